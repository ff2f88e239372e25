"""What LibreOffice draws of a deck, word by word: the independent check that text stays in its box."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from slides.pipeline.build import BuiltDeck

EMU_PER_POINT = 12700


@dataclass(frozen=True)
class Word:
    """A word as drawn: its page from 1 and its box in EMU."""

    page: int
    text: str
    left: int
    top: int
    right: int
    bottom: int


def available() -> bool:
    """Whether LibreOffice and poppler are installed."""
    return bool(shutil.which("soffice") and shutil.which("pdftotext"))


def without_autofit(deck: Path, target: Path) -> Path:
    """The deck with every text at its stated size, so that a renderer cannot hide an overflow by shrinking."""
    with zipfile.ZipFile(deck) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(name, data.replace(b"<a:normAutofit/>", b"<a:noAutofit/>"))
    return target


def words_of(decks: Sequence[Path], folder: Path) -> dict[Path, list[Word]]:
    """Every word that LibreOffice draws of each deck, with its place; all decks in one run, which costs one start of LibreOffice."""
    plain = [without_autofit(deck, folder / f"{at}.pptx") for at, deck in enumerate(decks)]
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, plain),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return {deck: list(_words(copy.with_suffix(".pdf"))) for deck, copy in zip(decks, plain, strict=True)}


def _words(pdf: Path) -> Iterator[Word]:
    """The words of a PDF with their places."""
    found = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True, timeout=120)
    page = 0
    for line in found.stdout.splitlines():
        page += "<page " in line
        match = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>', line)
        if match:
            left, top, right, bottom = (round(float(value) * EMU_PER_POINT) for value in match.groups()[:4])
            yield Word(page, unescape(match.group(5)), left, top, right, bottom)


SLACK = 60_000
"""EMU (0.066 in) by which a glyph's box may stick out: side bearings and descenders."""


def strays(briefing: BuiltDeck, words: Iterable[Word]) -> Iterator[tuple[int, str]]:
    """Words drawn outside every slot of their slide, as (slide, word). Decoration set in type has a place of its own."""
    for word in words:
        page = briefing.pages[word.page - 1]
        layout = briefing.design.layouts[page.layout]
        numbers = [shape.rect for shape in layout.decoration if shape.shape == "numeral"]
        boxes = [slot.rect for slot in layout.slots] + [placed.rect for placed in page.fills] + numbers
        lean = (word.bottom - word.top) // 6
        inside = any(
            box.x - SLACK <= word.left
            and word.right <= box.right + SLACK
            and box.y - SLACK <= word.top + lean
            and word.bottom - lean <= box.bottom + SLACK
            for box in boxes
        )
        if not inside and word.text not in ("\u201c", "\u201d"):
            yield word.page, word.text
