"""One node as every outline means it: comments as notes or nothing, text for other formats left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem
from slides.base.lazy_regex import pattern
from slides.base.memo import memoized
from slides.base.records import frozen
from slides.markdown.dialects import comments
from slides.markdown.dialects.notes import as_marked, note_line
from slides.markdown.dialects.program import Program
from slides.markdown.parser import Node, of_slide, parse_part, suits_pptx
from slides.markdown.speaker_notes import is_notes
from slides.text.rich_text import BREAK, plain

_CLICK = pattern(r"\[click(?::\d+)?\][^\S\n]*")
"""Slidev's sign in the notes for the next step on the slide."""
_HELD = frozenset({"container"})
"""What holds nodes that may be notes or directives of their own; elsewhere they are lifted out."""
APART = frozenset({"comment", "container"})
"""The kinds of what is none of the audience's inside of others."""
_RUNNING = ("header", "footer", "_header", "_footer")
_LONGEST_SHOWN = 2_000
_MOST = 100_000
"""Longer comments are no notes."""


@frozen
class Rewritten:
    """The nodes that stand in for one, and what could not be used."""

    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...] = ()


@memoized
def rewritten(node: Node, program: Program, speaks: bool, marked: bool) -> Rewritten:
    """One node of the outline's top level. speaks: whether a comment that stands here is what the presenter says. marked: whether
    paragraphs that begin with `Note:` begin notes.
    """
    problems: list[Problem] = []
    found = tuple(_rewritten(node, program, speaks, marked, problems))
    return Rewritten((node,) if found == (node,) else found, tuple(problems))


def _rewritten(node: Node, program: Program, speaks: bool, marked: bool, problems: list[Problem]) -> Iterator[Node]:
    if marked and note_line(node):
        yield from as_marked(node)
        return
    if node.kind == "comment":
        yield from _comment(node, program, speaks, problems)
        return
    if node.kind == "container" and not suits_pptx(node.attributes):
        message = f"content for other formats is left out: {_beginning(node)}"
        problems.append(Problem(rule_catalogue.NOT_CARRIED, node.span, message, 'write when-format="pptx" if it is meant for this format'))
        return
    if not node.children:
        yield node
        return
    if node.kind in _HELD:
        inner = [each for child in node.children for each in _rewritten(child, program, speaks, marked, problems)]
        said = [each for each in inner if is_notes(each)] if node.kind == "quote" else []
        inner = [each for each in inner if each not in said] if said else inner
        same = len(inner) == len(node.children) and all(new is old for new, old in zip(inner, node.children, strict=True))
        yield node if same else replace(node, children=tuple(inner))
        yield from said
        return
    lifted: list[Node] = []
    yield _without_comments(node, lifted)
    for each in lifted:
        yield from _comment(each, program, speaks, problems) if each.kind == "comment" else (each,)


def _without_comments(node: Node, lifted: list[Node]) -> Node:
    """A list, a table or a cell without the comments and the notes in it, which are added to `lifted`."""
    if not node.holds(APART) or not any(_is_apart(inner) for inner in node.walk()):
        return node
    lifted += filter(_is_apart, node.children)
    children = tuple(_without_comments(child, lifted) for child in node.children if not _is_apart(child))
    return replace(node, children=children)


def _is_apart(node: Node) -> bool:
    """Whether a node inside of another is none of the audience's: a comment, or notes."""
    return node.kind == "comment" or is_notes(node)


def _comment(node: Node, program: Program, speaks: bool, problems: list[Problem]) -> Iterator[Node]:
    """What a comment comes to: a directive of ours as it stands, what directives of other programs ask for, notes, or nothing."""
    text = node.text.strip()
    if node.children or (comments.is_own(text) and not (program.name == "Marp" and comments.is_marp(text, sure=False))):
        yield node
    elif text in program.separators:
        yield Node("rule", node.span, node.end)
    elif (given := comments.reveal_attributes(text)) is not None:
        yield from of_slide(given, node.span, node.end)
    elif comments.is_marp(text, sure=program.name != "Marp"):
        yield from _directives(node, text)
    elif aloud := comments.spoken_comment(text):
        yield _spoken(node, aloud, problems)
    elif speaks and not comments.is_tool(text) and 0 < len(text) <= _MOST:
        yield _spoken(node, _CLICK.sub("", text) if program.name == "Slidev" else text, problems)


def _directives(node: Node, text: str) -> Iterator[Node]:
    """What Marp's directives say that a slide shows: the lines at its head and foot, and the picture behind it."""
    for key, value in comments.marp_pairs(text).items():
        if key in _RUNNING:
            yield running(node, key, value)
        elif key.lstrip("_") == "backgroundImage":
            yield from of_slide({"background": value.strip("\"'")}, node.span, node.end)


def running(node: Node, key: str, value: str) -> Node:
    """A line at the head or foot of slides, without its marks, as a property."""
    text = value.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    found, _ = parse_part(text, node.span) if text else ((), ())
    words = " ".join(plain(each.runs).replace(BREAK, " ") for each in found if each.runs)
    return Node("property", node.span, node.end, info=key, text=words, children=tuple(each for each in found if each.kind == "picture"))


def _spoken(node: Node, text: str, problems: list[Problem]) -> Node:
    """A comment as notes: its words read as Markdown, as those of a container of notes are."""
    found, untrue = parse_part(text, replace(node.span, line=node.span.line + node.level))
    problems += untrue
    return replace(node, text="", children=found)


def _beginning(node: Node) -> str:
    """The words in a node: all of them, or as many as a message takes."""
    words = " ".join(f"{plain(inner.runs)} {inner.text}" for inner in node.walk())
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN].rpartition(" ")[0] + " \u2026"
