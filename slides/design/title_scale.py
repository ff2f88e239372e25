"""How large the titles of a deck are: one size for nearly all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from slides.base.records import frozen
from slides.design.textstyle import TextStyle

TITLE = "title"
"""The text style of a content slide's title."""


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
