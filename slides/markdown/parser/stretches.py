"""An outline in stretches from heading to heading, each read by itself and remembered: an edit costs what is edited.

Only what surely ends before the next heading is read alone. Where anything might go on beyond it, the outline is read as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from markdown_it.token import Token

from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser import parsers
from slides.markdown.parser.crossing import counts_beyond
from slides.markdown.parser.inline import Inline
from slides.markdown.parser.lint import ENCLOSING, TELLING, slips
from slides.markdown.parser.node import Node
from slides.markdown.parser.others import Counts
from slides.markdown.parser.reader import TokenReader, inline_footnotes
from slides.markdown.parser.tags import Unused

_LONGEST = 20_000
"""A stretch of more characters is not remembered."""
_BETWEEN = "\n\n"
_FENCE = pattern(r"(?m)^[ >]*(?:```|~~~)")
_CONTAINER = pattern(r"(?m)^[ >]*:::+[ \t]*([^\s:]?)")


@frozen
class Stretch:
    """A stretch as nodes. `swallowed` and `told` are the problems found first and later; `unused` counts tags without a meaning.

    `deep` is the line on which something is nested too deep, 0 where nothing is. `closed`: nothing in it goes on beyond its end.
    """

    nodes: tuple[Node, ...]
    swallowed: tuple[Problem, ...]
    told: tuple[Problem, ...]
    unused: Mapping[str, tuple[Span, int]]
    deep: int
    closed: bool
    others: Counts


def in_stretches(text: str, file: str) -> list[Stretch]:
    """An outline, clean already, as stretches that together are what the whole is."""
    found: list[Stretch] = []
    before, parts = 0, _cut(text)
    for at, part in enumerate(parts, 1):
        part += _BETWEEN if at < len(parts) else ""
        stretch = (_remembered if len(part) <= _LONGEST else _read)(part, before, file)
        if len(parts) > 1 and (stretch.deep or not stretch.closed) and (at < len(parts) or stretch.deep):
            return [_read(text, 0, file)]
        found.append(stretch)
        before += part.count("\n")
    return found


def unused(found: Sequence[Stretch]) -> Unused:
    """The tags of all stretches that say nothing on a slide."""
    every: dict[str, tuple[Span, int]] = {}
    for stretch in found:
        for name, (span, count) in stretch.unused.items():
            first, known = every.get(name, (span, 0))
            every[name] = first, known + count
    return Unused(every)


def _cut(text: str) -> list[str]:
    """The text cut before headings after an empty line, except for those that seem to stand inside of something."""
    if counts_beyond(text):
        return [text]
    first, *others = text.split(_BETWEEN + "#")
    found: list[str] = []
    held, opened, fenced = "", 0, False
    for part in (first, *(f"#{other}" for other in others)):
        held = f"{held}{_BETWEEN}{part}" if held else part
        opened += _opened(part)
        fenced ^= _fences(part) % 2 == 1
        if opened <= 0 and not fenced and not part.rstrip().endswith("}"):
            found.append(held)
            held, opened = "", 0
    return [*found, held] if held else found


def _opened(part: str) -> int:
    """How many more containers and comments begin in a part than end there, as far as a glance tells."""
    found = part.count("<!--") - part.count("-->") if "--" in part else 0
    marks = _CONTAINER.findall(part) if ":::" in part else []
    return found + len(marks) - 2 * marks.count("")


def _fences(part: str) -> int:
    """How many fences of code stand in a part, as far as a glance tells."""
    return len(_FENCE.findall(part)) if "```" in part or "~~~" in part else 0


def part(text: str, span: Span) -> Stretch:
    """Markdown that stands inside of something else, with its first line at `span`; it holds no front matter."""
    return _read(text, span.line - 1, span.file, False)


def _read(text: str, before: int, file: str, opens: bool = True) -> Stretch:
    """A stretch of an outline, before which this many lines stand. opens: whether one before which none stand begins the outline."""
    env: dict[str, Any] = {}
    tokens = parsers.blocks(text, env, first=opens and before == 0)
    told: list[Problem] = []
    inline = Inline(file, told, env, before)
    reader = TokenReader(file, inline, before)
    nodes = reader.blocks(iter(tokens))
    nodes += inline_footnotes(env, inline, file)
    nodes += _definitions(env, file)
    nodes.sort(key=lambda node: node.span.line)
    nested = tokens if len(tokens) >= parsers.DEEPEST else ()
    deep = next((token for token in nested if token.level >= parsers.DEEPEST - 1), None)
    line = 0 if deep is None else deep.map[0] + 1 if deep.map else 1
    telling = [token for token in tokens if token.type in TELLING]
    swallowed = tuple(slips(telling, text.split("\n"), file, before)) if telling else ()
    closed = _is_closed(text, tokens, before) and not reader.unclosed and not _goes_on(text, telling)
    return Stretch(tuple(nodes), swallowed, tuple(told), inline.unused.found, line, closed, inline.others.found)


_remembered = lru_cache(maxsize=2048)(_read)


def _is_closed(text: str, tokens: Sequence[Token], before: int) -> bool:
    """Whether nothing that begins in a stretch goes on beyond its end, or might if another heading came later."""
    if before == 0 and text.startswith("---") and not (tokens and tokens[0].type == "front_matter"):
        return False
    return "$$" not in text or text.count("$$") == 2 * sum(token.type.startswith("math_block") for token in tokens)


def _goes_on(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a container, a fence or HTML is open at the end of a stretch."""
    lines = text.rstrip().count("\n") + 1
    return any(token.meta.get("unclosed") or (token.type in ENCLOSING and token.map and token.map[1] > lines) for token in tokens)


def _definitions(env: Mapping[str, Any], file: str) -> Iterator[Node]:
    """Link reference definitions, the second of a name too."""
    maps = [entry["map"] for entry in env.get("references", {}).values() if "map" in entry]
    for first, last in [*maps, *(entry["map"] for entry in env.get("duplicate_refs", []))]:
        yield Node("definition", Span(file, first + 1), last)
