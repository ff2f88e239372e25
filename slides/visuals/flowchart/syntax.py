"""The marks of Mermaid's flowcharts: shapes, arrows, words of its own."""

from __future__ import annotations

import re
from types import MappingProxyType

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.text.rich_text import Run
from slides.visuals.flowchart.model import ArrowLine, Figure, Stand
from slides.visuals.graph_layout import Direction
from slides.visuals.mermaid import runs

DIRECTIONS = {"TB": Direction.DOWN, "TD": Direction.DOWN, "BT": Direction.UP, "LR": Direction.RIGHT, "RL": Direction.LEFT}
SHAPES: tuple[tuple[str, tuple[tuple[str, Figure], ...]], ...] = (
    ("([", (("])", Figure.STADIUM),)),
    ("[[", (("]]", Figure.SUBROUTINE),)),
    ("[(", ((")]", Figure.CYLINDER),)),
    ("(((", ((")))", Figure.CIRCLE),)),
    ("((", (("))", Figure.CIRCLE),)),
    ("{{", (("}}", Figure.HEXAGON),)),
    ("[/", (("/]", Figure.SLANTED), ("\\]", Figure.TRAPEZOID))),
    ("[\\", (("\\]", Figure.SLANTED_BACK), ("/]", Figure.TRAPEZOID_DOWN))),
    ("[", (("]", Figure.RECTANGLE),)),
    ("(", ((")", Figure.ROUND),)),
    ("{", (("}", Figure.DIAMOND),)),
    (">", (("]", Figure.FLAG),)),
)
"""What opens a box's text -> what closes it, and the shape that means. Longer marks come first."""
SHAPE_NAMES = MappingProxyType(
    {
        **dict.fromkeys(("rounded", "event"), Figure.ROUND),
        **dict.fromkeys(("stadium", "terminal", "pill"), Figure.STADIUM),
        **dict.fromkeys(("fr-rect", "subprocess", "subproc", "framed-rectangle", "subroutine"), Figure.SUBROUTINE),
        **dict.fromkeys(("cyl", "db", "database", "cylinder"), Figure.CYLINDER),
        **dict.fromkeys(("circle", "circ", "dbl-circ", "double-circle"), Figure.CIRCLE),
        **dict.fromkeys(("diam", "diamond", "decision", "question"), Figure.DIAMOND),
        **dict.fromkeys(("hex", "hexagon", "prepare"), Figure.HEXAGON),
        **dict.fromkeys(("lean-r", "lean-right", "in-out"), Figure.SLANTED),
        **dict.fromkeys(("lean-l", "lean-left", "out-in"), Figure.SLANTED_BACK),
        **dict.fromkeys(("trap-b", "trapezoid", "trapezoid-bottom", "priority"), Figure.TRAPEZOID),
        **dict.fromkeys(("trap-t", "inv-trapezoid", "trapezoid-top", "manual"), Figure.TRAPEZOID_DOWN),
        "odd": Figure.FLAG,
    }
)
"""The names of shapes in `A@{ shape: name }` -> the shape. All others are rectangles. Source: Mermaid's documentation, "Flowcharts"."""
UNDERSTOOD = "supported: boxes such as A[text] A(text) A{text} A((text)), and arrows such as --> --- -.-> ==> <--> -->|text|"

BLANK = pattern(r"[ \t]*")
GAP = pattern(r"[\s;]*")
NAME = pattern(r"\w+(?:[-./](?=\w)\w+)*")
AND = pattern(r"[ \t]*+&\s*+")
CLASS = pattern(r":::[ \t]*(\w+(?:[-,]\w+)*)")
END = pattern(r"[ \t]*+(?=;|\n|\Z)")
WORD = pattern(r"(subgraph|direction|classDef|class|style|linkStyle|click|end)\b(?![ \t]*(?:[<xo]?--|==|-\.|[\[({>&]|:::)|[-./]\w)")
DESCRIPTION = pattern(r"accDescr\s*\{([^}]*)\}")
PIPE = pattern(r'[ \t]*+\|("[^"]*"|[^|]*)\|')
LEGEND = MappingProxyType({"key": Stand.KEY, "highlight": Stand.CONTRAST, "accent": Stand.CONTRAST})
"""The names of classes that make a box stand out -> in which way."""

_WHOLE = pattern(r"[ \t]*(?P<from>[<xo]?)(?:(?P<plain>--+)(?P<p>[->xo])|(?P<thick>==+)(?P<t>[=>xo])|-(?P<dots>\.+)-(?P<d>[>xo]?))")
_OPEN = pattern(r"[ \t]*(?P<from>[<xo]?)(?P<mark>--|==|-\.)")
_CLOSE = {
    "--": pattern(r"(?P<text>(?:\"[^\"]*\"|[^\n\"])*?)(?P<long>--+)(?P<to>[->xo])(?!-)"),
    "==": pattern(r"(?P<text>(?:\"[^\"]*\"|[^\n\"])*?)(?P<long>==+)(?P<to>[=>xo])(?!=)"),
    "-.": pattern(r"(?P<text>(?:\"[^\"]*\"|[^\n\"])*?)(?<!\.)(?P<long>\.++)-(?P<to>[>xo]?)"),
}
_LINES = {"--": ArrowLine.PLAIN, "==": ArrowLine.THICK, "-.": ArrowLine.DASHED}
ARROW_NAME = pattern(r"[ \t]*+([\w-]++)@(?=[-=<])")
"""The name that an arrow is given, as in `A e1@--> B`."""
NAMED_LOOK = pattern(r"[ \t]*+([\w-]++)@\{[^{}]*\}")
PROPERTIES = pattern(r"@\{([^{}]*)\}")
PROPERTY = pattern(r'(?<![\w-])([\w-]++)[ \t]*+:[ \t]*+("[^"]*"|[^,\n"]*)')
_UNSEEN = pattern(r"[ \t]*+~~~(~*+)")
_ICON = pattern(r"\bfa[bklrs]?:fa-[\w-]+\s*")
_TAGS = (
    (pattern(r"</?(?:b|strong)>", re.IGNORECASE), "**"),
    (pattern(r"</?(?:i|em|u|s|small|span|div|p|sub|sup)\b[^<>]*>", re.IGNORECASE), ""),
)


@frozen
class ArrowMark:
    """An arrow's marks: its line, its ends as written (<, >, x, o or nothing), its length, and its text if that stands inside.

    One that is not `drawn` (`~~~`) only says what stands before what.
    """

    line: ArrowLine
    ends: tuple[str, str]
    ranks: int
    text: str = ""
    drawn: bool = True


def whole_mark(text: str, at: int) -> tuple[ArrowMark, int] | None:
    """An arrow without text inside, and where it ends."""
    unseen = _UNSEEN.match(text, at)
    if unseen is not None:
        return ArrowMark(ArrowLine.PLAIN, ("", ""), 1 + len(unseen[1]), drawn=False), unseen.end()
    found = _WHOLE.match(text, at)
    if found is None:
        return None
    if found["dots"]:
        return ArrowMark(ArrowLine.DASHED, (found["from"], found["d"]), len(found["dots"])), found.end()
    kind, end = ("plain", found["p"]) if found["plain"] else ("thick", found["t"])
    bare = end in "-="
    length = len(found[kind]) - 1
    return ArrowMark(ArrowLine.PLAIN if kind == "plain" else ArrowLine.THICK, (found["from"], "" if bare else end), length), found.end()


def split_mark(text: str, at: int) -> tuple[ArrowMark, int] | None:
    """An arrow with text inside, such as `-- text -->`, and where it ends."""
    begun = _OPEN.match(text, at)
    ended = _CLOSE[begun["mark"]].match(text, begun.end()) if begun else None
    if begun is None or ended is None or not ended["text"].strip():
        return None
    length = len(ended["long"]) - (0 if begun["mark"] == "-." else 1)
    to = ended["to"]
    return ArrowMark(_LINES[begun["mark"]], (begun["from"], "" if to in "-=" else to), length, ended["text"]), ended.end()


def text_runs(raw: str) -> tuple[Run, ...]:
    """A text as it is shown: without the icons' names and without HTML's tags, of which only bold ones mean something here."""
    plain = _ICON.sub("", raw)
    for tag, mark in _TAGS:
        plain = tag.sub(mark, plain)
    return runs(plain)


def has_icon(raw: str) -> bool:
    """Whether a text names an icon of Font Awesome."""
    return _ICON.search(raw) is not None
