"""Slides of few words or one picture fill the page: text on a panel or beside its title, nested lists in rows, code in higher panels."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from slides.base.geometry import EMU_PER_INCH
from slides.design import THEMES, Purpose, Role
from slides.design.page import Page, Text
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.links import shows_address
from tests.building import graver
from tests.test_scale import built, layout

NESTED = "- File formats\n  - binary\n  - text\n- Stack machine\n  - Browser\n  - Node\n- Compiled ahead of time\n"
ADDRESS = "https://www.example.com/why-it-is-so"


def purpose(deck: BuiltDeck, page: Page) -> Purpose:
    return layout(deck, page).form.purpose


def shown(page: Page) -> list[str]:
    return [
        paragraph.text.replace("\u00a0", " ") for each in page.fills if isinstance(each.what, Text) for paragraph in each.what.paragraphs
    ]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("bar", ["", "\n> [!IMPORTANT]\n> The point of it.\n"])
def test_a_few_sentences_stand_in_large_type_on_a_panel(theme: str, bar: str) -> None:
    deck = built("Some sentence with a few words in it.\n\nAnother one says the same again in other words.\n" + bar, theme=theme)
    (page,) = deck.pages
    assert purpose(deck, page) is Purpose.TEXT_ON_PANEL
    (text,) = (each.what for each in page.fills if layout(deck, page).slot(each.slot).role is Role.BODY)
    assert isinstance(text, Text)
    assert text.sizes[0] >= 28
    assert not graver(deck)


@pytest.mark.parametrize(
    ("content", "expected"),
    {
        "a sub-heading over a paragraph": ("### Why\n\nA sentence of some words.\n\nAnd another one.", Purpose.TEXT_ON_PANEL),
        "a question with marks of its own": ("Is it so, or is it not so?\n\nA. Yes\n\nB. No", Purpose.TEXT_ON_PANEL),
        "more than a panel takes": ("A sentence of five words. " * 40, Purpose.CONTENT),
        "a paragraph and a short list": ("Intro of these items:\n\n- one\n  - two\n    - three", Purpose.SIDE_TITLE_AND_TEXT),
        "half of the items have some under them": (NESTED, Purpose.LED_ROWS),
        "tasks keep their boxes": ("- [x] done\n  - [ ] open\n- more", Purpose.SIDE_TITLE_AND_TEXT),
        "few of the items have some under them": ("- a\n- b\n- c\n- d\n  - e", Purpose.SIDE_TITLE_AND_TEXT),
    }.items(),
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_text_takes_the_form_that_fills_its_slide(content: str, expected: tuple[str, Purpose]) -> None:
    deck = built(expected[0])
    assert purpose(deck, deck.pages[0]) is expected[1], content


def test_items_under_a_short_one_are_lines_beside_it_and_none_is_lost() -> None:
    deck = built(NESTED)
    assert shown(deck.pages[0])[1:] == ["File formats", "binary", "text", "Stack machine", "Browser", "Node", "Compiled ahead of time"]


def test_a_long_nested_list_is_dealt_out_to_pages_of_rows() -> None:
    deck = built("".join(f"- Item {at}\n  - under {at}\n" for at in range(9)))
    assert [purpose(deck, page) for page in deck.pages] == [Purpose.LED_ROWS] * 2
    assert [sum(text.startswith("under") for text in shown(page)) for page in deck.pages] == [4, 5]


@pytest.mark.parametrize(("width", "height", "expected"), [(300, 600, True), (400, 300, True), (900, 300, False)])
def test_a_picture_alone_that_is_not_wide_stands_beside_its_title(tmp_path: Path, width: int, height: int, *, expected: bool) -> None:
    Image.new("RGB", (width, height), "navy").save(tmp_path / "a.png")
    deck = build_deck("---\nagenda: no\n---\n\n## A title\n\n![what it shows](a.png)\n", str(tmp_path / "x.md"))
    assert (purpose(deck, deck.pages[0]) is Purpose.SIDE_TITLE_AND_PICTURE) is expected


@pytest.mark.parametrize("theme", THEMES)
def test_content_with_code_begins_where_the_body_does(theme: str) -> None:
    deck = built("Run this:\n\n```sh\nmake\n```", "```sh\nmake\n```", "```python\n" + "a = 1\n" * 12 + "```", theme=theme)
    tops = [min(each.rect.y for each in page.fills if layout(deck, page).slot(each.slot).role is not Role.TITLE) for page in deck.pages]
    assert {round(top / EMU_PER_INCH, 2) for top in tops} == {round(deck.design.frame.body.y / EMU_PER_INCH, 2)}


def test_bare_addresses_at_the_end_stand_in_the_line_of_the_source() -> None:
    deck = built(f"- Some words about it\n- And some more of them\n- {ADDRESS}")
    slots = {each.slot: each.what for each in deck.pages[0].fills}
    (source,) = layout(deck, deck.pages[0]).slots_for(Role.SOURCE)
    held = slots[source.index]
    assert isinstance(held, Text)
    assert held.paragraphs[0].text == ADDRESS.removeprefix("https://www.")
    assert held.paragraphs[0].runs[0].link == ADDRESS


@pytest.mark.parametrize(
    "content",
    [
        f"- {ADDRESS}\n- {ADDRESS}/2",
        f"- Some words\n- [the paper]({ADDRESS})",
        f"- Some words\n- See {ADDRESS}",
        f"- Some words\n- {ADDRESS}/{'long' * 30}",
    ],
)
def test_other_links_stay_where_they_are(content: str) -> None:
    deck = built(content)
    slots = layout(deck, deck.pages[0]).slots_for(Role.SOURCE)
    assert not any(each.slot == slot.index for slot in slots for each in deck.pages[0].fills)


def test_lists_of_addresses_have_their_sites_in_bold_in_rows() -> None:
    deck = built("".join(f"- https://site{at}.example.org/some/path\n" for at in range(20)))
    assert [purpose(deck, page) for page in deck.pages] == [Purpose.ROWS] * 2
    texts = [each.what.paragraphs[0].runs for page in deck.pages for each in page.fills[1:] if isinstance(each.what, Text)]
    assert [(runs[0].text, runs[0].bold, runs[1].text, runs[1].bold) for runs in texts[:1]] == [
        ("site0.example.org", True, "/some/path", False)
    ]
    assert len(texts) == 20


@pytest.mark.parametrize(
    ("text", "link", "bare"),
    [
        ("example.com/a", "https://www.example.com/a/", True),
        ("https://example.com", "https://example.com", True),
        ("example.com", "https://example.com/a", False),
        ("a@example.com", "mailto:a@example.com", False),
        ("", "https://example.com", False),
    ],
)
def test_what_a_bare_address_is(text: str, link: str, bare: bool) -> None:
    assert shows_address(text, link) is bare
