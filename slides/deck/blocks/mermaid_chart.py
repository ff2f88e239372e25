"""Mermaid's pie, xychart and journey, as native charts."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import ClassVar, Self

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.base.geometry import Size
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.visual import Visual
from slides.design import PlaceholderKind, page
from slides.design.page import ChartKind
from slides.markdown.parser import Node
from slides.text.number_parsing import NumberCell, read_numbers
from slides.text.rich_text import Paragraph, Run
from slides.typesetting.fitting import Style
from slides.visuals import charts
from slides.visuals.mermaid import Diagram, SourceLine, diagram, plain_text

_PIE, _JOURNEY = "pie", "journey"
_SLICE = pattern(r"(?P<name>\"[^\"]*\"|'[^']*')\s*+:\s*+(?P<value>.+)")
_TITLE = pattern(r"title\s++(?P<title>.*)")
_AXIS = pattern(r"(?P<axis>[xy])-axis\b\s*+(?P<rest>.*)")
_ROW = pattern(r"(?P<kind>bar|line)\b\s*+(?P<name>[^\[]*+)\[(?P<values>.*)\]")
_LIST = pattern(r"(?P<title>[^\[]*+)\[(?P<items>.*)\]")
_SECTION = pattern(r"section\s++(?P<name>.*)")
_TASK = pattern(r"(?P<name>[^:]*+):\s*+(?P<value>[^:\s]++)\s*+(?::(?P<who>.*))?")
_MOST = 1_000
"""Lines of a diagram, far more than a chart can show: after this many it is not read on."""
_TASKS = "supported: title, section, and task: 5: who"
_SLICES = 'supported: title, and "name" : 12'
_LINES = 'supported: title, x-axis [a, b], y-axis "name" 0 --> 10, bar [1, 2], line [1, 2]'
_VALUES = "Values"
"""What a series is called that its author gave no name."""


@dataclass(slots=True)
class _Parsed:
    """A diagram's lines, as far as they are read. `said` are the texts and figures that have to be shown."""

    source: Diagram
    title: str = ""
    across: str = ""
    up: str = ""
    names: list[NumberCell] | None = None
    span_across: tuple[float, float] | None = None
    reach: tuple[float, float] | None = None
    section: str = ""
    rows: list[tuple[str, NumberCell, list[NumberCell]]] = field(default_factory=list)
    said: list[tuple[Span, str]] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)

    def say(self, span: Span, raw: str) -> str:
        """A text that has to be shown, without its quotes."""
        bare = raw.strip()
        single = len(bare) > 1 and bare[0] == bare[-1] == "'"
        text = " ".join(plain_text(bare[1:-1] if single else bare).split())
        if text:
            self.said.append((span, text))
        return text

    @property
    def heading(self) -> str:
        """The chart's title: its own, or that of the front matter."""
        return self.title or self.source.title


@frozen
class MermaidChart(Visual):
    """A pie, an xychart or a journey; `description` is what its author says of it for those who do not see it."""

    shown: charts.Plot
    problems: tuple[Problem, ...]

    kind: ClassVar[PlaceholderKind] = PlaceholderKind.CHART

    @classmethod
    def read(cls, node: Node) -> Self:
        """The chart of a fence. Raises BlockError, with its line, for what is not understood."""
        parsed = _parsed(diagram(node))
        shown = charts.read_plot(*_GRIDS.get(parsed.source.kind.lower(), _xy)(parsed))
        told = " ".join(filter(None, (parsed.source.title if parsed.title else "", parsed.source.description)))
        return cls(node.span, replace(shown, description=told), (*parsed.doubts, *shown.doubts))

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """Its names, titles and figures; the source as it stands where it is not understood."""
        source = diagram(node)
        try:
            parsed = _parsed(source)
        except BlockError:
            yield node.span, node.text
            return
        yield from parsed.said
        yield from ((node.span, text) for text in (source.title, source.description) if text)
        for _, _, cells in parsed.rows:
            yield from ((cell.span, _figure(cell)) for cell in cells)

    def lay_out(self, room: Size, style: Style) -> page.Chart:
        """The chart in the room; larger than it where labels of this size do not fit."""
        return charts.draw_chart(self.shown, room, style)

    def doubts(self) -> tuple[Problem, ...]:
        """What its author should know of what is drawn."""
        return self.problems

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """All of its figures, where the alternative text has no room for them."""
        return tuple(Paragraph((Run(line),)) for line in charts.figures(self.shown))


def _figure(cell: NumberCell) -> str:
    """A figure as the workbook has it."""
    try:
        (value,) = read_numbers([cell], "point").values
    except BlockError:
        return cell.text
    return "" if value is None else f"{value:.15g}"


def _parsed(source: Diagram) -> _Parsed:
    """The diagram's lines. Raises BlockError for one that is not understood."""
    found = _Parsed(source)
    kind = source.kind.lower()
    read, hint = {_PIE: (_slice, _SLICES), _JOURNEY: (_task, _TASKS)}.get(kind, (_line, _LINES))
    head = source.rest.removeprefix("showData").strip() if kind == _PIE else ""
    lines = [SourceLine(source.span, 0, head)] if head else []
    if len(source.lines) > _MOST:
        raise BlockError(
            rule_catalogue.CHART,
            source.lines[_MOST].span,
            f"a Mermaid {source.kind} of more than {_MOST:,} lines",
            "keep the ones that matter",
        )
    for line in (*lines, *source.lines):
        titled = _TITLE.fullmatch(line.text)
        if titled:
            if found.title:
                raise BlockError(rule_catalogue.CHART, line.span, f"a second title: {titled['title'][:60]}", "keep one")
            found.title = found.say(line.span, titled["title"])
        elif not read(line, found):
            raise BlockError(rule_catalogue.CHART, line.span, f"not supported in a Mermaid {source.kind}: {line.text[:60]}", hint)
    return found


def _slice(line: SourceLine, found: _Parsed) -> bool:
    """Whether a line was a part of a pie."""
    part = _SLICE.fullmatch(line.text)
    if part is None:
        return False
    name = NumberCell(found.say(line.span, part["name"]), line.span)
    found.rows.append(("slice", name, [NumberCell(part["value"].strip(), line.span, _VALUES)]))
    return True


def _task(line: SourceLine, found: _Parsed) -> bool:
    """Whether a line was a section or a task of a journey: a task is named with its section and those who do it."""
    section = _SECTION.fullmatch(line.text)
    if section is not None:
        found.section = found.say(line.span, section["name"])
        return True
    task = _TASK.fullmatch(line.text)
    if task is None:
        return False
    who = found.say(line.span, task["who"] or "")
    name = found.say(line.span, task["name"])
    shown = ": ".join(filter(None, (found.section, name))) + (f" ({who})" if who else "")
    found.rows.append(("task", NumberCell(shown, line.span), [NumberCell(task["value"], line.span, _VALUES)]))
    return True


def _line(line: SourceLine, found: _Parsed) -> bool:
    """Whether a line was an axis or a row of an xychart."""
    axis, row = _AXIS.fullmatch(line.text), _ROW.fullmatch(line.text)
    if axis is not None:
        return _axis(line, axis["axis"], axis["rest"].strip(), found)
    if row is None:
        return False
    name = found.say(line.span, row["name"])
    cells = [NumberCell(text, line.span, name or row["kind"]) for text in _items(row["values"])]
    found.rows.append((row["kind"], NumberCell(name, line.span), cells))
    return True


def _axis(line: SourceLine, axis: str, rest: str, found: _Parsed) -> bool:
    """Whether a line was an axis: its title, with names or a range of numbers after it."""
    if found.up if axis == "y" else found.across or found.names:
        raise BlockError(rule_catalogue.CHART, line.span, f"a second {axis}-axis: {rest[:60]}", "keep one")
    listed = _LIST.fullmatch(rest)
    before, arrow, high = rest.rpartition("-->")
    *words, low = before.rsplit(None, 1) or [""]
    ends = _ends(low, high.strip(), line.span) if arrow and not listed else None
    title = found.say(line.span, listed["title"] if listed else "".join(words) if arrow else rest)
    if axis == "y":
        found.up, found.reach = title, ends
        return listed is None
    found.across, found.span_across = title, ends
    if listed is not None:
        found.names = [NumberCell(found.say(line.span, text), line.span) for text in _items(listed["items"])]
    return True


def _ends(first: str, last: str, where: Span) -> tuple[float, float]:
    """The two ends of a range. Raises BlockError where they are none."""
    low, high = (value or 0.0 for value in read_numbers([NumberCell(first, where), NumberCell(last, where)], "point").values)
    if low >= high:
        raise BlockError(rule_catalogue.CHART, where, f"a range from {first} to {last}", "write the smaller number first")
    return low, high


def _items(text: str) -> list[str]:
    """The items of a list, with commas between."""
    return [item.strip() for item in next(csv.reader([text], skipinitialspace=True), [])]


def _pie(parsed: _Parsed) -> tuple[charts.Grid, charts.Wish]:
    """A pie's grid."""
    span = parsed.source.span
    rows = tuple((name, *cells) for _, name, cells in parsed.rows)
    shares = not parsed.source.rest.startswith("showData")
    name = parsed.heading[:60] or _VALUES
    wish = charts.Wish(span, ChartKind.PIE, title=parsed.heading, decimal="point", shares=shares)
    return charts.Grid((NumberCell("", span), NumberCell(name, span)), rows), wish


def _journey(parsed: _Parsed) -> tuple[charts.Grid, charts.Wish]:
    """A journey's grid: how well each task went, as bars that lie."""
    span = parsed.source.span
    rows = tuple((name, *cells) for _, name, cells in parsed.rows)
    wish = charts.Wish(span, ChartKind.BAR, title=parsed.heading, decimal="point")
    return charts.Grid((NumberCell("", span), NumberCell(parsed.heading[:60] or _VALUES, span)), rows), wish


def _xy(parsed: _Parsed) -> tuple[charts.Grid, charts.Wish]:
    """An xychart's grid, bars before lines. Raises BlockError where bars lie and lines are to stand over them."""
    source = parsed.source
    flat = source.rest.strip().lower() == "horizontal"
    if source.rest and not flat and source.rest.strip().lower() != "vertical":
        raise BlockError(
            rule_catalogue.CHART, source.span, f"not supported after {source.kind}: {source.rest[:40]}", "known: horizontal, vertical"
        )
    ordered = sorted(parsed.rows, key=lambda row: row[0])
    lined = [kind == "line" for kind, _, _ in ordered]
    if flat and any(lined):
        raise BlockError(
            rule_catalogue.CHART, source.span, "a horizontal xychart with lines is not supported", "remove `horizontal`, or the lines"
        )
    if not ordered:
        raise BlockError(rule_catalogue.CHART, source.span, "an xychart without numbers", _LINES)
    kind = ChartKind.LINE if all(lined) else ChartKind.BAR if flat else ChartKind.COLUMN
    if kind is not ChartKind.LINE and parsed.reach and parsed.reach[0] > 0:
        message = f"bars begin at 0, not at {parsed.reach[0]:g}: part of a bar does not show a proportion"
        parsed.doubts.append(
            Problem(rule_catalogue.CHART_READING, source.span, message, "use `line` instead of `bar`, or start the y-axis at 0")
        )
    names = _categories(parsed, len(ordered[0][2]))
    for _, name, cells in ordered:
        if len(cells) != len(names):
            raise BlockError(
                rule_catalogue.CHART,
                name.span,
                f"{len(cells)} numbers for {len(names)} categories on the x-axis",
                "give each category one number",
            )
    header = (NumberCell(parsed.across, source.span), *(_named(parsed, ordered, at) for at in range(len(ordered))))
    rows = tuple((name, *(cells[at] for _, _, cells in ordered)) for at, name in enumerate(names))
    over = tuple(lined) if kind is ChartKind.COLUMN else ()
    wish = charts.Wish(
        source.span, kind, "", parsed.heading, across=parsed.across, up=parsed.up, decimal="point", lines=over, reach=parsed.reach
    )
    return charts.Grid(header, rows), wish


def _categories(parsed: _Parsed, count: int) -> Sequence[NumberCell]:
    """The names along the x-axis: those given, or numbers at even distances in its range, or counted from 1."""
    if parsed.names is not None:
        return parsed.names
    low, high = parsed.span_across or (1.0, float(count))
    step = (high - low) / max(count - 1, 1)
    return [NumberCell(f"{low + step * at:.6g}", parsed.source.span) for at in range(count)]


def _named(parsed: _Parsed, rows: Sequence[tuple[str, NumberCell, list[NumberCell]]], at: int) -> NumberCell:
    """The name of a row; one that has none is called after the y-axis where it is alone, else by what it is and its place."""
    kind, name, _ = rows[at]
    if name.text:
        return name
    if len(rows) == 1:
        return replace(name, text=parsed.up or parsed.heading or _VALUES)
    count = sum(row[0] == kind and not row[1].text for row in rows[: at + 1])
    alone = sum(row[0] == kind and not row[1].text for row in rows) == 1
    return replace(name, text=kind.capitalize() if alone else f"{kind.capitalize()} {count}")


_GRIDS: Mapping[str, Callable[[_Parsed], tuple[charts.Grid, charts.Wish]]] = MappingProxyType({_PIE: _pie, _JOURNEY: _journey})
"""What makes a grid of a kind; of all others `_xy` does."""
