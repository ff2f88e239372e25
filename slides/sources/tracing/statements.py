"""Nodes -> statements: every text that an outline shows or says, and how each is to be judged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.picture import shown_description
from slides.deck.section.nodes import ALERT, alert, is_source
from slides.markdown.parser import Node
from slides.markdown.sections import QUESTION_MARKS
from slides.markdown.speaker_notes import is_notes
from slides.sources.tracing.figures import drawn_words
from slides.text import sentences
from slides.text.localization import every_language
from slides.text.rich_text import Run, plain

LEAST = 3
"""A statement of fewer words that carry meaning is a label: its names, numbers and quotations are looked up, no more."""
MOST = 20_000
"""Statements of an outline that are traced."""
_DASHES = ("—", "–", "--")
_WHOLE = frozenset(
    "origin title subtitle heading part label place link caption quote speaker drawn pair question".split()  # noqa: SIM905 - one line of words
)
"""Kinds that are not cut into sentences. Of these only a diagram's box is a statement by itself; the others are judged by what they
change, and never told because the article does not say them."""
_TITLES = pattern(r"(title|subtitle)[ \t]*:[ \t]*(.+)")
_ORIGIN = pattern(
    "|".join(sorted({re.escape(each.origin.partition("{")[0].strip()) for each in every_language()}, key=lambda each: -len(each)))
)
"""How the notes' last line begins, which says where a slide comes from."""


@frozen
class Statement:
    """One text of an outline.

    kind: title, subtitle, heading, part, bullet, text, takeaway, cell, label, place (on a map), link (of two places), drawn (a box of a
    diagram), pair (of a diagram's boxes, or of a date and what happened), question, answer, quote, speaker, caption, note, or origin
    (the line of the notes that says where the slide comes from). slide: the number of the outline's heading that it stands under, -1
    before the first. `whole` is the paragraph that it is a sentence of, `starts` are offsets into that where a new style begins.
    judged: it is compared with the article as a whole statement. elsewhere: its slide names another source. head: the sub-heading
    that it stands under; of a cell, its row's label. asked: the question that it answers; of a cell, its column's header; of a
    speaker, the quotation.
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
    head: str = ""
    asked: str = ""


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
    if text.kind in _WHOLE:
        yield replace(text, judged=text.kind == "drawn" and len(sentences.stems(text.whole, lang)) > LEAST)
        return
    for sentence in sentences.split(text.whole, lang):
        asks = sentence.rstrip().endswith(QUESTION_MARKS)
        judged = text.kind != "note" and not asks and len(sentences.stems(sentence, lang)) >= LEAST
        yield replace(text, text=sentence, judged=judged)


def _told(nodes: Sequence[Node]) -> Iterator[Statement]:
    """Every paragraph, with the slide that it stands on."""
    at = -1
    slide: list[Statement] = []
    elsewhere = False
    for node in nodes:
        if node.kind == "heading" and node.level <= 2:
            yield from _headed(slide, elsewhere=elsewhere)
            at, slide, elsewhere = at + 1, [], False
        if is_source(node):
            elsewhere = True
            continue
        slide += (replace(each, slide=at) for each in _texts(node, "text"))
    yield from _headed(slide, elsewhere=elsewhere)


def _headed(slide: Sequence[Statement], *, elsewhere: bool) -> Iterator[Statement]:
    """The texts of a slide, each with the sub-heading or the question that it stands under."""
    head = asked = ""
    for each in slide:
        if each.kind == "part":
            head, asked = each.text, ""
        elif each.kind == "question":
            head, asked = "", each.text
        if each.head or each.asked or each.kind in ("note", "origin", "heading", "part", "question"):
            yield replace(each, elsewhere=elsewhere)
        else:
            yield replace(each, elsewhere=elsewhere, head=head, asked=asked)


def _texts(node: Node, kind: str) -> Iterator[Statement]:
    """The paragraphs of one node. kind: what a paragraph in it is."""
    if node.kind == "front matter":
        yield from _titles(node)
    if node.kind in ("front matter", "matter", "definition", "markup", "anchor", "rule", "slot", "property", "pause"):
        return
    if node.kind == "comment":
        for child in node.children:
            yield from _texts(child, "note")
    elif node.kind == "heading":
        asks = plain(node.runs).rstrip().endswith(QUESTION_MARKS) and node.level > 2
        yield _statement(node, "question" if asks else "heading" if node.level <= 2 else "part", node.runs)
    elif node.kind == "code":
        yield from (_drawn(node, *each) for each in drawn_words(node))
    elif node.kind == "picture":
        for words in (shown_description(node.text), node.attributes.get("title", "")):
            if words:
                yield _statement(node, "caption", (Run(words),))
    elif node.kind == "table":
        yield from _table(node)
    else:
        if node.runs:
            yield from _paragraph(node, kind)
        inner = _kind(node, kind)
        if inner == "quote" and len(node.children) > 1:
            yield from _quoted(node.children)
            return
        for child in node.children:
            yield from _texts(child, inner)


def _quoted(nodes: Sequence[Node]) -> Iterator[Statement]:
    """The paragraphs of a block quotation; one that begins with a dash says who said the paragraph before it."""
    said = ""
    for node in nodes:
        for each in _texts(node, "quote"):
            if each.kind == "quote":
                said = each.text
            yield replace(each, asked=each.asked or said) if each.kind == "speaker" else each


def _titles(node: Node) -> Iterator[Statement]:
    """The title and subtitle of front matter."""
    for number, line in enumerate(node.text.split("\n"), node.span.line + 1):
        if found := _TITLES.match(line):
            text = found.group(2).strip().strip("\"'")
            yield Statement(found.group(1), text, replace(node.span, line=number), number, -1, text)


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
    if mark:
        cut = found.whole[mark.end() :]
        found = replace(found, text=cut, whole=cut, starts=tuple(start - mark.end() for start in found.starts if start >= mark.end()))
    if kind == "quote":
        yield from _quotation(found)
    elif found.whole.strip():
        yield found


def _quotation(found: Statement) -> Iterator[Statement]:
    """The lines of a quotation, and who said it where a last line says so."""
    lines = [line.strip() for line in found.whole.split("\n") if line.strip()]
    said = " ".join(line for line in lines if not line.startswith(_DASHES))
    for number, words in enumerate(lines):
        span = replace(found.span, line=min(found.span.line + number, found.end))
        if not words.startswith(_DASHES):
            yield replace(found, text=words, whole=words, starts=())
        else:
            name = words.lstrip("—–- ")
            yield Statement("speaker", name, span, span.line, -1, name, asked=said)


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
    """A table's cells; those of the header and the first column are labels, which a cell has as its `head` and `asked`."""
    header = [plain(cell.runs) for cell in node.children[0].children] if node.children else []
    for number, row in enumerate(node.children):
        label = plain(row.children[0].runs) if row.children else ""
        for column, cell in enumerate(row.children):
            if not cell.runs:
                continue
            named = number == 0 or column == 0
            found = _statement(cell, "label" if named else "cell", cell.runs)
            yield found if named else replace(found, head=label, asked=header[column] if column < len(header) else "")


def _drawn(node: Node, kind: str, text: str, line: int) -> Statement:
    """One label of a drawing."""
    return Statement(kind, text, replace(node.span, line=line), line, -1, text)
