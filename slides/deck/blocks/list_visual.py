"""ListVisual: what every drawing of a list or of parts can do. Chevrons, a cycle, a funnel, a pyramid each is one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, Self, TypeVar

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Span
from slides.base.geometry import Size
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.prose import Prose, with_list_drawn
from slides.deck.blocks.visual import Visual
from slides.design.page import Drawing
from slides.markdown.parser import Node
from slides.text.rich_text import Mark, Paragraph, cut, plain, trim
from slides.typesetting.fitting import Style
from slides.visuals.cards import Card, CardType, as_sentence, card_type, complete_cards, first_that_fits, sizes
from slides.visuals.list_items import Headed, ListItem, lead, links, list_items, unlinked

_MOST_LETTERS, _MOST_PARAGRAPHS = 2500, 60
_COLON = pattern(r":\s+|\uff1a\s*")
Other = TypeVar("Other")


@frozen
class ListVisual(Visual):
    """Steps in order, each a lead and texts. `numbered`: they come from a numbered list."""

    steps: tuple[Card, ...]
    numbered: bool = False
    linked: tuple[Paragraph, ...] = ()

    wide: ClassVar[bool] = True
    layout: ClassVar[str]
    least: ClassVar[int] = 3
    most: ClassVar[int]
    opening: ClassVar[str]
    longest_lead: ClassVar[int] = 48

    @classmethod
    def read(cls, node: Node) -> Self:
        """A list as steps. Raises BlockError for too few or too many items, or one that begins with no short lead."""
        return cls.from_prose(Prose.read(node))

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """All words of the list."""
        yield from ((inner.span, plain(inner.runs)) for inner in node.walk() if inner.runs)

    @classmethod
    def takes(cls, blocks: tuple[Other, ...]) -> bool:
        """Whether blocks are drawn at all; where not they stand as they are, without a complaint."""
        return True

    @classmethod
    def draw(cls, blocks: tuple[Other, ...], span: Span) -> tuple[Other | Prose | Visual, ...]:
        """A slide's blocks with their only list, or their parts where they have no list, as steps.

        Raises BlockError where there are no such, too few or too many, or where one begins with no short lead.
        """
        if not cls.takes(blocks):
            return blocks
        parts = [at for at, block in enumerate(blocks) if isinstance(block, Headed)]
        if parts and len(parts) == parts[-1] - parts[0] + 1:
            drawn = cls.from_parts([block for block in blocks if isinstance(block, Headed)], span)
            return (*blocks[: parts[0]], drawn, *blocks[parts[-1] + 1 :])
        found = with_list_drawn(blocks, cls.from_prose)
        if found is None:
            hint = f"write {cls.least} to {cls.most} items, or as many parts under ### headings"
            raise BlockError(rule_catalogue.LIST_DRAWING, span, f"the layout {cls.layout} needs exactly one list on the slide", hint)
        return found

    @classmethod
    def from_prose(cls, prose: Prose) -> Self:
        """The items of a list as steps; raises BlockError as `draw` says."""
        linked = tuple(link for each in prose.paragraphs for link in links(each.runs))
        if len(prose.paragraphs) > _MOST_PARAGRAPHS:
            hint = f"write {cls.least} to {cls.most} items"
            raise BlockError(
                rule_catalogue.LIST_DRAWING,
                prose.span,
                f"a list of {len(prose.paragraphs)} paragraphs is too long for the layout {cls.layout}",
                hint,
            )
        found = list_items([replace(each, runs=unlinked(each.runs)) for each in prose.paragraphs])
        numbered = all(each.mark is Mark.NUMBER for each in prose.paragraphs if each.level == 0 and each.mark is not Mark.CONTINUE)
        return cls._made(prose.span, [_card(entry, cls.longest_lead) for entry in found], numbered, linked)

    @classmethod
    def from_parts(cls, parts: Sequence[Headed], span: Span) -> Self:
        """Parts with headings as steps; raises BlockError as `draw` says."""
        cards = [Card(unlinked(part.heading), tuple(unlinked(each.runs) for each in part.paragraphs)) for part in parts]
        runs = [run for part in parts for group in (part.heading, *(each.runs for each in part.paragraphs)) for run in group]
        return cls._made(span, cards, numbered=False, linked=tuple(links(runs)))

    @classmethod
    def _made(cls, span: Span, cards: Sequence[Card], numbered: bool, linked: tuple[Paragraph, ...]) -> Self:
        """The steps, if they can be drawn."""
        if not cls.least <= len(cards) <= cls.most:
            hint = f"write {cls.least} to {cls.most}, or leave the layout out"
            raise BlockError(
                rule_catalogue.LIST_DRAWING, span, f"the layout {cls.layout} takes {cls.least} to {cls.most} steps, not {len(cards)}", hint
            )
        long = next((card for card in cards if len(plain(card.heading)) > cls.longest_lead), None)
        if long:
            said = f"a step does not begin with a short lead: {plain(long.heading)[:60]}"
            raise BlockError(
                rule_catalogue.LIST_DRAWING, span, said, f"begin it with **a few words** in bold, at most {cls.longest_lead} characters"
            )
        if sum(len(plain(text)) for card in cards for text in card.texts) > _MOST_LETTERS:
            raise BlockError(
                rule_catalogue.LIST_DRAWING, span, f"steps of more than {_MOST_LETTERS} characters", "shorten the text under them"
            )
        return cls(span, tuple(cards), numbered, linked)

    def lay_out(self, room: Size, style: Style) -> Drawing:
        """The steps in the largest type that fits, in the first way that does."""
        tries = (drawn for size in sizes(style) for drawn in self.ways(room, card_type(style, size), turned=style.text.rtl))
        return first_that_fits(tries, room)

    @abstractmethod
    def ways(self, room: Size, type_: CardType, *, turned: bool) -> Iterator[Drawing]:
        """The ways to draw the steps in one type, the most telling first. turned: for a slide that is read from the right."""

    @property
    def _told(self) -> tuple[str, ...]:
        """What a screen reader says, step by step."""
        steps = (as_sentence(plain(step.heading), map(plain, step.texts)) for step in self.steps)
        return (self.opening.format(count=len(self.steps)), *(f"{at}. {step}" for at, step in enumerate(steps, 1)))

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """The whole of a long alternative text, and the links that the drawing does not hold."""
        return (*complete_cards(self._told), *self.linked)


def _card(entry: ListItem, longest: int) -> Card:
    """An item as a step: its bold beginning, or what stands before a colon, or all of it; then what is left."""
    under = [text for each in entry.walk() for text in ((each.runs, *each.texts) if each is not entry else each.texts)]
    found = lead(entry.runs)
    colon = _COLON.search(plain(entry.runs))
    if not found and colon and colon.start() <= longest:
        found = cut(entry.runs, 0, colon.start()), trim(cut(entry.runs, colon.end(), len(plain(entry.runs))))
    heading, text = found or (entry.runs, ())
    return Card(heading, (*((text,) if text else ()), *under))
