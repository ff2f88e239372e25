"""The answer of a check as data: each statement with its verdict, its passages, what it changes, and what would mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from slides.sources.tracing.finding import ClaimFinding
from slides.sources.tracing.tracing import Tracing
from slides.sources.tracing.verdicts import Traced

_ORDER = ("supported", "changed", "not found", "accepted")


def answered(tracing: Tracing, file: str) -> Iterator[dict[str, object]]:
    """An object for each statement that has a verdict, in the outline's order; a last one counts them.

    A mend is given where it is safe: the stretch of the statement that it replaces, the article's words, and the statement with them.
    """
    for each in tracing.traced:
        if each.verdict:
            yield _statement(each, file)
    yield {"file": file, "summary": {name.replace(" ", "_"): count for name, count in _counted(tracing).items()}, "text": summed(tracing)}


def summed(tracing: Tracing) -> str:
    """The count of verdicts in words: `69 statements: 64 supported, 3 changed, 2 not found`."""
    counted = _counted(tracing)
    whole = counted.total()
    parts = [f"{counted[name]:,} {name}" for name in _ORDER if counted[name] or name == "supported"]
    return f"{whole:,} {'statement' if whole == 1 else 'statements'}: {', '.join(parts)}"


def _counted(tracing: Tracing) -> Counter[str]:
    """How many statements have each verdict: those that are judged as a whole, and all others in which something is found."""
    return Counter(each.verdict for each in tracing.traced if each.verdict and (each.statement.judged or each.findings))


def _statement(each: Traced, file: str) -> dict[str, object]:
    """One statement as an object."""
    statement, match = each.statement, each.match
    passages = []
    if match is not None:
        passage = match.passage
        place = {"article": passage.article, "line": passage.line, "heading": passage.named, "paragraph": passage.paragraph}
        passages.append({**place, "text": match.text})
    return {
        "file": file,
        "line": statement.span.line,
        "kind": statement.kind,
        "statement": statement.text,
        "verdict": each.verdict,
        "passages": passages,
        "findings": [_finding(finding, each) for finding in each.findings],
    }


def _finding(finding: ClaimFinding, each: Traced) -> dict[str, object]:
    """One finding as an object; `sure` tells a warning from advice."""
    found: dict[str, object] = {"kind": finding.kind, "statement": finding.ours, "article": finding.theirs, "sure": finding.sure}
    mend, text = finding.mend, each.statement.text
    if mend is not None and 0 <= mend.start < mend.end <= len(text):
        found["mend"] = {"replace": text[mend.start : mend.end], "with": mend.words, "text": mend.applied(text)}
    return found
