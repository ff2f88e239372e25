"""What public decks showed: notes of Deckset, boxes of remark, Markdown in HTML, TOML, titles in two lines, pictures on the network."""

from __future__ import annotations

from dataclasses import replace

import pytest

from slides.checks.completeness.actual import shown_texts
from slides.pipeline.build import BuiltDeck, build_deck


def built(text: str) -> BuiltDeck:
    return build_deck(text, "case.md")


def shown(deck: BuiltDeck) -> str:
    return " | ".join(words for page in deck.pages for words in (page.title, *shown_texts(replace(page, notes=()))))


@pytest.mark.parametrize("note", ["^\nhush now\n 1. hush again", "^ hush now\nhush again", "^ \nhush now\n- hush again"])
def test_notes_of_deckset_may_begin_under_their_sign(note: str) -> None:
    deck = built(f"# A\n\n- one\n- two\n\n{note}\n\n---\n\n# B\n\nwords\n")
    assert "hush" not in shown(deck)
    assert "hush again" in " ".join(paragraph.text for paragraph in deck.pages[0].notes)


def test_words_of_deckset_for_looks_are_not_shown() -> None:
    deck = built("footer: @ann\n\n# A\n# |\n#[fit] B\n\nwords\n\n---\n\n# C\n\n![autoplay, loop](https://x.org/a/sea.mp4)\n")
    assert [word for word in ("[fit]", "autoplay", "footer:", "| | |") if word in shown(deck)] == []
    assert {page.footer for page in deck.pages} | {deck.properties.footer} >= {"@ann"}


def test_columns_of_remark_may_begin_where_the_one_before_ends() -> None:
    deck = built("class: x\n\n# A\n\n.pull-left[\n\n- one\n\n].pull-right[\n\n- two\n\n]\n\n---\n\n# B\n\nwords\n")
    assert [word in shown(deck) for word in ("one", "two", "pull-", "[", "]")] == [True, True, False, False, False]


@pytest.mark.parametrize("opens", ["<br>", "<br><br>", '<div class="center">'])
def test_code_and_headings_in_html_are_markdown(opens: str) -> None:
    deck = built(f"# T\n\nwords\n\n## A\n\n{opens}\n```r\nx = 1\n```\n\nmore\n")
    assert "x = 1" in shown(deck)
    assert "```" not in shown(deck)


@pytest.mark.parametrize("html", ["<pre>\n# not a heading\n</pre>", "<!--\n# not shown\n-->"])
def test_literal_html_stays_whole(html: str) -> None:
    assert len(built(f"# T\n\nwords\n\n## A\n\n{html}\n\nmore\n").pages) == 2


def test_front_matter_in_toml_is_read() -> None:
    deck = built('+++\ntitle = "A grid"\nauthor = "The team"\nweight = 2\n[menu]\nmain = \'x\'\n+++\n\n## One\n\nwords\n')
    assert deck.pages[0].title == "A grid"
    assert "The team" in shown(deck)
    assert "+++" not in shown(deck)


def test_headings_on_lines_one_after_the_other_are_one_title_where_rules_split_the_slides() -> None:
    assert [page.title for page in built("# T\n\n---\n\n# Introduction to\n# Hooks\n\nwords\n").pages][1:] == ["Introduction to Hooks"]
    apart = "# T\n\n---\n\n# C\n\n### runs on Linux\n### shares the kernel\n\nwords\n"
    assert "runs on Linux shares" not in shown(built(apart))
    assert "A B" not in [page.title for page in built("# T\n\n## A\n## B\n\nwords\n").pages]


@pytest.mark.parametrize(
    ("address", "title"),
    [("https://x.org/v15/harbour-view.jpg", "harbour view"), ("https://x.org/v15/l0g0_77.png", "x.org")],
)
def test_a_slide_with_a_picture_on_the_network_has_a_title_of_words(address: str, title: str) -> None:
    deck = built(f"# T\n\nwords\n\n---\n\n![]({address})\n")
    assert deck.pages[-1].title == title
    assert any("x.org" in words for words in shown_texts(replace(deck.pages[-1], notes=())))


def test_figures_and_tables_of_myst_are_referred_to_by_number() -> None:
    table = "```{table} Costs\n:name: tl_x\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n```\n"
    deck = built(f"# T\n\nwords\n\n## A\n\n{table}\nSee [Tab. %s](#tl_x).\n")
    assert "See Tab. 1." in shown(deck)
    assert not [problem for problem in deck.problems if problem.rule.code == "M13"]


def test_a_definition_that_is_an_admonition_is_one() -> None:
    assert "!!!" not in shown(built("# T\n\n## A\n\n`note`\n\n:   !!! note\n\n        Lorem ipsum\n\n## B\n\nwords\n"))


def test_space_after_a_command_of_tex_is_a_space() -> None:
    assert "LaTeX slides" in shown(built("# T\n\nwords\n\n## A\n\nWe write \\LaTeX\\ slides.\n"))


def test_content_for_other_formats_is_named_whole() -> None:
    words = "many words that only the web shows " * 6
    deck = built(f'# T\n\n## A\n\ntext\n\n::: {{.content-visible when-format="html"}}\n{words}\n:::\n')
    assert any(words.strip() in problem.message for problem in deck.problems)
