"""A piece of raw HTML -> nodes: what a presenter means by it, with every word kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from slides import codes
from slides.ground import Problem, Span
from slides.outline.inline import Inline, Style
from slides.outline.node import Node
from slides.outline.tags import BLOCKS, DROPPED, STYLES
from slides.patterns import pattern
from slides.words import BREAK, Run, bold, plain, trim

_UNFINISHED = pattern(r"<[^<>]*\Z")
_OPENS = pattern(rf"<({'|'.join(sorted(DROPPED))})\b(?:[^<>]++|<(?!{'|'.join(sorted(DROPPED))}))*+>", re.IGNORECASE)
_DEEPEST = 60
"""Elements nested deeper than this are read as if they stood side by side."""
_KINDS = {"ul": "list", "ol": "list", "li": "item", "blockquote": "quote", "table": "table", "tr": "row", "dl": "terms", "dd": "meaning"}
_CELLS = ("td", "th")
_SIBLINGS = {
    "li": (("li",), ("ul", "ol")),
    "tr": (("tr",), ("table",)),
    "td": (_CELLS, ("tr", "table")),
    "th": (_CELLS, ("tr", "table")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
}
_HEADING = pattern(r"h[1-6]")


@dataclass(slots=True)
class _Frame:
    """An element that holds others, while it is open."""

    tag: str
    kind: str
    line: int
    children: list[Node] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)


def fragment(content: str, span: Span, end: int, inline: Inline) -> list[Node]:
    """The nodes of an HTML block. Tags without a meaning are counted in `inline`; their text stays. Never raises."""
    content = _without_unclosed(content, span, inline)
    tail = _UNFINISHED.search(content)
    reader = _Fragment(span, end, inline)
    reader.feed(content[: tail.start()] if tail else content)
    reader.close()
    if tail:
        reader.handle_data(tail.group())
    return reader.finish()


def _without_unclosed(content: str, span: Span, inline: Inline) -> str:
    """The block without tags whose content is dropped but that are never closed: what follows them is kept, and they are told."""
    lower = content.lower()
    ends = {name: lower.rfind(f"</{name}") for name in DROPPED}

    def keep(found: re.Match[str]) -> str:
        if ends[found[1].lower()] > found.start():
            return found[0]
        inline.problems.append(
            Problem(codes.RAW_HTML, span, f"HTML <{found[1].lower()}> is never closed: it is left out", "close or delete it")
        )
        return "\n" * found[0].count("\n")

    return _OPENS.sub(keep, content)


class _Fragment(HTMLParser):
    """Follows the tags with a stack of open elements; what is never closed is closed at the end."""

    def __init__(self, span: Span, end: int, inline: Inline) -> None:
        super().__init__(convert_charrefs=True)
        self.span = span
        self.end = end
        self.inline = inline
        self.style = Style()
        self.runs: list[Run] = []
        self.stack = [_Frame("", "", span.line)]
        self.dropped = 0
        self.literal = 0

    @property
    def here(self) -> Span:
        """The line that the parser has come to."""
        return replace(self.span, line=min(self.span.line + self.getpos()[0] - 1, max(self.end, self.span.line)))

    @property
    def in_table(self) -> bool:
        """Whether a table, a row or a cell is open: only words can stand there."""
        return any(frame.tag in _CELLS or frame.kind in ("table", "row") for frame in self.stack)

    def finish(self) -> list[Node]:
        """All nodes, every element closed."""
        while len(self.stack) > 1:
            self.leave(self.stack[-1].tag)
        self.flush()
        return self.stack[0].children

    def node(self, kind: str, **parts: object) -> None:
        """A node in the element that is open."""
        self.stack[-1].children.append(Node(kind, self.here, self.end, **parts))  # type: ignore[arg-type]

    def flush(self) -> None:
        """The words so far as a paragraph, a heading, a term or code, by the element they stand in."""
        runs, self.runs = trim(self.runs), []
        tag = self.stack[-1].tag
        if not runs:
            return
        if _HEADING.fullmatch(tag):
            self.node("heading", runs=runs, level=int(tag[1]), attributes=self.stack[-1].attributes)
        elif tag == "pre":
            self.node("code", text=plain(runs) + "\n", attributes=self.stack[-1].attributes)
        elif tag == "dt":
            self.node("term", runs=runs)
        else:
            self.node("paragraph", runs=bold(runs) if tag in ("summary", "caption") else runs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = {key: value or "" for key, value in attrs}
        self.inline.unused.add(tag, self.here)
        if tag in DROPPED:
            self.dropped += 1
        elif tag in STYLES:
            if tag == "code" and self.literal and "class" in given:
                self.stack[-1].attributes.setdefault("class", given["class"])
            self.style.turn(STYLES[tag], on=True)
        elif tag == "br":
            self.join(BREAK)
        elif tag == "img" and given.get("src"):
            self.picture(given)
        elif tag == "a":
            self.style.link = self.inline.link(given.get("href", ""), self.here)
            self.style.tip = given.get("title", "")
        elif tag == "input" and given.get("type") == "checkbox":
            self.join("\u2612 " if "checked" in given else "\u2610 ")
        elif tag in _KINDS or tag in _CELLS or tag in ("pre", "summary", "caption", "dt") or _HEADING.fullmatch(tag):
            self.enter(tag, given)
        elif tag in BLOCKS or tag == "hr":
            self.flush()

    def enter(self, tag: str, given: dict[str, str]) -> None:
        """An element that holds others, or is a node of its own."""
        self.end_before(tag)
        self.flush()
        if len(self.stack) < _DEEPEST:
            self.literal += tag == "pre"
            self.stack.append(_Frame(tag, _KINDS.get(tag, ""), self.here.line, attributes=given))

    def end_before(self, tag: str) -> None:
        """End what HTML lets an author leave open: an item before the next, a row, a cell, a term."""
        siblings, bound = _SIBLINGS.get(tag, ((), ()))
        for at in range(len(self.stack) - 1, 0, -1):
            if self.stack[at].tag in bound:
                return
            if self.stack[at].tag in siblings:
                while len(self.stack) > at:
                    self.leave(self.stack[-1].tag)

    def picture(self, given: dict[str, str]) -> None:
        """A picture; in a table its description."""
        if self.in_table:
            self.join(given.get("alt", "") or given["src"])
            self.inline.described(self.here)
            return
        self.flush()
        attributes = {key: value for key, value in given.items() if key not in ("src", "alt")}
        attributes |= {"link": self.style.link} if self.style.link else {}
        self.node("picture", text=given.get("alt", ""), info=given["src"], attributes=attributes)

    def handle_endtag(self, tag: str) -> None:
        """An element ends; one that was never begun says nothing."""
        if tag in DROPPED:
            self.dropped = max(self.dropped - 1, 0)
        elif tag in STYLES:
            self.style.turn(STYLES[tag], on=False)
        elif tag == "a":
            self.style.link = ""
        elif any(frame.tag == tag for frame in self.stack):
            while self.stack[-1].tag != tag:
                self.leave(self.stack[-1].tag)
            self.leave(tag)
        elif tag in BLOCKS:
            self.flush()

    def leave(self, tag: str) -> None:
        """Close the innermost element."""
        self.literal -= tag == "pre"
        if tag in _CELLS:
            self.cell()
            return
        self.flush()
        frame = self.stack.pop()
        outer = self.stack[-1]
        if not frame.kind:
            outer.children.extend(frame.children)
        elif frame.children:
            span = replace(self.span, line=frame.line)
            children = tuple(_fitting(frame))
            level = _start(frame) if frame.tag == "ol" else 0
            outer.children.append(Node(frame.kind, span, self.end, children=children, level=level))

    def cell(self) -> None:
        """A table's cell: all its words, paragraphs parted by line breaks."""
        frame = self.stack.pop()
        runs = _words(frame.children)
        rest = trim(self.runs)
        self.runs = []
        runs += [Run(BREAK), *rest] if runs and rest else rest
        align = frame.attributes.get("align", "")
        span = replace(self.span, line=frame.line)
        self.stack[-1].children.append(Node("cell", span, self.end, trim(runs), info=align if align in ("center", "right", "left") else ""))

    def handle_data(self, data: str) -> None:
        """Words; white space is folded outside `<pre>`."""
        if self.dropped:
            return
        if self.literal:
            self.join(data)
            return
        self.join(re.sub(r"[ \t\n\r\f]+", " ", data))

    def join(self, text: str) -> None:
        """Words in the present style."""
        if text and not (text == " " and (not self.runs or self.runs[-1].text.endswith((" ", BREAK)))):
            self.runs.append(self.style.run(text))

    def handle_comment(self, data: str) -> None:
        """A comment is what the presenter says; one in a table stands before it, for a cell would show it."""
        if data.strip():
            place = self.stack[0] if self.in_table else self.stack[-1]
            place.children.append(Node("comment", self.here, self.end, text=data.strip()))

    def handle_pi(self, data: str) -> None:
        """A processing instruction is named."""
        self.told(f"<?{data}")

    def handle_decl(self, decl: str) -> None:
        """A declaration is named."""
        self.told(f"<!{decl}")

    def unknown_decl(self, data: str) -> None:
        """A marked section is named."""
        self.told(f"<![{data}")

    def told(self, text: str) -> None:
        """Something that is no text for a reader."""
        words = " ".join(text.split())[:60]
        self.inline.problems.append(Problem(codes.RAW_HTML, self.here, f"HTML {words} is left out", "it says nothing on a slide"))


def _start(frame: _Frame) -> int:
    """The first number of an ordered list."""
    text = frame.attributes.get("start", "1")
    return int(text) if text.isdigit() and len(text) < 9 else 1


def _fitting(frame: _Frame) -> list[Node]:
    """Children of the kind that an element takes: items in lists, rows in tables, cells in rows; all of one width in a table."""
    wanted = {"list": "item", "table": "row", "row": "cell"}.get(frame.kind)
    if wanted is None:
        return frame.children
    found = [child if child.kind == wanted else _wrapped(child, wanted) for child in frame.children]
    if wanted != "row":
        return found
    width = max((len(row.children) for row in found), default=0)
    empty = tuple(Node("cell", found[0].span, found[0].end) for _ in range(width)) if found else ()
    return [replace(row, children=(*row.children, *empty[len(row.children) :])) for row in found]


def _wrapped(child: Node, wanted: str) -> Node:
    """What stands where only items, rows or cells should, as one of them: in a table, all its words."""
    if wanted == "item":
        return Node(wanted, child.span, child.end, children=(child,))
    cell = Node("cell", child.span, child.end, tuple(_words((child,))), info=child.info if child.kind == "cell" else "")
    return cell if wanted == "cell" else Node(wanted, child.span, child.end, children=(cell,))


def _words(nodes: Iterable[Node]) -> list[Run]:
    """All words of nodes as one text, those of each on lines of their own."""
    runs: list[Run] = []
    for node in nodes:
        for inner in node.walk():
            words = inner.runs or ((Run(inner.text, code=inner.kind == "code"),) if inner.text else ())
            runs += [Run(BREAK), *words] if runs and words else words
    return runs
