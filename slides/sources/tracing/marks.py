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
from slides.sources.tracing.name_forms import NameForms, is_roman, roman_values
from slides.sources.tracing.quantities import ONE, PERCENT, POINTS, Quantity, quantities
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
_THEMES = frozenset({"thema", "viel", "wenig", "etwas", "zum", "zur", "kein", "keine", "keinen"})
"""German words before a noun that is no name."""
_COMPOUNDS = ("de", "nl", "sv", "da", "nb", "no", "fi", "hu")
"""Languages that write compounds as one word."""
_PART = 6
"""Letters that a part of a compound has at least."""
_SMALL = 4
"""Up to here a number in words may only count what the statement names, as `three reasons`."""
_OF_NAME = frozenset({"de", "del", "della", "di", "do", "da", "dos", "of", "van", "der", "du", "des", "la", "le", "the"})
"""What may stand within a name, as in `Rio de Janeiro`."""
_MOST_BEFORE = 40
_MOST_NAMES = 5_000
"""Names of an article that a misspelt one is compared with."""


@frozen
class Doubt:
    """One thing that the article does not have: what it is, its words, and the article's name that is nearly the same.

    sure: false for a small number in words, and for the rest of a name that the article has in part only, which is then `near`.
    """

    kind: str
    words: str
    near: str = ""
    sure: bool = True


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
        self.forms = NameForms(both, lang)
        self.companions, self.leading = _companions([*pieces, *map(terms.applied, pieces)])
        for numeral in roman_values(both):
            self.units.setdefault(Decimal(numeral), set()).add("")

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


def _companions(texts: Sequence[str]) -> tuple[dict[str, set[str]], set[str]]:
    """For each word with a capital those right before it, of the same sentence; and the words that one follows."""
    found: dict[str, set[str]] = {}
    leading: set[str] = set()
    for text in texts:
        before, end = "", 0
        for match in _WORD.finditer(text):
            word = match.group()
            if not word[0].isupper():
                continue
            joined = text[end : match.start()]
            within = joined == " " or (joined[:1] == " " and len(joined) < _MOST_BEFORE and _OF_NAME.issuperset(joined.split()))
            if before and within and not before.endswith(("'s", "’s")):
                found.setdefault(word, set()).add(before)
                leading.add(before)
            before, end = word, match.end()
    return found, leading


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
            small = quantity.kind == "word" and not quantity.unit and max(quantity.values) <= _SMALL
            yield Doubt("number", whole[quantity.start : max(quantity.end, _sign_end(whole, quantity))], sure=not small)
    for words, pairs in dates(whole).items():
        if not pairs <= facts.pairs:
            yield Doubt("date", words)
    for name in unknown_names(statement, facts):
        if known := _known_part(name, whole, facts):
            yield Doubt("name", name, known, sure=False)
            continue
        near = get_close_matches(name, facts.names, 1, 0.75)
        yield Doubt("name", name, near[0] if near else "")


def _known_part(name: str, whole: str, facts: Facts) -> str:
    """The name beside an unknown one that articles have without a companion, as a surname without its first name; empty where none is."""
    at = whole.find(name)
    after = _WORD.match(whole, at + len(name) + 1) if at >= 0 and whole[at + len(name) : at + len(name) + 1] == " " else None
    if after and after.group() in facts.proper and not facts.companions.get(after.group()):
        return after.group()
    before = whole[max(0, at - _MOST_BEFORE) : max(at, 0)].split()
    while before and before[-1] in _OF_NAME:
        before.pop()
    return before[-1] if before and before[-1] in facts.proper and before[-1] not in facts.leading else ""


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
        if not word[0].isupper() or facts.knows(word) or FAQ_TITLE.match(word) or facts.forms.knows(word, whole):
            continue
        if is_roman(word):
            continue
        listed = titled and _follows_name(words, at, whole, facts)
        begins = _STARTS.search(whole[max(0, match.start() - 8) : match.start()]) is not None or match.start() in statement.starts
        loud = len(word) > 1 and word.isupper() and not whole.isupper()
        after = words[at + 1].group() if at + 1 < len(words) else ""
        owned = _POSSESSIVE.search(word) is not None and word.casefold().rstrip("s").rstrip("'’") not in sentences.function_words(
            facts.lang
        )
        unknown = after[:1].isupper() and not facts.knows(after) and not facts.forms.knows(after, whole)
        led = begins and unknown and whole[match.end() : words[at + 1].start()] == " "
        if statement.kind == "place" or loud or listed or (not titled and (not begins or led or owned)):
            if at == last + 1:
                found[-1].append(word)
            else:
                found.append([word])
            last = at
    if facts.lang.split("-")[0].lower() in _NOUNS:
        found = [name for name in (_without_nouns(name, whole, facts.lang) for name in found) if len(name) > 1 or "".join(name).isupper()]
    return [_POSSESSIVE.sub("", " ".join(name)) for name in found]


def _without_nouns(name: list[str], whole: str, lang: str) -> list[str]:
    """A row of German words with a capital without what begins a sentence before it; empty where an article or a hyphen tells nouns."""
    first = next((at for at, word in enumerate(name) if word.casefold() not in sentences.function_words(lang)), len(name))
    name = name[first:]
    if "-".join(name) in whole and len(name) > 1:
        return []
    before = whole[: max(whole.find(" ".join(name)), 0)].split()
    led = bool(before) and before[-1].casefold() in ONE | _THEMES
    return [] if led else name


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
