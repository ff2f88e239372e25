"""Every example of the specifications of CommonMark and of GitHub's Markdown: it builds, says all its words, and breaks no rule.

A deck's layouts cost more than an example's slide, so the pages of many examples are written into one deck.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from slides.design.page import Page
from slides.export.pptx import write
from slides.pipeline.build import BuiltDeck, build_deck
from tests import lost_words
from tests.oracles import Finding, findings_of
from tests.shared import SPECS

TOGETHER = 60
"""Examples of one design whose pages share a deck."""
REFUSED: Mapping[str, str] = {
    "---\nFoo\n---\nBar\n---\nBaz\n": "text where the front matter stands: an error says so, and no deck is written"
}
"""Examples that say something and become no deck: outline -> the reason."""
TOLERATED: Mapping[str, Mapping[str, str]] = {
    "foo <!--> foo -->\n\nfoo <!-- foo--->\n": {"foo": "a comment that ends in three dashes is one since CommonMark 0.31"},
    "<div></div>\n``` c\nint x = 33;\n```\n": {"c": "the language of a fence, which ends a block of HTML here as in notebooks"},
}
"""Words that may be missing: outline -> word -> the reason. To be kept empty, or nearly."""
OF_THE_BATCH = {"A2": "titles of other examples", "A9": "sections of other examples", "A18": "title slides that do not stand first"}
"""Rules about decks as a whole, which examples that share one cannot keep: rule -> the reason."""
_HIDDEN = re.compile(r"<(?:script|style|template)\b|<\?|<![A-Z\[]", re.IGNORECASE)
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its outline, the HTML that the specification gives for it, and where it stands."""

    name: str
    markdown: str
    html: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What became of an example: the words of its slides, and the deck and the slides' numbers in which they stand."""

    briefing: BuiltDeck
    words: Counter[str]
    deck: Path
    slides: range


def examples() -> list[Example]:
    """All examples of all specifications, each outline once."""
    found: dict[str, Example] = {}
    for file in sorted(SPECS.glob("*.json")):
        for row in json.loads(file.read_text(encoding="utf-8")):
            name = f"{file.stem}-{row['example']}-{row['section'].replace(' ', '-')}"
            found.setdefault(row["markdown"], Example(name, row["markdown"], row["html"]))
    return list(found.values())


EXAMPLES = examples()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown | Exception]:
    """What became of each example, by its name."""
    folder = tmp_path_factory.mktemp("spec")
    told: dict[str, Shown | Exception] = {}
    batches: list[list[tuple[str, BuiltDeck]]] = []
    for example in EXAMPLES:
        try:
            briefing = build_deck(example.markdown, "example.md")
        except Exception as error:
            told[example.name] = error
            continue
        alike = (batch for batch in batches if len(batch) < TOGETHER and batch[0][1].design == briefing.design)
        batch = next(alike, None)
        if batch is None:
            batches.append(batch := [])
        batch.append((example.name, briefing))
    for number, batch in enumerate(batches):
        told.update(_written(batch, folder / f"{number}.pptx"))
    return told


def _written(briefings: Sequence[tuple[str, BuiltDeck]], deck: Path) -> Iterator[tuple[str, Shown | Exception]]:
    """A deck of several examples, as it reads; each example by itself where together they cannot be written."""
    pages = [page for name, briefing in briefings for page in _pages(name, briefing)]
    if not pages:
        yield from ((name, Shown(briefing, Counter(), deck, range(0))) for name, briefing in briefings)
        return
    first = next(briefing for _, briefing in briefings if briefing.pages)
    try:
        with deck.open("wb") as target:
            write(pages, first.design, replace(first.properties, title="Examples"), target)
        slides = lost_words.words_of_slides(deck)
    except Exception as error:
        if len(briefings) == 1:
            yield briefings[0][0], error
            return
        for number, one in enumerate(briefings):
            yield from _written([one], deck.with_suffix(f".{number}.pptx"))
        return
    at = 0
    for name, briefing in briefings:
        end = at + len(briefing.pages)
        yield name, Shown(briefing, sum(slides[at:end], Counter()), deck, range(at + 1, end + 1))
        at = end


def _pages(name: str, briefing: BuiltDeck) -> Iterator[Page]:
    """An example's pages in a section of their own."""
    return (replace(page, section=f"{name} {page.section}") for page in briefing.pages)


@pytest.fixture(scope="module")
def findings(shown: dict[str, Shown | Exception]) -> dict[Path, list[Finding]]:
    """What the checkers find in all decks."""
    decks = dict.fromkeys(each.deck for each in shown.values() if isinstance(each, Shown) and each.slides)
    return findings_of(list(decks))


def of(shown: dict[str, Shown | Exception], example: Example) -> Shown:
    """What became of one example. Raises what building it raised."""
    found = shown[example.name]
    if isinstance(found, Exception):
        raise found
    return found


def faults(shown: dict[str, Shown | Exception], judge: Callable[[Example, Shown], object]) -> dict[str, object]:
    """What is wrong with each example, by its name: what building it raised, or what a judge says of it."""
    of = {example.name: (example, shown[example.name]) for example in EXAMPLES}
    judged = {name: found if isinstance(found, Exception) else judge(example, found) for name, (example, found) in of.items()}
    return {name: fault for name, fault in judged.items() if fault}


def unsaid(example: Example, found: Shown) -> object:
    """The words of an example that are nowhere, and what is hidden without a message."""
    messages = [problem.message for problem in found.briefing.problems]
    source = lost_words.words_of_source(example.markdown)
    if found.briefing.failed:
        return messages if source and example.markdown not in REFUSED else None
    missing = lost_words.lost(source, found.words, lost_words.words_of_problems(messages))
    if unknown := {word: count for word, count in missing.items() if word not in TOLERATED.get(example.markdown, {})}:
        return unknown
    return "hidden without a word" if _HIDDEN.search(example.html) and not any("HTML" in message for message in messages) else None


def test_every_example_says_all_its_words(shown: dict[str, Shown | Exception]) -> None:
    assert faults(shown, unsaid) == {}


def test_no_example_breaks_a_rule(shown: dict[str, Shown | Exception], findings: dict[Path, list[Finding]]) -> None:
    def broken(example: Example, found: Shown) -> object:
        mine = (finding for finding in findings.get(found.deck, []) if finding.slide in found.slides and finding.rule not in OF_THE_BATCH)
        return [str(finding) for finding in mine if not lacking(finding, example, found.briefing)]

    assert faults(shown, broken) == {}


def test_the_decks_as_wholes_break_no_rule(findings: dict[Path, list[Finding]]) -> None:
    whole = [finding for found in findings.values() for finding in found if finding.slide == 0]
    assert [str(finding) for finding in whole if finding.rule not in OF_THE_BATCH] == []


def lacking(finding: Finding, example: Example, briefing: BuiltDeck) -> bool:
    """Whether a finding is of something that the example itself lacks, or of code that is meant as it stands."""
    match finding.rule:
        case "A4":  # a picture without a description: a problem has to name its line
            return bool(briefing.problems) and 'alt=""' in example.html
        case "A5":  # cells that the example itself merges, as MultiMarkdown writes it
            return "||" in example.markdown and "merged" in finding.message
        case "A13":  # a list mark in a listing is code, and in a cell it is text
            return finding.shape.startswith(("Code", "Table"))
        case "A14":  # a link whose text is an address or nothing
            shown = [part.removesuffix("…") for found in _QUOTED.findall(finding.message) for part in found if part]
            return any(part in example.markdown for part in shown)
    return False
