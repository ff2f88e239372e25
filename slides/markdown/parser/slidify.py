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
_RULE = "***"
"""A rule that makes no heading of the line above."""


def with_formulas_of_pages(text: str) -> str:
    r"""A text with the formulas that stand between `\\(` and `\\)` between dollar signs; code stays."""
    if not ("\\\\(" in text or "\\\\[" in text):
        return text
    lines = text.split("\n")
    for at, line in outside_code(list(lines)):
        if "\\\\(" in line or "\\\\[" in line:
            lines[at] = _FORMULA.sub(_formula, line)
    return "\n".join(lines)


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
