"""The forms that a line cannot hold as they are, each written as a line can: fractions, roots, scripts, struck signs."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from slides.text.formulas.atoms import Atom, bracketed, is_enclosed, line, merged_runs, outside, settled
from slides.text.formulas.leaves import accented
from slides.text.formulas.signs import OVERLINE, PRIMES, STROKE, AtomKind
from slides.text.rich_text import Run, plain

_LOOSE = (AtomKind.BINARY, AtomKind.RELATION, AtomKind.PUNCTUATION, AtomKind.OPERATOR, AtomKind.SPACE)
"""Classes that a slash would tear apart."""
SMALL_ROOTS = {"3": "∛", "4": "∜"}
"""Roots whose index is part of the sign, for scripts."""


def fraction(above: Sequence[Atom], below: Sequence[Atom], *, tight: bool) -> Atom:
    """a/b, with parentheses round what the slash would part, and round the whole where a neighbour would be read into it."""
    top, bottom = line(above, tight=tight), line(below, tight=tight)
    if _is_loose(above):
        top = bracketed(top)
    if _is_loose(below) or not (len(below) <= 1 or is_enclosed(below) or _is_word(below) or _is_differential(below)):
        bottom = bracketed(bottom)
    runs = merged_runs((*top, Run("/"), *bottom))
    return Atom(runs, guarded=bracketed(runs), guards_left=True)


def _is_loose(atoms: Sequence[Atom]) -> bool:
    """Whether a part of a fraction needs parentheses: it has operators or fractions outside its own fences."""
    if is_enclosed(atoms):
        return False
    free = list(outside(settled(atoms)))
    return not atoms or any(
        atom.left in _LOOSE or atom.right in _LOOSE or atom.guards_left or (" " in atom.text and atom.right is not AtomKind.CLOSE)
        for atom in free
    )


def _is_word(atoms: Sequence[Atom]) -> bool:
    """Whether atoms are the upright letters of one word, such as a unit."""
    return all(run.text.isalpha() and not run.italic and not run.raised for atom in atoms for run in atom.runs)


def _is_differential(atoms: Sequence[Atom]) -> bool:
    """Whether atoms are dx or ∂x, whose slash is read as one expects."""
    return len(atoms) == 2 and atoms[0].text in ("d", "∂")


def root(atoms: Sequence[Atom], index: tuple[Run, ...] = (), *, tight: bool) -> Atom:
    """√x, √(a + b) or ³√x. An index keeps its distance from what stands before it, whose exponent it is not."""
    runs = line(atoms, tight=tight)
    simple = len(atoms) == 1 and len(runs) == 1 and not atoms[0].guarded and not runs[0].raised and is_single(runs[0].text)
    radical = _radical(index, tight)
    full = merged_runs((*radical, *(runs if is_enclosed(atoms) and atoms[0].text == "(" else bracketed(runs))))
    left = AtomKind.OPERATOR if index else AtomKind.ORDINARY
    short = merged_runs((*radical, *runs)) if simple else full
    return Atom(short, left, AtomKind.ORDINARY, full if simple else ())


def _radical(index: tuple[Run, ...], tight: bool) -> tuple[Run, ...]:
    """The sign of a root. In a script nothing can be raised further, so the index of a cube root is part of the sign."""
    text = plain(index)
    if not tight:
        return (*(replace(run, raised=1) for run in index), Run("√"))
    return (Run(SMALL_ROOTS[text]),) if text in SMALL_ROOTS else (*(bracketed(index) if text else ()), Run("√"))


def is_single(text: str) -> bool:
    """Whether a text is one sign, with its accents, or one number."""
    return len(accented(text, "")) == 1 or text.replace(".", "").isdecimal() or len(_letters(text)) == 1


def _letters(text: str) -> str:
    """A text without its combining characters."""
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def over_line(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs under a line."""
    return tuple(replace(run, text=accented(run.text, OVERLINE)) for run in runs)


def struck(atom: Atom) -> Atom:
    """A relation that is negated: its first sign with a stroke through it."""
    first, *rest = atom.runs
    text = unicodedata.normalize("NFC", first.text[:1] + STROKE) + first.text[1:]
    return replace(atom, runs=(replace(first, text=text), *rest), guarded=())


_LOW = dict(
    zip(
        "0123456789+\u2212=aehijklmnoprstuvx",
        "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b\u208c"
        "\u2090\u2091\u2095\u1d62\u2c7c\u2096\u2097\u2098\u2099\u2092\u209a\u1d63\u209b\u209c\u1d64\u1d65\u2093",
        strict=True,
    )
)
_HIGH = dict(
    zip("0123456789+\u2212=ni", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207c\u207f\u2071", strict=True)
)
"""The small signs that Unicode has, for scripts of scripts."""
_LOW_SIGNS, _HIGH_SIGNS = str.maketrans(_LOW), str.maketrans(_HIGH)


def attached(atoms: Sequence[Atom], below: Sequence[Atom], above: Sequence[Atom], *, small: bool) -> Atom:
    """A base with its scripts: lowered, then raised. Primes and degrees are at their height already."""
    base = _base(atoms, tight=small)
    above = list(above)
    marks = ""
    while above and set(above[0].text) <= PRIMES:
        marks += above.pop(0).text
    if [atom.text for atom in above] == ["∘"]:
        marks, above = marks + "°", []
    runs = (*base.runs, *((Run(marks, italic=base.runs[-1].italic if base.runs else False),) if marks else ()))
    low, high = line(below, tight=True), line(above, tight=True)
    if not small:
        lowered, raised = (tuple(replace(run, raised=height) for run in runs) for runs, height in ((low, -1), (high, 1)))
        return replace(base, runs=merged_runs((*runs, *lowered, *raised)))
    if (low or high) and all(letter in _LOW for letter in plain(low)) and all(letter in _HIGH for letter in plain(high)):
        tiny = plain(low).translate(_LOW_SIGNS) + plain(high).translate(_HIGH_SIGNS)
        return replace(base, runs=merged_runs((*runs, Run(tiny))))
    scripts = [(mark, script) for mark, script in (("_", low), ("^", high)) if script]
    short = (run for mark, script in scripts for run in (Run(mark), *(script if is_single(plain(script)) else bracketed(script))))
    full = (run for mark, script in scripts for run in (Run(mark), *bracketed(script)))
    return replace(base, runs=merged_runs((*runs, *short)), guarded=merged_runs((*runs, *full)) if scripts else ())


def _base(atoms: Sequence[Atom], *, tight: bool) -> Atom:
    """What scripts are attached to, as one atom. A script without a base keeps its distance from what stands before it."""
    if not atoms:
        return Atom((), AtomKind.OPERATOR, AtomKind.ORDINARY)
    if len(atoms) == 1:
        return replace(atoms[0], runs=atoms[0].safe, guarded=(), guards_left=False)
    left, right = atoms[0].left, atoms[-1].right
    if is_enclosed(atoms) or left is AtomKind.OPEN:
        return Atom(line(atoms, tight=tight), AtomKind.OPEN, AtomKind.CLOSE)
    return Atom(line(atoms, tight=tight), AtomKind.ORDINARY, right if right is AtomKind.CLOSE else AtomKind.ORDINARY)
