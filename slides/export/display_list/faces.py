"""Families of type: which one sets a stretch of text, and what is taken where it is not installed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from slides.base.records import frozen
from slides.design import Fonts
from slides.export.display_list.items import TextLine, TextSpan
from slides.text.rich_text import Run

_STAND_INS = {
    "Calibri": ("Slides Sans", "Carlito"),
    "Arial": ("Liberation Sans", "Arimo", "Helvetica", "Slides Sans"),
    "Georgia": ("Slides Serif", "Gelasio", "DejaVu Serif"),
    "Consolas": ("DejaVu Sans Mono", "Liberation Mono", "Menlo"),
}
"""Faces with the same widths, best first, or near to them. Slides Sans and Slides Serif come with the program: so Latin, Greek and
Cyrillic text looks the same on a machine with Carlito and Gelasio and on one without."""
_GENERIC = {"Georgia": "serif", "Consolas": "monospace"}
# Language of a stretch -> families for its script, where the deck's own face is not installed.
_SCRIPT_FACES = {
    "zh": ("Microsoft YaHei", "Noto Sans CJK SC", "PingFang SC"),
    "yue": ("Microsoft JhengHei", "Noto Sans CJK TC", "PingFang TC"),
    "ja": ("Yu Gothic", "Noto Sans CJK JP", "Hiragino Sans"),
    "ko": ("Malgun Gothic", "Noto Sans CJK KR", "Apple SD Gothic Neo"),
    "ar": ("Arial", "DejaVu Sans", "Noto Sans Arabic", "Noto Naskh Arabic"),
    "he": ("Arial", "DejaVu Sans", "Noto Sans Hebrew"),
    "hi": ("Nirmala UI", "Noto Sans Devanagari"),
    "bn": ("Nirmala UI", "Noto Sans Bengali"),
    "pa": ("Nirmala UI", "Noto Sans Gurmukhi"),
    "gu": ("Nirmala UI", "Noto Sans Gujarati"),
    "or": ("Nirmala UI", "Noto Sans Oriya"),
    "ta": ("Nirmala UI", "Noto Sans Tamil"),
    "te": ("Nirmala UI", "Noto Sans Telugu"),
    "kn": ("Nirmala UI", "Noto Sans Kannada"),
    "ml": ("Nirmala UI", "Noto Sans Malayalam"),
    "si": ("Nirmala UI", "Noto Sans Sinhala"),
    "th": ("Leelawadee UI", "Noto Sans Thai"),
    "lo": ("Leelawadee UI", "Noto Sans Lao"),
    "km": ("Leelawadee UI", "Noto Sans Khmer"),
    "my": ("Myanmar Text", "Noto Sans Myanmar"),
    "am": ("Ebrima", "Noto Sans Ethiopic"),
    "ka": ("Sylfaen", "Noto Sans Georgian"),
    "hy": ("Arial", "Noto Sans Armenian"),
}
_ALSO = {
    **dict.fromkeys(("fa", "ur", "ps", "ckb", "sd", "ug"), "ar"),
    **dict.fromkeys(("iw", "yi"), "he"),
    **dict.fromkeys(("mr", "ne", "sa"), "hi"),
    "ti": "am",
}


def family_of(run: Run, fonts: Fonts, language: str, *, heading: bool, code: bool = False) -> str:
    """The family that a stretch of a run is set in: code's, the one of its script, or that of headings or body."""
    if run.code or code:
        return fonts.code
    if run.text.isascii():
        return fonts.heading if heading else fonts.body
    primary = language.split("-")[0].lower()
    if primary == "zh" and language.lower().split("-")[-1] in ("tw", "hk", "mo", "hant"):
        primary = "yue"
    named = _SCRIPT_FACES.get(_ALSO.get(primary, primary))
    return named[0] if named and not _latin(run.text) else fonts.heading if heading else fonts.body


def _latin(text: str) -> bool:
    """Whether all letters of a text are Latin, Greek or Cyrillic."""
    return all(letter < "\u0530" or not letter.isalpha() for letter in text)


@lru_cache(maxsize=256)
def stand_ins(family: str, language: str = "") -> tuple[str, ...]:
    """Families to try in this order: the wanted one, those with its widths, those of the script; the last is what every program knows."""
    primary = language.split("-")[0].lower()
    script = _SCRIPT_FACES.get(_ALSO.get(primary, primary), ())
    found = dict.fromkeys((family, *_STAND_INS.get(family, ()), *script))
    return (*found, _GENERIC.get(family, "sans-serif"))


SIGN_FACES = ("Segoe UI Emoji", "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Symbol", "DejaVu Sans", "Symbola", "Noto Sans Symbols")
"""Families for emoji and other signs that no face of the text has."""


def is_measured(span: TextSpan) -> bool:
    """Whether a span's width is that of its face, and so one to be kept in another face: not of code, nor of scripts that are shaped."""
    return span.family in _KEPT and (span.text.isascii() or all(letter < "\u0530" or "\u2000" <= letter < "\u2400" for letter in span.text))


_KEPT = frozenset({"Calibri", "Arial", "Georgia"})

SAME_WIDTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Calibri": ("Slides Sans", "Carlito"),
        "Arial": ("Liberation Sans", "Arimo", "Helvetica"),
        "Georgia": ("Slides Serif", "Gelasio"),
    }
)
"""The families with the same widths as one of the themes, which can stand in for it unnoticed."""
_TO_INSTALL = {
    "Calibri": "install Carlito, which has its widths: on Debian fonts-crosextra-carlito, on macOS brew install font-carlito",
    "Arial": "install Liberation Sans, which has its widths: on Debian fonts-liberation, on macOS brew install font-liberation",
    "Georgia": "install Gelasio, which has its widths: fonts.google.com/specimen/Gelasio, on macOS brew install font-gelasio",
}
_NOTO_CJK = frozenset({"zh", "yue", "ja", "ko"})


@frozen
class MissingFace:
    """A family that a deck asks for and that is not installed, nor one with its widths; what is used instead, empty where nothing is
    known to be; and what to do."""

    family: str
    instead: str
    hint: str


def missing_faces(fonts: Fonts, language: str) -> Iterator[MissingFace]:
    """The families of a deck that programs which draw on this machine must set in one of other widths: its text's, and its script's."""
    from slides.typesetting.metrics.installed import first_installed

    for family in dict.fromkeys((fonts.heading, fonts.body)):
        if not first_installed((family, *SAME_WIDTHS.get(family, ()))):
            yield MissingFace(family, first_installed(stand_ins(family)[1:-1]), _TO_INSTALL.get(family, f"install {family}"))
    primary = language.split("-")[0].lower()
    script = _ALSO.get(primary, primary)
    if (faces := _SCRIPT_FACES.get(script)) and not first_installed(faces):
        where = "fonts-noto-cjk" if script in _NOTO_CJK else "fonts-noto-core"
        noto = next(face for face in faces if face.startswith("Noto"))
        yield MissingFace(faces[0], "", f"install {noto}: on Debian {where}, elsewhere fonts.google.com/noto")


def missing_letters(lines: Iterable[TextLine], language: str) -> str:
    """The letters and signs of some lines that no installed font has, in order. language: the deck's, whose fonts are looked at first."""
    from slides.typesetting.metrics.coverage import covering_family

    wanted = {letter for line in lines if not line.text.isascii() for letter in line.text if letter > "\u024f" and _is_drawn(letter)}
    first = ("Slides Sans", "Carlito", "Liberation Sans", "Arial", *stand_ins("Calibri", language)[:-1], *SIGN_FACES[::-1])
    return "".join(letter for letter in sorted(wanted) if not covering_family(letter, first))


def _is_drawn(letter: str) -> bool:
    """Whether a letter shows ink of its own."""
    return unicodedata.category(letter)[0] not in "CZM"
