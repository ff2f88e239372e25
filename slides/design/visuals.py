"""Layouts for drawings and charts: alone, beside text and under it, without and with a takeaway."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slides.design.grid import across
from slides.design.layout import FOOT, TOP, Layout, PlaceholderKind, Purpose, Role, Slot, body, layout, source, takeaway, title

_TALL, _LOW = 4.80, 3.70
"""Heights in inches, without and with a takeaway's bar."""


def visuals() -> tuple[Layout, ...]:
    """Each kind of visual in each company. A drawing's place is written as no placeholder: its group stands there."""
    return tuple(
        row for name, kind in (("Visual", PlaceholderKind.DRAWING), ("Chart", PlaceholderKind.CHART)) for row in _company(name, kind)
    )


def _company(name: str, kind: PlaceholderKind) -> Iterator[Layout]:
    """One kind of visual alone, beside text and under it."""
    drawn = kind is PlaceholderKind.DRAWING
    yield from _alone(name, kind, Purpose.DRAWING if drawn else Purpose.CHART)
    yield from _beside(name, kind, Purpose.TEXT_AND_DRAWING if drawn else Purpose.TEXT_AND_CHART)
    yield from _under(name, kind, Purpose.TEXT_ABOVE_DRAWING if drawn else Purpose.TEXT_ABOVE_CHART)


def _slot(name: str, kind: PlaceholderKind) -> Slot:
    return Slot(13, kind, Role.VISUAL, name, across(0, 12, TOP, _TALL), "visual")


def _alone(name: str, kind: PlaceholderKind, purpose: Purpose) -> Iterator[Layout]:
    """Over the whole slide."""
    slot = _slot(name, kind)
    low = replace(slot, rect=across(0, 12, TOP, _LOW))
    yield layout(name, title(), slot, source(), *FOOT, purpose=purpose)
    yield layout(f"{name} with Takeaway", title(), low, takeaway(), source(), *FOOT, purpose=purpose)


def _beside(name: str, kind: PlaceholderKind, purpose: Purpose) -> Iterator[Layout]:
    """Right of text that takes a third of the width, or more where it needs that."""
    both = f"Text and {name}"
    for cut, columns in ((", half text", 6), (", wide text", 5), ("", 4)):
        text = body(1, across(0, columns, TOP, _TALL), "beside")
        slot = replace(_slot(name, kind), rect=across(columns, 12 - columns, TOP, _TALL))
        yield layout(both + cut, title(), text, slot, source(), *FOOT, purpose=purpose, special=bool(cut))
        short = replace(text, rect=across(0, columns, TOP, _LOW)), replace(slot, rect=across(columns, 12 - columns, TOP, _LOW))
        yield layout(f"{both} with Takeaway{cut}", title(), *short, takeaway(), source(), *FOOT, purpose=purpose)


def _under(name: str, kind: PlaceholderKind, purpose: Purpose) -> Iterator[Layout]:
    """Under one line of text, or several."""
    both = f"Text above {name}"
    for cut, lines in ((", several lines", 1.25), ("", 0.45)):
        text, y = body(1, across(0, 12, TOP, lines)), TOP + lines + 0.20
        slot = replace(_slot(name, kind), rect=across(0, 12, y, 6.50 - y))
        yield layout(both + cut, title(), text, slot, source(), *FOOT, purpose=purpose, special=bool(cut))
        low = replace(slot, rect=across(0, 12, y, 5.40 - y))
        yield layout(f"{both} with Takeaway{cut}", title(), text, low, takeaway(), source(), *FOOT, purpose=purpose)
