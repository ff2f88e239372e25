"""Builds decks for tests, and tells of pages in plain text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from pptx import Presentation
from pptx.presentation import Presentation as Deck

from slides.base.diagnostics import Problem
from slides.design.page import Chart, Connector, Drawing, Image, Page, Picture, PlacedItem, Shape, Table, Text
from slides.export.pptx import write
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import Paragraph, Run, plain

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def build(briefing: BuiltDeck) -> bytes:
    """The deck's bytes."""
    target = io.BytesIO()
    write(briefing.pages, briefing.design, briefing.properties, target, briefing.sources)
    return target.getvalue()


def build_file(source: Path, target: Path, theme: str = "") -> BuiltDeck:
    """Build an outline's deck into a file."""
    briefing = build_deck(source.read_text(encoding="utf-8"), str(source), theme)
    target.write_bytes(build(briefing))
    return briefing


def read(data: bytes) -> Deck:
    """The deck as python-pptx reads it."""
    return Presentation(io.BytesIO(data))


def visible(deck: Deck) -> str:
    """All text of slides, tables, notes, alternative texts and links, with white space folded."""
    found: list[str] = []
    for slide in deck.slides:
        for shape in slide.shapes:
            element = shape._element
            found.extend("".join(part.text or "" for part in each.iter(f"{A}t")) for each in element.iter(f"{A}p"))
            found.append(element.xpath(".//p:cNvPr")[0].get("descr") or "")
        frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        found.append(frame.text if frame is not None else "")
    return " ".join(" ".join(found).replace("\xa0", " ").split())


def dump(briefing: BuiltDeck, *, advice: bool = False) -> str:
    """Pages and problems as text: what golden files hold. advice: of the problems, advice too."""
    lines = [line for number, page in enumerate(briefing.pages, 1) for line in _page(number, page)]
    return "\n".join([*lines, *map(str, briefing.problems if advice else graver(briefing))])


def graver(briefing: BuiltDeck) -> tuple[Problem, ...]:
    """The problems that are no advice on what makes a better briefing."""
    return tuple(problem for problem in briefing.problems if problem.rule.code[0] != "B")


def _page(number: int, page: Page) -> Iterator[str]:
    yield f"{number} [{page.layout}] #{page.anchor} in {page.section!r}: {page.reason}"
    for placed in page.fills:
        yield from _placed(placed)
    for icon in page.icons:
        ink = "picture" if isinstance(icon.fill, Image) else icon.stroke.colour.value if icon.stroke else ""
        yield f"  {icon.name} in {ink}, {f'alt {icon.alt!r}' if icon.alt else 'decorative'}"
    for note in page.notes:
        yield f"  notes: {_runs(note.runs)}"


def _placed(placed: PlacedItem) -> Iterator[str]:
    match placed.what:
        case Text() as text:
            for paragraph, ends in zip(text.paragraphs, text.breaks, strict=True):
                yield f"  {placed.slot}: {text.sizes[paragraph.level]} pt, {len(ends)} line(s): {_mark(paragraph)}{_runs(paragraph.runs)}"
        case Table() as table:
            yield f"  {placed.slot}: table at {table.size} pt, alt {table.alt!r}"
            for row in table.rows:
                yield "    | " + " | ".join(f"{cell.align} {_runs(cell.runs)}" for cell in row.cells)
        case Drawing() as drawing:
            yield f"  {placed.slot}: drawing, alt {drawing.alt!r}"
            yield from (f"    {line}" for line in map(_drawn, drawing.shapes))
        case Chart() as chart:
            yield f"  {placed.slot}: {chart.stacked} {chart.kind.value} chart at {chart.size} pt, alt {chart.alt!r}"
            yield from (f"    {series.name} in {series.colour.value}: {series.values}" for series in chart.series)
        case Picture() as picture:
            tint = f" in {' and '.join(picture.tones)}" if picture.tones else ""
            yield f"  {placed.slot}: picture, alt {picture.alt!r}, cropped {picture.crop}{tint}"


def _drawn(shape: Shape | Connector) -> str:
    if isinstance(shape, Connector):
        return f"{shape.name}: {shape.start} to {shape.end} by {len(shape.points)} points"
    form = shape.form if isinstance(shape.form, str) else "freeform"
    sizes = "/".join(str(words.size) for words in shape.label.words) if shape.label else ""
    label = shape.label.text.replace("\n", " / ") if shape.label else ""
    return f"{shape.name}: {form}" + (f", {sizes} pt: {label}" if label else "")


def _mark(paragraph: Paragraph) -> str:
    number = f" {paragraph.number}" if paragraph.number else ""
    return f"({paragraph.mark.value}{number}, level {paragraph.level}) "


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    styles = [name for name in ("bold", "italic", "code", "strike", "underline", "marked") if getattr(run, name)]
    styles += [{1: "raised", -1: "lowered"}[run.raised]] if run.raised else []
    styles += [run.ink.value] if run.ink.value else []
    styles += [f"link {run.link}"] if run.link else []
    styles += [f"icon {run.icon}"] if run.icon else []
    text = run.text.replace("\xa0", "~").replace("\n", "\\n")
    return f"<{', '.join(styles)}: {text}>" if styles else text


def title_of(page: Page) -> str:
    """A page's title with ordinary spaces."""
    return page.title.replace("\xa0", " ")


__all__ = ["build", "build_file", "dump", "graver", "plain", "read", "title_of", "visible"]
