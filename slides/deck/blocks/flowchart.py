"""Flowchart: Mermaid's `flowchart` (or `graph`) as boxes and arrows, in ranks or in a composed form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import ClassVar, Self

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.geometry import Size
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.visual import Visual
from slides.design.page import Drawing
from slides.markdown.parser import Node
from slides.text.rich_text import Paragraph, Run, plain
from slides.typesetting.fitting import Style
from slides.visuals import labels, mermaid
from slides.visuals.cards import complete_cards, first_that_fits, sentence, sizes
from slides.visuals.flowchart import Arrow, Flow, FlowNode, Subgraph, cutting, drawing, flow, label_extraction
from slides.visuals.graph_layout import FORMS

_FORM = pattern(r"^[ \t]*%%[ \t]*form:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_LARGE, _FEW = 24, 6
"""Larger type than this is tried for so many boxes at most: more do not fit in it."""
_RANKS_ASIDE = 4
"""A flowchart of this many ranks side by side wants the slide's whole width."""


@frozen
class Flowchart(Visual):
    """Boxes and the arrows between them: this much of Mermaid's `flowchart` (or `graph`).

    - Directions: TB or TD, BT, LR, RL. They are kept as written, in decks that are read from the right as well; only a single chain
      wraps in rows where its room is too narrow, or runs across where it would leave half the width empty.
    - Boxes: `A`, `A[text]`, `A(text)`, `A([text])`, `A[[text]]`, `A[(text)]`, `A((text))`, `A{text}`, `A{{text}}`, `A>text]`,
      `A[/text/]`, `A[\\text\\]`, `A[/text\\]`, `A[\\text/]`; quoted text, entities such as `#quot;`, `<br>` and `**bold**`.
    - Arrows: `-->`, `---`, `-.->`, `-.-`, `==>`, `===`, `<-->`, longer ones (they lead over more ranks), labels as `-->|text|` and
      `-- text -->`, chains `A --> B --> C`, and `A & B --> C`. Two arrows there and back without labels are one with two heads.
      `~~~` is not drawn and only says what stands before what. An arrow to or from a whole subgraph ends at its frame.
    - `subgraph name [title]` … `end`, one inside another at most. They run as the whole diagram does.
    - `:::key` makes a box one of the main ones, `:::highlight` (or `:::accent`) picks it out; `class A key` does the same. Other
      colours are the theme's: `classDef`, `style` and `linkStyle` are left out, and `click`, with a problem.
    - A comment `%% form: hub` asks for a form: layered, pair, triangle, diamond, square, hub, ring. Without it the shape of a small
      graph decides: circles, exchanges and stars are composed, what has a direction is laid out in ranks.
    - Shapes by name: `A@{ shape: db, label: "Store" }`; a shape that is not among those above is a rectangle.
    - At most 40 boxes, 80 arrows, 12 subgraphs, 200 letters a text. Circles and crosses at arrows' ends are not drawn: the whole
      diagram is a problem then, with its line.
    """

    flow: Flow

    @classmethod
    def read(cls, node: Node) -> Flowchart:
        """A Mermaid flowchart. Raises BlockError, with its line, for anything outside the subset that is drawn."""
        found = flow(mermaid.diagram(node))
        asked = _FORM.search(node.text)
        if asked:
            found = _formed(found, asked, node.span)
        return (WideFlowchart if is_wide(found) else Flowchart)(node.span, found)

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """The text of every box, arrow and subgraph; the names of boxes that have no text."""
        found = mermaid.diagram(node)
        yield node.span, mermaid.plain_text(found.title)
        yield node.span, mermaid.plain_text(found.description)
        yield from label_extraction.flowchart_texts(found)

    def doubts(self) -> tuple[Problem, ...]:
        """What of the source is not drawn: colours, links, a second text of a box, a form that does not suit."""
        return self.flow.problems

    def lay_out(self, room: Size, style: Style) -> Drawing:
        """In its composed form where that fits, else in ranks in the author's direction, with lines as short as they must be."""
        alt = labels.narrate(self._told)
        wanted = self._wanted(style)
        tried = self._likely(wanted, style, room)
        return first_that_fits((drawing.drawn_flowchart(self.flow, size, style.fonts, room, alt) for size in tried), room)

    def fits(self, room: Size, style: Style) -> bool | None:
        """In ranks, whether one of the sizes fits; not known of composed forms and chains."""
        for size in self._wanted(style):
            known = drawing.flowchart_fits(self.flow, size, style.fonts, room)
            if known is not False:
                return known
        return False

    def _wanted(self, style: Style) -> tuple[int, ...]:
        """The sizes of type in points that are tried."""
        return tuple(size for size in sizes(style) if size <= _LARGE or len(self.flow.boxes) <= _FEW)

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """Whole where it fits the room; else between its ranks in as few flowcharts as fit, so that none reaches beyond a slide."""
        for count in range(1, cutting.MOST_PIECES + 1):
            pieces = tuple(replace(self, flow=each) for each in cutting.cut_flow(self.flow, count)) if count > 1 else (self,)
            if len(pieces) < count:
                break
            if all(_fits(piece.lay_out(room, style), room) for piece in pieces):
                return pieces
        return (self,)

    def _likely(self, tried: tuple[int, ...], style: Style, room: Size) -> Iterator[int]:
        """The sizes of type in points that are not known to be too large for the room; the smallest where all of them are."""
        likely = False
        for size in tried:
            if len(tried) == 1 or not drawing.cannot_fit(self.flow, size, style.fonts, room):
                likely = True
                yield size
        if not likely:
            yield tried[-1]

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """The whole of a long alternative text."""
        return complete_cards(self._told)

    @property
    def _told(self) -> tuple[str, ...]:
        """What a screen reader says: its author's description; without one each arrow with its boxes, boxes without arrows, subgraphs."""
        names = [_box_words(box) for box in self.flow.boxes]
        parts = [sentence(each) for each in (self.flow.title, self.flow.description) if each]
        if self.flow.description:
            return tuple(parts)
        arrows = [arrow for arrow in self.flow.arrows if arrow.drawn]
        linked = {arrow.start for arrow in arrows if arrow.start_frame < 0} | {arrow.end for arrow in arrows if arrow.end_frame < 0}
        told = [_relation(arrow, names, self.flow.frames) for arrow in arrows]
        told += [name for at, name in enumerate(names) if at not in linked]
        lines = [f"{each};" for each in told[:-1]] + [sentence(told[-1])]
        parts += [f"Diagram: {lines[0]}", *lines[1:]]
        for at, frame in enumerate(self.flow.frames):
            inside = ", ".join(names[box] for box, each in enumerate(self.flow.boxes) if each.frame == at)
            parts.append(sentence(": ".join(filter(None, (_line(frame.runs), inside)))))
        return tuple(parts)


@frozen
class WideFlowchart(Flowchart):
    """A flowchart that runs across the slide."""

    wide: ClassVar[bool] = True


def is_wide(found: Flow) -> bool:
    """Whether a flowchart wants the slide's whole width."""
    return found.direction.across and drawing.ranks(found) >= _RANKS_ASIDE


def _fits(drawing: Drawing, room: Size) -> bool:
    return drawing.width <= room.width and drawing.height <= room.height


def _formed(found: Flow, asked: re.Match[str], span: Span) -> Flow:
    """A flowchart with the form that a comment asks for, or with a problem where there is no such form or it does not suit."""
    name = asked[1].lower()
    line = replace(span, line=span.line + 1 + asked.string.count("\n", 0, asked.start()))
    known = ("layered", *FORMS)
    if name not in known:
        near = get_close_matches(name, known, 1, 0.5)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
        problem = Problem(rule_catalogue.DIAGRAM_LOOK, line, f"unknown flowchart form: {name[:40]}", hint)
    elif drawing.form_suits(replace(found, form=name)):
        return replace(found, form=name)
    else:
        problem = Problem(
            rule_catalogue.DIAGRAM_LOOK,
            line,
            f"these boxes and arrows do not form a {name}",
            "leave the form out: a suitable one is chosen",
        )
    return replace(found, problems=(*found.problems, problem))


def _relation(arrow: Arrow, names: list[str], frames: Sequence[Subgraph]) -> str:
    """An arrow in words."""
    start = _line(frames[arrow.start_frame].runs) if arrow.start_frame >= 0 else names[arrow.start]
    end = _line(frames[arrow.end_frame].runs) if arrow.end_frame >= 0 else names[arrow.end]
    if arrow.heads == (True, True):
        linked = f"{start} and {end} both ways"
    elif arrow.heads == (False, False):
        linked = f"{start} with {end}"
    else:
        linked = f"{end} to {start}" if arrow.heads[0] else f"{start} to {end}"
    return f"{linked}: {_line(arrow.runs)}" if arrow.runs else linked


def _box_words(box: FlowNode) -> str:
    """A box in words: its text, and the lines of its compartments."""
    inside = ", ".join(_line(runs) for group in box.compartments for runs in group)
    return f"{_line(box.runs)} ({inside})" if inside else _line(box.runs) or box.said


def _line(runs: tuple[Run, ...]) -> str:
    """Runs as one line of text."""
    return " ".join(plain(runs).split())
