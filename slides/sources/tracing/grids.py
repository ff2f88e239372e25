"""Tables of an article: the figure of a row and a column, and whether a statement gives another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.sources.article import Article
from slides.sources.tracing.finding import ClaimFinding, Replacement
from slides.sources.tracing.lexicon import Lexicon
from slides.sources.tracing.quantities import quantities
from slides.sources.tracing.tokens import Token, tokenised

_MOST_ROWS, _MOST_COLUMNS = 400, 30


@frozen
class StemTable:
    """A table as stems: of each column's header, of each row's label, and the values of its cells with their words."""

    columns: tuple[frozenset[str], ...]
    rows: tuple[frozenset[str], ...]
    cells: tuple[tuple[tuple[frozenset[Decimal], str], ...], ...]
    values: frozenset[Decimal]


def grids(articles: Sequence[Article], lexicon: Lexicon) -> tuple[StemTable, ...]:
    """The tables of articles whose cells hold figures."""
    pieces = [piece for article in articles for piece in article.pieces if piece.kind == "table"]
    found = (_grid(piece.text, lexicon) for piece in pieces)
    return tuple(each for each in found if each is not None)


_MARKUP = pattern(r"<[^<>]*>|\]\([^()\s]*\)")
"""Tags, and the addresses of links."""


def copies(articles: Sequence[Article]) -> frozenset[tuple[str, str]]:
    """The label and the words of every cell of the articles' tables, by their letters and digits alone."""
    pieces = [piece for article in articles for piece in article.pieces if piece.kind == "table"]
    lines = ([letters(cell) for cell in line.strip().strip("|").split("|")] for piece in pieces for line in piece.text.split("\n"))
    return frozenset((label, cell) for label, *cells in lines for cell in cells if cell)


def letters(text: str) -> str:
    """A cell's letters and digits, whatever its markup."""
    return "".join(letter for letter in _MARKUP.sub("", text).casefold() if letter.isalnum())


def _grid(text: str, lexicon: Lexicon) -> StemTable | None:
    """One table out of its lines."""
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.split("\n") if line.strip()]
    lines = [cells for cells in lines if any(cell.strip(":- ") for cell in cells)]
    if len(lines) < 2 or len(lines[0]) < 2:
        return None
    header, body = lines[0][:_MOST_COLUMNS], [cells[:_MOST_COLUMNS] for cells in lines[1 : _MOST_ROWS + 1]]
    cells = tuple(tuple((_value(cell, lexicon), cell) for cell in row[1:]) for row in body)
    values = frozenset(value for row in cells for found, _ in row for value in found)
    labels = tuple(_stems(row[0], lexicon) for row in body)
    return StemTable(tuple(_stems(cell, lexicon) for cell in header[1:]), labels, cells, values) if values else None


def _value(cell: str, lexicon: Lexicon) -> frozenset[Decimal]:
    """The figure of a cell."""
    found = quantities(cell, lexicon)
    return found[0].values if len(found) == 1 else frozenset()


def _stems(text: str, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(token.stem for token in tokenised(text, lexicon) if token.content)


def judge(ours: Sequence[Token], tables: Sequence[StemTable]) -> Iterator[ClaimFinding]:
    """A finding where a statement names one row and one column of a table, and gives another cell's figure."""
    stems = {token.stem for token in ours}
    for table in tables:
        rows = [at for at, label in enumerate(table.rows) if label and label <= stems]
        columns = [at for at, label in enumerate(table.columns) if label and label <= stems]
        if len(rows) != 1 or len(columns) != 1 or columns[0] >= len(table.cells[rows[0]]):
            continue
        values, words = table.cells[rows[0]][columns[0]]
        taken = table.rows[rows[0]] | table.columns[columns[0]]
        given = [token for token in ours if token.quantity and token.stem not in taken]
        if not values or not given or any(token.quantity and token.quantity.values & values for token in given):
            continue
        wrong = next((token for token in given if token.quantity and token.quantity.values & table.values), None)
        if wrong is not None:
            yield ClaimFinding("number", wrong.text, words, mend=Replacement(wrong.start, wrong.end, words))
            return


def agrees(ours: Sequence[Token], tables: Sequence[StemTable]) -> bool:
    """Whether a statement gives the figure of a row and a column that it names."""
    stems = {token.stem for token in ours}
    numbers = {value for token in ours if token.quantity for value in token.quantity.values}
    for table in tables:
        for at, label in enumerate(table.rows):
            if label and label <= stems and any(values & numbers for values, _ in table.cells[at]):
                return True
    return False
