"""A picture that cannot be shown leaves a frame with its description, and its message."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.base import rule_catalogue
from slides.design import THEMES
from slides.design.page import Drawing, Page, Text
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


RULED = "# T\n\n---\n\n## First\n\n- one\n- two\n\n---\n\n## A\n\n{}\n\n---\n\n## Last\n\n- one\n- two\n"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("![](lost.png)", "lost.png"),
        ("![](folder/lost%20one.png?raw=1)", "lost one.png"),
        ("![inline](lost.png)", "lost.png"),
        ("![The port](https://example.com/port.png)", "The port"),
        ("![](https://example.com/a/port.png?x=1)", "example.com/a/port.png"),
        ("- a\n- b\n\n![bg right:40%](lost.png)", "lost.png"),
        ("![](file:///home/me/cat.jpg)", "cat.jpg"),
        (f"![](https://camo.example.com/a/{'0123456789' * 12})", "camo.example.com"),
    ],
)
def test_where_rules_split_the_slides_any_lost_picture_leaves_a_frame(body: str, words: str) -> None:
    found = build_deck(RULED.format(body), "x.md")
    assert frames(found.pages[2]) == [words]
    assert not [problem for problem in found.problems if problem.rule is rule_catalogue.LOST]


@pytest.mark.parametrize(
    "body",
    [
        "- a\n- b\n\n![bg](lost.png)",
        "- a\n- b\n\n![w:40](https://example.com/icon.png)",
        "- a\n- b\n\n![](https://img.shields.io/x.svg)",
        "- a\n\n![](data:image/png;base64,AAAA)",
    ],
)
def test_what_stands_behind_words_or_is_small_leaves_none(body: str) -> None:
    assert frames(build_deck(RULED.format(body), "x.md").pages[2]) == []


def test_the_address_of_a_picture_on_the_network_is_in_the_notes() -> None:
    page = build_deck(RULED.format("![The port](https://example.com/port.png)"), "x.md").pages[2]
    assert [run.link for note in page.notes for run in note.runs] == ["https://example.com/port.png"]


@pytest.mark.parametrize("end", ["#auto", "?raw=true", "?v=2#x"])
def test_what_an_address_of_the_web_ends_in_is_no_part_of_the_files_name(end: str, tmp_path: Path) -> None:
    (tmp_path / "p.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    found = build_deck(f"# T\n\n## A\n\n![The port](p.svg{end})\n", str(tmp_path / "x.md"))
    assert not [problem for problem in found.problems if problem.rule is rule_catalogue.MISSING_PICTURE]


@pytest.mark.parametrize(
    ("tag", "link"),
    [
        ('<Youtube id="a1" />', "https://www.youtube.com/watch?v=a1"),
        ('<Youtube id="a1?t=61" width="100%" />', "https://www.youtube.com/watch?v=a1&t=61"),
        ('<iframe src="//example.com/page"></iframe>', "https://example.com/page"),
        ('<video src="https://example.com/film.mp4" controls></video>', "https://example.com/film.mp4"),
        ('<Tweet id="20" scale="0.6" />', "https://twitter.com/i/status/20"),
    ],
)
def test_what_a_tag_shows_of_the_network_is_a_link(tag: str, link: str) -> None:
    found = build_deck(f"# T\n\n## A\n\n{tag}\n\n## B\n\n- b\n", "x.md")
    page = next(page for page in found.pages if page.title == "A")
    texts = [placed.what for placed in page.fills if isinstance(placed.what, Text)]
    assert [run.link for text in texts for line in text.paragraphs for run in line.runs if run.link] == [link]


@pytest.mark.parametrize("tag", ["<Youtube />", '<iframe src="page.html"></iframe>', '<video src="film.mp4"></video>'])
def test_a_tag_that_names_nothing_of_the_network_is_reported(tag: str) -> None:
    assert "M4" in [problem.rule.code for problem in build_deck(f"# T\n\n## A\n\n- a\n\n{tag}\n", "x.md").problems]


def test_a_lost_picture_at_the_side_takes_no_room_from_several_others(tmp_path: Path) -> None:
    mark = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    (tmp_path / "p.svg").write_text(mark)
    two = "![bg left:33%](lost.png)\n\n![one](p.svg)\n\n![two](p.svg)"
    assert not frames(build_deck(RULED.format(two), str(tmp_path / "x.md")).pages[2])
    assert frames(build_deck(RULED.format("![bg left:33%](lost.png)\n\n- a\n- b"), str(tmp_path / "x.md")).pages[2]) == ["lost.png"]
