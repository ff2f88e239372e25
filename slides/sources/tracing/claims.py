"""Statements against their closest passages: what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from slides.base.records import frozen
from slides.sources.article import Article
from slides.sources.passages import Match, Passage, Passages
from slides.sources.tracing import amounts, bindings, exchanges, grids, modality, names, opposites, polarity, scripts, sides, speakers
from slides.sources.tracing.align import Comparison, compared
from slides.sources.tracing.finding import ClaimFinding
from slides.sources.tracing.lexicon import SCRIPTS, Lexicon, lexicon
from slides.sources.tracing.marks import Facts, folded_text
from slides.sources.tracing.tokens import Token, tokenised
from slides.text.terms import Terms

_TIED = 0.08
"""Passages so much less close than the closest are asked too: what any of them says is no change."""
_MERGED = 0.75
"""A passage that holds so much of a statement's weight is where it comes from."""
_ASKED = 0.6
"""A question that shares so much of its weight with one of the article is that question."""
_BETTER = 0.05
"""A passage that explains so much more of a statement is the one that it comes from, whatever it changes of it."""
_SLOTS = frozenset({"number", "unit", "opposite", "name"})
"""Kinds of finding that explain a word of the statement: it stands in another's place."""
_ENDS = '.!?…。！？"'
_LEAST = 0.35
"""Passages that share less of a statement's weight are not compared with it word by word."""


@frozen
class Judged:
    """The passage that speaks most for a statement, and what the statement changes of it."""

    match: Match | None
    findings: tuple[ClaimFinding, ...] = ()


class Claims:
    """The articles, ready for statements to be compared with them word by word."""

    def __init__(self, articles: Sequence[Article], terms: Terms, lang: str, passages: Passages, facts: Facts) -> None:
        self.articles, self.terms, self.lang = articles, terms, lang
        self.passages, self.facts = passages, facts
        self.lexicon: Lexicon = lexicon(lang)
        self.scripted = self.lexicon.lang in SCRIPTS
        self.quotes = speakers.Quotes(articles, self.lexicon, facts)
        self.tables = grids.grids(articles, self.lexicon)
        self.copies = grids.copies(articles)
        asked = [each for article in articles for each in article.questions]
        self.questions = [terms.applied(each.question.text) for each in asked]
        self.answers = [terms.applied(" ".join([each.question.text, *(piece.text for piece in each.answers)])) for each in asked]
        self.answers_at = _answers_at(articles)
        self._tokens: dict[str, tuple[Token, ...]] = {}
        self._sections: dict[tuple[str, int], frozenset[str]] = {}
        self._places: dict[int, int] = {}
        self._nearest: dict[str, list[Match]] = {}
        self._compared: tuple[tuple[Token, ...], dict[str, Comparison]] = (), {}

    def judged(self, text: str, heading: int | None = None) -> Judged:
        """The passage that speaks most for a statement: of those about as close as the closest, the one that it changes least."""
        near = self.passages.nearest(text, heading)
        if not near:
            return Judged(None)
        if near[0].exact or near[0].closeness < _LEAST or self._is_verbatim(text):
            return Judged(near[0])
        ours = tokenised(text, self.lexicon)
        best: Judged | None = None
        most = 0.0
        for match in near:
            if match.closeness < near[0].closeness - _TIED:
                break
            if best is not None and best.match is not None and _overlap(best.match, match):
                continue
            found = Judged(match, tuple(self._found(text, ours, match)))
            explained = self._explained(ours, found)
            if (
                best is None
                or explained > most + _BETTER
                or (explained > most - _BETTER and _weight(found.findings) < _weight(best.findings))
            ):
                best, most = found, explained
        judged = best or Judged(near[0])
        return replace(judged, findings=tuple(self._beyond(text, ours, judged.findings)))

    def _is_verbatim(self, text: str) -> bool:
        """Whether whole sentences of the articles, one behind the other, are a statement word for word."""
        wanted = folded_text(text).rstrip(" .!")
        at = self.facts.text.find(wanted) if wanted else -1
        before, after = self.facts.text[max(0, at - 2) : max(at, 0)].rstrip(), self.facts.text[at + len(wanted) :][:2]
        return at >= 0 and (not before or before[-1] in _ENDS) and (not after or after[0] in _ENDS)

    def explained(self, text: str, judged: Judged) -> float:
        """The share of a statement that its passage says, what is changed of it included."""
        return self._explained(tokenised(text, self.lexicon), judged)

    def _explained(self, ours: tuple[Token, ...], found: Judged) -> float:
        """The share of a statement that a passage says, what it changes of it included."""
        if found.match is None or self.scripted:
            return found.match.closeness if found.match else 0.0
        content = sum(token.content for token in ours)
        changed = sum(each.sure and each.kind in _SLOTS for each in found.findings)
        return min(self.compared(ours, found.match.text).coverage + changed / max(content, 1), 1.0)

    def _beyond(self, text: str, ours: tuple[Token, ...], findings: tuple[ClaimFinding, ...]) -> Iterator[ClaimFinding]:
        """The findings, with what is not in one passage: tables, and who says what is quoted."""
        if grids.agrees(ours, self.tables):
            yield from (each for each in findings if each.kind != "number")
        else:
            yield from findings
        yield from grids.judge(ours, self.tables)
        if not any(each.kind == "speaker" for each in findings):
            yield from self.quotes.judge(text)

    def _found(self, text: str, ours: tuple[Token, ...], match: Match) -> Iterator[ClaimFinding]:
        """What a statement changes of one passage."""
        if _is_stretch(text, match.text):
            return
        if self.scripted:
            yield from scripts.judge(text, match.text, self.lexicon)
            return
        pair = self.compared(ours, match.text)
        yield from amounts.judge(pair)
        yield from polarity.judge(pair)
        yield from opposites.judge(pair)
        yield from islice(_ordered(pair), 1)
        yield from names.exchanged_names(pair, self._section(match), self.facts.words)
        yield from modality.judge(pair)
        yield from modality.quantifiers(pair)
        yield from modality.causes(pair, self.facts.knows)
        yield from speakers.judge(pair)

    def other_subject(self, head: str, text: str, heading: int | None) -> str:
        """The name that begins the passage of a statement under a name, where that name is another and the statement has none; or empty."""
        match = self.judged(text, heading).match
        if match is None or match.closeness < _MERGED or any(word in match.passage.text for word in head.split()):
            return ""
        pair = self.compared(tokenised(text, self.lexicon), match.passage.text)
        subject = next((token for token in pair.theirs if token.content), None)
        if subject is None or not pair.is_name(subject) or subject.place in pair.back or any(map(pair.is_name, pair.ours)):
            return ""
        return subject.text

    def merged(self, text: str, match: Match) -> Iterator[ClaimFinding]:
        """Advice where what a passage lacks of a statement stands together in another section."""
        if match.closeness >= _MERGED or match.exact:
            return
        held = set(self.passages.stems_of(match.text))
        rest = [stem for stem in dict.fromkeys(self.passages.stems_of(text)) if not held & set(self.passages.forms(stem))]
        known = [stem for stem in rest if self.passages.forms(stem)]
        subject = self.passages.stems_of(text)[:2]
        if len(known) < 2 or len(known) < 0.7 * len(rest):
            return
        places = [at for at in self.holding(known, 40) if self.passages.found[at].heading != match.passage.heading]
        if places and not any(self.passages.found[at].heading == match.passage.heading for at in self.holding(known, 40)):
            other = self.passages.found[places[0]]
            if set(subject) & set(self.passages.stems_of(other.text)):
                return
            yield ClaimFinding("merged", text[:80], other.text[:80], sure=False)

    def holding(self, stems: Sequence[str], most: int) -> list[int]:
        """The first sentences that hold all of some stems."""
        found: set[int] | None = None
        for stem in stems:
            places = {at for form in self.passages.forms(stem) for at in self.passages.places.get(form, ())}
            found = places if found is None else found & places
        return sorted(found or ())[:most]

    def nearest(self, text: str) -> list[Match]:
        """The three passages nearest to a text; those of the last text asked for are remembered."""
        if text not in self._nearest:
            self._nearest = {text: self.passages.nearest(text, most=3)}
        return self._nearest[text]

    def tokens_of(self, passage: str) -> tuple[Token, ...]:
        """A passage's tokens, which are remembered."""
        found = self._tokens.get(passage)
        if found is None:
            found = self._tokens[passage] = tokenised(passage, self.lexicon)
        return found

    def share(self, text: str, other: str) -> float:
        """The share of a text's weight that another text holds, from 0 to 1."""
        held = set(self.passages.stems_of(other))
        wanted = dict.fromkeys(self.passages.stems_of(text))
        total = sum(map(self.passages.weight, wanted))
        return sum(self.passages.weight(each) for each in wanted if held & {each, *self.passages.forms(each)}) / total if total else 1.0

    def question(self, text: str) -> int | None:
        """The number of the article's question that an outline asks; None where it asks none of them."""
        scored = [(self.share(text, each), -at) for at, each in enumerate(self.questions)]
        best, at = max(scored, default=(0.0, 0))
        return -at if best >= _ASKED else None

    def answered(self, passage: Passage) -> int | None:
        """The number of the question that a passage answers; None where it answers none."""
        return self.answers_at.get((passage.article, passage.line))

    def question_text(self, number: int) -> str:
        """A question of the article."""
        return self.questions[number]

    def answer_text(self, number: int) -> str:
        """The answer to a question of the article, with the question."""
        return self.answers[number]

    def around(self, match: Match) -> str:
        """A passage's paragraph, with the heading and the sentences round it."""
        if not self._places:
            self._places = {id(each): at for at, each in enumerate(self.passages.found)}
        at = self._places[id(match.passage)]
        near = self.passages.found[max(0, at - 3) : at + 4]
        return " ".join([match.passage.named, *(each.text for each in near)])

    def compared(self, ours: tuple[Token, ...], passage: str) -> Comparison:
        """A statement's tokens beside a passage, whose own are remembered, as the last comparisons of a statement are."""
        if self._compared[0] is not ours:
            self._compared = ours, {}
        known = self._compared[1]
        if passage not in known:
            known[passage] = compared(ours, self.tokens_of(passage), self.lexicon, self.facts.proper)
        return known[passage]

    def _section(self, match: Match) -> frozenset[str]:
        """The words of the section that a passage stands in, in small letters."""
        key = (match.passage.article, match.passage.heading)
        if key not in self._sections:
            texts = [each.text for each in self.passages.found if (each.article, each.heading) == key]
            self._sections[key] = frozenset(word for text in texts for word in text.casefold().replace("’", "'").replace("'", " ").split())
            self._sections[key] |= {word.strip('.,;:!?“”„»«()[]"') for word in self._sections[key]}
        return self._sections[key]


def _ordered(pair: Comparison) -> Iterator[ClaimFinding]:
    """What has changed places in a statement, as each judge sees it; the first tells enough."""
    yield from exchanges.judge(pair)
    yield from exchanges.crossed_subject(pair)
    yield from sides.compared_sides(pair)
    yield from sides.exchanged_figures(pair)
    yield from bindings.crossed_clauses(pair)
    yield from bindings.crossed_halves(pair)
    yield from bindings.exchanged_roles(pair)
    yield from bindings.misbound(pair)
    yield from bindings.turned_roles(pair)


def _answers_at(articles: Sequence[Article]) -> dict[tuple[str, int], int]:
    """By an article and a line: the number of the question that is answered there."""
    found: dict[tuple[str, int], int] = {}
    number = 0
    for article in articles:
        for each in article.questions:
            found |= {(article.file, piece.line): number for piece in each.answers}
            number += 1
    return found


def _overlap(one: Match, other: Match) -> bool:
    """Whether two windows have a sentence in common."""
    return one.passage.article == other.passage.article and (one.passage.text in other.text or other.passage.text in one.text)


def _weight(findings: Sequence[ClaimFinding]) -> tuple[int, int]:
    """How much findings count against a passage: the sure ones first."""
    return sum(each.sure for each in findings), len(findings)


def _is_stretch(text: str, passage: str) -> bool:
    """Whether a statement is a passage's own words, from the beginning of one of its sentences to the end of a clause."""
    bare = " ".join(text.split()).rstrip(" .…!")
    at = passage.find(bare)
    follows = passage[at + len(bare) :].lstrip(' ”"»)')[:1]
    return (at == 0 or (at > 1 and passage[at - 2] in ".!?")) and (not follows or follows in ".!?,;:—–…(。！？，；：")
