"""Parts that are alike: of the same type, with the same XML except for words, related alike. What one of them is, all are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from slides.base.lazy_regex import pattern
from slides.base.memo import memoized
from slides.export.pptx.digest_cache import digest
from slides.export.pptx.drawingml import HEADER
from slides.export.pptx.parts import RawPart
from slides.export.pptx.relationships import RelationPattern

_HEADER = len(HEADER.encode())
_MEDIA = frozenset({"png", "jpeg", "gif", "svg", "xlsx"})
_WORDY = frozenset({"slide", "notesSlide"})
_TEXT = pattern(rb"<a:t>([^<]+)</a:t>")
_DESCRIBED = pattern(rb' descr="([^"<]+)"')
_REFERENCE = pattern(rb"&(?!(?:amp|lt|gt|quot|#10|#9);)")
_CONTROLS = bytes({*range(32)} - {9, 10, 13})
_HARMLESS = bytes(({*range(32, 127)} - {*b"&]"}) | {9, 10, 13})


class EquivalentParts(NamedTuple):
    """Parts that are alike, in order: their XML without words, how they are related, the digest of type and XML."""

    whole: bytes
    shape: RelationPattern
    key: bytes
    parts: list[RawPart]

    @property
    def kind(self) -> str:
        """The type of them all."""
        return self.shape.kind

    @property
    def data(self) -> bytes:
        """Their XML without its declaration, which is the same in all parts that are sound."""
        return self.whole[_HEADER:]


def equivalent(parts: Sequence[RawPart], shapes: Sequence[RelationPattern]) -> tuple[EquivalentParts, ...]:
    """The XML parts by what they hold, the words of slides and notes aside: most slides of a deck are alike.

    shapes: how each part is related, the same object where two are related alike.
    """
    found: dict[tuple[bytes, RelationPattern], EquivalentParts] = {}
    for part, shape in zip(parts, shapes, strict=True):
        kind = part.type
        if kind in _MEDIA or part.foreign:
            continue
        data = without_words(part.data) if kind in _WORDY else part.data
        group = found.get((data, shape))
        if group is None:
            group = found[data, shape] = EquivalentParts(data, shape, digest(kind, data), [])
        group.parts.append(part)
    return tuple(found.values())


@memoized
def without_words(data: bytes) -> bytes:
    """The XML of a slide or its notes without words and descriptions, where these are such as XML can hold.

    An element `a:t` may hold any text, and a description may be any that is not empty: so a grammar says of the rest what it says
    of the whole.
    """
    pieces = _TEXT.split(data)
    rest, words = b"<a:t/>".join(pieces[::2]), pieces[1::2]
    if b' descr="' in rest:
        pieces = _DESCRIBED.split(rest)
        rest = b' descr="-"'.join(pieces[::2])
        words += pieces[1::2]
    return rest if _are_plain(b"\n".join(words)) else data


def _are_plain(words: bytes) -> bool:
    """Whether words, a line each, are UTF-8 with no character that XML 1.0 forbids (its production Char) and no reference but those
    the writer makes.

    Other XML is left to the parser whole.
    """
    if not words.translate(None, _HARMLESS):
        return True
    try:
        words.decode()
    except UnicodeDecodeError:
        return False
    if b"\xef\xbf\xbe" in words or b"\xef\xbf\xbf" in words or b"]]>" in words:
        return False
    return len(words.translate(None, _CONTROLS)) == len(words) and not _REFERENCE.search(words)
