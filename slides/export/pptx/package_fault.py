"""What is wrong with a finished package, before it is written."""

from __future__ import annotations

from collections.abc import Sequence

from slides.base.diagnostics import SlidesError
from slides.base.records import frozen


@frozen
class Fault:
    """A part, the check that it fails, and what is wrong."""

    part: str
    check: str
    message: str

    def __str__(self) -> str:
        return f"{self.part}: {self.check}: {self.message}"


class PackageError(SlidesError):
    """The writer made a package that is not sound. Nothing of it may be saved."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)
