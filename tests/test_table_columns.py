"""The widths of a table's columns, and headings in containers of unknown names."""

from __future__ import annotations

from slides.design.page import Table
from slides.pipeline.build import build_deck


def test_columns_of_short_cells_keep_their_lines_where_one_cell_of_another_is_long() -> None:
    rows = "".join(f"| `a-rather-long-name-of-package-{number:02}` | Short words |\n" for number in range(9))
    long = "| `a-name` | " + "A description that takes two lines or more, as it goes on and on and says everything twice. " * 2 + "|\n"
    deck = build_deck(f"# A\n\n## B\n\n| Package | What |\n|---|---|\n{rows}{long}", "case.md")
    tables = [placed.what for page in deck.pages for placed in page.fills if isinstance(placed.what, Table)]
    first = [len(row.cells[0].breaks) for table in tables for row in table.rows]
    assert set(first) == {1}


def test_a_narrow_column_keeps_its_lines_where_that_gives_the_rows_fewer() -> None:
    rows = "".join(f"| {word} and some more words | {'A long description of all that it does ' * 4}|\n" for word in ("One", "Two", "Three"))
    deck = build_deck(f"# A\n\n## B\n\n| Name | What |\n|---|---|\n{rows}", "case.md")
    tables = [placed.what for page in deck.pages for placed in page.fills if isinstance(placed.what, Table)]
    assert {len(row.cells[0].breaks) for table in tables for row in table.rows} == {1}


def test_a_heading_alone_in_a_container_begins_a_slide() -> None:
    text = "# A\n\n## One\n\ntext\n\n::: slides\n## Two\n:::\n\nmore\n\n::: notes\n## Said\n:::\n"
    deck = build_deck(text, "case.md")
    assert [page.title for page in deck.pages] == ["A", "One", "Two"]
    assert [note.text for note in deck.pages[-1].notes] == ["Said"]
