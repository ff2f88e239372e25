"""What Mermaid's flowcharts say, as plain values."""

from __future__ import annotations

from enum import Enum

from slides.base.diagnostics import Problem, Span
from slides.base.records import frozen
from slides.text.rich_text import Run
from slides.visuals.graph_layout import Direction

MOST_BOXES, MOST_ARROWS, MOST_FRAMES, DEEPEST = 40, 80, 12, 2
"""How much one drawing holds: boxes, arrows, subgraphs, and subgraphs inside one another."""
LONGEST_TEXT = 200
"""The most letters of one box or label."""


class Figure(Enum):
    """A box's shape, by the marks round its text; the last three hold no text."""

    __hash__ = object.__hash__  # an enumeration's own is written in Python, and figures are looked up for every size that is tried

    RECTANGLE = "[text]"
    ROUND = "(text)"
    STADIUM = "([text])"
    SUBROUTINE = "[[text]]"
    CYLINDER = "[(text)]"
    CIRCLE = "((text))"
    DIAMOND = "{text}"
    HEXAGON = "{{text}}"
    FLAG = ">text]"
    SLANTED = "[/text/]"
    SLANTED_BACK = "[\\text\\]"
    TRAPEZOID = "[/text\\]"
    TRAPEZOID_DOWN = "[\\text/]"
    START = "filled circle"
    END = "ring"
    BAR = "bar"


class ArrowLine(Enum):
    """How an arrow is drawn."""

    PLAIN = "plain"
    DASHED = "dashed"
    THICK = "thick"


class Stand(Enum):
    """How a box stands out: not at all, as one of the main ones, or as the one that is picked out."""

    PLAIN = "plain"
    KEY = "key"
    CONTRAST = "contrast"


@frozen
class FlowNode:
    """A node: its name, its text, its shape, the frame it stands in (-1: none), and how it stands out.

    `compartments` are lines under its text, in groups with a rule above each: the members of a class, the columns of a table.
    `said` is what a screen reader calls a node without text.
    """

    name: str
    span: Span
    runs: tuple[Run, ...]
    figure: Figure = Figure.RECTANGLE
    frame: int = -1
    stand: Stand = Stand.PLAIN
    compartments: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    said: str = ""


@frozen
class Arrow:
    """A link from box to box. `heads`: whether its start and end have an arrow head; `ranks`: how many ranks it leads on at least.

    `start_frame` and `end_frame` are the subgraphs that it leads from and to as wholes (-1: it leads from or to the box): the line
    ends at the frame around the box. One that is not `drawn` only says what stands before what.
    """

    start: int
    end: int
    runs: tuple[Run, ...] = ()
    line: ArrowLine = ArrowLine.PLAIN
    heads: tuple[bool, bool] = (False, True)
    ranks: int = 1
    start_frame: int = -1
    end_frame: int = -1
    drawn: bool = True


@frozen
class Subgraph:
    """A subgraph: its name, its title, and the one it stands in (-1: none)."""

    name: str
    span: Span
    runs: tuple[Run, ...]
    parent: int = -1


@frozen
class Flow:
    """A flowchart. `form` is what a comment `%% form: …` asks for, `problems` what its author should know."""

    direction: Direction
    boxes: tuple[FlowNode, ...]
    arrows: tuple[Arrow, ...]
    frames: tuple[Subgraph, ...] = ()
    title: str = ""
    description: str = ""
    form: str = ""
    problems: tuple[Problem, ...] = ()

    def __hash__(self) -> int:
        """Enough to tell flowcharts apart: that of every word would be computed at each look into a cache."""
        return hash((self.direction, self.boxes[:1], len(self.boxes), len(self.arrows)))
