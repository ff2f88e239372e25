"""Drawings in fences -> the words that they show: places of a map, labels of a diagram, cells of a chart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slides.base.lazy_regex import pattern
from slides.markdown.parser import Node

FIGURES = ("map", "mermaid", "chart")
"""Fences whose words are traced; what stands in any other fence is code."""
_LABEL = pattern(r'"([^"\n]+)"|(?<!\[)\[++([^\[\]\n"]++)\]++|(?<!\{)\{++([^{}\n"]++)\}++|(?<!\()\(++([^()\n"]++)\)++|\|([^|\n"]+)\|')
_ARROW = pattern(r"(?:--+>?|==+>?|-\.+->?)(?:\|[^|\n]*\|)?")
_ARROW_TEXT = pattern(r"\|([^|\n]+)\|")
_BOX = pattern(r"([\w-]+)[ \t]*(?:\[([^\]\n]*)\]|\{([^}\n]*)\}|\(([^)\n]*)\))?")
"""A box of a flowchart: its name, and its label in brackets."""
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


def drawn_words(node: Node) -> Iterator[tuple[str, str, int]]:
    """What a fence shows, if it is a drawing: what each text is (place, link, label, drawn, pair or caption), the text, and its line.

    `drawn_words` is a label that may say something, as a diagram's boxes do; `label` is a name or a figure; `pair` is two boxes with what
    the arrow between them says, or a date with what happened; `link` is the two ends of a line on a map, with a dash between.
    """
    language = node.info.split()[0].strip("{.}").lower() if node.info.split() else ""
    if language not in FIGURES:
        return
    lines = node.text.split("\n")
    kind = next((line.split()[0].lower() for line in lines if line.strip() and not _SILENT.match(line)), "")
    boxes: dict[str, str] = {}
    for number, line in enumerate(lines, node.span.line + 1):
        said = _SAID.match(line)
        if said and language != "chart":
            found = [("caption", line[said.end() :])]
        elif language == "map" and _UNSHOWN.match(line):
            found = []
        elif language == "map":
            found = list(_mapped(line))
        elif language == "chart":
            found = [("label", each) for each in line.split(",")]
        elif _SILENT.match(line) or line.split()[:1] == [kind]:
            found = []
        else:
            found = [*_labels(line, kind), *_pairs(line, kind, boxes)]
        yield from ((what, clean, number) for what, text in found if (clean := " ".join(_BARE.sub(" ", text).split())))


def _mapped(line: str) -> Iterator[tuple[str, str]]:
    """The places of one line of a map, and the two ends of each line that it draws."""
    places = _POINT.sub(" ", line.partition(":")[2])
    yield from (("place", _CODE.sub(" ", each)) for each in re.split(r",|->|--|=", places))
    for each in places.split(","):
        ends = [_CODE.sub(" ", end).strip() for end in re.split(r"->|--", each.partition("=")[0])]
        if len(ends) == 2 and all(ends):
            yield "link", " – ".join(ends)


def _pairs(line: str, kind: str, boxes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What a line of a diagram says of two things: an arrow between boxes, or a date and what happened.

    boxes: the labels of the boxes met so far, by their names; it grows.
    """
    if kind == "timeline":
        date, *events = [part.strip() for part in line.split(":")]
        yield from (("pair", f"{date}: {event}") for event in events if date and event)
        return
    if kind.rstrip(":") not in ("flowchart", "graph"):
        return
    ends = []
    for part in _ARROW.split(line[:2_000]):
        box = _BOX.match(part.strip())
        if box:
            label = next(filter(None, box.groups()[1:]), "").strip('"([{ ') or boxes.get(box.group(1), "")
            boxes[box.group(1)] = label.strip('")]} ')
            ends.append(boxes[box.group(1)])
    said = " ".join(each.strip("| ") for each in _ARROW_TEXT.findall(line[:2_000]))
    if said and len(ends) == 2 and all(ends):
        yield "pair", f"{ends[0]} {said} {ends[1]}"


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
