"""Separators that a deck of reveal.js names itself: they split its slides, and its own words begin the notes."""

from __future__ import annotations

import pytest

from slides.markdown.parser.separators import read_separator, with_rules
from slides.pipeline.build import build_deck
from slides.text.rich_text import plain
from tests.building import dump


def slides(text: str) -> list[tuple[str, str]]:
    """The title and the notes of each slide; the agenda's left out."""
    pages = [page for page in build_deck(text, "x.md").pages if page.title != "Agenda"]
    return [(page.title, " ".join(plain(note.runs) for note in page.notes)) for page in pages]


FRONT = "---\ntitle: One\n{}\n---\n\n# One\n\n{}"


@pytest.mark.parametrize(
    ("keys", "body"),
    [
        ("separator: '^={4}$'".replace("{4}", "==="), "a\n====\n# Two\n\nb"),
        ('separator: "^\\n\\n\\n"', "a\n\n\n\n# Two\n\nb"),
        ('separator: "\\n\\n\\n"', "a\n\n\n# Two\n\nb"),
        ("separator: <!--s-->", "a\n<!--s-->\n# Two\n\nb"),
        ("verticalSeparator: '^\\r?\\n--\\r?\\n$'", "a\n\n--\n\n# Two\n\nb"),
        ("separator: ^xxx$", "a\nxxx\n# Two\n\nb"),
        ("separator: '^\\s*@@@\\s*$'", "a\n\n  @@@\n\n# Two\n\nb"),
    ],
)
def test_a_separator_splits_slides(keys: str, body: str) -> None:
    assert [title for title, _ in slides(FRONT.format(keys, body))] == ["One", "Two"]


@pytest.mark.parametrize(
    ("keys", "words"),
    [("notesSeparator: 'Sprecher:'", "Sprecher:"), ("notesSeparator: ^presenter:", "Presenter:"), ("notesSeparator: '^Notes?:'", "note:")],
)
def test_words_of_its_own_begin_the_notes(keys: str, words: str) -> None:
    assert slides(FRONT.format(keys, f"a\n\n---\n\n## Two\n\nb\n\n{words} secret\nmore"))[1] == ("Two", "secret more")


def test_a_rule_in_a_deck_with_another_separator_splits_nothing() -> None:
    shown = slides(FRONT.format("separator: <!--s-->", "a\n\n<!--s-->\n\n## Two\n\nb\n\n---\n\nc\n\n<!--s-->\n\n## Three\n\n- d"))
    assert [title for title, _ in shown] == ["One", "Two", "Three"]


def test_code_holds_no_separators() -> None:
    text = "---\nseparator: xxx\n---\n\n# One\n\n```\nxxx\n```\n\nxxx\n\n# Two\n"
    assert with_rules(text, "x.md", []).split("\n").count("***") == 1


def test_attributes_in_the_markdown_say_the_same() -> None:
    text = (
        '<section data-markdown\n  data-separator="^===" data-separator-vertical="^--$" data-separator-notes="^Speaker:">\n'
        "  <textarea data-template>\n    # One\n\n    a\n\n    Speaker: secret\n    ===\n    # Two\n\n    b\n    --\n    # Three\n\n"
        "    - c\n"
        "  </textarea>\n</section>\n<section data-markdown>\n<script type='text/template'>\n## Four\n\nd\n</script>\n</section>\n"
    )
    assert slides(text) == [("One", "secret"), ("Two", ""), ("Three", ""), ("Four", "")]


def test_lines_keep_their_numbers() -> None:
    text = '---\nseparator: "^\\n\\n\\n"\n---\n\n# One\n\na\n\n\n\n# Two\n\n![x](gone.png)\n'
    assert with_rules(text, "x.md", []).count("\n") == text.count("\n")
    assert "x.md:13:1" in dump(build_deck(text, "x.md"))


@pytest.mark.parametrize("text", ["^(a+)+$", "a|b", "^={4,}$", "[-]{3}", "x" * 100, "^.*$"])
def test_a_pattern_that_is_more_than_words_is_not_read(text: str) -> None:
    assert read_separator(text) is None
    problems: list[object] = []
    with_rules(f"---\nseparator: '{text}'\n---\n\n# One", "x.md", problems)  # type: ignore[arg-type]
    assert len(problems) == 1


def test_many_optional_letters_take_no_time() -> None:
    text = f"---\nseparator: '{'a?' * 39}b'\n---\n\n# One\n\n" + f"{'a' * 39}\n\n" * 1000
    assert "***" not in with_rules(text, "x.md", [])
