"""The kind of an HTML block: a comment, or the tag that it begins with."""

from __future__ import annotations

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser.node import Node

_TAG_NAME = pattern(r"\s{0,3}<([a-zA-Z][\w-]*)")


def is_comment(content: str) -> bool:
    """Whether an HTML block is a comment and nothing else."""
    return content.lstrip().startswith("<!--") and content.find("-->") in (-1, len(content.rstrip()) - 3)


def comment(content: str, span: Span, end: int) -> Node:
    """The node of a comment, with the number of lines before its words as its level."""
    words = content.strip().removeprefix("<!--").removesuffix("-->")
    before = words[: len(words) - len(words.lstrip())].count("\n")
    return Node("comment", span, end, text=words.strip(), level=before)


def tag_of(content: str) -> str:
    """The name of the tag that an HTML block begins with."""
    found = _TAG_NAME.match(content)
    return found[1].lower() if found else ""
