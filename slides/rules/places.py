"""Where things stand on a slide, and how large their text is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from slides.design import Layout, Role, Slot
from slides.ground import EMU_PER_POINT, Rect, Severity, Size
from slides.page import Chart, Drawing, Page, Picture, Placed, Table, Text
from slides.rules.rule import Finding, Seen, rule

CONTENT, TABLE, SMALL, LABEL = 18, 16, 14, 12
"""The least sizes in points: content, tables, sources and code, labels of drawings and the foot (design notes, A12)."""
_TOUCH = EMU_PER_POINT
"""So far in EMU boxes may touch."""
_REPORT = "please report it, with the outline"


@rule("A7", "text-over-picture", Severity.ERROR)
def text_over_picture(seen: Seen) -> Iterator[Finding]:
    """Text stands over a picture.

    No one can say what contrast text has on a photograph (WCAG 1.4.3, technique G148). Layouts keep text and pictures apart, also
    where a picture fills half the slide with `{.cover}`; a design of your own may not.

    What to do: choose a layout in which the text has a place of its own.
    """
    for page in seen.pages:
        pictures = [placed for placed in page.fills if isinstance(placed.what, Picture)]
        for picture in pictures:
            for slot, placed in seen.filled(page):
                if isinstance(placed.what, Text | Table) and _meet(_box(slot, placed), picture.rect):
                    yield Finding(page.span, f"text stands over a picture: {slot.name}", "choose another layout")


@rule("A11", "empty-placeholder", Severity.ERROR)
def empty_placeholder(seen: Seen) -> Iterator[Finding]:
    """A place on a slide is filled with nothing.

    PowerPoint shows an empty placeholder as "Click to add text", and a screen reader stops at it (Microsoft's accessibility
    checker). Only places that have something are written; that nothing else is, is held by the package's gate.

    What to do: nothing in an outline breaks it; please report it.
    """
    for page in seen.pages:
        for slot, placed in seen.filled(page):
            empty = isinstance(placed.what, Text) and not any(
                run.icon or run.text.strip() for paragraph in placed.what.paragraphs for run in paragraph.runs
            )
            if empty and slot.index:
                yield Finding(page.span, f"an empty place on the slide: {slot.name}", _REPORT)


@rule("A12", "type-size", Severity.ERROR)
def type_size(seen: Seen) -> Iterator[Finding]:
    """Text is smaller than can be read from the back of a room.

    Content has at least 18 points, tables 16, sources and code 14, labels of drawings and the foot 12: the 8H rule makes 1/50 of
    the slide's height, 11 points, the least that is legible from eight times its height, 14 to 18 what is legible with ease
    (design notes, section 1). Text styles list the sizes that they may take, and text that does not fit goes on to another slide.

    What to do: nothing in an outline breaks it; raise the sizes of a design of your own.
    """
    known: set[tuple[object, ...]] = set()
    for page in seen.pages:
        for slot, placed in seen.filled(page):
            size, least = _smallest(placed, slot)
            if size < least and (key := (page.layout, slot.index, size)) not in known:
                known.add(key)
                yield Finding(page.span, f"{slot.name} is set in {size} pt and needs {least}", "raise the sizes of the design's styles")


def _smallest(placed: Placed, slot: Slot) -> tuple[int, int]:
    """The size of the smallest text of a fill, in points, and what it needs."""
    match placed.what:
        case Text() as text:
            levels = {paragraph.level for paragraph in text.paragraphs}
            least = SMALL if slot.role in (Role.CODE, Role.SOURCE) else LABEL if slot.role is Role.FURNITURE else CONTENT
            return min((text.sizes[level] for level in levels), default=least), least
        case Table() as table:
            return table.size, TABLE
        case Drawing() as drawing:
            return min((words.size for label in drawing.labels for words in label.words), default=LABEL), LABEL
        case Chart() as chart:
            return chart.size, LABEL
        case Picture():
            return LABEL, LABEL


@rule("A15", "boxes-apart", Severity.ERROR)
def boxes_apart(seen: Seen) -> Iterator[Finding]:
    """Something leaves the slide, or two boxes with content overlap.

    What overlaps is drawn over each other and cannot be read. Pages place what they hold in the boxes of their layout, which
    keep clear of each other; this rule looks at the boxes of each page. Text that is too long for its box has the message `too-long`.

    What to do: nothing in an outline breaks it; mend the layout of a design of your own.
    """
    known: set[tuple[object, ...]] = set()
    slide = seen.design.slide
    for page in seen.pages:
        boxes = [(slot, _box(slot, placed)) for slot, placed in seen.filled(page)]
        key = (page.layout, *(box for _, box in boxes))
        if key in known:
            continue
        known.add(key)
        yield from (Finding(page.span, message, _REPORT) for message in _crossed(boxes, slide))


def _crossed(boxes: Sequence[tuple[Slot, Rect]], slide: Size) -> Iterator[str]:
    """What is wrong with the boxes of a page."""
    for slot, box in boxes:
        if box.x < -_TOUCH or box.y < -_TOUCH or box.right > slide.width + _TOUCH or box.bottom > slide.height + _TOUCH:
            yield f"{slot.name} leaves the slide"
    for (one, first), (other, second) in combinations(boxes, 2):
        if _meet(first, second):
            yield f"{one.name} and {other.name} overlap"


@rule("A20", "place-of-layout", Severity.ERROR)
def place_of_layout(seen: Seen) -> Iterator[Finding]:
    """Text does not stand where its layout has it, or stands in no place of the layout.

    A text placeholder on a slide carries no place of its own, so that Reset Slide changes nothing and a new layout moves it
    (design notes, A20). A page whose text was composed for another rectangle would look otherwise than it was measured. That no
    placeholder with text is written with a place is held by the package's gate.

    What to do: nothing in an outline breaks it; please report it.
    """
    for page in seen.pages:
        for message in _misplaced(page, seen.design.layouts[page.layout]):
            yield Finding(page.span, message, _REPORT)


def _misplaced(page: Page, layout: Layout) -> Iterator[str]:
    """The texts of a page that are not where their layout has them."""
    slots = {slot.index: slot for slot in layout.slots}
    for placed in page.fills:
        if placed.slot not in slots:
            yield f"the layout {layout.name} has no place {placed.slot}"
        elif isinstance(placed.what, Text) and placed.rect != slots[placed.slot].rect:
            yield f"{slots[placed.slot].name} does not stand where the layout {layout.name} has it"


def _box(slot: Slot, placed: Placed) -> Rect:
    """The box of a fill: the slot's for text, its own for everything else."""
    return slot.rect if isinstance(placed.what, Text) else placed.rect


def _meet(one: Rect, other: Rect) -> bool:
    """Whether two boxes overlap by more than a touch."""
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > _TOUCH and down > _TOUCH


CHECKS = (text_over_picture, empty_placeholder, type_size, boxes_apart, place_of_layout)
