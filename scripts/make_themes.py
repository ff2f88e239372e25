"""Draw the themes: eight slides of the briefing in each theme, as docs/themes.md and a picture for each theme.

The pictures are those of the program's own PNG writer.

    python scripts/make_themes.py
"""

from __future__ import annotations

import importlib
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image

import slides
from slides.design import THEMES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "themes"
OUTLINE = ROOT / "source" / "iran-russia-alliance.md"
SHOWN = (1, 2, 3, 7, 8, 10, 12, 13)
"""The slides of the briefing in the pictures: cover, agenda, timeline, map, process, cards, conclusion, questions."""
_ACROSS, _WIDTH, _GAP = 4, 360, 8
"""Pictures side by side, and pixels across one and between two."""
_COLOURS = 256
_GROUND = (0x80, 0x80, 0x80)


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """Pictures of one size in rows, with few colours."""
    height = pictures[0].height * _WIDTH // pictures[0].width
    rows = -(-len(pictures) // _ACROSS)
    whole = Image.new("RGB", (_ACROSS * (_WIDTH + _GAP) + _GAP, rows * (height + _GAP) + _GAP), _GROUND)
    for at, picture in enumerate(pictures):
        place = _GAP + at % _ACROSS * (_WIDTH + _GAP), _GAP + at // _ACROSS * (height + _GAP)
        whole.paste(picture.convert("RGB").resize((_WIDTH, height), Image.Resampling.LANCZOS), place)
    return whole.quantize(_COLOURS, dither=Image.Dither.NONE)


def drawn(theme: str) -> list[Image.Image]:
    """The slides shown, in a theme."""
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "deck.png"
        slides.build(OUTLINE, theme=theme).save(target)
        return [Image.open(io.BytesIO(path.read_bytes())) for path in sorted(Path(name).rglob("*.png"))]


def page_text() -> str:
    """docs/themes.md."""
    lines = [
        "# Themes",
        "",
        "Five themes, each with its own geometry, type and colours. They have the same layouts and placeholders, so content stays in its",
        "place where a deck is given another theme in PowerPoint. Choose one with `theme: NAME` in the front matter or `--theme NAME`.",
        "Your own colours, fonts and logo make [a brand](templates.md#a-brand-without-a-template); a company's PowerPoint file",
        "is [a template](templates.md).",
    ]
    for theme in THEMES:
        summary = (importlib.import_module(f"slides.design.themes.{theme}").__doc__ or "").split(": ", 1)[1]
        lines += ["", f"## {theme}", "", summary[0].upper() + summary[1:], "", f"![Eight slides in the theme {theme}](themes/{theme}.png)"]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Draw every theme and write the page."""
    FOLDER.mkdir(exist_ok=True)
    for theme in THEMES:
        pictures = drawn(theme)
        sheet([pictures[at - 1] for at in SHOWN]).save(FOLDER / f"{theme}.png", optimize=True)
    (ROOT / "docs" / "themes.md").write_text(page_text(), encoding="utf-8")
    print(f"docs/themes.md: {len(THEMES)} themes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
