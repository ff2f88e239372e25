"""Properties of a slide as a whole: attributes, headers and footers, and the footnotes it refers to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from slides.base.memo import memoized
from slides.deck.blocks import Part
from slides.deck.blocks.prose import literal
from slides.deck.section.slide import Slide
from slides.markdown.front_matter import Settings
from slides.markdown.parser import Node
from slides.text.rich_text import Paragraph, Run, trim
from slides.visuals import icons

_OF_SLIDE = ("hidden", "unlisted")


def with_properties(slide: Slide, properties: Mapping[str, str]) -> Slide:
    """The slide hidden, out of the agenda, with header and footer, as its properties say."""
    if not properties:
        return slide
    running = tuple((key, text) for key, text in properties.items() if key not in _OF_SLIDE)
    return replace(slide, hidden=slide.hidden or "hidden" in properties, listed="unlisted" not in properties, running=running)


def referred(runs: Sequence[Run], footnotes: Mapping[str, Node]) -> dict[str, tuple[Node, Paragraph]]:
    """The footnotes that runs refer to, by label in order, each a number and its words; and those that these refer to."""
    found: dict[str, tuple[Node, Paragraph]] = {}
    waiting = list(runs)
    for run in waiting:
        note = footnotes.get(run.note) if run.note else None
        if note is not None and run.note not in found:
            words = [piece for child in note.children for line in literal(child) for piece in (*line, Run(" "))]
            found[run.note] = note, Paragraph((Run(run.text, raised=1, note=run.note), Run(" "), *trim(words)))
            waiting += words
    return found


def with_footers(slides: list[Slide], footer: str) -> list[Slide]:
    """The slides with the lines at their feet where Marp's directives change them; a header joins the footer."""
    if not any(slide.running for slide in slides):
        return slides
    shown = {"header": "", "footer": footer}
    found = []
    for slide in slides:
        given = dict(slide.running)
        shown |= {key: given[key] for key in ("header", "footer") if key in given}
        here = shown | {key[1:]: text for key, text in given.items() if key.startswith("_")}
        line = " \u00b7 ".join(filter(None, (here["header"], here["footer"])))
        found.append(slide if line == footer else _footed(slide, line))
    return found


@memoized
def _footed(slide: Slide, line: str) -> Slide:
    """A slide with a line of its own at its bottom."""
    return replace(slide, footer=line)


def with_questions_shown(slide: Slide) -> Slide:
    """A hidden slide with its questions on it: gathered at the end they would be shown."""
    parts = (Part(each.span, each.question, each.answer) for each in slide.questions)
    return replace(slide, blocks=(*slide.blocks, *parts), questions=())


def settings_with_emoji(settings: Settings) -> Settings:
    """The settings that are shown, with emoji for their names."""
    if ":" not in f"{settings.title}{settings.subtitle}{settings.author}{settings.footer}":
        return settings
    title, subtitle, author = icons.shown(settings.title), icons.shown(settings.subtitle), icons.shown(settings.author)
    rich = {name: tuple(run.saying(icons.shown(run.text)) for run in runs) for name, runs in settings.rich.items()}
    return replace(settings, title=title, subtitle=subtitle, author=author, footer=icons.shown(settings.footer), rich=rich)
