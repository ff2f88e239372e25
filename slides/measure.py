"""How wide text is and where its lines break, from tables of advance widths; no font need be installed.

Sums of advance widths predicted LibreOffice's line breaks for 382 of 384 paragraphs (design notes, section 3); kerning, which
they leave out, makes text narrower. Widths carry a guard of 2%, heights one of 4%.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from slides.design import Fonts
from slides.words import Run

WIDTH_GUARD = 1.02
HEIGHT_GUARD = 1.04
LINE_PITCH = 1.2
"""PowerPoint's line pitch in em, for every face."""

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
_COMPLEX_WIDTH = 0.55 * 1.15
"""Arabic, Hebrew, Indic and Thai letters, in em, where nothing shapes them."""


class Widths(dict[str, float]):
    """Advance widths of one face in em, by character; what the table lacks is worked out once and kept."""

    def __init__(self, known: dict[str, float], default: float, factor: float = 1.0) -> None:
        super().__init__(known)
        self.default = default
        self.factor = factor

    def __missing__(self, character: str) -> float:
        width = self[character] = _outside_table(character, self.default)
        return width

    def of(self, text: str) -> float:
        """The width of a text in em."""
        return self.factor * sum(map(self.__getitem__, text))


def _outside_table(character: str, default: float) -> float:
    """A width in em for a character that no table has."""
    code = ord(character)
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Cf", "Cc"):
        return 0.0
    if 0x1F000 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF:
        return _EMOJI_WIDTH
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return _COMPLEX_WIDTH if 0x0590 <= code <= 0x0EFF else max(default, 0.6)


@lru_cache
def widths(family: str, bold: bool) -> Widths:
    """The widths of a face: shipped, else measured with Pillow where it is installed, else Liberation Sans and a tenth."""
    if family in _MONOSPACED:
        return Widths({chr(code): _MONOSPACED_WIDTH for code in range(32, 0x250)}, _MONOSPACED_WIDTH)
    if family in _TABLES:
        return _shipped(_TABLES[family], bold)
    return _installed(family, bold) or _shipped("liberation-sans", bold, FALLBACK_FACTOR)


def is_known(family: str) -> bool:
    """Whether text in this family is measured with its own widths and not with a stand-in's."""
    return family in _TABLES or family in _MONOSPACED or _installed(family, False) is not None


@lru_cache
def _shipped(name: str, bold: bool, factor: float = 1.0) -> Widths:
    """A table of `design/metrics`."""
    file = resources.files("slides.design") / "metrics" / f"{name}-{'bold' if bold else 'regular'}.json"
    table = json.loads(file.read_text(encoding="utf-8"))
    em = table["units_per_em"]
    known = {chr(first + at): width / em for first, run in table["widths"] for at, width in enumerate(run)}
    return Widths(known, table["default"] / em, factor)


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
        return Widths(known, font.getlength("n") / 1000)
    return None


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """The four faces of one level of text: regular, bold and code, with a guard for wider substitutes."""

    regular: Widths
    bold: Widths
    code: Widths
    guard: float

    def of(self, run: Run) -> Widths:
        """The face that a run is set in."""
        return self.code if run.code else self.bold if run.bold else self.regular


@lru_cache
def faces(fonts: Fonts, heading: bool, bold: bool, code: bool) -> Faces:
    """The faces of a level that is set in headings' or body's font, bold or not."""
    family = fonts.code if code else fonts.heading if heading else fonts.body
    strong = widths(family, True)
    guard = WIDTH_GUARD * (fonts.guard if heading else 1.0)
    return Faces(strong if bold else widths(family, False), strong, widths(fonts.code, False), guard)


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text that never breaks: where it ends in the paragraph, its width and that of the space after it, in em."""

    end: int
    width: float
    space: float
    forced: bool = False


_CJK = "\u2e80-\u303f\u3040-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff\u0e00-\u0e7f"
_NOT_BEFORE = (
    "\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff09\u300d\u300f\u3011\u3009\u300b\u30fb\u30fc\u3005\uff5d\u3015\u201d\u2019"
)
_NOT_AFTER = "\uff08\u300c\u300e\u3010\u3008\u300a\uff5b\u3014\u201c\u2018"
# One CJK character with the punctuation that clings to it, or Latin up to a space or a hyphen.
_PIECE = re.compile(
    rf"(?P<word>[{_NOT_AFTER}]*[{_CJK}][{_NOT_BEFORE}]*|[^ \t\n\-\u2013\u2014{_CJK}]*[\-\u2013\u2014]+|[^ \t\n\-\u2013\u2014{_CJK}]+|)"
    rf"(?P<space>[ \t]*)(?P<newline>\n?)"
)
_PLAIN_PIECE = re.compile(r"(?P<word>[^ \t\n\-]*-+|[^ \t\n\-]+|)(?P<space>[ \t]*)(?P<newline>\n?)")


@lru_cache(maxsize=4096)
def words(runs: tuple[Run, ...], face: Faces) -> tuple[Word, ...]:
    """The unbreakable pieces of a paragraph. A piece may go on from one run into the next."""
    found: list[Word] = []
    at, width = 0, 0.0
    for run in runs:
        widths_of = face.of(run)
        pattern = _PLAIN_PIECE if run.text.isascii() else _PIECE
        for piece in pattern.finditer(run.text):
            if piece.end() == piece.start():
                continue
            width += widths_of.of(piece["word"])
            open_end = piece.end() == len(run.text) and not piece["space"] and not piece["newline"] and piece["word"][-1:] != "-"
            if not open_end:
                found.append(Word(at + piece.end(), width, widths_of.of(piece["space"]), bool(piece["newline"])))
                width = 0.0
        at += len(run.text)
    if width or not found or found[-1].forced:
        found.append(Word(at, width, 0.0))
    return tuple(found)


def breaks(pieces: tuple[Word, ...], size: float, width: float, guard: float) -> tuple[int, ...]:
    """Where each line ends, as offsets into the paragraph's text.

    size: points; width: points; a piece wider than the line is broken inside, as PowerPoint does.
    """
    room = width / (size * guard)
    ends: list[int] = []
    start, used = 0, 0.0
    for piece in pieces:
        if used and used + piece.width > room:
            ends.append(start)
            used = 0.0
        if piece.width > room:
            length = max(1, piece.end - start)
            lines = int(piece.width // room) + 1
            ends.extend(start + length * line // lines for line in range(1, lines))
            used = piece.width - (lines - 1) * room
        else:
            used += piece.width
        used += piece.space
        start = piece.end
        if piece.forced:
            ends.append(start)
            used = 0.0
    if not ends or ends[-1] != start or (pieces and pieces[-1].forced):
        ends.append(start)
    return tuple(ends)


def widest(pieces: tuple[Word, ...]) -> float:
    """The width of the widest piece in em: the least a column can be without breaking a word."""
    return max((piece.width for piece in pieces), default=0.0)


def one_line(pieces: tuple[Word, ...]) -> float:
    """The width in em of the whole paragraph on one line."""
    return sum(piece.width + piece.space for piece in pieces)
