"""Text -> Text: what Deckset writes differently: `^ notes`, `[fit]`, settings of a slide in brackets. The number of lines stays the same.

Source: Deckset's documentation, "Configuration commands", "Presenter notes", "Columns" and "Headings".
"""

from __future__ import annotations

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser.dialects import COLUMN
from slides.markdown.parser.source_lines import outside_code

_FIT = pattern(r"(#{1,6}\s+)\[fit\]\s*")
_COMMAND = pattern(r"\[\.([a-z][\w-]{0,40})(?::([^\n]*))?\]\s*")
_NOTE = pattern(r"\^[ \t]*+(?=[^\s\[\]^])[^^\n]*")
_SURE = pattern(r"(?m)^(?:#{1,6}\s+\[fit\]|\[\.[a-z][\w-]{0,40}[\]:])")
_NOTED = pattern(r"(?m)^\^[ \t]+\S")
_RULE = "---"


def with_deckset(text: str, file: str, problems: list[Problem]) -> str:
    """An outline of Deckset in the words that every outline has; any other as it is."""
    ruled = f"\n{_RULE}" in text
    if not _SURE.search(text) and not (ruled and _NOTED.search(text)):
        return text
    lines = text.split("\n")
    unused: dict[str, int] = {}
    spoken: set[int] = set()
    for at, line in outside_code(list(lines)):
        if at in spoken:
            lines[at] = ""
        elif line.startswith("#"):
            lines[at] = _FIT.sub(r"\1", line)
        elif line.startswith("[.") and (found := _COMMAND.fullmatch(line)):
            lines[at] = f"::{COLUMN}::" if found[1] == COLUMN else ""
            if found[1] != COLUMN:
                unused.setdefault(found[1], at + 1)
        elif line.startswith("^") and _NOTE.fullmatch(line):
            words, taken = _note(lines, at)
            spoken.update(taken)
            lines[at] = f"<!-- speaker_note: {words} -->"
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
