"""Values of countries as four tints of one colour, and the legend that explains them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.diagnostics import BlockError, Span
from slides.base.geometry import Rect, points
from slides.base.records import frozen
from slides.base.rule_catalogue import MAP
from slides.design import Colour, Fonts
from slides.design.page import Shape
from slides.text.number_parsing import NumberCell, read_numbers
from slides.visuals import labels

_TINTS = (
    (Colour.SOFT,),
    (Colour.SOFT, Colour.KEY),
    (Colour.SOFT, Colour.STRONG, Colour.KEY),
    (Colour.FAINT, Colour.SOFT, Colour.STRONG, Colour.KEY),
)
"""The tints of one to four classes, the least value first."""
_COMMAS = dict.fromkeys(map(ord, "\u060c\u3001\uff0c"), ",")
_SIGNS = " :=+-\u2212$\u20ac\u00a3\u00a5\u20b9"
_SQUARE, _GAP, _NEAR = points(12), points(18), points(5)


@frozen
class CountryValue:
    """A country's name and its value, as they are written, and the tint that the value has."""

    span: Span
    name: str
    written: str
    tint: Colour = Colour.SOFT


@frozen
class LegendClass:
    """A tint of the map and the values that have it."""

    tint: Colour
    words: str


def written_values(value: str, span: Span) -> Iterator[CountryValue]:
    """The names and values of a line: `Germany 84, France 68`, or with semicolons between them. Never raises: one without a value has
    an empty one.
    """
    text = value.translate(_COMMAS)
    for item in text.split(";") if ";" in text else text.split(","):
        at = next((place for place, char in enumerate(item) if char.isdigit()), len(item))
        name = item[:at].rstrip(_SIGNS).strip()
        if item.strip():
            yield CountryValue(span, name, item[len(item[:at].rstrip(_SIGNS)) :].strip(" :="))


def classed(values: Sequence[CountryValue]) -> tuple[tuple[CountryValue, ...], tuple[LegendClass, ...]]:
    """The values with their tints, and the legend: up to four classes of about as many countries each, equal values in one.

    Raises BlockError for a country without a value, and for values that are no numbers of one kind.
    """
    for each in values:
        if not each.name or not each.written:
            raise BlockError(
                MAP, each.span, f"a country without a value: {each.name or each.written}"[:80], "write `Germany 84, France 68`"
            )
    numbers = read_numbers([NumberCell(each.written, each.span, "values") for each in values])
    known = [value for value in numbers.values if value is not None]
    if len(known) < len(values):
        raise BlockError(MAP, values[0].span, "a country with no number after it", "write one, or leave the country out")
    count = min(4, len(set(known)))
    ends = _ends(sorted(known), count)
    tints = _TINTS[len(ends) - 1]
    places = [next(at for at, end in enumerate(ends) if value <= end) for value in known]
    legend = []
    for at, tint in enumerate(tints):
        members = [value for value, place in zip(known, places, strict=True) if place == at]
        low, high = numbers.format.shown(min(members)), numbers.format.shown(max(members))
        legend.append(LegendClass(tint, low if low == high else f"{low} \u2013 {high}"))
    shaded = (CountryValue(each.span, each.name, each.written, tints[place]) for each, place in zip(values, places, strict=True))
    return tuple(shaded), tuple(legend)


def _ends(ordered: Sequence[float], count: int) -> list[float]:
    """The greatest value of each class."""
    ends = [ordered[max(len(ordered) * (at + 1) // count - 1, 0)] for at in range(count)]
    return list(dict.fromkeys([*ends[:-1], ordered[-1]]))


def legend_shapes(legend: Sequence[LegendClass], size: int, fonts: Fonts, width: int, *, rtl: bool) -> list[Shape]:
    """A square and its values for each class, side by side, in rows that are as wide as the map at most."""
    found: list[Shape] = []
    x = y = 0
    for each in legend:
        words = labels.label_words(each.words, size, Colour.INK, fonts)
        extent = labels.extent((words,), fonts)
        whole = _SQUARE + _NEAR + extent.width
        if x and x + whole > width:
            x, y = 0, y + extent.height
        left = width - x - whole if rtl else x
        square = left + whole - _SQUARE if rtl else left
        text = left if rtl else left + _SQUARE + _NEAR
        found.append(Shape(f"Tint {each.words}", Rect(square, y + (extent.height - _SQUARE) // 2, _SQUARE, _SQUARE), fill=each.tint))
        found.append(Shape("Legend", Rect(text, y, extent.width, extent.height), label=labels.label(words, align="l", anchor="t")))
        x += whole + _GAP
    return found
