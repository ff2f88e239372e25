"""What a screen reader says of pictures, charts, drawings and tables."""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.diagnostics import Severity
from slides.base.lazy_regex import pattern
from slides.checks.rules.finding import Finding, Nameless, Saying, without_name
from slides.checks.rules.page_view import CHART, DRAWING, PICTURE, TABLE, View
from slides.checks.rules.rule import page_rule
from slides.deck.blocks import Item, PictureBlock
from slides.deck.blocks.group import blocks_of
from slides.deck.deck import Slide
from slides.design.page import LONGEST_ALT, Chart, Drawing, Page, Table
from slides.design.page import Picture as Shown
from slides.text.rich_text import plain

MOST_SERIES = 4
"""More lines or colours than this cannot be distinguished by people who are colour-blind."""
_FILE = pattern(r"(?i)(?:^|\s)\S+\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp|emf|wmf|pdf|pptx|docx)\s*$|^(?:file:|[a-z]:\\|/)\S+$")
_POINTLESS = pattern(r"(?i)(?:an? |the )?(image|picture|photo|photograph|graphic|screenshot) of\b")
_DESCRIBE = "write what it shows between the brackets: ![…](file), or add {.decorative} if it is only decoration"


def _authored_on(slide: Slide) -> Iterator[Finding]:
    """What the outline's words for the pictures of a slide lack."""
    for picture in _pictures(slide.blocks):
        yield from _authored(picture)


def _pictures(items: tuple[Item, ...]) -> Iterator[PictureBlock]:
    if items and not (len(items) == 1 and isinstance(items[0], PictureBlock)):
        items = tuple(blocks_of(items))
    yield from (block for block in items if isinstance(block, PictureBlock))


@page_rule("A4", "description", Severity.ADVICE, needs=CHART | DRAWING | PICTURE | TABLE, slide=_authored_on)
def description(view: View) -> Iterator[Finding]:
    """A picture, chart, drawing or table has no description, one of more than 250 characters, a file's name, or one that begins with
    "image of".

    People who do not see the slide hear the description in its place (WCAG 1.1.1). A screen reader says itself that something is
    a picture, and long descriptions cannot be paused (Microsoft's accessibility checker). Charts, maps and tables get a
    description made of their data where the outline gives none.

    `![](harbour.jpg)` is reported; `![The harbour at low tide, with three fishing boats](harbour.jpg)` is not.

    What to do: say in a sentence what the picture shows and why it is there; mark mere decoration with `{.decorative}`.
    """
    for placed in view.page.fills:
        if isinstance(placed.what, Chart | Drawing | Table | Shown):
            yield from _spoken(view.page, placed.what)


def _authored(picture: PictureBlock) -> Iterator[Finding]:
    """What the outline's words for a picture lack."""
    if not picture.said and not picture.decorative:
        instead = "; its caption is read aloud instead" if picture.caption else ""
        yield Finding(picture.span, f"picture without a description{instead}", _DESCRIBE)
    elif len(picture.said) > LONGEST_ALT:
        message = f"the picture's description has {len(picture.said)} characters; the first {LONGEST_ALT} are kept"
        yield Finding(picture.span, message, "the notes hold the full description; put the rest in the text")


def _spoken(page: Page, shown: Chart | Drawing | Table | Shown) -> Iterator[Finding]:
    """What is wrong with a description that stands on a page; a picture without one is marked decorative there."""
    alt, kind = shown.alt, type(shown).__name__.lower()
    if not alt.strip():
        if not isinstance(shown, Shown):
            yield Finding(page.span, f"a {kind} without a description", "describe in one line what it shows")
    elif len(alt) > LONGEST_ALT:
        message = f"the {kind}'s description has {len(alt)} characters"
        yield Finding(page.span, message, f"keep it under {LONGEST_ALT}", (Saying(alt[:40]),))
    elif alt[-1].isalnum() and _FILE.search(alt):
        yield Finding(page.span, f"the {kind}'s description is a file name: {alt[:60]}", _DESCRIBE, (Saying(alt),))
    elif found := _POINTLESS.match(alt):
        message = f"the {kind}'s description begins with {found.group()!r}: {alt[:60]}"
        hint = "screen readers announce the kind of object: begin with what it shows"
        yield Finding(page.span, message, hint, (Saying(alt[:40]),))


@page_rule("A5", "header-cells", Severity.ERROR, needs=TABLE)
def header_cells(view: View) -> Iterator[Finding]:
    """A table has a column without a name.

    A screen reader says the column's header before each cell (WCAG 1.3.1), and everyone else looks for it at the top. An empty one is
    shown as a dash. The first row of a table is written as its header row and the first column as the rows' names; a header over
    several columns names each of them: cells that the author merges stay merged and are not reported, although some readers
    and checkers of tables ask for none. A header that names its first column alone is the name of all, and is repeated in
    each. A header row without any word is not shown. The corner above a first column that names every row may be empty.

    `| Region | 2023 | |` is reported; `| Region | 2023 | 2024 |` is not, nor is `| | 2023 | 2024 |` where each row begins with its name.

    What to do: name each column after what its cells hold.
    """
    for placed in view.page.fills:
        if isinstance(placed.what, Table) and placed.what.rows:
            yield from _nameless(view.page, placed.what)


def _nameless(page: Page, table: Table) -> Iterator[Finding]:
    """The columns of a table that have no name."""
    cells = [["merged" if cell.h_merge or cell.v_merge else plain(cell.runs) for cell in row.cells] for row in table.rows]
    blank = [str(at) for at in without_name(cells)] if table.heads else []
    if blank:
        which = f"columns {', '.join(blank[:6])} have" if len(blank) > 1 else f"column {blank[0]} has"
        yield Finding(page.span, f"a table whose {which} no header", "name each column after what its cells hold", (Nameless(),))


@page_rule("A17", "chart-legible", Severity.ERROR, needs=CHART)
def chart_legible(view: View) -> Iterator[Finding]:
    """A chart has more than four series, or nothing in it is labelled.

    Colours alone do not carry meaning (WCAG 1.4.1), and of more than four lines some look alike to people who are colour-blind.
    Charts of more series are not drawn: their table is shown, with the message `chart`. What is drawn has labels at its points or
    names beside marks in its colours, and a description that states what its data say.

    What to do: keep the series that matter, or make two charts.
    """
    for placed in view.page.fills:
        chart = placed.what
        if not isinstance(chart, Chart):
            continue
        if len(chart.series) > MOST_SERIES:
            message = f"a chart of {len(chart.series)} series, more than {MOST_SERIES}"
            yield Finding(view.page.span, message, "keep the series that matter, or make two charts")
        if not (chart.key or any(series.tag or any(tag for _, tag in series.tags) for series in chart.series)):
            yield Finding(view.page.span, "a chart without labels on its points", "please report it, with the outline")


CHECKS = (description, header_cells, chart_legible)
