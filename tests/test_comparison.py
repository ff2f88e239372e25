"""Two outlines slide by slide: what is new, gone and changed, the exit code, and a page that runs nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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


def test_what_cannot_be_read_gives_code_2(old: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", old, str(tmp_path / "none.md")]) == 2
    assert "no such file" in capsys.readouterr().err
    assert main(["diff", old, str(tmp_path / "a.pptx")]) == 2
    assert "this is not an outline" in capsys.readouterr().err
