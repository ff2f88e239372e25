"""What a template shows beside its styles: sample text with sizes, sample slides, the size of most titles."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from slides.design import Purpose
from slides.export.pptx.template import read_template
from tests.test_templates import OUTLINE, deck_in, opened, saved

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read(source: object, path: Path) -> object:
    return read_template(saved(source, path).read_bytes(), path.name)


def without_sizes(element: object) -> None:
    for each in element.iter(f"{A}defRPr"):  # type: ignore[attr-defined]
        each.attrib.pop("sz", None)


def test_sizes_come_from_sample_text_where_no_style_states_any(tmp_path: Path) -> None:
    source = Presentation()
    master = source.slide_master
    without_sizes(master._element)
    for layout in source.slide_layouts:
        without_sizes(layout._element)
    for shape in master.placeholders:
        for paragraph in shape.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(40 if shape.placeholder_format.idx == 0 else 26 - 4 * paragraph.level)
    design = read(source, tmp_path / "house.pptx").design  # type: ignore[attr-defined]
    assert design.style(design.frame.title).sizes[0] == 40
    assert design.styles["body"].sizes[:2] == (26, 22)
    made = opened(deck_in(tmp_path / "house.pptx"))
    title = next(slide for slide in made.slides if slide.shapes.title.text == "Bullets").shapes.title  # type: ignore[attr-defined]
    stated = [each.get("sz") for each in title._element.iter(f"{A}defRPr")]
    assert stated[0] == "4000", "no style of the file says it, so the slide does"


def test_a_title_in_an_odd_size_is_not_that_of_the_layout_for_text(tmp_path: Path) -> None:
    source: Any = Presentation()
    for at, layout in enumerate(source.slide_layouts):
        layout.name = f"Layout {at}"
        layout._element.attrib.pop("type", None)
    first, copied = source.slide_layouts[1], source.slide_layouts[8]
    tree = copied._element.cSld.spTree
    for shape in list(copied.placeholders):
        tree.remove(shape._element)
    for shape in first.placeholders:
        tree.append(etree.fromstring(etree.tostring(shape._element)))
    large = next(each for each in first.placeholders if each.placeholder_format.idx == 0)
    style = large._element.txBody.find(f"{A}lstStyle")
    style.append(etree.fromstring(f'<a:lvl1pPr xmlns:a="{A[1:-1]}"><a:defRPr sz="6600"/></a:lvl1pPr>'))
    found = read(source, tmp_path / "house.pptx").chosen  # type: ignore[attr-defined]
    assert found[Purpose.CONTENT] == "Layout 8"


def test_numbers_of_a_templates_own_box_have_the_colour_of_its_marks(tmp_path: Path) -> None:
    source = Presentation()
    path = saved(source, tmp_path / "house.pptx")
    made = Presentation(io.BytesIO(deck_in(path, OUTLINE.replace("- One **thing**", "1. One **thing**").replace("- A", "2. A")).to_bytes()))
    numbered = [each for slide in made.slides for each in slide._element.iter(f"{A}buAutoNum")]
    assert numbered
    assert not [each for each in numbered if each.getparent().find(f"{A}buClr") is not None]
