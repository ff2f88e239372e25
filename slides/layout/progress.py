"""How far the talk is, at the foot of each content slide: a bar, or a segment for each section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.geometry import Rect, inches
from slides.design import Colour, Design
from slides.design.page import Page, Shape

_HEIGHT, _GAP = inches(0.07), inches(0.05)
_FEWEST = 2
"""Fewer sections than this have a bar."""


def with_progress(pages: Sequence[Page], design: Design, kind: str) -> list[Page]:
    """The pages with a bar that shows the part of them that has been seen, or with segments up to the one for their own section.

    kind: bar or sections. Slides on a ground of their own, such as the cover and dividers, have none.
    """
    sections = list(dict.fromkeys(page.section for page in pages[1:]))
    number_of = {section: at for at, section in enumerate(sections, 1)}
    parted = kind == "sections" and len(sections) >= _FEWEST
    found = []
    for at, page in enumerate(pages, 1):
        if at == 1 or design.layouts[page.layout].ground is not Colour.CANVAS:
            found.append(page)
            continue
        done, of = (number_of[page.section], len(sections)) if parted else (at, len(pages))
        shapes = _segments(done, of, design) if parted else _bar(done, of, design)
        found.append(replace(page, icons=(*page.icons, *shapes)))
    return found


def _bar(done: int, of: int, design: Design) -> Iterator[Shape]:
    """A band over the whole width, and the part of it that is behind."""
    width = design.slide.width
    yield _band("Progress track", 0, width, Colour.LAND, design)
    yield _band("Progress", 0, width * done // of, Colour.KEY, design)


def _segments(done: int, of: int, design: Design) -> Iterator[Shape]:
    """A band for each section; the one that is shown is in contrast."""
    width = (design.slide.width - _GAP * (of - 1)) // of
    for at in range(of):
        colour = Colour.CONTRAST if at == done - 1 else Colour.KEY if at < done else Colour.LAND
        yield _band(f"Section {at + 1} of {of}", at * (width + _GAP), width, colour, design)


def _band(name: str, x: int, width: int, colour: Colour, design: Design) -> Shape:
    """A band at the foot of the slide, from the side where lines begin."""
    left = design.slide.width - x - width if design.rtl else x
    return Shape(name, Rect(left, design.slide.height - _HEIGHT, width, _HEIGHT), fill=colour)
