"""TeX formulas as readable text: Unicode signs, superscripts and subscripts, and a word where that is not faithful.

The TeX is read by latex2mathml; what it makes, presentation MathML, is walked into runs on one line. Where a formula cannot be
read, its TeX stands as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from slides.text.formulas.mathml import Walker
from slides.text.formulas.source import LONGEST, UnreadableFormula, shown_signs, to_mathml
from slides.text.rich_text import Run, plain, trim


def read_formula(tex: str, *, display: bool = False) -> tuple[tuple[Run, ...], str]:
    """A formula as runs, and what about them is not faithful: a short phrase, empty where the text says what the formula says.

    `display` is for formulas on lines of their own: their rows may be lines of text, separated by `words.BREAK`. Never raises: TeX
    that cannot be read, or that is longer or deeper than `source` bounds, comes back as one run of its source with the reason.
    """
    try:
        tree, doubts = to_mathml(tex)
        walker = Walker(doubts, lines=display)
        runs = trim(walker.read(tree))
        text = plain(runs)
        if len(text) > 2 * LONGEST:
            raise UnreadableFormula("a formula whose text is too long")
        _check_nothing_lost(tex, text)
    except UnreadableFormula as reason:
        return _literal(tex, display), str(reason)
    except RecursionError:
        return _literal(tex, display), "a formula nested too deeply"
    return runs, ", ".join(dict.fromkeys(walker.doubts))


def _literal(tex: str, display: bool) -> tuple[Run, ...]:
    """The formula as it was written, on one line inside a sentence."""
    text = tex.strip() if display else " ".join(tex.split())
    return (Run(text),) if text else ()


def _check_nothing_lost(tex: str, text: str) -> None:
    """Raise `UnreadableFormula` where a letter, a digit or a sign of the formula is not in its text."""
    wanted = Counter(_bare(shown_signs(tex)))
    wanted.subtract(_bare(text))
    missing = sorted(sign for sign, count in wanted.items() if count > 0)
    if missing:
        raise UnreadableFormula(f"{missing[0]} would be lost")


def _bare(text: str) -> str:
    """A text without spaces, styles and accents, so that ℝ counts as R."""
    text = text.replace("∛", "3√").replace("∜", "4√")
    return re.sub(r"[\s\u0300-\u036f\u20d0-\u20ff]", "", unicodedata.normalize("NFKD", text)).replace("-", "\u2212")
