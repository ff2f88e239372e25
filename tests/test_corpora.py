"""Outlines as people write them: the project's own samples, and public decks and articles where they lie beside the project."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from slides.base import rule_catalogue
from slides.pipeline.build import BuiltDeck, build_deck
from tests import lost_words
from tests.building import build
from tests.example_counts import beginning
from tests.oracles import Finding, findings_of
from tests.shared import CORPORA, ROOT

SAMPLES = ROOT / "tests" / "decks"
PATIENCE = 20.0
"""Seconds of the processor that one outline may take; the longest (206 KB, built whole in a thorough run) takes about ten."""
TOLERATED: Mapping[str, Mapping[str, str]] = {}
"""Words that may be missing: file -> word -> the reason. To be kept empty, or nearly."""
_BARE_PICTURE = re.compile(r"!\[\s*\]|<img\b(?![^>]*\balt\s*=\s*[\"']?[^\s\"'])", re.IGNORECASE)
_BARE_HEADER = re.compile(r"^[ \t]*\|[ \t|]*\|[ \t]*\n[ \t]*\|[ \t:|-]*-[ \t:|-]*$", re.MULTILINE)
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")

_MERMAID = re.compile(r"^```mermaid[^\n]*\n(\s*(?:graph|flowchart|mindmap)\b.*?)^```", re.DOTALL | re.MULTILINE)
"""A diagram that is drawn: its own words, and the names of its boxes, are not shown."""
_SEQUENCE = re.compile(r"(?m)^(```mermaid[^\n]*\n\s*)sequenceDiagram$")
"""The word that begins a sequence diagram, which is drawn; its participants and messages are shown."""
_LABEL = re.compile(r"[\[({|>]([^\[\](){}|<>]+)[\])}|]")


_TEX_TABLE = re.compile(r"\\(?:begin|end)\{(?:table|tabular)\}(?:\{[^{}\n]*\})?|\\hline\b|\\caption(?=\{)")
"""What draws a table in TeX and is no word of it."""


_MAGIC_MOVE = re.compile(r"(?ms)^````md magic-move[^\n]*\n(.*?)^````$")
"""Slidev's animated code, of which the last step is shown; a message names the line, and how many steps there are."""


_MYST = re.compile(r"(?m)(?<=^```)\{toctree\}(?:\n---(?:\n[a-z]+:.*)*\n---$|(?:\n:[a-z]+:.*)*)|^\([\w/.-]+\)=$|\{[a-z:]+\}(?=`)")
"""MyST's markup: the options of a table of a site's pages, names of places that links lead to, and names of roles."""


def shown_text(markdown: str) -> str:
    """An outline without markup that is no word: of diagrams only the labels, of a mind map all but its looks, of TeX the words."""

    def last_step(found: re.Match[str]) -> str:
        return "```" + found[1].rstrip().removesuffix("```").rstrip().rpartition("\n```")[2] + "\n```\n"

    def labels(found: re.Match[str]) -> str:
        lines = [line for line in re.sub(r"<br\s*/?>", " ", found[1]).strip().split("\n") if not line.strip().startswith("::")]
        if lines[0].strip() == "mindmap":
            return "```\n" + "\n".join([lines[1].replace("root", ""), *lines[2:]]) + "\n```"
        return "```\n" + "\n".join(" ".join(_LABEL.findall(line)) for line in lines) + "\n```"

    markdown = _SEQUENCE.sub(r"\1", markdown)
    return _MERMAID.sub(labels, _TEX_TABLE.sub(" ", _MAGIC_MOVE.sub(last_step, _MYST.sub("", markdown))))


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one outline: its pages, its deck, and the seconds that it took."""

    text: str
    briefing: BuiltDeck
    deck: Path
    seconds: float


def outlines() -> list[object]:
    """The parameters of the tests below: each outline."""
    found: list[object] = [pytest.param(file, id=f"samples/{file.name}") for file in sorted(SAMPLES.glob("*.md"))]
    public = (file for folder in ("decks", "articles") for file in sorted((CORPORA / folder).rglob("*.md")))
    return [*found, *(pytest.param(file, id=str(file.relative_to(CORPORA))) for file in public)]


OUTLINES = outlines()


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Built | Exception]:
    """Each outline's deck, or what was raised on the way to it."""
    folder = tmp_path_factory.mktemp("decks")
    files = [file for param in OUTLINES if (file := param.values[0]).is_file()]  # type: ignore[attr-defined]
    return {file: _build(file, folder / f"{number}.pptx") for number, file in enumerate(files)}


def _build(file: Path, target: Path) -> Built | Exception:
    started = time.process_time()
    try:
        text = beginning(file.read_text(encoding="utf-8"))
        briefing = build_deck(text, str(file))
        target.write_bytes(build(briefing))
    except Exception as error:
        return error
    return Built(text, briefing, target, time.process_time() - started)


@pytest.fixture(scope="module")
def findings(decks: dict[Path, Built | Exception]) -> dict[Path, list[Finding]]:
    """What the checkers find, all decks in one go."""
    return findings_of([built.deck for built in decks.values() if isinstance(built, Built)])


def deck_of(decks: dict[Path, Built | Exception], file: Path) -> Built:
    """One outline's deck. Raises what building it raised."""
    built = decks[file]
    if isinstance(built, Exception):
        raise built
    return built


@pytest.mark.parametrize("file", OUTLINES)
def test_it_becomes_a_deck_in_time(file: Path, decks: dict[Path, Built | Exception]) -> None:
    built = deck_of(decks, file)
    assert not built.briefing.failed, [str(problem) for problem in built.briefing.problems if problem.severity == "error"]
    assert built.seconds < PATIENCE


@pytest.mark.parametrize("file", OUTLINES)
def test_no_word_is_lost(file: Path, decks: dict[Path, Built | Exception]) -> None:
    built = deck_of(decks, file)
    assert [str(problem) for problem in built.briefing.problems if problem.rule is rule_catalogue.LOST] == [], "the program admits a fault"
    source = lost_words.words_of_source(shown_text(built.text))
    assert source.total() > 20
    told = lost_words.words_of_problems(problem.message for problem in built.briefing.problems)
    missing = lost_words.lost(source, lost_words.words_of_deck(built.deck), told)
    allowed = TOLERATED.get(file.name, {})
    assert {word: count for word, count in missing.items() if word not in allowed} == {}
    assert set(allowed) <= set(missing), "a word that is tolerated is no longer missing: take it off the list"


@pytest.mark.parametrize("file", OUTLINES)
def test_the_checkers_find_only_what_the_outline_lacks(
    file: Path, decks: dict[Path, Built | Exception], findings: dict[Path, list[Finding]]
) -> None:
    built = deck_of(decks, file)
    assert [str(finding) for finding in findings[built.deck] if not lacking(finding, built)] == []


def lacking(finding: Finding, built: Built) -> bool:
    """Whether a finding is of something that the outline itself lacks, or of code that is meant as it stands."""
    match finding.rule:
        case "A4":  # a picture without alternative text: a problem has to name its line
            lines = {problem.span.line for problem in built.briefing.problems}
            return any(line in lines for line in bare_pictures(built.text))
        case "A5":  # a table whose header is empty
            return _BARE_HEADER.search(built.text) is not None
        case "A13":  # a list mark in a listing is code
            return finding.shape.startswith("Code")
        case "A14":  # a link without a text of its own
            shown = [part.removesuffix("…") for found in _QUOTED.findall(finding.message) for part in found if part]
            return any(part in built.text for part in shown)
    return False


def bare_pictures(text: str) -> Iterator[int]:
    """The lines with a picture that has no description."""
    return (number for number, line in enumerate(text.split("\n"), 1) if _BARE_PICTURE.search(line))
