"""Completeness: the words, cells, pictures and links of the outline are counted against those of pages, notes and problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.checks.completeness.actual import Given, given, shown_texts
from slides.checks.completeness.expected import DRAWABLE, Expected, expected, expected_texts
from slides.checks.completeness.stated import unstated
from slides.checks.completeness.tokens import count_tokens, missing_tokens, text_of, word_tokens
from slides.deck.blocks import visual_of
from slides.design.page import Drawing, Page, Properties, Table
from slides.markdown.parser import Node

_MOST_NAMED = 12
_HINT = "this is a fault in the program: please report it, with the outline"


class _Outline:
    """What all nodes ask for together."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.texts: Counter[str] = Counter()
        self.cells: Counter[str] = Counter()
        self.headers: Counter[str] = Counter()
        self.tables: list[Node] = []
        self.pictures: list[Node] = []
        self.links: dict[str, Span] = {}
        self.enclosed = False
        for node in nodes:
            self.add(expected(node))

    def add(self, each: Expected) -> None:
        """What one node asks for."""
        self.texts.update(each.texts)
        if each.tables:
            self.cells.update(each.cells)
            self.headers.update(each.headers)
            self.tables += each.tables
            self.enclosed = self.enclosed or each.enclosed
        self.pictures += each.pictures
        for link, span in each.links:
            self.links.setdefault(link, span)


class _Deck:
    """What all pages and problems show together. headers: those of the outline's tables."""

    def __init__(self, pages: Sequence[Page], said: Sequence[str], headers: Counter[str]) -> None:
        self.pages = pages
        self.said = said
        self.texts = Counter(said)
        self.cells: Counter[str] = Counter()
        self.once: list[str] = []
        self.pictures = 0
        self.links: set[str] = set()
        self.titles: set[tuple[Span, str]] = set()
        self.headers = headers.copy()
        for page in pages:
            self.add(page, given(page))
        self.texts.update(self.once)

    def add(self, page: Page, each: Given) -> None:
        """What one page shows: its title where no page of the same slide had it, and headers as often as the outline has them; once
        where it has them in no table, but in a drawing that became one.
        """
        self.texts.update(each.texts)
        self.cells.update(each.cells)
        self.pictures += each.pictures
        self.links |= each.links
        if each.key is not None and each.key not in self.titles:
            self.titles.add(each.key)
            self.once.append(page.title)
        for header, text in each.headers:
            self.headers.setdefault(header, 1)
            self.headers[header] -= 1
            if self.headers[header] >= 0:
                self.once.append(text)


def completeness_problems(
    nodes: Sequence[Node], pages: Sequence[Page], told: Sequence[Problem], properties: Properties | None = None
) -> list[Problem]:
    """A problem for each line whose words, cells, pictures or links are neither on a page, nor in the notes, nor told.

    Linear in the outline's length. Repeated titles, table headers and the agenda do not count as showing a word twice.
    properties: the file's, which hold words of the front matter too; without them front matter is not looked at.
    """
    outline = _Outline(nodes)
    deck = _Deck(pages, [problem.message for problem in told], outline.headers)
    lost = _lost_words(outline, deck)
    lost += unstated(nodes, pages, properties, deck.said, _HINT) if properties else []
    return [*lost, *_lost_pictures(outline, deck, told), *_lost_links(outline, deck), *(() if lost else _lost_cells(outline, deck))]


def _lost_words(outline: _Outline, deck: _Deck) -> list[Problem]:
    """A problem for each line with words that are nowhere."""
    lost = missing_tokens(outline.texts, deck.texts)
    if not lost:
        return []
    wanted, shown = count_tokens(outline.texts.elements()), count_tokens(deck.texts.elements())
    visible = [*deck.once, *(text for page in deck.pages for text in shown_texts(page)), *deck.said]
    letters = "".join(char for text in visible for char in text.casefold() if char.isalnum())
    lost = Counter({word: count for word, count in lost.items() if letters.count(word) < wanted[word]})
    lost -= _as_source(outline.nodes, shown)
    found: dict[Span, list[str]] = {}
    texts_asked: list[tuple[Span, str]] = []
    expected_texts(outline.nodes, texts_asked)
    for span, text in texts_asked:
        for word in word_tokens(text):
            if lost[word] > 0:
                lost[word] -= 1
                found.setdefault(span, []).append(word)
    return [
        Problem(rule_catalogue.LOST, span, f"lost: {' '.join(names[:_MOST_NAMED])}{_more(names)}", _HINT) for span, names in found.items()
    ]


def _as_source(nodes: Sequence[Node], shown: Counter[str]) -> Counter[str]:
    """What drawings would say whose source is shown as it stands, as it is in a quotation."""
    inside = (inner for node in nodes for inner in node.walk() if inner.kind in DRAWABLE)
    sources = [(node, visual) for node in inside if (visual := visual_of(node))]
    written = (" ".join(f"{text_of(each.runs)} {each.text}" for each in node.walk()) for node, _ in sources)
    whole = [source for source, text in zip(sources, written, strict=True) if not count_tokens([text]) - shown]
    return Counter(word for node, visual in whole for _, text in visual.said(node) for word in word_tokens(text))


def _more(names: Sequence[str]) -> str:
    return f" and {len(names) - _MOST_NAMED} more words" if len(names) > _MOST_NAMED else ""


def _lost_pictures(outline: _Outline, deck: _Deck, told: Sequence[Problem]) -> list[Problem]:
    """A problem where fewer pictures are shown than the outline holds, except for those that were reported."""
    named = {problem.span.line for problem in told}
    wanted = [node for node in outline.pictures if node.span.line not in named]
    silent = max(len(wanted) - deck.pictures, 0)
    return [Problem(rule_catalogue.LOST, node.span, f"lost: the picture {node.info[:60]}", _HINT) for node in wanted[:silent]]


def _lost_links(outline: _Outline, deck: _Deck) -> list[Problem]:
    """A problem for each address that no page links to."""
    return [
        Problem(rule_catalogue.LOST, span, f"lost: the link to {link[:80]}", _HINT)
        for link, span in outline.links.items()
        if link not in deck.links and not any(link[:60] in message for message in deck.said)
    ]


def _lost_cells(outline: _Outline, deck: _Deck) -> list[Problem]:
    """A problem where words of the outline's cells are in no table, and in no drawing that was made of one."""
    absent = Counter() if outline.enclosed else missing_tokens(outline.cells, deck.cells)
    if not absent:
        return []
    absent -= count_tokens(text_of(note.runs) for page in deck.pages for note in page.notes)
    absent -= count_tokens(
        text
        for page in deck.pages
        for placed in page.fills
        if isinstance(placed.what, Drawing)
        for text in (placed.what.alt, *(label.text for label in placed.what.labels))
    )
    drawn = [placed.what for page in deck.pages for placed in page.fills if isinstance(placed.what, Table)]
    letters = "".join(
        word_tokens("".join(text_of(row.cells[at].runs) for table in drawn for at in range(len(table.columns)) for row in table.rows))
    )
    lost = {word for word in absent if word not in letters}
    cells = [text_of(cell.runs) for table in outline.tables for row in table.children for cell in row.children]
    count = sum(any(word in lost for word in word_tokens(cell)) for cell in cells)
    message = f"lost: {count} of {len(cells)} table cells are not on any slide"
    return [Problem(rule_catalogue.LOST, outline.tables[0].span, message, _HINT)] if count else []


__all__ = ["completeness_problems", "word_tokens"]
