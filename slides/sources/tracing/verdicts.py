"""Each statement of an outline with its passage, what it changes, and what becomes of that: its verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base.records import frozen
from slides.markdown.sections import QUESTION_MARKS
from slides.sources.passages import Match, Passage
from slides.sources.tracing import answers, cells, grids
from slides.sources.tracing.claims import Claims
from slides.sources.tracing.finding import ClaimFinding, Replacement
from slides.sources.tracing.statements import LEAST, Statement
from slides.text.terms import Terms

SUPPORTED = 0.35
"""A statement with a smaller share of its weight in one passage is not found; measured, see docs/tracing.md."""
SUPPORTED_SCRIPTED = 0.15
"""The same for Chinese and Japanese, whose pairs of letters differ more between two wordings of one thing; measured likewise."""
FOREIGN = 0.20
"""Below this share a statement is told as a warning; from here on its wording may only be free, and it is advice."""
_CLOSE = 0.60
"""What is no statement by itself, as a heading or a sentence of the notes, is judged only where a passage is so close."""
_EXPLAINED = 0.8
"""Or so much of its words is in the passage or stands in another word's place there."""
_SHORT = 0.45
"""A bullet of two words that carry meaning is judged, but never told because the article does not say it."""
_MOST_MENDED = 30
"""Words of a sentence of the article that may take a statement's place."""
_SAID = frozenset({"bullet", "text", "takeaway", "answer"})
_APART = frozenset({"name", "order", "number"})
_FACTS = frozenset({"name", "number", "unit", "negation", "opposite", "order", "modality", "quantifier"})
"""What is told of captions, notes and pairs of a diagram, which are no whole statements."""
_LABELS = frozenset({"origin", "label", "place", "quote"})
_NAMED = frozenset({"title", "subtitle", "heading", "part", "label", "quote", "caption"})


@frozen
class Traced:
    """A statement, the passage that comes closest (None where none shares a word with it or it is only a label), and its findings.

    place: of what is not judged, as a heading or a label, the passage that has its words. spread: no passage holds enough of it, but the
    sentences round the closest do together, as where it sums them up. scripted: it is compared by its letters.
    """

    statement: Statement
    match: Match | None
    findings: tuple[ClaimFinding, ...] = ()
    accepted: bool = False
    place: Passage | None = None
    spread: bool = False
    scripted: bool = False

    @property
    def supported(self) -> bool:
        """Whether the article says it, as far as that can be told by its words."""
        least = SUPPORTED_SCRIPTED if self.scripted else SUPPORTED
        return self.match is not None and (self.match.closeness >= least or self.spread)

    @property
    def foreign(self) -> bool:
        """Whether hardly a word of it is the article's."""
        least = FOREIGN * SUPPORTED_SCRIPTED / SUPPORTED if self.scripted else FOREIGN
        return self.match is None or self.match.closeness < least

    @property
    def verdict(self) -> str:
        """accepted, changed, not found, supported; empty for a label that was only looked up."""
        if any(finding.sure for finding in self.findings):
            return "accepted" if self.accepted else "changed"
        if self.statement.judged and not self.supported:
            return "accepted" if self.accepted else "not found"
        if self.findings and self.accepted:
            return "accepted"
        return "supported" if self.statement.judged or self.findings or self.match is not None else ""


def with_verdict(statement: Statement, claims: Claims, terms: Terms, heading: int | None) -> Traced:
    """A statement with its passage and findings, or with the place of its words where it is only a heading or a label."""
    each = replace(_judged(statement, claims, terms, heading), scripted=claims.scripted)
    if each.match is None and not statement.elsewhere and statement.kind in _NAMED:
        return replace(each, place=claims.passages.verbatim(terms.applied(statement.text)))
    return each


def _judged(statement: Statement, claims: Claims, terms: Terms, heading: int | None) -> Traced:
    """A statement with its passage and findings."""
    kind = statement.kind
    if kind == "speaker":
        findings = tuple(claims.quotes.spoken(statement.asked, f"said {statement.text.partition(',')[0]}"))
        return Traced(statement, claims.passages.closest(statement.asked, heading) if findings else None, findings)
    if kind in _LABELS or statement.elsewhere:
        return Traced(statement, None)
    if kind == "cell" and (grids.letters(statement.head), grids.letters(statement.whole)) in claims.copies:
        return Traced(statement, claims.passages.closest(terms.applied(statement.text), heading))
    if kind == "cell" and not (statement.judged and len(claims.passages.stems_of(statement.text)) > LEAST):
        match = claims.passages.closest(terms.applied(statement.text), heading)
        return Traced(statement, match, tuple(cells.judge(statement, claims)))
    if kind == "link":
        return Traced(statement, None, tuple(cells.linked_places(statement, claims)))
    if kind == "question" or statement.text.rstrip().endswith(QUESTION_MARKS):
        return Traced(statement, claims.passages.closest(terms.applied(statement.text), heading))
    return _compared(statement, claims, terms, heading)


def _compared(statement: Statement, claims: Claims, terms: Terms, heading: int | None) -> Traced:
    """A statement, or what may be one, compared word by word."""
    text = terms.applied(statement.text)
    judged = claims.judged(text, heading)
    match = judged.match
    findings = list(judged.findings)
    if not statement.judged:
        said = statement.kind in _SAID
        close = match is not None and (
            match.closeness >= (_SHORT if said else _CLOSE)
            or (match.closeness >= SUPPORTED and bool(findings) and claims.explained(text, judged) >= _EXPLAINED)
        )
        carrying = len(claims.passages.stems_of(text))
        enough = carrying >= LEAST or (said and (carrying == LEAST - 1 or (carrying > 0 and text.count(" ") >= LEAST)))
        findings = (
            [each for each in findings if each.sure and (each.kind in _FACTS or statement.kind in _CLAIMS or said)]
            if close and enough
            else []
        )
        shown = close and enough and (findings or statement.kind not in SILENT)
        return Traced(statement, match if shown else None, tuple(_with_sentence(each, statement, match) for each in findings))
    if (statement.head or statement.kind == "cell") and not findings:
        findings = list(_under(statement, claims, text, heading))
    if statement.asked and statement.kind in ("answer", "text", "bullet"):
        findings += answers.judge(statement, claims, match)
    if not findings and match is not None:
        findings += claims.merged(text, match)
    closest = claims.passages.closest(text, heading)
    if match is None or (not findings and closest is not None and closest.closeness > match.closeness):
        match = closest
    spread = match is not None and FOREIGN <= match.closeness < SUPPORTED and claims.share(text, claims.around(match)) >= SUPPORTED
    found = (_with_sentence(each, statement, match) for each in _whole(statement, text, findings))
    return Traced(statement, match, tuple(found), spread=spread)


_CLAIMS = frozenset({"title", "subtitle", "heading", "part", "caption"})
SILENT = frozenset({"title", "subtitle", "heading", "part", "note", "caption"})
"""Kinds that have no place in the print-out but for what is found in them."""


def _under(statement: Statement, claims: Claims, text: str, heading: int | None) -> Iterator[ClaimFinding]:
    """What a statement under a short sub-heading changes, the sub-heading read as its subject: a column of a comparison."""
    heads = [statement.head.strip(), statement.asked.strip() if statement.kind == "cell" else ""]
    named = [head for head in heads if head and len(head) <= 40 and any(word.strip(",.:") in claims.facts.proper for word in head.split())]
    if not named:
        return
    head = named[0]
    begin = text[:1].lower() + text[1:] if text[:1].isupper() and text.split()[0] not in claims.facts.proper else text
    for each in claims.judged(f"{head} {begin}", heading).findings:
        if each.kind in _APART and each.sure and any(word in head for word in each.ours.split()):
            yield replace(each, mend=None)
            return
    if other := claims.other_subject(head, text, heading):
        yield ClaimFinding("name", head, other)


def _with_sentence(finding: ClaimFinding, statement: Statement, match: Match | None) -> ClaimFinding:
    """A sure finding that no word mends, with the article's own sentence in its place where that is one short sentence."""
    if finding.mend is not None or not finding.sure or statement.kind not in _SAID or match is None or match.text != match.passage.text:
        return finding
    if len(match.text.split()) > _MOST_MENDED or match.closeness < _SHORT:
        return finding
    words = match.text if statement.text.endswith((".", "!", "。")) else match.text.rstrip(".。")
    return replace(finding, mend=Replacement(0, len(statement.text), words))


def _whole(statement: Statement, text: str, findings: Sequence[ClaimFinding]) -> Iterator[ClaimFinding]:
    """The findings, without mends where the house's wording has moved their places, and none twice."""
    seen: set[tuple[str, str]] = set()
    for each in findings:
        if (each.ours, each.theirs) not in seen:
            seen.add((each.ours, each.theirs))
            yield each if text == statement.text else replace(each, mend=None)
