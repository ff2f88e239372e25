"""Mermaid in `<div class="mermaid">` or `<pre class="mermaid">`, empty lines and all: read as a fence of its language is."""

from __future__ import annotations

import re
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from slides.base.lazy_regex import pattern

_OPENS = pattern(r"<(div|pre|p|section|figure|center)\b([^<>\n]{1,300})>", re.IGNORECASE)
_MERMAID = pattern(r"(?:^|\s)class\s*=\s*(?:\"[^\"]*\bmermaid\b[^\"]*\"|'[^']*\bmermaid\b[^']*'|mermaid(?:\s|$))")


def mermaid_box_plugin(parser: MarkdownIt) -> None:
    """A block rule, before that of raw HTML, that makes a fence of such an element where its end stands at the end of a line."""
    parser.block.ruler.before("html_block", "mermaid_box", _box, {"alt": ["paragraph", "reference", "blockquote"]})


def _box(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """The element as a token, from its first line to the one that closes it."""
    if state.is_code_block(first):
        return False
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("<", start):
        return False
    found = _OPENS.match(state.src, start, state.eMarks[first])
    if found is None or not _MERMAID.search(found[2]):
        return False
    end = f"</{found[1].lower()}>"
    lines = [state.src[found.end() : state.eMarks[first]]]
    line = first
    while end not in lines[-1].lower():
        line += 1
        if line >= last or (state.sCount[line] < state.blkIndent and not state.isEmpty(line)):
            return False
        lines.append(state.src[state.bMarks[line] : state.eMarks[line]])
    at = lines[-1].lower().index(end)
    if lines[-1][at + len(end) :].strip():
        return False
    if silent:
        return True
    lines[-1] = lines[-1][:at]
    token = state.push("code_block", "code", 0)
    token.info = "mermaid"
    token.content = unescape("\n".join(lines if lines[0].strip() else lines[1:]).rstrip()) + "\n"
    token.map = [first, line + 1]
    state.line = line + 1
    return True
