"""Draw the gallery: each visual of docs/gallery/outline.md with its Markdown and a picture of its slide, as docs/gallery.md.

Every `##` section of the outline is one visual; its `::: notes` say what it is for.

    python scripts/make_gallery.py [--theme NAME]
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from slides.design.page import Page
from slides.export.png import png_slides
from slides.pipeline.build import build_deck
from slides.text.rich_text import slug

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "gallery"
OUTLINE = FOLDER / "outline.md"
WIDTH = 1000
"""Pixels across a slide's picture."""
_COLOURS = 128
"""Colours of a stored picture: slides are flat, and so are their files."""
_NOTES = re.compile(r"\n::: notes\n(.*?)\n:::\n", re.DOTALL)
_LONG_FENCE = "````"


@dataclass(frozen=True)
class Exhibit:
    """One visual: its name, what it is for, its Markdown, and its first line in the outline."""

    name: str
    purpose: str
    markdown: str
    line: int

    @property
    def picture(self) -> Path:
        """Where its picture stands."""
        return FOLDER / f"{slug(self.name)}.png"


def exhibits(text: str) -> Iterator[Exhibit]:
    """The sections of the outline, in order."""
    for found in re.finditer(r"^## (.+)\n((?:.*\n)*?)(?=^## |\Z)", text, re.MULTILINE):
        notes = _NOTES.search(found[0])
        markdown = _NOTES.sub("\n", found[0]).strip()
        yield Exhibit(found[1], " ".join(notes[1].split()) if notes else "", markdown, text.count("\n", 0, found.start()) + 1)


def keep(picture: bytes, target: Path) -> None:
    """Store a picture with few colours."""
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


def page_text(shown: list[Exhibit]) -> str:
    """docs/gallery.md."""
    lines = [
        "# Gallery",
        "",
        "Each visual with its Markdown, as `--to png` draws it. Everything is native: shapes, freeforms, connectors and charts that",
        "PowerPoint edits and the theme recolours. Made by `scripts/make_gallery.py` from [gallery/outline.md](gallery/outline.md).",
        "",
    ]
    lines += [f"- [{each.name}](#{slug(each.name)})" for each in shown]
    for each in shown:
        picture = f"![The slide {each.name}](gallery/{each.picture.name})"
        lines += ["", f"## {each.name}", "", each.purpose, "", f"{_LONG_FENCE}markdown", each.markdown, _LONG_FENCE, "", picture]
    return "\n".join(lines) + "\n"


def first_page(exhibit: Exhibit, pages: tuple[Page, ...]) -> int:
    """The place of an exhibit's slide in the deck."""
    return next(at for at, page in enumerate(pages) if page.span.line == exhibit.line)


def main() -> int:
    """Build the deck, draw it, and write the page. Exit code 1 where the outline has a problem."""
    parser = argparse.ArgumentParser(description="Draw docs/gallery.md and its pictures.")
    parser.add_argument("--theme", default="", help="a theme's name (default: the outline's own)")
    theme = parser.parse_args().theme
    text = OUTLINE.read_text(encoding="utf-8")
    briefing = build_deck(text, str(OUTLINE), theme)
    for problem in briefing.problems:
        print(problem, file=sys.stderr)
    if briefing.problems:
        print("not drawn: the outline has problems", file=sys.stderr)
        return 1
    shown = list(exhibits(text))
    pictures = dict(png_slides(briefing.finished(), WIDTH))
    for each in shown:
        keep(pictures[first_page(each, briefing.pages) + 1], each.picture)
    (ROOT / "docs" / "gallery.md").write_text(page_text(shown), encoding="utf-8")
    print(f"docs/gallery.md: {len(shown)} visuals")
    return 0


if __name__ == "__main__":
    sys.exit(main())
