"""Slides that the program makes, the agenda and the gathered questions: no author is blamed for them, and each problem has its place."""

from __future__ import annotations

import pytest

from slides.base.diagnostics import Severity
from slides.checks.rules import RULES
from slides.deck import agenda
from slides.design.page import Page
from slides.pipeline.build import build_deck


def told(outline: str) -> list[tuple[str, int]]:
    """The codes and lines of what the rules tell of an outline, but for missing notes and equal layouts; each has its file."""
    problems = build_deck(outline, "talk.md").problems
    assert {problem.span.file for problem in problems} <= {"talk.md"}
    return [(each.rule.code, each.span.line) for each in problems if each.rule in RULES and each.rule.code not in ("B8", "B10")]


def shown(outline: str) -> list[Page]:
    return [page for page in build_deck(outline, "talk.md").pages if agenda.shows(page)]


@pytest.mark.parametrize("words", [2, 6, 14])
def test_an_agenda_gets_no_advice_however_long_it_is(words: int) -> None:
    title = "---\ntitle: A long talk\nagenda: yes\n---\n\n"
    outline = title + "".join(f"## Part {number}{' word' * words}\n\nText\n\n" for number in range(18))
    pages = shown(outline)
    assert len(pages) == (3 if words == 14 else 1)
    assert [code for code, _ in told(outline) if code != "B2"] == []


def test_headings_are_told_where_they_stand_and_not_on_the_agenda() -> None:
    outline = "# T\n\n## 1. Here\n\nText\n\n## Here\n\nText\n\n## 42\n\nText\n\n## The GNI\n\nText\n\n## More\n\nText\n"
    assert shown(outline)
    assert told(outline) == [("B5", 15)]


def test_what_a_page_of_the_author_called_agenda_holds_is_not_lost() -> None:
    outline = "# T\n\n## Agenda\n\n<!-- layout: agenda -->\n\n- 42\n- b\n"
    assert "Agenda" in [page.layout for page in build_deck(outline, "talk.md").pages]
    assert not shown(outline)
    assert [problem for problem in build_deck(outline, "talk.md").problems if problem.severity is Severity.ERROR] == []
    assert told(outline) == [("B7", 7)]


def test_gathered_questions_are_no_slide_of_many_words_and_links_in_them_are_found() -> None:
    outline = f"# T\n\n## A\n\nText\n\n### Why?\n\n{'word ' * 115}\n\n## B\n\nText\n\n### How?\n\nSee [here](https://example.com)\n"
    assert "FAQ" in [page.layout for page in build_deck(outline, "talk.md").pages]
    assert told(outline) == [("A14", 17)]
    assert ("B1", 11) in told(outline.replace("## B\n", "## FAQ\n\n### Who?\n\nShe\n\n## B\n")), "a slide that the author asked for"


def test_a_title_of_the_front_matter_has_a_file() -> None:
    for outline in ("---\ntitle: T\n---\n", "---\ntitle: T\n---\n\n## A\n\nText\n", "# T\n"):
        assert {page.span.file for page in build_deck(outline, "talk.md").pages} == {"talk.md"}
