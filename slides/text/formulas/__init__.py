"""TeX formulas as readable text: Unicode signs, superscripts and subscripts, and a word where that is not faithful.

The TeX is read by latex2mathml; what it makes, presentation MathML, is walked into runs on one line. Where a formula cannot be
read, its TeX stands as it was written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.text.formulas.equation import Equation, equation
from slides.text.formulas.mathml import Walker
from slides.text.formulas.source import LONGEST, UnreadableFormula, bare_signs, shown_signs, to_mathml
from slides.text.rich_text import Run, plain, trim


@lru_cache(maxsize=2048)
def read_formula(tex: str, *, display: bool = False) -> tuple[tuple[Run, ...], str]:
    """A formula as runs, and what about them is not faithful: a short phrase, empty where the text says what the formula says.

    `display` is for formulas on lines of their own: their rows may be lines of text, separated by `words.BREAK`. Never raises: TeX
    that cannot be read, or that is longer or deeper than `source` bounds, comes back as one run of its source with the reason.
    """
    shown, named = tex, list[str]()
    while True:
        try:
            tree, doubts = to_mathml(shown)
            walker = Walker([*doubts, *named], lines=display)
            runs = trim(walker.read(tree))
            text = plain(runs)
            if len(text) > 2 * LONGEST:
                raise UnreadableFormula("a formula whose text is too long")
            _check_nothing_lost(tex, text)
        except UnreadableFormula as reason:
            unknown = _UNKNOWN.fullmatch(str(reason))
            if unknown is None or len(named) >= _MOST_NAMED or unknown[1] in _CALLED.findall(shown):
                return _literal(tex, display), str(reason)
            shown = _with_name(shown, unknown[1])
            named.append(f"the command \\{unknown[1]} is not known, so that its name is shown")
            continue
        except RecursionError:
            return _literal(tex, display), "a formula nested too deeply"
        return runs, ", ".join(dict.fromkeys(walker.doubts))


_UNKNOWN = pattern(r"an unknown command \\([A-Za-z]{1,30})")
_COMMAND = pattern(r"\\([A-Za-z]+)")
_CALLED = pattern(r"\\([A-Za-z]+)\s*[{\[]")
"""A command with what may be its argument."""
_MOST_NAMED = 6
"""Unknown commands of one formula whose names are shown. A formula with more, or with one that has an argument, is shown as TeX."""
_SETS = frozenset("RNZQCEPK")
"""Letters that authors define as commands for a set, an expected value or a probability."""


def _with_name(tex: str, name: str) -> str:
    """A formula with the name of a command in its place: as that of an operator, or as a letter with a double stroke."""
    said = rf"\mathbb{{{name}}}" if name in _SETS else rf"\operatorname{{{name}}}"
    return _COMMAND.sub(lambda found: said if found[1] == name else found[0], tex)


@frozen
class FormulaPiece:
    """Neighbouring runs of a paragraph: those of one formula that is better said by an equation, or others."""

    runs: tuple[Run, ...]
    equation: Equation | None = None
    display: bool = False


def formula_pieces(runs: Sequence[Run]) -> tuple[FormulaPiece, ...]:
    """A paragraph's runs, and which of them are better said by an equation: a formula on its own, or one that text does not say exactly.

    What is only a piece of a formula, as where a long one is cut, and what is a link stay text.
    """
    groups = [(tex, tuple(group)) for tex, group in groupby(runs, key=lambda run: run.tex)]
    alone = len(groups) == 1
    return tuple(
        FormulaPiece(group, _equation(tex, plain(group), alone) if tex and not group[0].link else None, alone) for tex, group in groups
    )


def extra_lines(runs: Sequence[Run], lines: int) -> float:
    """How many lines more than its text's a paragraph takes with its equations."""
    taller = [piece.equation.lines for piece in formula_pieces(runs) if piece.equation]
    if len(taller) == 1 and formula_pieces(runs)[0].display:
        return max(taller[0] - lines, 0.0)
    return sum(max(each - 1, 0.0) for each in taller)


@lru_cache(maxsize=4096)
def _equation(tex: str, text: str, alone: bool) -> Equation | None:
    """The equation for a formula that shows this text."""
    runs, doubt = read_formula(tex, display=alone)
    same = "".join(plain(runs).split()) == "".join(text.split())
    return equation(tex, display=alone) if same and (alone or doubt) else None


def _literal(tex: str, display: bool) -> tuple[Run, ...]:
    """The formula as it was written, on one line inside a sentence."""
    text = tex.strip() if display else " ".join(tex.split())
    return (Run(text),) if text else ()


def _check_nothing_lost(tex: str, text: str) -> None:
    """Raise `UnreadableFormula` where a letter, a digit or a sign of the formula is not in its text."""
    wanted = Counter(bare_signs(shown_signs(tex)))
    wanted.subtract(bare_signs(text))
    missing = sorted(sign for sign, count in wanted.items() if count > 0)
    if missing:
        raise UnreadableFormula(f"{missing[0]} would be lost")
