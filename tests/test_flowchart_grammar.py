"""Mermaid's flowchart grammar: each statement that is understood, and what is refused, with its line and a hint."""

from __future__ import annotations

import pytest

from slides.base.geometry import Size, inches
from slides.deck.blocks.flowchart import Flowchart
from slides.design.page import Connector, Shape
from slides.text.rich_text import plain
from slides.visuals.flowchart import MOST_ARROWS, MOST_BOXES, ArrowLine, Figure
from slides.visuals.flowchart.model import Stand
from slides.visuals.graph_layout import Direction
from tests.drawing_checks import ladder, mistake, visual


def chart(*lines: str, head: str = "flowchart TB") -> Flowchart:
    """The flowchart of these lines."""
    found = visual("\n".join([head, *lines]))
    assert isinstance(found, Flowchart)
    return found


def links(found: Flowchart) -> list[tuple[str, str, str]]:
    """Every arrow: from where, to where, its label."""
    names = [box.name for box in found.flow.boxes]
    return [(names[arrow.start], names[arrow.end], plain(arrow.runs)) for arrow in found.flow.arrows]


@pytest.mark.parametrize(
    ("head", "direction"),
    [
        ("flowchart", Direction.DOWN),
        ("graph TD", Direction.DOWN),
        ("graph TD;", Direction.DOWN),
        ("flowchart BT", Direction.UP),
        ("flowchart LR", Direction.RIGHT),
        ("flowchart RL", Direction.LEFT),
    ],
)
def test_directions(head: str, direction: Direction) -> None:
    assert chart("A --> B", head=head).flow.direction is direction


@pytest.mark.parametrize(
    ("source", "figure", "text"),
    [
        ("A", Figure.RECTANGLE, "A"),
        ("A[Some text]", Figure.RECTANGLE, "Some text"),
        ("A(Some text)", Figure.ROUND, "Some text"),
        ("A([Some text])", Figure.STADIUM, "Some text"),
        ("A[[Some text]]", Figure.SUBROUTINE, "Some text"),
        ("A[(Some text)]", Figure.CYLINDER, "Some text"),
        ("A((Some text))", Figure.CIRCLE, "Some text"),
        ("A{Some text}", Figure.DIAMOND, "Some text"),
        ("A{{Some text}}", Figure.HEXAGON, "Some text"),
        ("A>Some text]", Figure.FLAG, "Some text"),
        ("A[/Some text/]", Figure.SLANTED, "Some text"),
        ("A[\\Some text\\]", Figure.SLANTED_BACK, "Some text"),
        ("A[/Some text\\]", Figure.TRAPEZOID, "Some text"),
        ("A[\\Some text/]", Figure.TRAPEZOID_DOWN, "Some text"),
        ("A(((Some text)))", Figure.CIRCLE, "Some text"),
        ('A@{ shape: db, label: "Some text" }', Figure.CYLINDER, "Some text"),
        ("A[Some text]\nA@{ shape: hex }", Figure.HEXAGON, "Some text"),
        ("A@{ shape: cloud }", Figure.RECTANGLE, "A"),
        ('A["[quoted] (text); it says #quot;no#quot;"]', Figure.RECTANGLE, '[quoted] (text); it says "no"'),
        ("A[One<br>two]", Figure.RECTANGLE, "One\ntwo"),
        ('A["`One **two**`"]', Figure.RECTANGLE, "One two"),
        ("A[<i>One</i> fa:fa-car]", Figure.RECTANGLE, "One"),
        ('A["One\n two"]', Figure.RECTANGLE, "One\ntwo"),
    ],
)
def test_boxes(source: str, figure: Figure, text: str) -> None:
    (box,) = chart(source).flow.boxes
    assert (box.name, box.figure, plain(box.runs)) == ("A", figure, text)


@pytest.mark.parametrize(
    ("source", "line", "heads", "label", "ranks"),
    [
        ("A --> B", ArrowLine.PLAIN, (False, True), "", 1),
        ("A-->B", ArrowLine.PLAIN, (False, True), "", 1),
        ("A --- B", ArrowLine.PLAIN, (False, False), "", 1),
        ("A ----> B", ArrowLine.PLAIN, (False, True), "", 3),
        ("A -.-> B", ArrowLine.DASHED, (False, True), "", 1),
        ("A -.- B", ArrowLine.DASHED, (False, False), "", 1),
        ("A -..-> B", ArrowLine.DASHED, (False, True), "", 2),
        ("A ==> B", ArrowLine.THICK, (False, True), "", 1),
        ("A === B", ArrowLine.THICK, (False, False), "", 1),
        ("A <--> B", ArrowLine.PLAIN, (True, True), "", 1),
        ("A <-.-> B", ArrowLine.DASHED, (True, True), "", 1),
        ("A -->|some text| B", ArrowLine.PLAIN, (False, True), "some text", 1),
        ('A -->|"a | b"| B', ArrowLine.PLAIN, (False, True), "a | b", 1),
        ("A -- some text --> B", ArrowLine.PLAIN, (False, True), "some text", 1),
        ("A -- some text --- B", ArrowLine.PLAIN, (False, False), "some text", 1),
        ("A -. some text .-> B", ArrowLine.DASHED, (False, True), "some text", 1),
        ("A == some text ==> B", ArrowLine.THICK, (False, True), "some text", 1),
        ("A <-- some text --> B", ArrowLine.PLAIN, (True, True), "some text", 1),
    ],
)
def test_arrows(source: str, line: ArrowLine, heads: tuple[bool, bool], label: str, ranks: int) -> None:
    (arrow,) = chart(source).flow.arrows
    assert (arrow.line, arrow.heads, plain(arrow.runs), arrow.ranks) == (line, heads, label, ranks)


def test_chains_and_several_boxes_at_once() -> None:
    assert links(chart("A --> B -- x --> C")) == [("A", "B", ""), ("B", "C", "x")]
    assert links(chart("A & B[b] --> C & D")) == [("A", "C", ""), ("A", "D", ""), ("B", "C", ""), ("B", "D", "")]
    assert links(chart("A-->B; B-->C;")) == [("A", "B", ""), ("B", "C", "")]


def test_subgraphs_one_inside_another() -> None:
    found = chart("subgraph w [The West]", "subgraph Europe", "A --> B", "end", "C", "end", "C --> D", "D --> A").flow
    assert [(frame.name, plain(frame.runs), frame.parent) for frame in found.frames] == [("w", "The West", -1), ("Europe", "Europe", 0)]
    assert {box.name: box.frame for box in found.boxes} == {"A": 1, "B": 1, "C": 0, "D": -1}


def test_colours_are_the_themes_but_for_what_is_picked_out() -> None:
    found = chart("A[a]:::highlight --> B --> C", "classDef highlight fill:#f00", "class C key")
    assert [box.stand for box in found.flow.boxes] == [Stand.CONTRAST, Stand.PLAIN, Stand.KEY]
    assert not found.doubts()
    (doubt,) = chart("A --> B", "style A fill:#f9f,stroke:#333", "linkStyle 0 stroke:red", "classDef x fill:#fff").doubts()
    assert "style is left out" in doubt.message
    assert doubt.span.line == 4


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        (["A --> B", 'click A href "https://example.org"'], 4, "https://example.org"),
        (["A[one]", "A[two] --> B"], 4, "two texts: one is left out"),
        (["subgraph s", "direction LR", "A", "end"], 4, "the direction of a subgraph is ignored"),
        (["%% form: hubb", "A --> B"], 3, "unknown flowchart form: hubb"),
        (["A --> B", "%% form: ring"], 4, "do not form a ring"),
    ],
)
def test_what_is_left_out_is_told_with_its_line(lines: list[str], line: int, said: str) -> None:
    (doubt,) = chart(*lines).doubts()
    assert doubt.span.line == line
    assert said in doubt.message


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        (["A --> B", "C -->"], 4, "an arrow without a target"),
        (["A -->|text|"], 3, "an arrow without a target"),
        (["--> B"], 3, "does not begin with a box"),
        (["A & --> B"], 3, "a box is missing after &"),
        (["A --> B C"], 3, "cannot read: C"),
        (["A[text", "B"], 3, "is never closed: [text"),
        (["A[]"], 3, "a box without text"),
        (["A --x B"], 3, "circle or a cross"),
        (["A o--o B"], 3, "circle or a cross"),
        (["A --> end"], 3, "cannot be named end"),
        (["A", "end"], 4, "an end without a subgraph"),
        (["subgraph s", "A"], 3, "a subgraph without `end`"),
        (["A", "subgraph s", "end"], 4, "a subgraph without boxes"),
        (["subgraph s", "A", "s --> A", "end"], 5, "between a subgraph and what is in it"),
        (["subgraph a", "subgraph b", "subgraph c", "A", "end", "end", "end"], 5, "more than 2 deep"),
        (["direction XY", "A"], 3, "known direction"),
        ([f"A[{'word ' * 50}]"], 3, "more than 200 characters"),
        ([f"A{at}" for at in range(MOST_BOXES + 1)], 3 + MOST_BOXES, f"more than {MOST_BOXES} boxes"),
        (["A --> B"] * (MOST_ARROWS + 1), 3 + MOST_ARROWS, f"more than {MOST_ARROWS} arrows"),
        ([], 2, "without boxes"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_line(lines: list[str], line: int, said: str) -> None:
    problem = mistake("\n".join(["flowchart TB", *lines]))
    assert said in problem.message
    assert problem.span.line == line
    assert problem.hint


def test_an_unknown_direction_has_the_nearest_as_its_hint() -> None:
    assert "did you mean LR?" in mistake("flowchart LRR\nA").hint


def test_an_arrow_to_a_whole_subgraph_links_its_first_boxes_and_ends_at_its_frame() -> None:
    found = chart("U --> API", "subgraph API", "a[One] --> b[Two]", "end", "API -->|asks| D")
    assert links(found) == [("U", "a", ""), ("a", "b", ""), ("b", "D", "asks")]
    assert [(arrow.start_frame, arrow.end_frame) for arrow in found.flow.arrows] == [(-1, 0), (-1, -1), (0, -1)]
    assert [box.name for box in found.flow.boxes] == ["U", "a", "b", "D"]


def test_subgraphs_that_are_linked_stand_one_after_the_other() -> None:
    found = chart("subgraph one", "a", "b", "end", "subgraph two", "c", "d", "end", "one --> two")
    assert [arrow for arrow in links(found) if arrow] == [("b", "d", ""), ("a", "c", ""), ("a", "d", ""), ("b", "c", "")]
    assert [arrow.drawn for arrow in found.flow.arrows] == [True, False, False, False]


def test_the_line_to_a_subgraph_ends_at_its_frame_and_is_told_by_its_title() -> None:
    found = chart("U --> s", 'subgraph s["The store"]', "a[One]", "end", head="flowchart LR")
    drawing = found.lay_out(Size(inches(9), inches(4)), ladder()[0])
    frame = next(shape for shape in drawing.shapes if shape.name == "Frame 1")
    line = next(shape for shape in drawing.shapes if isinstance(shape, Connector))
    assert isinstance(frame, Shape)
    assert line.points[-1][0] == frame.rect.x
    assert line.end is None
    assert "U to The store" in drawing.alt


def test_arrows_that_are_not_drawn_and_names_of_arrows() -> None:
    found = chart("A ~~~ B", "B e1@--> C", "e1@{ animate: true }")
    assert links(found) == [("A", "B", ""), ("B", "C", "")]
    drawn = found.lay_out(Size(inches(9), inches(4)), ladder()[0])
    assert [shape.name for shape in drawn.shapes if isinstance(shape, Connector)] == ["B to C"]
