"""pandoc's other ordered lists: `a)`, `(1)`, `i.`, `A.  `, `#.` and examples `(@name)`, which are counted through the outline.

Source: pandoc's manual, extensions `fancy_lists`, `startnum` and `example_lists`. A date such as `28. April 2017` is not a list.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.token import Token

from slides.base.lazy_regex import pattern
from slides.base.records import frozen

OTHER_LISTS = pattern(r"\n[ \t>*+\-\d.)]*(?:\((?:[A-Za-z]{1,7}|\d{1,4}|@[\w-]*)\)|(?:[A-Za-z]{1,7}|#)[.)])(?=\s)")
"""Where such a list may stand, behind the marks of what holds it."""
DATES = pattern(r"\n[ \t>*+-]*\d{1,2}\. +[^\W\d_]")
_MARKER = pattern(r"(?:\((?P<both>[A-Za-z]{1,7}|\d{1,4}|@[\w-]*)\)|(?P<one>[A-Za-z]{1,7}|#)(?P<sign>[.)]))(?P<gap>[ \t]+|$)")
_DATE = pattern(r"\d{1,2}\. +(?P<month>[^\W\d_]+)\.?(?=[\s,;:)]|$)(?:,? +\d{4}\b)?")
_ORDERED = pattern(r"\d{1,9}[.)](?:\s|$)")
_ROMAN = pattern(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_FORMS = {".": "Period", ")": "ParenR", "(": "ParenBoth"}
_FAR = 12
"""An item's successor is looked for in this many lines."""
_JOINER = "\u2060"
"""Stands unseen behind a day's full stop, so that no reader takes it for the number of a list."""
_OPEN, EXAMPLES = "open lists", "examples"


@frozen
class _Marker:
    """What stands before an item: its label, how it is enclosed, and where the item's text begins in the line's."""

    label: str
    form: str
    length: int

    def value(self, style: str) -> int:
        """The item's number in a style of counting; 0 where its label is none of that style."""
        text = self.label
        if style == "arabic":
            return int(text) if text.isdecimal() else 0
        if style[-2:] != ("Uc" if text.isupper() else "Lc") or not text.isalpha() or text not in (text.lower(), text.upper()):
            return 0
        if style.startswith("alpha"):
            return ord(text.lower()) - ord("a") + 1 if len(text) == 1 else 0
        return _roman(text.lower())

    @property
    def styles(self) -> Iterator[str]:
        """The styles of counting that the label may be in, the likelier first."""
        for style in ("arabic", "romanLc", "romanUc", "alphaLc", "alphaUc"):
            if self.value(style):
                yield style


def _roman(text: str) -> int:
    if not _ROMAN.fullmatch(text):
        return 0
    worth = [_WORTH[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(worth, [*worth[1:], 0], strict=True))


def other_lists_plugin(parser: MarkdownIt) -> None:
    """Ordered lists with other marks than `1.` and `1)`; and dates, which are none."""
    parser.block.ruler.before("list", "other_list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.before("list", "date", _date)


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _marker(state: StateBlock, line: int) -> _Marker | None:
    """The mark at the beginning of a line. A capital letter with a full stop wants two spaces: it may be an initial."""
    text = _text(state, line)
    found = _MARKER.match(text)
    if found is None or found.end() == len(text):
        return None
    label, form = (found["both"], "(") if found["both"] is not None else (found["one"], found["sign"])
    if form == "." and len(label) == 1 and label.isupper() and len(found["gap"].expandtabs(4)) < 2:
        return None
    return _Marker(label, form, found.end())


def _following(state: StateBlock, line: int, last: int, indent: int) -> _Marker | None:
    """The mark of the next item of a list whose item begins on a line."""
    for at in range(line + 1, min(line + 1 + _FAR, last)):
        if not state.isEmpty(at) and state.sCount[at] <= indent:
            return _marker(state, at) if state.sCount[at] == indent else None
    return None


def _begun(state: StateBlock, line: int, last: int) -> tuple[_Marker, str, str] | None:
    """The mark of a list's first item, the style it counts in, and the list's scheme; None where no list begins.

    A list has two items that follow each other; one is enough where no word can be meant, as in `#.` and `(@)`.
    """
    first = _marker(state, line)
    if first is None:
        return None
    if first.label == "#" or first.label.startswith("@"):
        return first, first.label[0], f"arabic{_FORMS[first.form]}"
    following = _following(state, line, last, state.sCount[line])
    if following is None or following.form != first.form:
        return None
    for style in first.styles:
        if following.value(style) == first.value(style) + 1:
            return first, style, f"{style}{_FORMS[first.form]}"
    return None


def _list(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if state.is_code_block(first):
        return False
    open_lists: list[tuple[int, str, str]] = state.env.setdefault(_OPEN, [])
    if silent:
        return _ends_paragraph(state, open_lists, first, last)
    begun = _begun(state, first, last)
    if begun is None:
        return False
    marker, style, scheme = begun
    indent, at = state.sCount[first], len(state.tokens)
    token = state.push("ordered_list_open", "ol", 1)
    value = marker.value(style) if style not in "#@" else 1
    token.meta = {"scheme": scheme}
    token.map = lines = [first, 0]
    open_lists.append((indent, style, marker.form))
    parent, state.parentType = state.parentType, "list"
    tight, line, number = True, first, value
    while True:
        own = _numbered(state, marker, number)
        token.attrs.setdefault("start", own)
        tight = _item(state, line, last, marker) and tight
        line, number = state.line, number + 1
        if line >= last or state.sCount[line] != indent or state.is_code_block(line):
            break
        following = _marker(state, line)
        if following is None or following.form != marker.form or not _goes_on(following, style, number):
            break
        marker = following
    open_lists.pop()
    state.parentType = parent
    state.push("ordered_list_close", "ol", -1)
    lines[1] = state.line = line
    if tight:
        _tighten(state.tokens, at)
    return True


def _ends_paragraph(state: StateBlock, open_lists: list[tuple[int, str, str]], line: int, last: int) -> bool:
    """Whether a line ends the paragraph before it: as the next item of an open list, or as the first of a list without doubt."""
    marker = _marker(state, line)
    if marker is None:
        return False
    if state.sCount[line] < state.blkIndent:
        here = state.sCount[line], marker.form
        return any((indent, form) == here and _goes_on(marker, style, None) for indent, style, form in open_lists)
    begun = _begun(state, line, last) if state.parentType == "paragraph" else None
    return begun is not None and begun[1] not in "#@" and marker.value(begun[1]) == 1


def _goes_on(marker: _Marker, style: str, number: int | None) -> bool:
    """Whether a mark is that of a further item; number: the one it should have."""
    if style in "#@":
        return marker.label.startswith(style)
    value = marker.value(style)
    return value > 0 if number is None else value == number


def _numbered(state: StateBlock, marker: _Marker, number: int) -> int:
    """An item's number; examples are counted through the outline and known by their labels."""
    if not marker.label.startswith("@"):
        return number
    known: dict[str, int] = state.env.setdefault(EXAMPLES, {})
    return known.setdefault(marker.label[1:] or f"@{len(known)}", len(known) + 1)


def _item(state: StateBlock, line: int, last: int, marker: _Marker) -> bool:
    """One item as tokens; whether no empty line stands in it or after it."""
    token = state.push("list_item_open", "li", 1)
    token.map = lines = [line, 0]
    text = _text(state, line)
    lead = len(text) - len(text[marker.length :].lstrip(" \t"))
    mark = len(text[:lead].rstrip(" \t"))
    gap = lead - mark if lead - mark <= 4 else 1
    kept = state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent
    state.listIndent, state.blkIndent, state.tight = state.blkIndent, state.sCount[line] + mark + gap, True
    state.tShift[line] += lead
    state.sCount[line] += lead
    state.md.block.tokenize(state, line, last)
    tight = state.tight and not (state.line - line > 1 and state.isEmpty(state.line - 1) and state.line < last)
    state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent = kept
    state.push("list_item_close", "li", -1)
    lines[1] = state.line
    return tight


def _tighten(tokens: list[Token], first: int) -> None:
    """Paragraphs right in the list's items are its lines."""
    level = tokens[first].level + 2
    for token in tokens[first + 1 :]:
        if token.level == level and token.type in ("paragraph_open", "paragraph_close"):
            token.hidden = True


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    data: dict[str, str] = json.loads(pkgutil.get_data("slides.markdown.parser", "months.json") or b"{}")
    return frozenset(word.casefold() for language, words in data.items() if language != "source" for word in words.split())


def _date(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A paragraph that begins with a date, and is not a list's item."""
    found = _DATE.match(_text(state, first))
    if found is None or state.is_code_block(first) or found["month"].casefold() not in _months():
        return False
    following = next((at for at in range(first + 1, min(last, first + _FAR)) if not state.isEmpty(at)), last)
    if following < last and state.sCount[following] >= state.blkIndent and _ORDERED.match(_text(state, following)):
        return False
    paragraph(state, first, last, silent)
    text = state.tokens[-2]
    stop = text.content.index(".") + 1
    text.content = f"{text.content[:stop]}{_JOINER}{text.content[stop:]}"
    return True
