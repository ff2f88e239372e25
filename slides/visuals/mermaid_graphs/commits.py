"""Mermaid's `gitGraph`: the commits of each branch in a frame of its own, merges as arrows between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.visuals.flowchart import Figure, Flow
from slides.visuals.flowchart.model import Stand
from slides.visuals.flowchart.syntax import DIRECTIONS
from slides.visuals.graph_layout import Direction
from slides.visuals.mermaid import Diagram, SourceLine, plain_text
from slides.visuals.mermaid_graphs.builder import GraphBuilder, Link

_OPTION = pattern(r'(?P<key>id|tag|type|parent|order|msg)\s*:\s*(?P<value>"[^"]*"|\S+)|(?P<message>"[^"]*")')
_NAME = pattern(r'"[^"]*"|[^\s"]+')
_MAIN = "main"
_UNDERSTOOD = 'supported: commit id: "a" tag: "v1", branch b, checkout b, merge b, cherry-pick id: "a"'


class CommitReader:
    """One diagram, line by line. `tips` is the last commit of each branch, and `branches` the frame of each."""

    def __init__(self, diagram: Diagram) -> None:
        word = diagram.rest.strip().rstrip(":").strip()
        self.built = GraphBuilder(diagram, DIRECTIONS.get(word, Direction.RIGHT))
        self.branches: dict[str, int] = {}
        self.tips: dict[str, str] = {}
        self.branch = ""
        self.count = 0

    def read(self) -> Flow:
        """The whole diagram."""
        self._begin(_MAIN, self.built.diagram.span)
        for line in self.built.diagram.lines:
            self._line(line)
        self._drop_empty()
        return self.built.flow()

    def _line(self, line: SourceLine) -> None:
        word, _, rest = line.text.partition(" ")
        named = _NAME.match(rest.strip())
        name = named.group().strip('"') if named else ""
        if word == "commit":
            self._commit(rest, line.span)
        elif word == "branch" and name:
            tip = self.tips.get(self.branch, "")
            self._begin(name, line.span)
            self.tips[name] = tip
        elif word in ("checkout", "switch") and name in self.branches:
            self.branch = name
        elif word == "merge" and name in self.branches:
            self._commit(rest.strip()[len(named.group()) if named else 0 :], line.span, self.tips.get(name, ""))
        elif word == "cherry-pick":
            picked = next((each["value"].strip('"') for each in _OPTION.finditer(rest) if each["key"] == "id"), "")
            self._commit("", line.span, picked if picked in self.built.boxes else "")
        else:
            unknown = word in ("checkout", "switch", "merge") and name
            self.built.fail(line.span, f"no branch is called {name[:40]}" if unknown else f"cannot read: {line.text[:40]}", _UNDERSTOOD)

    def _begin(self, name: str, span: Span) -> None:
        """A branch begins, as a frame."""
        if name in self.branches:
            self.built.fail(span, f"a second branch {name[:40]}", "give it another name")
        self.built.open = []
        self.built.begin(name, self.built.text(name, span), span)
        self.branches[name] = len(self.built.frames) - 1
        self.branch = name

    def _commit(self, rest: str, span: Span, other: str = "") -> None:
        """A commit on the branch that is checked out, after the last one and, where it merges, after another branch's."""
        options = {each["key"] or "message": (each["value"] or each["message"]).strip('"') for each in _OPTION.finditer(rest)}
        self.count += 1
        said = [options[key] for key in ("id", "message", "msg", "tag") if options.get(key)]
        key = options.get("id") or f"commit {self.count}"
        if key in self.built.boxes:
            self.built.fail(span, f"a second commit {key[:40]}", "give it another id")
        self.built.open = [self.branches[self.branch]]
        self.built.box(key, span, Figure.ROUND if said else Figure.START, "" if said else "commit")
        if said:
            self.built.add_text(key, self.built.text("<br>".join(said), span), more=False)
        if options.get("type") == "HIGHLIGHT":
            self.built.boxes[key] = replace(self.built.boxes[key], stand=Stand.CONTRAST)
        for before in dict.fromkeys(filter(None, (self.tips.get(self.branch, ""), other))):
            self.built.link(Link(before, key, span))
        self.tips[self.branch] = key

    def _drop_empty(self) -> None:
        """Branches without a commit have no frame: their names are reported."""
        used = {box.frame for box in self.built.boxes.values()}
        kept = [at for at in range(len(self.built.frames)) if at in used]
        for at, frame in enumerate(self.built.frames):
            if at not in used and frame.name != _MAIN:
                self.built.advise(frame.span, f"the branch {frame.name[:60]} has no commit of its own: it is left out")
        place = {old: new for new, old in enumerate(kept)}
        self.built.frames = [self.built.frames[at] for at in kept]
        self.built.boxes = {name: replace(box, frame=place[box.frame]) for name, box in self.built.boxes.items()}


def commit_flow(diagram: Diagram) -> Flow:
    """A git graph as boxes and arrows. Raises BlockError, with its line, for what is not understood."""
    return CommitReader(diagram).read()


def commit_texts(diagram: Diagram) -> Iterator[tuple[Span, str]]:
    """Every text that the drawing has to show, gathered without reading the grammar. Never raises."""
    for line in diagram.lines:
        word, _, rest = line.text.partition(" ")
        named = _NAME.match(rest.strip())
        if word == "branch" and named:
            yield line.span, plain_text(named.group())
        if word in ("commit", "merge"):
            after = rest.strip()[named.end() :] if word == "merge" and named else rest
            for each in _OPTION.finditer(after):
                if each["key"] in ("id", "tag", "msg", None):
                    yield line.span, plain_text(each["value"] or each["message"])
