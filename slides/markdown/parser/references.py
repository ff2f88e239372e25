"""Figures, tables and formulas that Quarto numbers, and the references to them: `@fig-name` becomes "Figure 1".

Source: Quarto's guide, "Cross References". Numbers are counted through the outline, those of each kind by themselves.
"""

from __future__ import annotations

import json
import pkgutil
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem
from slides.base.lazy_regex import pattern
from slides.markdown.parser.node import Node
from slides.text.rich_text import Run, cut, plain

KINDS = ("fig", "tbl", "eq", "sec", "lst")
_TARGET = pattern(r"(?:(?<!\s)\s++)?\{#(?P<id>(?:fig|tbl|eq|lst)-[\w:.-]++)(?:[ \t][^{}]*+)?\}\s*+$")
_MENTION = pattern(
    r"\[(?P<before>[^\[\]@\n]{0,60}?)(?P<bare>-)?@(?P<inside>(?:fig|tbl|eq|sec|lst)-[\w-]+(?:[.:][\w-]+)*)\]"
    r"|(?<![\w@/.])(?P<bare2>-)?@(?P<name>(?:fig|tbl|eq|sec|lst)-[\w-]+(?:[.:][\w-]+)*)"
)
_MARK = pattern(r"(?:Table)?:\s+(?=\S)")


def concerned(text: str) -> bool:
    """Whether an outline may number anything, or refer to it."""
    return any(
        sign in text for sign in ("#fig-", "#tbl-", "#eq-", "#lst-", "@fig-", "@tbl-", "@eq-", "@sec-", "@lst-", "layout-ncol", "layout=")
    )


def target(text: str) -> re.Match[str] | None:
    """The name at the end of a caption or formula; None where it is that of a picture right before it."""
    found = _TARGET.search(text)
    return found if found and (text[found.start()].isspace() or text[: found.start()].endswith("$")) else None


@lru_cache(maxsize=8)
def _words(language: str) -> tuple[str, ...]:
    data: dict[str, list[str]] = json.loads(pkgutil.get_data("slides.markdown.parser", "references.json") or b"{}")
    short = language.replace("_", "-").split("-")[0].lower()
    return tuple(data.get({"no": "nb", "nn": "nb"}.get(short, short)) or data["en"])


@dataclass(slots=True)
class References:
    """The names of an outline with what a reference to each is called. `headings` has the anchors of named headings."""

    language: str
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def settle(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        """The nodes with their figures numbered and the references to them written out."""
        numbered = tuple(found for node in nodes for found in self.numbered(node))
        return tuple(map(self.written, numbered))

    def name(self, node: Node, parent: str = "") -> str:
        """What a node is called by its name, as "Figure 1"; inside a figure of several "Figure 1 (a)". Empty where it has none."""
        target = node.attributes.get("id", "")
        kind = target.partition("-")[0]
        if kind not in KINDS or "-" not in target or target in self.labels:
            return ""
        if kind == "sec":
            self.labels[target] = plain(node.runs), f"#{target}"
            return ""
        word = _words(self.language)[KINDS.index(kind)]
        count = self.counts[parent or kind] = self.counts.get(parent or kind, 0) + 1
        label = f"{self.labels[parent][0]} ({chr(96 + min(count, 26))})" if parent else f"{word} {count}"
        self.labels[target] = label, ""
        return label

    def numbered(self, node: Node, parent: str = "") -> list[Node]:
        """A node with the number of its figure, table or formula in its caption; a figure of several pictures with its caption under."""
        label = self.name(node, parent)
        if node.kind == "picture" and label:
            words = node.attributes.get("title", "") or node.text
            short = label.rpartition(" ")[2] if parent else label
            return [replace(node, attributes={**node.attributes, "title": f"{short}{' ' if parent else ': '}{words}" if words else short})]
        if node.kind == "paragraph" and label:
            return [self.captioned(node, label)]
        if node.kind == "container":
            own = node.attributes.get("id", "") if label else ""
            return self.figure(node, label, own if own.startswith("fig-") else parent)
        if node.children:
            return [replace(node, children=tuple(found for child in node.children for found in self.numbered(child, parent)))]
        return [node]

    def captioned(self, node: Node, label: str) -> Node:
        """A caption with its number; a formula with its number behind it."""
        if node.attributes["id"].startswith("eq-"):
            number = label.rpartition(" ")[2]
            return replace(node, runs=(*node.runs, Run(f"  ({number})")), attributes={})
        mark = _MARK.match(plain(node.runs))
        at = mark.end() if mark else 0
        length = len(plain(node.runs))
        return replace(node, runs=(*cut(node.runs, 0, at), Run(f"{label}: "), *cut(node.runs, at, length)), attributes={})

    def figure(self, node: Node, label: str, parent: str) -> list[Node]:
        """A container's children numbered; the last paragraph of a figure is its caption, under its one picture or under all."""
        shown = [child for child in node.children if child.kind not in ("comment", "markup")]
        several = any(key.startswith("layout") for key in node.attributes)
        holds = [child for child in shown if child.kind == "picture"]
        last = shown[-1] if shown else None
        is_figure = bool(holds) and (bool(label) or several) and last is not None and last.kind == "paragraph" and len(shown) > 1
        children = tuple(found for child in node.children if not (is_figure and child is last) for found in self.numbered(child, parent))
        if not is_figure or last is None:
            return [replace(node, children=children)]
        caption = replace(last, runs=(Run(f"{label}: "), *last.runs)) if label else last
        plainly = not any(run.link or run.note for run in caption.runs)
        pictures = [child for child in children if child.kind == "picture"]
        if len(pictures) == 1 and plainly and not pictures[0].attributes.get("title"):
            titled = replace(pictures[0], attributes={**pictures[0].attributes, "title": plain(caption.runs)})
            return [replace(node, children=tuple(titled if child is pictures[0] else child for child in children))]
        return [replace(node, children=children), caption]

    def written(self, node: Node) -> Node:
        """A node whose references are written out."""
        runs = tuple(found for run in node.runs for found in self.run(run, node)) if node.runs else node.runs
        children = tuple(map(self.written, node.children)) if node.children else node.children
        title = node.attributes.get("title", "")
        attributes = node.attributes
        if "@" in title:
            attributes = {**node.attributes, "title": plain(self.run(Run(title), node))}
        same = all(a is b for a, b in zip(children, node.children, strict=True)) and attributes is node.attributes
        if same and len(runs) == len(node.runs) and all(a is b for a, b in zip(runs, node.runs, strict=True)):
            return node
        return replace(node, runs=runs, children=children, attributes=attributes)

    def run(self, run: Run, node: Node) -> list[Run]:
        """A run in pieces: words, and references written out."""
        if "@" not in run.text or run.code or not _MENTION.search(run.text):
            return [run]
        found: list[Run] = []
        at = 0
        for each in _MENTION.finditer(run.text):
            target = each["inside"] or each["name"]
            if target not in self.labels:
                message = f"there is nothing with the name {target}: the reference @{target} is shown as typed"
                self.problems.append(Problem(rule_catalogue.NOT_READ, node.span, message, f"name its target with {{#{target}}}"))
                continue
            label, link = self.labels[target]
            said = (each["before"] or "").strip()
            if said or each["bare"] or each["bare2"]:
                label = f"{said} {re.sub(r'^[^0-9]+(?=[0-9])', '', label)}".strip()
            found += [run.saying(run.text[at : each.start()]), replace(run, text=label, link=run.link or link)]
            at = each.end()
        found.append(run.saying(run.text[at:]))
        return [piece for piece in found if piece.text] or [run]


_LANGUAGE = pattern(r"(?m)^lang(?:uage)?[ \t]*:[ \t]*[\"']?([A-Za-z-]+)")


def front_language(front: str) -> str:
    """The language that a front matter gives; English where it gives none."""
    found = _LANGUAGE.search(front)
    return found[1] if found else "en"


def word_for_figure(front: str) -> str:
    """What a figure is called in the language of a front matter."""
    return _words(front_language(front))[0]
