"""Advance widths of fonts: shipped tables, installed fonts, and a substitute for the rest."""

from __future__ import annotations

import json
import pkgutil
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from slides.base.records import frozen_by_identity
from slides.design import Fonts
from slides.text.rich_text import Run

WIDTH_GUARD = 1.02
LINE_SLACK = 0.005
"""The part of a line that is kept free, so that PowerPoint's rounding of widths never adds a line."""

# A face of Office -> the metric-compatible face whose table is shipped.
_TABLES = {
    "Calibri": "carlito",
    "Carlito": "carlito",
    "Georgia": "gelasio",
    "Gelasio": "gelasio",
    "Arial": "liberation-sans",
    "Liberation Sans": "liberation-sans",
}
_MONOSPACED = {"Consolas", "Courier New", "Liberation Mono", "Cascadia Mono", "Menlo"}
_MONOSPACED_WIDTH = 0.602
"""Advance of the widest of these in em (DejaVu Sans Mono, which stands in where Consolas is missing)."""
FALLBACK_FACTOR = 1.10
"""A font that is neither shipped nor installed is measured as Liberation Sans, this much wider."""
_EMOJI_WIDTH = 1.4
_TAB_WIDTH = 4.0
"""A tab in em: at 18 pt the whole inch between two of PowerPoint's tab stops, the most it can be."""
_COMPLEX_WIDTH = 0.55 * 1.15
"""Arabic, Hebrew, Indic and Thai letters, in em, where nothing shapes them."""
_SAME_AS = {"\u00a0": " ", "\u2010": "-", "\u2011": "-"}
"""Characters that tables leave out -> the one that is as wide in every face."""
# Scripts whose letters are wider than that on average: first and last code point, em per letter or spacing mark. The averages of
# the bold Noto Sans faces over a sentence of the Universal Declaration of Human Rights, and a tenth.
_WIDE_SCRIPTS = (
    (0x0530, 0x058F, 0.78),  # Armenian
    (0x0B80, 0x0BFF, 0.88),  # Tamil
    (0x0C00, 0x0C7F, 0.71),  # Telugu
    (0x0C80, 0x0CFF, 0.75),  # Kannada
    (0x0D00, 0x0DFF, 0.95),  # Malayalam, Sinhala
    (0x0F00, 0x0FFF, _COMPLEX_WIDTH),  # Tibetan
    (0x1000, 0x109F, 0.90),  # Myanmar
    (0x10A0, 0x10FF, 0.75),  # Georgian
    (0x1200, 0x139F, 0.76),  # Ethiopic
    (0x1780, 0x17FF, _COMPLEX_WIDTH),  # Khmer
)


class Widths(dict[str, float]):
    """Advance widths of one face in em, by character; what the table lacks is worked out once and kept."""

    def __init__(self, known: dict[str, float], default: float, factor: float = 1.0, *, bold: bool = False) -> None:
        super().__init__(known)
        self.default = default
        self.factor = factor
        self.bold = bold
        self.of: Callable[[str], float] = lru_cache(maxsize=8192)(self._of)
        """The width of a text in em. Words come again and again, so the last ones are remembered."""

    def __missing__(self, character: str) -> float:
        same = _SAME_AS.get(character)
        width = self[character] = self[same] if same else _outside_table(character, self.default)
        return width

    __hash__ = object.__hash__  # type: ignore[assignment]  # a face is known by what it is, not by what it has learnt so far

    def _of(self, text: str) -> float:
        return self.factor * sum(map(self.__getitem__, text))


def _outside_table(character: str, default: float) -> float:
    """A width in em for a character that no table has."""
    code = ord(character)
    if character == "\t":
        return _TAB_WIDTH
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if 0x1F000 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF:
        return _EMOJI_WIDTH
    if (width_class := unicodedata.east_asian_width(character)) in "WFH":
        return 0.5 if width_class == "H" else 1.0
    for first, last, width in _WIDE_SCRIPTS:
        if first <= code <= last:
            return width
    return _COMPLEX_WIDTH if 0x0590 <= code <= 0x0EFF else max(default, 0.6)


@lru_cache
def widths(family: str, bold: bool) -> Widths:
    """The widths of a face: shipped, else measured with Pillow where it is installed, else Liberation Sans and a tenth."""
    if family in _MONOSPACED:
        return Widths({chr(code): _MONOSPACED_WIDTH for code in range(32, 0x250)}, _MONOSPACED_WIDTH, bold=bold)
    if family in _TABLES:
        return _shipped(_TABLES[family], bold)
    return _installed(family, bold) or _shipped("liberation-sans", bold, FALLBACK_FACTOR)


def has_own_widths(family: str) -> bool:
    """Whether text in this family is measured with its own widths and not with a stand-in's."""
    return family in _TABLES or family in _MONOSPACED or _installed(family, False) is not None


@lru_cache
def _shipped(name: str, bold: bool, factor: float = 1.0) -> Widths:
    """A table of `design/metrics`."""
    file = pkgutil.get_data("slides.design", f"metrics/{name}-{'bold' if bold else 'regular'}.json")
    table = json.loads(file or b"")
    em = table["units_per_em"]
    known = {chr(first + at): width / em for first, run in table["widths"] for at, width in enumerate(run)}
    return Widths(known, table["default"] / em, factor, bold=bold)


@lru_cache
def _installed(family: str, bold: bool) -> Widths | None:
    """The widths of Basic Latin to Greek in an installed font, by Pillow; None where no file of that name is found."""
    from PIL import ImageFont

    stem = family.replace(" ", "")
    endings = ("-Bold.ttf", "Bold.ttf", "bd.ttf", "-Bold.otf") if bold else ("-Regular.ttf", ".ttf", "-Regular.otf", ".otf")
    for ending in endings:
        try:
            font = ImageFont.truetype(stem + ending, 1000, layout_engine=ImageFont.Layout.BASIC)
        except OSError:
            continue
        known = {chr(code): font.getlength(chr(code)) / 1000 for code in range(32, 0x400) if chr(code).isprintable()}
        return Widths(known, font.getlength("n") / 1000, bold=bold)
    return None


@frozen_by_identity
class Faces:
    """The four faces of one level of text: regular, bold and code, with a guard for wider substitutes and for the slack of a line."""

    regular: Widths
    bold: Widths
    code: Widths
    guard: float

    def of(self, run: Run) -> Widths:
        """The face that a run is set in."""
        return self.code if run.code else self.bold if run.bold else self.regular


@lru_cache
def faces_of(fonts: Fonts, heading: bool, bold: bool, code: bool) -> Faces:
    """The faces of a level that is set in headings' or body's font, bold or not."""
    family = fonts.code if code else fonts.heading if heading else fonts.body
    strong = widths(family, True)
    guard = WIDTH_GUARD * (fonts.guard if heading else 1.0) / (1 - LINE_SLACK)
    return Faces(strong if bold else widths(family, False), strong, widths(fonts.code, False), guard)
