"""Slides of several pictures: a grid with captions, or pictures with names, as a page of a team has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.records import frozen
from slides.deck.blocks import Group, Item, Part, PictureBlock, Prose
from slides.text.rich_text import Mark, Paragraph, Run, plain, unbold
from slides.text.visual_words import has_visual_word, without_portrait
from slides.visuals.list_items import lead

_CAPTION_WORDS = 6
"""An alternative text of this many words or fewer is a picture's caption too."""
_NAME_LETTERS, _ROLE_LETTERS = 40, 90
_PORTRAIT = 1.8
"""A picture at most so many times as high as wide, or as wide as high, may be cropped to a portrait."""
_FACE = (50, 30)
"""Where the face stands in a portrait, in percent of its width and height."""


@frozen
class NamedPicture:
    """A picture with a name, and what stands with it."""

    picture: PictureBlock
    part: Part


def grid_of(blocks: Sequence[Item]) -> tuple[PictureBlock, ...]:
    """The three to six pictures that a slide consists of; none for any other slide."""
    found = tuple(block for block in blocks if isinstance(block, PictureBlock))
    return found if len(found) == len(blocks) and 3 <= len(found) <= 6 and all(map(_is_inline, found)) else ()


def caption_of(picture: PictureBlock) -> tuple[Paragraph, ...]:
    """A picture's caption: its own, or the words that describe it where they are few."""
    if picture.caption or not picture.said or len(picture.said.split()) > _CAPTION_WORDS:
        return picture.caption
    return (Paragraph((Run(without_portrait(picture.said)),)),)


def named_pictures(blocks: Sequence[Item], title: str) -> tuple[NamedPicture, ...]:
    """The two to six pictures with names that a slide consists of, as portraits where its title says team; none for any other slide.

    Each is a sub-heading over a picture and a line or two, a picture and a short paragraph after it, or before it, or, under a title
    that says team, a picture whose description is a name and whose title is a role.
    """
    if len(blocks) < 2 or not any([isinstance(block, PictureBlock | Group) for block in blocks]):  # noqa: C419 - a generator takes longer
        return ()
    team = has_visual_word("team", title)
    found = tuple(_by_heading(blocks)) or tuple(_in_turn(blocks)) or (tuple(_described(blocks)) if team else ())
    if not 2 <= len(found) <= 6 or not all(_is_short(each) for each in found):
        return ()
    return tuple(replace(each, picture=as_portrait(each.picture)) for each in found) if team else found


def as_portrait(picture: PictureBlock) -> PictureBlock:
    """A picture that fills its place round a face, where its shape is about a portrait's."""
    width, height = picture.image.width, picture.image.height
    if picture.cover or max(width, height) > _PORTRAIT * min(width, height):
        return picture
    return replace(picture, cover=True, focus=_FACE if picture.focus == (50, 50) else picture.focus)


def _is_inline(picture: PictureBlock) -> bool:
    return not (picture.side or picture.asked.width or picture.asked.height)


def _is_short(each: NamedPicture) -> bool:
    """Whether a name and its words have room beside their picture."""
    words = sum(len(paragraph.text) for paragraph in each.part.paragraphs)
    plain_text = all(paragraph.mark is Mark.NONE and paragraph.level == 0 for paragraph in each.part.paragraphs)
    return 0 < len(plain(each.part.heading)) <= _NAME_LETTERS and words <= _ROLE_LETTERS and plain_text and _is_inline(each.picture)


def _by_heading(blocks: Sequence[Item]) -> Iterator[NamedPicture]:
    """Sub-headings that each hold one picture and no more than text; none where one of them holds something else."""
    found = []
    for block in blocks:
        inner = block.blocks if isinstance(block, Group) else ()
        pictures = [each for each in inner if isinstance(each, PictureBlock)]
        prose = [each for each in inner if isinstance(each, Prose)]
        if not isinstance(block, Group) or len(pictures) != 1 or len(prose) + 1 != len(inner):
            return
        paragraphs = tuple(paragraph for each in prose for paragraph in each.paragraphs)
        part = Part(block.span, block.heading, (*paragraphs, *pictures[0].caption), anchor=block.anchor)
        found.append(NamedPicture(pictures[0], part))
    yield from found


def _in_turn(blocks: Sequence[Item]) -> Iterator[NamedPicture]:
    """A picture and a text, or a text and a picture, in turn; none where it is otherwise. A name is a bold beginning, or a first line."""
    if len(blocks) % 2 or not blocks:
        return
    first = isinstance(blocks[0], PictureBlock)
    found = []
    for at in range(0, len(blocks), 2):
        picture, prose = blocks[at : at + 2] if first else (blocks[at + 1], blocks[at])
        if not isinstance(picture, PictureBlock) or not isinstance(prose, Prose):
            return
        named = lead(prose.paragraphs[0].runs)
        heading, text = named or (prose.paragraphs[0].runs, ())
        rest = (*((Paragraph(text),) if text else ()), *prose.paragraphs[1:], *picture.caption)
        if not named and not rest:
            return
        found.append(NamedPicture(picture, Part(prose.span, unbold(heading), rest)))
    yield from found


def _described(blocks: Sequence[Item]) -> Iterator[NamedPicture]:
    """Pictures alone whose descriptions are names."""
    if all(isinstance(block, PictureBlock) and block.said for block in blocks):
        for block in blocks:
            assert isinstance(block, PictureBlock), "all are"
            yield NamedPicture(block, Part(block.span, (Run(without_portrait(block.said)),), block.caption))
