"""Marks: the numbers, proper names and quotations of a statement, and whether an article has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from slides import sentences
from slides.article import Article
from slides.frozen import frozen
from slides.patterns import pattern
from slides.structure import FAQ_TITLE
from slides.terms import Terms
from slides.trace.numbers import dates, numbers, spelled
from slides.trace.statements import Statement

_WORD = pattern(r"[^\W\d_](?:[\w&]|['’.](?=\w))*")
_QUOTATION = pattern('“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|「([^「」]+)」|『([^『』]+)』|(?<!\\w)"([^"]+)"(?!\\w)')
_STARTS = pattern('(?:^|[.!?:;—–•|/(\\[“„«"‘…]|\\n|\\s-)[\\s"“‘(]*$')
_GAP = pattern(r"(?:(?<!\s)\s++)?\[?(?:…|\.\.\.)\]?\s*+")
_NOUNS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital: there a capital alone tells no name."""
_POSSESSIVE = pattern(r"['’]s?$")
_MOST_NAMES = 5_000
"""Names of an article that a misspelt one is compared with."""


@frozen
class Doubt:
    """One thing that the article does not have: what it is, its words, where in the statement's paragraph, and a hint."""

    kind: str
    words: str
    hint: str = ""


class Facts:
    """What articles hold, as it is looked up: words, stems, numbers, and the running text for quotations."""

    def __init__(self, articles: Sequence[Article], terms: Terms, lang: str) -> None:
        self.lang = lang
        pieces = [piece.text for article in articles for piece in article.pieces]
        plain = " ".join(pieces)
        both = plain + " " + terms.applied(plain)
        self.text = folded(plain)
        self.termed = folded(terms.applied(plain)).casefold()
        self.words = {part for word in _WORD.findall(both) for part in _parts(word)}
        self.stems = {sentences.stem(word, lang) for word in self.words}
        self.numbers = {form for _, forms in numbers(both) for form in forms}
        self.numbers |= {form for _, forms in spelled(both) for form in forms}
        said = [piece.text for article in articles for piece in article.pieces if piece.kind in ("paragraph", "item", "answer")]
        self.proper = {word for text in (*said, *map(terms.applied, said)) for word in _inside(text)}
        self.pairs = {pair for pairs in dates(both).values() for pair in pairs}
        self.names = sorted(self.proper)[:_MOST_NAMES]

    def knows(self, word: str) -> bool:
        """Whether every part of a word stands in the articles, in whatever form."""
        parts = _parts(word)
        return all(part in self.words or f"{part}s" in self.words or sentences.stem(part, self.lang) in self.stems for part in parts)


def _inside(text: str) -> Iterator[str]:
    """The words with a capital that do not begin a sentence, without possessive endings."""
    for match in _WORD.finditer(text):
        if match.group()[0].isupper() and not _STARTS.search(text[max(0, match.start() - 8) : match.start()]):
            yield from re.split("[-']", _POSSESSIVE.sub("", match.group()))


def doubts(statement: Statement, facts: Facts) -> Iterator[Doubt]:
    """What a statement's paragraph holds that the articles do not: numbers, names, quotations."""
    whole = statement.whole
    quoted = _quoted(statement)
    for words in quoted:
        if not holds(facts, words):
            yield Doubt("quotation", words)
    if statement.kind in ("quote", "origin"):
        return
    found = numbers(whole)
    if statement.kind not in ("note", "caption"):
        found += spelled(whole)
    for words, forms in found:
        if not forms & facts.numbers:
            yield Doubt("number", words)
    for words, pairs in dates(whole).items():
        if not pairs <= facts.pairs:
            yield Doubt("date", words)
    for name in unknown_names(statement, facts):
        near = get_close_matches(name, facts.names, 1, 0.75)
        yield Doubt("name", name, f"did you mean {near[0]}?" if near else "")


def _quoted(statement: Statement) -> list[str]:
    """What a statement gives as another's words."""
    return [statement.whole] if statement.kind == "quote" else quotations(statement.whole)


def quotations(text: str) -> list[str]:
    """What stands in quotation marks in a text."""
    return [next(filter(None, found.groups())) for found in _QUOTATION.finditer(text)]


def holds(facts: Facts, words: str) -> bool:
    """Whether the articles hold a quotation word for word, in order round its gaps; case counts but for its first letter."""
    at = 0
    for part in _GAP.split(words):
        wanted = folded(part).strip(" .,;:!?。，；：！？")
        if not wanted:
            continue
        found = [facts.text.find(form, at) for form in (wanted, wanted[0].swapcase() + wanted[1:])]
        places = [place for place in found if place >= 0]
        if not places:
            return False
        at = min(places) + len(wanted)
    return True


def folded(text: str) -> str:
    """Text with one kind of space, apostrophe and quotation mark."""
    return re.sub(r"[“”„«»\"]", '"', re.sub("[’‘ʼ]", "'", " ".join(text.split())))


def unknown_names(statement: Statement, facts: Facts) -> list[str]:
    """Proper names that the articles do not hold, neighbouring words as one.

    A name is a word with a capital that does not begin a sentence, a word in capitals, or the unknown word before another such one.
    Where scripts have no capitals none is told; where all nouns have one, two neighbours are a name.
    """
    whole = statement.whole
    words = list(_WORD.finditer(whole))
    titled = _is_titled([word.group() for word in words])
    found: list[list[str]] = []
    last = -2
    for at, match in enumerate(words):
        word = match.group()
        if not word[0].isupper() or facts.knows(word) or FAQ_TITLE.match(word):
            continue
        listed = titled and _follows_name(words, at, whole, facts)
        begins = _STARTS.search(whole[max(0, match.start() - 8) : match.start()]) is not None or match.start() in statement.starts
        loud = len(word) > 1 and word.isupper() and not whole.isupper()
        after = words[at + 1].group() if at + 1 < len(words) else ""
        owned = _POSSESSIVE.search(word) is not None and word.casefold().rstrip("s").rstrip("'’") not in sentences.function_words(
            facts.lang
        )
        led = begins and after[:1].isupper() and not facts.knows(after) and whole[match.end() : words[at + 1].start()] == " "
        if statement.kind == "place" or loud or listed or (not titled and (not begins or led or owned)):
            if at == last + 1:
                found[-1].append(word)
            else:
                found.append([word])
            last = at
    if facts.lang.split("-")[0].lower() in _NOUNS:
        found = [name for name in found if len(name) > 1 or name[0].isupper()]
    return [_POSSESSIVE.sub("", " ".join(name)) for name in found]


def _follows_name(words: Sequence[re.Match[str]], at: int, whole: str, facts: Facts) -> bool:
    """Whether a word stands beside a known name in a row of them: `Iran and Beijing`."""
    if at < 1:
        return False
    before = words[at - 1]
    joined = before.group().lower() in ("and", "und", "et", "y", "e", "en", "or", "vs", "versus")
    beside = words[at - 2] if joined and at > 1 else before
    between = whole[beside.end() : words[at].start()].replace(before.group() if joined else "", "").strip()
    return beside.group() in facts.proper and (joined or between in (",", "/", "&", "–", "-", "→", "->"))


def _is_titled(words: Sequence[str]) -> bool:
    """Whether most of the longer words begin with a capital, as in headings: there a capital tells nothing."""
    long = [word for word in words if len(word) > 3]
    return len(long) > 1 and sum(word[0].isupper() for word in long) * 10 > len(long) * 6


def _parts(word: str) -> list[str]:
    """A word's parts in small letters, without a possessive ending."""
    return [part for part in re.split(r"[-.&'’]", _POSSESSIVE.sub("", word).casefold()) if part]


def swapped(text: str, passage: str, facts: Facts) -> tuple[str, str] | None:
    """A name of a statement that stands where its passage has another one: both; None where nothing is swapped.

    The words beside it have to be the same: the one before and the one after, or two after the statement's beginning (one, where
    the name is not known), or two before its end. Neither may stand anywhere in the other's text.
    """
    if folded(text).casefold().strip(" .") in facts.termed:
        return None
    ours, theirs = _tokens(text), _tokens(passage)
    known: dict[tuple[str, ...], str] = {}
    for at, token in enumerate(theirs):
        if token in facts.proper and token not in ours:
            for context in _contexts(theirs, at):
                known.setdefault(context, token)
    known.pop(("none",), None)
    for at, token in enumerate(ours):
        if token[0].isupper() and token not in theirs:
            between, after, one, before = _contexts(ours, at)
            edge = (one if not facts.knows(token) else after) if at == 0 else before if at == len(ours) - 1 else between
            if edge in known and known[edge].casefold().rstrip("s") != token.casefold().rstrip("s"):
                return token, known[edge]
    return None


def _contexts(tokens: Sequence[str], at: int) -> tuple[tuple[str, ...], ...]:
    """What stands beside a token: on both sides, the two after it, the one after it, the two before it."""
    small = [token.casefold() for token in tokens[max(0, at - 2) : at + 3]]
    here = min(at, 2)
    before, after = small[:here], small[here + 1 :]
    return (
        ("between", *before[-1:], "/", *after[:1]) if before and after else ("none",),
        ("after", *after[:2]) if len(after) > 1 else ("none",),
        ("one", *after[:1]) if after else ("none",),
        ("before", *before[-2:]) if len(before) > 1 else ("none",),
    )


def _tokens(text: str) -> list[str]:
    return re.findall(r"\d[\d.,]*\d|\d|[^\W\d_]+", text)[:120]
