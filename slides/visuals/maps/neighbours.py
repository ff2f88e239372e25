"""Names of countries that the author does not name: a few large ones help to find one's way on a map."""

from __future__ import annotations

from collections.abc import Sequence

from slides.base.geometry import Rect
from slides.design import Colour
from slides.visuals.maps import names
from slides.visuals.maps.interior import scan
from slides.visuals.maps.labels import Lettered, label_inside, lettered
from slides.visuals.maps.map_layout import MapLayout
from slides.visuals.maps.outlines import Outline, bounds

_SIZES = (14, 12)
"""Type sizes in points of such names: of all of them the first in which there are enough."""
_ENOUGH = 3
_NEIGHBOURS = 6
"""This many countries that the author does not name may have their names, the largest."""
_LAST_LATIN = "\u024f"
_ROOMY = 60
"""Free space round such a name."""
_LEAST_SHARE = 0.02
"""A country with such a name fills this share of the map at least."""


def name_neighbours(sheet: MapLayout) -> None:
    """Names of a few large countries that the author does not name, where they stand in their country with room to spare.

    They are English: a map whose author uses other words for countries, or another script, has none.
    """
    plan = sheet.plan
    strange = any(letter.isalpha() and letter > _LAST_LATIN for letter in "".join(plan.texts))
    if not plan.neighbours or strange or any(not names.is_english_name(each.words, each.code) for each in plan.countries):
        return
    own = {country.code for country in plan.countries}
    whole = sheet.board.width * sheet.board.height
    drawn = [outline for outline in sheet.board.outlines if outline.code not in own and outline.rings]
    least = _LEAST_SHARE * whole
    large = [(scan(outline).area, outline) for outline in drawn if _box(outline) > least]
    large = [each for each in large if each[0] > least]
    outlines = [outline for _, outline in sorted(large, key=lambda each: (-each[0], each[1].code))]
    found: dict[str, tuple[Lettered, Rect]] = {}
    for size in _SIZES:
        found = _named(sheet, outlines, size)
        if len(found) >= _ENOUGH:
            break
    for code, (words, place) in found.items():
        sheet.inner[code] = words, place
        sheet.board.taken.add(place)


def _named(sheet: MapLayout, outlines: Sequence[Outline], size: int) -> dict[str, tuple[Lettered, Rect]]:
    """The names in one type size that stand inside the first of these countries, by their codes."""
    found: dict[str, tuple[Lettered, Rect]] = {}
    for outline in outlines:
        for choice in lettered(names.name(outline.code), size, Colour.MUTED, sheet.sizes.fonts, lines=2):
            spot = label_inside(sheet.board, outline, [choice], least=_ROOMY)
            if spot and len(found) < _NEIGHBOURS:
                found[outline.code] = spot
                break
    return found


def _box(outline: Outline) -> int:
    """More than a country takes of the map: the rectangle round it, and a row more of it for the rows that end in between."""
    left, right, top, bottom = bounds(outline)
    return (right - left) * (2 * (bottom - top) + 8)
