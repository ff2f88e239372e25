"""Mermaid's state, class, entity and git diagrams: other grammars whose boxes and arrows are drawn as a flowchart's are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar

from slides.base.diagnostics import Span
from slides.base.records import frozen
from slides.deck.blocks.flowchart import Flowchart, is_wide
from slides.markdown.parser import Node
from slides.visuals import mermaid
from slides.visuals.flowchart import Flow
from slides.visuals.mermaid_graphs.classes import class_flow, class_texts
from slides.visuals.mermaid_graphs.commits import commit_flow, commit_texts
from slides.visuals.mermaid_graphs.entities import entity_flow, entity_texts
from slides.visuals.mermaid_graphs.states import state_flow, state_texts

_Reader = Callable[[mermaid.Diagram], Flow]
_Witness = Callable[[mermaid.Diagram], Iterator[tuple[Span, str]]]
_GRAMMARS: Mapping[str, tuple[_Reader, _Witness]] = MappingProxyType(
    {
        "state": (state_flow, state_texts),
        "class": (class_flow, class_texts),
        "er": (entity_flow, entity_texts),
        "git": (commit_flow, commit_texts),
    }
)
"""What reads a diagram, and what gathers its texts, by the beginning of its kind."""


def _grammar(diagram: mermaid.Diagram) -> tuple[_Reader, _Witness]:
    name = diagram.kind.lower()
    return next(grammar for start, grammar in _GRAMMARS.items() if name.startswith(start))


@frozen
class MermaidGraph(Flowchart):
    """A diagram of another grammar than `flowchart`, with boxes and arrows.

    - `stateDiagram`, `stateDiagram-v2`: states, transitions with labels, `[*]`, descriptions, `state A { … }` as a frame, `--`,
      `<<choice>>`, `<<fork>>`, `<<join>>`, notes. An arrow to a composite state leads to where that begins.
    - `classDiagram`: classes with attributes and methods, generic types, `<<interface>>` and the like, relations of every kind with
      labels and numbers, namespaces as frames, notes.
    - `erDiagram`: entities with attributes; how many belong together is written as in UML, `1 → 0..*`.
    - `gitGraph`: a frame for each branch, a box for a commit that has a name or a tag, a dot for one without.

    Looks (`style`, `classDef`) are left out, with one problem. Bounds are those of flowcharts.
    """

    @classmethod
    def read(cls, node: Node) -> MermaidGraph:
        """The diagram of a fence. Raises BlockError, with its line, for what is not understood."""
        found = mermaid.diagram(node)
        flow = _grammar(found)[0](found)
        return (WideMermaidGraph if is_wide(flow) else MermaidGraph)(node.span, flow)

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """The texts of its boxes and arrows, its title and its description."""
        found = mermaid.diagram(node)
        yield node.span, mermaid.plain_text(found.title)
        yield node.span, mermaid.plain_text(found.description)
        yield from _grammar(found)[1](found)


@frozen
class WideMermaidGraph(MermaidGraph):
    """A diagram that runs across the slide."""

    wide: ClassVar[bool] = True
