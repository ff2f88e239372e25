"""Rules of Markdown for words that only the speaker sees: reveal's `Note:` and `<aside class="notes">`, remark's `???` and `--`."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from slides.base.lazy_regex import pattern
from slides.markdown.parser.source_lines import outside_code
from slides.markdown.parser.tags import read_tag

REMARK_NOTES = "\n???"
"""What an outline of remark holds: the line that begins the notes."""
REMARK_PROPERTIES = "name|class|layout|template|background-image"
"""What remark's properties of a slide begin with, as a choice in a pattern."""
_MATTER = pattern(rf"(?:\A|\n---[ \t]*\n)\n*(?:{REMARK_PROPERTIES}): [^\n]*")
_NOTE = pattern(r"(?:Note|note|NOTE)[Ss]?(?::(?:\s|\Z)|\uff1a)")
_ASIDE = pattern(r"(?i)\s{0,3}<aside(?:\s[^<>]*)?>")
_DASHES = pattern(r"-{2,}")
_END = "</aside>"
_ENV = "pauses of remark"
_DEEPEST = 8
"""Notes inside of notes deeper than this are read as HTML."""
_XARINGAN = pattern(r"---\n(?:(?!---)[^\n]*\n){0,200}?[^\n]*(?:moon_reader|xaringan)")
NEXT_SLIDE = pattern(r"#{1,2}\s|-{3,}\s*\Z")
"""What ends notes that are never closed."""
_ENDED = ["paragraph", "reference", "blockquote", "list"]


def is_remark(text: str) -> bool:
    """Whether an outline is remark's: it has remark's notes, or its properties and no front matter, or xaringan's front matter."""
    if REMARK_NOTES in text:
        return True
    return _XARINGAN.match(text) is not None if text.startswith("---") else _MATTER.search(text) is not None


def without_pauses(text: str) -> str:
    """An outline of remark without the lines `--`, what follows which is shown a click later; any other as it is."""
    if "\n--" not in text or not is_remark(text):
        return text
    lines = text.split("\n")
    said = False
    for at, line in outside_code(list(lines)):
        bare = line.rstrip()
        if bare == "--" and not said:
            lines[at] = ""
        said = bare == "???" or (said and bare not in ("--", "---"))
    return "\n".join(lines)


def spoken_plugin(parser: MarkdownIt) -> None:
    """Notes as reveal.js and remark write them; a lone `--` is remark's pause, or reveal's next slide."""
    parser.block.ruler.before("fence", "note_line", _note_line, {"alt": _ENDED})
    parser.block.ruler.before("fence", "remark_notes", _remark_notes, {"alt": _ENDED})
    parser.block.ruler.before("fence", "dashes", _dashes, {"alt": _ENDED})
    parser.block.ruler.before("lheading", "remark_paragraph", _remark_paragraph)
    parser.block.ruler.before("fence", "aside_notes", _aside, {"alt": _ENDED})
    parser.inline.ruler.before("html_inline", "aside_notes", _inline_aside)


def line_of(state: StateBlock, line: int) -> str:
    """A line from its first column, without white space at its end."""
    return state.src[state.bMarks[line] : state.eMarks[line]].rstrip()


def _note_line(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """`Note:` at the beginning of a line ends the paragraph or list before it, as reveal.js looks at lines only."""
    return silent and _NOTE.match(line_of(state, first)) is not None


def _remark_notes(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """The line `???`, a paragraph of its own: a line of dashes below the notes makes no heading of them."""
    if state.level or line_of(state, first) != "???":
        return False
    if not silent:
        _push_paragraph(state, "???", first, first + 1)
    return True


def _dashes(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A lone `--`: where remark's notes are used what follows is shown a click later; elsewhere it is reveal's next slide."""
    if (state.level and not silent) or line_of(state, first) != "--":
        return False
    remark = _of_remark(state)
    if silent:
        return remark
    token = state.push("remark_pause" if remark else "hr", "", 0)
    token.map = [first, first + 1]
    token.markup = "--"
    state.line = first + 1
    return True


def _of_remark(state: StateBlock) -> bool:
    """Whether the outline is remark's."""
    known = state.env.get(_ENV)
    if known is None:
        known = state.env[_ENV] = is_remark(state.src)
    return bool(known)


def _remark_paragraph(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A paragraph right above a line of dashes, which in remark ends it and makes no heading of it."""
    if silent or state.level or not _of_remark(state):
        return False
    ends = state.md.block.ruler.getRules("paragraph")
    for line in range(first + 1, last):
        if _DASHES.fullmatch(line_of(state, line)):
            _push_paragraph(state, state.getLines(first, line, 0, False).strip(), first, line)
            return True
        if state.isEmpty(line) or any(rule(state, line, last, True) for rule in ends):
            return False
    return False


def _push_paragraph(state: StateBlock, text: str, first: int, after: int) -> None:
    """A paragraph of these lines, after which the rest is read."""
    state.line = after
    opened = state.push("paragraph_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.content, inline.children = text, []
    opened.map = inline.map = [first, after]
    state.push("paragraph_close", "p", -1)


def _aside(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """`<aside class="notes">` up to its end, what is in it read as Markdown; one that is never closed ends before the next slide."""
    begin = state.bMarks[first] + state.tShift[first]
    if state.sCount[first] - state.blkIndent > 3 or not state.src.startswith("<aside", begin):
        return False
    found = _ASIDE.match(state.src, begin, state.eMarks[first]) if state.env.get("asides", 0) < _DEEPEST else None
    tag = read_tag(found[0]) if found else None
    if found is None or tag is None or "notes" not in tag.attributes.get("class", "").split():
        return False
    if silent:
        return True
    after, end, closed = _until_end(state, first, last, found.end())
    _push_notes(state, state.src[found.end() : end], first, after, closed=closed)
    state.line = after
    return True


def _inline_aside(state: StateInline, silent: bool) -> bool:
    """The same inside a line: its words are none of the line's."""
    found = _ASIDE.match(state.src, state.pos, state.posMax) if state.src.startswith("<aside", state.pos) else None
    tag = read_tag(found[0]) if found else None
    end = state.src.find(_END, state.pos, state.posMax) if tag else -1
    if found is None or tag is None or end < 0 or "notes" not in tag.attributes.get("class", "").split():
        return False
    if not silent:
        state.push("aside_notes", "", 0).content = state.src[found.end() : end]
    state.pos = end + len(_END)
    return True


def _until_end(state: StateBlock, first: int, last: int, start: int) -> tuple[int, int, bool]:
    """The line after the aside, where its words end in the source, and whether it is closed."""
    for line in range(first, last):
        begin = start if line == first else state.bMarks[line]
        at = state.src[begin : state.eMarks[line]].lower().find(_END)
        if at >= 0:
            return line + 1, begin + at, True
        if line > first and NEXT_SLIDE.match(line_of(state, line)):
            return line, state.bMarks[line], False
    return last, state.eMarks[last - 1], False


def _push_notes(state: StateBlock, text: str, first: int, after: int, *, closed: bool) -> None:
    """A container of notes with the blocks of a text that begins on a line."""
    inner: list[Token] = []
    state.env["asides"] = state.env.get("asides", 0) + 1
    state.md.block.parse(text, state.md, state.env, inner)
    state.env["asides"] -= 1
    opened = state.push("container_notes_open", "div", 1)
    opened.info, opened.map = "notes", [first, after]
    opened.meta = {"closed": closed}
    for token in inner:
        if token.map:
            token.map = [token.map[0] + first, min(token.map[1] + first, after)]
        token.level += state.level
        state.tokens.append(token)
    state.push("container_notes_close", "div", -1)
