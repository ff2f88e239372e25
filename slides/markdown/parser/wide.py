"""Emphasis beside Chinese, Japanese and Korean characters, which have no spaces between words.

CommonMark lets `**` close after punctuation only before a space or more punctuation. The cjk-friendly amendment (commonmark-spec
pull request 839) lets a wide character stand there too. Text without such characters is read as CommonMark reads it.
"""

from __future__ import annotations

from unicodedata import east_asian_width

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

_NARROW_HANGUL = (range(0x1100, 0x1200), range(0xA960, 0xA980), range(0xD7B0, 0xD800))
_PICTURES = (range(0x2300, 0x2C00), range(0x1F000, 0x1FC00))
"""Where emoji stand, which are wide and no letters."""
_VARIANTS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
"""Signs that choose a form of the character before them."""


class WideInline(ParserInline):
    """The parser for the text of blocks, with the rule for wide characters."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Process a block's text and push its tokens into `tokens`."""
        if src.isascii():
            return super().parse(src, md, env, tokens)
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _State(StateInline):
    """The state of one block's text."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - markdown-it's names
        """Whether the signs that begin here can open and close a style."""
        end = start
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before = start - 1
        while before > 0 and _among(self.src[before], _VARIANTS):
            before -= 1
        last = self.src[before] if start > 0 else " "
        following = self.src[end] if end < self.posMax else " "
        if not (_is_wide(last) or _is_wide(following)):
            return super().scanDelims(start, canSplitWord)
        wide = _is_wide(last), _is_wide(following)
        marked = _is_punctuation(last), _is_punctuation(following)
        blank = isWhiteSpace(ord(last)), isWhiteSpace(ord(following))
        opens = not blank[1] and (not marked[1] or wide[1] or blank[0] or marked[0] or wide[0])
        closes = not blank[0] and (not marked[0] or wide[0] or blank[1] or marked[1] or wide[1])
        return Scanned(
            opens and (canSplitWord or not closes or marked[0]), closes and (canSplitWord or not opens or marked[1]), end - start
        )


def _among(sign: str, ranges: tuple[range, ...]) -> bool:
    return any(ord(sign) in each for each in ranges)


def _is_wide(sign: str) -> bool:
    """Whether a character is a Chinese, Japanese or Korean one: wide, half wide or Hangul, and no emoji."""
    if sign < "\u1100":
        return False
    return (east_asian_width(sign) in "WFH" and not _among(sign, _PICTURES)) or _among(sign, _NARROW_HANGUL)


def _is_punctuation(sign: str) -> bool:
    return isMdAsciiPunct(ord(sign)) or isPunctChar(sign)
