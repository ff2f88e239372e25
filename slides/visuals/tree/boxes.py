"""The boxes of a tree: what stands in each, how wide and how high each is, and the connectors between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from slides.base.geometry import Rect, Size, inches, points
from slides.base.records import frozen
from slides.design import Colour
from slides.design.page import Connector, Drawing, DrawingPart, Shape, Stroke, Words
from slides.text.rich_text import Run
from slides.visuals import labels
from slides.visuals.cards import SMALLEST, SPACE, CardType, card_box
from slides.visuals.list_items import ListItem

NEAR, APART = inches(0.12), inches(0.30)
"""Between boxes of one parent, and between those of different parents."""
STEP, LONGEST_STEP = inches(0.30), inches(0.60)
"""From level to level: at least, and at most where there is room."""
_STROKE = Stroke(Colour.MUTED, points(1.5))
_WIDEST, _WIDEST_LIST = inches(4.4), inches(6.0)
_ROOT_LARGER = 4
"""Points by which a root's text is larger than that of the others, where several levels stand under it."""
_SLACK = inches(0.05)
"""How much wider than its longest line the place of a text in several even lines is, so that all of them break as measured."""
_FEWEST_LETTERS = 8
"""A box is as wide as this many letters of its type are high, unless its words need less."""


@frozen
class TreeCell:
    """A box to be: its paragraphs, its level, its parent's place among the cells (-1: a root), and its children's places.

    `listed`: it holds all leaves of its parent, a paragraph each.
    """

    texts: tuple[tuple[Run, ...], ...]
    level: int
    parent: int
    children: tuple[int, ...] = ()
    listed: bool = False


def cells(roots: Sequence[ListItem], *, grouped: bool) -> tuple[TreeCell, ...]:
    """The boxes of a tree, each before its children. grouped: several leaves of one parent share a box."""
    found: list[TreeCell] = []

    def add(entry: ListItem, level: int, parent: int) -> int:
        place = len(found)
        found.append(TreeCell((entry.runs, *entry.texts), level, parent))
        if grouped and len(entry.inner) > 1 and not any(each.inner for each in entry.inner):
            texts = tuple(text for each in entry.inner for text in (each.runs, *each.texts))
            found.append(TreeCell(texts, level + 1, place, listed=True))
            children: tuple[int, ...] = (place + 1,)
        else:
            children = tuple(add(each, level + 1, place) for each in entry.inner)
        found[place] = replace(found[place], children=children)
        return place

    for root in roots:
        add(root, 0, -1)
    return tuple(found)


@frozen
class Tree:
    """Cells to be drawn in one type in a room; `alt` is what a screen reader says of the drawing."""

    cells: tuple[TreeCell, ...]
    type: CardType
    room: Size
    alt: str

    @property
    def levels(self) -> int:
        """How many levels there are."""
        return 1 + max(cell.level for cell in self.cells)

    def strong(self, cell: TreeCell) -> bool:
        """Whether a box holds a head: a root, or one on the level under the roots where that is not the last."""
        return cell.level == 0 or (cell.level == 1 and self.levels > 2 and not cell.listed)

    def size(self, cell: TreeCell) -> int:
        """The points of a box's text."""
        return self.type.size + (_ROOT_LARGER if cell.level == 0 and self.levels > 2 else 0)

    def words(self, cell: TreeCell, width: int, *, even: bool = False) -> list[Words]:
        """The paragraphs of a box of this width in EMU; even: in lines of about the same length, but no more of them."""
        setter: Callable[..., Words] = labels.balanced if even else labels.label_words
        ink = Colour.ON_FILL if cell.level == 0 else Colour.INK
        inner = max(width - self.type.sides, 1)
        found = [setter(text, self.size(cell), ink, self.type.fonts, inner, strong=self.strong(cell)) for text in cell.texts]
        return [replace(each, before=SPACE if at else 0) for at, each in enumerate(found)]

    def natural(self, cell: TreeCell) -> int:
        """The width in EMU of a box whose paragraphs all stand on one line, up to a bound."""
        whole = [labels.label_words(text, self.size(cell), Colour.INK, self.type.fonts, strong=self.strong(cell)) for text in cell.texts]
        return min(labels.extent(whole, self.type.fonts).width + self.type.sides, _WIDEST_LIST if cell.listed else _WIDEST)

    def least(self, cell: TreeCell) -> int:
        """The narrowest a box may be: no word broken and no column of single words, except for the smallest size."""
        fair = min(self.natural(cell), points(self.type.size * _FEWEST_LETTERS))
        if self.type.size <= SMALLEST:
            return fair
        words = (labels.longest_word(text, self.size(cell), self.type.fonts, strong=self.strong(cell)) for text in cell.texts)
        return max(fair, max(words) + self.type.sides)

    def height(self, cell: TreeCell, width: int) -> int:
        """The height in EMU of a box of this width."""
        return self.type.height(self.words(cell, width))

    def drawing(self, rects: Sequence[Rect], ends: Callable[[int], tuple[int, int]]) -> Drawing:
        """The boxes in their places, and to each a connector from its parent: `ends` gives the sites of parent and child where a
        cell is connected. A list that stands right under its parent is not.
        """
        width, height = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
        fits = width <= self.room.width and height <= self.room.height
        shapes: list[Shape | Connector] = []
        for at, (cell, rect) in enumerate(zip(self.cells, rects, strict=True)):
            fill = Colour.KEY if cell.level == 0 else Colour.SOFT if self.strong(cell) else Colour.PANEL
            align, anchor = ("l", "t") if cell.listed else ("ctr", "ctr") if ends(at)[0] == _BOTTOM else ("l", "ctr")
            words = self.words(cell, rect.width, even=fits and not cell.listed)
            shown = card_box(f"Box {at + 1}", rect, words, fill, align, anchor)
            shapes.append(self._kept(shown, words) if align == "ctr" and fits else shown)
        for at, cell in enumerate(self.cells):
            if cell.parent < 0 or (cell.listed and rects[at].y == rects[cell.parent].bottom):
                continue
            out, into = ends(at)
            route = _route(_site(rects[cell.parent], out), _site(rects[at], into), upright=out == _BOTTOM)
            shapes.append(Connector(f"Branch {at}", route, _STROKE, (cell.parent, out), (at, into), DrawingPart.LINE))
        return Drawing(tuple(shapes), width, height, self.alt)

    def _kept(self, shown: Shape, words: Sequence[Words]) -> Shape:
        """A box in which lines in the middle break as measured: no wider than the longest of several."""
        if shown.label is None or all(len(each.breaks) < 2 for each in words):
            return shown
        inset, longest = shown.label.inset, labels.extent(words, self.type.fonts).width
        aside = max((shown.rect.width - longest - _SLACK) // 2, 0)
        inset = replace(inset, left=max(inset.left, aside), right=max(inset.right, aside))
        return replace(shown, label=replace(shown.label, inset=inset))


_BOTTOM = 2


def _site(rect: Rect, site: int) -> tuple[int, int]:
    """A connection site of a box: 0 top, 1 left, 2 bottom, 3 right."""
    middle_x, middle_y = rect.x + rect.width // 2, rect.y + rect.height // 2
    return ((middle_x, rect.y), (rect.x, middle_y), (middle_x, rect.bottom), (rect.right, middle_y))[site]


def _route(start: tuple[int, int], end: tuple[int, int], *, upright: bool) -> tuple[tuple[int, int], ...]:
    """A way from box to box that bends half way between them; straight where they stand in line."""
    (x1, y1), (x2, y2) = start, end
    if (upright and x1 == x2) or (not upright and y1 == y2):
        return start, end
    if upright:
        return start, (x1, (y1 + y2) // 2), (x2, (y1 + y2) // 2), end
    return start, ((x1 + x2) // 2, y1), ((x1 + x2) // 2, y2), end
