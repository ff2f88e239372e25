"""What a template shows beside its styles: sample text with sizes, sample slides, the size of most titles."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.shapes.picture import CT_Picture
from pptx.util import Inches, Length, Pt

from slides.design import Colour, Purpose
from slides.design.contrast import contrast_of, softened
from slides.export.pptx.template import read_template
from tests.test_templates import OUTLINE, deck_in, opened, saved

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read(source: object, path: Path) -> object:
    return read_template(saved(source, path).read_bytes(), path.name)


def without_sizes(element: object) -> None:
    for each in element.iter(f"{A}defRPr"):  # type: ignore[attr-defined]
        each.attrib.pop("sz", None)


def test_sizes_come_from_sample_text_where_no_style_states_any(tmp_path: Path) -> None:
    source: Any = Presentation()
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
    source: Any = Presentation()
    path = saved(source, tmp_path / "house.pptx")
    made = Presentation(io.BytesIO(deck_in(path, OUTLINE.replace("- One **thing**", "1. One **thing**").replace("- A", "2. A")).to_bytes()))
    numbered = [each for slide in made.slides for each in slide._element.iter(f"{A}buAutoNum")]
    assert numbered
    assert not [each for each in numbered if each.getparent().find(f"{A}buClr") is not None]


def logo(path: Path, colour: str = "C00000", size: tuple[int, int] = (60, 40)) -> str:
    Image.new("RGB", size, f"#{colour}").save(path)
    return str(path)


def drawn_on(layout: Any, picture: str, *place: Length) -> None:
    """Put a picture on a layout or master, behind its placeholders."""
    _, identity = layout.part.get_or_add_image_part(picture)
    new_pic: Any = CT_Picture.new_pic
    element = new_pic(900, "Logo", "", identity, *(int(each) for each in place))
    layout._element.cSld.spTree.insert(2, element)


@pytest.mark.parametrize("centred", [False, True])
def test_a_title_ends_before_a_logo_on_its_right(centred: bool, tmp_path: Path) -> None:
    source: Any = Presentation()
    if not centred:
        for each in source.slide_master._element.iter(f"{A}lvl1pPr"):
            each.attrib.pop("algn", None)
    drawn_on(source.slide_master, logo(tmp_path / "logo.png"), Inches(8), Inches(0.3), Inches(1.5), Inches(1))
    design = read(source, tmp_path / "house.pptx").design  # type: ignore[attr-defined]
    title = design.layouts["Title and Content"].slots[0]
    assert title.rect.right < Inches(8)
    assert title.rect.x == Inches(0.5) if not centred else title.rect.x > Inches(1.5)


@pytest.mark.parametrize(("wide", "kept"), [(2, False), (10, True)])
def test_a_date_is_left_out_where_a_mark_is_drawn_but_not_on_a_band(wide: int, kept: bool, tmp_path: Path) -> None:
    source: Any = Presentation()
    drawn_on(source.slide_master, logo(tmp_path / "logo.png"), Inches(0), Inches(6.8), Inches(wide), Inches(0.7))
    kinds = {slot.kind.value for slot in read(source, tmp_path / "house.pptx").design.layouts["Title and Content"].slots}  # type: ignore[attr-defined]
    assert ("dt" in kinds) is kept
    assert "sldNum" in kinds


@pytest.mark.parametrize("ground", ["102040", "F4F4F4"])
def test_a_cover_without_placeholders_gets_its_words_in_large_type(ground: str, tmp_path: Path) -> None:
    source: Any = Presentation()
    cover = source.slide_layouts[0]
    for shape in list(cover.placeholders):
        cover._element.cSld.spTree.remove(shape._element)
    from_string: Any = RGBColor.from_string
    cover.background.fill.solid()
    cover.background.fill.fore_color.rgb = from_string(ground)
    deck = deck_in(saved(source, tmp_path / "house.pptx"))
    assert not [each for each in deck.problems if each.rule.code == "A6"]
    page = deck.pages[0]
    layout = deck.design.layouts[page.layout]
    assert layout.form.purpose is Purpose.TITLE
    title = deck.design.style(layout.slots[0])
    scheme = deck.design.theme.scheme[title.levels[0].colour]
    assert contrast_of(softened(deck.design.theme.rgb(scheme.name), scheme.lum_mod, scheme.lum_off), ground) >= 4.5
    made = opened(deck).slides[0]  # type: ignore[attr-defined]
    assert made.slide_layout.background.fill.fore_color.rgb == from_string(ground)
    assert made.shapes.title.text == "A talk"


def test_a_cover_that_is_full_of_other_things_is_not_written_on(tmp_path: Path) -> None:
    source: Any = Presentation()
    cover = source.slide_layouts[0]
    for shape in list(cover.placeholders):
        cover._element.cSld.spTree.remove(shape._element)
    drawn_on(cover, logo(tmp_path / "logo.png"), Inches(2), Inches(2), Inches(4), Inches(3))
    assert read(source, tmp_path / "house.pptx").chosen[Purpose.TITLE] == "Section Header"  # type: ignore[attr-defined]


def test_a_template_without_any_placeholder_has_a_cover_in_large_type(tmp_path: Path) -> None:
    source: Any = Presentation()
    for layout in source.slide_layouts:
        for shape in list(layout.placeholders):
            layout._element.cSld.spTree.remove(shape._element)
    deck = deck_in(saved(source, tmp_path / "house.pptx"))
    sizes = {page.layout: page.fills[0].what.sizes[0] for page in deck.pages}  # type: ignore[union-attr]
    assert sizes[deck.pages[0].layout] >= 1.3 * min(sizes.values())


@pytest.mark.parametrize(
    ("accent", "digits", "house"),
    [
        ("4F81BD", "A00010", True),
        ("7A1FA2", "A00010", True),
        ("7A1FA2", "B03A36", False),
        ("7A1FA2", "8A2FB2", False),
        ("4F81BD", "376092", True),
        ("00A2FF", "7F4B97", True),
    ],
)
def test_the_house_colour_is_what_is_drawn_where_no_accent_of_the_houses_own_is_near_it(
    accent: str, digits: str, house: bool, tmp_path: Path
) -> None:
    source: Any = Presentation()
    part = next(rel.target_part for rel in source.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    part._blob = part.blob.replace(b"4F81BD", accent.encode())
    band = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="901" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="9144000" cy="200000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{digits}"/></a:solidFill></p:spPr></p:sp>'
    )
    source.slide_master._element.cSld.spTree.insert(2, band)
    theme = read(source, tmp_path / "house.pptx").design.theme  # type: ignore[attr-defined]
    assert (theme.scheme[Colour.KEY].name == digits) is house
    assert theme.scheme[Colour.CONTRAST].name != digits


def table_style(head: str, ink: str, column: str = "") -> bytes:
    fill = f'<a:fill><a:solidFill><a:srgbClr val="{head}"/></a:solidFill></a:fill>' if head else ""
    line = '<a:tcBdr><a:insideH><a:ln w="9525"><a:solidFill><a:srgbClr val="808080"/></a:solidFill></a:ln></a:insideH></a:tcBdr>'
    return (
        f'<a:tblStyleLst xmlns:a="{A[1:-1]}" def="{HOUSE}"><a:tblStyle styleId="{HOUSE}" styleName="House"><a:wholeTbl><a:tcTxStyle>'
        f'<a:srgbClr val="202020"/></a:tcTxStyle><a:tcStyle>{line}</a:tcStyle></a:wholeTbl>{column}<a:firstRow><a:tcTxStyle b="on">'
        f'<a:srgbClr val="{ink}"/></a:tcTxStyle><a:tcStyle><a:tcBdr/>{fill}</a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>'
    ).encode()


HOUSE = "{0A1B2C3D-0000-4000-8000-00000000ABCD}"
COLUMN = '<a:firstCol><a:tcTxStyle b="on"/><a:tcStyle><a:tcBdr/><a:fill><a:noFill/></a:fill></a:tcStyle></a:firstCol>'


@pytest.mark.parametrize(
    ("data", "own", "column"),
    [
        (table_style("004080", "FFFFFF"), True, True),
        (table_style("004080", "FFFFFF", COLUMN), True, False),
        (table_style("FFE0A0", "FFFFFF"), False, True),
        (table_style("", "202020"), False, True),
        (table_style("004080", "FFFFFF").replace(b'def="{0A', b'def="{0B'), False, True),
    ],
    ids=["its own", "a first column with a fill", "white on yellow", "draws no header", "names a style that is not there"],
)
def test_tables_have_the_templates_own_style_where_that_can_be_read(data: bytes, own: bool, column: bool, tmp_path: Path) -> None:
    saved(Presentation(), tmp_path / "plain.pptx")
    with zipfile.ZipFile(tmp_path / "plain.pptx") as old, zipfile.ZipFile(tmp_path / "house.pptx", "w") as new:
        for name in old.namelist():
            new.writestr(name, data if name == "ppt/tableStyles.xml" else old.read(name))
    made = opened(deck_in(tmp_path / "house.pptx"))
    properties = next(each for slide in made.slides for each in slide._element.iter(f"{A}tblPr"))  # type: ignore[attr-defined]
    assert (properties[0].text == HOUSE) is own
    assert (properties.get("firstCol") == "1") is column
    assert (properties.get("bandRow") == "1") is own


def test_drawings_use_the_room_under_a_short_box_for_text(tmp_path: Path) -> None:
    source: Any = Presentation()
    for each in source.slide_layouts[1].placeholders:
        if each.placeholder_format.idx == 1:
            each.left, each.top, each.width, each.height = Inches(0.5), Inches(1.8), Inches(9), Inches(2)
    design = read(source, tmp_path / "house.pptx").design  # type: ignore[attr-defined]
    assert design.frame.body.height > Inches(3)
    assert design.frame.source.rect.bottom < Inches(7)
    assert design.layouts["Title and Content"].slots[1].rect.height == Inches(2), "text stays in its box"
