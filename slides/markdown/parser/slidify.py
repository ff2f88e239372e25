r"""Text -> Text: what slidify has of its own, in the words that every outline has. The number of lines stays the same.

A slide ends at `--- .class &layout bg:white`; `*** =right` begins a column, `*** .explanation` what is shown when a question is answered,
which the speaker says here. Formulas stand between `\\(` and `\\)`, as in other pages of MathJax. Source: slidify's documentation.
"""

from __future__ import annotations

import re

from slides.base.lazy_regex import pattern
from slides.markdown.parser.dialects import COLUMN
from slides.markdown.parser.source_lines import outside_code

_FRONT = pattern(r"(?m)^(?:framework|knit)[ \t]{0,20}:[ \t]{0,20}(?:io2012|html5slides|shower|dzslides|landslide|deckjs|revealjs|slidify)")
_SLIDE = pattern(r"---[ \t]{0,8}(?:[&.#{]\S?[^\n]{0,300}|\w{1,20}:[^\n]{0,300})")
_PART = pattern(
    r"\*\*\*[ \t]{0,8}(?:[=.]?[ \t]{0,4}(?P<name>[a-z]\w{0,20})"
    r"|\{[ \t]{0,4}name:[ \t]{0,4}(?P<said>[a-z]\w{0,20})[^{}\n]{0,100}\})[ \t]{0,20}"
)
_SPOKEN = frozenset({"explanation", "hint", "pnotes", "comment", "notes"})
_FORMULA = pattern(r"\\\\\((?P<inline>[^\n]{1,400}?)\\\\\)|\\\\\[(?P<shown>[^\n]{1,800}?)\\\\\]")
_SINGLE = pattern(r"(?<!\\)\\\((?P<inline>[^\n$`]{1,300}?)(?<!\\)\\\)|(?<!\\)\\\[(?P<shown>[^\n$`]{1,600}?)(?<!\\)\\\](?!\()")
_AIRY = pattern(r"(?<![\\$])\$(?P<inside>[^$\n`]{1,300})(?<!\\)\$(?![\d$])")
_LIKE_TEX = pattern(r"\\[A-Za-z]|\^|=|[A-Za-z]_[A-Za-z0-9{]")
_RULE = "***"
"""A rule that makes no heading of the line above."""


def with_formulas_of_pages(text: str, file: str) -> str:
    r"""A text with the formulas that stand between `\\\\(` and `\\\\)`, or `\\(` and `\\)`, between dollar signs; code stays.

    A bracket may be escaped for other reasons: with one backslash what is inside must look like TeX, or the outline be R Markdown's.
    """
    if not ("\\(" in text or "\\[" in text or "$ " in text or " $" in text):
        return text
    run = file.lower().endswith((".rmd", ".qmd"))
    lines = text.split("\n")
    for at, line in outside_code(list(lines)):
        if line.strip() in ("\\[", "\\]"):
            lines[at] = line.replace("\\[", "$$").replace("\\]", "$$")
        elif "\\(" in line or "\\[" in line:
            lines[at] = _SINGLE.sub(lambda found: _single(found, run=run), _FORMULA.sub(_formula, line))
        if "$ " in line or " $" in line:
            lines[at] = _AIRY.sub(_tight, lines[at])
    return "\n".join(lines)


def _tight(found: re.Match[str]) -> str:
    """A formula without the blanks inside of its dollar signs, which MathJax allows; sums of money and code stay."""
    inside = found["inside"]
    if inside == inside.strip() or not _LIKE_TEX.search(inside) or found.string.count("`", 0, found.start()) % 2:
        return found[0]
    return f"${inside.strip()}$"


def _single(found: re.Match[str], *, run: bool) -> str:
    """A formula between brackets with one backslash; other brackets stay, as those around a link."""
    inside, shown = found["inline"], found["shown"]
    if "](" in found[0]:
        return found[0]
    if found.string.count("`", 0, found.start()) % 2 or found.string.count("$", 0, found.start()) % 2:
        return found[0]
    if shown is not None:
        return f"$${shown.strip()}$$" if _LIKE_TEX.search(shown) else found[0]
    return f"${inside.strip()}$" if run or _LIKE_TEX.search(inside) else found[0]


def _formula(found: re.Match[str]) -> str:
    if found.string.count("`", 0, found.start()) % 2:
        return found[0]
    return f"${found['inline'].strip()}$" if found["inline"] else f"$${found['shown'].strip()}$$"


def with_slidify(text: str) -> str:
    """An outline of slidify with rules between its slides; any other as it is."""
    if not text.startswith("---\n") or _FRONT.search(text[:4000]) is None:
        return text
    lines = text.split("\n")
    spoken = False
    for at, line in outside_code(list(lines)):
        if not line.startswith(("---", "***")):
            continue
        if _SLIDE.fullmatch(line) or line.rstrip() == "---":
            lines[at] = _RULE if line.rstrip() != "---" else line
            spoken = False
        elif part := _PART.fullmatch(line):
            name = part["name"] or part["said"]
            lines[at] = "" if spoken else "Note:" if name in _SPOKEN else f"::{COLUMN}::" if name in ("left", "right") else ""
            spoken = spoken or name in _SPOKEN
    return "\n".join(lines)
