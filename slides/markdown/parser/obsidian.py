"""Rules of Markdown that Obsidian adds: `%%comments%%`, `[[wiki links]]` and `![[embeds]]`."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from slides.base.lazy_regex import pattern
from slides.markdown.parser.spoken import NEXT_SLIDE, line_of
from slides.text.rich_text import slug

MARK = "%%"
_LINK = pattern(r"\[\[([^\[\]|\n^][^\[\]|\n]{0,300})(?:\|([^\[\]\n]{0,300}))?\]\](?![(\[])")
_PICTURE = pattern(r"(?i)\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|avif)\Z")
_EMBEDDED = pattern(r"!\[\[([^\[\]|\n^][^\[\]|\n^]{0,300})(?:\|[^\[\]\n]{0,300})?\]\][ \t]*")
_OTHER_FILE = pattern(r"(?i)\.(?!md\Z)[a-z][a-z0-9]{1,4}\Z")
"""The ending of a file that is no note."""
BOXES = ("<grid", "<split", "</grid", "</split")
"""What the tags of Advanced Slides begin with that stand round Markdown."""
_BOX = pattern(r"</?(?:grid|split)(?:\s[^<>]*)?>")
_SIZE = pattern(r"\d+(?:x\d+)?")


def obsidian_plugin(parser: MarkdownIt) -> None:
    """Comments between `%%`, links to notes and headings, embedded pictures."""
    parser.block.ruler.before("fence", "percent_comment", _comment_block, {"alt": ["paragraph", "list", "blockquote"]})
    parser.block.ruler.before("fence", "embedded_note", _embedded_note, {"alt": ["paragraph"]})
    parser.block.ruler.before("html_block", "slide_box", _slide_box, {"alt": ["paragraph", "reference", "list", "blockquote"]})
    parser.inline.ruler.before("link", "percent_comment", _comment)
    parser.inline.ruler.before("link", "wiki_link", _wiki_link)
    parser.inline.ruler.before("image", "embed", _embed)
    parser.inline.add_terminator_char("%")


def _embedded_note(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """`![[note]]` or `![[note#heading]]` on a line of its own: what the note holds stands there."""
    line = line_of(state, first)
    found = _EMBEDDED.fullmatch(line) if line.startswith("![[") and not state.is_code_block(first) else None
    if found is None or _OTHER_FILE.search(found[1].partition("#")[0]):
        return False
    if not silent:
        token = state.push("include", "", 0)
        token.map, token.info = [first, first + 1], f"[[{found[1].strip()}]]"
        state.line = first + 1
    return True


def _slide_box(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """`<grid …>` and `<split …>` of Advanced Slides, each on a line of its own: what follows is Markdown, without an empty line too."""
    line = line_of(state, first)
    if not line.startswith(BOXES) or _BOX.fullmatch(line) is None:
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.map, token.content = [first, first + 1], f"{line}\n"
        state.line = first + 1
    return True


def _comment_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """`%%` that begins a line and is closed at the end of a later one; one alone on its line that is never closed ends before the
    next slide.
    """
    words = line_of(state, first)
    if state.level or not words.startswith(MARK) or words.find(MARK, 2) >= 0:
        return False
    end, closed = _closed(state, first, last)
    if not closed and words != MARK:
        return False
    if not silent:
        state.line = end or last
        token = state.push("percent_comment", "", 0)
        token.map = [first, state.line]
        token.meta = {"closed": closed}
    return True


def _closed(state: StateBlock, first: int, last: int) -> tuple[int, bool]:
    """The line after the one that closes a comment; where none does, the one that begins the next slide, 0 where there is none."""
    following, unclosed = 0, state.env.get("unclosed percent") == len(state.src)
    for line in range(first + 1, last):
        found = line_of(state, line)
        if not unclosed and found.endswith(MARK):
            return line + 1, True
        following = following or (line if NEXT_SLIDE.match(found) else 0)
        if unclosed and following:
            break
    state.env["unclosed percent"] = len(state.src)
    return following, False


def _comment(state: StateInline, silent: bool) -> bool:
    """`%%words%%` inside a text: nothing is shown."""
    if not state.src.startswith(MARK, state.pos):
        return False
    end = state.src.find(MARK, state.pos + 2, state.posMax)
    if end <= state.pos + 2:
        return False
    if not silent:
        state.push("percent_comment", "", 0)
    state.pos = end + 2
    return True


def _wiki_link(state: StateInline, silent: bool) -> bool:
    """`[[note#heading|words]]`: a link to a heading of this outline; what leads to another note keeps its words and address."""
    found = _LINK.match(state.src, state.pos, state.posMax) if state.src.startswith("[[", state.pos) else None
    if found is None or found[1].isdecimal():
        return False
    if not silent:
        target = found[1].strip()
        address = f"#{slug(target.rpartition('#')[2])}" if target.startswith("#") else target
        state.push("link_open", "a", 1).attrs = {"href": address}
        _push_text(state, (found[2] or "").strip() or _named(target))
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _named(target: str) -> str:
    """A note and a heading in it as Obsidian shows them."""
    return " > ".join(part.strip() for part in target.split("#") if part.strip()) or target


def _embed(state: StateInline, silent: bool) -> bool:
    """`![[picture.png|words or size]]`; anything else that is embedded is named by a token of its own."""
    found = _LINK.match(state.src, state.pos + 1, state.posMax) if state.src.startswith("![[", state.pos) else None
    if found is None:
        return False
    if not silent:
        target, words = found[1].strip(), (found[2] or "").strip()
        if _PICTURE.search(target.partition("#")[0]):
            token = state.push("image", "img", 0)
            size = _SIZE.fullmatch(words)
            token.attrs = {"src": target.partition("#")[0], "alt": ""}
            if size:
                token.attrs["width"] = words.partition("x")[0]
            token.children = [Token("text", "", 0, content="" if size else words)]
        else:
            state.push("embedded_note", "", 0).content = target
    state.pos = found.end()
    return True


def _push_text(state: StateInline, text: str) -> None:
    state.push("text", "", 0).content = text
