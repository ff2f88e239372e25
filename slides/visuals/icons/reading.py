"""Nodes -> Nodes: `:name:` at the start of a bullet or heading becomes the icon of the words after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Fix, Problem
from slides.base.lazy_regex import pattern
from slides.base.memo import memoized
from slides.markdown.parser import Node
from slides.text.rich_text import Run, cut, plain, trim
from slides.visuals.icons import catalogue

_MARK = pattern(r":([a-z0-9+_-]{1,40}):(?=\s|$)")
_MEANT = pattern(r"[a-z][a-z0-9+_-]+")
"""What was meant as a name, even where none is known; `:30:` or `:p:` is text."""
_ALERT = pattern(r"^\[![\w-]+\]\s*")
_HOLDERS = frozenset({"item", "list", "container"})
"""What holds bullets and headings."""
_TEXTS = frozenset({"cell", "paragraph", "term"})
_MOST_HINTS = 50
"""The nearest name is looked for this many times: it takes longer than all else."""
_BEGINNINGS = ":["
"""What a name and an alert begin with."""
_PLACES = "icons go before bullets and headings, not in tables, quotations and paragraphs"
_ALSO = "icons have Lucide's names; flags are :flag-xx: with a country's ISO code"


def read_icons(nodes: Sequence[Node], drawn: Callable[[Node], bool]) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The nodes with icons on the runs that they stand before, and a problem for each name that means none.

    drawn: whether a node is the source of a drawing, which reads its own words. Quotations, notes and tables are left as they
    are, and so is `:name:` with no words after it.
    """
    problems: list[Problem] = []
    found: list[Node] = []
    places: list[Node] = []
    for node in nodes:
        read, untrue, shown = _alone(node, drawn, len(problems) < _MOST_HINTS)
        found.append(read)
        problems += untrue
        places += shown
    if places:
        more = len(places) - 1
        others = f" and in {more} other place{'' if more == 1 else 's'}" if more else ""
        problems.append(Problem(rule_catalogue.ICON, places[0].span, f"an icon is shown as text here{others}", _PLACES))
    return tuple(found), tuple(problems)


@memoized
def _alone(node: Node, drawn: Callable[[Node], bool], hinted: bool) -> tuple[Node, tuple[Problem, ...], tuple[Node, ...]]:
    """One node with the icons in it, a problem for each name that means none, and the places where no icon can stand."""
    problems: list[Problem] = []
    found = _read(node, drawn, problems, hinted)
    places: list[Node] = []
    _elsewhere((found,), drawn, places)
    return found, tuple(problems), tuple(places)


def _read(node: Node, drawn: Callable[[Node], bool], problems: list[Problem], hinted: bool) -> Node:
    """One node with the icons in it; itself where there is none."""
    kind = node.kind
    if kind == "heading":
        return _marked(node, problems, hinted)
    if kind not in _HOLDERS or not node.children or (kind == "container" and drawn(node)):
        return node
    begins = node.children[0] if kind == "item" and node.children[0].kind == "paragraph" else None
    children = tuple(
        [_marked(child, problems, hinted) if child is begins else _read(child, drawn, problems, hinted) for child in node.children]
    )
    return node if children == node.children else replace(node, children=children)


def _marked(node: Node, problems: list[Problem], hinted: bool) -> Node:
    """A heading or paragraph whose `:name:` is taken off, where it names an icon."""
    found = _begins(node.runs)
    if found is None:
        return node
    name = found[1]
    rest = trim(cut(node.runs, found.end(), len(plain(node.runs))))
    if catalogue.known(name):
        if rest:
            return replace(node, runs=(replace(rest[0], icon=name), *rest[1:]))
        problems.append(
            Problem(
                rule_catalogue.ICON,
                node.span,
                f"the icon :{name}: has no text next to it: its name is shown",
                f"write `:{name}: and words`",
            )
        )
    elif _MEANT.fullmatch(name):
        near = catalogue.nearest_icon(name) if hinted and len(problems) < _MOST_HINTS else ""
        hint = f"did you mean :{near}:? {_ALSO}" if near else _ALSO
        fix = Fix(node.span.line, f":{name}:", f":{near}:") if near else None
        problems.append(
            Problem(rule_catalogue.ICON, node.span, f"there is no icon with the name :{name}: it is shown as text", hint, fix=fix)
        )
    return node


def _elsewhere(nodes: Sequence[Node], drawn: Callable[[Node], bool], places: list[Node]) -> None:
    """Adds to `places` the cells, paragraphs and terms that begin with an icon's name where no icon can stand."""
    for node in nodes:
        if node.runs and node.runs[0].text[:1] in _BEGINNINGS and node.kind in _TEXTS and not node.runs[0].code:
            text = _ALERT.sub("", plain(node.runs))
            found = _MARK.match(text)
            if found and text[found.end() :].strip() and catalogue.known(found[1]):
                places.append(node)
        if node.children and not drawn(node):
            _elsewhere(node.children, drawn, places)


def _begins(runs: Sequence[Run]) -> re.Match[str] | None:
    """The `:name:` that runs begin with, except for code."""
    return _MARK.match(plain(runs)) if runs and runs[0].text.startswith(":") and not runs[0].code else None
