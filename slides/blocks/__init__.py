"""The kinds of block an outline can hold: KINDS is the list of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from slides.blocks.block import Block
from slides.blocks.code import Code
from slides.blocks.group import Columns, Group, Item
from slides.blocks.part import Part
from slides.blocks.picture import Picture
from slides.blocks.prose import Prose
from slides.blocks.question import Answers, Question
from slides.blocks.quote import Quote
from slides.blocks.table import Table
from slides.outline import Node

KINDS: Mapping[str, Callable[[Node], Block]] = MappingProxyType(
    {
        "paragraph": Prose.read,
        "list": Prose.read,
        "terms": Prose.read,
        "quote": Quote.read,
        "table": Table.read,
        "code": Code.read,
        "picture": Picture.read,
    }
)
"""The name of a node -> what reads it. Each `read` raises Mistake for what it cannot use."""

__all__ = ["KINDS", "Answers", "Block", "Code", "Columns", "Group", "Item", "Part", "Picture", "Prose", "Question", "Quote", "Table"]
