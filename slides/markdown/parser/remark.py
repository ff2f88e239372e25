"""remark's `.class[words]`: what the class looks like is another page's; the words stay, and columns stand side by side.

Source: remark's wiki, "Markdown", section "Content classes".
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from slides.base.lazy_regex import pattern
from slides.markdown.parser.spoken import is_remark, line_of

CLASS = r"\.(?=[A-Za-z][\w.-]{0,40}\[)"
"""What `.class[` begins with, seen from its first letter."""
_OPENER = pattern(r"\.([A-Za-z][\w.-]{0,40})\[")
_BRACKET = pattern(r"\\.|`[^`\n]*+`|[\[\]]")
_COLUMN = pattern(r"(?:pull|col|column)(?:-[\w-]+|\d+)?|(?:left|right|middle|center)-(?:col|column|panel|pane|half|side)[\w-]*")
_LINES = frozenset({"left", "center", "right"})
"""Classes whose words stand on a line of their own."""
_RAISED = {"sub": "sub", "sup": "sup", "super": "sup"}
"""Classes that xaringan's authors use for scripts, right behind a word too, as the element that they mean."""
_LONGEST = 20_000
"""Characters in which the bracket is looked for that closes a class."""
_ENV = "remark"


def remark_plugin(parser: MarkdownIt) -> None:
    """`.class[words]` in a line, and over several lines."""
    parser.block.ruler.before("fence", "remark_class", _box, {"alt": ["paragraph", "list"]})
    parser.inline.ruler.before("link", "remark_class", _inline)
    parser.inline.add_terminator_char(".")


def _known(state: StateBlock) -> bool:
    known = state.env.get(_ENV)
    if known is None:
        known = state.env[_ENV] = "[" in state.src and is_remark(state.src)
    return bool(known)


def _end(text: str, start: int, most: int) -> int:
    """Where the bracket stands that closes the one right before `start`; -1 where none does."""
    depth = 1
    for found in _BRACKET.finditer(text, start, min(most, start + _LONGEST)):
        depth += 1 if found[0] == "[" else -1 if found[0] == "]" else 0
        if not depth:
            return found.start()
    return -1


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "." or not state.env.get(_ENV):
        return False
    found = _OPENER.match(state.src, state.pos, state.posMax)
    raised = found is not None and found[1] in _RAISED
    if not raised and state.pos and (state.src[state.pos - 1].isalnum() or state.src[state.pos - 1] in "_)]"):
        return False
    close = _end(state.src, found.end(), state.posMax) if found else -1
    if found is None or close < 0:
        return False
    if not silent:
        if not _LINES.isdisjoint(found[1].split(".")) and state.tokens and state.tokens[-1].type == "softbreak":
            state.tokens[-1].type = "hardbreak"
        end = state.posMax
        state.pos, state.posMax = found.end(), close
        tag = _RAISED.get(found[1], "")
        state.push(f"{tag}_open" if tag else "span_open", tag or "span", 1).attrs = {"class": found[1].replace(".", " ")}
        state.md.inline.tokenize(state)
        state.push(f"{tag}_close" if tag else "span_close", tag or "span", -1)
        state.posMax = end
    state.pos = close + 1
    return True


def _box(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A class over several lines, or the columns that stand one after the other."""
    if not _known(state) or state.level or not line_of(state, first).lstrip(" ").startswith("."):
        return False
    boxes = list(_boxes(state, first, last))
    if not boxes:
        return False
    if silent:
        return True
    columns = len(boxes) > 1
    end = boxes[-1][3]
    if columns:
        _push(state, "columns", first, end)
    for begin, after, line, stop in boxes:
        _push(state, "column" if columns else "", line, stop)
        _parse(state, state.src[begin:after], state.src.count("\n", state.bMarks[line], begin) + line)
        state.push("container_div_close", "div", -1)
    if columns:
        state.push("container_div_close", "div", -1)
    state.line = end
    return True


def _boxes(state: StateBlock, first: int, last: int) -> list[tuple[int, int, int, int]]:
    """The first box that begins on a line, and the columns after it where it is one: where its words begin and end in the source, its
    first line and the line after it.
    """
    found: list[tuple[int, int, int, int]] = []
    line, begin = first, state.bMarks[first] + min(state.tShift[first], 3)
    while line < last:
        opener = _OPENER.match(state.src, begin, state.eMarks[line])
        column = opener is not None and _COLUMN.fullmatch(opener[1]) is not None
        close = _end(state.src, opener.end(), state.eMarks[last - 1]) if opener and (column or not found) else -1
        if opener is None or close < 0 or "\n---\n" in state.src[opener.end() : close]:
            break
        stop = line + state.src.count("\n", state.bMarks[line], close)
        rest = state.src[close + 1 : state.eMarks[stop]]
        chained = column and (chain := _OPENER.match(rest.strip())) is not None and _COLUMN.fullmatch(chain[1]) is not None
        if (rest.strip() and not chained) or (stop == line and not column):
            break
        found.append((opener.end(), close, line, stop + 1))
        if chained:
            line, begin = stop, close + 1 + len(rest) - len(rest.lstrip())
            continue
        line = stop + 1
        if not column:
            break
        while line < last and state.isEmpty(line):
            line += 1
        begin = state.bMarks[line] if line < last else 0
    return found


def _push(state: StateBlock, name: str, first: int, after: int) -> None:
    token = state.push("container_div_open", "div", 1)
    token.info, token.markup, token.block, token.map = f"{{.{name}}}" if name else "{}", ":::", True, [first, after]
    token.meta = {"unclosed": False, "bounded": False}


def _parse(state: StateBlock, text: str, first: int) -> None:
    """The blocks of a text that begins on a line."""
    inner: list[Token] = []
    state.md.block.parse(text, state.md, state.env, inner)
    for token in inner:
        if token.map:
            token.map = [token.map[0] + first, token.map[1] + first]
        token.level += state.level
        state.tokens.append(token)
