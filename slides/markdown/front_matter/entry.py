"""One line of a front matter as it is read: its key, its value as text, lists and tables, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Rule, Span
from slides.base.records import frozen

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
"""What YAML can hold. Texts stand as they were typed: `1.10` is not a number here, and `yes` no truth; each reader decides for itself."""
MOST_ITEMS = 100
"""Items of a list that are read."""


@frozen
class Entry:
    """A key and its value. `beside`: the keys of the whole front matter. `problems`: what readers found, in order."""

    key: str
    value: Value
    span: Span
    beside: Mapping[str, Value]
    problems: list[Problem] = field(default_factory=list, compare=False)

    def warn(self, message: str, hint: str = "", rule: Rule = rule_catalogue.UNKNOWN_SETTING) -> None:
        """Report what of the value is not taken."""
        self.problems.append(Problem(rule, self.span, message, hint))

    def reject(self, wanted: str) -> None:
        """Report that the value is not used at all. wanted: what can be written instead."""
        shown = one_line(self.value)
        self.warn(
            f"{self.key} does not accept {shown[:40]!r}, so it is ignored" if shown else f"{self.key} has no value that can be used", wanted
        )


def one_line(value: Value) -> str:
    """A value as one line of text: of a list its texts, of somebody with a name the name, of other tables nothing."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return ", ".join(filter(None, (one_line(item) for item in value[:MOST_ITEMS] if not isinstance(item, list))))
    return _name(value.get("name", ""))


def _name(value: Value) -> str:
    """A person's name; Quarto also takes it in parts."""
    if isinstance(value, dict):
        parts = (value.get(part, "") for part in ("literal", "given", "dropping-particle", "non-dropping-particle", "family"))
        return " ".join(part for part in parts if isinstance(part, str) and part)
    return one_line(value) if isinstance(value, str) else ""


def is_nested(value: Value) -> bool:
    """Whether a value holds more than a text, a list of texts, or people with their names."""
    if isinstance(value, dict):
        return "name" not in value
    return isinstance(value, list) and any(isinstance(item, list) or is_nested(item) for item in value[:MOST_ITEMS])
