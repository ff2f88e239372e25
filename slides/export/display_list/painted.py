"""The words that a template's shapes show, as lines in their places."""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.geometry import EMU_PER_POINT
from slides.export.display_list.items import BackdropWords, TextLine
from slides.export.display_list.text import TextLook, Typesetter, heights
from slides.text.rich_text import Run


def painted_words(words: BackdropWords, setter: Typesetter) -> Iterator[TextLine]:
    """The lines of a shape, broken between words where they are wider than its box."""
    rows = []
    for paragraph in words.lines:
        look = TextLook(paragraph.size, paragraph.colour, paragraph.colour, paragraph.bold, paragraph.heading, keep=True)
        rows += [(text, look, paragraph.align) for text in _broken(paragraph.text, look, words.box.width if words.wrapped else 0, setter)]
    whole = sum(sum(heights(look.size)) for _, look, _ in rows) * EMU_PER_POINT
    free = words.box.height - whole
    top = (words.box.y + (0 if words.anchor == "t" else free if words.anchor == "b" else free / 2)) / EMU_PER_POINT
    for text, look, align in rows:
        above, below = heights(look.size)
        if text:
            yield setter.line((Run(text),), look, (words.box.x, words.box.right), round((top + above) * EMU_PER_POINT), align, rtl=False)
        top += above + below


def _broken(text: str, look: TextLook, width: int, setter: Typesetter) -> Iterator[str]:
    """A paragraph's lines, none wider than so many EMU where it has several words; one line where no width is given."""
    line = ""
    for word in text.split(" ") if width else (text,):
        longer = f"{line} {word}" if line else word
        if line and width and sum(span.width for span in setter.spans((Run(longer),), look)) > width:
            yield line
            longer = word
        line = longer
    yield line
