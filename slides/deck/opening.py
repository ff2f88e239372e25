"""The first slide as the cover: which section is one, and what of it stands under the deck's title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.base.memo import memoized
from slides.deck.blocks import Group, Item, Part, PictureBlock, Prose
from slides.deck.blocks.visual import is_missing
from slides.deck.section import Slide
from slides.deck.section.labelled import label_of_line
from slides.deck.section.naming import named_by_words
from slides.deck.section.nodes import alert
from slides.markdown.front_matter import AUTOMATIC, Settings
from slides.markdown.levels import LONGEST_LEAD
from slides.markdown.parser import Node
from slides.markdown.sections import Section
from slides.markdown.speaker_notes import opens_notes, shows_nothing
from slides.text.form_words import is_word
from slides.text.rich_text import Mark, Paragraph, Run, lines_of, plain, without_widow
from slides.typesetting.fitting import leads_on

_MOST_LINES, _LONGEST_LINE = 5, 110
"""This many lines of this few letters stand on a cover beside its title: a subtitle, who speaks, where and when."""
_LONGEST_TAGLINE = 160
"""A first paragraph of so many letters stands on the cover, whatever follows it on the next slide."""
_OWN_LINES, _OWN_LINE, _OWN_LEAD = 7, 180, 320
"""The same where rules split the slides, so that the author says what is on the cover; and the letters of all lines together."""


_LONGEST_SLOGAN = 90
"""Letters of a quotation that is a slogan."""


def is_cover(section: Section, others: Sequence[Section], *, parted: bool) -> bool:
    """Whether a deck's first section is its cover: a heading as high as any, and a few short lines or a picture.

    split: rules split the slides, so that the heading may be of any level; elsewhere it is of level 1.
    """
    head = section.heading
    if head is None or section.follows or not plain(head.runs).strip() or not (parted or head.level == 1):
        return False
    levels = [other.heading.level for other in others if other.heading and not other.follows and plain(other.heading.runs).strip()]
    return bool(others) and head.level <= min(levels, default=head.level) and _few_lines(section.nodes, parted=parted)


def _few_lines(nodes: Sequence[Node], *, parted: bool) -> bool:
    """Whether nodes show at most a few short lines and a picture."""
    lines, pictures = [], 0
    for node in nodes:
        if opens_notes(node, parted=parted):
            break
        if node.kind in ("paragraph", "heading") and not node.children:
            lines += plain(node.runs).split("\n")
        elif node.kind == "picture":
            pictures += 1
        elif not shows_nothing(node):
            return False
    most, longest, whole = (_OWN_LINES, _OWN_LINE, _OWN_LEAD) if parted else (_MOST_LINES, _LONGEST_LINE, LONGEST_LEAD)
    short = len(lines) <= most and all(len(line) <= longest for line in lines)
    return short and pictures < 2 and sum(map(len, lines)) <= whole


def with_subtitle(nodes: Sequence[Node]) -> list[Node]:
    """Nodes whose first slide, up to a rule, is a heading 1 with nothing but deeper headings under it: these are lines of the cover."""
    end = next((at for at, node in enumerate(nodes) if node.kind == "rule"), 0)
    shown = [node for node in nodes[:end] if not shows_nothing(node)]
    heads = [node.level for node in shown if node.kind == "heading"]
    only = len(heads) == len(shown) > 1 and heads[0] == 1 and min(heads[1:]) > 1
    if not only or not _few_lines(shown[1:], parted=True):
        return list(nodes)
    return [as_line(node) if node.kind == "heading" and node.level > 1 and at < end else node for at, node in enumerate(nodes)]


def as_line(node: Node) -> Node:
    """A sub-heading on the cover as the line that it is there."""
    return replace(node, kind="paragraph", level=0) if node.kind == "heading" else node


def slogan_as_line(node: Node) -> Node:
    """A short quotation under the deck's title, which names nobody, as the line that it is there."""
    only = node.children[0] if node.kind == "quote" and len(node.children) == 1 else None
    if only is None or only.kind != "paragraph" or only.children or alert(node):
        return node
    text = plain(only.runs)
    return only if len(text) <= _LONGEST_SLOGAN and "\n" not in text else node


def opened(slide: Slide, settings: Settings, *, own: bool = False, overview: str = "") -> list[Slide]:
    """The title slide with subtitle, author and date, from a slide with all that its section holds; and a slide for what the title
    slide has no place for, named by the heading that it begins with, else `overview`. own: whether its author wrote the slide as a cover.
    """
    if settings.abstract:
        first = slide.blocks[0] if slide.blocks else None
        words = Prose(slide.span, (Paragraph(_words(settings, "abstract")),))
        rest = (words.join(first), *slide.blocks[1:]) if isinstance(first, Prose) else (words, *slide.blocks)
        slide = replace(slide, blocks=rest)
    lead, pictures, others = _under_title(slide, settings, _OWN_LEAD if own else LONGEST_LEAD)
    date = settings.date if settings.date != AUTOMATIC else ""
    parts = [_words(settings, name) for name in ("author", "institute", *(("date",) if date else ()))]
    byline = [run for at, part in enumerate(filter(None, parts)) for run in ((Run(" \u00b7 "), *part) if at else part)]
    subtitle = _words(settings, "subtitle")
    shown = [
        *([Paragraph(without_widow(subtitle))] if subtitle else []),
        *lead,
        *([Paragraph(_joined(byline))] if byline else []),
    ]
    under = (Prose(slide.span, tuple(shown)),) if shown else ()
    left = replace(slide, questions=(), takeaway=(), source=(), footnotes=())
    opening = replace(left, blocks=(*under, *pictures), layout=slide.layout or "title", notes=(*opening_notes(settings), *slide.notes))
    if not (others or slide.questions or slide.takeaway or slide.source or slide.footnotes):
        return [opening]
    more = replace(slide, title=(), blocks=others, notes=(), layout="", anchor="")
    named = named_by_words(more, slide.title)
    return [opening, named if own or _is_named(others) else replace(more, title=(Run(overview),), untitled=True)]


def _is_named(blocks: Sequence[Item]) -> bool:
    """Whether blocks begin with a heading, by which their slide is called rather than by the deck's title."""
    first = blocks[0] if blocks else None
    line = first.paragraphs[0] if isinstance(first, Prose) else None
    if line is not None:
        return line.mark is Mark.NONE and len(line.text) <= _LONGEST_LINE and all(run.bold or not run.text.strip() for run in line.runs)
    return isinstance(first, Part | Group)


def _is_tagline(line: Paragraph) -> bool:
    """Whether a deck's first paragraph says in a line or two what it is about, and does not lead to what follows."""
    return line.mark is Mark.NONE and len(line.text) <= _LONGEST_TAGLINE and not line.is_formula and not leads_on(line.text)


def _words(settings: Settings, name: str) -> tuple[Run, ...]:
    """What the front matter says under a key, as runs."""
    said: str = getattr(settings, name)
    return settings.rich.get(name, (Run(said),)) if said else ()


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Runs with neighbours of one style as one."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].looks_like(run):
            found[-1] = run.saying(found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)


def opening_notes(settings: Settings) -> tuple[Paragraph, ...]:
    """What the front matter gives the speaker to say at the beginning."""
    return tuple(Paragraph((Run(" ".join(each.split())),)) for each in settings.notes.split("\n\n") if each.strip())


def says_of_document(paragraph: Paragraph) -> bool:
    """Whether a paragraph is lines of labels with a few words each, which say of a document whose it is, of when, for whom."""
    lines = lines_of(paragraph.runs)
    return paragraph.mark is Mark.NONE and all(label_of_line(line) and len(plain(line)) <= _LONGEST_LINE for line in lines)


def _few(said: Sequence[Paragraph]) -> bool:
    """Whether lines of labels are so few that they stand under a title."""
    return 0 < sum(len(lines_of(each.runs)) for each in said) <= _OWN_LINES


def _under_title(slide: Slide, settings: Settings, most: int) -> tuple[list[Paragraph], tuple[Item, ...], tuple[Item, ...]]:
    """What stands under the deck's title: the lead of at most so many letters, a picture, and what had better have a slide of its own."""
    blocks = tuple(block for block in slide.blocks if not is_missing(block))
    first = next((block for block in blocks if not isinstance(block, PictureBlock)), None)
    first = first if isinstance(first, Prose) else None
    known = {settings.subtitle, settings.author}
    lead = [each for each in first.paragraphs if each.text not in known] if first else []
    alone = len(blocks) == (1 if first is None else 2)
    pictures = tuple(block for block in blocks if isinstance(block, PictureBlock)) if alone else ()
    others = tuple(block for block in blocks if block is not first and block not in pictures)
    length = sum(len(paragraph.text) for paragraph in lead)
    listed = sum(each.mark is not Mark.NONE for each in lead)
    leads_others = bool(others) and bool(lead) and (length > _LONGEST_LINE or listed > 0 or leads_on(lead[-1].text))
    leads_others = leads_others or (listed > 1 and most < _OWN_LEAD)
    if first and lead and (leads_others or len(settings.subtitle) + length > most):
        said = [each for each in lead if says_of_document(each)]
        if not _few(said):
            said = lead[:1] if not settings.subtitle and _is_tagline(lead[0]) and (others or len(lead) > 1) else []
        rest = tuple(each for each in lead if each not in said)
        return said, pictures, (*((replace(first, paragraphs=rest),) if rest else ()), *others)
    return lead, pictures, others


def with_early_marked(slides: Sequence[Slide]) -> list[Slide]:
    """The slides, those that are called as conclusions are (`Summary`) marked where they stand in the first half of the deck."""
    half = len(slides) // 2
    return [_early(slide) if at < half and is_word("closings", slide.text) else slide for at, slide in enumerate(slides)]


@memoized
def _early(slide: Slide) -> Slide:
    """A slide marked as one in the first half."""
    return replace(slide, early=True)
