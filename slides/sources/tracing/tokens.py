"""A text as tokens: words with their stems, clauses and labels; each quantity is one token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.sources.tracing.lexicon import Lexicon
from slides.sources.tracing.quantities import Quantity, quantities
from slides.text import sentences

_WORD = pattern(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?|[,;:.!?()\[\]–—…\"“”„«»/]")
_ENDS = frozenset(".!?…")
_BREAKS = frozenset(',;:()[]–—"“”„«»/')
MOST = 160
"""Tokens of one text that are compared."""
_MOST_LETTERS = 8_000
_AFTER = frozenset({"", " ", "”", '"', "\n", "»", "“", ")"})
"""What follows the mark that ends a sentence."""


@frozen
class Token:
    """One word or quantity.

    place: its number among the tokens. clause, sentence: their numbers. content: it carries meaning of its own. name: it has a capital
    inside a sentence, or is written `@name`. labels: what the lexicon says of the phrase that begins here. inside: it belongs to a
    phrase that began before.
    """

    text: str
    word: str
    stem: str
    place: int
    start: int
    end: int
    sentence: int
    clause: int
    content: bool
    name: bool
    labels: frozenset[str] = frozenset()
    inside: bool = False
    quantity: Quantity | None = None

    def has(self, label: str) -> bool:
        """Whether the lexicon gives it a label."""
        return label in self.labels

    def of(self, label: str) -> str:
        """The class that a label of two words names, as `all` of `quantifier all`; empty where it has none."""
        return next((each.split(" ", 1)[1] for each in sorted(self.labels) if each.startswith(label + " ")), "") if self.labels else ""


@frozen
class Piece:
    """A word or quantity as it is cut: whether a mark that ends a clause, or a sentence's end, stands before it."""

    word: str
    start: int
    end: int
    quantity: Quantity | None = None
    mark: bool = False
    ended: bool = False


_NO_LABELS: frozenset[str] = frozenset()
_CLOSED = ("negator", "quantifier", "modal", "lookalike", "bound", "passive", "opener")
"""Labels of words that judge others and carry no meaning of their own."""


def tokenised(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of a text, at most `MOST`."""
    pieces = list(islice(_pieces(text[:_MOST_LETTERS], lexicon), MOST))
    labels, inside = _labelled(pieces, lexicon)
    without = sentences.function_words(lexicon.lang)
    found: list[Token] = []
    sentence = clause = unit_end = 0
    for at, piece in enumerate(pieces):
        begins = at == 0 or piece.ended
        sentence += piece.ended
        clause += piece.ended or piece.mark or (at > 0 and "opener" in labels[at] and not inside[at])
        shown = text[piece.start : piece.end]
        name = shown[:1].isupper() and len(shown) > 1 and (not begins or shown.isupper()) and piece.quantity is None
        name = name or text[max(0, piece.start - 1) : piece.start] == "@"
        label = _dated(labels[at], pieces, at, shown)
        closed = inside[at] or any(each.split(" ")[0] in _CLOSED for each in label) or piece.end <= unit_end
        plain = piece.word not in without and not closed and len(piece.word) > 1 and "'" not in piece.word
        stem = str(min(piece.quantity.values)) if piece.quantity else lexicon.stem(piece.word)
        content, within = plain or piece.quantity is not None, inside[at] or piece.end <= unit_end
        place = (shown, piece.word, stem, at, piece.start, piece.end, sentence, clause)
        found.append(Token(*place, content, name, label, within, piece.quantity))
        if piece.quantity:
            unit_end = piece.quantity.unit_end
    return tuple(found)


def _dated(labels: frozenset[str], pieces: Sequence[Piece], at: int, shown: str) -> frozenset[str]:
    """The labels without a month where a word is none: `may` with no number beside it, `march` in small letters in English."""
    if not any(each.startswith("month") for each in labels):
        return labels
    near = [each.quantity for each in (*pieces[max(0, at - 2) : at], *pieces[at + 1 : at + 2])]
    if any(near) and not (shown.islower() and shown in ("may", "march", "mar", "sep")):
        return frozenset(each for each in labels if each.startswith("month"))
    doubtful = shown.casefold() in ("may", "march", "mars", "mar", "mai", "sep", "jan", "dec", "mei")
    return frozenset(each for each in labels if not each.startswith("month")) if doubtful else labels


def _pieces(text: str, lexicon: Lexicon) -> Iterator[Piece]:
    """Words and quantities in order."""
    counted = quantities(text, lexicon)
    at = taken = 0
    mark = ended = False
    for match in _WORD.finditer(text):
        while at < len(counted) and counted[at].start < match.end():
            each = counted[at]
            yield Piece(text[each.start : each.end].casefold(), each.start, each.end, each, mark, ended)
            mark, ended, taken, at = False, False, each.end, at + 1
        if match.start() < taken:
            continue
        word = match.group()
        if len(word) == 1 and not word.isalpha():
            ended = ended or (word in _ENDS and text[match.end() : match.end() + 1] in _AFTER)
            mark = mark or word in _BREAKS
            continue
        denies = word[-1:] in "'’" and text[match.end() : match.end() + 1] in ("t", "T")
        yield from _split(word, match.start(), mark, ended, lexicon, denies=denies)
        mark = ended = False
    for each in counted[at:]:
        yield Piece(text[each.start : each.end].casefold(), each.start, each.end, each, mark, ended)
        mark = ended = False


def _split(word: str, start: int, mark: bool, ended: bool, lexicon: Lexicon, *, denies: bool) -> Iterator[Piece]:
    """A word; `doesn't` is two, and a possessive ending is none."""
    small = word.casefold().replace("’", "'")
    if small in ("s", "t") and lexicon.lang == "en":
        return
    if denies and small.endswith("n'") and lexicon.lang == "en" and len(small) > 2:
        yield Piece(small[:-2], start, start + len(word) - 2, None, mark, ended)
        yield Piece("n't", start + len(word) - 2, start + len(word))
        return
    if small.endswith("'") and (lexicon.lang in ("en", "de", "nl", "ru") or (small[:-1],) in lexicon.phrases):
        small, word = small[:-1], word[:-1]
    yield Piece(small, start, start + len(word), None, mark, ended)


def _labelled(pieces: Sequence[Piece], lexicon: Lexicon) -> tuple[list[frozenset[str]], list[bool]]:
    """The labels of the phrase that begins at each word, the longest there, within a clause; and which words are inside one."""
    words = [piece.word for piece in pieces]
    labels = [_NO_LABELS] * len(words)
    inside = [False] * len(words)
    at = 0
    while at < len(words):
        for count in range(min(5, len(words) - at), 0, -1):
            known = lexicon.phrases.get(tuple(words[at : at + count]))
            if known and not any(piece.mark or piece.ended for piece in pieces[at + 1 : at + count]):
                labels[at] = known
                for other in range(at + 1, at + count):
                    inside[other] = True
                at += count
                break
        else:
            at += 1
    return labels, inside
