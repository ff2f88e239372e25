"""Flowcharts drawn: without faults in any room, with every word in its place, in the looks that their source asks for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.base.diagnostics import BlockError
from slides.base.geometry import Size
from slides.checks.completeness import word_tokens
from slides.deck.blocks.flowchart import Flowchart, WideFlowchart
from slides.design.page import Connector, Drawing, Path, Shape
from tests.drawing_checks import BESIDE, ROOMS, WIDE, faults, fence, fits, fitted
from tests.example_counts import examples
from tests.strategies import SHORT
from tests.test_flowchart_grammar import chart


def drawn(*lines: str, head: str = "flowchart TB", room: Size = WIDE) -> Drawing:
    """The flowchart of these lines, in a room that holds it."""
    found = fitted(chart(*lines, head=head), room)
    assert fits(found, room)
    return found


def shape(drawing: Drawing, name: str) -> Shape:
    """The shape of this name."""
    return next(each for each in drawing.shapes if isinstance(each, Shape) and each.name == name)


TRIANGLE = ("W[Western states] -->|sanctions| I[Iran]", "W -->|sanctions| R[Russia]", "I <-->|drones, oil, grain| R")
TREE = (
    "S([Arrives]) --> Q{Listed goods?}",
    "Q -->|yes| L{Licence?}",
    "Q -->|no| P[Pass]",
    "L -->|valid| P",
    "L -->|none| X[[Seize]]",
    "X --> R[(Report)] --> F",
    "P --> S2((Done))",
)
FRAMES = ("subgraph ir [Iran]", "A[Factory] --> B[Port]", "end", "subgraph ru [Russia]", "C --> D", "end", "B -->|Caspian| C", "D -.-> A")
LOOPS = ("A[Plan] --> B[Do] --> C[Check] --> A", "B -->|retry| B", "C -.->|faults| B", "A ==> D>End]")
LONG = ('A["The treaty is **signed** by both presidents in Moscow"] --> B["Both parliaments ratify it after a debate of weeks"]', "B --> C")
SLANTS = ("A[/In/] --> B[\\Out\\] --> C[/Wide\\] --> D[\\Narrow/] --> E{{Six}} --> F>Flag]",)


@pytest.mark.parametrize("lines", [TRIANGLE, TREE, FRAMES, LOOPS, LONG, SLANTS])
@pytest.mark.parametrize("head", ["flowchart TB", "flowchart LR", "flowchart BT", "flowchart RL"])
def test_what_fits_is_drawn_without_faults(lines: tuple[str, ...], head: str) -> None:
    for room in ROOMS:
        found = fitted(chart(*lines, head=head), room)
        assert fits(found, room) or room != WIDE
        assert not fits(found, room) or not [fault for fault in faults(found) if not fault.startswith("Frame ")]


def test_an_author_chooses_the_form() -> None:
    star = ("A --> B", "A --> C", "A --> D")
    assert chart(*star, "%% form: hub").flow.form == "hub"
    ranked, hub = drawn(*star), drawn(*star, "%% form: hub")
    assert shape(ranked, "A").rect.y < shape(ranked, "B").rect.y == shape(ranked, "C").rect.y
    assert shape(hub, "B").rect.y != shape(hub, "C").rect.y
    flat = drawn(*TRIANGLE, "%% form: layered")
    assert shape(flat, "Iran").rect.y != shape(flat, "Russia").rect.y


def test_the_same_arrow_twice_is_one_line_and_there_and_back_has_two_heads() -> None:
    lines = [each for each in drawn("A -->|one| B", "A -->|two| B").shapes if isinstance(each, Connector)]
    assert len(lines) == 1
    assert shape(drawn("A -->|one| B", "A -->|two| B"), "Label: one two").label
    (both,) = (each for each in drawn("A --> B", "B --> A").shapes if isinstance(each, Connector))
    assert both.stroke.from_arrow
    assert both.stroke.to_arrow


def test_how_lines_look() -> None:
    found = drawn("A -.-> B", "B ==> C", "C --- D", head="flowchart LR")
    dashed, thick, bare = (each.stroke for each in found.shapes if isinstance(each, Connector))
    assert (dashed.dash, dashed.to_arrow) == ("dash", True)
    assert thick.width == 2 * dashed.width
    assert (bare.from_arrow, bare.to_arrow) == (False, False)


def test_lines_that_bend_more_than_connectors_can_are_freeforms() -> None:
    found = drawn(*LOOPS)
    loop = shape(found, "Do to Do")
    assert isinstance(loop.form, Path)
    assert loop.form.open
    assert loop.stroke
    straight = next(each for each in found.shapes if isinstance(each, Connector))
    assert straight.start
    assert straight.end


def test_all_boxes_have_one_size_of_type_and_boxes_of_one_kind_one_size() -> None:
    found = drawn("A[Short] --> B[A text that is a good deal longer than the other one]", "B --> C[Middle sized text]")
    sizes = {each.rect.size for each in found.shapes if isinstance(each, Shape) and each.fill is not None}
    assert len(sizes) == 1
    assert len({text.size for label in found.labels for text in label.words}) == 1


def test_few_boxes_are_drawn_large() -> None:
    found = drawn("A[Iran] --> B[Russia] --> C[China]", head="flowchart LR")
    assert found.width > WIDE.width * 0.85
    assert {text.size for label in found.labels for text in label.words} == {28}


def test_a_chart_that_runs_across_wants_the_whole_width() -> None:
    assert isinstance(chart("A --> B --> C --> D", head="flowchart LR"), WideFlowchart)
    assert not isinstance(chart("A --> B --> C --> D"), WideFlowchart)
    assert not isinstance(chart(*TRIANGLE, head="flowchart LR"), WideFlowchart)


def test_a_long_description_is_whole_in_the_notes() -> None:
    found = chart(*(f"A[The first party] -->|brings goods of the kind {at}| B{at}[Party number {at}]" for at in range(9)))
    assert len(fitted(found, WIDE).alt) <= 250
    assert "goods of the kind 8" in found.notes[0].text


@st.composite
def sources(draw: st.DrawFn) -> list[str]:
    """The lines of a flowchart with any words."""
    count = draw(st.integers(1, 12))
    marks = st.sampled_from([("[", "]"), ("(", ")"), ("{", "}"), ("([", "])"), ("((", "))"), ("[[", "]]"), ("{{", "}}"), ("[/", "/]")])
    lines = []
    for at in range(count):
        opener, closer = draw(marks)
        lines.append(f'N{at}{opener}"{draw(SHORT)}"{closer}')
    node = st.integers(0, count - 1)
    for start, end, mark in draw(st.lists(st.tuples(node, node, st.sampled_from(["-->", "---", "-.->", "<-->", "==>"])), max_size=16)):
        label = draw(st.one_of(st.just(""), SHORT.map(lambda text: f"|{text}|")))
        lines.append(f"N{start} {mark}{label} N{end}")
    return lines


@settings(max_examples=examples(40))
@given(sources(), st.sampled_from(["TB", "LR"]))
def test_no_word_is_lost_and_nothing_leaves_its_place(lines: list[str], direction: str) -> None:
    found = chart(*lines, head=f"flowchart {direction}")
    shown = fitted(found, WIDE)
    told = [word for label in shown.labels for word in word_tokens(label.text)]
    said = [word for _, text in Flowchart.said(fence("\n".join([f"flowchart {direction}", *lines]))) for word in word_tokens(text)]
    assert sorted(told) == sorted(said)
    if fits(shown, WIDE):
        assert not faults(shown)


@given(
    st.text(st.sampled_from("AB[](){}<>-=.|&;:\"'/\\ \n%~xo@"), max_size=60), st.sampled_from(["flowchart LR\n", "graph TD;", "flowchart "])
)
def test_any_source_is_drawn_or_refused(text: str, head: str) -> None:
    node = fence(head + text)
    list(Flowchart.said(node))
    try:
        found = Flowchart.read(node)
    except BlockError as raised:
        problem = raised.problem
    else:
        assert fitted(found, BESIDE).shapes
        return
    assert problem.message
    assert problem.span.line >= node.span.line


@pytest.mark.parametrize(
    "text", ["A[" * 20000, "A -- " * 20000, "A " + "|" * 40000, '"' * 40000, "A --" + " " * 40000 + "x", "A-" * 30000, "subgraph [" * 9000]
)
def test_hostile_sources_take_little_time(text: str) -> None:
    node = fence("flowchart LR\n" + text)
    list(Flowchart.said(node))
    with pytest.raises(BlockError):
        Flowchart.read(node)


def test_the_same_source_gives_the_same_drawing() -> None:
    assert drawn(*TREE) == drawn(*TREE)
