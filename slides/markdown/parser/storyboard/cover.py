"""The cover and the titles of a storyboard, where labels say them; and what an assistant says around the outline."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from slides.markdown.parser.node import Node
from slides.markdown.parser.storyboard.labels import bare, first_runs, label_of, rest_runs, slide_title, words
from slides.markdown.parser.storyboard.words import slide_words
from slides.text.rich_text import Run, lines_of, plain, trim

_Said: TypeAlias = dict[str, tuple[tuple[Run, ...], Node]]
NUMBERED = "storyboard"
"""The attribute of a heading that was numbered as a slide."""
_OF_COVER, _OF_SLIDE = frozenset({"title", "subtitle", "author", "date"}), frozenset({"title", "subtitle"})
_BRACKETS = (("[", "]"), ("{", "}"), ("<", ">"), ("\u3010", "\u3011"))
"""What stands around words that are to be written over."""
_LONGEST_TALK = 400
"""Letters of a text in which it is looked for how many slides there are."""
_MOST_LINES, _LONGEST_LINE = 6, 80
"""A title slide has at most so many lines of so many characters."""


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
    else:
        found[:first] = [notes_of(node, (node,)) if _opens(node) else node for node in found[:first]]
        after = next((at for at, node in enumerate(found) if at > first and node.kind in ("heading", "rule")), len(found))
        found[first:after] = [notes_of(node, (node,)) if _opens(node) or _counts_slides(node) else node for node in found[first:after]]
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


def _opens(node: Node) -> bool:
    """Whether a paragraph is what an assistant says before the outline."""
    return node.kind == "paragraph" and plain(node.runs).casefold().lstrip("*_ ").startswith(tuple(words()["opening words"]))


def _counts_slides(node: Node) -> bool:
    """Whether a text says of how many slides the outline is: `A 10-slide outline for the board`."""
    text = plain(node.runs if node.kind == "paragraph" else node.children[0].runs if node.kind == "quote" and node.children else ())
    tokens = text[:_LONGEST_TALK].casefold().replace("-", " ").replace("*", " ").split()
    named = ((before, word.strip(".,:;()")) for before, word in pairwise(tokens))
    return any(word in slide_words() and before.strip("~(").isdecimal() for before, word in named)


def with_cover(nodes: list[Node]) -> list[Node]:
    """The nodes, with what the slides say of their own title in its place: the first slide's as the cover's."""
    found: list[Node] = []
    first = True
    for slide in _slides(nodes):
        numbered = slide[0].kind == "heading" and slide[0].attributes.get(NUMBERED, "") != ""
        said, kept = _titled(slide, _OF_COVER if first else _OF_SLIDE)
        if numbered and first and _is_cover(slide, kept, said):
            found = _covered(found, slide[0], *_plainly_said(said, kept))
        elif first and not numbered:
            found += slide
        else:
            said, kept = _titled(slide, _OF_SLIDE)
            found += _retitled(slide[0], said, kept) if said else slide
        first = first and not numbered
    return found


def _plainly_said(said: _Said, kept: list[Node]) -> tuple[_Said, list[Node]]:
    """What a title slide says; without a label for the title its first line is that, and without any the others stand under it."""
    if "title" in said:
        return said, kept
    if said:
        return _with_first_line(said, kept)
    lines = [line for node in kept for line in (node.children if node.kind == "list" else (node,) if node.runs else ())]
    texts = [(runs, line) for line in lines for runs in map(trim, lines_of(first_runs(line))) if runs]
    others = " \u00b7 ".join(plain(runs) for runs, _ in texts[1:])
    made: _Said = {"title": texts[0]} if texts else {}
    if others:
        made["subtitle"] = ((Run(others),), texts[1][1])
    return made, [node for node in kept if node.kind != "list" and not node.runs]


def _with_first_line(said: _Said, kept: list[Node]) -> tuple[_Said, list[Node]]:
    """What a title slide says, its first line that no label is before as the title, where it has one."""
    for at, node in enumerate(kept):
        first = node.children[0] if node.kind == "list" and node.children else node
        if first_runs(first) and label_of(first_runs(first), whole=False) is None and node.kind in ("list", "paragraph"):
            others = node.children[1:] if node.kind == "list" else ()
            left = [replace(node, children=others)] if others else []
            return {**said, "title": (first_runs(first), first)}, [*kept[:at], *left, *kept[at + 1 :]]
        if node.kind in ("list", "paragraph"):
            break
    return said, kept


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


def _titled(slide: Sequence[Node], kinds: frozenset[str]) -> tuple[_Said, list[Node]]:
    """What a slide says of its title and the like, by label, of these kinds; and its other nodes under the heading."""
    said: _Said = {}
    kept: list[Node] = []
    for node in slide[1:] if slide and slide[0].kind == "heading" else ():
        if node.kind == "list":
            items = [item for item in node.children if not _taken(item, first_runs(item), said, kinds)]
            kept += [node if len(items) == len(node.children) else replace(node, children=tuple(items))] if items else []
        elif node.kind == "paragraph":
            lines = [line for line in _lines(node) if not _taken(line, line.runs, said, kinds)]
            kept += lines if len(lines) < len(_lines(node)) else [node]
        else:
            kept.append(node)
    return said, kept


def _taken(node: Node, runs: Sequence[Run], said: _Said, kinds: frozenset[str]) -> bool:
    """Whether a line is a label of the slide's title and the like, with words; they are added to `said`."""
    label = label_of(runs, whole=False)
    rest = rest_runs(runs, label) if label else ()
    if label is None or label.kind not in kinds or not rest or label.kind in said:
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


def _is_cover(slide: Sequence[Node], kept: Sequence[Node], said: _Said) -> bool:
    """Whether a slide is a title slide: by its name and few short lines, or because it says nothing but a title and a subtitle."""
    others = [node for node in kept if node.kind not in ("rule", "comment", "container")]
    if bare(plain(slide[0].runs)) not in words()["cover"]:
        return "subtitle" in said and not others
    lines = [plain(first_runs(line)) for node in others for line in (node.children if node.kind == "list" else (node,))]
    short = all(0 < len(line) <= _LONGEST_LINE for line in lines) and all(node.kind in ("list", "paragraph") for node in others)
    return bool(said) or (short and 0 < len(lines) <= _MOST_LINES)


def _covered(found: list[Node], heading: Node, said: _Said, kept: list[Node]) -> list[Node]:
    """The nodes with a title slide made of what the first slide says, as front matter.

    The outline's own heading is the title where it does not say the slide's; what else stands above the slides is in the notes.
    """
    title = plain(said["title"][0]) if "title" in said else plain(heading.runs)
    above = next((node for node in found if node.kind == "heading"), None)
    lines: dict[str, str] = {"title": title}
    byline = {key: plain(said[key][0]) for key in ("subtitle", "author", "date") if key in said}
    lines.update((key, words) for key, words in byline.items() if not _is_blank(words))
    own = plain(above.runs) if above else ""
    if above is not None and "subtitle" not in lines and _letters(title) not in _letters(own):
        lines.update(title=own, subtitle=title)
    front = next((node for node in found if node.kind == "front matter"), None)
    text = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in lines.items())
    made = replace(front, text=f"{front.text}\n{text}") if front else Node("front matter", heading.span, heading.end, text=text)
    shown = [node for node in found if node is not above and node.kind not in ("front matter", "rule")]
    spoken = [notes_of(above, (_as_paragraph(above, above.runs),))] if above and own not in lines.values() else []
    spoken += [notes_of(said[key][1], (_as_paragraph(heading, said[key][0]),)) for key, words in byline.items() if _is_blank(words)]
    spoken += [node if node.kind == "container" else notes_of(node, (node,)) for node in shown]
    rest = kept[1:] if kept and kept[0].kind == "rule" else kept
    return [made, *spoken, *rest]


def _is_blank(words: str) -> bool:
    """Whether words in brackets stand where somebody is to write others: `[Your Name]`, `<date>`, `{{company}}`, `____`."""
    bare_words = words.strip()
    bracketed = (bare_words[:1], bare_words[-1:]) in _BRACKETS and not any(each in bare_words[1:-1].strip("{}[]") for each in "[]{}<>")
    return bracketed or (bare_words != "" and not bare_words.strip("_. \u2026"))


def _letters(text: str) -> str:
    """A text by its letters and digits, to be compared."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _retitled(heading: Node, said: _Said, kept: list[Node]) -> list[Node]:
    """A slide whose own label gives its title; the words of its heading are in the notes where the title does not say them."""
    title, at = said.get("title", ((), heading))
    own = "" if slide_title(heading) == () else plain(heading.runs)
    others = [_as_paragraph(node, runs) for key, (runs, node) in said.items() if key != "title"]
    if not title or (own and _letters(plain(title)) in _letters(own)):
        return [heading, *others, *kept]
    spoken = [notes_of(at, (_as_paragraph(heading, heading.runs),))] if own.strip() else []
    return [replace(heading, runs=title), *spoken, *others, *kept]


def _as_paragraph(node: Node, runs: tuple[Run, ...]) -> Node:
    return Node("paragraph", node.span, node.end, runs)


__all__ = ["notes_of", "with_cover", "without_talk"]
