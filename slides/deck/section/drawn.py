"""Drawings of a section: its list where the layout asks for a drawing, and the source of what could not be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.diagnostics import BlockError, Problem, Span
from slides.base.lazy_regex import pattern
from slides.deck.blocks import Code, Item, PictureBlock, Visual, drawing_for, is_drawn, visual_of
from slides.deck.blocks.picture import shown_description
from slides.deck.blocks.visual import is_missing
from slides.markdown.parser import Node, readable
from slides.text.links import leads_somewhere
from slides.text.rich_text import Paragraph, Run

_CROWD = 2
"""This many pictures leave no side of a slide free."""
_MOST_LINES = 30
"""The source of a drawing that cannot be drawn is shown up to this many lines; a longer one stands in the notes."""


def drawn_as(layout: str, blocks: Sequence[Item], span: Span, problems: list[Problem], notes: list[Paragraph]) -> tuple[list[Item], str]:
    """The blocks with their list or parts as the drawing that the layout asks for, and the layout that is still to be chosen.

    Blocks that do not suit stand as they are, with a problem.
    """
    drawing = drawing_for(layout.strip().lower())
    if drawing is None:
        return list(blocks), layout
    try:
        found = list(drawing.draw(tuple(blocks), span))
    except BlockError as mistake:
        problems.append(mistake.problem)
        return list(blocks), ""
    for block in found:
        if isinstance(block, Visual) and block not in blocks:
            add_doubts(block, problems, notes)
    return found, layout


def add_doubts(visual: Visual, problems: list[Problem], notes: list[Paragraph]) -> None:
    """What a visual has to say beside what it shows."""
    problems.extend(visual.doubts())
    notes.extend(visual.notes)


def without_crowding_frames(blocks: list[Item]) -> list[Item]:
    """Blocks without the frame of a lost picture that was to fill one side, where other pictures have to share what room there is."""
    if not any(map(is_missing, blocks)):
        return blocks
    from slides.deck.blocks.missing_picture import MissingPicture

    if sum(isinstance(block, PictureBlock) for block in blocks) < _CROWD:
        return blocks
    return [block for block in blocks if not (isinstance(block, MissingPicture) and block.beside)]


def rows_of(node: Node) -> tuple[Node, tuple[Paragraph, ...]] | None:
    """The table that stands for a drawing that cannot be drawn, and what else it says; None where it has no rows."""
    visual = visual_of(node) if is_drawn(node) else None
    return visual.rows(node) if visual is not None and issubclass(visual, Visual) else None


def picture_words(node: Node, *, alone: bool = False) -> Iterator[Paragraph]:
    """The words and the link of a picture that cannot be shown; none for any other node.

    alone: nothing else stands on the slide, which names the address of a picture on the network then.
    """
    if node.kind != "picture":
        return
    link = node.attributes.get("link", "")
    words = " ".join(filter(None, (shown_description(node.text), node.attributes.get("title", ""))))
    address = node.info if alone and leads_somewhere(node.info) else ""
    if words or link or address:
        yield Paragraph((Run(words or _short_address(link or address), link=link or address),))


_LONGEST_ADDRESS = 60


def _short_address(address: str) -> str:
    """A bare address as people read it; a long one with its host and its last part alone, the link keeps all of it."""
    shown = readable(address)
    host, _, rest = shown.partition("/")
    last = rest.partition("?")[0].rpartition("/")[2]
    return f"{host}/\u2026/{last}" if len(shown) > _LONGEST_ADDRESS and last else shown


_LOOKS = ("class", "id", "type", "file", "highlight", "decimal")
"""What says how a drawing looks or where its data is, and nothing that would be missed."""
_PLAIN = pattern(r"\s*\S+\s*(?:\{\s*(?:type=\w+\s*)?\}\s*)?")


def undrawn(node: Node, blocks: list[Item], notes: list[Paragraph]) -> None:
    """The source of a drawing that cannot be drawn: as code to be shown, or as notes where it is long."""
    lines = [line for line in node.text.splitlines() if line.strip()]
    if 0 < len(lines) <= _MOST_LINES:
        blocks.append(Code.read(node))
    else:
        notes.extend(Paragraph((Run(line, code=True),)) for line in lines)
    notes.extend(asked_in_fence(node))


def asked_in_fence(node: Node) -> tuple[Paragraph, ...]:
    """What an author asked for in the first line of a drawing that cannot be drawn: its title, its unit, its type."""
    words = "" if node.kind != "code" or _PLAIN.fullmatch(node.info) else node.info.strip().partition(" ")[2]
    if node.kind == "container":
        words = ", ".join(f"{key}: {value}" for key, value in node.attributes.items() if value and key not in _LOOKS)
    return (Paragraph((Run(words.strip()),)),) if words.strip() else ()
