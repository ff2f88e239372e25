"""A block of raw HTML ends before a line that can only be Markdown: a fence of code, a heading, or a rule.

CommonMark ends it at an empty line. Authors of notebooks and slides leave it out, and the programs they use read Markdown there.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from slides.base.lazy_regex import pattern

_BREAKS = pattern(r"(?:\s*<br\s*/?>)+\s*")
"""A line of nothing but breaks, which begins no block."""
_MARKDOWN = pattern(r" {0,3}(?:`{3}[^\n]*+|~{3}[^\n]*+|#{1,6}[ \t]++\S[^\n]*+|(?:-{3,}|\*{3})[ \t]*+)")
_LITERAL = pattern(r"(?i)\s*<(?:!|\?|(?:pre|script|style|textarea|svg|table|code|math)\b)")
"""What begins HTML whose lines are no Markdown."""


def html_ends_plugin(parser: MarkdownIt) -> None:
    """The rule for blocks of HTML, which stops at Markdown."""
    ruler = parser.block.ruler
    block = ruler.getRules("")[ruler.get_active_rules().index("html_block")]

    def ended(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        if not block(state, first, last, silent):
            return False
        if not silent and state.line > first + 1 and (end := _end(state, first, state.line)) < state.line:
            token = state.tokens[-1]
            token.map, token.content = [first, end], state.getLines(first, end, state.blkIndent, True)
            state.line = end
        return True

    ruler.at("html_block", ended, {"alt": ["paragraph", "reference", "blockquote"]})


def _end(state: StateBlock, first: int, last: int) -> int:
    """The line before which a block of HTML ends."""
    text = state.src[state.bMarks[first] : state.eMarks[first]]
    if _BREAKS.fullmatch(text):
        return first + 1
    if _LITERAL.match(text):
        return last
    lines = (line for line in range(first + 1, last) if _MARKDOWN.fullmatch(state.src, state.bMarks[line], state.eMarks[line]))
    return next(lines, last)
