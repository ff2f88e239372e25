"""The table of layouts, which both places text and writes the masters."""

from __future__ import annotations

from functools import lru_cache

from slides.design.boxes import cards
from slides.design.contents import contents
from slides.design.layout import Layout
from slides.design.openers import openers
from slides.design.panels import panel_layouts
from slides.design.pictured import picture_layouts
from slides.design.quarters import quarters
from slides.design.rows import row_layouts
from slides.design.standard import standard
from slides.design.visuals import visuals


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    """Every layout, standard ones first: the order of PowerPoint's gallery."""
    return (*standard(), *openers(), *contents(), *visuals(), *cards(), *quarters(), *picture_layouts(), *row_layouts(), *panel_layouts())
