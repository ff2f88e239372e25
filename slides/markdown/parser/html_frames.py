"""An HTML element while it is open, and what becomes of it at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from slides.base.lazy_regex import pattern
from slides.markdown.parser.html_boxes import settled_boxes
from slides.markdown.parser.html_tables import text_of_nodes
from slides.markdown.parser.node import Node
from slides.text.rich_text import BREAK, Run, trim
from slides.text.sanitize import whole_number

_ALIGN = pattern(r"(?:^|;)\s*text-align\s*:\s*(left|right|center)")


@dataclass(slots=True)
class OpenElement:
    """An element that holds others, while it is open. `words`: all that a cell says; `held`: Markdown stands in it."""

    tag: str
    kind: str
    line: int
    children: list[Node] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    words: list[Run] = field(default_factory=list)
    parted: bool = False
    held: bool = False

    def say(self, runs: Sequence[Run]) -> None:
        """Words in a cell; a line break before the next where one was asked for."""
        for run in runs:
            if run.text == BREAK:
                self.parted = bool(self.words)
            elif not self.parted:
                self.words.append(run)
            elif run.text.strip():
                self.words += [Run(BREAK), run.saying(run.text.lstrip())]
                self.parted = False


LARGEST_START = 32_767
"""PowerPoint numbers lists up to here."""


def start(frame: OpenElement) -> int:
    """The first number of an ordered list; 1 where what it gives is none."""
    found = whole_number(frame.attributes.get("start", "1"), 0, LARGEST_START)
    return 1 if found is None else found


def odd_start(frame: OpenElement) -> str:
    """What an ordered list gives as its first number and is none; empty for any other."""
    text = frame.attributes.get("start", "1")
    return text if whole_number(text, 0, LARGEST_START) is None else ""


def cell_of(frame: OpenElement, node: Node) -> Node:
    """A table's cell: all its words, paragraphs separated by line breaks; and what they are taken from."""
    styled = _ALIGN.search(frame.attributes.get("style", "")[:200].lower())
    align = styled[1] if styled else frame.attributes.get("align", "").lower()
    given = {key: value for key, value in frame.attributes.items() if key in ("rowspan", "colspan")}
    given |= {"th": ""} if frame.tag == "th" else {}
    runs = trim(frame.words)
    info = align if align in ("center", "right", "left") else ""
    return replace(node, kind="cell", runs=runs, children=tuple(settled_boxes(frame.children)), info=info, attributes=given)


def fitting(frame: OpenElement) -> list[Node]:
    """Children of the kind that an element takes: items in lists, cells in rows."""
    wanted = {"list": "item", "row": "cell"}.get(frame.kind)
    children = settled_boxes(frame.children)
    if wanted is None:
        return children
    return [child if child.kind == wanted else _wrapped(child, wanted) for child in children]


def _wrapped(child: Node, wanted: str) -> Node:
    """What stands where only items or cells should, as one of them: in a row, all its words."""
    if wanted == "item":
        return Node(wanted, child.span, child.end, children=(child,))
    return Node("cell", child.span, child.end, tuple(text_of_nodes((child,))), (child,))


def apart(nodes: Sequence[Node]) -> list[Node]:
    """Rows and cells as what they hold."""
    found: list[Node] = []
    for node in nodes:
        if node.kind == "row":
            found += apart(node.children)
        elif node.kind == "cell":
            found += node.children or ((Node("paragraph", node.span, node.end, node.runs),) if node.runs else ())
        elif node.kind in ("item", "meaning"):
            found += node.children
        else:
            found.append(node)
    return found
