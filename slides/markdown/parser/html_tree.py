"""Open HTML elements in each other, and the nodes they become."""

from __future__ import annotations

from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser.html_boxes import BOXES, html_box, means_nothing, settled_boxes
from slides.markdown.parser.html_frames import LARGEST_START, OpenElement, apart, cell_of, fitting, odd_start, start
from slides.markdown.parser.html_tables import html_table, in_words, layout_rows, text_of_nodes
from slides.markdown.parser.inline import Inline
from slides.markdown.parser.node import Node
from slides.text.rich_text import BREAK, LIST_MARK, Run, bold, plain, trim

_DEEPEST = 60
"""Elements nested deeper than this are read as if they stood side by side."""
_KINDS = {"ul": "list", "ol": "list", "li": "item", "blockquote": "quote", "table": "table", "tr": "row", "dl": "terms", "dd": "meaning"}
_CELLS = ("td", "th")
_GROUPS = ("thead", "tbody", "tfoot")
_SCHEMES = {"a": "alphaLcPeriod", "A": "alphaUcPeriod", "i": "romanLcPeriod", "I": "romanUcPeriod"}
"""An ordered list's `type` -> how its numbers are written (`ST_TextAutonumberScheme`)."""
_SIBLINGS = {
    "li": (("li",), ("ul", "ol")),
    "tr": (("tr", *_CELLS), ("table",)),
    "td": (_CELLS, ("tr", "table")),
    "th": (_CELLS, ("tr", "table")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    **dict.fromkeys(_GROUPS, ((*_GROUPS, "tr", *_CELLS), ("table",))),
}
_HEADING = pattern(r"h[1-6]")
ENTERED = frozenset({*_KINDS, *_CELLS, *_GROUPS, *BOXES, "pre", "summary", "caption", "dt", *(f"h{level}" for level in range(1, 7))})
"""Elements that hold others, or are a node of their own."""


class HtmlTree:
    """A stack of open elements, what they hold so far, and the words that are no node yet."""

    def __init__(self, inline: Inline) -> None:
        self.inline = inline
        self.span = Span(inline.file)
        self.end = 0
        self.runs: list[Run] = []
        self.pictures: list[Node] = []
        self.stack = [OpenElement("", "", 1)]
        self.literal = 0

    @property
    def here(self) -> Span:
        """The line that reading has come to."""
        return self.span

    @property
    def is_open(self) -> bool:
        """Whether an element waits for its end."""
        return len(self.stack) > 1

    @property
    def cell(self) -> OpenElement | None:
        """The innermost cell that is open."""
        return next((frame for frame in reversed(self.stack) if frame.tag in _CELLS), None)

    def take(self, node: Node) -> None:
        """A node of Markdown that stands in what is open."""
        if node.kind in ("footnote", "definition", "markup", "comment", "front matter"):
            place = self.stack[-1] if node.kind == "comment" and self.cell is None else self.stack[0]
            place.children.append(node)
            return
        for frame in self.stack[1:]:
            frame.held = True
        if node.kind == "paragraph" and _HEADING.fullmatch(self.stack[-1].tag) and not node.children:
            frame = self.stack[-1]
            node = replace(node, kind="heading", level=int(frame.tag[1]), attributes=frame.attributes)
        self.put(node)

    def done(self) -> list[Node]:
        """The nodes so far of what is not open, taken out."""
        found, self.stack[0].children = self.stack[0].children, []
        return found

    def finish(self) -> list[Node]:
        """All nodes, every element closed. Markdown in what its author never closed is read as if nothing were round it."""
        while self.is_open:
            self.leave(self.stack[-1].tag, forced=True)
        self.flush()
        return self.done()

    def put(self, node: Node) -> None:
        """A node in the element that is open; a cell notes its words."""
        self.stack[-1].children.append(node)
        cell = self.cell
        if cell is not None and node.kind not in ("anchor", "comment"):
            cell.say([Run(BREAK), *text_of_nodes((node,)), Run(BREAK)])

    def node(self, kind: str, **parts: object) -> None:
        """A node in the element that is open, whose words a cell has already."""
        self.stack[-1].children.append(Node(kind, self.here, self.end, **parts))  # type: ignore[arg-type]

    def flush(self) -> None:
        """The words so far as a paragraph, a heading, a term or code, by the element they stand in; its pictures after it."""
        runs, self.runs = trim(self.runs), []
        pictures, self.pictures = self.pictures, []
        frame = self.stack[-1]
        if runs and _HEADING.fullmatch(frame.tag):
            self.node("heading", runs=runs, level=int(frame.tag[1]), attributes=frame.attributes)
        elif runs and frame.tag == "pre":
            self.code(runs, frame)
        elif runs and frame.tag == "dt":
            self.node("term", runs=runs)
        elif runs:
            caption = {"caption": ""} if frame.tag == "figcaption" else {}
            self.node("paragraph", runs=bold(runs) if frame.tag in ("summary", "caption") else runs, attributes=caption)
        if (cell := self.cell) is not None and runs:
            cell.parted = True
        frame.children += pictures

    def code(self, runs: tuple[Run, ...], frame: OpenElement) -> None:
        """What stands in `pre`: code, or a diagram."""
        drawn = "mermaid" in frame.attributes.get("class", "").split()
        attributes = {} if drawn else frame.attributes
        self.node(
            "code", text=plain(runs).strip("\n") + "\n" if drawn else plain(runs) + "\n", info="mermaid" * drawn, attributes=attributes
        )

    def enter(self, tag: str, given: dict[str, str]) -> None:
        """An element that holds others, or is a node of its own."""
        self.end_before(tag)
        self.flush()
        tabular = tag == "tr" or tag in _CELLS or tag in _GROUPS
        if len(self.stack) >= _DEEPEST or (tabular and not any(frame.tag == "table" for frame in self.stack)):
            return
        if tag in _CELLS and (self.stack[-1].tag == "table" or self.stack[-1].tag in _GROUPS):
            self.stack.append(OpenElement("tr", "row", self.here.line))
        tag = "pre" if tag in BOXES and "mermaid" in given.get("class", "").split() else tag
        self.literal += tag == "pre"
        if tag == "li" and (cell := self.cell) is not None:
            ordered = self.stack[-1].tag == "ol"
            number = sum(child.kind == "item" for child in self.stack[-1].children)
            cell.say([Run(BREAK), Run(f"{start(self.stack[-1]) + number}. " if ordered else LIST_MARK)])
        self.stack.append(OpenElement(tag, _KINDS.get(tag, ""), self.here.line, attributes=given))

    def end_before(self, tag: str) -> None:
        """End what HTML lets an author leave open: an item before the next, a row, a cell, a term."""
        siblings, bounds = _SIBLINGS.get(tag, ((), ()))
        for at in range(len(self.stack) - 1, 0, -1):
            if self.stack[at].tag in bounds:
                return
            if self.stack[at].tag in siblings:
                while len(self.stack) > at:
                    self.leave(self.stack[-1].tag)

    def leave(self, tag: str, *, forced: bool = False) -> None:
        """Close the innermost element. forced: nobody wrote its end."""
        self.flush()
        self.literal -= tag == "pre"
        frame = self.stack.pop()
        outer = self.stack[-1]
        if forced and frame.held:
            outer.children += settled_boxes(apart(frame.children))
            return
        node = Node(frame.kind, replace(self.span, line=frame.line), max(self.end, frame.line))
        if tag in _CELLS:
            outer.children.append(cell_of(frame, node))
        elif tag in _GROUPS:
            group = {"group": f"{tag} {frame.line} {len(outer.children)}"}
            outer.children += [replace(child, attributes=group) if child.kind == "row" else child for child in frame.children]
        elif tag == "table":
            self.table(frame, node)
        elif tag in BOXES:
            found = html_box(tag, frame.attributes, frame.children, node)
            outer.children.append(found)
            if means_nothing(found):
                self.inline.unused.add(tag, node.span, frame.attributes)
        elif not frame.kind:
            outer.children += settled_boxes(frame.children)
        elif frame.children or frame.kind == "row":
            level = start(frame) if tag == "ol" else 0
            if tag == "ol" and (odd := odd_start(frame)):
                message = f"start={odd[:40]!r} is not a valid first number for a list: the list begins with 1"
                hint = f"write a whole number up to {LARGEST_START:,}"
                self.inline.problems.append(Problem(rule_catalogue.RAW_HTML, node.span, message, hint))
            scheme = _SCHEMES.get(frame.attributes.get("type", ""), "") if tag == "ol" else ""
            outer.children.append(replace(node, children=tuple(fitting(frame)), level=level, info=scheme))

    def table(self, frame: OpenElement, node: Node) -> None:
        """A table's end: as a table, or as what it lays out. What stands in it but in no row stands before it."""
        rows = [child for child in frame.children if child.kind == "row"]
        before = [child for child in frame.children if child.kind != "row"]
        outer = self.stack[-1]
        outer.children += settled_boxes(before)
        if not any(row.children for row in rows):
            return
        heads = any("th" in cell.attributes for row in rows for cell in row.children)
        found = html_table(rows, replace(node, info="headed" if heads else ""), self.inline.problems)
        sides = layout_rows(found) if self.cell is None else None
        if sides is not None:
            outer.children += sides
            return
        for row in found.children:
            for cell in row.children:
                for child in cell.children:
                    if child.kind == "picture":
                        self.inline.described(child)
        self.put(replace(found, children=tuple(replace(row, children=tuple(map(in_words, row.children))) for row in found.children)))
