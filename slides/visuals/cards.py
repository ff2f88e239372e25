"""Cards of a drawing: a heading with texts under it, measured, in boxes that are as high as what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from slides.base.geometry import Rect, Size, inches
from slides.base.records import frozen
from slides.design import NO_INSET, Colour, Fonts, Inset
from slides.design.page import Drawing, DrawingPart, Shape, Words
from slides.text.rich_text import Paragraph, Run
from slides.typesetting.fitting import Style
from slides.visuals import labels

SPACE = 6
"""Points between the texts of a card."""
SMALLEST = 12
"""The smallest type of a drawing in points: at this size a word that is wider than its box is broken."""
_GENEROUS = (28, 24, 22)
_ROOMY = 16
_RESERVE = inches(0.05)
"""What a line of a box keeps free at least: renderers set the same words a little wider or narrower."""
_FULL = 0.6
"""A box whose text takes a smaller share of its height is cut to its text."""


def inset(size: int) -> Inset:
    """The space between a box and its text of `size` points: smaller type stands in tighter boxes."""
    side, top = (0.16, 0.12) if size >= _ROOMY else (0.12, 0.08)
    return Inset(inches(side), inches(top), inches(side), inches(top))


@frozen
class Card:
    """A heading and texts, either of which may be empty."""

    heading: tuple[Run, ...]
    texts: tuple[tuple[Run, ...], ...] = ()


@frozen
class CardType:
    """How cards are set: the size of their type in points, their fonts, and the room that a theme's bands take inside a box."""

    size: int
    fonts: Fonts
    bands: Inset = NO_INSET

    @property
    def inset(self) -> Inset:
        """The space between a box and its text, bands included."""
        plain, bands = inset(self.size), self.bands
        return Inset(plain.left + bands.left, plain.top + bands.top, plain.right + bands.right, plain.bottom + bands.bottom)

    @property
    def sides(self) -> int:
        """The space at both sides of a box's text together, in EMU, with what its lines keep free."""
        return self.inset.left + self.inset.right + _RESERVE

    def words(self, card: Card, colour: Colour, width: int) -> tuple[Words, ...]:
        """A card's paragraphs in a box of this width in EMU, insets included; its heading in bold type of this colour."""
        room = width - self.sides
        found = [labels.label_words(card.heading, self.size, colour, self.fonts, room, strong=True)] if card.heading else []
        for at, text in enumerate(card.texts):
            before = SPACE if at else SPACE // 3 if found else 0
            found.append(replace(labels.label_words(text, self.size, Colour.INK, self.fonts, room), before=before))
        return tuple(found)

    def least(self, card: Card) -> int:
        """The width in EMU under which a box breaks a word of the card; none at the smallest size, where words may break."""
        if self.size <= SMALLEST:
            return 0
        words = [labels.longest_word(card.heading, self.size, self.fonts, strong=True)] if card.heading else []
        words += [labels.longest_word(text, self.size, self.fonts) for text in card.texts]
        return max(words, default=0) + self.sides

    def word(self, heading: tuple[Run, ...]) -> int:
        """The width in EMU of a heading's longest word; none at the smallest size, where words may break."""
        return 0 if self.size <= SMALLEST else labels.longest_word(heading, self.size, self.fonts, strong=True)

    def height(self, words: Sequence[Words]) -> int:
        """How high a box is that holds these paragraphs, in EMU."""
        return labels.extent(words, self.fonts).height + self.inset.top + self.inset.bottom


def card_type(style: Style, size: int) -> CardType:
    """Cards in type of `size` points for a drawing's text style, whose insets are the room that the theme's bands take in each box."""
    return CardType(size, style.fonts, NO_INSET if style.text.inherited else style.text.inset)


def card_box(
    name: str, rect: Rect, words: Sequence[Words], fill: Colour | None = Colour.PANEL, align: str = "l", anchor: str = "t"
) -> Shape:
    """A box with a label; without a fill its text stands at the box's very edge."""
    part = DrawingPart.OTHER if fill is None else DrawingPart.CARD if fill is Colour.PANEL else DrawingPart.BOX
    if not words:
        return Shape(name, rect, fill=fill, part=part)
    around = inset(words[0].size) if fill else NO_INSET
    return Shape(name, rect, fill=fill, label=labels.label(*words, align=align, anchor=anchor, inset=around), part=part)


def evened(heights: Sequence[int]) -> list[int]:
    """The heights of boxes in a row: all as high as the highest, unless one were then more than two fifths empty."""
    highest = max(heights, default=0)
    return [highest] * len(heights) if all(height >= highest * _FULL for height in heights) else list(heights)


def sizes(style: Style) -> tuple[int, ...]:
    """The type sizes to try, in points: at the first step of a size list larger ones too, for a drawing that holds little."""
    return (*_GENEROUS, *style.sizes[:1]) if style.sizes == style.text.ladder[0] else style.sizes[:1]


def first_that_fits(tries: Iterable[Drawing], room: Size) -> Drawing:
    """The first drawing that is no larger than the room, else the one that is least too large. ValueError where there is none."""
    found: list[tuple[int, Drawing]] = []
    for drawing in tries:
        over = max(drawing.width - room.width, 0) + max(drawing.height - room.height, 0)
        if not over:
            return drawing
        found.append((over, drawing))
    return min(found, key=lambda entry: entry[0])[1]


def complete_cards(parts: Sequence[str]) -> tuple[Paragraph, ...]:
    """What an alternative text of these sentences has no room for: all of it, for the notes."""
    whole = " ".join(parts)
    return (Paragraph((Run(whole),)),) if labels.narrate(parts) != whole else ()


def sentence(text: str) -> str:
    """A text on one line, ended as a sentence is."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", "\u2026", "\u3002")) else f"{line}."


def as_sentence(head: str, texts: Iterable[str]) -> str:
    """A heading and what stands under it as one sentence."""
    told = "; ".join(" ".join(text.split()).rstrip(".") for text in texts)
    return sentence(f"{' '.join(head.split())}: {told}" if told and head else head or told)
