"""The table style that a template's designers made the one of new tables, where it says how a table looks and can be read."""

from __future__ import annotations

from typing import Any, NamedTuple

from slides.design.contrast import contrast_of
from slides.export.pptx.drawingml import A
from slides.export.pptx.template.colours import Paint, Palette, colour_in, fill_of
from slides.export.pptx.template.opened import Package
from slides.export.pptx.template.tokens import TEXT

_STOCK = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""Medium Style 2, which is the style of new tables where nobody chose another."""


class HouseTable(NamedTuple):
    """The id of a table style, and whether its first column is no more than bold, so that tables may set it apart."""

    style: str = ""
    plain_column: bool = True


def house_table(package: Package, palette: Palette, ground: str) -> HouseTable:
    """The template's own table style; an empty one where it has none, where that draws nothing, or where text in it cannot be read."""
    name = next(iter(package.targets(package.presentation, "tableStyles")), "")
    if name not in package.parts:
        return HouseTable()
    root = package.xml(name)
    wanted = root.get("def", "")
    found = next((each for each in root if each.get("styleId") == wanted and wanted != _STOCK), None)
    if found is None:
        return HouseTable()
    whole, first = (found.find(f"{{{A}}}{part}") for part in ("wholeTbl", "firstRow"))
    if not (_draws(whole) and _draws(first)):
        return HouseTable()
    body, head = _paint(whole, palette), _paint(first, palette)
    under = body.over(ground) if body else ground
    readable = _reads(whole, whole, under, palette) and _reads(first, whole, head.over(under) if head else under, palette)
    bands = [paint.over(under) for part in ("band1H", "band2H") if (paint := _paint(found.find(f"{{{A}}}{part}"), palette))]
    if not readable or not all(_reads(whole, whole, band, palette) for band in bands):
        return HouseTable()
    return HouseTable(wanted, found.find(f"{{{A}}}firstCol/{{{A}}}tcStyle/{{{A}}}fill") is None)


def _draws(part: Any) -> bool:
    """Whether a part of a style has a fill or a line."""
    return part is not None and part.find(f"{{{A}}}tcStyle//{{{A}}}solidFill") is not None


def _paint(part: Any, palette: Palette) -> Paint | None:
    """What a part of a style fills cells with."""
    fill = part.find(f"{{{A}}}tcStyle/{{{A}}}fill") if part is not None else None
    return fill_of(fill, palette) if fill is not None else None


def _reads(part: Any, whole: Any, ground: str, palette: Palette) -> bool:
    """Whether the text of a part can be read on a ground; a part that says no colour has that of the whole table."""
    for each in (part, whole):
        words = each.find(f"{{{A}}}tcTxStyle")
        ink = colour_in(words, palette) if words is not None else None
        if ink is not None:
            return contrast_of(ink.over(ground), ground) >= TEXT
    return contrast_of(palette.rgb("tx1"), ground) >= TEXT
