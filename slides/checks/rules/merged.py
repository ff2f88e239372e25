"""Problems of one kind in one line: what differs among them as a list, and where else they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from slides.base.diagnostics import Problem

_MOST_NAMED, _MOST_LINES = 6, 6


def merged(problems: Sequence[Problem]) -> list[Problem]:
    """The problems, but of those that differ from each other in their `each` and their hint alone one, at the place of the first."""
    kinds: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(_kind(problem), []).append(problem)
    return [group[0] if len(group) == 1 else _together(group) for group in kinds.values()]


def _kind(problem: Problem) -> tuple[object, ...]:
    """What problems that are reported together have in common: all of them where they are alike and differ in `each` alone."""
    if not problem.each:
        return problem.rule, problem.span, problem.message, problem.hint
    return problem.rule, problem.span.file, *_around(problem)


def _around(problem: Problem) -> tuple[str, str]:
    """What of a message stands before and after that by which it differs."""
    before, _, after = problem.message.rpartition(problem.each)
    return before, after


def _together(group: Sequence[Problem]) -> Problem:
    """Several problems of a kind as one."""
    first = min(group, key=lambda problem: (problem.span.line, problem.span.column))
    if not first.each:
        return first
    counts = Counter(problem.each for problem in group)
    shown = [f"{each} ({count} times)" if count > 1 else each for each, count in list(counts.items())[:_MOST_NAMED]]
    more = f" and {len(counts) - _MOST_NAMED} more" if len(counts) > _MOST_NAMED else ""
    lines = sorted({problem.span.line for problem in group})
    where = f"; lines {', '.join(map(str, lines[:_MOST_LINES]))}{' …' if len(lines) > _MOST_LINES else ''}" if len(lines) > 1 else ""
    hints = dict.fromkeys(problem.hint for problem in group)
    before, after = _around(first)
    message = f"{before}{', '.join(shown)}{more}{after}{where}"
    return replace(first, message=message, hint=first.hint if len(hints) == 1 else "; ".join([*hints][:2]), each="")
