"""`slides check --fix`: the edits that mend problems with one safe answer, and their difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from slides.base.diagnostics import Fix, Problem
from slides.base.records import frozen


@frozen
class FixedText:
    """An outline's text after its fixes, and the problems that they mend."""

    before: str
    text: str
    mended: tuple[Problem, ...]

    def difference(self, name: str) -> Iterator[str]:
        """The lines of a unified diff."""
        rows = unified_diff(self.before.splitlines(), self.text.splitlines(), f"{name}", f"{name} (fixed)", lineterm="")
        return iter(rows)


def fixed(text: str, file: str, problems: Sequence[Problem]) -> FixedText:
    """A text with the safe fixes of its problems. A fix whose words are not on its line as they should be is left out.

    file: the name that the text has in the problems. Line ends stay as they are.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines: list[str] = text.split(end)
    edits: dict[Fix, Problem] = {}
    for problem in problems:
        if problem.fix is not None and problem.span.file == file:
            edits.setdefault(problem.fix, problem)
    mended = []
    for fix, problem in sorted(edits.items(), key=lambda each: (-each[0].line, bool(each[0].old))):
        if _apply(fix, lines):
            mended.append(problem)
    return FixedText(text, end.join(lines), tuple(reversed(mended)))


def _apply(fix: Fix, lines: list[str]) -> bool:
    """Make one edit, if the line is as the fix expects it. Whether it was made."""
    at = fix.line - 1
    if fix.old:
        if not at < len(lines) or fix.old not in lines[at] or fix.new is None:
            return False
        lines[at] = lines[at].replace(fix.old, fix.new, 1)
        return True
    if fix.new is not None:
        if at > len(lines):
            return False
        lines.insert(at, fix.new)
        return True
    follows = lines[at + 1][:1] if at + 1 < len(lines) else ""
    if not at < len(lines) or (follows in (" ", "\t", "-") and not lines[at + 1].startswith("---")):
        return False
    del lines[at]
    return True
