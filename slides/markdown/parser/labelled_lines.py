"""Lines of one paragraph that each begin with a label (`**Owner:** the office`), which are read line by line though no mark says so."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from slides.base.lazy_regex import pattern

_COLONS = (":", "\uff1a")
_FEWEST = 3
"""Tokens of a line in bold: its beginning, words, its end."""
_PLAIN = pattern(r"[^\W\d_][^\s:\uff1a.!?;,]{0,24}(?: [^\s:\uff1a.!?;,]{1,20}){0,3}(?::[ \t]+|\uff1a\s*)\S")
"""A plain label: one to four words and a colon, with text behind it."""


def kept_breaks(tokens: Sequence[Token]) -> frozenset[int]:
    """The places of soft line breaks that stay breaks: after a first line that is all in bold, before bold labels where the first line
    begins with one too, and all where every line begins with a plain label.
    """
    soft = [at for at, token in enumerate(tokens) if token.type == "softbreak"]
    if not soft:
        return frozenset()
    starts = [0, *(at + 1 for at in soft)]
    if _is_bold_line(tokens, soft[0]):
        return frozenset(soft[:1])
    if _is_bold_label(tokens, 0):
        return frozenset(at for at in soft if _is_bold_label(tokens, at + 1))
    return frozenset(soft) if all(_is_plain_label(tokens, start) for start in starts) else frozenset()


def _is_bold_line(tokens: Sequence[Token], end: int) -> bool:
    """Whether the first line is all in bold, and is no label."""
    line = [token for token in tokens[:end] if token.type != "text" or token.content.strip()]
    if len(line) < _FEWEST or line[0].type != "strong_open" or line[-1].type != "strong_close":
        return False
    one = sum(token.type == "strong_open" for token in line) == 1
    return one and not line[-2].content.rstrip().endswith((*_COLONS, ","))


def _is_bold_label(tokens: Sequence[Token], at: int) -> bool:
    """Whether a line begins with words in bold that a colon ends, inside or right behind."""
    at += at < len(tokens) and tokens[at].type == "text" and not tokens[at].content.strip()
    if at >= len(tokens) or tokens[at].type != "strong_open":
        return False
    end = next((place for place in range(at, len(tokens)) if tokens[place].type in ("strong_close", "softbreak", "hardbreak")), -1)
    if end < 0 or tokens[end].type != "strong_close":
        return False
    words = "".join(token.content for token in tokens[at:end])
    after = tokens[end + 1].content if end + 1 < len(tokens) else ""
    return words.rstrip().endswith(_COLONS) or after.lstrip().startswith(_COLONS)


def _is_plain_label(tokens: Sequence[Token], at: int) -> bool:
    """Whether a line begins with a few words and a colon; a label may stand before a link or a code."""
    if at >= len(tokens) or tokens[at].type != "text":
        return False
    follows = "x" if at + 1 < len(tokens) and tokens[at + 1].type not in ("softbreak", "hardbreak") else ""
    return _PLAIN.match(tokens[at].content + follows) is not None


__all__ = ["kept_breaks"]
