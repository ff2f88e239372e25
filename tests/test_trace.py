"""An outline against its article: the shipped one passes, and each planted fault is caught with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from slides import outline
from slides.briefing import traced
from slides.ground import Problem
from slides.settings import read_settings
from slides.trace import SUPPORTED, Tracing
from tests.shared import BRIEFING

SHIPPED = BRIEFING.read_text(encoding="utf-8")


def check(text: str, file: Path = BRIEFING) -> tuple[Tracing, tuple[Problem, ...]]:
    """An outline against the articles beside it."""
    nodes, _ = outline.parse(text, str(file))
    settings, _ = read_settings(next((node for node in nodes if node.kind == "front matter"), None))
    tracing, problems = traced(nodes, text, settings, str(file))
    assert tracing is not None, problems
    return tracing, problems


def line_of(text: str, words: str) -> int:
    """The first line that holds some words, from 1."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def section(text: str, heading: str) -> str:
    """The lines of one slide."""
    start = text.index(f"## {heading}")
    end = text.find("\n## ", start)
    return text[start : end + 1 if end >= 0 else len(text)]


def swapped_sections(text: str) -> str:
    first, second = section(text, "Military Collaboration"), section(text, "Impacts on Regional")
    return text.replace(first + second, second + first)


def planted(old: str, new: str) -> Callable[[str], str]:
    """One stretch of the outline changed; it has to be there."""

    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


ONE = "- **Shared distrust** Both countries distrust the Western powers and their policies."
QUOTED = "Neither of them can dominate the other militarily"
FAULTS: dict[str, tuple[Callable[[str], str], str, str]] = {
    "a heading removed": (
        lambda text: text.replace(section(text, "Key Factors"), ""),
        "heading “Key Factors Behind the Strengthening Alliance” (iran-russia-alliance.txt:13) is not covered",
        "## Historical Ties",
    ),
    "two headings swapped": (swapped_sections, "stands out of the article’s order", "## Military"),
    "a heading twice": (
        planted("## Conclusion", "## Key Factors Behind the Strengthening Alliance\n\n- x\n\n## Conclusion"),
        "“Key Factors Behind the Strengthening Alliance” is covered twice",
        "## Key Factors Behind the Strengthening Alliance\n\n- x",
    ),
    "a question lost": (
        lambda text: text.replace(text[text.index("3. **What role") : text.index("4. **How do Western")], ""),
        "question is not asked: “What role does military collaboration play in their partnership?” (iran-russia-alliance.txt:76)",
        "2. **How do Iran",
    ),
    "a number added": (planted(ONE, ONE[:-1] + " since 1979."), "the number “1979” does not stand in the article", "1979"),
    "a number in words": (
        planted("Several have been signed", "Seventeen have been signed"),
        "the number “seventeen”",
        "Seventeen have been",
    ),
    "an invented name": (planted(ONE, ONE[:-1] + ", says Angela Merkel."), "the name “Angela Merkel” does not", "Angela Merkel"),
    "an invented name in the notes": (planted("Next: the outlook.", "Next: the outlook for NATO."), "the name “NATO”", "NATO"),
    "an invented name on a line that goes on": (
        planted("Western powers find it harder to exert influence.", "Western powers and Brazil find it harder to exert influence."),
        "the name “Brazil” does not stand in the article",
        "Brazil",
    ),
    "an invented name at the beginning": (
        planted("- Has found an important", "- China has become a significant trading partner.\n- Has found an important"),
        "“China” stands where the article has “Russia”",
        "China has",
    ),
    "a name in another's place": (
        planted(
            "because of its actions in Ukraine",
            "because of its actions in Ukraine.\n:::\n\n- For instance, in Iraq, Iran and Russia play a part.\n\n::: notes\nx",
        ),
        "the name “Iraq” does not stand",
        "Iraq",
    ),
    "a misquoted sentence": (
        planted(QUOTED, QUOTED.replace("militarily", "economically")),
        "the quotation “Neither of them can",
        "> Neither",
    ),
    "a misquotation inside a line": (
        planted(ONE, ONE[:-1] + " and “their reckless policies”."),
        "the quotation “their reckless policies” does not stand",
        "reckless",
    ),
    "an unsupported statement": (
        planted(ONE, ONE + "\n- Farmers in the south expect a poor harvest this autumn."),
        "the article does not say: “Farmers in the south expect a poor harvest this autumn.”",
        "Farmers",
    ),
    "an unsupported takeaway": (
        planted(
            "> Sanctions and distrust of the West have driven the two countries closer.",
            "> Public opinion will decide the coming election.",
        ),
        "the article does not say: “Public opinion will",
        "Public opinion",
    ),
    "an unsupported cell": (
        planted("| The two countries share military technology |", "| Engineers were trained at a secret academy |"),
        "the article does not say: “Engineers were trained",
        "secret academy",
    ),
    "a name in a drawing": (
        planted("## Conclusion\n", '## Conclusion\n\n```mermaid\nflowchart LR\n  A["Tehran agrees"] --> B["Iran and Beijing"]\n```\n'),
        "the name “Beijing” does not stand in the article",
        "Beijing",
    ),
    "a name on a map": (
        planted("## Conclusion\n", "## Conclusion\n\n```map\nhighlight: Iran, Russia\nmarker: Lisbon 38.7, -9.1\n```\n"),
        "the name “Lisbon” does not stand in the article",
        "Lisbon",
    ),
    "a number in a chart": (
        planted("## Conclusion\n", "## Conclusion\n\n```chart\nYear,Trade\nRussia,4711\n```\n"),
        "the number “4711” does not stand in the article",
        "4711",
    ),
    "another house's wording": (
        planted("such as the Middle East\n", "such as the Center East\n"),
        "“Center East” is not the house’s wording",
        "Center East",
    ),
}


def test_the_shipped_outline_passes() -> None:
    tracing, problems = check(SHIPPED)
    assert [str(problem) for problem in problems] == []
    judged = [each for each in tracing.traced if each.statement.judged]
    assert len(judged) > 40
    assert all(each.match and each.match.closeness >= SUPPORTED for each in judged)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught_with_its_line(name: str) -> None:
    change, message, words = FAULTS[name]
    text = change(SHIPPED)
    assert text != SHIPPED
    _, problems = check(text)
    found = [problem for problem in problems if message in problem.message]
    assert found, [str(problem) for problem in problems]
    if "\n" in words:
        assert found[0].span.line == text[: text.index(words)].count("\n") + 1
    else:
        assert found[0].span.line == line_of(text, words)
    assert len(problems) == 1, [str(problem) for problem in problems]
