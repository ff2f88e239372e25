"""Front matter that needs no reader of YAML: lines `key: words`, as most outlines have. To load PyYAML takes 12 ms of a small build.

Only what YAML takes literally is taken here, and only where all lines are so; `tests/test_plain_front_matter.py` holds it against PyYAML.
"""

from __future__ import annotations

from slides.base.lazy_regex import pattern

_OTHERS = r"\xa1-\u024f\u2010-\u2027"
"""Letters and marks besides those of ASCII."""
_LINE = pattern(
    rf"(?P<key>[A-Za-z][A-Za-z0-9_-]{{0,40}}):"
    rf'(?: +(?:(?P<words>[A-Za-z0-9][!-~{_OTHERS} ]*)|"(?P<quoted>[ !#-\[\]-~{_OTHERS}]*)" *))?'
)
"""A key at the line's beginning, and behind it nothing, words that begin with a letter or a digit, or words in quotes without escapes."""
_NULL = frozenset({"null", "Null", "NULL"})
_LONGEST = 1000
"""Characters of a line: YAML has bounds of its own for keys."""


def plain_pairs(text: str) -> list[tuple[str, str, int]] | None:
    """Keys, their values as text and their lines from 0; None where a line may mean something else to YAML."""
    pairs: list[tuple[str, str, int]] = []
    for number, line in enumerate(text.split("\n")):
        if not line:
            continue
        found = _LINE.fullmatch(line) if len(line) <= _LONGEST else None
        if found is None:
            return None
        words = (found["words"] or "").rstrip(" ")
        if ": " in words or " #" in words or words.endswith(":"):
            return None
        pairs.append((found["key"], (found["quoted"] or "") if not words else "" if words in _NULL else words, number))
    return pairs or None
