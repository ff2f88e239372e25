"""Files that an outline takes in: Slidev's slides of other outlines (`src:`) and code (`<<<`), and what Quarto includes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.dialects.matter import read_matter
from slides.markdown.parser import Node, include_of, parse
from slides.markdown.resources import memoized_with_files, read_text_beside
from slides.text.rich_text import plain, slug

_DEEPEST, _MOST = 3, 50
"""Outlines inside of outlines, and how many files of slides a deck takes in."""
_PART, _LOWEST = 4, 6
"""The level of the highest heading of a note that is embedded, below all that begin slides, and the lowest level there is."""
_NAMING = frozenset({"matter", "include"})
_SNIPPET = pattern(r"(?P<path>[^\s{#]+)(?:#(?P<region>[\w-]+))?(?:\s+(?P<language>[\w+#-]+))?\s*(?P<rest>\{.*)?")
_LANGUAGES = {"yml": "yaml", "vue": "html", "htm": "html", "h": "c", "hpp": "cpp", "cc": "cpp", "kt": "kotlin", "md": "markdown"}
_RANGES = pattern(r"\d{1,4}(?:-\d{1,4})?(?:,\s*\d{1,4}(?:-\d{1,4})?)*")


@frozen
class Included:
    """The nodes of a file that stand in for a node, and what could not be read."""

    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...] = ()


@memoized_with_files
def snippet(node: Node) -> Included:
    """The code that `<<< @/file.py#region {2,3}` names; `@` is the outline's folder. A mistake costs the line and is reported."""
    found = _SNIPPET.fullmatch(node.info)
    if found is None:
        return Included((Node("code", node.span, node.end, text=f"<<< {node.info}\n"),))
    path = found["path"].removeprefix("@/").lstrip("/")
    try:
        _, text = read_text_beside(path, node.span, "snippet")
    except BlockError as mistake:
        return Included((), (mistake.problem,))
    ending = Path(path).suffix.lstrip(".").lower()
    language = found["language"] or _LANGUAGES.get(ending, ending)
    code = Node("code", node.span, node.end, text=_region(text, found["region"] or ""), info=f"{language} {found['rest'] or ''}".strip())
    return Included((code,))


def _region(text: str, name: str) -> str:
    """The lines between `#region name` and `#endregion`; all of a text where there is no such region."""
    lines = text.splitlines()
    if not name:
        return text.rstrip("\n") + "\n"
    begin = next((at for at, line in enumerate(lines) if _begins_region(line, name)), -1)
    if begin < 0:
        return text.rstrip("\n") + "\n"
    kept: list[str] = []
    for line in lines[begin + 1 :]:
        if "endregion" in line:
            break
        kept.append(line)
    return "\n".join(kept) + "\n"


def _begins_region(line: str, name: str) -> bool:
    """Whether a line begins the region of a name: `#region name`, `// #region name`, `<!-- region: name -->`."""
    _, found, rest = line.partition("region")
    return bool(found) and not line.partition("region")[0].endswith("end") and name in rest.lstrip(": \t").split()[:1]


def asks_for_files(nodes: Sequence[Node]) -> bool:
    """Whether some nodes name files of Markdown, or hold code that stands in files."""
    return any(node.kind in _NAMING or (node.children and node.holds(_NAMING)) or _includes(node) for node in nodes)


def _includes(node: Node) -> bool:
    """Whether code holds a line that includes a file."""
    return node.kind == "code" and "{{<" in node.text and any(map(include_of, node.text.splitlines()))


@memoized_with_files
def with_files(nodes: Sequence[Node]) -> Included:
    """The nodes, those of the outlines that slides name as their `src:`, and of files that Quarto includes, in their places.

    Bounded in depth and number.
    """
    problems: list[Problem] = []
    found = tuple(_with_slides(nodes, problems, (), [_MOST]))
    return Included(found, tuple(problems))


def _with_slides(nodes: Sequence[Node], problems: list[Problem], above: tuple[str, ...], left: list[int]) -> Iterator[Node]:
    for node in nodes:
        if node.kind == "include" and node.info.startswith("[["):
            yield from _embedded(node, problems, above, left)
        elif node.kind == "include":
            yield from _markdown_of(node.info, node, "file", problems, above, left)
        elif _includes(node):
            yield _with_code(node, problems)
        elif node.children and node.holds(_NAMING):
            yield replace(node, children=tuple(_with_slides(node.children, problems, above, left)))
        else:
            yield node
            source = read_matter(node).source if node.kind == "matter" and "src:" in node.text else ""
            if source:
                yield from _slides_of(source, node, problems, above, left)


def _with_code(node: Node, problems: list[Problem]) -> Node:
    """Code with the files that its lines include, as they stand."""
    lines: list[str] = []
    for line in node.text.splitlines():
        name = include_of(line)
        try:
            lines.append(read_text_beside(name, node.span, "file")[1].rstrip("\n") if name else line)
        except BlockError as mistake:
            problems.append(mistake.problem)
    return replace(node, text="\n".join([*lines, ""]))


def _slides_of(source: str, node: Node, problems: list[Problem], above: tuple[str, ...], left: list[int]) -> Iterator[Node]:
    """The slides of a file. Its own front matter is its first slide's."""
    name, _, chosen = source.partition("#")
    inner = _markdown_of(name.removeprefix("@/").lstrip("/"), node, "outline", problems, above, left)
    shown = [replace(each, kind="matter", info="slidev") if each.kind == "front matter" else each for each in inner]
    yield from _chosen(shown, chosen) if chosen and _RANGES.fullmatch(chosen) else shown


def _markdown_of(name: str, node: Node, what: str, problems: list[Problem], above: tuple[str, ...], left: list[int]) -> Iterator[Node]:
    """The nodes of a file of Markdown with those of the files that it names; each has its line in its own file."""
    try:
        path, text = read_text_beside(name, node.span, what)
    except BlockError as mistake:
        problems.append(mistake.problem)
        return
    real = os.path.realpath(path)
    if real in (*above, os.path.realpath(node.span.file)) or len(above) >= _DEEPEST or left[0] <= 0:
        hint = "files are included inside each other, too deep, or too many times"
        problems.append(Problem(rule_catalogue.FILE_BESIDE, node.span, f"what {name[:80]} holds is left out", hint))
        return
    left[0] -= 1
    inner, untold = parse(text, str(path))
    problems += untold
    if node.kind == "include":
        problems += [_unused(each) for each in inner if each.kind == "front matter"]
        inner = tuple(each for each in inner if each.kind != "front matter")
    yield from _with_slides(inner, problems, (*above, real), left)


def _embedded(node: Node, problems: list[Problem], above: tuple[str, ...], left: list[int]) -> Iterator[Node]:
    """The note that Obsidian's `![[note#heading]]` names, or the part of it under that heading, as a part of its slide.

    A note that is not beside the outline is reported and left out, as everything is that lies outside its folder.
    """
    name, _, heading = node.info.strip("[]").partition("#")
    file = name.strip() if name.strip().lower().endswith(".md") else f"{name.strip()}.md"
    faults: list[Problem] = []
    inner = list(_markdown_of(file, node, "note", faults, above, left)) if name.strip() else []
    chosen = _under(inner, heading.rpartition("#")[2].strip()) if heading else inner
    if not chosen:
        message = f"an embedded file is left out: {node.info.strip('[]')[:80]}"
        problems.append(Problem(rule_catalogue.NOT_CARRIED, node.span, message, "put the note beside the outline, or write its text here"))
        return
    problems += faults
    first = min((each.level for each in chosen if each.kind == "heading"), default=1)
    for each in chosen:
        yield replace(each, level=min(each.level - first + _PART, _LOWEST)) if each.kind == "heading" else each


def _under(nodes: Sequence[Node], heading: str) -> list[Node]:
    """A heading of these words and what stands under it; nothing where there is none."""
    wanted = slug(heading)
    begin = next((at for at, each in enumerate(nodes) if each.kind == "heading" and slug(plain(each.runs)) == wanted), -1)
    if begin < 0:
        return []
    after = range(begin + 1, len(nodes))
    end = next((at for at in after if nodes[at].kind == "heading" and nodes[at].level <= nodes[begin].level), len(nodes))
    return list(nodes[begin:end])


def _unused(front: Node) -> Problem:
    """The front matter of a file that is only a part of an outline."""
    message = "the front matter of an included file is not used"
    return Problem(rule_catalogue.UNUSED_SETTING, front.span, message, "write it at the top of the outline")


def _chosen(nodes: Sequence[Node], ranges: str) -> list[Node]:
    """The slides of these numbers, from 1, cut at rules."""
    slides: list[list[Node]] = [[]]
    for node in nodes:
        if node.kind == "rule":
            slides.append([])
        slides[-1].append(node)
    wanted: list[Node] = []
    for part in ranges.split(","):
        first, _, last = part.strip().partition("-")
        for at in range(int(first), min(int(last or first), len(slides)) + 1):
            wanted += [node for node in slides[at - 1] if wanted or node.kind != "rule"] if 0 < at <= len(slides) else []
    return wanted


__all__ = ["Included", "asks_for_files", "snippet", "with_files"]
