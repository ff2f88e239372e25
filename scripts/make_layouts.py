"""Write docs/layouts.md: each form that a slide can take, what chooses it, and the layouts of PowerPoint's gallery that it is made of.

python scripts/make_layouts.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from slides.deck.blocks.registry import SPECS
from slides.design import Design, Purpose, built_in
from slides.layout.selection import LAYOUT_RULES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "layouts.md"
_INTRODUCTION = """# Layouts and forms

What a slide can look like, and what chooses it. `<!-- layout: NAME -->` asks for a form by its name; otherwise the first form that suits
the slide's content is taken, in the order of the first table. `--report` says which one was taken, and why. The words that decide are data
by language: [visual_words.json](../slides/text/visual_words.json) and [form_words.json](../slides/text/form_words.json).
[gallery.md](gallery.md) has pictures. Written by `scripts/make_layouts.py`.
"""


def page_text() -> str:
    """The page."""
    design = built_in()
    return "\n".join([_INTRODUCTION, *_forms(), "", *_drawings(), "", *_layouts(design), ""])


def _forms() -> Iterator[str]:
    """A row for each rule of selection."""
    yield from ("## Forms", "", "| name | it is for |", "|---|---|")
    for rule in LAYOUT_RULES:
        yield f"| `{rule.name}` | {rule.reason} |"


def _drawings() -> Iterator[str]:
    """A row for each kind of drawing: the fences that it is read from, and the names by which a list becomes one."""
    yield from ("## Drawings and charts", "", "| kind | from fences and containers | from a list or table |", "|---|---|---|")
    for spec in SPECS:
        if spec.fences or spec.directives:
            asked = ", ".join(f"`<!-- layout: {name} -->`" for name in spec.directives)
            yield f"| {spec.name} | {', '.join(f'`{name}`' for name in spec.fences) or '–'} | {asked or '–'} |"


def _layouts(design: Design) -> Iterator[str]:
    """A row for each purpose of layouts, with their names and what they hold."""
    yield from ("## Layouts in PowerPoint's gallery", "", "| purpose | layouts | placeholders |", "|---|---|---|")
    for purpose in Purpose:
        found = [layout for layout in design.layouts.values() if layout.form.purpose is purpose]
        if found:
            names = dict.fromkeys(layout.name.partition(",")[0].removesuffix(" with Takeaway") for layout in found)
            held = dict.fromkeys(slot.role.value for slot in found[0].slots if slot.role.value != "furniture")
            yield f"| {purpose.value} | {', '.join(names)} ({len(found)}) | {', '.join(held) or '–'} |"


def main() -> int:
    """Write the page."""
    PAGE.write_text(page_text(), encoding="utf-8")
    print(f"docs/layouts.md: {len(LAYOUT_RULES)} forms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
