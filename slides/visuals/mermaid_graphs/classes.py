"""Mermaid's `classDiagram`: classes with their members, the relations between them, namespaces and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.text.rich_text import BREAK, Run
from slides.visuals.flowchart import ArrowLine, Figure, Flow
from slides.visuals.mermaid import Diagram, SourceLine, plain_text
from slides.visuals.mermaid_graphs.builder import MOST_LINES, GraphBuilder, Link, bare_name, before_colon, in_braces

_RELATION = pattern(r"(?P<from><\||\(\)|[<*]|(?<![\w`])o)?(?P<line>--|\.\.)(?P<to>\|>|\(\)|[>*]|o(?![\w`]))?")
_CLASS = pattern(r'class\s+(?P<name>`[^`]*`|[^\s\[{`"]+)\s*(?:\["(?P<text>[^"]*)"\])?\s*(?::::?\s*[\w-]+)?\s*(?P<open>\{)?')
_NOTE = pattern(r'note\s+(?:for\s+(?P<name>\S+)\s+)?"(?P<text>[^"]*)"')
_MARK = pattern(r"<<(?P<mark>[^<>]*+)>>\s*+(?P<name>\S*)")
_QUOTED = pattern(r'"([^"]*)"')
_UNDERSTOOD = 'supported: class A { … }, A <|-- B, A --> B : text, A : member, <<interface>> A, namespace N { … }, note for A "text"'
_LINES = {"--": ArrowLine.PLAIN, "..": ArrowLine.DASHED}


@dataclass(slots=True)
class _Class:
    """What is said of one class."""

    text: str
    marks: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)


class ClassReader:
    """One diagram, line by line. `inside` is the class whose braces are open."""

    def __init__(self, diagram: Diagram) -> None:
        self.built = GraphBuilder(diagram)
        self.classes: dict[str, _Class] = {}
        self.inside = ""

    def read(self) -> Flow:
        """The whole diagram."""
        for line in in_braces(self.built.diagram):
            self._line(line)
        if self.inside or self.built.open:
            self.built.fail(self.built.diagram.span, "braces are not closed", "close them with a line `}`")
        for name, each in self.classes.items():
            self._finish(name, each)
        return self.built.flow()

    def _line(self, line: SourceLine) -> None:
        text, span = line.text, line.span
        word = text.split(None, 1)[0]
        if self.inside:
            self._member(self.inside, text, span)
        elif text == "}":
            self.built.close(span)
        elif word == "class":
            self._class(text, span)
        elif word == "namespace":
            name = bare_name(text[len(word) :].rstrip("{"))
            self.built.begin(name, self.built.text(name, span), span)
        elif word == "direction":
            self.built.set_direction(text[len(word) :].strip(), span)
        elif word == "note":
            self._note(text, span)
        elif marked := _MARK.fullmatch(text):
            self._named(marked["name"], span).marks.append(marked["mark"].strip())
        elif not self.built.left_out(line):
            self._statement(text, span)

    def _named(self, raw: str, span: Span) -> _Class:
        """The class of a name, `Square~Shape~` by what stands before the mark."""
        name = bare_name(raw)
        key = _key(raw)
        if not key or (" " in key and "`" not in raw):
            self.built.fail(span, f"cannot read: {raw[:40] or 'a class without a name'}", _UNDERSTOOD)
        self.built.box(key, span, Figure.RECTANGLE)
        found = self.classes.setdefault(key, _Class(_generic(name)))
        found.text = _generic(name) if "~" in name else found.text
        return found

    def _class(self, text: str, span: Span) -> None:
        found = _CLASS.fullmatch(text)
        if found is None:
            self.built.fail(span, f"cannot read: {text[:40]}", _UNDERSTOOD)
        named = self._named(found["name"], span)
        named.text = found["text"] or named.text
        self.inside = _key(found["name"]) if found["open"] else ""

    def _member(self, name: str, text: str, span: Span) -> None:
        """A line inside a class's braces, or after its name and a colon."""
        marked = _MARK.fullmatch(text)
        if text == "}":
            self.inside = ""
        elif marked and not marked["name"]:
            self.classes[name].marks.append(marked["mark"].strip())
        elif text:
            self.classes[name].members.append(text)
            if len(self.classes[name].members) > MOST_LINES:
                self.built.fail(span, f"more than {MOST_LINES} members in one class", "keep the ones that matter")

    def _note(self, text: str, span: Span) -> None:
        found = _NOTE.fullmatch(text)
        if found is None:
            self.built.fail(span, f"cannot read: {text[:40]}", 'write a note as `note for A "text"`')
        key = f"note {len(self.built.boxes)}"
        if found["name"]:
            self._named(found["name"], span)
        self.built.box(key, span, Figure.RECTANGLE)
        self.built.add_text(key, self.built.text(found["text"], span), more=False)
        if found["name"]:
            self.built.link(Link(_key(found["name"]), key, span, line=ArrowLine.DASHED, heads=(False, False)))

    def _statement(self, text: str, span: Span) -> None:
        """A relation, a member after a colon, or a class alone."""
        head, said = before_colon(text)
        found = _RELATION.search(head)
        if found is None:
            self._named(head, span)
            if said:
                self._member(_key(head), said, span)
            return
        sides = [_side(head[: found.start()]), _side(head[found.end() :])]
        for name, _ in sides:
            self._named(name, span)
        many = [plain_text(count) for _, count in sides]
        counts = f"{many[0]} \u2192 {many[1]}" if all(many) else "".join(many)
        label = "<br>".join(filter(None, (said, counts)))
        heads = "<" in (found["from"] or ""), ">" in (found["to"] or "")
        diamond = {"*", "o"} & {found["from"], found["to"]}
        if diamond:
            self.built.advise(span, "a composition is drawn as a thick line, an aggregation as a plain one: diamonds are not drawn")
        line = ArrowLine.THICK if "*" in diamond else _LINES[found["line"]]
        start, end = _key(sides[0][0]), _key(sides[1][0])
        if found["to"] == "|>" and not heads[0]:
            start, end, heads = end, start, (True, False)
        self.built.link(Link(start, end, span, self.built.text(label, span), line, heads))

    def _finish(self, name: str, said: _Class) -> None:
        """A class's box with its marks, its name, its attributes and its methods."""
        box = self.built.boxes[name]
        marks = [run for each in said.marks for run in (*self.built.text(f"\u00ab{each}\u00bb", box.span), Run(BREAK))]
        title = (*marks, *(replace(run, bold=True) for run in self.built.text(said.text, box.span)))
        groups = ([each for each in said.members if "(" not in each], [each for each in said.members if "(" in each])
        lines = tuple(tuple(self._shown(each, box.span) for each in group) for group in groups if group)
        self.built.boxes[name] = replace(box, runs=title, compartments=lines)

    def _shown(self, member: str, span: Span) -> tuple[Run, ...]:
        """A member; an abstract one in italics."""
        abstract = member.endswith("*")
        return tuple(replace(run, italic=abstract) for run in self.built.text(_generic(member.rstrip("*") if abstract else member), span))


def _key(raw: str) -> str:
    """The name by which a class is known."""
    return bare_name(raw).partition("~")[0].strip()


def _side(text: str) -> tuple[str, str]:
    """A relation's side: the name of the class, and how many of it there are, which stands in quotes."""
    found = _QUOTED.search(text)
    return _QUOTED.sub("", text).strip(), found[1] if found else ""


def _generic(text: str) -> str:
    """A name with the marks of its generic types as angle brackets: `List~int~` is List<int>."""
    found = list(text)
    depth = 0
    for at, letter in enumerate(text):
        if letter == "~" and at:
            opens = text[at + 1 : at + 2].isalnum() and text[at - 1].isalnum() and not (depth and not text[at + 1 :].count("~"))
            depth += 1 if opens else -1
            found[at] = "&lt;" if opens else "&gt;"
    return "".join(found).replace("&lt;", "\u003c").replace("&gt;", "\u003e")


def class_flow(diagram: Diagram) -> Flow:
    """A class diagram as boxes and arrows. Raises BlockError, with its line, for what is not understood."""
    return ClassReader(diagram).read()


def class_texts(diagram: Diagram) -> Iterator[tuple[Span, str]]:
    """Every text that the drawing has to show, gathered without reading the grammar. Never raises."""
    names: dict[str, tuple[Span, str]] = {}
    inside = False
    for line in in_braces(diagram):
        text, word = line.text, line.text.split(None, 1)[0]
        if text == "}":
            inside = False
            continue
        marked = _MARK.match(text)
        if marked:
            yield line.span, plain_text(marked["mark"])
        if inside or word == "note":
            yield from ((line.span, plain_text(each)) for each in ([text] if inside and not marked else _QUOTED.findall(text)))
            continue
        head, said = before_colon(text)
        if word == "class":
            inside = text.endswith("{")
            head = text[len(word) :].partition("{")[0].partition(":")[0]
            label = _QUOTED.search(head)
            names[_key(head.partition("[")[0])] = line.span, plain_text(label[1]) if label else _generic(bare_name(head))
        elif word not in ("namespace", "direction", "classDef", "style", "cssClass", "click", "link", "callback"):
            yield line.span, plain_text(said)
            yield from ((line.span, plain_text(each)) for each in _QUOTED.findall(head))
            for each in _RELATION.sub("\n", _QUOTED.sub("", head)).split("\n") if not marked else [marked["name"]]:
                names.setdefault(_key(each), (line.span, _generic(bare_name(each))))
        elif word == "namespace":
            yield line.span, text[len(word) :].rstrip("{").strip()
    yield from names.values()
