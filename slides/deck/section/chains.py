"""Chains: steps with arrows between them in one line (`Order -> Pack -> Ship`), or line under line in code, drawn as chevrons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from slides.base.diagnostics import BlockError
from slides.base.lazy_regex import pattern
from slides.deck.blocks import Code, Item, Prose, drawing_for
from slides.text.amounts import is_amount
from slides.text.rich_text import BREAK, Mark, Paragraph, Run, cut, plain, trim
from slides.text.words import word_count

_ARROW = pattern(r"[\u2192\u21d2\u2794\u279c\u27a1\u27f6\u2b62]\ufe0f?|(?<=\s)[-=]{1,3}>(?=\s)")
_ONLY_ARROW = pattern(r"[\u2192\u21d2\u2794\u279c\u27a1\u27f6\u2b62\u2193\u21e9\u2b07\u25bc]\ufe0f?|[-=]{1,3}>")
_ARROW_LINE = pattern(r"[\s|\u2502]*[\u2193\u21e9\u2b07\u25bcvV]\ufe0f?\s*|[\s|\u2502]+")
"""A line of code that is nothing but an arrow down."""
_FEWEST, _MOST = 3, 7
_LONGEST, _MOST_WORDS = 48, 8
"""Letters and words of a step."""
_MOST_AROUND = 3
"""Paragraphs beside a chain."""
_MOST_LINES = 16
_PLAIN_CODE = ("", "text", "txt", "plain", "plaintext")


def with_chain(blocks: Sequence[Item]) -> list[Item] | None:
    """The blocks with their only chain as chevrons; None where they hold none, or several."""
    blocks = [_joined(block) if isinstance(block, Prose) else block for block in blocks]
    found = [at for at, block in enumerate(blocks) if isinstance(block, Code | Prose) and _holds_chain(block)]
    block = blocks[found[0]] if len(found) == 1 else None
    if isinstance(block, Prose):
        at = next(at for at, each in enumerate(block.paragraphs) if _steps(each))
        steps = _steps(block.paragraphs[at])
        around = [block.paragraphs[:at], block.paragraphs[at + 1 :]]
    elif isinstance(block, Code):
        steps, around = _steps_of_code(block), [(), ()]
    else:
        return None
    drawing = drawing_for("chevrons")
    if drawing is None or block is None:
        return None
    chain = Prose(block.span, tuple(Paragraph(step, mark=Mark.NUMBER, number=at) for at, step in enumerate(steps, 1)))
    try:
        drawn = list(drawing.draw((chain,), block.span))
    except BlockError:
        return None
    before, after = ([Prose(block.span, tuple(each))] if each else [] for each in around)
    return [*blocks[: found[0]], *before, *drawn, *after, *blocks[found[0] + 1 :]]


def _is_arrow(paragraph: Paragraph) -> bool:
    """Whether a paragraph is nothing but an arrow, as between boxes of a page."""
    return _ONLY_ARROW.fullmatch(paragraph.text.strip()) is not None


def _joined(prose: Prose) -> Prose:
    """A text with lines that have arrows between them, each in a paragraph of its own, as one line; as it is where it has none."""
    lines = prose.paragraphs
    arrows = [at for at in range(1, len(lines) - 1) if _is_arrow(lines[at])]
    if len(arrows) < _FEWEST - 1 or any(after - before != 2 for before, after in pairwise(arrows)):
        return prose
    first, last = arrows[0] - 1, arrows[-1] + 1
    runs = [run for at in range(first, last + 1) for run in ((Run(" \u2192 "),) if at in arrows else lines[at].runs)]
    return replace(prose, paragraphs=(*lines[:first], Paragraph(tuple(runs)), *lines[last + 1 :]))


def _holds_chain(block: Code | Prose) -> bool:
    """Whether a block holds one chain, and little else."""
    if isinstance(block, Code):
        return bool(_steps_of_code(block))
    chains = sum(bool(_steps(each)) for each in block.paragraphs)
    return chains == 1 and len(block.paragraphs) <= _MOST_AROUND + 1


def _steps(paragraph: Paragraph) -> list[tuple[Run, ...]]:
    """The steps that a paragraph is a chain of; none where it is something else."""
    text = paragraph.text
    if paragraph.level or BREAK in text or paragraph.is_formula or paragraph.mark not in (Mark.NONE, Mark.BULLET):
        return []
    cuts = list(_ARROW.finditer(text))
    if not _FEWEST <= len(cuts) + 1 <= _MOST or any(run.link or run.note or run.icon for run in paragraph.runs):
        return []
    starts, ends = (0, *(each.end() for each in cuts)), (*(each.start() for each in cuts), len(text))
    pieces = [trim(cut(paragraph.runs, start, end)) for start, end in zip(starts, ends, strict=True)]
    return pieces if all(map(_is_step, map(plain, pieces))) else []


def _steps_of_code(block: Code) -> list[tuple[Run, ...]]:
    """The steps of a chain that is written as code without a language, for the sake of its look."""
    lines = [each.text for each in block.paragraphs]
    if block.language not in _PLAIN_CODE or not 0 < len(lines) <= _MOST_LINES:
        return []
    told = [line for line in lines if line.strip() and not _ARROW_LINE.fullmatch(line)]
    between = sum(bool(line.strip()) for line in lines) - len(told)
    if len(told) > 1 and between < len(told) - 1:
        return []
    steps = [piece.strip(" |\u2502[]") for line in told for piece in _ARROW.split(line)]
    whole = len(told) > 1 or len(steps) >= _FEWEST
    return [(Run(step),) for step in steps] if whole and _FEWEST <= len(steps) <= _MOST and all(map(_is_step, steps)) else []


def _is_step(text: str) -> bool:
    """Whether a piece is short enough for a step, has a word in it, and is no amount."""
    words = word_count(text)
    return 0 < len(text) <= _LONGEST and 0 < words <= _MOST_WORDS and any(letter.isalpha() for letter in text) and not is_amount(text)


__all__ = ["with_chain"]
