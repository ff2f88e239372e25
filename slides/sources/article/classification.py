"""Blocks -> pieces: title, headings, captions, questions and answers are told apart, and what is the page's is dropped."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from slides.base.lazy_regex import pattern
from slides.markdown.sections import FAQ_TITLE, QUESTION_MARKS
from slides.sources.article import boilerplate
from slides.sources.article.article import ArticlePiece, Dropped
from slides.sources.article.block import TextBlock
from slides.sources.article.body import find_body, is_prose
from slides.sources.article.body_blocks import CAPTION, boilerplate_at_end, inner_blocks, names_picture
from slides.sources.article.linked_lines import lines_of_links
from slides.sources.article.sorting_state import Sorting
from slides.sources.article.unmarked_headings import with_unmarked_headings
from slides.text.sentences import detect, stems

_NUMBERED = pattern(r"(?:Q(?:uestion)?|F(?:rage)?|P(?:regunta)?|Вопрос|問|问|Q)?\s*(?:\d{1,3}\s*[.):]|[:.：])\s*(?=\S)", re.IGNORECASE)
_ANSWER = pattern(r"(?:A(?:nswer)?|Antwort|R(?:éponse|espuesta)?|О(?:твет)?|答)\s*+(?:\d{1,3}\s*+)?[:.：]\s*+(?=\S)", re.IGNORECASE)
_INSIDE = pattern(r"^(?P<question>[^?？؟]{3,300}[?？؟])\s*(?:A(?:nswer)?\s*:\s*)?(?P<answer>\S.*)$")
_COLON = pattern(r"(?:(?<!\s)\s++)?[:：]$")
_LEAST_LEAD_WORDS = 9
"""A line between title and text of so many words is a part of the article."""
_SITE = pattern(r"(?<!\s)\s++(?:::|[|–—·:»/-])\s++|(?<=[\u3040-\u9fff！？])[-_](?=[\u3040-\u9fff]{2,6}$)")
"""What stands between an article's title and its site's name in a page's title."""
_SITE_WORDS, _LEAST_NAMED = 4, 8
_PICTURE_CREDIT = "a picture's credit"
_MOST_ABOVE = 5
"""Above the first paragraph of a text alone stand no more lines than these."""
_STOPS = (".", "!", "。", "！", "۔", "।")
_UNDER = 6
"""So many blocks under a heading are looked through for its words."""
_LONGEST_ANSWER = 1_200
"""Characters of an answer to a closing question; a longer text under a question is a section."""
_LONG_ANSWERS = 700
"""Characters that the answers of an interview have on average, or more."""
_LONGEST_HEADING = 20
"""A heading of more words right under the title, or of several sentences, is a paragraph."""
_NO_HEADING = 200
"""Letters of what is no heading, whatever the page says."""
_INNER_END = pattern(r"[.!?] \S")
_MOST_OFFERED, _OFFER_LETTERS = 4, 220
"""So many short paragraphs under the heading of an offer, less one, belong to it, each of so many letters at most."""
_REFERENCE = pattern(r"(?:\[\d{1,3}\]|\^) ?(?=\S)")
"""How a line of a list of references begins: with its number, or the mark of an encyclopedia."""
_MOST_CAPTION_WORDS, _LEAST_REPEATS = 4, 3


def sort(blocks: Sequence[TextBlock], *, marked: bool, title: str = "") -> tuple[tuple[ArticlePiece, ...], tuple[Dropped, ...]]:
    """The pieces of an article and what was dropped. marked: the source says itself what a heading is, as Markdown does.

    title: the title where it is known; the first heading is it otherwise. Pieces stand in the article's order.
    """
    sorting = Sorting()
    if marked:
        body = _titled(with_unmarked_headings(_without_boilerplate(blocks, sorting)), sorting, title)
    else:
        body = inner_blocks(_framed(blocks, sorting), sorting)
    asked = _asked(body)
    repeated = "" if marked else " ".join(block.text for block in body if not block.kind).casefold()
    told = _interview(body, asked)
    for at, block in enumerate(body):
        if at in told:
            found = _NUMBERED.match(block.text)
            sorting.asking = False
            sorting.add(replace(block, kind="heading", level=2), "heading", block.text[found.end() :] if found else block.text)
        elif at in asked:
            _question(block, sorting)
        elif block.kind == "heading" and not marked and _is_caption(block.text, repeated):
            sorting.add(block, "caption")
        else:
            _piece(block, sorting)
    return tuple(sorting.pieces), tuple(sorted(sorting.dropped, key=lambda each: each.line))


def _framed(blocks: Sequence[TextBlock], sorting: Sorting) -> list[TextBlock]:
    """The article's blocks out of a page copied as text; its title, author and date become the first pieces."""
    body = find_body(blocks)
    if body.title >= 0:
        titled = blocks[body.title]
        sorting.add(replace(titled, kind="", level=1), "title", _COLON.sub("", boilerplate.without_page_marks(titled.text)))
    kept: list[TextBlock] = []
    ended = related = False
    for at, block in enumerate(blocks):
        ended = ended or (at >= body.end and boilerplate.ends_article(block.text, late=True))
        related = related or (at >= body.end and boilerplate.begins_related(block.text))
        if at == body.title:
            continue
        if body.title < at < body.start or (at < body.start and body.title < 0):
            _above(blocks, at, body.start, sorting, kept)
        elif body.start <= at < body.end:
            if at < body.start + 3 and _signs(block, sorting):
                continue
            kept.append(block)
        elif at < body.start and _signs(block, sorting):
            continue
        else:
            sorting.drop(block, _why_outside(block, before=at < body.start, ended=ended, related=related))
    return kept


def _why_outside(block: TextBlock, *, before: bool, ended: bool, related: bool) -> str:
    """Why a line before or after the article is left out."""
    if ended:
        return "a comment form"
    if related:
        return "links to other articles"
    if before and block.kind == "row":
        return "the page's menu"
    return boilerplate.why(block.text) or ("before the article" if before else "after the article's last paragraph")


def _signs(block: TextBlock, sorting: Sorting) -> bool:
    """Take a line that says who wrote the article, or when, as the first such piece; whether it is one."""
    known = {piece.kind for piece in sorting.pieces}
    who = boilerplate.author(block.text)
    if who and "author" not in known:
        sorting.add(block, "author", who)
    if boilerplate.date(block.text) and "date" not in known:
        sorting.add(block, "date", boilerplate.published_day(block.text))
    return bool(who) or boilerplate.date(block.text)


def _above(blocks: Sequence[TextBlock], at: int, start: int, sorting: Sorting, kept: list[TextBlock]) -> None:
    """A line between title and text: author, date, the first heading, a sentence that stands by itself; else the page's."""
    block = blocks[at]
    if _signs(block, sorting):
        return
    ends = boilerplate.ends_article(block.text, late=False)
    ends = ends or boilerplate.is_kicker(block.text) or _is_in_menu(block, blocks)
    if not ends and not boilerplate.why(block.text) and not boilerplate.begins_related(block.text):
        last = at == start - 1
        if not last and not is_prose(block) and boilerplate.why(blocks[at + 1].text) == _PICTURE_CREDIT:
            sorting.drop(block, "a picture's caption")
            return
        if is_prose(block) or len(block.text.split()) >= _LEAST_LEAD_WORDS:
            kept.append(replace(block, kind=""))
            return
        plain = start <= _MOST_ABOVE and block.alone and not sorting.dropped
        if last and block.kind in ("heading", "row") and (plain or _heads(block, blocks[start : start + _UNDER])):
            kept.append(replace(block, kind="heading", level=2))
            return
        if last and block.text.endswith(QUESTION_MARKS):
            kept.append(block)
            return
        if last and names_picture(block.text):
            kept.append(block)
            return
    sorting.drop(block, boilerplate.why(block.text) or "between title and text")


def _is_in_menu(block: TextBlock, blocks: Sequence[TextBlock]) -> bool:
    """Whether a line of a word or two stands in the page's menus too."""
    bare = block.text.strip("[] ").casefold()
    return len(bare.split()) < 3 and sum(each.text.strip("[] ").casefold() == bare for each in blocks) > 1


def _heads(block: TextBlock, under: Sequence[TextBlock]) -> bool:
    """Whether a line right above the text is its first heading: a usual one, or one whose words come again."""
    if boilerplate.opens(block.text):
        return True
    text = " ".join(each.text for each in under)
    lang = detect(text)
    wanted, said = stems(block.text, lang), set(stems(text, lang))
    return bool(wanted) and sum(stem in said for stem in wanted) * 3 >= len(wanted)


def _without_boilerplate(blocks: Sequence[TextBlock], sorting: Sorting) -> list[TextBlock]:
    """The blocks of a marked source without the page's own lines, and without references at its end."""
    kept: list[TextBlock] = []
    ended = related = False
    level = kept_prose = offered = 0
    whole = sum(len(block.text) for block in blocks if is_prose(block))
    teasers = _dated_lists(blocks) | lines_of_links(blocks)
    captions = " ".join(block.text.casefold() for block in blocks if block.kind == "caption")
    page = boilerplate_at_end(blocks)
    for at, block in enumerate(blocks):
        if at in teasers or at in page:
            sorting.drop(block, "links to other articles" if at in teasers else "a comment form")
            continue
        if block.kind == "caption" and not block.text:
            sorting.drop(replace(block, text=block.info[:80]), "a picture without a description")
            continue
        text = boilerplate.without_wiki_marks(block.text) if block.kind not in ("code", "table") else block.text
        heading = block.kind == "heading"
        below = whole - kept_prose
        if block.kind != "code" and at * 2 > len(blocks) and below * 3 < kept_prose:
            ended = ended or boilerplate.ends_article(text, late=False)
        if heading and level and block.level <= level:
            level = 0
        if heading and at * 2 > len(blocks) and boilerplate.begins_references(text):
            level = level or block.level or 9
        listed = not level and at * 3 > len(blocks) * 2 and block.kind in ("", "item") and _REFERENCE.match(block.text) is not None
        said = block.kind in ("code", "table") or (heading and not boilerplate.begins_related(text))
        if boilerplate.begins_related(text) and block.kind not in ("code", "table"):
            related = True
        elif related and (heading or is_prose(block)):
            related = False
        why = "a comment form" if ended else "references" if level or listed else "links to other articles" if related else ""
        why = why or ("a picture's caption" if not block.kind and not block.info and _is_said_in(text, captions) else "")
        why = why or ("" if said and not (heading and _is_offer(text)) else boilerplate.why(text))
        offered = _MOST_OFFERED if heading and why and _is_offer(text) else 0 if heading else max(0, offered - 1)
        if offered and not why and not heading and len(text) <= _OFFER_LETTERS:
            why = "an offer of the page's"
        if why:
            sorting.drop(block, why)
        elif text.strip():
            kept.append(replace(block, text=text))
            kept_prose += len(block.text) if is_prose(block) else 0
    return kept


def _is_said_in(text: str, captions: str) -> bool:
    """Whether a paragraph is a caption, or a part of one, that its picture's description has already."""
    return len(text) >= _LEAST_CAPTION and " ".join(text.split()).casefold() in captions


_LEAST_CAPTION = 12


def _dated_lists(blocks: Sequence[TextBlock]) -> set[int]:
    """The items of lists most of whose entries end with a day: lists of other articles."""
    found = set[int]()
    for is_item, run in itertools.groupby(range(len(blocks)), key=lambda at: blocks[at].kind == "item"):
        places = list(run)
        if is_item and len(places) >= _LEAST_REPEATS and 2 * sum(boilerplate.ends_with_day(blocks[at].text) for at in places) > len(places):
            found.update(places)
    return found


def _is_offer(heading: str) -> bool:
    """Whether a heading stands over an offer of the page's, and not over a section."""
    why = boilerplate.why(heading)
    return why == "an advertisement" or (why in ("an offer of the page's", "a newsletter") and len(heading.split()) > 1)


def _titled(blocks: list[TextBlock], sorting: Sorting, title: str) -> list[TextBlock]:
    """The blocks without title, author and date, which become the first pieces."""
    asked = {at for at in _asked(blocks) if _NUMBERED.match(blocks[at].text)}
    heads = [block for at, block in enumerate(blocks) if block.kind == "heading" and at not in asked]
    first = next((block for block in heads if block.level == 1), heads[0] if heads and heads[0] is blocks[0] else None)
    if title:
        title = _without_site(title, heads)
        same = next((block for block in heads[:2] if _same(block.text, title)), None)
        sorting.pieces.append(ArticlePiece("title", title, same.line if same else 1, 1))
        first = same
    elif first:
        sorting.add(first, "title", _COLON.sub("", first.text))
    rest: list[TextBlock] = []
    for at, block in enumerate(blocks):
        if block is first:
            continue
        if at < 8 and block.kind == "heading" and _names_section(block.text) and not any(is_prose(each) for each in rest):
            sorting.drop(block, "the page's section")
        elif at < 8 and block.kind in ("", "heading", "item") and (who := boilerplate.author(block.text)):
            sorting.add(block, "author", who)
        elif at < 8 and boilerplate.date(block.text):
            sorting.add(block, "date", boilerplate.published_day(block.text))
        else:
            rest.append(block)
    return rest


def _names_section(text: str) -> bool:
    """Whether a heading above all text is the page's section: a usual one, or a word in small letters."""
    return boilerplate.is_kicker(text) or (len(text.split()) == 1 and text.isalpha() and text.islower())


def _without_site(title: str, heads: Sequence[TextBlock]) -> str:
    """A page's title without the site's name, where a heading is the rest of it; the first heading where the page names nothing else."""
    parts = [part.strip() for part in _SITE.split(title)]
    for head in heads[:3]:
        same = [each for each in (title, *parts) if _same(head.text, each)] if len(head.text) > _LEAST_NAMED else []
        if same:  # the one that a page has not joined without a space
            return head.text if len(head.text) >= len(same[0]) else same[0]
    first = next((head for head in heads if head.level == 1), heads[0] if heads else None)
    if first and len(title.split()) == 1 and len(first.text.split()) > 2:
        return first.text
    longest = max(parts, key=len)
    rest = [part for part in parts if part != longest]
    return longest if parts[0] == longest and rest and len(rest[-1].split()) <= _SITE_WORDS and len(longest.split()) > 2 else title


def _same(one: str, other: str) -> bool:
    """Whether two titles have the same letters: pages join the lines of theirs with a dash, or with nothing."""
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _is_caption(text: str, repeated: str) -> bool:
    """Whether a short line names a picture: it says so, begins with a small letter, or is a phrase of the running text."""
    words = text.split()
    if names_picture(text):
        return True
    return 2 <= len(words) <= _MOST_CAPTION_WORDS and ":" not in text and repeated.count(text.casefold()) >= _LEAST_REPEATS


def _asked(blocks: Sequence[TextBlock]) -> set[int]:
    """Which blocks are questions of the article's own questions and answers.

    Those under an FAQ's heading, those with a number or Q: where there are two, bold ones, and short questions at the end.
    """
    faq = False
    under, sure = set[int](), set[int]()
    loose: list[int] = []
    for at, block in enumerate(blocks):
        if block.kind == "heading" and not block.text.endswith(QUESTION_MARKS):
            faq = FAQ_TITLE.match(block.text) is not None
            loose = []
        elif not _asks(block):
            continue
        elif faq:
            under.add(at)
        elif block.kind == "bold" or _is_numbered(block):
            sure.add(at)
        elif block.kind == "heading" and block.level > 1:
            loose.append(at)
    closing = set(loose) if len(loose) > 1 and _closes(blocks, loose) else set()
    sure = sure if len(sure) > 1 or len(sure | closing) > 1 else set()
    return under | (sure if _answered(blocks, sorted(sure)) else set()) | closing


def _answered(blocks: Sequence[TextBlock], places: Sequence[int]) -> bool:
    """Whether most questions without a heading over them have a sentence for an answer, as headlines that ask have not."""
    if not places:
        return False
    ends = [*places[1:], len(blocks)]
    told = [
        any(is_prose(block) or block.text.endswith(_STOPS) for block in blocks[at + 1 : min(end, at + 3)])
        for at, end in zip(places, ends, strict=True)
    ]
    return 2 * sum(told) >= len(told) or any(_INSIDE.match(blocks[at].text) for at in places)


def _interview(blocks: Sequence[TextBlock], asked: set[int]) -> set[int]:
    """The questions whose answers are too long for questions and answers on one slide: an interview's, each a section."""
    places = [at for at in sorted(asked) if blocks[at].text.endswith(QUESTION_MARKS)]
    ends = [*places[1:], len(blocks)]
    if len(places) < _LEAST_REPEATS or len(places) != len(asked):
        return set()
    lengths = [sum(len(block.text) for block in blocks[at + 1 : end]) for at, end in zip(places, ends, strict=True)]
    return set(places) if sum(lengths) > _LONG_ANSWERS * len(places) else set()


def _closes(blocks: Sequence[TextBlock], loose: Sequence[int]) -> bool:
    """Whether question headings are the article's closing questions: other headings stand before them, and their answers are short."""
    before = [block for block in blocks[: loose[0]] if block.kind == "heading"]
    ends = [*loose[1:], len(blocks)]
    short = all(sum(len(block.text) for block in blocks[at + 1 : end]) <= _LONGEST_ANSWER for at, end in zip(loose, ends, strict=True))
    return bool(before) and short and not any(block.kind == "heading" and block.level < 2 for block in blocks)


def _asks(block: TextBlock) -> bool:
    """Whether a block is a question, or begins with one that it answers."""
    if block.kind in ("code", "table", "caption"):
        return False
    if block.text.endswith(QUESTION_MARKS):
        return len(block.text) <= 300
    return _is_numbered(block) and _INSIDE.match(block.text) is not None


def _is_numbered(block: TextBlock) -> bool:
    """Whether a number or Q: stands before a block; that of an item has been taken off it."""
    return _NUMBERED.match(block.text) is not None or (block.kind == "item" and block.info[:1].isdigit())


def _question(block: TextBlock, sorting: Sorting) -> None:
    """A question, with its answer where that stands on the same line."""
    found = _NUMBERED.match(block.text)
    text = block.text[found.end() :] if found else block.text
    inside = None if text.endswith(QUESTION_MARKS) else _INSIDE.match(text)
    sorting.add(block, "question", inside.group("question") if inside else text)
    if inside:
        sorting.add(block, "answer", inside.group("answer"))
    sorting.asking = True


def _piece(block: TextBlock, sorting: Sorting) -> None:
    """A block that is no question and no caption of plain text."""
    if block.kind == "heading":
        sorting.asking = False
        text = _COLON.sub("", boilerplate.without_page_marks(block.text))
        above = all(piece.kind in ("title", "author", "date") for piece in sorting.pieces)
        lead = len(text.split()) > _LONGEST_HEADING and (above or len(text) > _NO_HEADING or _INNER_END.search(text) is not None)
        sorting.add(replace(block, level=0) if lead else block, "paragraph" if lead else "heading", text)
    elif CAPTION.fullmatch(block.text) and len(block.text.split()) <= _LONGEST_HEADING and not block.text.endswith("."):
        sorting.add(block, "caption")
    elif block.kind in ("code", "table", "caption"):
        sorting.add(block, block.kind)
    elif sorting.asking:
        found = _ANSWER.match(block.text)
        sorting.add(block, "answer", block.text[found.end() :] if found else block.text)
    else:
        sorting.add(block, "item" if block.kind == "item" else "paragraph")
