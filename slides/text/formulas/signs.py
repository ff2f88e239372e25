"""What a mathematical character is and how it is set beside others: TeX's classes of atoms, accents, alphabets.

The classes are those of The TeXbook, chapters 17 and 18; the blocks are those of Unicode, Technical Report 25.
"""

from __future__ import annotations

import unicodedata
from enum import Enum, auto


class AtomKind(Enum):
    """TeX's classes of atoms, which decide the space between two of them; SPACE is a space that the author set."""

    ORDINARY = auto()
    OPERATOR = auto()
    BINARY = auto()
    RELATION = auto()
    OPEN = auto()
    CLOSE = auto()
    PUNCTUATION = auto()
    SPACE = auto()


NO_BREAK = "\u00a0"
THIN = "\u2009"
EM = "\u2003"

_BINARY = frozenset("+\u2212±∓×÷·⋅∗*∘•∩∪⊎⊓⊔∖⧵∧∨⊕⊖⊗⊘⊙⋆⋄†‡≀⨿△▽⋊⋉")
_LARGE = frozenset("∏∐∑∫∬∭∮∯∰∱∲∳⋀⋁⋂⋃") | frozenset(map(chr, range(0x2A00, 0x2A1D)))
_RELATION = frozenset("=<>:∥⟂⊥≔")
_ORDINARY = frozenset("∀∁∂∃∄∅∆∇∎∞∟∠∡∢√∛∜⊤⋮⋯⋰⋱℧")
_KINDS: dict[str, AtomKind] = {
    **dict.fromkeys(_BINARY, AtomKind.BINARY),
    **dict.fromkeys(_LARGE, AtomKind.OPERATOR),
    **dict.fromkeys(_RELATION, AtomKind.RELATION),
    **dict.fromkeys(_ORDINARY, AtomKind.ORDINARY),
    **dict.fromkeys("([{⟨⌊⌈⟦", AtomKind.OPEN),
    **dict.fromkeys(")]}⟩⌋⌉⟧!", AtomKind.CLOSE),
    **dict.fromkeys(",;", AtomKind.PUNCTUATION),
}
BARS = frozenset("|‖")
"""Fences that look the same on both sides."""

PLAINER = {"\\": "∖", "⧵": "∖", "∣": "|", "~": "∼", "-": "\u2212", "ˆ": "^", "\u2061": "", "\u2062": "", "\u2063": ","}
"""Characters of latex2mathml for which text has a better one."""

PRIMES = frozenset("′″‴⁗")

ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "∼": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "ˇ": "\u030c",
    "→": "\u20d7",
    "←": "\u20d6",
    "↔": "\u20e1",
    "\u20db": "\u20db",
    "\u20dc": "\u20dc",
}
"""What latex2mathml sets over a letter -> the combining character."""
LINE = "\u2015"
"""What latex2mathml writes for `\\overline` and `\\underline`."""
BRACES = frozenset("\u23de\u23df\u23b4\u23b5\u23dc\u23dd")
OVERLINE = "\u0305"
STROKE = "\u0338"
"""The combining solidus of a negated relation."""

_STYLES = {"double-struck": ("DOUBLE-STRUCK",), "script": ("SCRIPT",), "fraktur": ("FRAKTUR", "BLACK-LETTER")}


def atom_kind(text: str) -> AtomKind:
    """The class of a character; a word is an operator's name only where its element says so, and ordinary here."""
    if text in _KINDS:
        return _KINDS[text]
    if len(text) == 1 and (0x2190 <= ord(text) <= 0x22FF or 0x27F0 <= ord(text) <= 0x297F or 0x2A66 <= ord(text) <= 0x2AFF):
        return AtomKind.RELATION
    return AtomKind.ORDINARY


def is_variable(text: str) -> bool:
    """Whether TeX sets a character in italics: Latin letters and small Greek ones."""
    if len(text) != 1 or not text.isalpha():
        return False
    name = unicodedata.name(text, "")
    return name.startswith(("LATIN SMALL", "LATIN CAPITAL", "GREEK SMALL")) or text in "ϵϕϑϱϖϰ"


def in_alphabet(text: str, variant: str) -> str:
    """Letters and digits in a mathematical alphabet of Unicode, where it has them: R as ℝ for `double-struck`."""
    return "".join(_letter(sign, _STYLES.get(variant, ())) for sign in text)


def _letter(sign: str, styles: tuple[str, ...]) -> str:
    """One sign of an alphabet: some letters have a name without "mathematical", from before the others were encoded."""
    if not styles or not sign.isascii() or not sign.isalnum():
        return sign
    name = unicodedata.name(sign).removeprefix("LATIN ").replace(" LETTER", "")
    for title in (*(f"MATHEMATICAL {style} {name}" for style in styles), *(f"{style} {name}" for style in styles)):
        try:
            return unicodedata.lookup(title)
        except KeyError:
            continue
    return sign
