"""What a text style is: its levels, its list of sizes, and where paragraphs with marks and icons begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from slides.base.geometry import inches, points
from slides.base.records import frozen
from slides.design.icons import icon_room
from slides.design.tokens import Colour, Scheme
from slides.text.rich_text import Mark, Paragraph

_NONE = Mark.NONE


@frozen
class Level:
    """One level of a style. `before` is points, `margin` (of the text) and `hang` (of the mark, before it) EMU, `line` percent.
    `icon` is the room in EMU that an icon takes before the text beside it, 0 where none is; `led` says how the paragraphs with icons
    stand then: their mark, and their margin and hang in EMU.
    """

    colour: Colour = Colour.INK
    bold: bool = False
    heading: bool = False
    mark: Mark = Mark.NONE
    before: int = 0
    margin: int = 0
    hang: int = 0
    line: int = 100
    code: bool = False
    spaced: int = 0
    """Space before a paragraph in percent of its size, where that is not `before`."""
    icon: int = 0
    led: tuple[Mark, int, int] | None = None
    tint: str = ""
    """The colour of text that is a template's own, as six digits, for formats that draw it."""
    mark_tint: str = ""
    """The same of its marks."""

    def space(self, size: int) -> int:
        """The space before a paragraph of a size, both in points."""
        return round(size * self.spaced / 100) if self.spaced else self.before

    @property
    def stated(self) -> tuple[Mark, int, int]:
        """The mark, margin and hang that a layout states for the level: those of the paragraphs with icons where it has any, so that
        text never moves under an icon when a slide is reset.
        """
        return self.led or (self.mark, self.margin, self.hang)


@frozen
class Inset:
    """Space between a box and its text, in EMU."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


NO_INSET = Inset()


@frozen
class TextStyle:
    """How a slot sets its text.

    `ladder` holds the sizes in points of all levels together, largest first; the layout states the first step. Slots whose styles
    share a `group` go down the size list together. `anchor` is t, ctr or b and `align` l, ctr or r, as DrawingML writes them.
    """

    name: str
    levels: tuple[Level, ...]
    ladder: tuple[tuple[int, ...], ...]
    group: str = ""
    anchor: str = "t"
    align: str = "l"
    fill: Colour | None = None
    inset: Inset = NO_INSET
    card: tuple[int, int] = (0, 0)
    """In boxes that repeat: the levels of a part's heading and of its text."""
    unbroken: tuple[int, ...] = ()
    """Levels that stay on one line where a smaller size of the size list, down to `least_unbroken` points, allows it."""
    least_unbroken: int = 0
    most_words: tuple[int, ...] = ()
    """The most words that text at each of the first steps may have: few words stand in large type."""
    full: int = 100
    """The share of a box's height, in percent, that text at those steps may take."""
    usual: int = 0
    """The step that the layout states where no page chose another."""
    linked: bool = False
    """Whether the only link of a text is that of its whole box, so that no word is underlined."""
    rtl: bool = False
    """Whether paragraphs run from right to left; `align` names the side on the slide either way."""
    inherited: bool = False
    """Whether it is a template's own: layouts and slides state nothing of it but what differs."""
    stated: bool = False
    """Whether slides state the sizes of such text even so, as the template states none."""
    recoloured: Scheme | None = None
    """The colour that such text gets on slides, where its own cannot be read."""
    keep_links: bool = False
    """Whether links have the colour of such text, as that of links cannot be read on its ground."""
    enlargement: float = 1.0
    """How many times as large as on the built-in slide drawings in such a place are: their lines and labels grow with a large slide."""

    def __hash__(self) -> int:
        """That of its name: styles are keys of caches, and few share a name."""
        return hash(self.name)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes that the layout states, level by level."""
        return self.ladder[self.usual]

    def first_step(self, words: int) -> int:
        """The first step of the size list that text of this many words may take."""
        return sum(words > most for most in self.most_words)

    @property
    def first_marked(self) -> int:
        """The level of a list's first depth: the first with a mark of its own, or that of running text where none has."""
        return next((index for index, level in enumerate(self.levels) if level.mark is not _NONE), self.card[1])

    def indent(self, level: int, mark: Mark, icon: str = "") -> tuple[int, int]:
        """Where a paragraph's text begins, and how far before it its mark hangs, in EMU from the side where lines begin.

        icon: the paragraph's own, which stands in the place of a bullet, and after a number.
        """
        own = self.levels[level]
        listed = own.mark is not _NONE
        if icon and mark is not Mark.NUMBER:
            return (own.margin if listed and mark is not _NONE else own.icon + (0 if listed else own.margin)), 0
        if mark is _NONE:
            return (0, 0) if listed else (own.margin, 0)
        margin, hang = (own.margin, own.hang) if listed else (own.margin + HANG, HANG)
        if mark is not Mark.NUMBER:
            return margin, 0 if mark is Mark.CONTINUE else hang
        wider = (0 if own.mark is Mark.NUMBER else NUMBER_EXTRA) + (0 if listed else own.icon)
        if not listed or self.inherited:
            wide = _TWO_DIGITS_EM if self.inherited else _NUMBER_EM
            wider += max(points(wide * self.sizes[level]) - hang - NUMBER_EXTRA, 0)
        return margin + wider, hang + wider

    def beside_icons(self, paragraphs: Sequence[Paragraph], sizes: Sequence[int]) -> TextStyle:
        """The style with room for the icons of these paragraphs, at a size in points for each level.

        In a list all items of a level with an icon begin where the text beside it does, and deeper levels stand as much further in.
        """
        for paragraph in paragraphs:
            if paragraph.runs and paragraph.runs[0].icon:
                break
        else:
            return self
        moved, levels = 0, []
        for at, (level, size) in enumerate(zip(self.levels, sizes, strict=True)):
            here = [paragraph.mark for paragraph in paragraphs if paragraph.icon and paragraph.level == at]
            room = icon_room(size) if here else 0
            own = 0
            if level.mark is not Mark.NONE and any(mark is not Mark.NONE for mark in here):
                own = room if Mark.NUMBER in here else max(room - level.hang, 0)
                moved += own
            shift = moved if level.mark is not Mark.NONE else 0
            levels.append(replace(level, icon=room, margin=level.margin + shift, hang=level.hang + own))
        settled = replace(self, levels=tuple(levels))
        return replace(settled, levels=tuple(settled._led(at, paragraphs) for at in range(len(levels))))

    def _led(self, at: int, paragraphs: Sequence[Paragraph]) -> Level:
        """A level with how its first paragraph with an icon stands; itself where it has none."""
        level = self.levels[at]
        if not level.icon:
            return level
        mark, icon = next((each.mark, each.icon) for each in paragraphs if each.icon and each.level == at)
        return replace(level, led=(mark if mark is Mark.NUMBER else _NONE, *self.indent(at, mark, icon)))


HANG = inches(0.25)
"""How far a mark hangs where the style itself knows none."""
_TWO_DIGITS_EM = 1.6
"""The width, in em, of a number of two digits with its full stop and a gap, in faces that are not known."""
_NUMBER_EM = 1.3
"""How far, in em, the number of a list hangs in large type, such as a quotation's."""
NUMBER_EXTRA = inches(0.24)
"""What a number of two digits needs more than a bullet."""


@frozen
class StyleChange:
    """What a theme changes of a text style; what is empty stays. plain: without a fill. inks, bold, headings: level by level."""

    style: str
    fill: Colour | None = None
    plain: bool = False
    inks: tuple[Colour, ...] = ()
    bold: tuple[bool, ...] = ()
    headings: tuple[bool, ...] = ()
    ladder: tuple[tuple[int, ...], ...] = ()
    inset: Inset | None = None
    anchor: str = ""
    align: str = ""
    wraps: bool = False
    """Whether text takes a second line rather than smaller type."""


def restyled(styles: Mapping[str, TextStyle], changes: Sequence[StyleChange]) -> Mapping[str, TextStyle]:
    """The text styles with the changes of a theme. KeyError for a style that there is not."""
    found = dict(styles)
    for change in changes:
        found[change.style] = _changed(found[change.style], change)
    return MappingProxyType(found)


def _changed(style: TextStyle, change: StyleChange) -> TextStyle:
    levels = [
        replace(
            level,
            colour=change.inks[at] if at < len(change.inks) else level.colour,
            bold=change.bold[at] if at < len(change.bold) else level.bold,
            heading=change.headings[at] if at < len(change.headings) else level.heading,
        )
        for at, level in enumerate(style.levels)
    ]
    return replace(
        style,
        levels=tuple(levels),
        fill=None if change.plain else change.fill or style.fill,
        ladder=change.ladder or style.ladder,
        usual=0 if change.ladder else style.usual,
        most_words=() if change.ladder else style.most_words,
        inset=change.inset or style.inset,
        anchor=change.anchor or style.anchor,
        align=change.align or style.align,
        unbroken=() if change.wraps else style.unbroken,
    )
