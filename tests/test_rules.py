"""Rules: each is broken by a smallest outline or page, at its line, and kept by one that differs little."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Rule, Severity
from slides.base.geometry import Rect
from slides.checks.rules import CHECKS, RULES, check
from slides.checks.rules.guaranteed import HELD
from slides.design import Design, Theme, built_in
from slides.design.page import Chart, ChartKind, Drawing, Page, PlacedItem, Series, Text
from slides.markdown.front_matter import Settings
from slides.pipeline.build import BuiltDeck, build_deck
from slides.text.rich_text import Paragraph, Run
from tests.building import build, read
from tests.example_counts import examples
from tests.strategies import outlines

HERE = str(Path(__file__).parent / "cases" / "case.md")
BULLETS = "- One thing that we saw in spring\n- Two things that came in summer\n"
FIGURES = "| Year | North | South |\n|---|--:|--:|\n| Wet | 10 % | 12 % |\n| Dry | 11 % | 13 % |\n| Warm | 14 % | 15 % |\n"
LONG = " ".join(["word"] * 65)


def codes_at(briefing: BuiltDeck) -> set[tuple[str, int]]:
    return {(problem.rule.code, problem.span.line) for problem in briefing.problems if problem.rule in RULES}


OUTLINES = {
    "A4": ("## A\n\n![](portrait.png)\n", 3, "## A\n\n![A man at his desk](portrait.png)\n"),
    "A4 decorative": ("## A\n\n![portrait.png](portrait.png)\n", 3, "## A\n\n![](portrait.png){.decorative}\n"),
    "A4 pointless": ("## A\n\n![Picture of a man](portrait.png)\n", 3, "## A\n\n![A picture-seller](portrait.png)\n"),
    "A4 long": (f"## A\n\n![{LONG}](portrait.png)\n", 3, f"## A\n\n![{LONG[:240]}](portrait.png)\n"),
    "A5": ("## A\n\nText\n\n| A | B | |\n|---|---|---|\n| 1 | 2 | 3 |\n", 5, "## A\n\n| | B |\n|---|---|\n| 1 | 2 |\n"),
    "A5 corner": ("## A\n\nText\n\n| | B |\n|---|---|\n| 1 | 2 |\n| | 3 |\n", 5, "## A\n\n| | B |\n|---|---|\n| 1 | 2 |\n| 2 | 3 |\n"),
    "A9": ("# T\n\n# Section 1\n\n## A\n\nText\n\n# The end\n\n## B\n\nText\n", 3, "# T\n\n# Section of a cone\n\n## A\n\nText\n"),
    "A13": ("## A\n\nText\n\n\u2022 typed\n", 5, "## A\n\n3 \u2013 2 = 1\n"),
    "A14": ("## A\n\n- One\n- See [here](https://example.com)\n", 4, "## A\n\nSee [the terms here](https://example.com)\n"),
    "A14 address": ("## A\n\n<https://example.com/a>\n", 3, "## A\n\n[Example](https://example.com/a)\n"),
    "A14 slide": ("## A\n\n[More\u2026](#b)\n\n## B\n\nText\n", 3, "## A\n\n[More of B](#b)\n\n## B\n\nText\n"),
    "A14 German": (
        "---\nlang: de\n---\n\n## A\n\n[Hier](https://example.com)\n",
        7,
        "---\nlang: de\n---\n\n## A\n\n[Preise](https://example.com)\n",
    ),
    "B1": (f"## A\n\n{LONG}\n", 1, f"## A\n\nText\n\n::: notes\n{LONG}\n:::\n"),
    "B2": (f"## {' '.join('abcdefghijklmnop')}\n\nText\n", 1, f"## {' '.join('abcdefghijklmno')}\n\nText\n"),
    "B3": ("## The costs\n\nText\n\n## Costs!\n\nText\n", 5, "## Costs in 2023\n\nText\n\n---\n\nMore\n\n## Costs in 2024\n\nText\n"),
    "B4": ("## A\n\nText\n\n- One thing only\n", 5, f"## A\n\n{BULLETS}"),
    "B4 parts": ("## A\n\n- We saw one thing in spring.\n- We saw two more of them then.\n", 3, "## A\n\n### B\n\n- C\n\n### D\n\n- E\n"),
    "B5": ("## A\n\nText\n\n- The GNI grew\n- So did CEOs' pay\n", 5, "## A\n\nGNI grew\n\n::: notes\nGross National Income (GNI)\n:::\n"),
    "B5 initials": ("## THE WTO\n\nThe WTO and WTA agree\n", 3, "## A\n\nThe WTO, or World Trade Organization, since World War II\n"),
    "B6": (f"## A\n\n{FIGURES}", 1, f"## A\n\n{FIGURES}\nSource: own books\n"),
    "B6 article": (f"## A\n\n{FIGURES}", 1, f"---\nsource: own books\n---\n\n## A\n\n{FIGURES}"),
    "B7": ("## A\n\n- 42\n- 43 hospitals\n", 3, "## A\n\n- 42 hospitals\n- 1987\n"),
    "B8": (
        "".join(f"## {name}\n\n<!-- layout: rows -->\n\n{BULLETS}> [!IMPORTANT]\n> So.\n\n" for name in "ABC"),
        19,
        "".join(f"## {name}\n\n{BULLETS}\n---\n\nMore\n\n" for name in "A"),
    ),
    "B9": ("## Topic\n\n" + BULLETS * 3, 1, "## Topic\n\n" + BULLETS * 3 + "\n> [!IMPORTANT]\n> So what.\n"),
    "B10": (
        "".join(f"## {name}\n\nText\n\n" for name in "ABC"),
        1,
        "".join(f"## {name}\n\nText\n\n::: notes\nSay\n:::\n\n" for name in "ABC"),
    ),
    "B11": (f"## A\n\n::: notes\n{LONG * 6}\n:::\n", 1, f"---\nwords-per-minute: 200\n---\n\n## A\n\n::: notes\n{LONG * 6}\n:::\n"),
    "B12": (
        f"---\nlang: en\nduration: 1\n---\n\n## A\n\n::: notes\n{LONG * 3}\n:::\n",
        3,
        f"---\nduration: 2\n---\n\n## A\n\n::: notes\n{LONG * 3}\n:::\n",
    ),
    "B12 under": ("---\nduration: 1 h\n---\n\n## A\n\n::: notes\nSay\n:::\n", 2, "---\nduration: 1 h\n---\n\n## A\n\nText\n"),
}


@pytest.mark.parametrize(("name", "case"), OUTLINES.items(), ids=OUTLINES.keys())
def test_an_outline_breaks_its_rule_at_its_line_and_one_like_it_does_not(name: str, case: tuple[str, int, str]) -> None:
    broken, line, kept = case
    code = name.split()[0]
    assert [at for found, at in codes_at(build_deck(broken, HERE)) if found == code] == [line]
    assert code not in {found for found, _ in codes_at(build_deck(kept, HERE))}


SOME = f"""---
agenda: no
---

# T

## A

Text

![A man at his desk](portrait.png)

## B

- One
- [Two](https://example.com)

> [!IMPORTANT]
> C

## D

{FIGURES}
## E

```mermaid
flowchart LR
  a[Aa]:::key --> b[Bb]
```
"""


def some() -> BuiltDeck:
    """A small deck of text, a picture, a table and a drawing, which breaks no rule of accessibility."""
    return build_deck(SOME, HERE)


def told(briefing: BuiltDeck, design: Design | None = None, **changes: object) -> set[str]:
    properties = replace(briefing.properties, **changes)  # type: ignore[arg-type]
    problems = check(briefing.pages, design or briefing.design, properties, Settings())
    return {problem.rule.code for problem in problems if problem.rule.code[0] == "A"}


def with_page(briefing: BuiltDeck, at: int, page: Page) -> BuiltDeck:
    return replace(briefing, pages=(*briefing.pages[:at], page, *briefing.pages[at + 1 :]))


def refilled(page: Page, at: int, placed: PlacedItem) -> Page:
    return replace(page, fills=(*page.fills[:at], placed, *page.fills[at + 1 :]))


def planted() -> Iterator[tuple[str, BuiltDeck]]:
    """Decks with one fault each that no outline can make."""
    deck = some()
    _, picture, text, table, drawing = deck.pages
    title, body, *_ = text.fills
    assert isinstance(body.what, Text)
    blank = replace(body.what, paragraphs=(Paragraph((Run(" "),)),))
    yield "A1", with_page(deck, 2, refilled(text, 0, replace(title, what=blank)))
    yield "A2", with_page(deck, 2, refilled(text, 0, picture.fills[0]))
    yield "A3", with_page(deck, 2, replace(text, fills=(body, title, *text.fills[2:])))
    shown = next(placed for placed in drawing.fills if placed.slot == 13)
    assert isinstance(shown.what, Drawing)
    yield "A4", with_page(deck, 4, refilled(drawing, 1, replace(shown, what=replace(shown.what, alt=""))))
    yield "A9", with_page(deck, 2, replace(text, section="Default Section"))
    yield "A9", with_page(deck, 2, replace(text, section="Elsewhere"))
    yield "A11", with_page(deck, 2, refilled(text, 1, replace(body, what=blank)))
    yield "A12", with_page(deck, 2, refilled(text, 1, replace(body, what=replace(body.what, sizes=(17,) * 5))))
    yield "A15", with_page(deck, 3, refilled(table, 1, replace(table.fills[1], rect=Rect(12_000_000, 0, 900_000, 90))))
    yield "A15", with_page(deck, 3, refilled(table, 1, replace(table.fills[1], rect=table.fills[0].rect)))
    many = tuple(Series(str(number), (1.0,), deck_colour) for number, deck_colour in enumerate([_KEY] * 5))
    chart = Chart(ChartKind.BAR, ("a",), many, 900, 900, 14, "Five bars", Rect(0, 0, 900, 900))
    yield "A17", with_page(deck, 4, refilled(drawing, 1, replace(shown, what=chart)))
    yield "A20", with_page(deck, 2, refilled(text, 1, replace(body, rect=replace(body.rect, x=body.rect.x + 9))))
    at = next(at for at, placed in enumerate(picture.fills) if placed.slot == 13)
    over = replace(picture.fills[at], rect=next(placed for placed in picture.fills if placed.slot == 1).rect)
    yield "A7", with_page(deck, 1, refilled(picture, at, over))


_KEY = built_in().layouts["Title Slide"].ground
PLANTED = list(planted())


@pytest.mark.parametrize(("code", "deck"), PLANTED, ids=[f"{code} {at}" for at, (code, _) in enumerate(PLANTED)])
def test_a_planted_page_is_told(code: str, deck: BuiltDeck) -> None:
    assert code in told(deck)


def test_what_is_planted_in_is_clean() -> None:
    assert told(some()) == set()


def test_a_deck_says_its_title_and_its_language() -> None:
    deck = some()
    assert told(deck, title=" ") == {"A10"}
    assert told(deck, language="English") == set(), "eight letters are a tag, if a strange one"
    assert told(deck, language="en_US") == {"A8"}
    assert told(deck, language="") == {"A8"}


def test_every_layout_has_a_place_for_the_number() -> None:
    deck = some()
    bare = {
        name: replace(layout, slots=tuple(slot for slot in layout.slots if slot.index != 12))
        for name, layout in deck.design.layouts.items()
    }
    assert told(deck, replace(deck.design, layouts=bare)) == {"A18"}


def pale(theme: Theme, at: int, digits: str) -> Theme:
    return replace(theme, colours=(*theme.colours[:at], digits, *theme.colours[at + 1 :]))


@pytest.mark.parametrize(
    ("at", "digits", "what"),
    [
        (0, "9AA3AB", "content text in ink on canvas has a contrast ratio of 2.56:1 and needs 4.5:1"),
        (4, "8FC7D6", "a label in on fill on key"),
        (10, "9CC3E6", "a link in hlink on panel"),
        (2, "C9D2DC", "takeaway text in on bar on bar"),
    ],
)
def test_a_pale_theme_is_told_once_for_each_pair_of_colours(at: int, digits: str, what: str) -> None:
    deck = some()
    design = replace(deck.design, theme=pale(deck.design.theme, at, digits))
    found = [problem.message for problem in check(deck.pages, design, deck.properties, Settings()) if problem.rule.code == "A6"]
    assert any(message.startswith(what) for message in found), found
    assert len(found) == len({re.sub(r"^.* in | has .*", "", message) for message in found})


def test_nothing_moves_and_no_colour_is_literal() -> None:
    for slide in read(build(some())).slides:
        names = {element.tag.rpartition("}")[2] for element in slide._element.iter() if isinstance(element.tag, str)}
        assert not names & {"transition", "timing", "srgbClr"}


def test_every_rule_has_a_code_a_name_and_a_page_of_its_own() -> None:
    every = [*RULES, *(value for value in vars(rule_catalogue).values() if isinstance(value, Rule))]
    assert len({rule.code for rule in every}) == len({rule.name for rule in every}) == len(every)
    assert [rule.code for rule in RULES] == [*(f"A{number}" for number in range(1, 21)), *(f"B{number}" for number in range(1, 13))]
    assert len(CHECKS) + len(HELD) == len(RULES)
    for rule in RULES:
        typed = rule.code in ("A4", "A13", "A14")  # what an author typed or left out does not make the deck wrong
        assert rule.severity is (Severity.ERROR if rule.code[0] == "A" and not typed else Severity.ADVICE)
        assert "What to do: " in rule.about, f"{rule.code} does not say what to do"


def notes_missing(front: str) -> list[Problem]:
    deck = build_deck(f"---\n{front}\n---\n\n" + OUTLINES["B10"][0], HERE)
    return [problem for problem in deck.problems if problem.rule.code in ("B10", "M2")]


@pytest.mark.parametrize("front", ["ignore: B10", "ignore: [notes-missing, B1]", "ignore: b1, Notes-Missing", "ignore:\n  - B10"])
def test_advice_is_ignored_by_code_or_name(front: str) -> None:
    assert [problem.rule.code for problem in notes_missing("lang: en")] == ["B10"]
    assert notes_missing(front) == []


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("20", 20),
        ("20 min", 20),
        ("7.5", 7.5),
        ("1 h 30", 90),
        ("1h", 60),
        ("1.5 hours", 90),
        ("00:20", 20),
        ("1:30", 90),
        ("2 hours 5 minutes", 125),
    ],
)
def test_the_time_allowed_is_read_as_people_write_it(written: str, minutes: float) -> None:
    deck = build_deck(f"---\nduration: {written}\n---\n\n## A\n\n::: notes\n{LONG * 800}\n:::\n", HERE)
    message = next(problem.message for problem in deck.problems if problem.rule.code == "B12")
    assert message.endswith(f"{minutes:g} are allowed")


@pytest.mark.parametrize("line", ["duration: soon", "duration: 30 h", "words-per-minute: 5", "words-per-minute: fast"])
def test_times_that_cannot_be_are_told(line: str) -> None:
    deck = build_deck(f"---\nlang: en\n{line}\n---\n\n## A\n\nText\n", HERE)
    assert [(problem.rule.code, problem.span.line) for problem in deck.problems] == [("M2", 3)]


def test_advice_on_words_is_for_languages_that_part_them() -> None:
    assert "B5" not in {code for code, _ in codes_at(build_deck("---\nlang: de\n---\n\n## A\n\nDas BIP wuchs\n", HERE))}
    assert codes_at(build_deck(f"---\nlang: ja\n---\n\n## A\n\n{LONG}\n", HERE)) == set()


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(outlines())
def test_rules_never_raise_and_find_nothing_that_people_cannot_use(outline: str) -> None:
    deck = build_deck(outline, HERE)
    for problem in deck.problems:
        assert problem.rule.code[0] != "A" or problem.rule.code in ("A5", "A13"), str(problem)
        assert 1 <= problem.span.line <= outline.count("\n") + 1


def test_they_take_time_in_proportion_to_the_deck() -> None:
    section = f"## A{{0}}\n\n{BULLETS}- See [here](https://example.com/{{0}})\n\n"
    deck = build_deck("# T\n\n" + "".join(section.format(number) for number in range(300)), HERE)
    begun = time.process_time()
    found = list(check(deck.pages, deck.design, deck.properties, Settings()))
    assert len(found) >= 300
    assert time.process_time() - begun < 1, "squared, it takes seconds"
