"""Files that an outline of Slidev takes in: slides of other outlines (`src:`), and code (`<<<`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from slides.base.diagnostics import BlockError, Problem
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.dialects.matter import read_matter
from slides.markdown.parser import Node, parse
from slides.markdown.resources import memoized_with_files, read_text_beside

_DEEPEST, _MOST = 3, 50
"""Outlines inside of outlines, and how many files of slides a deck takes in."""
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


@memoized_with_files
def with_files(nodes: Sequence[Node]) -> Included:
    """The nodes, those of the outlines that slides name as their `src:` in their places, bounded in depth and number."""
    problems: list[Problem] = []
    found = tuple(_with_slides(nodes, problems, (), [_MOST]))
    return Included(found, tuple(problems))


def _with_slides(nodes: Sequence[Node], problems: list[Problem], above: tuple[str, ...], left: list[int]) -> Iterator[Node]:
    for node in nodes:
        source = read_matter(node).source if node.kind == "matter" and "src:" in node.text else ""
        if not source:
            yield node
            continue
        yield node
        yield from _slides_of(source, node, problems, above, left)


def _slides_of(source: str, node: Node, problems: list[Problem], above: tuple[str, ...], left: list[int]) -> Iterator[Node]:
    """The slides of a file. Its own front matter is its first slide's."""
    name, _, chosen = source.partition("#")
    name = name.removeprefix("@/").lstrip("/")
    try:
        path, text = read_text_beside(name, node.span, "outline")
    except BlockError as mistake:
        problems.append(mistake.problem)
        return
    if str(path) in above or len(above) >= _DEEPEST or left[0] <= 0:
        from slides.base import rule_catalogue

        problems.append(
            Problem(
                rule_catalogue.FILE_BESIDE,
                node.span,
                f"the slides of {name[:80]} are left out",
                "slide files are included too deep inside each other, or too many times",
            )
        )
        return
    left[0] -= 1
    inner, untold = parse(text, str(path))
    problems += untold
    shown = [replace(each, kind="matter", info="slidev") if each.kind == "front matter" else each for each in inner]
    if chosen and _RANGES.fullmatch(chosen):
        shown = _chosen(shown, chosen)
    yield from _with_slides(shown, problems, (*above, str(path)), left)


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


__all__ = ["Included", "snippet", "with_files"]
