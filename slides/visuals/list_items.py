"""A list as what it says: entries with the entries under them, and the lead that an entry begins with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, runtime_checkable

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.text.rich_text import BREAK, Mark, Paragraph, Run, cut, plain, trim

_AFTER_LEAD = pattern(r"^(?:\uff1a|:(?=[^\x00-\x7f])|[:.]?(?=\s|$))\s*(?:(?:[:.\u2013\u2014-]|--)\s+)?")
"""What parts a lead from its text: a mark with a space after it. A minus sign right before a number is text."""
_SIGN_AFTER_LEAD = pattern(r"\s{0,3}(?P<sign>[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)\s{0,3}[:\uff1a](?:\s{1,3}|$)")
"""A sign between a lead and its colon, as in `**Pros** \u2705: quick`: it belongs to the lead."""
_CONTINUING = (",", ";", ")", "\u3001", "\uff0c", "\u060c", "'", "\u2019", "/")
"""What goes on with a sentence."""
_SENTENCE = 3
"""So many words may be a sentence that goes on; fewer are a value."""
_STOPS = (":", ".", "!", "?", "-", "\u2013", "\u2014", "\uff1a", "\u3002", "\uff01", "\uff1f", "\u061f", "|", "=", "\u2192", "\u2026", "(")
"""What stands between a heading and its text, or ends the heading."""
_Runs = tuple[Run, ...]


@runtime_checkable
class Headed(Protocol):
    """A block with a heading and text under it: a part of a slide."""

    @property
    def heading(self) -> tuple[Run, ...]:
        """The words of the heading."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The text under it."""


@frozen
class ListItem:
    """An item of a list: its words, further paragraphs of it, and the items under it."""

    runs: tuple[Run, ...]
    texts: tuple[tuple[Run, ...], ...] = ()
    inner: tuple[ListItem, ...] = ()

    def walk(self) -> Iterator[ListItem]:
        """The entry and all under it, in reading order."""
        yield self
        for each in self.inner:
            yield from each.walk()

    @property
    def depth(self) -> int:
        """How many levels of entries there are, this one counted."""
        return 1 + max((each.depth for each in self.inner), default=0)


def list_items(paragraphs: Sequence[Paragraph]) -> tuple[ListItem, ...]:
    """The items of a list, each with those that stand deeper after it. Paragraphs before the first item are left out."""
    rows: list[tuple[int, _Runs, list[_Runs]]] = []
    for each in paragraphs:
        if each.mark in (Mark.BULLET, Mark.NUMBER):
            rows.append((each.level, each.runs, []))
        elif rows:
            owner = next((row for row in reversed(rows) if row[0] <= each.level), rows[-1])
            owner[2].append(each.runs)
    waiting: list[tuple[int, ListItem]] = []
    for level, runs, texts in reversed(rows):
        inner = []
        while waiting and waiting[-1][0] > level:
            inner.append(waiting.pop()[1])
        waiting.append((level, ListItem(runs, tuple(texts), tuple(inner))))
    return tuple(entry for _, entry in reversed(waiting))


def around_list(paragraphs: Sequence[Paragraph]) -> tuple[int, int] | None:
    """Where the only list among paragraphs begins and ends; None where there is none, text parts two of them, or the first item
    begins before the paragraphs do.
    """
    marked = [at for at, each in enumerate(paragraphs) if each.mark is not Mark.NONE]
    if not marked or len(marked) != marked[-1] - marked[0] + 1 or paragraphs[marked[0]].mark is Mark.CONTINUE:
        return None
    return marked[0], marked[-1] + 1


def lead(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """A bold beginning as heading, and what follows as text; None where a paragraph begins otherwise."""
    count = 0
    for run in runs:
        if not run.bold:
            break
        count += 1
    if not count:
        return None
    heading = trim(runs[:count])
    heading = cut(heading, 0, len(plain(heading).rstrip(".:\uff1a")))
    rest = runs[count:]
    if signed := _SIGN_AFTER_LEAD.match(plain(rest)):
        return (*heading, Run(f" {signed['sign']}", bold=True)), trim(cut(rest, signed.end(), len(plain(rest))))
    dash = _AFTER_LEAD.match(plain(rest))
    return heading, trim(cut(rest, dash.end() if dash else 0, len(plain(rest))))


def is_whole_lead(heading: Sequence[Run], runs: Sequence[Run]) -> bool:
    """Whether a bold beginning is a heading and not the beginning of a sentence that goes on behind it.

    A sign behind it says so, a line of its own, or a new beginning: a capital letter, a letter of a script without capitals. Three
    words or more in small letters go on (`**Price** is lower`), as does text behind a comma; under a number they say what is counted.
    """
    words, text = plain(heading), plain(runs)
    rest = text.removeprefix(words)
    after = rest.lstrip()
    if rest[:1] in _CONTINUING or after[:1] in _CONTINUING:
        return False
    ended = rest[:1] in _STOPS or after[:1] in _STOPS or BREAK in rest[: len(rest) - len(after)] or words[-1:] in _STOPS
    return ended or not after or not after[0].islower() or len(after.split()) < _SENTENCE or any(letter.isdigit() for letter in words)


def unlinked(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs as they stand in a drawing, where nothing leads elsewhere."""
    return tuple(replace(run, link="", tip="") for run in runs)


def links(runs: Iterable[Run]) -> Iterator[Paragraph]:
    """Each linked stretch as a paragraph for the notes, for a drawing does not hold links."""
    for run in runs:
        if run.link:
            yield Paragraph((run,))
