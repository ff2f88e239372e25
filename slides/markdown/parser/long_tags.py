"""A tag of HTML, or of a component, whose attributes take several lines: `<Block`, a line for each attribute, and `>` on its own.

CommonMark reads it as a paragraph and a quotation. Vue's components (Slidev) and formatters of HTML write tags so.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from slides.base.lazy_regex import pattern
from slides.markdown.parser.tags import read_tag

_OPENS = pattern(r"<[A-Za-z][\w:-]*(?:\s[^<>]*)?")
_MOST = 30
"""A tag takes at most this many lines."""
_LONGEST = 4_000
_BETWEEN = pattern(r"[ \t>]*(?:-+|=+)[ \t]*")
"""A line that ends a paragraph as a heading, whatever quotation marks it stands between: blocks come before what is in them."""
_QUOTED = pattern(r"\"[^\"]*+\"|'[^']*+'")
_NO_NAME = pattern(r"\s[^\s=!]*![^\s=]*(?=[\s/>])")
"""An attribute whose name no dialect allows."""


def long_tag_plugin(parser: MarkdownIt) -> None:
    """An opening tag over several lines as a block of HTML; what follows it is Markdown."""
    parser.block.ruler.before("html_block", "long_tag", _long_tag, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _long_tag(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    begin = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("<", begin) or state.is_code_block(first):
        return False
    if _OPENS.fullmatch(state.src, begin, state.eMarks[first]) is None:
        return False
    end = _closed(state, begin, first, last)
    if not end:
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.map = [first, end]
        token.content = " ".join(state.src[begin : state.eMarks[end - 1]].split()) + "\n"
        state.line = end
    return True


def _closed(state: StateBlock, begin: int, first: int, last: int) -> int:
    """The line after the one that ends with the tag's `>`; 0 where no line does, or where it is no tag."""
    for line in range(first + 1, min(first + _MOST, last)):
        text = state.src[begin : state.eMarks[line]].rstrip()
        own = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        if state.isEmpty(line) or len(text) > _LONGEST or _BETWEEN.fullmatch(own):
            return 0
        if text.endswith(">"):
            bare = _QUOTED.sub('""', text)
            whole = bare.count(">") == bare.count("<") == 1 and read_tag(bare) and ("{" in bare or not _NO_NAME.search(bare))
            return line + 1 if whole else 0
    return 0
