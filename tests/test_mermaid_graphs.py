"""Mermaid's state, class, entity and git diagrams and its journeys: what they show, what is said of them, and what is refused.

Sources are examples of Mermaid's documentation (mermaid.js.org, syntax pages), shortened.
"""

from __future__ import annotations

import time

import pytest

from slides.base.diagnostics import BlockError
from slides.checks.completeness import word_tokens
from slides.deck.blocks import read_block
from slides.deck.blocks.mermaid_chart import MermaidChart
from slides.deck.blocks.mermaid_graph import MermaidGraph
from slides.design.page import Drawing, Shape
from slides.text.rich_text import plain
from slides.visuals.flowchart import ArrowLine, Figure
from slides.visuals.flowchart.model import Stand
from tests.drawing_checks import WIDE, faults, fence, fits, fitted, mistake

STATE = """stateDiagram-v2
    [*] --> Still
    Still --> Moving : starts
    Moving --> Still : stops
    Crash : A bad end
    Moving --> Crash
    Crash --> [*]"""
COMPOSITE = """stateDiagram-v2
    state "The first" as First
    [*] --> First
    First --> Second
    state Second {
        [*] --> sec
        sec --> [*]
    }
    Second --> Third : done"""
FORK = """stateDiagram
    state f <<fork>>
    state c <<choice>>
    [*] --> f
    f --> A
    f --> B:::loud
    A --> c
    c --> D : if n > 0
    note right of D
        Important information!
        More of it.
    end note
    note left of B : short"""
REGIONS = """stateDiagram-v2
    [*] --> Active
    state Active {
        [*] --> NumLockOff
        NumLockOff --> NumLockOn : EvNumLockPressed
        --
        [*] --> CapsLockOff
        CapsLockOff --> CapsLockOn : EvCapsLockPressed
    }"""
CLASSES = """classDiagram
    note "From Duck till Zebra"
    Animal <|-- Duck
    note for Duck "can fly<br>can swim"
    Zebra --|> Animal
    Animal : +int age
    Animal: +isMammal()
    class Duck{
        +String beakColor
        +quack()*
    }
    class Square~Shape~{
        <<interface>>
        List~int~ position
        +getPoints() List~int~
    }
    Customer "1" --> "*" Ticket : buys
    Car *-- Wheel
    Car ..> Road
    class Long["A long name"]
    namespace Shapes {
        class Circle
    }"""
ENTITIES = """erDiagram
    CUSTOMER ||--o{ ORDER : places
    CUSTOMER {
        string name PK "the full name"
        string sector
    }
    ORDER ||--|{ LINE-ITEM : contains
    CAR 1 to zero or more NAMED-DRIVER : allows
    PERSON }o..o| HOUSE : is
    p[Pupil] { int age }
    p }|--|| SCHOOL : "goes to\""""
GIT = """gitGraph
    commit
    commit id: "Alpha" tag: "v0.1"
    branch develop
    checkout develop
    commit id: "x" type: HIGHLIGHT
    checkout main
    merge develop tag: "v1.0"
    cherry-pick id: "x"
    branch unused"""
ALL = {"state": STATE, "composite": COMPOSITE, "fork": FORK, "regions": REGIONS, "classes": CLASSES, "entities": ENTITIES, "git": GIT}


def graph(text: str) -> MermaidGraph:
    """The diagram of a fence."""
    found = read_block(fence(text))
    assert isinstance(found, MermaidGraph)
    return found


def arrows(text: str) -> list[str]:
    """Its arrows in words."""
    flow = graph(text).flow
    names = [plain(box.runs).split("\n")[0].split("\x0b")[0] or box.said for box in flow.boxes]
    return [f"{names[each.start]} > {names[each.end]}" + (f": {plain(each.runs)}" if each.runs else "") for each in flow.arrows]


def shown(drawing: Drawing) -> str:
    """Its words."""
    return " ".join(each.label.text for each in drawing.shapes if isinstance(each, Shape) and each.label)


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_every_word_is_drawn_where_it_has_room(text: str) -> None:
    block = graph(text)
    drawing = fitted(block, WIDE)
    assert fits(drawing, WIDE)
    assert [fault for fault in faults(drawing) if not fault.startswith(("Frame ", "Rule ")) and "covers Rule" not in fault] == []
    said = [word for _, each in MermaidGraph.said(fence(text)) for word in word_tokens(each)]
    assert said
    words = word_tokens(shown(drawing))
    named = word_tokens(" ".join(each.message for each in block.doubts()))
    assert [word for word in said if said.count(word) > words.count(word) and word not in named] == []
    assert drawing.alt


def test_states() -> None:
    assert arrows(STATE) == ["start > Still", "Still > Moving: starts", "Moving > Still: stops", "Moving > A bad end", "A bad end > end"]
    assert fitted(graph(STATE), WIDE).alt.startswith("Diagram: start to Still; Still to Moving: starts;")


def test_a_composite_state_is_a_frame_that_arrows_enter_where_it_begins() -> None:
    block = graph(COMPOSITE)
    assert arrows(COMPOSITE) == ["start > The first", "The first > start", "start > sec", "sec > end", "end > Third: done"]
    assert [plain(frame.runs) for frame in block.flow.frames] == ["Second"]
    assert len(block.doubts()) == 2


def test_points_of_decision_have_no_words() -> None:
    flow = graph(FORK).flow
    figures = {box.said: box.figure for box in flow.boxes if not box.runs}
    assert figures == {"start": Figure.START, "fork": Figure.BAR, "choice": Figure.DIAMOND}
    assert [each.line for each in flow.arrows].count(ArrowLine.DASHED) == 2


def test_regions_of_a_state_begin_each_for_itself() -> None:
    flow = graph(REGIONS).flow
    assert [box.said for box in flow.boxes].count("start") == 3


def test_classes_have_compartments() -> None:
    flow = graph(CLASSES).flow
    boxes = {plain(box.runs): [[plain(line) for line in group] for group in box.compartments] for box in flow.boxes}
    assert boxes["Animal"] == [["+int age"], ["+isMammal()"]]
    assert boxes["Duck"] == [["+String beakColor"], ["+quack()"]]
    (square,) = (groups for name, groups in boxes.items() if "Square<Shape>" in name and "\u00abinterface\u00bb" in name)
    assert square == [["List<int> position"], ["+getPoints() List<int>"]]
    quack = next(line for box in flow.boxes for group in box.compartments for line in group if plain(line) == "+quack()")
    assert quack[0].italic
    assert [plain(frame.runs) for frame in flow.frames] == ["Shapes"]


def test_relations_between_classes() -> None:
    flow = graph(CLASSES).flow
    names = [plain(box.runs) for box in flow.boxes]
    found = {(names[each.start], names[each.end]): each for each in flow.arrows}
    assert found["Animal", "Duck"].heads == found["Animal", "Zebra"].heads == (True, False)
    assert found["Car", "Wheel"].line is ArrowLine.THICK
    assert found["Car", "Road"].line is ArrowLine.DASHED
    assert plain(found["Customer", "Ticket"].runs).split() == ["buys", "1", "\u2192", "*"]
    assert any("composition" in each.message for each in graph(CLASSES).doubts())


def test_entities_say_how_many_belong_together() -> None:
    flow = graph(ENTITIES).flow
    labels = [" ".join(plain(each.runs).split()) for each in flow.arrows]
    expected = ["places 1 \u2192 0..*", "contains 1 \u2192 1..*", "allows 1 \u2192 0..*", "is 0..* \u2192 0..1", "goes to 1..* \u2192 1"]
    assert labels == expected
    boxes = {plain(box.runs): box.compartments for box in flow.boxes}
    assert [plain(line) for line in boxes["CUSTOMER"][0]] == ["string name PK the full name", "string sector"]
    assert [plain(line) for line in boxes["Pupil"][0]] == ["int age"]


def test_branches_are_frames() -> None:
    block = graph(GIT)
    assert [plain(frame.runs) for frame in block.flow.frames] == ["main", "develop"]
    assert [box.name for box in block.flow.boxes if box.stand is Stand.CONTRAST] == ["x"]
    assert "x > v1.0" in arrows(GIT)
    assert [each.message for each in block.doubts()] == ["the branch unused has no commit of its own: it is left out"]


def test_a_journey_is_a_bar_chart() -> None:
    text = "journey\n  title My day\n  section Go to work\n    Make tea: 5: Me\n    Work: 1: Me, Cat\n  section Home\n    Sit: 4"
    block = read_block(fence(text))
    assert isinstance(block, MermaidChart)
    assert block.shown.categories == ("Go to work: Make tea (Me)", "Go to work: Work (Me, Cat)", "Home: Sit")
    assert block.shown.title == "My day"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("stateDiagram-v2\n  A --> B\n  state C {", 4, "without `}`"),
        ("stateDiagram-v2\n  A --> B\n  note right of A\n  text", 4, "end note"),
        ("stateDiagram-v2\n  }", 3, "closing brace"),
        ("stateDiagram-v2\n  direction UP", 3, "unknown direction"),
        ("stateDiagram-v2", 1, "without boxes"),
        ("stateDiagram-v2\n  A --> B\n  state C {\n  }", 4, "holds nothing"),
        ("classDiagram\n  class A {\n  +x", 1, "not closed"),
        ("classDiagram\n  some words here", 3, "cannot read"),
        ("erDiagram\n  A B C", 3, "cannot read"),
        ("gitGraph\n  commit\n  checkout nowhere", 4, "no branch"),
        ('gitGraph\n  commit id: "a"\n  commit id: "a"', 4, "second commit"),
        ("journey\n  some words", 3, "not supported"),
        ("journey\n  Tea: many: Me", 3, "many"),
    ],
)
def test_what_is_not_understood_is_named_with_its_line(text: str, line: int, words: str) -> None:
    problem = mistake(text)
    assert problem.span.line == line
    assert words in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "stateDiagram-v2\n" + "\n".join(f"s{at} --> s{at + 1}" for at in range(3_000)),
        "stateDiagram-v2\n" + "state a {\n" * 3_000,
        "stateDiagram-v2\nA --> B" + " --> A" * 20_000,
        "classDiagram\n" + "<|--" * 20_000,
        "classDiagram\nclass A {\n" + "+x\n" * 5_000 + "}",
        "classDiagram\nA : " + "List~" * 20_000,
        "erDiagram\nA {\n" + "int x\n" * 5_000 + "}",
        "erDiagram\n" + "||--o{ " * 20_000,
        "gitGraph\n" + "commit\n" * 5_000,
        "gitGraph\n" + "".join(f"branch b{at}\n" for at in range(3_000)),
        "classDiagram\n" + "{}" * 20_000,
        "stateDiagram\n" + '"' * 50_000,
    ],
)
def test_hostile_diagrams_are_refused_soon(text: str) -> None:
    node = fence(text)
    begun = time.process_time()
    with pytest.raises(BlockError):
        read_block(node)
    assert list(MermaidGraph.said(node)) is not None
    assert time.process_time() - begun < 2
