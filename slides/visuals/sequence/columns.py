"""Where the lifelines of a sequence diagram stand: as far apart as what is between them needs, and as the room allows."""

from __future__ import annotations

from collections.abc import Sequence

from slides.base.geometry import inches
from slides.base.records import frozen

_WIDEST = inches(3.6)
"""Lifelines stand no farther apart than this unless something between them is wider."""
_NARROWEST = inches(0.45)


@frozen
class Need:
    """What the gaps from `first` to `last` need together, in EMU: at least, and to be read with ease. Gap 0 is left of all lifelines."""

    first: int
    last: int
    least: int
    wished: int


def lifelines(count: int, needs: Sequence[Need], width: int, *, breaking: bool) -> tuple[tuple[int, ...], int]:
    """The x of each lifeline in EMU, and the whole width. breaking: gaps may be less than the least, so that words break."""
    least, wished = _gaps(count, [(each.first, each.last, each.least) for each in needs]), [0] * (count + 1)
    wished = _gaps(count, [(each.first, each.last, max(each.wished, each.least)) for each in needs], least)
    gaps = wished
    if sum(least) > width and breaking:
        gaps = [max(gap * width // sum(least), _NARROWEST // 2) for gap in least]
    elif sum(least) > width:
        gaps = least
    elif sum(wished) > width:
        spare, asked = width - sum(least), sum(wished) - sum(least)
        gaps = [low + (high - low) * spare // asked for low, high in zip(least, wished, strict=True)]
    else:
        gaps = _widened(wished, width - sum(wished))
    places, x = [], 0
    for gap in gaps[:-1]:
        x += gap
        places.append(x)
    return tuple(places), x + gaps[-1]


def _gaps(count: int, needs: Sequence[tuple[int, int, int]], start: Sequence[int] = ()) -> list[int]:
    """Gaps in which every need is met, the narrow ones first; what several gaps lack is divided evenly among them."""
    found = list(start) or [0] * (count + 1)
    for first, last, need in sorted(needs, key=lambda each: each[1] - each[0]):
        lack = need - sum(found[first : last + 1])
        if lack > 0:
            share = -(-lack // (last + 1 - first))
            found[first : last + 1] = [gap + share for gap in found[first : last + 1]]
    return found


def _widened(gaps: Sequence[int], spare: int) -> list[int]:
    """The gaps between lifelines with the room that is left, the narrowest first, up to the widest that reads well."""
    found = list(gaps)
    inner = sorted(range(1, len(gaps) - 1), key=lambda at: gaps[at])
    level = 0
    for at, gap in enumerate(inner):
        following = found[inner[at + 1]] if at + 1 < len(inner) else _WIDEST
        level = min(max(following, found[gap]), _WIDEST)
        rise = min((level - found[gap]) * (at + 1), spare) // (at + 1)
        if rise <= 0:
            break
        for each in inner[: at + 1]:
            found[each] += rise
        spare -= rise * (at + 1)
    return found
