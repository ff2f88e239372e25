"""Nodes -> statements: every text that an outline shows or says, and how each is to be judged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides import sentences
from slides.blocks.picture import described
from slides.frozen import frozen
from slides.ground import Span
from slides.labels import every
from slides.outline import Node
from slides.patterns import pattern
from slides.section.nodes import ALERT, alert, is_source
from slides.spoken import is_notes
from slides.structure import QUESTION_MARKS
from slides.trace.figures import drawn
from slides.words import Run, plain

LEAST = 3
"""A statement of fewer words that carry meaning is a label: its names, numbers and quotations are looked up, no more."""
MOST = 20_000
"""Statements of an outline that are traced."""
_ORIGIN = pattern("|".join(sorted({re.escape(each.origin.partition("{")[0].strip()) for each in every()}, key=lambda each: -len(each))))
"""How the notes' last line begins, which says where a slide comes from."""


@frozen
class Statement:
    """One text of an outline.

    kind: heading, part, bullet, text, takeaway, cell, label, place (on a map), drawn (a box of a
    diagram), question, answer, quote, caption, note, or origin (the
    line of the notes that says where the slide comes from). slide: the number of the
    outline's heading that it stands under, -1 before the first. `whole` is the paragraph that it is a sentence of, `starts` are
    offsets into that where a new style begins. judged: it is compared with the article. elsewhere: its slide names another source.
    """

    kind: str
    text: str
    span: Span
    end: int
    slide: int
    whole: str
    starts: tuple[int, ...] = ()
    judged: bool = False
    elsewhere: bool = False


def statements(nodes: Sequence[Node], lang: str) -> tuple[Statement, ...]:
    """Every statement of the nodes in order, paragraphs cut into sentences; at most `MOST`."""
    found: list[Statement] = []
    for text in _told(nodes):
        if len(found) >= MOST:
            break
        found += _cut(text, lang)
    return tuple(found)


def _cut(text: Statement, lang: str) -> Iterator[Statement]:
    """A paragraph's sentences, each judged where it says enough."""
    if text.kind in ("origin", "heading", "part", "label", "place", "note", "caption", "quote", "drawn", "question"):
        least = {"question": LEAST, "drawn": LEAST + 1}.get(text.kind, 0)
        yield replace(text, judged=bool(least) and len(sentences.stems(text.whole, lang)) >= least)
        return
    for sentence in sentences.split(text.whole, lang):
        judged = len(sentences.stems(sentence, lang)) >= LEAST
        yield replace(text, text=sentence, judged=judged)


def _told(nodes: Sequence[Node]) -> Iterator[Statement]:
    """Every paragraph, with the slide that it stands on."""
    at = -1
    slide: list[Statement] = []
    elsewhere = False
    for node in nodes:
        if node.kind == "heading" and node.level <= 2:
            yield from (replace(each, elsewhere=elsewhere) for each in slide)
            at, slide, elsewhere = at + 1, [], False
        if is_source(node):
            elsewhere = True
            continue
        slide += (replace(each, slide=at) for each in _texts(node, "text"))
    yield from (replace(each, elsewhere=elsewhere) for each in slide)


def _texts(node: Node, kind: str) -> Iterator[Statement]:
    """The paragraphs of one node. kind: what a paragraph in it is."""
    if node.kind in ("front matter", "matter", "definition", "markup", "anchor", "rule", "slot", "property", "pause"):
        return
    if node.kind == "comment":
        for child in node.children:
            yield from _texts(child, "note")
    elif node.kind == "heading":
        asks = plain(node.runs).rstrip().endswith(QUESTION_MARKS) and node.level > 2
        yield _statement(node, "question" if asks else "heading" if node.level <= 2 else "part", node.runs)
    elif node.kind == "code":
        yield from (_drawn(node, *each) for each in drawn(node))
    elif node.kind == "picture":
        for words in (described(node.text), node.attributes.get("title", "")):
            if words:
                yield _statement(node, "caption", (Run(words),))
    elif node.kind == "table":
        yield from _table(node)
    else:
        if node.runs:
            yield from _paragraph(node, kind)
        inner = _kind(node, kind)
        for child in node.children:
            yield from _texts(child, inner)


def _kind(node: Node, kind: str) -> str:
    """What a paragraph inside a node is."""
    if kind == "note" or is_notes(node):
        return "note"
    if node.kind == "quote":
        name = alert(node).upper()
        return "takeaway" if name == "IMPORTANT" else "text" if name else "quote"
    return "bullet" if node.kind == "item" and kind == "text" else kind


def _paragraph(node: Node, kind: str) -> Iterator[Statement]:
    """A paragraph; a bold question at its beginning is one by itself, and the rest its answer."""
    lead = plain(_leading_bold(node.runs))
    if kind in ("bullet", "text") and lead.strip().endswith(QUESTION_MARKS):
        yield _statement(node, "question", (Run(lead),))
        rest = node.runs[len(_leading_bold(node.runs)) :]
        if plain(rest).strip():
            yield _statement(node, "answer", rest)
        return
    found = _statement(node, kind, node.runs)
    mark = ALERT.match(found.whole)
    if kind == "quote" and found.whole.lstrip().startswith(("—", "–", "--")):
        return
    if mark:
        cut = found.whole[mark.end() :]
        found = replace(found, text=cut, whole=cut, starts=tuple(start - mark.end() for start in found.starts if start >= mark.end()))
    if kind == "quote":
        for words in found.whole.split("\n"):
            if not words.lstrip().startswith(("—", "–", "--")) and words.strip():
                yield replace(found, text=words.strip(), whole=words.strip(), starts=())
    elif found.whole.strip():
        yield found


def _leading_bold(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs at the beginning that are bold."""
    count = next((at for at, run in enumerate(runs) if not run.bold), len(runs))
    return tuple(runs[:count])


def _statement(node: Node, kind: str, runs: Sequence[Run]) -> Statement:
    """Runs as one statement; code is left out, for a name in it is no proper name."""
    words, starts = "", []
    before: Run | None = None
    for run in runs:
        if before is not None and (before.bold != run.bold):
            starts.append(len(words))
        words += "\u2026" if run.code and kind == "note" else run.text
        before = run
    whole = words if kind == "quote" else words.replace("\n", " ")
    if kind == "note" and _ORIGIN.match(whole):
        kind = "origin"
    return Statement(kind, whole.strip(), node.span, node.end, -1, whole, tuple(starts))


def _table(node: Node) -> Iterator[Statement]:
    """A table's cells; those of the header and the first column are labels."""
    for number, row in enumerate(node.children):
        for column, cell in enumerate(row.children):
            label = number == 0 or column == 0
            if cell.runs:
                yield _statement(cell, "label" if label else "cell", cell.runs)


def _drawn(node: Node, kind: str, text: str, line: int) -> Statement:
    """One label of a drawing."""
    return Statement(kind, text, replace(node.span, line=line), line, -1, text)
