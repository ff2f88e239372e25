"""Blocks -> pieces: title, headings, captions, questions and answers are told apart, and what is the page's is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from slides.base.lazy_regex import pattern
from slides.markdown.sections import FAQ_TITLE, QUESTION_MARKS
from slides.sources.article import boilerplate
from slides.sources.article.article import ArticlePiece, Dropped
from slides.sources.article.block import TextBlock

_NUMBERED = pattern(r"(?:Q(?:uestion)?|F(?:rage)?|P(?:regunta)?|Вопрос|問|问|Q)?\s*(?:\d{1,3}\s*[.):]|[:.：])\s*(?=\S)", re.IGNORECASE)
_ANSWER = pattern(r"(?:A(?:nswer)?|Antwort|R(?:éponse|espuesta)?|О(?:твет)?|答)\s*+(?:\d{1,3}\s*+)?[:.：]\s*+(?=\S)", re.IGNORECASE)
_INSIDE = pattern(r"^(?P<question>[^?？؟]{3,300}[?？؟])\s*(?:A(?:nswer)?\s*:\s*)?(?P<answer>\S.*)$")
_CAPTION = pattern(
    r"(?:image|photo|picture|figure|fig\.|illustration|bild|foto|abbildung|abb\.|photographie|imagen|рис\.|图|図|圖)\s?\d*\s*[:.–—-]?\s.+",
    re.IGNORECASE,
)
_COLON = pattern(r"(?:(?<!\s)\s++)?[:：]$")
_MOST_LONE = 3
"""So many short lines one after another are a menu, or a list, and no headings."""
_MOST_CAPTION_WORDS, _LEAST_REPEATS = 4, 3


@dataclass(slots=True)
class Sorting:
    """Where the walk stands: the pieces and dropped lines found, and whether a question waits for its answer."""

    pieces: list[ArticlePiece] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    asking: bool = False
    faq: bool = False

    def drop(self, block: TextBlock, why: str) -> None:
        """Leave a block out, and say why."""
        self.dropped.append(Dropped(block.line, block.text, why))

    def add(self, block: TextBlock, kind: str, text: str = "") -> None:
        """Take a block as a piece of a kind."""
        self.pieces.append(ArticlePiece(kind, text or block.text, block.line, block.level, block.info))


def sort(blocks: Sequence[TextBlock], *, marked: bool, title: str = "") -> tuple[tuple[ArticlePiece, ...], tuple[Dropped, ...]]:
    """The pieces of an article and what was dropped. marked: the source says itself what a heading is, as Markdown does.

    title: the title where it is known; the first heading is it otherwise. Pieces stand in the article's order.
    """
    menus: list[Dropped] = []
    kept, dropped = _without_furniture(_without_rows(blocks, menus), marked=marked)
    dropped = [*menus, *dropped]
    sorting = Sorting(dropped=dropped)
    body = _titled(kept, sorting, title)
    body = body if marked else _without_lone_lines(body, sorting)
    asked = _asked(body)
    repeated = "" if marked else " ".join(block.text for block in body if not block.kind).casefold()
    for at, block in enumerate(body):
        if at in asked:
            _question(block, sorting)
        elif block.kind == "heading" and not marked and _is_caption(block.text, repeated):
            sorting.add(block, "caption")
        else:
            _piece(block, sorting)
    return tuple(sorting.pieces), tuple(sorted(sorting.dropped, key=lambda each: each.line))


def _without_rows(blocks: Sequence[TextBlock], menus: list[Dropped]) -> list[TextBlock]:
    """The blocks with rows of short lines as items of a list where text stands before and after them; else they are menus."""
    said = [at for at, block in enumerate(blocks) if block.kind in ("", "item") and len(block.text) > boilerplate.LONGEST // 2]
    found = []
    for at, block in enumerate(blocks):
        if block.kind == "row" and (not said or not said[0] < at < said[-1]):
            menus.append(Dropped(block.line, block.text, "the page's menu"))
        else:
            found.append(replace(block, kind="item") if block.kind == "row" else block)
    return found


def _without_furniture(blocks: Sequence[TextBlock], *, marked: bool) -> tuple[list[TextBlock], list[Dropped]]:
    """The blocks without the page's own lines, and those."""
    kept: list[TextBlock] = []
    dropped: list[Dropped] = []
    related = ended = False
    for at, block in enumerate(blocks):
        said = block.kind in ("code", "table") or (marked and block.kind == "heading")
        ended = ended or (block.kind != "code" and boilerplate.ends_article(block.text, late=not marked and at * 3 > len(blocks) * 2))
        if not said and boilerplate.begins_related(block.text):
            related = True
        elif related and (block.kind in ("", "code", "table") and len(block.text) > boilerplate.LONGEST):
            related = False
        why = "a comment form" if ended else "links to other articles" if related else "" if said else boilerplate.why(block.text)
        if why:
            dropped.append(Dropped(block.line, block.text, why))
        else:
            kept.append(block)
    return kept, dropped


def _titled(blocks: list[TextBlock], sorting: Sorting, title: str) -> list[TextBlock]:
    """The blocks without title, author and date, which become the first pieces."""
    asked = {at for at in _asked(blocks) if _NUMBERED.match(blocks[at].text)}
    heads = [block for at, block in enumerate(blocks) if block.kind == "heading" and at not in asked]
    first = next((block for block in heads if block.level == 1), heads[0] if heads and heads[0] is blocks[0] else None)
    if title:
        same = next((block for block in heads[:2] if _same(block.text, title)), None)
        sorting.pieces.append(ArticlePiece("title", title, same.line if same else 1, 1))
        first = same
    elif first:
        sorting.add(first, "title", _COLON.sub("", first.text))
    rest = []
    for at, block in enumerate(blocks):
        if block is first:
            continue
        if at < 8 and block.kind in ("", "heading", "item") and (who := boilerplate.author(block.text)):
            sorting.add(block, "author", who)
        elif at < 8 and boilerplate.date(block.text):
            sorting.add(block, "date")
        else:
            rest.append(block)
    return rest


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _without_lone_lines(blocks: list[TextBlock], sorting: Sorting) -> list[TextBlock]:
    """Plain text's short lines that come in rows: a menu at either end, a list between; and one that nothing follows."""
    found: list[TextBlock] = []
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and blocks[end].kind == "heading" and not blocks[end].text.endswith(QUESTION_MARKS):
            end += 1
        row = blocks[at:end]
        closing = end == len(blocks) and not any(FAQ_TITLE.match(block.text) for block in row)
        if row and closing and found:
            for block in row:
                sorting.drop(block, "nothing follows it")
        elif len(row) > _MOST_LONE and not any(boilerplate.author(block.text) or boilerplate.date(block.text) for block in row):
            if found:
                found += [TextBlock(block.text, block.line, "item") for block in row[:-1]] + row[-1:]
            else:
                for block in row[:-1]:
                    sorting.drop(block, "the page's menu")
                found += row[-1:]
        else:
            found += row
        if end < len(blocks):
            found.append(blocks[end])
        at = end + 1
    return found


def _is_caption(text: str, repeated: str) -> bool:
    """Whether a short line names a picture: it says so, begins with a small letter, or is a phrase of the running text."""
    words = text.split()
    if _CAPTION.fullmatch(text) or (text[0].islower() and not text.endswith(":")):
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
    closing = set(loose) if len(loose) > 1 and not any(block.kind == "heading" and block.level < 2 for block in blocks) else set()
    return under | (sure if len(sure) > 1 or len(sure | closing) > 1 else set()) | closing


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
        sorting.add(block, "heading", _COLON.sub("", block.text))
    elif block.kind in ("code", "table", "caption"):
        sorting.add(block, block.kind)
    elif sorting.asking:
        found = _ANSWER.match(block.text)
        sorting.add(block, "answer", block.text[found.end() :] if found else block.text)
    else:
        sorting.add(block, "item" if block.kind == "item" else "paragraph")
