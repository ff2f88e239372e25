"""Visual: what every drawn kind of block can do. A map, a diagram, a chart each is one, in a file of its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Self

from slides.base.diagnostics import Problem, Span
from slides.base.geometry import Size
from slides.base.records import frozen
from slides.design import PlaceholderKind
from slides.design.page import Chart, Drawing
from slides.markdown.parser import Node
from slides.text.rich_text import Paragraph
from slides.typesetting.fitting import Style


def fence_language(node: Node) -> str:
    """The first word after a fence's marks, as GitHub, pandoc and Quarto write it, in lower case; empty for other nodes."""
    words = node.info.strip().lstrip("{").split() if node.kind == "code" else []
    return words[0].lstrip(".").rstrip("}").lower() if words else ""


def is_missing(block: object) -> bool:
    """Whether a block only stands where a picture would that cannot be shown."""
    return isinstance(block, Visual) and block.missing


@frozen
class Visual(ABC):
    """A block that is drawn. A kind overrides `read`, `said` and `lay_out`, and what else is not as here."""

    span: Span

    kind: ClassVar[PlaceholderKind] = PlaceholderKind.DRAWING
    """Where it stands: in a drawing's place, or in a chart's placeholder."""
    wide: ClassVar[bool] = False
    """Whether it wants the slide's whole width, so that text stands above it and not beside it."""
    reason: ClassVar[str] = ""
    """Why a list or a table was drawn so unasked, for the report."""

    missing: ClassVar[bool] = False
    """Whether it only stands where a picture would that cannot be shown."""

    @classmethod
    @abstractmethod
    def read(cls, node: Node) -> Self:
        """The visual that a fence or container describes. Raises BlockError, with the line, for what it cannot draw whole."""

    @classmethod
    @abstractmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """Every text of the node that the drawing has to say, with its line: what its author wrote, except for the language's own
        words and names that are not shown. Told from the source alone, so that it can witness what was drawn. Never raises.
        """

    @classmethod
    def suits(cls, node: Node) -> bool:
        """Whether a node holds only what this visual can be made of. A container that holds anything else is read as it stands."""
        return True

    @abstractmethod
    def lay_out(self, room: Size, style: Style) -> Drawing | Chart:
        """The visual in the room with labels of `style.sizes[0]` points, no label under 12. Where that does not fit, the answer is
        larger than the room, and a smaller size is tried.
        """

    def fits(self, room: Size, style: Style) -> bool | None:
        """Whether `lay_out` gives what fits the room, where that can be told for less; None where it has to be laid out to tell.

        Where it is False, and the style is not the last to be tried, it is not laid out in it.
        """
        return None

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """A visual is not cut."""
        return (self,)

    @classmethod
    def rows(cls, node: Node) -> tuple[Node, tuple[Paragraph, ...]] | None:
        """The table, and the notes, that stand for a node that cannot be drawn; None where it has no rows of its own."""
        return None

    def doubts(self) -> tuple[Problem, ...]:
        """What its author should know, though it is drawn."""
        return ()

    @property
    def source(self) -> tuple[Paragraph, ...]:
        """Where it comes from, for the slide's last line."""
        return ()

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """What its alternative text had no room for: it goes into the notes."""
        return ()
