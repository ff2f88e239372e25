"""Advice on what a slide says: how many words, under which title, in which list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from slides.base.diagnostics import Severity
from slides.base.lazy_regex import pattern
from slides.checks.rules.finding import Finding, Saying
from slides.checks.rules.page_view import View, spaced
from slides.checks.rules.rule import Seen, rule, slide_rule
from slides.deck.blocks import Prose
from slides.deck.deck import Slide
from slides.design import OPENING, Purpose, Role
from slides.design.page import Table
from slides.text.localization import labels
from slides.text.rich_text import Mark, Paragraph, run_language

MOST_WORDS, MOST_IN_TABLES = 60, 110
"""Words on a slide, and on one with a table or with questions: the most that are not reported."""
LONGEST_TITLE, LONGEST_LINE, LONGEST_WIDE = 15, 115, 56
"""Words of a title; characters that two lines of it hold at 32 points; and of scripts whose letters are as wide as high."""
_MANY = 5
"""A list of this many bullets needs a sentence that says what follows from it."""
_TOPIC = 5
"""A title of at most this many words names a topic and states nothing."""
_SENTENCE = 6
"""A bullet of this many words may be a sentence."""
_STATED = 5
"""Bullets of fewer words, on average, are names of things: a list of what there is, from which nothing has to follow."""
_LISTS = frozenset(("agenda", "contents", "table of contents", "outline", "credits", "references", "resources", "further reading"))
_ARTICLES = frozenset(("the", "a", "an"))
_WORD = pattern(r"\w+")


@rule("B1", "too-many-words", Severity.ADVICE)
def too_many_words(seen: Seen) -> Iterator[Finding]:
    """A slide has more than 60 words besides its title; with a table or questions, more than 110.

    People read or listen, not both at once. The assertion-evidence checklist of the University of New Mexico allows some 20 words
    for each minute that a slide is shown; this program aims at 40 and reports more than 60. Code, drawings and charts are not
    counted. A section that continues over several slides has a warning of its own, `continued`.

    What to do: keep what has to be seen, and move the rest to the notes, `::: notes … :::`.
    """
    if not spaced(seen.properties.language):
        return
    for section in seen.sections:
        view, count = section[0].view, section[0].words
        if count > MOST_WORDS and len(section) == 1 and view.form.layout.form.purpose not in OPENING and count > (most := _most(view)):
            message = f"{count} words on the slide {view.named!r}; an audience can hardly read more than {most} while listening"
            yield Finding(view.page.span, message, "move what need not be seen into the notes")


def _most(view: View) -> int:
    """How many words a page may have."""
    tabled = view.form.layout.form.purpose is Purpose.FAQ or any(isinstance(placed.what, Table) for _, placed in view.filled)
    return MOST_IN_TABLES if tabled else MOST_WORDS


@rule("B2", "long-title", Severity.ADVICE)
def long_title(seen: Seen) -> Iterator[Finding]:
    """A title has more than 15 words, or is longer than two lines.

    A title is read at a glance, and it is what the outline and the agenda show. Alley's guidelines for slides ask for a sentence
    of at most two lines; two lines of 32 points hold about 115 characters. A title so long that it is shown in part has a warning
    of its own, `too-long`.

    What to do: state the point in a short sentence, and let the body say the rest.
    """
    shortened = {each.view.page.span for each in seen.facts if "\u2026" in each.view.title}
    longest = LONGEST_LINE if spaced(seen.properties.language) else LONGEST_WIDE
    for slide in _titled(seen):
        title, count = slide.text, len(slide.text.split())
        if (count > LONGEST_TITLE or len(title) > longest) and slide.span not in shortened and slide.layout != "statement":
            size = f"{count} words" if count > LONGEST_TITLE else f"{len(title)} characters"
            yield Finding(slide.span, f"a title of {size}: {title[:50]!r}", "state the point in one short sentence")


def _titled(seen: Seen) -> Iterator[Slide]:
    """The slides that have a heading of their own in the outline."""
    return (slide for slide in seen.slides if not slide.untitled and slide.layout not in ("agenda", "title"))


@rule("B3", "similar-titles", Severity.ADVICE)
def similar_titles(seen: Seen) -> Iterator[Finding]:
    """Two slides have the same heading, or headings that differ in capitals, punctuation or articles only.

    People who look for a slide in the agenda, or in a list of titles, cannot tell them apart; the deck shows a number after the second.
    Slides of one heading that begin with sub-headings of their own are told apart by these, and are not reported.
    "Costs" and "The costs" are reported; "Costs in 2023" and "Costs in 2024" are not.

    What to do: say in each heading what its own slide says, or make one section of both.
    """
    first: dict[str, Slide] = {}
    for slide in _titled(seen):
        words = [word for word in _WORD.findall(slide.text.casefold()) if word not in _ARTICLES]
        key = " ".join(words)
        if key and key in first:
            same = "the same title as" if slide.text == first[key].text else "nearly the title of"
            message = f"{slide.text[:50]!r} is {same} line {first[key].span.line}"
            yield Finding(slide.span, message, "give each a title that says what its own slide is about")
        first.setdefault(key, slide)


@slide_rule("B4", "short-list", Severity.ADVICE)
def short_list(slide: Slide) -> Iterator[Finding]:
    """A list has one bullet; or it has two that are whole sentences, and there is nothing else on the slide.

    A bullet means "one of several". A single item, or two full sentences, reads better as text. Lists under sub-headings, where
    each part has its own, are not reported.

    What to do: write the sentence without the mark.
    """
    for block in slide.blocks:
        if isinstance(block, Prose) and (item := _alone(slide, block)) is not None:
            count = "one bullet" if len(_bullets(block)) == 1 else "two sentences"
            yield Finding(slide.span, f"a list of {count}: {item.text[:50]!r}", "write it as text", (Saying(item.text[:60]),))


def _bullets(prose: Prose) -> list[Paragraph]:
    return [each for each in prose.paragraphs if each.mark is Mark.BULLET]


def _alone(slide: Slide, prose: Prose) -> Paragraph | None:
    """The first bullet of a list that is none; a bullet with others under or above it is one of several."""
    marked: list[Paragraph] = []
    for each in prose.paragraphs:
        if each.mark is not Mark.NONE:
            marked.append(each)
            if each.mark is not Mark.BULLET or len(marked) > 2:
                return None
    if not marked:
        return None
    if len(marked) == 1:
        return marked[0]
    sentences = all(each.level == 0 and each.text.rstrip().endswith(".") and len(each.text.split()) >= _SENTENCE for each in marked)
    return marked[0] if sentences and len(slide.blocks) == 1 and len(prose.paragraphs) == 2 else None


@rule("B9", "no-point", Severity.ADVICE)
def no_point(seen: Seen) -> Iterator[Finding]:
    """A slide lists five bullets or more under a title that only names a topic, and nothing says what follows from them.

    Listeners remember what a slide states; a list leaves it to them (Alley's assertion-evidence guidelines). A title of more than
    five words is taken to state something; bold words, a quotation or a takeaway are a point as well. Lists of links, contents,
    credits and mere names are not reported.

    What to do: write the point as `> [!IMPORTANT]`, or as the title.
    """
    tongue = seen.properties.language
    for section in seen.sections:
        first = section[0].view
        title = first.named
        if (
            first.form.layout.form.purpose in OPENING
            or len(title.split()) > _TOPIC
            or title.endswith("?")
            or not spaced(run_language(title, tongue))
        ):
            continue
        shown = [pair for each in section for pair in each.view.body]
        pointed = any(slot.role in (Role.TAKEAWAY, Role.QUOTE) or any(run.bold for run in each.runs) for slot, each in shown)
        items = [each for _, each in shown if each.mark is Mark.BULLET and each.level == 0]
        linked = sum(any(run.link for run in each.runs) for each in items)
        count = len(items)
        said = sum(len(each.text.split()) for each in items if not (each.runs and each.runs[0].code)) >= _STATED * count
        if count >= _MANY and said and not pointed and linked * 2 < count and title.casefold() not in _lists(tongue):
            message = f"{count} bullets under {title[:50]!r}, and nothing says what they add up to"
            yield Finding(first.page.span, message, "write the point below them: > [!IMPORTANT]")


@lru_cache(maxsize=32)
def _lists(language: str) -> frozenset[str]:
    """Titles of lists that are meant to be one."""
    return _LISTS | set(labels(language).agendas.split(" | "))


CHECKS = (too_many_words, long_title, similar_titles, short_list, no_point)
