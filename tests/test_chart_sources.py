"""Where a chart's cells come from: tables in containers, lines in fences, files beside the outline, Mermaid's own notation."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from slides.base.diagnostics import BlockError
from slides.deck.blocks.chart import ChartBlock
from slides.deck.blocks.mermaid_chart import MermaidChart
from slides.design.page import ChartKind
from slides.markdown.parser import Node, parse
from slides.pipeline.build import build_deck
from tests.building import graver

TABLE = "| Region | Exports |\n|---|--:|\n| North | 10 |\n| South | 3 |\n"


def node(text: str, file: str = "case.md") -> Node:
    nodes, _ = parse(text, file)
    return nodes[0]


def fence(text: str, info: str = "chart") -> Node:
    return node(f"```{info}\n{text}\n```")


def mistake(shown: Node, block: type[ChartBlock] | type[MermaidChart] = ChartBlock) -> BlockError:
    with pytest.raises(BlockError) as caught:
        block.read(shown)
    return caught.value


@pytest.mark.parametrize("head", ["chart {type=column title=Trade}", "{.chart type=column title=Trade}", "chart {type=column} Trade"])
def test_a_container_says_its_kind_in_any_way_that_pandoc_writes_it(head: str) -> None:
    shown = ChartBlock.read(node(f"::: {head}\n\n{TABLE}\n:::")).shown
    assert (shown.kind, shown.title) == (ChartKind.COLUMN, "Trade")


def test_paragraphs_in_a_container_stand_under_the_chart() -> None:
    block = ChartBlock.read(node(f"::: chart {{type=bar}}\n\n{TABLE}\nEstimates. See *below*.\n\nSource: me\n:::"))
    assert [paragraph.text for paragraph in block.source] == ["Estimates. See below. Source: me"]


def test_a_fence_begins_with_options_and_goes_on_with_values() -> None:
    block = ChartBlock.read(fence("type: bar\ntitle: Trade\nhighlight: South\nsource: UN\n\nRegion,Exports\nNorth,10\nSouth,3"))
    assert block.shown.picked == (0, 1)
    assert [paragraph.text for paragraph in block.source] == ["Source: UN"]
    assert ChartBlock.read(fence("Region,Exports\nNorth,10", "chart {type=bar unit=kg}")).shown.unit == "kg"


@pytest.mark.parametrize(
    "lines",
    [
        "Region,Exports\nNorth,10.5",
        "Region;Exports\nNorth;10,5",
        "Region\tExports\nNorth\t10.5",
        'Region,Exports\n"North",  "10.5"',
        'A,"B, C"\nNorth,10.5',
    ],
)
def test_values_are_parted_by_what_the_first_line_parts_its_names_with(lines: str) -> None:
    shown = ChartBlock.read(fence(lines)).shown
    assert (shown.categories, shown.series[0].values) == (("North",), (10.5,))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("A,B\nx,1\ny,one", 4, "not a number: one"),
        ("type: line\n\nA,B\nx,1\ny,1,2", 6, "a row of 3 cells"),
        ('A,B\nx,"1', 3, "not readable"),
        ("type: bar", 1, "without numbers"),
        ("A,B\nx,1\n" + "y" * 10_001 + ",2", 4, "more than 10,000 characters"),
        ("title: " + "y" * 201 + "\nA,B\nx,2", 2, "title of 201 characters"),
        ("file: x.csv\nA,B\nx,2", 2, "both a file and lines of values"),
    ],
)
def test_a_mistake_in_a_fence_names_its_line(text: str, line: int, said: str) -> None:
    problem = mistake(fence(text)).problem
    assert said in problem.message
    assert problem.span.line == line


def test_unknown_options_are_told_with_the_nearest() -> None:
    (problem,) = ChartBlock.read(fence("titel: x\nA,B\nx,1", "chart {type=bar}")).doubts()
    assert (problem.hint, problem.span.line) == ("did you mean title?", 2)
    (problem,) = ChartBlock.read(node(f"::: chart {{hightlight=North}}\n\n{TABLE}\n:::")).doubts()
    assert problem.hint == "did you mean highlight?"


@pytest.mark.parametrize("inner", [f"- a list\n\n{TABLE}", f"{TABLE}\n{TABLE.replace('North', 'West')}", f"{TABLE}\n> quoted", ""])
def test_a_container_holds_one_table_and_nothing_else_that_is_drawn(inner: str) -> None:
    text = inner.replace("|\n\n|", "|\n\n<!-- next -->\n\n|")
    mistake(node(f"::: chart {{type=bar}}\n\n{text}\n:::"))


def test_links_and_footnotes_of_cells_are_kept_elsewhere() -> None:
    table = "| Who | [Sum](https://x.org) |\n|---|---|\n| Iran[^1] | 3 |\n| Iraq | 4 |\n"
    text = f"# D\n\n## S\n\n::: chart {{type=bar}}\n\n{table}\n:::\n\n[^1]: An estimate.\n"
    briefing = build_deck(text, "case.md")
    assert graver(briefing) == ()
    page = briefing.pages[-1]
    assert any(run.link == "https://x.org" for note in page.notes for run in note.runs)
    assert "Iran" in str(page.fills)
    assert "Iran1" not in str(page.fills)


class TestFiles:
    """A file of values beside the outline."""

    def read(self, folder: Path, name: str = "data.csv", kind: str = "column") -> ChartBlock:
        return ChartBlock.read(node(f"::: chart {{type={kind} file={name}}}\n:::", str(folder / "case.md")))

    def failed(self, folder: Path, name: str = "data.csv") -> BlockError:
        with pytest.raises(BlockError) as caught:
            self.read(folder, name)
        return caught.value

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_is_read_in_the_encodings_that_can_be_told(self, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "data.csv").write_text("Année;Türkiye\r\n2020;3,5\r\n2021;4,5\r\n", encoding=encoding, newline="")
        shown = self.read(tmp_path).shown
        assert (shown.corner, shown.series[0].name, shown.series[0].values) == ("Année", "Türkiye", (3.5, 4.5))

    @pytest.mark.parametrize(
        ("data", "said"), [("Année;x\n".encode("latin-1"), "neither UTF-8"), (b"a,b\n\0\0", "zero bytes"), (b"", "without numbers")]
    )
    def test_that_is_no_text_is_a_mistake(self, tmp_path: Path, data: bytes, said: str) -> None:
        (tmp_path / "data.csv").write_bytes(data)
        assert said in self.failed(tmp_path).problem.message

    def test_names_its_own_lines_in_mistakes(self, tmp_path: Path) -> None:
        (tmp_path / "data.csv").write_text("A,B\nx,1\ny,two\n")
        problem = self.failed(tmp_path).problem
        assert (Path(problem.span.file).name, problem.span.line) == ("data.csv", 3)

    def test_with_a_million_rows_is_not_read_to_its_end(self, tmp_path: Path) -> None:
        (tmp_path / "data.csv").write_bytes(b"A,B\n" + b"x,1\n" * 1_000_000)
        assert "larger than 1,000,000 bytes" in self.failed(tmp_path).problem.message
        (tmp_path / "data.csv").write_bytes(b"A,B\n" + b"x,1\n" * 200_000)
        problem = self.failed(tmp_path).problem
        assert "more than 60 rows" in problem.message
        assert problem.span.line == 62

    @pytest.mark.parametrize("name", ["../secret.csv", "/etc/passwd", "https://x.org/data.csv", "..%2Fsecret.csv"])
    def test_outside_the_outlines_folder_is_refused(self, tmp_path: Path, name: str) -> None:
        folder = tmp_path / "outline"
        folder.mkdir()
        (tmp_path / "secret.csv").write_text("A,B\nx,1\n")
        assert "data file" in self.failed(folder, name).problem.message
        assert "secret" not in str(self.failed(folder, "../secret.csv").problem.hint)

    def test_may_lie_in_the_assets_beside_the_outlines_folder(self, tmp_path: Path) -> None:
        for name in ("outline", "assets"):
            (tmp_path / name).mkdir()
        (tmp_path / "assets" / "data.csv").write_text("A,B\nx,1\n")
        assert self.read(tmp_path / "outline", "../assets/data.csv").shown.categories == ("x",)

    def test_that_is_missing_is_told_with_the_nearest(self, tmp_path: Path) -> None:
        (tmp_path / "date.csv").write_text("A,B\nx,1\n")
        assert self.failed(tmp_path).problem.hint == "did you mean date.csv?"

    def test_that_is_a_folder_or_a_pipe_is_no_file(self, tmp_path: Path) -> None:
        (tmp_path / "folder").mkdir()
        self.failed(tmp_path, "folder")
        os.mkfifo(tmp_path / "pipe.csv")
        assert "is not a regular file" in self.failed(tmp_path, "pipe.csv").problem.message


def test_a_pie_has_its_parts_in_order() -> None:
    shown = MermaidChart.read(fence("pie showData title Fuels\n  %% a comment\n  \"Gas, natural\" : 60\n  'Oil' : 40.5", "mermaid")).shown
    assert (shown.title, shown.categories, shown.series[0].values) == ("Fuels", ("Gas, natural", "Oil"), (60, 40.5))
    assert not shown.shares


def test_bars_and_lines_share_an_xychart() -> None:
    text = 'xychart-beta\n title "Sales"\n x-axis Months [jan, "feb, mar"]\n y-axis "USD" 0 --> 20\n line [1, 2]\n bar "Sold" [3, 4.5]'
    shown = MermaidChart.read(fence(text, "mermaid")).shown
    assert (shown.kind, shown.title, shown.across, shown.up) == (ChartKind.COLUMN, "Sales", "Months", "USD")
    assert [(row.name, row.line, row.values) for row in shown.series] == [("Sold", False, (3, 4.5)), ("Line", True, (1, 2))]
    assert shown.categories == ("jan", "feb, mar")
    assert shown.reach == (0, 20)


def test_an_xychart_lies_down_counts_along_a_range_or_from_one() -> None:
    assert MermaidChart.read(fence("xychart-beta horizontal\nbar [1, 2]", "mermaid")).shown.kind is ChartKind.BAR
    ranged = MermaidChart.read(fence("xychart\nx-axis years 2000 --> 2010\nline [1, 2, 3]", "mermaid")).shown
    assert (ranged.categories, ranged.across) == (("2000", "2005", "2010"), "years")
    assert MermaidChart.read(fence("xychart-beta\nline [1, 2, 3]", "mermaid")).shown.categories == ("1", "2", "3")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('pie\n"a" : 1\n"b" 3', 4, 'not supported in a Mermaid pie: "b" 3'),
        ('pie\n"a" : one', 3, "not a number: one"),
        ('pie\n"a" : -1\n"b" : 2', 3, "is negative"),
        ("pie", 2, "without numbers"),
        ("xychart-beta\nbars [1]", 3, "not supported"),
        ("xychart-beta\nx-axis [a]\nbar [1, 2]", 4, "2 numbers for 1 categories"),
        ("xychart-beta horizontal\nline [1, 2]", 2, "horizontal xychart with lines"),
        ("xychart-beta\ny-axis 5 --> 1\nbar [1]", 3, "a range from 5 to 1"),
        ("xychart-beta\nbar [1, x]", 3, "not a number: x"),
        ("xychart-beta sideways\nbar [1]", 2, "not supported after xychart-beta"),
    ],
)
def test_what_is_outside_of_the_notation_is_a_mistake_with_its_line(text: str, line: int, said: str) -> None:
    problem = mistake(fence(text, "mermaid"), MermaidChart).problem
    assert said in problem.message
    assert problem.span.line in (line, 1)


def test_what_an_author_says_for_those_who_do_not_see_it_comes_first() -> None:
    text = 'pie\naccDescr: Gas leads by far\n"Gas" : 60\n"Oil" : 40'
    briefing = build_deck(f"# D\n\n## S\n\n```mermaid\n{text}\n```\n", "case.md")
    assert "alt='Gas leads by far. Pie chart of" in str(briefing.pages[-1].fills)
    assert graver(briefing) == ()


def test_what_cannot_be_drawn_is_shown_as_a_table() -> None:
    briefing = build_deck(
        f"# D\n\n## S\n\n::: chart {{title={'y' * 201}}}\n\n{TABLE}\n:::\n\n## T\n\n```chart\nA,B\nx,one\n```\n", "case.md"
    )
    assert [problem.span.line for problem in graver(briefing)] == [5, 18]
    assert "North" in str(briefing.pages[-2].fills)
    assert "Table with 1 row: A, B" in str(briefing.pages[-1].fills)


TABLED = "| Region | Share |\n|---|---|\n| North | 60 |\n| South | 40 |"
ROWS = "Region,Share\nNorth,60\nSouth,40"


@pytest.mark.parametrize(
    "opened",
    [
        *("```chart type=doughnut", "```chart {type=doughnut}", "```{.chart type=doughnut}", '```chart type="doughnut"'),
        *("```chart By region type=doughnut", "::: chart type=doughnut", "::: {.chart type=doughnut}", "::: chart {type=doughnut}"),
    ],
)
def test_options_are_read_however_a_chart_is_opened(opened: str) -> None:
    closed, rows = ("```", ROWS) if opened.startswith("`") else (":::", TABLED)
    briefing = build_deck(f"# D\n\n## S\n\n{opened}\n{rows}\n{closed}\n", "case.md")
    assert "DOUGHNUT" in str(briefing.pages[-1].fills)
    assert "type=" not in str(briefing.pages[-1].fills)
    assert graver(briefing) == ()


@pytest.mark.parametrize("option", ["type=blob", "highlight=Nowhere", "decimal=dot", "colour=red"])
@pytest.mark.parametrize("held", ["```chart {option}\n" + ROWS + "\n```", "::: {{.chart {option}}}\n" + TABLED + "\n:::"])
def test_a_chart_is_drawn_without_an_option_that_cannot_be(option: str, held: str) -> None:
    briefing = build_deck(f"# D\n\n## S\n\n{held.format(option=option)}\n", "case.md")
    assert "Chart(kind" in str(briefing.pages[-1].fills)
    assert [(problem.rule.code, problem.span.line) for problem in graver(briefing)] == [("D7", 5)]


def test_an_empty_slide_is_an_error() -> None:
    briefing = build_deck("# D\n\n## S\n\n::: {.chart file=none.csv}\n:::\n", "case.md")
    assert [problem.rule.code for problem in graver(briefing)] == ["P3", "M23"]


CSV = 'Year,Region,"Sales, net",Cost\n2021,North,3,1\n2022,North,5,2\n2023,North,8,4\n'


@pytest.mark.parametrize(
    ("columns", "series"),
    [
        ("Year, Cost", {"Cost": (1, 2, 4)}),
        ("year; cost", {"Cost": (1, 2, 4)}),
        ('Year, "Sales, net", Cost', {"Sales, net": (3, 5, 8), "Cost": (1, 2, 4)}),
        ("1, 4, 3", {"Cost": (1, 2, 4), "Sales, net": (3, 5, 8)}),
    ],
)
def test_columns_of_a_file_are_chosen_by_their_heads_or_numbers(columns: str, series: dict[str, tuple[int, ...]], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    text = f"```chart\ntype: column\nfile: a.csv\ncolumns: {columns}\n```"
    shown = ChartBlock.read(node(text, str(tmp_path / "a.md")))
    assert {each.name: tuple(each.values) for each in shown.shown.series} == series
    assert shown.shown.categories == ("2021", "2022", "2023")
    assert shown.doubts() == ()


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        ("```chart\nfile: a.csv\ncolumns: Year, Costs\n```", "no column is named Costs (did you mean Cost?)"),
        ("```chart\nfile: a.csv\ncolumns: Year, 9\n```", "no column is named 9 (its columns: Year, Region, Sales, net, Cost)"),
        ("```chart\ncolumns: a, c\n\na,b,c\nx,1,2\ny,3,4\n```", "columns are chosen from a file alone; this is ignored"),
    ],
)
def test_columns_that_cannot_be_chosen_are_named(chart: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    deck = build_deck(f"# T\n\n## A\n\n{chart}\n", str(tmp_path / "a.md"))
    assert any(said in str(problem) for problem in deck.problems)


LISTED = """type: {}
labels: [Monday, "Tue, day", Wednesday]
series:
  - title: First
    data: [1, 2.5, 3]
  - title: "Second"
    data: [5,4,3]
tension: 0.2
width: 80%
{}"""


@pytest.mark.parametrize(
    ("kind", "more", "drawn"),
    [
        *(("bar", "", "COLUMN"), ("bar", "indexAxis: y", "BAR"), ("line", "fill: true", "LINE"), ("bar", "stacked: true", "COLUMN")),
        ("line", "yTitle: Visitors", "LINE"),
    ],
)
def test_the_yaml_of_obsidian_charts_is_a_chart(kind: str, more: str, drawn: str) -> None:
    briefing = build_deck(f"# D\n\n## S\n\n```chart\n{LISTED.format(kind, more)}\n```\n", "case.md")
    assert graver(briefing) == ()
    chart = ChartBlock.read(node(f"```chart\n{LISTED.format(kind, more)}\n```\n")).shown
    assert chart.kind is ChartKind[drawn]
    assert [series.name for series in chart.series] == ["First", "Second"]
    assert list(chart.series[0].values) == [1, 2.5, 3]
    assert list(chart.categories) == ["Monday", "Tue, day", "Wednesday"]


@pytest.mark.parametrize(("before", "after"), [("1, 2.5, 3", "1, 2"), ("[Monday", "Monday"), ("series:", "other:")])
def test_yaml_that_is_no_chart_is_shown_as_it_stands(before: str, after: str) -> None:
    briefing = build_deck(f"# D\n\n## S\n\n```chart\n{LISTED.format('bar', '').replace(before, after)}\n```\n", "case.md")
    assert "Chart(kind" not in str(briefing.pages[-1].fills)
    assert graver(briefing) != ()
