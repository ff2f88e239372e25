"""What introduces something is read before it, and text after a list is set as its conclusion only where it reads as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.design.page import Page, Text
from slides.design.themes import THEMES
from slides.pipeline.build import build_deck
from slides.text.form_words import leads_back
from tests.building import dump

_INTRO = "The passage below was written in the year 1815 by somebody who had much to say and who said it at great length."
_QUOTE = "> The quoted words stand here, and they say a lot about what we do and why.\n>\n> \u2014 Ada"
_CODE = "```python\nx = 1\nprint(x)\n```"
_TABLE = "| a | b |\n|---|---|\n| one | two |"


def _texts(page: Page) -> list[str]:
    """What a page says, in reading order."""
    return [
        " ".join(each.text for each in fill.what.paragraphs) if isinstance(fill.what, Text) else type(fill.what).__name__
        for fill in page.fills
    ]


@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("asked", ["", "<!-- layout: quote and points -->\n\n"])
@pytest.mark.parametrize(
    "intro", [_INTRO, "- First point, which is made here\n- Second point, which is made there", "As Ada wrote to her friend:"]
)
def test_an_introduction_is_read_before_the_quotation(theme: str, asked: str, intro: str, tmp_path: Path) -> None:
    deck = build_deck(f"# Deck\n\n## Heading\n\n{asked}{intro}\n\n{_QUOTE}\n", str(tmp_path / "a.md"), theme)
    fills = list(deck.pages[-1].fills)
    said = _texts(deck.pages[-1])
    first = next(at for at, text in enumerate(said) if text.startswith(intro.lstrip("- ")[:9]))
    second = next(at for at, text in enumerate(said) if text.startswith("The quoted words"))
    assert first < second
    assert (fills[first].rect.y, fills[first].rect.x) < (fills[second].rect.y, fills[second].rect.x) or (
        fills[first].rect.right <= fills[second].rect.x
    )


@pytest.mark.parametrize("block", [_CODE, _TABLE])
def test_an_introduction_is_read_before_other_blocks(block: str, tmp_path: Path) -> None:
    page = build_deck(f"# Deck\n\n## Heading\n\n{_INTRO}\n\n{block}\n", str(tmp_path / "a.md")).pages[-1]
    said = _texts(page)
    assert said[1].startswith("The passage below")


def test_text_after_a_quotation_stands_beside_it() -> None:
    page = build_deck(f"# Deck\n\n## Heading\n\n{_QUOTE}\n\n{_INTRO}\n", "a.md").pages[-1]
    assert page.layout.startswith("Quote and Points")


@pytest.mark.parametrize(
    ("outro", "concludes"),
    [
        ("Costs fall as soon as the second plant opens.", True),
        ("Nur wer misst, kann steuern", True),
        ("Everyone gains.", True),
        ("And step 2 is both a conclusion and a premise.", False),
        ("This structure is common.", False),
        ("The above holds for all cases.", False),
        ("As shown above, costs fall.", False),
        ("Diese Schritte sind \u00fcblich.", False),
        ("Cela vaut pour tous.", False),
        ("\u8fd9\u4e9b\u6b65\u9aa4\u5f88\u5e38\u89c1\u3002", False),
        ("Actually, maybe even the attempt is wrong.", False),
        ("Which of them is right?", False),
        ("Read more on [the site](https://example.org).", False),
        ("Click on the first of them.", False),
        ("Costs fall. The plant opens in May.", False),
        ("(None of them is new.)", False),
        (
            "Costs fall in every country that we looked at over the last ten years, and they fall faster where more plants were built.",
            False,
        ),
    ],
)
def test_text_after_a_list_is_bold_only_where_it_concludes(outro: str, concludes: bool) -> None:
    items = "1. Everyone who walked in was dripping wet.\n2. It is raining today again.\n3. The streets are wet."
    text = f"# Deck\n\n## Heading\n\n{items}\n\n{outro}\n"
    page = build_deck(text, "a.md").pages[-1]
    assert ("Conclusion" in page.layout) is concludes
    assert ("Text below" in page.layout) is not concludes
    assert outro.split("](")[0].replace("[", "")[:12] in dump(build_deck(text, "a.md"))


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("These are few.", True),
        ("\u201cThis\u201d is it", True),
        ("Thesis work", False),
        ("Italy grows", False),
        ("", False),
        ("\u4ee5\u4e0a", True),
    ],
)
def test_words_that_lead_back(text: str, back: bool) -> None:
    assert leads_back(text) is back
