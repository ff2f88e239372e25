"""Decks that are read from the right, and decks in other scripts: what is mirrored, what is not, and what the file says of it."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest

from slides.deck import agenda, faq
from slides.deck.deck import read_document
from slides.design import THEMES, Design, Role, built_in
from slides.design.mirror import mirrored_layout, mirrored_style, reads_from_the_right, script_faces
from slides.design.page import Page, Properties
from slides.export.pptx import write
from slides.export.pptx.masters import layout_xml, master_xml, notes_master_xml, theme_xml
from slides.layout.compose import compose
from slides.markdown import parser
from slides.pipeline.build import build_deck
from slides.text.localization import labels
from tests.building import build
from tests.shared import ROOT, findings

DECKS = ROOT / "tests" / "decks"
LEFT, RIGHT = built_in(), built_in(language="ar-SA")
BOXES = (
    "Two Cards",
    "Three Cards",
    "Four Cards",
    "Process 3",
    "Process 4",
    "Process 5",
    "Timeline 3",
    "Timeline 4",
    "Timeline 5",
    "Key Figures",
)


@cache
def parts(text: str, language: str) -> dict[str, str]:
    """The parts of an outline's deck in the design of its language, as text by name."""
    pages, design = composed(text, language)
    target = io.BytesIO()
    write(pages, design, Properties("Title", language=language, footer="Foot", date="2026-03-01"), target)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def composed(text: str, language: str, theme: str = "ink") -> tuple[tuple[Page, ...], Design]:
    """An outline's pages and the design they stand in."""
    nodes, _ = parser.parse(text, "test.md")
    deck, _ = read_document(nodes)
    pages, design, _ = compose(agenda.add(faq.gather_questions(deck)), built_in(theme, language))
    return pages, design


def sample(name: str) -> str:
    return (DECKS / f"{name}.md").read_text(encoding="utf-8")


def slide_with(found: dict[str, str], words: str) -> str:
    """The XML of the one slide that shows these words."""
    (xml,) = (data for name, data in found.items() if name.startswith("ppt/slides/slide") and words in data)
    return xml


@pytest.mark.parametrize("tag", ["ar", "ar-EG", "he-IL", "iw", "fa", "ur_PK", "yi", "ckb", "dv", "ug", "ku-Arab", "pa-Arab-PK", "AR-sa"])
def test_these_tags_read_from_the_right(tag: str) -> None:
    assert reads_from_the_right(tag)
    assert built_in(language=tag).rtl


@pytest.mark.parametrize("tag", ["en-US", "de", "ja-JP", "hi", "ru", "", "-", "ar-Latn", "ug-Cyrl", "ku", "az-Latn-IR", "x" * 1000])
def test_these_tags_read_from_the_left(tag: str) -> None:
    assert not reads_from_the_right(tag)
    assert not built_in(language=tag).rtl


@pytest.mark.parametrize(
    ("tag", "east_asian", "complex_script"),
    [
        ("ja-JP", "Yu Gothic", ""),
        ("zh-CN", "Microsoft YaHei", ""),
        ("zh-TW", "Microsoft JhengHei", ""),
        ("zh-Hant-HK", "Microsoft JhengHei", ""),
        ("zh-Hans-HK", "Microsoft YaHei", ""),
        ("ko", "Malgun Gothic", ""),
        ("ar-SA", "", "Arial"),
        ("he", "", "Arial"),
        ("pa-Arab", "", "Arial"),
        ("pa-IN", "", "Nirmala UI"),
        ("hi-Latn", "", ""),
        ("th-TH", "", "Leelawadee UI"),
        ("en-GB", "", ""),
    ],
)
def test_the_theme_names_faces_for_the_decks_script(tag: str, east_asian: str, complex_script: str) -> None:
    chosen = built_in(language=tag)
    assert (chosen.faces.east_asian, chosen.faces.complex_script) == (east_asian, complex_script)
    xml = theme_xml(chosen.theme, chosen.faces)
    assert re.findall(r'<a:ea typeface="(.*?)"/><a:cs typeface="(.*?)"/>', xml) == [(east_asian, complex_script)] * 2


def test_the_theme_names_every_script_once() -> None:
    scripts = re.findall(r'<a:font script="(\w{4})"', theme_xml(LEFT.theme).split("</a:majorFont>")[0])
    assert len(scripts) == len(set(scripts))
    assert {"Arab", "Hebr", "Jpan", "Hans", "Hant", "Hang", "Deva", "Beng", "Taml", "Telu", "Thai", "Khmr", "Mymr", "Ethi"} <= set(scripts)


def test_mirroring_twice_changes_nothing_and_once_keeps_all_on_the_slide() -> None:
    for layout in LEFT.layouts.values():
        once = mirrored_layout(layout)
        assert once == RIGHT.layouts[layout.name], layout.name
        assert mirrored_layout(once) == layout, layout.name
        assert [slot.index for slot in once.slots] == [slot.index for slot in layout.slots], layout.name
        for before, after in zip(layout.slots, once.slots, strict=True):
            assert after.rect.x >= 0, layout.name
            assert after.rect.right <= RIGHT.slide.width, layout.name
            assert after.rect.size == before.rect.size, layout.name
            assert before.rect.x + after.rect.right == RIGHT.slide.width, layout.name


@pytest.mark.parametrize("theme", THEMES)
def test_styles_swap_sides_but_for_code(theme: str) -> None:
    left, right = built_in(theme), built_in(theme, "he")
    for name, style in left.styles.items():
        turned = right.styles[name]
        assert mirrored_style(turned) == style
        if name in ("code", "command"):
            assert turned == style
        else:
            assert turned.rtl
            assert turned.align == {"l": "r", "r": "l", "ctr": "ctr"}[style.align]
            assert (turned.ladder, turned.levels) == (style.ladder, style.levels)


@pytest.mark.parametrize("name", BOXES)
def test_boxes_that_are_read_one_after_the_other_run_from_the_right(name: str) -> None:
    for role in (Role.CARD, Role.HEAD, Role.TEXT):
        places = [slot.rect.x for slot in RIGHT.layouts[name].slots_for(role)]
        assert places == sorted(places, reverse=True)
        assert len(set(places)) == len(places)


def test_what_points_somewhere_is_turned() -> None:
    def turned(design: Design, name: str) -> int:
        return layout_xml(design.layouts[name], design).count('flipH="1"')

    assert [turned(LEFT, name) for name in ("Process 4", "Title Slide", "Timeline 3")] == [0, 0, 0]
    assert [turned(RIGHT, name) for name in ("Process 4", "Title Slide", "Timeline 3")] == [3, 4, 0]
    quote = layout_xml(RIGHT.layouts["Quote"], RIGHT)
    assert "\u201d" in quote
    assert "\u201c" not in quote
    assert RIGHT.layouts["Quote"].decoration[0].rect.right > RIGHT.layouts["Quote"].slot(13).rect.right


def test_masters_and_layouts_say_that_they_run_from_the_right() -> None:
    master = master_xml(RIGHT, [])
    for xml in (master, layout_xml(RIGHT.layouts["Title and Content"], RIGHT)):
        levels = re.findall(r"<a:lvl\dpPr [^>]*>", xml)
        assert levels
        assert all('rtl="1"' in level for level in levels)
        assert 'rtlCol="0"' not in xml
    code = layout_xml(RIGHT.layouts["Code"], RIGHT).split('name="Code"/>')[1].split("</p:sp>")[0]
    assert 'algn="l" rtl="0"' in code
    assert 'rtl="1"' not in code
    assert 'algn="r" rtl="1"' in notes_master_xml(RIGHT.theme, rtl=True)


def test_a_deck_read_from_the_left_says_nothing_of_it() -> None:
    found = parts("# T\n\n## A\n\n- one\n\n| a | b |\n|---|---|\n| c | 1 |\n", "en-GB")
    for name, xml in found.items():
        assert 'rtl="1"' not in xml, name
        assert 'rtlCol="1"' not in xml, name
        assert "flipH" not in xml, name
        assert "altLang" not in xml, name


def test_a_table_runs_from_the_right_with_the_units_of_its_numbers_in_line() -> None:
    xml = slide_with(parts(sample("arabic"), "ar-SA"), "14,100")
    assert '<a:tblPr rtl="1" firstRow="1" firstCol="1">' in xml
    by_text = {text: how for how, text in re.findall(r'<a:pPr (algn="\w+" rtl="\d")/><a:r><a:rPr [^>]*/><a:t>(.*?)</a:t>', xml)}
    assert by_text["-3%"] == 'algn="r" rtl="0"'
    assert by_text["\u0627\u0644\u0623\u062f\u0628"] == 'algn="r" rtl="1"'
    assert by_text["\u0627\u0644\u0643\u062a\u0628"] == 'algn="r" rtl="1"', "the header stands over its numbers"


def test_code_stays_as_typed_even_where_a_line_begins_in_arabic_letters() -> None:
    xml = slide_with(parts(sample("arabic"), "ar-SA"), "most_common")
    code = xml.split('name="Code')[1].split("</p:sp>")[0]
    assert "rtl=" not in code
    assert "algn=" not in code


def test_paragraphs_leave_their_direction_to_the_layout() -> None:
    for name, language in (("arabic", "ar-SA"), ("hebrew", "he-IL")):
        found = parts(sample(name), language)
        slides = [xml for part, xml in found.items() if part.startswith("ppt/slides/slide")]
        assert len(slides) >= 10
        for xml in slides:
            texts = re.sub(r"<a:tbl>.*?</a:tbl>", "", xml)
            assert "rtl=" not in texts
            assert f'lang="{language}"' in texts


def test_a_paragraph_from_the_right_in_a_deck_from_the_left() -> None:
    xml = slide_with(parts("# T\n\n## A\n\none\n\n\u05e9\u05dc\u05d5\u05dd world\n\nworld \u05e9\u05dc\u05d5\u05dd\n", "en-US"), "world")
    assert xml.count('algn="r" rtl="1"') == 1


def test_runs_of_a_deck_in_chinese_japanese_or_korean_name_the_other_language() -> None:
    xml = slide_with(parts("# T\n\n## A\n\n- \u65e5\u672c\u8a9e\u306e\u6587\n- `code`\n", "ja-JP"), "\u65e5\u672c\u8a9e")
    assert 'lang="ja-JP" altLang="en-US"' in xml
    assert 'lang="zxx" altLang' not in xml


def test_emoji_keep_their_deck_and_language() -> None:
    xml = slide_with(parts("# T\n\n## A\n\n- Done \U0001f680\n- \U0001f469\u200d\U0001f4bb\n", "en-US"), "Done")
    assert "\U0001f469\u200d\U0001f4bb" in xml
    assert set(re.findall(r' lang="(.*?)"', xml)) == {"en-US"}


@pytest.mark.parametrize(("name", "language"), [("arabic", "ar-SA"), ("hebrew", "he-IL")])
def test_the_sample_decks_are_valid_whole_and_accessible(name: str, language: str, tmp_path: Path) -> None:
    pages, design = composed(sample(name), language, "editorial")
    target = tmp_path / f"{name}.pptx"
    with target.open("wb") as file:
        write(pages, design, Properties(pages[0].title, "Author", language, "Foot", "2026-03-01"), file)
    assert findings(target) == ""
    used = {page.layout for page in pages}
    families = {name.split(" of ")[0].split(",")[0] for name in used}
    assert {"Agenda", "Quote", "FAQ", "Table"} <= families | {name.split(" with ")[0] for name in families}, used
    assert any(layout.startswith("Process") for layout in used)
    assert any(layout.startswith("Timeline") for layout in used)


TAGS = "en de fr es it pt pt-BR nl pl ru uk tr ja zh-CN zh-TW ko ar he fa hi th sv da nb fi cs"


@pytest.mark.parametrize("tag", TAGS.split())
def test_the_programs_own_words(tag: str) -> None:
    words = labels(tag)
    assert words.part.format(title="A", number=2, count=3).startswith("A (2")
    assert "Why" in words.question.format(question="Why")
    assert "7" in words.contents.format(count=7)
    assert all((words.agenda, words.questions, words.opening, words.body, words.untitled))
    assert words.opening != words.body
    assert (words == labels("en")) == (tag == "en")
    assert reads_from_the_right(tag) == (re.match("[\u0590-\u08ff]", words.agenda) is not None)


def test_words_for_tags_without_a_row_of_their_own() -> None:
    assert labels("zh-HK") == labels("zh-TW") != labels("zh-Hans-HK") == labels("zh")
    assert labels("no") == labels("nn-NO") == labels("nb")
    assert labels("iw") == labels("he-IL")
    assert labels("tlh") == labels("") == labels("en-GB")
    assert script_faces("tlh") == script_faces("en")


@pytest.mark.parametrize(("lang", "rtl"), [("he", True), ("ar-EG", True), ("en", False), ("ja", False)])
def test_the_decks_language_decides_its_direction(lang: str, rtl: bool) -> None:
    data = build(build_deck(f"---\nlang: {lang}\n---\n# T\n\n## A\n\n- x\n", "x.md"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert (' rtl="1" saveSubsetFonts' in package.read("ppt/presentation.xml").decode()) is rtl
