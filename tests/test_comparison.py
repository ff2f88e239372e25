"""Two outlines or decks slide by slide: what is new, gone and changed, the exit code, and a page that runs nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pptx
import pytest

import slides
from slides.cli.main import main

OLD = "# A talk\n\n## One\n\n- first\n- second\n\n## Two\n\n- third\n- fourth\n\n## Three\n\n- fifth\n- more\n"


@pytest.fixture
def old(tmp_path: Path) -> str:
    path = tmp_path / "old.md"
    path.write_text(OLD, encoding="utf-8")
    return str(path)


def compare(old: str, text: str, *more: str) -> int:
    new = Path(old).with_name("new.md")
    new.write_text(text, encoding="utf-8")
    return main(["diff", old, str(new), *more])


def test_the_same_slides_give_code_0(old: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(old, OLD.replace("- second", "-  second")) == 0
    assert capsys.readouterr().out == ""


def test_words_removed_and_added_are_told(old: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(old, OLD.replace("third", "3rd one")) == 1
    assert capsys.readouterr().out == "slide 3 changed: Two [-third] [+3rd one]\n"


def test_slides_are_paired_by_their_titles(old: str, capsys: pytest.CaptureFixture[str]) -> None:
    new = OLD.replace("## Two\n\n- third\n- fourth\n\n", "") + "\n## Four\n\n- new\n- newer\n"
    assert compare(old, new, "--format", "json") == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    kinds = {row["title"]: row["kind"] for row in rows}
    assert (kinds["Two"], kinds["Four"]) == ("gone", "new")
    assert kinds.get("Three", "redrawn") == "redrawn", "its layout may be another beside other slides; its words are the same"


def test_the_page_shows_both_and_runs_nothing(old: str, tmp_path: Path) -> None:
    page = tmp_path / "review.html"
    assert compare(old, OLD.replace("third", "`<script>x</script>`"), "-o", str(page)) == 1
    text = page.read_text(encoding="utf-8")
    assert text.count("<svg ") == 2
    assert "<script" not in text
    assert "default-src 'none'" in text
    assert "<del>third</del>" in text


ALL_KINDS = """# A talk

## A table

| Name | Value |
|---|---|
| one | 12 |
| two | 34 |

## A chart

```chart bar
A: 3
B: 4
```

## A formula and notes

- the sum $a^2 + b^2$
- second

<!-- a word for the speaker -->

## Boxes

```mermaid
flowchart LR
A[First box] --> B[Second box]
```
"""


def saved(outline: str, path: Path) -> str:
    slides.build(outline).save(path)
    return str(path)


def changed(deck: str, path: Path, change: Callable[[Any], object]) -> str:
    """A deck that python-pptx opened and saved, after a change."""
    presentation = pptx.Presentation(deck)
    change(presentation)
    presentation.save(str(path))
    return str(path)


def test_a_deck_is_the_same_as_its_outline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outline = tmp_path / "talk.md"
    outline.write_text(ALL_KINDS, encoding="utf-8")
    deck = saved(ALL_KINDS, tmp_path / "talk.pptx")
    again = changed(deck, tmp_path / "again.pptx", lambda _: None)
    for pair in ((str(outline), deck), (deck, str(outline)), (deck, again), (str(outline), again)):
        assert main(["diff", *pair]) == 0, pair
    assert capsys.readouterr().out == ""


def text_of(presentation: Any, number: int, old: str, new: str) -> None:
    """Replace words in the runs of a slide, its tables' included."""
    from pptx.oxml.ns import qn

    for run in presentation.slides[number - 1]._element.iter(qn("a:t")):
        run.text = run.text.replace(old, new)


def moved(presentation: Any) -> None:
    shape = presentation.slides[4].shapes[-1]
    shape.left = shape.left + 91440


def without_slide(presentation: Any) -> None:
    listed = presentation.slides._sldIdLst
    listed.remove(listed[2])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda deck: text_of(deck, 2, "34", "35"), "slide 2 changed: A table [-34] [+35]"),
        (lambda deck: text_of(deck, 5, "Second box", "Another box"), "slide 5 changed: Boxes [-Second] [+Another]"),
        (lambda deck: text_of(deck, 1, "A talk", "Our talk"), "slide 1 changed: Our talk [-A] [+Our]"),
        (without_slide, "slide 3 gone: A chart [-"),
        (moved, "slide 5 redrawn: Boxes"),
    ],
)
def test_what_was_changed_by_hand_in_a_deck(
    change: Callable[[Any], object], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outline = tmp_path / "talk.md"
    outline.write_text(ALL_KINDS, encoding="utf-8")
    deck = saved(ALL_KINDS, tmp_path / "talk.pptx")
    edited = changed(deck, tmp_path / "edited.pptx", change)
    for old in (deck, str(outline)):
        assert main(["diff", old, edited]) == 1
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 1
        assert lines[0].startswith(said)


def test_values_of_charts_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = saved(ALL_KINDS, tmp_path / "old.pptx"), saved(ALL_KINDS.replace("B: 4", "B: 5"), tmp_path / "new.pptx")
    assert main(["diff", old, new]) == 1
    assert capsys.readouterr().out == "slide 3 changed: A chart [-4] [+5]\n"


def test_the_page_shows_the_words_of_a_deck_and_the_picture_of_an_outline(tmp_path: Path) -> None:
    outline, page = tmp_path / "old.md", tmp_path / "review.html"
    outline.write_text(ALL_KINDS, encoding="utf-8")
    deck = saved(ALL_KINDS.replace("Second box", "`<script>`"), tmp_path / "new.pptx")
    assert main(["diff", str(outline), deck, "-o", str(page)]) == 1
    text = page.read_text(encoding="utf-8")
    assert text.count("<svg ") == 1
    assert "<p>&lt;script&gt;</p>" in text
    assert "1 of 5 slides differ" in text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is not a PowerPoint file"),
        (b"PK\3\4 no", "it is not a PowerPoint file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is encrypted"),
    ],
)
def test_a_deck_that_cannot_be_read_gives_code_2(data: bytes, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.pptx"
    bad.write_bytes(data)
    assert main(["diff", str(bad), str(bad)]) == 2
    assert why in capsys.readouterr().err


def test_what_cannot_be_read_gives_code_2(old: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", old, str(tmp_path / "none.md")]) == 2
    assert "no such file" in capsys.readouterr().err
    assert main(["diff", old, str(tmp_path / "a.pptx")]) == 2
    assert "no such file" in capsys.readouterr().err
    assert main(["diff", old, str(tmp_path / "a.docx")]) == 2
    assert "this is neither an outline nor a deck" in capsys.readouterr().err
