"""Every rule of one page, or of one slide of the outline, at once. What they find depends on nothing else and may be remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from slides.base.memo import memoized
from slides.checks.rules import alternatives, contrast, deck, delivery, evidence, positions, wording, writing
from slides.checks.rules.facts import PageFacts, facts_of
from slides.checks.rules.finding import Finding
from slides.checks.rules.page_view import Context, PageForm
from slides.checks.rules.rule import Check, FindOnPage
from slides.deck.deck import Slide
from slides.design import Layout
from slides.design.page import Page

CHECKS: tuple[Check, ...] = (
    *(*deck.CHECKS, *alternatives.CHECKS, *contrast.CHECKS, *positions.CHECKS, *wording.CHECKS),
    *(*writing.CHECKS, *evidence.CHECKS, *delivery.CHECKS),
)
"""Every rule that can be broken, in the order in which findings are reported."""
_OF_SLIDES = tuple((at, each.slide) for at, each in enumerate(CHECKS) if each.slide is not None)

Found = tuple[int, Finding]
"""A finding, with the place of its rule in `CHECKS`."""


class Looked(NamedTuple):
    """What rules say of one page, and what is known of it for those of the whole deck."""

    facts: PageFacts
    found: tuple[Found, ...]


@memoized
def page_problems(page: Page, layout: Layout, context: Context) -> Looked:
    """What the rules of one page find on a page of a layout.

    A pure function of three immutable values: whoever has the same three again may keep the answer. It knows no outline:
    `Lines.locate` tells where findings stand in it.
    """
    facts = facts_of(page, layout, context)
    checks = _checks(facts.view.form, facts.traits)
    return Looked(facts, tuple([(at, finding) for at, find in checks for finding in find(facts.view)]) if checks else ())


@memoized
def slide_problems(slide: Slide) -> tuple[Found, ...]:
    """What the rules of one slide of the outline find: a pure function of it."""
    return tuple([(at, finding) for at, find in _OF_SLIDES for finding in find(slide)])


@lru_cache(maxsize=4096)
def _checks(form: PageForm, traits: int) -> tuple[tuple[int, FindOnPage], ...]:
    """The rules that a page of a form with these traits can break."""
    return tuple(
        (at, each.page)
        for at, each in enumerate(CHECKS)
        if each.page is not None
        and (not (each.needs or each.breaks) or each.needs & traits or (each.breaks is not None and each.breaks(form)))
    )
