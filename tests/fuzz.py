"""An endless search for outlines that break a promise: `python -m tests.fuzz --minutes 20 --seed 1`.

Outlines come from the strategies of tests/wide_strategies.py and from mutations of the corpora. Each is built twice in a worker with limits
of time and memory, and held against tests/invariants.py. A finding is shrunk by lines and written to a folder, one for each kind.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from tests.invariants import Verdict, check_outline
from tests.mutations import mutated, originals
from tests.nested_markup import nested_html, nested_markdown
from tests.shared import ROOT
from tests.strategies import outlines
from tests.wide_strategies import wide_outlines

SECONDS, MEMORY = 60.0, 2 << 30
"""What one outline may take, of time and of address space in bytes."""
BUILDS = 400
"""Outlines after which a worker makes room for a fresh one, with another hash seed, which has to give the last deck again."""


class Worker:
    """A process of its own that holds outlines against the laws."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, there = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(there,), daemon=True)
        self.process.start()
        there.close()
        self.done = 0

    def ask(self, outline: str, *, independent: bool) -> Verdict:
        """The verdict on an outline; on the worker itself where it does not answer."""
        self.done += 1
        try:
            self.pipe.send((outline, independent))
            if self.pipe.poll(SECONDS):
                found: Verdict = self.pipe.recv()
                return found
            return Verdict("hang", f"more than {SECONDS:.0f} seconds")
        except (EOFError, OSError):
            return Verdict("death", f"the worker ended with {self.process.exitcode}")

    def end(self) -> None:
        """Stop the process, whatever it is doing."""
        self.process.kill()
        self.process.join()


def _serve(pipe: Connection) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while True:
        try:
            outline, independent = pipe.recv()
        except EOFError:
            return
        pipe.send(check_outline(outline, independent=independent))


def generated(number: int) -> Iterator[tuple[str, str, bool]]:
    """Without end: where an outline comes from, its text, and whether the witness can read it without mistakes."""
    chance = random.Random(number)
    sources = originals()
    texts = [text for _, text in sources]
    while True:
        found: list[str] = []
        simple = chance.random() < 0.25
        _draw(found.append, outlines() if simple else wide_outlines(), chance.randrange(2**32))
        yield from (("strategies", text, simple) for text in found)
        yield from (("nests", make(chance), False) for make in (nested_markdown, nested_html) for _ in range(20))
        for _ in range(30):
            (name, text), lines_only = chance.choice(sources), chance.random() < 0.3
            yield name, mutated(text, texts, chance, lines_only=lines_only), False


def _draw(keep: Callable[[str], None], strategy: SearchStrategy[str], number: int) -> None:
    """Twenty examples of a strategy."""
    quick = settings(max_examples=20, database=None, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))

    def draw(text: str) -> None:
        keep(text)

    seed(number)(quick(given(strategy)(draw)))()


def shrunk(outline: str, fails: Callable[[str], bool], until: float) -> str:
    """An outline without the lines, then the words, that a failure does not need. until: the time to stop at."""
    for parting in ("\n", " "):
        parts, size = outline.split(parting), len(outline.split(parting)) // 2
        while size and time.monotonic() < until:
            at = 0
            while at < len(parts) and time.monotonic() < until:
                fewer = parts[:at] + parts[at + size :]
                if fewer and fails(parting.join(fewer)):
                    parts = fewer
                else:
                    at += size
            size //= 2
        outline = parting.join(parts)
    return outline


class Fuzzer:
    """A search, what it has found, and where that is written."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.worker = folder, Worker()
        self.counts: Counter[str] = Counter()
        self.last: tuple[str, Verdict] | None = None

    def ask(self, outline: str, *, independent: bool = False) -> Verdict:
        """The verdict on an outline, from a worker that is fit to answer."""
        if self.worker.done >= BUILDS:
            self._renew()
        verdict = self.worker.ask(outline, independent=independent)
        if verdict.kind in ("hang", "death") or "MemoryError" in verdict.detail:
            self._renew()
        return verdict

    def _renew(self) -> None:
        self.worker.end()
        self.worker = Worker()

    def try_one(self, origin: str, outline: str, *, independent: bool) -> None:
        """Build an outline and write down what it breaks."""
        fresh = self.worker.done >= BUILDS
        if fresh and self.last and (again := self.ask(self.last[0])) != self.last[1]:
            self._write("another process", self.last[0], again)
        verdict = self.ask(outline, independent=independent)
        self.counts["built"] += 1
        self.counts[origin.partition("/")[0]] += 1
        self.last = (outline, verdict) if verdict.kind == "kept" else None
        if verdict.kind in ("kept", "refused"):
            self.counts[verdict.kind] += 1
            return
        key = f"{verdict.kind} {re.sub(r'[0-9]+', '0', verdict.detail)[:60]}" if verdict.kind != "words" else verdict.kind
        self.counts[key] += 1
        if self.counts[key] <= (3 if verdict.kind == "words" else 1):
            until = time.monotonic() + 90
            small = shrunk(outline, lambda text: verdict_like(self.ask(text, independent=independent), verdict), until)
            self._write(origin, small, verdict)

    def _write(self, origin: str, outline: str, verdict: Verdict) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        name = re.sub(r"[^a-z0-9]+", "-", f"{verdict.kind} {verdict.detail}".lower())[:60].strip("-")
        number = sum(1 for _ in self.folder.glob("*.md"))
        (self.folder / f"{number:03}-{name}.md").write_text(outline, encoding="utf-8", errors="surrogatepass", newline="")
        (self.folder / f"{number:03}-{name}.txt").write_text(
            f"{origin}\n{verdict.kind}: {verdict.detail}\n", encoding="utf-8", errors="replace"
        )
        print(f"{number:03} {verdict.kind}: {verdict.detail[-300:]}", flush=True)


def verdict_like(found: Verdict, wanted: Verdict) -> bool:
    """Whether a smaller outline fails in the same way."""
    return found.kind == wanted.kind and (found.kind != "exception" or found.detail[:40] == wanted.detail[:40])


def main() -> int:
    """Search for as long as asked. The exit code: 1 where anything was found."""
    about = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    about.add_argument("--minutes", type=float, default=20)
    about.add_argument("--seed", type=int, default=1)
    about.add_argument("--folder", type=Path, default=ROOT / "build" / "fuzz")
    options = about.parse_args()
    fuzzer, until, told = Fuzzer(options.folder), time.monotonic() + options.minutes * 60, time.monotonic()
    for origin, outline, independent in generated(options.seed):
        fuzzer.try_one(origin, outline, independent=independent)
        if time.monotonic() > told + 60:
            told = time.monotonic()
            print(dict(fuzzer.counts), flush=True)
        if time.monotonic() > until:
            break
    fuzzer.worker.end()
    print(dict(fuzzer.counts), flush=True)
    return int(any(" " in key or key == "words" for key in fuzzer.counts))


if __name__ == "__main__":
    sys.exit(main())
