"""Shapes of MathML that latex2mathml makes: what is a table of equations, what is a fence, what a script is set on."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from slides.text.formulas.leaves import leaf_text
from slides.text.formulas.signs import BRACES
from slides.text.formulas.source import UnreadableFormula
from slides.text.rich_text import Run

_OPENING, _CLOSING = tuple("([{|‖⟨⌊⌈"), tuple(")]}|‖⟩⌋⌉")


def has_lines(table: Element) -> bool:
    """Whether a table's rows are equations below each other."""
    return table.get("displaystyle") == "true"


def is_braced(element: Element) -> bool:
    """Whether an element is a part with a brace above or below it."""
    return element.tag in ("munder", "mover") and len(element) == 2 and leaf_text(element[1]) in BRACES


def is_stack(element: Element) -> bool:
    """Whether an element is a fraction without its line."""
    return element.tag == "mfrac" and element.get("linethickness") == "0"


def fences_at(children: Sequence[Element], at: int) -> tuple[str, str, int] | None:
    """The fences round the table or binomial that follows a child, and how many children they take; cases have one fence."""
    if at + 1 >= len(children) or not (children[at + 1].tag == "mtable" or is_stack(children[at + 1])):
        return None
    first, last = children[at], children[at + 2] if at + 2 < len(children) else None
    opening = leaf_text(first) if first.tag == "mo" and not len(first) else ""
    closing = leaf_text(last) if last is not None and last.tag == "mo" and not len(last) else None
    if opening in _OPENING and closing in _CLOSING:
        return opening, str(closing), 3
    return ("{", "}", 3 if closing == "" else 2) if opening == "{" else None


def base_of(element: Element, count: int) -> Element:
    """What scripts are set on. latex2mathml puts the fences of a matrix or a binomial beside it, into the element of its scripts."""
    if len(element) == count + 1:
        return element[0]
    fences = fences_at(list(element), 0)
    if fences is None or len(element) != count + fences[2]:
        raise UnreadableFormula("a script that cannot be read")
    base = Element("mrow")
    base.extend(element[:-count])
    return base


def set_beside(parts: Sequence[tuple[Run, ...]], between: str) -> tuple[Run, ...]:
    """Parts in one line with a mark between them; none after a comma that the author set."""
    found: list[Run] = []
    for part in parts:
        if found and part:
            found.append(Run(between.lstrip(",") if found[-1].text.endswith(",") else between))
        found.extend(part)
    return tuple(found)
