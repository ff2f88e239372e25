"""BlockSpec: one kind of block as the rest of the program knows it, in one row."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from slides.base.records import frozen
from slides.design import Form, PlaceholderKind, Purpose, Role


@frozen
class BlockSpec:
    """What a kind of block is read from, what layout rules call it, and where it stands.

    loads: its class as "module:Class", imported when an outline first needs it. The class has `read(node)`, which raises BlockError
    for what it cannot use, and the methods of `Block`; a kind read from fences or containers also has `said(node)` and
    `suits(node)`, as `Visual` describes them.

    nodes: the kinds of node it is read from. fences: languages of fences, "mermaid NAME" for Mermaid's diagrams, or "::: NAME" for
    containers. directives: names after `layout:` for which `draw(blocks, span)` of the class makes it of the slide's blocks.

    content: what layout rules call it. label: what layouts made for a page call its slot. role, placeholder and style: those of the
    slot it stands in; no role where it is spread over several slots. purpose: the layouts it has to itself. splits: it may be cut,
    so that its first piece fills a page (its class has `part(room, style)`).
    """

    name: str
    loads: str
    nodes: tuple[str, ...] = ()
    fences: tuple[str, ...] = ()
    directives: tuple[str, ...] = ()
    content: str = "visual"
    label: str = "Visual"
    role: Role | None = Role.VISUAL
    placeholder: PlaceholderKind = PlaceholderKind.DRAWING
    style: str = "visual"
    purpose: Purpose = Purpose.DRAWING
    splits: bool = False

    def load(self) -> Any:
        """The class. ImportError or AttributeError where there is none of that name."""
        module, _, name = self.loads.partition(":")
        return getattr(import_module(module), name)

    def alone(self, *, takeaway: bool) -> Form:
        """The form of the layouts for a block that has a page to itself, without or with a takeaway."""
        return Form(Purpose.CONTENT_AND_TAKEAWAY if takeaway and self.purpose is Purpose.CONTENT else self.purpose)
