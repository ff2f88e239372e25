"""Lists and tables that are drawn unasked, because what they hold is plainly a roadmap, a funnel or a pyramid."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from slides.base.diagnostics import BlockError
from slides.base.records import frozen
from slides.deck.blocks import Item, Prose, TableBlock, Visual, drawing_for
from slides.text.rich_text import Mark, Paragraph, Run, plain
from slides.text.visual_words import has_visual_word, is_visual_word

_LONGEST = 90
"""Letters of an item that may stand in a drawing."""
_NAMED = 2
"""This many items have to be called as stages of a funnel are."""


@frozen
class Recogniser:
    """A name after `layout:`, and whether a slide of this title and these blocks would suit it."""

    layout: str
    suits: Callable[[str, Sequence[Item]], bool]


def recognised(title: str, blocks: list[Item], notes: list[Paragraph]) -> list[Item]:
    """The blocks with their list or table drawn as the first form that suits; as they are where none does."""
    name = next((each.layout for each in RECOGNISERS if each.suits(title, blocks)), "")
    drawing = drawing_for(name) if name else None
    if drawing is None:
        return blocks
    try:
        found = list(drawing.draw(tuple(blocks), blocks[0].span))
    except BlockError:
        return blocks
    notes.extend(note for block in found if isinstance(block, Visual) and block not in blocks for note in block.notes)
    return found


def _bare(runs: Sequence[Run]) -> bool:
    """Whether runs hold words alone: a drawing keeps no links, and no icons."""
    return not any(run.link or run.icon or run.note for run in runs)


def _table_of_dates(_: str, blocks: Sequence[Item]) -> bool:
    """Whether the only table has columns of tasks, starts and ends, beside nothing but text."""
    tables = [block for block in blocks if isinstance(block, TableBlock)]
    if len(tables) != 1 or not all(isinstance(block, TableBlock | Prose) for block in blocks):
        return False
    table = tables[0]
    heads = [plain(cell) for cell in table.header]
    if not 3 <= len(heads) <= 4 or not (is_visual_word("start", heads[-2]) and is_visual_word("end", heads[-1])):
        return False
    return all(_bare(cell) for row in (table.header, *table.rows) for cell in row)


def _short_list(blocks: Sequence[Item], most: int) -> Prose | None:
    """The only list of a slide of text, of 3 to `most` short items without a level under them; None for any other."""
    if not blocks or not all(isinstance(block, Prose) for block in blocks):
        return None
    paragraphs = [each for block in blocks if isinstance(block, Prose) for each in block.paragraphs]
    listed = tuple(each for each in paragraphs if each.mark is not Mark.NONE)
    if not 3 <= len(listed) <= most or any(each.level or each.mark is Mark.CONTINUE for each in listed):
        return None
    if not all(_bare(each.runs) and 0 < len(each.text) <= _LONGEST for each in listed):
        return None
    return Prose(blocks[0].span, listed)


def _dates(_: str, blocks: Sequence[Item]) -> bool:
    """Whether a list of six to ten short items begins each with a date."""
    found = _short_list(blocks, 10)
    if found is None or len(found.paragraphs) < 6 or not any(char.isdigit() for char in found.paragraphs[0].text[:20]):
        return False
    from slides.deck.blocks.events import all_dated

    return all_dated(found)


def _stages(title: str, blocks: Sequence[Item]) -> bool:
    """Whether a list holds stages: items with falling numbers under a title that says funnel, or numbered ones that are called as
    stages of a funnel are; or such names alone under such a title.
    """
    found = _short_list(blocks, 7)
    if found is None or not (found.paragraphs[0].mark is Mark.NUMBER or has_visual_word("funnel", title)):
        return False
    texts = [each.text for each in found.paragraphs]
    named = sum(has_visual_word("stages", text) for text in texts) >= _NAMED
    if not all(any(char.isdigit() for char in text) for text in texts):
        return named and has_visual_word("funnel", title)
    if not (named or has_visual_word("funnel", title)):
        return False
    from slides.deck.blocks.levels import falling_figures

    return bool(falling_figures(texts, found.span))


def _pyramid(title: str, blocks: Sequence[Item]) -> bool:
    """Whether a list of names stands under a title that says pyramid."""
    found = _short_list(blocks, 6)
    if found is None or not has_visual_word("pyramid", title):
        return False
    return not any(each.text.rstrip().endswith((".", "!", "?", "\u3002")) for each in found.paragraphs)


RECOGNISERS: tuple[Recogniser, ...] = (
    Recogniser("roadmap", _table_of_dates),
    Recogniser("timeline", _dates),
    Recogniser("funnel", _stages),
    Recogniser("pyramid", _pyramid),
)
"""The forms that are drawn unasked; the first that suits is tried."""
