"""The template that an outline or the command names, as a design; and what is to be said of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.design import Design, Purpose
from slides.design.page import Page
from slides.export.pptx.template_error import TemplateError
from slides.markdown import resources

if TYPE_CHECKING:
    from slides.export.pptx.template import TemplateRead

LARGEST = 256 << 20
CORRECTIONS, _LONGEST = ".toml", 100_000
"""What the name of a template's file of corrections ends in, and how many bytes of it are read."""
_CALLED = {
    Purpose.TITLE: "a title slide",
    Purpose.SECTION: "a section",
    Purpose.CONTENT: "text under a title",
}
"""What is said of purposes that a template lacks. All others are composed in its room for content, as in every design."""
_SERVED = {
    Purpose.TITLE: frozenset({"the deck's title"}),
    Purpose.SECTION: frozenset({"a chapter's heading"}),
    Purpose.CONTENT: frozenset({"text"}),
}
"""The reasons for which pages have such a layout."""


def template_design(given: str, named: str, span: Span) -> Design | Problem:
    """The design of a template; a problem where it cannot be used.

    given: its path as the command has it; named: as the outline does, whose folder it has to be in.
    """
    try:
        path = Path(given) if given else resources.is_inside(named, span, "template")
        return template_at(path).design
    except BlockError as wrong:
        return Problem(rule_catalogue.NO_TEMPLATE, span, wrong.problem.message, wrong.problem.hint)
    except FileNotFoundError:
        return Problem(rule_catalogue.NO_TEMPLATE, span, f"no such template: {(given or named)[:80]}", resources.nearest_name(path))
    except OSError as wrong:
        return Problem(rule_catalogue.NO_TEMPLATE, span, f"the template {(given or named)[:80]} cannot be read: {wrong.strerror}")
    except TemplateError as wrong:
        name = Path(given or named).name[:80]
        return Problem(rule_catalogue.NO_TEMPLATE, span, f"{name} cannot be a template: {wrong.message}", wrong.hint)


def template_at(path: Path) -> TemplateRead:
    """The template at a path, with the corrections in the file beside it. OSError, or TemplateError where it is none."""
    beside = path.with_name(path.name + CORRECTIONS)
    states = resources.state(path), resources.state(beside)
    resources.note(path, states[0])
    resources.note(beside, states[1])
    return _read(str(path), *states)


@lru_cache(maxsize=8)
def _read(path: str, state: tuple[int, ...], beside: tuple[int, ...]) -> TemplateRead:
    """A template, as it was in a state of its file and of the file beside it."""
    from slides.export.pptx.template import read_template

    if not Path(path).is_file() and Path(path).exists():
        raise TemplateError("it is not a file", "name a .pptx or .potx file")
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
        data = file.read(LARGEST + 1)
    if not beside:
        return read_template(data, Path(path).name)
    from slides.export.pptx.template.corrections import Corrections, corrections_of
    from slides.pipeline.configuration import table_of
    from slides.pipeline.files import FileError

    with Path(path + CORRECTIONS).open("rb") as file:
        text = file.read(_LONGEST).decode("utf-8", "replace")
    try:
        wanted = corrections_of(table_of(Path(path + CORRECTIONS), text))
    except FileError as wrong:
        wanted = Corrections(faults=(f"is {wrong.problem.message} (line {wrong.problem.span.line})",))
    return read_template(data, Path(path).name, wanted)


def template_remarks(design: Design, pages: Sequence[Page], span: Span) -> Iterator[Problem]:
    """What is to be said of the template of a deck: what it lacks that the deck needs, and what of it is left out."""
    if design.template is None:
        return
    name = design.template.file
    reasons = {page.reason for page in pages}
    for purpose, after in design.template.made:
        if purpose in _CALLED and any(reason.startswith(tuple(_SERVED[Purpose(purpose)])) for reason in reasons):
            message = f"the template {name} has no layout for {_CALLED[Purpose(purpose)]}: {after} is used, or one made after it"
            yield Problem(rule_catalogue.TEMPLATE_LACKS, span, message, "add such a layout to the template if the slides do not look well")
    for fault in design.template.faults:
        yield Problem(rule_catalogue.TEMPLATE_LACKS, span, f"{name}{CORRECTIONS} {fault}", "correct it")
    for message, hint in design.template.remarks:
        yield Problem(rule_catalogue.TEMPLATE_REMARK, span, f"of the template {name}: {message}", hint)
