"""Write docs/icons.md: every icon, drawn, with its names.

python scripts/make_icons_page.py
"""

from __future__ import annotations

from pathlib import Path

from slides.visuals.icons.catalogue import every_icon, flag_code, svg_path

TARGET = Path(__file__).resolve().parent.parent / "docs" / "icons.md"
HEAD = """\
# Icons

`:name:` at the start of a bullet or a heading is an icon; `:flag-fr:` is a flag. The icons are Lucide's. In the terminal,
`slides list icons WORD` finds them. This page is written by `scripts/make_icons_page.py`.

| icon | name | also |
|---|---|---|
"""


def page() -> str:
    """The page's text."""
    rows = [(name, others) for name, others in every_icon() if not flag_code(name)]
    drawn = (f"| {_drawing(name)} | `:{name}:` | {others} |" for name, others in rows)
    flags = sum(bool(flag_code(name)) for name, _ in every_icon())
    named = f"The {flags} flags are named by ISO codes, `:flag-de:`, or by the country's name, `:flag-germany:`."
    return "\n".join([HEAD.rstrip("\n"), *drawn, "", named, ""])


def _drawing(name: str) -> str:
    """An icon as SVG on one line."""
    side, strokes = svg_path(name)
    style = f'fill="none" stroke="currentColor" stroke-width="{side // 12}" stroke-linecap="round" stroke-linejoin="round"'
    return f'<svg width="24" height="24" viewBox="0 0 {side} {side}" {style} role="img" aria-label="{name}"><path d="{strokes}"/></svg>'


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
