"""Timelines: what is read, what is drawn where, and that no words are lost or meet."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.base.geometry import Size
from slides.deck.blocks.timeline import MOST, TimelineBlock
from slides.design.page import Connector
from slides.text.rich_text import plain
from tests.drawing_checks import (
    BESIDE,
    ROOMS,
    WIDE,
    boxes,
    emptiest,
    faults,
    fence,
    fits,
    fitted,
    ladder,
    mirrored_ladder,
    mistake,
    visual,
)
from tests.example_counts import examples
from tests.strategies import PHRASE, SHORT

TIES = """timeline
    title Forty years
    section Distance
      1979 : Revolution
           : Embassy stormed
    section Approach
      2001 : Treaty
      The war in Syria : Both intervene : Bases"""


def timeline(text: str) -> TimelineBlock:
    found = visual(text)
    assert isinstance(found, TimelineBlock)
    return found


def test_periods_sections_and_further_events_are_read() -> None:
    found = timeline(TIES)
    assert (found.title, found.sections) == ("Forty years", ("Distance", "Approach"))
    told = [(moment.band, plain(moment.card.heading), [plain(text) for text in moment.card.texts]) for moment in found.moments]
    assert told == [
        (0, "1979", ["Revolution", "Embassy stormed"]),
        (1, "2001", ["Treaty"]),
        (1, "The war in Syria", ["Both intervene", "Bases"]),
    ]


def test_a_colon_inside_a_word_parts_nothing() -> None:
    found = timeline("timeline\n 10:30 : the train of 9:15 arrives\n 11:00 : https://example.org")
    assert [plain(moment.card.heading) for moment in found.moments] == ["10:30", "11:00"]


def test_entities_breaks_and_bold_are_read() -> None:
    (card, _) = (moment.card for moment in timeline("timeline\n 1 : a#quot;b<br>c **d**\n 2").moments)
    assert plain(card.texts[0]) == 'a"b\nc d'
    assert [run.bold for run in card.texts[0]] == [False, True]


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("timeline\n  : an event\n  1979 : b", 3, "an event without a period"),
        ("timeline\n  1 : a\n  section B\n   : c\n  2 : d", 5, "an event without a period"),
        ("timeline\n  section A\n  section B\n  1 : c\n  2 : d", 3, "the section A has no period"),
        ("timeline\n  1 : a\n  2 : b\n  section C", 5, "the section C has no period"),
        ("timeline\n  1979 : alone", 1, "needs 2 periods or more"),
        ("timeline", 1, "needs 2 periods or more"),
        ("timeline sideways\n 1\n 2", 2, "not supported: timeline sideways"),
        ("timeline\n" + "\n".join(f"  {year} : x" for year in range(2000, 2011)), 13, f"more than {MOST} periods"),
        ("timeline\n 1 : " + " : ".join("x" * 41), 3, "more than 40 events"),
        ("timeline\n 1 : " + "x" * 3001, 3, "more than 3000 characters"),
    ],
)
def test_what_is_not_understood_is_told_with_its_line(source: str, line: int, said: str) -> None:
    found = mistake(source)
    assert said in found.message
    assert found.hint
    # The fence's own line is the first; a diagram's first line is the second.
    assert found.span.line == line


def test_a_direction_is_passed_over_with_a_doubt() -> None:
    assert timeline("timeline TD\n 1 : a\n 2 : b").doubts()
    assert not timeline("timeline LR\n 1 : a\n 2 : b").doubts()


def test_few_periods_stand_under_a_line_and_many_on_both_sides() -> None:
    few = fitted(timeline(TIES), WIDE)
    assert len({shape.rect.y for shape in boxes(few, "Moment")}) == 1
    assert len({shape.rect.width for shape in boxes(few, "Moment")}) == 1
    many = fitted(timeline("timeline\n" + "\n".join(f"  {year} : what happened then" for year in range(2000, 2008))), WIDE)
    dots = boxes(many, "Dot")
    above = [shape for shape in boxes(many, "Moment") if shape.rect.bottom <= dots[0].rect.y]
    assert len(above) == 4


def test_a_narrow_room_has_its_line_from_top_to_bottom() -> None:
    drawing = fitted(timeline(TIES), BESIDE)
    (line,) = (shape for shape in drawing.shapes if isinstance(shape, Connector))
    assert line.points[0][0] == line.points[-1][0]
    assert not faults(drawing)


def test_a_drawing_fills_the_width_of_its_room() -> None:
    for count in range(2, MOST + 1):
        found = timeline("timeline\n" + "\n".join(f"  {1990 + at} : event {at}" for at in range(count)))
        assert WIDE.width - count <= fitted(found, WIDE).width <= WIDE.width


def test_the_last_period_is_picked_out_and_read_last() -> None:
    drawing = fitted(timeline(TIES), WIDE)
    assert [dot.fill for dot in boxes(drawing, "Dot")] == ["key", "key", "contrast"]
    assert drawing.alt.startswith("Timeline with 3 periods: Forty years. Distance. 1979: Revolution; Embassy stormed.")


def test_read_from_the_right_the_first_period_stands_at_the_right() -> None:
    drawing = fitted(timeline(TIES), WIDE, mirrored_ladder())
    places = [shape.rect.x for shape in boxes(drawing, "Moment")]
    assert places == sorted(places, reverse=True)
    assert not faults(drawing)


def test_a_long_text_is_whole_in_the_notes() -> None:
    found = timeline("timeline\n" + "\n".join(f"  {year} : {'long words ' * 6}" for year in range(2000, 2006)))
    assert len(fitted(found, WIDE).alt) <= 250
    assert "2005" in found.notes[0].text
    assert not timeline(TIES).notes


@st.composite
def sources(draw: st.DrawFn) -> str:
    """A timeline of two to ten periods with up to three events each, some in sections."""
    lines = ["timeline"]
    for at in range(draw(st.integers(2, MOST))):
        if draw(st.booleans()) and draw(st.booleans()):
            lines.append(f"section {draw(SHORT)}")
        events = draw(st.lists(st.one_of(SHORT, PHRASE), max_size=3))
        lines.append(" : ".join([f"{draw(SHORT)} {at}", *events]))
    return "\n".join(lines)


@settings(max_examples=examples(60), deadline=None)
@given(sources(), st.sampled_from(ROOMS))
def test_no_words_meet_leave_their_box_or_are_lost(source: str, room: Size) -> None:
    found = timeline(source)
    drawing = fitted(found, room)
    assert not faults(drawing)
    assert emptiest(drawing, "Moment") >= 0.4
    shown = "".join(label.text for label in drawing.labels)
    for _, text in TimelineBlock.said(fence(source)):
        assert "".join(text.split()) in "".join(shown.split())


@settings(max_examples=examples(30), deadline=None)
@given(sources())
def test_a_smaller_type_never_needs_more_room(source: str) -> None:
    found = timeline(source)
    drawn = [fits(found.lay_out(WIDE, style), WIDE) for style in ladder()]
    assert drawn == sorted(drawn)
