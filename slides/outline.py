"""Markdown -> Nodes: the only file that knows markdown-it.

Parsing never raises: any text gives nodes in source order, each with its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from slides.characters import clean_text
from slides.ground import Problem, Span
from slides.links import leads_somewhere
from slides.words import BREAK, Run, trim

DEEPEST = 120
"""Blocks nested deeper than this (a list counts twice a level) are not read, and told."""


@dataclass(frozen=True, slots=True)
class Node:
    """One piece of the outline's source.

    kind: front matter, heading, paragraph, list, item, quote, table, row, cell, code, comment, html, rule, container,
    picture or definition. `level` is a heading's level or an ordered list's first number (0: a bulleted list); `info` a
    fence's language, a container's words, a cell's alignment or a picture's path; `text` what is taken literally.
    """

    kind: str
    span: Span
    end: int
    runs: tuple[Run, ...] = ()
    children: tuple[Node, ...] = ()
    text: str = ""
    info: str = ""
    level: int = 0
    attributes: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """CommonMark with GitHub's tables and strikethrough, front matter, `{…}` attributes and `:::` containers.

    Every link becomes one here; `leads_somewhere` says which a deck may hold, so that what is left out can be told.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    parser.validateLink = lambda _: True  # type: ignore[assignment]
    front_matter_plugin(parser)
    attrs_plugin(parser, spans=False)
    container_plugin(parser, "div", validate=lambda words, *_: bool(words.strip()))
    return parser


def parse(text: str, file: str) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The outline's nodes in source order, and what had to be cleaned or could not be read.

    Every non-blank line of `text` lies between the `span.line` and `end` of some node. Never raises.
    """
    problems: list[Problem] = []
    clean = clean_text(text, file, problems)
    env: dict[str, dict[str, dict[str, list[int]]]] = {}
    tokens = _parser().parse(clean, env)
    deep = next((token for token in tokens if token.level >= DEEPEST - 1), None)
    if deep is not None:
        line = deep.map[0] + 1 if deep.map else 1
        problems.append(Problem(Span(file, line), f"nested more than {DEEPEST // 2} deep: what is deeper is left out", "flatten it"))
    problems += _slips(tokens, clean.split("\n"), file)
    nodes = list(_Reader(file, problems).blocks(iter(tokens)))
    definitions = [entry["map"] for entry in env.get("references", {}).values() if "map" in entry]
    definitions += [entry["map"] for entry in env.get("duplicate_refs", [])]  # type: ignore[misc, index]
    nodes += [Node("definition", Span(file, first + 1), last) for first, last in definitions]
    nodes.sort(key=lambda node: node.span.line)
    return tuple(nodes), tuple(problems)


def _slips(tokens: Sequence[Token], lines: list[str], file: str) -> Iterator[Problem]:
    """What Markdown swallows without a word: containers and fences that are never closed, cells beyond a table's header."""
    columns = 0
    for token in tokens:
        if not token.map:
            continue
        first, last = token.map
        end = lines[min(last, len(lines)) - 1].strip(" \t>")
        if token.type == "container_div_open" and not (end.startswith(token.markup) or ":::" in "".join(lines[last : last + 1])):
            yield Problem(
                Span(file, first + 1), f"::: {token.info.strip()} is never closed: it holds all that follows", "close it with a line :::"
            )
        elif token.type == "fence" and (last - first < 2 or not end.startswith(token.markup)):
            yield Problem(Span(file, first + 1), "code is never closed: it holds all that follows", f"close it with a line {token.markup}")
        elif token.type == "tr_open":
            cells = re.split(r"(?<!\\)\|", lines[first].strip().removeprefix("|").removesuffix("|"))
            columns = columns or len(cells)
            if len(cells) > columns:
                yield Problem(
                    Span(file, first + 1),
                    f"cells beyond the header are left out: {' | '.join(cells[columns:]).strip()}",
                    "widen the header",
                )
        elif token.type == "table_open":
            columns = 0


class _Reader:
    """Walks markdown-it's flat tokens once and builds the tree of nodes."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems

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
        end = token.map[1] if token.map else line + 1
        kind = token.type.removesuffix("_open")
        if kind in ("paragraph", "heading", "th", "td"):
            inline = next(tokens)
            next(tokens)
            yield from self.text_block(kind, token, inline, span, end)
        elif kind in ("fence", "code_block"):
            yield Node("code", span, end, text=token.content, info=token.info.strip())
        elif kind == "html_block":
            yield from self.html(token.content, span, end)
        elif kind == "front_matter":
            yield Node("front matter", span, end, text=token.content)
        elif kind == "hr":
            yield Node("rule", span, end)
        elif kind in ("thead", "tbody"):
            yield from self.blocks(tokens, line)
        else:
            children = tuple(self.blocks(tokens, line))
            start = token.attrs.get("start", 1) if kind == "ordered_list" else 0
            name = _NAMES.get(kind, "container" if kind.startswith("container") else kind)
            yield Node(name, span, end, children=children, info=token.info.strip(), level=int(start))

    def text_block(self, kind: str, token: Token, inline: Token, span: Span, end: int) -> Iterator[Node]:
        """A paragraph, heading or cell; a paragraph's pictures become nodes of their own beside it."""
        comments = [child.content for child in inline.children or () if child.type == "html_inline" and child.content.startswith("<!--")]
        if kind == "heading":
            yield Node("heading", span, end, self.runs(inline, span), level=int(token.tag[1]))
        elif kind in ("th", "td"):
            align = str(token.attrs.get("style", "")).removeprefix("text-align:")
            inside = tuple(Node("comment", span, end, text=content[4:].removesuffix("-->").strip()) for content in comments)
            yield Node("cell", span, end, self.runs(inline, span), inside, info=align)
        else:
            yield from self.paragraph(inline, span, end)
        if kind not in ("th", "td"):
            yield from (Node("comment", span, end, text=content[4:].removesuffix("-->").strip()) for content in comments)

    def paragraph(self, inline: Token, span: Span, end: int) -> Iterator[Node]:
        """A paragraph cut at its pictures, in order."""
        children = inline.children or []
        if not any(child.type == "image" for child in children):
            yield Node("paragraph", span, end, self.runs(inline, span))
            return
        line = begin = span.line
        stretch: list[Token] = []
        for child in children:
            if child.type != "image":
                line += child.type in ("softbreak", "hardbreak")
                begin = begin if stretch else line
                stretch.append(child)
                continue
            yield from self.stretch(stretch, replace(span, line=begin), end)
            stretch = []
            alt = "".join(" " if part.type == "softbreak" else part.content for part in child.children or ())
            attributes = {key: str(value) for key, value in child.attrs.items() if key not in ("src", "alt")}
            yield Node("picture", replace(span, line=line), end, text=alt, info=str(child.attrs["src"]), attributes=attributes)
        yield from self.stretch(stretch, replace(span, line=begin), end)

    def stretch(self, tokens: list[Token], span: Span, end: int) -> Iterator[Node]:
        """What stands between two pictures of a paragraph, if anything does."""
        runs = trim(self.inline(tokens, span))
        if runs:
            yield Node("paragraph", span, end, runs)

    def html(self, content: str, span: Span, end: int) -> Iterator[Node]:
        """An HTML block: a comment, or markup that is passed on as it is."""
        comment = re.fullmatch(r"\s*<!--(.*?)-->\s*", content, re.DOTALL)
        if comment:
            yield Node("comment", span, end, text=comment.group(1).strip())
        else:
            yield Node("html", span, end, text=content.strip())

    def runs(self, inline: Token, span: Span) -> tuple[Run, ...]:
        """The runs of one inline token, without white space at the ends."""
        return trim(self.inline(inline.children or [], span))

    def inline(self, tokens: list[Token], span: Span) -> tuple[Run, ...]:
        """Inline tokens as runs; neighbours in one style are joined."""
        runs: list[Run] = []
        style = _Style()
        line = span.line
        for at, token in enumerate(tokens):
            text = style.take(token)
            if token.type == "link_open" and not leads_somewhere(style.link):
                message = f"the link to {style.link[:60]} is left out"
                self.problems.append(Problem(replace(span, line=line), message, "links go to http, https, mailto, tel, or #a-heading"))
                style.link = ""
            if token.type == "softbreak" and at + 1 < len(tokens) and _ATTRIBUTION.match(tokens[at + 1].content):
                text = BREAK
            line += token.type in ("softbreak", "hardbreak")
            if token.type == "image":
                text = "".join(part.content for part in token.children or ())
                self.problems.append(Problem(replace(span, line=line), "a picture inside text shows as its description"))
            elif token.type == "html_inline":
                text = self.inline_html(token.content, replace(span, line=line))
            if text:
                _join(runs, style.run(text, code=token.type == "code_inline"))
        return tuple(runs)

    def inline_html(self, content: str, span: Span) -> str:
        """A line break for `<br>`, nothing for a comment; other tags are left out and reported."""
        if re.fullmatch(r"<br\s*/?>", content, re.IGNORECASE):
            return BREAK
        if not content.startswith("<!--"):
            self.problems.append(Problem(span, f"HTML {content} is left out", "write it in Markdown"))
        return ""


_NAMES = {
    "bullet_list": "list",
    "ordered_list": "list",
    "list_item": "item",
    "blockquote": "quote",
    "tr": "row",
}


_ATTRIBUTION = re.compile(r"(\u2014|\u2013|--) ?\S")
"""A source line that begins so is one on the slide too: it names who is quoted."""


class _Style:
    """The style that holds at one point of a line: how deep in emphasis, and in which link."""

    def __init__(self) -> None:
        self.depth = {"strong": 0, "em": 0, "s": 0}
        self.link = ""

    def take(self, token: Token) -> str:
        """Follow one token; the text it stands for."""
        name, _, side = token.type.rpartition("_")
        if name in self.depth:
            self.depth[name] += 1 if side == "open" else -1
        elif token.type == "link_open":
            self.link = str(token.attrs.get("href", ""))
            self.link = unquote(self.link) if self.link.startswith("#") else self.link
        elif token.type == "link_close":
            self.link = ""
        elif token.type in ("text", "code_inline", "text_special"):
            return token.content
        elif token.type == "softbreak":
            return " "
        elif token.type == "hardbreak":
            return BREAK
        return ""

    def run(self, text: str, *, code: bool) -> Run:
        """A run of `text` in the present style."""
        return Run(text, self.depth["strong"] > 0, self.depth["em"] > 0, code, self.depth["s"] > 0, self.link)


def _join(runs: list[Run], run: Run) -> None:
    """Add a run, or lengthen the last one where the style is the same."""
    if runs and replace(runs[-1], text=run.text) == run:
        runs[-1] = replace(run, text=runs[-1].text + run.text)
    else:
        runs.append(run)
