"""The words of a chart: labels of points, of axes, its heading and the key to its series."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from slides.base.geometry import EMU_PER_POINT, Rect, points
from slides.design import Colour
from slides.design.page import LABEL_INSET, Axis, Chart, ChartKind, PointLabel
from slides.design.page import Place as LabelPlace
from slides.export.display_list.chart_scales import ChartScales
from slides.export.display_list.items import Item, TextLine
from slides.export.display_list.number_codes import formatted
from slides.export.display_list.palette import digits
from slides.export.display_list.text import TextLook, Typesetter, rectangle
from slides.text.rich_text import Run, right_to_left
from slides.typesetting import metrics

_ABOVE, _BELOW = 0.952, 0.269
"""How far a line reaches above and below its baseline in em: in charts, unlike in shapes, it is the face's own (Calibri's here)."""
_NEAR = points(5)
"""From an axis to its labels."""
_AIR = points(3)
"""From a point's mark to its label."""
_ROUND = (ChartKind.PIE, ChartKind.DOUGHNUT)


class ChartLabels:
    """The words of one chart in its place."""

    def __init__(self, chart: Chart, place: Rect, scales: ChartScales, setter: Typesetter) -> None:
        self.chart = chart
        self.place = place
        self.scales = scales
        self.setter = setter
        self.above, self.below = _ABOVE * chart.size, _BELOW * chart.size
        self.line = round((self.above + self.below) * EMU_PER_POINT)

    def all(self) -> Iterator[Item]:
        """Heading, key, axes and points, in reading order."""
        yield from self._heading()
        yield from self._key()
        if self.chart.kind not in _ROUND:
            yield from self._category_axis()
            yield from self._value_axis()
        for at in range(len(self.chart.series)):
            yield from self._points(at)

    def look(self, colour: Colour, *, strong: bool = False, size: int = 0) -> TextLook:
        """The look of words in a colour, in a size in points, 0 for the chart's."""
        ink = digits(self.setter.design.theme, colour)
        return TextLook(size or self.chart.size, ink, ink, bold=strong, keep=True)

    def block(self, lines: Sequence[str], look: TextLook, edges: tuple[int, int], top: float, align: str) -> Iterator[TextLine]:
        """Lines under each other between two edges."""
        part = look.size / self.chart.size
        for text in lines:
            base = round(top + self.above * part * EMU_PER_POINT)
            if text:
                yield self.setter.line((Run(text),), look, edges, base, align, rtl=right_to_left(text))
            top += self.line * part

    def broken(self, text: str, width: float) -> list[str]:
        """A text in lines for a width in EMU."""
        fonts = self.setter.design.theme.fonts
        face = metrics.faces_of(fonts, False, False, False)
        runs = (Run(text),)
        ends = metrics.breaks(metrics.measured_words(runs, face), self.chart.size, max(width / EMU_PER_POINT, 1.0), face.guard)
        return [text[start:end].strip() for start, end in pairwise((0, *ends))]

    def _heading(self) -> Iterator[TextLine]:
        shown = self.chart.heading
        if shown is not None:
            edges = self.place.x, self.place.x + self.chart.width
            look = self.look(Colour.INK, strong=shown.strong)
            yield from self.block(shown.lines, look, edges, self.place.y, "r" if shown.right else "l")

    def _key(self) -> Iterator[Item]:
        for entry in self.chart.key:
            mark, name = entry.mark, entry.place
            box = Rect(self.place.x + mark.x, self.place.y + mark.y, mark.width, mark.height)
            yield rectangle(box, digits(self.setter.design.theme, entry.colour))
            edges = self.place.x + name.x, self.place.x + name.right
            top = self.place.y + name.y + (name.height - self.line) / 2
            yield from self.block((entry.name,), self.look(Colour.INK), edges, top, "l")

    def _category_axis(self) -> Iterator[TextLine]:
        """Names under the plot, or beside it where bars lie; numbers for a scatter chart."""
        chart, scales, plot, axis = self.chart, self.scales, self.scales.plot, self.chart.across
        look = self.look(axis.colour)
        deepest = 1
        for text, middle in self._names(axis) if axis.shown else ():
            if scales.flat:
                edges, align = self._beside(plot)
                lines = self.broken(text, edges[1] - edges[0])
                yield from self.block(lines, look, edges, middle - len(lines) * self.line / 2, align)
                continue
            room = scales.slot * axis.every * 24 / 25 if chart.kind is ChartKind.COLUMN and axis.every == 1 else float(self.place.width)
            lines = self.broken(text, room)
            deepest = max(deepest, len(lines))
            yield from self.block(lines, look, (round(middle), round(middle)), plot.bottom + _NEAR, "ctr")
        if axis.title:
            top = plot.bottom + _NEAR + deepest * self.line + _NEAR
            yield from self.block((axis.title,), self.look(Colour.MUTED), (plot.x, plot.right), top, "ctr")

    def _beside(self, plot: Rect) -> tuple[tuple[int, int], str]:
        """Between which edges the names of lying bars stand, and at which of them: on the side where bars begin."""
        if self.chart.up.turned:
            return (plot.right + _NEAR, self.place.x + self.chart.width), "l"
        return (self.place.x, plot.x - _NEAR), "r"

    def _names(self, axis: Axis) -> Iterator[tuple[str, float]]:
        """The labels of the axis of categories, and where each stands."""
        chart, scales = self.chart, self.scales
        if chart.kind is ChartKind.SCATTER:
            for value in scales.ticks(axis):
                yield formatted(value, axis.code), scales.along(axis, value, upright=True)
        elif chart.dates is not None:
            step = max(round(axis.step), 1)
            ranks = dict(zip(scales._ranks, chart.categories, strict=True))
            for rank in range(0, max(ranks, default=0) + 1, step):
                name = ranks.get(rank) or self._date(rank)
                yield name, scales.rank(rank)
        else:
            for index in range(0, len(chart.categories), max(axis.every, 1)):
                yield chart.categories[index], scales.category(index)

    def _date(self, rank: int) -> str:
        """The label of a date that no category has: so many steps after the first."""
        dates = self.chart.dates
        assert dates is not None, "asked on an axis of time"
        days = {"years": 365.2425, "months": 30.436875}.get(dates.unit, 1.0)
        return formatted(min(dates.days) + round(rank * days), dates.code)

    def _value_axis(self) -> Iterator[TextLine]:
        """Numbers beside the plot, or under it where bars lie."""
        axis, plot, scales = self.chart.up, self.scales.plot, self.scales
        if not axis.shown:
            return
        look = self.look(axis.colour)
        for value in scales.ticks(axis):
            text = formatted(value, axis.code)
            at = scales.along(axis, value, upright=scales.flat)
            if scales.flat:
                yield from self.block((text,), look, (round(at), round(at)), plot.bottom + _NEAR, "ctr")
            elif self.chart.across.turned:
                yield from self.block((text,), look, (plot.right + _NEAR, self.place.right), at - self.line / 2, "l")
            else:
                yield from self.block((text,), look, (self.place.x, plot.x - _NEAR), at - self.line / 2, "r")

    def _points(self, at: int) -> Iterator[TextLine]:
        """The labels of a series."""
        series = self.chart.series[at]
        own = dict(series.tags)
        for index, value in enumerate(series.values):
            tag = own.get(index, series.tag)
            if tag is not None and value is not None:
                yield from self._label(at, index, tag, own.get(index) is tag)

    def _label(self, at: int, index: int, tag: PointLabel, moved: bool) -> Iterator[TextLine]:
        """One label in its place."""
        look = self.look(tag.colour, strong=tag.strong, size=tag.size if moved and tag.words else 0)
        line = self.line * look.size / self.chart.size
        lines = (tag.words if moved and tag.words else self._said(at, index, tag)).split("\n")
        wide = max(sum(span.width for span in self.setter.spans((Run(line),), look)) for line in lines)
        size = wide + 2 * LABEL_INSET[0], round(line * len(lines)) + 2 * LABEL_INSET[1]
        x, y = self._middle(at, index, tag, size)
        shift = tag.shift if moved else (0, 0)
        left = round(x + shift[0] - wide / 2)
        top = y + shift[1] - line * len(lines) / 2
        align = "l" if tag.place is LabelPlace.RIGHT else "r" if tag.place is LabelPlace.LEFT else "ctr"
        yield from self.block(lines, look, (left, left + wide), top, align)

    def _said(self, at: int, index: int, tag: PointLabel) -> str:
        """What a label says: series, category, value and share, as far as it shows them."""
        chart, series = self.chart, self.chart.series[at]
        value = series.values[index] or 0.0
        whole = math.fsum(each or 0.0 for each in series.values) or 1.0
        category = chart.categories[index] if index < len(chart.categories) else ""
        parts = [
            series.name if tag.series else "",
            category if tag.category else "",
            formatted(value, chart.code) if tag.value else "",
            f"{value / whole:.0%}" if tag.share else "",
        ]
        return tag.between.join(part for part in parts if part)

    def _middle(self, at: int, index: int, tag: PointLabel, size: tuple[int, int]) -> tuple[float, float]:
        """The middle of a label of a size before it is moved."""
        if self.chart.kind in _ROUND:
            return self._round(index, tag, size)
        series = self.chart.series[at]
        point = self.scales.point(at, index)
        if self.chart.kind is ChartKind.AREA and point is not None:
            upper, lower = self.scales.layer(at)
            return upper[index][0], (upper[index][1] + lower[index][1]) / 2
        if self.chart.kind in (ChartKind.BAR, ChartKind.COLUMN) and not series.line:
            return self._on_bar(at, index, tag, size)
        assert point is not None, "gaps have no labels"
        x, y = point
        away = points(series.dot / 2)
        width, height = size
        match tag.place:
            case LabelPlace.ABOVE:
                return x, y - away - height / 2
            case LabelPlace.BELOW:
                return x, y + away + height / 2
            case LabelPlace.LEFT:
                return x - away - width / 2, y
            case LabelPlace.MIDDLE:
                return x, y
            case _:
                return x + away + width / 2, y

    def _on_bar(self, at: int, index: int, tag: PointLabel, size: tuple[int, int]) -> tuple[float, float]:
        """The middle of a label at the end of a bar, or inside it."""
        box = self.scales.bar(at, index)
        assert box is not None, "gaps have no labels"
        value = self.chart.series[at].values[index] or 0.0
        forward = (value >= 0) != self.chart.up.turned
        x, y = box.x + box.width / 2, box.y + box.height / 2
        flat = self.scales.flat
        half, length = (size[0] / 2, box.width) if flat else (size[1] / 2, box.height)
        away = {LabelPlace.OUTSIDE: length / 2 + half, LabelPlace.INSIDE: length / 2 - half, LabelPlace.BASE: half - length / 2}
        along = away.get(tag.place, 0.0) * (1 if forward else -1)
        return (x + along, y) if flat else (x, y - along)

    def _round(self, index: int, tag: PointLabel, size: tuple[int, int]) -> tuple[float, float]:
        """The middle of a slice's label: on its ray beside the pie, or in the middle of a ring."""
        (cx, cy), radius = self.scales.circle
        start, sweep = self.scales.angles()[index]
        angle = math.radians(start + sweep / 2)
        right, down = math.sin(angle), -math.cos(angle)
        if tag.place is LabelPlace.OWN:
            far = radius * (100 + self.chart.hole) / 200
        else:
            low, far = radius, radius + sum(size)
            for _ in range(24):
                away = (low + far) / 2
                across, up = max(abs(right) * away - size[0] / 2, 0), max(abs(down) * away - size[1] / 2, 0)
                low, far = (low, away) if math.hypot(across, up) >= radius + _AIR else (away, far)
        return cx + right * far, cy + down * far
