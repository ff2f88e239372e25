"""The nodes of one slide between two rules: backgrounds under its heading, columns from Slidev's slots, a title from its properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.markdown.dialects.matter import heading_of, pairs_of, read_matter
from slides.markdown.parser import Node
from slides.text.rich_text import plain

_SILENT = frozenset({"rule", "front matter", "matter", "comment", "property", "markup", "definition", "footnote", "pause", "background"})
_WHOLE = frozenset({"rule", "front matter", "matter", "definition", "footnote", "property", "comment"})
"""What stands beside a slide's columns and not in one."""
_ABOVE = frozenset({"title", "header", "heading", "top"})
"""Slots that stand above the others over the full width."""
_BELOW = frozenset({"bottom", "footer", "note", "notes"})
"""Slots that stand below them."""
SPECIAL = frozenset({"matter", "background", "slot"})
STAYS = frozenset({"rule", "front matter", "definition", "footnote", "comment"})
"""What of a slide that is a template for others is not left out."""
_LONGEST_TEMPLATE = 2_000
"""The kinds of node for which a slide is arranged at all."""


def template_words(nodes: Sequence[Node]) -> str:
    """The words, or else the pictures, of remark's slide with `layout: true`, which is shown on no slide of its own; empty elsewhere."""
    matter = next((node for node in nodes if node.kind == "matter" and node.info == "remark"), None)
    if matter is None or pairs_of(matter.text).get("layout", ("", 0))[0].lower() != "true":
        return ""
    shown = [inner for node in nodes if node.kind not in STAYS and node is not matter for inner in node.walk()]
    words = " ".join(" ".join(f"{plain(inner.runs)} {inner.text}" for inner in shown).split())
    return words[:_LONGEST_TEMPLATE] or ", ".join(inner.info[:80] for inner in shown if inner.kind == "picture")


def arranged(nodes: Sequence[Node], problems: list[Problem], unread: dict[str, list[tuple[str, Span]]]) -> Iterator[Node]:
    """A slide's nodes without matter, backgrounds and slots, which have become properties, pictures and columns."""
    found = list(_with_matter(nodes, problems, unread))
    pictures: list[Node] = []
    rest: list[Node] = []
    for node in found:
        if node.kind == "background":
            pictures += _picture(node, problems)
            if _opens_deck(node, found) or any(each.kind not in _SILENT for each in rest):
                rest += pictures
                pictures = []
        else:
            rest.append(node)
            if node.kind == "heading":
                rest += pictures
                pictures = []
    rest += pictures
    yield from _with_columns(rest) if any(node.kind == "slot" for node in rest) else rest


def with_headings_first(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes of a deck of remark, whose slides are split by rules alone: the only heading of a slide stands before its words."""
    slide: list[Node] = []
    for node in [*nodes, None]:
        if node is None or node.kind == "rule":
            yield from _heading_first(slide)
            slide = []
        if node is not None:
            slide.append(node)


def _heading_first(slide: Sequence[Node]) -> Iterator[Node]:
    headings = [at for at, node in enumerate(slide) if node.kind == "heading"]
    first = next((at for at, node in enumerate(slide) if node.kind not in _SILENT), len(slide))
    if len(headings) != 1 or headings[0] <= first:
        yield from slide
        return
    yield from (*slide[:first], slide[headings[0]], *slide[first : headings[0]], *slide[headings[0] + 1 :])


def _opens_deck(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether a background stands in front matter that makes a title slide."""
    front = next((each for each in nodes if each.kind == "front matter"), None)
    return front is not None and node.span.line <= front.end and "\ntitle:" in f"\n{front.text}" and not front.attributes


def _with_matter(nodes: Sequence[Node], problems: list[Problem], unread: dict[str, list[tuple[str, Span]]]) -> Iterator[Node]:
    """The nodes with what the slide's properties come to; a title that only they give is its heading."""
    before = takewhile(lambda node: node.kind != "slot" or node.info.lower() in _ABOVE, nodes)
    headed = any(node.kind == "heading" for node in before)
    for node in nodes:
        if node.kind != "matter":
            yield node
            continue
        matter = read_matter(node)
        for key, value, span in matter.unread:
            unread.setdefault(key, []).append((value, span))
        if matter.title and not headed and not matter.source:
            headed = True
            yield heading_of(matter.title, node)
        elif matter.title and not matter.source and _is_new(matter.title, nodes):
            message = f"the title in a slide's properties is not shown beside its heading: {matter.title[:200]}"
            hint = "keep the one that the audience should see"
            problems.append(Problem(rule_catalogue.SLIDE_MATTER, matter.place(node.span), message, hint))
        yield from matter.nodes


def _is_new(title: str, nodes: Sequence[Node]) -> bool:
    """Whether a title says anything that no heading of the slide says."""
    said = " ".join(plain(node.runs) for node in nodes if node.kind == "heading")
    return "".join(filter(str.isalnum, title.casefold())) not in "".join(filter(str.isalnum, said.casefold()))


def _picture(node: Node, problems: list[Problem]) -> Iterator[Node]:
    """A background as a picture that only adorns; a film or a page is reported."""
    if node.text in ("video", "iframe"):
        what = "film" if node.text == "video" else "web page"
        message = f"the {what} on a slide is left out: {node.info[:80]}"
        problems.append(Problem(rule_catalogue.NOT_CARRIED, node.span, message, "show a picture of it, or link to it"))
        return
    yield replace(node, kind="picture", attributes={"class": "decorative"})


def _with_columns(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes with the slots of Slidev (`::right::`) and Deckset's columns side by side.

    What stands in a slot for the title is above them, and so is what stands before `::left::`; elsewhere that is the first column.
    """
    begin = next((at + 1 for at, node in enumerate(nodes) if node.kind == "heading"), 0)
    slot = next(at for at, node in enumerate(nodes) if node.kind == "slot")
    begin = begin if begin <= slot else 0
    yield from nodes[:begin]
    slots: list[tuple[str, list[Node]]] = [("", [])]
    for node in nodes[begin:]:
        if node.kind in _WHOLE:
            yield node
        elif node.kind == "slot":
            slots.append((node.info.lower(), []))
        else:
            slots[-1][1].append(node)
    names = {name for name, _ in slots}
    above = _ABOVE | ({"", "default"} if "left" in names else set())
    yield from (node for name, side in slots if name in above for node in side)
    shown = [side for name, side in slots if name not in above and name not in _BELOW]
    sides = tuple(
        Node("container", side[0].span, side[-1].end, children=tuple(side), info="column")
        for side in shown
        if any(node.kind not in _SILENT for node in side)
    )
    if len(sides) > 1:
        yield Node("container", sides[0].span, sides[-1].end, children=sides, info="columns")
    else:
        yield from (node for side in shown for node in side)
    yield from (node for name, side in slots if name in _BELOW for node in side)
