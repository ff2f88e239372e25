"""HTML's block elements inside a line of Markdown: each bounds a line, and a numbered item has its number.

Only in the cells of tables has an item without a number a mark, which becomes a native bullet. Elsewhere it would stay a typed one,
which a screen reader reads out as a sign and not as a list.
"""

from __future__ import annotations

from slides.markdown.parser.tags import NAMED, HtmlTag
from slides.text.rich_text import BREAK, LIST_INDENT, LIST_MARK
from slides.text.sanitize import whole_number


class Bounds:
    """The lists that are open: for each the next number, 0 where it has bullets. listed: whether items of those begin with a mark."""

    def __init__(self, *, listed: bool = False) -> None:
        self.listed = listed
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
            text += LIST_INDENT * max(len(self.lists) - 1, 0) + self._mark()
        return text

    def _mark(self) -> str:
        """The number of the next item; in a table's cell a bullet where its list has none."""
        number = self.lists[-1] if self.lists else 0
        if not number:
            return LIST_MARK if self.listed else ""
        self.lists[-1] += 1
        return f"{number}. "


def _start(tag: HtmlTag) -> int:
    """The first number of an ordered list."""
    return whole_number(tag.attributes.get("start", "1"), 1, 99_999_999) or 1


def names_in(tag: HtmlTag) -> tuple[str, ...]:
    """The name that a tag gives its place, for links to lead to; none where it gives none."""
    name = tag.attributes.get("id") or (tag.attributes.get("name", "") if tag.name == "a" else "")
    return (name,) if name and tag.name in NAMED and not tag.closes else ()
