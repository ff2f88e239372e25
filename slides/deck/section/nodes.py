"""What a node means inside a section, before it is read: the source line, notes, an alert, columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.diagnostics import Problem
from slides.base.lazy_regex import pattern
from slides.base.rule_catalogue import NOT_CARRIED
from slides.deck.blocks.prose import OWN_BLOCKS, as_text, literal, stands_alone
from slides.deck.blocks.registry import BY_DIRECTIVE
from slides.deck.section.labelled import labelled_groups, may_be_labelled
from slides.deck.section.naming import without_colon
from slides.markdown.parser import Node
from slides.markdown.parser.doc_sites import CALLOUTS
from slides.markdown.sections import QUESTION_MARKS, asks
from slides.markdown.speaker_notes import is_notes, opens_notes
from slides.text.rich_text import Paragraph, Run, bold, cut, plain, trim, unbold

ALERT = pattern(r"\[!([\w-]+)(?:\|[^\]\n]*)?\][-+]?\s*")
"""GitHub's alerts, and Obsidian's callouts, where a sign says whether one is folded."""
_SOURCE = pattern(
    r"(?i)^(sources?|quellen?|fuentes?|fonti|fonte|bron(nen)?|источники?|джерел[ао]|출처|出典|来源|來源|资料来源"
    r"|المصادر|المصدر|מקורות|מקור|منبع)\s?[:：]\s?(?=\S)"
)
_WRAPPER_NAMES = (
    "incremental nonincremental fragment fragments center smaller small r-stack r-fit-text r-hstack r-vstack aside panel-tabset "
    "content content-visible figure table fig tbl slide step div block chart"
)
WRAPPERS = frozenset(_WRAPPER_NAMES.split())
"""Containers that say how their content looks or moves: it is read as if it stood alone."""
_LONGEST_LABEL = 60
"""Letters of a bold line that stands over a list as a sub-heading does."""
_LAYOUTS = ("cards", "comparison", "process", "timeline", "figures", "statement", "faq")
"""Layouts that authors may take for containers."""
_COMMENTS = frozenset({"comment"})
_ROWS = frozenset({"columns", "row", "cols", "grid"})


def container_hint(name: str) -> str:
    """What to write instead of an unknown container: the name of a layout or of a container that is the same or similar."""
    from difflib import get_close_matches

    containers = ("notes", "columns", "chart", *(each for each in WRAPPERS if len(each) > 4))
    layouts = (*_LAYOUTS, *BY_DIRECTIVE)
    near = get_close_matches(name.casefold(), (*layouts, *containers), 1, 0.7)
    if near and near[0] in layouts:
        return f"for {near[0]} write <!-- layout: {near[0]} --> under the heading"
    return f"did you mean {near[0]}?" if near else "known: notes, columns"


def parts(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """Nodes one by one, and sub-headings with all that stands under them, except for what serves the whole slide."""
    group: list[Node] = []
    for node in with_captions_below(nodes):
        if node.kind == "heading" and not (group and node.level > group[0].level and not asks(node)):
            if group:
                yield group
            group = [node]
        elif group and not serves(node):
            group.append(node)
        else:
            yield [node]
    if group:
        yield group


def grouped_by_labels(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """Nodes one by one, and bold lines with the lists right under them, as sub-headings are: a group each.

    So are paragraphs that begin with labels, where nothing else but a lead stands on the slide. As `parts` where sub-headings
    stand among the nodes, or fewer than two such lines.
    """
    if may_be_labelled(nodes):
        labelled = labelled_groups(nodes, frozenset([at for at, node in enumerate(nodes) if serves(node)]))
        if labelled is not None:
            yield from labelled
            return
    at = [place for place in range(len(nodes) - 1) if nodes[place + 1].kind == "list" and _is_label(nodes[place])]
    if len(at) < 2 or any(node.kind == "heading" for node in nodes):
        yield from parts(nodes)
        return
    labels = set(at)
    for place, node in enumerate(nodes):
        if place in labels:
            yield [replace(node, kind="heading", level=3, runs=without_colon(unbold(node.runs))), nodes[place + 1]]
        elif place - 1 not in labels:
            yield [node]


def _is_label(node: Node) -> bool:
    """Whether a node is a short line, all of it bold, that is no question."""
    text = plain(node.runs).strip()
    bolds = all(run.bold or not run.text.strip() for run in node.runs)
    return node.kind == "paragraph" and bool(text) and bolds and len(text) <= _LONGEST_LABEL and not text.endswith(QUESTION_MARKS)


def serves(node: Node) -> bool:
    """Whether a node under a sub-heading is the whole slide's: a comment, notes, the takeaway, the source, footnotes."""
    return (
        node.kind in ("comment", "footnote", "matter", "markup", "anchor", "property", "pause")
        or is_notes(node)
        or is_source(node)
        or (node.kind == "quote" and alert(node).upper() == "IMPORTANT")
    )


def is_source(node: Node) -> bool:
    """Whether a node is a paragraph that says where the slide's content comes from."""
    return node.kind == "paragraph" and names_source(plain(node.runs))


def names_source(text: str) -> bool:
    """Whether a text begins as one does that says where something comes from."""
    return _SOURCE.match(text) is not None


def nodes_within(node: Node) -> list[Node]:
    """What a container holds, its title before it as a bold line."""
    title = [Node("paragraph", node.span, node.span.line, (Run(node.text, bold=True),))] if node.text else []
    return [*title, *node.children]


def alert(node: Node) -> str:
    """The name of a GitHub alert or of a callout, as Quarto (`callout-note`), MyST and Docusaurus have them; empty for anything else."""
    if node.kind == "container":
        name = node.info.removeprefix("callout-")
        return name if name in CALLOUTS and not is_notes(node) else ""
    first = node.children[0] if node.children else None
    found = ALERT.match(plain(first.runs)) if node.kind == "quote" and first and first.runs else None
    return found.group(1) if found else ""


def alert_parts(node: Node, name: str) -> tuple[tuple[Run, ...], tuple[Run, ...], list[Node]]:
    """An alert's name or title in bold, the words that follow it on its line, and the nodes after them."""
    title: tuple[Run, ...] = (Run(node.text or name.capitalize()),)
    children = list(node.children)
    if node.kind == "container" and not node.text and children and children[0].kind == "heading":
        title = children.pop(0).runs
    *start, end = bold(title) or (Run("", bold=True),)
    label = (*start, replace(end, text=f"{end.text}: "))
    if not children or children[0].kind != "paragraph":
        return label, (), children
    first, *rest = children
    found = ALERT.match(plain(first.runs)) if node.kind == "quote" else None
    return label, cut(first.runs, found.end() if found else 0, len(plain(first.runs))), rest


_CAPTION = pattern(r"(?:Table)?:\s+(?=\S)")
_CAPTION_ATTRIBUTES = pattern(r"(?:(?<!\s)\s++)?\{(?:[#.]|[\w-]++=)[^{}]*+\}\s*$")


def is_caption(node: Node) -> bool:
    """Whether a node is a table's caption as pandoc writes it: `: Its words {#tbl-name}`."""
    return node.kind == "paragraph" and _CAPTION.match(plain(node.runs)) is not None


def is_bare_caption(node: Node) -> bool:
    """Whether a node is a table's caption without words, which had nothing but attributes: `: {tbl-colwidths="[25,75]"}`."""
    return node.kind == "paragraph" and not node.children and plain(node.runs).strip() in (":", "Table:")


def with_captions_below(nodes: Sequence[Node]) -> Sequence[Node]:
    """Nodes with the captions that stand before their tables after them, as pandoc lets an author write either."""
    if all(node.kind != "table" for node in nodes):
        return nodes
    found = list(nodes)
    for at in range(1, len(found)):
        before, table = found[at - 1], found[at]
        after_table = at > 1 and found[at - 2].kind == "table"
        if table.kind == "table" and not after_table and is_caption(before):
            found[at - 1], found[at] = table, before
    return found


def without_caption_mark(node: Node) -> Node:
    """A caption's words alone."""
    text = plain(node.runs)
    start, end = _CAPTION.match(text), _CAPTION_ATTRIBUTES.search(text)
    return replace(node, runs=cut(node.runs, start.end() if start else 0, end.start() if end else len(text)))


def has_text(node: Node) -> bool:
    """Whether any word stands in a node."""
    return any(plain(runs).strip() for runs in literal(node))


def comments(node: Node) -> Iterator[Paragraph]:
    """Comments inside a block that are what the presenter says, as those between blocks are."""
    if node.kind != "comment" and not node.holds(_COMMENTS):
        return
    for inner in node.walk():
        if inner.kind == "comment":
            for child in inner.children:
                yield from as_text(child)


def columns_of(node: Node) -> tuple[Node, ...]:
    """The columns of a container that holds some side by side; none for any other."""
    if node.info not in _ROWS:
        return ()
    inner = tuple(child for child in node.children if child.kind not in ("comment", "rule"))
    named = tuple(child for child in inner if child.kind == "container")
    return named if len(named) == len(inner) else ()


def without_repeated_backgrounds(nodes: Sequence[Node], problems: list[Problem]) -> Sequence[Node]:
    """The nodes without a picture behind the slide that stands behind it already: Marp's authors name it again to give it room. That is
    reported.
    """
    behind = [node.info for node in nodes if _is_behind(node)]
    if len(set(behind)) == len(behind):
        return nodes
    seen: set[str] = set()
    found: list[Node] = []
    for node in nodes:
        again = _is_behind(node) and node.info in seen
        if again:
            message = f"the picture behind the slide is named twice and shown once: {node.info[:80]}"
            problems.append(Problem(NOT_CARRIED, node.span, message, "delete one of the two"))
        seen |= {node.info} if _is_behind(node) else set()
        found += [] if again else [node]
    return found


def _is_behind(node: Node) -> bool:
    """Whether a node is a picture behind a slide."""
    return node.kind == "picture" and node.text.split()[:1] == ["bg"]


def without_spoken(nodes: Sequence[Node], *, parted: bool) -> tuple[list[Node], list[Node]]:
    """The nodes that are shown, and those that are said: after remark's `???` up to its next pause or, in decks split by rules,
    after reveal's `Note:`.
    """
    shown: list[Node] = []
    said: list[Node] = []
    aloud = False
    for node in nodes:
        if opens_notes(node, parted=parted):
            aloud, node = True, _without_mark(node)
        elif node.kind == "pause":
            aloud = False
        (said if aloud else shown).append(node)
    return shown, said


def _without_mark(node: Node) -> Node:
    """A paragraph without the mark that begins the notes."""
    text = plain(node.runs)
    start = len(text) - len(text.lstrip("?")) if text.startswith("???") else len(text)
    return replace(node, runs=trim(cut(node.runs, start, len(text))))


def bold_line(node: Node) -> Node:
    """A deeper heading under a sub-heading as a bold line."""
    return replace(node, kind="paragraph", runs=tuple(replace(run, bold=True) for run in node.runs)) if node.kind == "heading" else node


def holds_others(node: Node) -> bool:
    """Whether something that has a place of its own stands in a node."""
    return stands_alone(node) or (node.holds(OWN_BLOCKS) and any(stands_alone(inner) for inner in node.walk()))
