"""Mermaid's outer grammar, which all its diagrams share: comments, front matter, the diagram's name, quoted and escaped text."""

from __future__ import annotations

import re
from dataclasses import replace

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser import Node
from slides.text.rich_text import BREAK, Run
from slides.text.sanitize import unescaped

_COMMENT = pattern(r"%%(?!\{).*")
_DIRECTIVE = pattern(r"%%\{(?:(?!%%\{|\}%%).)*+\}%%", re.DOTALL)
_ACCESSIBLE = pattern(r"acc(Title|Descr)\s*:\s*(.*)")
_DESCRIPTION = pattern(r"accDescr\s*+\{")
"""The beginning of a description in several lines, which a closing brace ends."""
_ENTITY = pattern(r"#(\d+|\w+);")
_HTML_BREAK = pattern(r"<br\s*/?>|\\n", re.IGNORECASE)
_STRONG = pattern(r"\*\*(.+?)\*\*|__(.+?)__")


@frozen
class SourceLine:
    """One line of a diagram with its indent in columns; `text` has neither comments nor white space around it."""

    span: Span
    indent: int
    text: str


@frozen
class Diagram:
    """A Mermaid diagram before its own grammar is read.

    kind: its first word, as `flowchart`; `rest` what follows that on its line. `title` and `description` are what the front
    matter, `accTitle` and `accDescr` say. `lines` are those under the first, blank ones left out.
    """

    span: Span
    kind: str
    rest: str
    title: str
    description: str
    lines: tuple[SourceLine, ...]


def diagram(node: Node) -> Diagram:
    """The diagram in a fence. Never raises: an empty one has no kind and no lines."""
    source = _DIRECTIVE.sub(lambda found: "\n" * found.group().count("\n"), node.text).split("\n")
    title, first = _front_matter(source)
    found: list[SourceLine] = []
    description, block = "", False
    for number, raw in enumerate(source[first:], first):
        text = _COMMENT.sub("", raw).strip()
        begun = None if block else _DESCRIPTION.match(text)
        if block or begun:
            said, close, _ = (text[begun.end() :] if begun else text).partition("}")
            description, block = f"{description} {said.strip()}".strip(), not close
            continue
        told = _ACCESSIBLE.fullmatch(text)
        if told and told[1] == "Title" and not title:
            title = told[2]
        elif told:
            description = f"{description} {told[2]}".strip()
        elif text:
            span = replace(node.span, line=node.span.line + 1 + number)
            found.append(SourceLine(span, len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip()), text))
    if not found:
        return Diagram(node.span, "", "", title, description, ())
    kind, _, rest = found[0].text.partition(" ")
    return Diagram(node.span, kind, rest.strip(), title, description, tuple(found[1:]))


def kind(node: Node) -> str:
    """The first word of the diagram in a fence, as `diagram` finds it, without reading the rest; empty where there is none."""
    inside, first = "", True
    for raw in re.finditer(r"[^\n]*\n?", node.text):
        line = raw.group().strip()
        if first and line == "---":
            inside = "---"
        elif inside:
            inside = "" if line == inside or (inside == "}%%" and line.endswith(inside)) else inside
        elif line.startswith("%%{"):
            inside = "" if line.endswith("}%%") else "}%%"
        elif line and not line.startswith("%%") and not _ACCESSIBLE.fullmatch(line):
            return _COMMENT.sub("", line).split()[0] if _COMMENT.sub("", line).strip() else ""
        first = False
    return ""


def _front_matter(source: list[str]) -> tuple[str, int]:
    """The title that YAML front matter gives, and the line after it."""
    if not source or source[0].strip() != "---":
        return "", 0
    end = next((at for at, line in enumerate(source[1:], 1) if line.strip() == "---"), 0)
    titles = [line.partition(":")[2].strip().strip("\"'") for line in source[1:end] if line.strip().startswith("title:")]
    return (titles[0] if titles else ""), end + 1 if end else 0


def plain_text(raw: str) -> str:
    """A text without its quotes and Markdown, with entities (#quot; #35;) decoded and `<br>` as a line break."""
    text = raw.strip()
    for quote in ('"`', '"', "`"):
        if len(text) >= 2 * len(quote) and text.startswith(quote) and text.endswith(quote[::-1]):
            text = text[len(quote) : -len(quote)]
            break
    text = _HTML_BREAK.sub(BREAK, text)
    text = _ENTITY.sub(lambda found: unescaped(f"&#{found[1]};" if found[1].isdecimal() else f"&{found[1]};"), text)
    return BREAK.join(" ".join(line.split()) for line in text.split(BREAK)).strip()


def runs(raw: str) -> tuple[Run, ...]:
    """A text as runs: `**bold**` is bold, everything else as `plain_text` gives it."""
    text = plain_text(raw)
    found: list[Run] = []
    at = 0
    for strong in _STRONG.finditer(text):
        found += [Run(text[at : strong.start()]), Run(strong[1] or strong[2], bold=True)]
        at = strong.end()
    return tuple(run for run in (*found, Run(text[at:])) if run.text)
