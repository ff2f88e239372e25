"""Drafting again where an outline exists: it is never overwritten, and what changed in the article since is said by section."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.cli import main

PIER = "The pier was built by the people of the town. The harbour is open all year."
DECK = "The deck has room for 40 cars. The crew sleeps below it."
OLD = f"# The Ferry\n\n## The pier\n\n{PIER}\n\n## The deck\n\n{DECK}\n"


def again(folder: Path, capsys: pytest.CaptureFixture[str], article: str, *, edit: str = "", force: bool = False) -> tuple[int, str, str]:
    """Draft OLD, change the article, draft again: the exit code, the outline's text, and what is said."""
    (folder / "ferry.md").write_text(OLD, encoding="utf-8")
    outline = folder / "outline.md"
    assert main.main(["draft", str(folder / "ferry.md"), "-o", str(outline), "--quiet"]) == main.BUILT
    outline.write_text(outline.read_text(encoding="utf-8") + edit, encoding="utf-8")
    before = outline.read_text(encoding="utf-8")
    (folder / "ferry.md").write_text(article, encoding="utf-8")
    capsys.readouterr()
    code = main.main(["draft", str(folder / "ferry.md"), "-o", str(outline), *(["--force"] if force else [])])
    after = outline.read_text(encoding="utf-8")
    assert force or after == before
    return code, before, capsys.readouterr().err


def test_an_article_that_did_not_change_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, said = again(tmp_path, capsys, OLD, edit="\nA line of my own.\n")
    assert code == main.NOT_BUILT
    assert "says nothing that the outline does not have" in said
    assert "use --force" in said


def test_what_is_new_gone_and_changed_is_said_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fresh = "The bridge opens next year and costs nothing."
    article = f"# The Ferry\n\n## The pier\n\n{PIER.replace('all year', 'in summer')}\n\n## The bridge\n\n{fresh}\n"
    code, outline, said = again(tmp_path, capsys, article)
    lines = ["", *outline.split("\n")]
    where = {words: lines.index(words) for words in ("## The pier", "## The deck", PIER, DECK)}
    assert code == main.NOT_BUILT
    told = [line.split("outline.md:", 1)[1] for line in said.split("\n") if "outline.md:" in line]
    assert f"{where['## The pier']}: changed: The pier" in told
    assert f"{where['## The pier']}:   now in the article: {PIER.replace('all year', 'in summer')}" in told
    assert f"{where[PIER]}:   no longer in the article: {PIER}" in told
    assert "1: new: The bridge" in told
    assert f"1:   now in the article: {fresh}" in told
    assert f"{where['## The deck']}: gone: The deck" in told
    assert f"{where[DECK]}:   no longer in the article: {DECK}" in told


def test_force_drafts_it_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, _ = again(tmp_path, capsys, OLD.replace("all year", "in summer"), force=True)
    assert code == main.BUILT
    assert "in summer" in (tmp_path / "outline.md").read_text(encoding="utf-8")


def test_words_on_slides_and_moved_sections_are_no_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moved = f"# The Ferry\n\n## The deck\n\n{DECK}\n\n## The pier\n\n{PIER}\n"
    _, _, said = again(tmp_path, capsys, moved, edit="\n## My own slide\n\n- My own words, which are on no page\n")
    assert "says nothing that the outline does not have" in said


def test_an_outline_about_another_article_is_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.md").write_text("---\narticle: a.txt\n---\n\n# A\n\n## B\n\n- c\n- d\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(OLD, encoding="utf-8")
    assert main.main(["draft", str(tmp_path / "b.txt")]) == main.NOT_BUILT
    said = capsys.readouterr().err
    assert "this outline already exists, is about a.txt, and is not overwritten" in said
    assert "changed since" not in said
