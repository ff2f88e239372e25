"""Order: two names, two figures or two sides of a relation that have changed places; and names in another's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import combinations

from slides.base.records import frozen
from slides.sources.tracing.align import Comparison, is_relation
from slides.sources.tracing.finding import ClaimFinding, Replacement
from slides.sources.tracing.marks import is_titled
from slides.sources.tracing.tokens import Token

_MOST_UNITS = 22
_COVERED = 0.6
_SLOT = 2
_HALF = 0.5
_FEW = 4
"""So few words may be names alone; of more, most with a capital are a heading's, as English writes them."""
_NOUN_ENDINGS = (
    "ung",
    "ungen",
    "heit",
    "heiten",
    "keit",
    "keiten",
    "schaft",
    "schaften",
    "innen",
    "tion",
    "tionen",
    "tät",
    "täten",
    "ismus",
    "nis",
    "nisse",
)
"""Endings of German nouns that are no names."""
_AND = frozenset("and or und oder et ou y o e en of и или".split())  # noqa: SIM905 - one line of words
_THE = frozenset("the el la los las le les l' il lo i gli o a os as de het der die das".split())  # noqa: SIM905 - one line of words
_OF = frozenset("of de do da dos das del du des von vom van der della dell' di d'".split())  # noqa: SIM905 - one line of words
"""Words between a noun and the name that says whose it is."""
_ALL = 0.9


@frozen
class ExchangeUnit:
    """Neighbouring tokens of a statement whose pairs are neighbours too: the first and last place in each, and what they are."""

    ours: tuple[int, int]
    theirs: tuple[int, int]
    kind: str


def judge(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding where two units of one kind stand in each other's place while all else keeps its order."""
    if pair.coverage < _COVERED:
        return
    for sentence in sorted({pair.theirs[at].sentence for at in pair.back}):
        units = _units(pair, sentence)[:_MOST_UNITS]
        places = [unit.theirs[0] for unit in units]
        before = _inversions(places)
        if before == 0 or len(units) < 3:
            continue
        passive = _is_passive(pair.ours, pair) != _is_passive(pair.theirs, pair)
        for one, other in combinations(range(len(units)), 2):
            mixed = {units[one].kind, units[other].kind} == {"name", "word"} and before > 3 and _is_one_statement(pair)
            if places[one] < places[other] or not (mixed or _alike(units[one].kind, units[other].kind)) or passive:
                continue
            swapped = list(places)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            after = _inversions(swapped)
            much = units[one].kind != "word" and before - after >= 3 and after <= 1
            if are_listed(pair.ours, units[one].ours, units[other].ours):
                continue
            if (after == 0 or much) and (_fixed(units, one, other) or _led(pair, units[one], units[other])):
                left, right = units[one], units[other]
                kind = units[one].kind
                sure = kind == "name" or kind.startswith("number") or pair.coverage > 0.99
                if (not sure and pair.coverage < _ALL) or (kind == "word" and other - one == 1 and not _led(pair, left, right)):
                    continue
                shown = f"{_text(pair.ours, left.ours)} … {_text(pair.ours, right.ours)}"
                yield ClaimFinding("order", shown, f"{_text(pair.ours, right.ours)} … {_text(pair.ours, left.ours)}", sure, None)
                return


def are_listed(tokens: Sequence[Token], one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two units are members of one list, whose order says nothing: `old jokes and new jokes`."""
    between = tokens[one[1] + 1 : other[0]]
    behind = {token.stem for token in tokens[other[1] + 1 : other[1] + 3]}
    joined = any(token.has("opener") and token.word in _AND for token in between)
    return joined and all(not token.content or token.stem in behind for token in between) and not any(token.quantity for token in between)


def _is_one_statement(pair: Comparison) -> bool:
    """Whether all of a statement stands in the passage, with no two clauses set against each other."""
    return pair.coverage > 0.99 and not any(token.has("contrast") for token in pair.theirs)


def _alike(one: str, other: str) -> bool:
    """Whether two units may stand in each other's place: figures of one unit, or of which one has none."""
    if one.startswith("number") and other.startswith("number") and "year" not in one + other:
        return one == other or "number " in (one, other)
    return one == other


def _led(pair: Comparison, one: ExchangeUnit, other: ExchangeUnit) -> bool:
    """Whether the words before two units have not moved with them: `from A to B`, `from B to A`."""
    places = ((pair.ours, one.ours[0]), (pair.ours, other.ours[0]), (pair.theirs, one.theirs[0]), (pair.theirs, other.theirs[0]))
    words = [tokens[at - 1].word if at and tokens[at - 1].clause == tokens[at].clause else "" for tokens, at in places]
    return bool(words[0] and words[1]) and words[0] == words[3] and words[1] == words[2] and words[0] != words[1]


def crossed_subject(pair: Comparison) -> Iterator[ClaimFinding]:
    """A finding where a clause takes its subject from one clause of the passage and all else from another that is set against it.

    Without a word of contrast between the two, a second clause of the statement has to do the same the other way round.
    """
    if pair.coverage < _ALL:
        return
    seen: list[tuple[int, int, int, int]] = []
    for clause in sorted({token.clause for token in pair.ours}):
        held = [at for at in sorted(pair.pairs) if pair.ours[at].clause == clause and pair.ours[at].content]
        opener = next(token for token in pair.ours if token.clause == clause)
        if opener.has("opener") and not opener.has("contrast"):
            continue
        places = [pair.theirs[pair.pairs[at]].clause for at in held]
        cut = next((at for at in range(1, len(places)) if places[at] != places[0]), 0)
        if not cut or len(places) - cut < 2 or len(set(places)) != 2 or len(set(places[cut:])) != 1 or places[0] in places[cut:]:
            continue
        if pair.theirs[pair.pairs[held[0]]].sentence != pair.theirs[pair.pairs[held[-1]]].sentence:
            continue
        seen.append((places[0], places[-1], held[0], held[cut - 1]))
    for subject, rest, first, last in seen:
        begins = [each for each in pair.theirs if each.clause == rest and each.content and each.place not in pair.back]
        after = [each for each in pair.theirs if each.clause in (subject, rest) and each.has("contrast")]
        double = any(other[:2] == (rest, subject) for other in seen)
        if after and (double or (begins and abs(subject - rest) <= 1)):
            theirs = " ".join(each.text for each in begins[:3])
            yield ClaimFinding("order", _text(pair.ours, (first, last)), theirs)
            return


def _fixed(units: Sequence[ExchangeUnit], one: int, other: int) -> bool:
    """Whether something beside the two keeps its place: a word between them, or one on each side of either."""
    return other - one > 1 or (one > 0 and other + 1 < len(units))


def _units(pair: Comparison, sentence: int) -> list[ExchangeUnit]:
    """The aligned tokens of one sentence of the passage as units, in the statement's order."""
    mine = Counter(token.stem for token in pair.ours)
    theirs = Counter(token.stem for token in pair.theirs if token.sentence == sentence)
    once = {at for at in pair.pairs if mine[pair.ours[at].stem] == 1}
    found: list[ExchangeUnit] = []
    for our in sorted(once):
        their = pair.pairs[our]
        token = pair.ours[our]
        if pair.theirs[their].sentence != sentence or theirs[pair.theirs[their].stem] > 1:
            continue
        kind = _kind(token, pair)
        last = found[-1] if found else None
        if last and our - last.ours[1] == 1 and their - last.theirs[1] == 1 and (kind == last.kind) and not kind.startswith("number"):
            found[-1] = ExchangeUnit((last.ours[0], our), (last.theirs[0], their), last.kind)
        else:
            found.append(ExchangeUnit((our, our), (their, their), kind))
    return found


def _kind(token: Token, pair: Comparison) -> str:
    """What a unit may be exchanged with."""
    if token.quantity:
        return f"number {'year' if token.quantity.year else token.quantity.unit}"
    if pair.is_name(token):
        return "name"
    return "pivot" if is_relation(token, pair.lexicon) else "word"


def _inversions(places: Sequence[int]) -> int:
    """How many pairs of places are out of order."""
    return sum(one > other for one, other in combinations(places, 2))


def _is_passive(tokens: Sequence[Token], pair: Comparison) -> bool:
    """Whether a text says who did something behind `by`."""
    agents = [token for token in tokens if token.has("agent")]
    return bool(agents) and any(token.has("passive") for token in tokens) if pair.lexicon.lang != "ru" else False


def _text(tokens: Sequence[Token], places: tuple[int, int]) -> str:
    return " ".join(token.text for token in tokens[places[0] : places[1] + 1])


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
        if token.of("month") or token.of("weekday") or (not _is_moved(token, pair) and _is_said(token, pair.ours, near_words)):
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
        rivals = [each for each in rivals if not (pair.lexicon.lang == "de" and _are_alike(token.word, each.word))]
        near = [each for each in rivals if min(pair.distance(at, each.place) for at in group) <= slot]
        if near:
            best = min(near, key=lambda each: min(pair.distance(at, each.place) for at in group))
            if token.word in section and not away and _is_adverbial(token, pair) and not _is_led(best, pair.theirs):
                continue
            words = _text(pair.theirs, _grown(pair.theirs, best.place, pair))
            mend = Replacement(pair.ours[group[0]].start, pair.ours[group[1]].end, words)
            sure = (token.word not in section and pair.coverage >= _HALF) or pair.coverage >= _COVERED or token.word not in known
            sure = sure and not (
                _has_article(pair.ours, group[0]) and not _has_article(pair.theirs, _grown(pair.theirs, best.place, pair)[0])
            )
            yield ClaimFinding("name", _text(pair.ours, group), words, sure=sure, mend=mend)
        elif not away and token.word not in section and pair.coverage >= 0.5 and token.text in pair.proper:
            yield ClaimFinding("name", _text(pair.ours, group), "", sure=False)


def _has_article(tokens: Sequence[Token], place: int) -> bool:
    """Whether an article stands before a name: then it is an office or a body more often than a person."""
    return place > 0 and tokens[place - 1].word in _THE


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
    return before.word in _OF and head.content and head.place not in pair.back and not pair.is_name(head)


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
    if len(after) == 2 and after[0].word in _AND and pair.is_name(after[1]):
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
    if pair.lexicon.lang != "de" or not token.text[:1].isupper() or token.word in known or token.quantity or not token.content:
        return False
    free = [each for each in pair.theirs if each.place not in pair.back and pair.distance(token.place, each.place) == 0]
    if _is_place(token, pair.ours):
        return any(_is_place(each, pair.theirs) for each in free)
    before = pair.ours[token.place - 1] if token.place else None
    if before is None or before.has("article"):
        return False
    return any(pair.is_name(each) and _is_certain(each, pair, before) for each in free)


def _are_alike(one: str, other: str) -> bool:
    """Whether two German words are one noun in two compounds, or either is a noun by its ending."""
    if one[:4] == other[:4] or one.endswith(other[-4:]):
        return True
    return one.endswith(_NOUN_ENDINGS) or other.endswith(_NOUN_ENDINGS)


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


def _is_said(token: Token, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether a passage has a name in another form: `Iranian` for `Iran`, `US` for `United States`."""
    words = {each.word for each in theirs}
    initials = "".join(each.text[0] for each in ours[max(0, token.place - 3) : token.place + 4] if each.text[:1].isupper())
    if token.word in words or any(
        each.startswith(token.word[:5]) or token.word.startswith(each) for each in words if len(each) > 3 < len(token.word)
    ):
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
