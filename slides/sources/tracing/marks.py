"""Marks: the numbers, proper names and quotations of a statement, and whether an article has them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import get_close_matches

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.sections import FAQ_TITLE
from slides.sources.article import Article
from slides.sources.tracing.dates import dates
from slides.sources.tracing.lexicon import SCRIPTS, lexicon
from slides.sources.tracing.quantities import PERCENT, POINTS, Quantity, quantities
from slides.sources.tracing.statements import Statement
from slides.text import sentences
from slides.text.terms import Terms

_WORD = pattern(r"[^\W\d_](?:[\w&]|['’.](?=\w))*")
_LATIN = pattern(r"(?<![A-Za-z\d])[A-Za-z](?:[A-Za-z\d&]|['’.](?=[A-Za-z\d]))*")
"""A word in Latin letters within a script that puts no spaces between words."""
_QUOTATION = pattern('“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|「([^「」]+)」|『([^『』]+)』|(?<!\\w)"([^"]+)"(?!\\w)')
_STARTS = pattern('(?:^|[.!?:;—–•|/(\\[“„«"‘…]|\\n|\\s-)[\\s"“‘(]*$')
_GAP = pattern(r"(?:(?<!\s)\s++)?\[?(?:…|\.\.\.)\]?\s*+")
_NOUNS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital: there a capital alone tells no name."""
_POSSESSIVE = pattern(r"['’]s?$")
_COMPOUNDS = ("de", "nl", "sv", "da", "nb", "no", "fi", "hu")
"""Languages that write compounds as one word."""
_PART = 6
"""Letters that a part of a compound has at least."""
_MOST_NAMES = 5_000
"""Names of an article that a misspelt one is compared with."""


@frozen
class Doubt:
    """One thing that the article does not have: what it is, its words, and the article's name that is nearly the same."""

    kind: str
    words: str
    near: str = ""


class Facts:
    """What articles hold, as it is looked up: words, stems, numbers, and the running text for quotations."""

    def __init__(self, articles: Sequence[Article], terms: Terms, lang: str) -> None:
        self.lang = lang
        pieces = [piece.text for article in articles for piece in article.pieces]
        plain = " ".join(pieces)
        both = plain + " " + terms.applied(plain)
        self.text = folded_text(plain)
        self.words = {part for word in _WORD.findall(both) for part in _parts(word)}
        if lang[:2] in SCRIPTS:
            self.words |= {part for word in _LATIN.findall(both) for part in _parts(word)}
        self.stems = {sentences.stem(word, lang) for word in self.words}
        self.lexicon = lexicon(lang)
        self.units: dict[Decimal, set[str]] = {}
        counted = [each for piece in pieces for each in (*quantities(piece, self.lexicon), *quantities(terms.applied(piece), self.lexicon))]
        for each in counted:
            for value in each.values:
                self.units.setdefault(value, set()).add(each.unit)
        self.ratios = [(each.kind, ratio) for each in counted if (ratio := each.ratio()) is not None]
        self.starts = sorted({part for word in self.words for part in (word, word[::-1])}) if lang[:2] in _COMPOUNDS else []
        said = [piece.text for article in articles for piece in article.pieces if piece.kind in ("paragraph", "item", "answer")]
        self.proper = {word for text in (*said, *map(terms.applied, said)) for word in _inside(text)}
        if lang[:2] in _NOUNS:
            self.proper -= {word for text in said for word in _after_articles(text, lang)}
        self.pairs = {pair for pairs in dates(both).values() for pair in pairs}
        self.names = sorted(self.proper)[:_MOST_NAMES]

    def knows(self, word: str) -> bool:
        """Whether every part of a word stands in the articles, in whatever form."""
        parts = _parts(word)
        return all(
            part in self.words or f"{part}s" in self.words or sentences.stem(part, self.lang) in self.stems or self._is_part(part)
            for part in parts
        )

    def _is_part(self, part: str) -> bool:
        """Whether a word begins or ends a compound of the articles, as `Mittelstrecken` does `Mittelstreckenflugzeuge`."""
        if len(part) < _PART:
            return False
        return any(
            self.starts[at].startswith(each) for each in (part, part[::-1]) if (at := bisect_left(self.starts, each)) < len(self.starts)
        )

    def counts(self, quantity: Quantity) -> bool:
        """Whether the articles have a number, in figures or words; a percentage only as one, or where no unit stands."""
        units = {unit for value in quantity.values for unit in self.units.get(value, ())}
        if units and (quantity.unit not in (PERCENT, POINTS) or units & {PERCENT, POINTS, ""}):
            return True
        ratio = quantity.ratio()
        return ratio is not None and any(kind != quantity.kind and abs(ratio - other) < Decimal("0.011") for kind, other in self.ratios)


def _after_articles(text: str, lang: str) -> Iterator[str]:
    """The words with a capital behind an article, which in German are nouns more often than names."""
    phrases = lexicon(lang).phrases
    before = ""
    for match in _WORD.finditer(text):
        word = match.group()
        if word[0].isupper() and "article" in phrases.get((before,), ()):
            yield word
        before = word.casefold()


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
        if not article_holds(facts, words):
            yield Doubt("quotation", words)
    if statement.kind in ("quote", "origin"):
        return
    for quantity in quantities(whole, facts.lexicon):
        looked_up = quantity.kind in ("figure", "clock") or (
            quantity.kind == "word" and quantity.judged and statement.kind not in ("note", "caption")
        )
        if looked_up and not facts.counts(quantity):
            yield Doubt("number", whole[quantity.start : max(quantity.end, _sign_end(whole, quantity))])
    for words, pairs in dates(whole).items():
        if not pairs <= facts.pairs:
            yield Doubt("date", words)
    for name in unknown_names(statement, facts):
        near = get_close_matches(name, facts.names, 1, 0.75)
        yield Doubt("name", name, near[0] if near else "")


def _sign_end(text: str, quantity: Quantity) -> int:
    """Where a number ends with its percent sign, if it has one."""
    return quantity.unit_end if quantity.unit == PERCENT and text[quantity.end : quantity.unit_end].strip() in ("%", "％", "٪") else 0


def _quoted(statement: Statement) -> list[str]:
    """What a statement gives as another's words."""
    return [statement.whole] if statement.kind == "quote" else quotations(statement.whole)


def quotations(text: str) -> list[str]:
    """What stands in quotation marks in a text."""
    return [next(filter(None, found.groups())) for found in _QUOTATION.finditer(text)]


def article_holds(facts: Facts, words: str) -> bool:
    """Whether the articles hold a quotation word for word, in order round its gaps; case counts but for its first letter."""
    at = 0
    for part in _GAP.split(words):
        wanted = folded_text(part).strip(" .,;:!?。，；：！？")
        if not wanted:
            continue
        found = [facts.text.find(form, at) for form in (wanted, wanted[0].swapcase() + wanted[1:])]
        places = [place for place in found if place >= 0]
        if not places:
            return False
        at = min(places) + len(wanted)
    return True


def folded_text(text: str) -> str:
    """Text with one kind of space, apostrophe and quotation mark."""
    return re.sub(r"[“”„«»\"]", '"', re.sub("[’‘ʼ]", "'", " ".join(text.split())))


def unknown_names(statement: Statement, facts: Facts) -> list[str]:
    """Proper names that the articles do not hold, neighbouring words as one.

    A name is a word with a capital that does not begin a sentence, a word in capitals, or the unknown word before another such one.
    Where scripts have no capitals none is told; where all nouns have one, two neighbours are a name.
    """
    whole = statement.whole
    words = list((_LATIN if facts.lexicon.lang in SCRIPTS else _WORD).finditer(whole))
    titled = is_titled([word.group() for word in words])
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


def is_titled(words: Sequence[str]) -> bool:
    """Whether most of the longer words begin with a capital, as in headings: there a capital tells nothing."""
    long = [word for word in words if len(word) > 3]
    return len(long) > 1 and sum(word[0].isupper() for word in long) * 10 > len(long) * 6


def _parts(word: str) -> list[str]:
    """A word's parts in small letters, without a possessive ending."""
    return [part for part in re.split(r"[-.&'’]", _POSSESSIVE.sub("", word).casefold()) if part]
