"""Presentation MathML as atoms and runs: fractions on one line, scripts raised and lowered, tables row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from slides.text.formulas.atoms import Atom, bracketed, line, sign
from slides.text.formulas.forms import SMALL_ROOTS, attached, fraction, over_line, root, struck
from slides.text.formulas.leaves import accented, leaf, leaf_text, leaf_words, space
from slides.text.formulas.shapes import base_of, fences_at, has_lines, is_braced, is_stack, set_beside
from slides.text.formulas.signs import ACCENTS, BRACES, EM, LINE, NO_BREAK, THIN, AtomKind
from slides.text.formulas.source import UnreadableFormula, to_mathml
from slides.text.rich_text import BREAK, Run, plain

DEEPEST = 120
"""Elements of MathML inside each other: four for each level that `source.DEEPEST` allows."""

_SCRIPTS = {"msub": "_", "msup": "^", "msubsup": "_^", "munder": "_", "mover": "^", "munderover": "_^"}
_SOLIDUS = "⧸"
"""What latex2mathml writes before a relation that `\\not` negates."""
_GROUPED = (AtomKind.BINARY, AtomKind.RELATION, AtomKind.PUNCTUATION)


class Walker:
    """One formula on its way from MathML to runs. `doubts` are what text does not say as the formula does.

    `lines` says whether rows may become lines of text here, and not inside a fraction, a script or a fence; `small` whether what
    is walked stands in a script, where scripts are written out: x^(a+b).
    """

    def __init__(self, doubts: Sequence[str], *, lines: bool) -> None:
        self.doubts = list(doubts)
        self.lines = lines
        self.small = False

    def read(self, tree: Element) -> tuple[Run, ...]:
        """The whole formula. Raises `UnreadableFormula`."""
        level, depth = [tree], 0
        while level:
            level, depth = [child for element in level for child in element], depth + 1
        if depth > DEEPEST:
            raise UnreadableFormula("a formula nested too deeply")
        return line(self.row(tree))

    def line(self, atoms: Sequence[Atom]) -> tuple[Run, ...]:
        """Atoms as runs, as close as the place asks for."""
        return line(atoms, tight=self.small)

    def part(self, *elements: Element, small: bool = False) -> list[Atom]:
        """Elements inside something, which cannot be split into lines."""
        before = self.lines, self.small
        self.lines, self.small = False, self.small or small
        atoms = [atom for element in elements for atom in self.element(element)]
        self.lines, self.small = before
        return atoms

    def row(self, parent: Element) -> list[Atom]:
        """The children of an element, one after another; a table or a binomial takes the fences beside it along."""
        atoms: list[Atom] = []
        children = list(parent)
        negated, at = False, 0
        while at < len(children):
            fences = fences_at(children, at)
            if fences:
                found, step = [self.fenced(children[at + 1], *fences[:2])], fences[2]
            else:
                found, step = self.element(children[at]), 1
            at += step
            if [atom.text for atom in found] == [_SOLIDUS] and children[at - 1].tag == "mpadded":
                negated = True
                continue
            if negated and found and found[0].runs:
                found[0], negated = struck(found[0]), False
            atoms.extend(found)
        if negated:
            raise UnreadableFormula(r"a \not with nothing after it")
        return atoms

    def element(self, element: Element) -> list[Atom]:
        """One element of any kind."""
        match element.tag:
            case "mi" | "mn" | "mo":
                return self.classed(element) if len(element) else leaf(element)
            case "mtext":
                return self.text(element)
            case "mspace":
                return self.space(element)
            case "mfrac":
                return [self.fraction(element)]
            case "msqrt":
                return [root(self.part(*element), tight=self.small)]
            case "mroot":
                return [self.root(element)]
            case "menclose":
                return self.enclosed(element)
            case "mtable":
                return self.table(element)
            case "mrow":
                return self.group(element)
            case tag if tag in _SCRIPTS:
                return [self.scripted(element)]
        if element.get("scriptlevel") == "1" and len(element) == 1 and element[0].tag == "mtable" and not element[0].get("rowspacing"):
            self.doubts.append("lines below each other are written as one")
            return [Atom(set_beside(self.rows(element[0]), "; "))]
        return self.row(element)

    def group(self, element: Element) -> list[Atom]:
        """What stands in braces or between `\\left` and `\\right`; a lone operator in braces is an ordinary sign."""
        if len(element) and element[0].get("form") == "prefix":
            before, self.lines = self.lines, False
            atoms = self.row(element)
            self.lines = before
            return atoms
        atoms = self.row(element)
        if len(atoms) == 1 and atoms[0].left in _GROUPED:
            return [replace(atoms[0], left=AtomKind.ORDINARY, right=AtomKind.ORDINARY)]
        return atoms

    def classed(self, element: Element) -> list[Atom]:
        """What `\\mathrel`, `\\mathbin`, `\\mathop` and their like hold."""
        atoms = self.part(*element)
        runs = self.line(atoms)
        if element.tag == "mi":
            return [Atom(runs)]
        if element.get("separator"):
            return [Atom(runs, AtomKind.PUNCTUATION, AtomKind.PUNCTUATION)]
        if element.get("stretchy") == "false":
            return atoms
        kind = AtomKind.BINARY if element.get("lspace") else AtomKind.RELATION
        if not element.get("lspace") and (len(atoms) > 1 or any(atom.left is AtomKind.OPERATOR for atom in atoms)):
            kind = AtomKind.OPERATOR
            runs = tuple(replace(run, italic=False) for run in runs)
        return [Atom(runs, kind, kind, calls=kind is AtomKind.OPERATOR)] if runs else []

    def text(self, element: Element) -> list[Atom]:
        """Words, and the formulas that stand in them between dollar signs."""
        raw, variant = element.text or "", element.get("mathvariant", "")
        text = raw.replace("&#x000A0;", " ").replace("&#x02009;", THIN)
        if raw in ("&#x000A0;", "&#x029F8;"):
            return [sign(NO_BREAK, AtomKind.SPACE) if raw == "&#x000A0;" else sign(_SOLIDUS)]
        pieces = text.replace("\\$", "\0").split("$")
        if len(pieces) % 2 == 0:
            pieces = ["$".join(pieces)]
        atoms: list[Atom] = []
        for at, piece in enumerate(pieces):
            piece = piece.replace("\0", "\\$")
            if at % 2:
                tree, doubts = to_mathml(piece)
                self.doubts.extend(doubts)
                atoms.extend(self.part(tree))
            elif piece:
                atoms.append(leaf_words(piece, variant))
        return atoms

    def space(self, element: Element) -> list[Atom]:
        """A space, or the end of a line."""
        if element.get("linebreak"):
            return self.parted()
        found = space(element)
        return [found] if found else []

    def parted(self) -> list[Atom]:
        """What stands between two rows: a break where the formula has lines of its own."""
        if not self.lines:
            self.doubts.append("several lines are written as one")
        return [sign(BREAK if self.lines else "; ", AtomKind.SPACE)]

    def fraction(self, element: Element) -> Atom:
        """a/b; what has no line between its parts is not a fraction, and is reported."""
        if len(element) != 2:
            raise UnreadableFormula("an incomplete fraction")
        above, below = self.part(element[0]), self.part(element[1])
        if is_stack(element):
            self.doubts.append("stacked symbols are written side by side")
            return Atom(bracketed((*self.line(above), Run(", "), *self.line(below))), AtomKind.OPEN, AtomKind.CLOSE)
        if any(inner is not element and not is_stack(inner) for inner in element.iter("mfrac")):
            self.doubts.append("a fraction inside a fraction")
        return fraction(above, below, tight=self.small)

    def root(self, element: Element) -> Atom:
        """A root with an index: ³√x."""
        if len(element) != 2:
            raise UnreadableFormula("an incomplete root")
        index = line(self.part(element[1], small=True), tight=True)
        if self.small and plain(index) not in SMALL_ROOTS:
            self.doubts.append("a root inside a script")
        return root(self.part(element[0]), index, tight=self.small)

    def enclosed(self, element: Element) -> list[Atom]:
        """A part that is crossed out, or has a box round it."""
        atoms = self.part(*element)
        if "strike" in element.get("notation", ""):
            return [replace(atom, runs=tuple(replace(run, strike=True) for run in atom.runs), guarded=()) for atom in atoms]
        self.doubts.append("a box around a part")
        return atoms

    def scripted(self, element: Element) -> Atom:
        """A base with what stands below and above it: accents, scripts, limits, labels."""
        sides = _SCRIPTS[element.tag]
        parts = dict(zip(sides, element[-len(sides) :], strict=False))
        last = element[-1] if len(element) > 1 else None
        mark = leaf_text(last) if last is not None and last.tag == "mo" and not len(last) else ""
        if element.tag in ("mover", "munder") and (mark in ACCENTS or mark == LINE or mark in BRACES) and mark:
            return self.accent(element, mark)
        atoms = self.part(base_of(element, len(sides)))
        labelled = element.tag in ("munder", "mover", "munderover") and not is_braced(element[0])
        if labelled and [atom.left for atom in atoms] != [AtomKind.OPERATOR]:
            self.doubts.append("a sign above or below another is written next to it")
        below, above = (self.part(parts[side], small=True) if side in parts else [] for side in "_^")
        return attached(atoms, below, above, small=self.small)

    def accent(self, element: Element, mark: str) -> Atom:
        """A letter under its accent; over several letters only lines can be shown."""
        atoms = self.part(element[0])
        runs = self.line(atoms)
        if mark == LINE:
            under = element.tag == "munder"
            lined = tuple(replace(run, underline=True) for run in runs) if under else over_line(runs)
            return Atom(lined)
        if mark in BRACES:
            self.doubts.append("a brace above or below a part")
            return Atom(bracketed(runs) if len(atoms) > 1 else runs)
        if element.tag == "mover" and len(runs) == 1 and len(accented(runs[0].text, "")) == 1 and not runs[0].raised:
            return Atom((replace(runs[0], text=accented(runs[0].text, ACCENTS[mark])),))
        if mark == "¯" and element.tag == "mover":
            return Atom(over_line(runs))
        self.doubts.append("an accent over several letters is written after them")
        return Atom((*bracketed(runs), Run(mark, raised=1 if element.tag == "mover" else -1)))

    def fenced(self, element: Element, opening: str, closing: str) -> Atom:
        """A table or a binomial coefficient between its fences."""
        if is_stack(element) and len(element) == 2:
            above, below = self.part(element[0]), self.part(element[1])
            name = "C" if opening == "(" else ""
            self.doubts.append("a binomial coefficient is written C(n, k)" if name else "stacked symbols are written side by side")
            inside = (*self.line(above), Run(", "), *self.line(below))
            return Atom((Run(name + opening), *inside, Run(closing)), AtomKind.ORDINARY, AtomKind.CLOSE)
        before, self.lines = self.lines, False
        rows = self.rows(element)
        self.lines = before
        shape = "cases are" if opening == "{" else "a matrix is"
        self.doubts.append("several lines are written as one" if has_lines(element) else f"{shape} written on one line")
        return Atom((Run(opening), *set_beside(rows, "; "), Run(closing)), AtomKind.OPEN, AtomKind.CLOSE)

    def rows(self, element: Element) -> list[tuple[Run, ...]]:
        """The rows of a table as runs; in those of aligned equations each second cell goes on where the first ended."""
        found = []
        for row in element:
            cells = [self.part(cell) for cell in row]
            if has_lines(element):
                if len(cells) == 3 and [atom.left for atom in cells[1]] == [AtomKind.RELATION]:  # eqnarray has a column for its relations
                    cells = [[*cells[0], *cells[1], *cells[2]]]
                pairs = [[atom for cell in cells[at : at + 2] for atom in cell] for at in range(0, len(cells), 2)]
                found.append(set_beside([self.line(pair) for pair in pairs if pair], EM))
            else:
                found.append(set_beside([self.line(cell) for cell in cells], ", "))
        while found and not found[-1]:
            found.pop()
        return found

    def table(self, element: Element) -> list[Atom]:
        """A table without fences: lines of equations, what is stacked under a sum, or a matrix in brackets of its own."""
        rows = self.rows(element)
        if has_lines(element):
            atoms: list[Atom] = []
            for row in rows:
                atoms.extend([*self.parted(), Atom(row)] if atoms else [Atom(row)])
            return atoms
        self.doubts.append("a matrix is written on one line")
        return [Atom((Run("["), *set_beside(rows, "; "), Run("]")), AtomKind.OPEN, AtomKind.CLOSE)]
