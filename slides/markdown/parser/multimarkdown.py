"""What MultiMarkdown adds: metadata at the top, cells that span columns (`||`) or rows (`^^`), and header rows above the first.

Source: MultiMarkdown's user guide, "Metadata" and "Tables".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from slides.base.lazy_regex import pattern
from slides.markdown.parser.spoken import line_of

_PAIR = pattern(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(\S.*)|)")
_NAMES = (
    "title subtitle author date affiliation copyright keywords language css baseheaderlevel htmlheader latexmode bibtex quoteslanguage "
    "email comment abstract revision institute theme pagetitlesize template slidelevel lang"
)
_SETTINGS = frozenset("autoscale buildlists slidenumbers slidecount slidetransition slidedividers presenternotes fitheader".split())  # noqa: SIM905
"""Deckset's settings at the top of an outline that no other program has, without hyphens."""
_KNOWN = frozenset(_NAMES.split()) | _SETTINGS
"""Keys of metadata, without spaces and hyphens, one of which has to be there: other lines with colons are text."""
_FIELDS = {"affiliation": "institute", "language": "lang"}
BARE = "bare"
"""What front matter is called that has no line of dashes above it."""
_MOST = 40
"""Metadata has at most this many lines."""
_ABOVE = 4
"""At most this many header rows stand above the one over the line of dashes."""


def multimarkdown_plugin(parser: MarkdownIt) -> None:
    """Metadata as front matter, and MultiMarkdown's tables."""
    parser.block.ruler.before("table", "metadata_block", _metadata, {"alt": []})
    ruler = parser.block.ruler
    table = ruler.getRules("")[ruler.get_active_rules().index("table")]

    def spanning(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        heads = 0 if silent else _heads_above(state, first, last)
        begun = len(state.tokens)
        if not table(state, first + heads, last, silent):
            return False
        if not silent:
            _span(state, state.tokens[begun:], first, heads, begun)
        return True

    ruler.at("table", spanning, {"alt": ["paragraph", "reference"]})


def _metadata(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """`Key: value` lines that begin the outline, with further lines of a value indented, up to an empty line."""
    if first or silent or state.level or state.tokens:
        return False
    pairs: list[tuple[str, str, int]] = []
    line = 0
    while line < min(last, _MOST) and (text := line_of(state, line)).strip():
        if found := _PAIR.fullmatch(text):
            pairs.append((found[1], found[2] or "", 0))
        elif pairs and text[:1] in (" ", "\t"):
            pairs[-1] = pairs[-1][0], f"{pairs[-1][1]} {text.strip()}".strip(), pairs[-1][2] + 1
        elif text == "---" and pairs:
            break
        else:
            return False
        line += 1
    named = [key.replace(" ", "").replace("-", "").lower() for key, _, _ in pairs]
    ended = line < last and line_of(state, line) == "---"
    alone = named[:1] == ["title"] or named == ["footer"] or not _SETTINGS.isdisjoint(named)
    if line == _MOST or (ended and _SETTINGS.isdisjoint(named)) or len(pairs) < 1 + (not alone) or not (named[0] in _KNOWN or alone):
        return False
    rows = [
        _row(_FIELDS.get(name, name if name == key.lower() else key), value, more)
        for name, (key, value, more) in zip(named, pairs, strict=True)
    ]
    token = state.push("front_matter", "", 0)
    token.map, token.content, token.info = [0, line], "\n".join(rows), BARE
    state.line = line
    return True


def _row(key: str, value: str, more: int) -> str:
    """A line of YAML, and as many lines of remarks as the value had more lines: each key stays on its line."""
    return f"{json.dumps(key) if ' ' in key else key}: {json.dumps(value, ensure_ascii=False)}" + "\n#" * more


def _cells(state: StateBlock, line: int) -> list[str]:
    """The cells of a line of a table as they are typed, blanks included."""
    found = escapedSplit(state.getLines(line, line + 1, state.blkIndent, False).strip())
    found = found[1:] if found[:1] == [""] else found
    return found[:-1] if found[-1:] == [""] else found


def _heads_above(state: StateBlock, first: int, last: int) -> int:
    """How many header rows stand above the one that the line of dashes follows; 0 where this is no such table."""
    for at in range(first, min(first + _ABOVE, last - 1)):
        text = line_of(state, at).strip()
        if not text.startswith("|") or not text.endswith("|") or len(text) < 2:
            return 0
        under = line_of(state, at + 1).strip()
        if "-" in under and not under.strip("|:- \t"):
            width = len(_cells(state, at))
            return at - first if all(len(_cells(state, line)) == width for line in range(first, at)) else 0
    return 0


def _span(state: StateBlock, tokens: Sequence[Token], first: int, heads: int, begun: int) -> None:
    """Say in a table's cells what they cover, and put header rows from above into its head."""
    if heads:
        sides = [token.attrs for token in tokens if token.type == "th_open"]
        rows = [token for line in range(first, first + heads) for token in _header(state, line, sides)]
        state.tokens[begun + 2 : begun + 2] = rows
        state.tokens[begun].map = [first, state.line]
        state.tokens[begun].meta = {"heads": str(heads + 1)}
        tokens = state.tokens[begun:]
    elif not any(sign in state.src for sign in ("||", "^^")):
        return
    _merge([list(row) for row in _rows(state, tokens)])


def _header(state: StateBlock, line: int, sides: Sequence[dict[str, str | int | float]]) -> Iterator[Token]:
    """A header row's tokens. sides: the attributes of its cells, which say how they are aligned."""
    yield Token("tr_open", "tr", 1, map=[line, line + 1], block=True)
    for text, side in zip(_cells(state, line), sides, strict=False):
        yield Token("th_open", "th", 1, attrs=dict(side), block=True)
        yield Token("inline", "", 0, map=[line, line + 1], content=text.strip(), children=[], block=True)
        yield Token("th_close", "th", -1, block=True)
    yield Token("tr_close", "tr", -1, block=True)


def _rows(state: StateBlock, tokens: Sequence[Token]) -> Iterator[Iterator[tuple[Token, Token, str | None]]]:
    """Each row's cells: the token that opens it, the one with its words, and the cell as typed, None where the row has none."""
    cells: list[tuple[Token, Token]] = []
    line = 0
    for at, token in enumerate(tokens):
        if token.type == "tr_open" and token.map:
            cells, line = [], token.map[0]
        elif token.type in ("th_open", "td_open"):
            cells.append((token, tokens[at + 1]))
        elif token.type == "tr_close":
            typed = [*_cells(state, line), *[None] * len(cells)]
            yield ((opened, inner, text) for (opened, inner), text in zip(cells, typed, strict=False))


def _merge(rows: Sequence[Sequence[tuple[Token, Token, str | None]]]) -> None:
    """Cells that a `||` or a `^^` joins to the one before or above.

    `||` counts right after a cell that a blank ends: in a table without blanks round its bars it is an empty cell.
    """
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for at, row in enumerate(rows):
        for column, (opened, inner, typed) in enumerate(row):
            beside = column and typed == "" and ((at, column - 1) in owners or str(row[column - 1][2] or "")[-1:].isspace())
            above = at > 0 and typed is not None and typed.strip() == "^^" and rows[at - 1][column][0].type == opened.type
            if beside and str(row[column - 1][2] or "x").strip():
                owners[at, column] = owners.get((at, column - 1), (at, column - 1))
            elif above:
                owners[at, column] = owners.get((at - 1, column), (at - 1, column))
                inner.content = ""
    covered: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, owner in owners.items():
        covered.setdefault(owner, []).append(place)
    for (row_at, column_at), places in covered.items():
        _join(rows, row_at, column_at, places)


def _join(rows: Sequence[Sequence[tuple[Token, Token, str | None]]], row: int, column: int, places: Sequence[tuple[int, int]]) -> None:
    """Join places to the cell that covers them, where together they are a rectangle."""
    high = max(at for at, _ in places) - row + 1
    wide = max(at for _, at in places) - column + 1
    if high * wide != len(places) + 1 or min(at for _, at in places) < column:
        return
    for at, each in places:
        rows[at][each][0].meta = {"covered": ""}
    said: dict[str, Any] = ({"rowspan": str(high)} if high > 1 else {}) | ({"colspan": str(wide)} if wide > 1 else {})
    rows[row][column][0].meta = said
