"""A Markdown article -> blocks, by the reader of outlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.diagnostics import Problem
from slides.base.lazy_regex import pattern
from slides.markdown import parser
from slides.markdown.front_matter import Settings, read_settings
from slides.markdown.parser import Node
from slides.markdown.sections import QUESTION_MARKS
from slides.sources.article.block import TextBlock
from slides.text.rich_text import plain

_ATTRIBUTES = pattern(r"\{\s*[#.:][^{}]*\}")
_CALLOUT = pattern(r"\{(?:note|warning|tip|important|caution|attention|danger|error|hint|seealso|admonition|epigraph)\}.*")
"""MyST's fences that hold text and no code."""
_LEAST_CAPTION = 2
"""A picture's description of fewer words is a label, and no caption."""


def read_markdown(text: str, file: str) -> tuple[tuple[TextBlock, ...], Settings, tuple[Problem, ...]]:
    """The blocks of a Markdown text, and what its front matter says."""
    nodes, _ = parser.parse(text, file)
    front = next((node for node in nodes if node.kind == "front matter"), None)
    settings, problems = read_settings(front)
    lines = text.split("\n")
    return tuple(block for node in nodes for block in _blocks(node, lines)), settings, problems


def _blocks(node: Node, lines: Sequence[str]) -> Iterator[TextBlock]:
    """One node with all that it holds as blocks."""
    line = node.span.line
    words = " ".join(plain(node.runs).split())
    if node.kind == "heading" and words:
        yield TextBlock(words, line, "heading", node.level)
    elif node.kind in ("paragraph", "term") and words and not _ATTRIBUTES.fullmatch(words):
        bold = " ".join(plain([run for run in node.runs if run.bold]).split())
        if bold and words.startswith(bold) and bold.endswith(QUESTION_MARKS) and bold != words:
            yield TextBlock(bold, line, "bold")
            words, bold = words[len(bold) :].strip(), ""
        yield TextBlock(words, line, "bold" if bold == words else "")
    elif node.kind == "code" and _CALLOUT.fullmatch(node.info):
        yield TextBlock(" ".join(node.text.split()), line)
    elif node.kind == "code" and node.text.strip():
        yield TextBlock(node.text.rstrip("\n"), line, "code", info=node.info)
    elif node.kind == "table":
        yield TextBlock("\n".join(lines[line - 1 : node.end]).rstrip(), line, "table")
    elif node.kind == "picture":
        said = " ".join(node.text.split())
        caption = node.attributes.get("title", "") or (said if len(said.split()) >= _LEAST_CAPTION else "")
        if caption:
            yield TextBlock(" ".join(caption.split()), line, "caption")
    elif node.kind == "item":
        yield from _item(node, lines)
    elif node.kind not in ("comment", "front matter", "definition"):
        for child in node.children:
            yield from _blocks(child, lines)


def _item(node: Node, lines: Sequence[str]) -> Iterator[TextBlock]:
    """An item of a list: its first words, and what else stands in it."""
    first = True
    for child in node.children:
        for block in _blocks(child, lines):
            if first and not block.kind:
                yield TextBlock(block.text, block.line, "item")
            else:
                yield block
            first = False
