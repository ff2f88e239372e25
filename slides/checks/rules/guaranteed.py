"""Rules of accessibility that no page can break, because a page has no way to say what they forbid."""

from __future__ import annotations

from slides.base.diagnostics import Rule, Severity

NO_MOTION = Rule(
    "A16",
    "no-motion",
    Severity.ERROR,
    """A slide advances by itself, or something on it moves.

Slow readers cannot follow what moves on, and movement can make people ill (WCAG 2.2.1, 2.2.2, 2.3.3). Held by construction: a page
knows no transitions and no animations, so the writer has none to write. `tests/test_rules.py` looks for `p:transition` and
`p:timing` in a finished deck, and the validation of the package allows neither.

What to do: nothing.""",
)
THEME_COLOURS = Rule(
    "A19",
    "theme-colours",
    Severity.ERROR,
    """A colour or a font on a slide is not one of the theme's.

A high-contrast theme, or a company's own, then changes everything. Held by construction: a page names colours by
the tokens of `slides.design.Colour` and cannot name any other; each theme maps every token to one of its twelve colours, and the font
of code is the theme's as well. `tests/test_rules.py` looks for literal colours on the slides of a finished deck, and the validation of
the package allows none.

What to do: nothing.""",
)

HELD = (NO_MOTION, THEME_COLOURS)
