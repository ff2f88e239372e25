"""Text -> Text: lines that reveal.js, reveal-md and Advanced Slides are told to split slides at become rules, and the words that begin
notes become `Note:`. The number of lines stays the same.

A separator is a regular expression there. Here it is read as plain words, line ends and optional letters, so that nothing an outline
asks for can take long. Sources: reveal.js, "Markdown"; reveal-md's README; Advanced Slides, "YAML".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser.ruled_lines import RULE
from slides.markdown.parser.source_lines import outside_code
from slides.markdown.parser.spoken import is_remark
from slides.markdown.parser.tags import tag_attributes

_KEYS = ("separator", "verticalSeparator", "notesSeparator")
_ATTRIBUTES = ("data-separator", "data-separator-vertical", "data-separator-notes")
_FRONT = pattern(r"---[^\S\n]*+\n(?s:(.*?))\n---[^\S\n]*+(?:\n|\Z)")
_SET = pattern(r"(?m)^(separator|verticalSeparator|notesSeparator):[ \t]*+(\S[^\n]*)")
_SECTION = pattern(r"<section((?:\s++[\w-]++(?:=(?:\"[^\"<>]*+\"|'[^'<>]*+'|\"<!--[^\"]*+\"))?)*+)\s*+>")
_TEMPLATE = pattern(r"(?i)</?(?:textarea|script)(?:\s[^<>]*+)?>")
_END = "</section>"
_FENCE = pattern(r"\s{0,3}(`{3,}|~{3,})")
_SPACES = pattern(r"\\s[*+?]?|\[ ?\\t ?\][*+?]?|(?<![*+?\\]) [*+?]|\\r\??|\r\??")
_MEANT = ".*+?[](){}|\\"
"""What in a regular expression is no letter."""
_STACKED = pattern(r"(?m)(?<=\n\n)(?:xxx|vvv|\^{3,4}|>{3})[ \t]*$(?=\n\n)")
"""The line between slides that stand under each other in decks of reveal.js, where rules split the others."""
_STACKS = ("\nxxx", "\nvvv", "\n^^^", "\n>>>")
_GAP, _MANY_GAPS = 3, 3
"""This many empty lines, this often before a heading, are reveal's separator of slides that stand under each other."""
_OF_REVEAL = ("<!-- .slide", "<!-- .element", "<!--.slide", "<!--.element")
_SPANS = pattern(r"`(?:\$\$([^`$\n]{1,500})\$\$|\$([^`$\n]{1,500})\$|\\\(([^`\n]{1,500}?)\\\)|\\\[([^`]{1,2000}?)\\\])`")
"""A formula in a span of code, as reveal.js and remark have it so that Markdown leaves it alone."""
_LONGEST = 80


@frozen
class Separator:
    """A line of words, as a pattern; or `blank` lines that are empty."""

    words: str = ""
    blank: int = 0


def with_rules(text: str, file: str, problems: list[Problem]) -> str:
    """A text whose own separators are rules and whose own words before notes are `Note:`."""
    if "\n---\n" in text and any(sign in text for sign in _STACKS):
        text = _STACKED.sub(RULE, text)
    if any(sign in text for sign in _OF_REVEAL):
        text = _with_gaps(text)
    if "eparator" not in text and "data-markdown" not in text:
        return text
    front = _FRONT.match(text) if text.startswith("---") else None
    head = front.end() if front else 0
    asked = {found[1]: _unquoted(found[2]) for found in _SET.finditer(front[1])} if front else {}
    given = [asked.get(key, "") for key in _KEYS]
    body = text[head:]
    if "<section" in body and "data-markdown" in body:
        body, inside = _unwrapped(body)
        given = [inside.get(name, "") or said for name, said in zip(_ATTRIBUTES, given, strict=True)]
    if not any(given):
        return text[:head] + body
    known = [read_separator(each) if each else None for each in given]
    for each, found, key in zip(given, known, _KEYS, strict=True):
        if each and found is None:
            message = f"{key} is a pattern that is not read here: {each[:60]!r}"
            hint = "write the separator as plain text, such as `^---$` or `^\\n\\n\\n`"
            problems.append(Problem(rule_catalogue.UNUSED_SETTING, Span(file, 1), message, hint))
    return text[:head] + "\n".join(_lines(body.split("\n"), [each for each in known[:2] if each], known[2]))


def with_formulas(text: str) -> str:
    """A text of reveal.js or remark with the formulas that stand in spans of code as formulas."""
    if not ("`$" in text or "`\\(" in text or "`\\[" in text):
        return text
    if not (any(sign in text for sign in _OF_REVEAL) or "\nNote:" in text or is_remark(text)):
        return text
    lines = text.split("\n")
    outside = {at for at, _ in outside_code(lines)}
    found: list[str] = []
    for inside, part in groupby(range(len(lines)), outside.__contains__):
        words = "\n".join(lines[at] for at in part)
        found.append(_SPANS.sub(_formula, words) if inside else words)
    return "\n".join(found)


def _formula(found: re.Match[str]) -> str:
    """A span of code as the formula in it."""
    inside = found[2] or found[3]
    if inside:
        return f"${inside.strip()}$"
    shown = found[1] or found[4]
    return found[0] if "\n\n" in shown else f"$${shown}$$"


def _with_gaps(text: str) -> str:
    """A text of reveal.js whose slides are split by three empty lines, with rules there; any other as it is."""
    lines = text.split("\n")
    gaps: list[int] = []
    empty = 0
    for at, line in outside_code(list(lines)):
        if line.strip():
            gaps += [at - 2] if empty >= _GAP and line.startswith(("#", "<!-- .slide")) else []
            empty = 0
        else:
            empty += 1
    if len(gaps) >= _MANY_GAPS:
        for at in gaps:
            lines[at] = RULE
    return "\n".join(lines)


def _unquoted(value: str) -> str:
    """A value of YAML on one line without its quotes; a remark after it is left out."""
    text = value.strip()
    if text[:1] in ("'", '"') and (end := text.find(text[0], 1)) > 0:
        return text[1:end]
    return text.partition(" #")[0].strip()


def read_separator(text: str) -> Separator | None:
    """A regular expression as what it finds; None where it is more than words, line ends and optional letters."""
    if len(text) > _LONGEST:
        return None
    begins = text.startswith("^")
    plain = _SPACES.sub("", text.replace("\\n", "\n").replace("\\-", "-").replace("\\\\", "\\"))
    plain = plain.removeprefix("^").removesuffix("$").replace("\n?", "\n")
    if plain and not plain.strip("\n"):
        return Separator(blank=max(len(plain) - (not begins), 1))
    lines = [line for line in plain.strip("\n").split("\n") if line.strip()]
    if len(lines) != 1:
        return None
    words = ""
    for letter in lines[0].strip():
        if letter == "?" and words.endswith(")"):
            words += "?+"
        elif letter in _MEANT:
            return None
        else:
            words += f"(?:{re.escape(letter)})"
    return Separator(words)


def _lines(lines: Sequence[str], splits: Sequence[Separator], notes: Separator | None) -> Iterator[str]:
    """The lines of an outline with rules for separators; those of code stay as they are."""
    blanks = min((each.blank for each in splits if each.blank), default=0)
    named = [each.words for each in splits if each.words]
    line_of = re.compile("|".join(named)) if named else None
    note = re.compile(notes.words, re.IGNORECASE) if notes and notes.words else None
    dashes = line_of is None or line_of.fullmatch("---") is None
    used = any(_is_separator(line, line_of) for line in lines) or blanks > 0
    fence, empty = "", 0
    for line in lines:
        if fence:
            fence = "" if line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence
            yield line
            continue
        found = _FENCE.match(line)
        fence = found[1] if found else ""
        empty = 0 if line.strip() else empty + 1
        if (blanks and empty == blanks) or _is_separator(line, line_of):
            yield RULE
        elif used and splits and dashes and line.strip() == "---":
            yield ""
        elif note and (begun := note.match(line.lstrip())):
            yield f"Note: {line.lstrip()[begun.end() :].lstrip()}".rstrip()
        else:
            yield line


def _is_separator(line: str, separator: re.Pattern[str] | None) -> bool:
    """Whether a line is a separator of words."""
    return separator is not None and separator.fullmatch(line.strip()) is not None


def _unwrapped(body: str) -> tuple[str, Mapping[str, str]]:
    """Markdown without the elements of HTML that reveal.js reads it from, and the attributes of the first of them."""
    asked: dict[str, str] = {}
    pieces: list[str] = []
    last = 0
    for found in _SECTION.finditer(body):
        if found.start() < last or not ("data-markdown" in found[1] or "data-separator" in found[1]):
            continue
        for key, value in tag_attributes(found[1]).items():
            asked.setdefault(key, value)
        end = body.find(_END, found.end())
        end = len(body) if end < 0 else end
        inner = _TEMPLATE.sub("", body[found.end() : end])
        begin = _indent(inner)
        before = body[last : found.start()].rstrip(" \t")
        again = RULE if pieces and not before.strip() else ""
        lines = [line[begin:] if line.strip() else "" for line in inner.split("\n")]
        pieces += [before, again, "\n" * found[0].count("\n"), "\n".join(lines)]
        last = end + len(_END)
    return "".join([*pieces, body[last:]]), asked


def _indent(text: str) -> int:
    """How far all lines of a text are indented."""
    return min((len(line) - len(line.lstrip(" ")) for line in text.split("\n") if line.strip()), default=0)
