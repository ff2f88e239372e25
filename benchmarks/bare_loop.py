"""The loop that everyone writes first: python-pptx's public calls, one slide after the other.

    bare_loop.py OUTLINE.md DECK.pptx

It reads what `outlines` writes with a few regular expressions, so that no Markdown parser is in its time, and shows the same content:
titles, bullets with bold words and links, tables, pictures with alternative texts, notes. Its template is python-pptx's own.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.util import Emu

LEFT, TOP, WIDTH, ROW = Emu(457200), Emu(1600200), Emu(8229600), 370840
INLINE = re.compile(r"\*\*(.+?)\*\*|\[(.+?)\]\((.+?)\)")
PICTURE = re.compile(r"!\[(.*?)\]\((.+?)\)")


def put(paragraph: Any, text: str) -> None:
    """Text with bold words and links as runs."""
    at = 0
    for found in INLINE.finditer(text):
        if found.start() > at:
            paragraph.add_run().text = text[at : found.start()]
        run = paragraph.add_run()
        if found.group(1):
            run.text, run.font.bold = found.group(1), True
        else:
            run.text, run.hyperlink.address = found.group(2), found.group(3)
        at = found.end()
    if at < len(text):
        paragraph.add_run().text = text[at:]


def add_slide(deck: Any, source: str, folder: Path) -> None:
    """One section as a slide."""
    head, _, notes = source.partition("::: notes\n")
    title, *lines = [line for line in head.splitlines() if line.strip()]
    items = [line[2:] for line in lines if line.startswith("- ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|") and line[:3] != "|--"]
    picture = next((found for found in map(PICTURE.match, lines) if found), None)
    slide = deck.slides.add_slide(deck.slide_layouts[1 if items else 5])
    slide.shapes.title.text = title
    for at, item in enumerate(items):
        frame = slide.placeholders[1].text_frame
        put(frame.add_paragraph() if at else frame.paragraphs[0], item)
    if rows:
        table = slide.shapes.add_table(len(rows), len(rows[0]), LEFT, TOP, WIDTH, Emu(ROW * len(rows))).table
        for down, row in enumerate(rows):
            for across, text in enumerate(row):
                table.cell(down, across).text = text
    if picture:
        shape = slide.shapes.add_picture(str(folder / picture.group(2)), LEFT, TOP, width=WIDTH)
        shape._element.nvPicPr.cNvPr.set("descr", picture.group(1))
    if notes:
        slide.notes_slide.notes_text_frame.text = notes.partition("\n:::")[0].strip()


def main(outline: Path, target: str) -> None:
    """The outline as a deck."""
    front, *sections = re.split(r"(?m)^## ", outline.read_text(encoding="utf-8"))
    deck = Presentation()
    cover = deck.slides.add_slide(deck.slide_layouts[0])
    names = dict(re.findall(r"(?m)^(title|author): (.*)$", front))
    cover.shapes.title.text, cover.placeholders[1].text = names["title"], names["author"]
    for section in sections:
        add_slide(deck, section, outline.parent)
    deck.save(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
