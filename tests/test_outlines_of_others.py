"""What authors of MDX decks, R Markdown and Deckset write that no manual shows: notes in components, tags with signs between attributes."""

from __future__ import annotations

import pytest

from slides.pipeline.build import build_deck
from tests.audience_view import codes, said, shown, visible

XARINGAN = "---\noutput: xaringan::moon_reader\n---\n\n"


@pytest.mark.parametrize(
    "notes",
    [
        "<Notes>\n\n- secret one\n- secret two\n\n</Notes>",
        "<Notes>\nsecret one\nsecret two\n</Notes>",
        "<Notes>secret one, secret two</Notes>",
        "<SpeakerNotes>\n\nsecret one\n\nsecret two\n\n</SpeakerNotes>",
        '<Notes className="wide">\n\n**secret one**\n\n| a | b |\n| - | - |\n| secret two | c |\n\n</Notes>',
        "<Notes>\r\n\r\nsecret one\r\n\r\nsecret two\r\n\r\n</Notes>",
    ],
)
def test_components_for_notes_are_spoken(notes: str) -> None:
    deck = build_deck(f"# Talk\n\n---\n\n## First\n\nwords\n\n{notes}\n\n---\n\n## Second\n\nmore\n", "talk.mdx")
    assert "secret" not in shown(deck)
    assert "Second" in shown(deck)
    assert "secret one" in " ".join(said(deck))
    assert "secret two" in " ".join(said(deck))


def test_components_for_notes_in_code_are_code() -> None:
    deck = build_deck("# Talk\n\n## Use\n\nType `<Notes>` so:\n\n```jsx\n<Notes>\nhello\n</Notes>\n```\n", "talk.md")
    assert "<Notes>" in shown(deck)
    assert "hello" in shown(deck)


def test_notes_never_closed_end_at_the_next_slide() -> None:
    deck = build_deck("# Talk\n\n---\n\n## First\n\nwords\n\n<Notes>\n\nsecret\n\n---\n\n## Second\n\nmore\n", "talk.mdx")
    assert "secret" not in shown(deck)
    assert "Second" in shown(deck)


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="a.png"; width="100px">',
        "<img src = 'a.png', height = '500'>",
        '<img src="a.png",width="100px"/>',
        '<img src="a.png" ; alt="A plan" ;>',
    ],
)
def test_signs_between_the_attributes_of_a_picture_are_passed_over(tag: str) -> None:
    deck = build_deck(f"# Talk\n\n## Plan\n\n{tag}\n\nwords\n", "talk.md")
    assert "<img" not in shown(deck)
    assert "P1" in codes(deck)


def test_a_tag_in_code_keeps_its_signs() -> None:
    deck = build_deck('# Talk\n\n## Plan\n\nType `<img src="a.png"; width="9">` here\n', "talk.md")
    assert '"a.png"; width' in shown(deck)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("**_F_**inancial **_I_**nformation e**_X_**change", "Financial Information eXchange"),
        ("a**_b_** c", "ab c"),
        ("`**_F_**in` and **_G_**o", "**_F_**in and Go"),
        ("**_alone_** words", "alone words"),
    ],
)
def test_bold_italics_beside_letters(typed: str, right: str) -> None:
    assert right in visible(build_deck(f"# Talk\n\n## Plan\n\n{typed}\n", "talk.md").pages[-1])


@pytest.mark.parametrize("between", ["", " ", "  "])
def test_columns_of_remark_with_classes_inside(between: str) -> None:
    columns = f".pull-left[{between}.center[\n\n## Left\n\none\n\n]\n]\n\n.pull-right[{between}.center[\n\n## Right\n\ntwo\n\n]\n]\n"
    found = shown(build_deck(f"{XARINGAN}## First\n\nwords\n\n---\n\n{columns}", "talk.Rmd"))
    assert "[" not in found
    assert all(word in found for word in ("Left", "one", "Right", "two"))


@pytest.mark.parametrize("macro", ["![:row One, Two]", "![:col_list One,\n  Two]"])
def test_words_of_a_macro_of_remark_stay(macro: str) -> None:
    found = shown(build_deck(f"{XARINGAN}## First\n\nwords\n\n---\n\n## Plan\n\n{macro}\n", "talk.Rmd"))
    assert "![" not in found
    assert "One," in found
    assert "Two" in found


@pytest.mark.parametrize("theme", ["Business Class, 5", "Plain Jane, 3", "Next, 1"])
def test_themes_of_deckset_are_no_mistakes(theme: str) -> None:
    assert "M2" not in codes(build_deck(f"theme: {theme}\nautoscale: true\n\n# A\n\nwords\n\n---\n\n# B\n\nmore\n", "talk.md"))


def test_a_long_address_alone_has_its_host_as_title() -> None:
    address = "https://maps.example.org/route/from/one/town/to/another?distance=12&units=km"
    page = build_deck(f"# Talk\n\n## A\n\nwords\n\n---\n\n<{address}>\n", "talk.md").pages[-1]
    assert page.title == "maps.example.org"
    assert "units=km" in visible(page)
    beside = build_deck(f"# Talk\n\n## A\n\nwords\n\n---\n\n```py\nx = 1\n```\n\n<{address}>\n", "talk.md").pages[-1]
    assert beside.title == "maps.example.org"


@pytest.mark.parametrize("empty", ["<br>", "&nbsp;", " "])
def test_a_head_that_stands_for_all_columns_is_named_once(empty: str) -> None:
    table = f"| The road ahead | {empty} |\n| --- | --- |\n| One | Two |\n"
    page = build_deck(f"# Talk\n\n## A\n\nwords\n\n---\n\n{table}", "talk.md").pages[-1]
    assert page.title == "The road ahead"


def test_a_title_that_is_code_is_code_on_its_chapter_too() -> None:
    slides = "".join(f"## `{{.n{at}}}`\n\n- one {at}\n- two {at}\n\n" for at in range(4))
    deck = build_deck(f"# Talk\n\n# Part\n\n{slides}# Other\n\n## Last\n\nwords\n", "talk.qmd")
    assert "M18" not in codes(deck)
