"""A list as equal parts, with the text before and after it: what its items begin with, and what stands under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from slides.base.diagnostics import Span
from slides.deck.blocks.labelled_text import labelled_parts, parts_under_headlines
from slides.deck.blocks.led import LEADING, LONGEST_LEAD, MOST_HEAD_WORDS, SENTENCE_MARKS, Led, Listed
from slides.deck.blocks.part import Part
from slides.deck.blocks.prose import BOXES, Prose
from slides.deck.blocks.ticks import CROSS, TICK
from slides.text.amounts import change, is_amount, leading_amount
from slides.text.form_words import is_moment
from slides.text.rich_text import BREAK, Mark, Paragraph, Run, cut, plain, trim, unbold
from slides.text.words import word_count
from slides.visuals.list_items import around_list, is_whole_lead, lead

_MOST_LEAD_WORDS = 5
"""Words of what stands before a colon or a dash, for it to be a lead."""
_LONGEST_HEAD = 48
"""Letters of an item that heads those under it."""
_LONGEST_FIRST, _MOST_FIRST_WORDS = 70, 9
"""The same of an item that stands before those under it, where some items have none."""
_MOST_LINES, _LONGEST_LINE, _MOST_LINE_WORDS = 6, 60, 10
"""Paragraphs, and letters and words of each, that read as a list although nothing marks them as one."""
_MOST_LABEL_WORDS = 10
"""Words beside an amount, for it to be a key figure."""
_DASHES = (" \u2013 ", " \u2014 ", " - ", " -- ")


def parts_of_list(prose: Prose, *, asked: bool = False) -> Listed | None:
    """The only list of a text with what stands around it; None where there is none, or several.

    asked: a layout for parts is asked for, so that any bold beginning leads its item.
    """
    if (labelled := labelled_parts(prose) or parts_under_headlines(prose)) is not None:
        return labelled
    around = (0, len(prose.paragraphs)) if _are_lines(prose.paragraphs) else around_list(prose.paragraphs)
    if around is None:
        return None
    first, last = around
    items = _items(prose.paragraphs[first:last])
    if items is None:
        return None
    before, after = prose.paragraphs[:first], prose.paragraphs[last:]
    parts, led = _parted(prose.span, items, asked=asked)
    return Listed(prose.span, before, parts, after, led)


def _are_lines(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether paragraphs are a list without marks: a few short lines, none of which is a sentence or leads to the next.

    Lines in bold among others head what follows them.
    """
    alike = len({all(run.bold for run in each.runs) for each in paragraphs}) == 1
    return 1 < len(paragraphs) <= _MOST_LINES and alike and all(map(_is_line, paragraphs))


def _is_line(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if paragraph.mark is not Mark.NONE or paragraph.level or BREAK in text or paragraph.is_formula:
        return False
    whole = all(run.bold for run in paragraph.runs)
    few = 0 < len(text) <= _LONGEST_LINE and word_count(text) <= _MOST_LINE_WORDS
    return few and text[-1] not in LEADING and (whole or text[-1] not in SENTENCE_MARKS)


def _items(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]] | None:
    """The paragraphs of each item; None where the list begins with a deeper one."""
    items: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if paragraph.level == 0 and (paragraph.mark in (Mark.BULLET, Mark.NUMBER) or _are_lines(paragraphs)):
            items.append([paragraph])
        elif not items:
            return None
        else:
            items[-1].append(paragraph)
    return items


def _parted(span: Span, items: list[list[Paragraph]], *, asked: bool) -> tuple[tuple[Part, ...], Led]:
    """The items as parts, and what leads them."""
    if len(items) > 1 and not _number(items[0]) and (found := _amounts(span, items)):
        return found, Led.AMOUNT
    bolds = [*takewhile(bool, (_bold_lead(item[0].runs, asked=asked) for item in items))]
    if len(bolds) == len(items):
        return _with_leads(span, items, bolds), Led.BOLD
    leads = [*takewhile(bool, (_bold_lead(item[0].runs, asked=asked) or marked_lead(item[0].runs) for item in items))]
    if len(items) > 1 and len(leads) == len(items):
        return _with_leads(span, items, leads), Led.MARK
    begun = [*takewhile(bool, (_bold_beginning(item) for item in items))]
    if len(items) > 1 and len(begun) == len(items):
        return _with_leads(span, items, begun), Led.BEGINNING
    if len(items) > 1 and all(len(item) > 1 and _is_head(item[0]) for item in items):
        return _with_leads(span, items, [(item[0].runs, ()) for item in items]), Led.INNER
    if len(items) > 1 and 2 * sum(len(item) > 1 for item in items) >= len(items) and all(_may_head(item[0]) for item in items):
        parts = _with_leads(span, items, [(item[0].runs, ()) for item in items])
        return tuple(replace(part, paragraphs=tuple(map(_as_line, part.paragraphs))) for part in parts), Led.PARTLY
    return tuple(Part(span, (), _under(item, item[0].runs), _number(item)) for item in items), Led.NOTHING


def _bold_lead(runs: tuple[Run, ...], *, asked: bool) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """A bold beginning that stands alone, and what follows."""
    found = lead(runs)
    return found if found and (asked or is_whole_lead(found[0], runs)) else None


def _bold_beginning(item: Sequence[Paragraph]) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """The few bold words that the only sentence of an item begins with, and what follows them."""
    found = lead(item[0].runs) if len(item) == 1 else None
    if found is None or not found[1]:
        return None
    words = plain(found[0])
    rest = plain(found[1])
    goes_on = rest[:1].isalnum() or not rest[0].isascii()
    return found if goes_on and len(words) <= LONGEST_LEAD and word_count(words) <= _MOST_LEAD_WORDS else None


def _with_leads(
    span: Span, items: list[list[Paragraph]], leads: Sequence[tuple[tuple[Run, ...], tuple[Run, ...]] | None]
) -> tuple[Part, ...]:
    mixed = len({item[0].scheme for item in items} & {TICK, CROSS}) > 1
    return tuple(
        Part(span, (*_sign(item, mixed=mixed), *found[0]), _under(item, found[1]), _number(item))
        for item, found in zip(items, leads, strict=True)
        if found is not None
    )


def _sign(item: Sequence[Paragraph], *, mixed: bool) -> tuple[Run, ...]:
    """The box of a task, and the tick or cross of an item where its list has both."""
    boxed = item[0].scheme in BOXES and (mixed or item[0].scheme not in (TICK, CROSS))
    return (Run(f"{item[0].scheme} "),) if boxed else ()


def _under(item: list[Paragraph], text: tuple[Run, ...]) -> tuple[Paragraph, ...]:
    """What stands under an item's lead: its text, and its further paragraphs a level higher."""
    inner = [replace(each, level=max(each.level - 1, 0), mark=Mark.NONE if each.level == 0 else each.mark) for each in item[1:]]
    return (*((Paragraph(text),) if text else ()), *inner)


def _number(item: list[Paragraph]) -> int:
    return item[0].number if item[0].mark is Mark.NUMBER else 0


def _is_head(paragraph: Paragraph) -> bool:
    text = paragraph.text.rstrip(" :\uff1a")
    short = len(text) <= _LONGEST_HEAD and word_count(text) <= MOST_HEAD_WORDS
    return short and BREAK not in text and not SENTENCE_MARKS.intersection(text)


def _as_line(paragraph: Paragraph) -> Paragraph:
    """An item under a short one as a line beside it, without a mark."""
    return (
        replace(paragraph, mark=Mark.NONE) if paragraph.level == 0 and paragraph.mark is Mark.BULLET and not paragraph.scheme else paragraph
    )


def _may_head(paragraph: Paragraph) -> bool:
    """Whether an item is short enough to stand before those under it, be it a name or a sentence."""
    text = paragraph.text
    if paragraph.scheme or not text.strip():
        return False
    return len(text) <= _LONGEST_FIRST and word_count(text) <= _MOST_FIRST_WORDS and BREAK not in text


def marked_lead(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """The few words before a colon or a dash as heading, and what follows as text; a time of day may lead without a mark.

    None where a paragraph begins otherwise.
    """
    text = plain(runs)
    words = "".join(["x" * len(run.text) if run.tex else _hidden(run.text) if run.code else run.text for run in runs])
    places = [(at, at + 1) for at in (words.find(":"), words.find("\uff1a")) if at > 0]
    places += [(at, at + len(dash)) for dash in _DASHES if (at := words.find(dash)) > 0]
    spaced = [(start, end) for start, end in places if _parts_words(text, start, end)]
    start, end = min(spaced, default=(0, 0))
    if not start:
        start = end = text.find(" ")
        if start < 0 or ":" not in text[:start] or not is_moment(text[:start]):
            return None
    head = text[:start].strip()
    if not head or len(head) > LONGEST_LEAD or word_count(head) > _MOST_LEAD_WORDS or (SENTENCE_MARKS & set(head) and not is_moment(head)):
        return None
    return trim(cut(runs, 0, start)), trim(cut(runs, end, len(text)))


def _hidden(code: str) -> str:
    """As many characters as code has, none of which parts words, but for a colon at its end."""
    return "x" * (len(code) - 1) + (":" if code.endswith(":") else "x") if code else ""


def _parts_words(text: str, start: int, end: int) -> bool:
    """Whether a mark in a text parts words from words: it has a space or a line break after it, or is a wide one."""
    following = text[end : end + 1]
    wide = text[start:end] == "\uff1a"
    return bool(text[end:].strip()) and (wide or text[start : start + 1] == " " or following in (" ", BREAK, "\u00a0"))


def _amounts(span: Span, items: list[list[Paragraph]]) -> tuple[Part, ...]:
    """Items that begin with amounts, or have one as all that follows their lead, as parts headed by them; none where one has none."""
    pairs: list[tuple[tuple[Run, ...], tuple[Run, ...]]] = []
    words_alone = 0
    for item in items:
        pair = _amount(item[0].runs) if len(item) == 1 else None
        if pair is None and len(item) == 1 and len(pairs) > 1 and not words_alone:
            pair, words_alone = _word_after_lead(item[0].runs), 1
        if pair is None:
            break
        pairs.append(pair)
    words = [word_count(plain(label)) for _, label in pairs]
    if len(pairs) < len(items) or any(count > _MOST_LABEL_WORDS for count in words):
        return ()
    if any(not count and not amount[0].bold for count, (amount, _) in zip(words, pairs, strict=True)):
        return ()
    return tuple(
        Part(span, amount, (Paragraph(_with_arrow(label)),) if label else (), _number(item))
        for (amount, label), item in zip(pairs, items, strict=True)
    )


_LONGEST_WORD = 12


def _word_after_lead(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """A lead and the one word that stands where the others of its list have amounts, as `unchanged`."""
    found = lead(runs) or marked_lead(runs)
    found = found if found is None or found[1] else marked_lead(runs)
    alone = found is not None and 0 < len(plain(found[1])) <= _LONGEST_WORD and word_count(plain(found[1])) == 1
    return (found[1], unbold(found[0])) if found is not None and alone else None


_RISES, _FALLS = "\u25b2\u00a0", "\u25bc\u00a0"


def _with_arrow(label: tuple[Run, ...]) -> tuple[Run, ...]:
    """What an amount counts, with an arrow before the change that it names, as in `revenue, up 12%`."""
    text = plain(label)
    found = change(text)
    if found is None:
        return label
    start, end, rises = found
    told = tuple(replace(run, bold=True) for run in cut(label, start, end))
    return (*cut(label, 0, start), Run(_RISES if rises else _FALLS, bold=True), *told, *cut(label, end, len(text)))


def _amount(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """The amount of an item, and what it counts."""
    text = plain(runs)
    places = leading_amount(text)
    led = lead(runs) or marked_lead(runs)
    if led and not led[1]:
        led = marked_lead(runs) or led
    if led and is_moment(plain(led[0])):
        return None
    if places is not None:
        label = unbold(trim(cut(runs, places[1], len(text))))
        return trim(cut(runs, 0, places[0])), label
    if not led or not led[1]:
        return None
    after = plain(led[1])
    if is_amount(after):
        return led[1], unbold(led[0])
    places = leading_amount(after)
    return (trim(cut(led[1], 0, places[0])), _remarked(led, places)) if places and _is_remark(after[places[0] :]) else None


_MOST_REMARK_WORDS, _LONGEST_REMARK = 3, 24
"""Words and letters that follow an amount after a lead; in brackets there may be twice as many."""


def _is_remark(rest: str) -> bool:
    """Whether what follows the amount of a lead is a remark on it: in brackets, a change, or a few words such as `of 5`."""
    words = rest.strip()
    bracketed = words[:1] in ("(", "\uff08") and words.rstrip(".")[-1:] in (")", "\uff09")
    most = 2 if bracketed else 1
    return 0 < len(words) <= _LONGEST_REMARK * most and word_count(words) <= _MOST_REMARK_WORDS * most


def _remarked(led: tuple[tuple[Run, ...], tuple[Run, ...]], places: tuple[int, int]) -> tuple[Run, ...]:
    """A lead with the remark on its amount in a line of its own."""
    return (*unbold(led[0]), Run(BREAK), *trim(cut(led[1], places[0], len(plain(led[1])))))
