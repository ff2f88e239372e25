"""Pandoc's implicit figures: in its documents the description of a picture alone in a paragraph is its caption too."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from slides.markdown.parser import parse
from slides.pipeline.build import build_deck
from tests.building import build, read, visible

_RMD = "---\ntitle: T\noutput: beamer_presentation\n---\n\n## A title\n\n"
_QUARTO = "---\ntitle: T\nformat: revealjs\n---\n\n## A title\n\n"
_MARP = "---\nmarp: true\ntitle: T\n---\n\n## A title\n\n"
_PANDOC = "% A deck\n% Ada\n\n## A title\n\n"
_FIGURE = "![Rain in the north](x.png)\n"


def _captions(text: str, file: str = "a.md") -> list[str]:
    nodes, _ = parse(text, file)
    return [inner.attributes.get("title", "") for node in nodes for inner in node.walk() if inner.kind == "picture"]


@pytest.mark.parametrize(
    ("text", "file"),
    [
        (_RMD + _FIGURE, "a.md"),
        (_QUARTO + _FIGURE, "a.md"),
        (_PANDOC + _FIGURE, "a.md"),
        ("## A title\n\n" + _FIGURE, "a.qmd"),
        ("## A title\n\n" + _FIGURE, "a.Rmd"),
        (_QUARTO + "![Rain in the north](x.png){width=50%}\n", "a.md"),
        (_QUARTO + "::: {.columns}\n::: {.column}\nText\n:::\n::: {.column}\n" + _FIGURE + ":::\n:::\n", "a.qmd"),
    ],
)
def test_a_picture_alone_in_a_paragraph_has_a_caption(text: str, file: str) -> None:
    assert _captions(text, file) == ["Rain in the north"]


@pytest.mark.parametrize(
    ("text", "file"),
    [
        (_MARP + _FIGURE, "a.md"),
        ("## A title\n\n" + _FIGURE, "README.md"),
        ("---\ntitle: T\ntheme: black\n---\n\n## A title\n\n" + _FIGURE, "a.md"),
        ("---\noutput:\n  xaringan::moon_reader\n---\n\n## A title\n\n" + _FIGURE, "a.Rmd"),
        (_QUARTO + "Words before ![Rain in the north](x.png) and after\n", "a.qmd"),
        (_QUARTO + "![Rain in the north](x.png)\\\n", "a.qmd"),
        (_QUARTO + "![](x.png)\n", "a.qmd"),
        (_QUARTO + "![x.png](x.png)\n", "a.qmd"),
        (_QUARTO + "![rain map](img/rain_map.png)\n", "a.qmd"),
        (_QUARTO + "![Image](x.png)\n", "a.qmd"),
        (_QUARTO + "![A title](x.png)\n", "a.qmd"),
        (_QUARTO + "- ![Rain in the north](x.png)\n", "a.qmd"),
    ],
)
def test_other_pictures_have_none(text: str, file: str) -> None:
    assert _captions(text, file) == [""]


def test_a_caption_is_shown_and_describes_its_picture(tmp_path: Path) -> None:
    Image.new("RGB", (80, 60), "navy").save(tmp_path / "x.png")
    deck = read(build(build_deck(_QUARTO + _FIGURE, str(tmp_path / "a.qmd"))))
    assert visible(deck).count("Rain in the north") == 2
