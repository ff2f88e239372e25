"""Numbered marks on pictures and charts, where the callouts beside them say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.geometry import Rect, inches, points
from slides.design import Colour
from slides.design.page import Chart, Path, Picture, PlacedItem, Shape, Stroke

_SIDE = inches(0.44)
_EDGE = Stroke(Colour.CANVAS, points(1.5))
_WHOLE = 100_000
_NUMERAL = inches(0.14), inches(0.23)
_LINE = Stroke(Colour.ON_FILL, points(2))
_STROKES: tuple[tuple[tuple[str | int, ...], ...], ...] = (
    (("M", 18, 22), ("L", 34, 8, 34, 92)),
    (("M", 12, 28), ("C", 12, 2, 50, 2, 50, 28), ("C", 50, 48, 12, 66, 12, 92), ("L", 52, 92)),
    (("M", 12, 10), ("L", 48, 10, 26, 42), ("C", 60, 42, 60, 92, 28, 92), ("C", 18, 92, 12, 86, 10, 80)),
    (("M", 40, 92), ("L", 40, 8, 8, 66, 54, 66)),
    (("M", 48, 8), ("L", 16, 8, 14, 44), ("C", 30, 32, 52, 42, 52, 66), ("C", 52, 96, 16, 98, 10, 80)),
    (("M", 44, 8), ("C", 20, 26, 10, 50, 10, 68), ("C", 10, 100, 52, 100, 52, 68), ("C", 52, 42, 16, 42, 11, 64)),
    (("M", 10, 8), ("L", 52, 8, 24, 92)),
    (("M", 31, 46), ("C", 6, 40, 10, 8, 31, 8), ("C", 52, 8, 56, 40, 31, 46), ("C", 2, 54, 6, 92, 31, 92), ("C", 56, 92, 60, 54, 31, 46)),
    (("M", 50, 34), ("C", 46, 60, 10, 58, 10, 32), ("C", 10, 0, 52, 0, 52, 32), ("C", 52, 52, 42, 76, 20, 92)),
)
"""The numerals 1 to 9 as lines in a field of 60 by 100: text over a picture is not read by everyone, and has no placeholder."""


def callout_marks(fills: Sequence[PlacedItem]) -> Iterator[Shape]:
    """A numbered mark for each callout of the pictures and charts among fills; none for a place that a crop leaves out."""
    for placed in fills:
        what = placed.what
        if not isinstance(what, Picture | Chart):
            continue
        for number, place in enumerate(what.marks, 1):
            middle = _on_picture(what, placed.rect, place) if isinstance(what, Picture) else _on_plot(what, placed.rect, place)
            rect = Rect(middle[0] - _SIDE // 2, middle[1] - _SIDE // 2, _SIDE, _SIDE)
            yield Shape(f"Callout {number}", rect, "ellipse", Colour.CONTRAST, _EDGE)
            inner = Rect(middle[0] - _NUMERAL[0] // 2, middle[1] - _NUMERAL[1] // 2, *_NUMERAL)
            yield Shape(f"Numeral {number}", inner, Path(60, 100, _STROKES[number - 1], open=True), None, _LINE)


def _on_picture(picture: Picture, rect: Rect, place: tuple[int, int]) -> tuple[int, int]:
    """Where a place of a picture is on the slide, within the part that its crop leaves."""
    left, top, right, bottom = picture.crop
    across = (place[0] * _WHOLE // 100 - left) * rect.width // max(_WHOLE - left - right, 1)
    down = (place[1] * _WHOLE // 100 - top) * rect.height // max(_WHOLE - top - bottom, 1)
    return rect.x + _within(across, rect.width), rect.y + _within(down, rect.height)


def _on_plot(chart: Chart, rect: Rect, place: tuple[int, int]) -> tuple[int, int]:
    """Where a place of a chart's plot is on the slide."""
    plot = chart.plot
    across, down = place[0] * plot.width // 100, place[1] * plot.height // 100
    return rect.x + plot.x + _within(across, plot.width), rect.y + plot.y + _within(down, plot.height)


def _within(at: int, length: int) -> int:
    """A place moved so that its mark stays inside."""
    return min(max(at, _SIDE // 2), max(length - _SIDE // 2, _SIDE // 2))
