"""The expected side of the completeness check: what one node of the outline should show."""

from __future__ import annotations

from collections.abc import Iterable

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.checks.completeness.tokens import header_words, text_of
from slides.deck.blocks import visual_of
from slides.deck.blocks.callouts import CALLOUT
from slides.deck.blocks.picture import shown_description
from slides.deck.section.nodes import ALERT, is_caption, without_caption_mark
from slides.markdown.parser import Node
from slides.markdown.parser.badges import is_badge
from slides.markdown.resources import memoized_with_files

_TASK = pattern(r"(?::[a-z0-9+_-]+:\s+)?\[[ xX]\] ")
"""A task's box, which is drawn as a sign; an icon may stand before it."""
_UNSAID = frozenset({"front matter", "matter", "definition", "markup", "anchor", "property", "pause"})
_TABLES = frozenset({"table"})
DRAWABLE = frozenset({"container", "code"})


@frozen
class Expected:
    """The texts of a node, its tables' cells among them, and again alone in `cells`; the words of each header's cell; its
    pictures; its addresses, each with where it stands first. `enclosed`: something holds a table, and may make text of it.
    """

    texts: tuple[str, ...]
    cells: tuple[str, ...]
    headers: tuple[str, ...]
    tables: tuple[Node, ...]
    pictures: tuple[Node, ...]
    links: tuple[tuple[str, Span], ...]
    enclosed: bool


@memoized_with_files
def expected(node: Node) -> Expected:
    """What a node asks for."""
    inner = list(node.walk()) if node.children else [node]
    kinds = {each.kind for each in inner}
    tables = tuple([each for each in inner if each.kind == "table"] if "table" in kinds else ())
    texts: list[tuple[Span, str]] = []
    expected_texts((node,), texts)
    links: dict[str, Span] = {}
    for each in inner:
        for run in each.runs:
            if run.link and run.link not in links:
                links[run.link] = each.span
        if each.attributes and not is_badge(each) and (link := each.attributes.get("link", "")):
            links.setdefault(link, each.span)
    return Expected(
        tuple([text for _, text in texts]),
        tuple([text_of(cell.runs) for table in tables for row in table.children for cell in row.children]),
        tuple([header_words(cell.runs) for table in tables if table.children for cell in table.children[0].children]),
        tables,
        tuple([each for each in inner if each.kind == "picture"] if "picture" in kinds else ()),
        tuple(links.items()),
        bool(tables) and any(each.kind in ("container", "quote", "footnote") and _holds_table(each) for each in inner),
    )


def _holds_table(node: Node) -> bool:
    """Whether a table stands inside: in notes, an alert or a footnote it may become text."""
    return node.holds(_TABLES)


def expected_texts(nodes: Iterable[Node], texts: list[tuple[Span, str]]) -> None:
    """Every text that the outline says, with its line, after the others."""
    for node in nodes:
        kind = node.kind
        if kind in _UNSAID:
            continue
        if kind == "comment":
            expected_texts(node.children, texts)
            continue
        visual = visual_of(node) if kind in DRAWABLE else None
        if visual is not None and visual.suits(node):
            texts += visual.said(node)
            continue
        if node.runs:
            text = text_of(without_caption_mark(node).runs if is_caption(node) else node.runs)
            mark = (_TASK.match(text) or ALERT.match(text)) if text[:1] in ("[", ":") else CALLOUT.match(text) if text[:1] in "@a" else None
            texts.append((node.span, text[mark.end() :] if mark else text))
            for run in node.runs:
                if run.tip:
                    texts.append((node.span, run.tip))
        if kind == "picture" and is_badge(node):
            continue
        if node.text:
            texts.append((node.span, shown_description(node.text) if kind == "picture" else node.text))
        if kind == "picture" and node.attributes.get("title"):
            texts.append((node.span, node.attributes["title"]))
        if node.children:
            expected_texts(node.children, texts)
