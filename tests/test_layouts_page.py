"""docs/layouts.md names every form and every kind of drawing."""

from __future__ import annotations

from scripts.make_layouts import PAGE, page_text
from slides.deck.blocks.registry import SPECS
from slides.layout.selection import NAMES


def test_every_form_and_every_kind_of_drawing_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    directives = [name for spec in SPECS for name in spec.directives]
    hint = "run scripts/make_layouts.py"
    assert [name for name in NAMES if f"| `{name}` |" not in page] == [], hint
    assert [name for name in directives if f"layout: {name} -->" not in page] == [], hint
    assert page_text().startswith(page[:200])
