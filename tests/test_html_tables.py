"""Tables of HTML and Markdown: cells that span, lines in cells, widths, numbers from the right."""

from __future__ import annotations

import io

import pytest
from lxml import html as lxml_html
from pptx import Presentation
from pptx.presentation import Presentation as PresentationType

from slides.base.geometry import EMU_PER_POINT
from slides.design.page import Page, Table, Text
from slides.export.pptx import write
from slides.markdown.parser import parse
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import plain
from slides.typesetting import metrics

ODD = "overlap"


def saved(briefing: BuiltDeck) -> PresentationType:
    """A briefing as python-pptx reads it from its file."""
    target = io.BytesIO()
    write(briefing.pages, briefing.design, briefing.properties, target)
    target.seek(0)
    return Presentation(target)


def table_of(markup: str) -> Table:
    """The only table of an outline."""
    found = [fill.what for page in built(markup).pages for fill in page.fills if isinstance(fill.what, Table)]
    assert len(found) == 1
    return found[0]


def built(text: str, file: str = "x.md") -> BuiltDeck:
    return build_deck(f"# Deck\n\n## A slide\n\n{text}\n", file)


def expected(markup: str) -> dict[str, int]:
    """The column of each cell by its text, by the standard's algorithm for forming a table (HTML, 4.9.12.1), on lxml's tree."""
    root = lxml_html.fragment_fromstring(markup)
    groups: list[list[lxml_html.HtmlElement]] = []
    loose: list[lxml_html.HtmlElement] | None = None
    for child in root:
        if child.tag == "tr":
            if loose is None:
                loose = []
                groups.append(loose)
            loose.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            loose = None
            groups.append(list(child.iterchildren("tr")))
    found: dict[str, int] = {}
    for group in groups:
        slots: set[tuple[int, int]] = set()
        for y, row in enumerate(group):
            x = 0
            for cell in row.iterchildren("td", "th"):
                while (x, y) in slots:
                    x += 1
                across = max(_number(cell.get("colspan"), 1), 1)
                down = _number(cell.get("rowspan"), 1)
                down = min(down, len(group) - y) if down else len(group) - y
                slots |= {(x + dx, y + dy) for dx in range(min(across, 1000)) for dy in range(down)}
                if text := cell.text_content().strip():
                    found[text] = x
                x += across
    return found


def _number(text: str | None, default: int) -> int:
    digits = ""
    for char in (text or "").strip().removeprefix("+"):
        if not char.isdecimal():
            break
        digits += char
    return int(digits) if digits else default


def row(*cells: str) -> str:
    return "<tr>" + "".join(cells) + "</tr>"


def td(text: str, rowspan: str = "", colspan: str = "", tag: str = "td") -> str:
    spans = (f' rowspan="{rowspan}"' if rowspan else "") + (f' colspan="{colspan}"' if colspan else "")
    return f"<{tag}{spans}>{text}</{tag}>"


def th(text: str, rowspan: str = "", colspan: str = "") -> str:
    return td(text, rowspan, colspan, "th")


HEAD = row(th("ha"), th("hb"), th("hc"))
TABLES = {
    "a row span in the first column": HEAD + row(td("a", "2"), td("b"), td("c")) + row(td("d"), td("e")),
    "in the middle column": HEAD + row(td("a"), td("b", "2"), td("c")) + row(td("d"), td("e")),
    "in the last column": HEAD + row(td("a"), td("b"), td("c", "2")) + row(td("d"), td("e")) + row(td("f"), td("g"), td("h")),
    "over three rows, beside another": HEAD + row(td("a", "3"), td("b", "2"), td("c")) + row(td("d")) + row(td("e"), td("f")),
    "beyond the table's end": HEAD + row(td("a", "9"), td("b"), td("c")) + row(td("d"), td("e")),
    "zero: to the end of the group": HEAD + row(td("a", "0"), td("b"), td("c")) + row(td("d"), td("e")) + row(td("f"), td("g")),
    "junk values": HEAD + row(td("a", "two"), td("b", "-3"), td("c", "")) + row(td("d", "2px"), td("e"), td("f")) + row(td("g"), td("h")),
    "a column span in the head": row(th("ha"), th("hb", "", "2")) + row(td("a"), td("b"), td("c")),
    "in the body": HEAD + row(td("a", "", "2"), td("b")) + row(td("c"), td("d", "", "2")) + row(td("e", "", "3")),
    "zero and junk columns": HEAD + row(td("a", "", "0"), td("b", "", "x"), td("c", "", "1.9")) + row(td("d", "", "-2"), td("e")),
    "both at once": HEAD + row(td("a", "2", "2"), td("b")) + row(td("c")) + row(td("d"), td("e"), td("f")),
    "groups": f"<thead>{row(th('ha', '2'), th('hb', '', '2'))}{row(th('hc'), th('hd'))}</thead><tbody>{row(td('a', '5'), td('b'), td('c'))}"
    f"{row(td('d'), td('e'))}</tbody><tbody>{row(td('f'), td('g'), td('h'))}</tbody>",
    "short rows": HEAD + row(td("a")) + row(td("b"), td("c", "2")) + row(td("d")),
    "more columns than the head": row(th("ha")) + row(td("a"), td("b"), td("c")),
    "a row that others cover whole": HEAD + row(td("a", "2"), td("b", "2"), td("c", "2")) + "<tr></tr>" + row(td("d"), td("e"), td("f")),
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("form", ["one block", "with empty lines", "without end tags"])
def test_each_cell_stands_in_the_column_that_html_gives_it(name: str, form: str) -> None:
    markup = f"<table>{TABLES[name]}</table>"
    shown = {"one block": markup, "with empty lines": markup.replace("<tr>", "\n\n<tr>").replace("</table>", "\n</table>")}.get(form)
    shown = shown or markup.replace("</td>", "").replace("</th>", "").replace("</tr>", "")
    table = table_of(shown)
    every = [(at, cell) for each in table.rows for at, cell in reversed(list(enumerate(each.cells)))]
    got = {plain(cell.runs): at for at, cell in every if plain(cell.runs).strip("\u2013 ")}
    assert got == expected(markup)
    assert {len(each.cells) for each in table.rows} == {len(table.columns)}


@pytest.mark.parametrize("name", TABLES)
def test_covered_places_are_merged_and_empty(name: str) -> None:
    briefing = built(f"<table>{TABLES[name]}</table>")
    deck = saved(briefing)
    table = next(shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table)
    spanned = [cell for each in table.rows for cell in each.cells if cell.is_spanned]
    assert all(not cell.text for cell in spanned)
    places = sum(cell.span_height * cell.span_width - 1 for each in table.rows for cell in each.cells if cell.is_merge_origin)
    assert places == len(spanned)
    assert bool(spanned) == any(
        cell.grid_span > 1 or cell.row_span > 1 for row in table_of_pages(briefing.pages).rows for cell in row.cells
    )


def table_of_pages(pages: tuple[Page, ...]) -> Table:
    return next(fill.what for page in pages for fill in page.fills if isinstance(fill.what, Table))


def test_cells_that_overlap_are_told_once_and_keep_their_words() -> None:
    briefing = built(f"<table>{HEAD}{row(td('a'), td('b', '2'), td('c'))}{row(td('d', '', '2'), td('e'))}</table>")
    assert sum(ODD in problem.message for problem in briefing.problems) == 1
    assert not any(problem.rule.code == "N1" for problem in briefing.problems)


def test_a_span_to_mean_all_columns_adds_none() -> None:
    table = table_of(f"<table>{HEAD}{row(td('a', '', '100%'))}{row(td('b'), td('c'), td('d'))}</table>")
    assert len(table.columns) == 3
    assert table.rows[1].cells[0].grid_span == 3


def test_a_long_table_is_cut_between_groups_of_rows_and_repeats_its_heads() -> None:
    head = f"<thead>{row(th('Region', '2'), th('Sales', '', '2'))}{row(th('2023'), th('2024'))}</thead>"
    body = "".join(
        row(td(f"region {at}", "3"), td(f"{at}1"), td("5")) + row(td(f"{at}2"), td("6")) + row(td(f"{at}3"), td("7")) for at in range(12)
    )
    tables = [fill.what for page in built(f"<table>{head}{body}</table>").pages for fill in page.fills if isinstance(fill.what, Table)]
    assert len(tables) > 1
    for table in tables:
        assert table.heads == 2
        assert [plain(cell.runs) for cell in table.rows[1].cells] == ["", "2023", "2024"]
        assert all(cell.row_span == 3 for cell in (each.cells[0] for each in table.rows[2::3]))
    assert sum(len(table.rows) - 2 for table in tables) == 36


def test_a_header_over_several_columns_names_them_and_numbers_under_it_line_up() -> None:
    text = f"<table>{row(th('Region'), th('Sales', '', '2'))}{row(td('a'), td('12'), td('7'))}{row(td('b', '', '2'), td('3'))}</table>"
    assert not [problem for problem in built(text).problems if problem.rule.code == "A5"]
    assert [cell.align for cell in table_of(text).rows[1].cells] == ["l", "r", "r"]


@pytest.mark.parametrize(
    "head",
    [
        "| Key *figures* | | |\n|---|---|---|\n",
        "<table><tr><th>Key <i>figures</i></th></tr><tr><td>a</td><td>1</td><td>2</td></tr></table>",
    ],
)
def test_a_header_that_names_its_first_column_alone_names_all(head: str) -> None:
    text = head if "<" in head else f"{head}| a | 1 | 2 |\n"
    first = table_of(text).rows[0]
    assert [plain(cell.runs) for cell in first.cells] == ["Key figures"] * 3
    assert not [problem for problem in built(text).problems if problem.rule.code in ("A5", "N1")]


def test_an_empty_header_row_is_not_drawn() -> None:
    table = table_of("|   |   |\n|---|---|\n| up | previous slide |\n| down | next slide |")
    assert table.heads == 0
    assert [plain(each.cells[0].runs) for each in table.rows] == ["up", "down"]
    assert not any(problem.rule.code in ("A5", "N1") for problem in built("|   |   |\n|---|---|\n| up | x |").problems)


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("<ul><li>first</li><li>second</li></ul>", ["first", "second"]),
        ("Points:<ul><li>first<li>second</ul>after", ["Points:", "first", "second", "after"]),
        ("<ol start=3><li>first</li><li>second</li></ol>", ["3. first", "4. second"]),
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<div>one</div><div>two</div>three", ["one", "two", "three"]),
        ("<dl><dt>one</dt><dd>two</dd></dl>", ["one", "two"]),
        ("<h4>one</h4>two<blockquote>three</blockquote>", ["one", "two", "three"]),
        ("one<br>two<br/>three", ["one", "two", "three"]),
    ],
)
@pytest.mark.parametrize("place", ["a cell", "a bullet", "a cell of HTML"])
def test_block_elements_bound_lines(cell: str, lines: list[str], place: str) -> None:
    if place == "a bullet":
        briefing = built(f"- It says: {cell}\n- Another one")
        text = next(
            paragraph.text
            for page in briefing.pages
            for fill in page.fills
            if isinstance(fill.what, Text)
            for paragraph in fill.what.paragraphs
            if "It says" in paragraph.text
        )
        found = [line.replace("\u00a0", " ").strip() for line in text.removeprefix("It says:").split("\n")]
        assert [line for line in found if line] == lines
        return
    table = table_of(
        f"| A | B |\n|---|---|\n| x | {cell} |" if place == "a cell" else f"<table>{row(th('A'), th('B'))}{row(td('x'), td(cell))}</table>"
    )
    assert [line.removeprefix("\u2022 ").strip() for line in plain(table.rows[1].cells[1].runs).split("\n")] == lines


WORDS = ("Implementation", "Responsible", "Communication", "Stakeholders", "Infrastructure", "Requirements", "Documentation")


def wide(count: int, kind: str) -> str:
    names = [WORDS[at % len(WORDS)] if kind == "words" else f"{at + 2010}" for at in range(count - 1)]
    cells = ["12,000" if kind == "numbers" else "-14,478.50" if kind == "long numbers" else "yes"] * (count - 1)
    return f"| Region | {' | '.join(names)} |\n|{'---|' * count}\n| South-West | {' | '.join(cells)} |\n"


@pytest.mark.parametrize("count", range(3, 17))
@pytest.mark.parametrize("kind", ["numbers", "long numbers", "words"])
def test_no_table_cuts_a_word_or_a_number(count: int, kind: str) -> None:
    briefing = built(wide(count, kind))
    tables = [fill.what for page in briefing.pages for fill in page.fills if isinstance(fill.what, Table)]
    fonts = briefing.design.theme.fonts
    for table in tables:
        assert not table.broken
        assert table.size >= 16
        for at, each in enumerate(table.rows):
            for column, cell in enumerate(each.cells):
                face = metrics.faces_of(fonts, False, at == 0 or column == 0, False)
                widest = metrics.widest(metrics.measured_words(cell.runs, face)) * table.size
                assert widest * EMU_PER_POINT <= table.columns[column] - 2 * table.side
        assert plain(table.rows[0].cells[0].runs) == "Region"
    assert sum(len(table.columns) - 1 for table in tables) == count - 1


def test_twelve_months_stand_on_one_slide() -> None:
    assert len(built(wide(13, "numbers")).pages) == 2


def test_a_word_that_no_slide_holds_is_told() -> None:
    briefing = built(f"| A | B |\n|---|---|\n| {'x' * 150} | {'y' * 150} |")
    assert [problem.span.line for problem in briefing.problems if problem.rule.code == "L9"] == [5]


def test_numbers_line_up_in_a_deck_that_is_read_from_the_right() -> None:
    text = "---\nlang: he\n---\n\n# תוכנית\n\n## טבלה\n\n| שם | כמות |\n|---|---:|\n| תפוח | 3 |\n| אגס | 12 |\n"
    briefing = build_deck(text, "x.md")
    deck = saved(briefing)
    table = next(shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table)
    assert [str(table.cell(at, 1).text_frame.paragraphs[0].alignment) for at in range(3)] == ["RIGHT (3)"] * 3


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("<ul><li>one</li><li>two</li></ul>", ["\u2022 one", "\u2022 two"]),
        ("words<br>- one<br>- two", ["words", "\u2022 one", "\u2022 two"]),
        ("- **one**<br>- two", ["\u2022 one", "\u2022 two"]),
        ("\u2022 one<br>\u2022 two", ["\u2022 one", "\u2022 two"]),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", ["\u2022 one", "\u00a0\u00a0\u2022 two"]),
        ("-5<br>-6", ["-5", "-6"]),
        ("- one<br>* two", ["- one", "* two"]),
        ("one<br>two", ["one", "two"]),
    ],
)
def test_a_list_in_a_cell_has_native_bullets(cell: str, wanted: list[str]) -> None:
    deck = build_deck(f"# D\n\n## T\n\n| a | b |\n|---|---|\n| x | {cell} |\n", "x.md")
    (table,) = [placed.what for page in deck.pages for placed in page.fills if isinstance(placed.what, Table)]
    assert plain(table.rows[1].cells[1].runs).split("\n") == wanted
    shape = next(shape for shape in saved(deck).slides[-1].shapes if shape.has_table)
    found = [(bool(each._p.xpath("a:pPr/a:buChar")), each.text) for each in shape.table.cell(1, 1).text_frame.paragraphs]
    listed = any("\u2022" in line for line in wanted)
    lines = [(line.strip("\u00a0")[0] == "\u2022", line.strip("\u00a0").removeprefix("\u2022 ")) for line in wanted]
    assert found == (lines if listed else [(False, "\v".join(wanted))])


GALLERIES = {
    "in the header": ("| ![](a.png) | ![](b.png) |\n|---|---|\n", [["a.png", "b.png"]], ["", ""]),
    "captions below": ("| A | B |\n|---|---|\n| ![](a.png) | ![](b.png) |\n| **s** t | u |\n", [["a.png", "b.png"]], ["A, s t", "B, u"]),
    "names before": (
        "| | A | B |\n|---|---|---|\n| Day | ![](a.png) | ![](b.png) |\n| Night | ![](c.png) | ![](d.png) |\n",
        [["a.png", "b.png"], ["c.png", "d.png"]],
        ["A, Day", "B, Day", "A, Night", "B, Night"],
    ),
    "one a row": ("| x | y |\n|---|---|\n| t | ![](a.png) |\n| u | ![](b.png)<br>v |\n", [["a.png", "b.png"]], ["y, x: t", "y, x: u, v"]),
    "data": ("| x | y | z |\n|---|---|---|\n| t | ![](a.png) | 5 |\n| u | ![](b.png) | 6 |\n", [], []),
    "one picture": ("| x | y |\n|---|---|\n| t | ![](a.png) |\n", [], []),
    "sentences": (f"| x | y |\n|---|---|\n| {'word ' * 15}| ![](a.png) |\n| t | ![](b.png) |\n", [], []),
    "badges": ("| x | y |\n|---|---|\n| t | ![](https://a.org/a.svg) |\n| u | ![](https://a.org/b.svg) |\n", [], []),
}


@pytest.mark.parametrize(("text", "rows", "captions"), GALLERIES.values(), ids=GALLERIES)
def test_a_table_of_pictures_shows_them_side_by_side(text: str, rows: list[list[str]], captions: list[str]) -> None:
    nodes, _ = parse(text, "x.md")
    bands = [[inner for inner in node.walk() if inner.kind == "picture"] for node in nodes if node.kind == "container"]
    assert [[picture.info for picture in band] for band in bands] == rows
    assert [picture.attributes.get("title", "") for band in bands for picture in band] == captions
    assert any(node.kind == "table" for node in nodes) == (not rows)
