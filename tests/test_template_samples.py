"""Templates whose look is on their sample slides: layouts made of these, and what of them is left out."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.util import Inches, Pt

from slides.base.diagnostics import Severity
from slides.design import Purpose
from slides.design.images.calm import calm_part
from slides.design.images.mean import vivid_colour
from slides.export.pptx.drawingml import A
from slides.export.pptx.template import read_template
from tests.test_template_kinds import colour
from tests.test_templates import deck_in, opened, saved

OUTLINE = "---\ntitle: A talk\nsubtitle: For all\n---\n\n# Part\n\n## First\n\n- One\n- Two and more words\n"
NAVY, GREEN, PALE = (0, 32, 96), (30, 130, 60), (240, 240, 245)


def picture(*colours: tuple[int, int, int], size: tuple[int, int] = (200, 150)) -> io.BytesIO:
    """A picture in the first colour, with a middle in the second."""
    made = Image.new("RGB", size, colours[0])
    if len(colours) > 1:
        ImageDraw.Draw(made).rectangle((size[0] // 10, size[1] // 8, size[0] * 9 // 10, size[1] * 7 // 8), fill=colours[1])
    return as_file(made)


def as_file(made: Image.Image) -> io.BytesIO:
    file = io.BytesIO()
    made.save(file, "PNG")
    file.seek(0)
    return file


def noise() -> io.BytesIO:
    """A picture without any even part."""
    values = random.Random(7)
    made = Image.new("L", (48, 36))
    made.putdata([values.randrange(256) for _ in range(48 * 36)])
    return as_file(made.resize((192, 144), Image.Resampling.NEAREST).convert("RGB"))


def slide(source: Any, layout: int, shown: io.BytesIO | None, *words: tuple[str, int, float, float]) -> Any:
    """A sample slide without placeholders: a picture over all of it, and words with their size and place in inches."""
    made = source.slides.add_slide(source.slide_layouts[layout])
    for each in list(made.placeholders):
        made.shapes._spTree.remove(each._element)
    if shown is not None:
        made.shapes.add_picture(shown, 0, 0, source.slide_width, source.slide_height)
    for text, size, left, top in words:
        box = made.shapes.add_textbox(Inches(left), Inches(top), Inches(5), Inches(0.8))
        run = box.text_frame.paragraphs[0].add_run()
        run.text, run.font.size = text, Pt(size)
        run.font.color.rgb = colour("FFFFFF")
    return made


def built(source: Any, folder: Path, outline: str = OUTLINE) -> tuple[Any, Any]:
    """The deck in a template as python-pptx reads it, and as it was built."""
    deck = deck_in(saved(source, folder / "t.pptx"), outline)
    return opened(deck), deck


def layout_of(deck: Any, at: int) -> Any:
    return deck.slides[at].slide_layout


def pictures_on(layout: Any) -> list[Any]:
    return list(layout._element.iter(f"{{{A}}}blip"))


def test_a_cover_that_is_drawn_on_the_first_sample_slide_is_a_layout(tmp_path: Path) -> None:
    source: Any = Presentation()
    slide(source, 0, picture(NAVY), ("Acme annual report", 40, 1, 2), ("Somebody, somewhere", 20, 1, 3.2))
    deck, made = built(source, tmp_path)
    assert len(pictures_on(layout_of(deck, 0))) == 1
    title = deck.slides[0].shapes.title
    assert (title.text, title.left) == ("A talk", Inches(1))
    assert not pictures_on(layout_of(deck, 1)), "the other layouts are as they were"
    said = [each.message for each in made.problems if each.rule.code == "K3"]
    assert any("title from slide 1" in each for each in said)
    assert b"Acme" not in b"".join(part.blob for part in deck.part.package.iter_parts())


def test_words_of_a_cover_are_read_on_its_ground(tmp_path: Path) -> None:
    source: Any = Presentation()
    slide(source, 0, picture(PALE), ("Acme annual report", 40, 1, 2))
    template = read_template(saved(source, tmp_path / "t.pptx").read_bytes(), "t.pptx")
    cover = next(each for each in template.design.layouts.values() if each.form.purpose is Purpose.TITLE)
    assert template.design.styles[cover.slots[0].style].recoloured is not None, "white words on a pale picture have another colour"


def test_what_slides_for_text_have_in_common_is_on_the_layouts_for_text(tmp_path: Path) -> None:
    source: Any = Presentation()
    slide(source, 6, None, ("Acme", 40, 1, 2))
    for name in ("One", "Two", "Three"):
        slide(source, 6, picture(NAVY, PALE), (f"{name}: a heading", 24, 2, 1.2), ("words " * 30, 14, 2, 3))
    deck, _ = built(source, tmp_path)
    text = next(each for each in deck.slides if each.shapes.title is not None and each.shapes.title.text == "First")
    assert len(pictures_on(text.slide_layout)) == 1
    places = [each for each in text.slide_layout.placeholders if each.placeholder_format.idx in (0, 1)]
    assert all(each.left >= source.slide_width // 10 and each.top >= source.slide_height // 8 for each in places)
    assert all(each.left + each.width <= source.slide_width * 9 // 10 for each in places), "they stand on the even part of the picture"


@pytest.mark.parametrize("shown", [noise, lambda: picture(NAVY)])
def test_one_slide_without_words_is_the_look_of_text_where_text_can_stand_on_it(shown: Any, tmp_path: Path) -> None:
    source: Any = Presentation()
    slide(source, 6, None, ("Acme", 40, 1, 2))
    slide(source, 6, shown())
    deck, _ = built(source, tmp_path)
    assert len(pictures_on(layout_of(deck, len(deck.slides) - 1))) == (shown is not noise)


def test_a_title_stands_where_an_empty_sample_slide_has_it(tmp_path: Path) -> None:
    source: Any = Presentation()
    slide(source, 6, None, ("Acme", 40, 1, 2))
    sample = source.slides.add_slide(source.slide_layouts[1])
    title = sample.shapes.title
    title.left, title.top, title.width, title.height = Inches(0.7), Inches(0.2), Inches(8), Inches(0.6)
    title.text_frame.text = "Title"
    title.text_frame.paragraphs[0].runs[0].font.size = Pt(22)
    deck, _ = built(source, tmp_path)
    made = layout_of(deck, len(deck.slides) - 1).placeholders[0]
    assert (made.left, made.top) == (Inches(0.7), Inches(0.2))
    assert made._element.find(f".//{{{A}}}lvl1pPr/{{{A}}}defRPr").get("sz") == "2200"


def test_layouts_with_a_look_of_their_own_are_kept(tmp_path: Path) -> None:
    source: Any = Presentation()
    background = source.slide_layouts[0].background.fill
    background.solid()
    background.fore_color.rgb = colour("FADCB4")
    slide(source, 0, picture(NAVY), ("Acme", 40, 1, 2))
    deck, _ = built(source, tmp_path)
    assert not pictures_on(layout_of(deck, 0))


def test_a_cover_whose_words_are_drawn_has_placeholders_in_their_places(tmp_path: Path) -> None:
    source: Any = Presentation()
    layout = source.slide_layouts[0]
    sample = slide(source, 6, None, ("Title of two lines", 36, 1, 1.5), ("Subtitle", 20, 1, 3))
    for each in list(layout.placeholders):
        layout.shapes._spTree.remove(each._element)
    for each in list(sample.shapes):
        layout.shapes._spTree.append(each._element)
    deck, _ = built(source, tmp_path)
    assert deck.slides[0].shapes.title.text == "A talk"
    assert deck.slides[0].shapes.title.left == Inches(1)
    shown = [each.text_frame.text for each in layout_of(deck, 0).shapes if each.has_text_frame]
    assert "Title of two lines" not in shown


def test_columns_stand_on_the_layout_for_text_where_their_own_shows_nothing_of_its_look(tmp_path: Path) -> None:
    source: Any = Presentation()
    text = source.slide_layouts[1]
    for each in list(slide(source, 6, picture(GREEN, size=(20, 20))).shapes):
        each.left, each.top, each.width, each.height = 0, 0, source.slide_width, Inches(0.3)
        identity = text.part.relate_to(
            source.slides[0].part.related_part(each._element.blipFill.blip.rEmbed),
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        )
        each._element.blipFill.blip.rEmbed = identity
        text.shapes._spTree.insert(2, each._element)
    read = read_template(saved(source, tmp_path / "t.pptx").read_bytes(), "t.pptx")
    assert Purpose.TWO_CONTENTS not in read.chosen
    assert Purpose.TWO_CONTENTS in dict(read.made)


def test_a_picture_stands_beside_the_words_of_a_made_cover(tmp_path: Path) -> None:
    source: Any = Presentation()
    layout = source.slide_layouts[0]
    background = layout.background.fill
    background.solid()
    background.fore_color.rgb = colour("0A1440")
    for each in list(layout.placeholders):
        layout.shapes._spTree.remove(each._element)
    for at in range(len(source.slide_layouts) - 1, 1, -1):
        source.slide_layouts.remove(source.slide_layouts[at])
    (tmp_path / "p.png").write_bytes(picture(GREEN).getvalue())
    deck, made = built(
        source,
        tmp_path,
        "---\ntitle: A talk\nsubtitle: For all\n---\n\n# A talk\n\n![Something green](p.png)\n\n## First\n\n- One\n- Two\n",
    )
    assert "Picture" in layout_of(deck, 0).name
    assert deck.slides[0].shapes.title.text == "A talk"
    assert not [each for each in made.problems if each.severity is Severity.ERROR]


def test_the_even_part_of_a_picture_is_what_its_frame_and_marks_leave() -> None:
    framed = calm_part(picture(NAVY, PALE).getvalue())
    assert framed is not None
    assert framed[0] == pytest.approx(0.1, abs=0.02)
    assert framed[3] == pytest.approx(7 / 8, abs=0.03)
    assert calm_part(picture(NAVY).getvalue()) == (0, 0, 1, 1)
    assert calm_part(noise().getvalue()) is None
    assert calm_part(b"no picture") is None


def test_the_colour_of_a_picture_is_what_a_drawing_shows_most() -> None:
    assert vivid_colour(picture(PALE, GREEN).getvalue()) == "1E823C"
    assert vivid_colour(picture(PALE).getvalue()) == "", "grey is no colour of a house"
    assert vivid_colour(b"no picture") == ""


def test_a_figure_on_a_sample_slide_is_no_ground_of_sections(tmp_path: Path) -> None:
    source: Any = Presentation()
    slide(source, 6, None, ("Acme", 40, 1, 2))
    sample = slide(source, 6, None, ("Figure 1: something", 14, 1, 6))
    sample.shapes.add_picture(noise(), Inches(1), 0, Inches(8), Inches(5.5))
    slide(source, 6, None, ("words " * 30, 14, 2, 3))
    deck, _ = built(source, tmp_path)
    assert not any(pictures_on(each.slide_layout) for each in deck.slides)


def test_a_divider_is_drawn_on_a_sample_slide_with_large_words(tmp_path: Path) -> None:
    source: Any = Presentation()
    slide(source, 6, None, ("Acme", 40, 1, 2))
    slide(source, 6, picture(GREEN), ("Chapter", 36, 1, 3))
    slide(source, 6, None, ("words " * 30, 14, 2, 3))
    deck, _ = built(source, tmp_path)
    part = next(each for each in deck.slides if each.shapes.title is not None and each.shapes.title.text == "Part")
    assert len(pictures_on(part.slide_layout)) == 1
    assert (part.shapes.title.left, len(pictures_on(layout_of(deck, 0)))) == (Inches(1), 0)


def test_bands_that_slides_for_text_share_are_on_layouts_with_a_ground_of_their_own(tmp_path: Path) -> None:
    source: Any = Presentation()
    background = source.slide_master.background.fill
    background.solid()
    background.fore_color.rgb = colour("F4F1E8")
    slide(source, 6, None, ("Acme", 40, 1, 2))
    for text in ("words " * 30, "other " * 30):
        sample = slide(source, 6, None, (text, 14, 2, 3))
        sample.shapes.add_picture(picture(GREEN), 0, 0, source.slide_width, Inches(0.4))
        sample.shapes.add_picture(picture(NAVY), Inches(3), Inches(3), Inches(2), Inches(2))
    deck, _ = built(source, tmp_path)
    text = layout_of(deck, len(deck.slides) - 1)
    assert len(pictures_on(text)) == 1, "the band, and not the picture that is content"
    assert not pictures_on(layout_of(deck, 0))


def test_a_low_line_of_a_cover_has_room_for_a_subtitle_of_two_lines(tmp_path: Path) -> None:
    source: Any = Presentation()
    slide(source, 0, picture(NAVY), ("Acme annual report", 48, 1, 1), ("A date", 32, 0.2, 7))
    outline = (
        "---\ntitle: A talk\nsubtitle: For all\nauthor: Somebody\ndate: 30 November 2026\n---\n\n## First\n\n- One\n- Two and more words\n"
    )
    deck, _ = built(source, tmp_path, outline)
    assert [each.shapes.title.text for each in deck.slides] == ["A talk", "First"]


def test_the_logo_of_an_only_sample_slide_for_text_is_on_the_layouts_for_text(tmp_path: Path) -> None:
    source: Any = Presentation()
    sample = source.slides.add_slide(source.slide_layouts[1])
    sample.shapes.title.text_frame.text = "An example"
    sample.shapes.add_picture(picture(GREEN), Inches(8.6), Inches(6.6), Inches(1), Inches(0.7))
    deck, _ = built(source, tmp_path)
    assert [len(pictures_on(layout_of(deck, at))) for at in (0, len(deck.slides) - 1)] == [0, 1]
