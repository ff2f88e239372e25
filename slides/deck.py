"""Nodes -> Deck: what the author means. Each node becomes one block, note, question or problem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from slides.blocks import Picture, Prose
from slides.ground import Problem, Span
from slides.labels import labels
from slides.outline import Node
from slides.section import Content, Slide
from slides.settings import AUTOMATIC, Settings, read_settings
from slides.words import Paragraph, Run, plain, slug, without_widow

FAQ_TITLE = re.compile(r"(?i)^\s*(faqs?|frequently asked questions|q\s*&\s*a|questions( and answers)?)\s*$")
_LONGEST_LEAD = 200
"""A lead of more characters than this is said, not shown: it goes to the title slide's notes."""


@dataclass(frozen=True, slots=True)
class Deck:
    """The outline's settings and its slides in order. Every block in it is valid by itself."""

    settings: Settings
    slides: tuple[Slide, ...]


@dataclass(slots=True)
class _Section:
    """A heading and the nodes under it, as found. `depth`: 0 before any heading, 1 the deck or a chapter, 2 a slide."""

    heading: Node | None
    depth: int
    span: Span
    nodes: list[Node] = field(default_factory=list)
    follows: bool = False


def read_deck(nodes: Sequence[Node]) -> tuple[Deck, tuple[Problem, ...]]:
    """The deck that the nodes mean, and a problem for each thing that could not be used."""
    front = next((node for node in nodes if node.kind == "front matter"), None)
    settings, problems = read_settings(front)
    reader = _Reader(settings, list(problems))
    sections = list(_sections([node for node in nodes if node.kind not in ("front matter", "definition")]))
    slides = reader.slides(sections)
    return Deck(reader.settings, tuple(_anchored(slides))), tuple(reader.problems)


def _sections(nodes: Sequence[Node]) -> Iterator[_Section]:
    """The nodes cut at headings of the slide level or above, and at rules."""
    top = _slide_level(nodes)
    current = _Section(None, 0, nodes[0].span if nodes else Span(""))
    for node in nodes:
        if node.kind == "heading" and node.level <= top:
            yield current
            current = _Section(node, 1 if node.level < top else 2, node.span)
        elif node.kind == "rule" and not current.nodes:
            continue
        elif node.kind == "rule":
            yield current
            current = _Section(current.heading, current.depth, node.span, follows=True)
        else:
            shift = node.level - top + 2 if node.kind == "heading" else node.level
            current.nodes.append(replace(node, level=shift))
    yield current


def _slide_level(nodes: Sequence[Node]) -> int:
    """The heading level of slides: 2 where it occurs or there is one heading 1 at most, else the highest that occurs."""
    levels = [node.level for node in nodes if node.kind == "heading"]
    if not levels or 2 in levels or levels.count(1) == 1:
        return 2
    return min(levels)


class _Reader:
    """Reads sections into slides; collects problems on the way."""

    def __init__(self, settings: Settings, problems: list[Problem]) -> None:
        self.settings = settings
        self.problems = problems
        self.chapters = 0
        self.words = labels(settings.lang)

    def slides(self, sections: list[_Section]) -> list[Slide]:
        """The title slide, then a slide a section."""
        opening = [section for section in sections[:2] if section.depth < 2 and not section.follows]
        head = next((section.heading for section in opening if section.heading), None)
        named = plain(head.runs) if head else ""
        if head and self.settings.title and self.settings.title.casefold() != named.casefold():
            head, opening = None, [section for section in opening if section.heading is None]
        title = self.settings.title or named
        self.settings = replace(self.settings, title=title)
        rest = [section for section in sections if section not in opening] if title else sections
        found = self.opening(head, title, opening) if title else []
        return [*found, *(self.slide(section) for section in rest if section.nodes or (section.heading and not section.follows))]

    def opening(self, head: Node | None, title: str, sections: list[_Section]) -> list[Slide]:
        """The title slide with subtitle, author and date; what it cannot hold stands on a slide after it."""
        span = head.span if head else Span(sections[0].span.file if sections else "", 1)
        runs = head.runs if head and plain(head.runs).strip() else (Run(title),)
        nodes = [node for section in sections for node in section.nodes]
        slide = Content(self.problems).read(nodes, Slide(runs, span))
        prose = [block for block in slide.blocks if isinstance(block, Prose)]
        pictures = [block for block in slide.blocks if isinstance(block, Picture)][:1]
        others = tuple(block for block in slide.blocks if block not in prose and block not in pictures)
        lead = [each for block in prose for each in block.paragraphs if each.text != self.settings.subtitle]
        shown, said = self.under_title(lead)
        under = (Prose(span, tuple(shown)),) if shown else ()
        layout = slide.layout or "title"
        first = Slide(runs, span, (*under, *pictures), notes=(*slide.notes, *said), layout=layout, asked=slide.asked)
        if not (others or slide.questions or slide.takeaway or slide.source):
            return [first]
        return [first, replace(slide, blocks=others, notes=(), layout="", follows=True)]

    def under_title(self, lead: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
        """Subtitle, lead, author and date as shown under the title; and the lead as said where it is too long to show."""
        settings = self.settings
        shown = [Paragraph(without_widow((Run(settings.subtitle),)))] if settings.subtitle else []
        fits = sum(len(paragraph.text) for paragraph in (*shown, *lead)) <= _LONGEST_LEAD
        date = settings.date if settings.date != AUTOMATIC else ""
        byline = " \u00b7 ".join(filter(None, (settings.author, date)))
        shown += lead if fits else []
        shown += [Paragraph((Run(byline),))] if byline else []
        return shown, [] if fits else lead

    def slide(self, section: _Section) -> Slide:
        """One section as a slide; a chapter's heading as a section header."""
        runs = section.heading.runs if section.heading else (Run(self.settings.title or self.words.untitled),)
        if not plain(runs).strip():
            self.problems.append(Problem(section.span, "a heading without words", "give the slide a title"))
            runs = (Run(self.words.untitled),)
        chapter = 0
        if section.depth == 1 and not section.follows:
            self.chapters += 1
            chapter = self.chapters
        faq = FAQ_TITLE.match(plain(runs)) is not None
        return Content(self.problems, faq=faq).read(section.nodes, Slide(runs, section.span, follows=section.follows, chapter=chapter))


def _anchored(slides: list[Slide]) -> Iterator[Slide]:
    """The slides with GitHub's anchors: a repeated heading gets -1, -2."""
    seen: dict[str, int] = {}
    for slide in slides:
        base = slug(slide.text) or "slide"
        count = seen.get(base, 0)
        seen[base] = count + 1
        yield replace(slide, anchor=f"{base}-{count}" if count else base)


__all__ = ["Deck", "Slide", "read_deck"]
