"""Layouts of boxes: cards, steps, moments, figures, questions."""

from __future__ import annotations

from dataclasses import replace

from slides.design.grid import COLUMNS, GUTTER, MARGIN, across, columns_width, row
from slides.design.layout import (
    CUTS,
    FOOT,
    Decoration,
    Layout,
    Role,
    Slot,
    body,
    layout,
    source,
    takeaway,
    title,
)
from slides.design.tokens import Colour
from slides.ground import Rect, inches, points

_COUNT = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}


def cards() -> tuple[Layout, ...]:
    """Boxes side by side, in two rows, with steps, along a line, as figures."""
    found: list[Layout] = []
    for cut, height, y, bar, style in CUTS:
        tail = takeaway(y, bar, style), source(), *FOOT
        for count in (2, 3, 4):
            cards = [body(13 + at, rect, "card", Role.CARD, f"Card {at + 1}") for at, rect in enumerate(row(count, 1.80, height))]
            found.append(layout(f"{_COUNT[count]} Cards{cut}", title(), *cards, *tail, family=f"{_COUNT[count]} Cards"))
        for count in (3, 4, 5):
            found.append(_process(count, cut, height, tail))
            found.append(_timeline(count, cut, height, tail))
        found.append(_grid("Card Grid", cut, height, tail))
    tall = takeaway(), source(), *FOOT
    axes = (
        body(17, across(0, 12, 5.05, 0.40), "axis", Role.UNUSED, "Axis across"),
        body(18, across(0, 12, 1.72, 0.40), "axis", Role.UNUSED, "Axis up"),
    )
    matrix = _grid("Matrix", "", 2.80, tall, top=2.18)
    found.append(replace(matrix, slots=matrix.slots[:5] + axes + matrix.slots[5:]))
    figures = [body(13 + at, rect, "figure", Role.CARD, f"Figure {at + 1}") for at, rect in enumerate(row(3, 1.80, 3.75))]
    found.append(layout("Key Figures", title(), *figures, *tall))
    answers = [body(13 + at, across(6 * at, 6, 1.75, 4.85), "answers", Role.ANSWERS, f"Answers {at + 1}") for at in range(2)]
    answers[0] = replace(answers[0], rect=replace(answers[0].rect, width=answers[0].rect.width - GUTTER))
    answers[1] = replace(answers[1], rect=replace(answers[1].rect, x=answers[1].rect.x + GUTTER, width=answers[1].rect.width - GUTTER))
    found.append(layout("FAQ", title(), *answers, *FOOT))
    return tuple(found)


def _process(count: int, cut: str, height: float, tail: tuple[Slot, ...]) -> Layout:
    """Heads with texts under them and a chevron in each gutter; the last head is picked out."""
    gap = inches(0.34)
    heads, texts = row(count, 1.80, 0.80, gap), row(count, 2.60, height - 0.80, gap)
    slots: list[Slot] = []
    for at in range(count):
        style = "last head" if at == count - 1 else "head"
        slots.append(body(13 + 2 * at, heads[at], style, Role.HEAD, f"Step {at + 1}"))
        slots.append(body(14 + 2 * at, texts[at], "step", Role.TEXT, f"Text {at + 1}"))
    chevrons = tuple(
        Decoration("chevron", Rect(rect.right + inches(0.09), inches(2.04), inches(0.16), inches(0.32)), Colour.MUTED)
        for rect in heads[:-1]
    )
    name = f"Process {count}"
    return layout(name + cut, title(), *slots, *tail, decoration=chevrons, family=name)


def _timeline(count: int, cut: str, height: float, tail: tuple[Slot, ...]) -> Layout:
    """Moments under a line with a dot for each; the last is picked out."""
    dot = inches(0.30)
    boxes = row(count, 2.32, height - 0.52)
    y = inches(1.92)
    line = Decoration("line", Rect(MARGIN, y + dot // 2, columns_width(COLUMNS), 0), Colour.MUTED, points(1.5))
    dots = tuple(
        Decoration("ellipse", Rect(rect.x, y, dot, dot), Colour.CONTRAST if at == count - 1 else Colour.KEY)
        for at, rect in enumerate(boxes)
    )
    slots = [
        body(13 + at, rect, "last moment" if at == count - 1 else "moment", Role.CARD, f"Moment {at + 1}") for at, rect in enumerate(boxes)
    ]
    name = f"Timeline {count}"
    return layout(name + cut, title(), *slots, *tail, decoration=(line, *dots), family=name)


def _grid(name: str, cut: str, height: float, tail: tuple[Slot, ...], top: float = 1.80) -> Layout:
    """Four boxes in two rows."""
    each = (height - 0.25) / 2
    rects = (*row(2, top, each), *row(2, top + each + 0.25, each))
    cards = [body(13 + at, rect, "card", Role.CARD, f"Card {at + 1}") for at, rect in enumerate(rects)]
    return layout(name + cut, title(), *cards, *tail, family=name)
