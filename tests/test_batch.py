"""Many outlines in one command: every deck that can be built is, in any number of processes, and all is told in order."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from slides.base.records import frozen
from slides.cli import main
from slides.pipeline import batch
from slides.pipeline.batch import engine
from slides.pipeline.job import Job, Outcome
from tests.shared import ROOT

COUNT = 80
BROKEN = {17: b"", 40: b"\xff\xfe", 71: b"---\ntitle: [a\n---\n## A\n"}
SOME = [f"talks/t{number:03}.md" for number in sorted({*range(22), *BROKEN})]
COMMAND = [sys.executable, str(ROOT / "build.py")]
needs_signals = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


def command(folder: Path, *arguments: str, text: str = "") -> tuple[int, str, str]:
    """Run build.py in a folder: the exit code, what it said and what it complained of."""
    done = subprocess.run([*COMMAND, *arguments], cwd=folder, input=text.encode(), capture_output=True, timeout=240, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def outlines(folder: Path, count: int) -> None:
    """Small outlines of two slides, each with a warning in every tenth."""
    folder.mkdir()
    for number in range(count):
        extra = "\n![x](nowhere.png)\n" if number % 10 == 5 else ""
        (folder / f"t{number:03}.md").write_text(f"# Talk {number}\n\n## A statement\n\nA bullet of {number}\n{extra}", encoding="utf-8")


def digests(folder: Path) -> dict[str, str]:
    """Every file of a folder, hidden ones too, by its bytes."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with 80 outlines in talks/, three of them broken."""
    folder = tmp_path_factory.mktemp("batch")
    outlines(folder / "talks", COUNT)
    for number, data in BROKEN.items():
        (folder / "talks" / f"t{number:03}.md").write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def together(place: Path) -> tuple[int, str, str]:
    """What building them in two processes said."""
    return command(place, "talks", "-o", "two/", "--jobs", "2")


def test_one_bad_outline_of_many_costs_its_own_deck(place: Path, together: tuple[int, str, str]) -> None:
    code, said, told = together
    assert code == 1
    assert len(digests(place / "two")) == COUNT - len(BROKEN)
    lines = said.splitlines()
    assert lines[:-1] == sorted(lines[:-1])
    assert lines[-1].startswith("77 of 80 decks built, 3 not: talks/t017.md, talks/t040.md, talks/t071.md; 11 problems; ")
    errors = [line for line in told.splitlines() if ": error: " in line]
    assert [line.split(":")[0] for line in errors] == [f"talks/t{number:03}.md" for number in BROKEN]
    assert "\r" not in told
    assert told.count("\n") == 12, "a problem a line, and one that the last of the three is not built"


def test_the_number_of_processes_changes_nothing(place: Path, together: tuple[int, str, str]) -> None:
    assert_some(place, together, "one/", *command(place, *SOME, "-o", "one/", "--jobs", "1"))


def test_a_cluster_changes_nothing(
    place: Path, together: tuple[int, str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.chdir(place)
    with distributed.LocalCluster(None, 2, 1, processes=False, protocol="tcp", dashboard_address=":0") as cluster:
        code = main.main([*SOME, "-o", "dask/", "--dask", cluster.scheduler_address])
        said, told = capsys.readouterr()
        monkeypatch.setattr(engine, "program", lambda: f"slides of thread {threading.get_ident()}")
        assert main.main([*SOME, "-o", "other/", "--dask", cluster.scheduler_address]) == 1
    assert_some(place, together, "dask/", code, said, told)
    refused = capsys.readouterr().err
    assert f"has slides of thread {threading.get_ident()}, but" not in refused
    assert f"but this computer has slides of thread {threading.get_ident()} (install on every worker the same version: slides " in refused
    assert not digests(place / "other")


def assert_some(place: Path, together: tuple[int, str, str], folder: str, code: int, said: str, told: str) -> None:
    """That some of the outlines gave the same decks, and the same words in the same order, as among all."""
    assert code == 1
    assert said.splitlines()[-1].startswith("21 of 24 decks built, 3 not: talks/t017.md, talks/t040.md, talks/t071.md; 5 problems; ")
    assert said.replace(folder, "two/").splitlines()[:-1] == about_some(together[1])
    assert told.replace(folder, "two/").splitlines() == about_some(together[2])
    decks, others = digests(place / folder), digests(place / "two")
    assert len(decks) == 21
    assert decks == {name: others[name] for name in decks}


def about_some(words: str) -> list[str]:
    """The lines about some of the outlines alone."""
    return [line for line in words.splitlines() if any(Path(name).stem in line.split(":")[0] for name in SOME) and ";" not in line]


@frozen
class Deadly(Job):
    """A job that ends the process that receives it."""

    def __reduce__(self) -> tuple[Callable[[int], object], tuple[int]]:
        return os._exit, (9,)


def test_an_outline_that_kills_its_worker_costs_its_own_deck(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    Path("dead").mkdir()
    jobs = [Job(name, f"dead/{number}.pptx") for number, name in enumerate(SOME[:4])]
    jobs[1:1] = [Deadly("deadly.md", "dead/x.pptx")]
    outcomes = list(batch.run_here(jobs, 2))
    assert [outcome.job for outcome in outcomes] == jobs
    assert [outcome.built for outcome in outcomes] == [True, False, True, True, True]
    assert str(outcomes[1].problems[0]).startswith("deadly.md:1:1: error: internal error: the process that built this outline ended")
    assert len(digests(Path("dead"))) == 4


@needs_signals
def test_a_worker_that_is_killed_from_outside_costs_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    Path("killed").mkdir()
    jobs = [Job(name, f"killed/{number}.pptx") for number, name in enumerate(SOME[:8])]
    killed: list[int] = []

    def finished(number: int, _: Outcome) -> None:
        if not killed:
            killed.append(number)
            os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)

    outcomes = list(batch.run_here(jobs, 2, finished))
    assert [outcome.job for outcome in outcomes] == jobs
    assert all(outcome.built for outcome in outcomes)
    assert len(digests(Path("killed"))) == 8


@needs_signals
def test_ctrl_c_ends_all_and_leaves_whole_decks_only(place: Path, together: tuple[int, str, str]) -> None:
    (place / "stopped").mkdir()
    with subprocess.Popen(
        [*COMMAND, "talks", "-o", "stopped", "--jobs", "2"],
        cwd=place,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        waited_for(lambda: len(decks_in(place / "stopped")) >= 3)
        os.killpg(process.pid, signal.SIGINT)
        told = process.communicate(timeout=20)[1].decode()
        assert process.returncode == 130
    assert told.endswith("stopped\n")
    assert "Traceback" not in told
    waited_for(lambda: not alive(process.pid))
    left, whole = digests(place / "stopped"), digests(place / "two")
    assert 3 <= len(left) < len(whole), "it was stopped half way"
    assert left == {name: whole[name] for name in left}


def decks_in(folder: Path) -> list[Path]:
    return list(folder.glob("*.pptx"))


def waited_for(done: Callable[[], bool]) -> None:
    """Wait up to half a minute."""
    for _ in range(600):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("it took too long")


def alive(group: int) -> bool:
    """Whether a process of a group is alive."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
