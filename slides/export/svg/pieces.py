"""Lines cut into pieces of one face and one direction, each with its own place.

resvg sets all of a piece of text in another face where the wanted one lacks a letter of it, and takes the first that it finds, bold or
serif. So each piece has one face, which has all of its letters, and stands where the text before it ends.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from slides.base.geometry import EMU_PER_POINT
from slides.base.records import frozen
from slides.export.display_list import TextLine, TextSpan
from slides.export.display_list.faces import SIGN_FACES, stand_ins
from slides.typesetting import metrics
from slides.typesetting.metrics import coverage

_JOINED = frozenset("\u200c\u200d\ufe0e\ufe0f") | frozenset(map(chr, range(0x1F3FB, 0x1F400)))
"""What is drawn with the letter before it."""
_DEEPEST = 63
"""So many open brackets Unicode's algorithm follows; here also so many pairs of a line."""
_BLANKS = " \u00a0"
_BRACKETS = {"(": ")", "[": "]", "{": "}", "\u00ab": "\u00bb"}


@frozen
class TextPiece:
    """Text of one look in one face. `x` is its left edge in EMU. `turned`: it reads from right to left."""

    span: TextSpan
    x: int
    turned: bool


def line_pieces(line: TextLine, language: str) -> Iterator[TextPiece]:
    """The pieces of a line from left to right. language: the deck's, whose faces set what code has of its script.

    Blanks at the ends of pieces are room and no text: where they would stand depends on a direction.
    """
    levels = bidirectional_levels(line.text, rtl=line.rtl)
    found: list[tuple[TextSpan, int]] = []
    at = 0
    for span in line.spans:
        found += _one_face(span, levels[at : at + len(span.text)], language)
        at += len(span.text)
    found = found if line.rtl else list(_spaced(found, line.text))
    free = line.width - sum(span.width for span, _ in found)
    x = line.x + (0 if line.anchor == "start" else free if line.anchor == "end" else free // 2)
    for span, level in _as_seen(found):
        turned = level % 2 == 1
        words = span.text.strip(_BLANKS)
        gap = coverage.advance(" ", span.family, span.bold) or metrics.widths(span.family, span.bold)[" "]
        blank = round(gap * span.size * EMU_PER_POINT)
        before, after = (blank * (len(span.text) - len(part)) for part in (span.text.lstrip(_BLANKS), span.text.rstrip(_BLANKS)))
        if words:
            wide = span.width - before - after
            yield TextPiece(replace(span, text=words, width=wide), x + (after if turned else before), turned)
        x += span.width


def _spaced(pieces: Sequence[tuple[TextSpan, int]], text: str) -> Iterator[tuple[TextSpan, int]]:
    """Pieces with room between Chinese, Japanese or Korean letters and others that stand right beside them, as there is in a deck."""
    gaps = frozenset(metrics.borders(text))
    at = 0
    for span, level in pieces:
        at += len(span.text)
        near = at in gaps and not text[at - 1 : at].isspace() and not text[at : at + 1].isspace()
        yield (replace(span, width=span.width + round(metrics.GAP * span.size * EMU_PER_POINT)) if near else span), level


def _one_face(span: TextSpan, levels: Sequence[int], language: str) -> Iterator[tuple[TextSpan, int]]:
    """A span in pieces of one face and one level, as wide as they are in their faces."""
    if span.text.isascii() and len(set(levels)) <= 1:
        yield span, levels[0] if levels else 0
        return
    code = span.language == "zxx"
    families = (
        (*stand_ins(span.family)[:-1], *stand_ins(span.family, language)[1:-1]) if code else stand_ins(span.family, span.language)[:-1]
    )
    usual = coverage.covering_family("n", families)
    faces = _faces(span.text, families, usual)
    upright = list(accumulate(span.text, _is_upright, initial=False))[1:] if span.italic else [False] * len(faces)
    for (level, family, straight), group in groupby(zip(levels, faces, upright, span.text, strict=True), lambda each: each[:3]):
        text = "".join(letter for *_, letter in group)
        wide = coverage.advance(text, usual if family == families[0] else family, span.bold)
        wide = wide if wide is not None else metrics.widths(span.family, span.bold).of(text)
        slanted = span.italic and not straight
        yield replace(span, text=text, family=family, italic=slanted, width=round(wide * span.size * EMU_PER_POINT)), level


def _is_upright(before: bool, letter: str) -> bool:
    """Whether a letter has no slanted face: those of other scripts than Latin, Greek and Cyrillic. Other signs are as those before."""
    return letter >= "\u0530" if letter.isalpha() else before and letter.isspace()


def _faces(text: str, families: tuple[str, ...], usual: str) -> list[str]:
    """The family of each letter of a text: the first of some, where the one that stands in for it has the letter."""
    found: list[str] = []
    for at, letter in enumerate(text):
        if letter in _JOINED or unicodedata.combining(letter) or letter.isspace():
            follows = found and not (letter.isspace() and found[-1] in SIGN_FACES)
            found.append(found[-1] if follows else families[0])
            continue
        pictured = letter >= "\U0001f000" or text[at + 1 : at + 2] == "\ufe0f"
        signs = SIGN_FACES if pictured else SIGN_FACES[::-1]
        has = usual if letter.isascii() else coverage.covering_family(letter, (*((usual,) if usual else ()), *families, *signs))
        found.append(families[0] if has in ("", usual) else has)
    return found


def _as_seen(pieces: Sequence[tuple[TextSpan, int]]) -> list[tuple[TextSpan, int]]:
    """Pieces from left to right: Unicode's rule L2, turning stretches from the highest level down."""
    order = list(pieces)
    for level in range(max((level for _, level in order), default=0), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and order[stop][1] >= level:
                stop += 1
            order[start:stop] = order[start:stop][::-1]
            start = stop + 1
    return order


def bidirectional_levels(text: str, *, rtl: bool) -> list[int]:
    """The level of each letter by Unicode's bidirectional algorithm (UAX 9: W1 to W7, N0 to N2, I1, I2): odd from right to left.

    Explicit embeddings and isolates are taken for neutral.
    """
    base = "R" if rtl else "L"
    kinds = _paired(text, _strong(text, base), base)
    found: list[int] = []
    before = base
    runs = [(kind, len(list(group))) for kind, group in groupby(kinds, lambda kind: "N" if kind == "N" else kind)]
    for at, (kind, length) in enumerate(runs):
        if kind == "N":
            after = runs[at + 1][0] if at + 1 < len(runs) else base
            sides = {"R" if side in ("R", "EN", "AN") else "L" for side in (before, after)}
            kind = sides.pop() if len(sides) == 1 else base
        else:
            before = kind
        level = {"R": 1, "L": 2 if rtl else 0}.get(kind, 2)
        found += [level] * length
    return found


def _strong(text: str, base: str) -> list[str]:
    """Each letter as L, R, EN, AN or N: rules W1 to W7."""
    kinds: list[str] = []
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        kinds.append((kinds[-1] if kinds else base) if kind in ("NSM", "BN") else kind)
    strong = base
    for at, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
    for at in range(1, len(kinds) - 1):
        before, after = kinds[at - 1], kinds[at + 1]
        if kinds[at] in ("ES", "CS") and before == after and (before == "EN" or (before == "AN" and kinds[at] == "CS")):
            kinds[at] = before
    beside = _beside_numbers(kinds)
    strong = base
    for at, kind in enumerate(beside):
        if kind in ("L", "R", "AL"):
            strong = kind
        beside[at] = "L" if kind == "EN" and strong == "L" else "R" if kind == "AL" else kind
    return [kind if kind in ("L", "R", "EN", "AN") else "N" for kind in beside]


def _paired(text: str, kinds: list[str], base: str) -> list[str]:
    """Brackets have the direction of what stands in them: the line's where that is among it, else that of the text before: rule N0."""
    sides = ["R" if kind in ("R", "EN", "AN") else kind for kind in kinds]
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, letter in enumerate(text):
        if len(opened) == _DEEPEST or len(pairs) == _DEEPEST:
            break
        if letter in _BRACKETS and kinds[at] == "N":
            opened.append((_BRACKETS[letter], at))
        elif any(closing == letter for closing, _ in opened):
            while opened[-1][0] != letter:
                opened.pop()
            pairs.append((opened.pop()[1], at))
    for start, stop in sorted(pairs):
        inside = set(sides[start + 1 : stop]) - {"N"}
        before = next((side for side in reversed(sides[:start]) if side != "N"), base)
        way = base if base in inside or (inside and before == base) else inside.pop() if inside else ""
        if way:
            sides[start] = sides[stop] = kinds[start] = kinds[stop] = way
    return kinds


def _beside_numbers(kinds: Sequence[str]) -> list[str]:
    """Signs such as % and $ that stand beside a number are part of it: rule W5."""
    found = list(kinds)
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        for at in order:
            if found[at] == "ET" and found[at - order.step] == "EN":
                found[at] = "EN"
    return found
