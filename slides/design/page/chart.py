"""Charts: native ones, with the numbers in a workbook behind them, every length and label decided."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.design import Colour


class ChartKind(StrEnum):
    """What a chart is, by the name an author writes."""

    BAR = "bar"
    COLUMN = "column"
    LINE = "line"
    AREA = "area"
    PIE = "pie"
    DOUGHNUT = "doughnut"
    SCATTER = "scatter"
    WATERFALL = "waterfall"
    GAUGE = "gauge"


class Place(StrEnum):
    """Where a point's label stands, as DrawingML names it. Areas and rings have a place of their own and allow no other."""

    OWN = ""
    OUTSIDE = "outEnd"
    INSIDE = "inEnd"
    BASE = "inBase"
    MIDDLE = "ctr"
    ABOVE = "t"
    BELOW = "b"
    LEFT = "l"
    RIGHT = "r"


LABEL_INSET = 38100, 19050
"""Between a label's edge and its words, at its sides and above and below, in EMU: what PowerPoint gives a chart's labels of itself."""


@frozen
class PointLabel:
    """The label of a point: which of series name, category, value and share it shows, in this order with `between` among them.

    `words` stand instead of all these. `shift` moves it from its place, in EMU to the right and down. `size` is its own in points, 0
    the chart's.
    """

    place: Place = Place.OWN
    colour: Colour = Colour.INK
    series: bool = False
    category: bool = False
    value: bool = True
    share: bool = False
    strong: bool = False
    between: str = " "
    words: str = ""
    shift: tuple[int, int] = (0, 0)
    size: int = 0


@frozen
class Series:
    """A row of values under one name; None is a gap. `at` are a scatter chart's x values.

    `tag` is the label of every point but those in `tags`, which have their own or none. `points` have a colour of their own.
    `line` draws the values as a line over the columns of a chart. `dot` is the size of the marks at its points in points, 0 for
    none, and `dots` the points that have one where not all do. `hidden` are points that take room and are not painted.
    """

    name: str
    values: tuple[float | None, ...]
    colour: Colour
    at: tuple[float, ...] = ()
    tag: PointLabel | None = None
    tags: tuple[tuple[int, PointLabel | None], ...] = ()
    points: tuple[tuple[int, Colour], ...] = ()
    line: bool = False
    dot: int = 0
    dots: tuple[int, ...] | None = None
    hidden: tuple[int, ...] = ()


@frozen
class Axis:
    """An axis: its title, from where to where and in which steps it counts, and what of it is drawn.

    `shown`: its labels. `grid`: hairlines across the plot. `line`: the line that it is. `turned` runs from the other end. `every`
    is how many categories go with one label. `low`, `high` and `step` are those of values, or days on an axis of dates.
    """

    title: str = ""
    shown: bool = False
    low: float = 0
    high: float = 1
    step: float = 1
    code: str = "General"
    grid: bool = False
    line: bool = False
    turned: bool = False
    every: int = 1
    colour: Colour = Colour.INK


@frozen
class ChartTitle:
    """A chart's own title: `width` EMU of lines at its top, bold or not, at the left or at the right."""

    lines: tuple[str, ...]
    width: int
    strong: bool = False
    right: bool = False


@frozen
class LegendEntry:
    """A series named beside a mark in its colour, where no label can stand at its points. `mark` and `place` count from the corner."""

    name: str
    colour: Colour
    mark: Rect
    place: Rect


@frozen
class Dates:
    """What makes a category axis one of dates: each category's day, counted as a spreadsheet does, and the unit of its steps."""

    days: tuple[int, ...]
    code: str
    unit: str


@frozen
class Chart:
    """A native chart of `width` by `height` EMU with labels of `size` points.

    `plot` is where values are drawn, without the axes' labels, in EMU from the chart's corner. `stacked` is empty, stacked or
    percent. `code` is the number format of values as a spreadsheet writes it. `gap` is the room between categories as a percentage
    of a bar, `lap` how far bars of one category cover each other. `corner` is what the categories are called in the workbook.
    `hole` is the part of a ring's width that is empty, in percent, and `turn` where a ring begins, in degrees from the top.
    `marks` are places that callouts name, in percent of the plot's width and height from its top left.

    The kinds waterfall and gauge are an author's: they are written as columns and as a ring.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...] = field(repr=False)
    width: int
    height: int
    size: int
    alt: str
    plot: Rect
    across: Axis = Axis()
    up: Axis = Axis()
    stacked: str = ""
    code: str = "General"
    heading: ChartTitle | None = None
    key: tuple[LegendEntry, ...] = ()
    gap: int = 50
    lap: int = 0
    corner: str = ""
    dates: Dates | None = None
    hole: int = 0
    turn: int = 0
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that it holds: its heading, the names of categories, series and axes, and each value as the workbook has it."""
        head = self.heading.lines if self.heading else ()
        numbers = (f"{value:.15g}" for series in self.series for value in (*series.values, *series.at) if value is not None)
        own = (tag.words for series in self.series for _, tag in series.tags if tag is not None)
        names = (series.name for series in self.series)
        return tuple(
            text for text in (*head, self.corner, *self.categories, *names, self.across.title, self.up.title, *own, *numbers) if text
        )
