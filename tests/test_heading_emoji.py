"""Emoji at the ends of headings are left out; signs that are read as words stay."""

from __future__ import annotations

import pytest

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
        ("\U0001f389", "\U0001f389"),
        ("\u2776 First", "\u2776 First"),
    ],
)
def test_emoji_that_only_adorn_a_heading_are_left_out(heading: str, title: str) -> None:
    """The link to the heading, which GitHub makes of all its signs, leads to its slide."""
    deck = build_deck(f"# T\n\n## {heading}\n\nSee [the first part](#-installation) of it.\n", "x.md")
    assert deck.pages[-1].title == title
    broken = [problem for problem in deck.problems if "#-installation" in problem.message]
    assert bool(broken) is (title != "Installation")
