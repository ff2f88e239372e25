"""Callouts: list items with a place on the picture or chart beside them, as numbers there and in the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.design.page import Picture, Text
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import Mark
from tests.building import graver

HERE = Path(__file__).parent / "cases" / "x.md"
PICTURE = "![A face](portrait.png{})\n\n"
CHART = "```chart\ntype: column\nYear, Sales\n2020, 10\n2021, 14\n```\n\n"


def built(shown: str, items: str) -> BuiltDeck:
    return build_deck(f"## A\n\n{shown}{items}", str(HERE))


@pytest.mark.parametrize("item", ["@{},{}: ", "@{}%, {}%: ", "@{},{} ", "at: {} {} ", "at:{}% {}%：", "@ {} {} **", "@{}，{}："])
def test_a_place_before_the_words_of_an_item_is_a_number_on_the_picture(item: str) -> None:
    end = "**" if "**" in item else ""
    items = "".join(f"- {item.format(*place)}words{end} here\n" for place in ((50, 33), (50, 80)))
    deck = built(PICTURE.format(""), items)
    assert not graver(deck)
    if "，" in item:
        assert not deck.pages[-1].icons
        return
    (picture,) = [placed for placed in deck.pages[-1].fills if isinstance(placed.what, Picture)]
    marks = [icon for icon in deck.pages[-1].icons if icon.name.startswith("Callout")]
    assert [mark.name for mark in marks] == ["Callout 1", "Callout 2"]
    for icon, down in zip(marks, (33, 80), strict=True):
        middle = icon.rect.x + icon.rect.width // 2, icon.rect.y + icon.rect.height // 2
        assert abs(middle[0] - picture.rect.x - picture.rect.width // 2) < 3
        assert abs(middle[1] - picture.rect.y - picture.rect.height * down // 100) < 3
    listed = [
        each
        for placed in deck.pages[-1].fills
        if isinstance(placed.what, Text)
        for each in placed.what.paragraphs
        if each.mark is Mark.NUMBER
    ]
    assert [(each.number, each.text) for each in listed] == [(1, "words here"), (2, "words here")]


def test_marks_stay_on_the_picture_and_follow_its_crop() -> None:
    deck = built(PICTURE.format("").replace(")", "){.cover}"), "- @50,0: top\n- @100,50: side\n")
    (picture,) = [placed for placed in deck.pages[-1].fills if isinstance(placed.what, Picture)]
    for icon in deck.pages[-1].icons:
        assert picture.rect.x <= icon.rect.x
        assert icon.rect.right <= picture.rect.right
        assert picture.rect.y <= icon.rect.y


def test_a_chart_has_marks_on_its_plot() -> None:
    deck = built(CHART, "- @50,50: the strike\n")
    assert [icon.name for icon in deck.pages[-1].icons] == ["Callout 1", "Numeral 1"]
    assert not graver(deck)


@pytest.mark.parametrize(
    "items",
    [
        "- @anna wrote\n- at: 10 o'clock\n",
        "- @10,20: one\n- two\n",
        "- @10,200: far\n",
        "".join("- @1,1: x\n" for _ in range(10)),
        "@10,20: text\n",
    ],
)
def test_other_items_stay_as_they_are(items: str) -> None:
    deck = built(PICTURE.format(""), items)
    assert not deck.pages[-1].icons
    assert not graver(deck)


def test_without_a_picture_the_words_stand_as_written() -> None:
    deck = built("", "- @10,20: one\n- @30,40: two\n")
    assert not graver(deck)
    assert any("@10,20" in each.text for placed in deck.pages[-1].fills if isinstance(placed.what, Text) for each in placed.what.paragraphs)


def test_callouts_of_a_picture_that_is_missing_stay_words() -> None:
    deck = built("![A face](nobody.png)\n\n", "- @50,20: a cap\n- @50,43: the face\n")
    assert [problem.rule.code for problem in graver(deck)] == ["P1"]
    shown = " ".join(
        run.text for placed in deck.pages[-1].fills if isinstance(placed.what, Text) for each in placed.what.paragraphs for run in each.runs
    )
    assert "a cap" in shown
    assert "the face" in shown
