"""MyST's directives, roles and targets as the Markdown that is read here. Line numbers stay as they are.

Sources: the guides of MyST-Parser and mystmd, "Roles and directives"; what becomes of each name is in `myst.json`.
"""

from __future__ import annotations

import json
import pkgutil
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen

_OPENER = pattern(r"([ \t>]*+)(`{3,}+|:{3,}+|~{3,}+)[ \t]*+\{([A-Za-z][\w:.-]*+)\}[ \t]*+(.*)")
_FENCE = pattern(r"([ \t>]*+)(`{3,}+|:{3,}+|~{3,}+)[ \t]*+([^`]*)")
_OPTION = pattern(r"[ \t>]*+:([A-Za-z][\w-]*+):(?:[ \t]++(.*))?")
_LONGEST = 400
"""Lines of a list of lists."""
_MARGIN, _MOST = "---", 30
"""What stands above and below options that are written as YAML, and the most lines of them."""
_MORE = pattern(r"[ \t]+\S|: ")
_COMMENT = pattern(r"%(?:[ \t].*)?")
_ROW = pattern(r"[ \t]*[*-][ \t]+[*-](?:[ \t]+|$)")
_CELL = pattern(r"[ \t]+[*-](?:[ \t]|$)")
_TARGET = pattern(r"\([\w.:/ -]{1,99}\)=[ \t]*")
_ROLE = pattern(r"(?<!`)\{([A-Za-z][\w:.-]*)\}`([^`\n]+)`(?!`)")
_LABELLED = pattern(r"([^<>]*\S)\s*<[^<>]*>")
_REFERENCE = pattern(r"(?P<code>`[^`\n]*`)|(?<!!)\[(?P<said>[^\[\]\n]{0,120})\]\(#(?P<label>[\w.:-]{1,99})\)")
_NUMBERED = frozenset({"figure", "table", "list-table", "csv-table", "image"})
"""Directives that MyST numbers where they have a label."""
_SHOWS = pattern(r"(?m)^[ \t>]*(?:`{3,}|:{3,}|~{3,})[ \t]*\{[a-z][\w:.-]*\}|^\([\w.:/ -]{1,99}\)=[ \t]*$|\{[a-z][\w:.-]*\}`")


@frozen
class _OpenDirective:
    """A fence that is open: its sign as often as it closes it, what its last line becomes, and whether lines inside are code."""

    sign: str
    close: str
    code: bool
    dropped: bool = False


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Each directive's and each role's name and what becomes of it."""
    rows = json.loads(pkgutil.get_data("slides.markdown.parser", "myst.json") or b"")
    roles = ("words", "typed", "cited")
    return {("role " if kind in roles else "") + name: kind for kind, names in rows.items() if kind != "about" for name in names}


def with_directives(text: str, file: str = "", problems: list[Problem] | None = None) -> str:
    """An outline with MyST's directives as containers, pictures, code and formulas; itself where it has none.

    What a directive says that is not shown goes to `problems`, one for each directive.
    """
    if _SHOWS.search(text) is None:
        return text
    rewriter = _Rewriter(text.split("\n"))
    shown = "\n".join(rewriter.lines())
    if rewriter.numbers:
        shown = _REFERENCE.sub(lambda found: _numbered(found, rewriter.numbers), shown)
    if problems is not None:
        problems += [_left_out(name, words, Span(file, line)) for line, name, words in rewriter.dropped if words]
    return shown


def _numbered(found: re.Match[str], numbers: Mapping[str, tuple[int, str]]) -> str:
    """A reference to a figure or a table, with its number and its words in it."""
    number, words = numbers.get(found["label"], (0, ""))
    if not number or found["code"]:
        return found[0]
    said = found["said"].replace("%s", str(number)).replace("{number}", str(number)).replace("{name}", words or str(number))
    return f"{said or words or number}"


def _left_out(name: str, words: Sequence[str], span: Span) -> Problem:
    """What is said of a directive that is not shown: all its words, so that none is lost in silence."""
    message = f"MyST's directive {{{name}}} is not shown: {', '.join(words)}"
    return Problem(rule_catalogue.LEFT_OUT, span, message, "write it as a list if the audience should see it, or delete it")


class _Rewriter:
    """The lines of an outline, one after the other, and the fences that are open."""

    def __init__(self, lines: list[str]) -> None:
        self.given = lines
        self.found: list[str] = []
        self.open: list[_OpenDirective] = []
        self.targets: list[str] = []
        """The label that stands above, where only empty lines are between."""
        self.numbers: dict[str, tuple[int, str]] = {}
        """The number of each figure and table that has a label, among its kind, and its title."""
        self.counts: dict[str, int] = {}
        self.dropped: list[tuple[int, str, list[str]]] = []
        """The line, the name and the words of each directive that is not shown."""

    def lines(self) -> list[str]:
        """All lines."""
        while len(self.found) < len(self.given):
            self.line(self.given[len(self.found)])
        return self.found

    def line(self, line: str) -> None:
        """One line, or a directive's first line with its options."""
        inner = self.open[-1] if self.open else None
        fence = _FENCE.fullmatch(line)
        if inner and fence and not fence[3].strip() and fence[2].startswith(inner.sign):
            self.open.pop()
            self.found.append(fence[1] + inner.close if inner.close else "")
            return
        if inner and (inner.code or inner.dropped):
            if inner.dropped and line.strip():
                self.dropped[-1][2].append(line.strip())
            self.found.append("" if inner.dropped else line)
            return
        opener = _OPENER.fullmatch(line)
        kind = _names().get(opener[3].lower(), "") if opener else ""
        if opener and (kind or (opener[2][0] == ":" and opener[3] != "csv-table")):
            self.directive(opener, kind)
        elif fence and fence[2][0] != ":":
            self.open.append(_OpenDirective(fence[2], fence[2], code=True))
            self.found.append(line)
        elif fence and fence[3].strip():
            self.open.append(_OpenDirective(fence[2], fence[2], code=False))
            self.found.append(line)
        else:
            comment = line.startswith("%") and _COMMENT.fullmatch(line) and not self.begins()
            if self.targets and line.startswith("#") and "{#" not in line:
                line = f"{line.rstrip()} {{#{self.targets[0]}}}"
            self.targets = [line.strip()[1:-2]] if _TARGET.fullmatch(line) and " " not in line else self.targets if not line.strip() else []
            self.found.append("" if comment or _TARGET.fullmatch(line) else _ROLE.sub(_role, line) if "}`" in line else line)

    def begins(self) -> bool:
        """Whether only lines of a title block stand above."""
        return all(line.startswith(("%", " ")) for line in self.given[: min(len(self.found), 9)]) and len(self.found) < 9

    def directive(self, opener: re.Match[str], kind: str) -> None:
        """A directive's first line and its options, which are left out but for those that say something."""
        before, sign, name, said = opener.groups()
        first = len(self.found)
        options, after = self.options(first + 1)
        self.number(name.lower(), said.strip(), options)
        if name.lower() == "list-table" and not before.strip():
            rows, last = self.rows(after, sign)
            if rows and last < len(self.given) and len(rows) + 2 <= last - first:
                self.list_table(before, said.strip(), first, last, rows, "header-rows" in options)
                return
        if kind == "pictures" and said.strip():
            self.picture(before, said.strip(), options, after)
            opened = _OpenDirective(sign, "", code=False)
        elif kind == "code":
            self.found.append(f"{before}{'`' * max(3, len(sign))}{said.strip()}")
            opened = _OpenDirective(sign, "`" * max(3, len(sign)), code=True)
        elif kind == "maths":
            self.found.append(f"{before}$$")
            opened = _OpenDirective(sign, "$$", code=True)
        elif kind == "nothing":
            words = [each for each in (said.strip(), options.get("caption", "")) if each]
            self.dropped.append((first + 1, name, words))
            self.found.append("")
            opened = _OpenDirective(sign, "", code=False, dropped=True)
        else:
            colons = ":" * max(3, len(sign))
            named = "note" if name.lower() == "admonition" and not said.strip() else name.replace(":", "-")
            self.found.append(
                f"{before}{colons} {{.{named}}} {said.strip()}".rstrip() if kind else f"{before}{sign}{{{name}}} {said}".rstrip()
            )
            opened = _OpenDirective(sign, colons if kind else sign, code=False)
        self.found += [""] * (after - len(self.found))
        self.open.append(opened)

    def number(self, name: str, said: str, options: Mapping[str, str]) -> None:
        """Count a figure or a table, and keep its label."""
        kind = "figure" if name in ("figure", "image") else "table"
        label = options.get("label") or options.get("name", "")
        if name in _NUMBERED:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            if label:
                self.numbers[label] = self.counts[kind], said if kind == "table" else ""

    def options(self, first: int) -> tuple[dict[str, str], int]:
        """The options that stand from a line on, as `:key: value` or as YAML between `---`, and the line after them."""
        options: dict[str, str] = {}
        at, last = first, ""
        if first < len(self.given) and self.given[first].strip() == _MARGIN:
            inside = range(first + 1, min(len(self.given), first + _MOST))
            end = next((each for each in inside if self.given[each].strip() == _MARGIN), first)
            rows = [self.given[each].partition(":") for each in range(first + 1, end)]
            if end > first and all(between for _, between, _ in rows):
                return {key.strip().lower(): value.strip() for key, _, value in rows}, end + 1
        while at < len(self.given):
            line = self.given[at]
            if option := _OPTION.fullmatch(line):
                last = option[1].lower()
                options[last] = (option[2] or "").strip()
            elif not (last and options[last] in ("", ">", "|") and _MORE.match(line)):
                break
            at += 1
        return options, at

    def rows(self, first: int, sign: str) -> tuple[list[list[str]], int]:
        """The rows of a list of lists that begins on a line, and the line that closes the directive; no rows where it is none."""
        rows: list[list[str]] = []
        at = first
        while at < min(len(self.given), first + _LONGEST) and not (
            (fence := _FENCE.fullmatch(self.given[at])) and fence[2].startswith(sign)
        ):
            row, text = _ROW.match(self.given[at]), self.given[at].strip()
            if row:
                rows.append([self.given[at][row.end() :].strip()])
            elif rows and _CELL.match(self.given[at]):
                rows[-1].append(text[1:].strip())
            elif rows and text:
                rows[-1][-1] += f" {text}"
            elif text:
                return [], at
            at += 1
        return rows if at < min(len(self.given), first + _LONGEST) else [], at

    def list_table(self, before: str, title: str, first: int, last: int, rows: list[list[str]], heads: bool) -> None:
        """A list of lists as a table with its caption, in the lines of the directive; they are more than its own."""
        cells = [f"{before}| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
        wide = max(len(row) for row in rows)
        head = [] if heads else [f"{before}|{' |' * wide}"]
        made = [*head, *cells[: 1 - len(head)], f"{before}|{'---|' * wide}", *cells[1 - len(head) :]]
        made += ["", f"{before}: {title}"] if title and len(made) + 3 <= last - first else []
        self.found += ["", *made][: last - first] if len(made) < last - first else made
        self.found += [""] * (last + 1 - len(self.found))

    def picture(self, before: str, address: str, options: dict[str, str], after: int) -> None:
        """A figure: its description, and the one line under it as what is written below."""
        under = self.given[after].strip() if after < len(self.given) else ""
        ends = after + 1 < len(self.given) and _FENCE.fullmatch(self.given[after + 1]) is not None
        caption = under if under and ends and _FENCE.fullmatch(under) is None else ""
        alt = options.get("alt", "")
        stated = f'{{fig-alt="{alt}"}}'.replace("\n", " ") if alt and caption and '"' not in alt and "}" not in alt else ""
        words = caption or alt.replace("[", "\\[").replace("]", "\\]")
        self.found.append(f"{before}![{words}](<{address}>){stated}")
        if caption:
            self.given[after] = ""


def _role(found: re.Match[str]) -> str:
    """A role's words: those of a reference without its target, a formula in dollars."""
    name, said = found[1].lower(), found[2].strip()
    kind = _names().get(f"role {name}", "")
    if name == "math":
        return f"${said}$"
    if name in ("sub", "sup"):
        return f"<{name}>{said}</{name}>"
    if kind == "cited":
        return "[" + "; ".join(f"@{key.strip()}" for key in said.split(",")) + "]"
    if kind == "words":
        labelled = _LABELLED.fullmatch(said)
        return labelled[1] if labelled else said.strip("<>~!")
    return f"`{said}`" if kind == "typed" else found[0]
