"""Text, tables and pictures, measured and in their places."""

from __future__ import annotations

from dataclasses import field

from slides.base.records import frozen
from slides.design import CELL_SIDE, Colour
from slides.design.images import Image
from slides.text.rich_text import Paragraph, Run


@frozen
class Text:
    """Paragraphs set in a slot's style at `sizes` (points, a level each).

    `breaks` says for each paragraph where its lines end, as offsets into its text; `height` is what the text needs in
    EMU, the box's insets included.
    """

    paragraphs: tuple[Paragraph, ...]
    sizes: tuple[int, ...]
    breaks: tuple[tuple[int, ...], ...]
    height: int


@frozen
class Cell:
    """A table's cell: its text, where its lines end, and its alignment (l, ctr or r).

    `number`: it stands in a column of numbers, whose units line up at the right in every language. `grid_span` and `row_span` are the
    columns and rows that it covers; `h_merge` and `v_merge` say that it is covered by the cell to its left, by the one above it.
    Covered places are as DrawingML has them: in the first row of a merged cell they keep its rows, in its first column its columns.
    `values` are drawn as a line in the cell, which shows the last of them in words; `listed` are all of them as they are written.
    """

    runs: tuple[Run, ...]
    breaks: tuple[int, ...]
    align: str = "l"
    number: bool = False
    grid_span: int = 1
    row_span: int = 1
    h_merge: bool = False
    v_merge: bool = False
    values: tuple[float, ...] = ()
    listed: str = ""


@frozen
class Row:
    """A table's row: its cells and its height in EMU."""

    cells: tuple[Cell, ...]
    height: int


@frozen
class Table:
    """A native table whose first `heads` rows are its header. Column widths are EMU, `size` points, `alt` what a screen reader says."""

    columns: tuple[int, ...]
    rows: tuple[Row, ...]
    size: int
    alt: str
    broken: bool = False
    """Whether a column is narrower than a word in it."""
    side: int = CELL_SIDE
    """The margin left and right of each cell's text, in EMU."""
    heads: int = 1
    drawn: bool = False
    """Whether a column of it is drawn as sparklines."""

    @property
    def height(self) -> int:
        """The height of all rows together."""
        return sum(row.height for row in self.rows)


@frozen
class Picture:
    """A picture of `width` by `height` EMU, cropped by thousandths of a percent from left, top, right and bottom.

    `tones` recolour it from the theme: black becomes the first, white the second. `link` is where a click on
    it leads: an address, or `#anchor` for a slide of the deck. `marks` are places that callouts name, in percent of its whole width
    and height.
    """

    image: Image = field(repr=False)
    width: int
    height: int
    alt: str
    crop: tuple[int, int, int, int] = (0, 0, 0, 0)
    tones: tuple[Colour, Colour] | None = None
    link: str = ""
    marks: tuple[tuple[int, int], ...] = ()
