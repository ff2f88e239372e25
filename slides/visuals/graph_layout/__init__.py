"""Graphs as pure geometry: boxes of given sizes and the lines between them, in ranks or in a composed form. No text, no colours."""

from slides.visuals.graph_layout.chain import chain_order, wrapped_chain
from slides.visuals.graph_layout.composed import composed
from slides.visuals.graph_layout.forms import FORMS, GraphForm, forms
from slides.visuals.graph_layout.layered import layered, least
from slides.visuals.graph_layout.model import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    Direction,
    Edge,
    Graph,
    GraphSizes,
    PlacedGraph,
    Point,
    Route,
    Spacing,
)
from slides.visuals.graph_layout.ranks import ranked

__all__ = [
    "BOTTOM",
    "FORMS",
    "LEFT",
    "RIGHT",
    "TOP",
    "Direction",
    "Edge",
    "Graph",
    "GraphForm",
    "GraphSizes",
    "PlacedGraph",
    "Point",
    "Route",
    "Spacing",
    "chain_order",
    "composed",
    "forms",
    "layered",
    "least",
    "rank_count",
    "ranked",
    "wrapped_chain",
]


def rank_count(graph: Graph) -> int:
    """How many ranks a graph has."""
    return ranked(graph).count
