"""A roadmap as shapes: lanes with their names, an axis of time above, bars and milestones with their names in or beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from slides.base.geometry import Rect, Size, inches, points
from slides.base.records import frozen
from slides.design import Colour, Inset
from slides.design.page import Connector, Drawing, DrawingPart, Shape, Stroke, Words
from slides.visuals import labels as sketch
from slides.visuals.cards import SMALLEST, CardType, card_box
from slides.visuals.roadmap.task import Roadmap, Task
from slides.visuals.roadmap.time_ticks import TimeScale, scales

_NEAR, _LANE_GAP = inches(0.08), inches(0.06)
_ROOMY = 16
_TALLEST = 2.4
"""A row is at most this many lines of its type high."""
_LANES, _NAMES = 0.20, 0.34
"""Lanes' names, and tasks' names in a column, take at most these shares of the width where their words allow."""
_MOST_TICKS, _LEAST_TICKS = 18, 3
_GRID = Stroke(Colour.LAND, points(0.75))
_EDGE = Stroke(Colour.KEY, points(1.5))
_ALERT = Stroke(Colour.CONTRAST, points(2.25))
_LEAST_BAR = inches(0.10)
_DONE = "\u2713 "
Drawn = list[Shape | Connector]


@frozen
class _Bar:
    """A task with its place along the axis, its words, and where these stand: in the bar, right or left of it, or in a column."""

    task: Task
    x: int
    width: int
    words: Words
    size: Size
    side: str

    @property
    def reach(self) -> tuple[int, int]:
        """From where to where it and its words go."""
        before = self.size.width + _NEAR if self.side == "left" else 0
        after = self.size.width + _NEAR if self.side == "right" else 0
        return self.x - before, self.x + self.width + after


@frozen
class RoadmapDrawing:
    """A roadmap in one type in a room."""

    road: Roadmap
    type: CardType
    room: Size
    alt: str

    def ways(self) -> Iterator[Drawing]:
        """The ways to draw it, the clearest first: a row for each task with its name at its bar; names in a column; tasks that do
        not touch in one row.
        """
        for listed, packed in ((False, False), (False, True), (True, False)):
            drawn = self._drawn(listed=listed, packed=packed)
            if drawn is not None:
                yield drawn

    def _drawn(self, *, listed: bool, packed: bool) -> Drawing | None:
        """One way; None where a name finds no place."""
        left = self._lane_width()
        names = self._name_width() if listed else 0
        start = left + (names + 2 * _NEAR if names else 0)
        scale = self._scale(max(self.room.width - start, 1))
        if scale is None or self.room.width - start < self.room.width // 3:
            return None
        plot = Rect(start, 0, self.room.width - start, self.room.height)
        bars = [self._bar(task, plot, scale, names) for task in self.road.tasks]
        if any(bar is None for bar in bars):
            return None
        rows = self._rows([bar for bar in bars if bar is not None], packed=packed)
        return self._assembled(rows, plot, scale, Size(left, names))

    def _line(self) -> int:
        """The height of a line of type."""
        return self._extent(self._text("x", Colour.INK)).height

    def _text(self, text: str, colour: Colour, width: int | None = None, *, strong: bool = False, size: int = 0) -> Words:
        return sketch.label_words(text, size or self.type.size, colour, self.type.fonts, width, strong=strong)

    def _extent(self, *words: Words) -> Size:
        return sketch.extent(words, self.type.fonts)

    @property
    def _air(self) -> int:
        """The space above and below a bar's words."""
        return inches(0.05 if self.type.size >= _ROOMY else 0.01)

    @property
    def _gap(self) -> int:
        """The space between rows."""
        return inches(0.08 if self.type.size >= _ROOMY else 0.03)

    @property
    def _small(self) -> int:
        """The size of the axis's names in points."""
        return max(SMALLEST, self.type.size * 3 // 4)

    def _lane_width(self) -> int:
        """How wide the lanes' heads are; nothing where no lane has a name."""
        names = [name for name in self.road.lanes if name]
        if not names:
            return 0
        whole = max(self._extent(self._text(name, Colour.INK, strong=True)).width for name in names)
        least = max(self.type.word(tuple(self._text(name, Colour.INK).runs)) for name in names)
        return max(min(whole, int(self.room.width * _LANES)), least) + self.type.sides

    def _name_width(self) -> int:
        """How wide a column of the tasks' names is."""
        texts = [self._text(_shown(task), Colour.INK) for task in self.road.tasks]
        whole = max(self._extent(text).width for text in texts)
        least = 0 if self.type.size <= SMALLEST else max(sketch.longest_word(text.runs, text.size, self.type.fonts) for text in texts)
        return max(min(whole, int(self.room.width * _NAMES)), least)

    def _scale(self, width: int) -> TimeScale | None:
        """The finest axis whose names fit."""
        low, high = min(task.start for task in self.road.tasks), max(task.end for task in self.road.tasks)
        found = None
        for scale in scales(low, high, _MOST_TICKS):
            found = scale
            room = width // (len(scale.ticks) - 1)
            if all(self._extent(self._text(tick.name, Colour.MUTED, size=self._small)).width <= room for tick in scale.ticks):
                return scale
        return found

    def _bar(self, task: Task, plot: Rect, scale: TimeScale, names: int) -> _Bar | None:
        """A task's bar and the place of its name; None where it finds none."""
        span = scale.high - scale.low
        first, last = (plot.x + (at - scale.low) * plot.width // span for at in (task.start, task.end))
        high = self._line() + 2 * self._air
        if task.milestone:
            middle = min(max((first + last) // 2, plot.x + high // 2), plot.right - high // 2)
            first, last = middle - high // 2, middle + high // 2
        first = min(first, plot.right - _LEAST_BAR)
        width = max(last - first, _LEAST_BAR)
        outside = self._text(_shown(task), Colour.INK, names or None)
        size = self._extent(outside)
        if names:
            return _Bar(task, first, width, outside, size, "column")
        inner = self._text(_shown(task), self._ink(task))
        if not task.milestone and self._extent(inner).width + 2 * _NEAR <= width:
            return _Bar(task, first, width, inner, size, "in")
        if first + width + _NEAR + size.width <= plot.right:
            return _Bar(task, first, width, outside, size, "right")
        if first - _NEAR - size.width >= plot.x:
            return _Bar(task, first, width, outside, size, "left")
        return None

    def _rows(self, bars: Sequence[_Bar], *, packed: bool) -> list[list[list[_Bar]]]:
        """The rows of each lane: a bar each, or as many as do not touch."""
        found: list[list[list[_Bar]]] = []
        for _, members in groupby(bars, lambda bar: bar.task.lane):
            rows: list[list[_Bar]] = []
            for bar in members:
                room = next((row for row in rows if row[-1].reach[1] + 2 * _NEAR <= bar.reach[0]), None) if packed else None
                if room is None:
                    rows.append([bar])
                else:
                    room.append(bar)
            found.append(rows)
        return found

    def _assembled(self, lanes: list[list[list[_Bar]]], plot: Rect, scale: TimeScale, columns: Size) -> Drawing:
        """Heading, axis, lanes and bars under each other. columns: the widths of the lanes' heads and of the tasks' names."""
        shapes, y = self._heading()
        axis, y = self._axis(plot, scale, y)
        top = y
        heads = [self._head(rows[0][0].task.lane, columns.width) for rows in lanes]
        counts = [len(rows) for rows in lanes]
        row = self._row_height(lanes, self.room.height - top)
        backs: Drawn = []
        bars: Drawn = []
        for at, rows in enumerate(lanes):
            heights = [max(row, max(bar.size.height for bar in members) + 2 * self._air) for members in rows]
            own = sum(heights) + self._gap * (counts[at] + 1)
            height = max(own, self.type.height(heads[at]) if heads[at] else 0)
            backs += self._lane(at, Rect(0, y, self.room.width, height), columns.width, heads[at])
            place = y + (height - own) // 2 + self._gap
            for members, high in zip(rows, heights, strict=True):
                for bar in members:
                    bars += self._shapes(bar, Rect(bar.x, place, bar.width, high), plot.x - columns.height - _NEAR)
                place += high + self._gap
            y += height + _LANE_GAP
        bottom = y - _LANE_GAP
        lines = [
            Connector(f"Grid {at + 1}", ((x, top), (x, bottom)), _GRID)
            for at, tick in enumerate(scale.ticks)
            for x in (plot.x + (tick.at - scale.low) * plot.width // (scale.high - scale.low),)
        ]
        return Drawing((*shapes, *axis, *backs, *lines, *bars), self.room.width, bottom, self.alt)

    def _row_height(self, lanes: list[list[list[_Bar]]], room: int) -> int:
        """How high a row is: as the room allows, between a line with some air and more than two lines."""
        count = sum(map(len, lanes))
        spare = room - self._gap * (count + len(lanes)) - _LANE_GAP * (len(lanes) - 1)
        line = self._line()
        return max(line + 2 * self._air, min(spare // count, int(line * _TALLEST)))

    def _heading(self) -> tuple[Drawn, int]:
        """The heading, and where what follows it begins."""
        if not self.road.heading:
            return [], 0
        words = self._text(self.road.heading, Colour.INK, self.room.width, strong=True)
        height = self._extent(words).height
        return [card_box("Heading", Rect(0, 0, self.room.width, height), [words], None)], height + _NEAR

    def _axis(self, plot: Rect, scale: TimeScale, y: int) -> tuple[Drawn, int]:
        """The names of units, those of larger units above them, and where the lanes begin."""
        found: Drawn = []
        xs = [plot.x + (tick.at - scale.low) * plot.width // (scale.high - scale.low) for tick in scale.ticks]
        high = self._extent(self._text("0", Colour.MUTED, size=self._small)).height
        if not self.road.dateless and scale.ticks[0].above:
            for name, group in groupby(range(len(scale.ticks) - 1), lambda at: scale.ticks[at].above):
                members = list(group)
                place = Rect(xs[members[0]], y, xs[members[-1] + 1] - xs[members[0]], high)
                words = self._text(name, Colour.INK, strong=True, size=self._small)
                if self._extent(words).width <= place.width:
                    found.append(card_box(f"Period {len(found) + 1}", place, [words], None))
            y += high
        for at, tick in enumerate(scale.ticks[:-1]):
            words = self._text(tick.name, Colour.MUTED, size=self._small)
            found.append(card_box(f"Time {at + 1}", Rect(xs[at], y, xs[at + 1] - xs[at], high), [words], None))
        return found, y + high + _NEAR // 2

    def _head(self, lane: int, width: int) -> list[Words]:
        """A lane's name for a head of this width."""
        name = self.road.lanes[lane]
        return [self._text(name, Colour.INK, width - self.type.sides, strong=True)] if name else []

    def _lane(self, at: int, place: Rect, head: int, words: Sequence[Words]) -> Drawn:
        """A lane's ground and its head."""
        ground: Drawn = [
            Shape(f"Lane {at + 1}", Rect(head, place.y, place.width - head, place.height), fill=Colour.PANEL, part=DrawingPart.FRAME)
        ]
        if not head:
            return ground
        return [*ground, card_box(f"Lane {at + 1} name", Rect(0, place.y, head, place.height), words, Colour.SOFT, "l", "ctr")]

    @property
    def _stated(self) -> bool:
        """Whether any task says how far it is."""
        return any(task.done or task.active for task in self.road.tasks)

    def _ink(self, task: Task) -> Colour:
        """The colour of words in a bar."""
        return Colour.INK if self._fill(task) in (Colour.SOFT, Colour.CANVAS) else Colour.ON_FILL

    def _fill(self, task: Task) -> Colour:
        """A bar's colour: done ones recede, those under way stand out, and those to come are outlined where any has a state."""
        if task.done:
            return Colour.SOFT
        if task.critical:
            return Colour.CONTRAST
        return Colour.KEY if task.active or task.milestone or not self._stated else Colour.CANVAS

    def _shapes(self, bar: _Bar, place: Rect, column: int) -> Iterator[Shape]:
        """A bar or a milestone, and its words where they stand outside of it. column: where a column of names begins."""
        task, fill = bar.task, self._fill(bar.task)
        stroke = (_ALERT if task.critical else _EDGE) if task.done or fill is Colour.CANVAS else None
        inset = Inset(_NEAR, 0, _NEAR, 0)
        if task.milestone:
            side = min(place.height, place.width)
            mark = Rect(place.x + (place.width - side) // 2, place.y + (place.height - side) // 2, side, side)
            yield Shape(f"Milestone {task.name[:40]}", mark, "diamond", fill, stroke)
        elif bar.side == "in":
            yield Shape(f"Task {task.name[:40]}", place, "rect", fill, stroke, sketch.label(bar.words, align="l", inset=inset))
        else:
            yield Shape(f"Task {task.name[:40]}", place, "rect", fill, stroke)
        if bar.side == "in" and not task.milestone:
            return
        width = bar.size.width
        x = {"right": place.right + _NEAR, "left": place.x - _NEAR - width}.get(bar.side, column)
        align = "r" if bar.side == "left" else "l"
        yield Shape("Name", Rect(x, place.y, width, place.height), label=sketch.label(bar.words, align=align, anchor="ctr"))


def _shown(task: Task) -> str:
    """A task's name, with a tick where it is done: colour alone says nothing."""
    return f"{_DONE}{task.name}" if task.done else task.name
