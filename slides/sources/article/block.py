"""Block: a stretch of an article before it is known what it is."""

from __future__ import annotations

from slides.base.records import frozen


@frozen
class TextBlock:
    """A stretch of text with its line.

    kind: heading, item, bold, code, table or caption where the source says so; row for one of several short lines; else empty.
    alone: blank lines stand round it, or the source marks it. linked: all of it is the text of one link.
    """

    text: str
    line: int
    kind: str = ""
    level: int = 0
    info: str = ""
    alone: bool = True
    linked: bool = False
