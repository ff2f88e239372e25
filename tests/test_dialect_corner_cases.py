"""What public decks showed: line ends of Marp, stacked slides of Obsidian, keywords behind words, Markdown inside of HTML, odd links."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.base.geometry import points
from slides.deck.blocks.picture import shown_description
from slides.design import DEFAULT_THEME, built_in
from slides.design.page import Table
from slides.markdown.parser import parse
from slides.markdown.parser.line_ends import with_line_ends
from slides.pipeline.build import build_deck
from slides.text.rich_text import Mark
from tests.building import dump

MARP = "---\nmarp: true\ntheme: gaia\n---\n\n"


def shown(text: str) -> str:
    """The first slide after the cover."""
    return dump(build_deck(f"# T\n\nwords\n\n## A\n\n{text}\n", "x.md"))


def test_a_line_end_in_a_paragraph_of_marp_is_shown() -> None:
    text = f"{MARP}# T\n\nAnn Lee\nUniversity\n\n---\n\n# B\n\n- one\n  two\n- three\n\nx\ny\n"
    found = dump(build_deck(text, "x.md"))
    assert "Ann Lee\\nUniversity" in found
    assert "one\\ntwo" in found
    assert "x\\ny" in found


@pytest.mark.parametrize(
    "body",
    [
        "```\na\nb\n```",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "<!--\na\nb\n-->",
        "# a\nb",
        "a\n---",
        "$$\na\n$$",
        "![a](b.png)\n![c](d.png)",
        "<div>\na\n</div>",
    ],
)
def test_other_lines_stay_as_they_are(body: str) -> None:
    assert with_line_ends(MARP + body) == MARP + body


def test_line_ends_elsewhere_are_spaces() -> None:
    assert with_line_ends("---\ntitle: marp\n---\n\na\nb") == "---\ntitle: marp\n---\n\na\nb"
    assert "a b" in shown("a\nb")


def test_stacked_slides_of_obsidian_are_slides() -> None:
    deck = build_deck("# T\n\nwords\n\n---\n\n# A\n\na\n\nxxx\n\n# B\n\nb\n", "x.md")
    assert [page.title for page in deck.pages] == ["T", "A", "B"]
    assert "xxx" not in dump(deck)
    assert "xxx" in shown("a\n\nxxx\n\nb")


@pytest.mark.parametrize(
    ("alt", "words"), [("Marp bg 60%", "Marp"), ("A lake bg right:40%", "A lake"), ("the bg of it", "the bg of it"), ("bg left", "")]
)
def test_keywords_of_marp_may_stand_behind_the_words(alt: str, words: str) -> None:
    assert shown_description(alt) == words


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>**bold `code` words** and</p>", "<bold: bold ><bold, code: code><bold:  words> and"),
        ("<p>a ** b</p>", "a ** b"),
        ("<p>2**3 and 4</p>", "2**3 and 4"),
    ],
)
def test_bold_words_of_markdown_inside_of_html_are_bold(html: str, wanted: str) -> None:
    assert wanted in shown(html)


def test_an_address_behind_a_number_sign_is_an_address() -> None:
    assert "<link https://example.org/a: site>" in shown("See [site](#https://example.org/a).")


def test_a_pointer_of_git_lfs_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", encoding="utf-8")
    deck = build_deck("# T\n\n## A\n\n![x](a.png)\n\nwords\n", str(tmp_path / "x.md"))
    assert any("git lfs pull" in problem.message for problem in deck.problems)


def test_a_label_after_a_formula_keeps_its_words() -> None:
    assert "(see page 4)" in shown("$$x = 1$$ (see page 4)\n\nwords")


def test_numbers_of_a_list_in_a_quotation_have_room() -> None:
    style = built_in(DEFAULT_THEME).styles["quote"]
    _, hang = style.indent(0, Mark.NUMBER)
    assert hang >= points(1.2 * style.sizes[0])


def test_pieces_of_a_table_split_by_columns_have_the_same_margins() -> None:
    names = [
        "Identifier",
        *(f"{word}{at}" for at, word in enumerate(["Responsibility", "Counterrevolution", "Telecommunications"] * 4)),
    ]
    rows = ["|".join(["", *names, ""]), "|---" * len(names) + "|", "|".join(["", "example.org/a/very/long/path", *names[1:], ""])]
    deck = build_deck("# T\n\n## A\n\n" + "\n".join(rows) + "\n", "x.md")
    tables = [placed.what for page in deck.pages for placed in page.fills if isinstance(placed.what, Table)]
    assert len(tables) > 2
    assert len({table.side for table in tables}) == 1
    assert not any(table.broken for table in tables)


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("Uses of $ (issue [`a`](https://example.org)) need `$` there.", 0),
        ("It is `$x` or $HOME (see `$PATH`) here.", 0),
        ("The sum $a + b$ and `$c` stay.", 1),
        ("GitHub writes $`a + b`$ so.", 1),
        ("Both $a$ and `b$` and $c$.", 2),
    ],
)
def test_a_formula_does_not_reach_into_code(text: str, formulas: int) -> None:
    nodes, _ = parse(f"{text}\n", "x.md")
    assert len({run.tex for node in nodes for run in node.runs if run.tex}) == formulas
