"""Funnels and pyramids: which lists become one, how wide their levels are, and that nothing is lost."""

from __future__ import annotations

import pytest

from slides.design.page import Drawing, Path, Shape
from slides.pipeline.build import BuiltDeck, build_deck
from tests.building import graver

SALES = "1. Visitors: 1,000\n2. Leads: 600\n3. Customers: 300\n"


def built(title: str, items: str) -> BuiltDeck:
    return build_deck(f"## {title}\n\n{items}", "x.md")


def levels(deck: BuiltDeck) -> list[Shape]:
    drawn = next(placed.what for placed in deck.pages[-1].fills if isinstance(placed.what, Drawing))
    return [shape for shape in drawn.shapes if isinstance(shape, Shape) and shape.name.startswith("Level")]


@pytest.mark.parametrize(
    ("title", "items"),
    [
        ("From click to contract", SALES),
        ("Our sales funnel", "- 1,000 visitors\n- 600 sign-ups\n- 300 orders\n"),
        ("Vertriebstrichter", "- **Besucher**: 48.000 im Monat\n- **Anfragen**: 6.100\n- **Kunden**: 120\n"),
        ("销售漏斗", "1. 访问：120,000\n2. 注册：24,000\n3. 下单：5,000\n"),
        ("قمع المبيعات", "1. الزوار: 12,000\n2. العملاء المحتملون: 3,000\n3. العملاء: 400\n"),
        ("The marketing funnel", "- Awareness\n- Interest\n- Purchase\n"),
        ("Weg zum Vertrag", "1. Besucher: 900\n2. Angebote: 90\n3. Kunden: 9\n"),
    ],
)
def test_stages_with_falling_numbers_become_a_funnel(title: str, items: str) -> None:
    deck = built(title, items)
    assert deck.pages[-1].reason == "stages with falling numbers: a funnel"
    assert not graver(deck)
    assert len(levels(deck)) == items.count("\n")


@pytest.mark.parametrize(
    ("title", "items"),
    [
        ("Largest countries", "1. India: 1,428\n2. China: 1,412\n3. Brazil: 203\n"),
        ("Fixing the sales funnel", "- Hire two people\n- Buy a better CRM\n- Call every lead\n"),
        ("Sales", "- Visitors: 1,000\n- Leads: 600\n- Customers: 300\n"),
        ("Growth", "1. Visitors: 100\n2. Leads: 600\n3. Customers: 900\n"),
        ("Sales funnel", "1. [Visitors](https://a.org): 1,000\n2. Leads: 600\n3. Customers: 300\n"),
        ("Sales funnel", "1. Visitors: 1,000\n2. Leads: 600\n"),
        ("The food pyramid is outdated", "- It names no sizes.\n- It blames fat.\n- It forgets water.\n"),
    ],
)
def test_other_lists_stay_as_they_are(title: str, items: str) -> None:
    assert not any(isinstance(placed.what, Drawing) for placed in built(title, items).pages[-1].fills)


def test_a_funnel_is_as_wide_as_its_figures() -> None:
    first, second, last = levels(built("From click to contract", SALES))
    assert round(second.rect.width / first.rect.width, 2) == 0.6
    assert round(last.rect.width / first.rect.width, 2) == 0.3
    assert first.label is not None
    assert first.label.text == "1,000"
    assert isinstance(first.form, Path)


@pytest.mark.parametrize("title", ["Maslow's pyramid", "Die Bedürfnispyramide", "La pyramide des besoins", "需求金字塔"])
def test_names_under_a_title_that_says_pyramid_become_one(title: str) -> None:
    deck = built(title, "- Top\n- Middle of it\n- **Base**: what carries all\n")
    assert deck.pages[-1].reason == "levels of a pyramid"
    assert not graver(deck)
    widths = [shape.rect.width for shape in levels(deck)]
    assert widths == sorted(widths)


@pytest.mark.parametrize("layout", ["funnel", "pyramid"])
def test_one_that_is_asked_for_takes_parts_too_and_says_what_does_not_suit(layout: str) -> None:
    text = "## A\n\n<!-- layout: {} -->\n\n### One\n\nx\n\n### Two\n\ny\n\n### Three\n\nz\n"
    assert len(levels(build_deck(text.format(layout), "x.md"))) == 3
    few = graver(build_deck(f"## A\n\n<!-- layout: {layout} -->\n\n- a\n", "x.md"))
    assert "takes 3 to" in few[0].message


def test_a_funnel_takes_the_width_that_short_words_leave() -> None:
    long = SALES.replace("600", "600 people who wrote to us and asked for an offer within a week of their visit")
    assert levels(built("Our sales funnel", SALES))[0].rect.width > levels(built("Our sales funnel", long))[0].rect.width * 1.3
