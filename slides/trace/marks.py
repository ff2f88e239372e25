"""Marks: the numbers, proper names and quotations of a statement, and whether an article has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from types import MappingProxyType

from slides import sentences
from slides.article import Article
from slides.structure import FAQ_TITLE
from slides.terms import Terms
from slides.trace.statements import Statement

_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,'’\u00a0\u202f:/]\d+|[ \u00a0\u202f]\d{3}(?!\d))*")
_SEPARATORS = re.compile(r"[,'’\u00a0\u202f ]")
_SCALE = re.compile(
    r"[\s\u00a0-]?(thousand|million|billion|trillion|hundred|mio|mrd|bn|tn|k|m|b|percent|per cent|%|٪|prozent)(?![^\W\d_])", re.IGNORECASE
)
_SCALES: Mapping[str, str] = MappingProxyType(
    {"k": "thousand", "mio": "million", "m": "million", "bn": "billion", "b": "billion", "mrd": "billion", "tn": "trillion"}
    | {"%": "percent", "٪": "percent", "per cent": "percent", "prozent": "percent"}
)
_WORDS = "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905 - one line of words
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_SPELLED: Mapping[str, int] = MappingProxyType(
    {word: at for at, word in enumerate(_WORDS, 3)} | {word: at * 10 for at, word in enumerate(_TENS, 2)} | {"hundred": 100}
)
"""English numbers in words, without one and two, which stand for much else."""
_WORD = re.compile(r"[^\W\d_](?:[\w&]|['’.](?=\w))*")
_QUOTATION = re.compile('“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|「([^」]+)」|『([^』]+)』|(?<!\\w)"([^"]+)"(?!\\w)')
_STARTS = re.compile('(?:^|[.!?:;—–•|/(\\[“„«"‘…]|\\n|\\s-)[\\s"“‘(]*$')
_GAP = re.compile(r"\s*\[?(?:…|\.\.\.)\]?\s*")
_NOUNS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital: there a capital alone tells no name."""
_POSSESSIVE = re.compile(r"['’]s?$")
_MOST_NAMES = 5_000
"""Names of an article that a misspelt one is compared with."""


@dataclass(frozen=True, slots=True)
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
        self.text = _folded(plain)
        self.termed = _folded(terms.applied(plain)).casefold()
        self.words = {part for word in _WORD.findall(both) for part in _parts(word)}
        self.stems = {sentences.stem(word, lang) for word in self.words}
        self.numbers = {form for _, forms in numbers(both) for form in forms}
        self.numbers |= {form for _, forms in _spelled(both) for form in forms}
        said = [piece.text for article in articles for piece in article.pieces if piece.kind in ("paragraph", "item", "answer")]
        self.proper = {word for text in (*said, *map(terms.applied, said)) for word in _inside(text)}
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
    quoted = _quotations(statement)
    for words in quoted:
        if not holds(facts, words):
            yield Doubt("quotation", words)
    if statement.kind in ("quote", "origin"):
        return
    found = numbers(whole)
    if statement.kind not in ("note", "caption"):
        found += _spelled(whole)
    for words, forms in found:
        if not forms & facts.numbers:
            yield Doubt("number", words)
    for name in unknown_names(statement, facts):
        near = get_close_matches(name, facts.names, 1, 0.75)
        yield Doubt("name", name, f"did you mean {near[0]}?" if near else "")


def _quotations(statement: Statement) -> list[str]:
    """What a statement gives as another's words."""
    if statement.kind == "quote":
        return [statement.whole]
    return [next(filter(None, found.groups())) for found in _QUOTATION.finditer(statement.whole)]


def holds(facts: Facts, words: str) -> bool:
    """Whether the articles hold a quotation word for word, in order round its gaps; case counts but for its first letter."""
    at = 0
    for part in _GAP.split(words):
        wanted = _folded(part).strip(" .,;:!?。，；：！？")
        if not wanted:
            continue
        found = [facts.text.find(form, at) for form in (wanted, wanted[0].swapcase() + wanted[1:])]
        places = [place for place in found if place >= 0]
        if not places:
            return False
        at = min(places) + len(wanted)
    return True


def _folded(text: str) -> str:
    """Text with one kind of space, apostrophe and quotation mark."""
    return re.sub(r"[“”„«»\"]", '"', re.sub("[’‘ʼ]", "'", " ".join(text.split())))


def numbers(text: str) -> list[tuple[str, set[str]]]:
    """The numbers in figures as they stand, each with the forms that it may be written in: `5 million` is `5,000,000`."""
    found = []
    for match in _NUMBER.finditer(text):
        scale = _SCALE.match(text, match.end())
        word = scale.group(1).lower() if scale else ""
        word = _SCALES.get(word, word)
        forms = {form for value in _values(match.group()) for form in _scaled(value, word)}
        found.append((match.group() + (scale.group() if scale else ""), forms))
    return found


def _values(figures: str) -> set[str]:
    """What figures may mean: without separators, and as a decimal where the last of them may be its point."""
    bare = _SEPARATORS.sub("", figures)
    forms = {figures}
    if bare.isdecimal():
        forms.add(str(int(bare)) if len(bare) < 400 else bare)
    if bare.count(".") == 1 and all(part.isdecimal() for part in bare.split(".")):
        forms.add(bare.rstrip("0").rstrip("."))
        forms.add(bare.replace(".", "")) if len(bare.split(".")[1]) == 3 else None
    if "," in figures and figures.count(",") == 1:
        forms.add(figures.replace(",", ".").rstrip("0").rstrip("."))
    return forms


_ZEROS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}


def _scaled(value: str, scale: str) -> set[str]:
    """A value with its scale; percent stays with it."""
    if scale not in _ZEROS:
        return {f"{value} percent"} if scale else {value}
    whole, _, part = value.partition(".")
    zeros = _ZEROS[scale]
    return (
        {f"{value} {scale}", str(int(whole + part.ljust(zeros, "0")))}
        if whole.isdecimal() and len(part) <= zeros and len(whole) < 40
        else {value}
    )


def _spelled(text: str) -> list[tuple[str, set[str]]]:
    """The numbers in English words, each with its figures."""
    words = re.findall(r"[a-z]+", text.lower()) if text else []
    return [(word, {str(_SPELLED[word])}) for word in words if word in _SPELLED]


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
    """A name or number of a statement that stands where its passage has another one: both; None where nothing is swapped.

    The words round it have to be the same: two after it, or one where an unknown word begins the statement, or two before its end.
    """
    if _folded(text).casefold().strip(" .") in facts.termed:
        return None
    ours, theirs = _tokens(text), _tokens(passage)
    mine, other = ([token.casefold() for token in side] for side in (ours, theirs))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        count = i2 - i1
        start = j2 - count if i1 == 0 else j1
        if tag != "replace" or count > 2 or start < j1 or (i1 > 0 and count != j2 - j1):
            continue
        pair = ours[i1:i2], theirs[start:j2]
        fresh = i1 == 0 and not any(map(facts.knows, pair[0]))
        follows = i2 < len(mine) and mine[i2 : i2 + 2 - fresh] == other[j2 : j2 + 2 - fresh]
        closes = i2 == len(mine) and i1 > 1 and mine[i1 - 2 : i1] == other[j1 - 2 : j1]
        if (follows or closes) and _are_marks(*pair, facts) and not set(pair[0]) & set(theirs):
            return " ".join(pair[0]), " ".join(pair[1])
    return None


def _are_marks(mine: Sequence[str], other: Sequence[str], facts: Facts) -> bool:
    """Whether both are names or numbers: theirs names that the article has inside its sentences."""
    named = all(token[0].isdecimal() or token in facts.proper for token in other)
    return named and all(token[0].isdecimal() or token[0].isupper() for token in mine)


def _tokens(text: str) -> list[str]:
    return re.findall(r"\d[\d.,]*\d|\d|[^\W\d_]+", text)[:120]
