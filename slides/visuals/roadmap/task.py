"""What a roadmap shows: tasks with their times, in lanes."""

from __future__ import annotations

import datetime

from slides.base.records import frozen

_ORIGIN = datetime.datetime(1, 1, 1)


def minutes_of(moment: datetime.datetime) -> int:
    """A moment in whole minutes."""
    return (moment - _ORIGIN) // datetime.timedelta(minutes=1)


def moment_of(count: int) -> datetime.datetime:
    """The moment of a count of minutes."""
    return _ORIGIN + datetime.timedelta(minutes=count)


@frozen
class Task:
    """A bar, or a milestone, from `start` to `end` in minutes. `lane` counts lanes; `when` is its time in words.

    done, active, critical: its state, as Mermaid names it.
    """

    name: str
    start: int
    end: int
    when: str
    lane: int = 0
    milestone: bool = False
    done: bool = False
    active: bool = False
    critical: bool = False

    @property
    def state(self) -> str:
        """The state in words for a screen reader; empty where nothing is said."""
        names = (("milestone", self.milestone), ("done", self.done), ("active", self.active), ("critical", self.critical))
        return ", ".join(name for name, holds in names if holds)


@frozen
class Roadmap:
    """Tasks in the order they were written, the names of their lanes (one, empty, where there are none), and a heading.

    `dateless`: its times have no day, or no year, so that none is shown over the axis.
    """

    tasks: tuple[Task, ...]
    lanes: tuple[str, ...] = ("",)
    heading: str = ""
    dateless: bool = False
