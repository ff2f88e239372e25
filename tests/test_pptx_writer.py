"""The written file: what python-pptx and the checkers read back from it."""

from __future__ import annotations

import dataclasses
import io
import re
import uuid
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from slides.base.geometry import inches
from slides.design import THEMES, Design, built_in
from slides.design.standard import standard
from slides.export.pptx import write
from slides.export.pptx.drawingml import identity_of
from slides.export.pptx.gallery import OFFERED
from slides.export.pptx.masters import table_styles_xml
from slides.pipeline.build import BuiltDeck, build_deck
from tests.building import build, build_file, read
from tests.shared import ROOT, STRESS, findings

SMALL = """---
title: Small
author: A. Author
date: 2026-03-01
lang: en-GB
footer: The foot
---

## First section

<!-- layout: list -->

- A *bullet* with **bold**, `code` and [a link](https://example.com/a?b=1&c=2)
    1. A number
- See [the table](#numbers)

::: notes
Say this & that.
:::

## Numbers

| Name | Count |
|---|---:|
| One & only | 1 |
"""


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def small(theme: str = "") -> BuiltDeck:
    return build_deck(SMALL, "small.md", theme)


@pytest.mark.parametrize("name", ["", "One & only", "\u0434\u0430", "http://example.com/"])
def test_identities_are_those_of_uuid(name: str) -> None:
    assert identity_of(name) == str(uuid.uuid5(uuid.NAMESPACE_URL, name)).upper()


def test_reading_gives_back_titles_text_notes_and_table() -> None:
    deck = read(build(small()))
    titles = [slide.shapes.title.text for slide in deck.slides if slide.shapes.title is not None]
    assert titles == ["Small", "First section", "Numbers"]
    body = deck.slides[1].placeholders[1].text_frame
    assert [(each.level, each.text) for each in body.paragraphs] == [
        (0, "A bullet with bold, code and a link"),
        (1, "A number"),
        (0, "See the table"),
    ]
    notes = deck.slides[1].notes_slide.notes_text_frame
    assert notes is not None
    assert notes.text == "Say this & that."
    table = next(shape.table for shape in deck.slides[2].shapes if shape.has_table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Name", "Count"], ["One & only", "1"]]


def test_links_lead_where_they_say() -> None:
    deck = read(build(small()))
    runs = [run for paragraph in deck.slides[1].placeholders[1].text_frame.paragraphs for run in paragraph.runs]
    assert [run.hyperlink.address for run in runs if run.text == "a link"] == ["https://example.com/a?b=1&c=2"]
    targets = [rel.target_part for rel in deck.slides[1].part.rels.values() if rel.reltype.endswith("/slide")]
    assert [part.partname for part in targets] == [deck.slides[2].part.partname]


def test_properties_footer_date_and_number_are_the_outlines() -> None:
    data = build(small())
    core = read(data).core_properties
    assert (core.title, core.author, core.language) == ("Small", "A. Author", "en-GB")
    assert core.created is not None
    assert core.created.isoformat()[:10] == "2026-03-01"
    slide = parts(data)["ppt/slides/slide2.xml"]
    assert "The foot" in slide
    assert "2026-03-01" in slide
    assert 'type="slidenum"' in slide


def test_without_a_date_nothing_tells_the_time() -> None:
    found = parts(build(build_deck("# T\n\n## A\n\n- x\n", "x.md")))
    assert "created" not in found["docProps/core.xml"]
    assert 'type="dt"' not in found["ppt/slides/slide2.xml"]
    automatic = parts(build(build_deck("---\ndate: auto\n---\n# T\n\n## A\n\n- x\n", "x.md")))
    assert 'type="datetime1"' in automatic["ppt/slides/slide2.xml"]


def test_sections_are_named_and_hold_every_slide() -> None:
    found = parts(build(build_deck("# T\n\n# One\n\n## A\n\n- x\n\n# Two\n\n## B\n\n- y\n", "x.md")))
    presentation = found["ppt/presentation.xml"]
    assert re.findall(r'p14:section name="(.*?)"', presentation) == ["Opening", "One", "Two"]
    assert len(re.findall(r"<p14:sldId ", presentation)) == len(re.findall(r"<p:sldId ", presentation))


def test_the_package_carries_nothing_foreign() -> None:
    names = set(parts(build(small())))
    assert not [name for name in names if "printer" in name or "thumbnail" in name or name.endswith((".bin", ".jpeg"))]
    assert {name for name in names if name.startswith("docProps")} == {"docProps/core.xml", "docProps/app.xml"}


def test_slides_say_only_what_differs_from_their_layout() -> None:
    xml = parts(build(small()))["ppt/slides/slide2.xml"]
    assert "<a:xfrm><a:off" not in xml.split("</p:grpSpPr>", 1)[1]
    assert "srgbClr" not in xml
    assert "fontScale" not in xml
    assert re.findall(r'typeface="(.*?)"', xml.replace("+mj-lt", "")) in (["Consolas", "Consolas"], ["Consolas", "Consolas", ""])


def test_a_size_below_the_designs_is_its_layouts() -> None:
    long = "\n".join(f"- {'long statement ' * 6}{number}" for number in range(7))
    deck = read(build(build_deck(f"## A\n\n{long}\n", "x.md")))
    layout = deck.slides[0].slide_layout
    assert layout.name == "Title and Content"
    assert 1800 <= sizes(layout.placeholders[1])[0] < 2400
    assert sizes(deck.slides[0].placeholders[1]) == []


def test_the_same_picture_is_stored_once(tmp_path: Path) -> None:
    picture = ROOT / "tests" / "stress" / "portrait.png"
    (tmp_path / "a.png").write_bytes(picture.read_bytes())
    (tmp_path / "b.png").write_bytes(picture.read_bytes())
    source = tmp_path / "x.md"
    source.write_text("## A\n\n![One thing](a.png)\n\n## B\n\n![Another](b.png)\n", encoding="utf-8")
    build_file(source, tmp_path / "x.pptx")
    assert [name for name in parts((tmp_path / "x.pptx").read_bytes()) if "media" in name] == ["ppt/media/image1.png"]


def test_a_chain_of_links_through_a_thousand_slides_can_be_written() -> None:
    sections = "\n".join(f"## Slide {number}\n\n- [next](#slide-{number + 1})\n" for number in range(1200))
    briefing = build_deck(f"---\nagenda: no\n---\n{sections}\n## Slide 1200\n\n- end\n", "x.md")
    with zipfile.ZipFile(io.BytesIO(build(briefing))) as archive:
        assert sum(name.startswith("ppt/slides/slide") for name in archive.namelist()) == 1201


def with_slot_moved(design: Design) -> Design:
    layout = design.layouts["Title and Content"]
    moved = tuple(
        dataclasses.replace(slot, rect=dataclasses.replace(slot.rect, x=slot.rect.x + inches(1), width=slot.rect.width - inches(1)))
        if slot.index == 1
        else slot
        for slot in layout.slots
    )
    return dataclasses.replace(design, layouts={**design.layouts, layout.name: dataclasses.replace(layout, slots=moved)})


def changed(one: dict[str, str], other: dict[str, str]) -> set[str]:
    assert set(one) == set(other)
    return {name for name in one if one[name] != other[name]}


def test_a_word_in_a_heading_changes_its_slide_and_nothing_else() -> None:
    other = parts(build(build_deck(SMALL.replace("## Numbers", "## Figures").replace("#numbers", "#figures"), "small.md")))
    assert changed(parts(build(small())), other) == {"ppt/slides/slide3.xml"}


def test_a_colour_changes_the_theme_and_nothing_else() -> None:
    shown = small()
    theme = dataclasses.replace(shown.design.theme, colours=("000000", *shown.design.theme.colours[1:]))
    design = dataclasses.replace(shown.design, theme=theme)
    target = io.BytesIO()
    write(shown.pages, design, shown.properties, target)
    assert changed(parts(build(shown)), parts(target.getvalue())) == {"ppt/theme/theme1.xml", "ppt/theme/theme2.xml"}


def test_a_slots_rectangle_changes_its_layout_and_not_the_slides() -> None:
    shown = small()
    target = io.BytesIO()
    write(shown.pages, with_slot_moved(shown.design), shown.properties, target)
    names = changed(parts(build(shown)), parts(target.getvalue()))
    assert names == {"ppt/slideLayouts/slideLayout2.xml", "ppt/slideMasters/slideMaster1.xml"}


@pytest.mark.parametrize("theme", THEMES)
def test_checkers_find_nothing_in_small_and_stress(theme: str, tmp_path: Path) -> None:
    (tmp_path / "small.pptx").write_bytes(build(small(theme)))
    build_file(STRESS, tmp_path / "stress.pptx", theme)
    assert findings(tmp_path / "small.pptx", tmp_path / "stress.pptx") == ""


@pytest.mark.parametrize("theme", THEMES)
def test_the_table_style_names_all_borders_and_all_parts_of_a_table(theme: str) -> None:
    """What PowerPoint's Table Design offers: banded rows, a total row, a last column, borders."""
    style = etree.fromstring(table_styles_xml(built_in(theme)).encode())[0]
    parts_of = {each.tag.split("}")[1]: each for each in style}
    assert list(parts_of) == ["wholeTbl", "band1H", "band2H", "lastCol", "firstCol", "lastRow", "firstRow"]
    sides = parts_of["wholeTbl"].findall(".//{*}tcBdr/*")
    assert [side.tag.split("}")[1] for side in sides] == ["left", "right", "top", "bottom", "insideH", "insideV"]
    assert all(len(side.findall("{*}ln/*")) == 1 for side in sides)
    assert parts_of["band1H"].find(".//{*}fill/{*}solidFill") is not None
    assert parts_of["lastRow"].find(".//{*}top/{*}ln/{*}solidFill") is not None
    assert all(parts_of[name].find("{*}tcTxStyle").get("b") == "on" for name in ("lastRow", "lastCol", "firstCol", "firstRow"))


def test_written_are_offices_layouts_those_in_use_and_one_of_each_family_that_is_offered() -> None:
    shown = small()
    written = [layout.name for layout in read(build(shown)).slide_layouts]
    layouts = shown.design.layouts
    used = {page.layout for page in shown.pages}
    assert len(written) == len(set(written))
    assert set(written) <= set(layouts)
    assert {layout.name for layout in standard()} | used <= set(written)
    families = {name: layouts[name].form.purpose for name in written}
    spare = [families[name] for name in written if name not in used | {layout.name for layout in standard()}]
    assert len(spare) == len(set(spare))
    assert set(spare) <= OFFERED
    assert set(families.values()) >= OFFERED
    assert len(written) < 45


def test_pages_of_one_layout_that_set_it_otherwise_have_layouts_that_say_so() -> None:
    long = "\n".join([f"- {'long statement ' * 6}{at}" for at in range(7)])
    nested = f"- {'long statement ' * 9}\n  - more\n- {'long statement ' * 9}"
    text = "".join(f"## {name}\n\n{body}\n\n" for name, body in (("A", long), ("B", nested), ("C", long), ("D", long)))
    deck = read(build(build_deck(f"{text}## E\n\n<!-- layout: list -->\n\n- :shield: x\n  - z\n- y\n", "x.md")))
    used = [slide.slide_layout.name for slide in deck.slides]
    plain = "Title and Content"
    assert used == [plain, f"{plain}, text 28 pt", plain, plain, f"{plain}, text 28 pt, with icons"]  # an airy slide of a crowded deck
    assert [sizes(slide.slide_layout.placeholders[1])[0] for slide in deck.slides][:2] == [2000, 2800]
    assert len({layout.name for layout in deck.slide_layouts}) == len(deck.slide_layouts)


def sizes(shape: Any) -> list[int]:
    """The sizes that the levels of a shape state, in hundredths of a point."""
    return [int(size) for size in re.findall(r'<a:defRPr sz="(\d+)"', etree.tostring(shape._element).decode())]


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("日本語です", "ja-JP"),
        ("中文文字", "zh-CN"),
        ("한국어", "ko-KR"),
        ("نص عربي", "ar-SA"),
        ("עברית", "he-IL"),
        ("Русский", "ru-RU"),
        ("plain", "en-GB"),
    ],
)
def test_every_run_names_the_language_it_is_written_in(text: str, tongue: str) -> None:
    xml = parts(build(build_deck(f"---\nlang: en-GB\n---\n\n## A\n\n- {text}\n- `x`\n", "x.md")))["ppt/slides/slide1.xml"]
    assert re.search(rf'lang="{tongue}"[^>]*/><a:t>{text}<', xml)
    assert 'lang="zxx"' in xml
    assert ('rtl="1"' in xml) == (tongue in ("ar-SA", "he-IL"))
