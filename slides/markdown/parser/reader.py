"""markdown-it's flat tokens -> a tree of nodes, in one walk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import with_changes
from slides.markdown.parser.attributes import without_attributes
from slides.markdown.parser.cells import has_pictures, pictured, with_descriptions
from slides.markdown.parser.code_cells import cell
from slides.markdown.parser.comments import comment, is_comment, tag_of
from slides.markdown.parser.html_boxes import settled_boxes
from slides.markdown.parser.inline import RAW, Inline, InlinePiece, untrue
from slides.markdown.parser.node import Node
from slides.markdown.parser.others import CELL
from slides.markdown.parser.paragraphs import split_paragraphs
from slides.markdown.parser.parsers import blocks, is_plain
from slides.markdown.parser.quarto import ASKING, CONTENTS, asks_for_contents, formula_with_names
from slides.markdown.parser.references import target
from slides.markdown.parser.tags import tag_attributes
from slides.markdown.parser.tex import without_notes
from slides.markdown.parser.tex_blocks import BEGINS, NOTE
from slides.text.rich_text import BREAK, Run, cut, plain, trim

if TYPE_CHECKING:
    from slides.markdown.parser.raw_html import Markup

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
_TEXTS = frozenset({"paragraph", "heading", "th", "td", "dt"})
"""Blocks that hold text."""
_ATTRIBUTES = pattern(r"(?:(?<!\s)\s++)?\{\s*+([#.][ \t]*+[\w-][^{}]*+|[#.]|-|[\w-]++=[^{}]*+)\}\s*$")
"""`{#id .class key=value}` at a heading's end, as pandoc writes it; `{-}` is its unnumbered. A blank behind the sign is a slip."""
_SIGN_APART = pattern(r"(?<!\S)([#.])[ \t]+(?=[\w-])")
_CLICKS = pattern(r"\A[^\S\n]*\{[\d|,* -]*(?:all[\d|,* -]*)*\}(?:\{[^{}\n]*\})?[^\S\n]*\n")
"""Which lines of a formula Slidev shows at which click: `$$ {1|3|all}`."""
MOVES = "magic-move"
"""What the fence is called that holds several states of the same code."""
_PARTING = frozenset({"hr", "slide_matter", "slide_slot"})
"""Blocks that part slides, and so end whatever HTML is open."""
_PAIRS = pattern(r"\s*+(?:[A-Za-z][\w-]*+=(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'{}=]++)(?:\s++|$))++")
_WORD = pattern(r"[#.]?[\w:-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s}]+))?")


class TokenReader:
    """Builds nodes from tokens; what must be reported on the way is gathered by `inline`. `before`: how many lines stand before them."""

    def __init__(self, file: str, inline: Inline, before: int = 0) -> None:
        self.file = file
        self.inline = inline
        self.before = before
        self.span = Span(file, 0)
        self.unclosed = False
        """Whether an HTML element was open where the tokens ended."""

    def blocks(self, tokens: Iterator[Token], line: int = 0) -> list[Node]:
        """The nodes up to the token that closes the present block."""
        nodes: list[Node] = []
        raw: Markup | None = None
        for token in tokens:
            if token.nesting < 0:
                break
            end = line + 1
            if token.map:
                line = token.map[0] + self.before
                end = max(token.map[1] + self.before, line + 1)
            if self.span.line != line + 1:
                self.span = Span(self.file, line + 1)
            if token.type == "html_block" and not is_comment(token.content):
                raw = raw or self.markup()
                nodes.append(Node("markup", self.span, end, info=tag_of(token.content)))
                raw.block(token.content, self.span, end)
                nodes += raw.done()
            elif raw is None or not raw.is_open:
                self.block(token, tokens, self.span, end, nodes)
            elif token.type in _PARTING:
                nodes += raw.finish()
                self.block(token, tokens, self.span, end, nodes)
            else:
                inside: list[Node] = []
                self.block(token, tokens, self.span, end, inside)
                for node in inside:
                    raw.take(node)
        if raw is None:
            return nodes
        self.unclosed = self.unclosed or raw.is_open
        return settled_boxes([*nodes, *raw.finish()])

    def markup(self) -> Markup:
        """What reads HTML blocks."""
        from slides.markdown.parser.raw_html import Markup

        return Markup(self.inline)

    def block(self, token: Token, tokens: Iterator[Token], span: Span, end: int, nodes: list[Node]) -> None:
        """One block token, with all that it encloses, as nodes after the others."""
        kind = token.type.removesuffix("_open")
        if kind in _TEXTS:
            text = next(tokens).content
            next(tokens)
            if kind == "paragraph" and text.startswith(ASKING) and asks_for_contents(text, span, self.inline.problems):
                nodes.append(Node("markup", span, end, info="" if text.startswith("<<<") else CONTENTS))
            else:
                self.text(kind, token, text, span, end, nodes)
        elif kind in ("thead", "tbody"):
            nodes.extend(self.blocks(tokens, span.line - 1))
        elif token.nesting > 0:
            node = self.holder(kind, token, tuple(self.blocks(tokens, span.line - 1)), span, end)
            nodes.extend(pictured(node, self.inline) if kind == "table" and has_pictures(node) else (node,))
        else:
            nodes.extend(self.leaf(kind, token, span, end))

    def text(self, kind: str, token: Token, text: str, span: Span, end: int, nodes: list[Node]) -> None:
        """A block's text as nodes after the others, what TeX says in it to the speaker as notes behind it."""
        text, said = without_notes(text) if NOTE in text else (text, [])
        named = target(text) if kind == "paragraph" and text.endswith("}") and "{#" in text else None
        text = text[: named.start()] if named else text
        self.inline.titled = kind == "heading"
        if is_plain(text):
            nodes.append(self.unmarked(kind, token, text.strip(), span, end))
        else:
            nodes.extend(
                self.marked(
                    kind,
                    token,
                    self.inline.read(text, span, end, listed=kind in ("th", "td"), whole=token.level == 0),
                    span,
                    end,
                )
            )
        if named and nodes[-1].kind == "paragraph":
            nodes[-1] = replace(nodes[-1], attributes={"id": named["id"]})
        for words in said if kind in ("paragraph", "heading") else ():
            paragraph = tuple(self.marked("paragraph", token, self.inline.read(words, span, end), span, end))
            nodes.append(Node("container", span, end, children=paragraph, info="notes"))

    def leaf(self, kind: str, token: Token, span: Span, end: int) -> Iterable[Node]:
        """A block that holds no others and no text to be read: code, a formula, a rule, what another program reads."""
        if kind in ("fence", "code_block"):
            return self.code(token, span, end)
        if kind == "html_block":
            return self.html(token.content, span, end)
        if kind.startswith("math_block"):
            return self.formula(token, span, end)
        if kind in ("front_matter", "slide_matter"):
            return (Node(kind.replace("slide_", "").replace("_", " "), span, end, text=token.content, info=token.info),)
        if kind == "percent_comment":
            return (Node("markup", span, end),)
        if kind in ("left_out", "not_read", "pause"):
            return self.told(token, span, end)
        if kind in ("slide_slot", "snippet", "include", "remark_pause"):
            return (Node(kind.removeprefix("slide_").removeprefix("remark_"), span, end, info=token.info),)
        return (Node("rule" if kind == "hr" else kind, span, end),)

    def holder(self, kind: str, token: Token, children: tuple[Node, ...], span: Span, end: int) -> Node:
        """A block that holds others: a list, an item, a quotation, a table, a container, a footnote."""
        if kind == "container_notes":
            return Node("container", span, end, children=children, info="notes", attributes={"element": "aside"})
        if kind == "ordered_list":
            scheme = token.meta.get("scheme", "") or ("arabicParenR" if token.markup == ")" else "")
            return Node("list", span, end, children=children, info=scheme, level=int(token.attrs.get("start", 1)))
        if kind == "footnote_reference":
            return Node("footnote", span, end, children=children, info=str(token.meta["label"]))
        if kind.startswith("container"):
            name, title, attributes = described_title(token.info)
            whole = " ".join(filter(None, (attributes.pop("title", ""), title)))
            return Node("container", span, end, children=children, info=name, text=whole, attributes=attributes)
        if kind == "blockquote" and len(children) == 1 and children[0].kind == "list":
            return children[0]
        given = dict(token.meta) if kind == "table" and token.meta else self.inline.attributes(token)
        return Node(_NAMES.get(kind, kind), span, end, children=children, attributes=given)

    def code(self, token: Token, span: Span, end: int) -> Iterator[Node]:
        """Code; a cell as its options ask for it; raw text for one format read where it is HTML, else left out and reported."""
        node = Node("code", span, end, text=token.content, info=token.info.strip(), attributes=self.inline.attributes(token))
        raw = RAW.fullmatch(node.info) if node.info.startswith("{=") else None
        if raw is None and MOVES in node.info and node.info.startswith("md "):
            yield from self.moves(node)
        elif raw is None:
            yield cell(node) if node.info.startswith("{") else node
        elif raw[1].lower() in ("tex", "latex", "beamer") and token.content.startswith(BEGINS):
            yield from TokenReader(self.file, self.inline, span.line).blocks(iter(blocks(token.content, {}, first=False)))
        elif raw[1].lower() in ("html", "html4", "html5"):
            yield from self.html(token.content, replace(span, line=span.line + 1), end)
        else:
            self.inline.raw(raw[1], token.content, span)
            yield Node("markup", span, end)

    def moves(self, node: Node) -> Iterator[Node]:
        """Slidev's `md magic-move`: fences that turn into each other. The last one is shown, the others are reported."""
        steps = [token for token in blocks(node.text, {}, first=False) if token.type == "fence"]
        if not steps:
            yield node
            return
        if len(steps) > 1:
            message = f"only the last of {len(steps)} steps of a magic-move block is shown"
            hint = "write the other steps as slides of their own if the audience should see them"
            self.inline.problems.append(Problem(rule_catalogue.NOT_CARRIED, node.span, message, hint))
        last = steps[-1]
        line = node.span.line + 1 + (last.map[0] if last.map else 0)
        yield Node("code", replace(node.span, line=line), node.end, text=last.content, info=last.info.strip())

    def told(self, token: Token, span: Span, end: int) -> Iterator[Node]:
        """What shows nothing: a pause, which says nothing either; else a line or a block that cannot be read, which is reported."""
        if token.meta.get("stray"):
            hint = "delete it, or open a container above it, such as `::: notes`"
            self.inline.problems.append(
                Problem(rule_catalogue.UNCLOSED, span, "a line of colons that closes no container is left out", hint)
            )
        elif token.content:
            self.inline.problems.append(Problem(rule_catalogue.NOT_READ, span, token.content, token.info))
        if token.type != "not_read":
            yield Node("markup", span, end)

    def unmarked(self, kind: str, token: Token, text: str, span: Span, end: int) -> Node:
        """A paragraph, heading, term or cell whose text holds no Markdown."""
        runs: tuple[Run, ...] = (Run(text),) if text else ()
        if kind == "paragraph":
            return Node("paragraph", span, end, without_attributes(runs))
        if kind == "heading":
            runs, attributes = _attributes(runs) if "{" in text else (runs, {})
            return Node("heading", span, end, trim(runs), level=int(token.tag[1]), attributes=attributes)
        return Node("term", span, end, runs) if kind == "dt" else _cell(token, Node("cell", span, end, runs))

    def marked(self, kind: str, token: Token, pieces: Sequence[InlinePiece], span: Span, end: int) -> Iterator[Node]:
        """A paragraph, heading, term or cell; pictures stand beside a paragraph or heading, comments inside a cell."""
        if kind == "paragraph":
            for node in split_paragraphs(pieces, span, end):
                yield replace(node, runs=kept) if (kept := without_attributes(node.runs)) is not node.runs else node
            return
        nodes = [piece.node for piece in pieces if piece.node is not None]
        pictures = [node for node in nodes if node.kind == "picture"]
        comments = tuple(node for node in nodes if node.kind in ("comment", "anchor"))
        runs = trim(run for piece in pieces for run in piece.runs)
        if kind in ("th", "td"):
            yield _cell(token, Node("cell", span, end, with_descriptions(pieces), (*pictures, *comments)))
            return
        if kind == "heading":
            runs, attributes = _attributes(runs)
            if pictures and not runs:
                runs = (Run(" ".join(filter(None, (node.text for node in pictures)))),)
            yield Node("heading", span, end, trim(runs), level=int(token.tag[1]), attributes=attributes)
        else:
            yield Node("term", span, end, runs)
        yield from (*pictures, *comments)

    def html(self, content: str, span: Span, end: int) -> Iterator[Node]:
        """HTML that stands alone: a comment, or markup with what it means."""
        if is_comment(content):
            yield comment(content, span, end)
            return
        raw = self.markup()
        raw.block(content, span, end)
        yield Node("markup", span, end, info=tag_of(content))
        yield from settled_boxes(raw.finish())

    def formula(self, token: Token, span: Span, end: int) -> Iterator[Node]:
        """A formula on lines of its own."""
        from slides.text import formulas

        content = _CLICKS.sub("", token.content, count=1)
        content = formula_with_names(content, lambda name: self.inline.others.add(CELL, name, span))
        runs, doubt = formulas.read_formula(content, display=True)
        if doubt:
            self.inline.problems.append(untrue(content, doubt, span, display=True))
        label = (Run(f"  ({token.info})"),) if token.info else ()
        shown = tuple(replace(run, tex=content.strip()) for run in runs)
        yield Node("paragraph", span, end, (*shown, *label)) if runs or label else Node("markup", span, end)


def inline_footnotes(env: Mapping[str, Any], inline: Inline, file: str) -> Iterator[Node]:
    """`^[text]` as footnotes, each where it is referred to."""
    for number, data in env.get("footnotes", {}).get("list", {}).items():
        if "tokens" in data:
            label = inline.inline_label(number)
            line = inline.references.get(label, 1)
            span = Span(file, line)
            pieces = inline.pieces(data["tokens"], span, line)
            yield Node("footnote", span, line, children=tuple(split_paragraphs(pieces, span, line)), info=label)


def _cell(token: Token, cell: Node) -> Node:
    """A cell with its alignment and, in a table drawn with characters or in TeX, with what it covers."""
    return with_changes(cell, info=_alignment(token), attributes=dict(token.meta) if token.meta else {})


def _alignment(token: Token) -> str:
    """How a cell's column is aligned; empty where the table does not say."""
    return str(token.attrs["style"]).removeprefix("text-align:") if "style" in token.attrs else ""


def _attributes(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], dict[str, str]]:
    """A heading's words, and the attributes that were written after them."""
    text = plain(runs)
    found = _ATTRIBUTES.search(text)
    if found is None or not runs or runs[-1].code or BREAK in found.group():
        return runs, {}
    said = _SIGN_APART.sub(r"\1", found.group(1))
    _, _, attributes = described_title(f"{{{said}}}")
    return cut(runs, 0, found.start()), attributes


def described_title(text: str) -> tuple[str, str, dict[str, str]]:
    """A container's words as its name, its title and its attributes.

    Written `name`, `name Title`, `{.name key=value}` or `{name} Title`; a container with a long row of classes has the first as
    its name.
    """
    if "{" not in text and not text.startswith(("#", ".")):
        name, _, title = text.strip(" :").partition(" ")
        only = "=" in title and _PAIRS.fullmatch(title) is not None
        return name.lower().lstrip("."), "" if only else title.strip(), tag_attributes(title) if only else {}
    braces = re.search(r"\{([^{}]*)\}", text)
    outside = (text[: braces.start()] + text[braces.end() :] if braces else text).strip(" :")
    words = _WORD.findall(braces.group(1)) if braces else _WORD.findall(text) if text.startswith(("#", ".")) else []
    classes = [word.lstrip(".") for word in words if word.startswith(".") or (not word.startswith("#") and "=" not in word)]
    attributes = tag_attributes(" ".join(word for word in words if "=" in word and not word.startswith((".", "#"))))
    attributes |= dict([("id", word[1:]) for word in words if word.startswith("#")][-1:])
    attributes |= {"class": " ".join(classes)} if classes else {}
    if classes:
        return classes[0].lower(), "" if text.startswith((".", "#")) else outside, attributes
    name, _, title = outside.partition(" ")
    return name.lower().lstrip("."), title.strip(), attributes
