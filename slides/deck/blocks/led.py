"""What the items of a list begin with, and a list as equal parts by that."""

from __future__ import annotations

from enum import Enum

from slides.base.diagnostics import Span
from slides.base.records import frozen
from slides.deck.blocks.part import Part
from slides.text.rich_text import Paragraph

LONGEST_LEAD = 42
"""Letters of what stands before a colon or a dash, for it to be a lead."""
MOST_HEAD_WORDS = 6
"""Words of a line that heads those under it."""
LEADING = ":\uff1a"
"""Marks behind a lead."""
SENTENCE_MARKS = frozenset(".!?;\u3002\uff01\uff1f,\u3001")
"""Marks that a head has not, as sentences do."""


class Led(Enum):
    """What the items of a list begin with."""

    NOTHING = "nothing"
    BOLD = "bold"
    MARK = "mark"
    """A few words before a colon or a dash."""
    BEGINNING = "beginning"
    """The bold beginnings of sentences that go on: they stand before them in rows, and head nothing."""
    INNER = "inner"
    """They are headings of lists under them."""
    PARTLY = "partly inner"
    """At least half of them are, and the others stand alone."""
    AMOUNT = "amount"


@frozen
class Listed:
    """A list with the text around it. Parts of a list that is led by nothing have no heading; `led` says what leads the others."""

    span: Span
    before: tuple[Paragraph, ...]
    parts: tuple[Part, ...]
    after: tuple[Paragraph, ...]
    led: Led

    @property
    def numbered(self) -> bool:
        """Whether it is a numbered list."""
        return bool(self.parts) and all(part.number for part in self.parts)
