"""Footnotes are numbered in the order in which the finished slides refer to them; until then a reference is known by its key."""

from __future__ import annotations

import re

import pytest

from slides.base.memo import Memo
from slides.design.page import Text
from slides.pipeline.build import BuiltDeck, build_deck

QUESTION = "### Why?\n\nBecause[^b].\n"


def outline_of(text: str) -> str:
    """An outline with a footnote for each label that its text refers to."""
    labels = sorted(set(re.findall(r"\[\^(.)\]", text)))
    return f"# Deck\n\n{text}\n" + "".join(f"\n[^{label}]: Note {label.upper()}.\n" for label in labels)


def deck_of(text: str) -> BuiltDeck:
    deck = build_deck(outline_of(text), "x.md")
    assert not [str(problem) for problem in deck.problems if problem.rule.code[0] != "B"]
    return deck


def references(deck: BuiltDeck) -> list[tuple[str, str]]:
    """The key and the number of each reference, in the order of the slides."""
    shown = (placed.what for page in deck.pages for placed in page.fills if isinstance(placed.what, Text))
    return [(run.note, run.text) for text in shown for paragraph in text.paragraphs for run in paragraph.runs if run.note]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("## A\n\n- one[^a] two[^b]\n- three[^a]\n", "ab"),
        (f"## A\n\n- one[^a]\n\n{QUESTION}\n## C\n\n- more[^c]\n- and[^a]\n", "acb"),
        (f"## A\n\n- one\n\n{QUESTION}\n## C\n\nmore[^c] and[^c] and[^c] once[^c] again[^d]\n", "cdb"),
        ("## A[^c]\n\n- one[^a]\n", "ca"),
    ],
)
def test_numbers_follow_the_slides(text: str, order: str) -> None:
    numbers = {label: str(at) for at, label in enumerate(order, 1)}
    found = references(deck_of(text))
    assert set(found) == set(numbers.items())
    assert list(dict.fromkeys(label for label, _ in found)) == list(order)


def test_the_text_of_a_footnote_has_the_number_of_its_reference() -> None:
    deck = deck_of(f"## A\n\n- one\n\n{QUESTION}\n## C\n\nmore[^c]\n")
    lines = [
        paragraph.text
        for page in deck.pages
        for placed in page.fills
        if isinstance(placed.what, Text)
        for paragraph in placed.what.paragraphs
    ]
    assert [line for line in lines if line.endswith(("Note B.", "Note C."))] == ["1 Note C.", "2 Note B."]


def test_two_references_in_a_row_are_two_numbers() -> None:
    lines = [
        paragraph.text
        for page in deck_of("## A\n\n- one[^a][^b][^c], two[^d]\n- three").pages
        for placed in page.fills
        if isinstance(placed.what, Text)
        for paragraph in placed.what.paragraphs
    ]
    assert "one1,2,3, two4" in lines


def test_a_note_that_comes_before_others_renumbers_them_in_a_rebuild() -> None:
    text = f"## A\n\n- one\n- x\n\n{QUESTION}\n## B\n\n- two[^c]\n- y\n"
    memo = Memo()
    for outline in map(outline_of, (text, text.replace("- one", "- one[^a]"), text)):
        with memo.in_use():
            kept = build_deck(outline, "x.md")
        assert kept.pages == build_deck(outline, "x.md").pages
