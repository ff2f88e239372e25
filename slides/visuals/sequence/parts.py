"""The parts that a sequence diagram is drawn with: heads, groups, tags of frames, crosses and lines that bend."""

from __future__ import annotations

from collections.abc import Sequence

from slides.base.geometry import Rect, inches, points
from slides.design import Colour
from slides.design.page import DrawingPart, Path, Shape, Stroke
from slides.visuals import labels
from slides.visuals.cards import card_box
from slides.visuals.sequence.measure import FIGURE, PAD, SLACK, Measured

CROSS = inches(0.11)
"""Half of a cross."""
_TAG_SIDE = inches(0.07)
BORDER = Stroke(Colour.MUTED, points(1))
"""The border of frames."""
_CROSS_STROKE = Stroke(Colour.MUTED, points(1.5))
_SHOULDERS = Path(100, 60, (("M", 0, 60), ("C", 0, 22, 20, 0, 50, 0), ("C", 80, 0, 100, 22, 100, 60), ("Z",)))
_CROSSED = Path(100, 100, (("M", 0, 0), ("L", 100, 100), ("M", 0, 100), ("L", 100, 0)), open=True)


def head_heights(shown: Measured) -> list[int]:
    """How high the head of each participant is."""
    found = []
    for who, each in enumerate(shown.exchange.participants):
        words = shown.words(each.name, _text_width(shown, who), strong=True)
        text = labels.extent([words], shown.fonts).height
        inset = shown.type.inset
        found.append(FIGURE + text if each.actor else text + inset.top + inset.bottom + (text // 2 if each.store else 0))
    return found


def _text_width(shown: Measured, who: int) -> int:
    return shown.heads[who] - (0 if shown.exchange.participants[who].actor else shown.type.sides + SLACK)


def head(shown: Measured, who: int, bottom: int) -> list[Shape]:
    """The head of a participant that ends at a height: a box, a cylinder or the figure of a person. Lifelines begin at its first shape."""
    each = shown.exchange.participants[who]
    width, height = shown.heads[who], head_heights(shown)[who]
    place = Rect(shown.x[who] - width // 2, bottom - height, width, height)
    ink = Colour.INK if each.actor else Colour.ON_FILL
    words = shown.words(each.name, _text_width(shown, who), colour=ink, strong=True)
    name = " ".join(each.name.split())[:40]
    if each.actor:
        text = Rect(place.x, place.y + FIGURE, width, height - FIGURE)
        return [Shape(name, text, label=labels.label(words)), *_figure(name, shown.x[who], place.y)]
    box = card_box(name, place, [words], Colour.KEY, "ctr", "ctr")
    if each.store:
        return [Shape(name, place, "can", Colour.KEY, None, box.label, (("adj", 18000),), part=DrawingPart.BOX)]
    return [box]


def _figure(name: str, middle: int, top: int) -> list[Shape]:
    """A person: a head over shoulders."""
    round_, wide = FIGURE * 2 // 5, FIGURE * 4 // 5
    body = Rect(middle - wide // 2, top + round_ + FIGURE // 20, wide, FIGURE - round_ - FIGURE // 8)
    return [
        Shape(f"Head of {name}"[:40], Rect(middle - round_ // 2, top, round_, round_), "ellipse", Colour.KEY),
        Shape(f"Shoulders of {name}"[:40], body, _SHOULDERS, Colour.KEY),
    ]


def _members(shown: Measured, group: int) -> list[int]:
    return [who for who, each in enumerate(shown.exchange.participants) if each.group == group]


def _sides(shown: Measured, members: Sequence[int]) -> tuple[int, int]:
    """From where to where a group stands."""
    left = min(shown.x[who] - shown.heads[who] // 2 for who in members) - PAD
    right = max(shown.x[who] + shown.heads[who] // 2 for who in members) + PAD
    return max(left, 0), min(right, shown.width)


def group_sides(shown: Measured) -> list[tuple[int, int]]:
    """From where to where each group stands that has participants."""
    groups_ = (_members(shown, group) for group in range(len(shown.exchange.groups)))
    return [_sides(shown, members) for members in groups_ if members]


def group_titles(shown: Measured, y: int) -> list[Shape]:
    """The titles of the groups over their heads, all of them as high as the highest."""
    found = []
    for group, title in enumerate(shown.exchange.groups):
        members = _members(shown, group)
        if title and members:
            left, right = _sides(shown, members)
            words = shown.words(title, right - left - 2 * PAD, strong=True)
            height = labels.extent([words], shown.fonts).height + PAD
            found.append((Rect(left + PAD, y + PAD // 2, right - left - 2 * PAD, height), words, title))
    highest = max((place.height for place, _, _ in found), default=0)
    return [
        Shape(f"Box: {title}"[:40], Rect(place.x, place.y, place.width, highest), label=labels.label(words))
        for place, words, title in found
    ]


def groups(shown: Measured, top: int, bottom: int) -> list[Shape]:
    """The grounds of the groups."""
    return [
        Shape(f"Ground of box {at}", Rect(left, top, right - left, bottom - top), fill=Colour.PANEL, part=DrawingPart.FRAME)
        for at, (left, right) in enumerate(group_sides(shown), 1)
    ]


def tag(shown: Measured, operator: str, x: int, y: int) -> Shape:
    """The name of a frame in its corner."""
    words = labels.label_words(operator, shown.type.size, Colour.INK, shown.fonts, strong=True)
    size = labels.extent([words], shown.fonts)
    place = Rect(x, y, size.width + 2 * _TAG_SIDE, size.height)
    return Shape(f"Tag: {operator}", place, fill=Colour.SOFT, stroke=BORDER, label=labels.label(words))


def cross(name: str, x: int, y: int) -> Shape:
    """A cross round a place."""
    return Shape(name, Rect(x - CROSS, y - CROSS, 2 * CROSS, 2 * CROSS), _CROSSED, stroke=_CROSS_STROKE, part=DrawingPart.LINE)


def bent(name: str, corners: Sequence[tuple[int, int]], stroke: Stroke) -> Shape:
    """A line with corners."""
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    width, height = max(x for x, _ in corners) - left, max(y for _, y in corners) - top
    moved = [(x - left, y - top) for x, y in corners]
    path = Path(max(width, 1), max(height, 1), (("M", *moved[0]), ("L", *(part for corner in moved[1:] for part in corner))), open=True)
    return Shape(name, Rect(left, top, width, height), path, stroke=stroke, part=DrawingPart.LINE)
