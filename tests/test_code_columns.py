"""Code in one of two columns: its lines are not broken, so it may take more than half of the width."""

from __future__ import annotations

from slides.pipeline.build import build_deck

CODE = "\n".join(f"    field_{at:02}      very_long_table[count_of_entries - {at:02}];" for at in range(15))
COLUMNS = "# T\n\n---\nlayout: two-cols\n---\n\n# A\n\n- one point\n- two points\n\n::right::\n\n```c\n{}\n```\n\n---\n\n# B\n\n- b\n- c\n"


def widths(text: str) -> tuple[list[str], int, int]:
    """The titles, and the widths of the words and of the code on the second slide."""
    deck = build_deck(COLUMNS.format(text), "x.md")
    page = deck.pages[1]
    words, code = (placed.rect.width for placed in page.fills if placed.slot in (13, 14))
    return [page.title for page in deck.pages], words, code


def test_long_lines_of_code_have_more_than_half_of_the_width_before_a_second_slide() -> None:
    titles, words, code = widths(CODE)
    assert titles == ["T", "A", "B"]
    assert code > words * 1.5


def test_short_lines_stand_in_columns_of_one_width() -> None:
    _, words, code = widths("x = 1;")
    assert code == words


def test_a_listing_on_several_pages_whose_code_is_on_none_in_full_costs_nothing() -> None:
    lines = "\n".join(f"    - step_{at}:\n        name: build and test number {at}" for at in range(30))
    pages = f"# T\n\n---\n\n# A\n\nWords before it.\n\n```yaml\nsteps:\n{lines}\n```\n\nWords after it.\n\n---\n\n# B\n\n- b\n- c\n"
    assert not [problem for problem in build_deck(pages, "x.md").problems if problem.rule.code == "F9"]
