"""Names of emoji in text, as on GitHub: `:tada:` is shown as the character wherever no icon is drawn. The only file that imports emoji.

The names are those of the package emoji (BSD licence), which has GitHub's, Slack's and Unicode's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.base.memo import memoized
from slides.markdown.parser import Node
from slides.text.rich_text import Run, is_latin_text, plain
from slides.visuals.icons import catalogue

_LIKE_A_NAME = pattern(r":[a-z0-9+_-]{1,40}:")
"""The same wherever it stands: it begins with a letter, so that a whole outline is searched ten times as fast."""
_LETTER = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
"""A letter of a language that puts spaces between words; between others a name may stand without them."""
_NAME = pattern(rf"(?<![:/])(?<!{_LETTER}):([a-z0-9+_-]{{1,40}}):(?!/)(?!{_LETTER})")
_LATIN_NAME = pattern(r"(?<![:/])(?<!\w):([a-z0-9+_-]{1,40}):(?!/)(?!\w)")
"""The same in a text of Latin letters alone: it is compiled in a tenth of the time."""

_LONG = 20_000
"""Letters of a long text."""
_HOLDERS = frozenset({"heading", "item", "list", "container"})
"""What an icon may stand in."""


def with_emoji(nodes: Sequence[Node], text: str) -> tuple[Node, ...]:
    """The nodes with emoji for their names, except for code and for icons at the start of bullets and headings. text: the outline's."""
    if not has_names(text):
        return tuple(nodes)
    return tuple([_with_emoji(node) for node in nodes])


def has_names(text: str) -> bool:
    """Whether something in a text looks like the name of an emoji."""
    return _LIKE_A_NAME.search(text) is not None and _names_in(text).search(text) is not None


def _names_in(text: str) -> re.Pattern[str]:
    """What finds names of emoji in a text: a long one is not looked through for its scripts first."""
    return _LATIN_NAME if len(text) < _LONG and is_latin_text(text) else _NAME


def shown(text: str) -> str:
    """A text with emoji for their names; names that mean none stay."""
    return _names_in(text).sub(_character, text) if ":" in text else text


@memoized
def _with_emoji(node: Node) -> Node:
    """One node of the outline."""
    return _read(node)


def _read(node: Node, icons: bool = True) -> Node:
    """One node, itself where no name stands in it. icons: whether icons are drawn in it at all."""
    icons = icons and node.kind in _HOLDERS and not (node.kind == "container" and node.info.endswith("notes"))
    runs = _runs(node.runs, begins=icons and node.kind == "heading")
    begins = icons and node.kind == "item"
    children = tuple([_begun(child) if begins and at == 0 else _read(child, icons) for at, child in enumerate(node.children)])
    alt = shown(node.text) if node.kind == "picture" else node.text
    if runs is node.runs and alt == node.text and all(new is old for new, old in zip(children, node.children, strict=True)):
        return node
    return replace(node, runs=runs, children=children, text=alt)


def _begun(node: Node) -> Node:
    """The first node of an item, before which an icon may stand."""
    if node.kind != "paragraph":
        return _read(node)
    runs = _runs(node.runs, begins=True)
    return node if runs is node.runs else replace(node, runs=runs)


def _runs(runs: tuple[Run, ...], *, begins: bool) -> tuple[Run, ...]:
    """Runs with emoji. begins: whether an icon may stand before their first word."""
    if not any(":" in run.text and not run.code for run in runs):
        return runs
    found = list(runs)
    for at, run in enumerate(runs):
        if run.code or ":" not in run.text:
            continue
        first = _NAME.match(run.text) if begins and at == 0 else None
        kept = first.end() if first and catalogue.known(first[1]) and plain(runs)[first.end() :].strip() else 0
        text = run.text[:kept] + shown(run.text[kept:])
        if text != run.text:
            found[at] = run.saying(text)
    return runs if found == list(runs) else tuple(found)


_ALSO = {"zzz": "moon", "snake": "code", "keyboard": "terminal", "straight_ruler": "gauge"}
"""Icons for emoji whose names are not the icon's."""


@lru_cache(maxsize=512)
def icon_of(emoji_text: str) -> str:
    """The icon of the first emoji in a text; empty where there is none."""
    import emoji

    found = next((each.chars for each in emoji.analyze(emoji_text)), "")
    name = emoji.demojize(found, language="alias").strip(":") if found else ""
    name = _ALSO.get(name, name)
    return name if catalogue.known(name) else ""


def _character(found: re.Match[str]) -> str:
    return character(found[1]) or found[0]


@lru_cache(maxsize=512)
def character(name: str) -> str:
    """The emoji of a name; empty where there is none."""
    import emoji

    found = emoji.emojize(f":{name}:", language="alias")
    return "" if found == f":{name}:" else found
