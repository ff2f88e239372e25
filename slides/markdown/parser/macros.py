r"""TeX's definitions in an outline, as `\newcommand`: they are put in where they are used, and shown nowhere.

Definitions may stand in a formula of their own, in a line, in a raw block of TeX or in the front matter. What is defined is known
in the whole outline, as it is to MathJax. Sources: the LaTeX2e unofficial reference manual, "Definitions"; amsmath's and mathtools' guides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from slides.base.diagnostics import BlockError, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser.source_lines import outside_code
from slides.markdown.resources import read_text_beside

_SIGNS = ("\\newcommand", "\\renewcommand", "\\providecommand", "\\def\\", "\\gdef\\", "\\Declare", "\\let\\", "\\begingroup", "\\require{")
"""What a text has that may define something."""
_BEGIN = pattern(
    r"\\(?:(?P<new>(?:re|provide)?newcommand|providecommand|DeclareRobustCommand)|(?P<operator>DeclareMathOperator)"
    r"|(?P<pair>DeclarePairedDelimiter)|(?P<plain>[gex]?def|let))(?![A-Za-z])(?P<star>\*?)[ \t]{0,8}"
)
_NAME = pattern(r"\{?[ \t]{0,4}\\(?P<name>[A-Za-z]{1,40}|[^A-Za-z\s{}])[ \t]{0,4}\}?")
_COUNT = pattern(r"[ \t]{0,8}\[(?P<count>[1-9])\]")
_DEFAULT = pattern(r"[ \t]{0,8}\[(?P<default>[^\[\]\n]{0,80})\]")
_PARAMETERS = pattern(r"[ \t]{0,8}(?P<all>(?:#[1-9][ \t]{0,2}){0,9})")
_LET = pattern(r"[ \t]{0,4}=?[ \t]{0,4}(?P<other>\\[A-Za-z]{1,40}|[^\s\\{}])")
_GROUPS = pattern(r"\\(?:begingroup|endgroup)(?![A-Za-z])|\\require[ \t]{0,4}\{[^{}\n]{0,80}\}")
_PAIRS = {"$$": "$$", "\\[": "\\]", "\\(": "\\)", "$": "$"}
"""What begins a formula, and what ends it."""
_COMMENT = pattern(r"(?<!\\)%[^\n]*+(?:\n[ \t]*+)?")
_USE = pattern(r"(?P<code>(?<!`)`[^`\n]*`)|(?P<before>[_^][ \t]{0,4})?\\(?P<name>[A-Za-z]{1,40}|[^A-Za-z\s{}])(?P<star>\*?)")
_ARGUMENT = pattern(r"#([1-9])")
_TAKES_TEX = pattern(r"[ \t]{0,3}(?:`{3,}|~{3,})[ \t]*\{=(?:tex|latex|beamer)\}[ \t]*")
_INCLUDE = pattern(r"\{\{< include[ \t]{1,8}(?P<file>[^\s<>{}]{1,200})[ \t]{0,8}>\}\}")
_LONGEST = 1_500
"""Characters of a definition."""
_DEEPEST = 8
"""Definitions that use each other."""
_MOST = 400
"""Definitions of one outline."""
_MOST_USES = 20_000
"""Uses in one outline, those inside of definitions counted."""
_GROWTH = 4_000
"""Characters that one use may become."""
_LAYOUT = pattern(r"@|\\(?:setbeamer|usebeamer|addto|setlength|vspace|noexpand|expandafter|csname|begin\{frame|end\{frame|frame\b)")
"""What only TeX's own layout takes: such a definition is left alone."""


@frozen
class Macro:
    """What a name stands for. count: its arguments; default: the first of them where it is not given, None where it must be given."""

    body: str
    count: int = 0
    default: str | None = None
    starred: bool = False


def with_macros(text: str, included: Callable[[str], str]) -> str:
    """An outline without TeX's definitions, and with what they define in the place of each use. Every line stays a line; code keeps its
    words.

    included: the text of a file that the outline takes in, whose definitions count here too; empty for a file that cannot be read.
    """
    known: dict[str, Macro] = {}
    for name in dict.fromkeys(
        found["file"] for found in _INCLUDE.finditer(text) if found["file"].endswith((".qmd", ".md", ".tex", ".Rmd"))
    ):
        inner = included(name)
        if any(sign in inner for sign in _SIGNS):
            _taken(inner, known)
    lines = text.split("\n")
    free = {at for at, _ in outside_code(lines)}
    front = next((at for at in range(1, len(lines)) if lines[at].rstrip() in ("---", "...")), 0) if lines[0].rstrip() == "---" else 0
    _taken("\n".join(lines[1:front]).replace("\\\\", "\\"), known)
    _taken("\n".join(_raw(lines)), known)
    for first, last in _stretches(len(lines), free, front + 1 if front else 0):
        part = "\n".join(lines[first:last])
        if "\\" in part and any(sign in part for sign in _SIGNS):
            lines[first:last] = _without_empty(_taken(part, known)).split("\n")
    if known:
        left = [_MOST_USES]
        for at in sorted(free):
            if (at > front or not front) and "\\" in lines[at]:
                lines[at] = expanded(lines[at], known, left)
    return "\n".join(lines)


def expanded(line: str, known: Mapping[str, Macro], left: list[int], deep: int = 0) -> str:
    """A line with what its commands are defined as; code in it stays. left: how many more uses are put in, one number."""
    found: list[str] = []
    at = 0
    for use in _USE.finditer(line):
        macro = known.get(use["name"] or "")
        if macro is None or use.start() < at or not left[0]:
            continue
        left[0] -= 1
        end = use.end() if macro.starred else use.end() - len(use["star"])
        given, end = _given(line, end, macro)
        if given is None:
            continue
        body = _ARGUMENT.sub(lambda each, given=given: given[int(each[1]) - 1] if int(each[1]) <= len(given) else "", macro.body)  # type: ignore[misc]
        if len(body) > _GROWTH:
            continue
        if deep < _DEEPEST and "\\" in body:
            body = expanded(body, known, left, deep + 1)
        if len(body) > _GROWTH:
            continue
        before = use["before"] or ""
        glued = body[-1:].isalpha() and "\\" in body[-41:] and line[end : end + 1].isalpha()
        found += [line[at : use.start()], f"{before}{{{body}}}" if before else body, " " if glued else ""]
        at = end
    return "".join([*found, line[at:]]) if found else line


def _given(line: str, at: int, macro: Macro) -> tuple[list[str] | None, int]:
    """The arguments that follow a name, and where they end; None where one is missing."""
    given: list[str] = []
    if macro.default is not None:
        option = _DEFAULT.match(line, at)
        given.append(option["default"] if option else macro.default)
        at = option.end() if option else at
    while len(given) < macro.count:
        while line[at : at + 1] in (" ", "\t"):
            at += 1
        if line[at : at + 1] == "{":
            end = _closed(line, at)
            if not end:
                return None, at
            given.append(line[at + 1 : end - 1])
            at = end
        elif line[at : at + 1] in ("", "}", "$"):
            return None, at
        else:
            single = _NAME.match(line, at) if line[at] == "\\" else None
            end = single.end() if single else at + 1
            given.append(line[at:end])
            at = end
    return given, at


def _taken(text: str, known: dict[str, Macro]) -> str:
    """A text with one sign in the place of each definition, which is known from then on; its line breaks stay."""
    found: list[str] = []
    at = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() < at or len(known) >= _MOST:
            continue
        read = _definition(text, begin)
        if read is None:
            continue
        name, macro, end = read
        if macro is not None and not (begin["new"] == "providecommand" and name in known):
            known[name] = macro
        found += [text[at : begin.start()], "\x00" + "\n" * text.count("\n", begin.start(), end)]
        at = end
    rest = "".join([*found, text[at:]])
    return _GROUPS.sub("\x00", rest) if "\\begingroup" in rest or "\\require" in rest else rest


def _definition(text: str, begin: re.Match[str]) -> tuple[str, Macro | None, int] | None:
    """A definition's name, what it means, and where it ends; None where it cannot be read. A meaning that is layout is None."""
    name = _NAME.match(text, begin.end())
    if name is None:
        return None
    at, count, default = name.end(), 0, None
    if begin["plain"] == "let":
        other = _LET.match(text, at)
        return (name["name"], Macro(other["other"]), other.end()) if other else None
    if begin["new"]:
        if number := _COUNT.match(text, at):
            at, count = number.end(), int(number["count"])
            if option := _DEFAULT.match(text, at):
                at, default = option.end(), option["default"]
    elif begin["plain"]:
        parameters = _PARAMETERS.match(text, at)
        at, count = (parameters.end(), parameters["all"].count("#")) if parameters else (at, 0)
    bodies: list[str] = []
    for _ in range(2 if begin["pair"] else 1):
        while text[at : at + 1] in (" ", "\t", "\n") and at < name.end() + 40:
            at += 1
        end = _closed(text, at) if text[at : at + 1] == "{" else 0
        if not end:
            return None
        bodies.append(" ".join(_COMMENT.sub("", text[at + 1 : end - 1]).split()))
        at = end
    if begin["pair"]:
        return name["name"], Macro(f"\\left{bodies[0]} #1 \\right{bodies[1]}", 1, starred=True), at
    body = f"\\operatorname{begin['star']}{{{bodies[0]}}}" if begin["operator"] else bodies[0]
    return name["name"], None if _LAYOUT.search(body) else Macro(body, count, default), at


def _closed(text: str, at: int) -> int:
    """Where the group that begins here ends; 0 where it does not within the bounds of a definition."""
    deep = 0
    end = min(len(text), at + _LONGEST)
    while at < end:
        sign = text[at]
        if sign == "\\":
            at += 1
        elif sign == "{":
            deep += 1
        elif sign == "}":
            deep -= 1
            if not deep:
                return at + 1
        at += 1
    return 0


def _without_empty(text: str) -> str:
    """A text without its signs for definitions, and without the formulas that held nothing else; their line breaks stay."""
    pieces = text.split("\x00")
    found = [pieces[0]]
    ends = pieces[0].count("$$")
    at = 1
    while at < len(pieces):
        last = at
        while last < len(pieces) - 1 and not _bare(pieces[last]).strip():
            last += 1
        start, end = _bare(found[-1]).rstrip(), _bare(pieces[last]).lstrip()
        sign = next((each for each in _PAIRS if start.endswith(each)), "")
        if sign and end.startswith(_PAIRS[sign]) and not (sign == "$$" and ends % 2 == 0):
            between = "".join(pieces[at:last])
            found[-1] = start[: -len(sign)] + "\n" * (found[-1].count("\n") - start.count("\n") + between.count("\n"))
            pieces[last] = "\n" * (pieces[last].count("\n") - end.count("\n")) + end[len(sign) :]
            ends += 1 if sign == "$$" else 0
        else:
            last = at
        ends += pieces[last].count("$$")
        found.append(pieces[last])
        at = last + 1
    return "".join(found)


def _bare(text: str) -> str:
    """A text without TeX's comments at its two ends; the line breaks of those are gone too."""
    if "%" not in text:
        return text
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("%")), len(lines))
    last = next((at for at in range(len(lines) - 1, first - 1, -1) if lines[at].strip() and not lines[at].lstrip().startswith("%")), -1)
    return "\n".join(lines[first : last + 1])


def text_of_included(name: str, file: str) -> str:
    """The text of a file that an outline takes in; empty where it cannot be read, which is reported where its words are."""
    try:
        return read_text_beside(name, Span(file, 1), "file")[1]
    except BlockError:
        return ""


def _raw(lines: list[str]) -> Iterator[str]:
    """The lines of raw blocks of TeX."""
    fence = ""
    for line in lines:
        if fence:
            if line.strip().startswith(fence):
                fence = ""
            else:
                yield line
        elif "{=" in line and _TAKES_TEX.fullmatch(line):
            fence = line.strip()[:3]


def _stretches(count: int, free: set[int], first: int) -> Iterator[tuple[int, int]]:
    """The stretches of lines that are no code: the first line of each, and the one after its last."""
    begin = -1
    for at in range(first, count + 1):
        if at in free and at < count:
            begin = at if begin < 0 else begin
        elif begin >= 0:
            yield begin, at
            begin = -1
