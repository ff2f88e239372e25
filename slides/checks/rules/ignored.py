"""Ignored rules: those that an outline switches off by code or name, in its front matter or in a comment.

`ignore: [L1, too-many-words]` in the front matter holds for the whole outline. `<!-- slides: ignore L1 -->` holds from its line to the
end of its section, and for messages about that section as a whole; before the first heading it holds for the whole outline. Every rule
can be ignored except fatal ones, after which there is no deck, and F6 and F11, which are about files that are written and not about the
outline.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Rule, Severity, Span
from slides.base.records import frozen
from slides.deck.section.author_comments import SETTING, ignoring
from slides.markdown.parser import Node
from slides.markdown.speaker_notes import SILENT

_KEPT = (rule_catalogue.OPEN_ELSEWHERE, rule_catalogue.MISSING_FONT)
_MOST_LINES = 1_000_000_000


@frozen
class _Wish:
    """A rule not wanted in a file on the lines from `first` to `last`, and on `also`, the line of its section; without a file: at all."""

    rule: Rule
    file: str = ""
    first: int = 0
    last: int = 0
    also: int = 0

    def holds(self, span: Span) -> bool:
        """Whether a place is meant."""
        return not self.file or (self.file == span.file and (span.line == self.also or self.first <= span.line <= self.last))


def heeded(
    problems: Iterable[Problem], words: Sequence[str], text: str, nodes: Sequence[Node], starts: Sequence[int], every: Sequence[Rule]
) -> list[Problem]:
    """The problems without those that are not wanted, and with one for each wish that cannot be granted.

    words: what the front matter ignores. text, nodes: the outline. starts: the lines of its slides.
    """
    spoken = SETTING in text.casefold()
    if not words and not spoken:
        return list(problems)
    named = {name.casefold(): rule for rule in every for name in (rule.code, rule.name)}
    doubts: list[Problem] = []
    granted = [_granted(word, named, _front(nodes, word), rule_catalogue.UNKNOWN_SETTING, doubts) for word in words]
    wishes = [_Wish(rule) for rule in granted if rule is not None]
    if spoken:
        sections = list(_sections(nodes, frozenset(starts)))
        for node in _comments(nodes):
            wishes += _wished(node, sections, named, doubts)
    return [problem for problem in (*problems, *doubts) if problem.severity is Severity.FATAL or not _is_unwanted(problem, wishes)]


def _is_unwanted(problem: Problem, wishes: Sequence[_Wish]) -> bool:
    return any(wish.rule == problem.rule and wish.holds(problem.span) for wish in wishes)


def _comments(nodes: Sequence[Node]) -> Iterator[Node]:
    """The comments that are addressed to this program, wherever they stand."""
    for top in nodes:
        yield from (node for node in top.walk() if node.kind == "comment" and ignoring(node.text) is not None)


def _sections(nodes: Sequence[Node], starts: frozenset[int]) -> Iterator[tuple[int, int]]:
    """For each section the line on which it begins, and the line of its heading or first words, at which it is reported as a whole.

    A section begins at the rule that stands before its heading, be there comments and properties between. starts: the lines of slides.
    """
    rule = 0
    for node in nodes:
        line = node.span.line
        if line in starts and node.kind not in SILENT:
            yield rule or line, line
            rule = 0
        elif node.kind == "rule":
            rule = rule or line
        elif rule and node.kind not in SILENT:
            yield rule, rule
            rule = 0


def _wished(node: Node, sections: Sequence[tuple[int, int]], named: Mapping[str, Rule], doubts: list[Problem]) -> Iterator[_Wish]:
    """What one comment does not want to hear of."""
    words = ignoring(node.text) or ()
    if not words:
        message = "this comment should name the rules to ignore, but names none"
        doubts.append(Problem(rule_catalogue.UNKNOWN_DIRECTIVE, node.span, message, "write `<!-- slides: ignore L1 -->`"))
    line = node.span.line
    at = bisect_right(sections, (line, _MOST_LINES))
    last = sections[at][0] - 1 if at < len(sections) else _MOST_LINES
    for word in words:
        if rule := _granted(word, named, node.span, rule_catalogue.UNKNOWN_DIRECTIVE, doubts):
            yield _Wish(rule, node.span.file, line, last, sections[at - 1][1]) if at else _Wish(rule)


def _granted(word: str, named: Mapping[str, Rule], span: Span, told: Rule, doubts: list[Problem]) -> Rule | None:
    """The rule that a word names, where it may be ignored."""
    rule = named.get(word.casefold())
    if rule is not None and rule.severity is not Severity.FATAL and rule not in _KEPT:
        return rule
    if rule is not None:
        kept = "it is about the output file" if rule in _KEPT else "where it is reported, no deck is built"
        doubts.append(Problem(told, span, f"{word} cannot be ignored: {kept}", "fix what it reports"))
        return None
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), named, 1, 0.6)
    hint = f"did you mean {_written(near[0], named)}?" if near else "docs/rules.md lists all codes and names"
    doubts.append(Problem(told, span, f"unknown rule in an ignore list: {word[:40]}", hint))
    return None


def _written(name: str, named: Mapping[str, Rule]) -> str:
    """A rule's code or name as it is written."""
    return named[name].code if named[name].code.casefold() == name else named[name].name


def _front(nodes: Sequence[Node], word: str) -> Span:
    """The line of the front matter, from `ignore:` on, that holds a word."""
    front = next((node for node in nodes[:1] if node.kind == "front matter"), None)
    if front is None:
        return Span(nodes[0].span.file if nodes else "")
    lines = front.text.split("\n")
    start = next((at for at, line in enumerate(lines) if line.strip().startswith("ignore")), 0)
    at = next((at for at in range(start, len(lines)) if word in lines[at]), start)
    return Span(front.span.file, front.span.line + 1 + at)
