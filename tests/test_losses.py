"""What people lose in other tools: each was found by trying to lose it here."""

from __future__ import annotations

import pytest

from slides.briefing import brief
from slides.page import Table
from tests.building import build, read, visible

KEPT = {
    "a comment inside a list": ("## A\n\n- item\n\n  <!-- said aloud -->\n", "said aloud"),
    "a comment after a heading": ("## A <!-- said aloud -->\n\n- x\n", "said aloud"),
    "a comment inside a quotation": ("## A\n\n> words\n> <!-- said aloud -->\n> more\n", "said aloud"),
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
    assert word in visible(read(build(brief(outline, "x.md"))))


def test_a_row_higher_than_a_slide_is_cut_between_its_lines() -> None:
    words = [f"word{number}" for number in range(900)]
    briefing = brief(f"## A\n\n| Key | Text |\n|---|---|\n| one | {' '.join(words)} |\n", "x.md")
    shown = visible(read(build(briefing)))
    assert [word for word in words if word not in shown] == []
    for page in briefing.pages:
        for placed in page.fills:
            if isinstance(placed.what, Table):
                assert placed.what.height <= briefing.design.layouts[page.layout].slot(placed.slot).rect.height


@pytest.mark.parametrize("link", ["http://:1[:", "file:///etc/passwd", "other.md", "vbscript:x", "ppaction://macro?name=x", "C:\\x.md"])
def test_links_that_lead_nowhere_safe_are_told_and_left_out(link: str) -> None:
    briefing = brief(f"## A\n\n- [text](<{link}>)\n", "x.md")
    runs = [run for page in briefing.pages for placed in page.fills for each in getattr(placed.what, "paragraphs", ()) for run in each.runs]
    assert not any(run.link for run in runs)


def test_titles_are_unique_even_beside_numbers_that_were_typed() -> None:
    titles = [page.title for page in brief("## S\n\n- a\n\n## S (2)\n\n- b\n\n## S\n\n- c\n", "x.md").pages]
    assert len(set(titles)) == 3


def test_what_is_nested_too_deep_is_told() -> None:
    briefing = brief("## A\n\n" + "".join(f"{'  ' * depth}- level {depth}\n" for depth in range(90)), "x.md")
    assert any("nested more than" in problem.message for problem in briefing.problems)


def test_a_front_matter_that_multiplies_is_read_in_no_time() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    assert brief(f"---\n{bomb}title: *h\n---\n\n## A\n\n- x\n", "x.md").pages
