"""Whatever happens while a deck is written: the earlier one or the new one is there, whole, and nothing else."""

from __future__ import annotations

import functools
import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import IO

import pytest

from benchmarks.kill import run as kills
from slides.base import atomic_write
from slides.pipeline.files import FileError, write_whole
from tests.shared import ROOT

EARLIER = b"the earlier deck"
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """An earlier deck in a folder of its own."""
    (tmp_path / "talk.pptx").write_bytes(EARLIER)
    return tmp_path / "talk.pptx"


def names(folder: Path) -> list[str]:
    """What a folder holds."""
    return sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths


def put(data: bytes, file: IO[bytes]) -> None:
    """Fill a file."""
    file.write(data)


def run_python(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a few lines with the project in sight."""
    command = [sys.executable, "-c", "import os, sys, pathlib\n" + code, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


WRITE = """
from slides.pipeline.files import FileError; from slides.pipeline.files import write_whole
try:
    write_whole(pathlib.Path(sys.argv[1]), lambda file: [file.write(bytes(1000)) for _ in range(3000)])
except FileError as refusal:
    print(refusal.problem)
"""


@pytest.mark.parametrize("way", ["unnamed", "named"])
class TestBothWays:
    """What holds where the system has files without a name, and where it has not."""

    @pytest.fixture(autouse=True)
    def _way(self, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
        if way == "named":
            monkeypatch.setattr(atomic_write, "_unnamed", lambda *_: False)

    def test_a_file_is_written_and_nothing_else(self, target: Path, tmp_path: Path) -> None:
        write_whole(target, lambda file: file.write(b"new"))
        write_whole(tmp_path / "other.pptx", lambda file: file.write(b"other"))
        assert [path.read_bytes() for path in (target, tmp_path / "other.pptx")] == [b"new", b"other"]
        assert names(tmp_path) == ["other.pptx", "talk.pptx"]

    @pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError, MemoryError])
    def test_whatever_is_raised_the_earlier_file_stays(self, target: Path, tmp_path: Path, error: type[BaseException]) -> None:
        def fill(file: IO[bytes]) -> None:
            file.write(b"half")
            raise error

        with pytest.raises(FileError if error is OSError else error):
            write_whole(target, fill)
        assert target.read_bytes() == EARLIER
        assert names(tmp_path) == ["talk.pptx"]

    @posix
    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
    def test_modes_stay(self, target: Path, mode: int) -> None:
        target.chmod(mode)
        write_whole(target, lambda file: file.write(b"new"))
        assert stat.S_IMODE(target.stat().st_mode) == mode

    @posix
    def test_a_new_file_has_the_modes_that_the_user_wants(self, tmp_path: Path) -> None:
        mask = os.umask(0o027)
        try:
            write_whole(tmp_path / "new.pptx", lambda file: file.write(b"new"))
        finally:
            os.umask(mask)
        assert stat.S_IMODE((tmp_path / "new.pptx").stat().st_mode) == 0o640

    @posix
    def test_a_link_is_followed_and_stays(self, target: Path, tmp_path: Path) -> None:
        (tmp_path / "links").mkdir()
        for name, to in (("link.pptx", target), ("second.pptx", tmp_path / "links" / "link.pptx"), ("dangling.pptx", tmp_path / "n.pptx")):
            (tmp_path / "links" / name).symlink_to(to)
        for name in ("second.pptx", "dangling.pptx"):
            write_whole(tmp_path / "links" / name, lambda file: file.write(b"new"))
        assert [target.read_bytes(), (tmp_path / "n.pptx").read_bytes()] == [b"new", b"new"]
        assert all((tmp_path / "links" / name).is_symlink() for name in names(tmp_path / "links"))
        assert names(tmp_path) == ["links", "n.pptx", "talk.pptx"]

    def test_a_name_as_long_as_the_system_takes(self, tmp_path: Path) -> None:
        name = "n" * 250 + ".pptx"
        for words in (b"one", b"two"):
            write_whole(tmp_path / name, functools.partial(put, words))
        assert (tmp_path / name).read_bytes() == b"two"
        with pytest.raises(FileError, match="cannot be written"):
            write_whole(tmp_path / ("n" + name), lambda file: file.write(b"x"))
        assert names(tmp_path) == [name]

    def test_of_two_that_write_at_once_the_last_one_wins_whole(self, target: Path, tmp_path: Path) -> None:
        def outer(file: IO[bytes]) -> None:
            file.write(b"outer")
            write_whole(target, lambda inner: inner.write(b"inner"))
            assert target.read_bytes() == b"inner"

        write_whole(target, outer)
        assert target.read_bytes() == b"outer"
        assert names(tmp_path) == ["talk.pptx"]


@posix
def test_a_full_disk_is_told_and_the_earlier_deck_stays(target: Path, tmp_path: Path) -> None:
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
    done = run_python(limit + WRITE, target)
    assert "cannot be written: File too large (the earlier file, if there was one, is unchanged) [F2]" in done.stdout, done
    assert target.read_bytes() == EARLIER
    assert names(tmp_path) == ["talk.pptx"]


@posix
def test_where_nobody_may_write_it_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "talk.pptx").write_bytes(EARLIER)
        (folder / "closed").mkdir(mode=0o555)
        (folder / "talk.pptx").chmod(0o444)
        drop = "import slides.pipeline.files, difflib\nos.setgid(65534)\nos.setuid(65534)\n" if os.geteuid() == 0 else ""
        done = run_python(drop + WRITE, folder / "closed" / "new.pptx")
        assert "cannot be written to (choose another name with -o) [F2]" in done.stdout, done
        done = run_python(drop + WRITE, folder / "talk.pptx")
        assert "this file is read-only (allow writing to it, or choose another with -o) [F2]" in done.stdout, done
        assert (folder / "talk.pptx").read_bytes() == EARLIER
        assert names(folder) == ["closed", "talk.pptx"]


@posix
def test_what_is_no_place_for_a_file_is_refused(target: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pptx")
    (tmp_path / "device.pptx").symlink_to("/dev/full")
    (tmp_path / "loop.pptx").symlink_to(tmp_path / "loop.pptx")
    (tmp_path / "far.pptx").symlink_to(tmp_path / "gone" / "deck.pptx")
    (tmp_path / "folder.pptx").mkdir()
    (tmp_path / "to-folder.pptx").symlink_to(tmp_path / "folder.pptx")
    before = names(tmp_path)
    said = {"pipe": "not a regular file", "device": "link to /dev/full, and this is not a regular file", "loop": "cannot be written"}
    for name, words in {**said, "far": "there is no folder", "folder": "this is a folder", "to-folder": "this is a folder"}.items():
        with pytest.raises(FileError, match=words):
            write_whole(tmp_path / f"{name}.pptx", lambda file: file.write(b"x"))
    assert names(tmp_path) == before


def test_what_others_left_is_swept_and_what_others_write_is_not(target: Path, tmp_path: Path) -> None:
    left = tmp_path / ".slides-0123456789ab.tmp"
    left.write_bytes(b"half")
    foreign = [".slides-notes.tmp", ".slides-0123456789abc.tmp", ".talk.pptx.slides", "slides-0123456789ab.tmp"]
    for name in foreign:
        (tmp_path / name).write_bytes(b"not ours")
    with atomic_write._created(tmp_path) as (writing, _):
        write_whole(target, lambda file: file.write(b"new"))
        assert writing.exists(), "what another process writes at this moment was swept"
    assert names(tmp_path) == sorted([*foreign, "talk.pptx"])


@posix
def test_where_there_are_no_locks_only_old_files_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_write, "_locked", lambda _: None)
    for name, age in ((".slides-0123456789ab.tmp", 3600), (".slides-ba9876543210.tmp", 25 * 3600)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    atomic_write.sweep(tmp_path)
    assert names(tmp_path) == [".slides-0123456789ab.tmp"]


STOPPED = """
import sys, time
import slides.cli.main, slides.export.pptx

def slow(pages, design, properties, file, sources):
    file.write(b"half")
    print("writing", flush=True)
    time.sleep(60)

slides.export.pptx.write = slow
sys.exit(slides.cli.main.main(sys.argv[1:]))
"""


@posix
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_ctrl_c_and_a_request_to_end_leave_the_earlier_deck(name: str, code: int, target: Path, tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text("# T\n", encoding="utf-8")
    command = [sys.executable, "-c", STOPPED, str(tmp_path / "talk.md"), "-o", str(target)]
    building = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert building.stdout
    assert building.stdout.readline() == "writing\n"
    building.send_signal(getattr(signal, name))
    _, said = building.communicate(timeout=60)
    assert (building.returncode, said) == (code, "stopped\n")
    assert target.read_bytes() == EARLIER
    assert names(tmp_path) == ["talk.md", "talk.pptx"]


CHECKING = """
import sys, time
import slides.cli.main, slides.pipeline.build

def slow(*_, **__):
    print("reading", flush=True)
    time.sleep(60)

slides.pipeline.build.build_deck = slow
sys.exit(slides.cli.main.main(sys.argv[1:]))
"""


@posix
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_check_ends_as_a_build_does(name: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text("# T\n", encoding="utf-8")
    command = [sys.executable, "-c", CHECKING, "--check", str(tmp_path / "talk.md")]
    checking = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert checking.stdout
    assert checking.stdout.readline() == "reading\n"
    checking.send_signal(getattr(signal, name))
    _, said = checking.communicate(timeout=60)
    assert (checking.returncode, said) == (code, "stopped\n")


def test_two_builds_of_one_deck_at_once(target: Path, tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text("# T\n\n## S\n\n- a\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "build.py"), "talk.md", "-o", "talk.pptx", "--quiet"]
    builds = [subprocess.Popen(command, cwd=tmp_path) for _ in range(3)]
    assert [build.wait(60) for build in builds] == [0, 0, 0]
    assert zipfile.ZipFile(target).testzip() is None
    assert names(tmp_path) == ["talk.md", "talk.pptx"]


@pytest.mark.parametrize(("mark", "program"), [("~$talk.pptx", "PowerPoint"), (".~lock.talk.pptx#", "LibreOffice")])
def test_a_deck_that_is_open_is_told(mark: str, program: str, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from slides.pipeline.job import Job, run

    (tmp_path / "talk.md").write_text("# T\n", encoding="utf-8")
    (tmp_path / mark).write_bytes(b"")
    outcome = run(Job(str(tmp_path / "talk.md"), str(target), strict=True))
    assert outcome.built
    assert [problem.message for problem in outcome.problems] == [f"the deck seems to be open in {program}"]

    def locked(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(FileError, match=f"it is open in {program}: close it"):
        write_whole(target, lambda file: file.write(b"x"))


@posix
def test_a_build_that_is_killed_leaves_a_whole_deck_and_nothing_else() -> None:
    counts, wrong = kills(10, seed=2)
    assert wrong == []
    assert counts["earlier version"] + counts["new version"] == 10
    assert sys.platform != "linux" or counts["writing"]
