"""Code: lines in a monospaced face, kept as they were typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from slides.ground import Mistake, Size, Span
from slides.outline import Node
from slides.page import Text
from slides.typeset import Style, pack, set_text
from slides.words import Paragraph, Run

_TAB = 4


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of code in a language (empty where the fence names none), a paragraph each."""

    span: Span
    language: str
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def read(cls, node: Node) -> Code:
        """A fence or an indented block. Mistake where it is empty."""
        lines = node.text.rstrip("\n").expandtabs(_TAB).split("\n")
        if not any(line.strip() for line in lines):
            raise Mistake(node.span, "an empty code block", "write code in it or delete it")
        language = node.info.split()[0] if node.info else ""
        return cls(node.span, language, tuple(Paragraph((Run(line.replace(" ", "\u00a0") or "\u00a0", code=True),)) for line in lines))

    def lay_out(self, room: Size, style: Style) -> Text:
        """The lines as typed; one that is too long goes on below."""
        return set_text(self.paragraphs, style, room)

    def join(self, others: Sequence[Self]) -> Self:
        """This code with the lines of others after it."""
        return replace(self, paragraphs=(*self.paragraphs, *(line for other in others for line in other.paragraphs)))

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """Pages of whole lines."""
        pages = pack(self.paragraphs, style, room, lambda paragraphs, _: paragraphs)
        return tuple(replace(self, paragraphs=page) for page in pages)
