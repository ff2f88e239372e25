"""Atoms of a formula and how they stand beside each other on one line: spaces, and parentheses where the line needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from slides.base.records import frozen
from slides.text.formulas.signs import BARS, NO_BREAK, THIN, AtomKind
from slides.text.rich_text import Run, plain

_SIGNS = frozenset("+\u2212±∓")
_OPENING, _CLOSING = frozenset("([{⟨⌊⌈"), frozenset(")]}⟩⌋⌉")


@frozen
class Atom:
    """A part of a formula that is set as one. `left` and `right` are its classes towards its neighbours.

    `guarded` are the runs for a place where the neighbours would change the meaning, a/b before x: (a/b)x. Empty means that
    nothing does. `guards_left` says whether a neighbour on the left does too; `calls` marks sin, which takes what follows.
    """

    runs: tuple[Run, ...]
    left: AtomKind = AtomKind.ORDINARY
    right: AtomKind = AtomKind.ORDINARY
    guarded: tuple[Run, ...] = ()
    guards_left: bool = False
    calls: bool = False

    @property
    def text(self) -> str:
        """The words without their styles."""
        return plain(self.runs)

    @property
    def safe(self) -> tuple[Run, ...]:
        """The runs for a place where anything may follow."""
        return self.guarded or self.runs


def sign(text: str, kind: AtomKind = AtomKind.ORDINARY, *, italic: bool = False, bold: bool = False, code: bool = False) -> Atom:
    """An atom of one run."""
    return Atom((Run(text, italic=italic, bold=bold, code=code),), kind, kind)


def bracketed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs in parentheses."""
    return merged_runs((Run("("), *runs, Run(")")))


def merged_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbouring runs of one style as one run."""
    found: list[Run] = []
    texts: list[list[str]] = []
    for run in runs:
        if found and replace(run, text="") == found[-1]:
            texts[-1].append(run.text)
        elif run.text:
            found.append(replace(run, text=""))
            texts.append([run.text])
    return tuple(replace(run, text="".join(parts)) for run, parts in zip(found, texts, strict=True))


def settled(atoms: Sequence[Atom]) -> list[Atom]:
    """Atoms whose classes their neighbours have settled: a minus without a left operand is a sign, a bar opens or closes.

    The rules are 5 and 6 of appendix G of The TeXbook; bars are no part of it.
    """
    found: list[Atom] = []
    opened = dict.fromkeys(sorted(BARS), False)
    before = AtomKind.OPEN
    ends = (AtomKind.ORDINARY, AtomKind.CLOSE)
    commas = sum(atom.text == "," for atom in atoms)
    for at, atom in enumerate(atoms):
        after = atoms[at + 1] if at + 1 < len(atoms) else None
        kind = atom.left
        if atom.text in BARS and kind is AtomKind.ORDINARY:
            kind = AtomKind.CLOSE if opened[atom.text] and before in ends else AtomKind.OPEN if before not in ends else AtomKind.ORDINARY
            opened[atom.text] = kind is AtomKind.OPEN
        elif kind is AtomKind.BINARY and (after is None or before not in ends):
            kind = AtomKind.OPEN if atom.text in _SIGNS else AtomKind.ORDINARY
        elif atom.text == "," and found and after and found[-1].text[-1:].isdecimal() and after.text.isdecimal():
            kind = AtomKind.ORDINARY if len(after.text) == 3 or commas == 1 else kind
        elif atom.text == ":" and found and after and found[-1].text.isdecimal() and after.text.isdecimal():
            kind = AtomKind.ORDINARY
        found.append(atom if kind is atom.left else replace(atom, left=kind, right=kind))
        before = before if found[-1].right is AtomKind.SPACE else found[-1].right
    return found


def line(atoms: Sequence[Atom], *, tight: bool = False) -> tuple[Run, ...]:
    """Atoms as runs; `tight` leaves out the spaces round relations and operators, as scripts do."""
    atoms = settled(atoms)
    found: list[Run] = []
    for at, atom in enumerate(atoms):
        safe = bool(atom.guarded) and _needs_guard(atom, _neighbour(atoms, at, -1), _neighbour(atoms, at, 1))
        if at:
            called = safe and atom.guards_left and atoms[at - 1].calls
            found.append(Run("" if called else _space(atoms[at - 1], atom, tight)))
        found.extend(atom.guarded if safe else atom.runs)
    return merged_runs(found)


def _neighbour(atoms: Sequence[Atom], at: int, step: int) -> Atom | None:
    """The next atom in a direction, past thin spaces."""
    at += step
    while 0 <= at < len(atoms) and atoms[at].text == THIN:
        at += step
    return atoms[at] if 0 <= at < len(atoms) else None


def _needs_guard(atom: Atom, before: Atom | None, after: Atom | None) -> bool:
    """Whether what stands beside an atom would be read into it."""
    if after and after.left in (AtomKind.ORDINARY, AtomKind.OPEN, AtomKind.OPERATOR):
        return True
    return bool(atom.guards_left and before and (before.calls or before.right in (AtomKind.ORDINARY, AtomKind.CLOSE)))


def _space(left: Atom, right: Atom, tight: bool) -> str:
    """The space between two neighbours: chapter 18 of The TeXbook, in spaces of text."""
    kinds = (left.right, right.left)
    if AtomKind.SPACE in kinds:
        return ""
    words = AtomKind.OPERATOR in kinds and any(letter.isalpha() for letter in (left if left.right is AtomKind.OPERATOR else right).text)
    if AtomKind.OPERATOR in kinds and (words or not tight):
        beside = kinds[0] in (AtomKind.ORDINARY, AtomKind.CLOSE, AtomKind.OPERATOR) and kinds[1] in (AtomKind.ORDINARY, AtomKind.OPERATOR)
        if beside:
            return NO_BREAK
    if tight or kinds[0] is AtomKind.OPEN or kinds[1] is AtomKind.CLOSE or kinds == (AtomKind.RELATION, AtomKind.RELATION):
        return ""
    if kinds[0] is AtomKind.PUNCTUATION:
        return " "
    spaced = any(kind in (AtomKind.BINARY, AtomKind.RELATION) for kind in kinds)
    return " " if spaced and kinds[1] is not AtomKind.PUNCTUATION else ""


def outside(atoms: Sequence[Atom]) -> Iterator[Atom]:
    """The atoms that stand in no fence."""
    depth = 0
    for atom in atoms:
        depth -= atom.text in _CLOSING
        if depth <= 0 and atom.text not in _OPENING and atom.text not in _CLOSING:
            yield atom
        depth += atom.text in _OPENING


def is_enclosed(atoms: Sequence[Atom]) -> bool:
    """Whether one pair of fences holds all the atoms."""
    depth = 0
    for at, atom in enumerate(atoms):
        depth += (atom.text in _OPENING) - (atom.text in _CLOSING)
        if depth <= 0 and at < len(atoms) - 1:
            return False
    return len(atoms) > 1 and depth == 0
