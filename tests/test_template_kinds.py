"""Kinds of templates that real ones are of: how the cover, the divider and the last slide are found, colours, links, large slides."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches

from slides.design import Colour, PlaceholderKind, Purpose, Role
from slides.design.page import Drawing
from slides.export.pptx.drawingml import A, P, R
from slides.export.pptx.template import read_template
from slides.export.pptx.template.colours import colour_in, palette_of
from slides.export.pptx.template.ground import area_of, overlap_of
from slides.export.pptx.template.opened import open_package
from slides.text.rich_text import Mark
from tests.test_templates import deck_in, opened, saved

FAREWELL = "# A talk\n\n## First\n\n- One\n- Two and more words\n\n## Thank you\n\nQuestions: <a@example.com>\n"
FLOW = "# A talk\n\n## How\n\n```mermaid\nflowchart LR\n  A[One] --> B{Two?}\n  B -->|yes| C[Three]\n  B -->|no| D[Four]\n```\n"


def read(source: Any, path: Path) -> Any:
    return read_template(saved(source, path).read_bytes(), path.name)


def colour(digits: str) -> Any:
    made: Any = RGBColor
    return made.from_string(digits)


def named(source: Any, name: str) -> Any:
    return next(layout for layout in source.slide_layouts if layout.name == name)


def without_text(layout: Any) -> None:
    for shape in list(layout.placeholders):
        layout._element.cSld.spTree.remove(shape._element)


def sample(source: Any, name: str) -> Any:
    return source.slides.add_slide(named(source, name))


@pytest.mark.parametrize("name", ["Closing", "Danke", "结尾页", "Contact"])
def test_thanks_stand_in_the_templates_own_last_slide(name: str, tmp_path: Path) -> None:
    source: Any = Presentation()
    named(source, "Picture with Caption").name = name
    source.slide_layouts[8]._element.attrib.pop("type")
    slides = opened(deck_in(saved(source, tmp_path / "house.pptx"), FAREWELL)).slides  # type: ignore[attr-defined]
    assert slides[-1].slide_layout.name == name
    assert "Thank you" in slides[-1].shapes.title.text


@pytest.mark.parametrize("held", [True, False])
def test_without_one_thanks_stand_in_the_divider_where_it_holds_a_line_else_in_the_cover(held: bool, tmp_path: Path) -> None:
    source: Any = Presentation()
    divider = named(source, "Section Header")
    if not held:
        line = next(each for each in divider.placeholders if each.placeholder_format.idx == 1)
        divider._element.cSld.spTree.remove(line._element)
    slides = opened(deck_in(saved(source, tmp_path / "house.pptx"), FAREWELL)).slides  # type: ignore[attr-defined]
    assert slides[-1].slide_layout.name == ("Section Header" if held else "Title Slide")


def test_the_layout_of_the_first_sample_slide_is_the_cover_where_no_other_layout_is_one(tmp_path: Path) -> None:
    source: Any = Presentation()
    for name in ("Title Slide", "Section Header", "Blank"):
        without_text(named(source, name))
    source.slide_layouts[0].name, source.slide_layouts[6].name = "Visual A", "Visual B"
    source.slide_layouts[0]._element.attrib.pop("type")
    sample(source, "Visual B")
    read_so = read(source, tmp_path / "house.pptx")
    assert (Purpose.TITLE, "Visual B") in read_so.made


def test_a_small_word_over_large_text_is_no_covers_title(tmp_path: Path) -> None:
    source: Any = Presentation()
    for name in ("Title Slide", "Section Header"):
        title, text = (each for each in named(source, name).placeholders if each.placeholder_format.idx in (0, 1))
        title.text_frame._txBody.find(".//{*}lstStyle").clear()
        text.text_frame._txBody.find(".//{*}lstStyle").clear()
        for shape, size in ((title, 2000), (text, 6600)):
            level = shape.text_frame._txBody.find(".//{*}lstStyle").makeelement(
                "{http://schemas.openxmlformats.org/drawingml/2006/main}lvl1pPr", {}
            )
            run = level.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}defRPr", {"sz": str(size)})
            level.append(run)
            shape.text_frame._txBody.find(".//{*}lstStyle").append(level)
    source.slide_layouts[0]._element.set("type", "cust")
    source.slide_layouts[2]._element.set("type", "cust")
    read_so = read(source, tmp_path / "house.pptx")
    assert read_so.chosen.get(Purpose.SECTION) != "Section Header"


def test_a_part_without_an_extension_is_typed_by_its_name(tmp_path: Path) -> None:
    """Google Slides writes such parts; an empty extension as a default makes a package that no program opens."""
    source: Any = Presentation()
    part = Part(PackURI("/ppt/metadata"), "application/binary", source.part.package, b"x")
    source.part.relate_to(part, "http://customschemas.google.com/relationships/presentationmetadata")
    deck = deck_in(saved(source, tmp_path / "house.pptx"))
    with zipfile.ZipFile(io.BytesIO(deck.to_bytes())) as made:
        types = made.read("[Content_Types].xml").decode()
    assert 'Extension=""' not in types
    assert '<Override PartName="/ppt/metadata" ContentType="application/binary"/>' in types


def test_a_link_that_cannot_be_read_on_its_ground_has_the_colour_of_its_text(tmp_path: Path) -> None:
    source: Any = Presentation()
    divider = named(source, "Section Header")
    divider.background.fill.solid()
    divider.background.fill.fore_color.rgb = colour("1010C0")
    design = read(source, tmp_path / "house.pptx").design
    (row,) = (each for each in design.layouts.values() if each.form.purpose is Purpose.SECTION)
    assert all(design.style(slot).keep_links for slot in row.slots[:2])
    assert not design.styles["body"].keep_links


def test_text_of_ours_has_the_colour_of_the_templates_text(tmp_path: Path) -> None:
    source: Any = Presentation()
    body = next(each for each in named(source, "Title and Content").placeholders if each.placeholder_format.idx == 1)
    spot = body.text_frame._txBody.find(".//{*}lstStyle")
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    level = parse_xml(f'<a:lvl1pPr xmlns:a="{main}"><a:defRPr><a:solidFill><a:srgbClr val="402060"/></a:solidFill></a:defRPr></a:lvl1pPr>')
    spot.append(level)
    theme = read(source, tmp_path / "house.pptx").design.theme
    assert theme.scheme[Colour.INK].name == "402060"


@pytest.mark.parametrize("times", [1.0, 2.0])
def test_drawings_grow_with_a_large_slide(times: float, tmp_path: Path) -> None:
    source: Any = Presentation()
    source.slide_width, source.slide_height = Emu(round(12192000 * times)), Emu(round(6858000 * times))
    for layout in (source.slide_master, *source.slide_layouts):
        for shape in layout.placeholders:
            if shape._element.spPr.find("{*}xfrm") is not None:
                shape.left, shape.top = Emu(round(shape.left * times * 4 / 3)), Emu(round(shape.top * times))
                shape.width, shape.height = Emu(round(shape.width * times * 4 / 3)), Emu(round(shape.height * times))
    body = source.slide_master._element.find(".//{*}bodyStyle")
    for run in body.iter("{*}defRPr"):
        run.set("sz", str(round(2400 * times)))
    deck = deck_in(saved(source, tmp_path / "house.pptx"), FLOW)
    drawing = next(fill.what for page in deck.pages for fill in page.fills if isinstance(fill.what, Drawing))
    sizes = {words.size for label in drawing.labels for words in label.words}
    assert min(sizes) >= 14 * times
    assert drawing.width > 0.5 * source.slide_width


def test_what_can_hardly_be_seen_takes_no_room(tmp_path: Path) -> None:
    source: Any = Presentation()
    free = read(source, tmp_path / "free.pptx").design.frame.body
    master = source.slide_master
    scratch = source.slides.add_slide(named(source, "Blank"))
    shape = scratch.shapes.add_shape(1, Inches(2), Inches(2), Inches(1), Inches(4))
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour("502080")
    fill = shape._element.spPr.find(".//{*}srgbClr")
    fill.append(fill.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}alpha", {"val": "4000"}))
    shape._element.find(".//{*}txBody").clear()
    master.shapes._spTree.append(shape._element)
    assert read(source, tmp_path / "house.pptx").design.frame.body == free


def test_forms_have_the_room_beside_a_narrow_box(tmp_path: Path) -> None:
    source: Any = Presentation()
    body = next(each for each in named(source, "Title and Content").placeholders if each.placeholder_format.idx == 1)
    body.left, body.top, body.width, body.height = Inches(0.5), Inches(1.75), Inches(4.5), Inches(4.5)
    for layout in list(source.slide_layouts):
        if layout.name not in ("Title Slide", "Title and Content", "Section Header"):
            source.slide_layouts.remove(layout)
    frame = read(source, tmp_path / "house.pptx").design.frame.body
    assert frame.width == Inches(9)


def test_a_template_has_the_forms_that_stand_between_a_title_and_the_foot(tmp_path: Path) -> None:
    design = read(Presentation(), tmp_path / "house.pptx").design
    there = {each.form.purpose for each in design.layouts.values()}
    wanted = (Purpose.QUOTATION, Purpose.TABLE, Purpose.CHART, Purpose.CARDS, Purpose.ROWS, Purpose.FIGURES, Purpose.TIMELINE)
    assert there.issuperset((*wanted, Purpose.CODE, Purpose.PICTURE, Purpose.TEXT_AND_PICTURE, Purpose.NAMED_PICTURES, Purpose.SWOT))


@pytest.mark.parametrize("said", ["content", "Title and Content", "closing"])
def test_corrections_name_what_is_meant(said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from slides.cli.main import main

    path = saved(Presentation(), tmp_path / "house.pptx")
    layout = said if said.istitle() else "Title and Content"
    key = "closing" if said == "closing" else "content"
    (tmp_path / "house.pptx.toml").write_text(f'[layouts]\n{key} = "{"Title and Contents" if said == "content" else layout}"\n')
    assert main(["template", str(path), "--check"]) == 1
    told = capsys.readouterr().out
    assert ("did you mean Title and Content?" in told) is (said == "content")
    assert ("names no purpose" in told) is False


def test_a_number_of_two_digits_has_room_before_its_text(tmp_path: Path) -> None:
    style = read(Presentation(), tmp_path / "house.pptx").design.styles["body"]
    assert style.indent(0, Mark.NUMBER)[1] >= 1.4 * style.sizes[0] * 12700
    assert style.indent(0, Mark.BULLET) == (style.levels[0].margin, style.levels[0].hang)


@pytest.mark.parametrize(("drawn", "key"), [("0377D6", "accent2"), ("0A70C8", "accent2"), ("FF660D", "accent1")])
def test_the_accent_that_is_drawn_comes_first_unless_it_is_too_pale_for_text(drawn: str, key: str, tmp_path: Path) -> None:
    source: Any = Presentation()
    part = next(rel.target_part for rel in source.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    part._blob = part.blob.replace(b"4F81BD", b"107C10").replace(b"C0504D", b"0377D6").replace(b"9BBB59", b"FF660D")
    band = source.slides.add_slide(named(source, "Blank")).shapes.add_shape(1, 0, 0, source.slide_width, Inches(0.2))
    band.fill.solid()
    band.fill.fore_color.rgb = colour(drawn)
    source.slide_master.shapes._spTree.insert(2, band._element)
    assert read(source, tmp_path / "house.pptx").design.theme.scheme[Colour.KEY].name == key


def test_on_a_ground_between_dark_and_light_text_of_ours_is_as_the_templates(tmp_path: Path) -> None:
    source: Any = Presentation()
    source.slide_master.background.fill.solid()
    source.slide_master.background.fill.fore_color.rgb = colour("0A8AA0")
    source.slide_master._element.find(".//{*}clrMap").attrib.update({"bg1": "dk1", "tx1": "lt1"})
    design = read(source, tmp_path / "house.pptx").design
    assert design.theme.rgb(design.theme.scheme[Colour.INK].name) == "FFFFFF"
    assert design.theme.dark


@pytest.mark.parametrize("high", [True, False])
def test_a_title_of_one_line_in_a_narrow_box_has_the_room_beside_it(high: bool, tmp_path: Path) -> None:
    source: Any = Presentation()
    title = named(source, "Title and Content").placeholders[0]
    title.left, title.top, title.width, title.height = Inches(0.5), Inches(0.3), Inches(4), Inches(1.2 if high else 0.6)
    level = title.text_frame._txBody.find(".//{*}lstStyle")
    main = "http://schemas.openxmlformats.org/drawingml/2006/main"
    level.append(parse_xml(f'<a:lvl1pPr xmlns:a="{main}" algn="l"><a:defRPr sz="2400"/></a:lvl1pPr>'))
    row = read(source, tmp_path / "house.pptx").design.layouts["Title and Content"]
    assert row.slots[0].rect.width == Inches(4 if high else 9)


@pytest.mark.parametrize(("change", "digits"), [('<a:tint val="75000"/>', "898989"), ('<a:tint val="25000"/>', "E1E1E1")])
def test_a_tint_is_mixed_as_light_is(change: str, digits: str, tmp_path: Path) -> None:
    source: Any = Presentation()
    palette = palette_of(open_package(saved(source, tmp_path / "house.pptx").read_bytes()), "/ppt/slideMasters/slideMaster1.xml")
    fill = parse_xml(f'<a:solidFill xmlns:a="{A}"><a:schemeClr val="tx1">{change}</a:schemeClr></a:solidFill>')
    found = colour_in(fill, palette)
    assert found is not None
    assert found.rgb == digits


def put_behind(master: Any, colour: tuple[int, int, int], change: str = "") -> None:
    """A picture of one colour as a master's background. change: the elements that change the picture."""
    picture = io.BytesIO()
    Image.new("RGB", (64, 36), colour).save(picture, "PNG")
    _, relation = master.part.get_or_add_image_part(picture)
    space = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}"'
    blip = f'<a:blip r:embed="{relation}">{change}</a:blip><a:stretch><a:fillRect/></a:stretch>'
    common = master._element.cSld
    common.remove(common.find(f"{{{P}}}bg"))
    common.insert(0, parse_xml(f"<p:bg {space}><p:bgPr><a:blipFill>{blip}</a:blipFill><a:effectLst/></p:bgPr></p:bg>"))


@pytest.mark.parametrize(("alpha", "dark"), [("", True), ('<a:alphaModFix amt="20000"/>', False)])
def test_a_pale_background_picture_is_seen_over_white(alpha: str, dark: bool, tmp_path: Path) -> None:
    source: Any = Presentation()
    put_behind(source.slide_master, (16, 24, 32), alpha)
    assert read(source, tmp_path / "house.pptx").design.theme.dark is dark


@pytest.mark.parametrize(("alpha", "panel"), [(60000, True), (5000, False)])
def test_forms_stand_on_the_panel_that_a_templates_boxes_have(alpha: int, panel: bool, tmp_path: Path) -> None:
    source: Any = Presentation()
    master = source.slide_master
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = colour("3A4A4A")
    body = next(each for each in master.placeholders if each.placeholder_format.type == PP_PLACEHOLDER.BODY)
    fill = f'<a:solidFill xmlns:a="{A}"><a:srgbClr val="FFFFFF"><a:alpha val="{alpha}"/></a:srgbClr></a:solidFill>'
    body._element.spPr.append(parse_xml(fill))
    design = read(source, tmp_path / "house.pptx").design
    tables = [each for each in design.layouts.values() if each.form.purpose is Purpose.TABLE]
    assert tables
    for each in tables:
        under = [shape for shape in each.decoration if shape.colour is Colour.CANVAS]
        assert bool(under) is panel
        tables_on = [slot.rect for slot in each.slots if slot.role is Role.TABLE] if panel else []
        assert all(overlap_of(under[0].rect, rect) == area_of(rect) for rect in tables_on)
    assert design.theme.dark is not panel


def test_a_templates_long_agenda_is_in_columns_where_one_would_be_smaller(tmp_path: Path) -> None:
    chapters = "".join(f"## Part {name}\n\n- One\n- Two and more\n\n" for name in "A B C D E F G H I J K L".split())  # noqa: SIM905
    text = f"# A talk\n\n{chapters}"
    source: Any = Presentation()
    for each in source.slide_master._element.iterfind(f".//{{{P}}}bodyStyle/*/{{{A}}}defRPr"):
        each.set("sz", "2400")
    agenda = opened(deck_in(saved(source, tmp_path / "house.pptx"), text)).slides[1]  # type: ignore[attr-defined]
    boxes = [shape for shape in agenda.placeholders if "Part " in shape.text_frame.text]
    assert len(boxes) == 2
    assert [len(box.text_frame.paragraphs) for box in boxes] == [6, 6]


def test_a_place_for_a_picture_beside_text_leaves_its_room_to_what_is_shown(tmp_path: Path) -> None:
    source: Any = Presentation()
    layouts = source.slide_layouts
    for layout in [each for each in layouts if each.name not in ("Title Slide", "Title and Content")]:
        layouts.remove(layout)
    page = named(source, "Title and Content")
    body = next(each for each in page.placeholders if each.placeholder_format.idx == 1)
    body.left, body.top, body.width, body.height = Inches(0.5), Inches(1.7), Inches(3.8), Inches(4.8)
    place = '<p:nvSpPr><p:cNvPr id="90" name="Picture"/><p:cNvSpPr/><p:nvPr><p:ph type="pic" idx="20"/></p:nvPr></p:nvSpPr>'
    frame = f'<a:xfrm><a:off x="{Inches(4.6)}" y="{Inches(1.7)}"/><a:ext cx="{Inches(4.9)}" cy="{Inches(4.8)}"/></a:xfrm>'
    words = "<p:txBody><a:bodyPr/><a:p><a:endParaRPr/></a:p></p:txBody>"
    page._element.cSld.spTree.append(parse_xml(f'<p:sp xmlns:a="{A}" xmlns:p="{P}">{place}<p:spPr>{frame}</p:spPr>{words}</p:sp>'))
    design = read(source, tmp_path / "house.pptx").design
    assert design.frame.body.right > Inches(9)
    text = opened(deck_in(tmp_path / "house.pptx", "# A talk\n\n## How\n\n- One\n- Two\n")).slides[1]  # type: ignore[attr-defined]
    box = next(each for each in text.placeholders if "Two" in each.text_frame.text)
    assert box.left + box.width > Inches(9)


def test_forms_stand_on_a_panel_of_the_grounds_colour_where_it_quiets_a_picture(tmp_path: Path) -> None:
    source: Any = Presentation()
    master = source.slide_master
    put_behind(master, (250, 250, 250))
    body = next(each for each in master.placeholders if each.placeholder_format.type == PP_PLACEHOLDER.BODY)
    body._element.spPr.append(
        parse_xml(f'<a:solidFill xmlns:a="{A}"><a:srgbClr val="FFFFFF"><a:alpha val="80000"/></a:srgbClr></a:solidFill>')
    )
    design = read(source, tmp_path / "house.pptx").design
    assert design.frame.decoration
    assert not design.theme.busy


def test_a_number_is_not_recoloured_for_a_second_level_that_it_does_not_have(tmp_path: Path) -> None:
    source: Any = Presentation()
    page = named(source, "Title and Content")
    number = next(each for each in page.placeholders if each.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER)
    levels = "".join(
        f'<a:lvl{at}pPr><a:defRPr sz="1200"><a:solidFill><a:srgbClr val="{digits}"/></a:solidFill></a:defRPr></a:lvl{at}pPr>'
        for at, digits in ((1, "5A5A5A"), (2, "E0E0E0"))
    )
    body = number._element.txBody
    body.replace(body.find(f"{{{A}}}lstStyle"), parse_xml(f'<a:lstStyle xmlns:a="{A}">{levels}</a:lstStyle>'))
    design = read(source, tmp_path / "house.pptx").design
    styles = [design.styles[slot.style] for slot in design.layouts["Title and Content"].slots if slot.kind is PlaceholderKind.NUMBER]
    assert [style.recoloured for style in styles] == [None]


def test_a_subtitle_over_the_title_grows_upwards(tmp_path: Path) -> None:
    source: Any = Presentation()
    cover = source.slide_layouts[0]
    title, subtitle = cover.placeholders[0], cover.placeholders[1]
    title.left, title.top, title.width, title.height = Inches(1), Inches(3), Inches(8), Inches(1.2)
    subtitle.left, subtitle.top, subtitle.width, subtitle.height = Inches(1), Inches(2.4), Inches(8), Inches(0.6)
    deck: Any = opened(
        deck_in(saved(source, tmp_path / "t.pptx"), "---\ntitle: A talk\nsubtitle: For all\nauthor: Me\n---\n\n## One\n\n- A\n")
    )
    first = deck.slides[0]
    under = next(each for each in first.placeholders if each.placeholder_format.idx == 1)
    assert under.top + under.height <= first.shapes.title.top
    assert "For all" in under.text_frame.text


def test_a_huge_title_of_a_cover_is_smaller_rather_than_shown_in_part(tmp_path: Path) -> None:
    source: Any = Presentation()
    title = source.slide_layouts[0].placeholders[0]
    title.left, title.top, title.width, title.height = Inches(1), Inches(2), Inches(7), Inches(1.3)
    title.text_frame.paragraphs[0].font.size = None
    levels = title._element.txBody.find(f"{{{A}}}lstStyle")
    levels.append(parse_xml(f'<a:lvl1pPr xmlns:a="{A}"><a:defRPr sz="9600"/></a:lvl1pPr>'))
    deck: Any = opened(deck_in(saved(source, tmp_path / "t.pptx"), "# Street trees in summer heat\n\n## One\n\n- A\n- Words and more\n"))
    assert deck.slides[0].shapes.title.text.replace("\xa0", " ") == "Street trees in summer heat"


def second_master(source: Any) -> Any:
    """Add a copy of the master with its layouts, and a band on both; gives its layout for text."""
    from pptx.opc.constants import RELATIONSHIP_TYPE as KINDS
    from pptx.parts.slide import SlideLayoutPart, SlideMasterPart

    first = source.slide_master
    package = source.part.package
    master: Any = SlideMasterPart.load(PackURI("/ppt/slideMasters/slideMaster2.xml"), first.part.content_type, package, first.part.blob)
    master.relate_to(first.part.part_related_by(KINDS.THEME), KINDS.THEME)
    listed = master.slide_master._element.get_or_add_sldLayoutIdLst()
    for at, (entry, layout) in enumerate(zip(list(listed), first.slide_layouts, strict=True)):
        name = PackURI(f"/ppt/slideLayouts/slideLayout{at + 21}.xml")
        made: Any = SlideLayoutPart.load(name, layout.part.content_type, package, layout.part.blob)
        made.relate_to(master, KINDS.SLIDE_MASTER)
        entry.rId = master.relate_to(made, KINDS.SLIDE_LAYOUT)
        entry.set("id", str(2147484000 + at))
    box = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9144000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    named = '<p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
    fill = '<a:solidFill><a:srgbClr val="C81E28"/></a:solidFill>'
    band = parse_xml(f'<p:sp xmlns:a="{A}" xmlns:p="{P}">{named}<p:spPr>{box}{fill}</p:spPr></p:sp>')
    master.slide_master.shapes._spTree.insert(2, band)
    first.shapes._spTree.insert(2, deepcopy(band))
    masters = source.part._element.sldMasterIdLst
    entry = parse_xml(
        f'<p:sldMasterId xmlns:p="{P}" xmlns:r="{R}" id="2147483999" r:id="{source.part.relate_to(master, KINDS.SLIDE_MASTER)}"/>'
    )
    masters.append(entry)
    return master.slide_master.slide_layouts[1]


@pytest.mark.parametrize("samples", [1, 5])
def test_many_sample_slides_show_which_master_is_meant(samples: int, tmp_path: Path) -> None:
    source: Any = Presentation()
    own = second_master(source)
    for _ in range(samples):
        source.slides.add_slide(own)
    found = read(source, tmp_path / "t.pptx")
    template = found.design.template
    assert template is not None
    assert (template.master.endswith("slideMaster2.xml")) is (samples > 1)


def test_shapes_and_tables_have_the_face_of_a_templates_text_where_its_theme_names_another(tmp_path: Path) -> None:
    source: Any = Presentation()
    for level in source.slide_master._element.find(f"{{{P}}}txStyles/{{{P}}}bodyStyle"):
        for face in level.iter(f"{{{A}}}latin"):
            face.set("typeface", "Verdana")
    drawn = "# A talk\n\n## Who\n\n```mermaid\nsequenceDiagram\n  Ann->>Bob: Hello\n  Bob-->>Ann: And you\n```\n"
    outline = drawn + "\n## What\n\n| A | B | C |\n|---|--:|--:|\n| One | 1 | 4 |\n| Two | 2 | 5 |\n| Three | 3 | 6 |\n"
    made = deck_in(saved(source, tmp_path / "t.pptx"), outline).to_bytes()
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        slides = [archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/slides/slide")]
    stated = '<a:lvl1pPr><a:defRPr><a:latin typeface="Verdana"/></a:defRPr></a:lvl1pPr>'
    assert any("<a:tc>" in each and stated in each for each in slides)
    assert any("<a:tc>" not in each and stated in each for each in slides)
