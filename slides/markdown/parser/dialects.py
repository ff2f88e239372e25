"""Rules of Markdown that other programs' outlines use: properties between slides, slots of columns, single tildes, marks."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from slides.base.lazy_regex import pattern

_KEYS = (
    "layout|class|src|background|image|backgroundSize|transition|clicks|clicksStart|level|title|titleTemplate|hideInToc|hide|"
    "name|template|theme|color|dragPos|routeAlias|preload|zoom|disabled|count|exclude|exportFilename|info|highlighter|"
    "background-color|background-image|background-size|background-position|continued|layoutClass|align|cols|url|scale|mdc|clickAnimation|"
    "monacoRunAdditionalDeps|download|lineNumbers|drawings|defaults|addons|fonts|favicon|author|date|colorSchema|aspectRatio"
)
_KEY = pattern(rf"(?:{_KEYS})[ \t]*+:(?:\s.*)?")
_ANY_KEY = pattern(r"[\w-]++[ \t]*+:(?:\s.*)?")
_ONLY_KEY = pattern(r"(?!notes?:|https?:)[a-z][a-zA-Z]*:\s+\S.*")
"""What a property's line looks like whose key is not known: it counts where it stands between two lines `---` with nothing else."""
_MORE = pattern(r"(?:[\w-]++[ \t]*+:(?:\s.*)?|\s+\S.*|#.*|- .*|)")
REMARKS = ("name", "class", "template", "layout", "count", "exclude", "background-")
"""What remark's properties begin with."""
_REMARK = pattern(rf"(?:{'|'.join(REMARKS[:-1])}|background-\w+):[ \t]*+\S.*")
_MOST = 40
"""A slide's properties take at most this many lines."""
COLUMN = "column"
"""The slot that Deckset's line `[.column]` opens."""
SLOT = pattern(r"::[ \t]*+([\w.-]++)[ \t]*+::")
"""Slidev's line that says in which column the rest of the slide stands."""
_SNIPPET = pattern(r"<<<[ \t]+(\S.*)")


_INCLUDE = pattern(r"\{\{<\s++include\s++(\"[^\"{}<>]*+\"|[^\s{}<>\"]++)\s*+>\}\}")

_RULE_FIRST = pattern(r"---[^\S\n]*+\n[^\S\n]*+\n")
"""An outline that begins so begins with a rule: as in pandoc, no line of a front matter is empty right after its first."""


def rule_first_plugin(parser: MarkdownIt) -> None:
    """Front matter only where no empty line follows the first `---`."""
    ruler = parser.block.ruler
    front_matter = ruler.getRules("")[ruler.get_active_rules().index("front_matter")]

    def guarded(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        return _RULE_FIRST.match(state.src) is None and front_matter(state, first, last, silent)

    ruler.at("front_matter", guarded, {"alt": ["paragraph", "reference", "blockquote", "list"]})


_FORMULA = pattern(r"\$\$[ \t]*+(?:\{[^{}\n]*+\})?[ \t]*+$")
"""A line that opens a formula and holds nothing else but what Slidev shows of it at which click."""


_LONGEST_FORMULA = 60
"""Lines of a formula that may stand right under text."""


def formula_after_text_plugin(parser: MarkdownIt) -> None:
    """A formula between lines of `$$` needs no empty line above it, as in KaTeX's and GitHub's Markdown."""
    ruler = parser.block.ruler
    formula = ruler.getRules("")[ruler.get_active_rules().index("math_block")]

    def after_text(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        return _is_formula(state, first, last) if silent else formula(state, first, last, silent)

    ruler.at("math_block", after_text, {"alt": ["paragraph", "reference"]})


def _is_formula(state: StateBlock, first: int, last: int) -> bool:
    """Whether a line opens a formula that is closed before an empty line; long ones are not looked through."""

    def line(at: int) -> str:
        return state.src[state.bMarks[at] + state.tShift[at] : state.eMarks[at]].strip()

    if not _FORMULA.match(line(first)):
        return False
    for at in range(first + 1, min(last, first + _LONGEST_FORMULA)):
        if not line(at) or line(at).endswith("$$"):
            return bool(line(at))
    return False


def slide_matter_plugin(parser: MarkdownIt) -> None:
    """Properties of one slide: after a `---` and closed by another (Slidev), or the first lines of a slide (remark)."""
    parser.block.ruler.before("fence", "slide_matter", _slide_matter, {"alt": []})
    parser.block.ruler.before("fence", "slide_slot", _slot, {"alt": ["paragraph"]})
    parser.block.ruler.before("fence", "snippet", _snippet, {"alt": ["paragraph"]})
    parser.block.ruler.before("fence", "include", _include, {"alt": ["paragraph"]})


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]].rstrip()


def _slide_matter(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if silent or state.level or state.sCount[first] != 0:
        return False
    opened = _line(state, first) == "---"
    at = first + opened
    end = _closed(state, at, last) if opened else 0
    if not end:
        if opened or not _begins_slide(state):
            return False
        end = at
        while end < last and _REMARK.fullmatch(_line(state, end)):
            end += 1
        if end == at:
            return False
    if opened:
        state.push("hr", "hr", 0).map = [first, first + 1]
    token = state.push("slide_matter", "", 0)
    token.map = [at, end]
    token.content = "\n".join(_line(state, line) for line in range(at, end)).removesuffix("\n---")
    token.info = "slidev" if opened else "remark"
    state.line = end
    return True


def _closed(state: StateBlock, first: int, last: int) -> int:
    """The line after the `---` that closes the properties beginning here; 0 where these lines are none."""
    if first >= last or not _ANY_KEY.fullmatch(_line(state, first)):
        return 0
    parted = False
    known = _ONLY_KEY.fullmatch(_line(state, first)) is not None
    for at in range(first, min(first + _MOST, last)):
        line = _line(state, at)
        known = known or _KEY.fullmatch(line) is not None
        if line == "---":
            return at + 1 if known else 0
        remark = line.startswith("#") and _ANY_KEY.fullmatch(_line(state, min(at + 1, last - 1))) is not None
        if not _MORE.fullmatch(line) or (parted and not remark and not _ANY_KEY.fullmatch(line)):
            return 0
        parted = parted or not line
    return 0


def _begins_slide(state: StateBlock) -> bool:
    """Whether nothing stands before on this slide but cells that R Markdown runs."""
    at = len(state.tokens) - 1
    while at >= 0 and state.tokens[at].type == "fence" and state.tokens[at].info.startswith("{r") and len(state.tokens) - at < _MOST:
        at -= 1
    return at < 0 or state.tokens[at].type in ("hr", "slide_matter", "front_matter")


def _slot(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    found = SLOT.fullmatch(_line(state, first).strip())
    if found is None or state.level:
        return False
    if not silent:
        token = state.push("slide_slot", "", 0)
        token.map = [first, first + 1]
        token.info = found.group(1)
        state.line = first + 1
    return True


def _snippet(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """`<<< @/file.py#region {2,3}`: code that stands in a file, as Slidev and VitePress include it."""
    found = _SNIPPET.fullmatch(_line(state, first)) if state.src.startswith("<<<", state.bMarks[first]) else None
    if found is None or state.level:
        return False
    if not silent:
        token = state.push("snippet", "", 0)
        token.map = [first, first + 1]
        token.info = found.group(1)
        state.line = first + 1
    return True


def include_of(text: str) -> str:
    """The file that a line of Quarto's `{{< include file.qmd >}}` names; empty for any other line."""
    found = _INCLUDE.fullmatch(text.strip())
    return found[1].strip('"') if found else ""


def _include(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """`{{< include file.qmd >}}` on a line of its own."""
    begin = state.bMarks[first] + state.tShift[first]
    name = include_of(state.src[begin : state.eMarks[first]]) if state.src.startswith("{{<", begin) else ""
    if not name or state.is_code_block(first):
        return False
    if not silent:
        token = state.push("include", "", 0)
        token.map, token.info = [first, first + 1], name
        state.line = first + 1
    return True


_TILDES = pattern(r"(?<![~\\])~(?=[^~\s])((?:\\.|[^~\\\n])*[^~\s\\])~(?!~)")
_EQUALS = pattern(r"(?<![=\\])==(?=[^=\s])((?:\\.|[^=\\\n])*[^=\s\\])==(?!=)")
_LONGEST_LOWERED = 4
"""Between single tildes this many letters without a space are a subscript, as in pandoc; more are struck out, as on GitHub."""


def pair_plugin(parser: MarkdownIt) -> None:
    """`H~2~O`, `~struck out~` and `==marked==`."""
    parser.inline.ruler.after("strikethrough", "pairs", _pair)
    parser.inline.add_terminator_char("=")


def _pair(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if sign not in "~=":
        return False
    found = (_TILDES if sign == "~" else _EQUALS).match(state.src, state.pos, state.posMax)
    if found is None or silent:
        return False
    lowered = len(found[1]) <= _LONGEST_LOWERED and not re.search(r"\s", found[1])
    kind = "mark" if sign == "=" else "sub" if lowered else "s"
    end = state.posMax
    state.push(f"{kind}_open", kind, 1)
    state.pos, state.posMax = found.start(1), found.end(1)
    state.md.inline.tokenize(state)
    state.pos, state.posMax = found.end(), end
    state.push(f"{kind}_close", kind, -1)
    return True
