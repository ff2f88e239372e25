"""Nodes -> Nodes: what Marp, Slidev, reveal.js, remark and Obsidian mean, in the words that every outline has.

Comments become notes or nothing; properties of a slide become nodes of the kind property; backgrounds become pictures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.memo import intern, memoized
from slides.markdown.dialects.arranging import SPECIAL, STAYS, arranged, template_words, with_headings_first
from slides.markdown.dialects.comments import DIRECTIVES, marp_pairs
from slides.markdown.dialects.files import asks_for_files, snippet, with_files
from slides.markdown.dialects.matter import pairs_of, read_matter
from slides.markdown.dialects.notes import as_marked, as_notes, early_notes, has_note_lines, note_line
from slides.markdown.dialects.program import Program, program_of
from slides.markdown.dialects.rewriting import APART, rewritten, running
from slides.markdown.parser import BARE, Node, backgrounds, named_picture, of_slide, suits_pptx
from slides.markdown.speaker_notes import CONTAINERS
from slides.text.rich_text import Run, plain

_QUIET = frozenset({"property", "comment", "markup", "footnote", "definition", "matter"})
"""What may stand after the comment that ends a slide of Slidev."""


_OWN_COVER = ("Marp", "Slidev")
"""Programs whose front matter names the file alone: the cover is the first slide."""
_DIVIDER = "headingDivider"
_LONGEST_TITLE = 60
"""Letters of a title that stands on several lines; longer ones say several things."""
OWN_COVER = "cover"
"""The attribute of a front matter whose title is not shown where the first slide is a cover."""


def read(nodes: Sequence[Node]) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The nodes, and what of other programs' ways could not be used."""
    problems: list[Problem] = []
    found = tuple(nodes)
    if asks_for_files(found):
        included = with_files(found)
        found, problems = included.nodes, [*included.problems]
    if any(node.kind == "container" and len(node.children) == 1 for node in found):
        found = tuple(map(_bare_heading, found))
    if any(node.kind == "rule" for node in found):
        found = tuple(_with_whole_titles(list(map(_boxed_heading, found))))
    program = intern("program", program_of(found))
    marked = has_note_lines(found, program)
    early = early_notes(found) if marked else frozenset()
    speaks = _speaking(found, program)
    if program.name in _OWN_COVER and found and found[0].kind == "front matter":
        found = (_with_own_cover(found[0]), *found[1:])
    if program.name == "Marp":
        found = _with_divider(found)
    result: list[Node] = list(_of_front_matter(found, program, problems))
    for at, (node, aloud) in enumerate(zip(found, speaks, strict=True)):
        if node.kind == "snippet":
            taken = snippet(node)
            result += taken.nodes
            problems += taken.problems
        elif marked and node.kind == "paragraph" and note_line(node):
            result += (as_notes(node),) if at in early else as_marked(node)
        elif node.kind != "comment" and (not node.children or (node.kind != "container" and not node.holds(APART))):
            result.append(node)
            if node.kind == "heading" and node.attributes:
                result += [each for each in of_slide(node.attributes, node.span, node.end) if each.kind not in ("property", "anchor")]
        else:
            new = rewritten(node, program, aloud, marked)
            result += new.nodes
            problems += new.problems
    if any(node.kind in SPECIAL for node in result):
        result = _by_slides(result, problems)
    if program.name == "remark":
        result = list(with_headings_first(result))
    if any(node.kind == "rule" for node in result):
        from slides.markdown.dialects.footnote_scopes import with_scopes

        result = with_scopes(result)
    if program.name == "Marp":
        from slides.markdown.dialects.slide_numbers import with_numbered_slides

        result = with_numbered_slides(result)
    return tuple(result), tuple(problems)


def _with_whole_titles(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes; headings 1 on lines one after the other, where rules split the slides, are the lines of one title if that is short."""
    last: Node | None = None
    for node in nodes:
        joins = last is not None and node.kind == "heading" and node.level == last.level == 1 and not node.attributes
        joins = joins and last is not None and len(plain(last.runs)) + len(plain(node.runs)) < _LONGEST_TITLE
        if last is not None and joins and 0 < node.span.line - last.end <= 1 and last.runs and node.runs:
            last = replace(last, runs=(*last.runs, Run(" "), *node.runs), end=node.end)
            continue
        if last is not None:
            yield last
        last = node if node.kind == "heading" else None
        if last is None:
            yield node
    if last is not None:
        yield last


_KEPT = frozenset({*CONTAINERS, "column", "columns"})
"""Containers in which a heading alone stays what it is there."""


def _bare_heading(node: Node) -> Node:
    """The heading that stands alone in a container of a name without a meaning here, as of what only the slides show."""
    if node.kind != "container" or len(node.children) != 1 or node.info in _KEPT or not suits_pptx(node.attributes):
        return node
    only = node.children[0]
    hidden = {"hidden", "content-hidden", "aside", "notes"} & set(node.attributes.get("class", "").split())
    return node if only.kind != "heading" or hidden or node.text else only


def _boxed_heading(node: Node) -> Node:
    """The heading that stands alone in a quotation, for its looks; any other node as it is."""
    only = node.children[0] if node.kind == "quote" and len(node.children) == 1 else None
    return only if only is not None and only.kind == "heading" else node


def _with_divider(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes with Marp's `headingDivider`, where a comment gives it, in the front matter: it counts for the whole deck."""
    front = nodes[0]
    if front.kind != "front matter" or f"{_DIVIDER}:" in front.text:
        return nodes
    asked = (marp_pairs(node.text).get(_DIVIDER) for node in nodes if node.kind == "comment" and _DIVIDER in node.text)
    level = next(filter(None, asked), None)
    return nodes if level is None else (replace(front, text=f"{front.text}\n{_DIVIDER}: {level}"), *nodes[1:])


@memoized
def _with_own_cover(front: Node) -> Node:
    """A front matter whose title only names the file."""
    return replace(front, attributes={**front.attributes, OWN_COVER: "first slide"})


def _speaking(nodes: Sequence[Node], program: Program) -> list[bool]:
    """For each node, whether a comment in it is spoken: in Marp's decks any, in Slidev's those at the end of a slide."""
    if program.name != "Slidev":
        return [program.name == "Marp"] * len(nodes)
    found: list[bool] = []
    ends = True
    for node in reversed(nodes):
        found.append(ends)
        ends = node.kind in ("rule", "heading") or (ends and node.kind in _QUIET)
    return found[::-1]


def _of_front_matter(nodes: Sequence[Node], program: Program, problems: list[Problem]) -> list[Node]:
    """What the front matter says of slides beside the settings: a header, backgrounds, notes and picture of the first slide."""
    front = nodes[0] if nodes and nodes[0].kind == "front matter" else None
    if front is None:
        return []
    found: list[Node] = list(read_matter(front).nodes) if program.name == "Slidev" else []
    first = front.span.line + (front.info != BARE)
    for key, (value, at) in pairs_of(front.text).items():
        node = Node("property", Span(front.span.file, first + at), first + at)
        if key == "header" and value:
            found.append(running(node, key, value))
        elif key == "background" and program.name != "Slidev":
            found += backgrounds({key: value}, node.span, node.end)
        elif key in ("backgroundImage", "background-image") and (picture := named_picture(value)):
            found.append(Node("background", node.span, node.end, text="bg", info=picture))
            message = f"a background picture for all slides is shown only on the first one: {picture[:80]}"
            problems.append(Problem(rule_catalogue.NOT_CARRIED, node.span, message, "the other slides use the theme's background"))
    return [*found, *_of_title_slide(front)]


def _of_title_slide(front: Node) -> Iterator[Node]:
    """pandoc's and Quarto's attributes of the title slide: the picture behind it. Its notes are a setting of the front matter."""
    if "title-slide-attributes:" not in front.text:
        return
    for at, line in enumerate(front.text.splitlines(), front.span.line + 1):
        key, _, value = line.strip().partition(":")
        if line[:1] in " \t" and key.strip().startswith("data-") and key.strip() != "data-notes":
            yield from of_slide({key.strip(): value.strip().strip("\"'")}, Span(front.span.file, at), at)


def _by_slides(nodes: Sequence[Node], problems: list[Problem]) -> list[Node]:
    """The nodes, each slide between rules that has something of its own arranged."""
    unread: dict[str, list[tuple[str, Span]]] = {}
    found: list[Node] = []
    slide: list[Node] = []
    for node in [*nodes, None]:
        if node is None or node.kind == "rule":
            if template := template_words(slide):
                message = f"what remark repeats on every slide is left out: {template}"
                problems.append(Problem(rule_catalogue.NOT_CARRIED, slide[-1].span, message, "a footer is a setting: `footer:`"))
                slide = [each for each in slide if each.kind in STAYS]
            found += arranged(slide, problems, unread) if any(each.kind in SPECIAL for each in slide) else slide
            slide = []
        if node is not None:
            slide.append(node)
    for key, places in unread.items():
        shown = ", ".join(dict.fromkeys(value[:40] for value, _ in places[:3] if value))
        times = f" ({len(places)} slides)" if len(places) > 1 else ""
        message = f"slide property not used: {key}: {shown}{times}"
        problems.append(Problem(rule_catalogue.SLIDE_MATTER, places[0][1], message, "write it on the slide if the audience should see it"))
    return found


__all__ = ["DIRECTIVES", "Program", "read"]
