"""Quadrant charts: what is read, where points stand, and that no label covers another, whatever the points are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.base.geometry import Rect, Size, inches
from slides.deck.blocks.quadrant import MOST, Quadrant
from slides.visuals.label_placement import Point, beside_point
from slides.visuals.quadrant import QuadrantAxis, QuadrantPoint
from tests.drawing_checks import (
    ROOMS,
    WIDE,
    boxes,
    faults,
    fence,
    fits,
    fitted,
    labelled,
    ladder,
    meet,
    mistake,
    text_place,
    visual,
    within,
)
from tests.example_counts import examples
from tests.strategies import SHORT

REACH = """quadrantChart
    title Reach
    x-axis Low --> High
    y-axis "Cheap" --> Dear
    quadrant-1 Expand
    quadrant-2 Promote
    quadrant-3 Leave
    quadrant-4 Improve
    Campaign A: [0.3, 0.6]
    "B: the other": [1, 0]"""


def quadrant(text: str) -> Quadrant:
    found = visual(text)
    assert isinstance(found, Quadrant)
    return found


def test_points_names_and_axes_are_read() -> None:
    found = quadrant(REACH)
    assert found.marks == (QuadrantPoint("Campaign A", 0.3, 0.6), QuadrantPoint("B: the other", 1.0, 0.0))
    assert found.names == ("Expand", "Promote", "Leave", "Improve")
    assert (found.across, found.up, found.title) == (QuadrantAxis("Low", "High"), QuadrantAxis("Cheap", "Dear"), "Reach")
    assert not found.doubts()


def test_looks_are_passed_over_with_a_doubt_at_the_first() -> None:
    found = quadrant("quadrantChart\n A:::big: [0.1, 0.2] radius: 12, color: #ff3300\n classDef big color: #109060")
    assert found.marks == (QuadrantPoint("A", 0.1, 0.2),)
    assert [doubt.span.line for doubt in found.doubts()] == [3]


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("quadrantChart", 1, "without points"),
        ("quadrantChart\n A: [0.1, 1.2]", 3, "1.2 is outside the chart"),
        ("quadrantChart\n A: [-0.1, 1]", 3, "-0.1 is outside the chart"),
        ("quadrantChart\n A: [x, 1]", 3, "not a number: x"),
        ("quadrantChart\n A: [, 1]", 3, "not a number: nothing"),
        ("quadrantChart\n A: [nan, 1]", 3, "not a number: nan"),
        ("quadrantChart\n A: 0.1, 1", 3, "not supported in a quadrant"),
        ("quadrantChart\n quadrant-5 X\n A: [0, 1]", 3, "not supported in a quadrant"),
        ("quadrantChart\n : [0, 1]", 3, "not supported in a quadrant"),
        ("quadrantChart\n" + "A: [0, 1]\n" * (MOST + 1), MOST + 3, f"more than {MOST} points"),
        ("quadrantChart\n title " + "x" * 81 + "\n A: [0, 1]", 3, "a label of 81 characters"),
        ("quadrantChart\n" + "x" * 500 + ": [0, 1]", 3, "a line of 508 characters"),
    ],
)
def test_what_is_not_understood_is_told_with_its_line(source: str, line: int, said: str) -> None:
    found = mistake(source)
    assert said in found.message
    assert found.hint
    assert found.span.line == line


def test_points_stand_where_their_numbers_say() -> None:
    corners = "quadrantChart\n A: [0, 0]\n B: [1, 1]\n C: [0.5, 0.5]\n D: [0.25, 0.75]"
    drawing = fitted(quadrant(corners), WIDE)
    low_left, top_right, middle, quarter = (shape.rect for shape in boxes(drawing, "Point"))
    assert (low_left.x, low_left.bottom) == (0, drawing.height)
    assert (top_right.right, top_right.y) == (drawing.width, 0)
    assert abs(2 * middle.x + middle.width - drawing.width) <= 2
    assert abs(2 * middle.y + middle.height - drawing.height) <= 2
    assert low_left.x < quarter.x < middle.x
    assert top_right.y < quarter.y < middle.y


def test_names_stand_in_the_outer_corners_of_their_quadrants() -> None:
    drawing = fitted(quadrant(REACH), WIDE)
    first, second, third, fourth = (shape.rect for shape in boxes(drawing, "Quadrant"))
    assert first.x == fourth.x > second.x == third.x
    assert first.y == second.y < third.y == fourth.y
    (where,) = (text_place(shape) for shape in boxes(drawing, "Quadrant 1"))
    assert where.x > first.x + first.width // 2


def test_the_field_fills_its_room() -> None:
    for room in ROOMS:
        drawing = fitted(quadrant(REACH), room)
        assert drawing.width == room.width
        assert drawing.height >= room.height - 2


def test_told_aloud_it_says_what_is_in_each_quadrant() -> None:
    alt = fitted(quadrant(REACH), WIDE).alt
    assert alt.startswith("Quadrant chart with 2 points: Reach. From left to right: Low to High. From bottom to top: Cheap to Dear.")
    assert "Promote (top left): Campaign A (0.3, 0.6)." in alt


def test_where_labels_find_no_place_they_stand_in_a_list_with_lines() -> None:
    crowd = "quadrantChart\n" + "\n".join(f"Point number {at}: [0.5, 0.5]" for at in range(MOST))
    drawing = fitted(quadrant(crowd), WIDE)
    assert not faults(drawing)
    assert len(boxes(drawing, "Label")) == MOST
    assert sum(shape.name.startswith("Leader") for shape in drawing.shapes) == MOST


places = st.integers(0, 100).map(lambda part: part / 100)
points = st.lists(st.tuples(SHORT, places, places), min_size=1, max_size=MOST)


@settings(max_examples=examples(60), deadline=None)
@given(points, st.lists(SHORT, min_size=4, max_size=4), st.booleans(), st.sampled_from(ROOMS))
def test_labels_never_collide(marks: list[tuple[str, float, float]], names: list[str], named: bool, room: Size) -> None:
    lines = [f"{name} {at}: [{x}, {y}]" for at, (name, x, y) in enumerate(marks)]
    fields = [f"quadrant-{at} {name}" for at, name in enumerate(names, 1)] if named else []
    source = "\n".join(["quadrantChart", "x-axis Low --> High", "y-axis Low", *fields, *lines])
    drawing = fitted(quadrant(source), room)
    assert not faults(drawing)
    dots = boxes(drawing, "Point")
    assert not [(shape.name, dot.name) for shape in labelled(drawing) for dot in dots if meet(text_place(shape), dot.rect)]
    shown = "".join("".join(label.text for label in drawing.labels).split())
    told = " ".join([drawing.alt, *(note.text for note in quadrant(source).notes)])
    for _, text in Quadrant.said(fence(source)):
        assert "".join(text.split()) in shown or all(word in told for word in text.split())


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100), st.integers(1, 30)), max_size=25))
def test_spots_are_clear_of_each_other_and_of_all_dots(found: list[tuple[int, int, int]]) -> None:
    area = Rect(0, 0, inches(8), inches(4))
    dots = [Rect(x * inches(0.078), y * inches(0.038), inches(0.2), inches(0.2)) for x, y, _ in found]
    wanted = [Point(dot, (Size(wide * inches(0.1), inches(0.25)),), area) for dot, (_, _, wide) in zip(dots, found, strict=True)]
    taken = Rect(inches(3), inches(1), inches(2), inches(1))
    spots = beside_point(wanted, area, [taken])
    if spots is None:
        return
    rects = [spot.rect for spot in spots]
    assert all(within(rect, area) for rect in rects)
    assert not any(meet(rect, other) for rect in rects for other in (*dots, taken))
    assert not any(meet(one, two) for at, one in enumerate(rects) for two in rects[:at])


def test_one_point_has_its_label_at_its_right() -> None:
    area, dot = Rect(0, 0, 1000, 1000), Rect(100, 100, 10, 10)
    (spot,) = beside_point([Point(dot, (Size(200, 20),), area)], area, []) or ()
    assert spot.side == "l"
    assert spot.rect.x >= dot.right


def test_a_choice_that_leaves_another_without_a_place_is_taken_back() -> None:
    tight = Rect(0, 0, inches(1.2), inches(0.2))
    dots = [Rect(inches(0.4), 0, inches(0.1), inches(0.2)), Rect(inches(0.7), 0, inches(0.1), inches(0.2))]
    wanted = [Point(dot, (Size(inches(0.2), inches(0.2)),), tight) for dot in dots]
    spots = beside_point(wanted, tight, [])
    assert spots is not None
    assert spots[0].rect.right <= dots[0].x
    assert spots[1].rect.x >= dots[1].right


def test_larger_type_is_given_up_where_it_leaves_labels_without_a_place() -> None:
    crowd = "quadrantChart\n" + "\n".join(f"A long name {at}: [0.{4 + at % 3}{at}, 0.5]" for at in range(9))
    drawn = [fits(quadrant(crowd).lay_out(WIDE, style), WIDE) for style in ladder()]
    assert not drawn[0]
    assert drawn[-1]
