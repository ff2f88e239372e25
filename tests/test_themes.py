"""Five themes by five designers: the same layouts and placeholders, each with its own geometry, colours and type."""

from __future__ import annotations

import itertools

import pytest

from slides.base.geometry import Rect, inches
from slides.design import THEMES, Colour, Decoration, Design, Form, Layout, PlaceholderKind, Purpose, Role, Slot, built_in
from slides.design.page import Text
from slides.pipeline.build import build_deck
from tests.shared import ROOT
from tests.test_design import contrast

PAIRS = list(itertools.combinations(THEMES, 2))
DIRECTIONS = ("en-US", "ar")
FILLED = ("rect", "ellipse")
LEAST_PANEL = 1.25
"""A panel that stands out less from the slide's ground is gone on a projector."""


def signature(design: Design) -> set[tuple[object, ...]]:
    """What content is kept by where a deck takes another theme: layouts, and their placeholders by index, kind and role."""
    return {
        (row.name, row.type, row.form, slot.index, slot.kind, slot.role, slot.name) for row in design.layouts.values() for slot in row.slots
    }


def places(layout: Layout) -> list[tuple[int, Rect]]:
    """Where the placeholders of a layout stand."""
    return sorted(((slot.index, slot.rect) for slot in layout.slots), key=lambda place: place[0])


def inside(rect: Rect, other: Rect) -> bool:
    """Whether a rectangle lies in another."""
    return rect.x >= other.x and rect.y >= other.y and rect.right <= other.right and rect.bottom <= other.bottom


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share more than an edge."""
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return wide > 9525 and high > 9525


def ground(slot: Slot, layout: Layout, design: Design) -> Colour:
    """What a placeholder's text is painted on: its own fill, the shape drawn under it, or the slide's ground."""
    own = design.style(slot).fill
    under = [shape.colour for shape in layout.decoration if shape.shape in FILLED and inside(slot.rect, shape.rect)]
    return own or (under[-1] if under else layout.ground)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_the_same_layouts_and_placeholders(theme: str) -> None:
    assert signature(built_in(theme)) == signature(built_in())


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_themes_are_told_apart_without_their_colours(one: str, other: str) -> None:
    first, second = built_in(one), built_in(other)
    differing = [name for name, layout in first.layouts.items() if places(layout) != places(second.layouts[name])]
    assert len(differing) > 0.8 * len(first.layouts)


@pytest.mark.parametrize("language", DIRECTIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_what_a_theme_draws_is_on_the_slide_and_placeholders_do_not_overlap(theme: str, language: str) -> None:
    design = built_in(theme, language)
    slide = Rect(-1, -1, design.slide.width + 3, design.slide.height + 3)
    for layout in design.layouts.values():
        shapes: list[Slot | Decoration] = [*layout.slots, *layout.decoration]
        for shape in shapes:
            assert inside(shape.rect, slide), f"{layout.name}: {shape}"
            lines = isinstance(shape, Decoration) and shape.shape == "line"
            assert (max if lines else min)(shape.rect.width, shape.rect.height) > 0, f"{layout.name}: {shape}"
        for one, other in itertools.combinations(layout.slots, 2):
            assert not overlap(one.rect, other.rect), f"{layout.name}: {one.name} and {other.name}"


@pytest.mark.parametrize("theme", THEMES)
def test_text_has_contrast_on_what_is_painted_under_it(theme: str) -> None:
    design = built_in(theme)
    for layout in design.layouts.values():
        for slot in (slot for slot in layout.slots if slot.kind is not PlaceholderKind.PICTURE):
            on = ground(slot, layout, design)
            for level in design.style(slot).levels:
                found = contrast(design.theme, level.colour, on)
                assert found >= 4.45, f"{layout.name}, {slot.name}: {level.colour} on {on} is {found:.2f}"


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_and_panels_stand_out(theme: str) -> None:
    design = built_in(theme)
    assert contrast(design.theme, Colour.PANEL, Colour.CANVAS) >= LEAST_PANEL
    for layout in design.layouts.values():
        fills = [shape for shape in layout.decoration if shape.shape in FILLED]
        for shape in layout.decoration:
            if shape.shape == "numeral":
                under = [each.colour for each in fills if inside(shape.rect, each.rect)]
                assert contrast(design.theme, shape.colour, under[-1] if under else layout.ground) >= 3.0, layout.name


@pytest.mark.parametrize("theme", THEMES)
def test_cover_and_closing_are_a_pair(theme: str) -> None:
    design = built_in(theme)
    grounds = {purpose: {row.ground for row in design.layouts.values() if row.form.purpose is purpose} for purpose in Purpose}
    light = (Colour.CANVAS, Colour.PANEL)
    if theme == "paper":
        assert grounds[Purpose.TITLE] == {Colour.KEY}
        closing = next(row for row in design.layouts.values() if row.form.purpose is Purpose.CLOSING)
        assert any(shape.colour is Colour.KEY and shape.rect.height == design.slide.height for shape in closing.decoration)
    else:
        assert grounds[Purpose.TITLE] == grounds[Purpose.CLOSING]
    assert (next(iter(grounds[Purpose.TITLE])) in light) == (theme in ("editorial", "slate"))


def test_every_theme_is_shown_on_its_page() -> None:
    page = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
    for theme in THEMES:
        assert f"## {theme}" in page
        assert (ROOT / "docs" / "themes" / f"{theme}.png").stat().st_size < 200_000


def test_a_conclusion_of_few_numbered_points_has_large_numbers() -> None:
    points = "1. First point\n2. Second point\n3. Third point\n"
    for theme in THEMES:
        deck = build_deck(f"# A\n\n## B\n\n- c\n\n## Conclusion\n\n{points}", "x.md", theme)
        (page,) = [page for page in deck.pages if page.title == "Conclusion"]
        layout = deck.design.layouts[page.layout]
        assert layout.form == Form(Purpose.NUMBERED_CLOSING, 3)
        heads = {slot.index: deck.design.style(slot).sizes[0] for slot in layout.slots_for(Role.HEAD)}
        shown = {placed.slot: placed.what for placed in page.fills}
        numbers = [shown[index] for index in heads]
        assert all(isinstance(number, Text) for number in numbers)
        assert [number.paragraphs[0].text for number in numbers if isinstance(number, Text)] == ["1", "2", "3"]
        assert min(heads.values()) >= 44


def test_the_point_is_read_first_where_it_stands_first() -> None:
    design = built_in("slate")
    pointed = [row for row in design.layouts.values() if row.form.purpose is Purpose.CARDS and row.slots_for(Role.TAKEAWAY)]
    assert pointed
    for layout in pointed:
        assert [slot.role for slot in layout.slots[:2]] == [Role.TITLE, Role.TAKEAWAY]
        title, takeaway, *rest = layout.slots
        assert title.rect.bottom <= takeaway.rect.y
        assert all(takeaway.rect.bottom <= slot.rect.y for slot in rest)
        assert design.style(takeaway).sizes[0] > design.style(title).sizes[0]


@pytest.mark.parametrize(
    ("theme", "form", "index", "place"),
    [
        ("editorial", "Title and Content", 0, (0.75, 0.90)),
        ("editorial", "Title and Content", 1, (4.78, 0.90)),
        ("slate", "Title and Content", 0, (0.60, 0.30)),
        ("paper", "Title and Content", 0, (0, 0)),
        ("paper", "Three Cards with Heads with Takeaway", 30, (0, 6.00)),
        ("night", "Three Cards with Heads with Takeaway", 30, (0.75, 5.68)),
        ("ink", "Three Cards with Heads with Takeaway", 30, (0.75, 5.62)),
    ],
)
def test_where_a_theme_has_its_parts(theme: str, form: str, index: int, place: tuple[float, float]) -> None:
    rect = built_in(theme).layouts[form].slot(index).rect
    assert (rect.x, rect.y) == tuple(inches(length) for length in place)
