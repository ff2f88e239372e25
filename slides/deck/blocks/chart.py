"""Chart: a table in `::: chart`, lines of values in a fence, or a file of such beside the outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar, Self

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.base.geometry import Size
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.visual import Visual, fence_language
from slides.design import PlaceholderKind, page
from slides.markdown.parser import Node
from slides.markdown.parser.reader import described_title
from slides.markdown.resources import read_text_beside
from slides.text.number_parsing import NumberCell, is_gap, read_numbers
from slides.text.rich_text import Paragraph, Run, plain
from slides.text.sanitize import clean_text
from slides.typesetting.fitting import Style
from slides.visuals import charts

_KEY = pattern(r"[A-Za-z][\w-]{0,40}")
_NAMED = pattern(r"\w[\w ]{0,30}\s?[:：]\s")
_ELSEWHERE = ("comment", "markup", "anchor", "matter", "footnote", "definition")
"""Nodes inside a container that are not the chart's: notes, and what other text refers to."""
_DRAWN = ("chart", "map", "mermaid")
"""Languages of fences that are drawings themselves, and no lines of values."""
_LONGEST = 200
"""Characters of a title, a unit, or an axis's name."""
_WHAT = "data file"


@frozen
class _Source:
    """A chart before its numbers are read: its options with their lines, its cells, and what stands under it."""

    options: Mapping[str, tuple[str, Span]]
    grid: charts.Grid
    caption: tuple[Paragraph, ...] = ()
    linked: tuple[Paragraph, ...] = ()
    doubts: tuple[Problem, ...] = ()

    def get(self, key: str) -> str:
        """What an author says under a key; empty where nothing is said."""
        return self.options[key][0] if key in self.options else ""


@frozen
class ChartBlock(Visual):
    """A chart that is read whole; `caption` stands at the slide's foot, `linked` are cells whose links go into the notes."""

    shown: charts.Plot
    caption: tuple[Paragraph, ...]
    linked: tuple[Paragraph, ...]
    problems: tuple[Problem, ...]
    marks: tuple[tuple[int, int], ...] = ()
    """The places that callouts name, in percent of the plot's width and height."""

    kind: ClassVar[PlaceholderKind] = PlaceholderKind.CHART

    @classmethod
    def read(cls, node: Node) -> Self:
        """The chart of a fence or container. Raises BlockError, with line and column, for what cannot be drawn whole."""
        source = _source(node)
        doubts = [*source.doubts]
        kind, stacked = _kind(source, doubts)
        for key, (value, span) in source.options.items():
            if len(value) > charts.LONGEST_TEXT and key != "source":
                hint = f"at most {charts.LONGEST_TEXT}"
                raise BlockError(
                    rule_catalogue.CHART, span, f"{key} of {len(value)} characters is too long for a chart: {value[:40]}", hint
                )
        decimal = source.get("decimal")
        if decimal.lower() not in ("", "comma", "point", ",", "."):
            message = f"unknown decimal mark: {decimal[:40]}; it is ignored"
            doubts.append(Problem(rule_catalogue.CHART_OPTION, source.options["decimal"][1], message, "known: comma, point"))
            decimal = ""
        wish = charts.Wish(
            node.span,
            kind,
            stacked,
            source.get("title"),
            source.get("unit"),
            source.get("highlight"),
            source.get("x"),
            source.get("y"),
            decimal,
        )
        shown = charts.plotted(source.grid, wish, doubts)
        return cls(node.span, shown, _caption(source), source.linked, (*doubts, *shown.doubts))

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """Its names, texts and figures; the source as it stands where that makes no chart."""
        try:
            source = _source(node)
        except BlockError:
            yield from ((each.span, plain(each.runs) + " " + each.text) for each in node.walk())
            return
        yield from (source.options[key][::-1] for key in ("title", "unit", "x", "y", "source") if key in source.options)
        yield from ((node.span, paragraph.text) for paragraph in source.caption)
        for row in (source.grid.header, *source.grid.rows):
            yield from ((cell.span, _spoken(cell)) for cell in row if not is_gap(cell.text))

    @classmethod
    def rows(cls, node: Node) -> tuple[Node, tuple[Paragraph, ...]] | None:
        """Its rows as a table; what else it says as notes. None for a container with a table of its own, which is read as it stands."""
        try:
            source = _source(node)
        except BlockError:
            return None
        if any(child.kind == "table" for child in node.children) or not source.grid.rows:
            return None
        said = tuple(Paragraph((Run(source.get(key)),)) for key in ("title", "unit", "x", "y", "source") if source.get(key))
        lines = (_line(node, row) for row in (source.grid.header, *source.grid.rows))
        return Node("table", node.span, node.end, children=tuple(lines)), (*said, *source.caption, *source.linked)

    @classmethod
    def suits(cls, node: Node) -> bool:
        """Whether a container's cells and options are found."""
        try:
            return node.kind != "container" or bool(_source(node))
        except BlockError:
            return False

    def lay_out(self, room: Size, style: Style) -> page.Chart:
        """The chart in the room; larger than it where labels of this size do not fit."""
        chart = charts.draw_chart(self.shown, room, style)
        return replace(chart, marks=self.marks) if self.marks else chart

    def doubts(self) -> tuple[Problem, ...]:
        """What its author should know of what is drawn."""
        return self.problems

    @property
    def source(self) -> tuple[Paragraph, ...]:
        """Where its figures come from."""
        return self.caption

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """All of its figures, where the alternative text has no room for them, and the links of its cells."""
        return (*(Paragraph((Run(line),)) for line in charts.figures(self.shown)), *self.linked)


def _kind(source: _Source, doubts: list[Problem]) -> tuple[page.ChartKind | None, str]:
    """The kind of chart that is asked for. A name that none has is reported, and the rows decide."""
    if not source.get("type"):
        return None, ""
    try:
        return charts.kind_named(source.get("type"), source.options["type"][1])
    except BlockError as mistake:
        doubts.append(replace(mistake.problem, rule=rule_catalogue.CHART_OPTION))
        return None, ""


def _line(node: Node, row: tuple[NumberCell, ...]) -> Node:
    """A row of cells as a table's."""
    span = row[0].span if row and row[0].span.file == node.span.file else node.span
    return Node(
        "row", span, span.line, children=tuple(Node("cell", span, span.line, (Run(cell.text),) if cell.text else ()) for cell in row)
    )


def _spoken(cell: NumberCell) -> str:
    """A cell as the workbook has it: a number by its digits alone."""
    try:
        (value,) = read_numbers([cell]).values
    except BlockError:
        return cell.text
    return cell.text if value is None else f"{value:.15g}"


def _caption(source: _Source) -> tuple[Paragraph, ...]:
    """The line under a chart: the paragraphs in its container, and its source."""
    words = source.get("source")
    told = (Run(words if _NAMED.match(words) else f"Source: {words}"),) if words else ()
    parts = [*(paragraph.runs for paragraph in source.caption), *([told] if told else [])]
    joined = [run for at, runs in enumerate(parts) for run in ((Run(" "),) if at else ()) + tuple(runs)]
    return (Paragraph(tuple(joined)),) if joined else ()


def _source(node: Node) -> _Source:
    """A node's options and cells. Raises BlockError where they are no chart's."""
    found = _read_source(node)
    if "columns" not in found.options or "file" in found.options:
        return found
    message, hint = "columns are chosen from a file alone; this is ignored", "leave out the columns that the chart is not to show"
    return replace(found, doubts=(*found.doubts, Problem(rule_catalogue.CHART_OPTION, found.options["columns"][1], message, hint)))


def _read_source(node: Node) -> _Source:
    """The same, with all columns of what stands in the outline."""
    if node.kind == "container":
        return _contained(node)
    _, title, attributes = described_title(node.info)
    title, said = charts.among(title, attributes)
    lines = node.text.split("\n")
    options = _options({**said, **({"title": title} if title else {})}, node.span)
    doubts = list(charts.unknown(said, node.span))
    if listed := charts.series_listed(lines, replace(node.span, line=node.span.line + 1)):
        return _Source({**_options(listed[0], node.span), **options}, listed[1], doubts=tuple(doubts))
    first = 0
    while first < len(lines):
        key, _, value = (part.strip() for part in lines[first].partition(":"))
        span = replace(node.span, line=node.span.line + 1 + first)
        if lines[first].strip() and not (":" in lines[first] and _is_option(key, value, doubts, span)):
            break
        if key.lower() in charts.KEYS:
            options[key.lower()] = (value, span)
        first += 1
    found_source = _Source(options, charts.Grid((), ()), doubts=tuple(doubts))
    if "file" in options:
        if any(line.strip() for line in lines[first:]):
            raise BlockError(rule_catalogue.CHART, options["file"][1], "a chart with both a file and lines of values", "keep one of them")
        return _filed(found_source)
    span = replace(node.span, line=node.span.line + 1 + first)
    return replace(found_source, grid=charts.read_rows(lines[first:], span, _most(found_source)))


def _is_option(key: str, value: str, doubts: list[Problem], span: Span) -> bool:
    """Whether a line `key: value` is meant as one: a known key, or one that no line of values begins with."""
    if key.lower() in charts.KEYS:
        return True
    if not _KEY.fullmatch(key) or any(mark in value for mark in ",;\t"):
        return False
    doubts.append(Problem(rule_catalogue.CHART_OPTION, span, f"unknown chart key: {key}: {value}"[:120], charts.nearest(key.lower())))
    return True


def _options(attributes: Mapping[str, str], span: Span) -> dict[str, tuple[str, Span]]:
    """The known ones among attributes."""
    return {key: (value.strip(), span) for key, value in attributes.items() if key in charts.KEYS}


def _most(source: _Source) -> int:
    """How many rows a chart may have."""
    return charts.MOST_POINTS if source.get("type").strip().lower() in ("scatter", "xy", "points") else charts.MOST_CATEGORIES


def _filed(source: _Source) -> _Source:
    """A chart whose cells stand in a file. Their mistakes name the file's lines."""
    name, span = source.options["file"]
    path, text = read_text_beside(name, span, _WHAT)
    problems: list[Problem] = []
    lines = clean_text(text, str(path), problems).split("\n")
    grid = charts.read_rows(lines, Span(str(path)), _most(source))
    if "columns" in source.options:
        grid = charts.chosen_columns(grid, *source.options["columns"])
    return replace(source, grid=grid, doubts=(*source.doubts, *problems))


def _contained(node: Node) -> _Source:
    """A container with a table, lines of values or a file, and paragraphs that stand under the chart."""
    title, given = charts.among(node.text, node.attributes)
    attributes = {**given, **({"title": title} if title and "title" not in given else {})}
    source = _Source(_options(attributes, node.span), charts.Grid((), ()), doubts=tuple(charts.unknown(given, node.span)))
    shown = [child for child in node.children if child.kind not in _ELSEWHERE]
    source = replace(source, caption=tuple(Paragraph(child.runs) for child in shown if child.kind == "paragraph" and child.runs))
    held = [child for child in shown if child.kind != "paragraph"]
    strange = next((child for child in held if child.kind not in ("table", "code") or fence_language(child) in _DRAWN), None)
    if strange is not None or len(held) > 1 or (held and "file" in source.options):
        where = strange or held[min(len(held), 2) - 1]
        here = f"here there is also a {fence_language(where) or where.kind}"
        raise BlockError(rule_catalogue.CHART, where.span, f"a chart needs one table or one file; {here}", "take it out of ::: chart")
    if "file" in source.options:
        return _filed(source)
    if held and held[0].kind == "code":
        inner = held[0]
        return replace(source, grid=charts.read_rows(inner.text.split("\n"), replace(inner.span, line=inner.span.line + 1), _most(source)))
    if not held:
        raise BlockError(
            rule_catalogue.CHART, node.span, "a chart without numbers", "put a table into it, or name a file: `{type=bar file=data.csv}`"
        )
    return _tabled(source, held[0])


def _tabled(source: _Source, table: Node) -> _Source:
    """A chart whose cells are a table's."""
    rows = [tuple(NumberCell(_text(cell), cell.span) for cell in row.children) for row in table.children]
    linked = (Paragraph(cell.runs) for row in table.children for cell in row.children if any(run.link for run in cell.runs))
    return replace(source, grid=charts.Grid(rows[0], tuple(rows[1:])), linked=tuple(linked))


def _text(cell: Node) -> str:
    """A cell's words, without the marks of footnotes."""
    return " ".join(plain([run for run in cell.runs if not run.note]).split())
