"""Names that stand in another name's place, or that a passage's section does not mention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from slides.sources.tracing.align import Comparison
from slides.sources.tracing.finding import ClaimFinding, Replacement
from slides.sources.tracing.marks import is_titled
from slides.sources.tracing.name_forms import are_forms, folded, stands_otherwise
from slides.sources.tracing.tokens import Token

_COVERED = 0.6
_SLOT = 2
_HALF = 0.5
_CAPITAL_NOUNS = frozenset({"de"})
"""Languages that write every noun with a capital, so that a capital makes no name."""
_FEW = 4
"""So few words may be names alone; of more, most with a capital are a heading's, as English writes them."""


def exchanged_names(pair: Comparison, section: frozenset[str], known: Set[str] = frozenset()) -> Iterator[ClaimFinding]:
    """A finding for each name that stands in another name's slot; advice for one that its section does not mention.

    section: the words of the passage’s section in small letters; known: those of all articles.
    """
    if pair.coverage < 0.4:
        return
    told: set[int] = set()
    main_sentence = pair.main
    titled = pair.lexicon.lang == "en" and len(pair.ours) > _FEW and is_titled([token.text for token in pair.ours])
    for token in pair.ours:
        elsewhere = token.place in pair.pairs and pair.theirs[pair.pairs[token.place]].sentence != main_sentence
        away = (elsewhere and not _keeps_its_place(token, pair)) or (token.place in pair.pairs and _is_moved(token, pair))
        if (
            (token.place in pair.pairs and not away)
            or token.place in told
            or (titled and token.text not in pair.proper)
            or not (pair.is_name(token) or _leads(token, pair) or _is_in_slot(token, pair, known))
        ):
            continue
        near_words = [each for each in pair.theirs if each.sentence == main_sentence]
        if (
            token.of("month")
            or token.of("weekday")
            or (not _is_moved(token, pair) and _is_said(token, pair.ours, near_words, pair.lexicon.lang))
        ):
            continue
        group = _grown(pair.ours, token.place, pair)
        told |= set(range(group[0], group[1] + 1))
        free = [each for each in pair.theirs if each.place not in pair.back and each.sentence == main_sentence]
        free = [
            each
            for each in free
            if not (token.place == 0 and token.word in known and _describes(pair.theirs[_grown(pair.theirs, each.place, pair)[0]], pair))
            and not _is_bracketed(each, pair)
        ]
        rivals = [each for each in free if pair.is_name(each) or (not pair.is_name(token) and _is_place(each, pair.theirs))]
        slot = 1 if away else _SLOT
        rivals = [each for each in rivals if not (pair.lexicon.lang in _CAPITAL_NOUNS and _are_alike(token.word, each.word, pair))]
        near = [each for each in rivals if min(pair.distance(at, each.place) for at in group) <= slot]
        if near:
            best = min(near, key=lambda each: min(pair.distance(at, each.place) for at in group))
            if token.word in section and not away and _is_adverbial(token, pair) and not _is_led(best, pair.theirs):
                continue
            words = _text(pair.theirs, _grown(pair.theirs, best.place, pair))
            if _is_same_name(group, words, pair):
                continue
            mend = Replacement(pair.ours[group[0]].start, pair.ours[group[1]].end, words)
            sure = (token.word not in section and pair.coverage >= _HALF) or pair.coverage >= _COVERED or token.word not in known
            sure = sure and not (
                _has_article(pair.ours, group[0], pair) and not _has_article(pair.theirs, _grown(pair.theirs, best.place, pair)[0], pair)
            )
            yield ClaimFinding("name", _text(pair.ours, group), words, sure=sure, mend=mend)
        elif not away and token.word not in section and pair.coverage >= 0.5 and token.text in pair.proper:
            yield ClaimFinding("name", _text(pair.ours, group), "", sure=False)


def _is_same_name(group: tuple[int, int], words: str, pair: Comparison) -> bool:
    """Whether a name is the passage's in a longer or another form: `Nelson Mandela` for `Mandela`, `the United Kingdom` for `Britain`."""
    mine = pair.ours[group[0] : group[1] + 1]
    if set(folded(words).split()) <= {folded(each.text) for each in mine}:
        return True
    whole, there = (" ".join(each.text for each in tokens) for tokens in (pair.ours, pair.theirs))
    return any(stands_otherwise(each.text, whole, there, pair.lexicon.lang) for each in mine)


def _has_article(tokens: Sequence[Token], place: int, pair: Comparison) -> bool:
    """Whether an article stands before a name: then it is an office or a body more often than a person."""
    return place > 0 and tokens[place - 1].word in pair.lexicon.listed("definite")


def _is_bracketed(token: Token, pair: Comparison) -> bool:
    """Whether an abbreviation stands alone in its clause, as in brackets behind the name that it stands for."""
    clause = [each for each in pair.theirs[max(0, token.place - 2) : token.place + 3] if each.clause == token.clause and each.content]
    return token.text.isupper() and len(clause) == 1 and token.place > 0 and pair.theirs[token.place - 1].clause != token.clause


def _describes(token: Token, pair: Comparison) -> bool:
    """Whether a name of the passage only says whose the noun before it is, which stands for somebody: `the coach of Brazil`."""
    before = pair.theirs[token.place - 1] if token.place else None
    head = pair.theirs[token.place - 2] if token.place > 1 else None
    if before is None or head is None or before.content or head.clause != token.clause:
        return False
    return before.word in pair.lexicon.listed("genitive") and head.content and head.place not in pair.back and not pair.is_name(head)


def _is_moved(token: Token, pair: Comparison) -> bool:
    """Whether a name stands in another clause of the passage than all that the statement says with it, where another name stands."""
    place = pair.pairs.get(token.place)
    if place is None:
        return False
    rest = [
        pair.theirs[pair.pairs[at]]
        for at in pair.pairs
        if pair.ours[at].clause == token.clause and pair.ours[at].content and at != token.place
    ]
    after = pair.theirs[place + 1 : place + 3]
    if len(after) == 2 and after[0].word in pair.lexicon.listed("coordinating") and pair.is_name(after[1]):
        return False
    rest = [each for each in rest if not pair.is_name(pair.ours[pair.back[each.place]]) or abs(pair.back[each.place] - token.place) > 1]
    if len(rest) < 2 or any(each.clause == pair.theirs[place].clause for each in rest) or _is_adverbial(token, pair):
        return False
    clauses = {each.clause for each in rest}
    return len(clauses) == 1 and any(pair.is_name(each) and each.clause in clauses and each.place not in pair.back for each in pair.theirs)


def _keeps_its_place(token: Token, pair: Comparison) -> bool:
    """Whether a name stands behind the same preposition in both texts, which says where and moves freely."""
    other = pair.theirs[pair.pairs[token.place]]
    before, there = pair.ours[token.place - 1 : token.place], pair.theirs[other.place - 1 : other.place]
    return bool(before and there) and before[0].word == there[0].word and not before[0].content


def _is_in_slot(token: Token, pair: Comparison, known: Set[str]) -> bool:
    """Whether a German noun that no article has stands just where the passage has a name, or two adjectives of places."""
    if (
        pair.lexicon.lang not in _CAPITAL_NOUNS
        or not token.text[:1].isupper()
        or token.word in known
        or token.quantity
        or not token.content
    ):
        return False
    free = [each for each in pair.theirs if each.place not in pair.back and pair.distance(token.place, each.place) == 0]
    if _is_place(token, pair.ours):
        return any(_is_place(each, pair.theirs) for each in free)
    before = pair.ours[token.place - 1] if token.place else None
    if before is None or before.has("article"):
        return False
    return any(pair.is_name(each) and _is_certain(each, pair, before) for each in free)


def _are_alike(one: str, other: str, pair: Comparison) -> bool:
    """Whether two German words are one noun in two compounds, or either is a noun by its ending."""
    if one[:4] == other[:4] or one.endswith(other[-4:]):
        return True
    endings = tuple(pair.lexicon.listed("noun_endings"))
    return one.endswith(endings) or other.endswith(endings)


def _is_certain(name: Token, pair: Comparison, before: Token) -> bool:
    """Whether a German word with a capital is surely a name: beside another, or behind the same word as a noun of the statement."""
    near = pair.theirs[max(0, name.place - 1) : name.place] + pair.theirs[name.place + 1 : name.place + 2]
    if any(pair.is_name(each) and each.clause == name.clause for each in near) or name.text.isupper():
        return True
    led = pair.theirs[name.place - 1] if name.place else None
    return led is not None and ((led.clause == name.clause and led.word == before.word) or pair.pairs.get(before.place) == led.place)


def _is_place(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a German word is an adjective of a place, as `Berliner` before a noun."""
    after = tokens[token.place + 1] if token.place + 1 < len(tokens) else None
    capital = token.text[:1].isupper() and token.word.endswith("er") and token.content
    return capital and after is not None and after.text[:1].isupper() and after.content and not after.quantity


def _is_adverbial(token: Token, pair: Comparison) -> bool:
    """Whether a name stands behind a preposition at the beginning of a clause: `in Syria …` says where, and moves freely."""
    clause = [each for each in pair.ours[: token.place] if each.clause == token.clause]
    return 0 < len(clause) <= 2 and not any(each.content or each.has("opener") for each in clause)


def _is_led(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a word without content stands right before another one, as a preposition does."""
    before = tokens[token.place - 1] if token.place else None
    return before is not None and not before.content and before.clause == token.clause and not before.has("opener")


def _leads(token: Token, pair: Comparison) -> bool:
    """Whether the unknown first word of a statement stands where a sentence of the passage begins with a name: the same words follow."""
    if token.place or not token.text[:1].isupper() or not token.content or token.quantity:
        return False
    places = [pair.pairs[at] for at in range(1, min(9, len(pair.ours))) if pair.ours[at].content and at in pair.pairs]
    if len(places) < 2 or len(pair.ours) < 2:
        return False
    before: list[Token] = []
    for first in dict.fromkeys((min(places), places[0])):
        near = pair.theirs[max(0, first - 6) : first]
        before = before or [each for each in near if each.content and each.clause == pair.theirs[first].clause]
    for each in before[-2:]:
        follows = pair.theirs[each.place + 1].word == pair.ours[1].word or (
            each.place == before[-1].place and pair.ours[1].place in pair.pairs
        )
        if pair.is_name(each) and each.place not in pair.back and follows:
            return True
    return False


def _is_said(token: Token, ours: Sequence[Token], theirs: Sequence[Token], lang: str) -> bool:
    """Whether a passage has a name in another form: `Iranian` for `Iran`, `US` for `United States`."""
    words = {each.word for each in theirs}
    initials = "".join(each.text[0] for each in ours[max(0, token.place - 3) : token.place + 4] if each.text[:1].isupper())
    if token.word in words or any(
        each.startswith(token.word[:5]) or token.word.startswith(each) for each in words if len(each) > 3 < len(token.word)
    ):
        return True
    there = "".join(each.text[0] for each in theirs if each.text[:1].isupper())
    if token.text.isupper() and len(token.text) > 1 and token.text in there:
        return True
    if any(are_forms(token.word, each.word, lang) for each in theirs):
        return True
    return any(each.text.isupper() and len(each.text) > 1 and each.text in initials for each in theirs)


def _grown(tokens: Sequence[Token], place: int, pair: Comparison) -> tuple[int, int]:
    """A name with the names beside it."""
    first = last = place
    while first > 0 and pair.is_name(tokens[first - 1]) and tokens[first - 1].clause == tokens[place].clause:
        first -= 1
    while last + 1 < len(tokens) and pair.is_name(tokens[last + 1]) and tokens[last + 1].clause == tokens[place].clause:
        last += 1
    return first, last


def _text(tokens: Sequence[Token], places: tuple[int, int]) -> str:
    return " ".join(token.text for token in tokens[places[0] : places[1] + 1])
