"""Line ends that please: lines about as long as each other, and no last line of a single word.

Words are held together by no-break spaces, so a text that is edited, or shown in another face, still breaks where there is room.
"""

from __future__ import annotations

from itertools import pairwise
from operator import is_

from slides.base.geometry import Size
from slides.base.records import with_changes
from slides.design.page import Text
from slides.text.rich_text import WIDOW, Paragraph, Run, cut, without_widow
from slides.typesetting.fitting import Style, fits, set_text

_MOST_LINES = 3
"""Text of more lines stands in a column, where even lines are no gain."""
_TRIES = 8
_NO_BREAK = "\u00a0"


def with_even_lines(text: Text, style: Style, room: Size) -> Text:
    """A paragraph of two or three lines with its lines as even as they can be without one more of them; other text as it is."""
    if len(text.paragraphs) != 1 or not 1 < len(text.breaks[0]) <= _MOST_LINES:
        return text
    lines = len(text.breaks[0])
    goal, low, high = text, room.width // 4, room.width
    for _ in range(_TRIES):
        middle = (low + high) // 2
        tried = set_text(text.paragraphs, style, Size(middle, room.height))
        if len(tried.breaks[0]) <= lines:
            goal, high = tried, middle
        else:
            low = middle
    held, words = text.paragraphs[0], text.paragraphs[0].text
    for start, end in pairwise(goal.breaks[0]):
        held = _held(held, start, len(words[:end].rstrip()))
    found = set_text((held,), style, room)
    return found if found.breaks == goal.breaks and fits(found, room) else text


def without_lone_words(text: Text, style: Style, room: Size) -> Text:
    """Paragraphs whose last line is no single word, where that takes no further line."""
    kept = [
        with_changes(paragraph, runs=without_widow(paragraph.runs)) if len(ends) > 1 and ends[-1] - ends[-2] <= WIDOW else paragraph
        for paragraph, ends in zip(text.paragraphs, text.breaks, strict=True)
    ]
    if all(map(is_, kept, text.paragraphs)):
        return text
    found = set_text(kept, style, room)
    alike = list(map(len, found.breaks)) == list(map(len, text.breaks))
    return found if alike and not any(map(_leaves_alone, found.paragraphs, found.breaks)) else text


def _leaves_alone(paragraph: Paragraph, ends: tuple[int, ...]) -> bool:
    """Whether the line before the last one is a single word."""
    return len(ends) > 1 and " " not in paragraph.text[(0, *ends)[-3] : ends[-2]].strip()


def _held(paragraph: Paragraph, start: int, stop: int) -> Paragraph:
    """A paragraph whose words between two offsets are held together: all of a line, as the one before may hold more than was measured."""
    held: tuple[Run, ...] = tuple(with_changes(run, text=run.text.replace(" ", _NO_BREAK)) for run in cut(paragraph.runs, start, stop))
    return with_changes(paragraph, runs=(*cut(paragraph.runs, 0, start), *held, *cut(paragraph.runs, stop, len(paragraph.text))))
