"""Missing picture: a frame with the description of a picture that cannot be shown, where the picture would stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

from slides.base.diagnostics import Span
from slides.base.geometry import Rect, Size, inches, points
from slides.base.records import frozen
from slides.deck.blocks.picture import asked_size, keywords_of, named_file, shown_description
from slides.deck.blocks.visual import Visual
from slides.design import Colour
from slides.design.page import Drawing, Shape, Stroke
from slides.markdown.parser import Node
from slides.markdown.parser.badges import is_badge
from slides.typesetting.fitting import Style
from slides.visuals import labels

_DASHED = Stroke(Colour.MUTED, points(1.5), "dash")
_SHAPE = 1.5
"""How many times as wide as high the frame is at most."""
_AIR = inches(0.3)
"""The least room between the frame and its words."""
_SMALL = inches(1)
"""A picture that is to be smaller is an icon."""
_BEHIND = frozenset({"bg", "cover", "decorative", "inline"})
"""Keywords and classes of pictures that stand behind words or only adorn."""


@frozen
class MissingPicture(Visual):
    """What the author wrote to describe a picture, in a dashed frame."""

    words: str
    address: str = ""
    """Where on the network the picture is, if nothing describes it."""
    beside: bool = False
    """Whether the picture was to fill one side of the slide."""
    described: bool = True
    """Whether the words are the author's, and not the name of a file."""

    missing: ClassVar[bool] = True

    @classmethod
    def read(cls, node: Node) -> Self:
        """The frame for a picture's node, with its description, else with what its file is called."""
        words = " ".join(shown_description(node.text).split())
        address = "" if words or not node.info.startswith("http") else node.info
        return cls(node.span, words or named_file(node.info), address, "bg" in keywords_of(node.text), bool(words))

    @classmethod
    def said(cls, node: Node) -> Iterator[tuple[Span, str]]:
        """The picture's description."""
        yield node.span, shown_description(node.text)

    @classmethod
    def suits(cls, node: Node) -> bool:
        """Whether a picture's node is described, and would stand in a place of its own."""
        classes = {*node.attributes.get("class", "").split(), *node.text.split()[:1]}
        return node.kind == "picture" and bool(shown_description(node.text).strip()) and not classes & _BEHIND

    @classmethod
    def holds_place(cls, node: Node) -> bool:
        """Whether a picture's place is to be seen on a slide whose author says what stands on it: that of all but small ones and of
        those behind words.
        """
        words = set(keywords_of(node.text))
        beside = bool(words & {"left", "right"}) or any(word.startswith(("left:", "right:")) for word in words)
        small = min(filter(None, asked_size(node)), default=_SMALL) < _SMALL
        shown = node.kind == "picture" and (beside or "bg" not in words) and not small and not is_badge(node)
        return shown and bool(cls.read(node).words)

    def lay_out(self, room: Size, style: Style) -> Drawing:
        """A frame as large as the room, no wider than a usual picture, with the words in its middle."""
        width = min(room.width, round(room.height * _SHAPE))
        words = labels.balanced(self.words, style.sizes[0], Colour.MUTED, style.fonts, max(width - 2 * _AIR, 1))
        need = labels.extent([words], style.fonts)
        height = max(room.height, need.height + 2 * _AIR)
        frame = Shape("Missing picture", Rect(0, 0, width, height), "rect", Colour.PANEL, _DASHED, labels.label(words))
        said = self.words if self.described else f"[{self.words}]"
        return Drawing((frame,), max(width, need.width), height, labels.narrate([said]))
