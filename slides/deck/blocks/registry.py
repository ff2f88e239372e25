"""The registry of kinds: every kind of block in one table, and those that other packages add under the entry points `slides.blocks`.

A new kind is one file with its class, and one row here. Nothing else names the kinds: what reads them, which layouts they have to
themselves, how they stand in company, whether they may be cut, all is in their row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from slides.base.records import frozen
from slides.deck.blocks.spec import BlockSpec
from slides.design import PlaceholderKind, Purpose, Role

ENTRY_POINTS = "slides.blocks"
"""The group in which another package names its kinds: the entry point's name is the fence's language, its object a BlockSpec."""
_HERE = "slides.deck.blocks"

PROSE = BlockSpec(
    "prose",
    f"{_HERE}.prose:Prose",
    nodes=("paragraph", "list", "terms"),
    content="prose",
    label="Text",
    role=Role.BODY,
    placeholder=PlaceholderKind.BODY,
    style="body",
    purpose=Purpose.CONTENT,
    splits=True,
)
"""Running text; also the row of whatever has none of its own."""
_CHART = BlockSpec("chart", f"{_HERE}.chart:ChartBlock", label="Chart", placeholder=PlaceholderKind.CHART, purpose=Purpose.CHART)

SPECS: tuple[BlockSpec, ...] = (
    PROSE,
    BlockSpec("part", f"{_HERE}.part:Part", content="part", role=None),
    BlockSpec(
        "table",
        f"{_HERE}.table:TableBlock",
        nodes=("table",),
        content="table",
        label="Table",
        role=Role.TABLE,
        placeholder=PlaceholderKind.TABLE,
        style="table",
        purpose=Purpose.TABLE,
        splits=True,
    ),
    BlockSpec(
        "picture",
        f"{_HERE}.picture:PictureBlock",
        nodes=("picture",),
        content="picture",
        label="Picture",
        role=Role.PICTURE,
        placeholder=PlaceholderKind.PICTURE,
        style="caption",
        purpose=Purpose.PICTURE,
    ),
    BlockSpec(
        "code",
        f"{_HERE}.code_block:Code",
        nodes=("code",),
        content="code",
        label="Code",
        role=Role.CODE,
        placeholder=PlaceholderKind.BODY,
        style="code",
        purpose=Purpose.CODE,
        splits=True,
    ),
    BlockSpec(
        "quote",
        f"{_HERE}.quote:Quote",
        nodes=("quote",),
        content="quote",
        label="Quotation",
        role=Role.QUOTE,
        placeholder=PlaceholderKind.BODY,
        style="panel",
        purpose=Purpose.QUOTATION,
    ),
    BlockSpec("question", f"{_HERE}.question:Question", content="question", role=None),
    BlockSpec("visual", f"{_HERE}.visual:Visual"),
    replace(_CHART, fences=("::: chart", "chart")),
    replace(
        _CHART,
        name="mermaid chart",
        loads=f"{_HERE}.mermaid_chart:MermaidChart",
        fences=("mermaid journey", "mermaid pie", "mermaid xychart", "mermaid xychart-beta"),
    ),
    BlockSpec("map", f"{_HERE}.map:Map", fences=("map",)),
    BlockSpec("flowchart", f"{_HERE}.flowchart:Flowchart", fences=("mermaid flowchart", "mermaid graph")),
    BlockSpec(
        "mermaid graph",
        f"{_HERE}.mermaid_graph:MermaidGraph",
        fences=(
            "mermaid statediagram",
            "mermaid statediagram-v2",
            "mermaid classdiagram",
            "mermaid classdiagram-v2",
            "mermaid erdiagram",
            "mermaid gitgraph",
            "mermaid gitgraph:",
        ),
    ),
    BlockSpec("sequence", f"{_HERE}.sequence:Sequence", fences=("mermaid sequencediagram",)),
    BlockSpec("tree", f"{_HERE}.tree:TreeBlock", fences=("mermaid mindmap",), directives=("tree",)),
    BlockSpec("quadrant", f"{_HERE}.quadrant:Quadrant", fences=("mermaid quadrantchart",)),
    BlockSpec("timeline", f"{_HERE}.timeline:TimelineBlock", fences=("mermaid timeline",)),
    BlockSpec("roadmap", f"{_HERE}.roadmap:RoadmapBlock", fences=("mermaid gantt",), directives=("roadmap",)),
    BlockSpec("funnel", f"{_HERE}.levels:Funnel", directives=("funnel",)),
    BlockSpec("pyramid", f"{_HERE}.levels:Pyramid", directives=("pyramid",)),
    BlockSpec("events", f"{_HERE}.events:Events", directives=("timeline",)),
    BlockSpec("venn", f"{_HERE}.venn:VennBlock", directives=("venn",)),
    BlockSpec("chevrons", f"{_HERE}.steps:Chevrons", directives=("chevrons",)),
    BlockSpec("cycle", f"{_HERE}.steps:Cycle", directives=("cycle",)),
)
"""Every kind of this package."""


def _rows(of: str) -> Mapping[str, BlockSpec]:
    return MappingProxyType({name: spec for spec in SPECS for name in getattr(spec, of)})


BY_NODE, BY_FENCE, BY_DIRECTIVE = _rows("nodes"), _rows("fences"), _rows("directives")
"""The kinds by what they are read from: kinds of node; fences and containers; names after `layout:`."""
_BY_CLASS = {spec.loads: spec for spec in SPECS}


@frozen
class Extension:
    """What another package's entry point of a name gave: a kind, or why it cannot be used; neither where there is none."""

    spec: BlockSpec | None = None
    fault: str = ""


@lru_cache(maxsize=256)
def extension(name: str) -> Extension:
    """The kind that an installed package adds for a fence's language."""
    from importlib.metadata import entry_points

    for entry in entry_points(group=ENTRY_POINTS, name=name):
        try:
            spec = entry.load()
            if not isinstance(spec, BlockSpec):
                return Extension(fault=f"{entry.value} is not a BlockSpec")
            loaded = spec.load()
        except Exception as error:
            return Extension(fault=f"{entry.value} cannot be loaded: {type(error).__name__}: {error}"[:200])
        missing = [method for method in ("read", "said", "suits", "lay_out", "spread") if not hasattr(loaded, method)]
        if missing:
            return Extension(fault=f"{spec.loads} lacks {', '.join(missing)}")
        _BY_CLASS.setdefault(f"{loaded.__module__}:{loaded.__qualname__}", spec)
        return Extension(spec)
    return Extension()


def spec_of(block: type[object]) -> BlockSpec:
    """The row of a class of block, or of the nearest class it derives from; prose for one that has none."""
    found = _KNOWN.get(block)
    if found is None:
        rows = (_BY_CLASS.get(f"{each.__module__}:{each.__qualname__}") for each in block.__mro__)
        found = _KNOWN[block] = next((spec for spec in rows if spec is not None), PROSE)
    return found


_KNOWN: dict[type[object], BlockSpec] = {}
