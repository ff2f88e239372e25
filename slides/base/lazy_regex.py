"""Regular expressions that are compiled at their first use, as most outlines need few of them."""

from __future__ import annotations

import re
from typing import AnyStr, cast

_VERBS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "flags")


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, but compiled at first use. Only its methods: `re.sub(found, …)` does not take it, `found.sub(…)` does.

    A mistake in `text` is raised (`re.error`) when it is first used, so `tests/test_patterns.py` asks each one.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(text, flags))


class _Pattern:
    """A pattern's text; once it is compiled, its verbs too, so that a use costs no more than of a compiled one."""

    __slots__ = ("_flags", "_text", *_VERBS)

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, verb: str) -> object:
        if verb.startswith("_"):
            raise AttributeError(verb)
        if verb == "pattern":
            return self._text
        compiled = re.compile(self._text, self._flags)
        for name in _VERBS:
            setattr(self, name, getattr(compiled, name))
        return getattr(compiled, verb)


def is_pattern(value: object) -> bool:
    """Whether a value is what `pattern` gives."""
    return isinstance(value, _Pattern)
