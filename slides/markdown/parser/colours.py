"""Colours of words: which say yes or no, which only emphasise, and which only say how a whole paragraph looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from colorsys import rgb_to_hls
from types import MappingProxyType

from markdown_it.token import Token

from slides.base.lazy_regex import pattern
from slides.markdown.parser.tags import read_tag

_COLOUR = pattern(r"(?i)(?:^|[;\s])(?:--(?:col|colou?r|fg|fg-colou?r|text-colou?r)|color)\s*+:\s*+([^;!]{1,40})")
"""The colour of a style; also as a property that a class such as Quarto's popular `.fg` reads."""
_GROUNDS = frozenset({"bg", "background", "bg-colour", "bg-color"})
"""Classes for which such a property is the colour of the ground."""
_HEX = pattern(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_RGB = pattern(r"rgba?\(\s*+(\d{1,3})\s*+[,\s]\s*+(\d{1,3})\s*+[,\s]\s*+(\d{1,3})[^()]{0,20}\)")
_NEUTRAL = frozenset(
    "black white grey gray silver darkgray darkgrey lightgray lightgrey dimgray dimgrey slategray slategrey gainsboro inherit "  # noqa: SIM905
    "initial unset transparent currentcolor whitesmoke snow ivory".split()
)
_GREENS = frozenset("green lime chartreuse lawngreen limegreen emerald springgreen success correct".split())  # noqa: SIM905
_REDS = frozenset("red crimson firebrick maroon scarlet tomato danger wrong incorrect".split())  # noqa: SIM905
_OTHERS = frozenset("blue orange purple pink violet magenta cyan teal yellow gold brown navy olive".split())  # noqa: SIM905
_ALERTS = frozenset({"alert", "emphasis", "important"})
COLOURING = ("span", "font")
"""Tags of HTML that give words a colour."""
_WORDS = ("text", "text_special", "code_inline", "math_inline")
_STYLES = MappingProxyType({"yes": "yes", "no": "no", "other": "strong"})


def colour_style(attributes: Mapping[str, str]) -> str:
    """The style that a colour asks for: `yes` for green, `no` for red, `strong` for any other; empty for none, and for grey or black."""
    found = _COLOUR.search(attributes.get("style", "")) if _GROUNDS.isdisjoint(attributes.get("class", "").split()) else None
    value = found[1] if found else attributes.get("color", "")
    if value:
        return _STYLES.get(_kind_of(value), "")
    for name in attributes.get("class", "").lower().split():
        bare = name.removeprefix("text-").removeprefix("color-").removesuffix("-text")
        if bare in _GREENS | _REDS | _OTHERS:
            return _STYLES[_kind_of(bare)]
    return ""


def _kind_of(value: str) -> str:
    """What a colour is: `yes`, `no`, `other`; empty for one without a hue."""
    name = value.strip().lower()
    if (hexed := _HEX.fullmatch(name)) and (name[0] == "#" or len(name) == 6):
        digits = hexed[1] if len(hexed[1]) == 6 else "".join(2 * each for each in hexed[1])
        return _kind_of_rgb(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))
    if mixed := _RGB.fullmatch(name):
        return _kind_of_rgb(*(min(int(each), 255) for each in mixed.groups()))
    name = name.partition("!")[0].replace("-", "").strip()
    if not name or name in _NEUTRAL or not name.isalnum():
        return ""
    if name in _GREENS or name.endswith("green"):
        return "yes"
    return "no" if name in _REDS or name.endswith("red") else "other"


def _kind_of_rgb(red: int, green: int, blue: int) -> str:
    hue, light, depth = rgb_to_hls(red / 255, green / 255, blue / 255)
    if depth < 0.2 or not 0.08 < light < 0.95:
        return ""
    degrees = hue * 360
    return "yes" if 80 <= degrees <= 165 else "no" if degrees <= 15 or degrees >= 340 else "other"


def is_alert(attributes: Mapping[str, str]) -> bool:
    """Whether a class says that words are to be stressed, whatever its colour is."""
    return not _ALERTS.isdisjoint(attributes.get("class", "").lower().split())


def colours_all(tokens: Sequence[Token]) -> bool:
    """Whether all words of a line of text stand in one colour: then it is its style and tells nothing apart."""
    spans: list[str] = []
    found: set[str] = set()
    for token in tokens:
        tag = read_tag(token.content) if token.type == "html_inline" else None
        if token.type == "span_open":
            spans.append(colour_style({key: str(value) for key, value in token.attrs.items()}))
        elif tag is not None and tag.name in COLOURING and not tag.closes:
            spans.append(colour_style(tag.attributes))
        elif token.type == "span_close" or (tag is not None and tag.name in COLOURING):
            spans = spans[:-1]
        elif token.type in _WORDS and any(map(str.isalnum, token.content)):
            found.add(next((style for style in reversed(spans) if style), ""))
    return len(found) < 2 and "" not in found
