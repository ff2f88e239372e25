"""The direction of paragraphs: each by its first letter, the items of one list all in the same direction."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from slides.text.rich_text import Mark, Paragraph, plain, right_to_left


def from_the_right(paragraphs: Sequence[Paragraph]) -> list[bool]:
    """For each paragraph whether it reads from right to left, in a place whose style reads from left to right.

    A list reads as most of its items begin; where as many begin in either way, as its first item does.
    """
    texts = [plain(paragraph.runs) for paragraph in paragraphs]
    if all(map(str.isascii, texts)):
        return [False] * len(texts)
    found = list(map(right_to_left, texts))
    for listed, group in groupby(range(len(texts)), key=lambda at: paragraphs[at].mark is not Mark.NONE):
        whole = list(group) if listed else []
        items = [at for at in whole if any(map(str.isalpha, texts[at]))]
        if not items:
            continue
        turned = sum(found[at] for at in items) * 2
        way = found[items[0]] if turned == len(items) else turned > len(items)
        for at in whole:
            found[at] = way
    return found
