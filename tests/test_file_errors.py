"""Files, folders and streams that are not as they should be: a message that says so, and nothing else stops."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from slides.base import rule_catalogue
from slides.cli import main
from slides.cli.watch import Watched
from slides.pipeline.build import build_deck
from slides.pipeline.files import write_whole
from slides.pipeline.job import Job, run
from tests.shared import ROOT

OUTLINE = "# T\n\n## A\n\nwords\n"
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "good.md").write_text(OUTLINE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("other", ["a" * 300 + ".md", "missing/x.md", "good.md/x.md"])
def test_an_outline_that_cannot_be_looked_up_costs_itself_only(other: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["good.md", other, "-o", "decks/", "--jobs", "1"], folder) == main.NOT_BUILT
    assert (folder / "decks" / "good.pptx").exists()
    said = capsys.readouterr().err
    assert f"{other}:1:1: error" in said
    assert "[F1]" in said or "[F2]" in said


@pytest.mark.skipif(AS_ROOT, reason="the superuser may read every folder")
def test_an_outline_in_a_closed_folder_costs_itself_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "closed").mkdir(mode=0o000)
    assert main.main(["good.md", "closed/x.md", "-o", "decks/", "--jobs", "1"], folder) == main.NOT_BUILT
    assert (folder / "decks" / "good.pptx").exists()
    assert "closed/x.md:1:1: error: cannot be read: Permission denied" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_is_no_folder(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main([name], folder) == main.NOT_BUILT
    assert "an empty name" in capsys.readouterr().err
    assert not (folder / "out").exists()


def test_an_empty_address_is_wrong_use(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main.main(["good.md", "--dask", ""], folder)
    assert "--dask needs the address of a scheduler" in capsys.readouterr().err


def test_a_name_as_long_as_the_system_allows(folder: Path) -> None:
    target = folder / ("d" * 250 + ".pptx")
    assert run(Job("good.md", str(target))).built
    assert target.exists()
    too_long = run(Job("good.md", str(folder / ("d" * 251 + ".pptx"))))
    assert [problem.rule for problem in too_long.problems] == [rule_catalogue.CANNOT_WRITE]


@pytest.mark.skipif(os.name == "nt", reason="shells of Windows close no streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_undoes_nothing(closed: str, folder: Path) -> None:
    command = f'"{sys.executable}" "{ROOT / "build.py"}" good.md -o x.pptx {closed}'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "x.pptx").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_report_holds_names_that_are_no_utf8(folder: Path) -> None:
    name = os.fsdecode(b"gr\xfc\xdfe.md")
    (folder / name).write_text(OUTLINE, encoding="utf-8")
    assert main.main([name, "-o", "x.pptx", "--report", "r.json"], folder) == main.BUILT
    assert b"gr\\udcfc" in (folder / "r.json").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="a current folder cannot be deleted there")
def test_a_current_folder_that_is_gone_is_not_needed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("gone")
    code = f"import os, shutil, sys; os.chdir({str(other)!r}); shutil.rmtree({str(other)!r}); sys.path.insert(0, {str(ROOT)!r})"
    code += f"; from slides.cli import main as cli; sys.exit(cli.main([{str(folder / 'good.md')!r}, '-o', {str(folder / 'x.pptx')!r}]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert (folder / "x.pptx").exists()


@pytest.mark.parametrize(("error", "said"), [(MemoryError(), "not enough memory"), (OSError(errno.EMFILE, "x"), "too many files")])
def test_a_machine_at_its_limits_is_no_fault_of_the_program(
    error: Exception, said: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: Any, **__: Any) -> Any:
        raise error

    monkeypatch.setattr("slides.pipeline.build.build_deck", failing)
    (problem,) = run(Job("good.md", "x.pptx")).problems
    assert problem.rule is rule_catalogue.CANNOT_READ
    assert said in problem.message
    assert "report it" not in problem.hint


def test_too_many_open_files_while_writing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: Any, **__: Any) -> Any:
        raise OSError(errno.EMFILE, "x")

    monkeypatch.setattr("slides.base.atomic_write.replace", failing)
    assert "too many files" in run(Job("good.md", "x.pptx")).problems[-1].message


@pytest.mark.skipif(AS_ROOT or os.name == "nt", reason="the superuser may write to every folder")
def test_a_folder_that_can_only_be_written_to_is_named(folder: Path) -> None:
    (folder / "drop").mkdir(mode=0o300)
    told = run(Job("good.md", "drop/x.pptx")).problems[-1]
    assert "the folder drop cannot be read and written to" in told.message or run(Job("good.md", "drop/x.pptx")).built


def test_a_file_of_another_in_a_shared_folder_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: Any, **__: Any) -> Any:
        raise PermissionError(errno.EPERM, "x")

    (folder / "x.pptx").write_bytes(b"")
    monkeypatch.setattr("slides.base.atomic_write.replace", failing)
    monkeypatch.setattr("slides.pipeline.files.is_sticky", lambda _: True)
    with pytest.raises(Exception, match="only the owner can replace this file"):
        write_whole(folder / "x.pptx", lambda file: file.write(b""))


def test_a_deck_that_was_deleted_is_built_again(folder: Path) -> None:
    watched = Watched(Job("good.md", "x.pptx"))
    assert watched.build().built
    assert not watched.changed()
    (folder / "x.pptx").unlink()
    assert watched.changed()
    assert watched.build().built
    assert not watched.changed()


def test_source_in_the_notes_is_not_spoken() -> None:
    lines = "\n".join(f"odd {at} --> words that nobody says" for at in range(400))
    assert build_deck(f"# T\n\n## A\n\n```mermaid\ngitGraph\n{lines}\n```\n", "x.md").minutes == 0


def test_a_silent_port_is_no_scheduler(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("slides.pipeline.batch.engine._ANSWER", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(1)
        begun = time.monotonic()
        assert main.main(["good.md", "-o", "x.pptx", "--dask", f"tcp://127.0.0.1:{silent.getsockname()[1]}"], folder) == main.NOT_BUILT
    assert time.monotonic() - begun < 8
    assert "no Dask scheduler answers: timed out" in capsys.readouterr().err


def test_certificates_that_are_not_configured_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("distributed")
    assert main.main(["good.md", "-o", "x.pptx", "--dask", "tls://127.0.0.1:1"], folder) == main.NOT_BUILT
    assert "tls:// needs certificates" in capsys.readouterr().err
