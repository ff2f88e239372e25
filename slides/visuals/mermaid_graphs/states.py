"""Mermaid's `stateDiagram`: states, transitions, composite states as frames, forks, choices and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.visuals.flowchart import ArrowLine, Figure, Flow
from slides.visuals.mermaid import Diagram, SourceLine, plain_text
from slides.visuals.mermaid_graphs.builder import GraphBuilder, Link, bare_name, before_colon, in_braces

_POINT = "[*]"
_DECLARED = pattern(r'state\s+(?:"(?P<text>[^"]*)"\s+as\s+)?(?P<name>[^\s{<"]+)\s*(?P<kind><<\w+>>|\[\[\w+\]\])?\s*(?P<open>\{)?')
_NOTE = pattern(r"note\s+(?:left|right)\s+of\s+(?P<name>[^\s:]+)")
_KINDS = {"fork": Figure.BAR, "join": Figure.BAR, "choice": Figure.DIAMOND}
_UNDERSTOOD = "supported: A --> B : text, [*] --> A, state A { … }, A : text, <<choice>>, <<fork>>, <<join>>, note right of A"


class StateReader:
    """One diagram, line by line. `region` counts the parts of a composite state that `--` separates."""

    def __init__(self, diagram: Diagram) -> None:
        self.built = GraphBuilder(diagram)
        self.region = 0
        self.texts: set[str] = set()
        self.note: tuple[str, list[str], Span] | None = None

    def read(self) -> Flow:
        """The whole diagram."""
        for line in in_braces(self.built.diagram):
            self._line(line)
        if self.note:
            self.built.fail(self.note[2], "a note without `end note`", "close it with a line `end note`")
        if self.built.open:
            self.built.fail(self.built.frames[self.built.open[-1]].span, "a state without `}`", "close it with a line `}`")
        self._resolve()
        return self.built.flow()

    def _line(self, line: SourceLine) -> None:
        text, span = line.text, line.span
        word = text.split(None, 1)[0]
        if self.note:
            self._in_note(text)
        elif text == "}":
            self.built.close(span)
        elif text == "--":
            self.region += 1
        elif word == "note":
            self._note(text, span)
        elif "-->" in text:
            self._transition(text, span)
        elif word == "state":
            self._declare(text, span)
        elif word == "direction":
            self.built.set_direction(text[len(word) :].strip(), span)
        elif word != "class" and not self.built.left_out(line):
            self._described(text, span)

    def _state(self, raw: str, span: Span, *, start: bool) -> str:
        """The key of a state that a transition names; `[*]` is a start or an end of its own in each frame."""
        name = bare_name(raw)
        if name == _POINT:
            figure, said = (Figure.START, "start") if start else (Figure.END, "end")
            key = f"{_POINT} {said} {self.built.frame} {self.region}"
            self.built.box(key, span, figure, said)
            return key
        if not name or len(name.split()) > 1:
            self.built.fail(span, f"cannot read: {raw[:40]}", _UNDERSTOOD)
        if all(frame.name != name for frame in self.built.frames):
            self.built.box(name, span)
        return name

    def _transition(self, text: str, span: Span) -> None:
        arrow, label = before_colon(text)
        names = arrow.split("-->")
        for start, end in pairwise(names):
            ends = self._state(start, span, start=True), self._state(end, span, start=False)
            self.built.link(Link(*ends, span, self.built.text(label, span)))

    def _declare(self, text: str, span: Span) -> None:
        head, said = before_colon(text)
        found = _DECLARED.fullmatch(head)
        if found is None:
            self.built.fail(span, f"cannot read: {text[:40]}", _UNDERSTOOD)
        name = bare_name(found["name"])
        kind = (found["kind"] or "").strip("<>[]")
        if found["open"]:
            self.built.boxes.pop(name, None)
            self.built.begin(name, self.built.text(found["text"] or name, span), span)
        elif kind in _KINDS:
            self.built.boxes.pop(name, None)
            self.built.box(name, span, _KINDS[kind], kind)
        elif all(frame.name != name for frame in self.built.frames):
            self.built.box(name, span)
            for each in (found["text"], said):
                self._say(name, each or "", span)

    def _described(self, text: str, span: Span) -> None:
        name, said = before_colon(text)
        key = self._state(name, span, start=True)
        frame = next((at for at, each in enumerate(self.built.frames) if each.name == key), -1)
        if frame >= 0 and said:
            self.built.frames[frame] = replace(self.built.frames[frame], runs=self.built.text(said, span))
        elif frame < 0:
            self._say(key, said, span)

    def _say(self, name: str, said: str, span: Span) -> None:
        """A state's description, or a further line of it."""
        if said:
            self.built.add_text(name, self.built.text(said, span), more=name in self.texts)
            self.texts.add(name)

    def _note(self, text: str, span: Span) -> None:
        head, said = before_colon(text)
        found = _NOTE.fullmatch(head)
        if found is None:
            self.built.fail(span, f"cannot read: {text[:40]}", "write a note as `note right of A : text`")
        self.note = found["name"], [said] if said else [], span
        if said:
            self._end_note()

    def _in_note(self, text: str) -> None:
        if " ".join(text.split()) == "end note":
            self._end_note()
        elif self.note:
            self.note[1].append(text)

    def _end_note(self) -> None:
        """A note as a box beside its state."""
        assert self.note is not None, "a note is open"
        (about, lines, span), self.note = self.note, None
        key = f"note {len(self.built.boxes)}"
        state = self._state(about, span, start=True)
        self.built.box(key, span, Figure.RECTANGLE)
        self.built.add_text(key, self.built.text("<br>".join(lines), span), more=False)
        self.built.link(Link(state, key, span, line=ArrowLine.DASHED, heads=(False, False)))

    def _resolve(self) -> None:
        """Arrows to a composite state lead to where it begins, arrows from it come from where it ends."""
        names = {frame.name: at for at, frame in enumerate(self.built.frames)}
        for link in self.built.links:
            for end, first in (("start", False), ("end", True)):
                at = names.get(getattr(link, end))
                if at is not None:
                    setattr(link, end, self._edge(at, first=first))
                    where = "begins" if first else "ends"
                    self.built.advise(link.span, f"an arrow {'to' if first else 'from'} a composite state is drawn where that {where}")

    def _edge(self, frame: int, *, first: bool) -> str:
        """The box at which a frame begins or ends: its point, else its first or last box."""
        inside = {frame, *(at for at, each in enumerate(self.built.frames) if each.parent == frame)}
        boxes = [box for box in self.built.boxes.values() if box.frame == frame]
        boxes = boxes or [box for box in self.built.boxes.values() if box.frame in inside]
        if not boxes:
            self.built.fail(self.built.frames[frame].span, f"{self.built.frames[frame].name[:40]} holds nothing", "write what is in it")
        wanted = Figure.START if first else Figure.END
        return next((box.name for box in boxes if box.figure is wanted), boxes[0 if first else -1].name)


def state_flow(diagram: Diagram) -> Flow:
    """A state diagram as boxes and arrows. Raises BlockError, with its line, for what is not understood."""
    return StateReader(diagram).read()


def state_texts(diagram: Diagram) -> Iterator[tuple[Span, str]]:
    """Every text that the drawing has to show, gathered without reading the grammar. Never raises."""
    names: dict[str, Span] = {}
    hidden: set[str] = {_POINT}
    noted = False
    for line in in_braces(diagram):
        text, word = line.text, line.text.split(None, 1)[0]
        head, said = before_colon(text)
        if noted or word == "note":
            begun, noted = not noted, " ".join(text.split()) != "end note" and (noted or not said)
            if said if begun else noted:
                yield line.span, plain_text(said if begun else text)
        elif "-->" in text:
            yield line.span, plain_text(said)
            names.update((bare_name(each), line.span) for each in head.split("-->") if bare_name(each) not in names)
        elif word == "state":
            named = _DECLARED.match(head)
            if named:
                yield from ((line.span, plain_text(each)) for each in (named["text"], said) if each)
                hidden.update({named["name"]} if named["text"] or said or named["kind"] else ())
                names.setdefault(bare_name(named["name"]), line.span)
        elif word not in ("}", "--", "direction", "class", "classDef", "style", "hide", "scale", "click"):
            yield line.span, plain_text(said)
            hidden.update({bare_name(head)} if said else ())
            names.setdefault(bare_name(head), line.span)
    yield from ((span, name) for name, span in names.items() if name not in hidden)
