"""Markdown -> Nodes: the only room that knows markdown-it.

Parsing never raises: any text gives nodes in source order, each with its lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from mdit_py_plugins.superscript import superscript_plugin

from slides import codes
from slides.characters import clean_text
from slides.ground import Problem, Span
from slides.outline.dialects import pair_plugin, slide_matter_plugin
from slides.outline.inline import Inline
from slides.outline.node import Node
from slides.outline.reader import Reader, inline_footnotes
from slides.outline.slips import slips

DEEPEST = 120
"""Blocks nested deeper than this (a list counts twice a level) are not read, and told."""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """CommonMark and GitHub's Markdown, with what pandoc, Quarto and Marp add to it.

    Every link becomes one here; `leads_somewhere` says which a deck may hold, so that what is left out can be told.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    parser.validateLink = lambda _: True  # type: ignore[assignment]
    front_matter_plugin(parser)
    attrs_plugin(parser, spans=True)
    attrs_block_plugin(parser)
    container_plugin(parser, "div", validate=lambda words, *_: bool(words.strip()))
    footnote_plugin(parser, move_to_end=False)
    deflist_plugin(parser)
    dollarmath_plugin(parser, allow_space=False, allow_digits=False, double_inline=True)
    gfm_autolink_plugin(parser)
    pair_plugin(parser)
    superscript_plugin(parser)
    slide_matter_plugin(parser)
    return parser


def parse(text: str, file: str) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The outline's nodes in source order, and what had to be cleaned or could not be read.

    Every non-blank line of `text` lies between the `span.line` and `end` of some node. Never raises.
    """
    problems: list[Problem] = []
    clean = clean_text(text, file, problems)
    env: dict[str, Any] = {}
    tokens = _parser().parse(clean, env)
    deep = next((token for token in tokens if token.level >= DEEPEST - 1), None)
    if deep is not None:
        line = deep.map[0] + 1 if deep.map else 1
        problems.append(
            Problem(
                codes.NESTED_TOO_DEEP, Span(file, line), f"nested more than {DEEPEST // 2} deep: what is deeper is left out", "flatten it"
            )
        )
    problems += slips(tokens, clean.split("\n"), file)
    inline = Inline(file, problems)
    reader = Reader(file, inline)
    nodes = list(reader.blocks(iter(tokens)))
    nodes += inline_footnotes(env, reader, file, _references(tokens))
    nodes += _definitions(env, file)
    nodes.sort(key=lambda node: node.span.line)
    problems += inline.unused.problems()
    return tuple(nodes), tuple(problems)


def _references(tokens: Sequence[Token]) -> dict[str, int]:
    """The line of each inline footnote's reference, by its label."""
    found: dict[str, int] = {}
    for token in tokens:
        for child in token.children or ():
            if child.type == "footnote_ref" and not child.meta.get("label"):
                found.setdefault(f"^{child.meta['id']}", token.map[0] + 1 if token.map else 1)
    return found


def _definitions(env: dict[str, Any], file: str) -> Iterator[Node]:
    """Link reference definitions, the second of a name too."""
    maps = [entry["map"] for entry in env.get("references", {}).values() if "map" in entry]
    for first, last in [*maps, *(entry["map"] for entry in env.get("duplicate_refs", []))]:
        yield Node("definition", Span(file, first + 1), last)


__all__ = ["DEEPEST", "Node", "parse"]
