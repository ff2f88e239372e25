"""`--watch`: builds again whenever an outline, or a file that it uses, changes; results of earlier builds are used again."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from slides.base.memo import Memo
from slides.markdown import resources
from slides.markdown.resources import State
from slides.pipeline.configuration import OWN_FILE, SHARED_FILE
from slides.pipeline.job import Job, Outcome, run

_PAUSE = 0.2
"""Seconds between two looks at the files."""
_SETTLED = 0.05
"""A file that changes is looked at again after this many seconds, until it stays: editors write in several steps."""


class Watched:
    """One outline that is built again and again. `seconds` is how long the last build took, by the clock."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.memo = Memo()
        self.files: dict[Path, State] = {}
        self.seconds = 0.0
        self.built = False

    def build(self) -> Outcome:
        """Build the deck, and note which files that takes."""
        begun = time.perf_counter()
        source = Path(self.job.source)
        self.files = {source: resources.state(source)}
        with resources.asked_files() as files:
            outcome = run(self.job, self.memo)
        for path, known in files:
            self.files.setdefault(path, known)
        self.seconds = time.perf_counter() - begun
        self.built = outcome.built
        return outcome

    def forget_other_configuration(self) -> None:
        """Forget the results of earlier builds where the configuration has changed: what files may be shown depends on it."""
        if any(path.name in (OWN_FILE, SHARED_FILE) and resources.state(path) != known for path, known in self.files.items()):
            self.memo = Memo()

    def changed(self) -> bool:
        """Whether one of the files is another than when it was read, or the deck is gone. Waits for one that is being written."""
        if self.built and self.job.target and not resources.state(Path(self.job.target)):
            return True
        if all(resources.state(path) == known for path, known in self.files.items()):
            return False
        before: list[State] = []
        while before != (before := [resources.state(path) for path in self.files]):
            time.sleep(_SETTLED)
        return True


def watch(jobs: Sequence[Job], built: Callable[[Outcome, float], None], ready: Callable[[], None]) -> NoReturn:
    """Do all jobs, then each again whenever its outline or a file that it names changes, until the process is interrupted.

    built: told what came of each build and its seconds. ready: called when all have been built for the first time.
    """
    every = [Watched(job) for job in jobs]
    for each in every:
        built(each.build(), each.seconds)
    ready()
    while True:
        time.sleep(_PAUSE)
        for each in every:
            if each.changed():
                each.forget_other_configuration()
                built(each.build(), each.seconds)
