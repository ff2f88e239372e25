"""What counts beyond the heading after it: definitions, footnotes, comments that may go on. An outline with any is read as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.lazy_regex import pattern
from slides.markdown.parser.spoken import REMARK_NOTES, REMARK_PROPERTIES, is_remark

_SIGNS = ("^[", "(@", "\\footnote{", "\n%%", "<aside", REMARK_NOTES)
_DEFINES = "]:"
_PROPERTIES = pattern(rf"\n---[^\S\n]*\n(?:[\w-]+:|\n+(?:{REMARK_PROPERTIES}): )")
"""Properties between slides; remark's may follow empty lines."""
_LABEL = 1_000
"""The most characters of a label in CommonMark, and one."""
_BEFORE_LABEL = pattern(r"[ \t>*+\-:~|()#.\d]{0,40}(?:[A-Za-z]{1,6}[.)][ \t]{0,10})?")
"""What may stand before a definition on its line: the marks of quotes, lists and containers."""
_FENCE = pattern(r"`{3,}|~{3,}")
_INFO = pattern(r"[^`\n]*(?=\n|\Z)")
_CLOSING = pattern(r"(?m)^ {0,3}(`{3,}|~{3,})[ \t]*$")
_ENCLOSING = ("<script", "<pre", "<style", "<textarea", "<?", "<![", "$$", "\\begin", "%%", "???")
"""What may hold empty lines and a fence that is none."""


def counts_beyond(text: str) -> bool:
    """Whether an outline holds anything that counts beyond the next heading. What stands in a fence of code does not."""
    if not _may_cross(text):
        return False
    return _may_cross(_without_fences(text)) if "```" in text or "~~~" in text else True


def _may_cross(text: str) -> bool:
    """The same, whatever the signs stand in."""
    found = any(sign in text for sign in _SIGNS) or text.startswith("%%")
    return found or any(_definitions(text)) or _PROPERTIES.search(text) is not None or is_remark(text)


def _definitions(text: str) -> Iterator[bool]:
    """For each `]:` whether it can end the label of a definition: one that begins its line, or that began on an earlier one."""
    at = text.find(_DEFINES)
    while at >= 0:
        start = max(text.rfind("\n\n", max(at - _LABEL, 0), at), at - _LABEL, 0)
        label = text.rfind("[", start, at)
        line = text.rfind("\n", 0, label) + 1
        yield label < 0 or text[label - 1 : label] == "\\" or _BEFORE_LABEL.fullmatch(text[line:label][:60]) is not None
        at = text.find(_DEFINES, at + 1)


def _without_fences(text: str) -> str:
    """The text without what surely is code: from fences at the very beginning of a line to where they are closed.

    The whole text where a fence might be none, or might stand in something that is no Markdown.
    """
    kept: list[str] = []
    done = 0
    while (opened := _FENCE.search(text, done)) is not None:
        before = text[done : opened.start()]
        info = _INFO.match(text, opened.end())
        if info is None or not _is_outside(before):
            return text
        done = _closed(text, opened.group(), info.end())
        if not done:
            return text
        kept.append(before)
    return "".join([*kept, text[done:]])


def _is_outside(before: str) -> bool:
    """Whether a fence after some text begins its line and stands in no comment and no HTML."""
    if (before and not before.endswith("\n")) or before.count("<!--") != before.count("-->") or any(sign in before for sign in _ENCLOSING):
        return False
    paragraph = before[before.rfind("\n\n") + 1 :]
    return "\n<" not in paragraph and "\n <" not in paragraph and not paragraph.startswith("<")


def _closed(text: str, mark: str, start: int) -> int:
    """Where the fence that this mark opens is closed; 0 where nowhere."""
    for found in _CLOSING.finditer(text, start):
        if found.group(1).startswith(mark):
            return found.end()
    return 0
