"""Watching: a deck is built anew after each change of its outline or of a file it shows, until the process is stopped."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import PIL.Image
import pytest

from slides.cli.watch import Watched
from slides.pipeline.job import Job
from tests.shared import ROOT

PATIENCE = 60.0
"""Seconds after which a line that does not come is a failure."""


class Watching:
    """A command that watches, and the lines that it prints."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: queue.Queue[str] = queue.Queue()
        assert process.stdout is not None
        threading.Thread(target=self.read, args=(process.stdout,), daemon=True).start()

    def read(self, stream: Iterable[str]) -> None:
        for line in stream:
            self.lines.put(line)

    def until(self, words: str) -> str:
        """The next line with these words."""
        while True:
            if words in (line := self.lines.get(timeout=PATIENCE)):
                return line


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[Watching]:
    command = [sys.executable, "-u", str(ROOT / "build.py"), "--watch", *arguments]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            yield Watching(process)
        finally:
            process.kill()


@pytest.mark.skipif(os.name == "nt", reason="a process on Windows cannot be sent SIGTERM")
def test_each_change_is_built_a_broken_outline_is_told_and_the_deck_stays(tmp_path: Path) -> None:
    outline, deck = tmp_path / "talk.md", tmp_path / "talk.pptx"
    outline.write_text("# Talk\n\n## One\n\nWords\n", encoding="utf-8")
    with watching(tmp_path, "talk.md", "-o", "talk.pptx") as command:
        assert "2 slides" in command.until("talk.pptx:")
        command.until("watching 1 outline")
        outline.write_text("# Talk\n\n## One\n\nWords\n\n## Two\n\nMore words\n", encoding="utf-8")
        assert "3 slides" in command.until("talk.pptx:")
        before = deck.read_bytes()
        outline.write_text("", encoding="utf-8")
        assert "the outline is empty" in command.until("error")
        assert deck.read_bytes() == before
        outline.write_text("# Talk\n\n## One\n\nWords\n", encoding="utf-8")
        assert "2 slides" in command.until("talk.pptx:")
        command.process.send_signal(signal.SIGTERM)
        assert command.process.wait(PATIENCE) == 143
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talk.md", "talk.pptx"]


@pytest.mark.parametrize("arguments", [("--report", "x.json"), ("--jobs", "2"), ("--check",), ("-",)])
def test_what_does_not_go_with_watching_is_wrong_use(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "--watch", *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 2
    assert "cannot be combined with --watch" in done.stderr


def test_files_that_an_outline_shows_are_watched_too(tmp_path: Path) -> None:
    outline = "---\narticle: a.txt\n---\n\n# T\n\n## One\n\n![A view](a.png)\n\n## Two\n\n::: chart {type=bar file=a.csv}\n:::\n"
    (tmp_path / "x.md").write_text(outline, encoding="utf-8")
    watched = Watched(Job(str(tmp_path / "x.md"), str(tmp_path / "x.pptx")))
    watched.build()
    for name in ("a.png", "a.csv", "a.txt"):
        assert not watched.changed(), name
        path = tmp_path / name
        if name == "a.png":
            PIL.Image.new("RGB", (40, 30), "navy").save(path)
        else:
            path.write_text("what,share\nx,1\ny,2\n", encoding="utf-8")
        assert watched.changed(), f"{name} comes"
        watched.build()
        assert not watched.changed()
        os.utime(path, ns=(1, 1))
        assert watched.changed(), f"{name} changes"
        watched.build()
    assert watched.build().built
