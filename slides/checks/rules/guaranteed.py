"""Rules of accessibility that no page can break, because a page has no way to say what they forbid."""

from __future__ import annotations

from slides.base.diagnostics import Rule, Severity

NO_MOTION = Rule(
    "A16",
    "no-motion",
    Severity.ERROR,
    """Slides do not advance by themselves, and nothing on them moves.

Slow readers lose what moves on, and movement can make people ill (WCAG 2.2.1, 2.2.2, 2.3.3). Held by construction: a page
knows no transitions and no animations, so the writer has none to write. `tests/test_rules.py` looks for `p:transition` and
`p:timing` in a finished deck, and the validation of the package allows neither.

What to do: nothing.""",
)
THEME_COLOURS = Rule(
    "A19",
    "theme-colours",
    Severity.ERROR,
    """Every colour and every font on a slide is the theme's.

A theme of high contrast, or a company's, then reaches everything (design notes, A19). Held by construction: a page names colours by
the tokens of `slides.design.Colour` and has no way to name another; each theme maps every token to one of its twelve colours, and
code's face is the theme's as well. `tests/test_rules.py` looks for literal colours on the slides of a finished deck, and the
validation of the package allows none.

What to do: nothing.""",
)

HELD = (NO_MOTION, THEME_COLOURS)
