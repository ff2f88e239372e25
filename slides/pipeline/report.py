"""The report (JSON): what every slide was made of, and why it was laid out as it was."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from slides.base.diagnostics import Problem
from slides.base.geometry import EMU_PER_INCH
from slides.checks.completeness import word_tokens
from slides.design import Design
from slides.design.page import Chart, Drawing, Page, Picture, PlacedItem, Table, Text
from slides.layout.scale import sizes_by_kind
from slides.pipeline.build import BuiltDeck
from slides.text.rich_text import plain

READ_A_MINUTE = 200
"""Words of a slide that are read in a minute: silent reading of expository text is about 238 (Brysbaert 2019), less for slides."""
VERSION = 1


def report(decks: Sequence[tuple[str, BuiltDeck]]) -> str:
    """The report on decks, each with its outline's name, as JSON with two spaces' indent."""
    return document([entry(name, briefing) for name, briefing in decks])


def document(entries: Sequence[Mapping[str, Any]]) -> str:
    """The report made of the entries of decks."""
    return json.dumps({"version": VERSION, "decks": entries}, ensure_ascii=False, indent=2) + "\n"


def entry(name: str, briefing: BuiltDeck) -> dict[str, Any]:
    """One deck: its slides, and every problem."""
    slides = [_slide(number, page, briefing) for number, page in enumerate(briefing.pages, 1)]
    return {
        "outline": name,
        "theme": briefing.design.theme.name,
        "language": briefing.properties.language,
        "language_found": briefing.language_found,
        "minutes_of_notes": briefing.minutes,
        "scale": _scale(briefing),
        "slides": slides,
        "problems": [_problem(problem) for problem in briefing.problems],
    }


def _scale(briefing: BuiltDeck) -> dict[str, Any]:
    """What was decided for the deck: the largest title in points, where bodies begin in inches, the sizes of each kind of text."""
    design = briefing.design
    return {
        "title": design.style(design.frame.title).sizes[0],
        "body_from": round(design.frame.body.y / EMU_PER_INCH, 2),
        "points": sizes_by_kind(briefing.pages, design),
    }


def _slide(number: int, page: Page, briefing: BuiltDeck) -> dict[str, Any]:
    """One slide: where it comes from, its layout and why, its type, how full its boxes are, its length, its problems."""
    boxes = [_box(placed, page, briefing.design) for placed in page.fills]
    sizes = [box["points"] for placed, box in zip(page.fills, boxes, strict=True) if placed.slot != 0 and "points" in box]
    count = len(word_tokens(" ".join(text for placed in page.fills for text in _texts(placed))))
    spoken = sum(len(word_tokens(note.text)) for note in page.notes)
    last = max(page.end, page.span.line)
    return {
        "slide": number,
        "title": " ".join(page.title.split()),
        "lines": [page.span.line, last],
        "hidden": page.hidden,
        "layout": page.layout,
        "reason": page.reason,
        "smallest_points": min(sizes, default=None),
        "boxes": boxes,
        "words": count,
        "seconds_to_read": round(count * 60 / READ_A_MINUTE),
        "words_of_notes": spoken,
        "seconds_to_say": round(spoken * 60 / briefing.pace),
        "problems": [_problem(problem) for problem in briefing.problems if page.span.line <= problem.span.line <= last],
    }


def _box(placed: PlacedItem, page: Page, design: Design) -> dict[str, Any]:
    """One box: its name, what it holds, its smallest type in points, and the share of its height that is filled."""
    slot = design.layouts[page.layout].slot(placed.slot)
    shown = placed.what
    box: dict[str, Any] = {"name": slot.name, "holds": type(shown).__name__.lower(), "fill": round(shown.height / slot.rect.height, 2)}
    if isinstance(shown, Text):
        box["points"] = min(shown.sizes[paragraph.level] for paragraph in shown.paragraphs)
    elif isinstance(shown, Table):
        box["points"] = shown.size
    return box


def _texts(placed: PlacedItem) -> list[str]:
    """The words of a box."""
    match placed.what:
        case Text():
            return [paragraph.text for paragraph in placed.what.paragraphs]
        case Table():
            return [plain(cell.runs) for row in placed.what.rows for cell in row.cells]
        case Drawing():
            return [label.text for label in placed.what.labels]
        case Chart():
            return [*placed.what.categories, *(series.name for series in placed.what.series)]
        case Picture():
            return []


def _problem(problem: Problem) -> dict[str, Any]:
    """A problem as it is printed, in its parts."""
    found = {
        "line": problem.span.line,
        "column": problem.span.column,
        "code": problem.rule.code,
        "severity": problem.severity.value,
        "message": problem.message,
    }
    return found | ({"hint": problem.hint} if problem.hint else {})
