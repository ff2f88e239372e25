"""Who said it: the speaker beside a quotation, and the subject of a verb of speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from slides.base.lazy_regex import pattern
from slides.sources.article import Article
from slides.sources.tracing.align import Comparison
from slides.sources.tracing.finding import ClaimFinding
from slides.sources.tracing.lexicon import Lexicon
from slides.sources.tracing.marks import Facts, folded_text, quotations
from slides.sources.tracing.tokens import Token, tokenised

_STOP = pattern(r"[.!?](?:\s|$)")
_INTRODUCED = pattern(r":\s*[“„«\"]|[”“»\"]\s*[—–(-]")
"""A colon before a quotation, or a dash or bracket behind it."""
_LEAST_WORDS = 4
"""A quotation of fewer words beside which nobody says anything is a name or a term."""
_LEAST = 12
"""A quotation of fewer characters is not looked up with its speaker."""


class Quotes:
    """The paragraphs of articles, in which a quotation is found with what is said beside it."""

    def __init__(self, articles: Sequence[Article], lexicon: Lexicon, facts: Facts) -> None:
        self.lexicon, self.facts = lexicon, facts
        said = [piece for article in articles for piece in article.pieces if piece.kind not in ("heading", "code")]
        self.texts = [folded_text(piece.text).casefold() for piece in said]
        self.shown = [piece.text for piece in said]
        self.named = {at: text for at, (piece, text) in enumerate(zip(said, self.texts, strict=True)) if piece.info == "speaker"}

    def judge(self, text: str) -> Iterator[ClaimFinding]:
        """A finding where somebody else stands beside a quotation in a statement than in the article."""
        for words in quotations(text):
            beside = text.replace(words, " ")
            if (words.count(" ") >= _LEAST_WORDS - 1 and _INTRODUCED.search(beside)) or self._is_speech(beside):
                yield from self.spoken(words, beside)

    def _is_speech(self, text: str) -> bool:
        """Whether a text has a verb of speech."""
        return any(token.has("speech") for token in tokenised(text, self.lexicon))

    def spoken(self, words: str, beside: str) -> Iterator[ClaimFinding]:
        """A finding where none of those named beside a quotation is named where the article has it."""
        wanted = folded_text(words).casefold().strip(" .,;:!?。，；：！？…")
        if len(wanted) < _LEAST:
            return
        speakers = self._speakers(beside)
        places = [at for at, text in enumerate(self.texts) if wanted in text]
        if not places or not speakers or self._is_under(places, beside):
            return
        own = [_sentence(self.texts[place], self.shown[place], wanted) for place in places]
        if not any(self._is_name(token) for text in own for token in tokenised(text, self.lexicon)):
            own = [_outside(self.shown[place], words) for place in places]
        named = any(self._is_name(token) for text in own for token in tokenised(text, self.lexicon))
        near = [self.shown[at] for place in places for at in range(max(0, place - 1), min(len(self.shown), place + 2))]
        around = own if named else near
        known = {token.stem for text in around for token in tokenised(text, self.lexicon) if token.content}
        if not any(token.stem in known for token in speakers):
            theirs = self._speakers(own[0]) or self._speakers(" ".join(around))
            yield ClaimFinding("speaker", _joined(speakers), _joined([each for each in theirs if self._is_name(each)][:3]))

    def _is_under(self, places: Sequence[int], beside: str) -> bool:
        """Whether the article names the same speaker, word for word, right under the quotation."""
        said = folded_text(beside).casefold()
        return any(self.named.get(at + 1, "") and self.named[at + 1] in said for at in places)

    def _speakers(self, text: str) -> list[Token]:
        """The first one named in a text; where nobody is, the content beside the verb of speech."""
        tokens = tokenised(text, self.lexicon)
        names = [token for token in tokens if self._is_name(token)]
        if names:
            runs = [[*run] for _, run in groupby(names, key=lambda token: token.place - names.index(token))]
            verbs = [token.place for token in tokens if token.has("speech")]
            return min(runs, key=lambda run: min((abs(run[0].place - verb) for verb in verbs), default=0))
        content = [token for token in tokens if token.content and not token.has("speech") and not token.quantity]
        return content if any(token.has("speech") for token in tokens) else []

    def _is_name(self, token: Token) -> bool:
        """Whether a token is a name: a capital inside a sentence here, or in the articles."""
        if token.name and token.text[:1].islower():
            return token.content
        capital = token.text[:1].isupper() and token.content and not token.quantity
        return capital and (token.text in self.facts.proper or (token.name and self.lexicon.lang != "de"))


def _outside(shown: str, words: str) -> str:
    """A paragraph without the quotation that holds some words."""
    for each in quotations(shown):
        if words.strip(" .,;:!?…") in each:
            return shown.replace(each, " ")
    return shown.replace(words, " ")


def _sentence(folded: str, shown: str, wanted: str) -> str:
    """What stands in one sentence with a quotation: before it from the last full stop on, and behind it to the next."""
    whole = next((folded_text(each).casefold() for each in quotations(shown) if wanted in folded_text(each).casefold()), wanted)
    wanted = whole if whole in folded else wanted
    at = folded.find(wanted)
    if len(folded) != len(shown) or at < 0:
        at = shown.casefold().find(wanted[:20])
    before, after = shown[max(0, at - 200) : max(0, at)], shown[at + len(wanted) : at + len(wanted) + 200]
    behind = _STOP.search(after, 3)
    return before[max(before.rfind(mark) for mark in (". ", "! ", "? ")) + 1 :] + " " + (after[: behind.start()] if behind else after)


def judge(pair: Comparison) -> Iterator[ClaimFinding]:
    """Advice where the subject of a verb of speech is not in the passage, which has another one there."""
    if pair.coverage < 0.4:
        return
    for token in pair.ours:
        if not token.has("speech") or token.inside or token.of("modal"):
            continue
        subject = _subject(pair.ours, token)
        if not subject or any(at in pair.pairs for at in subject):
            continue
        verbs = [each for each in pair.theirs if each.has("speech") and not each.inside]
        for verb in verbs:
            theirs = [at for at in _subject(pair.theirs, verb) if at not in pair.back]
            if theirs and (pair.pairs.get(token.place) == verb.place or len(verbs) == 1):
                yield ClaimFinding("speaker", _words(pair.ours, subject), _words(pair.theirs, theirs), sure=False)
                return


def _subject(tokens: Sequence[Token], verb: Token) -> list[int]:
    """The content before a verb of speech in its clause; behind it, where nothing stands before it."""
    before = [each.place for each in tokens[max(0, verb.place - 8) : verb.place] if each.clause == verb.clause and each.content]
    if before:
        return before
    return [each.place for each in tokens[verb.place + 1 : verb.place + 5] if each.clause == verb.clause and each.content]


def _words(tokens: Sequence[Token], places: Sequence[int]) -> str:
    return " ".join(tokens[at].text for at in places[:4])


def _joined(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens[:4])
