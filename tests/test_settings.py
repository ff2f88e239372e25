"""Front matter: each key is read by one function that reports what it does not accept, and other tools' keys are reported once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from slides.base.diagnostics import Problem, Severity
from slides.markdown import parser
from slides.markdown.front_matter import Settings, read_settings
from slides.markdown.front_matter.given_date import with_date
from slides.markdown.resources import nearest_name
from slides.pipeline.build import build_deck
from tests.building import dump
from tests.shared import ROOT, SAMPLES


def read(text: str) -> tuple[Settings, tuple[Problem, ...]]:
    nodes, _ = parser.parse(f"---\n{text}\n---\n\n# A title\n", "f.md")
    return read_settings(nodes[0])


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("slide-level: 1", "slide_level", 1),
        ("slide-level: 0", "level", 0),
        ("headingDivider: [1, 2]", "slide_level", 2),
        ("headingDivider: 1, 3", "slide_level", 3),
        ("marp: true", "level", 0),
        ("marp: true\nheadingDivider: 2", "level", 2),
        ("agenda: On", "agenda", True),
        ("toc: false", "agenda", False),
        ("agenda:", "agenda", None),
        ("duration: 1 h 30", "duration", 90),
        ("duration: 0:20", "minutes", 20),
        ("title: 12:30:45", "title", "12:30:45"),
        ("title: 1.10", "title", "1.10"),
        ("title: yes", "title", "yes"),
        ("date: 2024-13-45", "date", "2024-13-45"),
        ("date: 2024-03-01 10:00:00", "date", "2024-03-01"),
        ("author: [A. One, B. Two]", "author", "A. One, B. Two"),
        ("author:\n- name: {given: Ann, family: Lee}\n- name: B. Two", "author", "Ann Lee, B. Two"),
        ("lang: en_GB", "lang", "en-GB"),
        ("lang: DE-ch", "lang", "de-CH"),
        ("lang: fr", "lang", "fr-FR"),
        ("lang: uk", "lang", "uk"),
        ("theme: Night", "theme", "night"),
        ("points: Top", "points", "top"),
        ('article: "Report, final.md"', "article", "Report, final.md"),
        ("article: [a.md, b.md]", "article", "a.md\nb.md"),
        ("ignore: B4, too-many-words", "ignore", ("B4", "too-many-words")),
        ("ignore: [L1]", "ignore", ("L1",)),
        ("words-per-minute: 100", "pace", 100),
        ("? [a, b]\n: c\ntitle: x", "title", "x"),
    ],
)
def test_what_a_key_takes(text: str, field: str, value: object) -> None:
    settings, problems = read(text)
    assert getattr(settings, field) == value
    assert not problems


@pytest.mark.parametrize(
    ("text", "line", "code", "said"),
    [
        ("slide-level: 12", 2, "M2", "slide-level does not accept '12'"),
        ("slide-level: two", 2, "M2", "slide-level does not accept 'two'"),
        ("slide-level: {a: 1}", 2, "M2", "slide-level has no value that can be used"),
        ("title: A\nagenda: maybe", 3, "M2", "agenda does not accept 'maybe'"),
        ("marp: 1", 2, "M2", "marp does not accept '1'"),
        ("duration: often", 2, "M2", "duration is not a duration"),
        ("words-per-minute: 9000", 2, "M2", "words-per-minute is not a speaking rate: 9000"),
        ("lang: german", 2, "M2", "german; de-DE is used"),
        ("lang: jp", 2, "M2", "jp; ja-JP is used"),
        ("lang: Germn", 2, "M2", "it is ignored (did you mean german? write lang: de)"),
        ("lang: Englnd", 2, "M2", "it is ignored (did you mean english? write lang: en)"),
        ("lang: not a language", 2, "M2", "lang is not a language tag"),
        ("theme: nigth", 2, "M2", "unknown theme: nigth"),
        ("theme: corporate", 2, "M2", "unknown theme: corporate"),
        ("titel: A", 2, "M2", "unknown key: titel"),
        ("title: A\ndate: 2024\ntitle: B", 4, "M2", "title is in the front matter twice; line 2 is used"),
        ("toc: true\nagenda: no", 3, "M2", "agenda and toc say the same thing; line 2 is used"),
        ("size: 4:3\nsize: 16:9", 3, "M2", "size is in the front matter twice"),
        ("a: &a [*a]\ntitle: *a", 3, "M2", "title is more than a text"),
        ("date: today", 2, "M17", "date: today is computed by other tools"),
        ("date: last-modified", 2, "M17", "is computed"),
        ("date: '`r Sys.Date()`'", 2, "M17", "is computed"),
        (r"date: \today", 2, "M17", "is computed"),
        ("theme: seriph", 2, "M17", "theme: seriph is a theme of another tool"),
        ("theme: Madrid", 2, "M17", "theme of another tool"),
        ("theme: ./corporate.css", 2, "M17", "theme of another tool"),
        ("theme: [default, custom.scss]", 2, "M17", "theme of another tool"),
        ("marp: true\ntheme: corporate", 3, "M17", "theme of another tool"),
        ("reviewed-by: somebody", 2, "M17", "unknown keys, not used: reviewed-by"),
    ],
)
def test_what_a_key_does_not_take_is_reported_once(text: str, line: int, code: str, said: str) -> None:
    _, problems = read(text)
    found = [problem for problem in problems if said in f"{problem.message} ({problem.hint})"]
    assert [(problem.rule.code, problem.span.line) for problem in found] == [(code, line)]
    assert len([problem for problem in problems if problem.rule.code == "M2"]) == (code == "M2")


@pytest.mark.parametrize("front", ["", "---\ndate: today\n---\n", "---\ntitle: A talk\ndate: 2024-01-02\n---\n", "---\n---\n"])
def test_a_date_that_is_given_is_shown_instead_of_the_front_matters(front: str) -> None:
    deck = build_deck(f"{front}# A talk\n\n## One\n\n- a point\n- another\n", "case.md", date="2026-03-01")
    assert deck.properties.date == "2026-03-01"
    assert [problem for problem in deck.problems if "date" in problem.message] == []
    assert "2026-03-01" in dump(deck).split("2 [")[0]


def test_of_a_key_that_stands_twice_the_first_counts() -> None:
    assert read("title: A\ntitle: B")[0].title == "A"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("marp: true\npaginate: true\nsize: 4:3", ["known from Marp, not used here: paginate, size"]),
        ("mdc: true\ntransition: fade\ndrawings:\n  persist: false", ["known from Slidev, not used here: mdc, transition, drawings"]),
        (
            "bibliography: a\ncsl: b\nmdc: true",
            [f"known from {each}" for each in ("Quarto, not used here: bibliography, csl", "Slidev, not used here: mdc")],
        ),
        ("colortheme: beaver\naspectratio: 169", ["known from Beamer, not used here: colortheme, aspectratio"]),
        ("revealOptions: {transition: fade}", ["known from reveal-md, not used here: revealOptions"]),
        ("kanban-plugin: board", ["known from Obsidian, not used here: kanban-plugin"]),
    ],
)
def test_unused_keys_are_named_in_one_message_for_each_tool(text: str, said: list[str]) -> None:
    assert [problem.message for problem in read(text)[1]] == said


def test_what_quarto_has_under_a_format_is_read_where_it_stands_nowhere_else() -> None:
    settings, _ = read("format:\n  revealjs:\n    footer: Under\n    slide-level: 1\nfooter: Own")
    assert (settings.footer, settings.slide_level) == ("Own", 1)


def test_aliases_cannot_make_much_of_little() -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]" for at in range(1, 10)]
    _, problems = read("\n".join([*rows, "title: *a9"]))
    assert any(problem.message.startswith("title is more than a text") for problem in problems)


def test_each_line_of_the_newcomers_front_matter_is_used_or_reported_once() -> None:
    text = (SAMPLES / "cases/front-matter.md").read_text(encoding="utf-8")
    front = re.split(r"^---$", text, flags=re.MULTILINE)[1].strip()
    settings, problems = read(front)
    told = "\n".join(problem.message for problem in problems)
    assert settings.template.endswith((".pptx", ".potx"))
    for word in ("logo", "size", "transition", "bibliography", "maybe", "two", "german", "today", "title is in"):
        assert told.count(word) == 1, word
    assert (settings.title, settings.lang, settings.date) == ("Sales", "de-DE", "")


def test_the_last_sample_of_the_first_deck_builds_with_strict(tmp_path: Path) -> None:
    sample = (ROOT / "docs" / "first-deck.md").read_text(encoding="utf-8").split("```markdown\n")[-1].split("\n```\n", 1)[0]
    (tmp_path / "sample.md").write_text(sample, encoding="utf-8")
    briefing = build_deck(sample, str(tmp_path / "sample.md"))
    assert [str(problem) for problem in briefing.problems if problem.severity is not Severity.ADVICE] == []
    assert [page.title for page in briefing.pages] == ["Our new office", "Why we move"]


def test_a_picture_that_is_not_there_is_not_taken_for_a_deck(tmp_path: Path) -> None:
    for name in ("harbour.pptx", "habour.jpg"):
        (tmp_path / name).touch()
    assert nearest_name(tmp_path / "harbour.png") == "did you mean habour.jpg?"
    (tmp_path / "habour.jpg").unlink()
    assert nearest_name(tmp_path / "harbour.png") == "paths start from the outline's folder"


@pytest.mark.parametrize(
    ("front", "dated"),
    [
        ("date: today\ntitle: A", 'date: "5 May"\ntitle: A'),
        ("date:\ntitle: A", 'date: "5 May"\ntitle: A'),
        ("a: b\ndate: >\n  one\n  two\ntitle: A", 'a: b\ndate: "5 May"\n\n\ntitle: A'),
        ("date: [a, b] # when\nx: 1", 'date: "5 May" # when\nx: 1'),
        ("title: A", 'title: A\ndate: "5 May"'),
        ("date: [", "date: ["),
        ("- a", "- a"),
    ],
)
def test_a_given_date_leaves_the_other_lines_of_front_matter_where_they_are(front: str, dated: str) -> None:
    nodes, _ = parser.parse(f"---\n{front}\n---\n\n# A title\n", "f.md")
    assert with_date(nodes, "5 May")[0].text.rstrip("\n") == dated
    assert [node.text for node in with_date(nodes[1:], "5 May")] == [node.text for node in nodes[1:]]
