"""Slides as shown things: every word once and in order, lines inside their boxes, values where they belong, nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from slides.design.page import Chart, Page, Table, Text
from slides.export.display_list import Bitmap, GroupKind, Item, ItemGroup, ShownSlide, TableGrid, TextLine, VectorPath, shown_slides
from slides.export.display_list.geometries import PRESETS
from slides.export.display_list.number_codes import formatted
from slides.export.numbering import number_text
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.number_parsing import NumberFormat
from slides.text.rich_text import plain
from tests.shared import BRIEFING, ROOT

SVG = "{http://www.w3.org/2000/svg}"
GALLERY = ROOT / "docs" / "gallery" / "outline.md"
DECKS = [BRIEFING, GALLERY, *sorted((ROOT / "tests" / "decks").glob("*.md"))]
CODE = "# A\n\n## Code\n\n```python\ndef f(x):\n    return x  # <b>&\n```\n\n## T\n\n| a | b |\n|---|--:|\n| x[0] | 1 |\n"
ARABIC = (
    "---\nlang: ar\n---\n\n# عنوان\n\n## العنوان الأول\n\n- نقطة أولى مع Latin words\n- نقطة ثانية\n\n| أ | ب |\n|---|---|\n| ج | 12 |\n"
)
CHINESE = "---\nlang: zh-CN\n---\n\n# 标题\n\n## 第一页\n\n- 第一点 with English\n- 第二点，关于幻灯片\n"


@cache
def built(path: Path) -> BuiltDeck:
    return build_deck(path.read_text(encoding="utf-8"), str(path))


def shown(deck: BuiltDeck) -> tuple[ShownSlide, ...]:
    return shown_slides(deck.pages, deck.design, deck.properties)


def lines(items: tuple[Item, ...]) -> Iterator[TextLine]:
    """Every line that is no mark, in reading order."""
    for item in items:
        match item:
            case TextLine():
                yield from [] if item.marker else [item]
            case ItemGroup():
                yield from lines(item.items)
            case TableGrid():
                yield from (line for cell in item.cells for line in cell.lines)
            case VectorPath() | Bitmap():
                pass


def words(text: str) -> list[str]:
    return re.sub(r"[\u202a-\u202e\u2066-\u2069\u00ad\u200b]", "", text.replace("\xa0", " ")).split()


def joined(found: Iterator[TextLine]) -> str:
    return "".join(("" if line.joined else " ") + line.text for line in found)


def said(page: Page) -> str:
    """The words of a page's text and tables, in reading order."""
    texts = []
    for placed in page.fills:
        if isinstance(placed.what, Text):
            texts += [paragraph.text for paragraph in placed.what.paragraphs]
        elif isinstance(placed.what, Table):
            texts += [plain(cell.runs) for row in placed.what.rows for cell in row.cells if not (cell.h_merge or cell.v_merge)]
    return " ".join(texts)


def of_text(slide: ShownSlide) -> tuple[Item, ...]:
    """What is no drawing and no decoration."""
    return tuple(
        item
        for item in slide.items
        if not (isinstance(item, ItemGroup) and item.kind in (GroupKind.FIGURE, GroupKind.ARTIFACT)) and not isinstance(item, VectorPath)
    )


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_every_word_is_shown_once_and_in_order(path: Path) -> None:
    deck = built(path)
    for page, slide in zip(deck.pages, shown(deck), strict=True):
        assert words(joined(lines(of_text(slide)))) == words(said(page)), page.title


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_the_words_of_drawings_are_shown(path: Path) -> None:
    deck = built(path)
    for page, slide in zip(deck.pages, shown(deck), strict=True):
        found = set(words(joined(lines(slide.items))))
        for placed in page.fills:
            if hasattr(placed.what, "labels"):
                missing = {word for label in placed.what.labels for word in words(label.text)} - found
                assert not missing, (page.title, missing)


@pytest.mark.parametrize("path", [BRIEFING, GALLERY], ids=lambda path: path.stem)
def test_frames_are_those_of_the_page_and_lines_stand_inside(path: Path) -> None:
    deck = built(path)
    for page, slide in zip(deck.pages, shown(deck), strict=True):
        layout = deck.design.layouts[page.layout]
        figures = [item.rect for item in slide.items if isinstance(item, ItemGroup) and item.kind is GroupKind.FIGURE]
        for placed in page.fills:
            if isinstance(placed.what, Text):
                box = layout.slot(placed.slot).rect
                text = set(words(" ".join(paragraph.text for paragraph in placed.what.paragraphs)))
                own = [line for line in lines(of_text(slide)) if set(words(line.text)) <= text and box.y <= line.baseline <= box.bottom]
                assert own or not text
                for line in own:
                    if box.x <= line.x < box.right:
                        assert line.x + line.width <= box.right + 12700, line.text
            elif isinstance(placed.what, Table):
                (grid,) = [item for item in slide.items if isinstance(item, TableGrid)]
                assert (grid.rect.x, grid.rect.y) == (placed.rect.x, placed.rect.y)
                assert (grid.columns, sum(grid.rows)) == (placed.what.columns, placed.what.height)
            elif getattr(placed.what, "alt", ""):
                assert placed.rect in figures


def test_bars_and_slices_follow_their_values() -> None:
    deck = built(GALLERY)
    page = next(page for page in deck.pages if page.title == "Columns with one picked out")
    chart = next(placed.what for placed in page.fills if isinstance(placed.what, Chart))
    slide = shown(deck)[deck.pages.index(page)]
    figure = next(item for item in slide.items if isinstance(item, ItemGroup) and item.kind is GroupKind.FIGURE)
    bars = [item for item in figure.items if isinstance(item, VectorPath) and item.fill]
    heights = [bar.steps[1][1][3] - bar.steps[0][1][1] for bar in bars]
    values = [value for value in chart.series[0].values if value is not None]
    assert len(bars) == len(values) == 5
    assert all(abs(high / heights[0] - value / values[0]) < 1e-4 for high, value in zip(heights, values, strict=True))


def test_lists_headings_and_tables_say_what_they_are() -> None:
    slides = shown(build_deck("# A\n\n## B\n\n1. one\n2. two\n\n   - sub\n\n## C\n\n| a | b |\n|---|---|\n| c | d |\n", "a.md"))
    groups = [item for item in slides[1].items if isinstance(item, ItemGroup) and item.kind is not GroupKind.ARTIFACT]
    kinds = [(item.kind, item.numbered) for item in groups][:4]
    assert kinds == [(GroupKind.HEADING, False), (GroupKind.ITEM, True), (GroupKind.ITEM, True), (GroupKind.ITEM, False)]
    (grid,) = [item for item in slides[2].items if isinstance(item, TableGrid)]
    assert [cell.header for cell in grid.cells] == ["column", "column", "row", ""]


@pytest.mark.parametrize("text", [CODE, ARABIC, CHINESE], ids=["code", "arabic", "chinese"])
def test_svg_is_well_formed_and_holds_every_word(text: str) -> None:
    deck = build_deck(text, "a.md")
    for (_, data), page in zip(deck.pictures(".svg"), deck.pages, strict=True):
        root = ElementTree.fromstring(data.decode())
        texts = ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]
        missing = set(words(said(page))) - set(words(" ".join(texts)))
        assert not missing


def test_arabic_begins_at_the_right() -> None:
    slide = shown(build_deck(ARABIC, "a.md"))[-1]
    first = next(line for line in lines(slide.items))
    assert (first.rtl, first.anchor) == (True, "end")
    (grid,) = [item for item in slide.items if isinstance(item, TableGrid)]
    assert grid.cells[0].lines[0].x > grid.cells[1].lines[0].x


def test_the_same_deck_gives_the_same_pictures() -> None:
    assert list(built(GALLERY).pictures(".svg")) == list(build_deck(GALLERY.read_text(encoding="utf-8"), str(GALLERY)).pictures(".svg"))


HOSTILE = [
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "]]><x/>",
    "&#x3c;script&#x3e;",
    "javascript:alert(1)",
    "{{7*7}} ${1} #eval \\u{1}",
    "'-alert(1)-'",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_in_svg(text: str) -> None:
    shown_text = text.replace("<", "\\<")
    listed = f"# {shown_text}\n\n## {shown_text}\n\n- `{text}` [x](javascript:alert%281%29)\n- b\n\n"
    outline = f'{listed}```mermaid\nflowchart LR\n A["{shown_text}"] --> B\n```\n'
    for _, data in build_deck(outline, "a.md").pictures(".svg"):
        root = ElementTree.fromstring(data.decode())
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {"svg", "g", "rect", "path", "text", "tspan", "a", "title", "image", "defs"}
        assert not [name for element in root.iter() for name in element.attrib if name.lower().startswith("on")]
        assert not [element.get("href") for element in root.iter(f"{SVG}a") if "script" in (element.get("href") or "")]


@pytest.mark.parametrize(
    "form",
    [
        NumberFormat(),
        NumberFormat(decimals=2),
        NumberFormat("$", grouped=True),
        NumberFormat(percent=True, decimals=1),
        NumberFormat(after=" €"),
        NumberFormat("x;", ";"),
    ],
)
@pytest.mark.parametrize("value", [0.0, 1234567.891, -12.5, 0.004, -0.001])
def test_numbers_are_shown_as_their_code_says(form: NumberFormat, value: float) -> None:
    assert formatted(value, form.code) == form.shown(value)


def test_dates_are_shown_as_their_code_says() -> None:
    assert [formatted(45351, code) for code in ("yyyy", "mmm yyyy", "yyyy-mm-dd")] == ["2024", "Feb 2024", "2024-02-29"]


@pytest.mark.parametrize(
    ("number", "scheme", "text"),
    [
        (3, "arabicPeriod", "3."),
        (3, "arabicParenR", "3)"),
        (28, "alphaLcParenBoth", "(bb)"),
        (14, "romanUcPeriod", "XIV."),
        (5, "arabicPlain", "5"),
    ],
)
def test_numbers_of_lists(number: int, scheme: str, text: str) -> None:
    assert number_text(number, scheme) == text


def test_every_preset_stays_in_its_box() -> None:
    for name, maker in PRESETS.items():
        numbers = [numbers for _, numbers in maker(200.0, 100.0, {})]
        xs = [x for each in numbers for x in each[::2]]
        ys = [y for each in numbers for y in each[1::2]]
        assert all(-1 <= x <= 201 for x in xs), name
        assert all(-1 <= y <= 101 for y in ys), name


def test_what_is_bold_ends_where_it_ends() -> None:
    outline = "# A\n\n## B\n\n- **bold** and ~~gone~~ plain\n- c\n\n```python\ndef f():\n    return f\n```\n"
    pictures = [data.decode() for _, data in build_deck(outline, "a.md").pictures(".svg")]
    for root in map(ElementTree.fromstring, pictures):
        for element in root.iter(f"{SVG}text"):
            looks = {name for piece in element.iter(f"{SVG}tspan") for name in piece.attrib}
            inherited = {"font-weight", "font-style", "text-decoration"} & set(element.attrib)
            assert not (looks and inherited), "".join(element.itertext())


@pytest.mark.parametrize(("text", "families"), [(CHINESE, "'Noto Sans CJK SC'"), (ARABIC, "Arial, 'DejaVu Sans', 'Noto Sans Arabic'")])
def test_scripts_name_families_that_have_them(text: str, families: str) -> None:
    assert all(families in data.decode() for _, data in build_deck(text, "a.md").pictures(".svg"))


def figure_of(title: str) -> tuple[Chart, ItemGroup]:
    """A chart of the gallery, and how it is drawn."""
    deck = built(GALLERY)
    page = next(page for page in deck.pages if page.title == title)
    chart = next(placed.what for placed in page.fills if isinstance(placed.what, Chart))
    slide = shown(deck)[deck.pages.index(page)]
    return chart, next(item for item in slide.items if isinstance(item, ItemGroup) and item.kind is GroupKind.FIGURE)


def test_a_gauge_is_half_a_ring_and_its_number_large() -> None:
    chart, figure = figure_of("A gauge")
    slices = [item for item in figure.items if isinstance(item, VectorPath)]
    middle = figure.rect.y + chart.plot.y + chart.plot.height / 2
    assert len(slices) == len(chart.series[0].values) - len(chart.series[0].hidden) == 2
    assert all(y <= middle + 2 for item in slices for _, numbers in item.steps for y in numbers[1::2])
    sizes = {line.text: line.spans[0].size for line in lines(figure.items)}
    assert sizes["340"] > 1.5 * sizes["Seats"]


def test_bars_of_a_waterfall_stand_on_nothing() -> None:
    chart, figure = figure_of("From revenue to profit")
    painted = sum(value not in (None, 0) and at not in series.hidden for series in chart.series for at, value in enumerate(series.values))
    assert sum(isinstance(item, VectorPath) and bool(item.fill) for item in figure.items) == painted


def test_a_mark_is_that_of_its_layout() -> None:
    deck = built(GALLERY)
    at = next(at for at, page in enumerate(deck.pages) if page.title == "Strengths and weaknesses")
    groups = [item for item in shown(deck)[at].items if isinstance(item, ItemGroup)]
    found = {line.text for group in groups for line in group.items if isinstance(line, TextLine) and line.marker}
    assert found == {"\u2013"}


@pytest.mark.parametrize(("arrow", "more"), [("->", 0), ("->>", 1), ("<<->>", 2)])
def test_a_bent_line_has_its_arrow_heads(arrow: str, more: int) -> None:
    def filled(text: str) -> int:
        deck = build_deck(f"# A\n\n## B\n\n```mermaid\nsequenceDiagram\nA{text}A: again\n```\n", "case.md")
        return sum(isinstance(item, VectorPath) and len(item.steps) == 3 for item in paths(shown(deck)[1].items))

    assert filled(arrow) == filled("->") + more


def paths(items: tuple[Item, ...]) -> Iterator[Item]:
    """Everything that is drawn, in groups or not."""
    for item in items:
        if isinstance(item, ItemGroup):
            yield from paths(item.items)
        else:
            yield item
