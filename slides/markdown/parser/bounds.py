"""HTML's block elements inside a line of Markdown: each bounds a line, and a numbered item has its number.

A bullet would be a typed mark, which a screen reader reads out as a sign and not as a list; the lines say what belongs together.
"""

from __future__ import annotations

from slides.markdown.parser.tags import NAMED, HtmlTag
from slides.text.rich_text import BREAK
from slides.text.sanitize import whole_number

_INDENT = "\u00a0\u00a0"
"""Before the mark of an item in a list within another."""


class Bounds:
    """The lists that are open: for each the next number, 0 where it has bullets."""

    def __init__(self) -> None:
        self.lists: list[int] = []

    def of(self, tag: HtmlTag, before: str) -> str:
        """The text that a tag stands for after the words before it: the end of their line, an item's number, or nothing."""
        ended = before.rstrip(" ")
        text = BREAK if ended and not ended.endswith(BREAK) else ""
        if tag.name in ("ul", "ol"):
            if tag.closes:
                del self.lists[-1:]
            else:
                self.lists.append(_start(tag) if tag.name == "ol" else 0)
        elif tag.name == "li" and not tag.closes:
            text += _INDENT * max(len(self.lists) - 1, 0) + self._mark()
        return text

    def _mark(self) -> str:
        """The number of the next item; nothing where its list has none."""
        number = self.lists[-1] if self.lists else 0
        if not number:
            return ""
        self.lists[-1] += 1
        return f"{number}. "


def _start(tag: HtmlTag) -> int:
    """The first number of an ordered list."""
    return whole_number(tag.attributes.get("start", "1"), 1, 99_999_999) or 1


def names_in(tag: HtmlTag) -> tuple[str, ...]:
    """The name that a tag gives its place, for links to lead to; none where it gives none."""
    name = tag.attributes.get("id") or (tag.attributes.get("name", "") if tag.name == "a" else "")
    return (name,) if name and tag.name in NAMED and not tag.closes else ()
