"""The law that nothing is lost: the words, cells, pictures and links of the outline against those of the pages and problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from slides import codes
from slides.blocks import visual_of
from slides.blocks.picture import described
from slides.ground import Problem, Span
from slides.outline import Node
from slides.page import Chart, Drawing, Page, Picture, Table, Text
from slides.section.nodes import ALERT, begins_notes, is_caption, without_caption_mark
from slides.section.remarks import read_remark
from slides.words import Run, plain

# A word; in scripts that part words by no space, each letter.
_WORD = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff]|[^\\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")
_TASK = re.compile(r"(?::[a-z0-9+_-]+:\s+)?\[[ xX]\] ")
"""A task's box, which is drawn as a sign; an icon may stand before it."""
_MOST_NAMED = 12
_HINT = "this is a fault of the program: please report it, with the outline"


def account(nodes: Sequence[Node], pages: Sequence[Page], told: Sequence[Problem]) -> list[Problem]:
    """A problem for each line whose words, cells, pictures or links are neither on a page, nor in the notes, nor told.

    Linear in the outline's length. Repeated titles, table headers and the agenda do not count as showing a word twice.
    """
    said = [problem.message for problem in told]
    lost = _lost_words(nodes, pages, said)
    return [*lost, *_lost_pictures(nodes, pages, told), *_lost_links(nodes, pages, said), *_lost_cells(nodes, pages, words_lost=bool(lost))]


def words(text: str) -> list[str]:
    """The words of a text in lower case; in scripts without spaces between words, the letters."""
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text.casefold())


def _lost_words(nodes: Sequence[Node], pages: Sequence[Page], said: Sequence[str]) -> list[Problem]:
    """A problem for each line with words that are nowhere."""
    visible = list(_shown(nodes, pages))
    shown = Counter(word for text in (*visible, *said) for word in words(text))
    wanted = Counter(word for _, text in _texts(nodes) for word in words(text))
    missing = wanted - shown
    if not missing:
        return []
    letters = "".join(char for text in (*visible, *said) for char in text.casefold() if char.isalnum())
    missing = Counter({word: count for word, count in missing.items() if letters.count(word) < wanted[word]})
    missing -= _as_source(nodes, shown)
    found: dict[Span, list[str]] = {}
    for span, text in _texts(nodes):
        for word in words(text):
            if missing[word] > 0:
                missing[word] -= 1
                found.setdefault(span, []).append(word)
    return [Problem(codes.LOST, span, f"lost: {' '.join(names[:_MOST_NAMED])}{_more(names)}", _HINT) for span, names in found.items()]


def _as_source(nodes: Sequence[Node], shown: Counter[str]) -> Counter[str]:
    """What drawings would say whose source is shown as it stands, as it is in a quotation."""
    sources = [(node, visual) for node in _every(nodes) if node.kind in ("code", "container") and (visual := visual_of(node))]
    texts = (" ".join(f"{plain(each.runs)} {each.text}" for each in node.walk()) for node, _ in sources)
    whole = [source for source, text in zip(sources, texts, strict=True) if not Counter(words(text)) - shown]
    return Counter(word for node, visual in whole for _, text in visual.said(node) for word in words(text))


def _more(names: Sequence[str]) -> str:
    return f" and {len(names) - _MOST_NAMED} words more" if len(names) > _MOST_NAMED else ""


def _texts(nodes: Iterable[Node]) -> Iterator[tuple[Span, str]]:
    """Every text that the outline says, with its line."""
    for node in nodes:
        if node.kind in ("front matter", "matter", "definition", "markup") or begins_notes(node):
            continue
        if node.kind == "comment":
            yield from ((node.span, note.text) for note in read_remark(node).notes)
            continue
        visual = visual_of(node)
        if visual is not None:
            yield from visual.said(node)
            continue
        text = plain(without_caption_mark(node).runs if is_caption(node) else node.runs)
        if text:
            mark = _TASK.match(text) or ALERT.match(text)
            yield node.span, text[mark.end() :] if mark else text
        if node.text:
            yield node.span, described(node.text) if node.kind == "picture" else node.text
        yield from ((node.span, run.tip) for run in node.runs if run.tip)
        if node.kind == "picture" and node.attributes.get("title"):
            yield node.span, node.attributes["title"]
        yield from _texts(node.children)


def _shown(nodes: Sequence[Node], pages: Sequence[Page]) -> Iterator[str]:
    """Every text of the pages and notes, but for what is only repeated there."""
    titles: set[tuple[Span, str]] = set()
    tables = (node for node in _every(nodes) if node.kind == "table" and node.children)
    headers = Counter(_folded(cell.runs) for table in tables for cell in table.children[0].children)
    for page in pages:
        if page.layout == "Agenda":
            continue
        for placed in page.fills:
            if placed.slot == 0:
                key = page.span, re.sub(r"\s*\([^()]*\)$", "", page.title)
                if key not in titles:
                    yield page.title
                titles.add(key)
            elif isinstance(placed.what, Table):
                yield from _table(placed.what, headers)
            elif isinstance(placed.what, Text):
                yield from (paragraph.text for paragraph in placed.what.paragraphs)
            elif isinstance(placed.what, Drawing):
                yield from (label.text for label in placed.what.labels)
                yield placed.what.alt
            elif isinstance(placed.what, Chart):
                yield from placed.what.texts
                yield placed.what.alt
            else:
                yield placed.what.alt
        yield from (icon.name for icon in page.icons)
        yield from (note.text for note in page.notes)
        yield from (run.tip for run in _runs(page) if run.tip)


def _table(table: Table, headers: Counter[str]) -> Iterator[str]:
    """The cells of a table; a header's cell counts as often as the outline has it, for it is repeated where a table goes on."""
    for cell in table.rows[0].cells:
        headers[_folded(cell.runs)] -= 1
        if headers[_folded(cell.runs)] >= 0:
            yield plain(cell.runs)
    for row in table.rows[1:]:
        yield from (plain(cell.runs) for cell in row.cells)


def _folded(runs: Iterable[Run]) -> str:
    """A cell's words, by which a header is known again."""
    return " ".join(words(plain(runs)))


def _every(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield from node.walk()


def _lost_pictures(nodes: Sequence[Node], pages: Sequence[Page], told: Sequence[Problem]) -> list[Problem]:
    """A problem where fewer pictures are shown than the outline holds, but for those that were told."""
    named = {problem.span.line for problem in told}
    wanted = [node for node in _every(nodes) if node.kind == "picture" and node.span.line not in named]
    shown = sum(isinstance(placed.what, Picture) for page in pages for placed in page.fills)
    silent = len(wanted) - shown
    return [Problem(codes.LOST, node.span, f"lost: the picture {node.info[:60]}", _HINT) for node in wanted[:silent]] if silent > 0 else []


def _runs(page: Page) -> Iterator[Run]:
    """Every run of a page and its notes."""
    for placed in page.fills:
        if isinstance(placed.what, Text):
            yield from (run for paragraph in placed.what.paragraphs for run in paragraph.runs)
        elif isinstance(placed.what, Table):
            yield from (run for row in placed.what.rows for cell in row.cells for run in cell.runs)
    yield from (run for note in page.notes for run in note.runs)


def _lost_links(nodes: Sequence[Node], pages: Sequence[Page], said: Sequence[str]) -> list[Problem]:
    """A problem for each address that no page links to."""
    shown = {run.link for page in pages for run in _runs(page) if run.link}
    shown |= {placed.what.link for page in pages for placed in page.fills if isinstance(placed.what, Picture)}
    found = {}
    for node in _every(nodes):
        links = [run.link for run in node.runs if run.link] + list(filter(None, [node.attributes.get("link", "")]))
        for link in links:
            if link not in shown and link not in found and not any(link[:60] in message for message in said):
                found[link] = Problem(codes.LOST, node.span, f"lost: the link to {link[:80]}", _HINT)
    return list(found.values())


def _lost_cells(nodes: Sequence[Node], pages: Sequence[Page], *, words_lost: bool) -> list[Problem]:
    """A problem where words of the outline's cells are in no table; words that are lost altogether are told already."""
    tables = [node for node in _every(nodes) if node.kind == "table"]
    inside = any(node.kind in ("container", "quote", "footnote") and _holds_table(node) for node in _every(nodes))
    if words_lost or inside or not tables:
        return []
    cells = [words(plain(cell.runs)) for table in tables for row in table.children for cell in row.children]
    drawn = [placed.what for page in pages for placed in page.fills if isinstance(placed.what, Table)]
    shown = [plain(row.cells[at].runs) for table in drawn for at in range(len(table.columns)) for row in table.rows]
    missing = Counter(word for cell in cells for word in cell) - Counter(word for text in shown for word in words(text))
    if missing:
        missing -= Counter(word for page in pages for note in page.notes for word in words(note.text))
        letters = "".join(words("".join(shown)))
        missing = Counter({word: count for word, count in missing.items() if word not in letters})
    count = sum(any(word in missing for word in cell) for cell in cells)
    return (
        [Problem(codes.LOST, tables[0].span, f"lost: {count} of {len(cells)} cells of the tables are in no table", _HINT)] if count else []
    )


def _holds_table(node: Node) -> bool:
    """Whether a table stands inside: in notes, an alert or a footnote it may become text."""
    return any(inner.kind == "table" for inner in node.walk())
