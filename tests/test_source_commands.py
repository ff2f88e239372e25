"""Drafting, checking and reading sources as a user meets them: what is written, what is said, and the exit code."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from slides.cli import main
from slides.text import provenance
from slides.text.provenance import Source, to_xml
from tests.command import Outcome, run
from tests.sample_articles import COPIED, HARBOUR
from tests.shared import BRIEFING, ROOT, SAMPLES, findings

OUTLINE = "---\narticle: harbour.txt\nignore: B4\n---\n# The Old Harbour\n\n## History of the Harbour\n\n- The harbour was built in 1890\n"
ARTICLE = f"The Old Harbour\n\nHistory of the Harbour\n\n{HARBOUR}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article in it."""
    (tmp_path / "harbour.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_a_draft_stands_beside_its_article_and_builds(folder: Path) -> None:
    (folder / "harbour.txt").write_text(COPIED, encoding="utf-8")
    done = run(folder, "--draft", "harbour.txt")
    assert done.code == 0
    assert done.out.startswith("harbour.md: 2 headings, 0 questions, 1 caption\n")
    assert "\nharbour.txt:1: left out, the page's menu: Home\n" in done.out
    assert "harbour.txt:30: left out, a comment form: Leave a Reply\n" in done.out
    assert done.err == ""
    strict = run(folder, "harbour.md", "-o", "harbour.pptx", "--strict")
    assert (strict.code, strict.out) == (0, "harbour.pptx: 3 slides, 1 minute of notes, no problems\n")
    assert strict.err == ""
    assert run(folder, "--check", "harbour.md", "--quiet") == Outcome(0, "", strict.err)


def test_an_outline_is_never_written_over_without_force(folder: Path) -> None:
    (folder / "harbour.md").write_text("mine", encoding="utf-8")
    done = run(folder, "--draft", "harbour.txt")
    assert done.code == 1
    assert (
        "harbour.md:1:1: error: this outline already exists and is not overwritten (choose another name with -o, or use --force)"
        in done.err
    )
    assert (folder / "harbour.md").read_text(encoding="utf-8") == "mine"
    assert run(folder, "--draft", "harbour.txt", "-o", "other.md", "--quiet") == Outcome(0, "", "")
    assert run(folder, "--draft", "harbour.txt", "--force").code == 0
    assert (folder / "harbour.md").read_text(encoding="utf-8") == (folder / "other.md").read_text(encoding="utf-8")


def test_an_article_in_markdown_is_never_written_over(folder: Path) -> None:
    (folder / "a.md").write_text("# A\n\n## B\n\nA harbour is a place for ships.\n", encoding="utf-8")
    assert run(folder, "--draft", "a.md").out.startswith("a-outline.md: 1 heading")
    same = run(folder, "--draft", "a.md", "-o", "./a.md", "--force")
    assert same.code == 1
    assert "would overwrite its own article" in same.err


BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "x.txt:1:1: error: the article is empty"),
    "blank": (b"\n \n\t", "x.txt:1:1: error: the article is empty"),
    "binary": (bytes(range(256)), "error: article: not UTF-8 text (is it text? save it as UTF-8)"),
    "zeros": (b"T\n\na\0b", "x.txt:3:1: error: article: not text: it contains zero bytes"),
    "mixed encodings": ("T\n\né\n".encode() + "é".encode("latin-1"), "x.txt:4:1: error: article: not UTF-8 text"),
    "a menu only": (b"Home\nNews\nSport\nContact\n", "error: there is no text to read in this article"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_article_is_told_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    data, message = BAD[name]
    (tmp_path / "x.txt").write_bytes(data)
    done = run(tmp_path, "--draft", "x.txt")
    assert done.code == 1
    assert message in done.err
    assert done.err.endswith("x.md: not written\n")
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


def test_utf_16_with_its_mark_is_read(folder: Path) -> None:
    (folder / "x.txt").write_bytes(ARTICLE.encode("utf-16"))
    assert run(folder, "--draft", "x.txt", "--quiet") == Outcome(0, "", "")
    assert "## History of the Harbour" in (folder / "x.md").read_text(encoding="utf-8")


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "two at once": (("--draft", "--check", "x"), "--draft and --check cannot be combined"),
    "draft of nothing": (("--draft",), "--draft needs at least one article"),
    "sources of nothing": (("--sources",), "--sources needs a deck"),
    "force alone": (("--force", "x.md"), "--force can only be used with --draft"),
    "terms alone": (("--terms", "t", "x.md"), "--terms can only be used with --draft"),
    "output of a check": (("--check", "x.md", "-o", "y.md"), "-o cannot be combined with --check"),
    "a theme for a draft": (("--draft", "x", "--theme", "ink"), "--theme cannot be combined with --draft"),
    "a deck from a draft": (("--draft", "harbour.txt", "-o", "x.pptx"), "the name of an outline must end in .md"),
}


@pytest.mark.parametrize("name", WRONG)
def test_options_that_do_not_go_together_are_wrong_use(name: str, folder: Path) -> None:
    arguments, message = WRONG[name]
    done = run(folder, *arguments)
    assert done.code == 2
    assert message in done.err


def test_a_missing_article_is_told_with_the_nearest_name(folder: Path) -> None:
    done = run(folder, "--draft", "harbor.txt")
    assert done.code == 1
    assert "harbor.txt:1:1: error: article: no such file: harbor.txt (did you mean harbour.txt?)" in done.err
    assert "is not a regular file" in run(folder, "--draft", ".", "-o", "x.md").err


def test_a_check_prints_each_statement_with_its_passage(folder: Path) -> None:
    (folder / "x.md").write_text(OUTLINE, encoding="utf-8")
    done = run(folder, "--check", "x.md")
    assert done.code == 0
    assert (
        "x.md:9: supported bullet: The harbour was built in 1890\n      harbour.txt:5 History of the Harbour, paragraph 1: The harbour"
        in done.out
    )
    assert done.out.endswith("x.md: 1 statement: 1 supported; 1 heading and 0 questions of harbour.txt: no problems\n")
    (folder / "x.md").write_text(OUTLINE.replace("1890", "1980"), encoding="utf-8")
    done = run(folder, "--check", "x.md")
    assert done.code == 1
    assert "x.md:9:28: warning: the outline says “1980” where the article says “1890” (harbour.txt:5:" in done.err
    built = run(folder, "x.md", "-o", "x.pptx")
    assert (built.code, built.err) == (0, done.err)
    assert run(folder, "x.md", "-o", "y.pptx", "--strict").code == 1


def test_a_check_of_the_shipped_outline_passes() -> None:
    done = run(ROOT, "--check", str(BRIEFING), "--quiet")
    assert done == Outcome(0, "", "")


def test_a_check_without_an_article_says_what_a_build_says_and_writes_nothing(folder: Path) -> None:
    (folder / "x.md").write_text("# A\n\n## B\n\nc\n", encoding="utf-8")
    assert run(folder, "--check", "x.md") == Outcome(0, "x.md: 2 slides, 0 minutes of notes, no problems\n", "")
    (folder / "x.md").write_text("# A\n\n## B\n\n[c](#d)\n\n<!-- layuot: table -->\n", encoding="utf-8")
    done = run(folder, "--check", "x.md", "--theme", "night")
    assert done.code == 1
    assert done.out == "x.md: 2 slides, 0 minutes of notes, 2 problems\n"
    assert sorted(path.name for path in folder.iterdir()) == ["harbour.txt", "x.md"]
    assert done.err == run(folder, "x.md", "-o", "x.pptx").err
    assert run(folder, "--check", str(folder), "x.md", "--quiet").err.count("unknown directive") == 1, "a folder stands for its outlines"
    assert (
        run(folder, "--check", "x.md", "x.md", "gone.md").err == done.err + "gone.md:1:1: error: no such file (did you mean x.md?) [F1]\n"
    )
    assert run(folder, "--check", "-", text="## A\n\n- b\n").out.startswith("<stdin>: 1 slide")


def test_a_check_of_nothing_looks_in_the_source_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--check"], tmp_path) == 1
    assert "there is no outline (.md) in this folder" in capsys.readouterr().err
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "x.md").write_text("## A\n\n- b\n", encoding="utf-8")
    assert main.main(["--check", "--quiet"], tmp_path) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["source"]


OUTSIDE: dict[str, tuple[str, str]] = {
    "above": ("../secret.txt", "is outside the outline's folder"),
    "absolute": ("/etc/passwd", "is outside the outline's folder"),
    "by a link": ("link.txt", "is outside the outline's folder"),
    "network": ("https://example.com/a.txt", "nothing is fetched from the network"),
    "not there": ("harbor.txt", "article: no such file: harbor.txt (did you mean harbour.txt?)"),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_an_article_comes_from_the_outlines_folder_only(name: str, folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    shutil.copy(folder / "harbour.txt", inner / "harbour.txt")
    (folder / "secret.txt").write_text(ARTICLE, encoding="utf-8")
    (inner / "link.txt").symlink_to(folder / "secret.txt")
    path, message = OUTSIDE[name]
    (inner / "x.md").write_text(OUTLINE.replace("harbour.txt", path), encoding="utf-8")
    done = run(inner, "x.md", "-o", "x.pptx")
    assert done.code == 0
    assert message in done.err
    assert done.err.count("\n") == 1
    assert run(inner, "--check", "x.md").code == 1


def test_an_article_may_lie_in_the_assets_folder(folder: Path) -> None:
    (folder / "talks").mkdir()
    (folder / "assets").mkdir()
    (folder / "harbour.txt").rename(folder / "assets" / "harbour.txt")
    (folder / "talks" / "x.md").write_text(OUTLINE.replace("harbour.txt", "../assets/harbour.txt"), encoding="utf-8")
    assert run(folder, "--check", "talks/x.md", "--quiet") == Outcome(0, "", "")


def test_a_draft_far_from_its_article_says_that_it_cannot_be_checked(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    done = run(folder, "--draft", "harbour.txt", "-o", "elsewhere/x.md", "--quiet")
    assert done.code == 0
    assert "may not read that file" in done.err


def test_the_houses_wording_in_the_front_matter_or_a_file(folder: Path) -> None:
    (folder / "house.txt").write_text("# ours\nharbour: port\nno colon here\n", encoding="utf-8")
    done = run(folder, "--draft", "harbour.txt", "--terms", "house.txt")
    assert "house.txt:3:1: warning: not a term: no colon here" in done.err
    assert "term: harbour → port, 3 times\n" in done.out
    text = (folder / "harbour.md").read_text(encoding="utf-8")
    assert "The port was built in 1890" in text
    assert "terms: house.txt\n" in text
    (folder / "house.txt").write_text("harbour: port\n", encoding="utf-8")
    assert run(folder, "--check", "harbour.md", "--quiet") == Outcome(0, "", "")
    (folder / "x.md").write_text(text.replace("terms: house.txt", "terms:\n  harbour: port\n  Norway: the North"), encoding="utf-8")
    done = run(folder, "--check", "x.md")
    assert "is not the preferred wording (write the North)" in done.err
    assert "term: Norway → the North, 1 time" in done.out


def test_a_deck_tells_where_its_statements_come_from(folder: Path) -> None:
    (folder / "x.md").write_text(OUTLINE, encoding="utf-8")
    assert run(folder, "x.md", "-o", "x.pptx", "--quiet").code == 0
    done = run(folder, "--sources", "x.pptx")
    assert done.code == 0
    assert (
        "  bullet (outline line 9): The harbour was built in 1890\n    harbour.txt:5: History of the Harbour, paragraph 1, 100%\n"
        in done.out
    )
    rows = provenance.read_sources(str(folder / "x.pptx"))
    assert [(row.slide, row.outline, row.line) for row in rows if row.kind == "bullet"] == [(2, 9, 5)]


def test_a_deck_that_carries_its_sources_is_valid(folder: Path) -> None:
    (folder / "x.md").write_text(OUTLINE, encoding="utf-8")
    assert run(folder, "x.md", "-o", "x.pptx", "--quiet").code == 0
    assert findings(folder / "x.pptx") == ""


def test_a_file_without_sources_is_told(folder: Path) -> None:
    (folder / "plain.md").write_text("# A\n\n## B\n\nc\n", encoding="utf-8")
    run(folder, "plain.md", "-o", "plain.pptx", "--quiet")
    assert "this deck holds no sources" in run(folder, "--sources", "plain.pptx").err
    assert "this is not a readable .pptx file" in run(folder, "--sources", "harbour.txt").err
    assert "no such file" in run(folder, "--sources", "none.pptx").err


def test_sources_are_the_same_when_read_again_and_nothing_hostile_is(tmp_path: Path) -> None:
    rows = (Source(3, "bullet", 'A & B < "C"\n', 7, "a.txt", 9, 'H "x" & y', 2, 83), Source(4, "heading", "\u2028x", 9))
    decks = {"good": to_xml(rows), "bomb": b'<!DOCTYPE x [<!ENTITY a "b">]>' + to_xml(rows), "cut": to_xml(rows)[:-20]}
    for name, data in decks.items():
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(provenance.PART, data)
    assert provenance.read_sources(str(tmp_path / "good")) == rows
    for name in ("bomb", "cut"):
        with pytest.raises(provenance.NoSources):
            provenance.read_sources(str(tmp_path / name))


def _zipped(path: Path, *parts: bytes) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, data in enumerate(parts, 1):
            archive.writestr(f"customXml/item{number}.xml", data)
    return str(path)


_ROOT = f'<sources xmlns="{provenance.NAMESPACE}">'
BAD_PARTS = {
    "encoding": f'<?xml version="1.0" encoding="foo"?>{_ROOT}</sources>',
    "damaged": f"{_ROOT}<source",
    "entities": f'<!DOCTYPE s [<!ENTITY a "aaaa">]>{_ROOT}&a;</sources>',
    "deep": _ROOT + "<a>" * 100_000,
    "many": _ROOT + "<source/>" * 60_000 + "</sources>",
    "large": _ROOT + " " * (17 * 1024 * 1024) + "</sources>",
    "empty": _ROOT + "<s/>" * 500_000 + "</sources>",
}


@pytest.mark.parametrize("name", BAD_PARTS)
def test_a_part_that_is_no_good_has_a_message_and_hides_no_good_one(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, good = BAD_PARTS[name].encode(), to_xml([Source(1, "bullet", "words", 3)])
    with pytest.raises(provenance.NoSources):
        provenance.read_sources(_zipped(tmp_path / "bad.pptx", bad))
    assert len(provenance.read_sources(_zipped(tmp_path / "both.pptx", bad, good))) == 1
    assert main.main(["--sources", str(tmp_path / "bad.pptx")]) == 1
    assert "Traceback" not in (said := capsys.readouterr().err)
    assert "[F7]" in said


@pytest.mark.parametrize("name", ["zlib.pptx", "enc_foo.pptx", "b8.pptx"])
def test_a_damaged_deck_has_a_message(name: str) -> None:
    with pytest.raises(provenance.NoSources):
        provenance.read_sources(str(SAMPLES / "cases" / name))
