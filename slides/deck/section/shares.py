"""A list of shares in percent, such as `Wind (14%)` or `Wind: 14 %`, or of sums of money, as a bar chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from slides.base.diagnostics import BlockError, Problem
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks import Item, Prose
from slides.deck.blocks.chart import ChartBlock
from slides.deck.blocks.prose import with_list_drawn
from slides.design.page import ChartKind
from slides.text.number_parsing import NumberCell
from slides.text.words import word_count
from slides.visuals import charts

_PERCENT = r"\d{1,3}(?:[.,]\d{1,2})?[ \u00a0\u202f]?[%\u066a\uff05]"
_IN_BRACKETS = pattern(rf"[(\uff08](?P<share>{_PERCENT})[)\uff09]\.?$")
_AFTER_COLON = pattern(rf"[:\uff1a][ \u00a0]?(?P<share>{_PERCENT})\.?$")
_CURRENCIES = "$\u20ac\u00a3\u00a5\u20b9\u20bd\u20a9\u20aa"
_DIGITS = r"\d{1,3}(?:[.,'\u2019\u00a0\u202f ]\d{3}){0,4}(?:[.,]\d{1,2})?"
_SUM = pattern(
    rf"(?:[:\uff1a]|\s[\u2013\u2014-])[ \u00a0]?(?P<sum>[{_CURRENCIES}]\s?{_DIGITS}\s?(?:[kKmM]|bn|[Mm]io\.?)?"
    rf"|{_DIGITS}\s?(?:[kKmM]|bn|[Mm]io\.?)?[ \u00a0\u202f]?[{_CURRENCIES}])$"
)
"""A sum of money at the end of an item, after a colon or a dash."""
_FEWEST_SUMS = 4
"""So few sums are key figures."""
_LEAST, _MOST = 3, 8
"""How many bars there may be."""
_WHOLE = 101
"""Shares of one whole add up to no more, rounding allowed for; figures after a colon that do are no shares, but figures of their own."""
_MOST_WORDS = 8
"""The most words of a bar's name."""


@frozen
class ListedShares(ChartBlock):
    """Bars that were made of a list."""

    reason: ClassVar[str] = "items with shares in percent: bars"


@frozen
class ListedSums(ChartBlock):
    """Bars that were made of a list of sums."""

    reason: ClassVar[str] = "items with sums of money: bars"


def as_shares(blocks: Sequence[Item], found: Prose) -> tuple[Item, ...] | None:
    """The blocks with their only list, `found`, as a bar chart; None where its items are no shares."""
    texts = [each.text.strip() for each in found.paragraphs]
    if not _LEAST <= len(texts) <= _MOST or not all(text.rstrip(".)\uff09").endswith(("%", "\u066a", "\uff05")) for text in texts):
        return None
    for form in (_IN_BRACKETS, _AFTER_COLON):
        matches = [form.search(text) for text in texts]
        pairs = [(text[: match.start()].strip(), match["share"]) for text, match in zip(texts, matches, strict=True) if match]
        if len(pairs) < len(texts) or any(not name or word_count(name) > _MOST_WORDS for name, _ in pairs):
            continue
        if form is _AFTER_COLON and sum(_value(share) for _, share in pairs) > _WHOLE:
            continue
        return _drawn(blocks, found, pairs)
    return None


def as_sums(blocks: Sequence[Item], found: Prose) -> tuple[Item, ...] | None:
    """The blocks with their only list, `found`, as a bar chart where its items are sums of money in one currency; None for others."""
    texts = [each.text.strip().rstrip(".") for each in found.paragraphs]
    matches = [_SUM.search(text) for text in texts]
    if not _FEWEST_SUMS <= len(texts) <= _MOST or any(run.link or run.note for each in found.paragraphs for run in each.runs):
        return None
    pairs = [(text[: match.start()].strip(" *"), match["sum"]) for text, match in zip(texts, matches, strict=True) if match]
    signs = {"".join(letter for letter in money if letter in _CURRENCIES) for _, money in pairs}
    if len(pairs) < len(texts) or len(signs) != 1 or any(not name or word_count(name) > _MOST_WORDS for name, _ in pairs):
        return None
    rows = tuple((NumberCell(name, found.span), NumberCell(money, found.span)) for name, money in pairs)
    grid = charts.Grid((NumberCell("", found.span), NumberCell(signs.pop(), found.span)), rows)
    return _charted(blocks, found, grid, ListedSums)


def _value(share: str) -> float:
    return float(share.rstrip("%\u066a\uff05 \u00a0\u202f").replace(",", "."))


def _drawn(blocks: Sequence[Item], found: Prose, pairs: Sequence[tuple[str, str]]) -> tuple[Item, ...] | None:
    span = found.span
    rows = tuple((NumberCell(name, span), NumberCell(f"{_value(share):g}%", span)) for name, share in pairs)
    return _charted(blocks, found, charts.Grid((NumberCell("", span), NumberCell("%", span)), rows), ListedShares)


def _charted(blocks: Sequence[Item], found: Prose, grid: charts.Grid, kind: type[ChartBlock]) -> tuple[Item, ...] | None:
    """The blocks with their list as bars of these rows."""
    doubts: list[Problem] = []
    try:
        shown = charts.plotted(grid, charts.Wish(found.span, ChartKind.BAR), doubts)
    except BlockError:
        return None
    return with_list_drawn(blocks, lambda _: kind(found.span, shown, (), (), (*doubts, *shown.doubts)))
