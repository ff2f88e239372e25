"""Jobs on an executor: few on their way at a time, outcomes in the order of the jobs, and what goes wrong there as problems."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import closing

from slides.base import rule_catalogue
from slides.base.diagnostics import SlidesError
from slides.pipeline.files import refuse
from slides.pipeline.job import STANDARD_INPUT, Job, Outcome, run

Numbered = tuple[int, Outcome]
"""A job's number, from 0, and what came of it."""
Finished = Callable[[int, Outcome], object]
"""Called as soon as a job is done, be it before its turn to be reported."""
Submit = Callable[[Job], Future[Outcome]]

_AHEAD = 1_000
"""Jobs on their way to an executor at a time: enough for an engine with hundreds of workers."""
_DEAD = "the process that built this outline ended: killed, or out of memory"


class Lost(SlidesError):
    """A worker died, and its pool with it; the jobs with these numbers were on their way."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__(f"{len(numbers)} jobs were lost")
        self.numbers = numbers


def run_all(
    jobs: Sequence[Job], executor: Executor, finished: Finished | None = None, work: Callable[[Job], Outcome] = run
) -> Generator[Outcome]:
    """Do jobs on an executor, which stays open; the outcomes in the order of the jobs.

    work: what the executor is given, picklable. Jobs that an executor loses when it breaks have a problem that says so.
    """
    return in_order(_kept(dict(enumerate(jobs)), lambda job: executor.submit(work, job)), finished)


def in_order(outcomes: Generator[Numbered], finished: Finished | None = None) -> Generator[Outcome]:
    """Outcomes by number, whichever comes first."""
    early: dict[int, Outcome] = {}
    turn = 0
    with closing(outcomes):
        for number, outcome in outcomes:
            if finished:
                finished(number, outcome)
            early[number] = outcome
            while turn in early:
                yield early.pop(turn)
                turn += 1


def completed(jobs: Mapping[int, Job], submit: Submit, ahead: int) -> Iterator[Numbered]:
    """Outcomes as they finish. Standard input is read by this process. Raises Lost where the executor breaks.

    ahead: how many jobs may be on their way at a time.
    """
    waiting: dict[Future[Outcome], int] = {}
    queue = list(jobs.items())[::-1]
    while queue or waiting:
        while queue and len(waiting) < ahead:
            number, job = queue.pop()
            if job.source == STANDARD_INPUT:
                yield number, run(job)
            else:
                waiting[_begun(submit, job)] = number
        done = sorted(wait(waiting, return_when=FIRST_COMPLETED).done, key=waiting.__getitem__) if waiting else []
        lost = [waiting[future] for future in done if not future.cancelled() and isinstance(future.exception(), BrokenExecutor)]
        for future in done:
            number = waiting.pop(future)
            if number not in lost:
                yield number, _outcome(jobs[number], future)
        if lost:
            raise Lost([*lost, *waiting.values()])


def dead(job: Job) -> Outcome:
    """The outcome of a job whose worker died."""
    return _fault(job, _DEAD)


def _kept(jobs: dict[int, Job], submit: Submit) -> Generator[Numbered]:
    """Outcomes as they finish; all that are left where the executor breaks are lost."""
    left = dict(jobs)
    try:
        for number, outcome in completed(jobs, submit, _AHEAD):
            left.pop(number)
            yield number, outcome
    except Lost:
        yield from ((number, dead(job)) for number, job in left.items())


def _begun(submit: Submit, job: Job) -> Future[Outcome]:
    """A job on its way; one that a broken executor does not take is as one that it lost."""
    try:
        return submit(job)
    except BrokenExecutor as broken:
        refused: Future[Outcome] = Future()
        refused.set_exception(broken)
        return refused


def _outcome(job: Job, future: Future[Outcome]) -> Outcome:
    """What came of a job; what its executor did to it, as a problem."""
    try:
        return future.result()
    except CancelledError:
        return _fault(job, "this outline was dropped: the Dask scheduler is gone, or the run was cancelled there")
    except Exception as error:
        if job.debug:
            raise
        return _fault(job, _DEAD if type(error).__name__ == "KilledWorker" else f"{type(error).__name__}: {error}")


def _fault(job: Job, what: str) -> Outcome:
    hint = "nothing was written; try fewer processes (--jobs) or more memory"
    return Outcome(job, (refuse(rule_catalogue.INTERNAL_FAULT, job.name, f"internal error: {what}"[:300], hint).problem,))
