"""The door for text: one kind of line end, and no character that XML cannot hold."""

from __future__ import annotations

import re

from slides import codes
from slides.ground import Problem, Span

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (its production Char)."""


def clean_text(text: str, file: str, problems: list[Problem]) -> str:
    """Text with one kind of line end and without the characters that XML cannot hold; those are reported."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = NOT_XML.search(text)
    if found is None:
        return text
    span = Span(file, text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start()))
    count = len(NOT_XML.findall(text))
    problems.append(
        Problem(
            codes.CONTROL_CHARACTERS,
            span,
            f"{count} control character(s) left out, the first U+{ord(found.group()):04X}",
            "delete them from the outline",
        )
    )
    return NOT_XML.sub("", text)
