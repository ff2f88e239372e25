"""Roadmaps: Mermaid's gantt charts and tables of dates, when each task is, and what is drawn of them."""

from __future__ import annotations

import datetime

import pytest

from slides.base.diagnostics import BlockError
from slides.deck.blocks.roadmap import RoadmapBlock
from slides.design.page import Drawing, Shape
from slides.pipeline.build import build_deck
from slides.visuals.roadmap.task import moment_of
from slides.visuals.roadmap.time_ticks import scales
from tests.building import dump, graver
from tests.drawing_checks import ROOMS, faults, fits, fitted, visual


def gantt(text: str) -> RoadmapBlock:
    found = visual(f"gantt\n{text}")
    assert isinstance(found, RoadmapBlock)
    return found


def days(text: str) -> list[tuple[str, str, str]]:
    """Each task with its first day and the day after its last."""
    return [(task.name, f"{moment_of(task.start):%m-%d}", f"{moment_of(task.end):%m-%d}") for task in gantt(text).road.tasks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A :a1, 2014-01-01, 30d\nB :after a1, 20d", [("A", "01-01", "01-31"), ("B", "01-31", "02-20")]),
        ("A :2014-01-12, 12d\nB : 24d", [("A", "01-12", "01-24"), ("B", "01-24", "02-17")]),
        ("A :done, des1, 2014-01-06,2014-01-08", [("A", "01-06", "01-08")]),
        ("a :a, 2017-07-20, 1w\nb :crit, b, 2017-07-23, 1d\nc :active, c, after b a, 1d\nd :d, 2017-07-20, until b c",
         [("a", "07-20", "07-27"), ("b", "07-23", "07-24"), ("c", "07-27", "07-28"), ("d", "07-20", "07-23")]),
        ("later :after x, 1d\nx : x, 2024-02-28, 2d", [("later", "03-01", "03-02"), ("x", "02-28", "03-01")]),
        ("excludes weekends\nA : 2024-03-01, 3d", [("A", "03-01", "03-06")]),
        ("excludes 2024-03-04, friday\nA : 2024-03-01, 1d\nB : 2024-03-04, 1d", [("A", "03-01", "03-03"), ("B", "03-04", "03-06")]),
        ("weekend friday\nexcludes weekends\nA : 2024-02-29, 2d", [("A", "02-29", "03-04")]),
        ("inclusiveEndDates\nA : 2024-03-01, 2024-03-01", [("A", "03-01", "03-02")]),
        ("dateFormat DD.MM.YYYY\nA : 31.01.2024, 1M", [("A", "01-31", "02-29")]),
        ("dateFormat DD MMM YY\nA : 1 Mar 24, 1d", [("A", "03-01", "03-02")]),
        ("dateFormat X\nA : 1709251200, 1d", [("A", "03-01", "03-02")]),
    ],
)  # fmt: skip
def test_tasks_are_when_mermaid_says(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert days(text) == expected


def test_sections_are_lanes_and_states_are_kept() -> None:
    road = gantt("title T\nsection One\nA : crit, done, 2024-01-01, 1d\nsection Two\nB : milestone, 2024-01-02, 0d\nC : active, 1d").road
    assert (road.heading, road.lanes, [task.lane for task in road.tasks]) == ("T", ("One", "Two"), [0, 1, 1])
    assert [task.state for task in road.tasks] == ["done, critical", "milestone", "active"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("A : after nobody, 1d", 2, "no task has the id nobody"),
        ("A : a, after b, 1d\nB : b, after a, 1d", 2, "waits for one that never ends"),
        ("A : 5d", 2, "has no beginning"),
        ("A : 2024-13-01, 5d", 2, "neither a date nor a duration: 2024-13-01"),
        ("A : 2024-01-01, soon", 2, "neither a date nor a duration: soon"),
        ("just words", 2, "not supported in a gantt chart"),
        ("dateFormat YYYY-[W]WW\nA : 1d", 2, "not supported: dateFormat"),
        ("title only", 0, "without tasks"),
        ("A : 9999-12-30, 90d", 2, "neither a date"),
        ("\n".join(f"T{at} : 2024-01-01, 1d" for at in range(41)), 42, "more than 40 tasks"),
    ],
)
def test_what_is_not_understood_is_reported_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(BlockError, match=said.replace("(", "\\(")) as found:
        gantt(text)
    assert not line or found.value.problem.span.line == line + 1


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_of_a_roadmap_meets_or_leaves_its_room(room: object) -> None:
    text = "title Plan\nsection Design\nA first task : a, 2024-01-01, 2w\nB : after a, 3d\nsection Construction\nLengthy : 2024-02-01, 1d"
    shown = fitted(gantt(text), room)  # type: ignore[arg-type]
    assert fits(shown, room)  # type: ignore[arg-type]
    assert not [each for each in faults(shown) if not each.startswith("Lane") or "covers words" in each]
    names = {label.text for label in shown.labels}
    assert {"A first task", "Design", "Construction", "Plan"} <= names


def test_the_axis_takes_the_finest_units_that_fit() -> None:
    low, high = (datetime.date(2025, month, 1).toordinal() * 1440 - 1440 for month in (1, 12))
    found = next(scales(low, high, 12))
    assert [tick.name for tick in found.ticks[:3]] == ["1", "2", "3"]
    assert found.ticks[0].above == "2025"
    assert len(list(scales(0, 5_000_000_000, 18))) <= 1


TABLE = "## Plan\n\n| {} | {} | {} |\n|---|---|---|\n| Alpha | Jan 2025 | Mar 2025 |\n| Beta | 1 April 2025 | 2025-06-30 |\n"


@pytest.mark.parametrize(
    "heads", [("Task", "Start", "End"), ("Aufgabe", "Beginn", "Ende"), ("任务", "开始", "结束"), ("Tâche", "Début", "Fin")]
)
def test_a_table_of_dates_becomes_a_roadmap_and_loses_nothing(heads: tuple[str, str, str]) -> None:
    deck = build_deck(TABLE.format(*heads), "x.md")
    drawn = [placed.what for placed in deck.pages[-1].fills if isinstance(placed.what, Drawing)]
    assert deck.pages[-1].reason == "tasks with dates: a roadmap"
    assert not graver(deck)
    assert "Alpha (Jan 2025 – Mar 2025)" in drawn[0].alt
    assert heads[0] in drawn[0].alt
    bars = [shape for shape in drawn[0].shapes if isinstance(shape, Shape) and shape.name.startswith("Task")]
    assert bars[0].rect.right == bars[1].rect.x, "April begins where March ends"


@pytest.mark.parametrize(
    "text",
    [
        TABLE.format("Task", "Start", "End").replace("Jan 2025", "soon"),
        TABLE.format("Task", "Start", "End").replace("Alpha", "[Alpha](https://a.org)"),
        TABLE.format("Country", "Start", "End"),
        TABLE.format("Task", "Owner", "End"),
        TABLE.format("Task", "Start", "End").replace("2025-06-30", "2024-06-30"),
    ],
)
def test_any_other_table_stays_a_table(text: str) -> None:
    assert "[Table]" in dump(build_deck(text, "x.md"))


def test_a_roadmap_that_is_asked_for_says_what_is_wrong_with_its_table() -> None:
    text = TABLE.format("Task", "Start", "End").replace("Jan 2025", "soon").replace("\n\n|", "\n\n<!-- layout: roadmap -->\n\n|", 1)
    assert [str(each) for each in graver(build_deck(text, "x.md"))] == [
        "x.md:5:1: warning: not a date with its year: soon "
        "(write a table with the columns Task, Start and End, its dates as 2025-01-31, Jan 2025 or Q1 2025) [D4]"
    ]
