"""Text -> Text: what Deckset writes differently: `^ notes`, `[fit]`, settings of a slide in brackets. The number of lines stays the same.

Source: Deckset's documentation, "Configuration commands", "Presenter notes", "Columns" and "Headings".
"""

from __future__ import annotations

import re

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser.dialects import COLUMN
from slides.markdown.parser.source_lines import outside_code

_FIT = pattern(r"(#{1,6})[^\S\n]*\[fit\]\s*")
_SPACE = pattern(r"#{1,6}(?:\s+\|)?\s*")
"""A heading with no words, which only makes room."""
_PICTURE = pattern(r"!\[([^\[\]\n]{0,80})\](?=\()")
_MODIFIER = pattern(
    r"left|right|fit|fill|inline|original|filtered|autoplay|loop|mute|hide|\d{1,3}%|corner-radius\(\d{1,3}\)|(?:aspect|speed)\([\d.:]{1,8}\)"
)
"""What says how a picture or a film is shown. Source: Deckset's documentation, "Images" and "Videos"."""
_COMMAND = pattern(r"\[\.([a-z][\w-]{0,40})(?::([^\n]*))?\]\s*")
_NOTE = pattern(r"\^(?:[ \t]*+|[ \t]*+(?=[^\s\[\]^])[^^\n]*)")
_SURE = pattern(r"(?m)^(?:#{1,6}[^\S\n]*\[fit\]|\[\.[a-z][\w-]{0,40}[\]:])")
_NOTED = pattern(r"(?m)^\^(?:[ \t]+\S|[ \t]*\n\S)")
_FOOTED = pattern(r"(?:\s*\n)?footer:[ \t]+\S")
"""Deckset's setting at the top, alone: with others it is metadata."""
_RULE = "---"


def with_deckset(text: str, file: str, problems: list[Problem]) -> str:
    """An outline of Deckset in the words that every outline has; any other as it is."""
    ruled = f"\n{_RULE}" in text
    footed = ruled and _FOOTED.match(text) is not None
    if not footed and not _SURE.search(text) and not (ruled and (_NOTED.search(text) or _only_modifiers(text))):
        return text
    lines = text.split("\n")
    unused: dict[str, int] = {}
    spoken: set[int] = set()
    for at, line in outside_code(list(lines)):
        if at in spoken:
            lines[at] = ""
        elif line.startswith("#"):
            lines[at] = "" if _SPACE.fullmatch(line) else _FIT.sub(r"\1 ", line)
        elif line.startswith("[.") and (found := _COMMAND.fullmatch(line)):
            lines[at] = f"::{COLUMN}::" if found[1] == COLUMN else ""
            if found[1] != COLUMN:
                unused.setdefault(found[1], at + 1)
        elif line.startswith("^") and _NOTE.fullmatch(line):
            words, taken = _note(lines, at)
            spoken.update(taken)
            lines[at] = f"<!-- speaker_note: {words} -->"
        elif line.startswith("!["):
            lines[at] = _PICTURE.sub(_shown_as, line)
    if unused:
        named = ", ".join(f"[.{name}]" for name in unused)
        message = f"Deckset's settings of a slide are not used here: {named[:120]}"
        problems.append(Problem(rule_catalogue.UNUSED_SETTING, Span(file, min(unused.values())), message, "delete them"))
    return "\n".join(lines)


def _note(lines: list[str], at: int) -> tuple[str, range]:
    """The words of a note, up to an empty line, a rule or the next note, and the lines after its first that they take."""
    end = at + 1
    while end < len(lines) and lines[end].strip() and not lines[end].startswith(("^", _RULE, "#", "[.")):
        end += 1
    words = " ".join([lines[at][1:], *lines[at + 1 : end]])
    return " ".join(words.replace("-->", "->").replace("<!--", "<!-").split()), range(at + 1, end)


def _only_modifiers(text: str) -> bool:
    """Whether a picture's description is nothing but Deckset's words for how it is shown, two of them or one that no other program has."""
    return any(not _modified(found) and found[1].strip() not in ("", "left", "right", "fit") for found in _PICTURE.finditer(text))


def _modified(found: re.Match[str]) -> str:
    """The words of a picture's description that do not say how it is shown."""
    return " ".join(word for word in found[1].replace(",", " ").split() if not _MODIFIER.fullmatch(word))


def _shown_as(found: re.Match[str]) -> str:
    """A picture without Deckset's words for how it is shown; `left` and `right`, which are read elsewhere, stay.

    One that is not `inline` fills the slide behind its words, unless it is to fit.
    """
    words = (found[1] or "").replace(",", " ").split()
    kept = [word for word in words if word in ("left", "right", "fit") or not _MODIFIER.fullmatch(word) or word.endswith("%")]
    if "inline" not in words and all(word in ("left", "right") for word in kept):
        kept.append("cover" if kept else "fill")
    return f"![{' '.join(kept)}]"
