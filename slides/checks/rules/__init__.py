"""Rules for finished briefings: accessibility as errors, and advice on what makes a better briefing. One small function a rule.

Each page is looked at once, with the rules that it can break as it is (`look.page_problems`); rules of the deck use what was found out
on the way. Lines of the outline are looked up at the end, for findings only.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Rule
from slides.base.memo import intern
from slides.checks.rules.delivery import spoken_words
from slides.checks.rules.finding import Finding, Lines
from slides.checks.rules.guaranteed import HELD
from slides.checks.rules.ignored import heeded
from slides.checks.rules.leftover import markup_left
from slides.checks.rules.merged import merged
from slides.checks.rules.page_rules import CHECKS, page_problems, slide_problems
from slides.checks.rules.page_view import context_of, is_english
from slides.checks.rules.rule import Seen
from slides.checks.rules.source import OutlineSource
from slides.deck.deck import Slide
from slides.design import Design
from slides.design.page import Page, Properties
from slides.markdown.front_matter import Settings
from slides.markdown.parser import Node

RULES: tuple[Rule, ...] = tuple(sorted((*(check.rule for check in CHECKS), *HELD), key=lambda rule: (rule.code[0], int(rule.code[1:]))))
"""Every rule of this room by its code, those that no page can break included."""


@lru_cache(maxsize=1)
def every_rule() -> tuple[Rule, ...]:
    """Every rule of the program, by the letter and number of its code."""
    found = [*(rule for rule in vars(rule_catalogue).values() if isinstance(rule, Rule)), *RULES]
    return tuple(sorted(found, key=lambda rule: (rule.code[0], int(rule.code[1:]))))


def check(
    pages: Sequence[Page],
    design: Design,
    properties: Properties,
    settings: Settings,
    slides: Sequence[Slide] = (),
    nodes: Sequence[Node] = (),
) -> Iterator[Problem]:
    """Every rule that the pages break, each finding once, at its line.

    slides: what the pages were composed of. nodes: the outline, in which lines are looked up. Never raises on what `compose` makes.
    """
    context, lines = intern("context", context_of(design, properties.language)), Lines(nodes)
    looked = [page_problems(page, design.layouts[page.layout], context) for page in pages]
    seen = Seen(pages, [each.facts for each in looked], design, properties, settings, slides, lines)
    found: dict[int, list[Finding]] = {}
    for slide in slides:
        for at, finding in slide_problems(slide):
            found.setdefault(at, []).append(finding._replace(span=lines.locate(slide, finding)))
    for page, (_, findings) in zip(pages, looked, strict=True):
        for at, finding in findings:
            found.setdefault(at, []).append(finding._replace(span=lines.locate(page, finding)))
    english = is_english(properties.language)
    for at, each in enumerate(CHECKS):
        if english or not each.english:
            every = (*found.get(at, ()), *(each.deck(seen) if each.deck else ()))
            yield from dict.fromkeys(Problem(each.rule, *finding[:3], finding.each) for finding in _once(every))


def _once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, but of those that are to be reported once the first alone."""
    told: set[Hashable] = set()
    for finding in findings:
        if finding.once is None or finding.once not in told:
            told.add(finding.once)
            yield finding


__all__ = [
    "CHECKS",
    "RULES",
    "OutlineSource",
    "check",
    "context_of",
    "every_rule",
    "heeded",
    "markup_left",
    "merged",
    "page_problems",
    "slide_problems",
    "spoken_words",
]
