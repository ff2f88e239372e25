"""A Markdown article -> blocks, by the reader of outlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
DASHES = ("—", "–", "―", "--", "- ")
"""What begins a quotation's line that says whose words it holds."""
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
        kind = "bold" if bold == words else ""
        yield TextBlock(words, line, kind, info="term" if node.kind == "term" else "")
    elif node.kind == "code" and _CALLOUT.fullmatch(node.info):
        yield TextBlock(" ".join(node.text.split()), line)
    elif node.kind == "code" and node.text.strip():
        yield TextBlock(node.text.rstrip("\n"), line, "code", info=node.info)
    elif node.kind == "table":
        yield TextBlock("\n".join(lines[line - 1 : node.end]).rstrip(), line, "table")
    elif node.kind == "picture":
        said = " ".join(node.text.split())
        caption = node.attributes.get("title", "") or (said if len(said.split()) >= _LEAST_CAPTION else "")
        yield TextBlock(" ".join(caption.split()), line, "caption", info=node.info)
    elif node.kind == "item":
        yield from _item(node, lines, "-")
    elif node.kind == "list":
        for child in node.children:
            yield from _item(child, lines, f"{node.level}." if node.level else "-")
    elif node.kind == "quote":
        yield from _quotation(node, lines)
    elif node.kind not in ("comment", "front matter", "definition"):
        for child in node.children:
            yield from _blocks(child, lines)


def _quotation(node: Node, lines: Sequence[str]) -> Iterator[TextBlock]:
    """A block quotation: its paragraphs, and who says it where its last line begins with a dash."""
    blocks = [block for child in node.children for block in _blocks(child, lines)]
    spoken = node.children[-1] if node.children and node.children[-1].kind == "paragraph" else None
    last = plain(spoken.runs).strip().split("\n") if spoken else []
    if spoken and last and last[-1].lstrip().startswith(DASHES):
        speaker = " ".join(last[-1].lstrip().lstrip("".join(DASHES)).split())
        said = " ".join(" ".join(last[:-1]).split())
        blocks = [*blocks[:-1], *([TextBlock(said, spoken.span.line)] if said else [])]
        yield from (replace(block, info="quote") if not block.kind else block for block in blocks)
        yield TextBlock(speaker, spoken.span.line + len(last) - 1, info="speaker")
    else:
        yield from (replace(block, info="quote") if not block.kind else block for block in blocks)


def _item(node: Node, lines: Sequence[str], mark: str) -> Iterator[TextBlock]:
    """An item of a list: its first words, and what else stands in it."""
    first = True
    for child in node.children:
        for block in _blocks(child, lines):
            if first and not block.kind:
                yield TextBlock(block.text, block.line, "item", info=mark)
            else:
                yield block
            first = False
