"""A fault of the program in one section costs that section, never the deck: its source is shown as code, and the fault is reported."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from slides.base import rule_catalogue
from slides.design import Design
from slides.design.page import Page
from slides.export.pptx import shapes, slide
from slides.export.pptx.context import SlideContext
from slides.markdown.parser import stretches
from slides.pipeline.build import build_deck
from slides.pipeline.job import Job, Outcome, run
from slides.text.rich_text import plain
from tests.building import build

OUTLINE = """---
title: The deck
lang: en-GB
---

## Before

The first words

## The odd one

| Key | Figure |
|---|--:|
| BOOM | 1 |

<!-- only for the speaker -->

::: notes
also for the speaker
:::

## After

The last words
"""
STAGES = (
    "slides.markdown.parser.stretches:_remembered",
    "slides.markdown.parser.reader:TokenReader.unmarked",
    "slides.markdown.parser.reader:TokenReader.holder",
    "slides.visuals.icons:read_icons",
    "slides.deck.section:Content.node",
    "slides.deck.section:read_block",
    "slides.deck.blocks.table:TableBlock.lay_out",
    "slides.layout.pagination:shape_of",
    "slides.layout.compose:_page",
    "slides.layout.compose:_placed",
    "slides.pipeline.build:resampled",
    "slides.pipeline.build:completeness_problems",
    "slides.pipeline.build:rules.page_problems",
)

SHARED_BY_SLIDES = (Design, SlideContext)
"""Arguments that hold no words of a slide; to print a design takes a tenth of a second."""


def words_of_pages(pages: Sequence[Page]) -> str:
    """All that stands on pages: text, and the cells of tables."""
    found: list[str] = []
    for placed in (placed for page in pages for placed in page.fills):
        found += [paragraph.text for paragraph in getattr(placed.what, "paragraphs", ())]
        found += [plain(cell.runs) for row in getattr(placed.what, "rows", ()) for cell in row.cells]
    return "\n".join(found)


def _broken(place: str, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a function of the program fail where its arguments say BOOM, unless that is shown as its source."""
    stretches._remembered.cache_clear()
    module, _, path = place.partition(":")
    *holders, name = path.split(".")
    holder: Any = importlib.import_module(module)
    for each in holders:
        holder = getattr(holder, each)
    sound: Any = vars(holder).get(name) if isinstance(holder, type) else getattr(holder, name)
    inner: Any = sound.__func__ if isinstance(sound, classmethod) else sound

    def failing(*arguments: Any, **named: Any) -> Any:
        said = repr([each for each in arguments[isinstance(sound, classmethod) :] if not isinstance(each, SHARED_BY_SLIDES)])
        if "BOOM" in said and ("| BOOM" not in said or name == "_remembered"):
            raise error
        return inner(*arguments, **named)

    monkeypatch.setattr(holder, name, classmethod(failing) if isinstance(sound, classmethod) else failing)


WRITERS = (
    "slides.export.pptx.slide:placeholder_shape",
    "slides.export.pptx.slide:_shapes",
    "slides.export.pptx.shapes:_table",
    "slides.export.pptx.paragraphs:_run",
    "slides.export.pptx.shapes:_cell_text",
)
"""Functions of the writer, each of which is given the words of a table."""


def _contained(outcome: Outcome, target: Path) -> None:
    """The section at fault is code, the fault is reported with its line, the rest is as it was."""
    assert outcome.built
    faults = [problem for problem in outcome.problems if problem.rule is rule_catalogue.SECTION_FAULT]
    assert [problem.span.line for problem in faults] == [10]
    with ZipFile(target) as package:
        slides = b"".join(package.read(name) for name in package.namelist() if name.startswith("ppt/slides/slide"))
        notes = b"".join(package.read(name) for name in package.namelist() if name.startswith("ppt/notesSlides/notes"))
    assert all(words in slides for words in (b"The first words", b"The odd one", b"| BOOM | 1 |", b"The last words"))
    assert b"also for the speaker" in notes
    assert b"for the speaker" not in slides


@pytest.mark.parametrize("place", WRITERS)
def test_a_fault_in_any_part_of_the_writer_costs_its_section_only(place: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _broken(place, IndexError("odd"), monkeypatch)
    (tmp_path / "x.md").write_text(OUTLINE, encoding="utf-8")
    _contained(run(Job(str(tmp_path / "x.md"), str(tmp_path / "x.pptx"))), tmp_path / "x.pptx")
    assert not run(Job(str(tmp_path / "x.md"), str(tmp_path / "y.pptx"), strict=True)).built
    assert not (tmp_path / "y.pptx").exists()


def test_a_slide_that_is_not_sound_costs_its_section_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made = shapes.placeholder_shape

    def unsound(placed: Any, *rest: Any) -> str:
        xml, words = made(placed, *rest), repr(placed)
        return xml.replace("</p:", "</q:") if "BOOM" in words and "| BOOM" not in words else xml

    monkeypatch.setattr("slides.export.pptx.slide.placeholder_shape", unsound)
    (tmp_path / "x.md").write_text(OUTLINE, encoding="utf-8")
    _contained(run(Job(str(tmp_path / "x.md"), str(tmp_path / "x.pptx"))), tmp_path / "x.pptx")


def test_a_section_whose_source_cannot_be_written_either_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made = slide._notes

    def failing(page: Page, *rest: Any) -> Any:
        if "also for the speaker" in repr(page.notes):
            raise ValueError("odd")
        return made(page, *rest)

    monkeypatch.setattr(slide, "_notes", failing)
    (tmp_path / "x.md").write_text(OUTLINE, encoding="utf-8")
    outcome = run(Job(str(tmp_path / "x.md"), str(tmp_path / "x.pptx")))
    assert outcome.built
    assert [problem.span.line for problem in outcome.problems if "left out" in problem.hint] == [10]
    with ZipFile(tmp_path / "x.pptx") as package:
        slides = b"".join(package.read(name) for name in package.namelist() if name.startswith("ppt/slides/slide"))
    assert all(words in slides for words in (b"The first words", b"The odd one", b"The last words"))


def test_a_deck_of_the_library_is_saved_without_what_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _broken("slides.export.pptx.slide:placeholder_shape", KeyError("odd"), monkeypatch)
    deck = build_deck(OUTLINE, "x.md")
    assert deck.to_bytes()[:2] == b"PK"
    assert deck.save(tmp_path / "x.pptx").read_bytes() == deck.to_bytes()


def test_a_fault_of_every_slide_leaves_an_earlier_file_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def failing(*_: Any) -> Any:
        raise ValueError("everywhere")

    monkeypatch.setattr("slides.export.pptx.slide.placeholder_shape", failing)
    (tmp_path / "x.md").write_text(OUTLINE, encoding="utf-8")
    (tmp_path / "x.pptx").write_bytes(b"earlier")
    outcome = run(Job(str(tmp_path / "x.md"), str(tmp_path / "x.pptx")))
    assert not outcome.built
    assert outcome.problems[-1].rule is rule_catalogue.INTERNAL_FAULT
    assert (tmp_path / "x.pptx").read_bytes() == b"earlier"


@pytest.mark.parametrize("place", STAGES)
def test_a_fault_at_any_stage_costs_its_section_only(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _broken(place, ValueError("out of order"), monkeypatch)
    found = build_deck(OUTLINE, "x.md")
    faults = [problem for problem in found.problems if problem.rule is rule_catalogue.SECTION_FAULT]
    assert [(fault.span.line, "ValueError: out of order" in fault.message) for fault in faults] == [(10, True)]
    assert not found.failed
    shown = words_of_pages(found.pages)
    for words in ("Before", "The first words", "The odd one", "| BOOM | 1 |", "After", "The last words"):
        assert words in shown
    assert "speaker" not in shown
    notes = " ".join(note.text for page in found.pages for note in page.notes)
    assert "also for the speaker" in notes
    assert not [problem for problem in found.problems if problem.rule is rule_catalogue.LOST]
    assert build(found)[:2] == b"PK"


@pytest.mark.parametrize("error", [MemoryError(), RecursionError("too deep"), AssertionError(), ZeroDivisionError("division")])
def test_any_exception_is_contained(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    _broken("slides.deck.blocks.table:TableBlock.lay_out", error, monkeypatch)
    assert [problem.span.line for problem in build_deck(OUTLINE, "x.md").problems if problem.rule is rule_catalogue.SECTION_FAULT] == [10]


def test_who_wants_to_stop_is_not_contained(monkeypatch: pytest.MonkeyPatch) -> None:
    _broken("slides.deck.blocks.table:TableBlock.lay_out", KeyboardInterrupt(), monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        build_deck(OUTLINE, "x.md")


def test_who_looks_for_the_fault_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _broken("slides.deck.blocks.table:TableBlock.lay_out", ValueError("out of order"), monkeypatch)
    with pytest.raises(ValueError, match="out of order"):
        build_deck(OUTLINE, "x.md", debug=True)


def test_a_heading_at_fault_keeps_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    _broken("slides.markdown.parser.inline:Inline.read", ValueError("out of order"), monkeypatch)
    found = build_deck("# T\n\n## A *BOOM*\n\nWords\n\n## B\n\nMore\n", "x.md")
    shown = words_of_pages(found.pages)
    assert all(word in shown for word in ("A BOOM", "Words", "B", "More"))
    assert [problem.span.line for problem in found.problems if problem.rule is rule_catalogue.SECTION_FAULT] == [3]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(ends: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _broken("slides.deck.blocks.table:TableBlock.lay_out", ValueError(), monkeypatch)
    found = build_deck(OUTLINE.replace("\n", ends), "x.md")
    assert [problem.span.line for problem in found.problems if problem.rule is rule_catalogue.SECTION_FAULT] == [10]


def test_headings_in_a_fence_begin_no_section(monkeypatch: pytest.MonkeyPatch) -> None:
    _broken("slides.deck.blocks.table:TableBlock.lay_out", ValueError(), monkeypatch)
    found = build_deck("# T\n\n## A\n\n```text\n## no heading\n```\n\n| BOOM |\n|---|\n| 1 |\n\n## B\n\nx\n", "x.md")
    assert [problem.span.line for problem in found.problems if problem.rule is rule_catalogue.SECTION_FAULT] == [3]
    assert "## no heading" in words_of_pages(found.pages)


def test_what_no_section_explains_is_an_internal_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def failing(*_: Any) -> Any:
        raise ValueError("everywhere")

    monkeypatch.setattr("slides.pipeline.build.compose", failing)
    (tmp_path / "x.md").write_text(OUTLINE, encoding="utf-8")
    outcome = run(Job(str(tmp_path / "x.md"), str(tmp_path / "x.pptx")))
    assert [problem.rule for problem in outcome.problems] == [rule_catalogue.INTERNAL_FAULT]
    assert not (tmp_path / "x.pptx").exists()


def test_the_rest_of_the_deck_is_written_and_the_exit_code_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _broken("slides.deck.blocks.table:TableBlock.lay_out", ValueError(), monkeypatch)
    (tmp_path / "x.md").write_text(OUTLINE, encoding="utf-8")
    assert run(Job(str(tmp_path / "x.md"), str(tmp_path / "x.pptx"))).built
    assert not run(Job(str(tmp_path / "x.md"), str(tmp_path / "y.pptx"), strict=True)).built
