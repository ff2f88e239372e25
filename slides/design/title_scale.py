"""How large the titles of a deck are, one size for nearly all of them; where they take one line, a second line's room is the body's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from slides.base.geometry import Rect, inches
from slides.base.records import frozen
from slides.design.layout import Decoration
from slides.design.skeleton import Places, Skeleton
from slides.design.textstyle import TextStyle

TITLE = "title"
"""The text style of a content slide's title."""
_TWO_LINES = inches(0.93)
"""The height of a title of two lines in the smallest type of titles: the few that need two still fit."""
_GAP = inches(0.04)


@frozen
class TitleScale:
    """most: the points of the largest title, 0 for what the theme has. one_line: whether the body begins under a title of one line."""

    most: int = 0
    one_line: bool = False


ANY_TITLES = TitleScale()
"""Titles as large as they fit, over a body that leaves room for two lines."""


def with_titles_of(styles: Mapping[str, TextStyle], titles: TitleScale) -> Mapping[str, TextStyle]:
    """The text styles with titles no larger than a deck's are."""
    style = styles[TITLE]
    kept = tuple(sizes for sizes in style.ladder if not titles.most or sizes[0] <= titles.most)
    return styles if kept in ((), style.ladder) else MappingProxyType({**styles, TITLE: replace(style, ladder=kept)})


def for_one_line(skeleton: Skeleton) -> Skeleton:
    """The skeleton with its rooms begun where a title of one line ends, by as much as each of its places says."""
    places = (skeleton.plain, skeleton.pointed, skeleton.wide, skeleton.wide_pointed)
    plain, pointed, wide, wide_pointed = (None if each is None else _risen(each) for each in places)
    assert plain is not None
    assert pointed is not None
    return replace(skeleton, plain=plain, pointed=pointed, wide=wide, wide_pointed=wide_pointed)


def _risen(places: Places) -> Places:
    rise = inches(places.rise)
    if not rise:
        return places
    title, room = places.title, places.room
    return replace(
        places,
        title=places.short_title or one_line_title(title, room.y - rise, rise),
        room=Rect(room.x, room.y - rise, room.width, room.height + rise),
        decoration=tuple(_shape(shape, places, rise) for shape in places.decoration),
        rise=0,
    )


def one_line_title(title: Rect, room: int, rise: int) -> Rect:
    """A title's box over a room that begins at `room`, lower by `rise` but high enough for two lines of the smallest type."""
    height = max(title.height - rise, min(_TWO_LINES, title.height))
    return Rect(title.x, min(title.y, room - _GAP - height), title.width, height)


def _shape(shape: Decoration, places: Places, rise: int) -> Decoration:
    """A rule between the title and the room goes up with the room."""
    between = places.title.y < shape.rect.y < places.room.y
    return replace(shape, rect=replace(shape.rect, y=shape.rect.y - rise)) if between and not shape.rect.height else shape
