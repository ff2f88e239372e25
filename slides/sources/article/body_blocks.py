"""Inside an article copied as text: which short lines are headings, which are lists, and which belong to the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.markdown.sections import FAQ_TITLE, QUESTION_MARKS
from slides.sources.article import boilerplate
from slides.sources.article.block import TextBlock
from slides.sources.article.body import is_prose
from slides.sources.article.sorting_state import Sorting
from slides.text.sentences import detect, stems

_MOST_ABOUT_PAGE, _LEAST_BEFORE, _LAST = 3, 3, 30
"""At most one of so many paragraphs speaks of the page; so many blocks stand before the first comment; so many paragraphs are the end."""
_LEAST_REPEATS = 3
"""A short line that comes so often is the page's."""
_MOST_HEADINGS = 2
"""So many headings may stand one under another; more short lines are links or a list."""
_MOST_LED = 4
_TEASER, _LEAST_TEASERS, _FOOT_LINE, _SHARE_BEFORE = 200, 3, 70, 3
"""Characters of a teaser, and how many stand under an article."""
_CODE = pattern(r"[{};=<>]|\w\(|\)$|\w_\w|://|[@|]")
"""What a heading does not hold: marks of code, addresses, separators."""
LONE_LINE = "line"
"""The info of one line of code in a text, which is no listing."""
_CREDIT = pattern(r"\(([^\W\d_]\w+ [^\W\d_]\w+)\)$")
_LISTING = pattern(
    r"^\$ |^(?:#include|import|from|def|class|int|void|const|let|var|function|return|npm|pip|git|sudo|cd|apt|docker|curl) .*[(){};=/.-]"
    r"|[;{}]$|^\(\w+ .*[$()]"
)
"""A line of a program, or of a command."""
_QUOTATION = pattern(r"[“„«\"][^“”„«»\"]{20,400}[”“»\"]\.?")
_SPEAKER = pattern(
    r"(?:[—–-] ?)?[^\W\d_a-zà-ÿ][\w.’'-]{0,20}"
    r"(?: [^\W\d_a-zà-ÿ][\w.’'-]{0,20}| (?:von|van|de|da|del|bin|al|der|den|la)){1,4}(?:, [^!?:]{2,60})?"
)
"""A name of two words or more, perhaps with a role after a comma."""
CAPTION = pattern(
    r"(?:image|photo|picture|figure|fig\.|illustration|bild|foto|abbildung|abb\.|photographie|imagen|рис\.|图|図|圖)\s?\d*\s*[:.–—-]?\s.+",
    re.IGNORECASE,
)
_MANY, _MOST_SAMPLED = 6, 100
"""From so many headings on it is asked whether most are strange, and of so many at most."""
_LONG_HEADING, _LEAST_SHARED = 9, 0.4
"""A heading of so many words shares so much of them with the text under it."""
_LONGEST_HEADING = 14
"""Words of a heading."""


def inner_blocks(blocks: Sequence[TextBlock], sorting: Sorting) -> list[TextBlock]:
    """The blocks with headings only where text follows them; what is the page's is dropped, with the reason."""
    blocks = _without_page_end(_before_comments(blocks, sorting), sorting)
    blocks = _with_code(_credited(_without_links_at_end(blocks, sorting)))
    seen = Counter(block.text.casefold() for block in blocks if not is_prose(block))
    prose = [block for block in blocks if is_prose(block)]
    spaced = sum(block.alone for block in prose) * 5 > len(prose) * 3
    kept: list[TextBlock] = []
    at = 0
    related = False
    while at < len(blocks):
        block = blocks[at]
        if _ends_teaser(block, kept):
            for each in (kept.pop(), kept.pop(), block):
                sorting.drop(each, "links to other articles")
        elif boilerplate.begins_related(block.text) and not is_prose(block):
            sorting.drop(block, "links to other articles")
            related = True
        elif why := _is_boilerplate(block, seen):
            sorting.drop(block, why)
        elif _is_short(block):
            end = at
            while end < len(blocks) and _is_short(blocks[end]) and not boilerplate.begins_related(blocks[end].text):
                end += 1
            run = blocks[at:end]
            followed = end < len(blocks) and _is_text(blocks[end])
            if len(run) > 1 and kept and kept[-1].text.endswith((":", "：")) and not related:
                listed = run if _lists_all(run, blocks[end:]) else run[:-1]
                kept += [replace(block, kind="item") for block in listed]
                run = run[len(listed) :]
            kept += _short_lines(run, bool(kept), followed, seen, related, spaced, sorting)
            related = False
            at = end
            continue
        else:
            related = related and not is_prose(block)
            if related:
                sorting.drop(block, "links to other articles")
            else:
                kept.append(replace(block, kind="") if block.kind in ("heading", "row") else block)
        at += 1
    return _spoken(_without_teasers(_without_references(_echoed(kept), sorting), sorting))


def boilerplate_at_end(blocks: Sequence[TextBlock]) -> frozenset[int]:
    """Paragraphs in the second half that speak of the page, where few do: an article about newsletters speaks of them throughout."""
    prose = [at for at, block in enumerate(blocks) if is_prose(block)]
    half = max((len(prose) + 1) // 2, len(prose) - _LAST)
    sampled = prose[: half : half // _LAST + 1]
    early = sum(boilerplate.is_about_page(blocks[at].text) for at in sampled)
    late = frozenset(at for at in prose[half:] if boilerplate.is_about_page(blocks[at].text))
    few = (early + len(late)) * _MOST_ABOUT_PAGE <= len(sampled) + len(prose) - half
    return late if few and len(late) > early else frozenset()


def _without_page_end(blocks: Sequence[TextBlock], sorting: Sorting) -> list[TextBlock]:
    """The blocks without paragraphs at the end that speak of the page, and the short lines over them."""
    page = boilerplate_at_end(blocks)
    over = {at - 1 for at in page if at and _is_short(blocks[at - 1])}
    for at in sorted(page | over):
        sorting.drop(blocks[at], "a comment form")
    return [block for at, block in enumerate(blocks) if at not in page and at not in over]


def _before_comments(blocks: Sequence[TextBlock], sorting: Sorting) -> list[TextBlock]:
    """The blocks before the first of several lines with a day and a time, each over prose: the heads of comments."""
    heads = [
        at
        for at, block in enumerate(blocks[:-1])
        if not is_prose(block) and boilerplate.is_stamped(block.text) and is_prose(blocks[at + 1]) and at > _LEAST_BEFORE
    ]
    before = sum(len(block.text) for block in blocks[: heads[0]] if is_prose(block)) if heads else 0
    after = sum(len(block.text) for block in blocks[heads[0] :] if is_prose(block)) if heads else 0
    if len(heads) < _LEAST_REPEATS or before * 3 < after:
        return list(blocks)
    for block in blocks[heads[0] :]:
        sorting.drop(block, "a comment form")
    return list(blocks[: heads[0]])


def _without_links_at_end(blocks: Sequence[TextBlock], sorting: Sorting) -> list[TextBlock]:
    """The blocks before the first of several lists of links to other articles, where nothing but teasers stands after it."""
    marks = [at for at, block in enumerate(blocks) if boilerplate.begins_related(block.text) and not is_prose(block)]
    for first in marks[:-1]:
        rest = range(first + 1, len(blocks))
        prose = [at for at in rest if is_prose(blocks[at]) and len(blocks[at].text) > _FOOT_LINE and not boilerplate.why(blocks[at].text)]
        teasers = [at for at in prose if _is_short(blocks[at - 1]) and len(blocks[at].text) <= _TEASER]
        if len(prose) < 2 * len(teasers) and first * 3 > len(blocks):
            for block in blocks[first:]:
                sorting.drop(block, "links to other articles")
            return list(blocks[:first])
    return list(blocks)


def _credited(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """The blocks with short lines that end with the same name in brackets as captions: the name is the photographer's."""
    named = [_CREDIT.search(block.text) if len(block.text) <= _TEASER else None for block in blocks]
    counted = Counter(found.group(1) for found in named if found)
    return [
        replace(block, kind="caption") if found and counted[found.group(1)] >= _LEAST_REPEATS else block
        for block, found in zip(blocks, named, strict=True)
    ]


def _with_code(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """The blocks with short lines one after another that are code as one listing."""
    found: list[TextBlock] = []
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and blocks[end].kind in ("row", "heading", "item") and _LISTING.search(blocks[end].text):
            end += 1
        if end > at:
            found.append(
                TextBlock(
                    "\n".join(block.text for block in blocks[at:end]), blocks[at].line, "code", info="" if end - at > 1 else LONE_LINE
                )
            )
        else:
            found.append(blocks[at])
        at = max(end, at + 1)
    return found


def _spoken(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """The blocks with paragraphs in quotation marks over a short line with a name as quotations with their speakers."""
    found = list(blocks)
    for at in range(1, len(found)):
        said, name = found[at - 1], found[at]
        if _QUOTATION.fullmatch(said.text) and name.kind in ("", "item", "caption", "heading") and _SPEAKER.fullmatch(name.text):
            found[at - 1] = replace(said, kind="", info="quote")
            found[at] = replace(name, kind="", level=0, info="speaker")
    return found


def _ends_teaser(block: TextBlock, kept: Sequence[TextBlock]) -> bool:
    """Whether a line leads from a heading and a short paragraph above it to another article."""
    if len(kept) < 2 or not boilerplate.ends_teaser(block.text):
        return False
    return kept[-2].kind == "heading" and not kept[-1].kind and len(kept[-1].text) <= _TEASER


def _lists_all(run: Sequence[TextBlock], after: Sequence[TextBlock]) -> bool:
    """Whether the last of some lines that a colon leads to belongs to them: no text of its own stands under it."""
    lang = detect(" ".join(block.text for block in after[:3]))
    under = set(stems(" ".join(block.text for block in after[:2]), lang))
    wanted = set(stems(run[-1].text, lang))
    return not after or not wanted or len(wanted & under) * 2 < len(wanted)


def _without_teasers(blocks: Sequence[TextBlock], sorting: Sorting) -> list[TextBlock]:
    """The blocks without teasers at the end: three or more headings, each over one short paragraph, after an article that is longer."""
    heads = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    first = len(blocks)
    teasers = []
    for at in reversed(heads):
        text = [block for block in blocks[at + 1 : first] if is_prose(block) and len(block.text) > _FOOT_LINE]
        if len(text) != 1 or len(text[0].text) > _TEASER or FAQ_TITLE.match(blocks[at].text):
            break
        teasers.append(at)
        first = at
    before = [block for block in blocks[:first] if is_prose(block)]
    whole = sum(len(block.text) for block in before)
    asked = all(blocks[at].text.endswith(QUESTION_MARKS) for at in teasers)
    if len(teasers) < _LEAST_TEASERS or asked or whole < _SHARE_BEFORE * sum(len(block.text) for block in blocks[first:]):
        return list(blocks)
    for block in blocks[first:]:
        sorting.drop(block, "links to other articles")
    return list(blocks[:first])


def _is_short(block: TextBlock) -> bool:
    return block.kind in ("heading", "row") and not is_prose(block)


def _echoed(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """The blocks with long headings, and all where most are strange, as headings only where words of theirs come in the text below.

    Captions and teasers between paragraphs look like headings and share nothing with what happens to stand under them.
    """
    lang = detect(" ".join(block.text for block in blocks if is_prose(block)))
    heads = [at for at, block in enumerate(blocks) if block.kind == "heading" and not FAQ_TITLE.match(block.text)]
    told = [at for at in heads if not blocks[at].text.endswith(QUESTION_MARKS)]
    sample = told[:: len(told) // _MOST_SAMPLED + 1]
    strange = len(told) >= _MANY and sum(_shared(blocks, at, lang) > 0 for at in sample) * 2 < len(sample)
    places = frozenset(heads)
    found = []
    for at, block in enumerate(blocks):
        long = len(block.text.split()) >= _LONG_HEADING and not block.text.endswith(QUESTION_MARKS)
        if at in places and (strange or long) and _shared(blocks, at, lang) < (_LEAST_SHARED if long else 0.01):
            found.append(replace(block, kind="caption" if long else ""))
        else:
            found.append(block)
    return found


def _shared(blocks: Sequence[TextBlock], at: int, lang: str) -> float:
    """The share of a heading's words that come in the text under it."""
    wanted = set(stems(blocks[at].text, lang))
    under = stems(" ".join(block.text for block in blocks[at + 1 : at + 4] if block.kind != "heading"), lang)
    return len(wanted & set(under)) / len(wanted) if wanted else 0.0


def _is_boilerplate(block: TextBlock, seen: Counter[str]) -> str:
    """Why a block inside the article is the page's; empty where it is not."""
    if block.kind in ("code", "table"):
        return ""
    if why := boilerplate.why(block.text):
        return why
    if is_prose(block) or block.text.endswith(QUESTION_MARKS) or block.kind == "item":
        return ""
    if boilerplate.date(block.text) or boilerplate.author(block.text) or boilerplate.is_stamped(block.text):
        return "a date or an author"
    return "it comes again and again" if seen[block.text.casefold()] >= _LEAST_REPEATS else ""


def _is_text(block: TextBlock) -> bool:
    """Whether a block is what stands under a heading."""
    return block.kind in ("item", "code", "table", "") or is_prose(block) or block.text.endswith(QUESTION_MARKS)


def _short_lines(
    run: Sequence[TextBlock], begun: bool, followed: bool, seen: Counter[str], related: bool, spaced: bool, sorting: Sorting
) -> list[TextBlock]:
    """Short lines one after another: headings, a list, or the page's own."""
    usable = []
    for block in run:
        why = _is_boilerplate(block, seen)
        if why:
            sorting.drop(block, why)
        else:
            usable.append(block)
    if not usable:
        return []
    if related:
        links, usable = (usable[:-1], usable[-1:]) if len(usable) > 1 and followed else (usable, [])
        for block in links:
            sorting.drop(block, "links to other articles")
    if not usable:
        return []
    if any(FAQ_TITLE.match(block.text) for block in usable) or (_asks(usable[-1].text) and followed):
        return [replace(block, kind="heading" if _asks(block.text) or FAQ_TITLE.match(block.text) or followed else "") for block in usable]
    if _led_to(usable[-1]) or not all(_is_headline(block, spaced) for block in usable):
        return _as_text(usable, spaced, followed)
    rows = sum(block.kind == "row" for block in usable)
    if rows > _MOST_HEADINGS and begun:
        lone = usable[-1].kind == "heading" and followed
        items = usable[:-1] if lone else usable
        return [*(replace(block, kind="item") for block in items), *(usable[-1:] if lone else [])]
    if len(usable) > _MOST_HEADINGS + 1 or not followed:
        heads = usable[-1:] if followed else []
        for block in usable[: len(usable) - len(heads)]:
            sorting.drop(block, "no text follows it")
        usable = heads
    return [replace(block, kind="heading", level=block.level or 2) for block in usable]


def _asks(text: str) -> bool:
    """Whether a line can be a question that stands over its answer: not one that somebody asks in quotation marks."""
    return text.endswith(QUESTION_MARKS) and len(text.split()) <= _LONGEST_HEADING and text[0].isalnum() and not text[0].islower()


def _is_headline(block: TextBlock, spaced: bool) -> bool:
    """Whether a short line can be a heading: it begins as one does, and stands by itself where paragraphs do."""
    text = block.text
    first = next((letter for letter in text if letter.isalnum()), "")
    opened = text[0].isalnum() or text[0] in "“\"'‘«„¿¡#§"
    if len(text.split()) > _LONGEST_HEADING:
        return False
    return opened and not first.islower() and (block.alone or not spaced) and not _CODE.search(text)


def _as_text(run: Sequence[TextBlock], spaced: bool, followed: bool) -> list[TextBlock]:
    """Short lines that are no headings, as items of a list or short paragraphs; the last may still be a heading."""
    last = run[-1]
    heads = [replace(last, kind="heading")] if followed and not _led_to(last) and _is_headline(last, spaced) else []
    rest = run[: len(run) - len(heads)]
    return [*(replace(block, kind="" if _led_to(block) else "caption" if names_picture(block.text) else "item") for block in rest), *heads]


def names_picture(text: str) -> bool:
    """Whether a short line names a picture: it says so, or begins with a small letter."""
    return CAPTION.fullmatch(text) is not None or (text[0].islower() and not text.endswith(":"))


def _led_to(block: TextBlock) -> bool:
    """Whether a line only leads to what follows: it ends with a colon and is more than a heading's few words."""
    return block.text.endswith((":", "：")) and len(block.text.split()) > _MOST_LED


def _without_references(blocks: Sequence[TextBlock], sorting: Sorting) -> list[TextBlock]:
    """The blocks without references, sources and notes under headings in the second half."""
    kept: list[TextBlock] = []
    dropping = False
    for at, block in enumerate(blocks):
        if block.kind == "heading":
            dropping = at * 2 > len(blocks) and boilerplate.begins_references(block.text)
        if dropping:
            sorting.drop(block, "references")
        else:
            kept.append(block)
    return kept
