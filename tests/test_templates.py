"""Decks in templates: layouts found by structure, text inherited, the rest of the package kept whole."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pptx
import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Emu, Pt

from slides.base.diagnostics import Severity
from slides.design import Purpose
from slides.export.pptx.template import TemplateError, read_template
from slides.pipeline.build import BuiltDeck, build_deck
from slides.pipeline.templates import template_at
from slides.text.provenance import read_sources
from tests.shared import ROOT

TEMPLATES = ROOT.parent / "shared" / "templates"
OUTLINE = """---
title: A talk
subtitle: For the council
author: A. Author
---

# First part

## Bullets

- One **thing**
    - below it
- Another
- A third

## Columns

::: columns
:::: column
- Left
::::
:::: column
- Right
::::
:::

## A table

| Region | Q1 |
|---|---:|
| North | 10 |

## Cards

### One
- a

### Two
- b

### Three
- c
"""


def saved(presentation: object, path: Path) -> Path:
    presentation.save(str(path))  # type: ignore[attr-defined]
    return path


def office(path: Path) -> Path:
    """python-pptx's own template: 4:3, eleven layouts."""
    return saved(Presentation(), path)


def deck_in(template: Path, outline: str = OUTLINE) -> BuiltDeck:
    return build_deck(outline, str(template.parent / "a.md"), template=str(template))


def opened(deck: BuiltDeck) -> object:
    return Presentation(io.BytesIO(deck.to_bytes()))


def problems(deck: BuiltDeck) -> list[str]:
    return [str(each) for each in deck.problems if each.severity is not Severity.ADVICE]


def test_a_deck_stands_in_the_layouts_of_its_template(tmp_path: Path) -> None:
    deck = deck_in(office(tmp_path / "house.pptx"))
    assert problems(deck) == []
    made = Presentation(io.BytesIO(deck.to_bytes()))
    assert (made.slide_width, made.slide_height) == (9144000, 6858000)
    shown = [slide.slide_layout.name for slide in made.slides]
    assert shown[0] == "Title Slide"
    assert {"Section Header", "Title and Content", "Two Content"} <= set(shown)
    masters = {id(slide.slide_layout.slide_master._element) for slide in made.slides}
    assert len(masters) == 1, "layouts of ours are the template's master's"


def test_text_takes_font_size_and_colour_from_its_layout(tmp_path: Path) -> None:
    made = Presentation(io.BytesIO(deck_in(office(tmp_path / "house.pptx")).to_bytes()))
    slide = next(each for each in made.slides if each.shapes.title.text == "Bullets")
    body = slide.placeholders[1]
    runs = [run for paragraph in body.text_frame.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.font.bold] == ["thing"]
    assert all(run.font.size is None and run.font.name is None and run.font.color.type is None for run in runs)
    assert body._element.spPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm") is None
    assert [paragraph.level for paragraph in body.text_frame.paragraphs] == [0, 1, 0, 0]


def test_sample_slides_go_and_the_rest_stays(tmp_path: Path) -> None:
    source = Presentation()
    slide = source.slides.add_slide(source.slide_layouts[1])
    slide.shapes.title.text = "A sample"
    slide.notes_slide.notes_text_frame.text = "said of the sample"
    path = saved(source, tmp_path / "house.pptx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("docProps/lost.xml", "<lost/>")
    data = deck_in(path).to_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(path) as old:
        words = b"".join(made.read(name) for name in made.namelist())
        assert b"A sample" not in words
        assert b"said of the sample" not in words
        for name in old.namelist():
            if name.startswith(("ppt/slideLayouts/slideLayout", "ppt/theme/theme1", "ppt/printerSettings")):
                assert made.read(name) == old.read(name), name


def test_a_template_becomes_a_presentation(tmp_path: Path) -> None:
    office(tmp_path / "plain.pptx")
    kind = b"presentationml.presentation.main+xml"
    with zipfile.ZipFile(tmp_path / "plain.pptx") as old, zipfile.ZipFile(tmp_path / "house.potx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(kind, b"presentationml.template.main+xml"))
    with zipfile.ZipFile(io.BytesIO(deck_in(tmp_path / "house.potx").to_bytes())) as made:
        types = made.read("[Content_Types].xml")
    assert kind in types
    assert b"template.main" not in types


def test_layouts_are_found_by_structure_where_names_and_types_say_nothing(tmp_path: Path) -> None:
    source = Presentation()
    for at, layout in enumerate(source.slide_layouts):
        layout.name = f"Vorlage {at}"
        layout._element.attrib.pop("type", None)
    found = read_template(saved(source, tmp_path / "house.pptx").read_bytes(), "house.pptx").chosen
    assert found[Purpose.TITLE] == "Vorlage 0"
    assert found[Purpose.CONTENT] == "Vorlage 1"
    assert found[Purpose.TWO_CONTENTS] == "Vorlage 3"
    assert found[Purpose.TITLE_ONLY] == "Vorlage 5"


def test_names_that_lie_are_not_believed(tmp_path: Path) -> None:
    source = Presentation()
    names = {1: "Two Content", 3: "Title and Content"}
    for at, name in names.items():
        source.slide_layouts[at].name = name
        source.slide_layouts[at]._element.attrib.pop("type", None)
    found = read_template(saved(source, tmp_path / "house.pptx").read_bytes(), "house.pptx").chosen
    assert (found[Purpose.CONTENT], found[Purpose.TWO_CONTENTS]) == ("Two Content", "Title and Content")


def test_nothing_stands_on_a_logo(tmp_path: Path) -> None:
    source = Presentation()
    layout = source.slide_layouts[1]
    logo = layout.placeholders[0]._element.getparent()
    box = layout.placeholders[1]
    shape = (
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<p:nvSpPr><p:cNvPr id="99" name="Logo"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        '<p:spPr><a:xfrm><a:off x="7000000" y="5600000"/><a:ext cx="1500000" cy="400000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="CC0000"/></a:solidFill></p:spPr></p:sp>'
    )
    from lxml import etree

    logo.append(etree.fromstring(shape))
    design = read_template(saved(source, tmp_path / "house.pptx").read_bytes(), "house.pptx").design
    assert box.top + box.height > 5600000
    assert design.frame.source.rect.bottom <= 5600000


def test_type_grows_and_shrinks_with_the_template(tmp_path: Path) -> None:
    source = Presentation()
    source.slide_width, source.slide_height = Emu(2 * 9144000), Emu(2 * 6858000)
    for part in (source.slide_master, *source.slide_layouts):
        for shape in part.placeholders:
            frame = shape._element.spPr.xfrm
            for each in frame if frame is not None else ():
                for key, value in each.attrib.items():
                    each.set(key, str(2 * int(value)))
    large = read_template(saved(source, tmp_path / "house.pptx").read_bytes(), "house.pptx").design
    usual = read_template(office(tmp_path / "usual.pptx").read_bytes(), "usual.pptx").design
    assert large.styles["body"].sizes == usual.styles["body"].sizes, "what the template states is not multiplied"
    assert large.frame.body.width == 2 * usual.frame.body.width
    assert large.styles["card"].sizes[2] >= usual.styles["card"].sizes[2]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a PowerPoint file"),
        (b"PK\x03\x04 broken", "not a PowerPoint file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "encrypted"),
    ],
)
def test_what_is_no_template_is_said_in_one_line(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "house.pptx"
    path.write_bytes(data)
    deck = deck_in(path)
    (problem,) = [each for each in deck.problems if each.severity is Severity.FATAL]
    assert problem.rule.code == "K1"
    assert words in problem.message
    with pytest.raises(TemplateError, match=words):
        read_template(data, "house.pptx")


def test_a_template_is_named_in_the_outline_and_comes_from_its_folder(tmp_path: Path) -> None:
    office(tmp_path / "house.pptx")
    front = OUTLINE.replace("---\ntitle", "---\ntemplate: house.pptx\ntitle", 1)
    assert build_deck(front, str(tmp_path / "a.md")).design.template is not None
    outside = build_deck(front.replace("house.pptx", "../house.pptx"), str(tmp_path / "a.md"))
    assert [each.rule.code for each in outside.problems if each.severity is Severity.FATAL] == ["K1"]


def test_the_same_template_and_outline_give_the_same_bytes(tmp_path: Path) -> None:
    path = office(tmp_path / "house.pptx")
    assert deck_in(path).to_bytes() == deck_in(path).to_bytes()


def test_large_text_is_fitted_down_to_three_fifths_and_no_further(tmp_path: Path) -> None:
    source = Presentation()
    path = saved(source, tmp_path / "house.pptx")
    style = read_template(path.read_bytes(), "house.pptx").design.styles["body"]
    assert style.sizes[0] == 32
    assert 0.6 * 32 <= style.ladder[-1][0] < 32
    assert all(one[0] > two[0] for one, two in zip(style.ladder, style.ladder[1:], strict=False))
    assert Pt(style.sizes[0]) == 406400


OPEN = {} if not TEMPLATES.is_dir() else json.loads((TEMPLATES / "expected.json").read_text(encoding="utf-8"))


OFFICE = Path(str(pptx.__file__)).parent / "templates" / "default.pptx"
"""Office's own eleven layouts, as python-pptx carries them."""
OFFICE_EXPECTED = {
    "set": "open",
    "layouts": {
        "title": [{"name": "Title Slide"}],
        "section": [{"name": "Section Header"}],
        "content": [{"name": "Title and Content"}],
        "two_content": [{"name": "Two Content"}],
    },
    "content_body": {"size_level1": 32},
    "safe_rect_of_layout": "Title and Content",
    "mode": "light",
}
OPEN["office"] = OFFICE_EXPECTED


@pytest.mark.parametrize("name", [name for name, each in OPEN.items() if each["set"] == "open"])
def test_real_templates_are_understood(name: str) -> None:
    """Office's own, and public ones where they lie beside the project."""
    here = TEMPLATES.iterdir() if TEMPLATES.is_dir() else ()
    path = OFFICE if name == "office" else next(each for each in here if each.stem == name and each.suffix in (".pptx", ".potx"))
    expected, read = OPEN[name], read_template(path.read_bytes(), path.name)
    names = {Purpose.TITLE: "title", Purpose.SECTION: "section", Purpose.CONTENT: "content", Purpose.TWO_CONTENTS: "two_content"}
    for purpose, key in names.items():
        wanted = expected["layouts"][key]
        if wanted and purpose in read.chosen:
            assert read.chosen[purpose] in {" ".join(each["name"].split()) for each in wanted}, key
    size = expected["content_body"]["size_level1"]
    if size and expected["safe_rect_of_layout"] == read.chosen.get(Purpose.CONTENT):
        assert abs(read.design.styles["body"].sizes[0] - size) <= 1
    assert read.design.theme.dark == (expected["mode"] == "dark")


NAMED = """---
title: A talk
---

## Side by side

<!-- layout: Content with Caption -->

- Left
- More

## Nothing like it

<!-- layout: Title Only -->

- Text that has no box
"""


def test_an_author_names_a_layout_of_the_template(tmp_path: Path) -> None:
    deck = deck_in(office(tmp_path / "house.pptx"), NAMED)
    shown = [page.layout for page in deck.pages]
    assert "Content with Caption" in shown
    assert [each.rule.code for each in deck.problems if "Title Only" in each.message] == ["L2"]
    assert not [each for each in deck.problems if each.rule.code.startswith("N")]


def test_a_designer_corrects_a_template_in_a_file_beside_it(tmp_path: Path) -> None:
    path = office(tmp_path / "house.pptx")
    (tmp_path / "house.pptx.toml").write_text(
        '[layouts]\ncontent = "Two Content"\nsection = "No such"\n[safe]\nleft = 2.0\n[colours]\nkey = "C8102E"\nbroken = 3\n',
        encoding="utf-8",
    )
    deck = deck_in(path)
    template = deck.design.template
    assert template is not None
    assert deck.design.frame.body.x == 2 * 914400
    assert any(layout.form.purpose is Purpose.CONTENT and layout.name == "Two Content" for layout in deck.design.layouts.values())
    said = [each.message for each in deck.problems if each.rule.code == "K2"]
    assert any("No such" in each for each in said)
    assert any("broken" in each for each in said)
    from slides.design import Colour

    assert deck.design.theme.scheme[Colour.KEY].name == "C8102E"


def test_what_was_understood_is_shown_as_text_and_as_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from slides.cli.main import main

    path = office(tmp_path / "house.pptx")
    assert main(["template", str(path)]) == 0
    text = capsys.readouterr().out
    assert "Title and Content" in text
    assert "accent1" in text
    assert main(["template", str(path), "--format", "json"]) == 0
    text = capsys.readouterr().out
    assert main(["template", str(path), "--json"]) == 0
    assert capsys.readouterr().out == text
    assert main(["template", str(path), "--check"]) == 1
    assert capsys.readouterr().out.splitlines() == ["house.pptx: to add: a notes master"]
    assert main(["template", str(path), "-q"]) == 0
    assert "Title and Content" not in capsys.readouterr().out
    found = json.loads(text)
    assert found["purposes"]["content"]["layout"] == "Title and Content"
    assert {slot["role"] for slot in found["purposes"]["title"]["slots"]} >= {"title", "subtitle"}
    assert found["body"]["sizes"][0] == 32
    assert set(found["accents"]) == {f"accent{at}" for at in range(1, 7)}
    path.write_bytes(b"no template")
    assert main(["template", str(path)]) == 1
    assert "K1" in capsys.readouterr().err


def test_text_that_cannot_be_read_on_its_ground_gets_another_colour(tmp_path: Path) -> None:
    source = Presentation()
    fill = source.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string("101040")  # type: ignore[no-untyped-call]
    deck = deck_in(saved(source, tmp_path / "house.pptx"))
    assert deck.design.theme.dark
    assert problems(deck) == []
    made = Presentation(io.BytesIO(deck.to_bytes()))
    slide = next(each for each in made.slides if each.shapes.title.text == "Bullets")
    colours = slide.placeholders[1]._element.xpath(".//a:lstStyle//a:schemeClr/@val")
    assert set(colours) == {"lt1"}


def test_a_traced_deck_keeps_its_sources_beside_the_templates_own_data(tmp_path: Path) -> None:
    path = office(tmp_path / "house.pptx")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["customXml/item1.xml"] = b"<theirs/>"
    rels = "ppt/_rels/presentation.xml.rels"
    row = f'<Relationship Id="rId88" Type="{kind}" Target="../customXml/item1.xml"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", row.encode())
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    (tmp_path / "article.txt").write_text("The harbour\n\nThe harbour moved 10 million tons in 2024.\n", encoding="utf-8")
    outline = "---\ntitle: The harbour\narticle: article.txt\n---\n\n## Freight\n\n- The harbour moved 10 million tons in 2024.\n"
    deck = build_deck(outline, str(tmp_path / "a.md"), template=str(path))
    assert deck.sources
    made = tmp_path / "made.pptx"
    made.write_bytes(deck.to_bytes())
    assert read_sources(str(made)) == deck.sources
    with zipfile.ZipFile(made) as archive:
        assert archive.read("customXml/item1.xml") == b"<theirs/>"


def test_a_picture_on_the_cover_stands_beside_its_words(tmp_path: Path) -> None:
    path = office(tmp_path / "house.pptx")
    picture = Path(__file__).parent / "cases" / "portrait.png"
    (tmp_path / "portrait.png").write_bytes(picture.read_bytes())
    outline = "---\ntitle: A talk\nsubtitle: For the council\n---\n\n# A talk\n\n![A man](portrait.png)\n\n## One\n\n- Two\n"
    deck = deck_in(path, outline)
    made = Presentation(io.BytesIO(deck.to_bytes()))
    assert deck.design.layouts[deck.pages[0].layout].form.purpose is Purpose.TITLE_AND_PICTURE
    slide = made.slides[0]
    words = [slide.shapes.title, slide.placeholders[1]]
    (shown,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PLACEHOLDER and not shape.has_text_frame]
    assert all(shape.left + shape.width <= shown.left for shape in words)


NS = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def drawn_on_master(folder: Path, *shapes: str) -> Path:
    """A template whose master draws shapes. Their places are millionths of an EMU: x, y, width, height."""
    from lxml import etree

    source = Presentation()
    tree = source.slide_master.shapes._spTree
    for at, shape in enumerate(shapes):
        tree.append(
            etree.fromstring(
                f'<p:sp {NS}><p:nvSpPr><p:cNvPr id="{90 + at}" name="S"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>{shape}</p:sp>'
            )
        )
    return saved(source, folder / "house.pptx")


BOX = '<a:xfrm{}><a:off x="0" y="0"/><a:ext cx="1000000" cy="500000"/></a:xfrm>'
RED = '<a:solidFill><a:srgbClr val="C8102E"/></a:solidFill>'


def first_svg(template: Path) -> str:
    return next(data for _, data in deck_in(template).pictures(".svg")).decode()


@pytest.mark.parametrize(
    ("shape", "seen"),
    [
        (f'<p:spPr>{BOX.format("")}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{RED}</p:spPr>', 'fill="#C8102E"'),
        (
            f'<p:spPr>{BOX.format("")}<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="25400">{RED}</a:ln></p:spPr>',
            'stroke="#C8102E"',
        ),
        (
            f'<p:spPr>{BOX.format("")}<a:custGeom><a:pathLst><a:path w="10" h="10"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt '
            f'x="10" y="10"/></a:lnTo><a:lnTo><a:pt x="0" y="10"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>{RED}</p:spPr>',
            'fill="#C8102E"',
        ),
        (
            f'<p:spPr>{BOX.format("")}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr '
            'val="000000"/></a:gs><a:gs pos="100000"><a:srgbClr val="FF0000"/></a:gs></a:gsLst><a:lin ang="0"/></a:gradFill></p:spPr>',
            'fill="#820000"',
        ),
        (
            f'<p:spPr>{BOX.format("")}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr/><a:p><a:r>'
            '<a:rPr sz="900"><a:solidFill><a:srgbClr val="C8102E"/></a:solidFill></a:rPr><a:t>Confidential</a:t></a:r></a:p></p:txBody>',
            ">Confidential</text>",
        ),
    ],
)
def test_other_formats_draw_what_the_master_draws(shape: str, seen: str, tmp_path: Path) -> None:
    assert seen in first_svg(drawn_on_master(tmp_path, shape))
    assert seen not in first_svg(office(tmp_path / "plain.pptx"))


def test_other_formats_have_the_ground_and_the_colours_of_the_template(tmp_path: Path) -> None:
    source = Presentation()
    fill = source.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string("101040")  # type: ignore[no-untyped-call]
    svg = first_svg(saved(source, tmp_path / "house.pptx"))
    assert "#101040" in svg
    assert "#FFFFFF" in svg, "text that cannot be read in its own colour is drawn in the one that it gets"


def test_a_shape_is_drawn_where_its_groups_put_it() -> None:
    from lxml import etree

    from slides.export.pptx.template.outlines import Affine, frame_of_shape, inside_group

    group = etree.fromstring(
        f'<p:grpSp {NS}><p:grpSpPr><a:xfrm><a:off x="100" y="200"/><a:ext cx="50" cy="50"/><a:chOff x="10" y="10"/>'
        '<a:chExt cx="100" cy="100"/></a:xfrm></p:grpSpPr></p:grpSp>'
    )
    inside = inside_group(group)
    assert inside is not None
    assert inside.point(10, 10) == (100, 200)
    assert inside.point(110, 110) == (150, 250)
    turned = etree.fromstring(
        f'<p:sp {NS}><p:spPr><a:xfrm rot="5400000"><a:off x="0" y="0"/><a:ext cx="100" cy="50"/></a:xfrm></p:spPr></p:sp>'
    )
    framed = frame_of_shape(turned)
    assert framed is not None
    assert tuple(map(round, framed[2].point(0, 0))) == (75, -25)
    assert not framed[2].upright
    assert Affine().upright


@pytest.mark.parametrize("path", ['<a:pt x="nothing" y="0"/>', "", '<a:pt x="1e999" y="0"/>'])
def test_a_freeform_that_cannot_be_worked_out_is_left_out(path: str, tmp_path: Path) -> None:
    geometry = f"<a:custGeom><a:pathLst><a:path><a:moveTo>{path}</a:moveTo></a:path></a:pathLst></a:custGeom>"
    shape = f"<p:spPr>{BOX.format('')}{geometry}{RED}</p:spPr>"
    assert "#C8102E" not in first_svg(drawn_on_master(tmp_path, shape))


@pytest.mark.parametrize("index", [0, 1, 3, 7])
def test_notes_stand_in_the_notes_masters_own_places(index: int, tmp_path: Path) -> None:
    source = Presentation()
    notes = next(each for each in tuple(source.notes_master.placeholders) if each.placeholder_format.type.name == "BODY")
    place = notes._element.nvSpPr.nvPr.find("{http://schemas.openxmlformats.org/presentationml/2006/main}ph")
    place.set("idx", str(index))
    deck = deck_in(saved(source, tmp_path / "house.pptx"), OUTLINE + "\n::: notes\nSaid.\n:::\n")
    assert problems(deck) == []
    last = opened(deck).slides[-1]  # type: ignore[attr-defined]
    assert last.notes_slide.notes_text_frame.text == "Said."


STRIKE = (
    '<p:spPr><a:xfrm><a:off x="500000" y="850000"/><a:ext cx="8000000" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    f'<a:ln w="12700">{RED}</a:ln></p:spPr>'
)


def test_a_title_does_not_begin_on_marks_that_are_drawn_there(tmp_path: Path) -> None:
    mark = '<p:spPr><a:xfrm><a:off x="500000" y="0"/><a:ext cx="5000000" cy="{}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    crossing = drawn_on_master(tmp_path, mark.format(700000) + RED + "</p:spPr>")
    made = opened(deck_in(crossing))
    title = made.slides[2].shapes.title  # type: ignore[attr-defined]
    assert title.top >= 700000
    (tmp_path / "a").mkdir()
    struck = opened(deck_in(drawn_on_master(tmp_path / "a", STRIKE)))
    title = struck.slides[2].shapes.title  # type: ignore[attr-defined]
    assert title.top >= 850000 or title.top + title.height <= 850000
    (tmp_path / "b").mkdir()
    apart = opened(deck_in(drawn_on_master(tmp_path / "b", mark.format(200000) + RED + "</p:spPr>")))
    assert apart.slides[2].shapes.title._element.spPr.xfrm is None  # type: ignore[attr-defined]


def test_text_stays_on_the_ground_on_which_it_begins(tmp_path: Path) -> None:
    dark = '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9144000" cy="4000000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    path = drawn_on_master(tmp_path, f'{dark}<a:solidFill><a:srgbClr val="101020"/></a:solidFill></p:spPr>')
    deck = deck_in(path)
    content = next(layout for layout in deck.design.layouts.values() if layout.form.purpose is Purpose.CONTENT)
    body = next(slot for slot in content.slots if slot.index == 1)
    assert body.rect.bottom <= 4100000
    assert deck.design.theme.dark
    assert deck.design.frame.body.bottom <= 4100000
    slide = next(each for each in opened(deck).slides if each.shapes.title.text == "Bullets")  # type: ignore[attr-defined]
    assert set(slide.placeholders[1]._element.xpath(".//a:lstStyle//a:schemeClr/@val")) == {"lt1"}
    assert slide.placeholders[1]._element.spPr.xfrm is None, "its place is still the layout's"


def test_the_layouts_of_a_template_are_drawn_on_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from lxml import html

    from slides.cli.main import main

    path = drawn_on_master(tmp_path, f'<p:spPr>{BOX.format("")}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{RED}</p:spPr>')
    page = tmp_path / "house.html"
    assert main(["template", str(path), "-o", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    figures = html.fromstring(text).findall(".//figure")
    names = [figure.find(".//h2").text for figure in figures]
    assert len(names) == len(set(names)) >= 9
    assert {"Title Slide", "Title and Content", "Two Content", "Picture with Caption"} <= set(names)
    content = figures[names.index("Title and Content")]
    assert "for content" in content.find("figcaption").text_content()
    labels = [each.text for each in content.iter("{*}text", "text")]
    assert any(label.startswith("title, 44 pt") for label in labels)
    assert any(label.startswith("room for drawings") for label in labels)
    assert text.count("#C8102E") >= len(names), "each is drawn as it looks"
    assert main(["template", str(path), "-o", str(page)]) == 0
    assert page.read_text(encoding="utf-8") == text
    assert main(["template", str(path), "-o", str(tmp_path / "house.pptx")]) == 1
    assert "written as HTML" in capsys.readouterr().err
    capsys.readouterr()
    beside = tmp_path / "house.pptx.toml"
    assert main(["template", str(path), "-o", str(beside)]) == 0
    assert capsys.readouterr().out.strip() == f"{beside}: written"
    before = read_template(path.read_bytes(), path.name).design
    again = template_at(path).design
    assert again.template is not None
    assert not again.template.faults, "what is written is understood"
    assert again.layouts.keys() == before.layouts.keys()
    assert main(["template", str(path), "-o", str(beside)]) == 1
    assert "not overwritten" in capsys.readouterr().err
