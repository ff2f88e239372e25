"""The cover and the titles of a storyboard, where labels say them; and what an assistant says around the outline."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from slides.markdown.parser.node import Node
from slides.markdown.parser.storyboard.labels import bare, first_runs, label_of, rest_runs, slide_title, words
from slides.text.rich_text import Run, plain, trim


def notes_of(node: Node, said: tuple[Node, ...]) -> Node:
    """A container of notes."""
    return Node("container", node.span, node.end, children=said, info="notes")


def without_talk(nodes: Sequence[Node]) -> list[Node]:
    """The nodes without what an assistant says before and after the outline: it is in the notes of the first and the last slide."""
    found = list(nodes)
    first = next((at for at, node in enumerate(found) if node.kind == "heading"), len(found))
    if not any(node.kind == "heading" and node.level == 1 for node in found[first : first + 1]) or not _has_title(found, first):
        talk = [node for node in found[:first] if node.kind == "paragraph"]
        kept = [node for node in found[:first] if node.kind not in ("paragraph", "rule")]
        found = [*kept, *found[first : first + 1], *(notes_of(node, (node,)) for node in talk), *found[first + 1 :]]
    last = len(found)
    while last and (found[last - 1].kind in ("rule", "comment") or _closes(found[last - 1])):
        last -= 1
    tail = found[last:]
    if any(map(_closes, tail)):
        found[last:] = [notes_of(node, (node,)) if _closes(node) else node for node in tail if node.kind != "rule"]
    return found


def _has_title(nodes: Sequence[Node], first: int) -> bool:
    """Whether the first heading is the deck's own title, above the slides."""
    return first < len(nodes) and sum(node.kind == "heading" and node.level <= nodes[first].level for node in nodes) == 1


def _closes(node: Node) -> bool:
    """Whether a paragraph is what an assistant says at the end."""
    return node.kind == "paragraph" and plain(node.runs).casefold().lstrip("*_ ").startswith(tuple(words()["closing words"]))


def with_cover(nodes: list[Node]) -> list[Node]:
    """The nodes, with what the slides say of their own title in its place: the first slide's as the cover's."""
    found: list[Node] = []
    for slide in _slides(nodes):
        said, kept = _titled(slide)
        if not said:
            found += slide
        elif _is_cover(slide, kept, said) and not any(node.kind == "heading" and node.level == 2 for node in found):
            found = _covered(found, slide[0], said, kept)
        else:
            found += _retitled(slide[0], said, kept)
    return found


def _slides(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """The nodes cut before each heading."""
    slide: list[Node] = []
    for node in nodes:
        if node.kind == "heading" and slide:
            yield slide
            slide = []
        slide.append(node)
    if slide:
        yield slide


def _titled(slide: Sequence[Node]) -> tuple[dict[str, tuple[tuple[Run, ...], Node]], list[Node]]:
    """What a slide says of its title, subtitle, author and date, by label; and its other nodes under the heading."""
    said: dict[str, tuple[tuple[Run, ...], Node]] = {}
    kept: list[Node] = []
    for node in slide[1:] if slide and slide[0].kind == "heading" else ():
        if node.kind == "list":
            items = [item for item in node.children if not _taken(item, first_runs(item), said)]
            kept += [node if len(items) == len(node.children) else replace(node, children=tuple(items))] if items else []
        elif node.kind == "paragraph":
            lines = [line for line in _lines(node) if not _taken(line, line.runs, said)]
            kept += lines if len(lines) < len(_lines(node)) else [node]
        else:
            kept.append(node)
    return said, kept


def _taken(node: Node, runs: Sequence[Run], said: dict[str, tuple[tuple[Run, ...], Node]]) -> bool:
    """Whether a line is a label of the slide's title and the like, with words; they are added to `said`."""
    label = label_of(runs, whole=False)
    rest = rest_runs(runs, label) if label else ()
    if label is None or label.kind not in ("title", "subtitle", "author", "date") or not rest or label.kind in said:
        return False
    if node.kind == "item" and len(node.children) > 1:
        return False
    said[label.kind] = (rest, node)
    return True


def _lines(node: Node) -> list[Node]:
    """A paragraph cut before each label in bold: lines that Markdown runs together."""
    cuts = [at for at, run in enumerate(node.runs) if at and run.bold and label_of(node.runs[at : at + 4], whole=False)]
    edges = [0, *cuts, len(node.runs)]
    return [replace(node, runs=trim(node.runs[a:b])) for a, b in pairwise(edges) if trim(node.runs[a:b])]


def _is_cover(slide: Sequence[Node], kept: Sequence[Node], said: Mapping[str, object]) -> bool:
    """Whether a slide is a title slide: by its name, or because it says nothing but a title and a subtitle."""
    named = bare(plain(slide[0].runs)) in words()["cover"]
    return named or ("subtitle" in said and all(node.kind in ("rule", "comment", "container") for node in kept))


def _covered(found: list[Node], heading: Node, said: Mapping[str, tuple[tuple[Run, ...], Node]], kept: list[Node]) -> list[Node]:
    """The nodes with a title slide made of what the first slide says: as front matter, which the title of the outline goes with."""
    title = plain(said["title"][0]) if "title" in said else plain(heading.runs)
    above = next((node for node in found if node.kind == "heading"), None)
    shown = [node for node in found if node is not above and node.kind not in ("front matter", "rule")]
    lines = {"title": title, **{key: plain(said[key][0]) for key in ("subtitle", "author", "date") if key in said}}
    if above is not None and title.casefold() not in plain(above.runs).casefold():
        lines["subtitle"] = lines.get("subtitle") or title
        lines["title"] = plain(above.runs)
    front = next((node for node in found if node.kind == "front matter"), None)
    text = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in lines.items())
    made = replace(front, text=f"{front.text}\n{text}") if front else Node("front matter", heading.span, heading.end, text=text)
    rest = kept[1:] if kept and kept[0].kind == "rule" else kept
    return [made, *shown, *rest]


def _retitled(heading: Node, said: Mapping[str, tuple[tuple[Run, ...], Node]], kept: list[Node]) -> list[Node]:
    """A slide whose own label gives its title; the words of its heading are in the notes where the title does not say them."""
    title, at = said.get("title", ((), heading))
    own = "" if slide_title(heading) == () else plain(heading.runs)
    others = [_as_paragraph(node, runs) for key, (runs, node) in said.items() if key != "title"]
    if not title or (own and plain(title).casefold() in own.casefold()):
        return [heading, *others, *kept]
    spoken = [notes_of(at, (Node("paragraph", heading.span, heading.end, heading.runs),))] if own.strip() else []
    return [replace(heading, runs=title), *others, *kept, *spoken]


def _as_paragraph(node: Node, runs: tuple[Run, ...]) -> Node:
    return Node("paragraph", node.span, node.end, runs)


__all__ = ["notes_of", "with_cover", "without_talk"]
