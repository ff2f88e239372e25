"""The words of a slide in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.export.display_list.items import GroupKind, Item, ItemGroup, ShownSlide, TableGrid, TextLine


def shown_words(slide: ShownSlide) -> list[str]:
    """Every word of a slide but those of its foot; a word that two lines share is one."""
    pieces: list[str] = []
    for line in _lines(slide.items):
        pieces += [line.text] if line.joined else [" ", line.text]
    return "".join(pieces).replace("\u00a0", " ").split()


def slide_lines(slide: ShownSlide) -> Iterator[TextLine]:
    """Every line of a slide but those of its foot and the marks of lists, in reading order."""
    return _lines(slide.items)


def _lines(items: Sequence[Item]) -> Iterator[TextLine]:
    """Every line that is no mark and no part of the foot."""
    for item in items:
        if isinstance(item, TextLine) and not item.marker:
            yield item
        elif isinstance(item, ItemGroup) and item.kind is not GroupKind.ARTIFACT:
            yield from _lines(item.items)
        elif isinstance(item, TableGrid):
            yield from (line for cell in item.cells for line in cell.lines)
