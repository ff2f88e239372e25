"""The door for text: one kind of line end, and no character that XML cannot hold."""

from __future__ import annotations

import re

from slides import codes
from slides.ground import Problem, Span
from slides.patterns import pattern

_NOT_XML = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Characters that XML 1.0 cannot hold (its production Char)."""
_CONTROL = pattern("[\0-\x08\x0b\x0c\x0e-\x1f]")


def clean_text(text: str, file: str, problems: list[Problem]) -> str:
    """Text with one kind of line end and without the characters that XML cannot hold; those are reported."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = None if _is_clean(text) else re.search(_NOT_XML, text)
    if found is None:
        return text
    span = Span(file, text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start()))
    count = len(re.findall(_NOT_XML, text))
    problems.append(
        Problem(
            codes.CONTROL_CHARACTERS,
            span,
            f"{count} control character(s) left out, the first U+{ord(found.group()):04X}",
            "delete them from the outline",
        )
    )
    return re.sub(_NOT_XML, "", text)


def bare(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return text if _is_clean(text) else re.sub(_NOT_XML, "", text)


def _is_clean(text: str) -> bool:
    """Whether XML can hold every character of a text: told without the long pattern, whose making takes longer than most outlines."""
    if _CONTROL.search(text) or "\ufffe" in text or "\uffff" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True
