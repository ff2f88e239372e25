"""Sanitizing text: one kind of line end, and no character that XML cannot hold."""

from __future__ import annotations

import html
import re

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern

_NOT_XML = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""Characters that XML 1.0 cannot hold (its production Char)."""
_REFERENCE = pattern(r"&#(?P<base>[xX]?)(?P<digits>(?<=#)[0-9]{8,}|(?<=[xX])[0-9A-Fa-f]{8,});?")
_DIGITS = 8
"""A reference to a character has fewer digits, in tens and in sixteens; so has a part of a percentage."""
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
            rule_catalogue.CONTROL_CHARACTERS,
            span,
            f"{count} control character(s) left out, the first U+{ord(found.group()):04X}",
            "delete them from the outline",
        )
    )
    return re.sub(_NOT_XML, "", text)


def without_marks(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return text if _is_clean(text) else re.sub(_NOT_XML, "", text)


def whole_number(text: str, least: int, most: int) -> int | None:
    """A whole number within bounds, as an attribute gives it; None for anything else, such as `²` or 5,000 digits."""
    text = text.strip()
    if not text.isdecimal() or len(text.lstrip("0")) > len(str(most)):
        return None
    found = int(text[-len(str(most)) :])
    return found if least <= found <= most else None


def percentage(text: str) -> float | None:
    """A share from 0 to 100, with or without its sign; None for anything else."""
    whole, point, part = text.strip().removesuffix("%").strip().partition(".")
    found = whole_number(whole or "0", 0, 100)
    if found is None or not (whole or part) or (point and not (part.isdecimal() and len(part) < _DIGITS)):
        return None
    share = found + (int(part) / 10 ** len(part) if part else 0.0)
    return share if share <= 100 else None


def with_references(text: str) -> str:
    """Text whose references to characters by number can be decoded: those beyond Unicode are U+FFFD, as HTML has it."""
    return _REFERENCE.sub(_within_unicode, text) if "&#" in text else text


def unescaped(text: str) -> str:
    """Text with HTML's references to characters decoded, however many digits they have."""
    return html.unescape(with_references(text)) if "&" in text else text


def _within_unicode(found: re.Match[str]) -> str:
    digits = found["digits"].lstrip("0") or "0"
    return f"&#{found['base']}{digits};" if len(digits) < _DIGITS else "\ufffd"


def _is_clean(text: str) -> bool:
    """Whether XML can hold every character of a text: told without the long pattern, whose making takes longer than most outlines."""
    if _CONTROL.search(text) or "\ufffe" in text or "\uffff" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True
