"""The text of an outline, in which the line of what a page shows is looked up."""

from __future__ import annotations

from functools import cached_property

from slides.base.lazy_regex import pattern
from slides.design.page import Page

_FENCE = pattern(r"[ >]{0,12}(?:[-*+] |\d{1,3}[.)] )?(`{3,}|~{3,})")


class OutlineSource:
    """An outline's text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def line(self, words: str, page: Page) -> int:
        """The first line that holds some words literally, if there is one in the page's section there; 0 where none does.

        Code between fences is not looked at.
        """
        lines = self._lines
        last = min(max(page.end, page.span.line) if page.end > 0 else len(lines), len(lines))
        within = (at for at in range(page.span.line, last + 1) if _holds(lines[at - 1], words))
        return next(within, 0) or next((at for at, line in enumerate(lines, 1) if _holds(line, words)), 0)

    @cached_property
    def _lines(self) -> list[str]:
        """The outline's lines, those of code between fences empty."""
        lines = []
        fence = ""
        for line in self.text.split("\n"):
            found = _FENCE.match(line)
            lines.append("" if fence or found else line)
            if fence:
                closes = found is not None and found[1].startswith(fence) and not line[found.end() :].strip()
                fence = "" if closes else fence
            elif found:
                fence = found[1]
        return lines


def _holds(line: str, words: str) -> bool:
    """Whether a line holds words that no backslash stands before."""
    return words in line and f"\\{words}" not in line
