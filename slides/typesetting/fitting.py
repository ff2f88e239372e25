"""Sets paragraphs in a box: measures every line, and finds the largest sizes of a style's size list that fit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise

from slides.base.geometry import EMU_PER_POINT, Size, points
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.design import Fonts, TextStyle
from slides.design.page import Text
from slides.text.rich_text import Mark, Paragraph, parted, trim
from slides.typesetting import metrics


@frozen
class Style:
    """A slot's text style at one step of its size list: a size in points for each level."""

    text: TextStyle
    sizes: tuple[int, ...]
    fonts: Fonts


@lru_cache(maxsize=256)
def rungs(text: TextStyle, fonts: Fonts) -> tuple[Style, ...]:
    """A style at each step of its size list, largest first."""
    return tuple(Style(text, sizes, fonts) for sizes in text.ladder)


def set_text(paragraphs: Sequence[Paragraph], style: Style, room: Size) -> Text:
    """The paragraphs broken into lines for the room's width. The answer's height may be more than the room's."""
    ends: list[tuple[int, ...]] = []
    used = 0.0
    style = _beside_icons(style, paragraphs)
    faces, levels, sizes = _faces(style.text, style.fonts), style.text.levels, style.sizes
    for at, paragraph in enumerate(paragraphs):
        lines = _lines(paragraph, style, room, faces)
        ends.append(lines)
        level = levels[paragraph.level]
        used += metrics.line_height(sizes[paragraph.level], _height_in_lines(paragraph, lines), level.line)
        used += level.space(sizes[paragraph.level]) if at else 0
    inset = style.text.inset
    height = points(metrics.guarded(used)) + inset.top + inset.bottom
    return Text(tuple(paragraphs), sizes, tuple(ends), height)


def _beside_icons(style: Style, paragraphs: Sequence[Paragraph]) -> Style:
    """The style with room for the icons of these paragraphs; itself where they have none."""
    text = style.text.beside_icons(paragraphs, style.sizes)
    return style if text is style.text else Style(text, style.sizes, style.fonts)


def _lines(paragraph: Paragraph, style: Style, room: Size, faces: Sequence[metrics.Faces]) -> tuple[int, ...]:
    """Where one paragraph's lines end. faces: those of the style's levels."""
    text, at = style.text, paragraph.level
    margin, _ = text.indent(at, paragraph.mark, paragraph.icon)
    width = (room.width - text.inset.left - text.inset.right - margin) / EMU_PER_POINT
    return metrics.breaks(metrics.measured_words(paragraph.runs, faces[at]), style.sizes[at], max(width, 1.0), faces[at].guard)


def _height_in_lines(paragraph: Paragraph, ends: tuple[int, ...]) -> float:
    """A paragraph's height in lines of its size: more than it has where equations stand in it. ends: where its lines end."""
    if not any([run.tex for run in paragraph.runs]):  # noqa: C419 - a generator takes twice as long
        return len(ends)
    from slides.text.formulas import extra_lines

    return len(ends) + extra_lines(paragraph.runs, len(ends))


@lru_cache(maxsize=256)
def _faces(text: TextStyle, fonts: Fonts) -> tuple[metrics.Faces, ...]:
    """The faces of a style's levels."""
    return tuple(metrics.faces_of(fonts, level.heading, level.bold, level.code) for level in text.levels)


def fits(text: Text, room: Size) -> bool:
    """Whether set text stays inside its box."""
    return text.height <= room.height


def largest(paragraphs: Sequence[Paragraph], text: TextStyle, fonts: Fonts, room: Size) -> Text:
    """The paragraphs at the largest step that fits; at the smallest where none does."""
    setting = None
    for style in rungs(text, fonts):
        setting = set_text(paragraphs, style, room)
        if fits(setting, room):
            break
    assert setting is not None, "every ladder has a rung"
    return setting


Settle = Callable[[tuple[Paragraph, ...], Style], tuple[Paragraph, ...]]


def pack(paragraphs: tuple[Paragraph, ...], style: Style, room: Size, settle: Settle) -> tuple[tuple[Paragraph, ...], ...]:
    """Paragraphs dealt out to as few rooms as hold them, evenly, with no item split from its first sub-item, and no line from what it
    leads to; between groups under headings rather than inside of one.

    `settle` gives the paragraphs the levels of the style before they are measured.
    """
    inset = style.text.inset
    style = _beside_icons(style, settle(paragraphs, style))
    space = (room.height - inset.top - inset.bottom) / EMU_PER_POINT
    pieces: list[Paragraph] = []
    before = 0.0
    for at, paragraph in enumerate(paragraphs):
        pieces.extend(_cut(paragraph, style, room, space - before, settle))
        holds = at + 1 < len(paragraphs) and _holds(pieces[-1], paragraphs[at + 1])
        held = before + _height(pieces[-1], style, room, settle) if holds else 0.0
        before = held if held < space / 2 else 0.0
    heights = [_height(piece, style, room, settle) for piece in pieces]
    groups = _whole(_together(pieces, heights, space), space)
    bounds = [0, *_cuts([members[0] for members, _ in groups], [height for _, height in groups], space), len(groups)]
    return tuple(tuple(piece for members, _ in groups[start:end] for piece in members) for start, end in pairwise(bounds))


def _height(paragraph: Paragraph, style: Style, room: Size, settle: Settle) -> float:
    """A paragraph's height in points, with the space before it."""
    (placed,) = settle((paragraph,), style)
    level = style.text.levels[placed.level]
    lines = _height_in_lines(placed, _lines(placed, style, room, _faces(style.text, style.fonts)))
    return metrics.guarded(metrics.line_height(style.sizes[placed.level], lines, level.line) + level.space(style.sizes[placed.level]))


def _holds(piece: Paragraph, following: Paragraph) -> bool:
    """Whether a paragraph wants the next one on its page: an item its first sub-item, a bold line or a colon what it leads to."""
    return following.level > piece.level or _heads(piece) or (piece.mark is Mark.NONE and leads_on(piece.text))


def _heads(piece: Paragraph) -> bool:
    """Whether a paragraph is a bold line: the heading of what follows."""
    return piece.mark is Mark.NONE and all(run.bold for run in piece.runs)


def leads_on(text: str) -> bool:
    """Whether a text ends as one does that leads to what follows."""
    return text.rstrip().endswith((":", "\uff1a"))


def _together(pieces: list[Paragraph], heights: list[float], space: float) -> list[tuple[list[Paragraph], float]]:
    """Groups that stay on one page, as long as a page has room for them."""
    groups: list[tuple[list[Paragraph], float]] = []
    for at, (piece, height) in enumerate(zip(pieces, heights, strict=True)):
        if at and _holds(pieces[at - 1], piece) and groups[-1][1] + height <= space:
            members, sum_of = groups[-1]
            groups[-1] = ([*members, piece], sum_of + height)
        else:
            groups.append(([piece], height))
    return groups


def _whole(groups: list[tuple[list[Paragraph], float]], space: float) -> list[tuple[list[Paragraph], float]]:
    """Groups joined up to the next heading, so that none is cut, where that takes at most one page more; as they are elsewhere."""
    joined: list[tuple[list[Paragraph], float]] = []
    for members, height in groups:
        if joined and not _heads(members[0]):
            first, sum_of = joined[-1]
            joined[-1] = ([*first, *members], sum_of + height)
        else:
            joined.append((members, height))
    if len(joined) < 2 or any(height > space for _, height in joined):
        return groups
    more = _pages_needed([height for _, height in joined], space)[0]
    return joined if more <= _pages_needed([height for _, height in groups], space)[0] + 1 else groups


_WITHIN_TEXT, _WITHIN_LIST, _WITHIN_ITEM = 0.15, 0.3, 0.6
"""What it costs to begin a page with text, an item or a sub-item, in shares of a page off the even share."""
_WITHIN_GROUP = 2.0
"""The same of anything but a heading, among groups under headings."""


def _strain(first: Paragraph, *, grouped: bool) -> float:
    """How much a page that begins with a paragraph parts what belongs together. A heading begins something new."""
    if _heads(first):
        return 0.0
    if grouped:
        return _WITHIN_GROUP + _strain(first, grouped=False)
    if first.mark is Mark.NONE:
        return _WITHIN_TEXT
    return _WITHIN_LIST if first.level == 0 and first.mark is not Mark.CONTINUE else _WITHIN_ITEM


def _cuts(firsts: Sequence[Paragraph], heights: Sequence[float], space: float) -> list[int]:
    """The groups that begin pages after the first: as few pages as hold them, cut where that costs least near even shares.

    firsts: the paragraph that each group begins with.
    """
    sums = list(accumulate(heights, initial=0.0))
    needed = _pages_needed(heights, space)
    share = sums[-1] / max(needed[0], 1)
    grouped = any(map(_heads, firsts[1:]))
    costs = [abs(sums[-1] - used - share) / space for used in sums]
    follows = [len(heights)] * len(heights)
    for start in range(len(heights) - 1, -1, -1):
        if needed[start] == 1:
            continue
        best, at = float("inf"), start + 1
        while at < len(heights) and (at == start + 1 or sums[at] - sums[start] <= space):
            if needed[at] < needed[start]:
                cost = costs[at] + _strain(firsts[at], grouped=grouped) + abs(sums[at] - sums[start] - share) / space
                best, follows[start] = min((best, follows[start]), (cost, at))
            at += 1
        costs[start] = best
    found = []
    start = follows[0] if heights else 0
    while start < len(heights):
        found.append(start)
        start = follows[start]
    return found


def _pages_needed(heights: Sequence[float], space: float) -> list[int]:
    """For every group, on how few pages it and all that follow it go. A group higher than a page has one to itself."""
    needed = [0] * (len(heights) + 1)
    used, end = 0.0, len(heights)
    for start in range(len(heights) - 1, -1, -1):
        used += heights[start]
        while used > space and end > start + 1:
            end -= 1
            used -= heights[end]
        needed[start] = needed[end] + 1
    return needed


_SENTENCE_END = pattern(r"[.!?\u2026]['\"\u2019\u201d)]*\s+|[\u3002\uff01\uff1f]")


def _cut(paragraph: Paragraph, style: Style, room: Size, space: float, settle: Settle) -> list[Paragraph]:
    """A paragraph as it is where it fits a room; else cut after sentences, and inside one only where it alone is too long."""
    if _height(paragraph, style, room, settle) <= space:
        return [paragraph]
    (placed,) = settle((paragraph,), style)
    level = style.text.levels[placed.level]
    pitch = metrics.guarded(metrics.line_height(style.sizes[placed.level], percent=level.line))
    most = max(1, int((space - metrics.guarded(level.space(style.sizes[placed.level]))) // pitch))
    ends = _lines(placed, style, room, _faces(style.text, style.fonts))
    sentences = [found.end() for found in _SENTENCE_END.finditer(paragraph.text)]
    cuts: list[int] = []
    line = 0
    while line + most < len(ends):
        start, limit = (ends[line - 1] if line else 0), ends[line + most - 1]
        at = bisect_right(sentences, limit)
        good = sentences[at - 1] if at and sentences[at - 1] > start + (limit - start) // 2 else limit
        cuts.append(good)
        line = max(bisect_right(ends, good), line + 1)
    return _slices(paragraph, cuts)


def _slices(paragraph: Paragraph, cuts: list[int]) -> list[Paragraph]:
    """A paragraph cut at offsets; the pieces after the first carry no mark."""
    found = [trim(runs) for runs in parted(paragraph.runs, cuts)]
    follow = Mark.NONE if paragraph.mark is Mark.NONE else Mark.CONTINUE
    first, *rest = [replace(paragraph, runs=runs) for runs in found if runs]
    return [first, *(replace(piece, mark=follow) for piece in rest)]
