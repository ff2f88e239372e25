"""TeX as an equation of Office (OMML, ISO 29500-1, 22.1), which PowerPoint sets and edits, and how tall it is.

The same presentation MathML that `mathml` walks into text is walked into the elements of OMML. What cannot be written without loss
has no equation, and stays text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, unescape

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.text.formulas.leaves import leaf, leaf_text, leaf_words, space
from slides.text.formulas.shapes import base_of, fences_at, has_lines, is_stack
from slides.text.formulas.signs import ACCENTS, BRACES, LINE, STROKE, THIN, AtomKind, atom_kind
from slides.text.formulas.source import UnreadableFormula, bare_signs, shown_signs, to_mathml

_DEEPEST = 60
"""Elements of MathML inside each other: recursion stays far from Python's limit."""
_LARGE = frozenset("∏∐∑∫∬∭∮∯∰∱∲∳⋀⋁⋂⋃") | frozenset(map(chr, range(0x2A00, 0x2A1D)))
_INTEGRALS = frozenset("∫∬∭∮∯∰∱∲∳")
_LIMITS = ("lim", "max", "min", "sup", "inf", "arg", "argmax", "argmin", "limsup", "liminf", "det", "gcd", "Pr")
_ENDS = (AtomKind.RELATION, AtomKind.BINARY, AtomKind.PUNCTUATION)
"""What ends the part that a sum or an integral is of."""
_STYLES = {"normal": "p", "bold": "b", "bold-italic": "bi", "italic": "i", "sans-serif-italic": "i"}
_SCRIPTS = {"double-struck": "double-struck", "script": "script", "fraktur": "fraktur", "monospace": "monospace"}
_SIDES = {"msub": "_", "msup": "^", "msubsup": "_^", "munder": "_", "mover": "^", "munderover": "_^"}
_SOLIDUS = "⧸"
_HEAD = "<m:r><m:t>"
_TAIL = "</m:t></m:r>"
_SHOWN = pattern(r"<m:t(?: xml:space=\"preserve\")?>([^<]*)</m:t>|<m:(?:chr|begChr|endChr) m:val=\"([^\"]*)\"")


@frozen
class Equation:
    """An equation: the content of `m:oMath`, and its height in lines of its size (of 1.2 em each)."""

    xml: str
    lines: float


@lru_cache(maxsize=4096)
def equation(tex: str, *, display: bool) -> Equation | None:
    """A formula as an equation; None where that cannot say all of it. Never raises.

    display: on lines of its own, where the limits of sums stand above and below them.
    """
    try:
        tree, _ = to_mathml(tex)
        _check_depth(tree)
        made = _Writer(display=display).row(tree)
        wanted = Counter(bare_signs(shown_signs(tex)))
        wanted.subtract(bare_signs(_words(made.xml)))
    except (UnreadableFormula, RecursionError):
        return None
    return made if made.xml and not +wanted else None


def _words(xml: str) -> str:
    """What an equation shows: its runs, its fences and its large signs."""
    return unescape("".join(text + sign for text, sign in _SHOWN.findall(xml)))


def _check_depth(tree: Element) -> None:
    """Raise `UnreadableFormula` for elements too deep inside each other."""
    level, depth = [tree], 0
    while level:
        level, depth = [child for element in level for child in element], depth + 1
    if depth > _DEEPEST:
        raise UnreadableFormula("a formula nested too deeply")


def _run(text: str, variant: str = "", *, words: bool = False) -> str:
    """A run of an equation; letters are slanted unless the variant says otherwise."""
    style, script = _STYLES.get(variant, "" if not variant else "p"), _SCRIPTS.get(variant, "")
    inner = "<m:nor/>" if words else (f'<m:scr m:val="{script}"/>' if script else "") + (f'<m:sty m:val="{style}"/>' if style else "")
    own = f"<m:rPr>{inner}</m:rPr>" if inner else ""
    text = escape(text)
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<m:r>{own}<m:t{kept}>{text}</m:t></m:r>"


def _value(name: str, value: str) -> str:
    """A property of an element."""
    return f'<m:{name} m:val="{escape(value, {chr(34): "&quot;"})}"/>'


def _tag(name: str, *inner: str) -> str:
    """An element of OMML."""
    return f"<m:{name}>{''.join(inner)}</m:{name}>"


def _joined(pieces: Iterable[str]) -> str:
    """Elements beside each other, with neighbouring runs of slanted signs as one run."""
    found: list[str] = []
    for piece in filter(None, pieces):
        if found and _is_slanted(piece) and _is_slanted(found[-1]):
            found[-1] = found[-1].removesuffix(_TAIL) + piece.removeprefix(_HEAD)
        else:
            found.append(piece)
    return "".join(found)


def _is_slanted(piece: str) -> bool:
    """Whether an element is a single run of slanted signs."""
    return piece.startswith(_HEAD) and piece.find(_TAIL) == len(piece) - len(_TAIL)


class _Writer:
    """One formula on its way from MathML to OMML."""

    def __init__(self, *, display: bool) -> None:
        self.display = display

    def row(self, parent: Iterable[Element]) -> Equation:
        """Elements one after another; a large sign takes what it is of along, fences what they hold."""
        children, at = list(parent), 0
        if any(child.get("linebreak") for child in children):
            return self.lines(children)
        found: list[Equation] = []
        negated = False
        while at < len(children):
            child = children[at]
            if child.tag == "mpadded" and len(child) == 1 and leaf_text(child[0]) == _SOLIDUS:
                negated, at = True, at + 1
                continue
            if fences := fences_at(children, at):
                found.append(self.fenced(children[at + 1], fences[0], fences[1]))
                at += fences[2]
            elif sign := self.large(child):
                end = self.body_end(children, at + 1)
                found.append(self.nary(child, sign, children[at + 1 : end]))
                at = end
            elif negated:
                found.append(Equation(_run(leaf_text(child) + STROKE), 1.0))
                negated, at = False, at + 1
            else:
                found.append(self.element(child))
                at += 1
        return Equation(_joined(each.xml for each in found), max((each.lines for each in found), default=1.0))

    def lines(self, children: Sequence[Element]) -> Equation:
        """What stands between ends of lines, one below the other."""
        rows: list[list[Element]] = [[]]
        for child in children:
            if child.get("linebreak"):
                rows.append([])
            else:
                rows[-1].append(child)
        made = [self.row(row) for row in rows if row]
        return Equation(_tag("eqArr", *(_tag("e", each.xml) for each in made)), sum(each.lines for each in made))

    def element(self, element: Element) -> Equation:
        """One element of any kind."""
        tag = element.tag
        if tag in ("mi", "mn", "mo"):
            return self.row(element) if len(element) else self.leaf(element)
        if tag in _SIDES:
            return self.scripted(element)
        own: dict[str, Callable[[Element], Equation]] = {
            "mtext": self.text,
            "mspace": self.space,
            "mfrac": self.fraction,
            "msqrt": self.root,
            "mroot": self.root,
            "menclose": self.enclosed,
            "mtable": self.table,
            "mrow": self.group,
        }
        return own[tag](element) if tag in own else self.row(element)

    def leaf(self, element: Element) -> Equation:
        """A letter, a number, a sign or a name."""
        text = "".join(atom.text for atom in leaf(element))
        if not text:
            return Equation("", 1.0)
        variant = element.get("mathvariant", "")
        if not variant and (len(text) > 1 and text[0].isalpha()):
            variant = "normal"
        return Equation(_run(text, variant), 1.0)

    def text(self, element: Element) -> Equation:
        """Words."""
        raw = element.text or ""
        if "$" in raw.replace("\\$", ""):
            raise UnreadableFormula("a formula in words")
        return Equation(_run(leaf_words(raw.replace("&#x000A0;", "\u00a0").replace("&#x02009;", THIN), "").text, words=True), 1.0)

    def space(self, element: Element) -> Equation:
        """A space."""
        found = space(element)
        return Equation(_run(found.text, words=True) if found else "", 1.0)

    def fraction(self, element: Element) -> Equation:
        """A fraction, or two parts above each other."""
        above, below = self.row([element[0]]), self.row([element[1]])
        kind = _tag("fPr", _value("type", "noBar")) if is_stack(element) else ""
        return Equation(_tag("f", kind, _tag("num", above.xml), _tag("den", below.xml)), 0.85 * (above.lines + below.lines) + 0.1)

    def root(self, element: Element) -> Equation:
        """A root, with its index."""
        if element.tag == "mroot":
            inner, index = self.row([element[0]]), self.row([element[1]])
            return Equation(_tag("rad", _tag("deg", index.xml), _tag("e", inner.xml)), inner.lines + 0.15)
        inner = self.row(element)
        hidden = _tag("radPr", _value("degHide", "1"))
        return Equation(_tag("rad", hidden, "<m:deg/>", _tag("e", inner.xml)), inner.lines + 0.15)

    def enclosed(self, element: Element) -> Equation:
        """A part that is crossed out, or has a box around it."""
        inner = self.row(element)
        sides = "".join(_value(f"hide{side}", "1") for side in ("Top", "Bot", "Left", "Right"))
        struck = _tag("borderBoxPr", sides, _value("strikeBLTR", "1")) if "strike" in element.get("notation", "") else ""
        return Equation(_tag("borderBox", struck, _tag("e", inner.xml)), inner.lines + 0.2)

    def group(self, element: Element) -> Equation:
        """What stands in braces, or between `\\left` and `\\right`."""
        children = list(element)
        if not children or children[0].get("form") != "prefix":
            return self.row(children)
        closed = children[-1].get("form") == "postfix"
        inner = self.row(children[1:-1] if closed else children[1:])
        return self.between(inner, leaf_text(children[0]), leaf_text(children[-1]) if closed else "")

    def between(self, inner: Equation, opening: str, closing: str) -> Equation:
        """A part between fences that are as tall as it."""
        fences = _tag("dPr", _value("begChr", opening.strip(".")), _value("endChr", closing.strip(".")))
        return Equation(_tag("d", fences, _tag("e", inner.xml)), inner.lines + (0.1 if inner.lines > 1 else 0))

    def fenced(self, element: Element, opening: str, closing: str) -> Equation:
        """A matrix, cases or a binomial coefficient between its fences; cases have one fence."""
        if opening == "{" and closing == "}" and element.tag == "mtable" and not has_lines(element) and element.get("rowspacing") is None:
            closing = ""
        return self.between(self.element(element), opening, closing)

    def table(self, element: Element) -> Equation:
        """Rows of a matrix, or equations aligned below each other."""
        rows = [row for row in element if any(len(cell) or (cell.text or "").strip() for cell in row)]
        cells = [[self.row(cell) for cell in row] for row in rows]
        if not cells:
            raise UnreadableFormula("an empty table")
        high = sum(max(cell.lines for cell in row) for row in cells if row)
        if has_lines(element):
            if any("&amp;" in cell.xml for row in cells for cell in row):
                raise UnreadableFormula("an & that would align")
            lines = (_tag("e", _run("&").join(cell.xml for cell in row)) for row in cells)
            return Equation(_tag("eqArr", *lines), high)
        sides = [cell.get("columnalign", "center") for cell in rows[0]]
        columns = "".join(_tag("mc", _tag("mcPr", _value("count", "1"), _value("mcJc", side))) for side in sides)
        width = max(map(len, cells))
        drawn = (_tag("mr", *(_tag("e", cell.xml) for cell in row), "<m:e/>" * (width - len(row))) for row in cells)
        return Equation(_tag("m", _tag("mPr", _value("plcHide", "1"), _tag("mcs", columns)), *drawn), high)

    def scripted(self, element: Element) -> Equation:
        """A base with what stands beside, below and above it."""
        sides = _SIDES[element.tag]
        if element.tag in ("mover", "munder") and len(element) == 2 and (marked := self.accent(element)):
            return marked
        parts = dict(zip(sides, (self.row([part]) for part in element[-len(sides) :]), strict=True))
        base = base_of(element, len(sides))
        inner = self.row([base])
        name = leaf_text(base) if base.tag in ("mi", "mo") and not len(base) else ""
        if element.tag.startswith("mu") or element.tag == "mover" or (self.display and name in _LIMITS) or name in _LARGE:
            return self.limits(inner, parts)
        tag = {"_": "sSub", "^": "sSup", "_^": "sSubSup"}[sides]
        scripts = "".join(_tag("sub" if side == "_" else "sup", part.xml) for side, part in parts.items())
        return Equation(_tag(tag, _tag("e", inner.xml), scripts), inner.lines + 0.15 * sum(part.lines for part in parts.values()))

    def limits(self, inner: Equation, parts: dict[str, Equation]) -> Equation:
        """A base with parts below and above it."""
        found = inner
        for side, part in parts.items():
            tag = "limLow" if side == "_" else "limUpp"
            found = Equation(_tag(tag, _tag("e", found.xml), _tag("lim", part.xml)), found.lines + 0.5 * part.lines)
        return found

    def accent(self, element: Element) -> Equation | None:
        """A part under an accent, a line or a brace; None where what stands above or below is none of these."""
        last = element[1]
        mark = leaf_text(last) if last.tag == "mo" and not len(last) else ""
        over = element.tag == "mover"
        if not mark or not (mark == LINE or mark in BRACES or mark in ACCENTS):
            return None
        inner = self.row([element[0]])
        tall = inner.lines + 0.15
        if mark == LINE or (mark == "¯" and over):
            return Equation(_tag("bar", _tag("barPr", _value("pos", "top" if over else "bot")), _tag("e", inner.xml)), tall)
        if mark in BRACES:
            where = _value("pos", "top" if over else "bot") + _value("vertJc", "bot" if over else "top")
            return Equation(_tag("groupChr", _tag("groupChrPr", _value("chr", mark), where), _tag("e", inner.xml)), tall + 0.3)
        return Equation(_tag("acc", _tag("accPr", _value("chr", ACCENTS[mark])), _tag("e", inner.xml)), tall) if over else None

    def large(self, element: Element) -> str:
        """The large sign that an element is, with or without limits; empty where it is none."""
        base = element[0] if element.tag in _SIDES and len(element) == len(_SIDES[element.tag]) + 1 else element
        sign = leaf_text(base) if base.tag in ("mo", "mi") and not len(base) else ""
        return sign if sign in _LARGE else ""

    def body_end(self, children: Sequence[Element], at: int) -> int:
        """Where what a large sign is of ends: before the next relation, sum or comma; it has at least one element, if there is one."""
        end = at
        while end < len(children):
            child = children[end]
            sign = leaf_text(child) if child.tag in ("mo", "mi") and not len(child) else ""
            if end > at and sign and atom_kind("∥" if sign == "‖" else sign) in _ENDS and sign not in "‖|":
                break
            end += 1
        return end

    def nary(self, element: Element, sign: str, body: Sequence[Element]) -> Equation:
        """A sum, a product or an integral with its limits, and what it is of."""
        sides = _SIDES.get(element.tag, "")
        parts = dict(zip(sides, (self.row([part]) for part in element[1:]), strict=True)) if sides else {}
        stacked = self.display and sign not in _INTEGRALS
        inner = self.row(body)
        if not inner.xml:
            return self.limits(Equation(_run(sign), 1.3), parts)
        kind = _value("chr", sign) + _value("limLoc", "undOvr" if stacked else "subSup")
        hidden = "".join(_value(f"{name}Hide", "1") for side, name in (("_", "sub"), ("^", "sup")) if side not in parts)
        limits = (_tag(name, parts[side].xml if side in parts else "") for side, name in (("_", "sub"), ("^", "sup")))
        own = (1.25 if self.display else 1.0) + sum((0.45 if stacked else 0.15) * part.lines for part in parts.values())
        return Equation(_tag("nary", _tag("naryPr", kind, hidden), *limits, _tag("e", inner.xml)), max(own, inner.lines))
