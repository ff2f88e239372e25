"""The command as a user meets it: one clear message, the right exit code, and the earlier deck untouched."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import Outcome, run
from tests.shared import ROOT

GOOD = "# Title\n\n## Section\n\nA statement\n"


def run_apart(folder: Path, *arguments: str) -> Outcome:
    """Run build.py in a folder, as a process of its own."""
    command = [sys.executable, str(ROOT / "build.py"), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize("runner", [run, run_apart])
def test_a_good_outline_is_built_and_summed_up_in_one_line(runner: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(GOOD, encoding="utf-8")
    done = runner(tmp_path, "talk.md", "-o", "talk.pptx")
    assert done == Outcome(0, "talk.pptx: 2 slides, 0 minutes of notes, no problems\n", "")
    assert zipfile.is_zipfile(tmp_path / "talk.pptx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talk.md", "talk.pptx"]


def test_quiet_says_nothing_and_standard_input_is_read(tmp_path: Path) -> None:
    assert run(tmp_path, "-", "-o", "x.pptx", "--quiet", text=GOOD) == Outcome(0, "", "")
    assert (tmp_path / "x.pptx").exists()


def test_a_date_is_given_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(f"---\ndate: today\n---\n{GOOD}", encoding="utf-8")
    before = datetime.date.today().isoformat()
    assert run(tmp_path, "talk.md", "-o", "talk.pptx", "--strict", "--date", "Today").code == 0
    with zipfile.ZipFile(tmp_path / "talk.pptx") as package:
        shown = package.read("ppt/slides/slide1.xml").decode()
    assert before in shown or datetime.date.today().isoformat() in shown
    assert "build with --date today" in run(tmp_path, "talk.md", "-o", "talk.pptx").err
    assert "write a date of at most 100 characters" in run(tmp_path, "talk.md", "--date", " ").err


def test_several_outlines_go_to_a_folder(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "decks").mkdir()
    assert run(tmp_path, "a.md", "b.md", "-o", "decks").code == 0
    assert sorted(path.name for path in (tmp_path / "decks").iterdir()) == ["a.pptx", "b.pptx"]
    wrong = run(tmp_path, "a.md", "b.md", "-o", "one.pptx")
    assert wrong.code == 2
    assert "need a folder" in wrong.err


def test_one_bad_outline_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.md").write_bytes(b"")
    (tmp_path / "decks").mkdir()
    assert run(tmp_path, "bad.md", "good.md", "-o", "decks").code == 1
    assert [path.name for path in (tmp_path / "decks").iterdir()] == ["good.pptx"]


def test_help_and_version(tmp_path: Path) -> None:
    assert "--strict" in run(tmp_path, "--help").out
    assert run_apart(tmp_path, "--version").out.startswith("slides 0.")
    assert run_apart(tmp_path, "--no-such-option").code == 2
    assert "unknown theme: 'pink' (did you mean ink? known: ink," in run(tmp_path, "x.md", "--theme", "pink").err


NOT_BUILT: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "talk.md:1:1: error: the outline is empty (begin with a line"),
    "blank": (b" \n\n", "talk.md:1:1: error: the outline is empty"),
    "binary": (b"# T\n\x89PNG\r\n\xff\xfe", "talk.md:2:1: error: not UTF-8 text (is it an outline? save it as UTF-8)"),
    "zeros": (b"# T\n\nab\0c", "talk.md:3:1: error: not text: it contains zero bytes"),
    "utf-16 without its mark": ("# T\n".encode("utf-16-le"), "talk.md:1:1: error: not text: it contains zero bytes"),
    "broken front matter": (b"---\ntitle: [a\n---\n## A\n", "error: the front matter is not valid YAML"),
    "tab in front matter": (b"---\ntitle: x\n\ttheme: ink\n---\n## A\n", "talk.md:3:1: error: the front matter is not valid YAML"),
    "front matter a list": (b"---\n- a\n---\n## A\n", "talk.md:1:1: error: the front matter holds no `key: value` lines"),
    "code in front matter": (b"---\ntitle: !!python/object/apply:os.system [ls]\n---\n## A\n", "error: the front matter is not valid YAML"),
}


@pytest.mark.parametrize("name", NOT_BUILT)
def test_what_is_no_outline_is_told_and_the_earlier_deck_stays(name: str, tmp_path: Path) -> None:
    data, message = NOT_BUILT[name]
    (tmp_path / "talk.md").write_bytes(data)
    (tmp_path / "talk.pptx").write_bytes(b"the earlier deck")
    done = run(tmp_path, "talk.md", "-o", "talk.pptx")
    assert done.code == 1
    assert message in done.err
    assert done.out == ""
    assert (tmp_path / "talk.pptx").read_bytes() == b"the earlier deck"
    assert len(list(tmp_path.iterdir())) == 2


TOLD: dict[str, tuple[str, str]] = {
    "picture missing": ("## A\n\n![x](nowhere.png)\n\nText\n", "talk.md:3:1: warning: picture not found: nowhere.png"),
    "picture nearly there": ("## A\n\n![x](tallk.md)\n\nText\n", "(did you mean talk.md?)"),
    "picture is text": ("## A\n\n![x](talk.md)\n\nText\n", "talk.md:3:1: warning: talk.md is not a readable picture"),
    "picture outside": ("## A\n\n![x](../../secret.png)\n\nText\n", "is outside the outline's folder"),
    "picture absolute": ("## A\n\n![x](/etc/passwd)\n\nText\n", "is outside the outline's folder"),
    "theme": ("---\ntheme: nigth\n---\n## A\n", "unknown theme: nigth; ink is used (did you mean night?"),
    "layout": ("## A\n\n<!-- layout: tabel -->\n\nx\n", "talk.md:3:1: warning: unknown layout: tabel (did you mean table?)"),
    "directive": (
        "## A\n\n<!-- layuot: table -->\n\nx\n",
        "talk.md:3:1: warning: unknown directive: layuot: table (did you mean layout?)",
    ),
    "key": ("---\nsubtitel: x\n---\n## A\n", "talk.md:2:1: warning: unknown key: subtitel (did you mean subtitle?)"),
    "link to nowhere": ("## A\n\n[b](#c)\n", "there is no slide for the link #c"),
}
ADVISED = {
    "picture remote": ("## A\n\n![x](https://example.com/x.png)\n", "talk.md:3:1: advice: a picture from the network is not fetched"),
    "container": ("## A\n\n::: sidebar\nText\n:::\n", "talk.md:3:1: advice: unknown container: ::: sidebar"),
    "link to a file": ("## A\n\n[b](c.md)\n", "talk.md:3:1: advice: shown without a link because a deck cannot link there: c.md"),
}


@pytest.mark.parametrize("name", ADVISED)
def test_what_is_no_mistake_is_advice_and_stops_nothing(name: str, tmp_path: Path) -> None:
    outline, message = ADVISED[name]
    (tmp_path / "talk.md").write_text(outline, encoding="utf-8")
    done = run(tmp_path, "talk.md", "-o", "talk.pptx", "--strict")
    assert message in done.err
    assert (done.code, done.err.count("\n")) == (0, 1)
    assert "no problems, 1 suggestion" in done.out


@pytest.mark.parametrize("name", TOLD)
def test_what_cannot_be_used_is_told_and_the_rest_is_built(name: str, tmp_path: Path) -> None:
    outline, message = TOLD[name]
    (tmp_path / "talk.md").write_text(outline, encoding="utf-8")
    done = run(tmp_path, "talk.md", "-o", "talk.pptx")
    assert message in done.err
    assert done.err.count("\n") == 1
    assert done.code == 0
    assert "1 problem" in done.out
    (tmp_path / "talk.pptx").write_bytes(b"the earlier deck")
    strict = run(tmp_path, "talk.md", "-o", "talk.pptx", "--strict")
    assert strict.code == 1
    assert "not built with --strict: 1 problem\n" in strict.err
    assert (tmp_path / "talk.pptx").read_bytes() == b"the earlier deck"


def test_a_missing_outline_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(GOOD, encoding="utf-8")
    done = run(tmp_path, "tlak.md", "-o", "x.pptx")
    assert done == Outcome(1, "", "tlak.md:1:1: error: no such file (did you mean talk.md?) [F1]\n")


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(GOOD, encoding="utf-8")
    missing = run(tmp_path, "talk.md", "-o", "no/such/talk.pptx")
    assert missing.code == 1
    assert "there is no folder no/such (create it first)" in missing.err
    (tmp_path / "file").write_text("x", encoding="utf-8")
    blocked = run(tmp_path, "talk.md", "-o", "file/talk.pptx")
    assert blocked.code == 1
    assert "there is no folder file" in blocked.err


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder in which nobody may write")
def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(GOOD, encoding="utf-8")
    locked = Path("/proc") if os.geteuid() == 0 else tmp_path / "locked"
    locked.mkdir(mode=0o500, exist_ok=True)
    done = run(tmp_path, "talk.md", "-o", str(locked / "talk.pptx"))
    assert done.code == 1
    assert "cannot be written" in done.err


def test_a_full_disk_leaves_the_earlier_deck_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from slides.cli import main

    (tmp_path / "talk.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "talk.pptx").write_bytes(b"the earlier deck")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main.main([str(tmp_path / "talk.md"), "-o", str(tmp_path / "talk.pptx")]) == 1
    assert (tmp_path / "talk.pptx").read_bytes() == b"the earlier deck"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_pipe_is_no_outline(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "pipe.md")
    done = run(tmp_path, "pipe.md", "-o", "x.pptx")
    assert done.code == 1
    assert "this is not a regular file" in done.err


@pytest.mark.parametrize("output", ["talk.md", "./talk.md", "deck", "x" * 300 + ".pptx"])
def test_a_deck_never_takes_the_place_of_something_else(output: str, tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(GOOD, encoding="utf-8")
    done = run(tmp_path, "talk.md", "-o", output)
    assert done.code in (1, 2)
    assert done.err
    assert [path.name for path in tmp_path.iterdir()] == ["talk.md"]
    assert (tmp_path / "talk.md").read_text(encoding="utf-8") == GOOD


def test_a_deck_that_is_open_elsewhere_is_told_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from slides.cli import main

    (tmp_path / "talk.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "talk.pptx").write_bytes(b"the earlier deck")

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", locked)
    assert main.main([str(tmp_path / "talk.md"), "-o", str(tmp_path / "talk.pptx")]) == 1
    assert "is it open in PowerPoint?" in capsys.readouterr().err
    assert (tmp_path / "talk.pptx").read_bytes() == b"the earlier deck"
    assert len(list(tmp_path.iterdir())) == 2
