"""Layouts of boxes: cards, steps, moments, figures, questions."""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.geometry import Rect, inches, points
from slides.base.records import with_changes as replace
from slides.design.grid import COLUMNS, GUTTER, MARGIN, across, columns_width, row
from slides.design.layout import FOOT, HEIGHT_VARIANTS, TOP, Decoration, HeightVariant, Layout, Purpose, Role, Slot, body, layout, title
from slides.design.tokens import Colour

_LOW_FIGURE = 2.80
"""Inches below which a figure begins at the top of its box."""
_LEAST_GRID = 2.0
"""Inches below which two rows of boxes hold nothing."""
_FIGURE_CUTS = (HEIGHT_VARIANTS[0], replace(HEIGHT_VARIANTS[4], height=4.20))
_GRID_CUTS = (HEIGHT_VARIANTS[0], HEIGHT_VARIANTS[4])
_LOW_FIGURE_CUTS = tuple(HEIGHT_VARIANTS[at] for at in (1, 2, 5, 6))
"""Heights of figures in one row that have little to say."""
_TIMELINE_CUTS = tuple(
    HeightVariant(size, TOP, height - less, bar.bar)
    for bar, height in ((HEIGHT_VARIANTS[0], 3.70), (HEIGHT_VARIANTS[4], 4.80))
    for size, less in (("", 0), ("high", 0.40), ("medium", 0.80), ("low", 1.20), ("short", 1.60), ("slim", 1.90))
)
"""Heights of timelines, whose line is at the top of the body in all of them."""
_COUNT = {1: "One", 2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six"}


def cards() -> tuple[Layout, ...]:
    """Boxes side by side, in two rows, with steps, along a line, as figures; and the questions."""
    found: list[Layout] = []
    for cut in HEIGHT_VARIANTS:
        found += [_row(count, cut) for count in (2, 3, 4)]
        found += [_headed(count, cut) for count in (2, 3, 4)]
        found += [_process(count, cut) for count in (3, 4, 5)]
    found += [_timeline(count, cut) for cut in _TIMELINE_CUTS for count in (3, 4, 5)]
    found += [_both_sides(count, cut) for cut in (HEIGHT_VARIANTS[0], HEIGHT_VARIANTS[4]) for count in (3, 4, 5)]
    found += [_grid("Card Grid", Purpose.CARD_GRID, cut) for cut in HEIGHT_VARIANTS if cut.height > _LEAST_GRID]
    found += [_wide_grid(count, cut) for count in (5, 6) for cut in (HEIGHT_VARIANTS[0], HEIGHT_VARIANTS[4])]
    found += [_figures(4, cut) for cut in _GRID_CUTS]
    found += [_figures(count, cut) for count in (3, 2, 1, 5, 6) for cut in _FIGURE_CUTS]
    found += [_figures(count, cut) for count in (4, 3, 2, 1) for cut in _LOW_FIGURE_CUTS]
    return (*found, *_turns(), _matrix(), _faq())


def _row(count: int, cut: HeightVariant) -> Layout:
    """Cards side by side."""
    slots = [body(13 + at, rect, "card", Role.CARD, f"Card {at + 1}") for at, rect in enumerate(row(count, cut.top, cut.height))]
    name = f"{_COUNT[count]} Cards"
    return layout(cut.named(name), title(), *slots, *cut.tail, purpose=Purpose.CARDS, count=count)


def _headed(count: int, cut: HeightVariant) -> Layout:
    """Cards side by side, each a head with its text under it."""
    high = 0.80
    heads, texts = row(count, cut.top, high), row(count, cut.top + high, cut.height - high)
    slots: list[Slot] = []
    for at in range(count):
        slots.append(body(13 + 2 * at, heads[at], "card head", Role.HEAD, f"Head {at + 1}"))
        slots.append(body(14 + 2 * at, texts[at], "card text", Role.TEXT, f"Text {at + 1}"))
    name = f"{_COUNT[count]} Cards with Heads"
    return layout(cut.named(name), title(), *slots, *cut.tail, purpose=Purpose.HEADED_CARDS, count=count)


def _process(count: int, cut: HeightVariant) -> Layout:
    """Heads with texts under them and a chevron in each gutter; the last head is picked out."""
    gap = inches(0.34)
    heads, texts = row(count, cut.top, 0.80, gap), row(count, cut.top + 0.80, cut.height - 0.80, gap)
    slots: list[Slot] = []
    for at in range(count):
        style = "last head" if at == count - 1 else "head"
        slots.append(body(13 + 2 * at, heads[at], style, Role.HEAD, f"Step {at + 1}"))
        slots.append(body(14 + 2 * at, texts[at], "step", Role.TEXT, f"Text {at + 1}"))
    places = (Rect(rect.right + inches(0.09), inches(cut.top + 0.24), inches(0.16), inches(0.32)) for rect in heads[:-1])
    name = f"Process {count}"
    chevrons = tuple(Decoration("chevron", place, Colour.MUTED) for place in places)
    return layout(cut.named(name), title(), *slots, *cut.tail, decoration=chevrons, purpose=Purpose.PROCESS, count=count)


def _timeline(count: int, cut: HeightVariant) -> Layout:
    """Moments under a line with a dot for each; the last is picked out."""
    dot = inches(0.30)
    boxes = row(count, cut.top + 0.45, cut.height - 0.45)
    y = inches(cut.top)
    line = Decoration("line", Rect(MARGIN, y + dot // 2, columns_width(COLUMNS), 0), Colour.MUTED, points(1.5))
    dots = tuple(Decoration("ellipse", Rect(rect.x, y, dot, dot), _last(at, count)) for at, rect in enumerate(boxes))
    styles = ["moment"] * (count - 1) + ["last moment"]
    slots = [body(13 + at, rect, styles[at], Role.CARD, f"Moment {at + 1}") for at, rect in enumerate(boxes)]
    name = f"Timeline {count}"
    return layout(cut.named(name), title(), *slots, *cut.tail, decoration=(line, *dots), purpose=Purpose.TIMELINE, count=count)


_DOT, _UNDER = inches(0.26), inches(0.22)
"""The size of a dot on a line with moments on both sides, and how far under the line the lower moments begin."""


def _both_sides(count: int, cut: HeightVariant) -> Layout:
    """Moments above and below a line in turn, so that each has room for large type; a stem leads from each to its dot.

    The moments stand on all of the line: a text is as wide as two of its steps, the last one as wide as what is left.
    """
    top, height = inches(cut.top), inches(cut.height)
    step, axis = columns_width(COLUMNS) * 3 // (3 * count + 1), top + height // 2
    slots, shapes = [], [Decoration("line", Rect(MARGIN, axis, columns_width(COLUMNS), 0), Colour.MUTED, points(2))]
    for at in range(count):
        x, upper = MARGIN + at * step, at % 2 == 0
        y = top if upper else axis + _UNDER
        end = axis - _UNDER // 2 if upper else top + height
        style = "last open moment" if at == count - 1 else "open moment"
        width = min(2 * step, MARGIN + columns_width(COLUMNS) - x) - GUTTER
        slots.append(body(13 + at, Rect(x + _DOT // 2, y, width, end - y), style, Role.CARD, f"Moment {at + 1}"))
        stem = Rect(x + _DOT // 2, y if upper else axis, 0, axis - y if upper else end - axis)
        shapes.append(Decoration("line", stem, _last(at, count), points(2)))
        shapes.append(Decoration("ellipse", Rect(x, axis - _DOT // 2, _DOT, _DOT), _last(at, count)))
    name = f"Timeline {count}, both sides"
    return layout(
        cut.named(name), title(), *slots, *cut.tail, decoration=tuple(shapes), purpose=Purpose.TIMELINE, count=count, special=True
    )


def _last(at: int, count: int) -> Colour:
    return Colour.CONTRAST if at == count - 1 else Colour.KEY


def _grid(name: str, purpose: Purpose, cut: HeightVariant) -> Layout:
    """Four boxes in two rows."""
    slots = [body(13 + at, rect, "card", Role.CARD, f"Card {at + 1}") for at, rect in enumerate(_in_two_rows(2, cut))]
    return layout(cut.named(name), title(), *slots, *cut.tail, purpose=purpose, count=4)


def _wide_grid(count: int, cut: HeightVariant) -> Layout:
    """Five or six cards in two rows of three."""
    slots = [body(13 + at, rect, "card", Role.CARD, f"Card {at + 1}") for at, rect in enumerate(_in_two_rows(3, cut)[:count])]
    return layout(cut.named(f"{_COUNT[count]} Cards"), title(), *slots, *cut.tail, purpose=Purpose.CARD_GRID, count=count)


def _in_two_rows(count: int, cut: HeightVariant) -> tuple[Rect, ...]:
    """Two rows of `count` boxes."""
    each = (cut.height - 0.25) / 2
    return (*row(count, cut.top, each), *row(count, cut.top + each + 0.25, each))


def _turns() -> Iterator[Layout]:
    """Two sides with an arrow from the first to the second."""
    gap = inches(0.95)
    for cut in (HEIGHT_VARIANTS[0], HEIGHT_VARIANTS[4]):
        sides = row(2, cut.top, cut.height, gap)
        slots: list[Slot] = []
        for at, (side, style) in enumerate(zip(sides, ("side", "last side"), strict=True)):
            head, text = replace(side, height=inches(0.72)), replace(side, y=side.y + inches(0.72), height=side.height - inches(0.72))
            slots.append(body(1 + 2 * at, head, style, Role.HEAD, f"Heading {at + 1}"))
            slots.append(body(2 + 2 * at, text, "panel", Role.TEXT, f"Content {at + 1}"))
        size = inches(0.60)
        arrow = Rect(sides[0].right + (gap - size) // 2, sides[0].y + (sides[0].height - size) // 2, size, size)
        decoration = (Decoration("rightArrow", arrow, Colour.CONTRAST),)
        yield layout(cut.named("Before and After"), title(), *slots, *cut.tail, decoration=decoration, purpose=Purpose.TURN)


def _matrix() -> Layout:
    """Two rows and columns with the names of their axes. For the editor: no form of the program asks for it yet."""
    across_axis = body(17, across(0, 12, 5.10, 0.40), "axis", Role.UNUSED, "Axis across")
    up_axis = body(18, across(0, 12, 1.62, 0.40), "axis", Role.UNUSED, "Axis up")
    grid = _grid("Matrix", Purpose.MATRIX, HeightVariant("", 2.10, 2.90, HEIGHT_VARIANTS[0].bar))
    return replace(grid, name="Matrix", slots=(*grid.slots[:5], across_axis, up_axis, *grid.slots[5:]))


def _figures(count: int, cut: HeightVariant) -> Layout:
    """Large numbers with their labels on panels, four and more in two rows where there is room; the first one is picked out."""
    in_rows = count > 4 or (count == 4 and cut in _GRID_CUTS)
    rects = _in_two_rows(-(-count // 2), cut)[:count] if in_rows else row(count, cut.top, cut.height)
    style = "low figure" if in_rows or cut.height < _LOW_FIGURE else "figure"
    slots = [body(13 + at, rect, style if at else f"first {style}", Role.CARD, f"Figure {at + 1}") for at, rect in enumerate(rects)]
    name = "Key Figures" if count == 3 else f"{_COUNT[count]} Key Figure{'s' if count > 1 else ''}"
    return layout(cut.named(name), title(), *slots, *cut.tail, purpose=Purpose.FIGURES, count=count)


def _faq() -> Layout:
    """Questions in two columns."""
    width = columns_width(6) - inches(0.10)
    left = Rect(MARGIN, inches(TOP), width, inches(4.85))
    right = replace(left, x=MARGIN + columns_width(COLUMNS) - width)
    slots = [body(13 + at, rect, "answers", Role.ANSWERS, f"Answers {at + 1}") for at, rect in enumerate((left, right))]
    return layout("FAQ", title(), *slots, *FOOT, purpose=Purpose.FAQ)
