"""What an audience sees of a briefing, what the presenter says, and the codes of its problems."""

from __future__ import annotations

from slides.design.page import Page, Table, Text
from slides.pipeline.build import BuiltDeck
from slides.text.rich_text import plain

MARP = "---\nmarp: true\n---\n\n"
SLIDEV = "---\ntheme: seriph\n---\n\n"


def visible(page: Page) -> str:
    """Every text that an audience sees on a page."""
    texts = [paragraph.text for placed in page.fills if isinstance(placed.what, Text) for paragraph in placed.what.paragraphs]
    tables = [placed.what for placed in page.fills if isinstance(placed.what, Table)]
    return " ".join([*texts, *(plain(cell.runs) for table in tables for row in table.rows for cell in row.cells), page.footer or ""])


def shown(briefing: BuiltDeck) -> str:
    """Every text that an audience sees: what stands on slides that are not hidden."""
    return " ".join(visible(page) for page in briefing.pages if not page.hidden)


def said(briefing: BuiltDeck) -> list[str]:
    """The notes, but for those of the agenda."""
    return [note.text for page in briefing.pages for note in page.notes if not note.text.startswith("The briefing has")]


def codes(briefing: BuiltDeck) -> list[str]:
    """The codes of problems, but for advice."""
    return [problem.rule.code for problem in briefing.problems if problem.rule.code[0] not in "AB"]
