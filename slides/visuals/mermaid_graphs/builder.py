"""What the readers of Mermaid's graphs share: boxes by name, arrows between them, frames around them, and the bounds of all three."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NoReturn

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.text.rich_text import BREAK, Run, plain
from slides.visuals.flowchart import DEEPEST, LONGEST_TEXT, MOST_ARROWS, MOST_BOXES, Arrow, ArrowLine, Figure, Flow, FlowNode, Subgraph
from slides.visuals.flowchart.model import MOST_FRAMES
from slides.visuals.flowchart.syntax import DIRECTIONS, text_runs
from slides.visuals.graph_layout import Direction
from slides.visuals.mermaid import Diagram, SourceLine

MOST_LINES = 40
"""Lines in the compartments of one box."""
_STYLES = ("classDef", "style", "cssClass", "linkStyle", "hide", "scale", "callback", "click", "link", "links")
"""First words of lines that say how a diagram looks, or where its boxes lead in a browser."""


@dataclass(slots=True)
class Link:
    """An arrow between names, before these are boxes."""

    start: str
    end: str
    span: Span
    runs: tuple[Run, ...] = ()
    line: ArrowLine = ArrowLine.PLAIN
    heads: tuple[bool, bool] = (False, True)


@dataclass(slots=True)
class GraphBuilder:
    """A diagram as far as it is read. `open` are the frames that a line stands in, the innermost last."""

    diagram: Diagram
    direction: Direction = Direction.DOWN
    boxes: dict[str, FlowNode] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    frames: list[Subgraph] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def frame(self) -> int:
        """The frame that a line stands in; -1 for none."""
        return self.open[-1] if self.open else -1

    def fail(self, span: Span, message: str, hint: str = "") -> NoReturn:
        """Raise a BlockError for a line."""
        raise BlockError(rule_catalogue.DIAGRAM, span, message, hint)

    def advise(self, span: Span, message: str, hint: str = "") -> None:
        """Report once what is not drawn as it is written."""
        if all(each.message != message for each in self.problems):
            self.problems.append(Problem(rule_catalogue.DIAGRAM_LOOK, span, message, hint))

    def text(self, raw: str, span: Span) -> tuple[Run, ...]:
        """A text as runs. Raises BlockError for one that is too long."""
        runs = text_runs(raw)
        if len(plain(runs)) > LONGEST_TEXT:
            self.fail(span, f"a text of more than {LONGEST_TEXT} characters in a {self.diagram.kind}", "put the rest in the slide's text")
        return runs

    def box(self, name: str, span: Span, figure: Figure = Figure.ROUND, said: str = "") -> FlowNode:
        """The box of a name, which is new where it was not named before. It stands in the frame in which it is named first."""
        old = self.boxes.get(name)
        if old is None:
            if len(self.boxes) == MOST_BOXES:
                self.fail(
                    span, f"more than {MOST_BOXES} boxes in one {self.diagram.kind}", "draw two diagrams, or remove what is not needed"
                )
            old = FlowNode(name, span, () if said else self.text(name, span), figure, self.frame, said=said)
        elif old.frame < 0:
            old = replace(old, frame=self.frame)
        self.boxes[name] = old
        return old

    def add_text(self, name: str, runs: tuple[Run, ...], *, more: bool) -> None:
        """Give a box its text; a further line of it where it has one."""
        old = self.boxes[name]
        self.boxes[name] = replace(old, runs=(*old.runs, Run(BREAK), *runs) if more else runs)

    def link(self, link: Link) -> None:
        """An arrow more."""
        if len(self.links) == MOST_ARROWS:
            self.fail(
                link.span, f"more than {MOST_ARROWS} arrows in one {self.diagram.kind}", "draw two diagrams, or remove what is not needed"
            )
        self.links.append(link)

    def begin(self, name: str, runs: tuple[Run, ...], span: Span) -> None:
        """A frame opens."""
        if len(self.frames) == MOST_FRAMES:
            self.fail(span, f"more than {MOST_FRAMES} frames in one {self.diagram.kind}", "draw two diagrams")
        if len(self.open) == DEEPEST:
            self.fail(span, f"frames nested more than {DEEPEST} deep", "use fewer levels")
        self.frames.append(Subgraph(name, span, runs, self.frame))
        self.open.append(len(self.frames) - 1)

    def close(self, span: Span) -> None:
        """The innermost frame ends."""
        if not self.open:
            self.fail(span, "a closing brace without an opening one", "delete it, or open a block above it")
        self.open.pop()

    def set_direction(self, word: str, span: Span) -> None:
        """The direction of the diagram; inside a frame it is not followed."""
        if word not in DIRECTIONS:
            self.fail(span, f"unknown direction: {word[:20]}", f"known: {', '.join(DIRECTIONS)}")
        if not self.open:
            self.direction = DIRECTIONS[word]
        elif DIRECTIONS[word] is not self.direction:
            self.advise(span, "the direction of a part is ignored", f"the whole diagram runs {self.direction.value}")

    def left_out(self, line: SourceLine) -> bool:
        """Whether a line only says how the diagram looks, which the theme says."""
        first = line.text.split(None, 1)[0]
        if first not in _STYLES:
            return False
        self.advise(line.span, f"the looks of a diagram are the theme's: {first} is left out")
        return True

    def flow(self) -> Flow:
        """The whole diagram. Raises BlockError for one without boxes, and for a frame without any."""
        if not self.boxes:
            self.fail(self.diagram.span, f"a {self.diagram.kind} without boxes", "write at least one")
        used = {box.frame for box in self.boxes.values()}
        used |= {self.frames[at].parent for at in used if at >= 0}
        for at, frame in enumerate(self.frames):
            if at not in used:
                self.fail(frame.span, f"{frame.name[:40]} holds nothing", "write what is in it, or remove the braces")
        places = {name: at for at, name in enumerate(self.boxes)}
        arrows = tuple(Arrow(places[each.start], places[each.end], each.runs, each.line, each.heads) for each in self.links)
        return Flow(
            self.direction,
            tuple(self.boxes.values()),
            arrows,
            tuple(self.frames),
            self.diagram.title,
            self.diagram.description,
            "layered",
            tuple(self.problems),
        )


def bare_name(raw: str) -> str:
    """A name without a class after `:::`, and without backticks."""
    return raw.partition(":::")[0].strip().strip("`").strip()


def before_colon(text: str) -> tuple[str, str]:
    """A statement and the text after its first single colon, which no quotes hold."""
    at, quoted = 0, False
    while at < len(text):
        if text[at] == '"':
            quoted = not quoted
        elif text.startswith(":::", at) and not quoted:
            at += 2
        elif text[at] == ":" and not quoted:
            return text[:at].strip(), text[at + 1 :].strip()
        at += 1
    return text.strip(), ""


def in_braces(diagram: Diagram) -> Iterator[SourceLine]:
    """The lines of a diagram, with each brace outside quotes that opens or closes a block at the end of a line of its own."""
    for line in diagram.lines:
        begin, quoted = 0, False
        for at, letter in enumerate(line.text):
            if letter == '"':
                quoted = not quoted
            elif letter in "{}" and not quoted:
                end = at + 1 if letter == "{" else at
                if line.text[begin:end].strip():
                    yield replace(line, text=line.text[begin:end].strip())
                if letter == "}":
                    yield replace(line, text="}")
                begin = at + 1
        if line.text[begin:].strip():
            yield replace(line, text=line.text[begin:].strip())
