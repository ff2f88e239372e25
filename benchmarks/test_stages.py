"""The stages of a build one by one, with pytest-benchmark: `python -m pytest benchmarks --benchmark-only`."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.outlines import write_outline
from slides.deck import agenda, faq
from slides.deck.blocks import is_drawn
from slides.deck.deck import Document, read_document
from slides.design import DEFAULT_THEME, Design, built_in
from slides.export.pptx import write
from slides.layout.compose import compose
from slides.markdown import parser
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import Run
from slides.typesetting import metrics
from slides.visuals import icons

Benchmark = Callable[..., Any]
SECTIONS = 100


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_outline("mix", SECTIONS, tmp_path_factory.mktemp("outlines"))


@pytest.fixture(scope="module")
def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def nodes(text: str, file: Path) -> tuple[parser.Node, ...]:
    return parser.parse(text, str(file))[0]


@pytest.fixture(scope="module")
def design() -> Design:
    return built_in(DEFAULT_THEME, "en-US")


@pytest.fixture(scope="module")
def briefing(text: str, file: Path) -> BuiltDeck:
    return build_deck(text, str(file))


def deck_of(nodes: tuple[parser.Node, ...]) -> Document:
    """The deck as a briefing makes it."""
    return agenda.add(faq.gather_questions(read_document(icons.read_icons(nodes, is_drawn)[0])[0]))


def test_parse(benchmark: Benchmark, text: str, file: Path) -> None:
    found, problems = benchmark(parser.parse, text, str(file))
    assert len([node for node in found if node.kind == "heading"]) == SECTIONS
    assert not problems


def test_read(benchmark: Benchmark, nodes: tuple[parser.Node, ...]) -> None:
    assert len(benchmark(deck_of, nodes).slides) > SECTIONS


def test_compose(benchmark: Benchmark, nodes: tuple[parser.Node, ...], design: Design) -> None:
    pages, _, problems = benchmark(compose, deck_of(nodes), design)
    assert len(pages) > SECTIONS
    assert not problems


def test_measure(benchmark: Benchmark, briefing: BuiltDeck, design: Design) -> None:
    texts = [paragraph.runs for page in briefing.pages for paragraph in page.notes]
    face = metrics.faces_of(design.theme.fonts, heading=False, bold=False, code=False)
    turn = iter(range(1_000_000))

    def lines() -> int:
        new = Run(f"{next(turn)} ")
        return sum(len(metrics.breaks(metrics.measured_words((new, *runs), face), 12, 300.0, face.guard)) for runs in texts)

    assert benchmark(lines) >= len(texts)


def test_write(benchmark: Benchmark, briefing: BuiltDeck) -> None:
    def written() -> bytes:
        target = io.BytesIO()
        write(briefing.pages, briefing.design, briefing.properties, target, briefing.sources)
        return target.getvalue()

    assert benchmark(written).startswith(b"PK")
