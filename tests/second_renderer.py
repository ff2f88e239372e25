"""What a second engine draws of a deck (betteroffice-pptx, its own layout engine in Rust): shapes with their fills, and lines of text.

It takes ECMA-376 at its word where LibreOffice is lenient. It has no fonts of its own and looks none up: fontconfig finds them.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

engine = pytest.importorskip("betteroffice_pptx", reason="the second engine (betteroffice-pptx, extra `test`) is not installed")

_MARK = re.compile(r"[\u2022\u2013]|\d+\.")
SCALE = 9525
"""EMU for each of the engine's pixels at 96 dpi."""
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

needs_fonts = pytest.mark.skipif(not shutil.which("fc-match"), reason="fontconfig's fc-match finds the second engine's fonts")


@dataclass(frozen=True)
class Line:
    """A line of text: the mark before it, its words, its edges in pixels of 1/96 inch, the size of its first run in points, its colour."""

    mark: str
    text: str
    x: int
    right: int
    y: int
    size: float
    colour: str
    begins: bool
    """Whether it is the first of a placeholder's."""


@dataclass(frozen=True)
class Box:
    """A shape: its name and geometry, its rectangle in pixels of 1/96 inch, and its fill as `#RRGGBB`, empty where it has none."""

    name: str
    form: str
    rect: tuple[int, int, int, int]
    fill: str


@dataclass(frozen=True)
class Slide:
    """One slide as it is drawn."""

    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]


@lru_cache(maxsize=64)
def _font(family: str, bold: bool) -> bytes:
    asked = f"{family}:weight={200 if bold else 80}:slant=0"
    found = subprocess.run(["fc-match", "-f", "%{file}", asked], capture_output=True, text=True, check=True, timeout=60)
    return Path(found.stdout).read_bytes()


def opened(data: bytes) -> Any:
    """The deck in the engine, with the fonts that it names."""
    deck = engine.Presentation.open(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        named = {name for part in package.namelist() if part.endswith(".xml") for name in _faces(package.read(part))}
    for family in sorted(named):
        for bold in (False, True):
            try:
                deck.register_font(family, _font(family, bold), bold=bold, italic=False)
            except ValueError:  # a collection of fonts, which the engine does not read
                continue
    return deck


def _faces(data: bytes) -> set[str]:
    return set(re.findall(r'(?:latin|buFont|ea|cs) typeface="([^"+]+)"', data.decode("utf-8")))


@lru_cache(maxsize=8)
def drawn(data: bytes) -> tuple[Slide, ...]:
    """Every slide of a deck as the engine lays it out."""
    deck = opened(data)
    return tuple(_slide(deck.render_slide(number).to_dict()["primitives"]) for number in range(deck.slide_count))


def _slide(primitives: list[dict[str, Any]]) -> Slide:
    lines = [
        _line(line, begins=line is each["lines"][0] and "." not in each["shapeId"])
        for each in primitives
        if each["kind"] == "textBox"
        for line in each["lines"]
        if line["runs"]
    ]
    boxes = [
        Box(each.get("name", ""), each.get("geometry", ""), _rect(each), (each.get("fill") or {}).get("color", ""))
        for each in primitives
        if each["kind"] == "shape"
    ]
    return Slide(tuple(lines), tuple(boxes))


def _line(line: dict[str, Any], *, begins: bool) -> Line:
    first, *rest = line["runs"]
    mark, rest = (first["text"], rest) if rest and _MARK.fullmatch(first["text"]) else ("", line["runs"])
    words = "".join(run["text"] for run in rest)
    x, right = round(line["x"]), round(line["x"] + line["width"])
    return Line(mark, words, x, right, round(line["y"]), round(rest[0]["fontSizePx"] * 0.75, 1), rest[0]["color"], begins)


def _rect(each: dict[str, Any]) -> tuple[int, int, int, int]:
    return (round(each["x"]), round(each["y"]), round(each["w"]), round(each["h"]))


def reset(data: bytes, *, paragraphs: bool) -> bytes:
    """A deck after PowerPoint's Reset Slide on every slide: placeholders of text lose the place, the properties of their body, the list
    style and the sizes of runs that the slide gives them; with `paragraphs` margins, indents and marks too.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(target, "w") as copied:
        for name in package.namelist():
            part = package.read(name)
            copied.writestr(name, _reset(part, paragraphs=paragraphs) if re.fullmatch(r"ppt/slides/slide\d+\.xml", name) else part)
    return target.getvalue()


def _reset(part: bytes, *, paragraphs: bool) -> bytes:
    tree = etree.fromstring(part)
    for shape in tree.iter(f"{_P}sp"):
        if shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph") is None:
            continue
        for emptied in (*shape.iter(f"{_P}spPr"), *shape.iter(f"{_A}bodyPr"), *shape.iter(f"{_A}lstStyle")):
            emptied.attrib.clear()
            del emptied[:]
        for run in shape.iter(f"{_A}rPr"):
            run.attrib.pop("sz", None)
        for own in shape.iter(f"{_A}pPr") if paragraphs else ():
            level = own.get("lvl")
            own.attrib.clear()
            del own[:]
            if level:
                own.set("lvl", level)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
