"""Question: what somebody will ask, with its answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from slides.base.diagnostics import Span
from slides.base.geometry import Size
from slides.base.records import frozen
from slides.deck.blocks.prose import Prose, settle
from slides.design.page import Text
from slides.text.rich_text import Paragraph, Run, bold, unbold
from slides.typesetting.fitting import Style, set_text


@frozen
class Question:
    """A question and its answer. `asked` is the anchor of the slide it was asked on, empty where it was asked in the FAQ."""

    span: Span
    question: tuple[Run, ...]
    answer: tuple[Paragraph, ...] = ()
    asked: str = ""

    def lay_out(self, room: Size, style: Style) -> Text:
        """The question on its level, the answer under it."""
        return set_text(self.arrange(style), style, room)

    def arrange(self, style: Style) -> tuple[Paragraph, ...]:
        """Question and answer on the style's levels; a question asked elsewhere leads back there."""
        return (Paragraph(self.led_back(unbold(self.question)), style.text.card[0]), *settle(self.answer, style))

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """A question is not cut: one that is too long is shown as prose."""
        return (self,)

    def prose(self) -> Prose:
        """The question as running text, for an answer that needs a slide of its own."""
        return Prose(self.span, (Paragraph(self.led_back(bold(self.question))), *self.answer))

    def led_back(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """The question's words with a link to the slide where it was asked, if that was another."""
        return tuple(replace(run, link=f"#{self.asked}") for run in runs) if self.asked else runs


@frozen
class Answers:
    """Several questions one under the other: a column of the FAQ."""

    span: Span
    questions: tuple[Question, ...]

    def lay_out(self, room: Size, style: Style) -> Text:
        """All questions with their answers."""
        return set_text(tuple(paragraph for question in self.questions for paragraph in question.arrange(style)), style, room)

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """Columns are balanced where pages are composed."""
        return (self,)
