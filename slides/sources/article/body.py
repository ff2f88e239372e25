"""Where the article stands on a page copied as text: its densest stretch of prose, and the title above it.

The stretch is the contiguous run of lines with the largest sum, where prose counts for it and short lines against it (the maximum
subsequence of Pasternack and Roth, 2009, with lines in the place of tokens).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from functools import partial

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.sections import QUESTION_MARKS
from slides.sources.article import boilerplate
from slides.sources.article.block import TextBlock
from slides.text.rich_text import is_latin_text
from slides.text.sentences import detect, stems

_STOPS = (".", "!", "…", "。", "！", "۔", "।", "”", "»", '."', ".)", ":", ";", "؛", "」")
_NUMBERED = pattern(r"(?:[A-ZА-Я問问]\w{0,9} ?)?\d{0,3} ?[.):：]|\d")
_MOST_BETWEEN, _MOST_CLEAN = 4, 8
"""A text alone has no more short lines between two paragraphs, and above its first."""
_TEASER = 100
"""A sentence of fewer characters may be a teaser's, and counts less."""
_LONG = 160
"""A line of more characters is prose, whatever it ends with."""
_LEAST_WORDS = 3
_MOST_WEIGHT = 500
"""A paragraph of more characters counts no more."""
_SHORT_LINE, _BOILERPLATE, _ITEM, _QUESTION, _ANSWER = -25, -45, -6, 15, 30
_WIDEST = 20
"""So many short lines one after another count against the article; a longer row is a table or a list in it."""
_DATED = -90
"""What a short line with a date counts: under the article such lines head comments and teasers."""
_LONGEST_TEASER, _LEAST_TEASERS, _NEAR_TITLE, _MOST_OF = 220, 3, 8, 0.6
"""Characters of a teaser over an article, how many there are, how near above the text its title is, and its share of all the text."""
_ENOUGH = 1_500
"""So many characters of prose before the comments are the article, however long the comments are."""
_LEAST_SHARE = 0.3
_MOST_ABOVE = 60
"""So many lines above the first paragraph may hold the title."""
_LONGEST_TITLE = 300
_HEADLINE_WORDS, _LEAST_ECHO, _UNSURE = 5, 0.5, 1.2
"""A title over another line has so many words, and so large a share of them comes in the text."""
_SURER, _MOST_BEFORE, _LEFT = 0.3, 2, 0.1
"""How much surer a title inside the densest stretch is than one above it, how many teasers stand before it there, and their share of
all its text."""
_HEAD = 3_000
"""Characters of the article that a title is compared with."""


_CONTENTS = pattern(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s\S.{0,60}$|\d{1,2}\.\s\S.{0,60}$|\d{1,2}\s\S++(?:\s\S++){0,3}$")
"""A line of a table of contents."""


_WIDE = pattern("[\u2e80-\uffef]")
_RUN_TOGETHER = pattern(r"[a-zà-ÿ][A-ZÀ-Ý](?=[a-zà-ÿ])")
"""Where words of a row of links stand without a space between them."""
_CREDITED = pattern(r"\. [A-Z]{2,6}(?: ?[/|] ?[A-Z]\w+)?$")
"""An agency's name after a sentence, as captions of pictures end."""


@frozen
class Body:
    """Where an article stands among the blocks: from `start` to before `end`; `title` the title's place, -1 where there is none."""

    start: int
    end: int
    title: int


def is_prose(block: TextBlock) -> bool:
    """Whether a block is running text: sentences, or a long line."""
    if block.kind in ("code", "table"):
        return False
    text = block.text.rstrip()
    if len(text) >= _LONG:
        return True
    words = len(text.split()) if " " in text else len(text) // 4
    return words >= _LEAST_WORDS and text.endswith(_STOPS) and not (text.endswith((":", "”", "»")) and words < 8)


def find_body(blocks: Sequence[TextBlock]) -> Body:
    """Where the article stands. A page without prose is an article as a whole."""
    weights = [_weight(block) for block in blocks]
    for at in range(1, len(blocks)):
        asked = blocks[at - 1].text.endswith(QUESTION_MARKS)
        if asked and (_NUMBERED.match(blocks[at - 1].text) or blocks[at].text.endswith(_STOPS)):
            weights[at] = max(weights[at], _ANSWER)
    if not any(weight > 0 for weight in weights):
        return Body(0, len(blocks), 0 if blocks and blocks[0].kind in ("heading", "row") else -1)
    first, last = _before_comments(blocks, weights)
    start, end = _clean(blocks, weights, first, last) or _densest(weights[first:last])
    start, end = start + first, end + first
    while end < last and _goes_on(blocks, end):
        end += 1
    start = _past_teasers(blocks, start, end)
    title = _title(blocks, start, end)
    return Body(title + 1 if start < title < end else start, end, title)


def _past_teasers(blocks: Sequence[TextBlock], start: int, end: int) -> int:
    """Where the article begins behind teasers: three or more short paragraphs that stand alone, each under a line of its own, and then
    one after another most of the text, under a line that may be its title."""
    prose = [at for at in range(start, end) if is_prose(blocks[at])]
    lone = 0
    for at in prose:
        beside = any(is_prose(blocks[near]) for near in (at - 1, at + 1) if start <= near < end)
        if beside or len(blocks[at].text) > _LONGEST_TEASER:
            break
        lone += 1
    if lone < _LEAST_TEASERS or lone == len(prose):
        return start
    first = prose[lone]
    rest = sum(len(blocks[at].text) for at in prose[lone:])
    titled = any(_is_headline(blocks[at]) for at in range(max(start, first - _NEAR_TITLE), first))
    return first if titled and rest >= _MOST_OF * sum(len(blocks[at].text) for at in prose) else start


def _weight(block: TextBlock) -> int:
    """What a line counts for the article, or against it."""
    if boilerplate.why(block.text) or boilerplate.begins_related(block.text):
        return _BOILERPLATE
    if is_prose(block):
        wide = 0 if is_latin_text(block.text) else len(_WIDE.findall(block.text[:_MOST_WEIGHT]))
        cost = len(block.text) + wide
        return min(_MOST_WEIGHT, cost) if cost > _TEASER or ". " in block.text else cost * 2 // 3
    if block.text.endswith(QUESTION_MARKS):
        return _QUESTION
    if boilerplate.has_date(block.text):
        return _DATED
    return _ITEM if block.kind == "item" else _SHORT_LINE


def _before_comments(blocks: Sequence[TextBlock], weights: Sequence[int]) -> tuple[int, int]:
    """The part of a page that its comments do not belong to."""
    cuts = [at for at, block in enumerate(blocks) if boilerplate.ends_article(block.text, late=at * 3 > len(blocks) * 2)]
    first = 0
    for cut in cuts:
        before = sum(weight for weight in weights[first:cut] if weight > 0)
        after = sum(weight for weight in weights[cut:] if weight > 0)
        if before >= min(_ENOUGH, _LEAST_SHARE * after) and before > 0:
            return first, cut
        first = cut + 1
    return first, len(blocks)


def _clean(blocks: Sequence[TextBlock], weights: Sequence[int], first: int, last: int) -> tuple[int, int] | None:
    """From the first to the last line of prose, where so few other lines stand between that the text is an article alone; else None."""
    prose = [at for at in range(first, last) if weights[at] > 0]
    if not prose:
        return None
    widest = max((right - left - 1 for left, right in itertools.pairwise(prose)), default=0)
    short = sum(weights[at] < _ITEM for at in range(prose[0], prose[-1]))
    above = sum(weights[at] < _ITEM for at in range(first, prose[0]))
    if widest <= _MOST_BETWEEN and short * 2 <= len(prose) * 3 and above <= _MOST_CLEAN:
        return prose[0] - first, prose[-1] + 1 - first
    return None


def _densest(weights: Sequence[int]) -> tuple[int, int]:
    """The run with the largest sum: its first place, and the one after its last."""
    best, found, total, start, gap = 0, (0, len(weights)), 0, 0, 0
    for at, weight in enumerate(weights):
        if total <= 0:
            total, start, gap = 0, at, 0
        gap = gap + 1 if weight <= _SHORT_LINE else 0
        total += 0 if gap > _WIDEST else weight
        if total > best:
            best, found = total, (start, at + 1)
    return found


def _goes_on(blocks: Sequence[TextBlock], at: int) -> bool:
    """Whether a list, listing or table right after the last paragraph belongs to it."""
    block = blocks[at]
    if block.kind == "item" and not boilerplate.why(block.text):
        before = blocks[at - 1]
        return bool(block.info) and (is_prose(before) or (before.kind == "item" and bool(before.info)))
    return block.kind in ("code", "table")


def _title(blocks: Sequence[TextBlock], start: int, end: int) -> int:
    """The place of the title: the line above the text that most shares its words; -1 where none can be one."""
    lang = detect(" ".join(block.text for block in blocks[start:end])[:_HEAD])
    head = " ".join(block.text for block in blocks[start:end] if is_prose(block))[:_HEAD]
    counted = frozenset(stems(head, lang))
    seen = Counter(block.text.casefold() for block in blocks)
    above = range(max(0, start - _MOST_ABOVE), start)
    places = [at for at in above if _may_be_title(blocks[at]) or (at == 0 and start <= 3 and blocks[0].kind == "heading")]
    if not places:
        first = blocks[start] if start < end else None
        return start if first and not is_prose(first) and _may_be_title(first) else -1
    score = partial(_title_score, blocks, lang=lang, head=counted, seen=seen, start=start, few=len(places) <= 4)
    best = max(places, key=lambda at: (score(at), at))
    if score(best) < _UNSURE and start < end and _is_headline(blocks[start]):
        return start
    inside = [at for at in _heads_inside(blocks, start, end) if score(at) >= score(best) + _SURER]
    if inside:
        return max(inside, key=lambda at: (score(at), -at))
    above_it = next((at for at in range(best - 1, max(-1, best - 4), -1) if not _is_label(blocks[at])), -1)
    return above_it if above_it in places and _is_headline_over(blocks, above_it, best, lang, counted, seen) else best


def _heads_inside(blocks: Sequence[TextBlock], start: int, end: int) -> list[int]:
    """The first lines of the densest stretch that may be the title, with no more than a teaser or two before them."""
    found = []
    whole = sum(len(blocks[at].text) for at in range(start, end) if is_prose(blocks[at]))
    before: list[int] = []
    for at in range(start, min(end, start + _NEAR_TITLE)):
        if is_prose(blocks[at]):
            before.append(len(blocks[at].text))
            if len(before) > _MOST_BEFORE or before[-1] > _LONGEST_TEASER or sum(before) > _LEFT * whole:
                break
        elif _is_headline(blocks[at]):
            found.append(at)
    return found


def _is_label(block: TextBlock) -> bool:
    """Whether a line is a word or two that name the kind of article, as stands between a title and the line under it."""
    return boilerplate.is_kicker(block.text) or len(block.text.split()) == 1


def _is_headline(block: TextBlock) -> bool:
    """Whether the first line of the article is its title: no paragraph, and of several words."""
    text = block.text
    return (
        _may_be_title(block) and len(text) <= _LONG and not text.endswith((".", "。", ":", "：")) and len(text.split()) >= _HEADLINE_WORDS
    )


def _is_headline_over(blocks: Sequence[TextBlock], at: int, best: int, lang: str, head: frozenset[str], seen: Counter[str]) -> bool:
    """Whether the line right above the best one is the title, and that one only the line under it: the text has its words too."""
    upper, lower = set(stems(blocks[at].text, lang)), set(stems(blocks[best].text, lang))
    told = blocks[best].text.endswith(".") or ". " in blocks[best].text
    if told and not blocks[at].text.endswith(".") and len(lower) >= len(upper) >= _LEAST_WORDS and upper & head:
        return len(blocks[at].text.split()) >= _HEADLINE_WORDS and seen[blocks[at].text.casefold()] <= 2
    if len(blocks[at].text.split()) < _HEADLINE_WORDS or len(upper) < _LEAST_WORDS or seen[blocks[at].text.casefold()] > 2 or not lower:
        return False
    if blocks[best].kind == "heading" and blocks[best].level == 1:
        return False
    return len(upper & head) / len(upper) >= max(_LEAST_ECHO, 0.75 * len(lower & head) / len(lower))


def _may_be_title(block: TextBlock) -> bool:
    text = block.text
    if (
        len(text) > _LONGEST_TITLE
        or _CONTENTS.match(text)
        or len(_RUN_TOGETHER.findall(text)) > 1
        or boilerplate.why(text)
        or boilerplate.date(text)
        or boilerplate.author(text)
    ):
        return False
    if boilerplate.begins_related(text) or boilerplate.ends_article(text, late=False) or text.count(". ") > 1 or text.count(" | ") > 1:
        return False
    return any(letter.isalpha() for letter in text) and block.kind not in ("code", "table", "caption")


def _title_score(
    blocks: Sequence[TextBlock], at: int, *, lang: str, head: frozenset[str], seen: Counter[str], start: int, few: bool
) -> float:
    """How much a line is like a title: the share of its words in the text, its length, its place, whether it comes again."""
    text = blocks[at].text
    wanted = list(dict.fromkeys(stems(text, lang)))
    echo = sum(stem in head for stem in wanted) / len(wanted) if wanted else 0.0
    words = len(text.split()) if " " in text else len(text) // 3
    length = min(words, 8) * 0.08 - (0.0 if few or words > 2 else 0.5 if words == 1 else 0.3)
    signed = any(boilerplate.author(block.text) or boilerplate.date(block.text) for block in blocks[at + 1 : at + 4])
    again = 0.2 if 1 < seen[text.casefold()] <= 3 else -0.6 if seen[text.casefold()] > 3 else 0.0
    lead = 1.2 if words >= _LEAST_WORDS or start < 2 else 0.4
    first = lead if few and at == next((each for each in range(start) if start <= 3 or _may_be_title(blocks[each])), 0) else 0.0
    sentence = 0.8 if (text.endswith(".") and words > 3 and not few) or (". " in text and _CREDITED.search(text)) else 0.0
    enough = min(1.0, len(wanted) / 3)
    alone = 0.3 if blocks[at].alone else 0.0
    return 2 * echo * enough + alone + length + again + first + (0.5 if signed else 0.0) - 0.03 * abs(start - at) - sentence
