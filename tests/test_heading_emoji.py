"""Emoji at the ends of headings are left out, those before bullets become icons; signs that are read as words stay."""

from __future__ import annotations

import pytest

from slides.design.page import Text
from slides.pipeline.build import build_deck


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("\U0001f680 Installation", "Installation"),
        ("Sponsors \u2764\ufe0f", "Sponsors"),
        ("\U0001f468\u200d\U0001f4bb\U0001f3fd Team :tada:", "Team"),
        ("\u2705 Done", "\u2705 Done"),
        ("\u26a0\ufe0f Mind", "\u26a0\ufe0f Mind"),
        ("\U0001f1eb\U0001f1ee Suomi", "\U0001f1eb\U0001f1ee Suomi"),
        ("We \u2764\ufe0f maps", "We \u2764\ufe0f maps"),
        ("\u23f3 Time", "Time"),
        ("\U0001f389", "\U0001f389"),
        ("\u2776 First", "\u2776 First"),
        ("1\ufe0f\u20e3 First", "1. First"),
        ("1\u20e30\ufe0f\u20e3 Tenth", "10. Tenth"),
        (":two: Second", "2. Second"),
    ],
)
def test_emoji_that_only_adorn_a_heading_are_left_out(heading: str, title: str) -> None:
    """The link to the heading, which GitHub makes of all its signs, leads to its slide."""
    deck = build_deck(f"# T\n\n## {heading}\n\nSee [the first part](#-installation) of it.\n", "x.md")
    assert deck.pages[-1].title == title
    broken = [problem for problem in deck.problems if "#-installation" in problem.message]
    assert bool(broken) is (title != "Installation")


@pytest.mark.parametrize(
    ("marks", "icons", "first"),
    [
        ("\U0001f680 \u26a1\ufe0f \U0001f4e6 \u23f3", 4, "Item 0"),
        ("\U0001f680 \u26a1\ufe0f \U0001f4e6 \U0001f9a9", 4, "Item 0"),
        ("\U0001f9a9 \U0001f9a4 \U0001f999 \U0001f680", 0, "Item 0"),
        ("\U0001f680 - - -", 0, "\U0001f680 Item 0"),
    ],
)
def test_a_list_of_emoji_is_one_of_icons(marks: str, icons: int, first: str) -> None:
    """Where there is an icon for most of them; of fewer the words stand alone. One emoji among words stays."""
    items = "".join(f"- {'' if mark == '-' else mark + ' '}Item {at}\n" for at, mark in enumerate(marks.split()))
    page = build_deck(f"# T\n\n## A\n\n{items}", "x.md").pages[-1]
    lines = [line.text for each in page.fills if isinstance(each.what, Text) for line in each.what.paragraphs]
    assert len(page.icons) == icons
    assert lines[1] == first
