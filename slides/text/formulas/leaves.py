"""Leaves of MathML as atoms: letters, numbers, operators, words and spaces."""

from __future__ import annotations

import re
import unicodedata
from xml.etree.ElementTree import Element

from slides.base.lazy_regex import pattern
from slides.text.formulas.atoms import Atom, sign
from slides.text.formulas.signs import BARS, EM, NO_BREAK, PLAINER, THIN, AtomKind, atom_kind, in_alphabet, is_variable
from slides.text.formulas.source import UnreadableFormula
from slides.text.sanitize import unescaped

_ENTITY = pattern(r"&#x([0-9A-Fa-f]+);")
_ESCAPED = pattern(r"\\([%$#&_{} ])")
_QUANTITY = pattern(r"(-?)(\d+(?:\.\d+)?)\s*([a-z]{2})")
"""A number with two letters, which latex2mathml takes for a length: 2pt is 2 times p times t."""

_MID = "&#x02223;"
"""How latex2mathml writes the relation `\\mid`; the bars of `\\bra` and `\\ket` have one digit fewer."""
_LIMITS = ("lim", "max", "min", "sup", "inf", "arg", "inj", "proj", "plim")
_BOLD = frozenset({"bold", "bold-italic"})
_SLANTED = frozenset({"italic", "bold-italic", "sans-serif-italic"})
_FORMS = {"prefix": AtomKind.OPEN, "postfix": AtomKind.CLOSE}
_WIDTHS = {"thinmathspace": 0.167, "mediummathspace": 0.222, "thickmathspace": 0.278}


def leaf_text(element: Element) -> str:
    """The characters of a leaf; latex2mathml writes them as references to code points."""
    return _ENTITY.sub(lambda found: unescaped(found.group()), element.text or "")


def leaf(element: Element) -> list[Atom]:
    """An identifier, number or operator as atoms. Raises `UnreadableFormula` for what latex2mathml passed through unread."""
    raw = element.text or ""
    if raw.startswith("\\") or "&#xNone;" in raw:
        raise UnreadableFormula(f"an unknown command {raw}" if len(raw) > 1 and "&" not in raw else "a backslash without a command")
    if raw == "&":
        raise UnreadableFormula("an & outside a table")
    text = leaf_text(element)
    if quantity := _QUANTITY.fullmatch(text):
        minus = [sign("\u2212", AtomKind.BINARY)] if quantity[1] else []
        return [*minus, sign(quantity[2]), *(sign(letter, italic=True) for letter in quantity[3])]
    if not text:
        return []
    kind = atom_kind("∣") if raw == _MID else atom_kind(PLAINER.get(text, text))
    text = PLAINER.get(text, text)
    if element.get("form") in _FORMS:
        kind = _FORMS[element.get("form", "")]
    elif element.get("lspace") == "0.05em" and text in BARS:
        kind = AtomKind.RELATION
    if len(text) > 1 and text[0].isalpha() and element.tag in ("mi", "mo"):
        return [_name(text, element)]
    return [_styled(text, element, kind)] if text else []


def _name(text: str, element: Element) -> Atom:
    """The name of a function or an operator, upright."""
    text = re.sub(r"\s+", THIN, text)
    if text == "mod":
        return sign(text, AtomKind.BINARY if element.tag == "mo" else AtomKind.ORDINARY)
    atom = sign(text, AtomKind.OPERATOR)
    return Atom(atom.runs, atom.left, atom.right, calls=not text.startswith(_LIMITS))


def _styled(text: str, element: Element, kind: AtomKind) -> Atom:
    """A sign in the alphabet and the weight that its element asks for; single letters are variables and slanted."""
    variant = element.get("mathvariant", "")
    slanted = variant in _SLANTED or (not variant and is_variable(text))
    return sign(in_alphabet(text, variant), kind, italic=slanted and not text.isdecimal(), bold=variant in _BOLD)


def leaf_words(text: str, variant: str) -> Atom:
    """Words in a formula; the author's spaces at their ends are the spaces to their neighbours."""
    text = _ESCAPED.sub(r"\1", text).replace("~", NO_BREAK)
    if "\\" in text:
        raise UnreadableFormula(r"a command inside \text")
    atom = sign(text, italic=variant == "italic", bold=variant == "bold", code=variant == "monospace")
    left, right = (AtomKind.SPACE if edge.isspace() else AtomKind.ORDINARY for edge in (text[:1], text[-1:]))
    return Atom(atom.runs, left, right)


def space(element: Element) -> Atom | None:
    """A space of about the width that is asked for; None for one that is negative or nothing."""
    width = element.get("width", "")
    found = re.fullmatch(r"(\d++(?:\.\d++)?|\.\d++)em", width)
    size = _WIDTHS.get(width, float(found[1]) if found else 0.0)
    if size <= 0:
        return None
    text = THIN if size < 0.2 else " " if size < 0.9 else EM if size < 1.5 else EM * 2
    return sign(text, AtomKind.SPACE)


def accented(text: str, mark: str) -> str:
    """A text with a combining character after each of its letters, in one code point where Unicode has one."""
    letters = re.findall(r"[^\u0300-\u036f\u20d0-\u20ff][\u0300-\u036f\u20d0-\u20ff]*", text)
    return unicodedata.normalize("NFC", "".join(letter + mark if not letter.isspace() else letter for letter in letters))
