"""Text as equal parts under labels, or under short lines in bold."""

from __future__ import annotations

from collections.abc import Sequence

from slides.deck.blocks.led import LEADING, LONGEST_LEAD, MOST_HEAD_WORDS, SENTENCE_MARKS, Led, Listed
from slides.deck.blocks.part import Part
from slides.deck.blocks.prose import Prose
from slides.text.rich_text import BREAK, Mark, Paragraph, Run, cut, plain, trim
from slides.text.words import word_count
from slides.visuals.list_items import lead

_FEWEST_LABELS = 2
_LEADING_MARKS = tuple(LEADING)
_LONGEST_LABEL = 60
"""Letters of a line that stands over a list as a sub-heading does."""
_MOST_UNDER, _MOST_UNDER_WORDS = 6, 45
"""So many paragraphs of so many words in all may stand under a line in bold, for it to head them."""
_ASKING = frozenset("?\uff1f\u061f")


def labelled_parts(prose: Prose) -> Listed | None:
    """A text in which all but a lead stands under labels: bold words before a colon or alone, and text or a list under them.

    None where there are fewer than two, or something else stands among them.
    """
    if not prose.paragraphs or prose.paragraphs[0].mark is not Mark.NONE or len(prose.paragraphs) < _FEWEST_LABELS:
        return None
    heads = [_label(prose.paragraphs, at) for at in range(len(prose.paragraphs))]
    places = [at for at, head in enumerate(heads) if head is not None]
    if len(places) < _FEWEST_LABELS or any(
        each.mark is Mark.NONE and not heads[at] for at, each in enumerate(prose.paragraphs) if at > places[0]
    ):
        return None
    if any(each.mark is not Mark.NONE for each in prose.paragraphs[: places[0]]):
        return None
    parts: list[Part] = []
    for at, end in zip(places, (*places[1:], len(prose.paragraphs)), strict=True):
        heading, rest = heads[at] or ((), ())
        first = (Paragraph(rest),) if rest else ()
        parts.append(Part(prose.span, heading, (*first, *prose.paragraphs[at + 1 : end])))
    listed = all(end - at > 1 for at, end in zip(places, (*places[1:], len(prose.paragraphs)), strict=True))
    return Listed(prose.span, prose.paragraphs[: places[0]], tuple(parts), (), Led.INNER if listed else Led.BOLD)


def parts_under_headlines(prose: Prose) -> Listed | None:
    """A text in which all but a lead stands under short lines in bold, each with text or a list under it; None elsewhere."""
    heads = [at for at, each in enumerate(prose.paragraphs) if _is_headline(each) and not (at and _is_headline(prose.paragraphs[at - 1]))]
    if len(heads) < _FEWEST_LABELS or heads[0] > 1 or any(each.mark is not Mark.NONE for each in prose.paragraphs[: heads[0]]):
        return None
    parts = []
    for at, end in zip(heads, (*heads[1:], len(prose.paragraphs)), strict=True):
        under = prose.paragraphs[at + 1 : end]
        if not 0 < len(under) <= _MOST_UNDER or sum(word_count(each.text) for each in under) > _MOST_UNDER_WORDS:
            return None
        text = plain(prose.paragraphs[at].runs)
        heading = trim(cut(prose.paragraphs[at].runs, 0, len(text.rstrip().rstrip("".join(LEADING)).rstrip())))
        parts.append(Part(prose.span, heading, under))
    return Listed(prose.span, prose.paragraphs[: heads[0]], tuple(parts), (), Led.INNER)


def _is_headline(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a short line in bold and no sentence."""
    text = paragraph.text.strip()
    short = 0 < len(text) <= _LONGEST_LABEL and word_count(text) <= MOST_HEAD_WORDS and BREAK not in text
    bold = all(run.bold or not run.text.strip() for run in paragraph.runs)
    return paragraph.mark is Mark.NONE and paragraph.level == 0 and short and bold and text[-1] not in SENTENCE_MARKS | _ASKING


def _label(paragraphs: Sequence[Paragraph], at: int) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """The label of a paragraph that has text behind it or a list under it, and that text."""
    paragraph = paragraphs[at]
    text = paragraph.text.strip()
    if paragraph.mark is not Mark.NONE or paragraph.level or BREAK in text or not text or paragraph.is_formula:
        return None
    under = at + 1 < len(paragraphs) and paragraphs[at + 1].mark in (Mark.BULLET, Mark.NUMBER)
    found = lead(paragraph.runs)
    if found is None:
        words = text.rstrip("".join(LEADING)).rstrip()
        short = text[-1] in LEADING and len(words) <= _LONGEST_LABEL and word_count(words) <= MOST_HEAD_WORDS
        return (trim(cut(paragraph.runs, 0, len(words))), ()) if under and short else None
    heading, rest = found
    words = plain(heading)
    if len(words) > _LONGEST_LABEL or not (under or rest) or words[-1:] in _ASKING:
        return None
    colon = plain(paragraph.runs)[len(words) :].lstrip().startswith(_LEADING_MARKS)
    return found if not rest or (colon and len(words) <= LONGEST_LEAD) else None
