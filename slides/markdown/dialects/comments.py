"""What a comment is, wherever it is: a directive of this program, of another program or tool, or plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from slides.base.lazy_regex import pattern
from slides.markdown.parser import tag_attributes

DIRECTIVES = ("layout",)
"""What `<!-- key: value -->` may ask of this program."""
OWN = (*DIRECTIVES, "slides")
_PAIR = pattern(r"([\w$*-]+):(?:\s+(.*)|)")
_MORE = pattern(r"\s+\S.*|-\s.*|")
"""Further lines of a value in YAML."""
_LOCAL = "paginate header footer class backgroundColor backgroundImage backgroundPosition backgroundRepeat backgroundSize color"
_GLOBAL = "marp theme style headingDivider size math title author description keywords url image lang transition template page_number"
_MARP = frozenset(f"{_LOCAL} {_GLOBAL}".split())
_PLAUSIBLE: Mapping[str, re.Pattern[str]] = {
    "paginate": pattern(r"true|false|hold|skip"),
    "class": pattern(r"[\w-]{1,40}(?: [\w-]{1,40}){0,3}|\[[^\[\]]*+\]"),
    "backgroundColor": pattern(r"#[\da-fA-F]{3,8}|\w{1,30}|\w{1,30}\([^()]*+\)"),
    "color": pattern(r"#[\da-fA-F]{3,8}|\w{1,30}|\w{1,30}\([^()]*+\)"),
    "backgroundImage": pattern(r"none|['\"]?(?:url|(?:linear|radial|conic)-gradient)\([^\n]*+"),
    "backgroundPosition": pattern(r"[\w%. -]{1,30}"),
    "backgroundRepeat": pattern(r"[\w-]{1,20}(?: [\w-]{1,20})?"),
    "backgroundSize": pattern(r"[\w%. -]{1,30}"),
    "theme": pattern(r"[\w-]+"),
    "size": pattern(r"\d{1,3}:\d{1,3}|4K|A\d"),
    "math": pattern(r"katex|mathjax|true|false"),
    "marp": pattern(r"true|false"),
    "headingDivider": pattern(r"[\d\[\], ]+"),
    "transition": pattern(r"[\w-]{1,40}(?: [\d.]{1,9}m?s)?"),
    "template": pattern(r"default|gaia|invert"),
    "page_number": pattern(r"true|false"),
}
"""Values that a directive of Marp can have, where it is not known that the deck is Marp's."""
_REVEAL = pattern(r"(?s)\.?(slide|element)\b\s*:?\s*(.*)")
_ATTRIBUTE = r"[\w:@.-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s\"'=]+))?"
_ATTRIBUTES = pattern(rf"{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*")
_TOOL = pattern(
    r"(?i)(?:markdownlint|markdown-link-check|prettier|cspell|spell-?checker|vale|textlint|eslint|stylelint|dprint|rumdl|mdformat|ltex|"
    r"pyspelling|all-contributors|doctoc|embedme|codespell|fmt|noqa|nolint|spdx)(?:[-:_]|\s+(?:on|off|disable|enable|ignore)\b).*"
    r"|(?:toc|/toc|tocstop|more|pagebreak|page-break|newpage|#region.*|#endregion.*|omit (?:in|from) toc|(?:start|end) doctoc.*|@import .*"
    r"|pause|incremental_lists.*|column_layout.*|reset_layout|jump_to_middle|new_lines?.*|prettier-ignore|column: ?\d+|\[[^\]\n]*+\]: ?#.*)"
)
_PRESENTERM = pattern(r"(?s)speaker_note:\s*(.*)")


def is_own(text: str) -> bool:
    """Whether a comment asks something of this program: its first key is one of ours, or nearly, with a value of a few words."""
    found = _PAIR.match(text)
    if found is None:
        return False
    if found[1] in OWN:
        return True
    from difflib import get_close_matches

    near = found[1].islower() and get_close_matches(found[1], DIRECTIVES, 1, 0.7)
    return bool(near) and "\n" not in text.strip() and len((found[2] or "").split()) <= 3


def marp_pairs(text: str) -> dict[str, str]:
    """The keys of a comment that are Marp's in Marp's own spelling, with their values; empty where any line is something else."""
    found: dict[str, str] = {}
    for line in text.strip().splitlines():
        pair = _PAIR.fullmatch(line.rstrip())
        if pair and pair[1].lstrip("_$*") in _MARP:
            found[pair[1].lstrip("$*")] = (pair[2] or "").strip()
        elif not (found and _MORE.fullmatch(line)):
            return {}
    return found


def is_marp(text: str, *, sure: bool) -> bool:
    """Whether a comment is a directive of Marp. sure: it has to show so by itself, by an underscore or by values that can be meant."""
    if text.strip() == "fit":
        return True
    found = marp_pairs(text)
    return bool(found) and (not sure or all(_is_plausible(key, value) for key, value in found.items()))


def _is_plausible(key: str, value: str) -> bool:
    """Whether Marp would know what to do with a value."""
    allowed = _PLAUSIBLE.get(key.lstrip("_"))
    if allowed is None:
        return key.startswith("_")
    return not value or allowed.fullmatch(value.strip("\"'")) is not None


def reveal_attributes(text: str) -> dict[str, str] | None:
    """The attributes of `.slide: key="value"`, in all spellings; none of `.element:`, whose are an element's. None for another comment."""
    found = _REVEAL.fullmatch(text.strip())
    if found is None:
        return None
    marked = text.lstrip().startswith(".")
    if not marked and ("=" not in found[2] or not _ATTRIBUTES.fullmatch(found[2].strip())):
        return None
    return tag_attributes(found[2]) if found[1] == "slide" else {}


def is_tool(text: str) -> bool:
    """Whether a comment is for a tool that reads the outline: a linter, a formatter, a table of contents."""
    return _TOOL.fullmatch(" ".join(text.split())) is not None


def spoken_comment(text: str) -> str:
    """What a comment of presenterm says aloud; empty for any other."""
    found = _PRESENTERM.fullmatch(text.strip())
    return found[1].strip() if found else ""
