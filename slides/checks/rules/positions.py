"""Rules on where things are on a slide, and how large their text is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from slides.base.diagnostics import Severity
from slides.base.geometry import EMU_PER_POINT, Rect, Size
from slides.checks.rules.finding import Finding
from slides.checks.rules.page_view import BLANK, CHART, DRAWING, PICTURE, PageForm, View
from slides.checks.rules.rule import page_rule
from slides.design import Role, Slot
from slides.design.page import Chart, Drawing, Picture, PlacedItem, Table, Text

CONTENT, TABLE, SMALL, LABEL = 18, 16, 14, 12
"""The least sizes in points: content, tables, sources and code, labels of drawings and the foot."""
_TOUCH = EMU_PER_POINT
"""So far in EMU boxes may touch."""
_REPORT = "please report it, with the outline"
_LITTLE = 3
"""Boxes of a template's own may overlap by less than this part of the lower or narrower one."""


@page_rule("A7", "text-over-picture", Severity.ERROR, needs=PICTURE)
def text_over_picture(view: View) -> Iterator[Finding]:
    """Text lies over a picture.

    The contrast of text on a photograph cannot be known (WCAG 1.4.3, technique G148). Layouts keep text and pictures apart, also
    where a picture fills half the slide with `{.cover}`; a design of your own may not.

    What to do: choose a layout in which the text has a box of its own.
    """
    pictures = [placed for placed in view.page.fills if isinstance(placed.what, Picture)]
    for picture in pictures:
        for slot, placed in view.filled:
            if isinstance(placed.what, Text | Table) and _meet(_box(slot, placed), picture.rect):
                yield Finding(view.page.span, f"text lies over a picture: {slot.name}", "choose another layout")


@page_rule("A11", "empty-placeholder", Severity.ERROR, needs=BLANK)
def empty_placeholder(view: View) -> Iterator[Finding]:
    """A placeholder on a slide is empty.

    PowerPoint shows an empty placeholder as "Click to add text", and a screen reader stops at it (Microsoft's accessibility
    checker). Only placeholders with content are written; the validation of the package ensures it.

    What to do: nothing in an outline breaks it; please report it.
    """
    for slot, placed in view.filled:
        empty = isinstance(placed.what, Text) and not any(
            run.icon or run.text.strip() for paragraph in placed.what.paragraphs for run in paragraph.runs
        )
        if empty and slot.index:
            yield Finding(view.page.span, f"an empty placeholder on the slide: {slot.name}", _REPORT)


def _is_small(form: PageForm) -> bool:
    """Whether a level of a text or table of a form is smaller than it may be; on a page it may have no line."""
    return any(
        slot is not None
        and not form.context.style(slot).inherited
        and min(sizes, default=CONTENT) < form.context.least(TABLE if kind is Table else _least(slot))
        for slot, (_, kind, *_, sizes) in zip(form.slots, form.places, strict=True)
        if kind in (Text, Table)
    )


def _least(slot: Slot) -> int:
    """The size in points that text in a slot needs."""
    return SMALL if slot.role in (Role.CODE, Role.SOURCE) else LABEL if slot.role is Role.FURNITURE else CONTENT


@page_rule("A12", "type-size", Severity.ERROR, needs=CHART | DRAWING, breaks=_is_small)
def type_size(view: View) -> Iterator[Finding]:
    """Text is smaller than can be read from the back of a room.

    Content has at least 18 points, tables 16, sources and code 14, labels of drawings and the foot 12: the 8H rule makes 1/50 of
    the slide's height, 11 points, the least that is legible from eight times its height, 14 to 18 what is legible with ease. Text
    styles list the sizes that they may take, and text that does not fit goes on to another slide. In a template these figures shrink
    with the size of its own body text.

    What to do: nothing in an outline breaks it; raise the sizes of a design of your own.
    """
    for slot, placed in view.filled:
        size, least = _smallest(placed, slot)
        least = view.form.context.least(least)
        if size < least and not view.form.context.style(slot).inherited:
            message = f"{slot.name} is set in {size} pt and needs {least}"
            once = view.page.layout, slot.index, size
            yield Finding(view.page.span, message, "raise the sizes of the design's styles", once=once)


def _smallest(placed: PlacedItem, slot: Slot) -> tuple[int, int]:
    """The size of the smallest text of a fill, in points, and what it needs."""
    match placed.what:
        case Text() as text:
            levels = {paragraph.level for paragraph in text.paragraphs}
            least = _least(slot)
            return min((text.sizes[level] for level in levels), default=least), least
        case Table() as table:
            return table.size, TABLE
        case Drawing() as drawing:
            return min((words.size for label in drawing.labels for words in label.words), default=LABEL), LABEL
        case Chart() as chart:
            return chart.size, LABEL
        case Picture():
            return LABEL, LABEL


def _is_crossed(form: PageForm) -> bool:
    """Whether boxes of a form overlap or leave the slide."""
    return next(_crossed(form.boxes, form.context.slide), None) is not None


@page_rule("A15", "boxes-apart", Severity.ERROR, breaks=_is_crossed)
def boxes_apart(view: View) -> Iterator[Finding]:
    """Something reaches beyond the slide, or two boxes with content overlap.

    Overlapping content cannot be read. Pages place what they hold in the boxes of their layout, which
    keep clear of each other; this rule looks at the boxes of each page. Text that is too long for its box has the message `too-long`.

    What to do: nothing in an outline breaks it; correct the layout in a design of your own.
    """
    boxes = view.form.boxes
    where = (view.page.layout, *(box for _, box in boxes))
    for message in _crossed(boxes, view.form.context.slide):
        yield Finding(view.page.span, message, _REPORT, once=(where, message))


def _crossed(boxes: Sequence[tuple[Slot, Rect]], slide: Size) -> Iterator[str]:
    """What is wrong with the boxes of a page."""
    for slot, box in boxes:
        if box.x < -_TOUCH or box.y < -_TOUCH or box.right > slide.width + _TOUCH or box.bottom > slide.height + _TOUCH:
            yield f"{slot.name} reaches beyond the slide"
    for (one, first), (other, second) in combinations(boxes, 2):
        if _meet(first, second) and not (one.place and other.place and _meet_little(first, second)):
            yield f"{one.name} and {other.name} overlap"


def _meet_little(one: Rect, other: Rect) -> bool:
    """Whether two boxes that a template has placed so overlap by no more than their borders: the words in them stay apart."""
    low = min(one.bottom, other.bottom) - max(one.y, other.y)
    wide = min(one.right, other.right) - max(one.x, other.x)
    return low * _LITTLE < min(one.height, other.height) or wide * _LITTLE < min(one.width, other.width)


def _is_misplaced(form: PageForm) -> bool:
    """Whether texts of a form are not where their layout has them."""
    return next(_misplaced(form), None) is not None


@page_rule("A20", "place-of-layout", Severity.ERROR, breaks=_is_misplaced)
def place_of_layout(view: View) -> Iterator[Finding]:
    """Text is not where its layout puts it, or is not in any placeholder of the layout.

    A text placeholder on a slide has no position of its own, so that Reset Slide changes nothing and a new layout moves it. A
    page whose text was composed for another rectangle would not look as it was measured. The validation of the package ensures
    that no placeholder with text has a position of its own.

    What to do: nothing in an outline breaks it; please report it.
    """
    yield from (Finding(view.page.span, message, _REPORT) for message in _misplaced(view.form))


def _misplaced(form: PageForm) -> Iterator[str]:
    """The texts that are not where their layout has them."""
    for slot, (index, kind, *box, _) in zip(form.slots, form.places, strict=True):
        if slot is None:
            yield f"the layout {form.layout.name} has no placeholder {index}"
        elif kind is Text and Rect(*box) != slot.rect:
            yield f"{slot.name} is not where the layout {form.layout.name} puts it"


def _box(slot: Slot, placed: PlacedItem) -> Rect:
    """The box of a fill: the slot's for text, its own for everything else."""
    return slot.rect if isinstance(placed.what, Text) else placed.rect


def _meet(one: Rect, other: Rect) -> bool:
    """Whether two boxes overlap by more than a touch."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > _TOUCH and down > _TOUCH


CHECKS = (text_over_picture, empty_placeholder, type_size, boxes_apart, place_of_layout)
