"""The part of a picture that is even enough to stand text on: without the frame, the bands and the marks at its edges."""

from __future__ import annotations

import io

_WIDE, _HIGH = 96, 54
"""Pixels of the copy that is looked at."""
_APART = 26
"""How far from the middle's lightness, of 255, a pixel is no part of the even ground."""
_EVEN, _EDGE = 0.94, 0.3
"""The share of a line's pixels that has to be even, and the most that may be cut from a side, as a share of the picture."""
_MOST_PIXELS = 50_000_000


def calm_part(data: bytes) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of the even part as shares of width and height. None where the picture cannot be read, or has none."""
    rows = _rows(data)
    if rows is None:
        return None
    middle = sorted(pixel for row in rows[_HIGH // 3 : _HIGH * 2 // 3] for pixel in row[_WIDE // 4 : _WIDE * 3 // 4])
    usual = middle[len(middle) // 2]
    even = [[abs(pixel - usual) <= _APART for pixel in row] for row in rows]
    left, right = _ends([[row[at] for row in even[_HIGH // 4 : _HIGH * 3 // 4]] for at in range(_WIDE)])
    top, bottom = _ends([row[left:right] for row in even]) if left < right else (0, 0)
    if left >= right or top >= bottom:
        return None
    return left / _WIDE, top / _HIGH, right / _WIDE, bottom / _HIGH


def is_calm(data: bytes, part: tuple[float, float, float, float]) -> bool:
    """Whether a part of a picture is even. part: left, top, right and bottom as shares; what cannot be read is taken to be."""
    rows = _rows(data)
    if rows is None:
        return True
    left, top, right, bottom = part
    wide = slice(min(max(round(left * _WIDE), 0), _WIDE - 1), max(round(right * _WIDE), 1))
    high = slice(min(max(round(top * _HIGH), 0), _HIGH - 1), max(round(bottom * _HIGH), 1))
    pixels = sorted(pixel for row in rows[high] for pixel in row[wide])
    usual = pixels[len(pixels) // 2] if pixels else 0
    return sum(abs(pixel - usual) <= _APART for pixel in pixels) >= _EVEN * len(pixels)


def _rows(data: bytes) -> list[bytes] | None:
    """The lightness of a small copy of a picture over white, line by line; None where it cannot be read."""
    from PIL import Image as Pillow

    try:
        with Pillow.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            picture.draft("RGB", (_WIDE * 4, _HIGH * 4))
            solid = picture.convert("RGBA").resize((_WIDE, _HIGH), Pillow.Resampling.BOX)
            white = Pillow.new("RGBA", solid.size, (255, 255, 255, 255))
            pixels = Pillow.alpha_composite(white, solid).convert("L").tobytes()
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return None
    return [pixels[at * _WIDE : (at + 1) * _WIDE] for at in range(_HIGH)]


def _ends(lines: list[list[bool]]) -> tuple[int, int]:
    """The first and the last of the lines between which the ground is even, the last one exclusive; equal where there are none.

    From either side, what lies beyond the innermost line that is not even is cut away: the margin of a mark is no room.
    """
    good = [sum(line) >= _EVEN * len(line) for line in lines]
    most = round(_EDGE * len(lines))
    if not all(good[most : len(lines) - most]):
        return 0, 0
    first = next((at + 1 for at in range(most - 1, -1, -1) if not good[at]), 0)
    last = next((at for at in range(len(lines) - most, len(lines)) if not good[at]), len(lines))
    return first, last
