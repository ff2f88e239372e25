"""Nodes -> Sections: where slides begin. The slide level is found as pandoc finds it, and rules (`---`) separate slides too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.base.memo import memoized
from slides.markdown.parser import Node
from slides.markdown.speaker_notes import is_notes, shows_nothing
from slides.text.rich_text import plain, slug

FAQ_TITLE = pattern(
    r"(?i)^\W*(faqs?|frequently asked questions|q\s*&\s*a|questions( and answers)?|häufige fragen|questions fréquentes"
    r"|preguntas frecuentes|domande frequenti|perguntas frequentes|veelgestelde vragen|частые вопросы|よくある質問|常见问题|常見問題"
    r"|자주 묻는 질문|الأسئلة الشائعة|أسئلة شائعة|שאלות נפוצות)\W*$"
)
NUMBER = pattern(
    r"\(?(\d{1,3}(?:\.\d{1,3}){1,5}(?=[.):\s])|\d{1,3}(?=[.):]\s)|[IVXLC]{1,6}(?=[.):]\s)|[A-Z](?=[.)]\s)|\d{1,2}(?=\s+[^\W\da-z_]))[.):]{0,2}\s+"
)
"""A number that an author typed before a heading: `1.`, `2.3`, `(4)`, `IV.`, `B)`, `5` before a capital letter."""
_FEW_SIGNS, _MARKS = 16, "?!^$%&+-=_.,:;"
"""A line of so many signs, none of which is one of these, may stand above a slide's title."""
_FEW_RULES, _MOSTLY = 3, 0.8
"""So many rules split the slides of an outline where so large a share of what stands between them has one heading at most."""
_MOST_KICKERS, _LONGEST_KICKER = 2, 120
"""So many lines of so many letters may stand above a slide's title."""
QUESTION_MARKS = ("?", "\uff1f", "\u061f", "\u037e")


@dataclass(slots=True)
class Section:
    """A heading and the nodes under it, as found.

    depth: 0 before any heading, 1 the deck's or a chapter's, 2 a slide's. `follows`: it goes on under the title before it.
    """

    heading: Node | None
    depth: int
    span: Span
    nodes: list[Node] = field(default_factory=list)
    follows: bool = False

    @property
    def level(self) -> int:
        """The heading's level; 0 where there is none."""
        return self.heading.level if self.heading else 0


def asks(node: Node) -> bool:
    """Whether a node is a heading that is a question."""
    return node.kind == "heading" and plain(node.runs).rstrip().endswith(QUESTION_MARKS)


def anchored(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, every heading with its anchor as its `id`: its own, else the one that GitHub gives it."""
    seen: dict[str, int] = {}
    found = []
    for node in nodes:
        if node.kind == "heading":
            base = _anchor(node)
            count = seen.get(base, 0)
            seen[base] = count + 1
            node = _named(node, f"{base}-{count}" if count else base)
        found.append(node)
    return found


def without_repeated_chapter(nodes: Sequence[Node]) -> list[Node]:
    """The nodes without the last of several chapters' heading where its only slide has the same title: a divider would announce it."""
    at = max((at for at, node in enumerate(nodes) if node.kind == "heading"), default=0)
    above = next((each for each in range(at - 1, -1, -1) if nodes[each].kind == "heading"), -1)
    if above < 0 or not 0 < nodes[above].level < nodes[at].level or not all(map(shows_nothing, nodes[above + 1 : at])):
        return list(nodes)
    title, other = (plain(nodes[each].runs).strip().casefold() for each in (above, at))
    others = any(node.kind == "heading" and node.level == nodes[above].level for node in nodes[:above])
    return [*nodes[:above], *nodes[above + 1 :]] if others and title and title == other else list(nodes)


@memoized
def _anchor(node: Node) -> str:
    """A heading's own anchor, else the one that GitHub gives it."""
    return node.attributes.get("id") or slug(plain(node.runs)) or "slide"


@memoized
def _named(node: Node, anchor: str) -> Node:
    """A heading with its anchor as its `id`."""
    named = {**node.attributes, "id": anchor}
    return Node("heading", node.span, node.end, node.runs, node.children, node.text, node.info, node.level, named)


def sections(nodes: Sequence[Node], level: int) -> list[Section]:
    """The nodes cut at headings of the slide level or above, and at rules; level 0: at rules only.

    A heading right after a rule names its slide, whatever its level; where only rules part slides, pictures may stand
    before it, those behind a slide and a line of emoji anywhere. Where rules split the slides, a line above the only heading
    between two rules belongs to its slide (`_kickers`). Sub-headings are shifted so that those right under a slide's title
    have level 3.
    """
    kickers = _kickers(nodes, level)
    current = Section(None, 0, nodes[0].span if nodes else Span(""))
    found: list[Section] = [current]
    fresh = True
    for at, node in enumerate(nodes):
        if node.kind == "heading" and (node.level <= level or fresh):
            held = _take_back(found) if fresh else []
            above = node.level < level or (level == 0 and node.level == 1 and not found)
            depth = 1 if above and plain(node.runs).strip() else 2
            current = Section(node, depth, node.span, held)
            found.append(current)
        elif node.kind == "rule":
            if not fresh or any(not shows_nothing(inner) for inner in current.nodes):
                current = Section(current.heading, current.depth, node.span, follows=True)
                found.append(current)
        else:
            shift = max(node.level - max(current.level, 1) + 2, 3)
            current.nodes.append(_shifted(node, shift) if node.kind == "heading" and node.level != shift else node)
        pictured = (
            (node.kind == "picture" and (level == 0 or (len(found) > 1 and node.text.split()[:1] == ["bg"])))
            or _adorns(node)
            or at in kickers
        )
        fresh = node.kind == "rule" or (fresh and (shows_nothing(node) or pictured))
        fresh = fresh and not (is_notes(node) and len(found) == 1 and not current.follows)
    if len(found) > 1 and fresh and all(map(shows_nothing, found[-1].nodes)):
        held = _take_back(found)
        found[-1].nodes.extend(held)
    return found


def _kickers(nodes: Sequence[Node], level: int) -> frozenset[int]:
    """The places of short lines above the only heading of a slide between two rules.

    Counted only where rules split the slides: three stretches between rules or more, most of them with one heading at most.
    """
    rules = [at for at, node in enumerate(nodes) if node.kind == "rule"]
    if level == 0 or len(rules) < _FEW_RULES:
        return frozenset()
    stretches = [range(begin + 1, end) for begin, end in pairwise([*rules, len(nodes)])]
    titles = [[at for at in stretch if nodes[at].kind == "heading" and nodes[at].level <= level] for stretch in stretches]
    if sum(len(each) < 2 for each in titles) < _MOSTLY * len(titles):
        return frozenset()
    found: set[int] = set()
    for stretch, headings in zip(stretches, titles, strict=True):
        above = [at for at in range(stretch.start, headings[0]) if not shows_nothing(nodes[at])] if len(headings) == 1 else []
        if 0 < len(above) <= _MOST_KICKERS and all(_is_line(nodes[at]) for at in above):
            found.update(above)
    return frozenset(found)


def _is_line(node: Node) -> bool:
    """Whether a node is a paragraph of one line."""
    return node.kind == "paragraph" and not node.children and not is_notes(node) and len(plain(node.runs)) <= _LONGEST_KICKER


def _adorns(node: Node) -> bool:
    """Whether a node is a line of a few signs without a letter, as a flag or another emoji above a slide's title."""
    text = plain(node.runs).strip() if node.kind == "paragraph" and not node.children else ""
    return 0 < len(text) <= _FEW_SIGNS and not any(letter.isalnum() or letter in _MARKS for letter in text)


@memoized
def _shifted(node: Node, level: int) -> Node:
    """A heading on another level."""
    return replace(node, level=level)


def _take_back(found: list[Section]) -> list[Node]:
    """The nodes of a last section that shows nothing yet, which is dropped."""
    last = found[-1]
    if last.heading is None or last.follows:
        found.pop()
        return last.nodes
    return []
