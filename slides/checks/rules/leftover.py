"""Markup shown as typed: text that still holds the syntax of a dialect that was not read. The signs are in `leftover.json`."""

from __future__ import annotations

import json
import pkgutil
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.memo import memoized
from slides.checks.rules.source import OutlineSource
from slides.deck import agenda
from slides.design.page import Page, Table, Text
from slides.text.rich_text import Run

MANY = 5
"""More of one kind than this in an outline are reported in one line."""
_COMPUTED = pattern(r"(?:r [\w.:$]{1,60}\(|\{(?:r|python|julia|ojs)\} \S)")
"""Code in a line that Quarto and R Markdown put a result for."""
_ANY = pattern(r":::|\*\*|~~|\[\[|\{|@|:[a-z]|\+[-=]|\. \.|--|%|_[a-z]|\.[es]l|\[[\^Tt]|<<<|#\||\?\?\?|\\|!!!|`|r [\w.:$]{1,60}\(")
"""What every sign holds, so that most pages need no second look."""
_HIDDEN = "\ufffc"
"""Stands for what is not plain text: code."""
_SAYING = (rule_catalogue.ICON, rule_catalogue.FORMULA, rule_catalogue.NOT_READ, rule_catalogue.CITATION)
_CITATION = "a citation"
_HEAD = 12
"""This many characters of what was found are looked up in the outline."""


class Sign(NamedTuple):
    """A kind of markup. `signs`: characters that are there where its pattern matches; `alone`: only as a whole paragraph, not in a cell;
    `first`: only on the first page."""

    name: str
    pattern: re.Pattern[str]
    signs: str
    alone: bool
    first: bool


class Left(NamedTuple):
    """Something found on a page: its kind's name, and the text."""

    name: str
    text: str


@lru_cache(maxsize=1)
def signs() -> tuple[Sign, ...]:
    """Every kind of markup that is looked for."""
    rows = json.loads(pkgutil.get_data("slides.checks.rules", "leftover.json") or b"")
    return tuple(
        Sign(row["name"], re.compile(row["pattern"]), row["signs"], row.get("alone", False), row.get("first", False)) for row in rows
    )


def markup_left(pages: Sequence[Page], source: OutlineSource, problems: Sequence[Problem]) -> Iterator[Problem]:
    """A problem for each line of the outline whose markup is shown as it was typed.

    What does not stand in the outline as it is shown was written with backslashes or entities, and is meant so. problems: what is said
    already; a line of which a rule says that its markup is shown needs no second one.
    """
    saying = [problem for problem in problems if problem.rule in _SAYING]
    said = {problem.span.line for problem in saying}
    told: set[tuple[str, int]] = set()
    found: dict[str, list[Problem]] = {}
    for at, page in enumerate(pages):
        for left in left_on(page, at == 0):
            head = left.text.partition(_HIDDEN)[0].partition("\n")[0][:_HEAD].rstrip()
            line = source.line(head, page)
            if line and line not in said and not _is_said(left, saying) and (left.name, line) not in told:
                told.add((left.name, line))
                message = f"markup is shown as typed, {left.name}: {left.text[:60]}"
                problem = Problem(
                    rule_catalogue.MARKUP_LEFT, Span(page.span.file, line), message, "docs/outline.md lists the syntax that is understood"
                )
                found.setdefault(left.name, []).append(problem)
    for group in found.values():
        yield from group if len(group) <= MANY else (_summary(group),)


def _is_said(left: Left, saying: Sequence[Problem]) -> bool:
    """Whether a rule speaks of what was found, be it at another line: M14 names all icons in places where none is drawn at once."""
    icon = left.text.startswith(":") and left.text.endswith(":")
    rule = rule_catalogue.ICON if icon else rule_catalogue.CITATION if left.name == _CITATION else None
    return any(left.text in problem.message or problem.rule is rule for problem in saying)


@memoized
def left_on(page: Page, first: bool) -> tuple[Left, ...]:
    """The markup that a page shows: a pure function. first: whether it is the deck's first page."""
    if agenda.shows(page):
        return ()
    texts = [paragraph.runs for placed in page.fills if isinstance(placed.what, Text) for paragraph in placed.what.paragraphs]
    tables = [placed.what for placed in page.fills if isinstance(placed.what, Table)]
    cells = [cell.runs for table in tables for row in table.rows for cell in row.cells]
    if not _ANY.search("\n".join([run.text for runs in (*texts, *cells) for run in runs])):
        return ()
    found = [left for runs in texts for left in _in(runs, cell=False, first=first)]
    found += [left for runs in cells for left in _in(runs, cell=True, first=False)]
    return tuple(dict.fromkeys(found))


def _in(runs: Sequence[Run], *, cell: bool, first: bool) -> list[Left]:
    """The markup in one paragraph or cell."""
    found = [Left("inline code of another tool", run.text) for run in runs if run.code and _COMPUTED.match(run.text)]
    text = "".join(_HIDDEN if run.code else run.text for run in runs)
    if text.isalnum() or not text:
        return found
    for sign in signs():
        if sign.signs in text and (first or not sign.first) and not (cell and sign.alone):
            found += [Left(sign.name, match[0].strip()) for match in sign.pattern.finditer(text)]
    return found


def _summary(problems: Sequence[Problem]) -> Problem:
    """Many of a kind as one, at the first."""
    shown = ", ".join(str(problem.span.line) for problem in problems[:12])
    first = problems[0]
    more = " …" if len(problems) > 12 else ""
    return Problem(first.rule, first.span, f"{first.message} ({len(problems)} lines: {shown}{more})", first.hint)
