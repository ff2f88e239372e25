"""A flowchart as native shapes: frames behind, connectors glued to boxes, labels on their lines."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from slides.base.geometry import Rect, Size, inches, points
from slides.base.records import frozen
from slides.design import NO_INSET, Colour, Fonts, Inset
from slides.design.page import Connector, Drawing, DrawingPart, Label, Path, Shape, Stroke, Words
from slides.text.rich_text import BREAK, Run, plain
from slides.visuals import labels
from slides.visuals.flowchart import arrangement
from slides.visuals.flowchart.arrangement import Planned, graph_of, is_too_large, planned
from slides.visuals.flowchart.frame_arrows import ended_at
from slides.visuals.flowchart.model import Arrow, ArrowLine, Figure, Flow, Stand
from slides.visuals.flowchart.node_shapes import LOOKS
from slides.visuals.graph_layout import LEFT, RIGHT, Direction, GraphForm, Route, forms, rank_count

_LINE, _THICK = points(1.5), points(3)
_CLOSE = inches(0.01)
_RING = points(4)
_ASIDE, _RULE = inches(0.12), points(1.5)
"""The margin beside the lines of a box with compartments, and how thick the rules above these are."""
_SLACK = inches(0.05)
"""How much wider than its longest line the place of a text in several lines is, so that all of them break as measured."""


def drawn_flowchart(flow: Flow, size: int, fonts: Fonts, room: Size, alt: str) -> Drawing:
    """A flowchart with type of `size` points. What does not fit the room comes out larger than it.

    One that runs downwards and is too tall runs from left to right where it fits so, as a slide is wide.
    """
    drawing = _drawn(_merged(flow), size, fonts, room, alt)
    if drawing.height <= room.height or flow.direction is not Direction.DOWN:
        return drawing
    turned = _merged(_turned(flow))
    if _is_too_large(turned, size, fonts, room):
        return drawing
    across = _drawn(turned, size, fonts, room, alt)
    return across if across.width <= room.width and across.height <= room.height else drawing


def _drawn(flow: Flow, size: int, fonts: Fonts, room: Size, alt: str) -> Drawing:
    """A flowchart in its own direction."""
    found = _forms(flow)
    plan = planned(flow, found, tuple(map(_ink, _fills(flow, found))), size, fonts, room)
    return _Shown(flow, plan, fonts, _fills(flow, found)).drawing(alt)


@lru_cache(maxsize=8)
def _turned(flow: Flow) -> Flow:
    """A flowchart that runs downwards from left to right, as a slide is wide."""
    return replace(flow, direction=Direction.RIGHT)


def cannot_fit(flow: Flow, size: int, fonts: Fonts, room: Size) -> bool:
    """Whether a flowchart with type of `size` points is known to be larger than the room, which costs much less than to draw it."""
    ways = (flow, _turned(flow)) if flow.direction is Direction.DOWN else (flow,)
    return all(_is_too_large(_merged(way), size, fonts, room) for way in ways)


def flowchart_fits(flow: Flow, size: int, fonts: Fonts, room: Size) -> bool | None:
    """Whether a flowchart with type of `size` points fits the room; None where only drawing it tells.

    One that is too large as it is may be too tall, and then it is turned, or too wide, and then it is not.
    """
    known = _fits(_merged(flow), size, fonts, room)
    if known is False and flow.direction is Direction.DOWN:
        return None if _fits(_merged(_turned(flow)), size, fonts, room) is not False else False
    return known


def _fits(flow: Flow, size: int, fonts: Fonts, room: Size) -> bool | None:
    """The same in its own direction."""
    found = _forms(flow)
    return arrangement.fits_in_ranks(flow, found, tuple(map(_ink, _fills(flow, found))), size, fonts, room)


def _is_too_large(flow: Flow, size: int, fonts: Fonts, room: Size) -> bool:
    """The same in its own direction."""
    found = _forms(flow)
    return is_too_large(flow, found, tuple(map(_ink, _fills(flow, found))), size, fonts, room)


@lru_cache(maxsize=8)
def _merged(flow: Flow) -> Flow:
    """The flowchart with one line for arrows of one look between the same boxes: their labels stand under each other, and two
    without labels that run against each other become one with two heads.
    """
    found: list[Arrow] = []
    for arrow in flow.arrows:
        same = next((at for at, each in enumerate(found) if replace(each, runs=(), ranks=1) == replace(arrow, runs=(), ranks=1)), -1)
        back = next((at for at, each in enumerate(found) if _runs_against(each, arrow)), -1)
        if same >= 0:
            both = (*found[same].runs, *_broken(found[same], arrow), *arrow.runs)
            found[same] = replace(found[same], runs=both, ranks=max(found[same].ranks, arrow.ranks))
        elif back >= 0:
            found[back] = replace(found[back], heads=(True, True))
        else:
            found.append(arrow)
    return replace(flow, arrows=tuple(found))


def _broken(one: Arrow, other: Arrow) -> tuple[Run, ...]:
    return (Run(BREAK),) if one.runs and other.runs else ()


def _runs_against(one: Arrow, other: Arrow) -> bool:
    """Whether two arrows lead there and back, look alike and say nothing."""
    ends = one.start != one.end and (one.start, one.end, one.start_frame, one.end_frame) == (
        other.end,
        other.start,
        other.end_frame,
        other.start_frame,
    )
    return (
        ends
        and one.drawn
        and other.drawn
        and one.line is other.line
        and one.heads == other.heads == (False, True)
        and not one.runs
        and not other.runs
    )


def _forms(flow: Flow) -> tuple[GraphForm, ...]:
    """The composed forms of a flowchart: what the author asks for, else what suits relations, of which processes are none."""
    shape = graph_of(flow)
    if flow.form == "layered" or not all(arrow.drawn and arrow.start_frame < 0 and arrow.end_frame < 0 for arrow in flow.arrows):
        return ()
    if flow.form:
        return forms(shape, flow.form)
    return forms(shape) if all(LOOKS[box.figure].relation for box in flow.boxes) else ()


@lru_cache(maxsize=8)
def _fills(flow: Flow, found: tuple[GraphForm, ...]) -> tuple[Colour, ...]:
    """The colour of each box: as its author makes it stand out; where none is a main one, the hub or the one beginning is."""
    named = any(box.stand is Stand.KEY for box in flow.boxes)
    first = None if named else found[0].hub if found else _beginning(flow)
    colours = {Stand.KEY: Colour.KEY, Stand.CONTRAST: Colour.CONTRAST, Stand.PLAIN: Colour.SOFT}
    return tuple(Colour.KEY if at == first and box.stand is Stand.PLAIN else colours[box.stand] for at, box in enumerate(flow.boxes))


def _beginning(flow: Flow) -> int:
    """The only box that no arrow leads to, if others follow from it; else -1."""
    entered = {end for arrow in flow.arrows for end in ((arrow.end, arrow.start) if arrow.heads[0] else (arrow.end,)) if arrow.heads[1]}
    left = Counter(arrow.start for arrow in flow.arrows)
    free = [at for at in range(len(flow.boxes)) if at not in entered]
    return free[0] if len(free) == 1 and left[free[0]] else -1


def _ink(fill: Colour) -> Colour:
    """The colour of text on a fill."""
    return Colour.INK if fill is Colour.SOFT else Colour.ON_FILL


@frozen
class _Shown:
    """A flowchart in its place."""

    flow: Flow
    planned: Planned
    fonts: Fonts
    fills: Sequence[Colour]

    def drawing(self, alt: str) -> Drawing:
        """Its shapes: frames, lines, boxes, and labels over all of them."""
        plan = self.planned.plan
        shapes: tuple[Shape | Connector, ...] = (*self._frames(), *self._lines(), *self._boxes(), *self._rules(), *self._labels())
        return Drawing(shapes, plan.size.width, plan.size.height, alt)

    def _frames(self) -> Iterator[Shape]:
        """The subgraphs, the outer ones first, and their titles."""
        plan, words = self.planned.plan, self.planned.words
        for at, (frame, place) in enumerate(zip(self.flow.frames, plan.frames, strict=True)):
            inner = frame.parent >= 0
            yield Shape(f"Frame {at + 1}", place, fill=Colour.CANVAS if inner else Colour.PANEL, part=DrawingPart.FRAME)
        for title, place in zip(words.titles, plan.titles, strict=True):
            if title.runs:
                yield Shape(f"Title: {_short(plain(title.runs))}", place, label=self._label(title, place.size, align="l"))

    def _lines(self) -> Iterator[Shape | Connector]:
        """The arrows: connectors, glued to the boxes where they meet the middle of a side; freeforms where they bend as LibreOffice's
        connectors cannot.
        """
        drawn = sum(1 for arrow in self.flow.arrows if arrow.drawn)
        first = len(self.flow.frames) + sum(1 for title in self.planned.words.titles if title.runs) + drawn
        for arrow, route in zip(self.flow.arrows, self.planned.plan.routes, strict=True):
            if not arrow.drawn:
                continue
            width, dash = _THICK if arrow.line is ArrowLine.THICK else _LINE, "dash" if arrow.line is ArrowLine.DASHED else ""
            stroke = Stroke(Colour.MUTED, width, dash, *arrow.heads)
            start = self._glue(arrow.start, route.start, first) if arrow.start_frame < 0 else None
            end = self._glue(arrow.end, route.end, first) if arrow.end_frame < 0 else None
            name = f"{self._name(arrow.start, arrow.start_frame)} to {self._name(arrow.end, arrow.end_frame)}"
            points = self._points(arrow, route)
            simple = _is_simple(points, start, end)
            yield Connector(name, points, stroke, start, end, DrawingPart.LINE) if simple else _freeform(name, points, stroke)

    def _glue(self, box: int, site: int | None, first: int) -> tuple[int, int] | None:
        """A connector's end as the page wants it: the number of a shape, and of its site."""
        sites = LOOKS[self.flow.boxes[box].figure].sites
        return None if site is None or sites is None else (first + box, sites[site])

    def _points(self, arrow: Arrow, route: Route) -> tuple[tuple[int, int], ...]:
        """A route that reaches slanted sides, too."""
        ends = []
        for box, site, (x, y) in ((arrow.start, route.start, route.points[0]), (arrow.end, route.end, route.points[-1])):
            inside = round(LOOKS[self.flow.boxes[box].figure].indent * self.planned.plan.boxes[box].width)
            ends.append((x + inside if site == LEFT else x - inside if site == RIGHT else x, y))
        found = (ends[0], *route.points[1:-1], ends[1])
        if arrow.start_frame >= 0:
            found = ended_at(found, self.planned.plan.frames[arrow.start_frame], start=True)
        return ended_at(found, self.planned.plan.frames[arrow.end_frame], start=False) if arrow.end_frame >= 0 else found

    def _boxes(self) -> Iterator[Shape]:
        """The boxes."""
        words = self.planned.words.boxes
        for at, (box, place, fill, text) in enumerate(zip(self.flow.boxes, self.planned.plan.boxes, self.fills, words, strict=True)):
            look = LOOKS[box.figure]
            if not box.runs:
                ring = Stroke(Colour.MUTED, _RING) if box.figure is Figure.END else None
                ink = Colour.CANVAS if ring else Colour.SOFT if box.figure is Figure.DIAMOND else Colour.MUTED
                yield Shape(box.said, place, look.geometry(), ink, ring, part=DrawingPart.LINE)
                continue
            stroke = Stroke(Colour.CANVAS, _LINE) if look.lined else None
            if box.compartments:
                label = labels.label(*self._inside(at), align="l", anchor="t", inset=self._margin(at))
            else:
                label = self._label(text, Size(round(place.width * look.text[0]), place.height), look.inner(place.width, place.height))
            yield Shape(_short(plain(box.runs)), place, look.geometry(), fill, stroke, label, look.adjust, part=DrawingPart.BOX)

    def _inside(self, box: int) -> tuple[Words, ...]:
        """A box's text and the lines of its compartments."""
        words = self.planned.words
        return (words.boxes[box], *itertools.chain(*words.compartments[box]))

    def _margin(self, box: int) -> Inset:
        """The margin of a box with compartments, whose text stands in the middle of its height."""
        place, text = self.planned.plan.boxes[box], labels.extent(self._inside(box), self.fonts)
        aside = min(_ASIDE, max(0, (place.width - text.width - _SLACK) // 2))
        return Inset(aside, max(0, (place.height - text.height) // 2), aside, 0)

    def _rules(self) -> Iterator[Shape]:
        """The rules above compartments, in the middle of the room above their first lines."""
        words = self.planned.words
        for at, (box, place, groups) in enumerate(zip(self.flow.boxes, self.planned.plan.boxes, words.compartments, strict=True)):
            above = [words.boxes[at]]
            for group in groups:
                y = place.y + self._margin(at).top + labels.extent(above, self.fonts).height + points(group[0].before) // 2
                rule = Rect(place.x, y, place.width, _RULE)
                yield Shape(f"Rule in {_short(plain(box.runs))}", rule, fill=Colour.CANVAS, part=DrawingPart.LINE)
                above += group

    def _labels(self) -> Iterator[Shape]:
        """The labels of arrows, each on the colour that it stands on."""
        frames = self.planned.plan.frames
        for words, route in zip(self.planned.words.labels, self.planned.plan.routes, strict=True):
            if words and route.label:
                inside = [at for at, frame in enumerate(frames) if _holds(frame, route.label)]
                ground = Colour.PANEL if inside and self.flow.frames[inside[-1]].parent < 0 else Colour.CANVAS
                label = self._label(words, route.label.size)
                yield Shape(f"Label: {_short(plain(words.runs))}", route.label, fill=ground, label=label, part=DrawingPart.NOTE)

    def _label(self, words: Words, room: Size, box: Rect | None = None, align: str = "ctr") -> Label:
        """A text in the middle of its room, as wide as its lines where there are several."""
        if len(words.breaks) < 2:
            return labels.label(words, align=align, box=box)
        aside = max(0, (room.width - labels.extent([words], self.fonts).width - _SLACK) // 2)
        if box is not None:
            return labels.label(words, align=align, box=Rect(box.x + aside, box.y, box.width - 2 * aside, box.height))
        inset = Inset(aside, 0, aside, 0) if align == "ctr" else NO_INSET
        return labels.label(words, align=align, inset=inset)

    def _name(self, box: int, frame: int = -1) -> str:
        if frame >= 0:
            return _short(plain(self.flow.frames[frame].runs)) or self.flow.frames[frame].name
        return _short(plain(self.flow.boxes[box].runs)) or self.flow.boxes[box].said


def _is_simple(points: Sequence[tuple[int, int]], start: object, end: object) -> bool:
    """Whether a line is straight, or glued at both ends and bends as a connector does that no one has adjusted: in its middle."""
    if len(points) == 2:
        return True
    if start is None or end is None or len(points) != 4:
        return False
    along = 1 if points[0][0] == points[1][0] else 0
    middle = (points[0][along] + points[3][along]) // 2
    between = min(points[0][along], points[3][along]) < points[1][along] < max(points[0][along], points[3][along])
    return between and abs(points[1][along] - middle) < _CLOSE


def _freeform(name: str, points: Sequence[tuple[int, int]], stroke: Stroke) -> Shape:
    """A line with corners as an open path."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    moved = [(x - left, y - top) for x, y in points]
    path = Path(max(width, 1), max(height, 1), (("M", *moved[0]), ("L", *(part for point in moved[1:] for part in point))), open=True)
    return Shape(name, Rect(left, top, width, height), path, stroke=stroke, part=DrawingPart.LINE)


def _short(text: str) -> str:
    """A text as a name in the Selection Pane."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "\u2026"


def _holds(frame: Rect, place: Rect) -> bool:
    """Whether a place lies inside a frame."""
    return frame.x <= place.x and frame.y <= place.y and place.right <= frame.right and place.bottom <= frame.bottom


def form_suits(flow: Flow) -> bool:
    """Whether the form that a flowchart asks for can be drawn of its boxes and arrows."""
    return flow.form == "layered" or bool(_forms(_merged(flow)))


def ranks(flow: Flow) -> int:
    """How many ranks a flowchart has; 0 where it is composed."""
    merged = _merged(flow)
    return 0 if _forms(merged) else rank_count(graph_of(merged))
