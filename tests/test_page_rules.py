"""Rules of one page: what they find depends on the page, its layout and the context alone, and no rule is passed over that would find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown_it.utils import read_fixture_file

from slides.base.geometry import Rect
from slides.checks.rules import RULES, check
from slides.checks.rules.finding import Finding, Lines
from slides.checks.rules.page_rules import CHECKS, Looked, page_problems
from slides.checks.rules.page_view import View, context_of
from slides.design import THEMES, built_in
from slides.design.page import Page, Text
from slides.markdown.front_matter import Settings
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import Paragraph, Run
from tests.example_counts import examples
from tests.shared import ROOT
from tests.strategies import outlines
from tests.test_rules import OUTLINES, PLANTED, pale, some

CASES = sorted((ROOT / "tests" / "cases").glob("*.txt"))
HERE = str(ROOT / "tests" / "cases" / "case.md")


def looked(deck: BuiltDeck) -> Iterator[Looked]:
    """Each page of a deck, looked at."""
    context = context_of(deck.design, deck.properties.language)
    return (page_problems(page, deck.design.layouts[page.layout], context) for page in deck.pages)


def every(view: View) -> list[tuple[int, Finding]]:
    """What all rules of one page find, those too that the page cannot break by its traits."""
    return [(at, finding) for at, each in enumerate(CHECKS) if each.page is not None for finding in each.page(view)]


def spoiled(deck: BuiltDeck) -> Iterator[BuiltDeck]:
    """Decks that differ in one thing: an order, a place, a size, words, a colour."""
    yield deck
    yield replace(deck, pages=tuple(replace(page, fills=page.fills[::-1]) for page in deck.pages))
    yield replace(deck, pages=tuple(moved(page) for page in deck.pages))
    yield replace(deck, design=replace(deck.design, theme=pale(deck.design.theme, 0, "9AA3AB")))
    for line in (" ", "", "\u2022 typed", "a) typed", "3", " 7 ", "The GNI grew", "42 hospitals"):
        yield replace(deck, pages=tuple(saying(page, line) for page in deck.pages))


def moved(page: Page) -> Page:
    """A page whose last fill stands elsewhere."""
    return replace(page, fills=(*page.fills[:-1], *(replace(each, rect=Rect(-99999, 0, 9, 9)) for each in page.fills[-1:])))


def saying(page: Page, line: str) -> Page:
    """A page whose texts all say one line."""
    said = (Paragraph((Run(line, link="#a"),)),)
    fills = (replace(each, what=replace(each.what, paragraphs=said)) if isinstance(each.what, Text) else each for each in page.fills)
    return replace(page, fills=tuple(fills))


def no_rule_is_passed_over(deck: BuiltDeck) -> None:
    for each in looked(deck):
        assert list(each.found) == every(each.facts.view), each.facts.view.page.span


@pytest.mark.parametrize("deck", [*spoiled(some()), *(deck for _, deck in PLANTED)])
def test_a_page_is_looked_at_with_every_rule_that_it_breaks(deck: BuiltDeck) -> None:
    no_rule_is_passed_over(deck)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_so_is_every_case(file: Path) -> None:
    for _, _, outline, _ in read_fixture_file(file):
        no_rule_is_passed_over(build_deck(outline, HERE))


@settings(max_examples=examples(15), deadline=None)
@given(outlines())
def test_so_is_every_outline(outline: str) -> None:
    for deck in spoiled(build_deck(outline, HERE)):
        no_rule_is_passed_over(deck)


@pytest.mark.parametrize("outline", [outline for outline, *_ in OUTLINES.values()], ids=OUTLINES)
def test_what_a_page_breaks_depends_on_no_other_page(outline: str) -> None:
    deck = build_deck(outline, HERE)
    alone = [next(looked(replace(deck, pages=(page,)))) for page in reversed(deck.pages)]
    assert list(looked(deck)) == alone[::-1]
    assert list(looked(deck)) == alone[::-1], "and looking again changes nothing"


def test_a_context_is_the_same_for_decks_in_one_design_and_language() -> None:
    deck, other = some(), build_deck("## A\n\nText\n", HERE)
    one, same = (context_of(each.design, "en-US") for each in (deck, other))
    other_theme = next(name for name in THEMES if name != one.theme.name)
    assert one == same
    assert hash(one) == hash(same)
    assert len({one, context_of(built_in(other_theme), "en-US"), context_of(built_in(), "de")}) == 3


def test_the_outline_says_only_where_a_finding_stands() -> None:
    deck = build_deck(OUTLINES["A14"][0], HERE)
    (finding,) = [finding for each in looked(deck) for _, finding in each.found]
    assert finding.span == deck.pages[0].span
    assert Lines(()).locate(deck.pages[0], finding) == deck.pages[0].span
    assert [problem.span.line for problem in deck.problems] == [OUTLINES["A14"][1]]


def test_each_rule_looks_at_pages_at_slides_or_at_the_deck() -> None:
    for each in CHECKS:
        assert (each.page or each.slide or each.deck) is not None
        assert each.deck is None or (each.page is None and each.slide is None), each.rule.code
        assert each.page is not None or not (each.needs or each.breaks), each.rule.code
        assert each.rule in RULES


def test_of_findings_that_are_told_once_the_first_is_told() -> None:
    deck = some()
    text = deck.pages[2]
    body = text.fills[1]
    assert isinstance(body.what, Text)
    small = replace(text, fills=(text.fills[0], replace(body, what=replace(body.what, sizes=(17,) * 5)), *text.fills[2:]))
    twice = replace(deck, pages=(*deck.pages, small, replace(small, span=replace(small.span, line=99))))
    assert len([finding for each in looked(twice) for at, finding in each.found if CHECKS[at].rule.code == "A12"]) == 2
    problems = list(check(twice.pages, deck.design, deck.properties, Settings()))
    assert [problem.span.line for problem in problems if problem.rule.code == "A12"] == [small.span.line]
