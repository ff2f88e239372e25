"""A picture that cannot be shown leaves a frame with its description, and its message."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.base import rule_catalogue
from slides.design import THEMES
from slides.design.page import Drawing, Page
from slides.pipeline.build import BuiltDeck, build_deck
from tests.building import build, read


def frames(page: Page) -> list[str]:
    return [each.text for placed in page.fills if isinstance(placed.what, Drawing) for each in placed.what.labels]


def shown(body: str, front: str = "") -> BuiltDeck:
    return build_deck(f"---\ntitle: T\n{front}---\n\n{body}", "x.md")


@pytest.mark.parametrize(
    "source", ["lost.png", "https://example.com/port.png", "../../outside.png", "/elsewhere/away.png", "data:image/png;base64,AAAA"]
)
@pytest.mark.parametrize("body", ["![The port at low tide]({})", "- a\n- b\n\n![The port at low tide]({} 'A caption')"])
def test_a_lost_picture_leaves_a_frame_with_its_description(source: str, body: str) -> None:
    found = shown(f"## A\n\n{body.format(source)}\n")
    assert frames(found.pages[-1]) == ["The port at low tide"]
    assert {problem.rule for problem in found.problems} & {
        rule_catalogue.MISSING_PICTURE,
        rule_catalogue.OUT_OF_BOUNDS,
        rule_catalogue.REMOTE_PICTURE,
    }
    assert not [problem for problem in found.problems if problem.rule is rule_catalogue.LOST]
    assert "The port at low tide" in " ".join(note.text for note in found.pages[-1].notes)


@pytest.mark.parametrize(
    "body",
    [
        "![](lost.png)",
        "![bg](lost.png)",
        "![Build status](https://img.shields.io/port.svg)",
        "[![Mark](https://example.com/mark.png){width=60}](https://example.com/mark)",
        "![The port](lost.png){.decorative}",
        "![The port](lost.png){.cover}",
    ],
)
def test_no_frame_where_nothing_is_described_or_stands_by_itself(body: str) -> None:
    assert frames(shown(f"## A\n\n- a\n\n{body}\n").pages[-1]) == []


def test_a_cover_and_a_divider_have_no_frame() -> None:
    found = shown("# T\n\n![The port](lost.png)\n\n# Part\n\n![The port](lost.png)\n\n## A\n\n- a\n\n# More\n\n## B\n\n- b\n")
    assert [page.title for page in found.pages] == ["T", "Part", "A", "More", "B"]
    assert not [text for page in found.pages for text in frames(page)]


@pytest.mark.parametrize("theme", THEMES)
def test_a_frame_is_a_native_shape_with_an_alternative_text(theme: str) -> None:
    found = shown("## A\n\n![The port at low tide](lost.png)\n", f"theme: {theme}\n")
    assert not [problem for problem in found.problems if problem.rule.name == "contrast"]
    slide = read(build(found)).slides[-1]
    (group,) = [shape for shape in slide.shapes if hasattr(shape, "shapes")]
    assert group._element.xpath(".//p:cNvPr")[0].get("descr") == "The port at low tide"


@pytest.mark.parametrize("name", ["plan.pdf", "plan.PDF", "plan.eps"])
def test_a_pdf_has_a_frame_and_one_advice(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.4\n")
    found = build_deck(f"# T\n\n## A\n\n![The port]({name})\n\n- a\n", str(tmp_path / "x.md"))
    assert frames(found.pages[-1]) == ["The port"]
    (problem,) = [each for each in found.problems if each.rule is rule_catalogue.NOT_CARRIED]
    assert (problem.severity.value, problem.span.line) == ("advice", 5)
    assert not [each for each in found.problems if each.severity.value != "advice"]
