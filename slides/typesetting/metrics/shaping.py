"""Widths of text in scripts whose letters join, stack or change places: shaped by HarfBuzz (through Pillow) where a font is installed.

Which fonts are installed decides these widths: the same text may take other lines on another machine, but always the same ones on
one machine. Where neither a font of the script nor the shaper is there, the estimates of `tables` are used.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_EM = 1000
"""The size in pixels at which fonts are measured: hinting is lost in it."""
_LONGEST = 256
"""Letters that are shaped in one go; longer words are measured in stretches of this length."""

# Script, its letters, and the stems of its fonts: Office's own, and what LibreOffice falls back to. The widest that is
# installed counts; where none is, `NotoSans<script>`.
_DEJAVU = "DejaVuSans"
_SCRIPTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Arabic", "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc", ("arial", _DEJAVU)),
    ("Hebrew", "\u0590-\u05ff\ufb1d-\ufb4f", ("arial", _DEJAVU)),
    ("Syriac", "\u0700-\u074f", ()),
    ("Thaana", "\u0780-\u07bf", ()),
    ("Devanagari", "\u0900-\u097f\ua8e0-\ua8ff", ("Nirmala",)),
    ("Bengali", "\u0980-\u09ff", ("Nirmala",)),
    ("Gurmukhi", "\u0a00-\u0a7f", ("Nirmala",)),
    ("Gujarati", "\u0a80-\u0aff", ("Nirmala",)),
    ("Oriya", "\u0b00-\u0b7f", ("Nirmala",)),
    ("Tamil", "\u0b80-\u0bff", ("Nirmala",)),
    ("Telugu", "\u0c00-\u0c7f", ("Nirmala",)),
    ("Kannada", "\u0c80-\u0cff", ("Nirmala",)),
    ("Malayalam", "\u0d00-\u0d7f", ("Nirmala",)),
    ("Sinhala", "\u0d80-\u0dff", ("Nirmala",)),
    ("Thai", "\u0e00-\u0e7f", ("LeelawUI",)),
    ("Lao", "\u0e80-\u0eff", ("LeelawUI", _DEJAVU)),
    ("Khmer", "\u1780-\u17ff\u19e0-\u19ff", ("LeelawUI",)),
    ("Myanmar", "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f", ("mmrtext",)),
    ("Armenian", "\u0530-\u058f\ufb13-\ufb17", ("arial", _DEJAVU)),
    ("Georgian", "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f", ("sylfaen", _DEJAVU)),
    ("Ethiopic", "\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f", ("ebrima",)),
)
_ENDINGS = {False: ("-Regular.ttf", ".ttf", ".ttc"), True: ("-Bold.ttf", "-Bold.ttc", "bd.ttf", "B.ttf", "b.ttf")}
_FACES = {name: stems for name, _, stems in _SCRIPTS}


@lru_cache(maxsize=1)
def _letters() -> re.Pattern[str]:
    """A letter that is measured by shaping."""
    return re.compile(f"[{''.join(letters for _, letters, _ in _SCRIPTS)}]")


@lru_cache(maxsize=1)
def _stretch() -> re.Pattern[str]:
    """Letters of one script, named. ZWNJ and ZWJ belong to the letters between which they stand."""
    return re.compile("|".join(f"(?P<{name}>[{letters}][{letters}\u200c\u200d]*)" for name, letters, _ in _SCRIPTS))


def is_needed(text: str) -> bool:
    """Whether a text holds a letter that is measured by shaping."""
    return not text.isascii() and _letters().search(text) is not None


def shaped_stretches(text: str) -> list[tuple[str, str]]:
    """Text in pieces, each with the script that shapes it, or "" for none."""
    found: list[tuple[str, str]] = []
    at = 0
    for stretch in _stretch().finditer(text):
        if stretch.start() > at:
            found.append((text[at : stretch.start()], ""))
        found.append((stretch.group(), stretch.lastgroup or ""))
        at = stretch.end()
    if at < len(text):
        found.append((text[at:], ""))
    return found


def shaped(text: str, script: str, bold: bool) -> float | None:
    """The width in em of a stretch of one script in the widest of its installed fonts; None where none is."""
    if len(text) <= _LONGEST:
        return _shaped(text, script, bold)
    total = 0.0
    for at in range(0, len(text), _LONGEST):
        width = _shaped(text[at : at + _LONGEST], script, bold)
        if width is None:
            return None
        total += width
    return total


@lru_cache(maxsize=8192)
def _shaped(text: str, script: str, bold: bool) -> float | None:
    """The same for at most `_LONGEST` letters."""
    try:
        return max((font.getlength(text) / _EM for font in _fonts(script, bold)), default=None)
    except (OSError, ValueError, KeyError):  # a font that the shaper cannot use
        return None


@lru_cache
def _fonts(script: str, bold: bool) -> tuple[FreeTypeFont, ...]:
    """The installed fonts of a script, looked up by file name in the system's folders; none without a shaper."""
    from PIL import features

    if not features.check("raqm"):
        return ()
    found = [font for stem in _FACES[script] if (font := _font(stem, bold))]
    return tuple(found or filter(None, [_font(f"NotoSans{script}", bold)]))


def _font(stem: str, bold: bool) -> FreeTypeFont | None:
    """The font in the first file whose name begins with this stem."""
    from PIL import ImageFont

    for ending in _ENDINGS[bold]:
        try:
            return ImageFont.truetype(stem + ending, _EM, layout_engine=ImageFont.Layout.RAQM)
        except OSError:
            continue
    return None
