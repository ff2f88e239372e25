"""The law that nothing is lost: the words, cells, pictures and links of the outline against those of the pages and problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from slides import agenda, codes
from slides.blocks import visual_of
from slides.blocks.picture import described
from slides.ground import Problem, Span
from slides.outline import Node
from slides.page import Chart, Drawing, Page, Picture, Table, Text
from slides.section.nodes import ALERT, begins_notes, is_caption, without_caption_mark
from slides.section.remarks import read_remark
from slides.words import Run, plain

# A word; in scripts that part words by no space, each letter.
_WORD = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff]|[^\\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_PARTED = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in range(128)) + bytes(128)
"""ASCII's letters in lower case, and a space for what is no part of a word."""
_TASK = re.compile(r"(?::[a-z0-9+_-]+:\s+)?\[[ xX]\] ")
"""A task's box, which is drawn as a sign; an icon may stand before it."""
_CONTINUED = re.compile(r"\s*\([^()]*\)$")
"""What is added to the title of a slide that takes several pages."""
_UNSAID = frozenset({"front matter", "matter", "definition", "markup"})
_DRAWABLE = frozenset({"container", "code"})
_MOST_NAMED = 12
_HINT = "this is a fault of the program: please report it, with the outline"


def account(nodes: Sequence[Node], pages: Sequence[Page], told: Sequence[Problem]) -> list[Problem]:
    """A problem for each line whose words, cells, pictures or links are neither on a page, nor in the notes, nor told.

    Linear in the outline's length. Repeated titles, table headers and the agenda do not count as showing a word twice.
    """
    said = [problem.message for problem in told]
    every = [inner for node in nodes for inner in node.walk()]
    tables = [node for node in every if node.kind == "table"]
    lost = _lost_words(nodes, tables, pages, said)
    return [
        *lost,
        *_lost_pictures(every, pages, told),
        *_lost_links(every, pages, said),
        *(_lost_cells(every, tables, pages) if tables and not lost else ()),
    ]


def words(text: str) -> list[str]:
    """The words of a text in lower case; in scripts without spaces between words, the letters."""
    if text.isascii():
        return text.encode().translate(_PARTED).decode().split()
    return re.findall(_WORD, text.casefold())


def counted(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in texts."""
    held = list(texts)
    other = [text for text in held if not text.isascii()]
    found = Counter(words("\n".join([text for text in held if text.isascii()] if other else held)))
    found.update(words("\n".join(other)) if other else ())
    return found


def _missing(asked: Sequence[str], seen: Sequence[str]) -> Counter[str]:
    """How often more each word stands in some texts than in others. Texts that stand whole in both need no look at their words."""
    wanted, shown = Counter(asked), Counter(seen)
    rest = wanted - shown
    return counted(rest.elements()) - counted((shown - wanted).elements()) if rest else Counter()


def _lost_words(nodes: Sequence[Node], tables: Sequence[Node], pages: Sequence[Page], said: Sequence[str]) -> list[Problem]:
    """A problem for each line with words that are nowhere."""
    visible = [*_shown(tables, pages), *said]
    texts: list[tuple[Span, str]] = []
    _gather(nodes, texts)
    asked = [text for _, text in texts]
    missing = _missing(asked, visible)
    if not missing:
        return []
    wanted, shown = counted(asked), counted(visible)
    letters = "".join(char for text in visible for char in text.casefold() if char.isalnum())
    missing = Counter({word: count for word, count in missing.items() if letters.count(word) < wanted[word]})
    missing -= _as_source(nodes, shown)
    found: dict[Span, list[str]] = {}
    for span, text in texts:
        for word in words(text):
            if missing[word] > 0:
                missing[word] -= 1
                found.setdefault(span, []).append(word)
    return [Problem(codes.LOST, span, f"lost: {' '.join(names[:_MOST_NAMED])}{_more(names)}", _HINT) for span, names in found.items()]


def _as_source(nodes: Sequence[Node], shown: Counter[str]) -> Counter[str]:
    """What drawings would say whose source is shown as it stands, as it is in a quotation."""
    every = (inner for node in nodes for inner in node.walk() if inner.kind in _DRAWABLE)
    sources = [(node, visual) for node in every if (visual := visual_of(node))]
    texts = (" ".join(f"{plain(each.runs)} {each.text}" for each in node.walk()) for node, _ in sources)
    whole = [source for source, text in zip(sources, texts, strict=True) if not counted([text]) - shown]
    return Counter(word for node, visual in whole for _, text in visual.said(node) for word in words(text))


def _more(names: Sequence[str]) -> str:
    return f" and {len(names) - _MOST_NAMED} words more" if len(names) > _MOST_NAMED else ""


def _gather(nodes: Iterable[Node], texts: list[tuple[Span, str]]) -> None:
    """Every text that the outline says, with its line, after the others."""
    for node in nodes:
        kind = node.kind
        if kind in _UNSAID or begins_notes(node):
            continue
        if kind == "comment":
            texts += [(node.span, note.text) for note in read_remark(node).notes]
            continue
        visual = visual_of(node) if kind in _DRAWABLE else None
        if visual is not None:
            texts += visual.said(node)
            continue
        if node.runs:
            text = plain(without_caption_mark(node).runs if is_caption(node) else node.runs)
            mark = (_TASK.match(text) or ALERT.match(text)) if text[:1] in ("[", ":") else None
            texts.append((node.span, text[mark.end() :] if mark else text))
            for run in node.runs:
                if run.tip:
                    texts.append((node.span, run.tip))
        if node.text:
            texts.append((node.span, described(node.text) if kind == "picture" else node.text))
        if kind == "picture" and node.attributes.get("title"):
            texts.append((node.span, node.attributes["title"]))
        if node.children:
            _gather(node.children, texts)


def _shown(tables: Sequence[Node], pages: Sequence[Page]) -> Iterator[str]:
    """Every text of the pages and notes, but for what is only repeated there."""
    titles: set[tuple[Span, str]] = set()
    headers = Counter(_folded(cell.runs) for table in tables if table.children for cell in table.children[0].children)
    for page in pages:
        if agenda.shows(page):
            continue
        for placed in page.fills:
            what = placed.what
            if placed.slot == 0:
                title = page.title
                key = page.span, _CONTINUED.sub("", title) if ")" in title else title
                if key not in titles:
                    yield title
                titles.add(key)
            elif isinstance(what, Text):
                yield from [plain(paragraph.runs) for paragraph in what.paragraphs]
            elif isinstance(what, Table):
                yield from _table(what, headers)
            elif isinstance(what, Drawing):
                yield from (label.text for label in what.labels)
                yield what.alt
            elif isinstance(what, Chart):
                yield from what.texts
                yield what.alt
            else:
                yield what.alt
        yield from (icon.name for icon in page.icons)
        yield from [plain(note.runs) for note in page.notes]
        yield from [run.tip for run in _runs(page) if run.tip]


def _table(table: Table, headers: Counter[str]) -> Iterator[str]:
    """The cells of a table; a header's cell counts as often as the outline has it, for it is repeated where a table goes on."""
    for cell in table.rows[0].cells:
        headers[_folded(cell.runs)] -= 1
        if headers[_folded(cell.runs)] >= 0:
            yield plain(cell.runs)
    for row in table.rows[1:]:
        yield from [plain(cell.runs) for cell in row.cells]


def _folded(runs: Sequence[Run]) -> str:
    """A cell's words, by which a header is known again."""
    return " ".join(words(plain(runs)))


def _lost_pictures(every: Sequence[Node], pages: Sequence[Page], told: Sequence[Problem]) -> list[Problem]:
    """A problem where fewer pictures are shown than the outline holds, but for those that were told."""
    named = {problem.span.line for problem in told}
    wanted = [node for node in every if node.kind == "picture" and node.span.line not in named]
    shown = sum(isinstance(placed.what, Picture) for page in pages for placed in page.fills)
    silent = len(wanted) - shown
    return [Problem(codes.LOST, node.span, f"lost: the picture {node.info[:60]}", _HINT) for node in wanted[:silent]] if silent > 0 else []


def _runs(page: Page) -> list[Run]:
    """Every run of a page and its notes."""
    found: list[Run] = []
    for placed in page.fills:
        if isinstance(placed.what, Text):
            for paragraph in placed.what.paragraphs:
                found += paragraph.runs
        elif isinstance(placed.what, Table):
            found += [run for row in placed.what.rows for cell in row.cells for run in cell.runs]
    for note in page.notes:
        found += note.runs
    return found


def _lost_links(every: Sequence[Node], pages: Sequence[Page], said: Sequence[str]) -> list[Problem]:
    """A problem for each address that no page links to."""
    shown = {run.link for page in pages for run in _runs(page)}
    shown |= {placed.what.link for page in pages for placed in page.fills if isinstance(placed.what, Picture)}
    linked = [(node, run.link) for node in every for run in node.runs if run.link]
    linked += [(node, node.attributes["link"]) for node in every if node.attributes and node.attributes.get("link")]
    found = {}
    for node, link in linked:
        if link not in shown and link not in found and not any(link[:60] in message for message in said):
            found[link] = Problem(codes.LOST, node.span, f"lost: the link to {link[:80]}", _HINT)
    return list(found.values())


def _lost_cells(every: Sequence[Node], tables: Sequence[Node], pages: Sequence[Page]) -> list[Problem]:
    """A problem where words of the outline's cells are in no table."""
    if any(node.kind in ("container", "quote", "footnote") and _holds_table(node) for node in every):
        return []
    cells = [plain(cell.runs) for table in tables for row in table.children for cell in row.children]
    drawn = [placed.what for page in pages for placed in page.fills if isinstance(placed.what, Table)]
    shown = [plain(row.cells[at].runs) for table in drawn for at in range(len(table.columns)) for row in table.rows]
    missing = _missing(cells, shown)
    if missing:
        missing -= counted(plain(note.runs) for page in pages for note in page.notes)
        letters = "".join(words("".join(shown)))
        missing = Counter({word: count for word, count in missing.items() if word not in letters})
    count = sum(any(word in missing for word in words(cell)) for cell in cells) if missing else 0
    return (
        [Problem(codes.LOST, tables[0].span, f"lost: {count} of {len(cells)} cells of the tables are in no table", _HINT)] if count else []
    )


def _holds_table(node: Node) -> bool:
    """Whether a table stands inside: in notes, an alert or a footnote it may become text."""
    return any(inner.kind == "table" for inner in node.walk())
