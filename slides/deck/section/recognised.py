"""Lists and tables that are drawn unasked, because what they hold is plainly a roadmap, a funnel or a pyramid."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from slides.base.diagnostics import BlockError
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks import Code, Item, Prose, TableBlock, Visual, drawing_for
from slides.text.rich_text import Mark, Paragraph, Run, plain
from slides.text.visual_words import has_visual_word, is_visual_word

_LONGEST = 90
"""Letters of an item that may stand in a drawing."""
_DIGIT = pattern(r"\d")
_PERCENT = ("%", "\u066a", "\uff05")
_AFTER_UNIT = ".) \uff09"
_MONEY, _SUM_LETTERS = "$\u20ac\u00a3\u00a5\u20b9\u20bd\u20a9\u20aa", 16
_MOST_STAGES, _MOST_LEVELS = 7, 6
_ARROW = pattern("[\u2192\u21d2\u2794\u279c\u27a1\u27f6\u2b62\u2193\u2b07]|[-=]>")
_PARAGRAPHS, _CODE_LINES, _ARROW_LETTERS = 4, 16, 3
"""A chain of steps stands among no more paragraphs, or lines of code; an arrow in a paragraph of its own has so many letters."""
_NAMED = 2
"""This many items have to be called as stages of a funnel are."""


@frozen
class Recogniser:
    """A name after `layout:`, and whether a slide of this title, with this short list, would suit it."""

    layout: str
    suits: Callable[[str, Prose], bool]


def recognised(title: str, blocks: list[Item], notes: list[Paragraph]) -> list[Item]:
    """The blocks with their list or table drawn as the first form that suits; as they are where none does."""
    if not blocks:
        return blocks
    if _may_be_chain(blocks) and (chained := _chain(blocks)) is not None:
        notes.extend(note for block in chained if isinstance(block, Visual) and block not in blocks for note in block.notes)
        return chained
    name = ""
    if any([isinstance(block, TableBlock) for block in blocks]):  # noqa: C419 - a generator takes twice as long
        name = "roadmap" if _table_of_dates(blocks) else ""
    elif (found := _short_list(blocks)) is not None:
        if _ends_with_unit(found.paragraphs[0].text) and (drawn := _shares(blocks, found)) is not None:
            notes.extend(note for block in drawn if isinstance(block, Visual) for note in block.notes)
            return drawn
        name = next((each.layout for each in RECOGNISERS if each.suits(title, found)), "")
    drawing = drawing_for(name) if name else None
    if drawing is None:
        return blocks
    try:
        drawn = list(drawing.draw(tuple(blocks), blocks[0].span))
    except BlockError:
        return blocks
    notes.extend(note for block in drawn if isinstance(block, Visual) and block not in blocks for note in block.notes)
    return drawn


def _ends_with_unit(text: str) -> bool:
    """Whether an item ends with an amount in percent, or with a sum of money."""
    end = text.rstrip(_AFTER_UNIT)
    return end[-1:] in _PERCENT or any(sign in end[-_SUM_LETTERS:] for sign in _MONEY)


def _may_be_chain(blocks: Sequence[Item]) -> bool:
    """Whether an arrow stands in the few paragraphs or the code of a slide."""
    for block in blocks:
        if not isinstance(block, Prose | Code):
            continue
        alone = sum(len(each.text) <= _ARROW_LETTERS and _ARROW.search(each.text) is not None for each in block.paragraphs[:_CODE_LINES])
        most = (_PARAGRAPHS + 2 * alone) if isinstance(block, Prose) else _CODE_LINES
        if len(block.paragraphs) <= most and any([_ARROW.search(each.text) for each in block.paragraphs]):  # noqa: C419 - as above
            return True
    return False


def _chain(blocks: Sequence[Item]) -> list[Item] | None:
    """The blocks with their only chain of steps as chevrons."""
    from slides.deck.section.chains import with_chain

    return with_chain(blocks)


def _shares(blocks: Sequence[Item], found: Prose) -> list[Item] | None:
    """The blocks with their list as bars, where its items are shares in percent, or sums of money."""
    from slides.deck.section.shares import as_shares, as_sums

    drawn = as_shares(blocks, found) if found.paragraphs[0].text.rstrip(_AFTER_UNIT)[-1:] in _PERCENT else as_sums(blocks, found)
    return None if drawn is None else list(drawn)


def _bare(runs: Sequence[Run]) -> bool:
    """Whether runs hold words alone: a drawing keeps no links, and no icons."""
    return not any(run.link or run.icon or run.note for run in runs)


def _table_of_dates(blocks: Sequence[Item]) -> bool:
    """Whether the only table has columns of tasks, starts and ends, beside nothing but text."""
    tables = [block for block in blocks if isinstance(block, TableBlock)]
    if len(tables) != 1 or not all(isinstance(block, TableBlock | Prose) for block in blocks):
        return False
    table = tables[0]
    heads = [plain(cell) for cell in table.header]
    if not 3 <= len(heads) <= 4 or not (is_visual_word("start", heads[-2]) and is_visual_word("end", heads[-1])):
        return False
    return all(_bare(cell) for row in (table.header, *table.rows) for cell in row)


def _short_list(blocks: Sequence[Item]) -> Prose | None:
    """The only list of a slide of text, of three to ten short items without a level under them; None for any other."""
    if not all([isinstance(block, Prose) for block in blocks]):  # noqa: C419 - as above
        return None
    paragraphs = [each for block in blocks if isinstance(block, Prose) for each in block.paragraphs]
    listed = [each for each in paragraphs if each.mark is not Mark.NONE]
    if not 3 <= len(listed) <= 10 or any([each.level or each.mark is Mark.CONTINUE for each in listed]):  # noqa: C419
        return None
    for each in listed:
        if not _bare(each.runs) or not 0 < len(each.text) <= _LONGEST:
            return None
    return Prose(blocks[0].span, tuple(listed))


def _dates(_: str, found: Prose) -> bool:
    """Whether a list of six to ten short items begins each with a date."""
    if len(found.paragraphs) < 6 or not any(char.isdigit() for char in found.paragraphs[0].text[:20]):
        return False
    from slides.deck.blocks.events import all_dated

    return all_dated(found)


def _stages(title: str, found: Prose) -> bool:
    """Whether a list holds stages: items with falling numbers under a title that says funnel, or numbered ones that are called as
    stages of a funnel are; or such names alone under such a title.
    """
    if len(found.paragraphs) > _MOST_STAGES:
        return False
    texts = [each.text for each in found.paragraphs]
    counted = all(map(_DIGIT.search, texts))
    asked = has_visual_word("funnel", title)
    if not asked and not (counted and found.paragraphs[0].mark is Mark.NUMBER):
        return False
    named = sum(has_visual_word("stages", text) for text in texts) >= _NAMED
    if not counted:
        return named
    if not named and not asked:
        return False
    from slides.deck.blocks.levels import falling_figures

    return bool(falling_figures(texts, found.span))


def _pyramid(title: str, found: Prose) -> bool:
    """Whether a list of names stands under a title that says pyramid."""
    if len(found.paragraphs) > _MOST_LEVELS or not has_visual_word("pyramid", title):
        return False
    return not any(each.text.rstrip().endswith((".", "!", "?", "\u3002")) for each in found.paragraphs)


RECOGNISERS: tuple[Recogniser, ...] = (
    Recogniser("timeline", _dates),
    Recogniser("funnel", _stages),
    Recogniser("pyramid", _pyramid),
)
"""The forms that a list is drawn in unasked; the first that suits is tried."""
