"""Layouts of four fields with heads: strengths, weaknesses, opportunities, threats."""

from __future__ import annotations

from slides.design.grid import row
from slides.design.layout import FOOT, TOP, Layout, Purpose, Role, Slot, body, layout, source, takeaway, title

_HEAD, _GAP = 0.55, 0.20
"""Inches: a head, and the room between two rows."""


def quarters() -> tuple[Layout, ...]:
    """The four fields without and with a takeaway. Those on the right are the ones to mind, and stand out."""
    return _swot("SWOT", 4.80), _swot("SWOT with Takeaway", 3.70, takeaway())


def _swot(name: str, height: float, *bar: Slot) -> Layout:
    each = (height - _GAP) / 2
    slots: list[Slot] = []
    for line in range(2):
        top = TOP + line * (each + _GAP)
        for column, (head, text) in enumerate(zip(row(2, top, _HEAD), row(2, top + _HEAD, each - _HEAD), strict=True)):
            at = 2 * line + column
            slots.append(body(13 + 2 * at, head, "last head" if column else "head", Role.HEAD, f"Head {at + 1}"))
            slots.append(body(14 + 2 * at, text, "step", Role.TEXT, f"Text {at + 1}"))
    return layout(name, title(), *slots, *bar, source(), *FOOT, purpose=Purpose.SWOT, count=4)
