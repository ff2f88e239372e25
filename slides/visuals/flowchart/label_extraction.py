"""What a flowchart's source says, gathered without reading its grammar: the witness of what was drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.visuals.flowchart.source import FlowchartSource
from slides.visuals.mermaid import Diagram, plain_text

_LOOKS = pattern(r"(?:classDef|class|style|linkStyle|click|direction)\b|end\s*+;?\s*+\Z")
_FRAME = pattern(r"subgraph\b[ \t]*(?:[^\[\"\n]*\[(?P<text>.{0,400})\][ \t]*;?|(?P<name>.*))")
_SHAPED = pattern(
    r"(?<![\w./<-])(?P<name>\w+(?:[-./]\w+)*)"
    r"(?:\[[\[(/\\]?|\(\(\(|\([\[(]?|\{\{?|>)"
    r"[ \t]*+(?P<text>\"[^\"]{0,400}\"|[^\n\"]{0,400}?)"
    r"(?:[/\\]\]|\]\]|\)\]|\]\)|\)\)\)|\)\)|\}\}|\]|\)|\})"
)
_PROPERTIES = pattern(r"(?<![\w./-])(?P<name>\w++(?:[-./]\w++)*+)@\{(?P<text>[^{}]{0,400})\}")
_LABEL = pattern(r'\blabel[ \t]*:[ \t]*("[^"]*"|[^,\n"]*)')
_ARROW_NAME = pattern(r"(?<![\w-])[\w-]++@(?=[-=<{])")
_PIPED = pattern(r'\|("[^"\n]{0,400}"|[^|\n]{0,400})\|')
_BETWEEN = pattern(r"(?<![-=.<])(?:--|==|-\.)(?![->=.])([^|\n]{1,400}?)(?:--+[->]|==+[=>]|\.+->?)")
_CLASS = pattern(r":::[ \t]*[\w,-]+")
_NAME = pattern(r"\w+(?:[-./]\w+)*")
_TAGS = pattern(r"<(?!br\b)/?[A-Za-z][^<>\n]{0,80}>|\bfa[bklrs]?:fa-[\w-]+", re.IGNORECASE)


def flowchart_texts(diagram: Diagram) -> Iterator[tuple[Span, str]]:
    """Every text with its line: of boxes, arrows and subgraphs, and the names of boxes that have no text. Never raises."""
    source = FlowchartSource(diagram)
    shaped: set[str] = set()
    named: dict[str, Span] = {}
    rest = list(source.text)

    def gather(pattern: re.Pattern[str], group: str | int) -> Iterator[tuple[Span, str]]:
        for found in pattern.finditer("".join(rest)):
            if pattern is _SHAPED:
                shaped.add(found["name"])
            rest[found.start() : found.end()] = " " * len(found.group())
            yield source.span(found.start()), plain_text(_TAGS.sub("", found[group]))

    frames: set[str] = set()
    yield from _frames(source, rest, frames)
    for found in _PROPERTIES.finditer("".join(rest)):
        label = _LABEL.search(found["text"])
        if label:
            shaped.add(found["name"])
            yield source.span(found.start()), plain_text(_TAGS.sub("", label[1]))
        rest[found.end("name") : found.end()] = " " * (found.end() - found.end("name"))
    yield from gather(_SHAPED, "text")
    yield from gather(_PIPED, 1)
    yield from gather(_BETWEEN, 1)
    left = _ARROW_NAME.sub(lambda found: " " * len(found.group()), "".join(rest))
    left = _CLASS.sub(lambda found: " " * len(found.group()), left)
    for found in _NAME.finditer(left, len(diagram.rest.split(None, 1)[0].split(";")[0]) if diagram.rest.split() else 0):
        named.setdefault(found.group(), source.span(found.start()))
    yield from ((span, name) for name, span in named.items() if name not in shaped and name not in frames)


def _frames(source: FlowchartSource, rest: list[str], names: set[str]) -> Iterator[tuple[Span, str]]:
    """The titles of subgraphs, whose names are put into `names`; they, and lines that say how things look, are blanked out."""
    for start, span in zip(source.starts, source.spans, strict=True):
        end = source.text.find("\n", start)
        line = source.text[start : len(source.text) if end < 0 else end]
        frame = _FRAME.match(line)
        if frame:
            names.add(line[len("subgraph") :].partition("[")[0].strip(' \t";'))
            yield span, plain_text(_TAGS.sub("", frame["text"] if frame["text"] is not None else frame["name"]))
        if frame or (_LOOKS.match(line) and start):
            rest[start : start + len(line)] = " " * len(line)
