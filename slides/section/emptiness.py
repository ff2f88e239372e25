"""A slide that should show something and shows nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.codes import EMPTY_SLIDE
from slides.ground import Problem
from slides.outline import Node
from slides.section.slide import Slide
from slides.spoken import shows_nothing


def emptied(slide: Slide, nodes: Sequence[Node]) -> Iterator[Problem]:
    """A problem where nothing is left on a slide of all that its section should show: a drawing or a picture that cannot be shown."""
    shown = slide.blocks or slide.takeaway or slide.source or slide.questions or slide.footnotes
    wanted = next((node for node in nodes if node.kind in ("container", "code", "picture", "table") and not shows_nothing(node)), None)
    if not shown and wanted is not None:
        message = f"nothing is left on the slide {slide.text[:60]}: what stands here cannot be shown"
        yield Problem(EMPTY_SLIDE, wanted.span, message, "the message for the same line says why")
