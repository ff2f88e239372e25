"""Roadmap: Mermaid's `gantt`, or a table of tasks with dates, as bars along an axis of time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import ClassVar, Self, TypeVar

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.base.geometry import Size
from slides.base.records import frozen
from slides.deck.blocks.table import TableBlock
from slides.deck.blocks.visual import Visual
from slides.design.page import Drawing
from slides.markdown.parser import Node
from slides.text.number_parsing import NumberCell
from slides.text.rich_text import Paragraph, Run, plain
from slides.text.visual_words import is_visual_word
from slides.typesetting.fitting import Style
from slides.visuals import labels, mermaid
from slides.visuals.cards import card_type, complete_cards, first_that_fits, sentence, sizes
from slides.visuals.charts.dates import Date, Unit, read_date
from slides.visuals.roadmap import Roadmap, RoadmapDrawing, Task, minutes_of
from slides.visuals.roadmap.gantt import MOST, MOST_LANES, gantt_setting, is_click, read_gantt

Other = TypeVar("Other")
_SHOWN = ("title", "section")
"""Settings whose values are words on the drawing."""
_LONGEST = 80
_HINT = "write a table with the columns Task, Start and End, its dates as 2025-01-31, Jan 2025 or Q1 2025"
_Row = tuple[tuple[Run, ...], ...]


@frozen
class RoadmapBlock(Visual):
    """Tasks in lanes along an axis of time."""

    road: Roadmap
    description: str = ""
    passed_over: tuple[Span, ...] = ()
    columns: tuple[str, ...] = ()
    """The heads of the table that it was made of."""

    wide: ClassVar[bool] = True
    reason: ClassVar[str] = "tasks with dates: a roadmap"

    @classmethod
    def read(cls, node: Node) -> Self:
        """A Mermaid gantt chart. Raises BlockError, with its line, for what is not understood."""
        found = mermaid.diagram(node)
        chart = read_gantt(found)
        return cls(node.span, chart.road, mermaid.plain_text(found.description), chart.clicks)

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """Title, names of sections and of tasks."""
        found = mermaid.diagram(node)
        yield node.span, mermaid.plain_text(found.title)
        yield node.span, mermaid.plain_text(found.description)
        for line in found.lines:
            known = gantt_setting(line.text)
            if known is not None and known[0] in _SHOWN:
                yield line.span, mermaid.plain_text(known[1])
            elif known is None and not is_click(line.text):
                yield line.span, mermaid.plain_text(line.text.partition(":")[0])

    @classmethod
    def draw(cls, blocks: tuple[Other, ...], span: Span) -> tuple[Other | Visual, ...]:
        """A slide's blocks with their only table as a roadmap; as they are where they hold no table: parts have a layout of their own.

        Raises BlockError where the table has no tasks with dates.
        """
        tables = [at for at, block in enumerate(blocks) if isinstance(block, TableBlock)]
        if not tables:
            return blocks
        if len(tables) > 1:
            raise BlockError(rule_catalogue.LIST_DRAWING, span, "the layout roadmap needs exactly one table on the slide", _HINT)
        at, table = tables[0], blocks[tables[0]]
        assert isinstance(table, TableBlock), "it was found as one"
        return (*blocks[:at], cls.from_table(table), *blocks[at + 1 :])

    @classmethod
    def from_table(cls, table: TableBlock) -> Self:
        """A table of tasks with dates. Raises BlockError where it is none."""
        columns = columns_of_times(table.header)
        if columns is None or table.merges:
            raise BlockError(rule_catalogue.LIST_DRAWING, table.span, "the table has no columns of tasks, starts and ends", _HINT)
        if not 2 <= len(table.rows) <= MOST:
            raise BlockError(rule_catalogue.LIST_DRAWING, table.span, f"a roadmap of {len(table.rows)} rows", f"write 2 to {MOST}")
        lane, name, start, end = columns
        lanes: list[str] = []
        tasks = []
        for row in table.rows:
            words = plain(row[lane]) if lane >= 0 else ""
            if not lanes or (words and words != lanes[-1]):
                lanes.append(words)
            tasks.append(_task(row, (name, start, end), len(lanes) - 1, table.span))
        if len(lanes) > MOST_LANES:
            raise BlockError(rule_catalogue.LIST_DRAWING, table.span, f"a roadmap of {len(lanes)} lanes", f"write up to {MOST_LANES}")
        heads = tuple(plain(cell) for cell in table.header)
        return cls(table.span, Roadmap(tuple(tasks), tuple(lanes)), columns=heads)

    def lay_out(self, room: Size, style: Style) -> Drawing:
        """The roadmap in the largest type in which it fits."""
        alt = labels.narrate(self._told)
        tries = (drawn for size in sizes(style) for drawn in RoadmapDrawing(self.road, card_type(style, size), room, alt).ways())
        try:
            found = first_that_fits(tries, room)
        except ValueError:
            found = Drawing((), room.width, room.height + 1, alt)
        return labels.mirrored_shapes(found) if style.text.rtl else found

    def doubts(self) -> tuple[Problem, ...]:
        """Links of tasks are not kept."""
        if not self.passed_over:
            return ()
        hint = "remove the lines that begin with click"
        return (Problem(rule_catalogue.DIAGRAM_LOOK, self.passed_over[0], "clicks on tasks of a gantt chart are ignored", hint),)

    @property
    def _told(self) -> tuple[str, ...]:
        """What a screen reader says, lane by lane."""
        road = self.road
        count = f"Roadmap with {len(road.tasks)} task{'s' if len(road.tasks) > 1 else ''}"
        count += f" ({', '.join(self.columns)})" if self.columns else ""
        found = [sentence(self.description)] if self.description else []
        found.append(sentence(f"{count}: {road.heading}" if road.heading else count))
        for at, lane in enumerate(road.lanes):
            told = [f"{task.name} ({', '.join(filter(None, (task.when, task.state)))})" for task in road.tasks if task.lane == at]
            found.append(sentence(f"{lane}: {'; '.join(told)}" if lane else "; ".join(told)))
        return tuple(found)

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """The whole of a long alternative text."""
        return complete_cards(self._told)


def columns_of_times(header: Sequence[tuple[Run, ...]]) -> tuple[int, int, int, int] | None:
    """The columns of lanes (-1 where there is none), tasks, starts and ends by their heads; None for any other table."""
    names = [plain(cell) for cell in header]
    if not 3 <= len(names) <= 4 or not (is_visual_word("start", names[-2]) and is_visual_word("end", names[-1])):
        return None
    if not is_visual_word("task", names[-3]) and len(names) == 3 and names[0].strip():
        return None
    return len(names) - 4, len(names) - 3, len(names) - 2, len(names) - 1


def _task(row: _Row, columns: tuple[int, int, int], lane: int, span: Span) -> Task:
    """A row as a task. Raises BlockError where its dates are none."""
    name, first, last = (plain(row[at]).strip() for at in columns)
    if not name or len(name) > _LONGEST:
        raise BlockError(rule_catalogue.LIST_DRAWING, span, f"a task's name has {len(name)} characters", f"write 1 to {_LONGEST}")
    start, end = (read_date(NumberCell(text, span)) for text in (first, last or first))
    if start is None or end is None or Unit.MONTH_ALONE in (start.unit, end.unit):
        wrong = first if start is None or start.unit is Unit.MONTH_ALONE else last
        raise BlockError(rule_catalogue.LIST_DRAWING, span, f"not a date with its year: {wrong[:40] or 'an empty cell'}", _HINT)
    if end.day < start.day:
        raise BlockError(rule_catalogue.LIST_DRAWING, span, f"{name[:40]} ends before it starts", "exchange its dates")
    milestone = not last or (start == end and start.unit is Unit.DAY)
    over = start.day if milestone else _day_after(end)
    begin, stop = (minutes_of(datetime.datetime(day.year, day.month, day.day)) for day in (start.day, over))
    return Task(name, begin, stop, f"{first} \u2013 {last}" if last else first, lane, milestone)


def _day_after(date: Date) -> datetime.date:
    """The first day after a year, a quarter, a month or a day."""
    length = {Unit.YEAR: 12, Unit.QUARTER: 3, Unit.MONTH: 1}.get(date.unit)
    if length is None:
        return date.day + datetime.timedelta(days=1)
    count = date.day.month - 1 + length
    return date.day.replace(year=date.day.year + count // 12, month=count % 12 + 1)
