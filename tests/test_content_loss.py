"""What people lose in other tools: each was found by trying to lose it here."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.base import rule_catalogue
from slides.design.page import Picture, Table, Text
from slides.pipeline.build import build_deck
from tests.building import build, graver, read, visible
from tests.shared import STRESS, findings

KEPT = {
    "a comment inside a list": ("---\nmarp: true\n---\n\n## A\n\n- item\n\n  <!-- said aloud -->\n", "said aloud"),
    "a comment after a heading": ("---\nmarp: true\n---\n\n## A <!-- said aloud -->\n\n- x\n", "said aloud"),
    "a comment inside a quotation": ("---\nmarp: true\n---\n\n## A\n\n> words\n> <!-- said aloud -->\n> more\n", "said aloud"),
    "code in a takeaway": ("## A\n\n> [!IMPORTANT]\n> The point\n>\n> ```\n> kept\n> ```\n\n- x\n", "kept"),
    "a list in a takeaway": ("## A\n\n> [!IMPORTANT]\n> - kept\n\n- x\n", "kept"),
    "a rule in the notes": ("## A\n\n::: notes\none\n\n---\n\ntwo\n:::\n\n- x\n", "two"),
    "a missing picture's description": ("## A\n\n![what it shows](gone.png)\n", "what it shows"),
    "a header without rows": ("## A\n\n| kept | B |\n|---|---|\n", "kept"),
    "the text of a link that leads nowhere": ("## A\n\n- [kept](javascript:alert(1)) [b](../../etc/passwd)\n", "kept"),
}


@pytest.mark.parametrize("name", KEPT)
def test_it_is_in_the_deck(name: str) -> None:
    outline, word = KEPT[name]
    assert word in visible(read(build(build_deck(outline, "x.md"))))


def test_a_row_higher_than_a_slide_is_cut_between_its_lines() -> None:
    words = [f"word{number}" for number in range(900)]
    briefing = build_deck(f"## A\n\n| Key | Text |\n|---|---|\n| one | {' '.join(words)} |\n", "x.md")
    shown = visible(read(build(briefing)))
    assert [word for word in words if word not in shown] == []
    for page in briefing.pages:
        for placed in page.fills:
            if isinstance(placed.what, Table):
                assert placed.what.height <= briefing.design.layouts[page.layout].slot(placed.slot).rect.height


@pytest.mark.parametrize("link", ["http://:1[:", "file:///etc/passwd", "other.md", "vbscript:x", "ppaction://macro?name=x", "C:\\x.md"])
def test_links_that_lead_nowhere_safe_are_told_and_left_out(link: str) -> None:
    briefing = build_deck(f"## A\n\n- [text](<{link}>)\n", "x.md")
    runs = [run for page in briefing.pages for placed in page.fills for each in getattr(placed.what, "paragraphs", ()) for run in each.runs]
    assert not any(run.link for run in runs)


def test_titles_are_unique_even_beside_numbers_that_were_typed() -> None:
    titles = [page.title for page in build_deck("## S\n\n- a\n\n## S (2)\n\n- b\n\n## S\n\n- c\n", "x.md").pages]
    assert len(set(titles)) == 3


def test_what_is_nested_too_deep_is_told() -> None:
    briefing = build_deck("## A\n\n" + "".join(f"{'  ' * depth}- level {depth}\n" for depth in range(90)), "x.md")
    assert any("nested more than" in problem.message for problem in briefing.problems)


def test_a_front_matter_that_multiplies_is_read_in_no_time() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    assert build_deck(f"---\n{bomb}title: *h\n---\n\n## A\n\n- x\n", "x.md").pages


TOLD = {
    "notes that are never closed": ("## A\n\n::: notes\nx\n\n## B\n\n- y\n", "is never closed"),
    "code that is never closed": ("## A\n\n```\nx\n\n## B\n", "code is never closed"),
    "cells beyond the header": ("## A\n\n| a | b |\n|---|---|\n| 1 | 2 | extra |\n", "extra"),
    "a title between two rules": ("---\n# My deck\n---\n\n## A\n\n- x\n", "My deck"),
    "a footer that is too long": (f"---\nfooter: {'words ' * 40}\n---\n\n## A\n\n- x\n", "longer than its line"),
    "nested front matter": ("---\nauthor: [[X, Y], Z]\n---\n\n## A\n\n- x\n", "author is more than a text"),
}


@pytest.mark.parametrize("name", TOLD)
def test_it_is_told(name: str) -> None:
    outline, words = TOLD[name]
    problems = build_deck(outline, "x.md").problems
    assert any(words in problem.message for problem in problems), problems


def test_what_is_closed_is_not_told() -> None:
    outline = "## A\n\n::: notes\nsay\n:::\n\n> ```\n> x\n> ```\n\n- item\n\n  ~~~py\n  y\n  ~~~\n\n| a\\|b | c |\n|---|---|\n| 1 | 2 |\n"
    assert not [problem for problem in build_deck(outline, "x.md").problems if "closed" in problem.message or "beyond" in problem.message]


@pytest.mark.parametrize(("item", "text"), [("**Price** -5%", "-5%"), ("**Gain** .5 points", ".5 points"), ("**Temp:** -12 °C", "-12 °C")])
def test_a_minus_sign_after_a_bold_lead_stays(item: str, text: str) -> None:
    assert text in visible(read(build(build_deck(f"## A\n\n- {item}\n- **Two** b\n- **Three** c\n", "x.md"))))


def test_pictures_in_lists_and_names_in_any_letters_are_shown(tmp_path: Path) -> None:
    source = tmp_path / "x.md"
    (tmp_path / "größe.png").write_bytes((STRESS.parent / "portrait.png").read_bytes())
    source.write_text("## A\n\n- item\n\n  ![Bars](größe.png)\n", encoding="utf-8")
    briefing = build_deck(source.read_text(encoding="utf-8"), str(source))
    assert any(isinstance(placed.what, Picture) for page in briefing.pages for placed in page.fills)
    assert graver(briefing) == ()


@pytest.mark.parametrize(
    "outline",
    [
        "## Größe und Öl\n\n- [a](#größe-und-öl)\n",
        "# T\n\n### Why?\n\nBecause.\n\n## A\n\n- x\n",
        "## A\n\n- x\n\n---\n\n## B\n\n- y\n\n---\n",
        '---\ndate: "2024-02-31"\n---\n\n## A\n\n40000. plain\n',
    ],
)
def test_these_have_no_problem(outline: str, tmp_path: Path) -> None:
    briefing = build_deck(outline, "x.md")
    assert graver(briefing) == ()
    assert not any(page.title.endswith("(2 of 2)") for page in briefing.pages if "Why" not in outline)
    (tmp_path / "x.pptx").write_bytes(build(briefing))
    assert findings(tmp_path / "x.pptx") == ""


def test_the_source_line_may_stand_before_questions_and_the_takeaway() -> None:
    outline = "## A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSource: books\n\n> [!IMPORTANT]\n> The point.\n\n### Why?\n\nSo.\n"
    page = build_deck(outline, "x.md").pages[0]
    (line,) = [placed.what for placed in page.fills if placed.slot == 31]
    assert isinstance(line, Text)
    assert line.paragraphs[0].text.startswith("Source: books")


@pytest.mark.parametrize(
    "outline",
    [
        "## A\n\n- x\n\n### Long?\n\n" + "A sentence of an answer. " * 120,
        "## A\n\n- x\n\n> [!IMPORTANT]\n> " + "words " * 120,
        "## A\n\n- x\n\nSource: " + "words " * 120,
        "## A\n\n### Many?\n\n" + "\n".join(f"- item {number}" for number in range(80)),
    ],
)
def test_what_is_too_long_for_its_own_place_goes_on_elsewhere(outline: str) -> None:
    briefing = build_deck(outline + "\n", "x.md")
    assert not [problem for problem in briefing.problems if problem.rule is rule_catalogue.TOO_HIGH]
    shown = visible(read(build(briefing)))
    assert [word for word in outline.replace("#", " ").replace("> [!IMPORTANT]", " ").split() if word.strip("->") not in shown] == []


@pytest.mark.parametrize("dash", ["-", "–", "—", "--", ":", ""])
def test_a_mark_with_a_space_after_it_parts_lead_and_text(dash: str) -> None:
    page = build_deck(f"## A\n\n- **One** {dash} text\n- **Two** b\n- **Three** c\n", "x.md").pages[0]
    shown = [each.text for placed in page.fills if isinstance(placed.what, Text) for each in placed.what.paragraphs]
    assert shown[1:3] == ["One", "text"], "a card's lead and its text, in one box or in two"


def test_a_number_too_large_to_count_to_stands_before_its_text() -> None:
    assert "40000. plain" in visible(read(build(build_deck("## A\n\n40000. plain\n", "x.md"))))


@pytest.mark.parametrize("count", range(20, 160, 7))
def test_a_long_answer_under_its_question_stays_in_its_box(count: int) -> None:
    briefing = build_deck("## A\n\n- x\n\n### Long?\n\n" + "A sentence of the answer stands here. " * count, "x.md")
    assert not [problem for problem in briefing.problems if problem.rule is rule_catalogue.TOO_HIGH]
    titles = [page.title for page in briefing.pages]
    assert len(set(titles)) == len(titles)
    runs = [run for page in briefing.pages for placed in page.fills for each in getattr(placed.what, "paragraphs", ()) for run in each.runs]
    assert [run.link for run in runs if run.text == "Long?"] == ["#a"]
