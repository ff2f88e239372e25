"""An outline against its article: the shipped one passes, and each planted fault is caught with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from slides.base.diagnostics import Problem
from slides.markdown import parser
from slides.markdown.front_matter import read_settings
from slides.pipeline.build import traced
from slides.sources.tracing import SUPPORTED, Tracing
from tests.shared import BRIEFING

SHIPPED = BRIEFING.read_text(encoding="utf-8")


def check(text: str, file: Path = BRIEFING) -> tuple[Tracing, tuple[Problem, ...]]:
    """An outline against the articles beside it."""
    nodes, _ = parser.parse(text, str(file))
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


ONE = "- Both see benefits in economic cooperation, military support and regional influence"
QUOTED = "Neither of them can dominate the other militarily"
FAULTS: dict[str, tuple[Callable[[str], str], str, str]] = {
    "a heading removed": (
        lambda text: text.replace(section(text, "Key Factors"), ""),
        "heading “Key Factors Behind the Strengthening Alliance” (iran-russia-alliance.txt:13) is not covered",
        "## Historical Ties",
    ),
    "two headings swapped": (swapped_sections, "is not in the article’s order", "## Military"),
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
    "a number added": (planted(ONE, ONE + " since 1979."), "the number “1979” is not in the article", "1979"),
    "a number in words": (
        planted("      Joint training", "      Seventeen joint training"),
        "the number “Seventeen”",
        "Seventeen joint",
    ),
    "an invented name": (planted(ONE, ONE + ", says Angela Merkel."), "the name “Angela Merkel” is not in", "Angela Merkel"),
    "an invented name in the notes": (planted("Next: the outlook.", "Next: the outlook for NATO."), "the name “NATO”", "NATO"),
    "an invented name on a line that goes on": (
        planted("harder for Western powers to exert", "harder for Western powers and Brazil to exert"),
        "the name “Brazil” is not in the article",
        "Brazil",
    ),
    "an invented name at the beginning": (
        planted(ONE, f"- China has become a significant trading partner.\n{ONE}"),
        "the outline says “China” where the article says “Russia”",
        "China has",
    ),
    "a name in another's place": (
        planted(
            "because of its actions in Ukraine",
            "because of its actions in Ukraine.\n:::\n\n- For instance, in Iraq, Iran and Russia play a part.\n\n::: notes\nx",
        ),
        "the outline says “Iraq” where the article says “Syria”",
        "Iraq",
    ),
    "a misquoted sentence": (
        planted(QUOTED, QUOTED.replace("militarily", "economically")),
        "the quotation “Neither of them can",
        "Neither of them",
    ),
    "a misquotation inside a line": (
        planted(ONE, ONE + " and “their reckless policies”."),
        "the quotation “their reckless policies” is not in",
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
    "an unsupported box": (
        planted("      Shared military technology", "      Engineers were trained at a secret academy"),
        "the article does not say: “Engineers were trained",
        "secret academy",
    ),
    "a name in a drawing": (
        planted("## Conclusion\n", '## Conclusion\n\n```mermaid\nflowchart LR\n  A["Tehran agrees"] --> B["Iran and Beijing"]\n```\n'),
        "the name “Beijing” is not in the article",
        "Beijing",
    ),
    "a name on a map": (
        planted("## Conclusion\n", "## Conclusion\n\n```map\nhighlight: Iran, Russia\nmarker: Lisbon 38.7, -9.1\n```\n"),
        "the name “Lisbon” is not in the article",
        "Lisbon",
    ),
    "a number in a chart": (
        planted("## Conclusion\n", "## Conclusion\n\n```chart\nYear,Trade\nRussia,4711\n```\n"),
        "the number “4711” is not in the article",
        "4711",
    ),
    "another house's wording": (
        planted("Western influence in the Middle East.", "Western influence in the Center East."),
        "“Center East” is not the preferred wording",
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


PORT = (
    "The Port of Aldmouth\n\nHistory of the Port\n\n"
    "The port opened on 12 March 1890 with four ships and 1,250 workers. In 1953 a storm destroyed 40% of the pier. Mayor Anna Berg said: "
    "“We will build it again, and we will build it higher.” The repair cost 3.5 million pounds. "
    "Trade with Norway grew by 12 percent a year until 1970.\n\nPlans for the Port\n\n"
    "In May 2024 the council voted for a new pier with 15 votes to 8. The pier will be 300 metres long. "
    "Larger ships from Spain and Portugal are expected from 2027.\n"
)
TRUE = """---
article: port.txt
---

# The Port of Aldmouth

## History of the Port

- The port opened in March 1890 with 1250 workers and four ships
- A storm destroyed 40 percent of the pier in 1953
- The repair cost £3,500,000
- Mayor Berg: “We will build it again … we will build it higher”
- Until 1970 trade with Norway grew by 12% a year

## Plans for the Port

- The council voted for a new pier, by 15 votes to 8
- It will be 300 m long
- Bigger ships are expected from 2027, from Spain and Portugal
"""
CHANGED: dict[str, tuple[str, str, str]] = {
    "a month": ("March 1890", "May 1890", "the outline says “May” where the article says “March”"),
    "a number": ("1250", "1520", "the outline says “1520” where the article says “1,250”"),
    "a share": ("12%", "15%", "the outline says “15%” where the article says “12 percent”"),
    "a unit": ("40 percent", "40 ships", "the outline says “40 ships” where the article says “40%”"),
    "a scale": ("£3,500,000", "£3.5 billion", "the outline says “3.5 billion” where the article says “3.5 million pounds”"),
    "a number in words": ("four ships", "five ships", "the outline says “five” where the article says “four”"),
    "a year that stands elsewhere": ("pier in 1953", "pier in 1970", "the outline says “1970” where the article says “1953”"),
    "a word of a quotation": (
        "build it higher",
        "make it higher",
        "the quotation “We will build it again … we will make it higher” is not",
    ),
    "a surname": ("Berg", "Olsen", "the outline says “Olsen” where the article says “Anna Berg”"),
    "a country": ("Spain and", "Italy and", "the outline says “Italy” where the article says “Spain”"),
    "a country that stands elsewhere": (
        "from Spain and Portugal",
        "from Norway and Portugal",
        "the outline says “Norway” where the article says “Spain”",
    ),
}


def test_numbers_dates_and_quotations_in_their_forms_are_found(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(PORT, encoding="utf-8")
    assert [str(problem) for problem in check(TRUE, tmp_path / "x.md")[1]] == []


@pytest.mark.parametrize("name", CHANGED)
def test_a_changed_mark_is_caught(name: str, tmp_path: Path) -> None:
    old, new, message = CHANGED[name]
    (tmp_path / "port.txt").write_text(PORT, encoding="utf-8")
    text = planted(old, new)(TRUE)
    _, problems = check(text, tmp_path / "x.md")
    assert [problem.span.line for problem in problems] == [line_of(text, new)], [str(problem) for problem in problems]
    assert message in problems[0].message


def test_a_slide_that_names_another_source_is_not_held_to_the_article(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(PORT, encoding="utf-8")
    text = TRUE + "- Lisbon sells 4711 tons of cork\n\nSource: Lisbon Chamber of Trade\n"
    assert check(text, tmp_path / "x.md")[1] == ()
    assert len(check(text.replace("Source:", "Thanks to"), tmp_path / "x.md")[1]) > 1


def test_a_slide_of_another_name_covers_the_heading_that_its_notes_cite(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(PORT, encoding="utf-8")
    text = TRUE.replace(
        "## Plans for the Port\n", "## A new pier\n\n::: notes\nFrom the article: “Plans for the Port”, paragraph 1.\n:::\n"
    )
    assert check(text, tmp_path / "x.md")[1] == ()
    missing = check(text.replace("“Plans for the Port”", "the second part"), tmp_path / "x.md")[1]
    assert [problem.message for problem in missing] == ["the article’s heading “Plans for the Port” (port.txt:7) is not covered"]


def test_what_drawings_show_is_traced_and_what_only_draws_is_not(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(PORT, encoding="utf-8")
    drawings = """
```map
region: Lisbon, Tunis
highlight: NO, Spain
marker: Aldmouth 61.25, 4.75
alt: Map of the ports: Norway and Spain are marked.
note: From the council.
```

```mermaid
flowchart LR
  %% a remark on Tokyo
  a["**Norway**<br>trade"] -->|grew| b[Spain]:::key
  style a fill:#f9f,stroke-width:77px
```

```mermaid
quadrantChart
  x-axis Low --> High
  Spain: [0.31, 0.62]
```

```python
print("Tokyo", 4711)
```
"""
    assert [str(problem) for problem in check(TRUE + drawings, tmp_path / "x.md")[1]] == []
    text = TRUE + drawings.replace("b[Spain]", "b[The council of Tokyo]").replace("NO, Spain", "Chad")
    found = [(problem.span.line, problem.message) for problem in check(text, tmp_path / "x.md")[1]]
    assert found == [
        (line_of(text, "Chad"), "the name “Chad” is not in the article"),
        (line_of(text, "council of Tokyo"), "the name “Tokyo” is not in the article"),
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_a_wrong_number_is_charged_to_its_own_sentence(order: int, tmp_path: Path) -> None:
    ours = ["Sleepers were nearly gone in 2016.", "By 2025, 48 routes linked 24 countries in Europe."][::order]
    (tmp_path / "trains.txt").write_text(f"Night trains\n\n{ours[0]} {ours[1]}\n".replace("48", "38"), encoding="utf-8")
    outline = f"---\narticle: trains.txt\n---\n\n# Night trains\n\n## Return\n\n{' '.join(ours)}\n"
    tracing, problems = check(outline, tmp_path / "case.md")
    changed = [row.statement.text for row in tracing.traced if row.findings]
    assert changed == [words for words in ours if "48" in words]
    assert len(problems) == 1
