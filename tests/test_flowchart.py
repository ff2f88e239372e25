"""Flowcharts: what is understood, what is refused with its line, the forms they take, and what holds of every one drawn."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from slides.base.geometry import Rect, Size, points
from slides.deck.blocks.flowchart import Flowchart
from slides.design import Colour
from slides.design.page import Connector, Drawing, Shape
from slides.pipeline.build import build_deck
from slides.visuals.cards import sizes
from slides.visuals.flowchart import ArrowLine, Figure
from slides.visuals.flowchart.drawing import cannot_fit, drawn_flowchart
from slides.visuals.flowchart.sizes import FlowchartType, least_sizes, measured
from slides.visuals.graph_layout.separate import SeparatedLine
from tests.drawing_checks import BESIDE, ROOMS, WIDE, fits, fitted, ladder, mistake, visual
from tests.example_counts import examples

TRIANGLE = "flowchart TB\n  W[Western powers] -->|sanctions| I[Iran]\n  W -->|sanctions| R[Russia]\n  I <-->|partnership| R"
HUB = "flowchart LR\n" + "".join(f"  hub[Port] --> s{at}[Spoke {at}]\n" for at in range(5))
CHAIN = "flowchart LR\n  a[One] --> b[Two] --> c[Three] --> d[Four] --> e[Five]"
LOOP = (
    "flowchart LR\n  a[Share of cost] --> b{Quality customer?}\n  b -->|yes| c[Retention demand]\n  b -->|no| d[Pipeline latency]\n"
    "  d --> e[Backlog of customers] --> c --> f[Volume of product] --> g[Margin of a quarter] --> h[Training audit]\n  h -.-> a"
)
GROUPS = "flowchart LR\n  subgraph f [Field]\n    a[A] --> b[B]\n  end\n  subgraph o [Office]\n    c[(C)] --> d[D]\n  end\n  b --> c"


def chart(text: str) -> Flowchart:
    found = visual(text)
    assert isinstance(found, Flowchart)
    return found


def boxes(drawing: Drawing) -> dict[str, Shape]:
    """The labelled shapes of a drawing that are glued to something or stand alone, by their text on one line."""
    return {" ".join(each.label.text.split()): each for each in drawing.shapes if isinstance(each, Shape) and each.label}


def connectors(drawing: Drawing) -> list[Connector]:
    return [each for each in drawing.shapes if isinstance(each, Connector)]


def test_boxes_arrows_and_their_texts_are_read() -> None:
    flow = chart('graph TD\n  A["x #amp; y"] -- so --> B(round) -.-> C{which?} ==> D((circle))\n  A & B --- E[(store)]').flow
    assert [(box.name, box.figure) for box in flow.boxes] == [
        ("A", Figure.RECTANGLE),
        ("B", Figure.ROUND),
        ("C", Figure.DIAMOND),
        ("D", Figure.CIRCLE),
        ("E", Figure.CYLINDER),
    ]
    assert "".join(run.text for run in flow.boxes[0].runs) == "x & y"
    ends = [(flow.boxes[arrow.start].name, flow.boxes[arrow.end].name, arrow.heads, arrow.line) for arrow in flow.arrows]
    assert ends == [
        ("A", "B", (False, True), ArrowLine.PLAIN),
        ("B", "C", (False, True), ArrowLine.DASHED),
        ("C", "D", (False, True), ArrowLine.THICK),
        ("A", "E", (False, False), ArrowLine.PLAIN),
        ("B", "E", (False, False), ArrowLine.PLAIN),
    ]
    assert "".join(run.text for run in flow.arrows[0].runs) == "so"


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("flowchart LR\n  A -->", 3, "an arrow without a target"),
        ("flowchart LR\n  A[open --> B", 3, "is never closed"),
        ("flowchart XX\n  A --> B", 2, "XX"),
        ("flowchart LR\n  A --> B\n  subgraph s\n    C", 4, ""),
        ("flowchart LR\n  A[] --> B", 3, "without text"),
        ("flowchart LR\n  A --> B\n  end", 4, "end"),
        ("flowchart LR", 2, ""),
        ("flowchart LR\n" + "".join(f"  a{at} --> b{at % 20}\n" for at in range(90)), 23, "40 boxes"),
        ("flowchart LR\n" + "".join(f"  a{at % 9} --> b{at % 10}\n" for at in range(90)), 83, "80"),
    ],
)
def test_what_is_not_understood_is_told_with_its_line(text: str, line: int, word: str) -> None:
    found = mistake(text)
    assert word in found.message
    assert found.span.line == line, found
    assert found.hint


def test_colours_are_the_themes_and_that_is_told_once() -> None:
    found = chart("flowchart LR\n  A --> B\n  style A fill:#f00\n  classDef red fill:#f00\n  B:::highlight --> C:::key")
    assert len(found.doubts()) == 1
    shown = boxes(fitted(found, WIDE))
    assert [shown[name].fill for name in "ABC"] == [Colour.SOFT, Colour.CONTRAST, Colour.KEY]


def test_three_parties_make_a_triangle() -> None:
    shown = boxes(fitted(chart(TRIANGLE), BESIDE))
    top, left, right = (shown[name].rect for name in ("Western powers", "Iran", "Russia"))
    assert top.bottom < min(left.y, right.y)
    assert left.y == right.y
    assert {(rect.width, rect.height) for rect in (top, left, right)} == {(top.width, top.height)}
    assert abs((left.x + right.right) - (top.x + top.right)) <= 4


def test_a_hub_stands_in_the_middle_of_its_spokes() -> None:
    shown = boxes(fitted(chart(HUB), WIDE))
    hub = shown.pop("Port")
    assert hub.fill is Colour.KEY
    middle_x, middle_y = hub.rect.x + hub.rect.width // 2, hub.rect.y + hub.rect.height // 2
    spokes = [spoke.rect for spoke in shown.values()]
    assert min(rect.x for rect in spokes) < middle_x < max(rect.right for rect in spokes)
    assert min(rect.y for rect in spokes) < middle_y < max(rect.bottom for rect in spokes)


def test_a_comment_decides_the_form() -> None:
    layered = boxes(fitted(chart(HUB.replace("flowchart LR\n", "flowchart LR\n  %% form: layered\n")), WIDE))
    assert len({shape.rect.x for name, shape in layered.items() if name != "Port"}) == 1
    unknown = chart(HUB.replace("flowchart LR\n", "flowchart LR\n  %% form: hubb\n"))
    assert [(problem.span.line, problem.hint) for problem in unknown.doubts()] == [(3, "did you mean hub?")]


def test_a_chain_runs_in_the_authors_direction() -> None:
    shown = boxes(fitted(chart(CHAIN), WIDE))
    places = [shown[name].rect for name in ("One", "Two", "Three", "Four", "Five")]
    assert [rect.x for rect in places] == sorted(rect.x for rect in places)
    assert len({rect.y for rect in places}) == 1
    turned = boxes(fitted(chart(CHAIN.replace("LR", "BT")), WIDE))
    falling = [turned[name].rect.y for name in ("One", "Two", "Three", "Four", "Five")]
    assert falling == sorted(falling, reverse=True)


def test_subgraphs_are_panels_round_their_boxes() -> None:
    drawing = fitted(chart(GROUPS), WIDE)
    panels = [each.rect for each in drawing.shapes if isinstance(each, Shape) and each.fill is Colour.PANEL]
    shown = boxes(drawing)
    inside = [[name for name in "ABCD" if _holds(panel, shown[name].rect)] for panel in panels]
    assert sorted(inside) == [["A", "B"], ["C", "D"]]


def test_the_alternative_text_names_every_relation() -> None:
    alt = fitted(chart(TRIANGLE), BESIDE).alt
    assert "Western powers to Iran: sanctions" in alt
    assert "Iran and Russia both ways: partnership" in alt
    assert fitted(chart(TRIANGLE + "\n  accDescr: Who presses whom"), BESIDE).alt == "Who presses whom."


@some.composite
def texts(draw: some.DrawFn) -> str:
    """A flowchart of up to 12 boxes with arrows, some labelled, and words of several lengths."""
    count = draw(some.integers(2, 12))
    names = [
        f"n{at}[{' '.join(draw(some.lists(some.sampled_from(['oil', 'sanctions', 'the', 'infrastructure']), min_size=1, max_size=5)))}]"
        for at in range(count)
    ]
    lines = [f"  {name}" for name in names]
    for _ in range(draw(some.integers(1, 16))):
        one, two = draw(some.integers(0, count - 1)), draw(some.integers(0, count - 1))
        arrow = draw(some.sampled_from(["-->", "---", "<-->", "-.->", "-->|trade|"]))
        lines.append(f"  n{one} {arrow} n{two}")
    return f"flowchart {draw(some.sampled_from(['TB', 'LR', 'RL', 'BT']))}\n" + "\n".join(lines)


@settings(max_examples=examples(60))
@given(texts(), some.sampled_from(ROOMS))
def test_no_box_meets_another_and_no_line_runs_through_one(text: str, room: object) -> None:
    found = chart(text)
    for style in ladder()[-1:]:
        drawing = found.lay_out(room, style)  # type: ignore[arg-type]
        glued = {end[0] for line in connectors(drawing) for end in (line.start, line.end) if end}
        places = {at: each.rect for at, each in enumerate(drawing.shapes) if isinstance(each, Shape) and at in glued}
        assert not [pair for pair in combinations(places.values(), 2) if _meet(*pair)]
        for line in connectors(drawing):
            ends = {end[0] for end in (line.start, line.end) if end}
            for at, rect in places.items():
                if at not in ends:
                    assert not any(_meet(_stretch(*piece), rect) for piece in pairwise(line.points) if _upright(*piece))
        assert all(Rect(0, 0, drawing.width, drawing.height).right >= rect.right for rect in places.values())


def test_a_large_graph_is_drawn_in_one_way_only() -> None:
    text = "flowchart TD\n" + "".join(f"  n{at}[Step {at}] --> n{at * 2 + 1}[Step {at * 2 + 1}]\n" for at in range(9))
    first, second = fitted(chart(text), WIDE), fitted(chart(text), WIDE)
    assert first == second
    assert fits(first, WIDE)


def _holds(outer: Rect, inner: Rect) -> bool:
    return outer.x <= inner.x and outer.y <= inner.y and outer.right >= inner.right and outer.bottom >= inner.bottom


def _meet(one: Rect, other: Rect) -> bool:
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return min(wide, high) > 10


def _upright(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] == two[0] or one[1] == two[1]


def _stretch(one: tuple[int, int], two: tuple[int, int]) -> Rect:
    """A piece of a line as a rectangle of 40 EMU across."""
    across, down = (20, 0) if one[0] == two[0] else (0, 20)
    left, top = min(one[0], two[0]) - across, min(one[1], two[1]) - down
    return Rect(left, top, abs(one[0] - two[0]) + 2 * across, abs(one[1] - two[1]) + 2 * down)


@settings(max_examples=examples(8))
@given(texts(), some.sampled_from(ROOMS))
def test_what_is_known_not_to_fit_does_not_fit_when_drawn(text: str, room: Size) -> None:
    found, style = chart(text), ladder()[0]
    for size in sizes(style):
        if cannot_fit(found.flow, size, style.fonts, room):
            drawn = drawn_flowchart(found.flow, size, style.fonts, room, "")
            assert drawn.width > room.width or drawn.height > room.height


@settings(max_examples=examples(8))
@example(
    "flowchart TB\n  a[oil]\n  b[oil]\n  c[oil]\n  d[oil]\n  e[oil oil oil]\n  a --> a", Size(7132320, 4389120)
)  # too wide, and not turned
@given(texts(), some.sampled_from(ROOMS))
def test_what_is_known_of_its_room_before_it_is_drawn_is_true(text: str, room: Size) -> None:
    found = chart(text)
    for style in ladder():
        known = found.fits(room, style)
        if known is not None:
            assert known == fits(found.lay_out(room, style), room)


def test_no_way_to_break_lines_takes_less_than_the_longest_words() -> None:
    flow, fonts = chart(LOOP).flow, ladder()[0].fonts
    colours = (Colour.INK,) * len(flow.boxes)
    for size in (24, 14, 12):
        low = least_sizes(flow, colours, FlowchartType(size, fonts, 0, 0))
        for line in (13.0, 8.0, 4.2):
            real = measured(flow, colours, FlowchartType(size, fonts, points(size * line), points(size * 4.5))).sizes
            assert all(one.width <= two.width and one.height <= two.height for one, two in zip(low.boxes, real.boxes, strict=True))
            labels = [(one, two) for one, two in zip(low.labels, real.labels, strict=True) if one and two]
            assert labels
            assert all(one.width <= two.width and one.height <= two.height for one, two in labels)
            assert size == 12 or low.boxes[0].width > points(size * 5)


@pytest.mark.parametrize("head", ["LR", "TB"])
def test_a_flowchart_with_a_line_back_is_laid_out_in_few_ways(head: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was laid out in fifteen: in each size of type, and in each width of lines."""
    counts: Counter[str] = Counter()
    settled, drawn = SeparatedLine.settle, Flowchart.lay_out

    def settling(*given: Any) -> None:
        counts["settled"] += 1
        settled(*given)

    def drawing(flowchart: Flowchart, *given: Any) -> Any:
        counts["drawn"] += 1
        return drawn(flowchart, *given)

    monkeypatch.setattr(SeparatedLine, "settle", settling)
    monkeypatch.setattr(Flowchart, "lay_out", drawing)
    build_deck(f"# T\n\n## A\n\n```mermaid\n{LOOP.replace('LR', head)}\n```\n", "x.md", debug=True)
    assert counts["drawn"] == 1
    assert counts["settled"] <= 4 * 6, "four for each layout"


def test_large_type_in_little_room_is_known_not_to_fit() -> None:
    text = "flowchart TD\n" + "".join(f"  n{at}[Step {at}] --> n{at + 1}[Step {at + 1}]\n  n0 --> n{at + 1}\n" for at in range(9))
    assert cannot_fit(chart(text).flow, 24, ladder()[0].fonts, BESIDE)
    assert not cannot_fit(chart(TRIANGLE).flow, 12, ladder()[0].fonts, WIDE)
