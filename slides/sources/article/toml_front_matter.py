"""TOML front matter, as Hugo and Zola write it between lines of +++."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from typing import Any

from slides.base.lazy_regex import pattern

_FENCE = pattern(r"\A\ufeff?\+{3}[ \t]*\n(?P<front>(?:(?!\+{3}[ \t]*(?:\n|\Z))[^\n]*\n)*+)\+{3}[ \t]*(?:\n|\Z)")
_KEYS = {"title": ("title",), "author": ("author", "authors", "by"), "date": ("date", "published")}


def without_toml(text: str) -> tuple[str, dict[str, str]]:
    """A text with its TOML front matter as empty lines, and its title, author and date.

    Front matter that is no TOML stays in the text.
    """
    found = _FENCE.match(text)
    if not found:
        return text, {}
    try:
        data = tomllib.loads(found.group("front"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return text, {}
    said: dict[str, str] = {}
    extra = data.get("extra") if isinstance(data.get("extra"), dict) else data.get("params")
    for kind, keys in _KEYS.items():
        for table in (data, extra if isinstance(extra, dict) else {}):
            value = next((_plain(table[key]) for key in keys if key in table), "")
            if value:
                said.setdefault(kind, value)
    return "\n" * found.group().count("\n") + text[found.end() :], said


def _plain(value: Any) -> str:
    """A value of TOML as one line of text; lists of texts joined, tables by their name."""
    if isinstance(value, list):
        return ", ".join(word for word in map(_plain, value) if word)
    if isinstance(value, dict):
        return _plain(value.get("name", ""))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return " ".join(value.split()) if isinstance(value, str) else ""
