"""Numbers, dates, units and bounds that are not the passage's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import combinations, pairwise

from slides.sources.tracing.align import Comparison
from slides.sources.tracing.finding import ClaimFinding, Replacement
from slides.sources.tracing.lexicon import Lexicon, split_entries
from slides.sources.tracing.quantities import ONE, PERCENT, POINTS, Quantity
from slides.sources.tracing.tokens import Token

_SLOT = 2
_COVERED = 0.5
_MOST_SUMMED = 12
_FAR = 8
_ROUNDED = Decimal("0.06")
"""A number with a bound beside it may be so much of itself away from the passage's."""


def proportions(tokens: Sequence[Token], joins: Set[str]) -> dict[int, Decimal]:
    """By the place of each of two figures that make a share, as `four out of five`: the share."""
    found: dict[int, Decimal] = {}
    figures = [token for token in tokens if token.quantity and token.quantity.kind in ("figure", "word")]
    for one, other in pairwise(figures):
        between = [token for token in tokens[one.place + 1 : other.place] if not token.inside]
        counted = between[1:] if between and between[0].content else between
        joined = " ".join(token.word for token in counted) in joins
        if joined and one.quantity and other.quantity and one.sentence == other.sentence:
            part, whole = min(one.quantity.values), min(other.quantity.values)
            if 0 < part < whole and not (one.quantity.unit or one.quantity.year or other.quantity.year):
                found[one.place] = found[other.place] = part / whole
    return found


def same_shares(ours: Sequence[Token], theirs: Sequence[Token], lexicon: Lexicon) -> set[int]:
    """The places of figures that give a share which the passage gives in other figures: `four in five` for `eight in ten`, or 80%."""
    joins = frozenset(split_entries(lexicon.raw.get("out_of", "")))
    mine = proportions(ours, joins)
    if not mine:
        return set()
    shares = [*proportions(theirs, joins).values()]
    shares += [ratio for token in theirs if token.quantity and (ratio := token.quantity.ratio()) is not None]
    return {at for at, share in mine.items() if any(abs(share - each) < min(Decimal("0.011"), share / 10) for each in shares)}


def judge(pair: Comparison) -> Iterator[ClaimFinding]:
    """Findings for another number in a slot, another unit of a number, a bound that is turned or dropped, another month or weekday."""
    yield from _numbers(pair)
    yield from _one_for_many(pair)
    yield from _units(pair)
    yield from _bare_units(pair)
    yield from _bounds(pair)
    yield from _calendar(pair)


def _numbers(pair: Comparison) -> Iterator[ClaimFinding]:
    """Another number in a slot."""
    free = [token for token in pair.theirs if token.quantity and token.quantity.judged and token.place not in pair.back]
    shares = same_shares(pair.ours, pair.theirs, pair.lexicon)
    mine = [token for token in pair.ours if token.quantity and token.quantity.judged and token.place not in shares]
    said = {value for at in pair.pairs if (paired := pair.ours[at].quantity) for value in paired.values}
    alone = [token for token in mine if token.place not in pair.pairs and token.quantity and not token.quantity.values & said]
    main = pair.main
    for token in (*alone, *(token for token in mine if _is_elsewhere(token, pair, main))):
        away = token.place in pair.pairs
        if not away and (is_reckoned(token, pair.theirs) or any(is_rounded(token, other, pair.ours) for other in pair.theirs)):
            continue
        rivals = [
            other
            for other in free
            if (not away or other.sentence == main)
            and not (token.quantity and token.quantity.unit and _is_day(other, pair.theirs))
            and _of_a_kind(token, other, pair.distance(token.place, other.place))
        ]
        ordinal = token.quantity is not None and token.quantity.kind == "ordinal"
        near = [other for other in rivals if pair.distance(token.place, other.place) <= (0 if ordinal else _SLOT)]
        if not near and not ordinal and pair.coverage >= _COVERED and len(rivals) == 1 and len(alone) <= 1:
            near = rivals
        if near:
            best = min(near, key=lambda other: (pair.distance(token.place, other.place), other.place))
            yield ClaimFinding("number", _shown(token, pair.ours), _shown(best, pair.theirs), mend=_number_mend(token, best))


def _one_for_many(pair: Comparison) -> Iterator[ClaimFinding]:
    """Several of a unit where the passage has one: `two centuries` for `a century`."""
    units = pair.lexicon.units
    said = {token.quantity.unit for token in pair.theirs if token.quantity and token.quantity.judged}
    for token in pair.ours:
        quantity = token.quantity
        if quantity is None or not quantity.judged or not quantity.unit or token.place in pair.pairs or quantity.unit in said:
            continue
        for other in pair.theirs[1:]:
            before = pair.theirs[other.place - 1]
            one = before.text.casefold() in ONE and before.clause == other.clause
            same = units.get((other.word,)) == quantity.unit and quantity.values != {Decimal(1)}
            if one and same and pair.coverage >= _COVERED and pair.distance(token.place, other.place) <= 1:
                yield ClaimFinding("number", _shown(token, pair.ours), f"{before.text} {other.text}")
                return


def _is_elsewhere(token: Token, pair: Comparison, main: int) -> bool:
    """Whether a year of a statement stands in the passage's other sentence, beside the one that has nearly all of the statement."""
    other = pair.pairs.get(token.place)
    if other is None or token.quantity is None or not token.quantity.year or pair.theirs[other].sentence == main:
        return False
    rest = [at for at in pair.pairs if pair.ours[at].content and at != token.place]
    return len(rest) > 1 and all(pair.theirs[pair.pairs[at]].sentence == main for at in rest)


def is_reckoned(token: Token, theirs: Sequence[Token]) -> bool:
    """Whether a number is the sum, difference or share of two of the passage that count the same."""
    quantity = token.quantity
    if quantity is None or quantity.year:
        return False
    figures = [each for each in theirs if each.quantity and each.quantity.judged and each.quantity.kind != "ordinal"]
    counted = [each for each in figures if not _is_day(each, theirs)][:_MOST_SUMMED]
    shares = quantity.unit in (PERCENT, POINTS)
    for one, other in combinations(counted, 2):
        left, right = one.quantity, other.quantity
        if left is None or right is None or left.year != right.year or (left.unit != right.unit and left.unit and right.unit):
            continue
        first, second = min(left.values), min(right.values)
        same = quantity.unit in ("", left.unit, right.unit) or left.year
        if same and quantity.values & {first + second, abs(first - second)}:
            return True
        if shares and first and second and not left.year:
            ratios = (first / second, second / first, first / second - 1, second / first - 1)
            if any(abs(abs(ratio) * 100 - value) < Decimal("0.6") for ratio in ratios for value in quantity.values):
                return True
    return False


def is_rounded(token: Token, other: Token, ours: Sequence[Token]) -> bool:
    """Whether a number is another, rounded in the way that its bound says: `more than 18,000` for 18,677, `almost 50` for 49.2."""
    mine, theirs = token.quantity, other.quantity
    bound = _bound(ours, token.place)
    if (
        bound is None
        or mine is None
        or theirs is None
        or mine.year
        or theirs.year
        or (mine.unit and theirs.unit and mine.unit != theirs.unit)
    ):
        return False
    side, value = _side(ours, bound), min(mine.values)
    if "ordinal" in (mine.kind, theirs.kind) or not value:
        return False
    least = 1 if side == "least" else 1 - _ROUNDED
    most = 1 if side in ("most", "upto") else 1 + _ROUNDED
    return any(value * least <= each <= value * most for each in theirs.values)


def _is_day(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a number is a day of a month."""
    near = tokens[max(0, token.place - 1) : token.place + 3]
    return any(each.of("month") for each in near)


def _of_a_kind(one: Token, other: Token, distance: int) -> bool:
    """Whether two quantities may stand in each other's place; what looks like a year may be a count in just the same place."""
    mine, theirs = one.quantity, other.quantity
    if mine is None or theirs is None or (mine.year != theirs.year and distance > 0):
        return False
    if (mine.kind == "clock") != (theirs.kind == "clock") and distance > 0:
        return False
    if "°" in mine.unit + theirs.unit and mine.unit and theirs.unit:
        return True
    if (mine.kind == "ordinal") != (theirs.kind == "ordinal"):
        return False
    return not (mine.unit and theirs.unit) or mine.unit == theirs.unit or {mine.unit, theirs.unit} <= {PERCENT, POINTS}


def _number_mend(token: Token, other: Token) -> Replacement | None:
    """The passage's figures in the place of the statement's, where both are figures or both are words with the same scale."""
    mine, theirs = token.quantity, other.quantity
    if mine is None or theirs is None or mine.kind != theirs.kind:
        return None
    return Replacement(token.start, token.end, other.text)


def _shown(token: Token, tokens: Sequence[Token]) -> str:
    """A quantity with its unit's words, as it stands there."""
    quantity = token.quantity
    if quantity is None or quantity.unit_end <= quantity.end:
        return token.text + ("%" if quantity and quantity.unit == PERCENT and quantity.unit_end == quantity.end + 1 else "")
    unit = [each.text for each in tokens[token.place + 1 : token.place + 5] if each.inside and each.end <= quantity.unit_end]
    return " ".join([token.text, *unit]) if unit else token.text + ("%" if quantity.unit == PERCENT else "")


def _units(pair: Comparison) -> Iterator[ClaimFinding]:
    """The same number with another unit."""
    said = {token.quantity.unit for token in pair.theirs if token.quantity and token.quantity.unit}
    for our, their in sorted(pair.pairs.items()):
        mine, theirs = pair.ours[our].quantity, pair.theirs[their].quantity
        if mine is None or theirs is None or _is_one_unit(mine.unit, theirs.unit, pair) or mine.kind == "ordinal":
            continue
        if (
            mine.kind == "fraction"
            or theirs.kind == "fraction"
            or not (mine.values & theirs.values)
            or is_reckoned(pair.ours[our], pair.theirs)
        ):
            continue
        if mine.unit and (theirs.unit or mine.unit not in said) and not _written_later(pair, our, mine):
            beside = [each.quantity for each in pair.theirs if each.sentence == pair.theirs[their].sentence and each.quantity]
            sure = bool(theirs.unit) or mine.unit in (PERCENT, POINTS) or any(each.unit for each in beside)
            yield ClaimFinding(
                "unit", _shown(pair.ours[our], pair.ours), _shown(pair.theirs[their], pair.theirs), sure, _unit_mend(pair, our, their)
            )
        elif theirs.unit in (PERCENT, POINTS) and not mine.unit and _counts_something(pair, our, their):
            yield ClaimFinding("unit", f"{pair.ours[our].text} {pair.ours[our + 1].text}", _shown(pair.theirs[their], pair.theirs))


def _is_one_unit(one: str, other: str, pair: Comparison) -> bool:
    """Whether two units are the same, or one is degrees and the other says which."""
    return one == other or (pair.lexicon.units.get(("°",)) in (one, other) and bool({one, other} & {"°c", "°f"}))


def _bare_units(pair: Comparison) -> Iterator[ClaimFinding]:
    """Another unit where no number stands: `once a month`."""
    units = pair.lexicon.units
    mine = [
        token
        for token in pair.ours
        if (token.word,) in units and not token.inside and token.place not in pair.pairs and len(token.word) > 2
    ]
    theirs = [token for token in pair.theirs if (token.word,) in units and not token.inside and token.place not in pair.back]
    for token in mine:
        for other in theirs:
            if units[(token.word,)] != units[(other.word,)] and pair.distance(token.place, other.place) == 0 and pair.coverage >= _COVERED:
                yield ClaimFinding("unit", token.text, other.text, mend=Replacement(token.start, token.end, other.text))
                return


def _counts_something(pair: Comparison, our: int, their: int) -> bool:
    """Whether a number without a unit counts the word behind it, which the passage does not have beside its number."""
    after = pair.ours[our + 1] if our + 1 < len(pair.ours) else None
    if after is None or not after.content or after.quantity:
        return False
    other = pair.pairs.get(after.place)
    return other is None or abs(other - their) > _FAR


def _written_later(pair: Comparison, our: int, mine: Quantity) -> bool:
    """Whether the passage has the same number once more with the statement's unit."""
    return any(each.quantity and each.quantity.unit == mine.unit and each.quantity.values & mine.values for each in pair.theirs)


def _unit_mend(pair: Comparison, our: int, their: int) -> Replacement | None:
    """The passage's number and unit in the place of the statement's."""
    mine, theirs = pair.ours[our].quantity, pair.theirs[their].quantity
    if mine is None or theirs is None or not theirs.unit:
        return None
    return Replacement(mine.start, max(mine.end, mine.unit_end), _shown(pair.theirs[their], pair.theirs))


def _bounds(pair: Comparison) -> Iterator[ClaimFinding]:
    """A bound of an aligned number turned round, dropped or put in."""
    for our, their in sorted(pair.pairs.items()):
        quantity = pair.ours[our].quantity
        if not quantity or quantity.year or not pair.theirs[their].quantity:
            continue
        mine, theirs = _bound(pair.ours, our), _bound(pair.theirs, their)
        kinds = (_side(pair.ours, mine), _side(pair.theirs, theirs))
        if mine and theirs and {kind.replace("upto", "most") for kind in kinds} == {"least", "most"}:
            mend = Replacement(mine.start, _phrase_end(pair.ours, mine), _phrase(pair.theirs, theirs)) if mine.place < our else None
            yield ClaimFinding("opposite", _phrase(pair.ours, mine), _phrase(pair.theirs, theirs), mend=mend)
        elif theirs and not mine and kinds[1] in ("least", "most") and pair.coverage >= _COVERED:
            yield ClaimFinding("bound", pair.ours[our].text, f"{_phrase(pair.theirs, theirs)} {pair.theirs[their].text}", sure=False)
        elif mine and not theirs and kinds[0] in ("least", "most") and pair.coverage >= _COVERED:
            yield ClaimFinding("bound", f"{_phrase(pair.ours, mine)} {pair.ours[our].text}", pair.theirs[their].text, sure=False)


def _side(tokens: Sequence[Token], bound: Token | None) -> str:
    """The side of a bound: least, most, upto or about; a negation before it turns it round."""
    if bound is None:
        return ""
    kind = bound.of("bound")
    if bound.has("lookalike") or bound.has("negator"):
        return kind
    near = tokens[max(0, bound.place - 4) : bound.place + 12]
    denied = any(token.has("negator") and token.clause == bound.clause and not token.inside for token in near)
    return {"least": "most", "most": "least"}.get(kind, kind) if denied else kind


def _bound(tokens: Sequence[Token], place: int) -> Token | None:
    """The word that bounds a number: before it in its clause, or right behind it."""
    for at in range(place - 1, max(-1, place - 5), -1):
        token = tokens[at]
        if token.clause != tokens[place].clause or token.quantity or (token.content and not token.of("bound")):
            break
        if token.of("bound") and not token.inside:
            return token
    behind = [token for token in tokens[place + 1 : place + 5] if token.clause == tokens[place].clause and not token.inside]
    found = behind[0] if behind and behind[0].has("behind") and behind[0].of("bound") in ("least", "most") else None
    return found if found and not any(token.quantity for token in behind[1:2]) else None


def _phrase(tokens: Sequence[Token], token: Token) -> str:
    """The whole phrase that begins at a token."""
    words = [token.text]
    for other in tokens[token.place + 1 : token.place + 5]:
        if not other.inside:
            break
        words.append(other.text)
    return " ".join(words)


def _phrase_end(tokens: Sequence[Token], token: Token) -> int:
    """Where the phrase that begins at a token ends."""
    end = token.end
    for other in tokens[token.place + 1 : token.place + 5]:
        if not other.inside:
            break
        end = other.end
    return end


def _calendar(pair: Comparison) -> Iterator[ClaimFinding]:
    """Another month or weekday than the passage's."""
    for label in ("month", "weekday"):
        mine = [token for token in pair.ours if token.of(label)]
        theirs = [token for token in pair.theirs if token.of(label)]
        known = {token.of(label) for token in theirs}
        for token in mine:
            if theirs and token.of(label) not in known and pair.coverage >= _COVERED:
                best = min(theirs, key=lambda other: (pair.distance(token.place, other.place), other.place))
                yield ClaimFinding("number", token.text, best.text, mend=Replacement(token.start, token.end, best.text))
