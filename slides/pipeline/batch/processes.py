"""Jobs in several processes of this machine. One that dies costs its own outline; Ctrl-C ends all at once and leaves no litter.

Processes are begun by `spawn`, everywhere: it is safe beside threads, is all that Windows has, and for 200 small outlines on two
processors costs what `fork` does (18 s of processor time each: almost all that is imported is imported by the first build).
"""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

from slides.base import atomic_write
from slides.pipeline.batch.order import Finished, Lost, Numbered, Submit, completed, dead, in_order
from slides.pipeline.job import Job, Outcome, run

_MOST = 61 if os.name == "nt" else 1_000
"""Processes of a pool: on Windows one can wait for 63 others, two of which are the pool's own."""
_START = 13
"""What a process costs before its first build, in small outlines (0.9 s of processor time and 0.07 s, measured)."""
_SMALL = 2_000
"""Bytes of an outline that cost as much again as a small one (0.035 s a kilobyte, measured)."""


def worthwhile_processes(jobs: Sequence[Job]) -> int:
    """How many processes are worth while: one for each usable processor, but none that would cost more than the work that it takes."""
    work = sum(1 + _bytes(job) / _SMALL for job in jobs)
    return max(1, min(_usable(), int(work / _START)))


def run_here(jobs: Sequence[Job], workers: int, finished: Finished | None = None) -> Generator[Outcome]:
    """Do jobs in as many processes of this machine; the outcomes in the order of the jobs. One worker, or one job, is this process."""
    workers = min(workers, len(jobs), _MOST)
    if workers < 2:
        return in_order(((number, run(job)) for number, job in enumerate(jobs)), finished)
    return in_order(_pooled(dict(enumerate(jobs)), workers), finished)


def _usable() -> int:
    """How many processors this process may use."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13
        return int(os.process_cpu_count() or 1)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _bytes(job: Job) -> int:
    try:
        return Path(job.source).stat().st_size
    except (OSError, ValueError):
        return 0


def _pooled(jobs: Mapping[int, Job], workers: int) -> Generator[Numbered]:
    """Outcomes of a pool of processes as they finish. Where a worker dies, the jobs that were on their way are done again one at a
    time, so that the one that killed it is known; then a fresh pool goes on with the rest. Where no pool can be had, this process works.
    """
    left = dict(jobs)
    while left:
        try:
            with _pool(workers, [Path(job.target) for job in left.values()]) as submit:
                for number, outcome in completed(left, submit, workers * 2 if workers > 1 else 1):
                    left.pop(number)
                    yield number, outcome
        except Lost as lost:
            suspects = {number: left.pop(number) for number in lost.numbers}
            if workers > 1:
                yield from _pooled(suspects, 1)
            else:
                yield from ((number, dead(job)) for number, job in suspects.items())
        except (OSError, NotImplementedError):
            yield from ((number, run(left.pop(number))) for number in list(left))


@contextmanager
def _pool(workers: int, targets: Sequence[Path]) -> Iterator[Submit]:
    """A pool of processes. Left by an exception, its processes are ended at once, and what they had begun to write is removed."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    others = {child.pid for child in multiprocessing.active_children()}
    crew = {}
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _prepare)

    def submit(job: Job) -> Future[Outcome]:
        with _undisturbed():
            future = pool.submit(run, job)
            crew.update({child.pid or 0: child for child in multiprocessing.active_children() if child.pid not in others})
            return future

    try:
        yield submit
    except BaseException:
        with _undisturbed():
            for child in crew.values():
                child.kill()
            pool.shutdown(cancel_futures=True)
            for folder in {target.parent for target in targets}:
                atomic_write.sweep(folder)
        raise
    pool.shutdown()


def _prepare() -> None:
    """In a new worker: Ctrl-C is the first process's to answer; and the worker ends with that, however it ends."""
    import multiprocessing
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until the end; a process begun meanwhile never meets it, as it takes over what is held back. (Not on Windows.)"""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
