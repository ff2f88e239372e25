"""Text styles: what a slot's text looks like at each level, and which sizes it may take.

Sizes are points. The steps and floors are those of the design notes: body text never under 18 pt, tables 16, sources and
code 14, footers 12; titles never under 28.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from slides.base.geometry import inches
from slides.design.textstyle import Inset, Level, TextStyle
from slides.design.tokens import Colour, Fonts
from slides.text.rich_text import Mark

CELL_SIDE = inches(0.17)
"""Space left and right of a table cell's text, in EMU."""
CELL_HANG = 0.8
"""How far, in em, the lines of a list's item in a cell stand to the right of where its mark begins."""


def cell_padding(size: int) -> int:
    """Space above and below a table cell's text of `size` points, in EMU: larger type stands in airier rows."""
    return inches({28: 0.22, 24: 0.20, 22: 0.16, 20: 0.13, 18: 0.09}.get(size, 0.05))


CARD_INSET = Inset(inches(0.28), inches(0.20), inches(0.28), inches(0.20))
STEP_INSET = Inset(inches(0.20), inches(0.20), inches(0.20), inches(0.20))
HEAD_INSET = Inset(inches(0.20), inches(0.08), inches(0.20), inches(0.08))
CARD_HEAD_INSET = Inset(inches(0.28), inches(0.20), inches(0.28), inches(0.04))
CARD_TEXT_INSET = Inset(inches(0.28), inches(0.08), inches(0.28), inches(0.20))
LEAST_POINT = 22
"""Points: a takeaway takes a second line rather than smaller type, so that it is never the smallest text of its slide."""
BAR_INSET = Inset(inches(0.28), inches(0.03), inches(0.28), inches(0.03))
SIDE_INSET = Inset(inches(0.28), inches(0.08), inches(0.28), inches(0.08))
ROW_INSET = Inset(0, inches(0.04), 0, inches(0.04))
COMMAND = "command"
"""The text style of code in the middle of a panel that is higher than it."""
TILE_INSET = Inset(inches(0.35), inches(0.20), inches(0.35), inches(0.20))
CODE_INSET = Inset(inches(0.20), inches(0.20), inches(0.20), inches(0.20))


def _single(*sizes: int) -> tuple[tuple[int, ...], ...]:
    return tuple((size,) for size in sizes)


def _bullets(before: tuple[int, ...], colour: Colour = Colour.INK, first: Mark = Mark.BULLET) -> tuple[Level, ...]:
    """Levels of a list: each a hanging mark further in than the one before; numbers hang further than bullets."""
    step = inches(0.31)
    extra = inches(0.24) if first is Mark.NUMBER else 0
    return tuple(
        Level(
            colour,
            mark=first if depth == 0 else Mark.BULLET,
            before=space,
            margin=step * (depth + 1) + extra,
            hang=step + (0 if depth else extra),
        )
        for depth, space in enumerate(before)
    )


_BODY = (24, 20, 18, 18, 18)
_BODY_LADDER = (_BODY, (22, 20, 18, 18, 18), (20, 18, 18, 18, 18), (18, 18, 18, 18, 18))
_LARGE = (28, 24, 20, 18, 18)
_TEXT_LADDER = ((36, 28, 24, 20, 20), (32, 28, 24, 20, 20), _LARGE, *_BODY_LADDER)
_FEW_WORDS = (12, 25, 60)
"""The most words that a slide's text may have at 36, 32 and 28 points (after the design notes, look-2, section 1)."""
_LARGER_CLOSING = (40, 28, 24, 20, 20), (36, 28, 24, 20, 20), (32, 24, 20, 18, 18)
"""Sizes of a closing that says one thing in a few words."""
_BODY_SPACE = (12, 6, 4, 4, 4)


def _spaced(levels: tuple[Level, ...], percent: int = 60) -> tuple[Level, ...]:
    """Levels of which the first has as much space before it as its size asks for."""
    return (replace(levels[0], spaced=percent), *levels[1:])


def _bodies() -> tuple[TextStyle, ...]:
    """Text that runs on: bodies, key points, panels, code, closing."""
    closing = (28, 22, 20, 18, 18)
    numbered = _bullets((16, 6, 4, 4, 4), Colour.ON_DEEP, Mark.NUMBER)
    return (
        TextStyle("body", _bullets(_BODY_SPACE), (_LARGE, *_BODY_LADDER), most_words=(40,), usual=1),
        TextStyle("text", _spaced(_bullets(_BODY_SPACE)), _TEXT_LADDER, most_words=_FEW_WORDS, full=85, usual=2),
        TextStyle("panel", _bullets((10, 6, 4, 4, 4)), (_LARGE, *_BODY_LADDER), "panel", fill=Colour.PANEL, inset=CARD_INSET),
        TextStyle("beside", _spaced(_bullets((12, 6, 4, 4, 4))), (_LARGE, *_BODY_LADDER), most_words=(25, 60), usual=1),
        TextStyle(
            "closing",
            numbered,
            (*_LARGER_CLOSING, closing, (26, 22, 20, 18, 18), (24, 20, 18, 18, 18), (22, 20, 18, 18, 18), (20, 18, 18, 18, 18)),
            most_words=(20, 32, 45),
            full=85,
            usual=3,
        ),
        TextStyle("closing number", (Level(Colour.SOFT, bold=True, heading=True),), _single(66, 54, 44, 32), anchor="ctr"),
        TextStyle("closing row", (Level(Colour.ON_DEEP),), _single(28, 26, 24, 22, 20, 18), "closing row", anchor="ctr"),
        TextStyle(
            "code", (Level(code=True),), _single(32, 28, 24, 20, 18, 16, 14), fill=Colour.PANEL, inset=CODE_INSET, unbroken=(0,), usual=3
        ),
        TextStyle(
            COMMAND,
            (Level(code=True),),
            _single(32, 28, 24, 20, 18, 16, 14),
            anchor="ctr",
            fill=Colour.PANEL,
            inset=CODE_INSET,
            unbroken=(0,),
            usual=3,
        ),
        TextStyle("table", (Level(),), _single(28, 24, 22, 20, 18, 16), usual=1),
        TextStyle("visual", (Level(),), _single(20, 18, 16, 14, 12)),
    )


def _titles(fonts: Fonts) -> tuple[TextStyle, ...]:
    """Titles of slides, decks and sections."""

    def title(name: str, sizes: tuple[int, ...], colour: Colour, anchor: str = "t") -> TextStyle:
        level = Level(colour, bold=fonts.bold, heading=True, line=95)
        return TextStyle(name, (level,), _single(*sizes), anchor=anchor)

    sizes = tuple(size for size in (32, 30, 28) if size <= fonts.title)
    return (
        title("title", sizes, Colour.HEADING),
        title("column title", (34, 32, 30, 28, 26, 24, 22, 20), Colour.HEADING),
        replace(title("topic", (20, 18), Colour.KEY), unbroken=(0,)),
        title("deck title", (60, 54, 48, 44, 40, 36), Colour.ON_DEEP, "b"),
        title("section title", (44, 40, 36, 32, 28), Colour.ON_DEEP, "b"),
        title("chapter title", (54, 48, 44, 40, 36, 32, 28), Colour.ON_DEEP),
        title("panel title", (44, 40, 36, 32, 28), Colour.ON_DEEP),
        title("dark title", (44, 40, 36, 32, 28), Colour.ON_DEEP, "b"),
        TextStyle("dark text", (Level(Colour.ON_DEEP, before=6),), _single(24, 22, 20, 18)),
        title("closing title", (44, 40, 36, 32, 28), Colour.ON_DEEP),
        title("statement", (48, 44, 40, 36, 32, 28), Colour.ON_FILL, "b"),
        TextStyle("section number", (Level(Colour.SOFT, fonts.bold, True),), _single(88, 66), anchor="b"),
        TextStyle("subtitle", (Level(Colour.ON_DEEP, before=6),), _single(24, 22, 20, 18)),
        TextStyle("support", (Level(Colour.ON_FILL, before=8),), _single(28, 26, 24, 22, 20, 18)),
    )


_STEP = inches(0.30)
_BESIDE_STEM = Inset(inches(0.18), 0, 0, 0)
_LEAST_DATE = 24
"""In smaller type a date takes a second line instead, so that it is never smaller than the text under it."""
_PERSON = (28, 24), (28, 22), (24, 22), (24, 20), (22, 20), (20, 18), (18, 18)


def _cards(fonts: Fonts) -> tuple[TextStyle, ...]:
    """Boxes that repeat, with levels for number or date, heading, text and bullet; and large figures."""
    card = (
        *((54, 32, 28, 28), (54, 28, 28, 28), (54, 28, 24, 24), (54, 24, 24, 24)),
        *((40, 24, 22, 22), (40, 24, 20, 20), (32, 22, 18, 18)),
    )
    moment = tuple((size,) * 4 for size in (28, 26, 24, 22, 20, 18))
    text = Level(before=6)
    inner = text, replace(text, mark=Mark.BULLET, margin=_STEP, hang=_STEP)
    number = Level(Colour.KEY, bold=fonts.bold, heading=True)
    levels = number, Level(Colour.KEY, bold=True), *inner

    def when(name: str, colour: Colour) -> TextStyle:
        first = Level(colour, bold=True), Level(bold=True, before=2)
        levels, panel = (*first, *inner), Colour.PANEL
        return TextStyle(
            name, levels, moment, "moment", fill=panel, inset=STEP_INSET, card=(0, 2), unbroken=(0,), least_unbroken=_LEAST_DATE
        )

    figure = Level(Colour.KEY, bold=True), Level(before=4)
    first = tuple(replace(level, colour=Colour.ON_BAR) for level in figure)
    high = replace(CARD_INSET, top=inches(0.85))

    def figures(name: str, levels: tuple[Level, ...], fill: Colour, inset: Inset) -> TextStyle:
        large = (88, 28), (80, 28), (72, 28), (66, 28), (66, 24), (60, 24), (54, 24)
        ladder = (*large, (54, 22), (48, 22), (44, 22), (44, 20), (40, 20), (32, 20), (28, 18))
        return TextStyle(name, levels, ladder, "figure", fill=fill, inset=inset, card=(0, 1), unbroken=(0,), usual=3)

    return (
        TextStyle("card", levels, card, "card", fill=Colour.PANEL, inset=CARD_INSET, card=(1, 2), unbroken=(1,), least_unbroken=24),
        when("moment", Colour.KEY),
        when("last moment", Colour.CONTRAST),
        replace(when("open moment", Colour.KEY), fill=None, inset=_BESIDE_STEM),
        replace(when("last open moment", Colour.CONTRAST), fill=None, inset=_BESIDE_STEM),
        figures("figure", figure, Colour.PANEL, high),
        figures("first figure", first, Colour.BAR, high),
        figures("low figure", figure, Colour.PANEL, CARD_INSET),
        figures("first low figure", first, Colour.BAR, CARD_INSET),
        TextStyle("axis", (Level(Colour.MUTED),), _single(18)),
        TextStyle("person", (Level(Colour.KEY, bold=True), Level(before=3)), _PERSON, "person", card=(0, 1)),
    )


def _heads() -> tuple[TextStyle, ...]:
    """Filled headings of steps and sides, and the steps' text."""

    def head(name: str, fill: Colour, group: str, inset: Inset) -> TextStyle:
        level = Level(Colour.ON_FILL, bold=True)
        return TextStyle(name, (level,), _single(28, 24, 22, 20, 18), group, anchor="ctr", fill=fill, inset=inset, unbroken=(0,))

    steps = ((28, 28, 24), (24, 24, 22), (22, 22, 20), (20, 20, 18), (18, 18, 18))
    return (
        head("head", Colour.KEY, "head", HEAD_INSET),
        head("last head", Colour.CONTRAST, "head", HEAD_INSET),
        head("side", Colour.KEY, "side", SIDE_INSET),
        head("last side", Colour.CONTRAST, "side", SIDE_INSET),
        TextStyle(
            "card head",
            (Level(Colour.KEY, bold=True),),
            _single(28, 26, 24, 22, 20),
            "card head",
            "b",
            fill=Colour.PANEL,
            inset=CARD_HEAD_INSET,
        ),
        TextStyle("card text", (Level(before=8), *_bullets((8, 4))), steps, "card text", fill=Colour.PANEL, inset=CARD_TEXT_INSET),
        TextStyle("step", (Level(before=8), *_bullets((8, 4))), steps, "step", fill=Colour.PANEL, inset=STEP_INSET),
    )


def _points(fonts: Fonts) -> tuple[TextStyle, ...]:
    """Takeaways, quotations, questions, agenda, and the small print."""
    quote = Level(heading=True, line=105)
    row = Level(mark=Mark.NUMBER, before=9, margin=inches(0.6), hang=inches(0.6))
    sub = Level(Colour.MUTED, margin=inches(0.6))
    question = Level(Colour.KEY, bold=True, before=16)
    return (
        _takeaway("takeaway", 24, 22, 20, 18),
        TextStyle("point", (Level(Colour.HEADING, bold=fonts.bold, heading=True, line=95),), _single(30, 28, 26, 24, 22, 20, 18)),
        replace(_takeaway("closing point", 24, 22, 20, 18), fill=Colour.KEY, levels=(Level(Colour.ON_FILL, bold=True),)),
        TextStyle(
            "quote",
            (quote,),
            _single(66, 60, 54, 48, 44, 40, 36, 32, 28, 24),
            anchor="b",
            most_words=(6, 10, 16, 22, 30),
            full=95,
            usual=5,
        ),
        TextStyle("panel quote", (quote,), _single(30, 28, 26, 24, 22, 20), anchor="t"),
        TextStyle("portrait quote", (quote,), _single(40, 36, 32, 28, 26, 24, 22, 20), anchor="ctr"),
        TextStyle("attribution", (Level(Colour.MUTED),), _single(22, 20, 18)),
        TextStyle("answers", (question, Level(before=2)), ((24, 22), (22, 20), (20, 18), (18, 18)), "answers", card=(0, 1)),
        TextStyle("agenda", (row, sub), ((28, 20), (26, 20), (24, 20), (22, 18), (20, 18), (18, 18)), unbroken=(0,)),
        TextStyle("caption", (Level(Colour.MUTED),), _single(18)),
        TextStyle("caption, beside", (Level(Colour.INK),), _single(24, 22, 20, 18)),
        TextStyle("caption, centred", (Level(Colour.MUTED),), _single(20, 18), align="ctr"),
        TextStyle("source", (Level(Colour.MUTED),), _single(14), anchor="ctr"),
        *_footers(),
    )


_ROW_SIZES, _SIDE_ROW_SIZES = (28, 24, 22, 20, 18), (36, 32, 28, 24, 22, 20, 18)
_ROW_WORDS, _LED_ROW_WORDS = 48, 60
"""The most words that rows may have together at 28 points, without and with leads before them."""


def _inner(sizes: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Steps of rows in these sizes, with those of lists in them."""
    return tuple((size, max(size - 4, 18), 18, 18) for size in sizes)


def _rows(fonts: Fonts) -> tuple[TextStyle, ...]:
    """Rows between hairlines: their text, numbers and leads; the title beside them; a sentence on a panel."""
    item = Level(), *_bullets((4, 4, 4))
    inner = _inner(_ROW_SIZES)
    key = Level(Colour.KEY, bold=True)

    def text(name: str, words: int, group: str, usual: int) -> TextStyle:
        return TextStyle(name, item, inner, group, anchor="ctr", inset=ROW_INSET, most_words=(words,), full=90, usual=usual)

    side = Level(Colour.ON_FILL, bold=fonts.bold, heading=True, line=95)
    said = Level(Colour.KEY, bold=fonts.bold, heading=True), Level(Colour.KEY, mark=Mark.BULLET, margin=_STEP, hang=_STEP)
    return (
        text("row", _ROW_WORDS, "row", 0),
        TextStyle("row number", (key,), _single(32, 32, 28, 24, 22), "row", anchor="ctr", inset=ROW_INSET),
        TextStyle(
            "number cell",
            (Level(Colour.ON_FILL, bold=True),),
            _single(32, 32, 28, 24, 22),
            "row",
            anchor="ctr",
            align="ctr",
            fill=Colour.KEY,
            inset=ROW_INSET,
        ),
        TextStyle(
            "side row", item, _inner(_SIDE_ROW_SIZES), "side row", anchor="ctr", inset=ROW_INSET, most_words=(15, 28, 48), full=90, usual=2
        ),
        TextStyle("side row number", (key,), _single(40, 36, 32, 32, 28, 24, 22), "side row", anchor="ctr", inset=ROW_INSET, usual=2),
        TextStyle(
            "pair",
            (Level(),),
            _single(32, 28, 26, 24, 22, 20),
            "tile",
            anchor="ctr",
            fill=Colour.PANEL,
            inset=TILE_INSET,
            most_words=(24,),
            full=90,
        ),
        TextStyle(
            "tile",
            (key,),
            _single(32, 28, 24, 22, 20),
            "tile",
            anchor="ctr",
            fill=Colour.PANEL,
            inset=TILE_INSET,
            most_words=(30,),
        ),
        text("row text", _LED_ROW_WORDS, "led row", 1),
        TextStyle(
            "stacked row",
            (key, Level(before=2), *_bullets((3, 3))),
            tuple((size, size, max(size - 4, 18), 18) for size in (28, 24, 22)),
            "stacked row",
            anchor="ctr",
            inset=ROW_INSET,
            card=(0, 1),
            full=95,
            most_words=(50,),
        ),
        TextStyle("row lead", (key,), _single(28, 24, 22, 20, 18), "led row", anchor="ctr", inset=ROW_INSET, usual=1),
        TextStyle("intro", (Level(),), _single(24, 22, 20, 18)),
        TextStyle("outro", (Level(bold=True),), _single(24, 22, 20, 18), anchor="ctr"),
        TextStyle("text below", (Level(),), _single(24, 22, 20, 18)),
        *(
            TextStyle(
                f"agenda row, {sizes[0]}",
                (replace(Level(mark=Mark.NUMBER), margin=inches(0.62), hang=inches(0.62)),),
                _single(*sizes),
                "agenda row",
                anchor="ctr",
                inset=ROW_INSET,
                unbroken=(0,),
                least_unbroken=20,
                linked=True,
            )
            for sizes in ((36, 32, 28, 24, 22, 20, 18), (32, 28, 24, 22, 20, 18), (28, 24, 22, 20, 18), (24, 22, 20, 18), (22, 20, 18))
        ),
        TextStyle(
            "agenda card",
            (replace(Level(mark=Mark.NUMBER), margin=inches(0.5), hang=inches(0.5)),),
            _single(22, 20, 18),
            "agenda row",
            anchor="ctr",
            fill=Colour.PANEL,
            inset=Inset(inches(0.15), inches(0.04), inches(0.12), inches(0.04)),
            linked=True,
        ),
        TextStyle(
            "chapter row",
            (Level(Colour.ON_DEEP),),
            _single(28, 24, 22, 20, 18),
            "chapter row",
            anchor="ctr",
            inset=ROW_INSET,
            unbroken=(0,),
            least_unbroken=22,
            linked=True,
        ),
        TextStyle("question", (key,), _single(24, 22, 20, 18), "led row", anchor="ctr", inset=ROW_INSET, linked=True),
        TextStyle(
            "answer",
            (Level(), *_bullets((4, 4))),
            tuple((size, size, 18) for size in (24, 22, 20, 18, 18)),
            "led row",
            anchor="ctr",
            inset=ROW_INSET,
        ),
        TextStyle("side title", (side,), _single(40, 36, 32, 28), linked=True),
        TextStyle("side text", _spaced(_bullets((12, 6, 4, 4, 4))), _TEXT_LADDER, anchor="ctr", most_words=(0, 30, 60), full=90, usual=1),
        TextStyle(
            "panel text",
            (replace(Level(), spaced=60),),
            _single(36, 32, 28, 26, 24, 22, 20),
            anchor="ctr",
            fill=Colour.PANEL,
            inset=Inset(inches(0.75), inches(0.40), inches(0.75), inches(0.40)),
            most_words=(30, 50, 75),
            full=95,
            usual=2,
        ),
        TextStyle(
            "formula",
            (Level(Colour.KEY),),
            _single(48, 44, 40, 36, 32, 28, 24, 20),
            anchor="ctr",
            align="ctr",
            fill=Colour.PANEL,
            inset=Inset(inches(0.35), inches(0.15), inches(0.35), inches(0.15)),
        ),
        TextStyle(
            "panel statement",
            said,
            tuple((size, size) for size in (54, 48, 44, 40, 36, 32, 28, 24)),
            anchor="ctr",
            fill=Colour.PANEL,
            inset=Inset(inches(0.75), inches(0.40), inches(0.75), inches(0.40)),
            most_words=(18, 26, 34),
            usual=2,
        ),
    )


def _footers() -> tuple[TextStyle, ...]:
    """The small print on each ground, to the left and to the right."""
    grounds = (
        ("", Colour.MUTED),
        (", plain", Colour.INK),
        (", bar", Colour.ON_BAR),
        (", deep", Colour.ON_DEEP),
        (", fill", Colour.ON_FILL),
    )
    return tuple(
        TextStyle(f"footer{name}{side}", (Level(ink),), _single(12), anchor="ctr", align=align)
        for name, ink in grounds
        for side, align in (("", "l"), (", right", "r"))
    )


def _takeaway(name: str, *sizes: int) -> TextStyle:
    level = Level(Colour.ON_BAR, bold=True)
    return TextStyle(
        name, (level,), _single(*sizes), anchor="ctr", fill=Colour.BAR, inset=BAR_INSET, unbroken=(0,), least_unbroken=LEAST_POINT
    )


def styles(fonts: Fonts) -> Mapping[str, TextStyle]:
    """Every text style by name, for a pair of fonts."""
    every = (*_titles(fonts), *_bodies(), *_cards(fonts), *_heads(), *_points(fonts), *_rows(fonts))
    return MappingProxyType({style.name: style for style in every})
