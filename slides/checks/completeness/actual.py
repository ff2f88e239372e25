"""The actual side of the completeness check: what one page shows."""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.base.memo import memoized
from slides.base.records import frozen
from slides.checks.completeness.tokens import header_words, text_of
from slides.deck import agenda
from slides.design.page import Chart, Drawing, Page, Picture, Table, Text
from slides.text.rich_text import Run

_CONTINUED = pattern(r"(?:(?<!\s)\s++)?\([^()]*+\)$")
"""What is added to the title of a slide that takes several pages."""


@frozen
class Given:
    """The texts of a page and its notes, except for its title and its tables' headers; these apart, each header's cell as its words
    folded and as it stands. `key` is what pages of one slide share, `cells` the texts of its tables.
    The agenda shows nothing but addresses: it repeats.
    """

    texts: tuple[str, ...]
    key: tuple[Span, str] | None
    headers: tuple[tuple[str, str], ...]
    cells: tuple[str, ...]
    pictures: int
    links: frozenset[str]


@memoized
def given(page: Page) -> Given:
    """What a page shows."""
    tables = [placed.what for placed in page.fills if isinstance(placed.what, Table)]
    pictures = [placed.what for placed in page.fills if isinstance(placed.what, Picture)]
    links = frozenset([*(run.link for run in _runs(page)), *(picture.link for picture in pictures)])
    cells = tuple(
        [row.cells[at].listed or text_of(row.cells[at].runs) for table in tables for at in range(len(table.columns)) for row in table.rows]
    )
    if agenda.shows(page):
        return Given((), None, (), cells, len(pictures), links)
    title = page.title
    titled = any(placed.slot == 0 for placed in page.fills)
    headers = tuple((header_words(cell.runs), text_of(cell.runs)) for table in tables if table.heads for cell in table.rows[0].cells)
    return Given(
        tuple(shown_texts(page)),
        (page.span, _CONTINUED.sub("", title) if ")" in title else title) if titled else None,
        headers,
        cells,
        len(pictures),
        links,
    )


def shown_texts(page: Page) -> Iterator[str]:
    """Every text of a page, its icons, its notes and its links' tips, except for its title and its tables' headers.

    Of the agenda none: it repeats.
    """
    if agenda.shows(page):
        return
    for placed in page.fills:
        what = placed.what
        if placed.slot == 0:
            continue
        if isinstance(what, Text):
            yield from [text_of(paragraph.runs) for paragraph in what.paragraphs]
        elif isinstance(what, Table):
            for row in what.rows[min(what.heads, 1) :]:
                yield from [text_of(cell.runs) for cell in row.cells]
        elif isinstance(what, Drawing):
            yield from (label.text for label in what.labels)
            yield what.alt
        elif isinstance(what, Chart):
            yield from what.texts
            yield what.alt
        else:
            yield what.alt
    yield from (icon.name for icon in page.icons)
    yield from [text_of(note.runs) for note in page.notes]
    yield from [run.tip for run in _runs(page) if run.tip]


def _runs(page: Page) -> list[Run]:
    """Every run of a page and its notes."""
    found: list[Run] = []
    for placed in page.fills:
        if isinstance(placed.what, Text):
            for paragraph in placed.what.paragraphs:
                found += paragraph.runs
        elif isinstance(placed.what, Table):
            found += [run for row in placed.what.rows for cell in row.cells for run in cell.runs]
    for note in page.notes:
        found += note.runs
    return found
