"""Rules explained: every rule of the program by its code or name, and its page as Markdown."""

from __future__ import annotations

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
        near = get_close_matches(asked.strip().casefold(), known, 1, 0.5)
        hint = f"did you mean {known[near[0]].code} {known[near[0]].name}?" if near else "docs/rules.md lists all rules"
        raise ValueError(f"there is no rule with the code or name {asked[:40]} ({hint})")
    return page(rule, "#")


def page(rule: Rule, level: str) -> str:
    """A rule's page in Markdown, under a heading of a level such as ##."""
    return f"{level} {rule.code} {rule.name}\n\n*{rule.severity.capitalize()}: {_MEANING[rule.severity]}.*\n\n{rule.about.strip()}\n"


__all__ = ["every_rule", "explained", "page"]
