"""Nodes -> the heading level of slides: the highest that content follows, as pandoc finds it, what opens a deck or a chapter left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from slides.base.diagnostics import Problem
from slides.base.rule_catalogue import SLIDE_LEVEL
from slides.markdown.parser import Node
from slides.markdown.sections import FAQ_TITLE, asks
from slides.markdown.speaker_notes import begins_notes, opens_notes, shows_nothing
from slides.text.rich_text import plain

LONGEST_LEAD = 200
"""A single paragraph of at most this many letters between a heading 1 and a deeper heading is a lead, not a slide's content."""
MANY_NOTES = 3
"""This many lines that say nothing but "Note:" are reveal's way to begin the speaker notes, even where no rule splits the slides."""
_MOST_PARTS, _LONGEST_PART = 8, 350
"""This many sub-headings, with this few letters under each, are parts of one slide."""

_SHORT_KINDS, _ODD_KINDS = ("paragraph", "list", "heading"), ("quote", "table")
_ODD_SHARE = 8
"""One part in so many may be an odd one."""


def split_by_rules(nodes: Sequence[Node]) -> bool:
    """Whether rules split the slides, as in Marp, reveal and remark, or the notes are written as they are there."""
    return any(node.kind == "rule" for node in nodes) or sum(map(begins_notes, nodes)) >= MANY_NOTES


def slide_level(nodes: Sequence[Node], usual: int = 0) -> int:
    """The highest heading level that content follows, as pandoc finds it, with four readings of our own.

    usual: the level at which the outline's own tool begins slides. It counts where headings above it would begin them.

    What stands on the deck's title slide or on a chapter's divider does not count; neither does what is for the speaker;
    questions are content; and short parts under one heading are one slide's. Where no heading is followed by content it is 2,
    or the highest level there is.
    """
    shown = list(_shown(nodes))
    levels = [node.level for node in shown if node.kind == "heading"]
    found = [shown[at].level for at in _counting(shown, levels)]
    if not found:
        return 2 if 2 in levels or levels.count(1) < 2 else min(levels)
    level = max(min(found), usual if usual in levels else 0)
    return level - 1 if level > 2 and level - 1 in levels and _are_parts(shown, level) else level


def doubt(nodes: Sequence[Node], level: int) -> Problem | None:
    """What to tell where slides begin at headings 1 and sections under headings 2 become parts of them; None elsewhere.

    Where a rule stands before each heading 1 its author has said where slides begin.
    """
    if level != 1:
        return None
    shown = list(_shown(nodes))
    tops = [at for at, node in enumerate(shown) if node.kind == "heading" and node.level == 1]
    parts = [node for node, following in pairwise(shown) if _is_part(node, following)]
    ruled = all(shown[at - 1].kind == "rule" for at in tops if at)
    if len(tops) < 2 or not parts or ruled:
        return None
    why = next((shown[at] for at in _counting(shown, [1] * len(tops)) if shown[at].level == 1), None)
    if why is None:
        return None
    message = f"slides begin at headings of level 1, because there is text directly under {plain(why.runs)[:40]!r}: "
    message += f"{len(parts)} headings of level 2 are parts of slides" if len(parts) > 1 else "one heading of level 2 is part of a slide"
    hint = "if these are chapters with slides under them, write `slide-level: 2` in the front matter; if not, `slide-level: 1`"
    return Problem(SLIDE_LEVEL, why.span, message, hint)


def _is_part(node: Node, following: Node) -> bool:
    """Whether a node is a heading 2 with content."""
    return node.kind == "heading" and node.level == 2 and following.kind not in ("heading", "rule")


def _shown(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes without those that show nothing or are said."""
    parted, speaking = split_by_rules(nodes), False
    for node in nodes:
        if node.kind in ("heading", "rule"):
            speaking = False
        elif speaking or shows_nothing(node):
            continue
        elif opens_notes(node, parted=parted):
            speaking = True
            continue
        yield node


def _counting(shown: Sequence[Node], levels: Sequence[int]) -> Iterator[int]:
    """The places of the headings that are followed by what a slide shows."""
    first = next((at for at, node in enumerate(shown) if node.kind == "heading"), -1)
    for at, node in enumerate(shown):
        if node.kind == "heading" and plain(node.runs).strip() and _counts(shown, at, levels, first=at == first):
            yield at


def _counts(shown: Sequence[Node], at: int, levels: Sequence[int], *, first: bool) -> bool:
    """Whether a heading is followed by what a slide shows."""
    node = shown[at]
    following = shown[at + 1] if at + 1 < len(shown) else None
    if following is None or following.kind == "rule" or FAQ_TITLE.match(plain(node.runs)):
        return False
    if following.kind == "heading":
        return asks(following) and following.level > node.level and (node.level > 1 or _all_ask(shown, at))
    return not (node.level == 1 and (levels.count(1) == 1 or _opens(shown, at, first=first)))


def _all_ask(shown: Sequence[Node], at: int) -> bool:
    """Whether all headings right under a heading are questions, so that they belong to its slide."""
    below: list[Node] = []
    for node in shown[at + 1 :]:
        if node.kind == "heading" and node.level <= shown[at].level:
            break
        below += [node] if node.kind == "heading" else []
    highest = min(node.level for node in below)
    return all(asks(node) for node in below if node.level == highest)


def _opens(shown: Sequence[Node], at: int, *, first: bool) -> bool:
    """Whether a heading 1 has nothing under it but what a divider shows; the outline's first one, what a title slide may begin with.

    That is a short paragraph and a picture before a deeper heading; under the first heading any text and a picture before any heading.
    """
    kinds = {"paragraph": 0, "picture": 0}
    for node in shown[at + 1 :]:
        if node.kind == "heading" or (first and node.kind == "rule"):
            return first or node.level > 1
        if node.kind not in kinds:
            return False
        kinds[node.kind] += 1
        if kinds["picture"] > 1 or not (first or (kinds["paragraph"] < 2 and len(plain(node.runs)) <= LONGEST_LEAD)):
            return False
    return False


def _are_parts(shown: Sequence[Node], level: int) -> bool:
    """Whether the headings of a level are few and short under each heading above: parts of slides and no slides.

    Among many of them one or another may be longer, or hold a quotation or a table.
    """
    parts = length = total = odd = 0
    counted = ruled = False
    for node in shown:
        if node.kind == "rule" or (node.kind == "heading" and node.level < level):
            parts = length = 0
            ruled = node.kind == "rule"
        elif node.kind == "heading" and node.level == level:
            if ruled:
                return False
            parts, length, total, counted = parts + 1, 0, total + 1, False
        elif parts:
            length += sum(len(plain(inner.runs)) for inner in node.walk())
            if node.kind not in (*_SHORT_KINDS, *_ODD_KINDS) or length > 2 * _LONGEST_PART:
                return False
            if not counted and (node.kind in _ODD_KINDS or length > _LONGEST_PART):
                odd, counted = odd + 1, True
        if parts > _MOST_PARTS:
            return False
    return odd * _ODD_SHARE <= total
