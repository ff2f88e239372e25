"""Nodes -> Deck: what the author means. Each node becomes one block, note, question or problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.memo import intern, memoized
from slides.base.records import frozen
from slides.deck.blocks import PictureBlock, Prose
from slides.deck.blocks.visual import is_missing
from slides.deck.closing import with_document_lines_in_notes
from slides.deck.emoji_bullets import with_icons_for_emoji
from slides.deck.opening import as_line, is_cover, opened, opening_notes, slogan_as_line, with_early_marked, with_subtitle
from slides.deck.section import Content, Slide
from slides.deck.section.emptiness import emptied, made_elsewhere
from slides.deck.section.footnotes import footnotes
from slides.deck.section.naming import described, named_by_words, repeats_its_words
from slides.deck.section.properties import settings_with_emoji, with_footers, with_questions_shown
from slides.markdown import resources
from slides.markdown.contents_list import with_short_contents
from slides.markdown.dialects import OWN_COVER
from slides.markdown.front_matter import Settings, read_settings
from slides.markdown.heading_emoji import without_heading_emoji
from slides.markdown.levels import doubt, slide_level, split_by_rules
from slides.markdown.parser import Node, hides
from slides.markdown.readme import with_project_head
from slides.markdown.sections import FAQ_TITLE, NUMBER, Section, anchored, sections
from slides.markdown.speaker_notes import shows_nothing
from slides.text.languages import SAMPLE, language_of
from slides.text.localization import labels
from slides.text.rich_text import Run, cut, plain, slug, unbold

_PLAIN = Settings()
_WORD = pattern(r"\w+")
_LONGEST_LEAD = 200
"""A lead of more characters than this is said, not shown: it goes to the title slide's notes."""
_LONGEST_NAME = 40
"""Letters of a chapter's title that names slides without words of their own."""
_FEWEST_RULES = 3
"""Fewer rules may only set something apart."""
_UNSPOKEN = frozenset({"comment", "code", "front matter", "matter", "definition", "markup"})


@frozen
class Document:
    """The outline's settings and its slides in order. Every block in it is valid by itself."""

    settings: Settings
    slides: tuple[Slide, ...]
    language_found: bool = False
    """Whether the language is not a setting but was found in the words."""


def read_document(nodes: Sequence[Node], defaults: Settings = _PLAIN) -> tuple[Document, tuple[Problem, ...]]:
    """The deck that the nodes mean, and a problem for each thing that could not be used. defaults: what the front matter leaves out."""
    front = next((node for node in nodes if node.kind == "front matter"), None)
    settings, problems = read_settings(front, defaults)
    settings = settings_with_emoji(settings)
    unnamed = not settings.lang
    if unnamed:
        settings = replace(settings, lang=language_of(_sample(nodes, settings), "en-US"))
    content = anchored([node for node in nodes if node.kind not in ("front matter", "definition")])
    own = front is not None and OWN_COVER in front.attributes
    content = with_short_contents(without_heading_emoji(content if own else with_project_head(content)))
    content = with_icons_for_emoji(content)
    if own or not settings.title:
        content = with_subtitle(content)
    level = slide_level(content, settings.usual_level) if settings.level is None else settings.level
    unsure = doubt(content, level) if settings.level is None else None
    found = [*problems, *filter(None, (unsure,))]
    reader = _SectionReader(settings, found, content, nodes[0].span.file if nodes else "", own_cover=own)
    parts = with_document_lines_in_notes(sections(content, level))
    slides = with_footers(reader.slides(parts), reader.settings.footer)
    reader.problems += _unshown_title(front, settings.title, slides[:1]) if front is not None and own else ()
    settings = reader.settings
    if settings.agenda is None and _cut_by_rules(content, len(parts)):
        settings = replace(settings, agenda=False)
    return Document(settings, tuple(_unique(with_early_marked(slides))), unnamed), tuple(reader.problems)


def _unshown_title(front: Node, title: str, first: Sequence[Slide]) -> Iterator[Problem]:
    """A problem where the front matter's title names the file alone, and the cover has other words."""
    shown = set(_WORD.findall(" ".join([text for slide in first for text in (slide.text, *_texts(slide))]).casefold()))
    if first and not shown.issuperset(_WORD.findall(title.casefold())):
        line = next((at for at, words in enumerate(front.text.split("\n"), 1) if words.startswith("title:")), 0)
        message = f"the front matter's title is on no slide, as the first slide is the cover: {title[:80]}"
        hint = "write it on the first slide if it is to be seen"
        yield Problem(rule_catalogue.UNUSED_SETTING, replace(front.span, line=front.span.line + line), message, hint)


def _texts(slide: Slide) -> Iterator[str]:
    for block in slide.blocks:
        if isinstance(block, Prose):
            yield from (paragraph.text for paragraph in block.paragraphs)


def _cut_by_rules(nodes: Sequence[Node], count: int) -> bool:
    """Whether rules begin nearly all of so many sections, so that the author says how many slides there are: no agenda is put among
    them unasked.
    """
    rules = sum(node.kind == "rule" for node in nodes)
    return rules >= _FEWEST_RULES and count - 1 - rules <= rules // 4


def _sample(nodes: Sequence[Node], settings: Settings) -> str:
    """The first words of an outline, as many as its language is found from; no code and no comments."""
    found = [settings.title, settings.subtitle]
    left = SAMPLE
    for node in nodes:
        for inner in node.walk() if node.kind not in _UNSPOKEN else ():
            text = plain(inner.runs)
            found.append(text)
            left -= len(text)
        if left < 0:
            break
    return " ".join(found)


class _SectionReader:
    """Reads sections into slides; collects problems on the way."""

    def __init__(self, settings: Settings, problems: list[Problem], nodes: Sequence[Node], file: str, *, own_cover: bool = False) -> None:
        self.settings = settings
        self.file = file
        self.problems = problems
        self.chapters: list[int] = []
        self.levels: list[int] = []
        self.alone = False
        self.others: Sequence[Section] = ()
        self.typed = -1
        self.before: tuple[Run, ...] = ()
        self.follows = 0
        self.words = labels(settings.lang)
        self.parted = split_by_rules(nodes)
        self.under = ""
        self.footnotes = footnotes(nodes)
        self.own_cover = own_cover

    def slides(self, sections: Sequence[Section]) -> list[Slide]:
        """The title slide, then a slide a section."""
        last = sections[-1] if sections else None
        if self.parted and last is not None and last.depth == 1 and len(sections) > 2:
            last.depth = 2
        count = 1 if sections and sections[0].heading else 2
        first, self.others = sections[:count], sections[count:]
        opening = [section for section in first if self.opens(section)]
        head = next((section.heading for section in opening if section.heading), None)
        named = plain(head.runs) if head else ""
        if head and not self.own_cover and self.settings.title and not _is_same(self.settings.title, named):
            head, opening = None, [section for section in opening if section.heading is None]
        title = self.settings.title or named
        self.settings = replace(self.settings, title=title)
        rest = _without_silent(
            section for section in sections if (not title or section not in opening) and not self.made_elsewhere(section)
        )
        self.alone = sum(section.depth == 1 and not section.follows for section in rest) == 1
        self.levels = sorted({section.level for section in rest if section.depth == 1 and not section.follows})
        titled = self.opening(head, title, opening) if title else []
        found = [intern(f"opening {at}", slide) for at, slide in enumerate(titled)]
        for section in rest:
            if section.nodes or (section.heading and not section.follows):
                _add(found, list(map(self.continued, self.slide(section))), self.words.untitled)
        if found and not title and self.settings.notes:
            found[0] = replace(found[0], notes=(*opening_notes(self.settings), *found[0].notes))
        return found

    def continued(self, slide: Slide) -> Slide:
        """A list or a quotation alone without a heading goes on under the heading before it, as it would repeat its own first words."""
        if not slide.untitled:
            self.before, self.follows = slide.title, 0
            return slide
        if not (self.before and repeats_its_words(slide)):
            return slide
        self.follows += 1
        count = f" {self.follows}" if self.follows > 1 else ""
        return replace(slide, title=(*self.before, Run(f" ({self.words.continued}{count})")))

    def made_elsewhere(self, section: Section) -> bool:
        """Whether a section only says where another tool's table of contents or list of works is to stand: it is not a slide."""
        found = made_elsewhere(section.heading, section.nodes)
        if found is not None and found.rule is rule_catalogue.UNUSED_SETTING and self.settings.agenda is None:
            self.settings = replace(self.settings, agenda=True)
        self.problems += [found] if found else []
        return found is not None

    def opens(self, section: Section) -> bool:
        """Whether one of the first sections is the title slide's."""
        cover = (self.own_cover or not self.settings.title) and self.is_cover(section)
        return (section.depth < 2 and not section.follows) or self.names_the_deck(section) or cover

    def is_cover(self, section: Section) -> bool:
        """Whether one of the first sections shows what a cover does."""
        return is_cover(section, self.others, parted=self.parted)

    def names_the_deck(self, section: Section) -> bool:
        """Whether a section's heading is the title that the front matter gives."""
        return section.heading is not None and _is_same(plain(section.heading.runs), self.settings.title)

    def opening(self, head: Node | None, title: str, sections: Sequence[Section]) -> list[Slide]:
        """The title slide, and a slide after it for what it cannot hold."""
        span = head.span if head else Span(self.file)
        runs = head.runs if head and plain(head.runs).strip() else unbold(self.settings.rich.get("title", (Run(title),)))
        nodes = [node for section in sections for node in section.nodes]
        cover = any(self.is_cover(section) for section in sections)
        nodes = list(map(slogan_as_line, nodes))
        if cover:
            nodes = list(map(as_line, nodes))
        anchor = head.attributes.get("id", "") if head else ""
        content = Content(self.problems, self.footnotes, parted=self.parted)
        content.opens = True
        return opened(
            content.read(nodes, Slide(runs, span, anchor=anchor, end=_end(sections, span))),
            self.settings,
            own=cover and self.parted,
            overview=self.words.overview,
        )

    def slide(self, section: Section) -> list[Slide]:
        """One section as a slide; a chapter's heading as a section header, and what it cannot hold on a slide after it."""
        chapter = self.chapter(section) if section.depth == 1 and not section.follows else ""
        untitled = self.words.untitled
        if section.depth == 1 and not section.follows and section.heading and plain(section.heading.runs).strip():
            title = plain(section.heading.runs).strip()
            self.under = title if len(title) <= _LONGEST_NAME else ""
        around = _around(self.under or self.settings.title or untitled, untitled, self.parted, self.footnotes)
        nodes = tuple(section.nodes)
        slides, problems = _read(section.heading, section.depth, section.span, nodes, section.follows, chapter, around)
        if self.alone and len(slides) > 1:  # an only chapter that has more to show than a divider holds has none
            slides, problems = _read(section.heading, section.depth, section.span, nodes, section.follows, "", around)
        self.problems += problems
        return list(slides)

    def chapter(self, section: Section) -> str:
        """The next chapter's number; one under another counts in it: 2.1."""
        depth = self.levels.index(section.level)
        self.chapters = [*self.chapters, *[0] * (depth + 1)][: depth + 1]
        self.chapters[depth] += 1
        counted = ".".join(str(number) for number in self.chapters if number)
        typed = NUMBER.match(plain(section.heading.runs)) if section.heading else None
        if typed is None or typed[1] in ("", counted) or depth:
            return counted
        follows = typed[1].isdecimal() and int(typed[1]) in (self.typed + 1, self.chapters[0] - 1)
        self.typed = int(typed[1]) if follows else self.typed
        return typed[1] if follows or typed[1] == _roman(self.chapters[0]) else counted


@frozen
class _Around:
    """What a section is read by beside what stands in it: the deck's title, what a slide without one is called, whether rules part
    slides, and by label the footnotes that something refers to.
    """

    title: str
    untitled: str
    parted: bool
    footnotes: Mapping[str, Node]


_around = memoized(_Around)


@resources.memoized_with_files
def _read(
    heading: Node | None, depth: int, span: Span, nodes: tuple[Node, ...], follows: bool, chapter: str, around: _Around
) -> tuple[tuple[Slide, ...], tuple[Problem, ...]]:
    """One section as slides, before them the header of a chapter that cannot hold it all; and what could not be used."""
    problems: list[Problem] = []
    section = Section(heading, depth, span, list(nodes), follows)
    runs = heading.runs if heading and not follows else ()
    titled = bool(plain(runs).strip())
    typed = NUMBER.match(plain(runs)) if chapter else None
    if typed and typed[1] == chapter:
        runs = cut(runs, typed.end(), len(plain(runs)))
    faq = titled and FAQ_TITLE.match(plain(runs)) is not None
    anchor = heading.attributes.get("id", "") if heading and titled else ""
    hidden = heading is not None and hides(heading.attributes)
    end = _end([section], section.span)
    empty = Slide(runs if titled else (), section.span, anchor=anchor, chapter=chapter, end=end, hidden=hidden)
    slide = Content(problems, around.footnotes, faq=faq, parted=around.parted).read(section.nodes, empty)
    alone = not (slide.blocks or slide.takeaway or faq)
    slide = with_questions_shown(slide) if slide.hidden or alone else slide
    problems += emptied(slide, nodes, problems)
    if not titled:
        return (_titled(slide, heading, around, problems, follows=follows),), tuple(problems)
    if chapter and not faq:
        slide = _without_background(slide, problems)
    if chapter and not faq and not _is_header(slide):
        header = replace(empty, notes=slide.notes, hidden=slide.hidden, listed=slide.listed, running=slide.running)
        rest = named_by_words(replace(slide, title=(), notes=(), anchor="", chapter=""), runs)
        return (header, rest), tuple(problems)
    return (slide,), tuple(problems)


def _titled(slide: Slide, heading: Node | None, around: _Around, problems: list[Problem], *, follows: bool) -> Slide:
    """A slide without a heading, or with one that holds no words, under a title of its own words; else under the one before it.

    A heading that holds a picture is named by the picture's description, a slide with a header of its own (Marp) by that.
    """
    pictured = heading is not None and not follows and bool(slide.blocks) and slide.blocks[0].span.line == heading.span.line
    title = described(slide) if pictured else ()
    before = (Run(around.untitled if follows else around.title),)
    if not _shows(slide):
        if heading is not None and not follows:
            hint = "give the slide a title, or delete the line"
            problems.append(Problem(rule_catalogue.EMPTY_BLOCK, slide.span, "an empty heading with nothing under it", hint))
        return replace(slide, untitled=True, section=around.title)
    if header := dict(slide.running).get("_header", ""):
        return replace(slide, title=(Run(header),), running=(*slide.running, ("_header", "")))
    return replace(slide, title=title, untitled=True) if title else named_by_words(slide, before)


def _without_silent(sections: Iterable[Section]) -> list[Section]:
    """Sections without a first one that has no heading and shows nothing: what it says goes to the one after it."""
    found = list(sections)
    if len(found) > 1 and found[0].heading is None and all(map(shows_nothing, found[0].nodes)):
        silent = found.pop(0)
        found[0].nodes[:0] = silent.nodes
    return found


def _roman(number: int) -> str:
    """A number up to 39 in Roman numerals; empty for larger ones."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + ones[number % 10] if number < 40 else ""


def _add(slides: list[Slide], more: Sequence[Slide], untitled: str) -> None:
    """Put more slides after the others. What has no heading and shows nothing is not a slide: its notes go to the one before.

    untitled: what a slide without any words is called, in a deck without a title; it goes on under the title before it.
    """
    for slide in more:
        if slides and slide.untitled and plain(slide.title) == untitled:
            slide = replace(slide, title=slides[-1].title)
        if slide.title or not slides:
            slides.append(slide if slide.title else replace(slide, title=(Run(slide.section),)))
        elif slide.notes:
            slides[-1] = replace(slides[-1], notes=(*slides[-1].notes, *slide.notes))


def _shows(slide: Slide) -> bool:
    """Whether a slide shows anything beside its title."""
    return bool(slide.blocks or slide.takeaway or slide.source or slide.questions or slide.footnotes)


def _without_background(slide: Slide, problems: list[Problem]) -> Slide:
    """A chapter's slide without the pictures behind it, which a divider has no place for: they are reported, as lost ones are."""
    if all(isinstance(block, Prose) or is_missing(block) for block in slide.blocks):
        shown = tuple(block for block in slide.blocks if not is_missing(block))
        return slide if len(shown) == len(slide.blocks) else replace(slide, blocks=shown)
    behind = [block for block in slide.blocks if isinstance(block, PictureBlock) and block.decorative]
    if not behind or not all(isinstance(block, Prose) or block in behind for block in slide.blocks):
        return slide
    hint = "put it on a slide of its own if the audience should see it"
    problems += [
        Problem(rule_catalogue.NOT_CARRIED, block.span, "the picture behind a chapter's heading is not shown", hint) for block in behind
    ]
    return replace(slide, blocks=tuple(block for block in slide.blocks if block not in behind))


def _is_same(title: str, other: str) -> bool:
    """Whether two titles have the same letters and numbers: "Kube API Down" and `KubeAPIDown`; titles without any are the same if alike."""
    letters, others = ("".join(filter(str.isalnum, each.casefold())) for each in (title, other))
    return letters == others if letters or others else title == other


def _is_header(slide: Slide) -> bool:
    """Whether a section header can hold all that stands under a chapter's heading."""
    words = sum(len(paragraph.text) for block in slide.blocks if isinstance(block, Prose) for paragraph in block.paragraphs)
    return all(isinstance(block, Prose) for block in slide.blocks) and words <= _LONGEST_LEAD * 2


def _end(sections: Sequence[Section], span: Span) -> int:
    """The last line of sections."""
    return max([span.line, *(node.end for section in sections for node in section.nodes)])


def _unique(slides: list[Slide]) -> Iterator[Slide]:
    """The slides, each with an anchor of its own."""
    seen: set[str] = set()
    for slide in slides:
        base = slide.anchor or _anchor(slide)
        anchor, count = base, 0
        while anchor in seen:
            count += 1
            anchor = f"{base}-{count}"
        seen.add(anchor)
        yield slide if slide.anchor == anchor else _anchored(slide, anchor)


@memoized
def _anchor(slide: Slide) -> str:
    """An anchor from a slide's title."""
    return slug(slide.text) or "slide"


@memoized
def _anchored(slide: Slide, anchor: str) -> Slide:
    """A slide under another anchor."""
    return replace(slide, anchor=anchor)


__all__ = ["Document", "Slide", "read_document"]
