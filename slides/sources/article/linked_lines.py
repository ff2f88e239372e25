"""Lines that are links and nothing else: titles of other articles between and behind an article's paragraphs."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from slides.sources.article.block import TextBlock
from slides.sources.article.body import is_prose

_STOPS = (".", "!", "。", "！", "۔", "।")
_TITLE_WORDS, _TITLE_LETTERS = 6, 35
"""A link alone between two paragraphs is another article's title where it has so many words, or letters."""
_FEW = 2
_OTHERS = 3
"""At the end of a page so many lines that are links are other articles, whatever their length."""


def lines_of_links(blocks: Sequence[TextBlock]) -> set[int]:
    """The places of lines that are links to other articles: one or more titles between two paragraphs that nothing leads to, and all
    links after the last paragraph with the headings over them."""
    prose = [at for at, block in enumerate(blocks) if is_prose(block) and not block.linked]
    if not prose:
        return set()
    found = {at for run in _runs(blocks, prose[0], prose[-1]) if _are_titles([blocks[at] for at in run], blocks[run[0] - 1]) for at in run}
    behind = [at for at in range(prose[-1] + 1, len(blocks)) if blocks[at].kind in ("", "item", "bold", "heading")]
    links = [at for at in behind if _is_link(blocks[at])]
    led = blocks[prose[-1]].text.endswith((":", "："))
    if len(links) >= _OTHERS and 2 * len(links) > len(behind) and not led:
        first = min(links)
        found |= {at for at in behind if at >= first or (at == first - 1 and blocks[at].kind == "heading")}
    return found


def _is_link(block: TextBlock) -> bool:
    return block.linked and not block.text.endswith(_STOPS)


def _runs(blocks: Sequence[TextBlock], first: int, last: int) -> list[list[int]]:
    """Stretches of lines between the first paragraph and the last one that are links, whole lists or none of them."""
    found = []
    places = range(first + 1, last)
    for link, run in itertools.groupby(places, key=lambda at: _is_link(blocks[at]) and blocks[at].kind in ("", "item", "bold")):
        at = list(run)
        if not link:
            continue
        neighbours = [blocks[place] for place in (at[0] - 1, at[-1] + 1)]
        listed = any(block.kind == "item" for block in neighbours) and blocks[at[0]].kind == "item"
        found += [] if listed else [at]
    return found


def _are_titles(run: Sequence[TextBlock], before: TextBlock) -> bool:
    """Whether lines that are links are titles of other articles: long enough each, and nothing leads to them."""
    if before.text.endswith((":", "：")) or (before.kind == "heading" and len(run) > _FEW) or run[0].text[:1].isdigit():
        return False
    if run[0].kind == "item" and len(run) < _OTHERS:
        return False
    return all(len(block.text.split()) >= _TITLE_WORDS or len(block.text) >= _TITLE_LETTERS for block in run)
