"""Text under labels: paragraphs and lines that begin with a few bold words and a colon, as parts of a slide or as items of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.records import frozen
from slides.deck.section.naming import without_colon
from slides.markdown.parser import Node
from slides.markdown.sections import QUESTION_MARKS, asks
from slides.text.form_words import is_aside
from slides.text.rich_text import BREAK, Run, cut, lines_of, plain, trim, unbold
from slides.text.words import word_count

_LONGEST_LABEL = 60
"""Letters of a line that stands over a list as a sub-heading does."""
_LONGEST_LEAD, _MOST_LEAD_WORDS = 42, 6
"""The same of what stands before a colon with text behind it, and its words."""
_MOST_LEADING_WORDS = 45
"""Words of the paragraph before the parts."""
_MOST_STRESSED_WORDS = 25
_DASHES = ("\u2014", "\u2013", "--")
_SENTENCE_ENDS = (".", "!", "\u3002", "\uff01")
_LONGEST_POINT = 150
_BEFORE_POINT = frozenset({"list", "table"})
_QUOTATION_MARKS = "\"'\u201c\u201e\u00ab\u2018\u300c\u2014"
_COLONS = (":", "\uff1a")
_FEWEST = 2


@frozen
class _Label:
    """What a paragraph is about, and what follows it there."""

    heading: tuple[Run, ...]
    rest: tuple[Run, ...]


def with_lines_apart(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, a paragraph of lines that each begin with a label as a list; as paragraphs where the last leads to a list."""
    found: list[Node] = []
    for at, node in enumerate(nodes):
        if node.kind != "paragraph" or node.children or not any([BREAK in run.text for run in node.runs]):  # noqa: C419 - a generator takes twice as long
            found.append(node)
            continue
        lines = lines_of(node.runs)
        labels = [_label(line) for line in lines]
        if len(lines) < _FEWEST or not all(labels):
            found.append(node)
            continue
        apart = [replace(node, runs=trim(line)) for line in lines]
        told = [label.rest for label in labels if label is not None]
        announces = at + 1 < len(nodes) and nodes[at + 1].kind == "list"
        if all(told[:-1]) and announces:
            found += apart
        elif all(told):
            items = tuple(Node("item", node.span, node.end, children=(each,)) for each in apart)
            found.append(Node("list", node.span, node.end, children=items))
        else:
            found.append(node)
    return found


def is_stressed(node: Node) -> bool:
    """Whether a quotation quotes nobody: one short paragraph, all of it in bold and without quotation marks, is what the slide says."""
    only = node.children[0] if len(node.children) == 1 else None
    if only is None or only.kind != "paragraph" or only.children or not only.runs:
        return False
    text = plain(only.runs).strip()
    whole = all(run.bold or not any(map(str.isalnum, run.text)) for run in only.runs) and BREAK not in text
    return whole and text[:1] not in _QUOTATION_MARKS and 1 < word_count(text) <= _MOST_STRESSED_WORDS and not text.endswith(_COLONS)


def holds_list(node: Node) -> bool:
    """Whether a quotation holds a list and names nobody: text that is set apart, and nobody's words."""
    kinds = [child.kind for child in node.children]
    if "list" not in kinds or any(kind not in ("paragraph", "list") for kind in kinds):
        return False
    return not plain(node.children[-1].runs).lstrip().startswith(_DASHES)


def last_point(nodes: Sequence[Node]) -> Node | None:
    """The quotation that ends a slide after its list or its table, where it is one short sentence of the slide's own; None for others."""
    last = nodes[-1] if len(nodes) > 1 else None
    only = last.children[0] if last is not None and last.kind == "quote" and len(last.children) == 1 else None
    return last if only is not None and nodes[-2].kind in _BEFORE_POINT and _is_point(only) else None


def bold_point(nodes: Sequence[Node]) -> Node | None:
    """The paragraph that ends a slide after its list, where it is one short sentence, all of it in bold; None for others."""
    last = nodes[-1] if len(nodes) > 1 else None
    if last is None or last.kind != "paragraph" or nodes[-2].kind != "list" or any(run.link or run.code for run in last.runs):
        return None
    whole = all(run.bold or not any(map(str.isalnum, run.text)) for run in last.runs)
    return last if whole and plain(last.runs).rstrip().endswith(_SENTENCE_ENDS) and _is_point(last) else None


def _is_point(paragraph: Node) -> bool:
    """Whether a paragraph is one short sentence of the slide's own, and no question, quotation or aside."""
    if paragraph.kind != "paragraph" or paragraph.children:
        return False
    text = plain(paragraph.runs).strip()
    whole = BREAK not in text and text[:1] not in (*_QUOTATION_MARKS, "[", "(") and not text.endswith((*_COLONS, *QUESTION_MARKS))
    return whole and len(text) <= _LONGEST_POINT and 3 < word_count(text) <= _MOST_STRESSED_WORDS and not is_aside(text)


def only_heading(nodes: Sequence[Node]) -> Node | None:
    """The only sub-heading of a slide that begins it, where further ones stand under it; None where there is none such."""
    heads = [node for node in nodes if node.kind == "heading"]
    if len(heads) <= _FEWEST:
        return None
    inner = [node.level for node in heads[1:]]
    first = next((node for node in nodes if node.kind != "comment"), None)
    return heads[0] if first is heads[0] and min(inner) > heads[0].level and not any(map(asks, heads)) else None


def lone_heading(nodes: Sequence[Node]) -> Node | None:
    """The only sub-heading of a slide, where it begins the slide and groups under labels stand under it; None for any other."""
    first = next((node for node in nodes if node.kind != "comment"), None)
    if first is None or first.kind != "heading" or asks(first):
        return None
    return first if may_be_labelled([node for node in nodes if node is not first]) else None


def with_inner_headings_raised(nodes: Sequence[Node], only: Node, *, named: bool) -> list[Node]:
    """The nodes, the headings under an only sub-heading in its place. named: the slide's title says it; else it leads to them in bold."""
    raised = min(node.level for node in nodes if node.kind == "heading" and node is not only) - only.level
    found = [_raised(node, raised) if node is not only else _bold(node) for node in nodes]
    return [node for node, old in zip(found, nodes, strict=True) if old is not only or not named]


def _raised(node: Node, by: int) -> Node:
    """A heading so many levels higher; any other node as it is."""
    return replace(node, level=node.level - by) if node.kind == "heading" else node


def _bold(node: Node) -> Node:
    """A heading as a bold line."""
    runs = tuple(replace(run, bold=True) for run in without_colon(node.runs))
    return replace(node, kind="paragraph", level=0, runs=runs)


def may_be_labelled(nodes: Sequence[Node]) -> bool:
    """Whether at least two paragraphs begin in bold, or end with a colon."""
    found = 0
    for node in nodes:
        if node.kind == "heading":
            return False
        if node.kind == "paragraph" and node.runs and (node.runs[0].bold or node.runs[-1].text.rstrip()[-1:] in _COLONS):
            found += 1
    return found >= _FEWEST


def labelled_groups(nodes: Sequence[Node], serves: frozenset[int]) -> Iterator[list[Node]] | None:
    """The nodes as groups of a sub-heading and what stands under it, where all but a lead and what serves the slide stands under labels.

    None where it does not, or there are fewer than two labels.

    serves: the places of nodes that are the whole slide's.
    """
    heads = [_head(nodes, at) if at not in serves else None for at in range(len(nodes))]
    first = next((at for at, head in enumerate(heads) if head is not None), len(nodes))
    if sum(head is not None for head in heads) < _FEWEST or not _is_lead(
        [node for at, node in enumerate(nodes[:first]) if at not in serves]
    ):
        return None
    others = [at for at in range(first, len(nodes)) if heads[at] is None and at not in serves]
    if any(nodes[at].kind != "list" or (at - 1 in serves) for at in others):
        return None
    return _grouped(nodes, heads)


def _grouped(nodes: Sequence[Node], heads: Sequence[_Label | None]) -> Iterator[list[Node]]:
    """The nodes in groups."""
    group: list[Node] = []
    for node, head in zip(nodes, heads, strict=True):
        if head is not None:
            if group:
                yield group
            heading = replace(node, kind="heading", level=3, runs=unbold(head.heading))
            group = [heading, *([replace(node, runs=head.rest)] if head.rest else [])]
        elif group and node.kind == "list":
            group.append(node)
        else:
            if group:
                yield group
            group = []
            yield [node]
    if group:
        yield group


def _head(nodes: Sequence[Node], at: int) -> _Label | None:
    """The label of a paragraph that has text behind it, or a list under it."""
    node = nodes[at]
    if node.kind != "paragraph" or node.children or not node.runs:
        return None
    label = _label(node.runs) if BREAK not in plain(node.runs) else None
    listed = at + 1 < len(nodes) and nodes[at + 1].kind == "list"
    if label is not None and label.rest:
        return label if node.runs[0].bold else None
    return _whole(node.runs) if listed else None


def _whole(runs: tuple[Run, ...]) -> _Label | None:
    """A line as the label of the list under it: all in bold, or a few words before a colon."""
    text = plain(runs).strip()
    bolds = all(run.bold or not run.text.strip() for run in runs)
    if not text or len(text) > _LONGEST_LABEL or text.endswith(QUESTION_MARKS):
        return None
    if not bolds and not (text.endswith(_COLONS) and word_count(text) <= _MOST_LEAD_WORDS):
        return None
    return _Label(without_colon(runs), ())


def _label(runs: tuple[Run, ...]) -> _Label | None:
    """The few words before the first colon of a line, and what follows; in bold they end where the colon does."""
    text = plain(runs)
    at = next((place for place, letter in enumerate(text[: _LONGEST_LEAD + 1]) if letter in _COLONS), -1)
    head = text[:at].strip()
    follows = text[at + 1 : at + 2]
    if at < 1 or not head or word_count(head) > _MOST_LEAD_WORDS or not (not follows or follows.isspace() or text[at] == _COLONS[1]):
        return None
    if any(run.code or run.link for run in cut(runs, 0, at)) or any(run.tex for run in cut(runs, at, at + 1)):
        return None
    return _Label(trim(cut(runs, 0, at)), trim(cut(runs, at + 1, len(text))))


def label_of_line(runs: tuple[Run, ...]) -> bool:
    """Whether a line begins with a label, and words follow it."""
    found = _label(runs)
    return found is not None and bool(found.rest)


def label_before(runs: tuple[Run, ...]) -> str:
    """The words of the label that a line begins with, where others follow it; empty for any other line."""
    found = _label(runs)
    return plain(found.heading).strip(" *_") if found and found.rest else ""


def _is_lead(nodes: Sequence[Node]) -> bool:
    """Whether nodes are a short paragraph at most."""
    return not nodes or (len(nodes) == 1 and nodes[0].kind == "paragraph" and word_count(plain(nodes[0].runs)) <= _MOST_LEADING_WORDS)


__all__ = [
    "is_stressed",
    "label_before",
    "label_of_line",
    "labelled_groups",
    "last_point",
    "may_be_labelled",
    "only_heading",
    "with_inner_headings_raised",
    "with_lines_apart",
]
