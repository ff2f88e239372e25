"""Text -> Text: MDX, Markdown with components of React: imports, comments in braces, and properties that are code are no text.

What stands between a component's tags is Markdown and stays. The number of lines stays the same. Source: mdxjs.com, "What is MDX?".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser.source_lines import outside_code

_IMPORT = pattern(r"import\s+(?:[\w$*{][\w$*{},\s]{0,300}\s+from\s+)?(?:\"[^\"\n]{1,300}\"|'[^'\n]{1,300}')[ \t]*;?[ \t]*")
_EXPORT = pattern(r"export\s+(?:default\s|const\s|let\s|function\s|async\s|\{)[^\n]*")
_TAG = pattern(r"</?[A-Z][\w.]{0,60}(?=[\s/>{])|<>|</>")
_STRING = pattern(r"\s([A-Za-z][\w-]{0,40})=(\"[^\"{}\n]{0,400}\"|'[^'{}\n]{0,400}')")
_SPOKEN = pattern(r"<(/?)(?:Notes|SpeakerNotes|PresenterNotes)(?:\s[^<>\n]{0,200})?>")
"""The component for the presenter's words. Sources: the documentation of MDX Deck, "Presenter Mode", and of Spectacle, "Notes"."""
_MOST = 20_000
"""Letters of one tag with its properties."""
_MOST_OPEN = 10
"""Where so many tags never end, no other is looked at."""
_QUOTES = "\"'`"


def is_mdx(text: str, file: str) -> bool:
    """Whether an outline is MDX: by its name, by what it imports, or by properties in braces of a component."""
    if file.lower().endswith(".mdx"):
        return True
    if "from '" not in text and 'from "' not in text and "import '" not in text:
        return False
    return any(line.startswith("import ") and _IMPORT.fullmatch(line) for _, line in outside_code(text.split("\n")))


def with_spoken_read(text: str) -> str:
    """An outline whose components for the presenter's words, as `<Notes>`, are `<aside class="notes">`; code stays as it is."""
    lines = text.split("\n")
    for at, line in outside_code(list(lines)):
        if "Notes" in line:
            lines[at] = _SPOKEN.sub(lambda found, line=line: _aside(found, line), line)  # type: ignore[misc]
    return "\n".join(lines)


def _aside(found: re.Match[str], line: str) -> str:
    if line.count("`", 0, found.start()) % 2:
        return found[0]
    return "</aside>" if found[1] else '<aside class="notes">'


def with_mdx_read(text: str, file: str, problems: list[Problem]) -> str:
    """An outline of MDX without its imports and without the properties of components that are code, which is reported."""
    lines = text.split("\n")
    _without_modules(lines)
    text = "\n".join(lines)
    text = _without_remarks(text)
    left: dict[str, tuple[int, int]] = {}
    found: list[str] = []
    at = 0
    for start, end, name in _coded(text):
        tag = text[start:end]
        line, count = left.get(name, (text.count("\n", 0, start) + 1, 0))
        left[name] = line, count + 1
        kept = "".join(f" {key}={value}" for key, value in _STRING.findall(_without_braces(tag)))
        found += [text[at:start], f"<{name}{kept}{' /' if tag.endswith('/>') else ''}>", "\n" * tag.count("\n")]
        at = end
    problems += _reported(left, file)
    return "".join(found) + text[at:]


def _without_remarks(text: str) -> str:
    """A text without its comments in braces."""
    found: list[str] = []
    at = 0
    while (begin := text.find("{/*", at)) >= 0 and (end := text.find("*/}", begin + 3)) >= 0:
        found += [text[at:begin], "\n" * text.count("\n", begin, end)]
        at = end + 3
    return "".join(found) + text[at:]


def _reported(left: Mapping[str, tuple[int, int]], file: str) -> Iterator[Problem]:
    for name, (line, count) in left.items():
        times = f" ({count} times)" if count > 1 else ""
        message = f"properties in braces of the component <{name}> are left out{times}: they are code"
        yield Problem(rule_catalogue.LEFT_OUT, Span(file, line), message, "write in Markdown what the audience should see")


def _without_modules(lines: list[str]) -> None:
    """Blank the lines that import and export, where they begin a block."""
    above = ""
    exported = False
    for at, line in list(outside_code(list(lines))):
        begins = not above.strip() or above.startswith(("import ", "export ")) or above == "---"
        exported = bool(line.strip()) and (exported or (begins and _EXPORT.fullmatch(line) is not None))
        above = line
        if exported or (begins and line.startswith("import ") and _IMPORT.fullmatch(line)):
            lines[at] = ""


def _coded(text: str) -> Iterator[tuple[int, int, str]]:
    """The tags of components outside of code that have properties in braces: where they begin and end, and their names."""
    outside = {at for at, _ in outside_code(text.split("\n"))}
    line = last = end = unclosed = 0
    for found in _TAG.finditer(text):
        line += text.count("\n", last, found.start())
        last = found.start()
        if line not in outside or found.start() < end or found[0] in ("<>", "</>") or found[0].startswith("</"):
            continue
        begin = text.rfind("\n", 0, found.start()) + 1
        if text.count("`", begin, found.start()) % 2:
            continue
        closed, braces = _closed(text, found.end())
        unclosed += not closed
        if unclosed == _MOST_OPEN:
            return
        if closed and braces:
            end = closed
            yield found.start(), closed, found[0][1:]


def _closed(text: str, at: int) -> tuple[int, bool]:
    """Where the tag ends whose properties begin here (0: nowhere near), and whether any of them is in braces."""
    depth = 0
    quote = ""
    braces = False
    for place in range(at, min(at + _MOST, len(text))):
        letter = text[place]
        if quote:
            quote = "" if letter == quote or (letter == "\n" and quote != "`" and depth) else quote
        elif letter in _QUOTES and (depth == 0 or text[place - 1] in "=([{,: \n\t"):
            quote = letter
        elif letter == "{":
            depth, braces = depth + 1, True
        elif letter == "}":
            depth -= 1
        elif letter == ">" and depth <= 0:
            return place + 1, braces
    return 0, braces


def _without_braces(tag: str) -> str:
    """A tag without what stands in its braces."""
    found: list[str] = []
    depth = 0
    for letter in tag:
        depth += letter == "{"
        if depth <= 0:
            found.append(letter)
        depth -= letter == "}"
    return "".join(found)
