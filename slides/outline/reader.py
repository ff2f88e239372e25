"""markdown-it's flat tokens -> a tree of nodes, in one walk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markdown_it.token import Token

from slides import maths
from slides.ground import Span
from slides.outline.html import fragment
from slides.outline.inline import Inline, Piece, untrue
from slides.outline.node import Node
from slides.outline.tags import pairs
from slides.words import BREAK, Run, cut, plain, trim

_NAMES = {
    "bullet_list": "list",
    "ordered_list": "list",
    "list_item": "item",
    "blockquote": "quote",
    "tr": "row",
    "dl": "terms",
    "dd": "meaning",
    "footnote_reference": "footnote",
}
_ATTRIBUTES = re.compile(r"\s*\{\s*([#.][\w-][^{}]*|-|[\w-]+=[^{}]*)\}\s*$")
"""`{#id .class key=value}` at a heading's end, as pandoc writes it; `{-}` is its unnumbered."""
_WORD = re.compile(r"[#.]?[\w:-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s}]+))?")


class Reader:
    """Builds nodes from tokens; what must be told on the way is gathered by `inline`."""

    def __init__(self, file: str, inline: Inline) -> None:
        self.file = file
        self.inline = inline

    def blocks(self, tokens: Iterator[Token], line: int = 0) -> Iterator[Node]:
        """The nodes up to the token that closes the present block."""
        for token in tokens:
            if token.nesting < 0:
                return
            if token.map:
                line = token.map[0]
            yield from self.block(token, tokens, line)

    def block(self, token: Token, tokens: Iterator[Token], line: int) -> Iterator[Node]:
        """One block token, with all that it encloses, as nodes."""
        span = Span(self.file, line + 1)
        end = max(token.map[1], line + 1) if token.map else line + 1
        kind = token.type.removesuffix("_open")
        attributes = self.inline.attributes(token)
        if kind in ("paragraph", "heading", "th", "td", "dt"):
            inline = next(tokens)
            next(tokens)
            yield from self.words(kind, token, inline, span, end)
        elif kind in ("fence", "code_block"):
            yield Node("code", span, end, text=token.content, info=token.info.strip(), attributes=attributes)
        elif kind == "html_block":
            yield from self.html(token.content, span, end)
        elif kind.startswith("math_block"):
            yield from self.formula(token, span, end)
        elif kind in ("front_matter", "slide_matter"):
            yield Node(kind.replace("slide_", "").replace("_", " "), span, end, text=token.content)
        elif kind == "slide_slot":
            yield Node("slot", span, end, info=token.info)
        elif kind == "hr":
            yield Node("rule", span, end)
        elif kind in ("thead", "tbody"):
            yield from self.blocks(tokens, line)
        else:
            yield self.holder(kind, token, tuple(self.blocks(tokens, line)), span, end)

    def holder(self, kind: str, token: Token, children: tuple[Node, ...], span: Span, end: int) -> Node:
        """A block that holds others: a list, an item, a quotation, a table, a container, a footnote."""
        start = int(token.attrs.get("start", 1)) if kind == "ordered_list" else 0
        if kind == "footnote_reference":
            return Node("footnote", span, end, children=children, info=str(token.meta["label"]))
        if kind.startswith("container"):
            name, title, attributes = described(token.info)
            return Node("container", span, end, children=children, info=name, text=title, attributes=attributes)
        return Node(_NAMES.get(kind, kind), span, end, children=children, level=start, attributes=self.inline.attributes(token))

    def words(self, kind: str, token: Token, inline: Token, span: Span, end: int) -> Iterator[Node]:
        """A paragraph, heading, term or cell; pictures stand beside a paragraph or heading, comments inside a cell."""
        pieces = self.inline.pieces(inline.children or [], span, end)
        if kind == "paragraph":
            yield from _paragraph(pieces, span, end)
            return
        nodes = [piece.node for piece in pieces if piece.node is not None]
        pictures = [node for node in nodes if node.kind == "picture"]
        comments = tuple(node for node in nodes if node.kind == "comment")
        runs = trim(run for piece in pieces for run in piece.runs)
        if kind in ("th", "td"):
            align = str(token.attrs.get("style", "")).removeprefix("text-align:")
            yield Node("cell", span, end, self.with_descriptions(pieces, span), comments, info=align)
            return
        if kind == "heading":
            runs, attributes = _attributes(runs)
            if pictures and not runs:
                runs = (Run(" ".join(filter(None, (node.text for node in pictures)))),)
            yield Node("heading", span, end, trim(runs), level=int(token.tag[1]), attributes=attributes)
        else:
            yield Node("term", span, end, runs)
        yield from (*pictures, *comments)

    def with_descriptions(self, pieces: Sequence[Piece], span: Span) -> tuple[Run, ...]:
        """A cell's words with its pictures' descriptions among them."""
        runs: list[Run] = []
        for piece in pieces:
            runs.extend(piece.runs)
            if piece.node is not None and piece.node.kind == "picture":
                runs.append(Run(piece.node.text or piece.node.info, link=piece.node.attributes.get("link", "")))
                self.inline.described(replace(span, line=piece.line))
        return trim(runs)

    def html(self, content: str, span: Span, end: int) -> Iterator[Node]:
        """An HTML block: a comment, or markup with what it means."""
        if content.lstrip().startswith("<!--") and content.find("-->") in (-1, len(content.rstrip()) - 3):
            yield Node("comment", span, end, text=content.strip().removeprefix("<!--").removesuffix("-->").strip())
            return
        yield Node("markup", span, end)
        yield from fragment(content, span, end, self.inline)

    def formula(self, token: Token, span: Span, end: int) -> Iterator[Node]:
        """A formula on lines of its own."""
        runs, doubt = maths.read(token.content, display=True)
        if doubt:
            self.inline.problems.append(untrue(token.content, doubt, span))
        label = (Run(f"  ({token.info})"),) if token.info else ()
        yield Node("paragraph", span, end, (*runs, *label)) if runs or label else Node("markup", span, end)


def inline_footnotes(env: Mapping[str, Any], reader: Reader, file: str, lines: Mapping[str, int]) -> Iterator[Node]:
    """`^[text]` as footnotes; `lines` says where each is referred to."""
    for number, data in env.get("footnotes", {}).get("list", {}).items():
        if "tokens" in data:
            label = f"^{number}"
            line = lines.get(label, 1)
            span = Span(file, line)
            pieces = reader.inline.pieces(data["tokens"], span, line)
            yield Node("footnote", span, line, children=tuple(_paragraph(pieces, span, line)), info=label)


def _paragraph(pieces: Sequence[Piece], span: Span, end: int) -> Iterator[Node]:
    """A paragraph cut at its pictures, in order; comments after it."""
    only = not any(piece.node is not None and piece.node.kind == "picture" for piece in pieces)
    if only and pieces:
        runs = trim(run for piece in pieces for run in piece.runs)
        if runs:
            yield Node("paragraph", span, end, runs)
    for piece in pieces:
        if piece.node is not None:
            yield piece.node
        elif not only and trim(piece.runs):
            yield Node("paragraph", replace(span, line=piece.line), end, trim(piece.runs))
    if not pieces:
        yield Node("paragraph", span, end)


def _attributes(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], dict[str, str]]:
    """A heading's words, and the attributes that were written after them."""
    text = plain(runs)
    found = _ATTRIBUTES.search(text)
    if found is None or not runs or runs[-1].code or BREAK in found.group():
        return runs, {}
    _, _, attributes = described(found.group(1))
    return cut(runs, 0, found.start()), attributes


def described(text: str) -> tuple[str, str, dict[str, str]]:
    """A container's words as its name, its title and its attributes.

    Written `name`, `name Title`, `{.name key=value}` or `{name} Title`; a container with a long row of classes has the first as
    its name.
    """
    braces = re.search(r"\{([^{}]*)\}", text)
    outside = (text[: braces.start()] + text[braces.end() :] if braces else text).strip(" :")
    words = _WORD.findall(braces.group(1)) if braces else _WORD.findall(text) if text.startswith(("#", ".")) else []
    classes = [word.lstrip(".") for word in words if word.startswith(".") or (not word.startswith("#") and "=" not in word)]
    attributes = pairs(" ".join(word for word in words if "=" in word and not word.startswith((".", "#"))))
    attributes |= dict([("id", word[1:]) for word in words if word.startswith("#")][-1:])
    attributes |= {"class": " ".join(classes)} if classes else {}
    if classes:
        return classes[0].lower(), "" if text.startswith((".", "#")) else outside, attributes
    name, _, title = outside.partition(" ")
    return name.lower().lstrip("."), title.strip(), attributes
