"""The head of a project's page, as READMEs have it: badges, a logo, lines of links and thanks stand around its title.

The title is the heading 1, else what the logo is called, else the first short sentence that leads nowhere, else the name in bold or
code that the first paragraph begins with. What stands above it, and lines of
nothing but links, is for the speaker: it says nothing of the project. So is a contents list there: the deck has an agenda of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.markdown.contents_list import is_contents_list
from slides.markdown.parser import Node
from slides.markdown.parser.badges import is_badge, names_a_project, without_kind
from slides.markdown.speaker_notes import CONTAINERS
from slides.text.rich_text import Run, plain, unbold

_SILENT = frozenset({"comment", "markup", "anchor", "property"})
_BREAK = "br"
_LONGEST_TITLE = 70
_MOST_TITLES = 2
"""A page with more headings 1 has its sections under them; none of them is its title then."""
_BETWEEN = pattern(r"(?:[\s|/\\,;:\u00b7\u2022\u2013\u2014&+\-*\[\](){}<>~\u25cf\u2666\u00a0\u2003]|\U0001f1e6-\U0001f1ff)*")
"""What stands between the links of a line of links."""
_SENTENCE_WORDS = 3
_NAME_WORDS, _LONGEST_NAME = 4, 40
"""A project's name at the beginning of a sentence has so many words and letters at most."""
_NOTES = min(CONTAINERS)


def with_project_head(nodes: Sequence[Node]) -> list[Node]:
    """The nodes of a project's page with its title first; any others as they are."""
    nodes = _with_one_title(nodes)
    first = next((at for at, node in enumerate(nodes) if node.kind == "heading"), len(nodes))
    titles = sum(node.kind == "heading" and node.level == 1 for node in nodes)
    after = next((at for at in range(first + 1, len(nodes)) if nodes[at].kind == "heading"), len(nodes))
    titled = first < len(nodes) and nodes[first].level == 1 and (titles <= _MOST_TITLES or any(map(is_badge, nodes[first:after])))
    end = after if titled else first
    zone = nodes[:end]
    if end == len(nodes) or not (titled or _is_project(zone)):
        return list(nodes)
    if not _is_project(zone):
        return [*nodes[: first + 1], *_without_contents(nodes[first + 1 : end]), *nodes[end:]]
    rest = [node for node in nodes[end:] if node.kind != "rule"]
    if titled and titles > 1:  # its sections are as high as it is
        rest = [replace(node, level=node.level + 1) if node.kind == "heading" else node for node in rest]
    if titled:
        return [nodes[first], *_said([node for node in nodes[:first] if node.kind != "rule"]), *_under_title(nodes[first + 1 : end]), *rest]
    return [*_titled(zone), *rest]


def _with_one_title(nodes: Sequence[Node]) -> Sequence[Node]:
    """The nodes; of headings in the middle of the page, as HTML sets them, above the first other one, the highest is the title.

    The others are lines, and so is a heading that is a line of links, or a link alone above the title.
    """
    end = next((at for at, node in enumerate(nodes) if node.kind == "heading" and not _is_centred(node)), len(nodes))
    centred = [node for node in nodes[:end] if node.kind == "heading"]
    if not centred or end == len(nodes):
        return nodes
    said = next((at for at, node in enumerate(nodes[:end]) if _is_sentence(node)), end)
    named = [
        node for node in nodes[:said] if node.kind == "heading" and node.attributes.get("align") and not is_line_of_links(_as_line(node))
    ]
    title = min(named, key=lambda node: node.level, default=None)
    if title is None and nodes[end].level > 1 and not any(is_line_of_links(_as_line(node)) for node in centred):
        return nodes
    title = None if nodes[end].level == 1 else title
    found = [node if node.kind != "heading" else replace(node, level=1) if node is title else _as_line(node) for node in nodes[:end]]
    return [*found, *nodes[end:]]


def _is_centred(node: Node) -> bool:
    linked = node.level > 1 and len({run.link for run in node.runs}) == 1 and node.runs[0].link.startswith("http")
    return linked or node.attributes.get("align") == "center" or is_line_of_links(_as_line(node))


def _as_line(node: Node) -> Node:
    """A heading as a paragraph."""
    return replace(node, kind="paragraph", level=0)


def _is_project(zone: Sequence[Node]) -> bool:
    """Whether the nodes up to a page's second heading have what the head of a project's page has."""
    drawn = any(node.kind == "picture" or node.attributes.get("align") == "center" for node in zone)
    first = next((node for node in zone if node.info != _BREAK), None)
    return any(map(is_badge, zone)) or (first is not None and first.kind == "markup" and drawn)


def _said(above: Sequence[Node]) -> Iterator[Node]:
    """What stands above a title: a logo stays, words and pictures that lead elsewhere are for the speaker."""
    for node in above:
        stays = node.kind in _SILENT or is_badge(node) or (node.kind == "picture" and not node.attributes.get("link"))
        yield node if stays else _as_notes(node)


def _without_contents(nodes: Sequence[Node]) -> Iterator[Node]:
    """What stands under a title, a contents list and the line that leads to it as notes."""
    for at, node in enumerate(nodes):
        leads = at + 1 < len(nodes) and node.kind == "paragraph" and len(plain(node.runs)) < _LONGEST_TITLE
        yield _as_notes(node) if is_contents_list(node) or (leads and is_contents_list(nodes[at + 1])) else node


def _under_title(nodes: Sequence[Node]) -> Iterator[Node]:
    """What stands under the title, lines of links and the contents list as notes."""
    for node in _without_contents([node for node in nodes if node.kind != "rule"]):
        yield _as_notes(node) if is_line_of_links(node) else node


def _titled(zone: Sequence[Node]) -> Iterator[Node]:
    """A head without a heading under the name of its logo or its first sentence; as it is where it has neither."""
    first = next((at for at, node in enumerate(zone) if node.kind == "paragraph"), len(zone))
    logo = next((node for node in zone[:first] if node.kind == "picture" and not is_badge(node) and names_a_project(node.text)), None)
    sentence = next((at for at, node in enumerate(zone) if _is_sentence(node)), None)
    if logo is not None and len(without_kind(logo.text)) <= _LONGEST_TITLE:
        named = logo
        title: tuple[Run, ...] = (Run(without_kind(logo.text)),)
    elif sentence is not None and len(plain(zone[sentence].runs)) <= _LONGEST_TITLE:
        named = zone[sentence]
        title = unbold(named.runs)
    elif (found := next(((node, name) for node in zone if (name := _first_name(node))), None)) is not None:
        named, title = found[0], (Run(found[1]),)
        sentence = zone.index(named)
    else:
        yield from zone
        return
    yield Node("heading", named.span, named.end, title, level=1)
    before = sentence if sentence is not None else 0
    yield from _said([node for node in zone[:before] if node.kind != "rule"])
    yield from _under_title([node for node in zone[before:] if node is not named or node is logo or _first_name(node) == plain(title)])


def _first_name(node: Node) -> str:
    """The name in bold or code that a paragraph begins with, before other words; empty where there is none."""
    if node.kind != "paragraph" or node.children or len(node.runs) < 2 or not (node.runs[0].bold or node.runs[0].code):
        return ""
    name = node.runs[0].text.strip()
    goes_on = node.runs[1].text.startswith(" ") and len(plain(node.runs).split()) > len(name.split()) + _SENTENCE_WORDS
    return name if goes_on and len(name) <= _LONGEST_NAME and 0 < len(name.split()) <= _NAME_WORDS else ""


def _is_sentence(node: Node) -> bool:
    """Whether a node is a paragraph of a few words that lead nowhere, neither to an address nor to what follows."""
    text = plain(node.runs).strip() if node.kind == "paragraph" and not node.children else ""
    linked = any(run.link for run in node.runs)
    return len(text.split()) >= _SENTENCE_WORDS and not linked and not text.endswith((":", "\uff1a"))


def is_line_of_links(node: Node) -> bool:
    """Whether a node is a paragraph of at least two links with nothing but marks between them."""
    if node.kind != "paragraph" or node.children or len({run.link for run in node.runs if run.link}) < 2:
        return False
    return all(run.link or run.raised or _BETWEEN.fullmatch(run.text) for run in node.runs)


def _as_notes(node: Node) -> Node:
    """A node as what the presenter may say."""
    return Node("container", node.span, node.end, children=(node,), info=_NOTES)
