"""Mermaid's `gantt`: its lines, and the tasks that they come to."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.visuals import mermaid
from slides.visuals.roadmap.date_format import DateFormat, after, date_format, is_duration
from slides.visuals.roadmap.task import Roadmap, Task, minutes_of

MOST, MOST_LANES = 40, 12
"""Tasks and lanes of one roadmap."""
_LONGEST = 80
"""Letters of a task's or a lane's name."""
_STATES = ("done", "active", "crit", "milestone", "vert")
_SETTINGS = pattern(
    r"(?i)(dateFormat|axisFormat|tickInterval|excludes|includes|todayMarker|weekday|weekend|title|section|topAxis|inclusiveEndDates)\b\s*+(.*)"
)
_CLICK = pattern(r"(?i)click\s.*")
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNDERSTOOD = "supported: title, dateFormat, section, and `Task : done, id, 2025-01-31, 5d` with active, crit, milestone, after and until"


@frozen
class _Line:
    """A task as it is written: its name, states and identifier, and what says when it begins and ends."""

    span: Span
    name: str
    lane: int
    states: frozenset[str]
    key: str
    start: str
    end: str


@frozen
class Gantt:
    """A gantt chart that is read, and the lines whose meaning is lost: where clicks lead."""

    road: Roadmap
    clicks: tuple[Span, ...] = ()


def gantt_setting(text: str) -> tuple[str, str] | None:
    """The name of a line's setting in lower case, and its value; None for a line that is a task."""
    found = _SETTINGS.fullmatch(text)
    return (found[1].lower(), found[2].strip()) if found and not found[2].startswith(":") else None


def is_click(text: str) -> bool:
    """Whether a line says where a click on a task leads."""
    return _CLICK.fullmatch(text) is not None


def read_gantt(found: mermaid.Diagram) -> Gantt:
    """The roadmap of a gantt chart. Raises BlockError, with its line, for what is not understood."""
    reader = _GanttReader(mermaid.plain_text(found.title))
    for line in found.lines:
        reader.line(line)
    return Gantt(reader.finish(found.span), tuple(reader.clicks))


def _mistake(span: Span, message: str, hint: str = _UNDERSTOOD) -> BlockError:
    return BlockError(rule_catalogue.DIAGRAM, span, message, hint)


class _GanttReader:
    """Reads a gantt chart's lines one by one, then works out when each task is."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.format = DateFormat("%Y-%m-%d")
        self.lanes: list[str] = []
        self.lines: list[_Line] = []
        self.clicks: list[Span] = []
        self.excluded: set[str] = set()
        self.included: set[str] = set()
        self.rest = ("saturday", "sunday")
        self.inclusive = False

    def line(self, line: mermaid.SourceLine) -> None:
        """One line of the diagram."""
        found = gantt_setting(line.text)
        if is_click(line.text):
            self.clicks.append(line.span)
        elif found is None:
            self._task(line)
        else:
            self._set(found[0], found[1], line.span)

    def _set(self, name: str, value: str, span: Span) -> None:
        """A setting; those that say how the axis looks are the design's own."""
        match name:
            case "title":
                self.title = mermaid.plain_text(value)
            case "section":
                self.lanes.append(self._short(mermaid.plain_text(value), span))
                if len(self.lanes) > MOST_LANES:
                    raise _mistake(span, f"a gantt chart of more than {MOST_LANES} sections", "make two charts")
            case "dateformat":
                known = date_format(value)
                if known is None:
                    raise _mistake(span, f"not supported: dateFormat {value[:40]}", "write dateFormat YYYY-MM-DD, or another of numbers")
                self.format = known
            case "excludes":
                self.excluded.update(each.lower() for each in value.replace(",", " ").split())
            case "includes":
                self.included.update(each.lower() for each in value.replace(",", " ").split())
            case "weekend":
                self.rest = ("friday", "saturday") if value.lower() == "friday" else self.rest
            case "inclusiveenddates":
                self.inclusive = True

    def _short(self, text: str, span: Span) -> str:
        if len(text) > _LONGEST:
            raise _mistake(span, f"a name of {len(text)} characters in a gantt chart", f"shorten it to {_LONGEST}")
        return text

    def _task(self, line: mermaid.SourceLine) -> None:
        """A task's line."""
        name, colon, data = line.text.partition(":")
        text = self._short(mermaid.plain_text(name), line.span)
        if not colon or not text:
            raise _mistake(line.span, f"not supported in a gantt chart: {line.text[:60]}")
        if len(self.lines) == MOST:
            raise _mistake(line.span, f"a gantt chart of more than {MOST} tasks", "keep the ones that matter, or make two charts")
        parts = [part.strip() for part in data.split(",")]
        states = set()
        while parts and parts[0].lower() in _STATES:
            states.add(parts.pop(0).lower())
        if not 1 <= len(parts) <= 3 or not parts[-1]:
            raise _mistake(line.span, f"a task without a time: {line.text[:60]}", "write `Task : 2025-01-31, 5d`")
        key = parts.pop(0) if len(parts) == 3 else ""
        start = parts.pop(0) if len(parts) == 2 else ""
        lane = max(len(self.lanes) - 1, 0)
        unnamed = not self.lanes and bool(text)
        if unnamed:
            self.lanes.append("")
        self.lines.append(_Line(line.span, text, lane, frozenset(states), key, start, parts[0]))

    def finish(self, span: Span) -> Roadmap:
        """The roadmap: every task with its time. Raises BlockError where one waits for a task that there is not, or for itself."""
        if not self.lines:
            raise _mistake(span, "a gantt chart without tasks")
        times: list[tuple[datetime.datetime, datetime.datetime] | None] = [None] * len(self.lines)
        known: dict[str, int] = {line.key: at for at, line in enumerate(self.lines) if line.key}
        waiting = list(range(len(self.lines)))
        while waiting:
            for at in waiting:
                times[at] = self._time(at, times, known)
            left = [at for at in waiting if times[at] is None]
            if len(left) == len(waiting):
                line = self.lines[left[0]]
                raise _mistake(line.span, f"the task {line.name[:40]} waits for one that never ends", "name an id after `after`")
            waiting = left
        tasks = [self._made(line, *time) for line, time in zip(self.lines, times, strict=True) if time is not None]
        used = sorted({task.lane for task in tasks})
        lanes = tuple(self.lanes[lane] for lane in used)
        return Roadmap(tuple(replace(task, lane=used.index(task.lane)) for task in tasks), lanes, self.title, not self.format.dated)

    def _time(
        self, at: int, times: Sequence[tuple[datetime.datetime, datetime.datetime] | None], known: dict[str, int]
    ) -> tuple[datetime.datetime, datetime.datetime] | None:
        """When a task begins and ends; None while it waits for another."""
        line = self.lines[at]
        word, _, names = line.start.partition(" ")
        if not line.start:
            before = times[at - 1] if at else None
            if at and before is None:
                return None
            start = before[1] if before else self.format.read(line.end)
            if start is None:
                raise _mistake(line.span, f"the first task has no beginning: {line.name[:40]}", "write `Task : 2025-01-31, 5d`")
        elif word.lower() == "after":
            found = self._named(names, line, times, known)
            if found is None:
                return None
            start = max(end for _, end in found)
        else:
            start = self.format.read(line.start)
            if start is None:
                raise self._undated(line.start, line.span)
        end = self._end(line, start, times, known)
        return (start, max(end, start)) if end is not None else None

    def _end(
        self,
        line: _Line,
        start: datetime.datetime,
        times: Sequence[tuple[datetime.datetime, datetime.datetime] | None],
        known: dict[str, int],
    ) -> datetime.datetime | None:
        """When a task ends; None while it waits for another."""
        word, _, names = line.end.partition(" ")
        if word.lower() == "until":
            found = self._named(names, line, times, known)
            return min(begun for begun, _ in found) if found is not None else None
        if is_duration(line.end):
            end = after(start, line.end, self._is_off)
        else:
            end = self.format.read(line.end)
            end = end + datetime.timedelta(days=1) if end is not None and self.inclusive else end
        if end is None:
            raise self._undated(line.end, line.span)
        return end

    def _named(
        self, names: str, line: _Line, times: Sequence[tuple[datetime.datetime, datetime.datetime] | None], known: dict[str, int]
    ) -> list[tuple[datetime.datetime, datetime.datetime]] | None:
        """The times of the tasks that a line names; None while one of them has none."""
        found = []
        for name in names.split():
            if name not in known:
                raise _mistake(line.span, f"no task has the id {name[:40]}", "give a task this id: `Task : id, 2025-01-31, 5d`")
            time = times[known[name]]
            if time is None:
                return None
            found.append(time)
        if not found:
            raise _mistake(line.span, f"no id follows in {line.name[:40]}", "name an id after `after` or `until`")
        return found

    def _undated(self, text: str, span: Span) -> BlockError:
        return _mistake(
            span, f"neither a date nor a duration: {text[:40]}", "write dates as dateFormat says (YYYY-MM-DD), lengths as 5d or 2w"
        )

    def _is_off(self, day: datetime.date) -> bool:
        """Whether nobody works on a day."""
        if not self.excluded:
            return False
        names = {day.isoformat(), _WEEK[day.weekday()]}
        if _WEEK[day.weekday()] in self.rest:
            names.add("weekends")
        moment = datetime.datetime(day.year, day.month, day.day)
        written = {each for each in self.excluded | self.included if each[0].isdigit() and self.format.read(each) == moment}
        if (names | written) & self.included:
            return False
        return bool((names | written) & self.excluded)

    def _made(self, line: _Line, start: datetime.datetime, end: datetime.datetime) -> Task:
        """A task with its time."""
        milestone = bool(line.states & {"milestone", "vert"})
        shown = [self.format.shown(start)]
        if end > start and not milestone:
            shown.append(self.format.shown(end))
        return Task(
            line.name,
            minutes_of(start),
            minutes_of(end),
            " to ".join(shown),
            line.lane,
            milestone,
            "done" in line.states,
            "active" in line.states,
            "crit" in line.states,
        )
