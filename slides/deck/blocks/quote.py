"""Quote: somebody's words, and whose they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Span
from slides.base.geometry import Size
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.prose import as_text, literal, quoted
from slides.design.page import Text
from slides.markdown.parser import Node
from slides.text.rich_text import BREAK, Mark, Paragraph, cut, trim, without_widow
from slides.typesetting.fitting import Style, pack, set_text

_DASH = pattern(r"(?:\u2014|\u2013|--)\s*(?=\S)")


@frozen
class Quote:
    """Paragraphs in the words of another. `attribution` is empty where the outline names no one."""

    span: Span
    paragraphs: tuple[Paragraph, ...]
    attribution: tuple[Paragraph, ...] = ()

    @classmethod
    def read(cls, node: Node) -> Quote:
        """A block quotation; a last line that begins with a dash says who is quoted."""
        paragraphs = [paragraph for child in node.children for paragraph in _paragraphs(child)]
        if not any(paragraph.text.strip() for paragraph in paragraphs):
            raise BlockError(rule_catalogue.EMPTY_BLOCK, node.span, "an empty quotation", "write the quoted words after >")
        text = paragraphs[-1].text
        start = text.rfind(BREAK) + 1
        dash = _DASH.match(text, start)
        if dash is None or (len(paragraphs) == 1 and start == 0):
            return cls(node.span, tuple(paragraphs))
        if paragraphs[-1].mark is not Mark.NONE:
            return cls(node.span, tuple(paragraphs))
        last = paragraphs.pop()
        if start:
            paragraphs.append(replace(last, runs=trim(cut(last.runs, 0, start))))
        who = replace(last, runs=trim(cut(last.runs, dash.end(), len(text))))
        return cls(node.span, tuple(paragraphs), (who,))

    def without_widow(self) -> Quote:
        """The same words, the last two of them held together."""
        *first, last = self.paragraphs
        return replace(self, paragraphs=(*first, replace(last, runs=without_widow(last.runs))))

    def lay_out(self, room: Size, style: Style) -> Text:
        """The words quoted; the attribution has a slot of its own."""
        return set_text(_levelled(self.paragraphs, style), style, room)

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """Pages of whole paragraphs, the attribution on the last."""
        pages = pack(self.paragraphs, style, room, _levelled)
        pieces = [replace(self, paragraphs=page, attribution=()) for page in pages]
        return (*pieces[:-1], replace(pieces[-1], attribution=self.attribution))


def _levelled(paragraphs: tuple[Paragraph, ...], style: Style) -> tuple[Paragraph, ...]:
    """Paragraphs on the levels that a style has: the items of a deep list stand on its last one."""
    last = len(style.text.levels) - 1
    return tuple(replace(each, level=last) if each.level > last else each for each in paragraphs)


def _paragraphs(child: Node) -> tuple[Paragraph, ...]:
    """What stands in a quotation: paragraphs, lists, and other quotations between quotation marks."""
    if child.kind in ("list", "terms"):
        return tuple(as_text(child))
    return tuple(Paragraph(runs) for runs in (quoted(child) if child.kind == "quote" else literal(child)))
