"""Text -> Text: attribute lists as kramdown and Python-Markdown write them, `{: #name .class }`, after headings, blocks and in lines.

A heading keeps them as pandoc writes them, elsewhere they say how things look and are left out, as is what kramdown calls a comment.
The number of lines stays the same. Sources: kramdown's documentation, "Inline Attribute Lists", "Extensions"; Python-Markdown, "Attribute
Lists".
"""

from __future__ import annotations

import re

from slides.base.lazy_regex import pattern
from slides.markdown.parser.doc_sites import CALLOUTS, container
from slides.markdown.parser.source_lines import outside_code

_LINE = pattern(r"(?:[ \t]|>){0,40}\{:(?![:/])(?P<said>[^{}\n]{0,300})\}[ \t]*")
_CONTENTS = pattern(r"\s*(?:[-*+]|\d+\.)[ \t]+.{0,80}")
_HEADING = pattern(r"(?P<head>[ \t>]{0,20}#{1,6}[ \t][^\n{]*+)\{:(?P<said>[^{}\n]{0,300})\}[ \t#]*")
_IN_LINE = pattern(r"(?P<code>(?<!`)`[^`\n]*`(?!\{:))|(?<=[)\]*_`\"'>])\{:(?![:/])[ \t]*(?:[.#]|[\w-]+=)[^{}\n]{0,300}\}")
_COMMENT = pattern(r"[ \t]*\{::comment\}[ \t]*")
_END = pattern(r"[ \t]*\{:/(?:comment)?\}[ \t]*")
_OPTIONS = pattern(r"[ \t]*\{::?/?(?:options|nomarkdown)[^{}\n]{0,300}\}[ \t]*")
_TITLE = pattern(r"[ \t]*+#{1,6}[ \t]++([^\n]*+)")
_KINDS = {
    "challenge": "question", "solution": "success", "discussion": "question", "checklist": "todo", "prereq": "info",
    "prerequisites": "info", "objectives": "info", "keypoints": "important", "testimonial": "quote", "spoiler": "note",
    "instructor": "note",
}  # fmt: skip
"""Boxes of The Carpentries' lessons -> the callouts that they are."""


def with_attribute_lists(text: str) -> str:
    """An outline in which headings have their attributes in braces, and nothing else has any."""
    if "{:" not in text:
        return text
    lines = text.split("\n")
    begun = -1
    last = ""
    for at, line in list(outside_code(list(lines))):
        if "{:" not in line:
            last = line if line.strip() else last
            continue
        if _COMMENT.fullmatch(line) and begun < 0:
            begun = at
        elif _END.fullmatch(line):
            if begun >= 0:
                lines[begun : at + 1] = [""] * (at + 1 - begun)
            lines[at], begun = "", -1
        elif _OPTIONS.fullmatch(line):
            lines[at] = ""
        elif alone := _LINE.fullmatch(line):
            _attach(lines, at, alone, last)
        elif heading := _HEADING.fullmatch(line):
            lines[at] = f"{heading['head'].rstrip()} {_braced(heading['said'])}".rstrip()
        else:
            lines[at] = _IN_LINE.sub(lambda found: found["code"] or "", line)
        last = lines[at] if lines[at].strip() else last
    return "\n".join(lines)


def _attach(lines: list[str], at: int, found: re.Match[str], last: str) -> None:
    """A line of nothing but attributes: to the heading above it, as a table of contents, or to nothing."""
    above = lines[at - 1] if at else ""
    if found["said"].strip() == "toc":
        if _CONTENTS.fullmatch(above):
            lines[at - 1] = "[TOC]"
            lines[at] = ""
        return
    if _boxed(lines, at, found["said"]):
        return
    if above.lstrip(" >").startswith("#") and "{" not in above and above == last:
        lines[at - 1] = f"{above.rstrip()} {_braced(found['said'])}".rstrip()
    lines[at] = ">" * line_depth(lines[at]) if above.strip() else ""


def _boxed(lines: list[str], at: int, said: str) -> bool:
    """Make a container of the quotation above that has a class of a callout, as Jekyll's lessons write boxes; whether it has one."""
    kind = next((_KINDS.get(word[1:], word[1:]) for word in said.split() if word[0] == "." and word[1:] in (*_KINDS, *CALLOUTS)), "")
    depth = line_depth(lines[at]) + 1
    first = at
    while first and line_depth(lines[first - 1]) >= depth:
        first -= 1
    if not kind or first == at:
        return False
    prefix, opener = lines[first].rsplit(">", 1) if line_depth(lines[first]) == depth else ("", "")
    headed = _TITLE.fullmatch(opener)
    if headed is None and not (first and not lines[first - 1].strip("> \t")):
        return False
    for line in range(first, at):
        lines[line] = _without_mark(lines[line], depth)
    lines[first if headed else first - 1] = (
        prefix + (" " if prefix.strip() else "") + container(kind, headed[1].rstrip("# \t") if headed else "")
    )
    lines[at] = prefix + (" " if prefix.strip() else "") + ":::"
    return True


def _without_mark(line: str, depth: int) -> str:
    """A line of a quotation without the mark of its depth (1: the first)."""
    at = -1
    for _ in range(depth):
        at = line.find(">", at + 1)
    return line[:at] + line[at + 1 :].removeprefix(" ") if at >= 0 else line


def line_depth(line: str) -> int:
    """How many marks of quotations a line begins with."""
    return len(line[: len(line) - len(line.lstrip("> \t"))].replace(" ", "").replace("\t", ""))


def _braced(said: str) -> str:
    """Attributes in pandoc's braces; nothing where none are left."""
    words = [word for word in said.split() if word[0] in "#." and len(word) > 1]
    return "{" + " ".join(words) + "}" if words else ""
