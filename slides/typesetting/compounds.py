"""Words with a hyphen, which had better not end a line inside them: "Iran-Russia", "--warm-up"."""

from __future__ import annotations

from collections.abc import Sequence

from slides.text.rich_text import BREAK, Run, cut, plain

_LONGEST = 24
"""A word of more letters may be broken at its hyphen."""
_JOINED = "\u2011"


def split_compounds(text: str, ends: Sequence[int], *, names: bool = False) -> list[int]:
    """Where the words begin that lines break at a hyphen, though another line could hold them. ends: where lines end.

    names: only those whose parts begin with a capital or a digit.
    """
    found = []
    for end in ends[:-1]:
        start = max(text.rfind(blank, 0, end) for blank in (" ", BREAK, "\u00a0")) + 1
        after = min((at for at in (text.find(" ", end), text.find(BREAK, end)) if at >= 0), default=len(text))
        inside = text[end - 1 : end] == "-" and text[end : end + 1].isalnum() and after - start <= _LONGEST
        if inside and start > 0 and text[start - 1] == " " and (not names or _is_name(text[start:after])):
            found.append(start)
    return found


def kept_whole(runs: tuple[Run, ...], starts: Sequence[int]) -> tuple[Run, ...]:
    """Runs with a line break in the place of the blank before each of these words."""
    whole, at = [], 0
    for start in starts:
        whole += [*cut(runs, at, start - 1), Run(BREAK)]
        at = start
    return (*whole, *cut(runs, at, len(plain(runs))))


def joined_names(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs as they are measured where names with a hyphen are one word."""
    if not any("-" in run.text for run in runs):
        return runs
    return tuple(
        run.saying(" ".join(word.replace("-", _JOINED) if _is_name(word) else word for word in run.text.split(" "))) for run in runs
    )


def _is_name(word: str) -> bool:
    """Whether the parts of a word begin with capitals or digits, the first with a capital."""
    parts = [part for part in word.split("-") if part]
    return (
        len(parts) > 1 and len(word) <= _LONGEST and parts[0][0].isupper() and all(part[0].isupper() or part[0].isdigit() for part in parts)
    )
