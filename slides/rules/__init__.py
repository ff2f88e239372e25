"""Rules for finished briefings: accessibility as errors, and advice on what makes a better briefing. One small function a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from slides.codes import UNKNOWN_SETTING
from slides.deck import Slide
from slides.design import Design
from slides.ground import Problem, Rule, Severity
from slides.outline import Node
from slides.page import Page, Properties
from slides.rules import alternatives, contrast, deck, evidence, places, speaking, wording, writing
from slides.rules.held import HELD
from slides.rules.rule import Check, Seen, is_english
from slides.rules.speaking import spoken
from slides.settings import Settings

CHECKS: tuple[Check, ...] = (
    *(*deck.CHECKS, *alternatives.CHECKS, *contrast.CHECKS, *places.CHECKS, *wording.CHECKS),
    *(*writing.CHECKS, *evidence.CHECKS, *speaking.CHECKS),
)
RULES: tuple[Rule, ...] = tuple(sorted((*(check.rule for check in CHECKS), *HELD), key=lambda rule: (rule.code[0], int(rule.code[1:]))))
"""Every rule of this room by its code, those that no page can break included."""
_NAMED = MappingProxyType({name.casefold(): rule for rule in RULES for name in (rule.code, rule.name)})
_ADVICE = tuple(rule.name for rule in RULES if rule.severity is Severity.ADVICE)


def check(
    pages: Sequence[Page],
    design: Design,
    properties: Properties,
    settings: Settings,
    slides: Sequence[Slide] = (),
    nodes: Sequence[Node] = (),
) -> Iterator[Problem]:
    """Every rule that the pages break and that the settings do not ignore, each finding once, at its line.

    slides: what the pages were composed of. nodes: the outline, in which lines are looked up. Never raises on what `compose` makes.
    """
    used = dict.fromkeys(page.layout for page in pages)
    slots = MappingProxyType({name: MappingProxyType({slot.index: slot for slot in design.layouts[name].slots}) for name in used})
    fills = {
        id(page): [(slots[page.layout][placed.slot], placed) for placed in page.fills if placed.slot in slots[page.layout]]
        for page in pages
    }
    seen = Seen(pages, design, properties, settings, slides, nodes, slots, MappingProxyType(fills))
    ignored, doubts = _ignored(seen)
    yield from doubts
    english = is_english(properties.language)
    for each in CHECKS:
        if each.rule not in ignored and (english or not each.english):
            yield from (Problem(each.rule, *finding) for finding in dict.fromkeys(each.find(seen)))


def _ignored(seen: Seen) -> tuple[frozenset[Rule], tuple[Problem, ...]]:
    """The advice that the front matter does not want, and what of its wish cannot be granted."""
    found: set[Rule] = set()
    doubts: list[Problem] = []
    for word in seen.settings.ignore.replace(",", " ").split():
        rule = _NAMED.get(word.casefold())
        if rule is not None and rule.severity is Severity.ADVICE:
            found.add(rule)
            continue
        if rule is not None:
            message, hint = f"{word} cannot be ignored: people who cannot use the deck would not be told", "mend what it finds"
        else:
            from difflib import get_close_matches

            near = get_close_matches(word.casefold(), _ADVICE, 1, 0.5)
            message = f"unknown advice to ignore: {word[:40]}"
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(_ADVICE)}"
        doubts.append(Problem(UNKNOWN_SETTING, seen.word("ignore", word), message, hint))
    return frozenset(found), tuple(doubts)


__all__ = ["CHECKS", "RULES", "check", "spoken"]
