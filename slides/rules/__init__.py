"""Rules for finished briefings: accessibility as errors, and advice on what makes a better briefing. One small function a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from slides.deck import Slide
from slides.design import Design
from slides.ground import Problem, Rule
from slides.outline import Node
from slides.page import Page, Properties
from slides.rules import alternatives, contrast, deck, places, wording
from slides.rules.held import HELD
from slides.rules.rule import Check, Seen, is_english
from slides.settings import Settings

CHECKS: tuple[Check, ...] = (*deck.CHECKS, *alternatives.CHECKS, *contrast.CHECKS, *places.CHECKS, *wording.CHECKS)
RULES: tuple[Rule, ...] = tuple(sorted((*(check.rule for check in CHECKS), *HELD), key=lambda rule: (rule.code[0], int(rule.code[1:]))))
"""Every rule of this room by its code, those that no page can break included."""


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
    seen = Seen(pages, design, properties, settings, slides, nodes, slots)
    english = is_english(properties.language)
    for each in CHECKS:
        if english or not each.english:
            yield from (Problem(each.rule, *finding) for finding in dict.fromkeys(each.find(seen)))


__all__ = ["CHECKS", "RULES", "check"]
