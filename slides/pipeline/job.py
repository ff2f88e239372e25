"""One outline and its deck as a job: a plain function of picklable values, so that any executor can run it anywhere."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Rule, Severity, SlidesError, Span
from slides.base.memo import NO_CACHE, Memo
from slides.base.records import frozen
from slides.export.writers import ALL_SLIDES, DRAWN_HERE, ExportOptions, FinishedDeck, selected_slides
from slides.markdown.resources import opened_folders
from slides.pipeline.configuration import FAIL_ON, Configuration, configuration_of
from slides.pipeline.exporting import check_place, export, exported, place_of
from slides.pipeline.files import MORE_FILES, TOO_MANY_FILES, FileError, opened_by, read_outline_text, refuse

if TYPE_CHECKING:
    from slides.pipeline.build import BuiltDeck
    from slides.sources.tracing import Tracing

STANDARD_INPUT = "-"
STANDARD_OUTPUT = "-"


@frozen
class Policy:
    """Which problems are reported and which keep a deck from being written, where the command says so.

    configuration: the file to read instead of the nearest, or NO_FILE. fail_on: a key of FAIL_ON that wins over the configuration's.
    ignore: codes of rules besides the configuration's; select: codes in place of the configuration's.
    """

    configuration: str = ""
    fail_on: str = ""
    ignore: tuple[str, ...] = ()
    select: tuple[str, ...] = ()


@frozen
class Job:
    """One outline, the file that its deck goes to, and how it is to be built.

    target: empty where nothing is to be written, only checked; - for standard output. created: an ISO time for the file's
    properties, where the outline gives no date. strict: build nothing where there is an error or a warning. reported: give the
    report too. traced: give what was traced to the articles too. debug: let an internal fault through with its traceback. also:
    further files, in other formats. options: which slides are exported, and how. piped: the format's suffix on standard output.
    template: the path of a presentation to build in. date: shown instead of the outline's own.
    """

    source: str
    target: str = ""
    theme: str = ""
    created: str = ""
    strict: bool = False
    reported: bool = False
    debug: bool = False
    traced: bool = False
    policy: Policy = Policy()
    also: tuple[str, ...] = ()
    options: ExportOptions = ALL_SLIDES
    piped: str = ".pptx"
    template: str = ""
    date: str = ""

    @property
    def targets(self) -> tuple[str, ...]:
        """Every file that is to be written."""
        return (self.target, *self.also) if self.target else ()

    @property
    def name(self) -> str:
        """What messages call the outline."""
        return "<stdin>" if self.source == STANDARD_INPUT else self.source


@frozen
class Outcome:
    """What came of a job. report: what each slide is made of and why; tracing: where each statement comes from; where asked for."""

    job: Job
    problems: tuple[Problem, ...]
    built: bool = False
    slides: int = 0
    minutes: int = 0
    report: Mapping[str, Any] | None = None
    tracing: Tracing | None = None
    fail_on: Severity = Severity.FATAL

    @property
    def places(self) -> tuple[str, ...]:
        """The files, and the folders of pictures, that the job writes."""
        places = (target if target == STANDARD_OUTPUT else str(place_of(Path(target), self.job.options)) for target in self.job.targets)
        return tuple("<stdout>" if place == STANDARD_OUTPUT else place for place in places)

    @property
    def failed(self) -> bool:
        """Whether something keeps the deck from being written, or lets a check fail."""
        return any(problem.severity.reaches(self.fail_on) for problem in self.problems)


def _fail_on(job: Job, configured: str) -> Severity:
    """The least severity that keeps a deck from being written, or lets a check fail."""
    if job.policy.fail_on:
        return FAIL_ON[job.policy.fail_on]
    if job.strict:
        return Severity.WARNING
    return FAIL_ON[configured] if configured else Severity.FATAL if job.target else Severity.WARNING


def run(job: Job, memo: Memo = NO_CACHE) -> Outcome:
    """Do a job. Whatever goes wrong is reported among the problems. memo: of the jobs before, where the same outline is built again."""
    with memo.in_use():
        return _run(job)


def _run(job: Job) -> Outcome:
    """Build and write, with every fault among the problems."""
    from slides.pipeline.build import build_deck

    try:
        text = read_outline_text(job.source, job.name)
        configuration = configuration_of(job.source, job.policy.configuration)
        for target in job.targets:
            check_place(Path(f"-{job.piped}" if target == STANDARD_OUTPUT else target), job.options)
        with opened_folders(configuration.pictures):
            settings = configuration.settings
            deck = build_deck(
                text, job.name, job.theme, job.created, template=job.template, defaults=settings, date=job.date, debug=job.debug
            )
            return _built(job, deck, configuration)
    except FileError as refusal:
        return Outcome(job, (refusal.problem,))
    except Exception as error:
        if job.debug:
            raise
        if isinstance(error, MemoryError):
            hint = "close other programs, build fewer outlines at a time (--jobs), or split the outline"
            return Outcome(job, (refuse(rule_catalogue.CANNOT_READ, job.name, "there is not enough memory to build it", hint).problem,))
        if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
            return Outcome(job, (refuse(rule_catalogue.CANNOT_READ, job.name, TOO_MANY_FILES, MORE_FILES).problem,))
        fault = f"internal error: {type(error).__name__}: {error}"
        hint = "nothing was written; please report this, with the outline; --debug shows more"
        return Outcome(job, (refuse(rule_catalogue.INTERNAL_FAULT, job.name, fault[:300], hint).problem,))


def _wanted(job: Job, configuration: Configuration, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems of rules that are selected and not ignored; fatal ones in any case."""
    ignored = {*configuration.ignore, *job.policy.ignore}
    selected = {*(job.policy.select or configuration.select)}

    def wanted(rule: Rule) -> bool:
        return rule.severity is Severity.FATAL or (rule.code not in ignored and (not selected or rule.code in selected))

    return tuple(problem for problem in (*configuration.problems, *problems) if wanted(problem.rule))


def _built(job: Job, briefing: BuiltDeck, configuration: Configuration) -> Outcome:
    """Write the deck of a briefing, if it may be written and what was made of it is sound."""
    from slides.export.pptx import PackageError

    told = _reported(job, briefing) if job.reported else None
    tracing = briefing.tracing if job.traced else None
    problems, threshold = _wanted(job, configuration, briefing.problems), _fail_on(job, configuration.fail_on)
    outcome = Outcome(job, problems, False, len(briefing.pages), briefing.minutes, told, tracing, threshold)
    if not job.target or outcome.failed:
        return outcome
    try:
        suffixes = [job.piped if target == STANDARD_OUTPUT else Path(target).suffix for target in job.targets]
        briefing, outcome = briefing.written(lambda deck: _put_all(deck, job, configuration, outcome), suffixes)
    except PackageError as unsound:
        if job.debug:
            raise
        hint = "this is a fault in the program; nothing was written; please report it, with the outline"
        faults = (
            refuse(rule_catalogue.UNSOUND_DECK, job.name, f"the deck would not be valid: {fault}", hint).problem for fault in unsound.faults
        )
        return replace(outcome, problems=(*problems, *faults))
    except SlidesError as error:
        if job.debug or error.problems:
            raise
        refused = refuse(rule_catalogue.CANNOT_WRITE, job.target, str(error), "choose another format")
        return replace(outcome, problems=(*problems, refused.problem))
    if not outcome.built:
        return outcome
    return replace(outcome, problems=(*outcome.problems, *_opened(job)))


def _put_all(deck: BuiltDeck, job: Job, configuration: Configuration, outcome: Outcome) -> Outcome:
    """Write a deck to all its files, unless its problems forbid it."""
    problems = _wanted(job, configuration, deck.problems)
    found = replace(outcome, problems=problems, slides=len(deck.pages), minutes=deck.minutes)
    if found.failed:
        return found
    finished = deck.finished(job.options)
    for target in job.targets:
        _put(finished, target, job)
    return replace(found, built=True, problems=_wanted(job, configuration, (*deck.problems, *_missing_fonts(finished, job))))


_NAMED = 5
"""So many letters that no font has are named."""


def _missing_fonts(deck: FinishedDeck, job: Job) -> Iterator[Problem]:
    """The fonts that a format lacked which is drawn on this machine."""
    drawn = [target for target in job.targets if (job.piped if target == STANDARD_OUTPUT else Path(target).suffix.lower()) in DRAWN_HERE]
    if not drawn:
        return
    from slides.export.display_list.faces import missing_faces, missing_letters
    from slides.export.display_list.reading import slide_lines

    for face in missing_faces(deck.design.theme.fonts, deck.properties.language):
        used = f"{face.instead} is used, whose widths are different" if face.instead else "another font is used, which may lack signs"
        yield Problem(rule_catalogue.MISSING_FONT, Span(drawn[0]), f"{face.family} is not installed: {used}", face.hint)
    lines = (line for slide in selected_slides(deck) for line in slide_lines(slide))
    if lacking := missing_letters(lines, deck.properties.language):
        named = " ".join(lacking[:_NAMED]) + (f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else "")
        claims = any(target.lower().endswith(".pdf") for target in drawn)
        standard = ", and the PDF does not claim PDF/UA" if claims else ""
        emoji = any(letter >= "\U0001f000" for letter in lacking)
        hint = "Noto Color Emoji: on Debian fonts-noto-color-emoji" if emoji else "a font that has them: on Debian fonts-noto-core"
        yield Problem(
            rule_catalogue.MISSING_FONT, Span(drawn[0]), f"no installed font has {named}: shown as empty boxes{standard}", f"install {hint}"
        )


def _put(deck: FinishedDeck, target: str, job: Job) -> None:
    """Write a deck whole or not at all, to its file or to standard output. Raises FileError where that cannot be done."""
    if target != STANDARD_OUTPUT:
        export(deck, Path(target))
        return
    whole = exported(deck, job.piped)
    try:
        sys.stdout.buffer.write(whole)
        sys.stdout.buffer.flush()
    except (OSError, ValueError, AttributeError):
        raise refuse(rule_catalogue.CANNOT_WRITE, "<stdout>", "nobody reads the deck", "name a file with -o") from None


def _reported(job: Job, briefing: BuiltDeck) -> Mapping[str, Any]:
    """What each slide is made of and why."""
    from slides.pipeline.report import entry

    return entry(job.name, briefing)


def _opened(job: Job) -> tuple[Problem, ...]:
    """A word to who has the deck open, where the system lets a deck be replaced all the same."""
    program = opened_by(Path(job.target)) if job.target != STANDARD_OUTPUT else ""
    message, hint = f"the deck seems to be open in {program}", "close it without saving, and open it again"
    return (Problem(rule_catalogue.OPEN_ELSEWHERE, Span(job.target), message, hint),) if program else ()
