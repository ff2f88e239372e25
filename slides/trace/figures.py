"""Drawings in fences -> the words that they show: places of a map, labels of a diagram, cells of a chart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slides.outline import Node
from slides.patterns import pattern

FIGURES = ("map", "mermaid", "chart")
"""Fences whose words are traced; what stands in any other fence is code."""
_LABEL = pattern(r'"([^"\n]+)"|(?<!\[)\[++([^\[\]\n"]++)\]++|(?<!\{)\{++([^{}\n"]++)\}++|(?<!\()\(++([^()\n"]++)\)++|\|([^|\n"]+)\|')
_BARE = pattern(r"<br\s*/?>|\*\*|:::[\w-]+|:[a-z0-9]+(?:[-_][a-z0-9]+)*:", re.IGNORECASE)
"""Line breaks, bold type, classes and icons inside a label."""
_POINT = pattern(r"-?(?<!\d)\d++(?:\.\d++)?°?\s*+,\s*+-?\d++(?:\.\d++)?°?")
_CODE = pattern(r"\b[A-Z]{2,3}\b")
"""A country's ISO code on a map: it stands for a name."""
_SILENT = pattern(r"\s*(%%|style |classDef |class |linkStyle |click |direction |end\s*$|---|theme|init)")
_UNSHOWN = pattern(r"\s*(region|neighbours|borders)\s*:", re.IGNORECASE)
"""Lines of a map that frame it and are not shown."""
_SAID = pattern(r"\s*(alt|note|accTitle|accDescr|title|caption)\b\s*:?\s*", re.IGNORECASE)
"""Lines that say something in whole sentences."""
_LOOSE = ("timeline", "mindmap", "quadrantchart", "journey", "pie", "xychart-beta", "gantt")
"""Diagrams of Mermaid's whose lines are words without brackets."""


def drawn(node: Node) -> Iterator[tuple[str, str, int]]:
    """What a fence shows, if it is a drawing: what each text is (place, label, drawn or caption), the text, and its line.

    `drawn` is a label that may say something, as a diagram's boxes do; `label` is a name or a figure.
    """
    language = node.info.split()[0].strip("{.}").lower() if node.info.split() else ""
    if language not in FIGURES:
        return
    lines = node.text.split("\n")
    kind = next((line.split()[0].lower() for line in lines if line.strip() and not _SILENT.match(line)), "")
    for number, line in enumerate(lines, node.span.line + 1):
        said = _SAID.match(line)
        if said and language != "chart":
            found = [("caption", line[said.end() :])]
        elif language == "map" and _UNSHOWN.match(line):
            found = []
        elif language == "map":
            found = [("place", _CODE.sub(" ", each)) for each in re.split(r",|->|--|=", _POINT.sub(" ", line.partition(":")[2]))]
        elif language == "chart":
            found = [("label", each) for each in line.split(",")]
        elif _SILENT.match(line) or line.split()[:1] == [kind]:
            found = []
        else:
            found = list(_labels(line, kind))
        yield from ((what, clean, number) for what, text in found if (clean := " ".join(_BARE.sub(" ", text).split())))


def _labels(line: str, kind: str) -> Iterator[tuple[str, str]]:
    """The labels of one line of Mermaid's, in order."""
    loose = kind in _LOOSE or kind.rstrip(":") in _LOOSE
    bare = re.sub(r":\s*+\[[^\[\]]*+\]|^\s*+[xy]-axis\s", "", line) if kind == "quadrantchart" else re.sub(r"^\s*[xy]-axis\s", "", line)
    labels = [next(filter(None, found.groups()), "") for found in _LABEL.finditer(bare)]
    if loose and not any(label.strip() and not _POINT.search(label) for label in labels):
        yield from (("drawn", each) for each in re.split(r"(?:(?<!\s)\s++)?:\s++|-->", bare))
        return
    yield from (("drawn", label) for label in labels)
    if loose:
        yield from (("label", each) for each in re.findall(r"(?<=:)\s*[\d.,]+", bare))
