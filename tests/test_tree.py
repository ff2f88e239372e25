"""Trees: mind maps and nested lists, in boxes that hold their words and connectors that meet them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.base import rule_catalogue
from slides.base.diagnostics import Span
from slides.base.geometry import Size
from slides.deck.blocks import Prose, read_block
from slides.deck.blocks.tree import DEEPEST, MOST, TreeBlock
from slides.design.page import Connector
from slides.pipeline.build import build_deck
from slides.text.rich_text import Mark, Paragraph, Run, plain
from slides.visuals.list_items import ListItem
from tests.building import build as built
from tests.building import read as opened
from tests.building import visible
from tests.drawing_checks import BESIDE, ROOMS, WIDE, boxes, faults, fence, fitted, mirrored_ladder, mistake, nodes, visual
from tests.example_counts import examples
from tests.strategies import PHRASE, SHORT

TIES = """mindmap
  root((Ties))
    Military
      Drones
      Jets
    id1[Economy]
      ::icon(fa fa-coins)
      (Oil swaps)
      id2{{Trade<br>corridor}}
    ))Votes((
    :::urgent"""
GOVERNMENT = """
- Government
  - Foreign ministry
    - Embassies
    - Consulates
  - **Defence** ministry
"""


def tree(text: str) -> TreeBlock:
    found = visual(text)
    assert isinstance(found, TreeBlock)
    return found


def listed(text: str) -> TreeBlock:
    (node,) = nodes(text)
    prose = read_block(node)
    assert isinstance(prose, Prose)
    return TreeBlock.from_prose(prose)


def told(entry: ListItem) -> tuple[object, ...]:
    return (plain(entry.runs), *map(told, entry.inner))


def test_indents_make_the_tree_and_brackets_are_only_looks() -> None:
    (root,) = tree(TIES).roots
    economy = ("Economy", ("Oil swaps",), ("Trade\ncorridor",))
    assert told(root) == ("Ties", ("Military", ("Drones",), ("Jets",)), economy, ("Votes",))


def test_a_parent_is_the_nearest_line_with_a_smaller_indent() -> None:
    (root,) = tree("mindmap\n a\n    b\n       c\n      d\n   e").roots
    assert told(root) == ("a", ("b", ("c",), ("d",)), ("e",))


def test_words_before_a_bracket_are_kept() -> None:
    (root,) = tree("mindmap\n a\n  Origins of (old) ties\n  b (c)").roots
    assert told(root) == ("a", ("Origins of (old) ties",), ("b (c)",))


def test_icons_and_classes_are_passed_over_with_a_doubt() -> None:
    assert [doubt.span.line for doubt in tree(TIES).doubts()] == [8]
    assert not tree("mindmap\n a\n  b").doubts()


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("mindmap", 1, "without branches"),
        ("mindmap\n alone", 1, "without branches"),
        ("mindmap\n  a\n    b\n  c", 5, "a second root: c"),
        ("mindmap\n  a\n    b[c", 4, "a bracket is not closed: b[c"),
        ("mindmap\n  a\n    b[ ]", 4, "an empty box"),
        ("mindmap\n  a\n" + "    b\n" * MOST, MOST + 3, f"more than {MOST} boxes"),
        ("mindmap\n a\n  b\n   c\n    d\n     e\n      f\n       g", 1, f"more than {DEEPEST} levels"),
        ("mindmap\n a\n  " + "x" * 3000, 1, "more than 3000 characters"),
    ],
)
def test_what_is_not_understood_is_told_with_its_line(source: str, line: int, said: str) -> None:
    found = mistake(source)
    assert said in found.message
    assert found.hint
    assert found.span.line == line


def test_a_nested_list_is_drawn_from_top_to_bottom() -> None:
    drawing = fitted(listed(GOVERNMENT), WIDE)
    root, foreign, *_, defence = boxes(drawing, "Box")
    assert root.rect.bottom < foreign.rect.y == defence.rect.y
    assert not faults(drawing)


def test_many_leaves_share_a_box_under_their_parent() -> None:
    branches = "\n".join(f"  - Ministry {at}\n" + "\n".join(f"    - Office {at}{leaf}" for leaf in range(4)) for at in range(4))
    drawing = fitted(listed(f"- Government\n{branches}"), WIDE)
    shown = [label.text for label in drawing.labels]
    assert "Office 00\nOffice 01\nOffice 02\nOffice 03" in shown
    assert len(shown) == 9
    assert not faults(drawing)


def test_beside_text_a_tree_runs_from_left_to_right() -> None:
    drawing = fitted(listed(f"{GOVERNMENT.rstrip()}\n  - Finance ministry\n    - Treasury"), BESIDE)
    root, foreign, *_ = boxes(drawing, "Box")
    assert root.rect.right < foreign.rect.x


def test_a_mind_map_with_many_branches_grows_to_both_sides() -> None:
    branches = "\n".join(f"  branch {at}\n   leaf {at}" for at in range(4))
    drawing = fitted(tree(f"mindmap\n root\n{branches}"), WIDE)
    root, *others = boxes(drawing, "Box")
    left = [box for box in others if box.rect.right < root.rect.x]
    assert len(left) == 4
    assert not faults(drawing)


def test_every_box_but_the_roots_is_connected_to_its_parent() -> None:
    drawing = fitted(tree(TIES), WIDE)
    joined = [shape.end[0] for shape in drawing.shapes if isinstance(shape, Connector) and shape.end]
    assert sorted(joined) == list(range(1, len(boxes(drawing, "Box"))))


def test_read_from_the_right_a_tree_grows_to_the_left() -> None:
    drawing = fitted(tree("mindmap\n a\n  b\n  c"), WIDE, mirrored_ladder())
    root, branch, _ = boxes(drawing, "Box")
    assert branch.rect.right < root.rect.x
    assert not faults(drawing)


def test_text_around_the_list_stays() -> None:
    before, after = Paragraph((Run("before"),)), Paragraph((Run("after"),))
    items = (Paragraph((Run("a"),), 0, Mark.BULLET), Paragraph((Run("b"),), 1, Mark.BULLET))
    first, drawn, last = TreeBlock.draw((Prose(Span("x"), (before, *items, after)),), Span("x"))
    assert isinstance(first, Prose)
    assert isinstance(last, Prose)
    assert (first.paragraphs, last.paragraphs) == ((before,), (after,))
    assert isinstance(drawn, TreeBlock)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Only words.", "needs exactly one list"),
        ("- a\n  - b\n\nBetween.\n\n- c\n  - d", "needs exactly one list"),
        ("- a\n- b", "nested under other items"),
        ("- a\n" + "  - b\n" * MOST, f"more than {MOST} boxes"),
    ],
)
def test_a_list_that_is_no_tree_stays_a_list_with_a_problem(text: str, said: str) -> None:
    briefing = build_deck(f"## A\n\n<!-- layout: tree -->\n\n{text}\n", "case.md")
    assert any(said in problem.message for problem in briefing.problems)
    assert not any(problem.rule is rule_catalogue.LOST for problem in briefing.problems)


def test_links_of_a_drawn_list_are_in_the_notes() -> None:
    found = listed('- [Ministry](https://example.org "its tip")\n  - Office')
    assert [run.link for note in found.notes for run in note.runs] == ["https://example.org"]
    briefing = build_deck("## A\n\n<!-- layout: tree -->\n\n- [Ministry](https://example.org)\n  - Office\n", "case.md")
    assert not briefing.problems


def test_each_item_may_hold_further_paragraphs() -> None:
    (root,) = listed("- a\n\n  more of a\n\n  - b\n\n    more of b\n").roots
    assert [plain(text) for text in root.texts] == ["more of a"]
    assert [plain(text) for text in root.inner[0].texts] == ["more of b"]


@st.composite
def indented(draw: st.DrawFn, mark: str = "") -> str:
    """A tree of two to forty lines and up to four levels, each line after this mark."""
    lines, level = [f"{mark}{draw(SHORT)}"], 0
    for text in draw(st.lists(st.one_of(SHORT, SHORT, PHRASE), min_size=1, max_size=MOST - 1)):
        level = draw(st.integers(1, min(level + 1, DEEPEST - 1)))
        lines.append(f"{'  ' * level}{mark}{text}")
    return "\n".join(lines)


@settings(max_examples=examples(40), deadline=None)
@given(indented(), st.sampled_from(ROOMS))
def test_no_words_of_a_mind_map_meet_leave_their_box_or_are_lost(lines: str, room: Size) -> None:
    source = f"mindmap\n{lines}"
    drawing = fitted(tree(source), room)
    assert not faults(drawing)
    shown = "".join("".join(label.text for label in drawing.labels).split())
    for _, text in TreeBlock.said(fence(source)):
        assert "".join(text.split()) in shown


@settings(max_examples=examples(40), deadline=None)
@given(indented("- "), st.sampled_from(ROOMS))
def test_no_words_of_a_list_meet_leave_their_box_or_are_lost(lines: str, room: Size) -> None:
    drawing = fitted(listed(lines), room)
    assert not faults(drawing)
    shown = "".join("".join(label.text for label in drawing.labels).split())
    assert all("".join(line.strip(" -").split()) in shown for line in lines.split("\n"))


def test_a_deck_says_every_word_of_its_trees() -> None:
    text = f"# T\n\n## A\n\n```mermaid\n{TIES}\n```\n\n## B\n\n<!-- layout: tree -->\n{GOVERNMENT}"
    briefing = build_deck(text, "case.md")
    assert [problem.message for problem in briefing.problems] == ["icons and classes in a mindmap are ignored"]
    shown = visible(opened(built(briefing)))
    assert all(word in shown for word in ("Drones", "Oil swaps", "Votes", "Consulates", "Defence"))
