"""Layouts for drawings and charts: alone, beside text and under it, without and with a takeaway."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slides.design.grid import across
from slides.design.layout import FOOT, TOP, Kind, Layout, Role, Slot, body, layout, source, takeaway, title

_TALL, _LOW = 4.80, 3.75
"""Heights in inches, without and with a takeaway's bar."""


def visuals() -> tuple[Layout, ...]:
    """Each kind of visual in each company. A drawing's place is written as no placeholder: its group stands there."""
    kinds = (("Visual", Kind.DRAWING), ("Chart", Kind.CHART))
    return tuple(row for name, kind in kinds for row in (*_alone(name, kind), *_beside(name, kind), *_under(name, kind)))


def _slot(name: str, kind: Kind) -> Slot:
    return Slot(13, kind, Role.VISUAL, name, across(0, 12, TOP, _TALL), "visual")


def _alone(name: str, kind: Kind) -> Iterator[Layout]:
    """Over the whole slide."""
    slot = _slot(name, kind)
    low = replace(slot, rect=across(0, 12, TOP, _LOW))
    yield layout(name, title(), slot, source(), *FOOT)
    yield layout(f"{name} with Takeaway", title(), low, takeaway(), source(), *FOOT, family=name)


def _beside(name: str, kind: Kind) -> Iterator[Layout]:
    """Right of text that takes a third of the width, or more where it needs that."""
    family = f"Text and {name}"
    for cut, columns in ((", half text", 6), (", wide text", 5), ("", 4)):
        text = body(1, across(0, columns, TOP, _TALL), "beside")
        slot = replace(_slot(name, kind), rect=across(columns, 12 - columns, TOP, _TALL))
        yield layout(family + cut, title(), text, slot, source(), *FOOT, family=family)
        short = replace(text, rect=across(0, columns, TOP, _LOW)), replace(slot, rect=across(columns, 12 - columns, TOP, _LOW))
        yield layout(f"{family} with Takeaway{cut}", title(), *short, takeaway(), source(), *FOOT, family=family)


def _under(name: str, kind: Kind) -> Iterator[Layout]:
    """Under one line of text, or several."""
    family = f"Text above {name}"
    for cut, lines in ((", several lines", 1.25), ("", 0.45)):
        text, y = body(1, across(0, 12, TOP, lines)), TOP + lines + 0.20
        slot = replace(_slot(name, kind), rect=across(0, 12, y, 6.50 - y))
        yield layout(family + cut, title(), text, slot, source(), *FOOT, family=family)
        low = replace(slot, rect=across(0, 12, y, 5.45 - y))
        yield layout(f"{family} with Takeaway{cut}", title(), text, low, takeaway(), source(), *FOOT, family=family)
