"""pandoc's line blocks: lines that begin with a bar keep their ends and their indents. Source: pandoc's manual, `line_blocks`."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from slides.base.lazy_regex import pattern
from slides.markdown.parser.drawn_table import WIDE, line_at

LINES = pattern(r"\n[ \t>*+\-\d.)]*\|[ \t]")
"""Where a line block may stand."""
_DELIMITER = frozenset("|:- \t")
"""What the line under a pipe table's header is made of."""


def line_block_plugin(parser: MarkdownIt) -> None:
    """Line blocks as paragraphs with breaks."""
    parser.block.ruler.after("table", "line_block", _lines, {"alt": []})


def _lines(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if silent or state.is_code_block(first) or not _isline_at(state, first):
        return False
    if first + 1 < last and "-" in (below := line_at(state, first + 1)) and _DELIMITER.issuperset(below):
        return False
    found: list[str] = []
    line = first
    while line < last and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        text = line_at(state, line).replace(WIDE, "")
        if _isline_at(state, line):
            text = text.strip()[1:].removeprefix(" ").removeprefix("\t")
            found.append("\u00a0" * (len(text) - len(text.lstrip())) + text.strip())
        elif text.startswith(" "):
            found[-1] = f"{found[-1]} {text.strip()}"
        else:
            break
        line += 1
    state.push("paragraph_open", "p", 1).map = [first, line]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = "\\\n".join(found), [first, line], []
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def _isline_at(state: StateBlock, line: int) -> bool:
    """Whether a line begins with a bar and a space, or is a bar alone."""
    text = line_at(state, line).strip()
    return text.startswith(("| ", "|\t")) or text == "|"
