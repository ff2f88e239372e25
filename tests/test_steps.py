"""Steps: chains of chevrons and cycles, from lists and from parts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.base import rule_catalogue
from slides.base.diagnostics import Span
from slides.base.geometry import Rect, Size
from slides.deck.blocks import Part, Prose, read_block
from slides.deck.blocks.steps import Chevrons, Cycle
from slides.design.page import Connector, Drawing, Path, Shape
from slides.pipeline.build import build_deck
from slides.text.rich_text import Paragraph, Run, plain
from tests.drawing_checks import NARROW, ROOMS, WIDE, boxes, faults, fitted, mirrored_ladder, nodes
from tests.example_counts import examples
from tests.strategies import PHRASE

WORK = """
1. **Collect** Read the sources.
2. **Compare:** Put statements beside each other.
3. **Decide**

   Say what it means.

   - at once
   - for good
"""
SHORT_LIST = "1. Read the sources\n2. Compare statements\n3. Decide\n"
Kind = type[Chevrons] | type[Cycle]


def prose(text: str) -> Prose:
    (node,) = nodes(text)
    found = read_block(node)
    assert isinstance(found, Prose)
    return found


def told(shown: Chevrons | Cycle) -> list[tuple[str, list[str]]]:
    return [(plain(step.heading), [plain(text) for text in step.texts]) for step in shown.steps]


def test_leads_and_what_stands_under_them() -> None:
    assert told(Chevrons.from_prose(prose(WORK))) == [
        ("Collect", ["Read the sources."]),
        ("Compare", ["Put statements beside each other."]),
        ("Decide", ["Say what it means.", "at once", "for good"]),
    ]


def test_a_colon_ends_a_lead_and_a_short_item_is_one() -> None:
    found = Cycle.from_prose(prose("- Plan: say what is wanted\n- Do it\n- **Check** it\n"))
    assert told(found) == [("Plan", ["say what is wanted"]), ("Do it", []), ("Check", ["it"])]


def test_parts_are_steps_too() -> None:
    span = Span("x")
    parts = tuple(Part(span, (Run(name),), (Paragraph((Run("text"),)),)) for name in ("a", "b", "c"))
    (drawn,) = Chevrons.draw(parts, span)
    assert isinstance(drawn, Chevrons)
    assert told(drawn) == [("a", ["text"]), ("b", ["text"]), ("c", ["text"])]


def test_text_around_the_list_stays() -> None:
    briefing = build_deck(f"## A\n\n<!-- layout: chevrons -->\n\nBefore the list.\n\n{SHORT_LIST}", "case.md")
    (page,) = briefing.pages
    assert page.layout.startswith("Text above Visual")
    assert not briefing.problems


@pytest.mark.parametrize(
    ("layout", "text", "said"),
    [
        ("chevrons", "Only words.", "needs exactly one list"),
        ("chevrons", "- a\n- b", "takes 3 to 7 steps, not 2"),
        ("cycle", "- a\n" * 7, "takes 3 to 6 steps, not 7"),
        ("cycle", "- a\n- b\n- " + "word " * 12, "does not begin with a short lead"),
        ("chevrons", "- a\n- b\n- **c** " + "word " * 600, "more than 2500 characters"),
        ("chevrons", "- a\n" * 61, "61 paragraphs is too long"),
    ],
)
def test_a_list_that_does_not_suit_stays_with_a_problem(layout: str, text: str, said: str) -> None:
    briefing = build_deck(f"## A\n\n<!-- layout: {layout} -->\n\n{text}\n", "case.md")
    assert any(said in problem.message for problem in briefing.problems)
    assert not any(problem.rule is rule_catalogue.LOST for problem in briefing.problems)


def test_chevrons_stand_in_a_row_with_their_texts_under_them() -> None:
    drawing = fitted(Chevrons.from_prose(prose(WORK)), WIDE)
    steps, texts = boxes(drawing, "Step"), boxes(drawing, "Text")
    assert [step.form for step in steps] == ["homePlate", "chevron", "chevron"]
    assert [step.fill for step in steps] == ["key", "key", "contrast"]
    assert len({step.rect.y for step in steps}) == 1
    assert all(text.rect.y > step.rect.bottom for text, step in zip(texts, steps, strict=True))
    assert all(abs(text.rect.x - step.rect.x) < step.rect.width // 4 for text, step in zip(texts, steps, strict=True))
    assert WIDE.width - 10 <= drawing.width <= WIDE.width


def test_chevrons_leave_the_same_gap_between_them() -> None:
    drawing = fitted(Chevrons.from_prose(prose(WORK)), WIDE)
    steps = boxes(drawing, "Step")
    tips = [dict(step.adjust)["adj"] * min(step.rect.width, step.rect.height) // 100_000 for step in steps]
    gaps = [two.rect.x + tip - one.rect.right for (one, two), tip in zip(pairwise(steps), tips, strict=False)]
    assert min(gaps) > 0
    assert max(gaps) - min(gaps) <= 2


def test_a_bare_numbered_list_shows_its_numbers() -> None:
    numbered = fitted(Chevrons.from_prose(prose(SHORT_LIST)), WIDE)
    assert [label.text for label in numbered.labels] == ["1\nRead the sources", "2\nCompare statements", "3\nDecide"]
    bulleted = fitted(Chevrons.from_prose(prose("- a\n- b\n- c\n")), WIDE)
    assert [label.text for label in bulleted.labels] == ["a", "b", "c"]


def test_in_a_narrow_room_steps_stand_in_rows() -> None:
    drawing = fitted(Chevrons.from_prose(prose(WORK)), NARROW)
    tops = [step.rect.y for step in boxes(drawing, "Step")]
    assert tops == sorted(set(tops))
    assert not faults(drawing)


def test_read_from_the_right_the_chain_runs_to_the_left() -> None:
    drawing = fitted(Chevrons.from_prose(prose(WORK)), WIDE, mirrored_ladder())
    steps = boxes(drawing, "Step")
    assert [step.rect.x for step in steps] == sorted((step.rect.x for step in steps), reverse=True)
    for step in steps:
        assert isinstance(step.form, Path)
        points = [each for kind, *numbers in step.form.steps if kind != "Z" for each in zip(numbers[::2], numbers[1::2], strict=True)]
        assert (0, step.rect.height // 2) in points
    assert not faults(drawing)


def arrows(drawing: Drawing) -> list[Connector]:
    return [shape for shape in drawing.shapes if isinstance(shape, Connector)]


@pytest.mark.parametrize("count", range(3, 7))
def test_a_cycle_leads_from_each_step_to_the_next_and_from_the_last_to_the_first(count: int) -> None:
    text = "\n".join(f"- **Step {at}** with some words" for at in range(count))
    for room in ROOMS:
        drawing = fitted(Cycle.from_prose(prose(text)), room)
        assert [(arrow.start and arrow.start[0], arrow.end and arrow.end[0]) for arrow in arrows(drawing)] == [
            (at, (at + 1) % count) for at in range(count)
        ]
        assert all(arrow.stroke.to_arrow for arrow in arrows(drawing))
        assert not faults(drawing)
        assert not crossed(drawing)


def crossed(drawing: Drawing) -> list[str]:
    """Boxes that an arrow runs through."""
    lines = [
        (arrow.name, Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)))
        for arrow in arrows(drawing)
        for (x1, y1), (x2, y2) in pairwise(arrow.points)
    ]
    shapes = [shape for shape in drawing.shapes if isinstance(shape, Shape)]
    return [f"{name} runs through {shape.name}" for name, line in lines for shape in shapes if _inside(line, shape.rect)]


def _inside(line: Rect, box: Rect) -> bool:
    return line.x < box.right - 9 and box.x + 9 < line.right and line.y < box.bottom - 9 and box.y + 9 < line.bottom


def test_read_from_the_right_a_cycle_runs_against_the_clock() -> None:
    drawing = fitted(Cycle.from_prose(prose(WORK)), WIDE, mirrored_ladder())
    first, second, third = boxes(drawing, "Step")
    assert second.rect.x < first.rect.x < third.rect.x
    assert not faults(drawing)


def test_told_aloud_the_steps_are_counted() -> None:
    assert fitted(Chevrons.from_prose(prose(WORK)), WIDE).alt.startswith("Chain of 3 steps. 1. Collect: Read the sources. 2. Compare:")
    assert fitted(Cycle.from_prose(prose(SHORT_LIST)), WIDE).alt.startswith("Cycle of 3 steps, the last leading to the first. 1. Read")


def test_links_are_in_the_notes() -> None:
    found = Cycle.from_prose(prose("- [a](https://example.org)\n- b\n- c\n"))
    assert [run.link for note in found.notes for run in note.runs] == ["https://example.org"]


@st.composite
def steps(draw: st.DrawFn, most: int) -> str:
    """A list of three to so many items, some with leads, some with texts under them."""
    lines = []
    words = st.text(st.sampled_from("abcdeÄßжЯ日本"), min_size=1, max_size=12)
    for at in range(draw(st.integers(3, most))):
        lead = " ".join(draw(st.lists(words, min_size=1, max_size=3)))
        lines.append(f"{at + 1}. **{lead}** {draw(PHRASE) if draw(st.booleans()) else ''}")
        lines += [f"   - {text}" for text in draw(st.lists(PHRASE, max_size=2))]
    return "\n".join(lines) + "\n"


@settings(max_examples=examples(40), deadline=None)
@given(steps(7), st.sampled_from(ROOMS))
def test_no_words_of_a_chain_meet_leave_their_box_or_are_lost(text: str, room: Size) -> None:
    check(Chevrons, text, room)


@settings(max_examples=examples(40), deadline=None)
@given(steps(6), st.sampled_from(ROOMS))
def test_no_words_of_a_cycle_meet_leave_their_box_or_are_lost(text: str, room: Size) -> None:
    check(Cycle, text, room)


def check(kind: Kind, text: str, room: Size) -> None:
    found = kind.from_prose(prose(text))
    drawing = fitted(found, room)
    assert not faults(drawing)
    assert not crossed(drawing)
    shown = "".join("".join(label.text for label in drawing.labels).split())
    for step in found.steps:
        assert all("".join(plain(runs).split()) in shown for runs in (step.heading, *step.texts))


@pytest.mark.parametrize(
    "number", ["$4.2 billion", "40%", "1.3 m", "≈ 30", "3×", "US$ 2 bn", "1 200", "€3 Mrd.", "-5", "4 goals", "23 days"]
)
def test_up_to_four_items_led_by_numbers_are_figures(number: str) -> None:
    text = "\n".join(f"- **{number}** what it counts {at}" for at in range(4))
    (page,) = build_deck(f"## A\n\n{text}\n", "case.md").pages
    assert page.layout.startswith("Four Key Figures")


@pytest.mark.parametrize("words", ["2015 in Syria", "Two", "Room 101 of all"])
def test_other_leads_with_numbers_are_no_figures(words: str) -> None:
    text = "\n".join(f"- **{words}** what it says {at}" for at in range(4))
    (page,) = build_deck(f"## A\n\n{text}\n", "case.md").pages
    assert "Figures" not in page.layout
