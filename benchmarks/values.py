"""What frozen values cost, by how their classes are made: class creation, instance, equality, hash.

    python -m benchmarks.values

`frozen` (slides.base.records) against `dataclass(frozen=True, slots=True)` and, where it is installed, `msgspec.Struct`. The class
has six fields, two of them with defaults. Least of several rounds, in microseconds of CPU time.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from slides.base.records import frozen

ROUNDS = 7
_BODY = {
    "__annotations__": {"kind": str, "line": int, "end": int, "runs": tuple, "text": str, "level": int},
    "__module__": __name__,
    "__doc__": "A value.",
    "text": "",
    "level": 0,
}
_GIVEN = ("paragraph", 12, 14, ("one", "two"))


def _plain() -> type:
    return dataclass(frozen=True, slots=True)(type("Plain", (), dict(_BODY)))


def _own() -> type:
    return frozen(type("Own", (), dict(_BODY)))


def _struct() -> type:
    msgspec: Any = import_module("msgspec")
    made: type = type(msgspec.Struct)("Struct", (msgspec.Struct,), dict(_BODY), frozen=True)
    return made


MAKERS: dict[str, Callable[[], type]] = {"dataclass(frozen, slots)": _plain, "frozen": _own, "msgspec.Struct(frozen)": _struct}


def least(job: Callable[[], object], times: int) -> float:
    """The least time of a call in microseconds, over several rounds of so many calls."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time_ns()
        for _ in range(times):
            job()
        found.append((time.process_time_ns() - start) / times / 1000)
    return min(found)


def row(make: Callable[[], type]) -> tuple[float, float, float, float]:
    """What a class costs, an instance, to compare two, to hash one."""
    made: Any = make()
    one, other = made(*_GIVEN), made(*_GIVEN)
    return (
        least(make, 100),
        least(lambda: made(*_GIVEN), 20_000),
        least(lambda: one == other, 20_000),
        least(lambda: hash(one), 20_000),
    )


def main() -> None:
    """Print the table."""
    gc.disable()
    print(f"{'':<26}{'class':>9}{'instance':>10}{'equality':>10}{'hash':>8}   µs")
    for name, make in MAKERS.items():
        try:
            print(f"{name:<26}" + "{:>9.1f}{:>10.2f}{:>10.2f}{:>8.2f}".format(*row(make)))
        except ImportError:
            print(f"{name:<26}  not installed")


if __name__ == "__main__":
    main()
