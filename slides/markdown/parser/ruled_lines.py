"""Text -> Text: what authors of slides that rules split leave out of Markdown: the empty line above a rule, the blank after `#`,
the dash before a box.

The number of lines stays the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.lazy_regex import pattern
from slides.markdown.parser.source_lines import outside_code

RULE = "***"
"""The rule that a separator becomes: it makes no heading of the line above, and opens no properties."""
_DASHES = "---"
_FRONT = pattern(r"---[^\S\n]*+\n(?s:(.*?))\n---[^\S\n]*+(?:\n|\Z)")
_OF_MARP = pattern(r"(?m)^marp:[ \t]*+true")
_PROPERTY = pattern(r"[\w-]++[ \t]*+:(?:\s|\Z)")
_HASHES = pattern(r"\A(#{1,6})(?=[^\s#{!])(?!#?\d+\b)")
"""The marks of a heading right before its words. `#12` is a number, `#{` and `#!` are code."""
_CONTENT = "{{content}}"
"""Where remark puts the rest of a slide into its template."""
_BOX = pattern(r"\[[ xX]\][ \t]+\S")
"""A choice to be ticked."""
_NO_TEXT = ("#", "<", "- ", "* ", "+ ", "```", "~~~", "![", "|", ">", "::")
"""What a line begins with that a rule under it does not make a heading."""
_LEAST_SURE = 3
"""From this many rules on that can be nothing else, rules split the slides."""


def with_ruled_lines(text: str) -> str:
    """A text whose slides are split by `---`, with a rule also where one stands right under a line of text, and with a heading where
    a slide begins with `#Words`, and an item of a list where a line begins with `[ ]`; any other as it is.

    Markdown makes a heading of a line that `---` stands under; reveal-md, Slidev, remark and the programs for terminals split the text
    first. Marp reads Markdown. Deckset reads `#Words` as a heading.
    """
    if text.count(f"\n{_DASHES}") < _LEAST_SURE:
        return text
    front = _FRONT.match(text) if text.startswith(_DASHES) else None
    head = front[0].count("\n") if front else 0
    lines = text.split("\n")
    outside = [at for at, _ in outside_code(list(lines)) if at >= head]
    rules = [at for at in outside if lines[at].rstrip() == _DASHES]
    under = list(_under_text(lines, rules, head))
    if len(rules) - len(under) < max(_LEAST_SURE, len(under)):
        return text
    if not (front and _OF_MARP.search(front[1])):
        for at in under:
            lines[at] = RULE
    begins = {at + 1 for at in (head - 1, *rules)}
    for at in outside:
        if at in begins and not lines[at].strip():
            begins.add(at + 1)
        elif at in begins and lines[at].startswith("#"):
            lines[at] = _HASHES.sub(r"\1 ", lines[at], count=1)
        elif _CONTENT in lines[at]:
            lines[at] = lines[at].replace(_CONTENT, "")
        elif lines[at].startswith("[") and _BOX.match(lines[at]):
            lines[at] = f"- {lines[at]}"
    return "\n".join(lines)


def _under_text(lines: Sequence[str], rules: Sequence[int], head: int) -> Iterator[int]:
    """The rules that stand right under a line of text and neither open nor close the properties of a slide."""
    begun = head - 1
    for at in rules:
        above = lines[at - 1] if at else ""
        following = lines[at + 1] if at + 1 < len(lines) else ""
        inside = lines[begun + 1 : at]
        begun = at
        if above.strip() and not above.lstrip().startswith(_NO_TEXT) and not _is_matter(inside) and not _PROPERTY.match(following):
            yield at


def _is_matter(lines: Sequence[str]) -> bool:
    """Whether lines between two rules are the properties of a slide."""
    return bool(lines) and _PROPERTY.match(lines[0]) is not None and all(line.strip() for line in lines)
