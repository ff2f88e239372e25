"""What drawings are made with: labels that are measured before they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from slides.base.geometry import EMU_PER_POINT, Rect, Size, points
from slides.design import NO_INSET, Colour, Fonts, Inset
from slides.design.page import LONGEST_ALT, Connector, Drawing, Label, Path, Shape, Words
from slides.text.rich_text import Run, bold, cut, plain, trim
from slides.typesetting import metrics
from slides.typesetting.compounds import joined_names, kept_whole, split_compounds

_ROOMY = 1_000_000.0
"""More points than any line has."""


def label_words(
    text: str | Sequence[Run], size: int, colour: Colour, fonts: Fonts, width: int | None = None, *, strong: bool = False
) -> Words:
    """A paragraph of a label, broken into lines for a width in EMU, or on one line. size: points. strong: bold."""
    runs = (Run(text),) if isinstance(text, str) else tuple(text)
    runs = bold(runs) if strong else runs
    face = metrics.faces_of(fonts, False, False, False)
    room = _ROOMY if width is None else max(width / EMU_PER_POINT, 1.0)
    return Words(runs, size, colour, metrics.breaks(metrics.measured_words(runs, face), size, room, face.guard))


def extent(shown: Sequence[Words], fonts: Fonts) -> Size:
    """How wide the widest line of these paragraphs is, and how high all of them are with the space above each, in EMU, guards included."""
    return _extent(tuple(shown), fonts)


@lru_cache(maxsize=1024)
def _extent(shown: tuple[Words, ...], fonts: Fonts) -> Size:
    face = metrics.faces_of(fonts, False, False, False)
    widest, high = 0.0, 0.0
    for each in shown:
        for start, end in pairwise((0, *each.breaks)):
            line = _line(each.runs, start, end)
            widest = max(widest, metrics.one_line_width(metrics.measured_words(line, face)) * face.guard * each.size if line else 0.0)
        high += metrics.guarded(metrics.line_height(each.size, len(each.breaks))) + each.before
    return Size(points(widest) + EMU_PER_POINT, points(high))


def _line(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """A line of a paragraph without white space at its ends, as it is measured."""
    if len(runs) != 1:
        return trim(cut(runs, start, end))
    text = runs[0].text[start:end].strip()
    return (Run(text, bold=runs[0].bold, code=runs[0].code),) if text else ()


def longest_word(text: str | Sequence[Run], size: int, fonts: Fonts, *, strong: bool = False) -> int:
    """The width in EMU of the longest word of a text: a narrower box would break it. size: points."""
    runs = (Run(text),) if isinstance(text, str) else tuple(text)
    runs = joined_names(runs)
    return points(_longest_word(bold(runs) if strong else runs, fonts) * size) + EMU_PER_POINT


@lru_cache(maxsize=1024)
def _longest_word(runs: tuple[Run, ...], fonts: Fonts) -> float:
    """The width of the longest word in em, guards included: drawings are tried in many sizes."""
    face = metrics.faces_of(fonts, False, False, False)
    return metrics.widest(metrics.measured_words(runs, face)) * face.guard


def balanced(text: str | Sequence[Run], size: int, colour: Colour, fonts: Fonts, width: int, *, strong: bool = False) -> Words:
    """A paragraph as `label_words` breaks it for a width, with its lines as even as they can be without one more of them."""
    runs = (Run(text),) if isinstance(text, str) else tuple(text)
    return _balanced(bold(runs) if strong else runs, size, colour, fonts, width)


@lru_cache(maxsize=1024)
def _balanced(runs: tuple[Run, ...], size: int, colour: Colour, fonts: Fonts, width: int) -> Words:
    """The same: a drawing that is tried in many ways breaks the same words for the same width again and again. A name with a hyphen
    is not broken where its box is wide enough.
    """
    found = _evened(runs, size, colour, fonts, width)
    starts = split_compounds(plain(runs), found.breaks, names=True)
    if not starts:
        return found
    whole = _evened(kept_whole(runs, starts), size, colour, fonts, width)
    broken = split_compounds(plain(whole.runs), whole.breaks, names=True)
    return whole if len(whole.breaks) <= len(found.breaks) + 1 and not broken else found


def _evened(runs: tuple[Run, ...], size: int, colour: Colour, fonts: Fonts, width: int) -> Words:
    """A paragraph in even lines."""
    best = label_words(runs, size, colour, fonts, width)
    if len(best.breaks) < 2:
        return best
    low, high = min(longest_word(best.runs, size, fonts), width), width
    for _ in range(8):
        middle = (low + high) // 2
        tried = label_words(best.runs, size, colour, fonts, middle)
        if len(tried.breaks) <= len(best.breaks):
            best, high = tried, middle
        else:
            low = middle
    return best


def label(*shown: Words, align: str = "ctr", anchor: str = "ctr", inset: Inset = NO_INSET, box: Rect | None = None) -> Label:
    """A label of paragraphs."""
    return Label(tuple(shown), align, anchor, inset, box)


def narrate(parts: Sequence[str], most: int = LONGEST_ALT) -> str:
    """Sentences as an alternative text of at most `most` characters: as many whole ones as fit, the first cut where it must be."""
    found = ""
    for part in parts:
        longer = f"{found} {part}".strip()
        if len(longer) > most:
            break
        found = longer
    if found or not parts:
        return found
    return parts[0][: most - 1].rsplit(None, 1)[0] + "\u2026"


def mirrored_shapes(drawn: Drawing) -> Drawing:
    """A drawing as a mirror beside it shows it: for slides that are read from the right. Preset forms keep their own direction."""
    return replace(drawn, shapes=tuple(_mirrored(each, drawn) for each in drawn.shapes))


def _mirrored(shown: Shape | Connector, drawn: Drawing) -> Shape | Connector:
    """A shape or a connector of a mirrored drawing."""
    if isinstance(shown, Connector):
        ends = [(end[0], _other_site(drawn.shapes[end[0]], end[1])) if end else None for end in (shown.start, shown.end)]
        return replace(shown, points=tuple((drawn.width - x, y) for x, y in shown.points), start=ends[0], end=ends[1])
    place = replace(shown.rect, x=drawn.width - shown.rect.right)
    form = shown.form
    if isinstance(form, Path):
        form = replace(form, steps=tuple(_flipped(step, form.width) for step in form.steps))
    return replace(shown, rect=place, form=form, label=_turned(shown.label, shown.rect.width) if shown.label else None)


def _turned(shown: Label, width: int) -> Label:
    """A label of a mirrored shape of this width: what stood at its left stands at its right."""
    inset = replace(shown.inset, left=shown.inset.right, right=shown.inset.left)
    inner = replace(shown.box, x=width - shown.box.right) if shown.box else None
    return replace(shown, align={"l": "r", "r": "l"}.get(shown.align, shown.align), inset=inset, box=inner)


def _flipped(step: tuple[str | int, ...], width: int) -> tuple[str | int, ...]:
    """A step of a path of this width from right to left."""
    return tuple(width - part if at % 2 and isinstance(part, int) else part for at, part in enumerate(step))


def _other_site(shown: Shape | Connector, site: int) -> int:
    """The connection site that mirrors one: an ellipse has eight, counted from the top against the clock, other forms four."""
    count = 8 if isinstance(shown, Shape) and shown.form == "ellipse" else 4
    return (count - site) % count


__all__ = ["balanced", "extent", "label", "label_words", "longest_word", "mirrored_shapes", "narrate", "plain"]
