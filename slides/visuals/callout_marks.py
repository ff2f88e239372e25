"""Numbered marks on pictures and charts, where the callouts beside them say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.geometry import Rect, inches, points
from slides.design import Colour, Fonts
from slides.design.page import Chart, Picture, PlacedItem, Shape, Stroke
from slides.visuals import labels

_SIDE = inches(0.44)
_SIZE = 18
_EDGE = Stroke(Colour.CANVAS, points(1.5))
_WHOLE = 100_000


def callout_marks(fills: Sequence[PlacedItem], fonts: Fonts) -> Iterator[Shape]:
    """A numbered mark for each callout of the pictures and charts among fills; none for a place that a crop leaves out."""
    for placed in fills:
        what = placed.what
        if not isinstance(what, Picture | Chart):
            continue
        for number, place in enumerate(what.marks, 1):
            middle = _on_picture(what, placed.rect, place) if isinstance(what, Picture) else _on_plot(what, placed.rect, place)
            words = labels.label_words(str(number), _SIZE, Colour.ON_FILL, fonts, strong=True)
            rect = Rect(middle[0] - _SIDE // 2, middle[1] - _SIDE // 2, _SIDE, _SIDE)
            yield Shape(f"Callout {number}", rect, "ellipse", Colour.CONTRAST, _EDGE, labels.label(words))


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
