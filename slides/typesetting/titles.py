"""A slide's title in its box: the largest type, no last line of one short word, and an ellipsis where it is too long."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from slides.base.geometry import EMU_PER_POINT, Size
from slides.design import Colour, Design, Fonts, Layout, Role, Slot, TextStyle
from slides.design.page import PlacedItem, Text
from slides.text.rich_text import BREAK, Ink, Paragraph, Run, cut, plain, trim, without_widow
from slides.typesetting import metrics
from slides.typesetting.compounds import kept_whole, split_compounds
from slides.typesetting.fitting import Style, fits, largest, set_text

ELLIPSIS = "\u2026"


def title_in(runs: tuple[Run, ...], layout: Layout, design: Design, suffix: str) -> tuple[PlacedItem | None, bool]:
    """The title with its suffix at the largest size that fits; one too long for its box ends in an ellipsis.

    The suffix is the number of a page whose title others have too: part of the title, in lighter and smaller type. Lines end where
    the author broke them, as far as the title fits so.
    """
    slots = layout.slots_for(Role.TITLE)
    if not slots:
        return None, False
    slot = slots[0]
    style = design.style(slot)
    broken = BREAK in plain(runs)
    runs = _lines(runs, BREAK) if broken else runs
    text, suffix = _with_suffix(runs, slot, design, suffix)
    if broken and not fits(text, slot.rect.size):
        runs = _lines(runs, " ")
        text, suffix = _with_suffix(runs, slot, design, suffix)
    if fits(text, slot.rect.size):
        return PlacedItem(slot.index, text, slot.rect), False
    smallest = Style(style, style.ladder[-1], design.theme.fonts)
    ending = (Run(ELLIPSIS), *_count(suffix, slot, design))
    letters = range(len(plain(runs)))
    words = [at for at, letter in enumerate(plain(runs)) if letter == " "] or letters
    text = _cut_short(runs, words, ending, smallest, slot.rect.size)
    return PlacedItem(
        slot.index, text if fits(text, slot.rect.size) else _cut_short(runs, letters, ending, smallest, slot.rect.size), slot.rect
    ), True


def _with_suffix(runs: tuple[Run, ...], slot: Slot, design: Design, suffix: str) -> tuple[Text, str]:
    """A title with its suffix, which is held together where the title has several lines."""
    text = _set_title((*runs, *_count(suffix, slot, design)), slot, design)
    if suffix and len(text.breaks[0]) > 1:
        suffix = suffix[:1] + suffix[1:].replace(" ", "\u00a0")
        text = _set_title((*runs, *_count(suffix, slot, design)), slot, design)
    return text, suffix


_OF_TITLES = (Colour.HEADING, Colour.INK)
"""The colours of titles on grounds that grey is legible on."""


def _count(suffix: str, slot: Slot, design: Design) -> tuple[Run, ...]:
    """A suffix as a run after the title: as a number is shown where the title stands on the slide's ground, else as the title is."""
    on_ground = design.style(slot).levels[0].colour in _OF_TITLES
    return (Run(suffix, ink=Ink.COUNT if on_ground else Ink.PLAIN),) if suffix else ()


def _lines(runs: tuple[Run, ...], between: str) -> tuple[Run, ...]:
    """A title whose lines the author broke, without white space at their ends, and with `between` where each break is."""
    text = plain(runs)
    found: list[Run] = []
    at = 0
    for line in text.split(BREAK):
        shown = trim(cut(runs, at, at + len(line)))
        found += (*((Run(between),) if found and shown else ()), *shown)
        at += len(line) + 1
    return tuple(found)


def _cut_short(runs: tuple[Run, ...], ends: Sequence[int], after: tuple[Run, ...], style: Style, room: Size) -> Text:
    """A title cut at the last of some places at which it fits, with an ending; at the first where it fits at none."""

    def ending(at: int) -> Text:
        return set_text((Paragraph((*trim(cut(runs, 0, ends[at])), *after)),), style, room)

    return ending(bisect_left(range(1, len(ends)), True, key=lambda at: not fits(ending(at), room)))


_LEAST_WHOLE = 0.8
"""How much of its size a title keeps at least that no longer breaks a word at its hyphen."""


def _set_title(runs: tuple[Run, ...], slot: Slot, design: Design) -> Text:
    """A title set so that its last line is not one short word, and no line ends inside a word with a hyphen."""
    style, fonts = design.style(slot), design.theme.fonts
    style = _without_broken_words(runs, slot, style, fonts)
    text = _without_widow(runs, slot, style, fonts)
    starts = split_compounds(text.paragraphs[0].text, text.breaks[0])
    if not starts or not fits(text, slot.rect.size):
        return text
    least = round(text.sizes[0] * _LEAST_WHOLE)
    for sizes in style.ladder:
        if least <= sizes[0] < text.sizes[0]:
            smaller = _without_widow(runs, slot, replace(style, ladder=(sizes,)), fonts)
            if not split_compounds(smaller.paragraphs[0].text, smaller.breaks[0]):
                return smaller
    broken = _without_widow(kept_whole(runs, starts), slot, style, fonts)
    whole = fits(broken, slot.rect.size) and broken.sizes[0] >= least and not split_compounds(broken.paragraphs[0].text, broken.breaks[0])
    return broken if whole else text


def _without_widow(runs: tuple[Run, ...], slot: Slot, style: TextStyle, fonts: Fonts) -> Text:
    """A title at the largest size that fits, its last line not one short word."""
    text = largest((Paragraph(runs),), style, fonts, slot.rect.size)
    if len(text.breaks[0]) < 2:
        return text
    held = largest((Paragraph(without_widow(runs)),), style, fonts, slot.rect.size)
    whole = _words_cut(held) <= _words_cut(text) and _shortest(held) >= _shortest(text)
    return held if whole and len(held.breaks[0]) == len(text.breaks[0]) and fits(held, slot.rect.size) else text


def _shortest(text: Text) -> int:
    """The letters of the shortest line of a title."""
    words, ends = text.paragraphs[0].text, (0, *text.breaks[0])
    return min(len(words[start:end].strip()) for start, end in pairwise(ends))


def _words_cut(text: Text) -> int:
    """How many lines of a title end inside a word: where two words that are held together are wider than the box."""
    words = text.paragraphs[0].text
    ends = [end for end in text.breaks[0] if 0 < end < len(words)]
    return sum(words[end - 1].isalpha() and words[end].isalpha() for end in ends)


def _without_broken_words(runs: tuple[Run, ...], slot: Slot, style: TextStyle, fonts: Fonts) -> TextStyle:
    """The style with the upper steps left out at which the box is too narrow for the longest word; whole where none helps."""
    level = style.levels[0]
    face = metrics.faces_of(fonts, level.heading, level.bold, level.code)
    em = metrics.widest(metrics.measured_words(runs, face)) * face.guard
    width = (slot.rect.width - style.inset.left - style.inset.right) / EMU_PER_POINT
    kept = style.ladder if em * style.ladder[0][0] <= width else tuple(sizes for sizes in style.ladder if em * sizes[0] <= width)
    return replace(style, ladder=kept) if kept and len(kept) < len(style.ladder) else style
