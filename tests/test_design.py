"""The design system keeps its own rules: grid, registry, type, contrast."""

from __future__ import annotations

import colorsys
import dataclasses
import itertools

import pytest

from slides.base.geometry import Rect, inches
from slides.design import THEMES, Colour, Design, PlaceholderKind, Purpose, Role, Theme, built_in
from slides.design.around import with_text_around
from slides.design.layout import HEIGHT_VARIANTS, TAKEAWAY_RECT, TOP, Layout
from slides.design.layout_table import LayoutTable
from slides.design.page import Text
from slides.pipeline.build import build_deck

DESIGN = built_in()
LAYOUTS = list(DESIGN.layouts.values())
STANDARD = {
    "title": {"ctrTitle", "subTitle"},
    "obj": {"title", "obj"},
    "secHead": {"title", "body"},
    "twoObj": {"title", "obj"},
    "twoTxTwoObj": {"title", "body", "obj"},
    "titleOnly": {"title"},
    "blank": set[str](),
    "objTx": {"title", "obj", "body"},
    "picTx": {"title", "pic", "body"},
    "vertTx": {"title", "body"},
    "vertTitleAndTx": {"title", "body"},
}
FURNITURE = {"dt", "ftr", "sldNum"}


def luminance(digits: str) -> float:
    """Relative luminance of six hexadecimal digits, by WCAG 2.2."""
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, one: Colour, other: Colour) -> float:
    """Contrast of two tokens in a theme, as PowerPoint shows them."""
    low, high = sorted(luminance(shown(theme, token)) for token in (one, other))
    return (high + 0.05) / (low + 0.05)


def shown(theme: Theme, token: Colour) -> str:
    """A token's digits after its changes of luminance, which DrawingML makes in HSL."""
    scheme = theme.scheme[token]
    digits = theme.rgb(scheme.name)
    if not scheme.lum_mod:
        return digits
    hue, light, saturation = colorsys.rgb_to_hls(*(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    saturation *= scheme.sat_mod / 100_000 if scheme.sat_mod else 1
    light = min(1.0, light * scheme.lum_mod / 100_000 + scheme.lum_off / 100_000)
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


PAIRS = (
    (Colour.INK, Colour.CANVAS, 7.0),
    (Colour.INK, Colour.PANEL, 7.0),
    (Colour.HEADING, Colour.CANVAS, 7.0),
    (Colour.ON_DEEP, Colour.DEEP, 7.0),
    (Colour.ON_BAR, Colour.BAR, 4.5),
    (Colour.MUTED, Colour.CANVAS, 4.5),
    (Colour.MUTED, Colour.PANEL, 4.5),
    (Colour.KEY, Colour.CANVAS, 4.5),
    (Colour.KEY, Colour.PANEL, 4.5),
    (Colour.CONTRAST, Colour.CANVAS, 4.5),
    (Colour.CONTRAST, Colour.PANEL, 4.5),
    (Colour.ON_FILL, Colour.KEY, 4.5),
    (Colour.ON_FILL, Colour.CONTRAST, 4.5),
    (Colour.INK, Colour.SOFT, 4.5),
    (Colour.INK, Colour.FAINT, 4.5),
    (Colour.INK, Colour.STRONG, 4.5),
    (Colour.INK, Colour.SOFT_CONTRAST, 4.5),
    (Colour.INK, Colour.LAND, 7.0),
    (Colour.MUTED, Colour.LAND, 4.5),
    (Colour.THIRD, Colour.CANVAS, 3.0),
    (Colour.FOURTH, Colour.CANVAS, 3.0),
)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_every_pair_of_colours_that_carries_text_has_contrast(theme: Theme) -> None:
    for ink, ground, least in PAIRS:
        found = contrast(theme, ink, ground)
        assert found >= least - 0.05, f"{ink} on {ground}: {found:.2f}"


def test_slots_lie_on_the_slide_and_do_not_overlap() -> None:
    for layout in LAYOUTS:
        for slot in layout.slots:
            rect = slot.rect
            where = f"{layout.name}, {slot.name}"
            assert min(rect.x, rect.y) >= 0, where
            assert min(rect.width, rect.height) > 0, where
            assert rect.right <= DESIGN.slide.width + 1, where
            assert rect.bottom <= DESIGN.slide.height + 1, where
            assert all(isinstance(value, int) for value in (rect.x, rect.y, rect.width, rect.height)), where
        for one, other in itertools.combinations(layout.slots, 2):
            assert not _overlap(one.rect, other.rect), f"{layout.name}: {one.name} overlaps {other.name}"


def _overlap(one: Rect, other: Rect) -> bool:
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return wide > 9525 and high > 9525


def test_text_above_and_below_takes_no_other_slots_index() -> None:
    for layout in LAYOUTS:
        indices = [slot.index for slot in with_text_around(layout, DESIGN.frame.body, 1, 1).slots]
        assert len(set(indices)) == len(indices), layout.name


def test_indices_follow_the_registry() -> None:
    for layout in LAYOUTS:
        indices = [slot.index for slot in layout.slots]
        assert len(set(indices)) == len(indices), layout.name
        own = {Role.TAKEAWAY: 30, Role.SOURCE: 31, Role.SECTION_NUMBER: 32, Role.TITLE: 0}
        for slot in layout.slots:
            if slot.role in own:
                assert slot.index == own[slot.role], layout.name
            if slot.role is Role.FURNITURE:
                assert slot.index == {PlaceholderKind.DATE: 10, PlaceholderKind.FOOTER: 11, PlaceholderKind.NUMBER: 12}[slot.kind], (
                    layout.name
                )
            if slot.role in (Role.CARD, Role.TABLE, Role.PICTURE):
                more = range(41, 53) if layout.form.purpose is Purpose.AGENDA else range(0)
                assert 13 <= slot.index <= 24 or slot.index in more, layout.name


def test_standard_layouts_have_the_placeholders_that_office_gives_them() -> None:
    found = {layout.type: layout for layout in reversed(LAYOUTS) if layout.type}
    assert set(found) == set(STANDARD)
    for kind, layout in found.items():
        assert {slot.kind.value for slot in layout.slots} - FURNITURE == STANDARD[kind], layout.name


def test_names_are_unique_and_every_purpose_has_a_layout() -> None:
    names = [layout.name for layout in LAYOUTS]
    assert len(set(names)) == len(names)
    assert {layout.form.purpose for layout in LAYOUTS} == set(Purpose) - {Purpose.FREEFORM, Purpose.FAREWELL}, (
        "a farewell is a template's own"
    )


def _floor(design: Design, name: str) -> int:
    if name.startswith("footer"):
        return 12
    return {"source": 14, "code": 14, "command": 14, "table": 16, "visual": 12, "title": 28}.get(name, 18)


@pytest.mark.parametrize("theme", THEMES)
def test_ladders_go_down_and_never_below_the_floor(theme: str) -> None:
    design = built_in(theme)
    for style in design.styles.values():
        assert style.sizes == style.ladder[style.usual]
        for rung in style.ladder:
            assert len(rung) == len(style.levels), style.name
            assert min(rung) >= _floor(design, style.name), style.name
        first = [rung[0] for rung in style.ladder]
        assert first == sorted(first, reverse=True), style.name


def test_layouts_of_the_design_notes_are_all_there() -> None:
    wanted = (
        "Title Slide, Title and Content, Section Header, Two Content, Comparison, Title Only, Blank, Content with Caption, "
        "Picture with Caption, Title and Vertical Text, Vertical Title and Text, Section Number, Content and Picture, Agenda, Statement, "
        "Quote, Table, Chart, Two Cards, Three Cards, Four Cards, Card Grid, Timeline 3, Timeline 4, Timeline 5, Process 3, Process 4, "
        "Process 5, Matrix, Key Figures, FAQ, Closing"
    )
    assert set(wanted.split(", ")) <= set(DESIGN.layouts)


def test_takeaways_stand_on_one_line() -> None:
    bars = [(layout.name, slot.rect) for layout in LAYOUTS for slot in layout.slots_for(Role.TAKEAWAY)]
    assert {rect.bottom for _, rect in bars} == {inches(6.60)}
    beside = {name for name, rect in bars if rect != TAKEAWAY_RECT}
    assert all(name.startswith(("Content and Picture", "Text and Tall Picture", "Closing")) for name in beside), beside


def test_low_boxes_stand_in_the_optical_middle_of_the_body() -> None:
    for cut in HEIGHT_VARIANTS:
        above, below = cut.top - TOP, (5.40 if cut.bar else 6.50) - cut.top - cut.height
        assert above == below == pytest.approx(0, abs=0.01) if not cut.size else 0.6 < above / below < 0.75


@pytest.mark.parametrize("words", ["A few words more and then some", "As many words as hardly find a place in a card: " * 3])
@pytest.mark.parametrize("bar", ["", "\n> [!IMPORTANT]\n> The point.\n"])
def test_boxes_are_as_high_as_what_they_hold_asks_and_not_much_higher(words: str, bar: str) -> None:
    cards = "".join(f"- **{name}:** {words}\n" for name in ("One", "Two", "Three"))
    (page,) = [page for page in build_deck(f"## A\n\n{cards}{bar}", "x.md").pages if page.layout.startswith("Three Cards")]
    head, text = (DESIGN.layouts[page.layout].slots_for(role)[0] for role in (Role.HEAD, Role.TEXT))
    fills = {placed.slot: placed.what for placed in page.fills}
    heading, words_shown = fills[head.index], fills[text.index]
    assert isinstance(heading, Text)
    assert isinstance(words_shown, Text)
    room = head.rect.height + text.rect.height
    assert 0.4 * room < heading.height + words_shown.height <= room


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize("language", ["en-US", "ar-SA"])
def test_placing_a_layout_changes_neither_its_name_its_type_nor_its_form(theme: str, language: str) -> None:
    design = built_in(theme, language)
    rows = list(design.rows())
    assert [row.name for row in rows] == list(design.layouts)
    for row in rows:
        placed = design.layouts[row.name]
        assert (placed.name, placed.type, placed.form, placed.special) == (row.name, row.type, row.form, row.special)
        assert {role: len(slots) for role, slots in placed.roles.items()} == {role: len(slots) for role, slots in row.roles.items()}


def test_a_layout_is_placed_when_it_is_used_and_once() -> None:
    placed: list[str] = []

    def place(row: Layout) -> Layout:
        placed.append(row.name)
        return dataclasses.replace(row, special=True)

    table = LayoutTable(LAYOUTS[:3], place)
    longer = table.extended([dataclasses.replace(LAYOUTS[4], name="made")])
    names = [row.name for row in LAYOUTS[:3]]
    assert (list(table), list(longer), len(longer)) == (names, [*names, "made"], 4)
    assert names[1] in longer
    assert "made" not in table
    assert placed == []
    assert longer[names[1]] is table[names[1]]
    assert placed == [names[1]]
    assert longer["made"].special is LAYOUTS[4].special
    with pytest.raises(KeyError):
        table["made"]
    assert table != longer
    assert table == {name: dataclasses.replace(row, special=True) for name, row in zip(names, LAYOUTS, strict=False)}
