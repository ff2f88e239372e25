"""Decks in templates go on living: reset, other layouts, slides added by hand, saved by other programs, read from the right."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Emu

from slides.base.diagnostics import Severity
from slides.design import Purpose, Role
from slides.pipeline.build import build_deck
from tests.test_templates import OUTLINE, TEMPLATES, deck_in, office, opened

REAL = ("urban", "ion", "inner", "grattan2022") if TEMPLATES.is_dir() else ()
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def templates(folder: Path) -> list[Path]:
    """python-pptx's own template, and real ones where they are there."""
    return [office(folder / "house.pptx"), *(TEMPLATES / f"{name}.pptx" for name in REAL)]


def test_saved_by_python_pptx_every_part_is_kept(tmp_path: Path) -> None:
    for template in templates(tmp_path):
        data = deck_in(template).to_bytes()
        again = io.BytesIO()
        Presentation(io.BytesIO(data)).save(again)
        with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(again) as after:
            names = {name for name in before.namelist() if not name.endswith(".rels") and name != "[Content_Types].xml"}
            lost = names - set(after.namelist())
            assert len(lost) == len(set(after.namelist()) - set(before.namelist())), (template.name, lost)
            for name in sorted(names - lost):
                if not name.endswith(".xml"):
                    assert before.read(name) == after.read(name), (template.name, name)


def test_text_in_the_templates_own_boxes_states_no_place_and_no_size(tmp_path: Path) -> None:
    for template in templates(tmp_path):
        deck = deck_in(template)
        own = deck.design.template
        assert own is not None
        made = opened(deck)
        checked = 0
        for page, slide in zip(deck.pages, made.slides, strict=True):  # type: ignore[attr-defined]
            if page.layout not in own.layouts:
                continue
            for shape in slide.placeholders:
                if not shape.has_text_frame:
                    continue
                checked += 1
                assert not [run for run in shape._element.iter(f"{A}rPr") if run.get("sz")], (template.name, shape.name)
                assert not list(shape._element.iter(f"{A}latin")), (template.name, shape.name)
                layout = {(each.placeholder_format.idx) for each in slide.slide_layout.placeholders}
                assert shape.placeholder_format.idx in layout, (template.name, shape.name)
        assert checked > 5


def test_reset_slide_leaves_what_was_composed(tmp_path: Path) -> None:
    """Reset Slide takes places and the formatting of list styles away: what is left has the layout's place."""
    deck = deck_in(office(tmp_path / "house.pptx"))
    for slide in opened(deck).slides:  # type: ignore[attr-defined]
        for shape in slide.placeholders:
            if shape.has_text_frame:
                assert shape._element.spPr.find(f"{A}xfrm") is None, shape.name
                assert (shape.width or Emu(0)) > 0, "its layout has a place for it"


def test_a_slide_goes_into_another_layout_of_the_template(tmp_path: Path) -> None:
    made = opened(deck_in(office(tmp_path / "house.pptx")))
    slide = next(each for each in made.slides if each.shapes.title.text == "Bullets")  # type: ignore[attr-defined]
    other = next(each for each in made.slide_layouts if each.name == "Two Content")  # type: ignore[attr-defined]
    relation = next(each for each in slide.part.rels.values() if each.reltype.endswith("/slideLayout"))
    relation._target = other.part
    buffer = io.BytesIO()
    made.save(buffer)  # type: ignore[attr-defined]
    again = Presentation(buffer)
    slide = next(each for each in again.slides if each.shapes.title and each.shapes.title.text == "Bullets")
    assert slide.slide_layout.name == "Two Content"
    body = slide.placeholders[1]
    place = next(each for each in slide.slide_layout.placeholders if each.placeholder_format.idx == 1)
    assert (body.left, body.top, body.width) == (place.left, place.top, place.width), "the text takes the other layout's place"


def test_a_slide_added_by_hand_has_the_templates_layout(tmp_path: Path) -> None:
    for template in templates(tmp_path):
        deck = deck_in(template)
        made = opened(deck)
        own = deck.design.template
        assert own is not None
        content = next(layout for layout in deck.design.layouts.values() if layout.form.purpose is Purpose.CONTENT)
        name = own.layouts[content.name]
        layout = next(each for each in made.slide_layouts if str(each.part.partname) == name)  # type: ignore[attr-defined]
        slide = made.slides.add_slide(layout)  # type: ignore[attr-defined]
        slide.shapes.title.text = "By hand"
        slide.placeholders[[each.placeholder_format.idx for each in slide.placeholders][1]].text_frame.text = "More"
        buffer = io.BytesIO()
        made.save(buffer)  # type: ignore[attr-defined]
        again = Presentation(buffer)
        assert len(again.slides) == len(deck.pages) + 1
        assert again.slides[-1].shapes.title.text == "By hand"


ARABIC = """---
title: أشجار الشوارع
lang: ar
---

## الغرس والعناية

::: columns
:::: column
- الغرس
::::
:::: column
- العناية
::::
:::

## غطاء الأشجار

| الحي | 2015 |
|---|---:|
| الشمال | 8 |

## الخطوات

### المسح
- أربعة

### الغرس
- الشوارع

### الري
- ثلاث سنوات
"""


def test_a_deck_read_from_the_right_fills_its_template_from_the_right(tmp_path: Path) -> None:
    template = office(tmp_path / "house.pptx")
    deck = build_deck(ARABIC, str(tmp_path / "a.md"), template=str(template))
    assert [str(each) for each in deck.problems if each.severity is not Severity.ADVICE] == []
    made = opened(deck)
    columns = made.slides[1]  # type: ignore[attr-defined]
    boxes = {shape.text_frame.text: shape.left for shape in columns.placeholders if shape.has_text_frame}
    assert boxes["الغرس"] > boxes["العناية"]
    table = next(shape for shape in made.slides[2].shapes if shape.has_table)  # type: ignore[attr-defined]
    assert table._element.find(f".//{A}tblPr").get("rtl") == "1"
    layout = deck.design.layouts[deck.pages[3].layout]
    heads = layout.slots_for(Role.HEAD) or layout.slots_for(Role.CARD)
    assert [slot.rect.x for slot in heads] == sorted((slot.rect.x for slot in heads), reverse=True)
    left = build_deck(ARABIC.replace("lang: ar", "lang: en"), str(tmp_path / "a.md"), template=str(template))
    assert left.design.frame == deck.design.frame, "what stands round the blocks is where the template has it"


@pytest.mark.parametrize("size", [(7560000, 10692000), (9144000, 6858000), (14630400, 8229600), (24384000, 13716000)])
def test_type_scales_with_the_slide(size: tuple[int, int], tmp_path: Path) -> None:
    source = Presentation()
    wide, high = size[0] / 9144000, size[1] / 6858000
    source.slide_width, source.slide_height = Emu(size[0]), Emu(size[1])
    for part in (source.slide_master, *source.slide_layouts):
        for shape in part.shapes:
            frame = shape._element.spPr.xfrm if hasattr(shape._element, "spPr") else None
            for each in frame if frame is not None else ():
                for key, value in each.attrib.items():
                    each.set(key, str(round(int(value) * (wide if key in ("x", "cx") else high))))
    source.save(str(tmp_path / "house.pptx"))
    deck = deck_in(tmp_path / "house.pptx", OUTLINE)
    assert [str(each) for each in deck.problems if each.severity in (Severity.ERROR, Severity.FATAL)] == []
    for page in deck.pages:
        layout = deck.design.layouts[page.layout]
        for slot in layout.slots:
            assert slot.rect.right <= size[0] + 1, (page.layout, slot.name)
            assert slot.rect.bottom <= size[1] + 1, (page.layout, slot.name)
