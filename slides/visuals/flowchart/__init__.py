"""Mermaid's flowcharts: the text of one as boxes, arrows and subgraphs."""

from __future__ import annotations

from slides.visuals.flowchart.model import (
    DEEPEST,
    LONGEST_TEXT,
    MOST_ARROWS,
    MOST_BOXES,
    Arrow,
    ArrowLine,
    Figure,
    Flow,
    FlowNode,
    Subgraph,
)
from slides.visuals.flowchart.reader import FlowchartReader
from slides.visuals.mermaid import Diagram


def flow(diagram: Diagram) -> Flow:
    """A flowchart read whole. Raises BlockError, with the line, for what is not understood."""
    return FlowchartReader(diagram).read()


__all__ = ["DEEPEST", "LONGEST_TEXT", "MOST_ARROWS", "MOST_BOXES", "Arrow", "ArrowLine", "Figure", "Flow", "FlowNode", "Subgraph", "flow"]
