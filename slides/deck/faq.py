"""Deck -> Deck: gathers the questions at the end, each linked to the slide where it was asked, and back."""

from __future__ import annotations

from dataclasses import replace

from slides.base.memo import intern, memoized
from slides.deck.blocks import Question
from slides.deck.deck import Document, Slide
from slides.text.localization import labels
from slides.text.rich_text import Paragraph, Run, plain

_LONGEST_LINE = 90
"""This many letters of questions fit on a slide's source line; the FAQ holds them whole."""


def gather_questions(deck: Document) -> Document:
    """The deck with one FAQ slide at its end that holds every question in order; unchanged where there is none.

    A question asked on another slide leads back there, and that slide's source line leads to the FAQ. What else stands under
    the FAQ's heading stays on a slide of its own before it.
    """
    questions = [question for slide in deck.slides for question in _asked(slide)]
    if not questions:
        return replace(deck, slides=tuple(replace(slide, layout="") if slide.layout == "faq" else slide for slide in deck.slides))
    words = labels(deck.settings.lang)
    own = [slide for slide in deck.slides if slide.layout == "faq"]
    if own:
        last = replace(own[0], blocks=tuple(questions), questions=(), section=own[0].text)
        headings = (Paragraph(slide.title) for slide in own[1:] if _rest(slide) is None)
        last = replace(last, notes=(*(paragraph for slide in own for paragraph in slide.notes), *headings))
    else:
        title = (Run(words.questions),)
        last = Slide(title, questions[0].span, tuple(questions), layout="faq", anchor="faq-gathered", section=words.questions)
    slides = [_rest(slide) if slide.layout == "faq" else _linked(slide, last.anchor, words.question) for slide in deck.slides]
    return replace(deck, slides=(*(slide for slide in slides if slide is not None), intern("faq", last)))


def _asked(slide: Slide) -> tuple[Question, ...]:
    """A slide's questions, which know where they were asked unless that was the FAQ itself."""
    if slide.layout == "faq":
        return slide.questions
    return tuple(replace(question, asked=slide.anchor) for question in slide.questions)


@memoized
def _rest(slide: Slide) -> Slide | None:
    """What an FAQ section holds beside its questions, if anything."""
    if not (slide.blocks or slide.takeaway or slide.source):
        return None
    return replace(slide, layout="", questions=(), notes=(), anchor=f"{slide.anchor}-more")


@memoized
def _linked(slide: Slide, anchor: str, label: str) -> Slide:
    """A slide with a line that leads to the answers of its questions."""
    if not slide.questions:
        return slide
    asked = [plain(question.question) for question in slide.questions]
    shown = " ".join(asked) if sum(map(len, asked)) <= _LONGEST_LINE else f"{asked[0][:_LONGEST_LINE]}\u2026 (+{len(asked) - 1})"
    line = Paragraph((Run(label.format(question=shown), link=f"#{anchor}"),))
    return replace(slide, source=_joined(slide.source, line) if slide.source else (line,), questions=())


def _joined(source: tuple[Paragraph, ...], line: Paragraph) -> tuple[Paragraph, ...]:
    """The source and the line to the FAQ as one: there is room for one line only."""
    return (Paragraph((*source[0].runs, Run(" \u00b7 "), *line.runs)), *source[1:])
