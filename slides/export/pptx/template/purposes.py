"""Which of a template's layouts serves which purpose: by structure, then by type, then by names in many languages."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from slides.base.geometry import Size
from slides.design import Purpose
from slides.export.pptx.template.ground import area_of
from slides.export.pptx.template.places import TemplatePlace
from slides.export.pptx.template.roles import Roles, are_columns

_TYPES = {
    Purpose.TITLE: ("title",),
    Purpose.SECTION: ("secHead",),
    Purpose.CONTENT: ("obj", "tx"),
    Purpose.TWO_CONTENTS: ("twoObj", "twoColTx"),
    Purpose.COMPARISON: ("twoTxTwoObj",),
    Purpose.TITLE_ONLY: ("titleOnly",),
}
_ODD_TITLE = 6
"""What a title in another size than on most layouts takes from a layout for content: it is made for quotations, or for few words."""
CHOSEN = (*_TYPES, Purpose.FAREWELL)
"""The purposes for which a template is searched."""
_INVERTED = 1.5
"""Text beside a title that is so much larger says what a slide is about, and the title only a word over it."""
_CJK, _QUALIFIER = 0x2E80, 2
"""The first letter of East Asian scripts, and the most letters of a word before a name in one."""
_SAMPLE = 6
"""What a cover and a last slide gain where the first or the last sample slide stands in them."""
_STANDING_OUT = 1.6
"""A title so much larger than that of other slides is one of a cover or of a last slide, wherever it stands."""


class Candidate(NamedTuple):
    """A layout as choice sees it: where it stands, its type and name, its roles, and whether its ground is that of most layouts."""

    at: int
    type: str
    name: str
    roles: Roles
    usual: bool
    body_title: float
    """The size in points of the title on layouts for content."""
    first: bool = False
    """Whether the first of the sample slides stands in it."""
    last: bool = False
    """Whether the last of several sample slides stands in it."""


@lru_cache(maxsize=1)
def _names() -> Mapping[str, tuple[str, ...]]:
    data = pkgutil.get_data(__package__ or "", "layout_names.json")
    assert data is not None, "the package holds its names"
    return {purpose: tuple(names) for purpose, names in json.loads(data).items()}


@lru_cache(maxsize=4096)
def named_for(name: str, purpose: str) -> int:
    """How well a layout's name says that it is for a purpose: 2 where it is one of its names, 1 where it holds one, 0 otherwise."""
    said = " ".join(name.casefold().replace("-", " ").replace("_", " ").split()).lstrip("0123456789 .")
    known = [each.replace("-", " ") for each in _names().get(purpose, ())]
    if said in known or any(_qualified(said, each) for each in known):
        return 2
    return 1 if any(_holds(said, each) for each in known) else 0


def _qualified(said: str, name: str) -> bool:
    """Whether a name is another with a word of one or two letters before it, in a script of words without spaces."""
    return ord(name[-1]) > _CJK and said.endswith(name) and len(said) - len(name) <= _QUALIFIER


def _holds(said: str, name: str) -> bool:
    """Whether a name holds another: whole words, or letters where a script has no spaces."""
    if any(ord(letter) > _CJK for letter in name):
        return name in said
    return f" {name} " in f" {said} "


def chosen_layouts(candidates: Sequence[Candidate], slide: Size) -> dict[Purpose, int]:
    """The best layout for each purpose that the template serves, by its place."""
    found: dict[Purpose, int] = {}
    for purpose in CHOSEN:
        scored = [(score, -each.at) for each in candidates if (score := _SCORES[purpose](each, slide)) > 0]
        if purpose is Purpose.SECTION:
            covers = {each.at for each in candidates if _is_cover_by_name(each)}
            scored = [each for each in scored if -each[1] not in covers]
        if purpose is Purpose.SECTION and Purpose.TITLE in found:
            cover = next(each for each in candidates if each.at == found[Purpose.TITLE])
            plain = {each.at for each in candidates if cover.roles.typed and not each.roles.typed}
            scored = [each for each in scored if -each[1] != cover.at and -each[1] not in plain]
        if scored:
            found[purpose] = -max(scored)[1]
    return found


def _is_cover_by_name(each: Candidate) -> bool:
    """Whether a layout is called a cover, and no divider."""
    return each.type != "secHead" and named_for(each.name, Purpose.TITLE.value) == 2 and not named_for(each.name, Purpose.SECTION.value)


def _hints(each: Candidate, purpose: Purpose) -> float:
    """What type and name add to what structure says: the others' names take away."""
    score = 30.0 if each.type in _TYPES.get(purpose, ()) else 0.0
    if each.type and not score and any(each.type in types for other, types in _TYPES.items() if other is not purpose):
        score -= 15
    own: float = named_for(each.name, purpose.value)
    others = [name for name in _names() if name != purpose.value]
    if own < 2 and any(named_for(each.name, other) == 2 for other in others):
        own = -0.8
    score += 10 * own
    return score - (0 if each.usual or purpose in (Purpose.TITLE, Purpose.SECTION) else 15)


def _title(each: Candidate, slide: Size) -> float:
    """A cover: large type, few lines, no box for content, and in most a subtitle."""
    roles = each.roles
    if roles.title is None or len(roles.contents) > 1:
        return 0
    hints = _hints(each, Purpose.TITLE) + _SAMPLE * each.first
    size = roles.title.levels[0].size
    large = size >= 1.1 * each.body_title
    low = roles.title.rect.y + roles.title.rect.height // 2 > slide.height // 4
    centred = roles.title.type == "ctrTitle"
    outstanding = size >= _STANDING_OUT * each.body_title > 0 and len(roles.strips) + len(roles.contents) in (1, 2)
    if not (centred or roles.subtitle or hints >= 10 or (large and low and not roles.typed) or outstanding):
        return 0
    if roles.contents and not (centred or hints >= 10 or (outstanding and not roles.pictures)):
        return 0
    if not (large or low or centred or roles.subtitle or each.type == "title"):
        return 0
    base = 20 * centred + 12 * (roles.subtitle is not None) + 5 * large + 3 * low + 10 * outstanding - 30 * _is_inverted(roles)
    return max(base + hints - 10 * len(roles.contents) + (3 if roles.subtitle or roles.strips else -12), 0)


def _is_inverted(roles: Roles) -> bool:
    """Whether the title is a small word over a text in much larger type."""
    texts = [*roles.contents, *roles.strips, *([roles.subtitle] if roles.subtitle else [])]
    return roles.title is not None and any(each.levels[0].size >= _INVERTED * roles.title.levels[0].size for each in texts)


def _section(each: Candidate, slide: Size) -> float:
    """A divider: a title that is larger or stands lower than on other slides, and at most a line or two beside it."""
    roles = each.roles
    hints = _hints(each, Purpose.SECTION)
    if roles.title is None or len(roles.contents) > 1 or len(roles.pictures) > 2:
        return 0
    if len(roles.contents) + len(roles.strips) > (4 if hints >= 10 else 3):
        return 0
    size = roles.title.levels[0].size
    larger = size >= 1.1 * each.body_title
    low = roles.title.rect.y + roles.title.rect.height // 2 > slide.height * 0.3
    centred = roles.title.type == "ctrTitle"
    middle = roles.title.rect.y + roles.title.rect.height // 2
    alone = not roles.contents and len(roles.strips) < 2 and 0.35 * slide.height < middle < 0.65 * slide.height
    if hints < 10 and not (low and not centred and (larger or (alone and size >= 0.8 * each.body_title))):
        return 0
    if hints < 10 and (any(each.type == "pic" for each in roles.pictures) or _is_large(roles.contents, slide)):
        return 0
    return max(8 * larger + 8 * low + 6 * alone - 10 * centred + hints - 30 * _is_inverted(roles), 0)


def _farewell(each: Candidate, slide: Size) -> float:
    """A last slide: called so, or the last sample slide stands in it and it is no layout for content; a title, and at most one box."""
    roles, hints = each.roles, _hints(each, Purpose.FAREWELL)
    if roles.title is None or len(roles.contents) > 1 or _is_inverted(roles) or (len(roles.contents) + len(roles.strips)) > 4:
        return 0
    named = named_for(each.name, Purpose.FAREWELL.value)
    others = any(each.type in types for types in _TYPES.values())
    large = roles.title.levels[0].size >= 1.1 * each.body_title
    told = named == 2 or (named and large) or (each.last and large and not others and not each.first)
    if not told or (named < 2 and _is_large(roles.contents, slide)):
        return 0
    return max(hints + _SAMPLE * each.last + 5 * large + 4 * bool(roles.subtitle or roles.strips or roles.contents), 1)


def _is_large(boxes: Sequence[TemplatePlace], slide: Size) -> bool:
    return any(area_of(each.rect) > 0.3 * slide.width * slide.height for each in boxes)


def _content(each: Candidate, slide: Size) -> float:
    """A title over one large box."""
    roles = each.roles
    if roles.title is None or len(roles.contents) != 1 or roles.subtitle is not None:
        return 0
    box = roles.contents[0]
    share = area_of(box.rect) / (slide.width * slide.height)
    below = box.rect.y >= roles.title.rect.y + roles.title.rect.height // 2
    if share < 0.2 or not below:
        return 0
    score = 40 * share + _hints(each, Purpose.CONTENT) - 12 * len(roles.pictures) - 3 * len(roles.strips)
    score -= _ODD_TITLE * (abs(roles.title.levels[0].size - each.body_title) > 0.2 * each.body_title)
    return max(score + 8 * roles.typed + 4 * (box.type == "obj"), 1)


def _two(each: Candidate, slide: Size) -> float:
    """A title over two boxes side by side."""
    roles = each.roles
    if roles.title is None or len(roles.contents) != 2 or not are_columns(roles.contents) or roles.heads:
        return 0
    shares = [area_of(box.rect) / (slide.width * slide.height) for box in roles.contents]
    even = min(shares) / max(shares)
    middle = roles.title.rect.y + roles.title.rect.height // 2
    if min(shares) < 0.1 or any(box.rect.y < middle for box in roles.contents):
        return 0
    return max(40 * sum(shares) + 10 * even + _hints(each, Purpose.TWO_CONTENTS) - 12 * len(roles.pictures) - 3 * len(roles.strips), 1)


def _comparison(each: Candidate, slide: Size) -> float:
    """A title over two boxes side by side, each under a heading of its own."""
    roles = each.roles
    if roles.title is None or len(roles.contents) != 2 or len(roles.heads) != 2 or not are_columns(roles.contents):
        return 0
    return max(20 + _hints(each, Purpose.COMPARISON) if roles.contents[0].rect.y > roles.title.rect.y and slide else 0, 0)


def _title_only(each: Candidate, slide: Size) -> float:
    """A title with free room under it."""
    roles = each.roles
    if roles.title is None or roles.contents or roles.subtitle or roles.pictures:
        return 0
    high = roles.title.rect.y < slide.height // 3 and roles.title.rect.height < slide.height // 3
    hints = _hints(each, Purpose.TITLE_ONLY)
    return max(12 + hints - 3 * len(roles.strips) + 8 * roles.typed, 1) if high or hints >= 20 else 0


_SCORES: Mapping[Purpose, Callable[[Candidate, Size], float]] = {
    Purpose.TITLE: _title,
    Purpose.SECTION: _section,
    Purpose.CONTENT: _content,
    Purpose.TWO_CONTENTS: _two,
    Purpose.COMPARISON: _comparison,
    Purpose.TITLE_ONLY: _title_only,
    Purpose.FAREWELL: _farewell,
}
