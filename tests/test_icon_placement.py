"""Icons as they are drawn: beside the first line of their words, and how a deck holds them."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.base.geometry import Rect
from slides.design import Colour
from slides.design.page import Image, Page, Path, Text
from slides.export.pptx.gallery import setting as setting_of
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import Mark, Paragraph, Run
from tests.building import build, read
from tests.example_counts import examples


def shown(outline: str, number: int = 0, theme: str = "") -> Page:
    """One page of an outline."""
    return build_deck(outline, "deck.md", theme).pages[number]


def slide_xml(briefing: BuiltDeck, number: int = 1) -> str:
    """A slide's XML as written."""
    with zipfile.ZipFile(io.BytesIO(build(briefing))) as package:
        return package.read(f"ppt/slides/slide{number}.xml").decode()


# where they are drawn

NAMES = st.sampled_from(["", "shield", "flag-ir", "trending-up"])
ITEM = st.tuples(NAMES, st.integers(0, 2), st.integers(1, 30))


@settings(max_examples=examples(60), deadline=None)
@given(items=st.lists(ITEM, min_size=1, max_size=7), tongue=st.sampled_from(["en", "ar"]), ordered=st.booleans())
def test_icons_stand_beside_the_first_line_of_their_words(items: list[tuple[str, int, int]], tongue: str, ordered: bool) -> None:
    lines, depth = [], -1
    for name, wanted, length in items:
        depth = min(wanted, depth + 1)
        mark = "1." if ordered and depth == 0 else "-"
        lines.append("   " * depth + f"{mark} " + (f":{name}: " if name else "") + " ".join(["word"] * length))
    briefing = build_deck(f"---\nlang: {tongue}\n---\n\n## A\n\n" + "\n".join(lines) + "\n", "deck.md")
    for page in briefing.pages:
        check_icons(briefing, page)
    assert sum(len(page.icons) for page in briefing.pages) == sum(bool(name) for name, _, _ in items)


def check_icons(briefing: BuiltDeck, page: Page) -> None:
    """Each icon is in its box, in the room before its words, and under none of the others."""
    design = briefing.design
    waiting = list(page.icons)
    boxes: list[Rect] = []
    for placed in page.fills:
        if not isinstance(placed.what, Text):
            continue
        style = design.style(design.layouts[page.layout].slot(placed.slot))
        settled = style.beside_icons(placed.what.paragraphs, placed.what.sizes)
        for paragraph in placed.what.paragraphs:
            if paragraph.icon:
                icon = waiting.pop(0)
                boxes.append(placed.rect)
                margin, hang = settled.indent(paragraph.level, paragraph.mark, paragraph.icon)
                assert hang == 0 or paragraph.mark is Mark.NUMBER
                left, right = placed.rect.x + style.inset.left, placed.rect.right - style.inset.right
                gap = icon.rect.x - (right - margin) if style.rtl else left + margin - icon.rect.right
                assert gap > 0
                assert placed.rect.x <= icon.rect.x
                assert icon.rect.right <= placed.rect.right
                assert placed.rect.y <= icon.rect.y
                assert icon.rect.bottom <= placed.rect.bottom
    assert not waiting
    for (first, box), (second, other) in pairwise(zip((icon.rect for icon in page.icons), boxes, strict=True)):
        beside = box.right <= other.x or other.right <= box.x
        assert first.bottom <= second.y + 20_000 or beside


def test_items_of_one_level_begin_at_one_place() -> None:
    page = shown("## A\n\n- :shield: one\n- two\n  - three\n- four\n")
    briefing = build_deck("## A\n\n- :shield: one\n- two\n  - three\n- four\n", "deck.md")
    xml = slide_xml(briefing)
    ((_, style),) = setting_of(page, briefing.design.layouts[page.layout], briefing.design).styles
    level, deeper, *_ = style.levels
    kind, margin, hang = level.stated
    assert (kind, hang) == (Mark.NONE, 0)
    assert level.icon <= margin < deeper.margin
    assert xml.count(f'<a:pPr marL="{margin}" indent="-{margin}"><a:buClr>') == 2
    assert "<a:buNone/>" not in xml
    assert len(page.icons) == 1


# how they are written


def test_an_icon_is_one_freeform_of_round_strokes_in_a_theme_colour() -> None:
    briefing = build_deck("## A\n\n- :shield: one\n- two\n", "deck.md")
    shape = re.findall(r'<p:sp><p:nvSpPr><p:cNvPr id="\d+" name="Icon: shield".*?</p:sp>', slide_xml(briefing))[0]
    assert "adec:decorative" in shape
    assert shape.count("<a:path ") == 1
    assert 'cap="rnd"' in shape
    assert '<a:schemeClr val="accent1"/>' in shape
    assert "srgbClr" not in shape


@pytest.mark.parametrize(
    ("line", "alt"),
    [
        (":flag-ir: Supplies drones", "Flag of Iran: Supplies drones"),
        (":flag-ir: Iran supplies drones", ""),
        (":trending-up: Trade", "rising: Trade"),
        (":check: Bridge", "check mark: Bridge"),
        (":ship: Ports", ""),
    ],
)
def test_what_says_more_than_its_words_has_a_description(line: str, alt: str) -> None:
    briefing = build_deck(f"## A\n\n- {line}\n- two\n", "deck.md")
    assert briefing.pages[0].icons[0].alt == alt
    xml = slide_xml(briefing)
    assert ("adec:decorative" in xml) == (not alt)
    assert f'descr="{alt}"' in xml


def test_a_flag_is_a_picture_in_a_thin_line_and_stored_once() -> None:
    briefing = build_deck("## A\n\n- :flag-ir: one\n- :flag-ir: two\n\n## B\n\n- :flag-ir: three\n- four\n", "deck.md")
    first = briefing.pages[0].icons[0]
    assert isinstance(first.fill, Image)
    assert first.stroke is not None
    assert abs(first.rect.width * 3 - first.rect.height * 4) <= 4
    data = build(briefing)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert len([name for name in package.namelist() if "media" in name]) == 2
    identities = [shape.shape_id for shape in read(data).slides[0].shapes]
    assert len(identities) == len(set(identities))


def test_on_filled_boxes_an_icon_has_the_colour_of_the_text() -> None:
    page = shown("## Then and now\n\n### :clock: Then\n\n- one\n\n### :rocket: Now\n\n- two\n")
    assert all(isinstance(icon.form, Path) and icon.stroke is not None for icon in page.icons)
    assert [icon.stroke.colour for icon in page.icons if icon.stroke] == [Colour.ON_FILL, Colour.ON_FILL]


def test_a_paragraph_knows_its_icon() -> None:
    assert Paragraph((Run("a", icon="ship"), Run("b"))).icon == "ship"
    assert Paragraph(()).icon == ""
