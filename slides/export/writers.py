"""The writers of finished decks, by the suffix of their file.

A new format is one package beside `pptx`, and one row here; another package adds one under the entry points `slides.writers`,
named by its suffix without the dot.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import IO, Protocol, cast

from slides.base.diagnostics import SlidesError
from slides.base.records import frozen
from slides.design import Design
from slides.design.page import Page, Properties
from slides.text.provenance import Source

ENTRY_POINTS = "slides.writers"


@frozen
class FinishedDeck:
    """What a writer is given: pages in order, the design that they were composed in, the file's properties, and where each
    statement comes from, if that is known. Nothing is left to decide.
    """

    pages: tuple[Page, ...]
    design: Design
    properties: Properties
    sources: tuple[Source, ...] = ()


class Writer(Protocol):
    """What writes a finished deck in one format. The same deck gives the same bytes."""

    def __call__(self, deck: FinishedDeck, target: IO[bytes]) -> None:
        """Write the whole deck. Raises SlidesError, before the first byte, where it cannot be written soundly."""


WRITERS: Mapping[str, str] = MappingProxyType({".pptx": "slides.export.pptx:write_deck"})
"""The suffix of a file -> its writer as "module:name", imported when a deck is written."""


def writer_for(suffix: str) -> Writer:
    """The writer of files with a suffix, such as ".pptx", in any case. SlidesError where there is none."""
    name = suffix.lower()
    if (row := WRITERS.get(name)) is not None:
        module, _, attribute = row.partition(":")
        return cast(Writer, getattr(import_module(module), attribute))
    from importlib.metadata import entry_points

    for entry in entry_points(group=ENTRY_POINTS, name=name.removeprefix(".")):
        return cast(Writer, entry.load())
    raise SlidesError(f"no writer for {suffix or 'a name without a suffix'}: known are {', '.join(WRITERS)}")
