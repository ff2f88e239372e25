"""Text -> Text: what MkDocs writes differently, in the words that every outline has: `!!! note`, `??? note`, `=== "Tab"`, icons' names.

The number of lines stays the same. Sources: Python-Markdown, "Admonition"; PyMdown Extensions, "Details", "Tabbed"; Material for MkDocs,
"Icons, Emojis".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser.doc_sites import CALLOUTS, MARKS, container, tab
from slides.markdown.parser.source_lines import outside_code

_SIGNS = ("!!!", "???", '=== "')
_OPENER = pattern(r"(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[A-Za-z][\w-]{0,40})(?:[ \t]+[a-z][\w-]{0,40})*(?:[ \t]+\"(?P<title>[^\n]*)\")?[ \t]*")
_TAB = pattern(r"===[!+]?[ \t]+\"(?P<title>[^\n]*)\"[ \t]*")
_ICON = pattern(r"(?P<code>`[^`\n]*`)|(?<![\w:]):(?:octicons|material|fontawesome|simple)-[a-z0-9-]{1,60}:(?:\{[^{}\n]{0,100}\})?[ \t]?")
_ICONS = (":octicons-", ":material-", ":fontawesome-", ":simple-")
_DEFINED = pattern(r":[ \t]+(?=(?:!!!|\?\?\?)\+?[ \t])")
_STEP = 4
"""Blanks before the lines that stand in a block, as Python-Markdown has it."""
_DEEPEST = 8


def with_mkdocs(text: str, file: str, problems: list[Problem]) -> str:
    """An outline whose admonitions and tabs are containers, and whose icons are left out, which is reported."""
    if any(sign in text for sign in _ICONS):
        text = _without_icons(text, file, problems)
    if not any(sign in text for sign in _SIGNS):
        return text
    return "\n".join(_blocks(_with_defined(text.split("\n")), 0))


def _with_defined(lines: list[str]) -> list[str]:
    """The lines; a definition that is nothing but a block stands under its term as one."""
    at = 0
    for first, line in list(outside_code(lines)):
        found = _DEFINED.match(line) if first >= at and line.startswith(":") else None
        at = _end(lines, first + 1) if found else at
        if found and at > first + 1:
            inside = [each[_STEP:] if each.startswith(" " * _STEP) else each.lstrip("\t ") for each in lines[first + 1 : at]]
            lines[first:at] = [line[found.end() :], *inside]
    return lines


def _without_icons(text: str, file: str, problems: list[Problem]) -> str:
    """A text without the names of icons outside code."""
    lines, count, first = text.split("\n"), 0, 0
    for at, line in outside_code(list(lines)):
        if any(sign in line for sign in _ICONS):
            lines[at] = _ICON.sub(lambda found: found["code"] or "", line)
            if lines[at] != line:
                count, first = count + 1, first or at + 1
    if count:
        lined = f" ({count} lines)" if count > 1 else ""
        message = f"icons of MkDocs are not shown{lined}, such as :material-flag:"
        problems.append(Problem(rule_catalogue.LEFT_OUT, Span(file, first), message, "write in words what an icon says"))
    return "\n".join(lines)


def _blocks(lines: list[str], depth: int) -> list[str]:
    """Lines in which every block that is opened is a container, those inside blocks too."""
    found = list(lines)
    taken = 0
    for at, line in outside_code(lines):
        opened = _OPENER.fullmatch(line) or _TAB.fullmatch(line) if at >= taken and line.startswith(("!!!", "???", "===")) else None
        end = _end(lines, at + 1) if opened and depth < _DEEPEST else at
        inside = _inside(lines[at + 1 : end]) if opened else None
        if opened is None or inside is None:
            continue
        if "kind" in opened.re.groupindex:
            found[at] = _opening(opened)
        else:
            found[at], *first = tab(opened["title"], inside[0] if inside else "-")
            inside[:1] = first if inside else []
        found[at + 1 : end] = [*_blocks(inside, depth + 1), ":::"]
        taken = end
    return found


def _opening(opened: re.Match[str]) -> str:
    """The first line of a container: an admonition of a name of its own is called by it, one with an empty title by nothing."""
    kind, title = opened["kind"].lower(), opened["title"]
    said = MARKS.sub(lambda found: found[1] or found[2], title or "").replace("`", "").strip()
    if title is not None and not said:
        return container("div", "")
    return container(kind, said) if kind in CALLOUTS else container("admonition", said or kind.replace("-", " ").capitalize())


def _end(lines: Sequence[str], first: int) -> int:
    """The line after those that stand in a block: indented ones and empty ones, one empty line after the last of them included."""
    end = at = first
    while at < len(lines) and (not lines[at].strip() or lines[at].startswith((" " * _STEP, "\t"))):
        at += 1
        end = at if lines[at - 1].strip() else end
    return end + (end < len(lines) and not lines[end].strip()) if end > first else first


def _inside(lines: Sequence[str]) -> list[str] | None:
    """The lines in a block, without their indent and without one empty line, whose place the end of the container takes: the last,
    else the first. None where there are no lines, or none is empty.
    """
    if not lines or (lines[-1].strip() and lines[0].strip()):
        return None
    left = lines[1:] if lines[-1].strip() else lines[:-1]
    return [each[_STEP:] if each.startswith(" " * _STEP) else each.lstrip("\t ") for each in left]
