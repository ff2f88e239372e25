"""Smaller blocks that pandoc adds: title blocks, pauses `. . .`, headings of attributes alone and with attributes of several lines."""

from __future__ import annotations

import json

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from slides.base.lazy_regex import pattern

_PAUSE = pattern(r"\.[ \t]+\.[ \t]+\.\s*")
_BARE = pattern(r"\{[^{}\n]*+\}\s*+")
_UNDER = pattern(r"(?:=+|-{2,})\s*")
_FIELDS = ("title", "author", "date")
_OPENED = pattern(r" {0,3}(#{1,6})[ \t]++((?:[^\s{}][^\n{}]*+)?\{[^{}\n]*+)")
"""A heading whose attributes do not end on its line."""
_LINES = 12
"""Attributes of a heading take at most this many lines."""
_LONG = 160
"""Letters of a line that is no heading, whatever stands under it."""
_RULE = pattern(r"-{3,}[ \t]*+")
_COMMENTS = 8
"""This many comments may stand above front matter."""
_KEY = pattern(r"[A-Za-z_][\w-]*+[ \t]*+:")
_MOST = 30
"""A title block has at most this many lines."""


def pandoc_plugin(parser: MarkdownIt) -> None:
    """`% title` with `% authors` and `% date` as front matter; a pause as nothing, for all of a slide is there at once."""
    parser.block.ruler.before("table", "title_block", _title_block, {"alt": []})
    parser.block.ruler.before("table", "commented_front_matter", _commented_front_matter, {"alt": []})
    parser.block.ruler.before("attr", "bare_heading", _bare_heading, {"alt": []})
    parser.block.ruler.before("heading", "heading_attributes", _heading_attributes, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.before("lheading", "long_line_over_a_rule", _long_line_over_a_rule)
    parser.block.ruler.before("fence", "pause", _pause, {"alt": ["paragraph", "list", "blockquote"]})


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]


def _title_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Up to three fields, each a line with a percent sign and further lines that are indented."""
    if first or silent or state.level or state.tokens or not _line(state, 0).startswith("% "):
        return False
    fields: list[list[str]] = []
    line = 0
    while line < min(last, _MOST):
        text = _line(state, line)
        if text.startswith("%") and len(fields) < len(_FIELDS) and text[1:2] in ("", " ", "\t"):
            fields.append([text[1:].strip()])
        elif fields and text[:1] in (" ", "\t") and text.strip():
            fields[-1].append(text.strip())
        else:
            break
        line += 1
    said = {name: " ".join(filter(None, lines)) for name, lines in zip(_FIELDS, fields, strict=False)}
    authors = [each.strip() for each in "; ".join(filter(None, fields[1])).split(";")] if len(fields) > 1 else []
    rows = [f"title: {json.dumps(said['title'], ensure_ascii=False)}"] if said.get("title") else []
    rows += [f"author: {json.dumps([each for each in authors if each], ensure_ascii=False)}"] if any(authors) else []
    rows += [f"date: {json.dumps(said['date'], ensure_ascii=False)}"] if said.get("date") else []
    token = state.push("front_matter", "", 0)
    token.map = [0, line]
    token.content = "\n".join(rows)
    state.line = line
    return True


def _commented_front_matter(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Front matter that stands under comments alone, as under a licence; pandoc reads it anywhere."""
    before = state.tokens
    if not first or silent or state.level or not 0 < len(before) <= _COMMENTS or _line(state, first).rstrip() != "---":
        return False
    if not all(token.type == "html_block" and token.content.lstrip().startswith("<!--") for token in before):
        return False
    end = next((at for at in range(first + 1, last) if _line(state, at).rstrip() in ("---", "...")), 0)
    if not end or not _KEY.match(_line(state, first + 1)):
        return False
    token = state.push("front_matter", "", 0)
    token.map = [first, end + 1]
    token.content = "\n".join(_line(state, at) for at in range(first + 1, end))
    state.line = end + 1
    return True


def _long_line_over_a_rule(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A paragraph right above `---`: by the letter a heading, but no one underlines this much."""
    if silent or first + 1 >= last or state.is_code_block(first) or state.eMarks[first] - state.bMarks[first] < _LONG:
        return False
    if state.sCount[first + 1] != state.blkIndent or not _RULE.fullmatch(_line(state, first + 1)):
        return False
    state.push("paragraph_open", "p", 1).map = [first, first + 1]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = _line(state, first).strip(), [first, first + 1], []
    state.push("paragraph_close", "p", -1)
    state.line = first + 1
    return True


def _pause(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A line of three full stops with spaces between them."""
    if state.is_code_block(first) or not _PAUSE.fullmatch(state.src[state.bMarks[first] + state.tShift[first] : state.eMarks[first]]):
        return False
    if not silent:
        state.push("pause", "", 0).map = [first, first + 1]
        state.line = first + 1
    return True


def _heading_attributes(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A heading whose attributes take several lines, as pandoc reads them: `## Title {.class` and, further down, `key=value}`."""
    found = _OPENED.fullmatch(_line(state, first)) if state.src.startswith("#", state.bMarks[first] + state.tShift[first]) else None
    if found is None or state.is_code_block(first):
        return False
    words = [found[2].strip()]
    for line in range(first + 1, min(last, first + _LINES)):
        text = _line(state, line).strip()
        if not text or "{" in text or text.startswith("```") or (text[0] == "#" and text.lstrip("#")[:1] == " "):
            return False
        words.append(text)
        if "}" not in text:
            continue
        if not text.endswith("}") or text.count("}") > 1:
            return False
        if not silent:
            tag = f"h{len(found[1])}"
            state.push("heading_open", tag, 1).map = [first, line + 1]
            token = state.push("inline", "", 0)
            token.content, token.map, token.children = " ".join(words), [first, line + 1], []
            state.push("heading_close", tag, -1)
            state.line = line + 1
        return True
    return False


def _bare_heading(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """An underlined heading of nothing but attributes, as `{.plain}` over `=====`: a slide without a title."""
    if silent or first + 1 >= last or state.is_code_block(first) or state.sCount[first + 1] < state.blkIndent:
        return False
    text, under = (state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]] for line in (first, first + 1))
    if not _BARE.fullmatch(text) or not _UNDER.fullmatch(under):
        return False
    tag = "h1" if under.startswith("=") else "h2"
    state.push("heading_open", tag, 1).map = [first, first + 2]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = "" if text.strip() == "{}" else text.strip(), [first, first + 1], []
    state.push("heading_close", tag, -1)
    state.line = first + 2
    return True
