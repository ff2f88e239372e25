"""TeX environments on lines of their own: Beamer's columns and blocks, lists, figures and formulas as what Markdown has for them.

Any other environment is shown as it is typed, with a message: a deck that shows its source is wrong, one that drops it is worse.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from slides.base.lazy_regex import pattern
from slides.markdown.parser.drawn_table import DrawnTable, write_tokens
from slides.markdown.parser.tex import argument, translated

BEGINS = "\\begin{"
_BEGIN = pattern(r"\\begin[ ]?\{(?P<name>[A-Za-z]+)\*?\}(?:<[^<>\n]{0,40}>)?")
_EDGE = pattern(r"\\(?P<side>begin|end)[ ]?\{(?P<name>[A-Za-z]+)\*?\}")
NOTE = "\\note"
_NOTE = pattern(r"\\note(?:<[^<>\n]{0,40}>)?(?:\[[^\]\n]{0,40}\])?\{")
_MOST_LINES = 200
"""Beamer's note takes at most this many lines."""
_COLUMN = pattern(
    r"\\column(?:\[[^\]\n]{0,20}\])?\{(?P<of>[^{}\n]{0,60})\}|\\begin\{column\}(?:\[[^\]\n]{0,20}\])?\{(?P<in>[^{}\n]{0,60})\}"
)
_ITEM = pattern(r"\\item(?:<[^<>\n]{0,40}>)?[ \t]*(?:\[(?P<term>[^\]\n]{0,200})\])?[ \t]*")
_OPTIONS = pattern(r"(?:\[[^\]\n]{0,200}\]|<[^<>\n]{0,40}>)*")
_SHARE = pattern(r"(?<![\d.])(\d++(?:\.\d++)?|\.\d++)\s*+\\(?:text|line|column|paper|h)(?:width|size)")
_PICTURE = pattern(r"\\includegraphics(?:<[^<>\n]{0,40}>)?(?:\[[^\]\n]{0,300}\])?\{(?P<file>[^{}\n]+)\}")
_CAPTION = pattern(r"\\caption(?:\[[^\]\n]{0,200}\])?\{")
_LISTS = {"itemize": "bullet_list", "enumerate": "ordered_list", "description": "bullet_list"}
_BLOCKS = frozenset("block alertblock exampleblock theorem definition example lemma proof corollary frame".split())  # noqa: SIM905
_WRAPPERS = frozenset(
    "center flushleft flushright minipage small footnotesize scriptsize tiny large Large quote quotation onlyenv overlayarea "  # noqa: SIM905
    "overprint columnsonly document multicols spacing samepage varwidth actionenv visibleenv uncoverenv alertenv structureenv "
    "column".split()
)
_FORMULAS = frozenset("equation align gather multline displaymath eqnarray math alignat flalign".split())  # noqa: SIM905
_CODE = frozenset("verbatim lstlisting minted semiverbatim Verbatim alltt".split())  # noqa: SIM905
_INSIDE = frozenset(
    "array cases dcases matrix pmatrix bmatrix vmatrix Bmatrix smallmatrix aligned alignedat gathered split subarray".split()  # noqa: SIM905
)
"""Environments that stand inside of formulas, and so end no paragraph."""
_DRAWN = frozenset("tikzpicture tikzcd pspicture circuitikz forest".split())  # noqa: SIM905
"""Environments that only TeX can draw."""
_TABLES = frozenset({"table", "tabular", "tabularx", "tabulary", "longtable", "sidewaystable", "wraptable"})
"""The environments that are tables, or hold one."""
_SKIPPED = frozenset("comment".split())  # noqa: SIM905


def tex_plugin(parser: MarkdownIt) -> None:
    """`\\begin{name}` … `\\end{name}` on lines of their own."""
    parser.block.ruler.before("fence", "tex", _environment, {"alt": ["paragraph", "reference", "list"]})
    parser.block.ruler.before("fence", "tex_note", _note, {"alt": ["paragraph", "reference", "list"]})


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _environment(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    if state.is_code_block(first):
        return False
    text = _text(state, first)
    begun = _BEGIN.match(text) if text.startswith("\\begin") else None
    if begun is None:
        return False
    end = _end(state, first, last, begun["name"])
    if not end:
        return False
    name = begun["name"]
    if silent:
        return name not in _INSIDE
    rest = (
        begun.end() + (_OPTIONS.match(text[begun.end() :]) or begun).end()
        if text[begun.end() : begun.end() + 1] in ("[", "<")
        else begun.end()
    )
    if name == "columns":
        _columns(state, first, end, rest)
    elif name in _LISTS:
        _list(state, first, end, rest, name)
    elif name in _BLOCKS or name in _WRAPPERS:
        _wrapped(state, first, end, rest, name)
    elif name in _FORMULAS:
        _formula(state, first, end, name)
    elif (name in ("figure", "wrapfigure") and _figure(state, first, end)) or (name in _TABLES and _table(state, first, end)):
        pass
    elif name in _SKIPPED:
        state.push("left_out", "", 0).map = [first, end + 1]
    else:
        _as_typed(state, first, end, name)
    state.line = end + 1
    return True


def _note(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Beamer's `\\note{…}`, over one line or several, as a container of notes: it is for the speaker alone."""
    text = _text(state, first)
    begun = _NOTE.match(text) if text.startswith(NOTE) and not state.is_code_block(first) else None
    if begun is None:
        return False
    deep, line, skip = 1, first, begun.end()
    while line < min(last, first + _MOST_LINES):
        text = _text(state, line)
        for at in range(skip if line == first else 0, len(text)):
            deep += {"{": 1, "}": -1}.get(text[at], 0) if text[at - 1 : at] != "\\" or at == 0 else 0
            if not deep:
                break
        if not deep or (text and state.sCount[line] < state.blkIndent):
            break
        line += 1
    if deep:
        return False
    if not silent:
        kept = state.eMarks[line]
        state.eMarks[line] = state.bMarks[line] + state.tShift[line] + at
        _holder(state, "notes", first, line + 1, skip if text[skip:at].strip() or line > first else len(text))
        state.eMarks[line] = kept
        state.line = line + 1
    return True


def _end(state: StateBlock, first: int, last: int, name: str) -> int:
    """The line on which an environment ends; 0 where nothing ends it. One scan finds the ends of all inside."""
    known: dict[tuple[int, str], int] = state.env.setdefault("environments", {})
    if (first, name) in known:
        return known[first, name] if known[first, name] < last else 0
    stack: list[tuple[str, int]] = []
    for line in range(first, last):
        text = _text(state, line)
        if text and state.sCount[line] < min(state.blkIndent, state.sCount[first]):
            break
        for edge in _EDGE.finditer(text) if "\\" in text else ():
            if edge["side"] == "begin":
                stack.append((edge["name"], line))
            elif any(each[0] == edge["name"] for each in stack[-20:]):
                while True:
                    inner, begun = stack.pop()
                    known.setdefault((begun, inner), line if inner == edge["name"] else 0)
                    if inner == edge["name"]:
                        break
        if not stack:
            break
    for inner, begun in stack:
        known.setdefault((begun, inner), 0)
    return known.get((first, name), 0)


def _inside(state: StateBlock, first: int, end: int, skip: int = 0) -> None:
    """The blocks from a line on, of which this many characters are ignored, up to a line."""
    if first >= end:
        return
    kept = state.bMarks[first], state.tShift[first], state.sCount[first], state.lineMax
    if skip:
        begin = state.bMarks[first] + state.tShift[first] + skip
        begin += len(state.src[begin : state.eMarks[first]]) - len(state.src[begin : state.eMarks[first]].lstrip())
        state.bMarks[first], state.tShift[first], state.sCount[first] = begin, 0, state.blkIndent
    state.lineMax = end
    state.md.block.tokenize(state, first, end)
    state.bMarks[first], state.tShift[first], state.sCount[first], state.lineMax = kept


def _holder(state: StateBlock, info: str, first: int, end: int, skip: int) -> None:
    token = state.push("container_div_open", "div", 1)
    token.info, token.map, token.markup = info, [first, end], ":::"
    _inside(state, first, end, skip)
    state.push("container_div_close", "div", -1)


def _columns(state: StateBlock, first: int, end: int, rest: int) -> None:
    """Beamer's columns; what stands before the first one comes before them."""
    marks: list[tuple[int, int, str]] = []
    deep = 0
    for line in range(first, end):
        text = _text(state, line)
        begin = rest if line == first else 0
        while deep == 0 and (mark := _COLUMN.search(text, begin)):
            share = _SHARE.search(mark["of"] or mark["in"] or "")
            value = float(share[1]) if share else 0
            marks.append((line, mark.end(), f' width="{round(value * 100)}%"' if 0 < value <= 1 else ""))
            begin = mark.end()
        sides = [edge["side"] for edge in _EDGE.finditer(text) if edge["name"] == "columns"]
        deep += sides.count("begin") - sides.count("end") - (line == first)
    token = state.push("container_div_open", "div", 1)
    token.info, token.map, token.markup = "{.columns}", [first, end + 1], ":::"
    for (line, skip, width), (after, _, _) in zip(marks, [*marks[1:], (end, 0, "")], strict=True):
        stop = next((at for at in range(line + 1, after) if _text(state, at).startswith("\\end{column}")), after)
        _holder(state, "{.column" + width + "}", line, max(stop, line + 1), skip)
    if not marks:
        _inside(state, first, end, rest)
    state.push("container_div_close", "div", -1)


def _list(state: StateBlock, first: int, end: int, rest: int, name: str) -> None:
    """A list: an item for each `\\item`, whatever stands in it."""
    kind, tag = _LISTS[name], "ol" if name == "enumerate" else "ul"
    items: list[tuple[int, int]] = []
    deep = 0
    for line in range(first, end):
        text = _text(state, line)
        at = rest if line == first else 0
        if deep == 0 and text[at:].lstrip().startswith("\\item"):
            at += len(text[at:]) - len(text[at:].lstrip())
            found = _ITEM.match(text, at)
            items.append((line, found.end() if found else at))
        if line > first:
            sides = [edge["side"] for edge in _EDGE.finditer(text)]
            deep += sides.count("begin") - sides.count("end")
    opened = state.push(f"{kind}_open", tag, 1)
    opened.map = [first, end + 1]
    for (line, skip), (after, _) in zip(items, [*items[1:], (end, 0)], strict=True):
        state.push("list_item_open", "li", 1).map = [line, after]
        _inside(state, line, max(after, line + 1), skip)
        state.push("list_item_close", "li", -1)
    state.push(f"{kind}_close", tag, -1)


def _wrapped(state: StateBlock, first: int, end: int, rest: int, name: str) -> None:
    """A block with its title as a bold line, or an environment that says how its content looks."""
    text = _text(state, first)
    info = "block"
    if text[rest : rest + 1] == "{":
        title, rest = argument(text, rest)
        while text[rest : rest + 1] == "{":
            _, rest = argument(text, rest)
        words = translated(title, lambda _: None)
        info = f"block {re.sub('<[^<>]*>', '', words)}" if name in _BLOCKS else info
    _holder(state, info, first, end, rest if text[rest:].strip() else len(text))


def _formula(state: StateBlock, first: int, end: int, name: str) -> None:
    """A numbered or aligned formula as one between `$$`."""
    body = "\n".join(_text(state, line) for line in range(first, end + 1))
    inner = body[body.index("}") + 1 : body.rindex("\\end")].strip()
    inner = re.sub(r"\\(?:label|tag)\{[^{}]*\}|\\(?:nonumber|notag)\b", "", inner)
    token = state.push("math_block", "math", 0)
    token.map = [first, end + 1]
    token.content = f"\\begin{{aligned}}{inner}\\end{{aligned}}" if name in ("align", "eqnarray", "alignat", "flalign") else inner


def _figure(state: StateBlock, first: int, end: int) -> bool:
    """Pictures with their caption; whether there are any."""
    body = "\n".join(_text(state, line) for line in range(first, end + 1))
    files = [found["file"] for found in _PICTURE.finditer(body)]
    if not files:
        return False
    said = _CAPTION.search(body)
    words = translated(body[said.end() - 1 :].partition("\n")[0], lambda _: None) if said else ""
    words = words.strip()[1:].rpartition("}")[0] if words else ""
    for at, file in enumerate(files):
        state.push("paragraph_open", "p", 1).map = [first, end + 1]
        token = state.push("inline", "", 0)
        shown = words if at == len(files) - 1 else ""
        quoted = shown.replace('"', "&quot;")
        token.content = f'![{shown}](<{file}> "{quoted}")' if shown else f"![](<{file}>)"
        token.map, token.children = [first, end + 1], []
        state.push("paragraph_close", "p", -1)
    return True


def _table(state: StateBlock, first: int, end: int) -> bool:
    """A table under its caption's words; whether it can be read."""
    from slides.markdown.parser.tex_tables import read_table

    found = read_table("\n".join(_text(state, line) for line in range(first, end + 1)))
    if found is None:
        return False
    rows = tuple((first, row) for row in found.rows)
    write_tokens(state, DrawnTable(rows, found.aligned, end + 1, len(rows) > 1, found.spans), first)
    if found.caption:
        state.push("paragraph_open", "p", 1).map = [first, end + 1]
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = f"Table: {found.caption}", [first, end + 1], []
        state.push("paragraph_close", "p", -1)
    return True


def _as_typed(state: StateBlock, first: int, end: int, name: str) -> None:
    """An environment that Markdown has nothing for, as code."""
    lines = [_text(state, line) for line in range(first, end + 1)]
    if name in _DRAWN:
        token = state.push("code_block", "code", 0)
        token.map, token.info = [first, end + 1], "{tikz, code-fold=true}"
        token.content = "\n".join(lines) + "\n"
        return
    if name in _CODE:
        lines = lines[1:-1]
    else:
        told = state.push("not_read", "", 0)
        told.map = [first, end + 1]
        told.content = f"the TeX environment {name} is shown as typed"
        told.info = "write it in Markdown, or show a picture of it"
    token = state.push("code_block", "code", 0)
    token.map = [first, end + 1]
    token.content = "\n".join(lines) + "\n"
