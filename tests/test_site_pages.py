"""Pages of documentation sites: MkDocs' blocks and icons, Hugo's shortcodes, MyST's addresses, and pictures where sites keep them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Pillow

from slides import Deck, build
from slides.base.diagnostics import Problem
from slides.markdown.parser.mkdocs import with_mkdocs
from tests.test_public_decks import codes, made, words


def rewritten(text: str) -> tuple[str, list[Problem]]:
    """A page of MkDocs in the words that every outline has."""
    problems: list[Problem] = []
    return with_mkdocs(text, "page.md", problems), problems


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("!!! note\n\n    Said.\n\nAfter", "::: {.note}\n\nSaid.\n:::\nAfter"),
        ('??? tip "A `b` [c][d]"\n    Said.\n\nAfter', "::: {.tip} A b c\nSaid.\n:::\nAfter"),
        ('???+ warning inline end "W"\n\n    Said.\nAfter', "::: {.warning} W\nSaid.\n:::\nAfter"),
        ('=== "One"\n\n    - a\n\n=== "Two"\n\n    - b\n\nEnd', "::: {.tab}\n### One\n- a\n:::\n::: {.tab}\n### Two\n- b\n:::\nEnd"),
        (
            "!!! note\n\n    Outer.\n\n    !!! info\n\n        Inner.\n\n    More.\n\nEnd",
            "::: {.note}\n\nOuter.\n\n::: {.info}\n\nInner.\n:::\nMore.\n:::\nEnd",
        ),
        ("```\n!!! note\n\n    code\n\n```", "```\n!!! note\n\n    code\n\n```"),
        ("!!! note\nnot indented", "!!! note\nnot indented"),
        ("??? \n\n    notes of remark\n", "??? \n\n    notes of remark\n"),
    ],
)
def test_blocks_of_mkdocs(written: str, becomes: str) -> None:
    found, problems = rewritten(written)
    assert found == becomes
    assert found.count("\n") == written.count("\n")
    assert not problems


def test_icons_of_mkdocs_are_named_once() -> None:
    found, problems = rewritten("a :material-flag: b `:material-flag:`\n\n:octicons-tag-24:{ .big } 1.2\n\n:smile: at 10:30:45")
    assert found == "a b `:material-flag:`\n\n1.2\n\n:smile: at 10:30:45"
    assert [(each.span.line, each.rule.code) for each in problems] == [(1, "M21")]


def test_blocks_nested_without_end_are_read_in_linear_time() -> None:
    text = "\n".join(f"{' ' * (4 * depth)}!!! note\n" for depth in range(400))
    assert rewritten(text)[0].count("\n") == text.count("\n")


def test_shortcodes_of_hugo_leave_what_they_hold(tmp_path: Path) -> None:
    deck = made(tmp_path, '# T\n\n## A\n\n{{%alert%}}It is said.{{%/alert%}}\n\nSee [this]({{%relref "b.md"%}}) and `{{%code%}}`.\n')
    shown = " ".join(text for slide in words(deck) for text in slide)
    assert "It is said." in shown
    assert "{{%code%}}" in shown
    assert "alert" not in shown
    assert not codes(deck.problems)
    assert any("Hugo's shortcode {{% alert %}}" in each.message for each in deck.problems)


def test_labels_and_short_addresses_of_myst_lead_somewhere(tmp_path: Path) -> None:
    text = "# T\n\n## X\n\nSee [it](#my-ref), [p](doi:10.1/x) and [w](wiki:Project_Jupyter).\n\n(my-ref)=\n\n## Refs\n\nWords.\n"
    assert not codes(made(tmp_path, text).problems)


def test_a_comment_with_colons_closes_no_container(tmp_path: Path) -> None:
    text = "# T\n\n## A\n\n:::: {.columns}\n::: {.column}\nOne\n:::\n<!-- ::: {.column}\n\nNo\n\n::: -->\n"
    text += "::: {.column}\nTwo\n:::\n::::\n\nEnd\n"
    deck = made(tmp_path, text)
    assert not codes(deck.problems)
    shown = " ".join(text for slide in words(deck) for text in slide)
    assert "Two" in shown
    assert "No" not in shown.split()


@pytest.mark.parametrize("opening", ["$$", "$$ {1|3|all}"])
def test_a_formula_stands_right_under_text(tmp_path: Path, opening: str) -> None:
    deck = made(tmp_path, f"# T\n\n## A\n\nBlock\n{opening}\n\\begin{{aligned}}\na &= b\n\\end{{aligned}}\n$$\n\nAfter\n")
    assert not codes(deck.problems)
    shown = [text for slide in words(deck) for text in slide]
    assert "Block" in " ".join(shown)
    assert not [text for text in shown if "$$" in text or "aligned" in text or "{1" in text]


def test_sections_of_tex_are_words(tmp_path: Path) -> None:
    deck = made(tmp_path, "# T\n\n## A\n\n\\section{First part}\n\n\\subsection*{More}\n\nText.\n")
    assert not codes(deck.problems)
    assert "First part" in " ".join(text for slide in words(deck) for text in slide)


@pytest.mark.parametrize("theme", ["next,1", "Next, 1", "Plain Jane, 3"])
def test_a_theme_of_deckset_with_its_colours_is_one_of_another_tool(tmp_path: Path, theme: str) -> None:
    assert not codes(made(tmp_path, f"theme: {theme}\n\n# T\n\n---\n\n## A\n\nText.\n").problems)


def test_code_in_front_matter_that_r_runs_is_named(tmp_path: Path) -> None:
    deck = made(tmp_path, "---\ntitle: T\nauthor: \"Ann &nbsp;`r anicon::faa('twitter')`\"\n---\n\n## A\n\nText.\n")
    assert not codes(deck.problems)
    assert any("anicon::faa('twitter')" in each.message for each in deck.problems)


def with_picture(folder: Path, place: str, address: str, outline: str = "talks/deck.md") -> Deck:
    """A deck that names a picture, which stands at a place."""
    for path in (folder / place, folder / outline):
        path.parent.mkdir(parents=True, exist_ok=True)
    Pillow.new("RGB", (40, 30), "navy").save(folder / place, "PNG")
    (folder / outline).write_text(f"# T\n\n## A\n\nWords.\n\n![A picture]({address})\n", encoding="utf-8")
    return build(folder / outline)


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("talks/public/a.png", "/a.png"),
        ("talks/public/a.png", "./a.png"),
        ("talks/static/img/a.png", "/img/a.png"),
        ("talks/static/img/a.png", "img/a.png"),
        ("assets/a.png", "../assets/a.png"),
    ],
)
def test_pictures_are_found_where_sites_keep_them(tmp_path: Path, place: str, address: str) -> None:
    assert not codes(with_picture(tmp_path, place, address).problems)


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("a.png", "../a.png"),
        ("secret/a.png", "../secret/a.png"),
        ("img/a.png", "../img/a.png"),
        ("images/deep/a.png", "./../images/deep/a.png"),
        ("other/images/a.png", "../other/images/a.png"),
        ("images/../a.png", "../images/../a.png"),
    ],
)
def test_other_files_beside_the_outlines_folder_stay_closed(tmp_path: Path, place: str, address: str) -> None:
    assert codes(with_picture(tmp_path, place, address).problems) == {"P4"}


def test_a_link_out_of_a_folder_of_pictures_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").symlink_to(tmp_path / "secret.png")
    assert codes(with_picture(tmp_path, "secret.png", "../images/a.png").problems) == {"P4"}
