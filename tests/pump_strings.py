"""Strings that drive a regular expression to its worst: made from its parsed tree, of growing length; and how its time grows with them.

A pattern is slow where it can read the same text in many ways, or where a search begins at every place and reads to the end from each.
So a pump string is what can stand before a repetition, what it repeats many times, and an end that makes the whole fail.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import itertools
import pkgutil
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as tree  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import slides
from slides.base.lazy_regex import _Pattern

_USUAL = " \ta1_-.,:;\n\"'(){}[]<>=!\u00e9"
"""One character of every kind that patterns often tell apart."""
_ENDS = ("", "\0", "\n\0")
_MANY = 50
"""A repetition that may go on for more than this is pumped."""
_MOST_SAMPLES, _MOST_PUMPS, _MOST_HEADS = 4, 24, 3
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
FIRST, SECOND = 500, 4_000
"""How often a pump is repeated: quadratic growth takes 64 times as long the second time, linear growth 8 times."""
GROWTH = 24.0
"""More than so many times as long for eight times the text is no linear growth; noise and cold caches have a factor of three."""
_UNSEEN = 0.004
"""A second run within so many seconds is linear: eight times as much as."""
_MOST_PROVED = 6
"""So many of a pattern's pump strings, those that took longest for their length, are tried at the greater length."""
_FEW = (8, 18, 24, 80)
"""Before that a few repetitions: where time doubles with each, more would take days."""
_HOPELESS = 0.03
"""More seconds than this for so few is hopeless, whatever comes next."""


TABLES = {"visuals.flowchart.syntax._CLOSE": {"match"}, "markdown.dialects.comments._PLAUSIBLE": {"fullmatch"}}
"""How patterns are used that stand in tables, where it is not to search."""

BOUNDED = {"sources.tracing.marks._STARTS": 8}
"""Patterns that are only ever used on so many characters."""


@dataclass(slots=True)
class Found:
    """A regular expression of the package: where it stands, and how it is used (`search` unless only `match` and `fullmatch` are)."""

    name: str
    compiled: re.Pattern[Any]
    verbs: set[str] = field(default_factory=set)

    @property
    def anchored(self) -> bool:
        """Whether it is only ever tried at the beginning of a text."""
        return bool(self.verbs) and self.verbs <= {"match", "fullmatch"}


# What the package holds.


def modules() -> list[ModuleType]:
    """Every module of the package."""
    return [importlib.import_module(each.name) for each in pkgutil.walk_packages(slides.__path__, "slides.")]


def every_pattern() -> tuple[list[Found], list[str]]:
    """All patterns of the package, and the places of those that are made of values at run time, which no test can read there."""
    found: dict[int, Found] = {}
    direct: list[Found] = []
    dynamic: list[str] = []
    parsed = [(module, ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))) for module in modules()]
    for module, _ in parsed:
        for name, value in vars(module).items():
            for each in _patterns(value):
                home = found.setdefault(id(each), Found(f"{module.__name__.removeprefix('slides.')}.{name}", _compiled(each)))
                home.verbs |= set() if each is value else TABLES.get(home.name, {"search"})
        for name, made in _made(module):
            found.setdefault(id(made), Found(f"{module.__name__.removeprefix('slides.')}.{name}", made))
    for module, source in parsed:
        for call in (node for node in ast.walk(source) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            assert isinstance(call.func, ast.Attribute)
            holder, verb = call.func.value, call.func.attr
            if isinstance(holder, ast.Call) and isinstance(holder.func, ast.Name) and (once := dict(_made(module)).get(holder.func.id)):
                found[id(once)].verbs.add(verb)
                continue
            if verb in _SCANS and call.args:
                holder, verb = call.args[0], "match"
            owner, _, name = ast.unparse(holder).rpartition(".")
            if verb not in _VERBS or not name.isidentifier():
                continue
            where = f"{module.__name__.removeprefix('slides.')}:{call.lineno}"
            home = vars(module).get(owner, module)
            if name == "re":
                _direct(module, call, verb, where, direct, dynamic)
            elif (each := getattr(home, name, None)) is not None and id(each) in found:
                found[id(each)].verbs.add(verb)
    unique = {(each.compiled.pattern, each.compiled.flags, each.anchored): each for each in [*found.values(), *direct]}
    return list(unique.values()), dynamic


_SCANS = ("take", "sees")
"""Methods of a scanner that try a pattern where it stands."""
_VERBS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "compile")


def _direct(module: ModuleType, call: ast.Call, verb: str, where: str, direct: list[Found], dynamic: list[str]) -> None:
    """A call such as `re.sub("a+", ...)`: its pattern is a text of its own or a name of the module."""
    first = call.args[0]
    value = first.value if isinstance(first, ast.Constant) else vars(module).get(first.id) if isinstance(first, ast.Name) else None
    if isinstance(value, str | bytes | re.Pattern | _Pattern):
        flags = next((getattr(re, word.value.attr) for word in call.keywords if isinstance(word.value, ast.Attribute)), 0)
        compiled = re.compile(value, flags) if isinstance(value, str | bytes) else _compiled(value)
        direct.append(Found(where, compiled, {verb}))
    else:
        dynamic.append(where.partition(":")[0])


def _made(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """The patterns that a module makes once, of data: what its functions without arguments give."""
    for name, value in vars(module).items():
        if getattr(value, "__module__", "") == module.__name__ and hasattr(value, "cache_info"):
            inner = value.__wrapped__
            if inner.__annotations__.get("return") == "re.Pattern[str]" and not inspect.signature(inner).parameters:
                yield name, value()


def _patterns(value: object) -> Iterator[Any]:
    """The patterns that a value of a module is or holds."""
    if isinstance(value, _Pattern | re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _patterns(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _patterns(each)


def _compiled(value: Any) -> re.Pattern[Any]:
    return re.compile(value.pattern, value.flags)


# Pump strings.


def pumps(pattern: str | bytes, flags: int) -> Iterator[tuple[str, str, str]]:
    """What stands first, what is repeated, and the end, of each pump string of a pattern."""
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    parsed = tree.parse(text, flags & ~re.LOCALE & ~(re.UNICODE if isinstance(pattern, bytes) else 0))
    letters = dict.fromkeys([*_literals(parsed), *_USUAL])
    spots = list(_spots(parsed, "", letters))
    if not spots:
        return
    heads = list(dict.fromkeys(["", *(head for head, _ in spots)]))
    heads = [heads[0], *sorted(heads[1:], key=len)[:1], *sorted(heads[1:], key=len)[-(_MOST_HEADS - 2) :]]
    bodies = [body for _, several in spots for body in several]
    whole = _samples(parsed, letters)
    units = [*bodies, *(head for head, _ in spots if head), *(each[:-1] for each in whole if len(each) > 1), *whole, *letters]
    units = list(dict.fromkeys(unit for unit in units if unit))[:_MOST_PUMPS]
    yield from itertools.product(dict.fromkeys(heads), units, _ENDS)


def _spots(parsed: Sequence[Any], head: str, letters: dict[str, None]) -> Iterator[tuple[str, list[str]]]:
    """For every repetition: what can stand before it, and what it can repeat."""
    for code, value in parsed:
        if code in _REPEATS:
            _, most, body = value
            if most > _MANY:
                yield head, _samples(body, letters)
            yield from _spots(body, head, letters)
        for inner in _inside(code, value):
            yield from _spots(inner, head, letters)
        head += (_samples([(code, value)], letters) or [""])[0]


def _inside(code: Any, value: Any) -> list[Sequence[Any]]:
    """The parts of a group or an alternative."""
    if code is op.SUBPATTERN:
        return [value[3]]
    if code is op.BRANCH:
        return list(value[1])
    if code is op.ATOMIC_GROUP:
        return [value]
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    return []


def _samples(parsed: Sequence[Any], letters: dict[str, None]) -> list[str]:
    """A few texts that a pattern takes: the first has the first choice everywhere, the second the last; others differ in one place."""
    found = ["", ""]
    for code, value in parsed:
        first, *others = _one(code, value, letters)
        last = others[-1] if others else first
        found = [found[0] + first, found[1] + last, *(each + first for each in found[2:]), *(found[0] + each for each in others)]
        found = found[: _MOST_SAMPLES + 2]
    return list(dict.fromkeys(found))


def _one(code: Any, value: Any, letters: dict[str, None]) -> list[str]:
    """A few texts for one item of a pattern."""
    if code is op.LITERAL:
        return [chr(value)]
    if code in (op.IN, op.NOT_LITERAL, op.ANY):
        items = [(op.NEGATE, None), (op.LITERAL, value)] if code is op.NOT_LITERAL else value if code is op.IN else [(op.NEGATE, None)]
        return [letter for letter in letters if _holds(items, letter)][:_MOST_SAMPLES] or [_first(items)]
    if code in _REPEATS:
        least, _, body = value
        return [*(each * max(least, 1) for each in _samples(body, letters)[: _MOST_SAMPLES - 1]), *([] if least else [""])]
    if code is op.BRANCH:
        return [each for branch in value[1] for each in _samples(branch, letters)[:2]][:_MOST_SAMPLES]
    if code in (op.SUBPATTERN, op.ATOMIC_GROUP):
        return _samples(_inside(code, value)[0], letters)
    return [""]


def _holds(items: Sequence[Any], letter: str) -> bool:
    """Whether a set of characters holds one."""
    negated = any(code is op.NEGATE for code, _ in items)
    return negated != any(_is(code, value, letter) for code, value in items)


def _is(code: Any, value: Any, letter: str) -> bool:
    if code is op.LITERAL:
        return bool(ord(letter) == value)
    if code is op.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    if code is op.CATEGORY:
        kinds = {"DIGIT": letter.isdecimal(), "SPACE": letter.isspace(), "WORD": letter.isalnum() or letter == "_"}
        said = next(held for kind, held in kinds.items() if str(value).endswith(kind))
        return bool(said != ("NOT" in str(value)))
    return False


def _first(items: Sequence[Any]) -> str:
    """The first character of a set that none of the usual ones is in."""
    return next((chr(value if code is op.LITERAL else value[0]) for code, value in items if code in (op.LITERAL, op.RANGE)), "\U0001f600")


def _literals(parsed: Sequence[Any]) -> Iterator[str]:
    """Characters that a pattern names."""
    for code, value in parsed:
        if code in (op.LITERAL, op.NOT_LITERAL):
            yield chr(value)
        elif code is op.IN:
            yield from (chr(inner) for kind, inner in value if kind is op.LITERAL)
        for inner in [value[2]] if code in _REPEATS else _inside(code, value):
            yield from _literals(inner)


# Growth.


def seconds(run: Callable[[], object]) -> float:
    """The seconds of the processor that a run takes."""
    begun = time.thread_time()
    run()
    return time.thread_time() - begun


def use(found: Found, text: str) -> None:
    """Use a pattern as the package does."""
    text = text[: BOUNDED.get(found.name, len(text))]
    given: Any = text.encode("latin-1", "replace") if isinstance(found.compiled.pattern, bytes) else text
    if not found.anchored:
        for _ in found.compiled.finditer(given):
            pass
        return
    if "match" in found.verbs:
        found.compiled.match(given)
    if "fullmatch" in found.verbs:
        found.compiled.fullmatch(given)


def worse_than_linear(found: Found) -> str:
    """The pump string that drives a pattern to more than linear growth; empty where none does."""
    slowest: list[tuple[float, float, str, str, str]] = []
    for head, unit, end in pumps(found.compiled.pattern, found.compiled.flags):
        first = 0.0
        for count in (*_FEW, FIRST):
            first = seconds(lambda: use(found, head + unit * count + end))  # noqa: B023
            if first > _HOPELESS:
                return f"{head[:60]!r} + {unit!r} * n + {end!r}"
        if first > _UNSEEN / 16:
            slowest.append((first / len(unit), first, head, unit, end))
    for _, first, head, unit, end in sorted(slowest, reverse=True)[:_MOST_PROVED]:
        second = seconds(lambda: use(found, head + unit * SECOND + end))  # noqa: B023
        if second > max(_UNSEEN, first * GROWTH):
            return f"{head[:60]!r} + {unit!r} * n + {end!r}"
    return ""
