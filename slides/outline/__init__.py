"""Markdown -> Nodes: the only room that knows markdown-it.

Parsing never raises: any text gives nodes in source order, each with its lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from slides import codes
from slides.characters import clean_text
from slides.ground import Problem, Span
from slides.outline import parsers
from slides.outline.inline import Inline
from slides.outline.node import Node
from slides.outline.parsers import DEEPEST
from slides.outline.reader import Reader, inline_footnotes
from slides.outline.slips import slips


def parse(text: str, file: str) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The outline's nodes in source order, and what had to be cleaned or could not be read.

    Every non-blank line of `text` lies between the `span.line` and `end` of some node. Never raises.
    """
    problems: list[Problem] = []
    clean = clean_text(text, file, problems)
    env: dict[str, Any] = {}
    tokens = parsers.blocks(clean, env)
    deep = next((token for token in tokens if token.level >= DEEPEST - 1), None)
    if deep is not None:
        line = deep.map[0] + 1 if deep.map else 1
        problems.append(
            Problem(
                codes.NESTED_TOO_DEEP, Span(file, line), f"nested more than {DEEPEST // 2} deep: what is deeper is left out", "flatten it"
            )
        )
    problems += slips(tokens, clean.split("\n"), file)
    inline = Inline(file, problems, env)
    reader = Reader(file, inline)
    nodes = reader.blocks(iter(tokens))
    nodes += inline_footnotes(env, inline, file)
    nodes += _definitions(env, file)
    nodes.sort(key=lambda node: node.span.line)
    problems += inline.unused.problems()
    return tuple(nodes), tuple(problems)


def _definitions(env: dict[str, Any], file: str) -> Iterator[Node]:
    """Link reference definitions, the second of a name too."""
    maps = [entry["map"] for entry in env.get("references", {}).values() if "map" in entry]
    for first, last in [*maps, *(entry["map"] for entry in env.get("duplicate_refs", []))]:
        yield Node("definition", Span(file, first + 1), last)


__all__ = ["DEEPEST", "Node", "parse"]
