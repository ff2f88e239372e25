"""Headings that a marked source writes as paragraphs: bold ones, and short lines between paragraphs whose words the text under them has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.markdown.sections import QUESTION_MARKS
from slides.sources.article import boilerplate
from slides.sources.article.block import TextBlock
from slides.sources.article.body import is_prose
from slides.sources.article.body_blocks import CAPTION
from slides.sources.article.plain_text import looks_like_heading
from slides.text.sentences import detect, stems

_LEAST = 2
"""So many such lines are headings; one alone may be anything."""
_MOST_WORDS, _MOST_LETTERS, _LEAST_LETTERS = 12, 80, 4
_UNDER = 3
"""So many blocks under a line are looked through for its words."""


def with_unmarked_headings(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """The blocks with bold paragraphs, and where there are no headings plain short ones, as the headings that they look like."""
    bold = [at for at, block in enumerate(blocks) if block.kind == "bold" and _may_head(blocks, at)]
    marked = sum(block.kind == "heading" and block.level > 1 for block in blocks)
    if len(bold) >= _LEAST or (bold and not marked):
        return _promoted(blocks, frozenset(bold))
    plain = (
        [at for at, block in enumerate(blocks) if not block.kind and not block.info and _may_head(blocks, at)] if marked < _LEAST else []
    )
    if len(plain) >= _LEAST:
        lang = detect(" ".join(block.text for block in blocks if is_prose(block)))
        echoed = frozenset(at for at in plain if _is_echoed(blocks, at, lang))
        return _promoted(blocks, echoed) if len(echoed) * 2 > len(plain) and len(echoed) >= _LEAST else list(blocks)
    return list(blocks)


def _may_head(blocks: Sequence[TextBlock], at: int) -> bool:
    """Whether a line may be a heading: short, no sentence, no question, prose under it, and prose above it where it is not bold."""
    block = blocks[at]
    text = block.text
    if not looks_like_heading(text) or len(text.split()) > _MOST_WORDS or not _LEAST_LETTERS <= len(text) <= _MOST_LETTERS:
        return False
    if text.endswith((*QUESTION_MARKS, ":", "：", "“", "”", '"', "»", "」")) or not text[0].isalnum() or text[0].islower():
        return False
    if boilerplate.author(text) or boilerplate.date(text) or boilerplate.has_date(text) or CAPTION.fullmatch(text):
        return False
    under = blocks[at + 1] if at + 1 < len(blocks) else None
    above = blocks[at - 1] if at else None
    begun = block.kind == "bold" or (above is not None and not above.kind and is_prose(above))
    return under is not None and begun and not under.kind and is_prose(under) and len(under.text) > len(text)


def _is_echoed(blocks: Sequence[TextBlock], at: int, lang: str) -> bool:
    """Whether a third of a line's words come in the text under it."""
    wanted = set(stems(blocks[at].text, lang))
    under = set(stems(" ".join(block.text for block in blocks[at + 1 : at + 1 + _UNDER]), lang))
    return bool(wanted) and len(wanted & under) * 3 >= len(wanted)


def _promoted(blocks: Sequence[TextBlock], places: frozenset[int]) -> list[TextBlock]:
    """The blocks with those at some places as headings, one level under the heading before them."""
    found, level = [], 1
    for at, block in enumerate(blocks):
        level = block.level if block.kind == "heading" else level
        found.append(replace(block, kind="heading", level=min(6, level + 1)) if at in places else block)
    return found
