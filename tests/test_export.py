"""Decks in other formats than PowerPoint's: which files are written where, and what is said where that cannot be."""

from __future__ import annotations

import io
import struct
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PIL import ImageChops, ImageStat

import slides
from slides.cli.main import main
from slides.cli.targets import no_folder
from slides.export.png import png_slides
from slides.export.writers import ExportOptions

OUTLINE = "# A talk\n\n## One\n\n- a\n- b\n\n## Two\n\n- c\n- d\n"


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "talk.md"
    path.write_text(OUTLINE, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_build_gives_several_formats(outline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(outline), "-o", f"{tmp_path}/out/", "--to", "pptx,svg"]) == 0
    assert names(tmp_path / "out") == ["talk", "talk.pptx"]
    assert names(tmp_path / "out" / "talk") == ["slide-01.svg", "slide-02.svg", "slide-03.svg"]
    assert f"{tmp_path}/out/talk.pptx, {tmp_path}/out/talk: 3 slides" in capsys.readouterr().out


def test_a_shorter_deck_leaves_no_stale_pictures(outline: Path, tmp_path: Path) -> None:
    (tmp_path / "talk").mkdir()
    for name in ("slide-07.svg", "slide-x.svg", "mine.svg"):
        (tmp_path / "talk" / name).write_text("x")
    assert main([str(outline), "-o", f"{tmp_path}/talk.svg", "--pages", "2-3"]) == 0
    assert names(tmp_path / "talk") == ["mine.svg", "slide-02.svg", "slide-03.svg", "slide-x.svg"]


def test_one_slide_is_one_file(outline: Path, tmp_path: Path) -> None:
    assert main([str(outline), "-o", f"{tmp_path}/a.png", "--pages", "2"]) == 0
    data = (tmp_path / "a.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1920, 1080)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--to", "doc"], "unknown format: 'doc' (known: pptx, html, pdf, svg, png)"),
        (["--to", "html,pfd"], "unknown format: 'pfd' (did you mean pdf? known: pptx"),
        (["--to", ""], "unknown format: ''"),
        (["--pages", "3-1", "--to", "svg"], "must be numbers of slides, such as 3-7,9"),
        (["--pages", "0", "--to", "svg"], "must be numbers of slides"),
        (["--pages", "2"], "--pages needs a format that shows slides"),
        (["--notes"], "--notes needs a PDF"),
        (["--handout", "3", "--to", "svg"], "--handout needs a PDF"),
        (["-o", "x.doc"], "must end in .pptx"),
        (["-o", "x.svg", "--to", "pptx"], "its ending is not among the formats of --to"),
    ],
)
def test_what_does_not_go_together_is_said(outline: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(outline), *arguments])
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def test_a_file_in_the_place_of_the_folder_is_said(outline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").write_text("mine")
    assert main([str(outline), "-o", f"{tmp_path}/a.svg"]) == 1
    assert "pictures go to this folder, and it is a file" in capsys.readouterr().err
    assert (tmp_path / "a").read_text() == "mine"


def test_from_python(tmp_path: Path) -> None:
    deck = slides.build(OUTLINE)
    assert [number for number, _ in deck.pictures(".svg", ExportOptions(pages=((2, 3),)))] == [2, 3]
    assert deck.save(tmp_path / "b.svg") == tmp_path / "b"
    with pytest.raises(slides.SlidesError, match="has a file for each slide"):
        deck.to_bytes(".svg")
    with pytest.raises(slides.SlidesError, match="not a picture format"):
        deck.pictures(".doc")


def test_a_folder_of_two_kinds_of_pictures_is_named_once(outline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(outline), "-o", f"{tmp_path}/out/", "--to", "svg,png", "--pages", "1-2"]) == 0
    assert capsys.readouterr().out.startswith(f"{tmp_path}/out/talk: ")
    assert len(names(tmp_path / "out" / "talk")) == 4


def test_why_a_folder_cannot_be_made_is_said_in_a_line(outline: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for place, said in (
        (f"{tmp_path}/no/x/", f"there is no folder {tmp_path}/no (create it first)"),
        (f"{outline}/x/", f"{outline} is a file"),
    ):
        with pytest.raises(SystemExit):
            main(["build", str(outline), "-o", place])
        assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied", "ro/x"), "the folder ro cannot be written to (choose another with -o)"),
        (OSError(30, "Read-only file system", "ro/x"), "the folder ro cannot be written to (choose another with -o)"),
        (OSError(28, "No space left on device", "ro/x"), "the folder cannot be made: No space left on device (choose another with -o)"),
    ],
)
def test_a_folder_without_rights_is_named(error: OSError, said: str) -> None:
    assert no_folder(error) == said


MIXED = "---\nlang: {lang}\n---\n# A talk\n\n## {word} API\n\n- **Service** {word} 3.0\n- {word} `kubectl` Pod\n\n![A square](a.svg)\n"


def pixels(data: bytes) -> Pillow.Image:
    return Pillow.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize(("lang", "word"), [("en", "the"), ("zh", "管理"), ("ar", "نظام")])
def test_pictures_look_alike_with_the_extra_and_without(lang: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypdfium2", reason="the extra export is not installed")
    deck = slides.build(MIXED.format(lang=lang, word=word))
    drawn = dict(deck.pictures(".png"))
    assert drawn == dict(deck.pictures(".png"))
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    others = dict(deck.pictures(".png"))
    assert drawn.keys() == others.keys()
    for number, data in drawn.items():
        one, other = pixels(data), pixels(others[number])
        assert one.size == other.size == (1920, 1080)
        assert lang != "en" or data != others[number]
        assert max(ImageStat.Stat(ImageChops.difference(one.reduce(24), other.reduce(24))).mean) < 2.5


def test_a_picture_of_some_slides_has_no_notes_and_keeps_its_number() -> None:
    deck = slides.build(f"{OUTLINE}\n<!-- note: said -->\n").finished()
    plain = replace(deck, options=ExportOptions(pages=((2, 3),)))
    assert dict(png_slides(plain)) == dict(png_slides(replace(deck, options=ExportOptions(pages=((2, 3),), handout=2))))
    assert list(dict(png_slides(plain))) == [2, 3]
