"""How a flowchart's boxes look: the preset geometry of each shape, the room it leaves for text, and where lines may meet it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from slides.base.geometry import Rect
from slides.base.records import frozen
from slides.design.page import Path
from slides.visuals.flowchart.model import Figure

_GRID = 1000
_LEAN = 0.2
"""How far slanted sides lean, as a part of the width."""


@frozen
class Look:
    """A shape's geometry: a preset's name (with its adjust values) or a freeform's corners on a grid of a thousand.

    `text` is the part of its width and height that the preset keeps for text. `sites` are the preset's own numbers of its sites: top,
    left, bottom, right; none where they are not in the middle of those, or programs number them differently. `indent` is how far the
    middle of its left and right side lies inside its rectangle, as a part of its width. `shoulders` are those of `graph.Sizes`.
    `lined` shapes show lines inside. `relation`: such a box may stand for a party of a relation; others are steps of a process.
    """

    form: str = "rect"
    text: tuple[float, float] = (1.0, 1.0)
    sites: tuple[int, int, int, int] | None = (0, 1, 2, 3)
    adjust: tuple[tuple[str, int], ...] = ()
    corners: tuple[tuple[int, int], ...] = ()
    indent: float = 0.0
    shoulders: tuple[float, float] = (0.5, 0.5)
    lined: bool = False
    relation: bool = False

    def geometry(self) -> str | Path:
        """The form of a shape of the page."""
        if not self.corners:
            return self.form
        first, *rest = self.corners
        return Path(_GRID, _GRID, (("M", *first), ("L", *(part for corner in rest for part in corner)), ("Z",)))

    def inner(self, width: int, height: int) -> Rect | None:
        """Where a freeform keeps room for text; None for a preset, which knows that itself."""
        if not self.corners:
            return None
        aside = round(width * (1 - self.text[0]) / 2)
        return Rect(aside, 0, width - 2 * aside, height)


def _leaning(*corners: tuple[int, int]) -> Look:
    return Look(text=(1 - 2 * _LEAN, 1.0), sites=None, corners=corners, indent=_LEAN / 2, shoulders=(0.5 - _LEAN * 0.75, 0.5))


_SIDE = round(_LEAN * _GRID)
_FAR = _GRID - _SIDE
LOOKS: Mapping[Figure, Look] = MappingProxyType(
    {
        Figure.RECTANGLE: Look(relation=True),
        Figure.ROUND: Look("roundRect", relation=True),
        Figure.STADIUM: Look("flowChartTerminator", (0.9, 0.70)),
        Figure.SUBROUTINE: Look("flowChartPredefinedProcess", (0.75, 1.0), lined=True),
        Figure.CYLINDER: Look("can", (1.0, 0.70), None, (("adj", 18000),), lined=True),
        Figure.CIRCLE: Look("ellipse", (0.7, 0.7), (0, 2, 4, 6), shoulders=(0.433, 0.433), relation=True),
        Figure.DIAMOND: Look("diamond", (0.5, 0.5), shoulders=(0.25, 0.25)),
        Figure.HEXAGON: Look("flowChartPreparation", (0.6, 1.0), shoulders=(0.4, 0.5)),
        Figure.FLAG: Look("homePlate", (0.88, 1.0), None, (("adj", 30000),)),
        Figure.SLANTED: _leaning((_SIDE, 0), (_GRID, 0), (_FAR, _GRID), (0, _GRID)),
        Figure.SLANTED_BACK: _leaning((0, 0), (_FAR, 0), (_GRID, _GRID), (_SIDE, _GRID)),
        Figure.TRAPEZOID: _leaning((_SIDE, 0), (_FAR, 0), (_GRID, _GRID), (0, _GRID)),
        Figure.TRAPEZOID_DOWN: _leaning((0, 0), (_GRID, 0), (_FAR, _GRID), (_SIDE, _GRID)),
        Figure.START: Look("ellipse", sites=(0, 2, 4, 6), shoulders=(0.433, 0.433)),
        Figure.END: Look("ellipse", sites=(0, 2, 4, 6), shoulders=(0.433, 0.433)),
        Figure.BAR: Look(),
    }
)
"""The look of each shape. Text rectangles and sites are those of ECMA-376's presetShapeDefinitions."""
