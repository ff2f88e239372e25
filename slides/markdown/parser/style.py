"""The style that holds at one point of a line of text."""

from __future__ import annotations

from slides.text.rich_text import Ink, Run


class InlineStyle:
    """The style that holds at one point of a line: how deep in each kind of emphasis, and in which link."""

    def __init__(self) -> None:
        self.depth = dict.fromkeys(("strong", "em", "s", "u", "sub", "sup", "mark", "code", "yes", "no"), 0)
        self.link = ""
        self.tip = ""

    def turn(self, name: str, *, on: bool) -> None:
        """Enter or leave a style; leaving one that was never entered does nothing."""
        if name in self.depth:
            self.depth[name] = max(self.depth[name] + (1 if on else -1), 0)

    def run(self, text: str, *, code: bool = False) -> Run:
        """A run of `text` in the present style."""
        depth = self.depth
        ink = Ink.YES if depth["yes"] else Ink.NO if depth["no"] else Ink.PLAIN
        raised = 1 if depth["sup"] else -1 if depth["sub"] else 0
        return Run(
            text,
            depth["strong"] > 0 or ink is not Ink.PLAIN,
            depth["em"] > 0,
            code or depth["code"] > 0,
            depth["s"] > 0,
            self.link,
            depth["u"] > 0,
            raised,
            depth["mark"] > 0,
            Ink.PLAIN if code or self.link else ink,
            tip=self.tip if self.link else "",
        )
