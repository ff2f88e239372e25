"""How sure, how many, why: modality, quantifiers and causes that a statement changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from slides.sources.tracing.align import Comparison
from slides.sources.tracing.finding import ClaimFinding, Replacement
from slides.sources.tracing.lexicon import split_entries
from slides.sources.tracing.quantities import ARTICLES
from slides.sources.tracing.tokens import Token

_REACH = 3
_VERB_FIRST = frozenset({"de", "nl"})
"""Languages in which the verb may stand before the word that says how sure it is."""
_COVERED = 0.55
_NEARLY = 0.8
_MOSTLY = 0.6
_SHORT = 4
"""Letters of words too short to be taken for a future tense by their ending."""
_CAUSED = 0.4
_LONGEST = 4
"""Words of the longest phrase behind its first."""
_DOUBTFUL = frozenset({"possible", "likely"})


def judge(pair: Comparison) -> Iterator[ClaimFinding]:
    """Findings for a modal that another takes the place of, that is dropped or put in."""
    if pair.coverage < _COVERED:
        return
    yield from _weakened(pair)
    yield from _open_question(pair)
    yield from _already(pair)
    yield from _put_in(pair)


def _weakened(pair: Comparison) -> Iterator[ClaimFinding]:
    """The first modal of the passage that the statement drops, or has another one for."""
    for token in pair.theirs:
        kind = token.of("modal")
        if not kind or token.inside:
            continue
        heads = _heads(pair.theirs, token, both=pair.lexicon.lang in _VERB_FIRST)
        head = next((at for at in heads if at in pair.back), None)
        if head is None:
            continue
        mine = _modal_of(pair.ours, pair.back[head], alone=kind in ("must", "able"))
        opener = next((each for each in pair.theirs if each.clause == token.clause), token)
        if _is_of_a_word(pair, token, head) or opener.word in pair.lexicon.listed("when"):
            continue
        ours = mine.of("modal") if mine else ""
        if ours and any(each.of("modal") == ours and each.clause == token.clause for each in pair.theirs):
            continue
        if mine and any(each.of("modal") == kind and each.clause == mine.clause for each in pair.ours):
            continue
        if mine and kind == "possible" and mine.word in pair.lexicon.listed("conditional"):
            continue
        if any(each.has("negator") and each.clause == token.clause for each in pair.theirs[max(0, token.place - 2) : token.place]):
            continue
        certain = _beside(pair.ours, pair.back[head], "certain")
        done = _beside(pair.ours, pair.back[head], "done")
        if kind in _DOUBTFUL and certain and not _beside(pair.theirs, head, "certain"):
            yield ClaimFinding("modality", certain.text, token.text)
            return
        if kind == "possible" and (ours in ("planned", "must") or (not mine and not _doubted(pair, pair.back[head]))):
            yield ClaimFinding(
                "modality", _verb(pair.ours, mine, pair.back[head]), _verb(pair.theirs, token, head), mend=_modal_mend(mine, token)
            )
            return
        denied = mine is not None and any(each.has("negator") and each.clause == mine.clause for each in pair.ours)
        if (kind == "must" and ours in ("possible", "able") and not denied) or (
            kind == "planned"
            and ours in ("possible", "must")
            and mine
            and _is_plain(token)
            and token.word not in pair.lexicon.listed("conditional")
            and not (ours == "must" and token.word in pair.lexicon.listed("auxiliary"))
        ):
            yield ClaimFinding(
                "modality", _verb(pair.ours, mine, pair.back[head]), _verb(pair.theirs, token, head), mend=_modal_mend(mine, token)
            )
            return
        if kind == "able" and mine and ours in ("planned", "must") and not _beside(pair.theirs, head, "negator"):
            yield ClaimFinding(
                "modality", _verb(pair.ours, mine, pair.back[head]), _verb(pair.theirs, token, head), mend=_modal_mend(mine, token)
            )
            return
        if kind in ("planned", "likely", "should") and (not mine or mine is done) and done and not _beside(pair.theirs, head, "done"):
            yield ClaimFinding("modality", _verb(pair.ours, done, pair.back[head]), _verb(pair.theirs, token, head))
            return
        over = _all_done(pair, token) if kind == "planned" else None
        if over:
            yield ClaimFinding("modality", over.text, token.text)
            return
        if token.has("maybe") and not mine and not _doubted(pair, pair.back[head]) and not _is_denied(pair, token):
            yield ClaimFinding("modality", pair.ours[pair.back[head]].text, _verb(pair.theirs, token, head), sure=False)
            return


def _all_done(pair: Comparison, plan: Token) -> Token | None:
    """What says that a plan of the passage is carried out, in a statement that has no plan and no doubt of its own."""
    said = [each for each in pair.ours if each.has("done") and not each.inside and not each.has("passive")]
    if not said or pair.coverage < _COVERED or any(each.of("modal") or each.has("negator") for each in pair.ours):
        return None
    same = [each for each in pair.theirs if each.sentence == plan.sentence]
    after = [each for each in same if each.place in pair.back and each.place > plan.place]
    over = any(each.has("done") and not each.has("passive") for each in same)
    return said[0] if 2 * len(after) > len(pair.pairs) and not over else None


def _already(pair: Comparison) -> Iterator[ClaimFinding]:
    """What the passage says in the future tense, and the statement as done."""
    endings = tuple(split_entries(pair.lexicon.raw.get("future", "")))
    done = next((each for each in pair.ours if each.has("done") and not each.inside and not each.has("passive")), None)
    if not endings or done is None or any(each.of("modal") or each.has("negator") or each.word.endswith(endings) for each in pair.ours):
        return
    for token in pair.theirs:
        if len(token.word) <= _SHORT or not token.word.endswith(endings) or token.name:
            continue
        clause = [each for each in pair.theirs if each.clause == token.clause]
        if 2 * sum(each.place in pair.back for each in clause) > len(pair.pairs) and not any(each.has("done") for each in clause):
            yield ClaimFinding("modality", done.text, token.text)
            return


def _is_denied(pair: Comparison, modal: Token) -> bool:
    """Whether either text denies something: what cannot be is judged as a negation."""
    near = [each for each in pair.theirs if each.clause == modal.clause]
    return any(each.has("negator") for each in (*near, *pair.ours))


def _open_question(pair: Comparison) -> Iterator[ClaimFinding]:
    """What the passage leaves open behind `whether`, and the statement says."""
    for token in pair.theirs:
        if not token.has("whether") or any(each.has("whether") for each in pair.ours):
            continue
        inside = [each.place for each in pair.theirs if each.clause == token.clause and each.content and each.place > token.place]
        held = [at for at in inside if at in pair.back]
        if len(held) > 1 and 2 * len(held) > len(pair.pairs) and not any(each.has("negator") or each.has("implicit") for each in pair.ours):
            yield ClaimFinding("modality", pair.ours[pair.back[held[0]]].text, f"{token.text} … {pair.theirs[held[0]].text}")
            return


def _put_in(pair: Comparison) -> Iterator[ClaimFinding]:
    """A doubt or a certainty of the statement that the passage does not have."""
    if pair.coverage < _MOSTLY:
        return
    for token in pair.ours:
        kind = token.of("modal")
        if token.inside or not (kind == "possible" or token.has("certain")):
            continue
        head = next((at for at in _heads(pair.ours, token) if at in pair.pairs), None)
        if head is None or token.place in pair.pairs or any(each.has("negator") for each in pair.ours[token.place : head + 1]):
            continue
        other = pair.theirs[pair.pairs[head]]
        near = [each for each in pair.theirs if each.clause == other.clause]
        same = (each for each in pair.theirs if each.sentence == other.sentence)
        enabling = tuple(pair.lexicon.listed("enabling"))
        if kind == "possible" and any(each.word.startswith(enabling) for each in same):
            return
        doubted = any(each.of("modal") in ("possible", "likely") and each.sentence == other.sentence for each in pair.theirs)
        if kind == "possible" and not doubted and not any(each.of("modal") or each.has("certain") for each in near):
            yield ClaimFinding("modality", _verb(pair.ours, token, head), other.text)
            return
        if token.has("certain") and any(each.of("modal") in ("possible", "likely", "planned") for each in near):
            theirs = next(each for each in near if each.of("modal") in ("possible", "likely", "planned"))
            yield ClaimFinding("modality", token.text, theirs.text)
            return


def _heads(tokens: Sequence[Token], modal: Token, *, both: bool = False) -> list[int]:
    """What a modal bears on: the next content of its clause, else the last before it; both: that too, where verbs may stand there."""
    behind = tokens[modal.place + 1 : modal.place + 9]
    after = [each.place for each in behind if each.clause == modal.clause and _carries(each)]
    if after:
        before = [each.place for each in tokens[max(0, modal.place - 3) : modal.place] if each.clause == modal.clause and _carries(each)]
        return [*after[:_REACH], *before[-1:]] if both else after[:_REACH]
    before = [
        each.place for each in reversed(tokens[max(0, modal.place - 6) : modal.place]) if each.clause == modal.clause and _carries(each)
    ]
    if before:
        return before[:2]
    follows = next((each for each in behind if each.clause != modal.clause), None)
    if follows is None or follows.clause != modal.clause + 1 or follows.sentence != modal.sentence or not follows.has("opener"):
        return []
    return [each.place for each in behind if each.clause == follows.clause and _carries(each)][:_REACH]


def _carries(token: Token) -> bool:
    """Whether a word can be what a modal bears on: no article that may also be a number."""
    return token.content and (token.quantity is None or token.quantity.judged)


def _is_of_a_word(pair: Comparison, modal: Token, head: int) -> bool:
    """Whether a doubt of the passage is that of one word which the statement leaves out: `perhaps the smallest city`, `the city`."""
    first = next((each for each in pair.theirs[modal.place + 1 : modal.place + 4] if each.content), None)
    return modal.word in pair.lexicon.listed("adverbs") and first is not None and first.place < head and first.place not in pair.back


def _modal_of(tokens: Sequence[Token], place: int, *, alone: bool = False) -> Token | None:
    """The modal of a word's clause that is nearest to it; alone: else that of its sentence does not count."""
    sentence = [each for each in tokens if each.of("modal") and not each.inside and each.sentence == tokens[place].sentence]
    clause = [each for each in sentence if each.clause == tokens[place].clause]
    return min(clause or ([] if alone else sentence), key=lambda each: abs(each.place - place), default=None)


def _doubted(pair: Comparison, place: int) -> bool:
    """Whether a statement leaves something open in another way: a question, a condition, a noun of doubt."""
    clause = pair.ours[place].sentence
    doubting = pair.lexicon.listed("doubting")
    return any(each.sentence == clause and (each.of("modal") or "modal" in each.labels or each.word in doubting) for each in pair.ours)


def _beside(tokens: Sequence[Token], place: int, label: str) -> Token | None:
    """A token of a label in a word's clause, before it."""
    near = tokens[max(0, place - 5) : place + 2]
    return next((each for each in near if each.has(label) and each.clause == tokens[place].clause), None)


def _is_plain(token: Token) -> bool:
    """Whether a modal is one word."""
    return " " not in token.text


def _verb(tokens: Sequence[Token], modal: Token | None, place: int) -> str:
    """A modal with the word that it bears on."""
    if modal is None:
        return tokens[place].text
    if modal.place < place and place - modal.place <= 3:
        return " ".join(each.text for each in tokens[modal.place : place + 1])
    return f"{modal.text} … {tokens[place].text}" if modal.place < place else modal.text


def _modal_mend(mine: Token | None, theirs: Token) -> Replacement | None:
    """The passage's modal in the place of the statement's."""
    return (
        Replacement(mine.start, mine.end, theirs.text.lower()) if mine and len(mine.text.split()) == len(theirs.text.split()) == 1 else None
    )


def quantifiers(pair: Comparison) -> Iterator[ClaimFinding]:
    """A quantifier in another's place; advice for one that is put in, and one that is dropped."""
    if pair.coverage < _COVERED:
        return
    for token in _quantifiers(pair.ours):
        kind = token.of("quantifier")
        head = next((at for at in _heads(pair.ours, token)[:2] if at in pair.pairs), None)
        if head is None:
            continue
        there = pair.pairs[head]
        other = next((each for each in _quantifiers(pair.theirs) if there in _heads(pair.theirs, each)[:2]), None)
        if other and _has_both(pair, token, other):
            continue
        if other and _differ(kind, other.of("quantifier")):
            yield ClaimFinding("quantifier", _whole(pair.ours, token), _whole(pair.theirs, other), mend=_word_mend(pair, token, other))
            return
        if pair.ours[head].quantity and kind in ("all", "each", "only"):
            continue
        if token.word in pair.lexicon.listed("loose"):
            continue
        if not other and kind in ("all", "most", "only") and not _said_too(pair, kind, there) and not token.of("bound"):
            number = pair.theirs[there - 1] if there and pair.theirs[there - 1].quantity else None
            theirs = f"{number.text} {pair.theirs[there].text}" if number else pair.theirs[there].text
            before = pair.theirs[max(0, there - 3) : there]
            partitive, clause = pair.lexicon.listed("partitive"), pair.theirs[there].clause
            part = next((each for each in before if each.word in partitive and each.clause == clause), None)
            theirs = f"{part.text} … {theirs}" if part else theirs
            share = next((each for each in pair.theirs if _is_share(each) and each.clause == clause and each.place not in pair.back), None)
            theirs = f"{share.text} … {pair.theirs[there].text}" if share and not number and not part else theirs
            sure = kind == "all" and pair.coverage >= (_NEARLY if share is None else _MOSTLY)
            sure = sure and (number is not None or part is not None or share is not None)
            yield ClaimFinding("quantifier", f"{_whole(pair.ours, token)} {pair.ours[head].text}", theirs, sure)
            return
    for token in _quantifiers(pair.theirs):
        head = next((at for at in _heads(pair.theirs, token)[:1] if at in pair.back), None)
        if head is None or token.of("quantifier") not in ("most", "some", "few", "half"):
            continue
        if any(each.has("indefinite") for each in pair.ours[max(0, pair.back[head] - 2) : pair.back[head]]):
            continue
        if not any(each.of("quantifier") or each.of("bound") for each in pair.ours) and not _near_number(pair.ours, pair.back[head]):
            yield ClaimFinding(
                "quantifier", pair.ours[pair.back[head]].text, f"{_whole(pair.theirs, token)} {pair.theirs[head].text}", sure=False
            )
            return


def _quantifiers(tokens: Sequence[Token]) -> list[Token]:
    """The quantifiers of a text."""
    denied = {token.place + step for token in tokens if token.has("negator") for step in (1, 2)}
    return [token for token in tokens if not token.inside and token.of("quantifier") and token.place not in denied]


def _whole(tokens: Sequence[Token], token: Token) -> str:
    """The whole phrase that begins at a token."""
    words = [token.text]
    for other in tokens[token.place + 1 : token.place + 5]:
        if not other.inside:
            break
        words.append(other.text)
    return " ".join(words)


def _differ(one: str, other: str) -> bool:
    """Whether two classes of quantifiers say something else."""
    return one != other and {one, other} not in (
        {"all", "both"},
        {"some", "many"},
        {"most", "many"},
        {"some", "only"},
        {"few", "only"},
        {"each", "only"},
        {"all", "each"},
        {"both", "each"},
    )


def _has_both(pair: Comparison, mine: Token, other: Token) -> bool:
    """Whether each text has both quantifiers in that sentence: `all regions with few exceptions`."""
    classes = {mine.of("quantifier"), other.of("quantifier")}
    here = {each.of("quantifier") for each in _quantifiers(pair.ours) if each.sentence == mine.sentence}
    there = {each.of("quantifier") for each in _quantifiers(pair.theirs) if each.sentence == other.sentence}
    return classes <= here and classes <= there


def _is_share(token: Token) -> bool:
    """Whether a token says that it is not all: a percentage, a fraction, `most`."""
    quantity = token.quantity
    if quantity is not None and (ratio := quantity.ratio()) is not None:
        return quantity.judged and ratio < 1
    return token.of("quantifier") in ("most", "some", "few", "half") and not token.inside


def _said_too(pair: Comparison, kind: str, there: int) -> bool:
    """Whether the passage has such a quantifier in that sentence, or says both."""
    near = [each for each in _quantifiers(pair.theirs) if each.sentence == pair.theirs[there].sentence or kind == "most"]
    return any(each.of("quantifier") in ("both", kind) for each in near)


def _near_number(tokens: Sequence[Token], place: int) -> bool:
    return any(each.quantity for each in tokens[max(0, place - 3) : place])


def _word_mend(pair: Comparison, mine: Token, theirs: Token) -> Replacement | None:
    """One phrase for another, in the case of the first, with the articles round it as far as the word that both count."""
    first, last = _counting(pair.ours, mine)
    start, end = _counting(pair.theirs, theirs)
    words = " ".join(token.text for token in pair.theirs[start : end + 1]).replace("’ ", "’").replace("' ", "'")
    words = words[0].lower() + words[1:] if pair.ours[first].text[:1].islower() else words[0].upper() + words[1:]
    return Replacement(pair.ours[first].start, pair.ours[last].end, words)


def _counting(tokens: Sequence[Token], token: Token) -> tuple[int, int]:
    """The places from the article before a quantifier to the last word without content before the word that it counts."""
    last = token.place
    while last + 1 < len(tokens) and tokens[last + 1].inside and last - token.place < _LONGEST:
        last += 1
    behind = next((each.place for each in tokens[last + 1 : last + 4] if each.content), None)
    if behind is not None and tokens[behind].clause == token.clause:
        last = behind - 1
    before = tokens[token.place - 1] if token.place else None
    led = before is not None and before.clause == token.clause and before.word in ARTICLES
    return token.place - led, last


def causes(pair: Comparison, known: Callable[[str], bool] = bool) -> Iterator[ClaimFinding]:
    """A finding for a cause that a statement names and the passage does not, or another one than the passage's.

    It is sure only where all else is said, and no word of the cause. known: whether the articles have a word.
    """
    if pair.coverage < _CAUSED:
        return
    theirs = next((each for each in pair.theirs if each.has("strong cause") and not each.inside), None)
    for token in pair.ours:
        if not token.has("strong cause") or token.inside:
            continue
        if not any(each.has("cause") and not each.inside for each in pair.theirs) or (token.clause and theirs is None):
            yield ClaimFinding("cause", token.text, "", sure=_is_added(pair, token, known))
            return
        mine = [each.place for each in pair.ours[token.place :] if each.content and each.sentence == token.sentence]
        free = [at for at in mine if at not in pair.pairs]
        if theirs is not None and free and 2 * len(free) >= len(mine):
            other = [each for each in pair.theirs[theirs.place :] if each.content and each.sentence == theirs.sentence]
            if any(each.place not in pair.back for each in other):
                shown = " ".join(pair.ours[at].text for at in free[:4])
                another = len(free) == len(mine) and not any(each.place in pair.back for each in other)
                sure = another and _is_said_before(pair, token)
                yield ClaimFinding("cause", f"{token.text} … {shown}", " ".join(each.text for each in other[:4]), sure=sure)
                return


def _is_added(pair: Comparison, cause: Token, known: Callable[[str], bool]) -> bool:
    """Whether a cause is put behind what a passage says: none of its words is the articles'."""
    words = [each for each in pair.ours[cause.place :] if each.content and each.sentence == cause.sentence]
    return len(words) > 1 and _is_said_before(pair, cause) and not any(known(each.text) for each in words)


def _is_said_before(pair: Comparison, cause: Token) -> bool:
    """Whether nearly all that a statement says before its cause stands in the passage."""
    before = [each.place in pair.pairs for each in pair.ours[: cause.place] if each.content and each.sentence == cause.sentence]
    return len(before) > 1 and sum(before) >= _NEARLY * len(before)
