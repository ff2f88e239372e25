"""Numbers of lists as PowerPoint counts them: each item shows the number that its outline gives it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.design import built_in
from slides.export.pptx.context import SlideContext
from slides.export.pptx.paragraphs import paragraphs_xml
from slides.text.rich_text import Mark, Paragraph, Run
from tests.example_counts import examples

_STYLE = built_in().styles["body"]
_NUMBERED = re.compile(r'<a:buAutoNum type="(\w+)"(?: startAt="(\d+)")?/>')


def counted(xml: str) -> list[int]:
    """The numbers that PowerPoint shows, 0 for paragraphs without: at each level it counts on over paragraphs of one scheme and one
    start, past deeper ones, until one of the level has neither or one of a level above comes.
    """
    found: list[int] = []
    running: dict[int, tuple[str, int, int]] = {}
    for paragraph in re.findall(r"<a:p>.*?</a:p>", xml):
        depth = int((re.findall(r'lvl="(\d+)"', paragraph) or ["0"])[0])
        running = {level: state for level, state in running.items() if level <= depth}
        mark = _NUMBERED.search(paragraph)
        if mark is None:
            running.pop(depth, None)
            found.append(0)
            continue
        scheme, start = mark[1], int(mark[2] or 1)
        before = running.get(depth)
        number = before[2] + 1 if before and before[:2] == (scheme, start) else start
        running[depth] = scheme, start, number
        found.append(number)
    return found


def shown(*items: tuple[int, int]) -> list[int]:
    """The numbers shown for items, each a level and its number; 0 for a bullet."""
    listed = [Paragraph((Run("word"),), level, Mark.NUMBER if number else Mark.BULLET, number) for level, number in items]
    return counted(paragraphs_xml(listed, _STYLE, SlideContext(built_in(), "en")))


@pytest.mark.parametrize(
    "items",
    [
        [(0, 1), (0, 2), (0, 3)],
        [(0, 4), (0, 5)],
        [(0, 1), (0, 0), (0, 2), (0, 3)],
        [(0, 1), (0, 2), (0, 5), (0, 6)],
        [(0, 1), (0, 2), (0, 1), (0, 2)],
        [(0, 3), (0, 3), (0, 3)],
        [(0, 1), (1, 1), (1, 2), (0, 2), (1, 1), (1, 2), (0, 3)],
        [(0, 1), (1, 0), (0, 2), (1, 4), (2, 1), (1, 5), (0, 3)],
        [(0, 7), (1, 2), (0, 0), (1, 3), (0, 8)],
        [(0, 1), (0, 2), (0, 0), (0, 1), (0, 2), (0, 0), (0, 2)],
    ],
)
def test_a_broken_numbering_goes_on_as_its_outline_says(items: list[tuple[int, int]]) -> None:
    assert shown(*items) == [number for _, number in items]


@settings(max_examples=examples(300))
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=12))
def test_any_items_show_the_numbers_they_were_given(items: list[tuple[int, int]]) -> None:
    assert shown(*items) == [number for _, number in items]
