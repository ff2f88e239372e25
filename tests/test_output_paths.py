"""Which outlines are meant, where their decks go, what is said on the way, and what an executor does to jobs."""

from __future__ import annotations

import io
import re
import sys
import threading
from collections import Counter
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from slides.base.diagnostics import Severity
from slides.cli import main, progress
from slides.pipeline import batch
from slides.pipeline.batch.engine import run_in
from slides.pipeline.job import Job, Outcome

GOOD = "# Title\n\n## Section\n\nA statement\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the command runs in: two folders of outlines, with an outline of the same name in both."""
    for name in ("one/b.md", "one/A.markdown", "one/c.txt", "one/.hidden.md", "one/inner/d.md", "two/b.md", "none/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_stands_for_the_outlines_in_it(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["one", "one/b.md", "./one/b.md", "-o", "made/"]) == 0
    assert names(place / "made") == ["A.pptx", "b.pptx"]
    said = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in said[:2]] == ["made/A.pptx", "made/b.pptx"]
    assert said[2].startswith("2 decks built; no problems; ")


def test_a_folder_without_outlines_is_refused_by_name(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["one", "none", "-o", "made/"]) == 1
    assert capsys.readouterr() == (
        "",
        "none:1:1: error: there is no outline (.md) in this folder (name one, or write one with `slides new`) [F3]\n",
    )
    assert not (place / "made").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["one", "two", "-o", "made/"],
            "two outlines with the same name, one/b.md and two/b.md, would both go to made/b.pptx",
        ),
        (["one", "-o", "made"], "-o made: 2 outlines need a folder, and this is not one (add / at the end to create it)"),
        (["one", "-o", "no/such/"], "-o no/such/: there is no folder no (create it first)"),
        (["one", "--jobs", "0"], "argument --jobs: 0: must be a whole number of at least 1"),
        (["one", "--jobs", "two"], "argument --jobs: two: must be a whole number of at least 1"),
        (["one", "--jobs", "2", "--dask", "x:1"], "--jobs and --dask cannot be combined"),
        (["one/b.md", "--draft", "--jobs", "2"], "--jobs cannot be combined with --draft"),
    ],
)
def test_what_does_not_go_together_is_refused(arguments: list[str], message: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(arguments)
    assert left.value.code == 2
    assert message in capsys.readouterr().err
    assert names(place) == ["none", "one", "two"]


def test_standard_input_goes_with_files_and_the_report_keeps_their_order(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# From a pipe\n\n## A\n\nA word\n")))
    assert main.main(["two/b.md", "-", "one/A.markdown", "-o", "made/", "--jobs", "2", "--quiet", "--report", "all.json"]) == 0
    assert capsys.readouterr() == ("", "")
    assert names(place / "made") == ["A.pptx", "b.pptx", "deck.pptx"]
    import json

    told = json.loads((place / "all.json").read_text(encoding="utf-8"))
    assert [deck["outline"] for deck in told["decks"]] == ["two/b.md", "<stdin>", "one/A.markdown"]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("foo://x:1", "foo://x:1:1:1: error: no Dask scheduler answers: unknown address scheme 'foo'"),
        ("nonsense", "error: no Dask scheduler answers: missing port number in address 'nonsense'"),
    ],
)
def test_a_cluster_that_is_none_is_refused(address: str, message: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("distributed")
    assert main.main(["one", "-o", "made/", "--dask", address]) == 1
    assert message in capsys.readouterr().err
    assert names(place / "made") == []


def test_without_the_extra_it_is_named(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main.main(["one", "-o", "made/", "--dask", "tcp://127.0.0.1:1"]) == 1
    assert "--dask needs the package distributed, which is not installed (python -m pip install 'slides[dask]')" in capsys.readouterr().err


def test_a_job_done_in_another_folder_says_the_same(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place / "none")
    outcome = run_in(str(place), Job("one/b.md", "two/b.pptx"))
    assert outcome.built
    assert (place / "two" / "b.pptx").exists()
    assert str(run_in(str(place), Job("one/x.md")).problems[0]) == "one/x.md:1:1: error: no such file (did you mean one/b.md?) [F1]"
    assert Path.cwd() == place / "none"


def test_outcomes_keep_the_order_of_the_jobs_on_any_executor() -> None:
    last = threading.Event()
    finished: list[int] = []

    def work(job: Job) -> Outcome:
        assert job.source != "0" or last.wait(20)
        return Outcome(job, ())

    def told(number: int, _: Outcome) -> None:
        finished.append(number)
        if number == 2:
            last.set()

    jobs = [Job(str(number)) for number in range(4)]
    with ThreadPoolExecutor(2) as executor:
        outcomes = list(batch.run_all(jobs, executor, told, work))
    assert [outcome.job for outcome in outcomes] == jobs
    assert sorted(finished) == [0, 1, 2, 3]
    assert finished.index(0) > finished.index(2) > finished.index(1)


def test_an_executor_that_breaks_loses_outlines_by_name() -> None:
    class Breaking(ThreadPoolExecutor):
        def submit(self, *_: object, **__: object) -> Future[Outcome]:  # type: ignore[override]
            raise BrokenExecutor

    with Breaking(1) as executor:
        told = [str(outcome.problems[0]) for outcome in batch.run_all([Job("a.md"), Job("b.md")], executor)]
    assert [line.split(" (")[0] for line in told] == [
        f"{name}:1:1: error: internal error: the process that built this outline ended: killed, or out of memory"
        for name in ("a.md", "b.md")
    ]


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def screen(self) -> list[str]:
        """What a reader sees: a carriage return goes back to the line's beginning."""
        lines = []
        for line in self.getvalue().split("\n"):
            shown = ""
            for part in line.split("\r"):
                shown = part + shown[len(part) :]
            lines.append(shown.rstrip())
        return lines


def test_a_terminal_shows_a_line_that_goes_before_what_is_printed(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    (place / "one" / "b.md").write_bytes(b"")
    assert main.main(["one", "one/inner/d.md", "-o", "made/"]) == 1
    drawn = [part for part in terminal.getvalue().replace("\n", "\r").split("\r") if " of 3" in part]
    assert drawn[0] == f"{'░' * 20} 0 of 3 · one/A.markdown"
    assert drawn[-1] == f"{'█' * 13}{'░' * 7} 2 of 3 · 1 failed · one/inner/d.md"
    screen = [re.sub(r"\x1b\[[0-9;]*m", "", line).split(" (")[0] for line in terminal.screen()]
    assert screen == ["one/b.md:1:1: error: the outline is empty", ""]
    terminal.truncate(0)
    assert main.main(["one", "-o", "made/", "--quiet"]) == 1
    assert " of 2" not in terminal.getvalue()


def test_a_line_fits_its_terminal_and_its_letters() -> None:
    assert progress.progress(1, 4, 0, "a\x1b[2Jb\n.md", "ascii") == "#####--------------- 1 of 4 - a[2Jb.md"


def test_a_summary_names_what_is_missing() -> None:
    many = [f"{number}.md" for number in range(12)]
    assert progress.summary(1200, many, Counter({Severity.FATAL: 1, Severity.ADVICE: 20}), 3.1) == (
        "1,188 of 1,200 decks built, 12 not: 0.md, 1.md, 2.md, 3.md, 4.md, 5.md, 6.md, 7.md, 8.md, 9.md and 2 more; "
        "1 problem, 20 suggestions; 3.1 s"
    )
    assert progress.summary(2, [], {}, 0.04) == "2 decks built; no problems; 0.0 s"
