"""Text as Markdown that reads as that text and nothing else."""

from __future__ import annotations

import re

from slides.base.lazy_regex import pattern

_SPECIAL = pattern(r"[\\`*\[\]<>$~^{}]|(?<![^\W_])_|_(?![^\W_])|^[#=]|(?<!#)#(?=#*+$)|==|&(?=#?\w+;)")
"""What may be a mark of Markdown's: an underscore inside a word and an ampersand before a space are none."""
_NUMBER = pattern(r"^(\d{1,9})([.)])")
_HELD = pattern(r"://|[.][^\W_]|mailto:", re.IGNORECASE)
"""What every address holds."""
_ADDRESS = pattern(r"(?i)\b(?:https?://|www\.|mailto:|ftp://)\S+")


def escaped(text: str) -> str:
    """A line of text in which no letter is a mark of Markdown's, wherever the line stands."""
    found = []
    at = 0
    for match in _ADDRESS.finditer(text) if _HELD.search(text) else ():
        found += [_SPECIAL.sub(_marked, text[at : match.start()]), _unlinked(match.group())]
        at = match.end()
    line = "".join([*found, _SPECIAL.sub(_marked, text[at:])])
    line = _NUMBER.sub(r"\1\\\2", line) if line[:1].isdigit() else line
    for bracket in ("(", ")", "\\[", "\\]"):  # a typed backslash before a bracket, which would begin a formula
        line = line.replace(f"\\\\{bracket}", f"&#92;&#{ord(bracket[-1])};")
    if "\\[" in line and "\\^" in line:
        line = line.replace("\\[", "&#91;")
    if line in ("\\[", "\\]"):
        return f"&#{ord(line[1])};"
    return "\\" + line if line[:1] in ("-", "+", ":", "?", "|") else line


def _marked(found: re.Match[str]) -> str:
    return "\\" + found.group()


def _unlinked(address: str) -> str:
    """An address as text: a link would show it shortened."""
    return _SPECIAL.sub(_marked, address).replace("://", "\\://", 1).replace("www.", "www\\.", 1)
