"""Titles for slides that have no heading: taken from their own words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import unquote

from slides.base.lazy_regex import pattern
from slides.deck.blocks import Code, Columns, Group, Item, Part, PictureBlock, Prose, Quote, TableBlock
from slides.deck.blocks.visual import is_missing
from slides.deck.section.slide import Slide
from slides.markdown.parser import AXES, readable
from slides.text.rich_text import BREAK, Mark, Paragraph, Run, cut, plain, trim, unbold

LONGEST = 70
"""A title made of a slide's words is no longer; a wide letter, as of Chinese, counts twice."""
_WHOLE = 120
"""A first line up to this long is the title as a whole, rather than a beginning of it that is repeated under it."""
_LEAST = 12
"""A sentence of fewer letters says too little to be a title, where more words follow."""
_ENDS, _WIDE_ENDS = ".!?\u061f\u06d4\u0964", "\u3002\uff01\uff1f"
ELLIPSIS = "\u2026"
_WORD = pattern(r"[^\W\d_]{1,24}")
_SHORT = 2
_PICTURED = pattern(r"(?i)\.(?:png|jpe?g|gif|svg|webp|avif|bmp|mp4|webm|mov)\b[^\s/]{0,300}\Z")
"""The end of the address of a picture or a film."""
_LONG_ADDRESS = 40
"""An address that shows more letters is no title: its host is."""
_ASKS = "?!\u061f\uff1f\uff01"
_COLONS = frozenset(":\uff1a")


def named_by_words(slide: Slide, otherwise: tuple[Run, ...] = ()) -> Slide:
    """A slide with a title made of its words: a bold first line, a sub-heading, its first words, a picture's description.

    A first line or sentence that is short enough becomes the title; of a longer text the beginning is shown as the title too, and
    the text stays whole. `otherwise` is the title of a slide that has no words.
    """
    if address := _address_first(slide.blocks):
        words = _words_of(replace(slide, blocks=_without_addresses(slide.blocks)))
        return replace(slide, title=words or (Run(named_by_address(address)),), untitled=True)
    if host := _host_of_only_line(slide.blocks):
        return replace(slide, title=(Run(host),), untitled=True)
    title, blocks = _first_line(slide.blocks) or (_words_of(slide), slide.blocks)
    return replace(slide, title=trim(title) or otherwise, blocks=blocks, untitled=True)


def named_by_address(address: str) -> str:
    """A title from the address of a picture on the network: the words of the file's name where it is made of words, else the host."""
    host, _, path = readable(address).partition("/")
    stem = path.partition("?")[0].rpartition("/")[2].rpartition(".")[0]
    words = unquote(stem).replace("_", " ").replace("-", " ").split()
    said = bool(words) and all(_WORD.fullmatch(word) for word in words) and max(map(len, words)) > _SHORT
    return beginning(" ".join(words)) if said else host


def _host_of_only_line(blocks: Sequence[Item]) -> str:
    """The host of a long bare address that is all a slide says beside code; empty for any other slide."""
    worded = [block for block in blocks if not isinstance(block, Code)]
    only = worded[0] if len(worded) == 1 else None
    line = only.paragraphs[0] if isinstance(only, Prose) and len(only.paragraphs) == 1 else None
    run = line.runs[0] if line is not None and len(line.runs) == 1 else None
    bare = run is not None and run.link.startswith(("http://", "https://")) and len(run.text) > _LONG_ADDRESS and " " not in run.text
    return run.text.partition("/")[0] if run is not None and bare and run.text in run.link else ""


def _address_first(blocks: Sequence[Item]) -> str:
    """The address that a slide begins with, which is that of a picture; empty for any other slide."""
    first = blocks[0] if blocks else None
    return _picture_address(first.paragraphs[0]) if isinstance(first, Prose) else ""


def _picture_address(line: Paragraph) -> str:
    """The address that a line shows and leads to, where it is that of a picture or a film."""
    run = line.runs[0] if len(line.runs) == 1 else None
    if run is None or not run.link.startswith(("http://", "https://")) or not _PICTURED.search(run.link):
        return ""
    host = readable(run.link).partition("/")[0]
    return run.link if run.text.startswith(f"{host}/") and " " not in run.text else ""


def _without_addresses(blocks: Sequence[Item]) -> tuple[Item, ...]:
    """The blocks without lines that show the address of a picture and nothing else."""
    found: list[Item] = []
    for block in blocks:
        lines = tuple(line for line in block.paragraphs if not _picture_address(line)) if isinstance(block, Prose) else ()
        found += (
            [block if not isinstance(block, Prose) else replace(block, paragraphs=lines)] if lines or not isinstance(block, Prose) else []
        )
    return tuple(found)


def with_heading(title: tuple[Run, ...], heading: Sequence[Run], most: int = LONGEST) -> tuple[Run, ...]:
    """A title with the sub-heading that its slide begins with: "Costs: Staff"; empty where the two are longer than a title may be, or
    the heading shows more than words.

    A dash stands between them where one of them has a colon already, or the title asks.
    """
    said, words = plain(title).rstrip(), plain(heading).strip()
    if not said or not words or any(run.icon or run.note or BREAK in run.text for run in (*title, *heading)):
        return ()
    colon = "\uff1a" if _wide(said[-1]) == 2 else ": "
    ended = said[-1] in _ASKS or _COLONS.intersection(said.rstrip(":\uff1a") + words.rstrip(":\uff1a"))
    between = " \u2013 " if ended else colon
    found = trim((*without_colon(title), Run(between), *without_colon(trim(unbold(heading)))))
    return found if _width(plain(found)) <= most else ()


def repeats_its_words(slide: Slide) -> bool:
    """Whether a slide without a heading is a list or a quotation, alone or beside pictures, the beginning of which would be shown twice
    as its title.
    """
    words = [block for block in slide.blocks if not (isinstance(block, PictureBlock) or is_missing(block))]
    only = words[0] if len(words) == 1 else None
    if not slide.untitled or not isinstance(only, Prose | Quote):
        return False
    first = only.paragraphs[0]
    said = plain(_beginning(next(_lines(only.paragraphs), "")))
    return (isinstance(only, Quote) or first.mark is not Mark.NONE) and bool(said) and plain(slide.title) == said


def described(slide: Slide) -> tuple[Run, ...]:
    """The description of the picture that a slide begins with, as a title; empty where there is none."""
    first = slide.blocks[0] if slide.blocks else None
    return _beginning(first.said or first.alt) if isinstance(first, PictureBlock) and not first.decorative else ()


def beginning(text: str) -> str:
    """A text's first sentence, or as many of its words as a title takes, with an ellipsis."""
    text = " ".join(text.split())
    if _width(text) <= LONGEST:
        return text
    end = cut = width = 0
    for at, letter in enumerate(text):
        width += _wide(letter)
        if width > LONGEST - 1:
            break
        following = text[at + 1 : at + 2]
        if at >= _LEAST and ((letter in _ENDS and following == " " and not _abbreviates(text, at)) or letter in _WIDE_ENDS):
            end = at if letter in ".\u3002\u06d4\u0964" else at + 1
            break
        if letter == " " or _wide(letter) == 2 or following == "":
            cut = at if letter == " " else at + 1
    else:
        return text
    return text[:end] if end else text[: cut or at].rstrip(" ,;:\u2013\u2014-") + ELLIPSIS


def _beginning(text: str) -> tuple[Run, ...]:
    found = beginning(text)
    return (Run(found),) if found else ()


def _wide(letter: str) -> int:
    return 1 if letter.isascii() or unicodedata.east_asian_width(letter) not in "WF" else 2


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_wide, text))


def _first_line(blocks: Sequence[Item]) -> tuple[tuple[Run, ...], tuple[Item, ...]] | None:
    """The first line of a slide as its title, and the blocks without it; None where it is not short or stands in no text.

    Pictures may stand before it.
    """
    at = next((at for at, block in enumerate(blocks) if not isinstance(block, PictureBlock)), len(blocks))
    first = blocks[at] if at < len(blocks) else None
    before, after = tuple(blocks[:at]), tuple(blocks[at + 1 :])
    if isinstance(first, Prose) and not _is_formula(first.paragraphs[0]):
        line, rest = first.paragraphs[0], first.paragraphs[1:]
        if rest and line.mark is not Mark.NONE and min(each.level for each in rest) > line.level and _width(line.text) <= LONGEST:
            under = tuple(replace(each, level=each.level - 1) for each in rest)
            return without_colon(unbold(line.runs)), (*before, replace(first, paragraphs=under), *after)
        alone = not rest and not after
        if not (line.text.strip() and (line.mark is Mark.NONE or alone)) or not (alone or any(map(str.isalnum, line.text))):
            return None
        if BREAK in line.text:
            line = replace(line, runs=tuple(run.saying(run.text.replace(BREAK, " ")) for run in line.runs))
            if _width(line.text) > _WHOLE:
                return None
        if _width(line.text) <= _WHOLE:
            left = (replace(first, paragraphs=rest),) if rest else ()
            return without_colon(unbold(line.runs)), (*before, *left, *after)
        end = _sentence(line.text)
        if end and line.mark is Mark.NONE:
            said = replace(line, runs=trim(cut(line.runs, end, len(line.text))))
            kept = replace(first, paragraphs=(said, *rest))
            stop = end - 1 if line.text[end - 1] in ".\u3002" else end
            return unbold(trim(cut(line.runs, 0, stop))), (*before, kept, *after)
    if isinstance(first, Part | Group) and not any(isinstance(block, Part | Group) for block in after):
        inner: tuple[Item, ...] = first.blocks if isinstance(first, Group) else (first.body(),) if first.paragraphs else ()
        return unbold(first.heading), (*before, *inner, *after)
    return None


def _sentence(text: str) -> int:
    """Where the first sentence of a text ends that is long enough and no longer than a title may be; 0 where none does."""
    width = 0
    for at, letter in enumerate(text):
        width += _wide(letter)
        if width > _WHOLE:
            return 0
        if at >= _LEAST and (
            letter in _WIDE_ENDS
            or (letter in _ENDS and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].isupper() and not _abbreviates(text, at))
        ):
            return at + 1
    return 0


def _abbreviates(text: str, at: int) -> bool:
    """Whether a stop ends no sentence: it stands in a bracket, after a single letter, or after a word with another stop (`e.g.`)."""
    word = text[max(text.rfind(" ", 0, at) + 1, at - _LEAST) : at].lstrip('(\u201c"')
    return text.count("(", 0, at) > text.count(")", 0, at) or (text[at] == "." and (len(word) == 1 or "." in word))


def without_colon(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A line without the colon that leads to what stands under it."""
    *start, last = runs
    text = last.text.rstrip().rstrip(":\uff1a")
    if not text.strip():
        return tuple(start) if start else runs
    return (*start, replace(last, text=text))


def _words_of(slide: Slide) -> tuple[Run, ...]:
    """The first words of a slide, wherever they stand; those of pictures last."""
    heads = [block.heading for block in slide.blocks if isinstance(block, Part | Group)]
    listed = " \u00b7 ".join(plain(head).rstrip(": \uff1a") for head in heads)
    if len(heads) > 1 and isinstance(slide.blocks[0], Part | Group) and _width(listed) <= LONGEST:
        return (Run(listed),)
    if len(slide.blocks) == 1 and isinstance(slide.blocks[0], Columns) and (listed := _heads_of(slide.blocks[0])):
        return (Run(listed),)
    others = [question.question for question in slide.questions]
    texts = [*map(_text, slide.blocks), plain(slide.takeaway), *map(plain, others), *(each.text for each in slide.source)]
    pictures = [block.said or block.alt for block in slide.blocks if isinstance(block, PictureBlock) and not block.decorative]
    pictures = [words for words in pictures if AXES not in words]
    return next((found for text in (*texts, *pictures, *_lost(slide)) if (found := _beginning(text))), ())


def _lost(slide: Slide) -> Iterator[str]:
    """What the pictures on the network are called whose frames stand on a slide."""
    if not any(map(is_missing, slide.blocks)):
        return
    from slides.deck.blocks.missing_picture import MissingPicture

    for block in slide.blocks:
        if isinstance(block, MissingPicture) and block.address:
            yield named_by_address(block.address)


def _heads_of(columns: Columns) -> str:
    """The headings of columns, where each begins with one; empty elsewhere, and where they are too long for a title."""
    heads = [_head(column[0]) for column in columns.columns if column]
    listed = " \u00b7 ".join(head.rstrip(": \uff1a") for head in heads)
    return listed if all(heads) and _width(listed) <= LONGEST else ""


def _head(block: Item) -> str:
    """The heading that a block begins with: a part's, or a first line that is all bold; empty where there is none."""
    if isinstance(block, Part | Group):
        return plain(block.heading)
    first = block.paragraphs[0] if isinstance(block, Prose) and len(block.paragraphs) > 1 else None
    return first.text if first and first.mark is Mark.NONE and all(run.bold or not run.text.strip() for run in first.runs) else ""


def _text(block: Item) -> str:
    """The first words of a block that says some; empty for pictures and drawings."""
    match block:
        case Prose() | Quote():
            return _first(block.paragraphs)
        case Part() | Group():
            return plain(block.heading)
        case TableBlock():
            rows = (block.header, *block.rows)
            return next((words for row in rows if (words := " \u00b7 ".join(filter(None, dict.fromkeys(map(plain, row)))))), "")
        case Code():
            return ""
        case Columns():
            return next(filter(None, map(_text, block.flat())), "")
    return ""


def _first(paragraphs: Sequence[Paragraph]) -> str:
    return next(_lines(paragraphs), "")


def _is_formula(paragraph: Paragraph) -> bool:
    """Whether a line is a formula alone, which names nothing."""
    return bool(paragraph.runs) and all(run.tex or not run.text.strip() for run in paragraph.runs) and len(paragraph.text) > _LEAST


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        if _is_formula(paragraph):
            continue
        yield from (line for line in paragraph.text.split(BREAK) if any(letter.isalnum() for letter in line))
