"""Mermaid's `erDiagram`: entities with their attributes, and how many of one belong to how many of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.visuals.flowchart import ArrowLine, Figure, Flow
from slides.visuals.mermaid import Diagram, SourceLine, plain_text
from slides.visuals.mermaid_graphs.builder import MOST_LINES, GraphBuilder, Link, before_colon

_WORDS = r"only one|zero or one|one or zero|zero or more|zero or many|many\(0\)|0\+|one or more|one or many|many\(1\)|1\+|1"
_RELATION = pattern(
    r"[ \t](?P<from>\|o|\|\||\}o|\}\||u(?=--))(?P<line>--|\.\.|\.-|-\.)(?P<to>o\||\|\||o\{|\|\{)[ \t]"
    rf"|[ \t](?P<one>{_WORDS})[ \t]+(?P<maybe>optionally[ \t]+)?to[ \t]+(?P<other>{_WORDS})[ \t]"
)
_COUNTS = {"||": "1", "|o": "0..1", "o|": "0..1", "}|": "1..*", "|{": "1..*", "}o": "0..*", "o{": "0..*", "only one": "1", "1": "1"}
_COUNTS |= dict.fromkeys(("zero or one", "one or zero"), "0..1")
_COUNTS |= dict.fromkeys(("zero or more", "zero or many", "many(0)", "0+"), "0..*")
_COUNTS |= dict.fromkeys(("one or more", "one or many", "many(1)", "1+"), "1..*")
"""How many, as UML writes it, by Mermaid's marks and words."""
_NAMED = pattern(r'(?P<name>"[^"]*"|[^\s\[\]{}"]+)\s*(?:\[(?P<text>"[^"]*"|[^\]"]*)\])?')
_UNDERSTOOD = "supported: A ||--o{ B : text, A { type name PK }, A[label]"


@dataclass(slots=True)
class _Entity:
    """What is said of one entity."""

    text: str
    attributes: list[str] = field(default_factory=list)


class EntityReader:
    """One diagram, line by line. `inside` is the entity whose braces are open."""

    def __init__(self, diagram: Diagram) -> None:
        self.built = GraphBuilder(diagram)
        self.entities: dict[str, _Entity] = {}
        self.inside = ""

    def read(self) -> Flow:
        """The whole diagram."""
        for line in _statements(self.built.diagram):
            self._line(line)
        if self.inside:
            self.built.fail(self.built.diagram.span, "braces are not closed", "close them with a line `}`")
        for name, each in self.entities.items():
            box = self.built.boxes[name]
            lines = tuple(self.built.text(attribute.replace('"', ""), box.span) for attribute in each.attributes)
            title = tuple(replace(run, bold=True) for run in self.built.text(each.text, box.span))
            self.built.boxes[name] = replace(box, runs=title, compartments=(lines,) if lines else ())
        return self.built.flow()

    def _line(self, line: SourceLine) -> None:
        text, span = line.text, line.span
        word = text.split(None, 1)[0]
        if text == "}":
            self.inside = ""
        elif self.inside:
            self._attribute(text, span)
        elif word == "direction":
            self.built.set_direction(text[len(word) :].strip(), span)
        elif word != "class" and not self.built.left_out(line):
            self._statement(text, span)

    def _attribute(self, text: str, span: Span) -> None:
        found = self.entities[self.inside].attributes
        if len(found) == MOST_LINES:
            self.built.fail(span, f"more than {MOST_LINES} attributes of one entity", "keep the ones that matter")
        found.append(text)

    def _statement(self, text: str, span: Span) -> None:
        """A relationship, an entity with attributes, or one alone."""
        head, said = before_colon(text)
        found = _RELATION.search(head)
        if found is None:
            name = self._entity(head.removesuffix("{"), span)
            self.inside = name if head.endswith("{") else ""
            return
        ends = self._entity(head[: found.start()], span), self._entity(head[found.end() :], span)
        counts = f"{_COUNTS.get(found['from'] or found['one'], '1')} \u2192 {_COUNTS[found['to'] or found['other']]}"
        runs = self.built.text("<br>".join(filter(None, (plain_text(said), counts))), span)
        dashed = bool(found["maybe"]) or "." in (found["line"] or "")
        self.built.link(Link(*ends, span, runs, ArrowLine.DASHED if dashed else ArrowLine.PLAIN, (False, False)))

    def _entity(self, raw: str, span: Span) -> str:
        """The key of an entity."""
        found = _NAMED.fullmatch(raw.partition(":::")[0].strip())
        if found is None:
            self.built.fail(span, f"cannot read: {raw.strip()[:40] or 'an entity without a name'}", _UNDERSTOOD)
        key = found["name"].strip('"')
        self.built.box(key, span, Figure.RECTANGLE)
        known = self.entities.setdefault(key, _Entity(key))
        known.text = (found["text"] or "").strip('"') or known.text
        return key


def _statements(diagram: Diagram) -> Iterator[SourceLine]:
    """The lines of a diagram; an entity whose braces open and close on one line in several."""
    for line in diagram.lines:
        head, brace, rest = line.text.partition("{")
        whole = line.text.endswith("}") and brace and not {"--", ".."} & {head[-3:-1], head[-2:]} and "--" not in head and ".." not in head
        if whole:
            yield replace(line, text=f"{head.strip()} {{")
            if rest[:-1].strip():
                yield replace(line, text=rest[:-1].strip())
        yield replace(line, text="}") if whole else line


def entity_flow(diagram: Diagram) -> Flow:
    """An entity diagram as boxes and lines. Raises BlockError, with its line, for what is not understood."""
    return EntityReader(diagram).read()


def entity_texts(diagram: Diagram) -> Iterator[tuple[Span, str]]:
    """Every text that the drawing has to show, gathered without reading the grammar. Never raises."""
    names: dict[str, tuple[Span, str]] = {}
    inside = False
    for line in _statements(diagram):
        text, word = line.text, line.text.split(None, 1)[0]
        if text == "}":
            inside = False
        elif inside:
            yield line.span, plain_text(text.replace('"', ""))
        elif word not in ("direction", "classDef", "class", "style"):
            head, said = before_colon(text)
            inside = head.endswith("{") and not _RELATION.search(head)
            yield line.span, plain_text(said)
            for each in _RELATION.sub("\n", head.removesuffix("{") if inside else head).split("\n"):
                found = _NAMED.match(each.partition(":::")[0].strip())
                if found and (found["text"] or found["name"].strip('"') not in names):
                    names[found["name"].strip('"')] = line.span, (found["text"] or found["name"]).strip('"')
    yield from names.values()
