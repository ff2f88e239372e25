"""Text styles: what a slot's text looks like at each level, and down which ladder of sizes it may go.

Sizes are points. The steps and floors are those of the design notes: body text never under 18 pt, tables 16, sources and
code 14, footers 12; titles never under 28.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from slides.design.tokens import Colour, Fonts
from slides.ground import inches
from slides.words import Mark


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a style. `before` is points, `margin` (of the text) and `hang` (of the mark, to its left) EMU, `line` percent."""

    size: int
    colour: Colour = Colour.INK
    bold: bool = False
    heading: bool = False
    mark: Mark = Mark.NONE
    before: int = 0
    margin: int = 0
    hang: int = 0
    line: int = 100
    code: bool = False


@dataclass(frozen=True, slots=True)
class Inset:
    """Space between a box and its text, in EMU."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a slot sets its text.

    `ladder` holds the sizes of all levels together, largest first; the layout itself states `levels`. Slots whose styles
    share a `group` go down the ladder together. `anchor` is t, ctr or b and `align` l, ctr or r, as DrawingML writes them.
    """

    name: str
    levels: tuple[Level, ...]
    ladder: tuple[tuple[int, ...], ...]
    group: str = ""
    anchor: str = "t"
    align: str = "l"
    fill: Colour | None = None
    inset: Inset = Inset()
    card: tuple[int, int] = (0, 0)
    """In boxes that repeat: the levels of a part's heading and of its text."""
    unbroken: tuple[int, ...] = ()
    """Levels that stay on one line where a smaller size of the ladder allows it."""

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes that the layout states, level by level."""
        return tuple(level.size for level in self.levels)

    @property
    def first_marked(self) -> int:
        """The level of a list's first depth: the first with a mark of its own, or that of running text where none has."""
        marked = (index for index, level in enumerate(self.levels) if level.mark is not Mark.NONE)
        return next(marked, self.card[1])

    def indent(self, level: int, mark: Mark) -> tuple[int, int]:
        """Where a paragraph's text begins, and how far to the left of it its mark hangs, in EMU."""
        own = self.levels[level]
        if mark is Mark.NONE:
            return (0, 0) if own.mark is not Mark.NONE else (own.margin, 0)
        margin, hang = (own.margin, own.hang) if own.mark is not Mark.NONE else (own.margin + HANG, HANG)
        if mark is Mark.CONTINUE:
            return margin, 0
        wider = NUMBER_EXTRA if mark is Mark.NUMBER and own.mark is not Mark.NUMBER else 0
        return margin + wider, hang + wider


HANG = inches(0.25)
"""How far a mark hangs where the style itself knows none."""
NUMBER_EXTRA = inches(0.24)
"""What a number of two digits needs more than a bullet."""

CELL_SIDE = inches(0.12)
"""Space left and right of a table cell's text, in EMU."""


def cell_padding(size: int) -> int:
    """Space above and below a table cell's text of `size` points, in EMU: larger type stands in airier rows."""
    return inches({20: 0.13, 18: 0.09}.get(size, 0.05))


CARD_INSET = Inset(inches(0.28), inches(0.24), inches(0.28), inches(0.24))
STEP_INSET = Inset(inches(0.20), inches(0.20), inches(0.20), inches(0.20))
HEAD_INSET = Inset(inches(0.20), inches(0.08), inches(0.20), inches(0.08))
BAR_INSET = Inset(inches(0.28), inches(0.05), inches(0.28), inches(0.05))


def _single(*sizes: int) -> tuple[tuple[int, ...], ...]:
    return tuple((size,) for size in sizes)


def _bullets(sizes: tuple[int, ...], before: tuple[int, ...], colour: Colour = Colour.INK, first: Mark = Mark.BULLET) -> tuple[Level, ...]:
    """Levels of a list: each a hanging mark further in than the one before; numbers hang further than bullets."""
    step = inches(0.31)
    extra = inches(0.24) if first is Mark.NUMBER else 0
    return tuple(
        Level(
            size,
            colour,
            mark=first if depth == 0 else Mark.BULLET,
            before=space,
            margin=step * (depth + 1) + extra,
            hang=step + (0 if depth else extra),
        )
        for depth, (size, space) in enumerate(zip(sizes, before, strict=True))
    )


_BODY = (24, 20, 18, 18, 18)
_BODY_LADDER = (_BODY, (22, 20, 18, 18, 18), (20, 18, 18, 18, 18), (18, 18, 18, 18, 18))
_BODY_SPACE = (12, 6, 4, 4, 4)


def _bodies() -> tuple[TextStyle, ...]:
    """Text that runs on: bodies, key points, panels, code, closing."""
    side = (22, 20, 18, 18, 18)
    points = (28, 22, 20, 18, 18)
    closing = (28, 22, 20, 18, 18)
    numbered = _bullets(closing, (16, 6, 4, 4, 4), Colour.ON_DEEP, Mark.NUMBER)
    return (
        TextStyle("body", _bullets(_BODY, _BODY_SPACE), _BODY_LADDER),
        TextStyle("points", _bullets(points, (18, 8, 6, 4, 4)), (points, (26, 22, 20, 18, 18), _BODY)),
        TextStyle("panel", _bullets(side, (10, 6, 4, 4, 4)), _BODY_LADDER, "panel", fill=Colour.PANEL, inset=CARD_INSET),
        TextStyle("beside", _bullets(side, (12, 6, 4, 4, 4)), _BODY_LADDER),
        TextStyle("closing", numbered, (closing, (26, 22, 20, 18, 18), (24, 20, 18, 18, 18), (22, 20, 18, 18, 18), (20, 18, 18, 18, 18))),
        TextStyle("code", (Level(18, code=True, line=100),), _single(18, 16, 14), fill=Colour.PANEL, inset=CARD_INSET),
        TextStyle("table", (Level(20),), _single(20, 18, 16)),
    )


def _titles(fonts: Fonts) -> tuple[TextStyle, ...]:
    """Titles of slides, decks and sections."""

    def title(name: str, sizes: tuple[int, ...], colour: Colour, anchor: str = "t") -> TextStyle:
        level = Level(sizes[0], colour, bold=fonts.bold, heading=True, line=95)
        return TextStyle(name, (level,), _single(*sizes), anchor=anchor)

    sizes = tuple(size for size in (32, 30, 28) if size <= fonts.title)
    return (
        title("title", sizes, Colour.HEADING),
        title("deck title", (48, 44, 40, 36), Colour.ON_DEEP, "b"),
        title("section title", (44, 40, 36, 32, 28), Colour.ON_DEEP, "b"),
        title("panel title", (44, 40, 36, 32, 28), Colour.ON_DEEP),
        title("closing title", (44, 40, 36, 32, 28), Colour.ON_DEEP),
        title("statement", (48, 44, 40, 36, 32, 28), Colour.ON_FILL, "b"),
        TextStyle("section number", (Level(88, Colour.ON_DEEP, fonts.bold, True),), _single(88, 66)),
        TextStyle("subtitle", (Level(24, Colour.ON_DEEP, before=6),), _single(24, 22, 20, 18)),
        TextStyle("support", (Level(28, Colour.ON_FILL, before=8),), _single(28, 26, 24, 22, 20, 18)),
    )


def _cards(fonts: Fonts) -> tuple[TextStyle, ...]:
    """Boxes that repeat: cards, steps, moments, comparisons. Levels: number or date, heading, text, bullet."""
    ladder = ((40, 28, 24, 24), (40, 26, 22, 22), (40, 24, 20, 20), (32, 22, 18, 18))
    step = inches(0.25)

    def levels(first: Level) -> tuple[Level, ...]:
        heading = Level(24, Colour.KEY, bold=True)
        text = Level(20, before=6)
        return first, heading, text, replace(text, mark=Mark.BULLET, margin=step, hang=step)

    number = Level(40, Colour.KEY, bold=fonts.bold, heading=True)

    def moment(name: str, colour: Colour) -> TextStyle:
        when, what = Level(20, colour, bold=True), Level(22, bold=True, before=2)
        steps = ((22, 24, 22, 22), (20, 22, 20, 20), (18, 20, 18, 18))
        return TextStyle(
            name, (when, what, *levels(number)[2:]), steps, "moment", fill=Colour.PANEL, inset=STEP_INSET, card=(0, 2), unbroken=(0,)
        )

    def head(name: str, fill: Colour) -> TextStyle:
        level = Level(22, Colour.ON_FILL, bold=True)
        return TextStyle(name, (level,), _single(24, 22, 20, 18), "head", anchor="ctr", fill=fill, inset=HEAD_INSET, unbroken=(0,))

    plain = (Level(20, before=8), *_bullets((20, 18), (8, 4)))
    steps = ((24, 24, 20), (22, 22, 20), (20, 20, 18), (18, 18, 18))
    return (
        TextStyle("card", levels(number), ladder, "card", fill=Colour.PANEL, inset=CARD_INSET, card=(1, 2), unbroken=(1,)),
        moment("moment", Colour.KEY),
        moment("last moment", Colour.CONTRAST),
        head("head", Colour.KEY),
        head("last head", Colour.CONTRAST),
        TextStyle("step", plain, steps, "step", fill=Colour.PANEL, inset=STEP_INSET),
        TextStyle("figure", (Level(88, Colour.KEY, fonts.bold, True), Level(22)), ((88, 22), (66, 20), (54, 18)), "figure", card=(0, 1)),
        TextStyle("axis", (Level(18, Colour.MUTED),), _single(18)),
    )


def _points(fonts: Fonts) -> tuple[TextStyle, ...]:
    """Takeaways, quotations, questions, agenda, and the small print."""
    quote = Level(36, heading=True, line=105)
    row = Level(24, mark=Mark.NUMBER, before=9, margin=inches(0.6), hang=inches(0.6))
    sub = Level(20, Colour.MUTED, margin=inches(0.6))
    question = Level(22, Colour.KEY, bold=True, before=16)
    return (
        _takeaway("takeaway", 20, 18),
        _takeaway("takeaway, wide", 24, 22, 20, 18),
        _takeaway("takeaway, large", 28, 26, 24, 22, 20, 18),
        replace(_takeaway("closing point", 24, 22, 20, 18), fill=Colour.KEY, levels=(Level(24, Colour.ON_FILL, bold=True),)),
        TextStyle("quote", (quote,), _single(40, 36, 32, 28, 24), anchor="ctr"),
        TextStyle("panel quote", (replace(quote, size=28),), _single(30, 28, 26, 24, 22, 20)),
        TextStyle("attribution", (Level(20, Colour.MUTED),), _single(20, 18)),
        TextStyle("answers", (question, Level(20, before=2)), ((24, 22), (22, 20), (20, 18), (18, 18)), "answers", card=(0, 1)),
        TextStyle("agenda", (row, sub), ((28, 20), (26, 20), (24, 20), (22, 18), (20, 18), (18, 18)), anchor="ctr", unbroken=(0,)),
        TextStyle("caption", (Level(18, Colour.MUTED),), _single(18)),
        TextStyle("caption, centred", (Level(18, Colour.MUTED),), _single(18), align="ctr"),
        TextStyle("source", (Level(14, Colour.MUTED),), _single(14), anchor="ctr"),
        TextStyle("footer", (Level(12, Colour.MUTED),), _single(12), anchor="ctr"),
        TextStyle("footer, right", (Level(12, Colour.MUTED),), _single(12), anchor="ctr", align="r"),
        TextStyle("footer, deep", (Level(12, Colour.ON_DEEP),), _single(12), anchor="ctr"),
        TextStyle("footer, deep, right", (Level(12, Colour.ON_DEEP),), _single(12), anchor="ctr", align="r"),
        TextStyle("footer, fill", (Level(12, Colour.ON_FILL),), _single(12), anchor="ctr"),
        TextStyle("footer, fill, right", (Level(12, Colour.ON_FILL),), _single(12), anchor="ctr", align="r"),
    )


def _takeaway(name: str, *sizes: int) -> TextStyle:
    level = Level(sizes[0], Colour.ON_BAR, bold=True)
    return TextStyle(
        name, (level,), _single(*sizes), anchor="ctr", fill=Colour.BAR, inset=BAR_INSET, unbroken=(0,) if len(sizes) == 2 else ()
    )


def styles(fonts: Fonts) -> Mapping[str, TextStyle]:
    """Every text style by name, for a pair of fonts."""
    every = (*_titles(fonts), *_bodies(), *_cards(fonts), *_points(fonts))
    return MappingProxyType({style.name: style for style in every})
