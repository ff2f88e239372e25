"""Rules explained: every rule of the program by its code or name, and its page as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from slides.base.diagnostics import Rule, Severity
from slides.checks.rules import every_rule

_MEANING = {
    Severity.FATAL: "no deck is written",
    Severity.ERROR: "the deck is written, but something is lost or not everyone can use it",
    Severity.WARNING: "the deck is written, but something in it is not as the outline says",
    Severity.ADVICE: "something could be better; it never stops a build, not even with `--strict`",
}


def explained(asked: str) -> str:
    """The page of the rule of a code or name, in any case. ValueError, with the nearest name, where there is none."""
    known = {name.casefold(): rule for rule in every_rule() for name in (rule.code, rule.name)}
    rule = known.get(asked.strip().casefold())
    if rule is None:
        near = _nearest(asked.strip().casefold(), known)
        hint = f"did you mean {' or '.join(f'{each.code} {each.name}' for each in near)}?" if near else "docs/rules.md lists all rules"
        raise ValueError(f"there is no rule with the code or name {asked[:40]} ({hint})")
    return page(rule, "#")


def _nearest(asked: str, known: Mapping[str, Rule]) -> list[Rule]:
    """At most three rules: the one with the most similar name, then those whose first sentence has the most of the words asked for."""
    near = [known[name] for name in get_close_matches(asked, known, 1, 0.8)]
    words = {word for word in re.split(r"[^\w]+", asked) if len(word) > 2}
    counted = {}
    for rule in known.values():
        named, said = ({*re.split(r"[^\w]+", text.casefold())} for text in (rule.name, _first_sentence(rule)))
        counted[rule] = len(words & (named | said)) + (named <= words)
    most = max(counted.values(), default=0)
    found = [rule for rule, count in counted.items() if count == most] if most else []
    return list(dict.fromkeys((*near, *found, *(known[name] for name in get_close_matches(asked, known, 1, 0.5)))))[:3]


def _first_sentence(rule: Rule) -> str:
    return rule.about.strip().partition(".")[0]


def page(rule: Rule, level: str) -> str:
    """A rule's page in Markdown, under a heading of a level such as ##."""
    return f"{level} {rule.code} {rule.name}\n\n*{rule.severity.capitalize()}: {_MEANING[rule.severity]}.*\n\n{rule.about.strip()}\n"


__all__ = ["every_rule", "explained", "page"]
