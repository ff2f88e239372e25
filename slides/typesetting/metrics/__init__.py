"""How wide text is and where its lines break, from tables of advance widths and, where a script needs it, by shaping.

Sums of advance widths predicted LibreOffice's line breaks for 382 of 384 paragraphs of Latin text;
kerning, which they leave out, makes text narrower. Widths carry a guard of 2%, heights one of 4%, and lines are broken as if their box
were half a percent narrower.

Latin, Greek, Cyrillic, Chinese, Japanese and Korean text measures the same on every machine, as long as the family of its font is
one whose table is shipped. Scripts that need shaping are measured with the fonts that are installed (see `shaping`): there the
lines, and so the deck, may differ between machines, but never on one.
"""

from slides.typesetting.metrics.heights import guarded, line_height
from slides.typesetting.metrics.lines import breaks, broken, one_line_width, widest
from slides.typesetting.metrics.pieces import Pieces, Word, measured_words
from slides.typesetting.metrics.signs import GAP, borders
from slides.typesetting.metrics.tables import (
    FALLBACK_FACTOR,
    LINE_SLACK,
    WIDTH_GUARD,
    Faces,
    Widths,
    faces_of,
    has_own_widths,
    widths,
)

__all__ = [
    "FALLBACK_FACTOR",
    "GAP",
    "LINE_SLACK",
    "WIDTH_GUARD",
    "Faces",
    "Pieces",
    "Widths",
    "Word",
    "borders",
    "breaks",
    "broken",
    "faces_of",
    "guarded",
    "has_own_widths",
    "line_height",
    "measured_words",
    "one_line_width",
    "widest",
    "widths",
]
