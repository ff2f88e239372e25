"""Whether the text after a list reads as its conclusion, which is set in bold, or as text that goes on."""

from __future__ import annotations

from collections.abc import Sequence

from slides.base.lazy_regex import pattern
from slides.text.form_words import is_aside, leads_back
from slides.text.rich_text import Mark, Paragraph
from slides.text.words import word_count

_MOST_WORDS = 20
_SENTENCE_ENDS = pattern(r"[.!\u2026][\"')\u2019\u201d]?\s+\S|[\u3002\uff01]\s*\S")
"""A sentence that ends before the text does."""
_NO_STATEMENT = ("?", "\uff1f", "\u061f", ":", "\uff1a", ",", "\u2026", "...")


def concludes(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a text is one short statement that can be understood alone: no question, link, instruction or reference back."""
    if len(paragraphs) != 1 or paragraphs[0].mark is not Mark.NONE:
        return False
    only = paragraphs[0]
    text = only.text.strip()
    if not text or word_count(text) > _MOST_WORDS or any(run.link or run.note for run in only.runs) or only.is_formula:
        return False
    whole = text.endswith(_NO_STATEMENT) or "?" in text or text[0] in "([" or _SENTENCE_ENDS.search(text) is not None
    return not (whole or leads_back(text) or is_aside(text))
