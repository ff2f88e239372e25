"""Sequence diagrams: what is read, in which order and where it stands, and that every word is there, on one slide or on several."""

from __future__ import annotations

import itertools
import re

import pytest

from slides.base.geometry import Rect, Size, inches
from slides.deck.blocks.sequence import Sequence, WideSequence
from slides.deck.blocks.visual import Visual
from slides.design.page import Connector, Drawing, Shape
from slides.pipeline.build import build_deck
from slides.visuals.sequence import Exchange
from slides.visuals.sequence.model import (
    Activated,
    Closed,
    Created,
    Destroyed,
    Divided,
    Message,
    Opened,
    SequenceNote,
    Side,
    Tip,
)
from tests.drawing_checks import (
    BESIDE,
    NARROW,
    WIDE,
    fence,
    fits,
    fitted,
    ladder,
    meet,
    mirrored_ladder,
    mistake,
    text_place,
    visual,
    within,
)

EVERYTHING = """sequenceDiagram
    accTitle: How we sign in
    accDescr {
      Two offices,
      one store.
    }
    box Aqua Front office
    actor U as User
    participant W as Web app
    end
    box Back office
    participant S as Service<br/>of accounts
    participant D@{ "type": "database" } as Store
    end
    autonumber 10 5
    U->>+W: Sign in #35;1
    alt is known
        W->>+S: Check the password
        S->>D: Read
        D--xS: Timed out
        S-->>-W: OK
    else is new
        W->>W: Show the form
        rect rgb(200,255,200)
        W-)S: Create the user
        Note over S,D: Stored with salt
        end
    end
    autonumber off
    W<<-->>U: Welcome; both of you
    Note right of D: Nothing more
    create participant M as Mailer
    S->>M: Start
    destroy M
    M-xS: Done
"""
WORDS = (
    "How we sign in Front office User Web app Back office Service of accounts Store "
    "10. Sign in #1 alt [is known] 15. Check the password 20. Read 25. Timed out "
    "30. OK [is new] 35. Show the form 40. Create the user Stored with salt Welcome; both of you Nothing more Mailer Start Done"
)


LONG_TEXTS = """sequenceDiagram
    A->>B: a long message that is said in many words, all of which are needed
    B->>B: and thought over
    Note left of A: Here
    Note right of B: There"""
SICK = """sequenceDiagram
    participant A as Alice
    A->>Bob: Hello
    alt is sick
    Bob--xA: Not so good
    else
    Bob->>Bob: Fine
    end
    Note over A,Bob: Typical"""


def exchange(text: str) -> Exchange:
    found = visual(text)
    assert isinstance(found, Sequence)
    return found.exchange


def message(line: str) -> Message:
    (found,) = (event for event in exchange(f"sequenceDiagram\n {line}").events if isinstance(event, Message))
    return found


def shapes(drawing: Drawing, name: str) -> list[Shape]:
    return [each for each in drawing.shapes if isinstance(each, Shape) and each.name.startswith(name)]


def lines(drawing: Drawing, name: str) -> list[Connector]:
    return [each for each in drawing.shapes if isinstance(each, Connector) and each.name.startswith(name)]


def head(drawing: Drawing, name: str) -> Rect:
    """Where a participant's head stands."""
    return next(each.rect for each in shapes(drawing, name) if each.label and each.label.text == name)


def words(drawing: Drawing) -> list[str]:
    return sorted(" ".join(label.text for label in drawing.labels).split())


@pytest.mark.parametrize(
    ("arrow", "expected"),
    [
        ("->", Message(0, 1, "hi", Tip.NONE)),
        ("-->", Message(0, 1, "hi", Tip.NONE, dashed=True)),
        ("->>", Message(0, 1, "hi", Tip.ARROW)),
        ("-->>", Message(0, 1, "hi", Tip.ARROW, dashed=True)),
        ("-x", Message(0, 1, "hi", Tip.CROSS)),
        ("--x", Message(0, 1, "hi", Tip.CROSS, dashed=True)),
        ("-)", Message(0, 1, "hi", Tip.OPEN)),
        ("--)", Message(0, 1, "hi", Tip.OPEN, dashed=True)),
        ("<<->>", Message(0, 1, "hi", Tip.ARROW, both=True)),
        ("<<-->>", Message(0, 1, "hi", Tip.ARROW, dashed=True, both=True)),
        ("-|\\", Message(0, 1, "hi", Tip.ARROW)),
        ("/|--", Message(1, 0, "hi", Tip.ARROW, dashed=True)),
    ],
)
def test_every_arrow_is_read_with_and_without_spaces(arrow: str, expected: Message) -> None:
    assert message(f"A{arrow}B: hi") == message(f"A {arrow} B : hi;") == expected


@pytest.mark.parametrize(
    ("line", "names", "text"),
    [
        ("my-x-app->>web--api: a: b", ["my-x-app", "web--api"], "a: b"),
        ("Alice Smith-->>Bob: wrap:<b>", ["Alice Smith", "Bob"], "<b>"),
        ("A->>B:", ["A", "B"], ""),
        ('A->>B: say "yes"; no', ["A", "B"], 'say "yes"; no'),
        ('A->>B: "quoted"<br/>two #9829; #quot;', ["A", "B"], '"quoted"\ntwo \u2665 "'),
        ("Note->>End: hi", ["Note", "End"], "hi"),
    ],
)
def test_names_and_texts_are_what_is_written(line: str, names: list[str], text: str) -> None:
    found = exchange(f"sequenceDiagram\n {line}")
    assert [each.name for each in found.participants] == names
    assert [event.text for event in found.events if isinstance(event, Message)] == [text]


def test_everything_is_read_in_order() -> None:
    found = exchange(EVERYTHING)
    assert [(each.name, each.actor, each.store, each.group) for each in found.participants] == [
        ("User", True, False, 0),
        ("Web app", False, False, 0),
        ("Service\nof accounts", False, False, 1),
        ("Store", False, True, 1),
        ("Mailer", False, False, -1),
    ]
    assert found.groups == ("Front office", "Back office")
    assert [type(event) for event in found.events] == [
        *(Message, Activated, Opened, Message, Activated, Message, Message, Message, Activated, Divided, Message, Opened, Message),
        *(SequenceNote, Closed, Closed, Message, SequenceNote, Created, Message, Destroyed, Message),
    ]
    numbers = [event.number for event in found.events if isinstance(event, Message)]
    assert numbers == ["10", "15", "20", "25", "30", "35", "40", "", "", ""]
    assert [event for event in found.events if isinstance(event, SequenceNote)][1] == SequenceNote(3, 3, Side.RIGHT, "Nothing more")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Aqua Front", "Front"),
        ("rgb(33,66,99) Front", "Front"),
        ("transparent Front", "Front"),
        ("Front office", "Front office"),
        ("red", ""),
    ],
)
def test_a_box_has_a_title_without_its_colour(title: str, expected: str) -> None:
    assert exchange(f"sequenceDiagram\nbox {title}\nparticipant A\nend\nA->>A: hi").groups == (expected,)


@pytest.mark.parametrize(
    ("body", "line", "word"),
    [
        ("A->>B: hi\nelse never", 4, "else outside of alt"),
        ("loop often\nA->>B: hi", 3, "loop has no end"),
        ("A->>B: hi\nend", 4, "without a beginning"),
        ("A->>B: hi\nactivate C", 4, "no participant is called C"),
        ("A->>B: hi\nNote under A: x", 4, "note under A"),
        ("A to B", 3, "A to B"),
        ("autonumber x", 3, "autonumber x"),
        ("%% nothing", 1, "without participants"),
        ("\n".join(f"participant P{at}" for at in range(13)), 15, "more than 12 participants"),
        (f"A->>B: {'x' * 601}", 3, "601 characters"),
    ],
)
def test_what_is_not_understood_is_reported_with_its_line(body: str, line: int, word: str) -> None:
    found = mistake(f"sequenceDiagram\n{body}")
    assert word in found.message
    assert found.hint
    assert found.span.line == line


def test_messages_stand_one_under_the_other_between_their_lifelines() -> None:
    drawing = fitted(visual("sequenceDiagram\nA->>C: one\nC-->>B: two\nB->>B: three\nA->>B: four"), WIDE)
    heads = {name: head(drawing, name) for name in "ABC"}
    middle = {name: rect.x + rect.width // 2 for name, rect in heads.items()}
    assert middle["A"] < middle["C"] < middle["B"], "in order of appearance"
    first, second, fourth = lines(drawing, "A to C: one") + lines(drawing, "C to B: two") + lines(drawing, "A to B: four")
    assert [point[0] for point in first.points] == [middle["A"], middle["C"]]
    assert [point[0] for point in second.points] == [middle["C"], middle["B"]]
    assert second.stroke.dash == "dash"
    (third,) = (shape for shape in shapes(drawing, "B to B: three") if not shape.label)
    assert heads["A"].bottom < first.points[0][1] < second.points[0][1] < third.rect.y < third.rect.bottom < fourth.points[0][1]
    for line in (first, second, fourth):
        (label,) = shapes(drawing, line.name)
        assert label.rect.bottom <= line.points[0][1], "a text stands over its line"
    for lifeline, name in zip(lines(drawing, "Lifeline"), "ACB", strict=True):
        assert lifeline.stroke.dash
        assert lifeline.points[0] == (middle[name], heads[name].bottom)
        assert lifeline.points[1][1] >= fourth.points[0][1]


def test_frames_hold_their_messages_and_bars_what_is_done_meanwhile() -> None:
    drawing = fitted(visual("sequenceDiagram\nA->>+B: ask\nloop often\nB->>C: look\nend\nB-->>-A: answer\nA->>C: thanks"), WIDE)
    (frame,) = shapes(drawing, "Frame: loop")
    for label in ("Tag: loop", "Label: often", "B to C: look"):
        assert within(shapes(drawing, label)[0].rect, frame.rect), label
    for label in ("A to B: ask", "B to A: answer", "A to C: thanks"):
        assert not meet(shapes(drawing, label)[0].rect, frame.rect), label
    (bar,) = shapes(drawing, "At work: B")
    asked, answered = lines(drawing, "A to B: ask")[0], lines(drawing, "B to A: answer")[0]
    assert (bar.rect.y, bar.rect.bottom) == (asked.points[1][1], answered.points[0][1])
    assert asked.points[1][0] == answered.points[0][0] == bar.rect.x, "lines end at the bar"


def test_one_who_begins_and_ends_has_a_head_at_its_first_message_and_a_cross_at_its_last() -> None:
    drawing = fitted(visual("sequenceDiagram\nA->>B: hi\ncreate participant C\nA->>C: begin\ndestroy C\nC-->>A: over\nB->>A: bye"), WIDE)
    begin, over, bye = lines(drawing, "A to C: begin")[0], lines(drawing, "C to A: over")[0], lines(drawing, "B to A: bye")[0]
    made = head(drawing, "C")
    assert made.y < begin.points[1][1] < made.bottom
    assert begin.points[1][0] == made.x
    (cross,) = shapes(drawing, "End of C")
    life = lines(drawing, "Lifeline of C")[0]
    assert over.points[0][1] < life.points[1][1] < bye.points[0][1]
    assert within(Rect(*life.points[1], 0, 0), cross.rect)


@pytest.mark.parametrize("room", [WIDE, BESIDE, NARROW])
@pytest.mark.parametrize(
    "text",
    [
        EVERYTHING,
        LONG_TEXTS,
    ],
)
def test_no_text_meets_another_and_all_of_them_stand_inside(text: str, room: Size) -> None:
    for piece in fitted_pieces(visual(text), room):
        whole = Rect(0, 0, piece.width, piece.height)
        texts = [each for each in piece.shapes if isinstance(each, Shape) and each.label]
        for shape in texts:
            assert within(shape.rect, whole), shape.name
            assert within(text_place(shape), shape.rect), shape.name
        for one, two in itertools.combinations(texts, 2):
            assert not meet(text_place(one), text_place(two)), (one.name, two.name)


def fitted_pieces(shown: Visual, room: Size) -> list[Drawing]:
    """A diagram as pages have it: whole where it fits, else in pieces at the smallest size."""
    found = fitted(shown, room)
    if fits(found, room):
        return [found]
    return [fitted(piece, room, ladder()[-1:]) for piece in shown.spread(room, ladder()[-1])]


def test_every_word_is_drawn() -> None:
    drawing = fitted(visual(EVERYTHING), Size(WIDE.width, inches(9)))
    heads = [word for shape in shapes(drawing, "Foot: ") if shape.label for word in shape.label.text.split()]
    assert words(drawing) == sorted([*WORDS.split(), *heads])


def test_a_long_exchange_goes_on_and_loses_nothing() -> None:
    steps = "\n".join(f"A->>B: step{at}\nB->>C: also{at}" for at in range(20))
    text = f"sequenceDiagram\nA->>+B: begin\nloop while it lasts\n{steps}\nend\nB-->>-A: end"
    found = visual(text)
    drawings = fitted_pieces(found, WIDE)
    assert len(drawings) > 1
    assert all(fits(each, WIDE) for each in drawings)
    told = [name for each in drawings for name in re.findall(r"(?:step|also)\d+", " ".join(label.text for label in each.labels))]
    assert told == [f"{word}{at}" for at in range(20) for word in ("step", "also")]
    for each in drawings:
        assert [label.text for label in each.labels].count("[while it lasts]") == 1, "the open frame is there again"
        assert len(shapes(each, "At work: B")) == 1, "and who is at work"


def test_it_is_told_in_words() -> None:
    found = visual(SICK)
    assert fitted(found, WIDE).alt == (
        "Sequence diagram with 2 participants. Participants: Alice, Bob. Alice to Bob: Hello. Either: is sick. "
        "Bob to Alice (lost): Not so good. Or. Bob to itself: Fine. End of alt. Note over Alice to Bob: Typical."
    )


def test_it_is_mirrored_where_lines_begin_at_the_right() -> None:
    shown = visual("sequenceDiagram\nA->>B: one\nB->>B: two")
    plain, turned = fitted(shown, WIDE), fitted(shown, WIDE, mirrored_ladder())
    for name in "AB":
        one, two = head(plain, name), head(turned, name)
        assert two.x == plain.width - one.right
    assert lines(turned, "A to B")[0].points[0][0] > lines(turned, "A to B")[0].points[1][0]


def test_several_participants_want_the_whole_width() -> None:
    assert not isinstance(visual("sequenceDiagram\nA->>B: hi"), WideSequence)
    assert isinstance(visual("sequenceDiagram\nA->>B: hi\nC->>D: ho"), WideSequence)


def test_what_is_left_out_is_advice_and_the_deck_is_whole() -> None:
    text = 'sequenceDiagram\nparticipant Q@{ "type": "queue" }\nlink Q: Docs @ https://example.com\nQ->>R: hi\ndeactivate R'
    deck = build_deck(f"# A\n\n## B\n\n```mermaid\n{text}\n```\n\n::: notes\nSay it.\n:::\n", "case.md")
    assert [(each.span.line, each.rule.code) for each in deck.problems] == [(7, "D5"), (8, "D5"), (10, "D5")]


@pytest.mark.parametrize(
    "text",
    [
        "title: Shown\naccTitle: Only told\naccDescr: At length\nA->>B: hi",
        "participant A\nparticipant A as Alice\nparticipant A as Alice\nA->>B: hi",
        "A->>B: hi\nparticipant A as Alice",
    ],
)
def test_a_second_title_or_name_loses_no_word(text: str) -> None:
    deck = build_deck(f"# A\n\n## B\n\n```mermaid\nsequenceDiagram\n{text}\n```\n\n::: notes\nSay it.\n:::\n", "case.md")
    assert not deck.problems


def test_the_source_is_read_in_linear_time() -> None:
    for pump in (
        "A-" * 5_000,
        "A;" * 5_000,
        "#a;" * 5_000,
        " " * 20_000,
        "-x" * 5_000,
        "participant A@{" + "type" * 5_000,
        "box rgb(" * 3_000,
    ):
        list(Sequence.said(fence(f"sequenceDiagram\nA->>B: {pump}\n{pump}")))
