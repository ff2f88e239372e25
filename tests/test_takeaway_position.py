"""Where a slide's point stands: `points: top` or `bottom`, a theme's own way, and a point first after five slides with a bar."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

import slides
from slides.base.geometry import Rect, inches
from slides.design import THEMES, Colour, Design, PlaceholderKind, Purpose, Role, built_in
from slides.layout.rhythm import POINT_REASON
from slides.pipeline.build import build_deck
from tests.test_design import contrast
from tests.test_themes import ground, inside, overlap, signature

CARDS = "- **Cost** It falls by a third\n- **Time** It falls by half\n- **Risk** It stays as it is\n"
POINTS = [(theme, points) for theme in THEMES for points in ("top", "bottom")]


def outline(count: int, settings: str = "", content: str = CARDS) -> str:
    """A deck of slides with a point each."""
    parts = [f"## Topic {at + 1}\n\n{content}\n> [!IMPORTANT]\n> What topic {at + 1} comes to.\n" for at in range(count)]
    return "\n".join((f"---\nagenda: no\n{settings}\n---\n\n# A talk\n", *parts))


def tops(deck: slides.Deck) -> list[bool]:
    """For each slide with a point, whether it stands over the blocks, in the file."""
    found = []
    for slide in deck.to_presentation().slides:
        by_index = {shape.placeholder_format.idx: shape for shape in slide.placeholders}
        if 30 in by_index:
            blocks = [shape for index, shape in by_index.items() if 13 <= index <= 24]
            found.append(by_index[30].top < min(shape.top for shape in blocks))
    return found


def test_slate_has_points_first_and_the_other_themes_last() -> None:
    assert {theme for theme in THEMES if THEMES[theme].skeleton.pointed.point_first} == {"slate"}


@pytest.mark.parametrize(("theme", "points"), POINTS)
def test_a_deck_has_its_points_where_the_front_matter_says(theme: str, points: str) -> None:
    deck = slides.build(outline(2, f"theme: {theme}\npoints: {points}"))
    if theme != "editorial":
        assert tops(deck) == [points == "top"] * 2
    first = deck.to_presentation().slides[1]
    by_index = {shape.placeholder_format.idx: shape for shape in first.placeholders}
    assert first.shapes.title.text_frame.text == "Topic 1"
    assert by_index[30].text_frame.text.replace("\xa0", " ") == "What topic 1 comes to."
    order = [shape.placeholder_format.idx for shape in first.shapes if shape.is_placeholder and shape.placeholder_format.idx in (0, 13, 30)]
    assert order == ([0, 30, 13] if points == "top" else [0, 13, 30])


@pytest.mark.parametrize("theme", THEMES)
def test_a_point_on_top_is_larger_than_its_topic(theme: str) -> None:
    design = built_in(theme, points="top")
    for layout in design.layouts.values():
        point, title = layout.first(Role.TAKEAWAY), layout.first(Role.TITLE)
        if point is not None and title is not None and layout.ground is Colour.CANVAS and design.style(title).name == "topic":
            assert (design.style(title).sizes[0], design.style(point).sizes[0]) in ((20, 28), (20, 30)), layout.name
            assert title.rect.y < point.rect.y


def test_the_body_is_taller_where_the_point_is_on_top() -> None:
    low, high = (built_in(points=points).frame.room(takeaway=True) for points in ("bottom", "top"))
    assert high.height - low.height > inches(0.7)


@pytest.mark.parametrize(("theme", "points"), POINTS)
def test_all_is_on_the_slide_can_be_read_and_overlaps_nothing(theme: str, points: str) -> None:
    design: Design = built_in(theme, points=points)
    slide = Rect(-1, -1, design.slide.width + 3, design.slide.height + 3)
    assert signature(design) == signature(built_in())
    for layout in design.layouts.values():
        shown = [*(slot.rect for slot in layout.slots), *(shape.rect for shape in layout.decoration)]
        assert all(inside(rect, slide) for rect in shown), layout.name
        for one, other in itertools.combinations(layout.slots, 2):
            assert not overlap(one.rect, other.rect), f"{layout.name}: {one.name} and {other.name}"
        for slot in (slot for slot in layout.slots if slot.kind is not PlaceholderKind.PICTURE):
            found = [contrast(design.theme, level.colour, ground(slot, layout, design)) for level in design.style(slot).levels]
            assert min(found) >= 4.45, f"{layout.name}: {slot.name}"


@pytest.mark.parametrize(("value", "code"), [("left", "M2"), ("[a, b]", "M2"), ("true", "M2"), ("3", "M17"), ("2.5", "M17")])
def test_a_place_that_there_is_not_is_reported(value: str, code: str) -> None:
    """A number is no mistake: it is the points of an exercise, which other tools read, and so it is advice."""
    deck = slides.build(outline(1, f"points: {value}"))
    assert [(problem.rule.code, problem.span.line) for problem in deck.problems if "top or bottom" in problem.hint] == [(code, 3)]
    assert tops(deck) == [False]


def test_points_are_reported_beside_a_template(tmp_path: Path) -> None:
    built_in_deck = slides.build(outline(1))
    built_in_deck.save(tmp_path / "house.pptx")
    (tmp_path / "a.md").write_text(outline(1, "points: top\ntemplate: house.pptx"))
    found = slides.build(tmp_path / "a.md").problems
    assert [problem.message[:20] for problem in found if problem.rule.name == "unused-setting"] == ["points: top is not u"]


@pytest.mark.parametrize(
    ("settings", "firsts"),
    [("", [5, 11]), ("points: bottom", []), ("points: top", list(range(12))), ("theme: slate", list(range(12)))],
)
def test_after_five_slides_with_a_bar_one_has_its_point_first(settings: str, firsts: list[int]) -> None:
    deck = slides.build(outline(12, settings))
    assert [at for at, top in enumerate(tops(deck)) if top] == firsts
    assert sum(POINT_REASON in (page.reason or "") for page in deck.pages) == (2 if not settings else 0)
    assert deck.to_bytes() == slides.build(outline(12, settings)).to_bytes()


def test_five_slides_with_a_bar_are_not_too_many() -> None:
    assert not any(tops(slides.build(outline(5))))


def test_a_slide_without_a_point_breaks_the_row_of_bars() -> None:
    text = outline(4) + "\n## A rest\n\n" + CARDS + outline(4).split("# A talk\n", 1)[1].replace("Topic", "Theme")
    assert not any(tops(slides.build(text)))


def test_a_point_first_reads_from_the_right_in_arabic() -> None:
    deck = build_deck(outline(6, "lang: ar"), "a.md")
    layout = next(row for row in deck.design.layouts.values() if row.name.endswith("Point First"))
    heads, texts = ([slot.rect.x for slot in layout.slots if slot.role is role] for role in (Role.HEAD, Role.TEXT))
    assert layout.form.purpose is Purpose.LED_ROWS
    assert min(heads) > max(texts)


@pytest.mark.parametrize("points", ["top", "bottom"])
def test_rows_have_a_last_hairline_except_over_a_bar(points: str) -> None:
    design = built_in("ink", points=points)
    rows = (Purpose.ROWS, Purpose.NUMBERED_ROWS, Purpose.LED_ROWS)
    found = [layout for layout in design.layouts.values() if layout.form.purpose in rows]
    assert any(layout.first(Role.TAKEAWAY) for layout in found)
    for layout in found:
        if design.theme.skeleton.pieces(layout.form.purpose) and layout.form.count <= 5:
            continue  # few rows stand on panels
        lowest = max(slot.rect.bottom for slot in layout.slots if 13 <= slot.index <= 28)
        lines = [shape.rect.y for shape in layout.decoration if shape.shape == "line"]
        closed = any(abs(line - lowest) < inches(0.02) for line in lines)
        assert closed == (points == "top" or not layout.first(Role.TAKEAWAY)), layout.name
