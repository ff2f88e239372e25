"""One build: text -> nodes -> document -> pages, with the problems found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from slides.base import rule_catalogue
from slides.base.diagnostics import Fix, Problem, Severity, SlidesError, Span
from slides.base.memo import NO_CACHE, intern, memo_in_use
from slides.base.records import frozen
from slides.checks import rules
from slides.checks.completeness import completeness_problems
from slides.deck import agenda, dividers, faq
from slides.deck.blocks import is_drawn
from slides.deck.deck import Document, read_document
from slides.deck.footnote_numbers import numbered
from slides.deck.series import with_sub_headings_in_titles
from slides.deck.table_files import with_tables
from slides.design import DEFAULT_THEME, THEMES, Design, PlaceholderKind, built_in, mirrored_design, with_titles
from slides.design.mirror import reads_from_the_right
from slides.design.page import Page, Picture, Properties
from slides.export.writers import ALL_SLIDES, PICTURES, ExportOptions, FinishedDeck, picture_writer, writer_for
from slides.layout import anchors
from slides.layout.compose import compose
from slides.layout.deck_titles import title_scale
from slides.layout.resample import resampled
from slides.markdown import dialects, parser, resources
from slides.markdown.front_matter import PACE, Settings
from slides.markdown.parser import Node
from slides.markdown.sections import without_repeated_chapter
from slides.pipeline.templates import template_design, template_remarks
from slides.text.languages import others_in
from slides.text.rich_text import Paragraph, Run, plain
from slides.typesetting import metrics
from slides.typesetting.fitting import largest
from slides.visuals import icons

if TYPE_CHECKING:
    from pptx.presentation import Presentation

    from slides.pipeline.containment import SectionFault
    from slides.sources.tracing import Tracing
    from slides.text.provenance import Source


_BRAND = ".toml"
"""What the name of a brand's file ends in."""
Written = TypeVar("Written")


@frozen
class BuildOrigin:
    """The text, the file's name and the options that a deck was built from."""

    text: str
    file: str
    options: BuildOptions


@frozen
class BuiltDeck:
    """What came of one outline: its pages and their design, and what its author should know. `slides.Deck` is this class.

    Nothing is written where one of the problems is fatal.
    """

    pages: tuple[Page, ...]
    design: Design
    properties: Properties
    problems: tuple[Problem, ...]
    sources: tuple[Source, ...] = ()
    pace: int = PACE
    """Words a minute in which the notes are spoken."""
    tracing: Tracing | None = None
    language_found: bool = False
    """Whether the outline names no language, so that it was found in its words."""
    duration: int = 0
    """The minutes that the talk may take; 0 where the outline does not say."""
    origin: BuildOrigin | None = field(default=None, repr=False, compare=False)
    """What it was built from, to build it again where a section cannot be written."""

    @property
    def failed(self) -> bool:
        """Whether there is an error among the problems."""
        return any(problem.severity is Severity.FATAL for problem in self.problems)

    def finished(self, options: ExportOptions = ALL_SLIDES) -> FinishedDeck:
        """The deck as writers take it. options: which slides, and how. SlidesError where a problem is fatal."""
        if self.failed:
            raise SlidesError(problems=tuple(problem for problem in self.problems if problem.severity is Severity.FATAL))
        options = replace(options, minutes=options.minutes or self.duration)
        return FinishedDeck(self.pages, self.design, self.properties, self.sources, options)

    def to_bytes(self, suffix: str = ".pptx") -> bytes:
        """The deck as a file of the format that a suffix names. The same outline gives the same bytes.

        SlidesError where a problem is fatal, or where no writer has this suffix; pictures have a file for each slide, which `save` writes.
        """
        import io

        if suffix.lower() in PICTURES:
            raise SlidesError(f"{suffix} has a file for each slide: use save, or pictures")

        def written(deck: BuiltDeck) -> bytes:
            file = io.BytesIO()
            writer_for(suffix)(deck.finished(), file)
            return file.getvalue()

        return self.written(written, (suffix,))[1]

    def pictures(self, suffix: str = ".svg", options: ExportOptions = ALL_SLIDES) -> Iterator[tuple[int, bytes]]:
        """The number of each slide, and its picture as the bytes of a file. SlidesError as for `to_bytes`."""
        writer = picture_writer(suffix)
        if writer is None:
            raise SlidesError(f"{suffix or 'a name without a suffix'} is not a picture format; known: {', '.join(PICTURES)}")
        return writer(self.finished(options))

    def save(self, path: str | PathLike[str], options: ExportOptions = ALL_SLIDES) -> Path:
        """Write the deck whole or not at all, in the format that the path's suffix names; gives the path.

        Pictures of several slides go to a folder of that name without its suffix, whose path is given then.

        SlidesError where a problem is fatal, no writer has this suffix, or the file cannot be written; an earlier file of that name
        is then as it was.
        """
        from slides.pipeline.exporting import export

        return self.written(lambda deck: export(deck.finished(options), Path(path)), (Path(path).suffix,))[1]

    def written(self, write: Callable[[BuiltDeck], Written], suffixes: Sequence[str]) -> tuple[BuiltDeck, Written]:
        """What a function makes of the deck, and the deck that it was made of. suffixes: of the formats that it writes.

        Where it fails for a fault in the program, the deck is built again with the source of the sections at fault shown as code, and
        a problem for each. Raises what the function raises where that is no help.
        """
        try:
            return self, write(self)
        except Exception as error:
            if self.origin is None or not _is_fault(error):
                raise
            deck = _contained_writing(self.origin, error, suffixes)
            return deck, write(deck)

    def to_presentation(self) -> Presentation:
        """The deck as a python-pptx presentation, open to further scripting. SlidesError where a problem is fatal."""
        import io

        import pptx

        return pptx.Presentation(io.BytesIO(self.to_bytes()))

    @property
    def minutes(self) -> int:
        """How long the notes take to say, in whole minutes."""
        return round(rules.spoken_words(self.pages, self.properties.language) / self.pace)


@frozen
class BuildOptions:
    """What holds for a build besides the outline.

    theme: a name of THEMES, or the path of a brand's file, that wins over the outline's own. created: an ISO time for the file's
    properties, where the outline gives no date. template: the path of a presentation to build the deck in, which wins over the
    outline's own. defaults: the settings that the front matter leaves out. date: shown instead of the outline's own.
    """

    theme: str = ""
    created: str = ""
    template: str = ""
    defaults: Settings = Settings()
    date: str = ""


def build_deck(
    text: str,
    file: str,
    theme: str = "",
    created: str = "",
    *,
    template: str = "",
    defaults: Settings | None = None,
    date: str = "",
    debug: bool = False,
) -> BuiltDeck:
    """An outline's text as pages ready to be written.

    theme, created, template, defaults, date: as in `BuildOptions`. debug: let an internal fault through, which otherwise costs its
    section only.
    """
    options = BuildOptions(theme, created, template, defaults or Settings(), date)
    with resources.reading(file):
        return _built(text, file, options, debug=debug)


def _built(text: str, file: str, options: BuildOptions, *, debug: bool) -> BuiltDeck:
    """The same, where files are known to be named by this outline."""
    origin = None if debug else BuildOrigin(text, file, options)
    try:
        return replace(_brief(text, file, options), origin=origin)
    except Exception as error:
        if origin is None:
            raise
        return _contained(origin, error, lambda deck: None)


def _contained(origin: BuildOrigin, error: Exception, tried: Callable[[BuiltDeck], object]) -> BuiltDeck:
    """The same where the program is at fault in some sections: their source is shown as code. Raises `error` where that is no help.

    tried: what has to succeed with a deck besides.
    """
    from slides.pipeline import containment

    text = origin.text.replace("\r\n", "\n").replace("\r", "\n")

    def fails(part: str) -> str:
        try:
            tried(_brief(part, origin.file, origin.options))
        except Exception as wrong:
            return containment.told(wrong)
        return ""

    with NO_CACHE.in_use():
        faults = containment.at_fault(text, fails)
        if not faults:
            raise error
        try:
            deck = _brief(text, origin.file, origin.options, faults)
            tried(deck)
        except Exception:
            deck = _brief(text, origin.file, origin.options, [replace(fault, left_out=True) for fault in faults])
        return replace(deck, origin=origin)


def _contained_writing(origin: BuildOrigin, error: Exception, suffixes: Sequence[str]) -> BuiltDeck:
    """A deck that could not be written in these formats, without what sections are at fault for. No file is touched."""
    from slides.pipeline.exporting import draw_all

    def tried(deck: BuiltDeck) -> None:
        for suffix in () if deck.failed else suffixes:
            draw_all(deck.finished(), suffix)

    with resources.reading(origin.file):
        return _contained(origin, error, tried)


def _is_fault(error: Exception) -> bool:
    """Whether an error is a fault of the program, and not one of files, memory, or what was asked for."""
    from slides.export.pptx import PackageError

    return isinstance(error, PackageError) or not isinstance(error, SlidesError | OSError | MemoryError)


def _brief(text: str, file: str, options: BuildOptions, faults: Sequence[SectionFault] = ()) -> BuiltDeck:
    """The line itself. faults: sections whose source is shown as code."""
    memo_in_use().begin_build()
    parsed, unread = _parsed(text, file, faults)
    if options.date:
        from slides.markdown.front_matter.given_date import with_date

        parsed, options = with_date(parsed, options.date), replace(options, defaults=replace(options.defaults, date=options.date))
    nodes, foreign = dialects.read(parsed)
    tables = with_tables(without_repeated_chapter(nodes))
    nodes = tables.nodes
    nodes = icons.with_emoji(nodes, text)
    marked, unknown = icons.read_icons(nodes, is_drawn)
    deck, mistakes = read_document(marked, options.defaults)
    starts = sorted({slide.span.line for slide in deck.slides})
    tracing, untrue = traced(marked, text, deck.settings, file)
    deck = agenda.add(numbered(faq.gather_questions(_noted(deck, tracing) if tracing else deck)))
    design, doubts = _design(deck, text, options, Span(file))
    deck = with_sub_headings_in_titles(dividers.with_chapter_contents(deck) if design.template is None else deck)
    design = with_titles(design, title_scale(deck.slides, design))
    pages, design, misfits = compose(deck, design)
    pages, source = resampled(pages), rules.OutlineSource(text)
    wanted = anchors.unresolved(pages)
    pages = anchors.resolved(pages, wanted, marked) if wanted else pages
    doubts += template_remarks(design, pages, Span(file))
    problems = [
        *unread,
        *foreign,
        *tables.problems,
        *unknown,
        *mistakes,
        *untrue,
        *doubts,
        *misfits,
        *(_dangling(pages, source) if wanted else ()),
    ]
    if not pages:
        problems.append(
            Problem(
                rule_catalogue.NOTHING_TO_BUILD,
                Span(file),
                "there is nothing to show",
                "begin with a line `# Title` and sections `## Heading`",
            )
        )
    properties = intern("properties", _properties(deck, options.created))
    problems += completeness_problems(nodes, pages, problems, properties)
    problems += rules.check(pages, design, properties, deck.settings, deck.slides, nodes)
    problems += rules.markup_left(pages, source, problems)
    problems = rules.heeded(problems, deck.settings.ignore, text, parsed, starts, rules.every_rule())
    problems = rules.merged(problems)
    problems.sort(key=lambda problem: (problem.span.line, problem.span.column))
    rows = _sources(tracing, pages) if tracing else ()
    found, minutes = tuple(dict.fromkeys(problems)), round(deck.settings.duration or 0)
    return BuiltDeck(pages, design, properties, found, rows, deck.settings.pace, tracing, deck.language_found, minutes)


def _parsed(text: str, file: str, faults: Sequence[SectionFault]) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The outline as nodes; of sections at fault their source as code, with a problem for each."""
    if not faults:
        return parser.parse(text, file)
    from slides.pipeline import containment

    nodes, unread = parser.parse(containment.without(text, faults), file)
    return containment.with_sources(nodes, faults, file), (*unread, *(fault.problem(file) for fault in faults))


def traced(nodes: Sequence[Node], text: str, settings: Settings, file: str) -> tuple[Tracing | None, tuple[Problem, ...]]:
    """An outline against the articles that its front matter names, if any can be read; and what they do not say."""
    if not settings.article:
        return None, ()
    from slides.sources import library
    from slides.sources.tracing import trace

    articles, terms, unread = library.named_articles(settings, file)
    if not articles:
        return None, unread
    tracing, untrue = trace(nodes, text, articles, terms, settings.lang, file)
    return tracing, (*unread, *untrue)


def _noted(deck: Document, tracing: Tracing) -> Document:
    """The deck with the passages of its slides in their notes."""
    from slides.sources.tracing import noted

    return noted(deck, tracing)


def _sources(tracing: Tracing, pages: Sequence[Page]) -> tuple[Source, ...]:
    """Where each statement comes from, for the deck to carry."""
    from slides.sources.tracing import sources

    return sources(tracing, pages)


def _design(deck: Document, text: str, options: BuildOptions, span: Span) -> tuple[Design, list[Problem]]:
    """The design in the template or theme asked for, with faces for the scripts of the outline's text; the default where there is none
    of that name.
    """
    problems: list[Problem] = []
    if options.template or deck.settings.template:
        found = template_design(options.template, deck.settings.template, span)
        if isinstance(found, Design):
            found = mirrored_design(found) if reads_from_the_right(deck.settings.lang) else found
            return found, [*_too_long(deck, found, span), *_unused_points(deck, span)]
        problems.append(found)
    if (options.theme or deck.settings.theme).lower().endswith(_BRAND):
        return _in_brand(deck, text, options, span)
    wanted = options.theme.casefold() or deck.settings.theme
    if wanted and wanted not in THEMES:
        from difflib import get_close_matches

        near = get_close_matches(wanted, THEMES, 1, 0.5)
        known = f"known: {', '.join(THEMES)}"
        message = f"unknown theme: {wanted}; {DEFAULT_THEME} is used"
        problems.append(Problem(rule_catalogue.UNKNOWN_SETTING, span, message, f"did you mean {near[0]}? {known}" if near else known))
        wanted = ""
    design = built_in(wanted or DEFAULT_THEME, deck.settings.lang, others_in(text), deck.settings.points)
    return design, [*problems, *_too_long(deck, design, span), *_unknown_fonts(design, span)]


def _in_brand(deck: Document, text: str, options: BuildOptions, span: Span) -> tuple[Design, list[Problem]]:
    """The design of the brand asked for; the default, and a fatal problem, where it cannot be used."""
    from slides.pipeline.brands import brand_design

    settings = deck.settings
    named = options.theme or settings.theme
    trusted = bool(options.theme) or settings.theme == options.defaults.theme
    design, said = brand_design(named, span, settings.lang, others_in(text), settings.points, trusted=trusted)
    if design is None:
        return built_in(DEFAULT_THEME, settings.lang, others_in(text), settings.points), said
    return design, [*said, *_too_long(deck, design, span), *_unknown_fonts(design, span)]


def _unknown_fonts(design: Design, span: Span) -> Iterator[Problem]:
    """Fonts whose widths are not known."""
    strange = [family for family in (design.theme.fonts.heading, design.theme.fonts.body) if not metrics.has_own_widths(family)]
    message = "the font {} is not installed: its text is measured as Liberation Sans, a tenth wider"
    yield from (Problem(rule_catalogue.UNKNOWN_FONT, span, message.format(family)) for family in dict.fromkeys(strange))


def _unused_points(deck: Document, span: Span) -> Iterator[Problem]:
    """A place of takeaways that a template's own layouts decide."""
    if deck.settings.points:
        message = f"points: {deck.settings.points} is not used with a template, which has takeaways where its layouts have them"
        yield Problem(rule_catalogue.UNUSED_SETTING, span, message, "delete it from the front matter")


def _too_long(deck: Document, design: Design, span: Span) -> Iterator[Problem]:
    """A footer or date that does not fit its line at the bottom of the slides."""
    slots = {slot.kind: slot for slot in design.frame.footers}
    for name, shown, kind in (("footer", deck.settings.footer, PlaceholderKind.FOOTER), ("date", deck.settings.date, PlaceholderKind.DATE)):
        slot = slots.get(kind)
        if slot is None:
            continue
        text = largest((Paragraph((Run(shown),)),), design.style(slot), design.theme.fonts, slot.rect.size)
        if shown and len(text.breaks[0]) > 1:
            yield Problem(rule_catalogue.TOO_LONG, span, f"the {name} of {len(shown)} characters is longer than its line", "shorten it")


def _properties(deck: Document, created: str) -> Properties:
    """The file's properties from the outline's settings."""
    settings = deck.settings
    title = settings.title or next((slide.text for slide in deck.slides), "")
    return Properties(title, settings.author, settings.lang, settings.footer, settings.date, _midnight(settings.date) or created)


def _midnight(date: str) -> str:
    """The beginning of a day that is given as in 2026-03-01; empty for anything else."""
    if not date[:4].isdecimal():
        return ""
    import datetime

    try:
        return f"{datetime.date.fromisoformat(date).isoformat()}T00:00:00Z"
    except ValueError:
        return ""


def _dangling(pages: tuple[Page, ...], source: rules.OutlineSource) -> Iterator[Problem]:
    """Links to slides that are not there: their text is shown without a link."""
    known = {anchor for page in pages for anchor in (page.anchor, *page.inner) if anchor}
    for page in pages:
        for placed in page.fills:
            link = placed.what.link if isinstance(placed.what, Picture) else ""
            if link.startswith("#") and link[1:] not in known:
                yield _leads_nowhere(link, "a picture", page, source, known)
            for paragraph in getattr(placed.what, "paragraphs", ()):
                for run in paragraph.runs:
                    if run.link.startswith("#") and run.link[1:] not in known:
                        yield _leads_nowhere(run.link, repr(plain((run,))[:40]), page, source, known)


def _leads_nowhere(link: str, of: str, page: Page, source: rules.OutlineSource, known: set[str]) -> Problem:
    """What is said of a link to a slide that is not there, at the link's line."""
    span = Span(page.span.file, source.line(link, page) or page.span.line)
    if "/" in link:
        message = f"shown without a link because a deck cannot link there: {link[:60]}"
        return Problem(rule_catalogue.UNREACHABLE_LINK, span, message, "link to a heading by its words: #in-lower-case", link[:60])
    from difflib import get_close_matches

    near = get_close_matches(link[1:], sorted(known), 1, 0.5)
    hint = f"did you mean #{near[0]}?" if near else "the anchor of a heading is its words in lower case, with hyphens"
    fix = Fix(span.line, f"({link})", f"(#{near[0]})") if near else None
    return Problem(rule_catalogue.DANGLING_LINK, span, f"there is no slide for the link {link} of {of}", hint, fix=fix)
