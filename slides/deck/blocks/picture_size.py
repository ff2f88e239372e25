"""The size that an author asks for: `width` and `height` of a picture in the units of Markdown, HTML and CSS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from slides.base.geometry import EMU_PER_INCH, Size, inches
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.design.grid import COLUMNS, SLIDE, columns_width

_LENGTH = pattern(r"(\d{1,5}(?:\.\d{1,4})?) ?(px|%|cm|mm|in|pt|pc|r?em|v[wh])?")
_STYLED = pattern(r"(?:^|;)\s*(?:max-)?(width|height)\s*:\s*([^;]{1,40})")
_KEYWORD = pattern(r"(w|h|width|height):(.{1,40})")
_BARE = pattern(
    r"(.*)\|\s*(\d{1,4})(?:\s*x\s*(\d{1,4}))?\s*",
)
"""Obsidian's size at the end of a description: `|150`, `|150x100`."""
_UNITS = {
    "": EMU_PER_INCH / 96,
    "px": EMU_PER_INCH / 96,
    "cm": EMU_PER_INCH / 2.54,
    "mm": EMU_PER_INCH / 25.4,
    "in": EMU_PER_INCH,
    "pt": EMU_PER_INCH / 72,
    "pc": EMU_PER_INCH / 6,
    "em": EMU_PER_INCH / 6,
    "rem": EMU_PER_INCH / 6,
    "vw": SLIDE.width / 100,
    "vh": SLIDE.height / 100,
}
"""A unit in EMU; a pixel is a 96th of an inch, as in CSS, and an em 16 pixels."""
_FULL = Size(columns_width(COLUMNS), inches(4.8))
"""What percentages are of: the width of all columns, and the height under a title."""
_LEAST = inches(0.2)


@frozen
class Asked:
    """The largest width and height in EMU that an author allows a picture; 0 where nothing is said."""

    width: int = 0
    height: int = 0


def asked(attributes: Mapping[str, str], keywords: Iterable[str]) -> Asked:
    """The size that a picture's attributes, its style and the keywords in its description ask for."""
    found = dict(_STYLED.findall(attributes.get("style", "")[:300]))
    found |= {key: attributes[key] for key in ("width", "height") if key in attributes}
    for keyword in keywords:
        if match := _KEYWORD.fullmatch(keyword):
            found["width" if match[1].startswith("w") else "height"] = match[2]
    return Asked(_length(found.get("width", ""), _FULL.width), _length(found.get("height", ""), _FULL.height))


def _length(text: str, whole: int) -> int:
    """A length in EMU, 0 for one that is none. whole: what percentages are of."""
    match = _LENGTH.fullmatch(text.strip().lower())
    if match is None or not float(match[1]):
        return 0
    unit = match[2] or ""
    length = float(match[1]) * (whole / 100 if unit == "%" else _UNITS[unit])
    return max(round(min(length, SLIDE.width)), _LEAST)


def without_size(alt: str) -> tuple[str, tuple[str, ...]]:
    """A description without Obsidian's size at its end, and that size as keywords."""
    match = _BARE.fullmatch(alt) if "|" in alt else None
    if match is None:
        return alt, ()
    keywords = (f"w:{match[2]}px", *((f"h:{match[3]}px",) if match[3] else ()))
    return match[1].strip(), keywords
