"""Mermaid's flowchart grammar: the documented subset read whole, everything else a BlockError with its line."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.text.rich_text import Run, plain
from slides.visuals.flowchart import syntax
from slides.visuals.flowchart.frame_arrows import FrameInItself, with_frame_arrows
from slides.visuals.flowchart.model import (
    DEEPEST,
    LONGEST_TEXT,
    MOST_ARROWS,
    MOST_BOXES,
    MOST_FRAMES,
    Arrow,
    Figure,
    Flow,
    FlowNode,
    Stand,
    Subgraph,
)
from slides.visuals.flowchart.source import FlowchartSource
from slides.visuals.graph_layout import Direction
from slides.visuals.mermaid import Diagram

_MOST_RANKS = 4
_BRACKETED = pattern(r"(?P<name>[^\[\"]*+)\[(?P<text>.*)\]\Z", re.DOTALL)


class FlowchartReader:
    """What one diagram has said so far."""

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.source = FlowchartSource(diagram)
        self.direction = Direction.DOWN
        self.boxes: dict[str, FlowNode] = {}
        self.texts: set[str] = set()
        self.told: set[str] = set()
        self.arrow_names: set[str] = set()
        self.arrows: list[Arrow] = []
        self.frames: list[Subgraph] = []
        self.open: list[int] = []
        self.stands: dict[str, Stand] = {}
        self.description = diagram.description
        self.problems: list[Problem] = []

    def read(self) -> Flow:
        """The whole flowchart."""
        self._heading()
        self.source.take(syntax.GAP)
        while not self.source.done:
            self._statement()
            self.source.take(syntax.GAP)
        if self.open:
            frame = self.frames[self.open[-1]]
            self.source.at = self._place(frame.span)
            self.source.fail("a subgraph without `end`", "close it with a line `end`")
        return self._flow()

    def _flow(self) -> Flow:
        """What was read, checked as a whole."""
        source = self.source
        if not self.boxes:
            source.fail("a flowchart without boxes", "write boxes and arrows: A[One] --> B[Two]", 0)
        empty = [at for at in range(len(self.frames)) if not self._is_filled(at)]
        if empty:
            source.at = self._place(self.frames[empty[0]].span)
            source.fail("a subgraph without boxes", "list its boxes, one a line, before `end`")
        boxes = tuple(replace(box, stand=self.stands.get(box.name, Stand.PLAIN)) for box in self.boxes.values())
        try:
            boxes, arrows = with_frame_arrows(boxes, tuple(self.arrows), tuple(self.frames))
        except FrameInItself as error:
            source.at = self._place(error.span)
            source.fail("an arrow between a subgraph and what is in it", "link two boxes")
        return Flow(
            self.direction,
            boxes,
            arrows,
            tuple(self.frames),
            self.diagram.title,
            self.description,
            problems=tuple(self.problems),
        )

    def _place(self, span: Span) -> int:
        """Where in the source a line begins."""
        return self.source.starts[self.source.spans.index(span)]

    def _is_filled(self, frame: int) -> bool:
        """Whether a box stands in a subgraph or in one inside it."""
        inside = {frame, *(at for at, each in enumerate(self.frames) if each.parent == frame)}
        names = {each.name for each in self.frames}
        return any(box.frame in inside and box.name not in names for box in self.boxes.values())

    def _heading(self) -> None:
        """The direction, on the line of the diagram's kind."""
        self.source.take(syntax.BLANK)
        word = self.source.take(syntax.NAME)
        if word is None:
            return
        if word.group() not in syntax.DIRECTIONS:
            near = get_close_matches(word.group().upper(), syntax.DIRECTIONS, 1, 0.4)
            hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(syntax.DIRECTIONS)}"
            self.source.fail(f"unknown flowchart direction: {word.group()[:20]}", hint, 0)
        self.direction = syntax.DIRECTIONS[word.group()]

    def _statement(self) -> None:
        """One statement: a word of Mermaid's own, or boxes and arrows."""
        source = self.source
        described = source.take(syntax.DESCRIPTION)
        if described:
            self.description = " ".join(described[1].split())
            return
        word = source.take(syntax.WORD)
        match word and word[1]:
            case None:
                named = syntax.NAMED_LOOK.match(source.text, source.at) if self.arrow_names else None
                if named is not None and named[1] in self.arrow_names:
                    source.at = named.end()
                else:
                    self._chain()
            case "subgraph":
                self._subgraph()
            case "end":
                if not self.open:
                    source.fail("an end without a subgraph", "write End if a box should have that name")
                self.open.pop()
            case "direction":
                self._inner_direction()
            case "class":
                self._class()
            case kind:
                self._leave_out(str(kind))
        if not source.sees(syntax.END):
            source.fail(f"cannot read: {source.shown()}", syntax.UNDERSTOOD)

    def _leave_out(self, kind: str) -> None:
        """A line that says how things look, which the theme says."""
        span, rest = self.source.span(), self.source.line()
        if kind == "classDef" and {name.strip() for name in rest.split(None, 1)[:1] for name in name.split(",")} <= syntax.LEGEND.keys():
            return
        if kind == "click":
            message = f"boxes cannot be links: click {rest[:120]} is left out"
            self._tell(
                f"click {rest.split(None, 1)[:1]}",
                Problem(rule_catalogue.DIAGRAM_LOOK, span, message, "put the link into the slide's text"),
            )
        else:
            hint = f"to highlight a box, use a class named {' or '.join(sorted(syntax.LEGEND))}"
            self._tell(
                "colours", Problem(rule_catalogue.DIAGRAM_LOOK, span, f"the colours of a diagram are the theme's: {kind} is left out", hint)
            )

    def _class(self) -> None:
        """Names of boxes, and the class they are given."""
        names, _, given = self.source.line().rstrip(";").rpartition(" ")
        if given in syntax.LEGEND:
            self.stands.update((name.strip(), syntax.LEGEND[given]) for name in names.split(","))

    def _inner_direction(self) -> None:
        """The direction of a subgraph, which has to be the diagram's."""
        span = self.source.span()
        self.source.take(syntax.BLANK)
        word = self.source.take(syntax.NAME)
        direction = syntax.DIRECTIONS.get(word.group()) if word else None
        if direction is None:
            self.source.fail("a `direction` line without a known direction", f"known: {', '.join(syntax.DIRECTIONS)}")
        if not self.open:
            self.direction = direction
        elif direction is not self.direction:
            message = "the direction of a subgraph is ignored"
            self._tell("direction", Problem(rule_catalogue.DIAGRAM_LOOK, span, message, f"the whole diagram runs {self.direction.value}"))

    def _subgraph(self) -> None:
        """A subgraph's first line: its name, its title in brackets, or a title that is its name as well."""
        source = self.source
        span, raw = source.span(), source.line().rstrip(";").strip()
        found = _BRACKETED.match(raw)
        name, text = (found["name"].strip(), found["text"]) if found else (raw.strip('"'), raw)
        if len(self.frames) == MOST_FRAMES:
            source.fail(f"more than {MOST_FRAMES} subgraphs in one flowchart", "draw two flowcharts")
        if len(self.open) == DEEPEST:
            source.fail(f"subgraphs nested more than {DEEPEST} deep", "use fewer levels")
        self.frames.append(Subgraph(name, span, self._text(text), self.open[-1] if self.open else -1))
        self.open.append(len(self.frames) - 1)

    def _chain(self) -> None:
        """Boxes, and arrows to further boxes."""
        source = self.source
        starts = self._boxes("a statement that does not begin with a box")
        while (mark := self._mark()) is not None:
            at = source.at
            source.take(syntax.BLANK)
            if source.sees(syntax.END):
                source.fail("an arrow without a target", "write the target box after the arrow", max(at - 1, 0))
            ends = self._boxes("an arrow without a target")
            for start in starts:
                for end in ends:
                    self._link(start, end, mark)
            starts = ends

    def _link(self, start: str, end: str, mark: syntax.ArrowMark) -> None:
        """An arrow from box to box."""
        if len(self.arrows) == MOST_ARROWS:
            self.source.fail(f"more than {MOST_ARROWS} arrows in one flowchart", "draw two flowcharts, or remove what is not needed")
        names = list(self.boxes)
        heads = (mark.ends[0] == "<", mark.ends[1] == ">")
        self.arrows.append(
            Arrow(
                names.index(start),
                names.index(end),
                self._text(mark.text),
                mark.line,
                heads,
                min(mark.ranks, _MOST_RANKS),
                drawn=mark.drawn,
            )
        )

    def _mark(self) -> syntax.ArrowMark | None:
        """An arrow with its text; None where none stands here."""
        source = self.source
        named = source.take(syntax.ARROW_NAME)
        if named:
            self.arrow_names.add(named[1])
        at = source.at
        found = syntax.whole_mark(source.text, at) or syntax.split_mark(source.text, at)
        if found is None:
            return None
        mark, source.at = found
        if {"x", "o"} & set(mark.ends):
            source.fail(
                "arrows that end in a circle or a cross are not supported", "write --> or ---; put a space before a box named o or x", at
            )
        piped = source.take(syntax.PIPE)
        return replace(mark, text=piped[1]) if piped else mark

    def _boxes(self, otherwise: str) -> list[str]:
        """One box, or several joined by &."""
        found = [self._box(otherwise)]
        while self.source.take(syntax.AND):
            found.append(self._box("a box is missing after &"))
        return found

    def _box(self, otherwise: str) -> str:
        """A box's name, with its shape and text where they stand."""
        source = self.source
        source.take(syntax.BLANK)
        at = source.at
        named = source.take(syntax.NAME)
        if named is None:
            source.fail(f"{otherwise}: {source.shown()}" if source.shown() else otherwise, syntax.UNDERSTOOD)
        name = named.group()
        if name == "end":
            source.fail("a box cannot be named end", "write End", at)
        old = self.boxes.get(name)
        if old is None and len(self.boxes) == MOST_BOXES:
            source.fail(f"more than {MOST_BOXES} boxes in one flowchart", "draw two flowcharts, or remove what is not needed", at)
        box = old or FlowNode(name, source.span(at), (Run(name),))
        box = self._shaped(box, at)
        if self.open and box.frame < 0:
            box = replace(box, frame=self.open[-1])
        self.boxes[name] = box
        given = source.take(syntax.CLASS)
        self.stands.update((name, syntax.LEGEND[each]) for each in (given[1].split(",") if given else ()) if each in syntax.LEGEND)
        return name

    def _shaped(self, box: FlowNode, at: int) -> FlowNode:
        """A box with the shape and the text that stand after its name."""
        shaped = self._shape()
        if shaped is None:
            return box
        figure, text = shaped
        if text is None:
            return replace(box, figure=figure)
        if box.name in self.texts and plain(box.runs) != plain(text):
            message = f"the box {box.name} has two texts: {plain(box.runs)} is left out"
            self._tell(message, Problem(rule_catalogue.DIAGRAM_LOOK, self.source.span(at), message))
        self.texts.add(box.name)
        return replace(box, figure=figure, runs=text, span=self.source.span(at))

    def _shape(self) -> tuple[Figure, tuple[Run, ...] | None] | None:
        """The shape after a box's name, and its text (None: it has been or will be given elsewhere); None where there is none."""
        source = self.source
        at = source.at
        properties = source.take(syntax.PROPERTIES)
        if properties:
            return self._named_shape({found[1]: found[2].strip() for found in syntax.PROPERTY.finditer(properties[1])}, at)
        for opener, closers in syntax.SHAPES:
            if source.text.startswith(opener, at):
                source.at += len(opener)
                found = source.until(tuple(closer for closer, _ in closers))
                if found is None:
                    start = source.text[at : at + 30].split("\n")[0]
                    source.fail(f"the text of a box is never closed: {start}", f"close it with {closers[0][0]}", at)
                text = self._text(found[0], at)
                if not text:
                    source.fail("a box without text", "write its text between the brackets", at)
                return dict(closers)[found[1]], text
        return None

    def _named_shape(self, properties: dict[str, str], at: int) -> tuple[Figure, tuple[Run, ...] | None]:
        """The shape and, if it is given, the text of `@{ shape: name, label: "text" }`."""
        label = self._text(properties.get("label", ""), at)
        return syntax.SHAPE_NAMES.get(properties.get("shape", "").lower(), Figure.RECTANGLE), label or None

    def _text(self, raw: str, at: int | None = None) -> tuple[Run, ...]:
        """A text of the diagram, not too long."""
        found = syntax.text_runs(raw)
        if sum(len(run.text) for run in found) > LONGEST_TEXT:
            self.source.fail(f"a text of more than {LONGEST_TEXT} characters in a flowchart", "put the rest in the slide's text", at)
        if syntax.has_icon(raw):
            self._tell(
                "icon",
                Problem(rule_catalogue.DIAGRAM_LOOK, self.source.span(at), "Font Awesome icons are not supported: fa: is left out"),
            )
        return found

    def _tell(self, what: str, problem: Problem) -> None:
        """A problem that is reported once, however often it comes up."""
        if what not in self.told:
            self.told.add(what)
            self.problems.append(problem)
