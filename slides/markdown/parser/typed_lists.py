"""Text -> Text: lists whose marks were typed as text, as `•` or an emoji at the beginning of each line. The number of lines stays the same.

Markdown would run such lines together into one paragraph. A list's own signs give way to a mark of Markdown; emoji are words of the item.
"""

from __future__ import annotations

from slides.base.lazy_regex import pattern
from slides.markdown.parser.source_lines import outside_code

_BULLETS = "\u2022\u25cf\u25aa\u25e6\u2023\u25cb\u25a0\u25b8\u25b9\u25ba\u2013"
_LINE = pattern(
    rf"(?P<indent> {{0,12}})(?:(?P<bullet>[{_BULLETS}])|(?P<emoji>[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]|[0-9]\ufe0f?\u20e3))"
    r"\ufe0f?(?:\s|(?<=\u20e3))\s*(?=\S)"
)
_FEWEST = 2
"""This many lines one after the other are a list."""
_FIRST_EMOJI = "\u2022"
"""No sign of a typed list, except those with digits, comes before this one."""


def with_typed_lists(text: str) -> str:
    """The outline with Markdown's mark before each line of a list whose marks were typed; any other as it is."""
    if text.isascii():
        return text
    lines = text.split("\n")
    marked = {at for at, line in outside_code(lines) if _begins(line) and _LINE.match(line)}
    found = {at for at in marked if at - 1 in marked or at + 1 in marked}
    if not found:
        return text
    return "\n".join(_listed(line) if at in found else line for at, line in enumerate(lines))


def _begins(line: str) -> bool:
    """Whether a line may begin with a typed mark: a glance at its first letter."""
    first = line.lstrip(" ")[:1]
    return first == "\u2013" or first >= _FIRST_EMOJI or "\u20e3" in line[:16]


def _listed(line: str) -> str:
    """A line as an item of a list."""
    found = _LINE.match(line)
    if found is None:
        return line
    return f"{found['indent']}- {line[found.end() :] if found['bullet'] else line[len(found['indent']) :]}"


__all__ = ["with_typed_lists"]
