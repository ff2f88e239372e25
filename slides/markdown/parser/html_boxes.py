"""HTML's boxes, as `div` and `section`: which of them stand side by side, and which only hold what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.markdown.parser.node import Node
from slides.text.sanitize import percentage

BOXES = frozenset("div section article main header footer nav aside center figure figcaption details dialog fieldset hgroup".split())  # noqa: SIM905
"""Elements that hold others and mean nothing by themselves."""
_MOST = 4
"""This many boxes stand side by side; more than that are read one after the other."""
_SILENT = frozenset({"comment", "anchor", "markup"})
_ROW = pattern(
    r"(?:(?:multi|two|three|four|double|triple|[234])-?)?(?:cols?|columns?)(?:-(?:[234]|two|three|four|container|wrapper|layout|grid))"
    r"|(?:multi|two|three|four|double|triple|[234])-?(?:cols?|columns?)|cols|columns|row|rows?-cols?-\d|grid|inline-grid|flex|d-flex"
    r"|inline-flex|flex-row|flexbox|flex-container|grid-container|split|side-by-side|r-hstack|hstack|columns?[234]"
)
"""Classes under which decks set boxes side by side: Marp's and reveal's themes, Bootstrap, Tailwind, Quarto."""
_SIDE = pattern(
    r"cols?|column|left|right|middle|centre|center|flex-?col|half|third|(?:left|right|first|second)-(?:cols?|column|half|side)"
    r"|(?:cols?|column)-(?:left|right|\d{1,2})|col-(?:xs|sm|md|lg|xl)-\d{1,2}|w-1/[234]|w-[23]/[345]|pull-(?:left|right)"
)
"""Classes of a box that stands beside its neighbours."""
_COUNT = pattern(r"(?:grid-cols?|grid|columns?|cols?|row-cols|cards?|boxes)-?([234])(?:cols?|columns?)?")
_CARD = pattern(
    r"(?:[a-z]{1,20}-)?(?:box|card|tile|panel|item|feature|step|kpi|metric|stat|cell|block|pillar|col|column)(?:-[a-z0-9]{1,20}){0,3}"
)
"""Classes of a box that stands in a row or a grid where all its neighbours are of that class too."""
_USUAL_COUNT = {5: 3, 6: 3, 7: 4, 8: 4, 9: 3, 10: 4, 11: 4, 12: 4}
"""How many boxes stand side by side where there are more than four and nothing says how many."""
_BESIDE = pattern(
    r"(?:^|;)\s*(?:float\s*:\s*(?:left|right)|display\s*:\s*(?:inline-block|table-cell|inline-flex))",
)
_LAID_OUT = pattern(r"(?:^|;)\s*display\s*:\s*(?:inline-)?(?:flex|grid)\b")
_DOWNWARD = pattern(r"(?:^|;)\s*flex-(?:direction|flow)\s*:\s*column")
_TRACKS = pattern(r"(?:^|;)\s*grid-template(?:-columns)?\s*:([^;]{1,200})")
_REPEATED = pattern(r"\s*repeat\(\s*([234])\s*,")
_TRACK = pattern(r"(\d{1,3}(?:\.\d{1,3})?)(?:fr|%)(?=[\s\]]|$)")
_WIDTH = pattern(r"(?:^|;)\s*(?:max-)?(?:width|flex-basis)\s*:\s*(\d{1,3})(?:\.\d{1,6})?%")
_GROW = pattern(r"(?:^|;)\s*flex(?:-grow)?\s*:\s*(\d{1,2})(?:\.\d{1,3})?(?:\s|;|$)")
_TWELFTHS = pattern(r"(?:col(?:-(?:xs|sm|md|lg|xl))?|col-span)-(\d{1,2})")
_FRACTION = pattern(r"w-([1-4])/([2-5])")


_DRAGGED = pattern(r"\s*(\d{1,3})(?:\s|$)")
_WIDEST_SIDE = 65
"""A `<grid drag="width height">` of Advanced Slides that takes more of a slide's width, in percent, stands alone."""


def html_box(tag: str, attributes: Mapping[str, str], nodes: Sequence[Node], node: Node) -> Node:
    """An element that holds nodes: speaker notes, boxes side by side, or a box whose neighbours say what it is (see `settled_boxes`).

    `node` has its place in the outline.
    """
    classes = _classes(attributes)
    if (tag in ("aside", "div", "section") and "notes" in classes) or "speaker-notes" in classes:
        return replace(node, kind="container", children=tuple(settled_boxes(nodes)), info="notes")
    if tag == "figure":
        return replace(node, kind="box", children=tuple(_figure(settled_boxes(nodes))), info=tag)
    if (_is_row(attributes) or _are_cards(nodes)) and (found := _beside(attributes, nodes, node)):
        return replace(node, kind="box", children=tuple(found), info="row")
    return replace(node, kind="box", children=tuple(settled_boxes(nodes)), info=tag, attributes=dict(attributes))


def means_nothing(node: Node) -> bool:
    """Whether an element is read as what it holds and nothing more."""
    rows = any(child.kind == "container" and child.info in ("columns", "notes") for child in node.children)
    return node.kind == "box" and not rows and node.info not in ("row", "figure") and not _is_side(node.attributes)


def settled_boxes(nodes: Iterable[Node]) -> list[Node]:
    """Nodes without boxes: those that say that they stand beside their neighbours as columns, the others as what they hold."""
    found: list[Node] = []
    held: list[Node] = []
    for node in nodes:
        if (node.kind == "box" and _is_side(node.attributes)) or (node.kind in _SILENT and held):
            held.append(node)
        else:
            found += _sides(held)
            held = []
            found += node.children if node.kind == "box" else (node,)
    return found + _sides(held)


def _sides(held: Sequence[Node]) -> list[Node]:
    """Neighbours that stand side by side as columns, where there are two to four."""
    boxes = [node for node in held if node.kind == "box"]
    others = [node for node in held if node.kind != "box"]
    if not 2 <= len([each for each in boxes if _shows(each.children)]) <= _MOST:
        return [each for node in held for each in (node.children if node.kind == "box" else (node,))]
    return [*_columns([(each.children, each) for each in boxes], boxes[0], []), *others]


def _beside(attributes: Mapping[str, str], nodes: Sequence[Node], node: Node) -> list[Node]:
    """What a row of boxes shows: its columns, more than four of them in rows of as many as it says; nothing where it has one."""
    first: list[Node] = []
    sides: list[tuple[Sequence[Node], Node]] = []
    others = [each for each in nodes if each.kind in _SILENT]
    boxed = sum(each.kind == "box" for each in nodes)
    for each in nodes:
        if each.kind == "heading" and not sides and boxed > 1:
            first.append(each)
        elif each.kind == "box":
            sides.append((each.children, each))
        elif each.kind not in _SILENT:
            sides.append(((each,), each))
    sides = [side for side in sides if _shows(side[0])]
    count = _count(attributes) or _USUAL_COUNT.get(len(sides), 0)
    if count and len(sides) > count:
        rows = [sides[at : at + count] for at in range(0, len(sides), count)]
    elif 2 <= len(sides) <= _MOST:
        rows = [sides]
    else:
        return []
    tracks = _tracks(attributes)
    return [*others, *first, *(each for row in rows for each in _columns(row, node, tracks))]


def _columns(sides: Sequence[tuple[Sequence[Node], Node]], node: Node, tracks: Sequence[int]) -> list[Node]:
    """Columns in a container; one alone as what it holds. tracks: their widths in percent, where the row says them."""
    if len(sides) == 1:
        return list(sides[0][0])
    widths = list(tracks) if len(tracks) == len(sides) else _widths([side for _, side in sides])
    columns = tuple(
        Node("container", side.span, side.end, children=tuple(inner), info="column", attributes={"width": f"{width}%"} if width else {})
        for (inner, side), width in zip(sides, widths, strict=True)
    )
    return [Node("container", columns[0].span, node.end, children=columns, info="columns")]


def _figure(nodes: Sequence[Node]) -> list[Node]:
    """A figure's nodes, the caption of its only picture given to that."""
    pictures = [node for node in nodes if node.kind == "picture"]
    captions = [node for node in nodes if node.kind == "paragraph" and "caption" in node.attributes]
    plain = all(not run.link and not run.note for node in captions for run in node.runs)
    if len(pictures) != 1 or len(captions) != 1 or not plain or pictures[0].attributes.get("title"):
        return [replace(node, attributes={}) if node in captions else node for node in nodes]
    words = "".join(run.text for run in captions[0].runs)
    titled = replace(pictures[0], attributes={**pictures[0].attributes, "title": words})
    return [titled if node is pictures[0] else node for node in nodes if node is not captions[0]]


def _shows(nodes: Iterable[Node]) -> bool:
    return any(node.kind not in _SILENT for node in nodes)


def _classes(attributes: Mapping[str, str]) -> list[str]:
    return attributes.get("class", "").lower().split()[:30]


def _style(attributes: Mapping[str, str]) -> str:
    return attributes.get("style", "").lower()[:500]


def _is_row(attributes: Mapping[str, str]) -> bool:
    """Whether an element sets what it holds side by side."""
    style, classes = _style(attributes), _classes(attributes)
    if "flex-col" in classes or _DOWNWARD.search(style):
        return False
    return bool(_LAID_OUT.search(style)) or any(_ROW.fullmatch(name) or name.startswith("grid-cols") for name in classes)


def _are_cards(nodes: Sequence[Node]) -> bool:
    """Whether an element holds nothing but boxes of one class that is a card's or a box's."""
    shown = [node for node in nodes if node.kind not in _SILENT]
    names = {" ".join(_classes(node.attributes)[:1]) if node.kind == "box" else "" for node in shown}
    return len(shown) > 2 and len(names) == 1 and _CARD.fullmatch(names.pop()) is not None


def _is_side(attributes: Mapping[str, str]) -> bool:
    """Whether a box stands beside its neighbours."""
    style = _style(attributes)
    dragged = _DRAGGED.match(attributes.get("drag", ""))
    placed = dragged is not None and int(dragged[1]) <= _WIDEST_SIDE
    return placed or bool(_BESIDE.search(style) or _WIDTH.search(style)) or any(map(_SIDE.fullmatch, _classes(attributes)))


def _count(attributes: Mapping[str, str]) -> int:
    """How many boxes a row says it has; 0 where it does not."""
    for name in _classes(attributes):
        if found := _COUNT.fullmatch(name):
            return int(found[1])
    tracks = _TRACKS.search(_style(attributes))
    if tracks is None:
        return 0
    if repeated := _REPEATED.match(tracks[1]):
        return int(repeated[1])
    return min(len(tracks[1].split("/")[-1].split()), _MOST)


def _tracks(attributes: Mapping[str, str]) -> list[int]:
    """The widths of columns in percent that a grid says; none where it does not, or not of all."""
    found = _TRACKS.search(_style(attributes))
    named = next((name[len("grid-cols-[") : -1].replace("_", " ") for name in _classes(attributes) if name.startswith("grid-cols-[")), "")
    text = named.replace(",", " ") or (found[1] if found else "")
    shares = [float(each) for each in _TRACK.findall(text)]
    if len(shares) != len(text.split()) or not sum(shares):
        return []
    return [round(100 * each / sum(shares)) for each in shares]


def _widths(sides: Sequence[Node]) -> list[int]:
    """The widths in percent that boxes say; zeros where not all do."""
    found = [_width(side.attributes) for side in sides]
    if all(found):
        return [round(100 * each / max(sum(found), 1)) for each in found]
    given = sum(found)
    if sum(1 for each in found if not each) == 1 and 0 < given < 90 and any(_WIDTH.search(_style(side.attributes)) for side in sides):
        return [each or 100 - given for each in found]
    return [0] * len(sides)


def _width(attributes: Mapping[str, str]) -> int:
    """The width that a box says: percent, or parts of its row; 0 where it says none."""
    style = _style(attributes)
    if found := _WIDTH.search(style) or _GROW.search(style):
        return int(found[1])
    for name in _classes(attributes):
        if found := _TWELFTHS.fullmatch(name):
            return int(found[1])
        if found := _FRACTION.fullmatch(name):
            return 100 * int(found[1]) // int(found[2])
    width = attributes.get("width", "")
    return int(percentage(width) or 0) if width.endswith("%") else 0
