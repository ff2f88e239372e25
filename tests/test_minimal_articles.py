"""The minimal articles m01 to m17: each gives its right value; what no article is says so; what a draft shows stands in its article."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slides.base.diagnostics import Span
from slides.pipeline import job
from slides.pipeline.job import Job
from slides.sources import library
from slides.sources.article import read_article
from slides.sources.draft import draft
from tests.example_counts import examples
from tests.shared import SAMPLES

CASES = SAMPLES / "cases" / "articles"
RIGHT = {
    "m01-comments-at-top.txt": (["## "], ["12 comments"]),
    "m02-see-also-short-paragraphs.txt": (["## "], ["See also"]),
    "m03-read-also-colon.txt": (["# "], ["## Read also"]),
    "m04-title-after-menu.txt": (
        ["title: Harbour Bridge Reopens to Cyclists\nauthor: Marta Vidal\n", "date: [^\n]*January 8, 2023", "## Costs\n"],
        ["News", "Culture", "Updated"],
    ),
    "m05-refuted-lead.txt": (["# "], ["said to be useless"]),
    "m06-toml-front-matter.md": (["title: "], ["+++"]),
    "m07-steps.md": (["1. ", "7. "], []),
    "m08-table-and-text.md": (["| "], []),
    "m09-quote-speaker.md": (["> ", "> — "], []),
    "m10-byline-date-headings.txt": (
        [
            'title: The Quiet Builders of the Harbour\nauthor: Ann Author\ndate: "May 20, 2019"\n',
            "## The First Drawings\n\nIn the autumn of that year, a surveyor found",
        ],
        ["Contributing Correspondent", "Print Mode", "## By "],
    ),
    "m11-no-headings.txt": (["## "], []),
    "m12-long-title.txt": (
        ["# Harbour bridge reopens to cyclists after two years of repairs and a dispute about costs that divided the city council\n"],
        ["## Harbour"],
    ),
    "m13-body-before-first-heading.txt": (["## "], []),
    "m14-question-headings.md": (["## "], ["### "]),
    "m16-truncated.txt": (["# "], [", while Maple\n"]),
    "m17-cut-at-comma.txt": (["# "], ["expected the grand prize\n"]),
}


def shown(text: str, file: str) -> str:
    """What a draft shows: without notes, comments and the names in its front matter."""
    drafted = draft([read_article(text, file)[0]], [file]).text
    plain = re.sub(r"(?s)::: notes.*?\n:::\n|<!--.*?-->|(?<=\n)article: [^\n]*\n", "", drafted)
    return re.sub(r"\n{3,}", "\n\n", plain)


def _escaped(line: str) -> str:
    """A wanted beginning as an expression; `[^\\n]*` in it stands for the rest of a line's words."""
    return re.escape(line).replace(re.escape("[^\n]*"), "[^\n]*")


@pytest.mark.parametrize(("year", "told"), [("62", 0), ("63", 1)])
def test_a_table_whose_unit_is_in_its_header_is_checked_by_its_numbers(year: str, told: int, tmp_path: Path) -> None:
    (tmp_path / "m15-numbers-table.md").write_bytes((CASES / "m15-numbers-table.md").read_bytes())
    outline = (CASES / "m15-outline.md").read_text(encoding="utf-8").replace("| 2023 | 62 |", f"| 2023 | {year} |")
    (tmp_path / "outline.md").write_text(outline, encoding="utf-8")
    problems = job.run(Job(str(tmp_path / "outline.md"), traced=True)).problems
    assert len([problem for problem in problems if problem.rule.code[0] == "T"]) == told


@pytest.mark.parametrize("name", RIGHT)
def test_a_minimal_article_gives_its_right_value(name: str) -> None:
    wanted, unwanted = RIGHT[name]
    outline = shown((CASES / name).read_text(encoding="utf-8"), name)
    assert [line for line in wanted if not re.search(f"(?m)^{_escaped(line)}", outline)] == []
    assert [line for line in unwanted if line in outline] == []


@pytest.mark.parametrize("name", [name for name in RIGHT if name.endswith(".txt")])
def test_no_sentence_of_a_minimal_article_is_lost(name: str) -> None:
    text = (CASES / name).read_text(encoding="utf-8")
    outline = draft([read_article(text, name)[0]], [name]).text
    said = [line for line in text.split("\n") if line.endswith(".") and line.count(" ") > 8]
    assert said
    assert [line for line in said if line not in outline] == []


WORDS = st.sampled_from(
    [
        "The",
        "ferry",
        "harbour",
        "pier",
        "grew",
        "12",
        "2019",
        "percent,",
        "while",
        "Norway",
        "and",
        "France",
        "said:",
        "paid.",
        "Firstly,",
        "it",
        "however;",
        "town",
    ]
)
PARAGRAPH = st.lists(WORDS, min_size=3, max_size=30).map(lambda words: " ".join(words).capitalize() + ".")


@settings(max_examples=examples(60), deadline=None)
@given(st.lists(st.tuples(PARAGRAPH, PARAGRAPH), min_size=1, max_size=4))
def test_every_word_shown_stands_in_the_article(sections: list[tuple[str, str]]) -> None:
    text = "# The Ferry\n\n" + "".join(f"## Part {at} of it\n\n{one}\n\n{two}\n\n" for at, (one, two) in enumerate(sections))
    lines = [line for line in shown(text, "a.md").split("---\n", 2)[2].split("\n") if not line.startswith(("|", ":::", "```", "> [!"))]
    there = set(re.findall(r"\w+", text.casefold())) | {"highlight", "also"}
    told = re.findall(r"\w+", re.sub(r"(?m)^\d+\. ", "", "\n".join(lines)).casefold())
    assert [word for word in told if word not in there] == []


def test_the_check_of_a_draft_finds_nothing_wrong(tmp_path: Path) -> None:
    for path in sorted(CASES.glob("m*.[tm][xd]*")):
        if path.stem == "m15-outline":
            continue
        (tmp_path / path.name).write_bytes(path.read_bytes())
        outline = draft([read_article(path.read_text(encoding="utf-8"), path.name)[0]], [path.name]).text
        (tmp_path / "outline.md").write_text(outline, encoding="utf-8")
        problems = job.run(Job(str(tmp_path / "outline.md"), traced=True)).problems
        assert [f"{path.name}: {problem}" for problem in problems if problem.rule.code[0] == "T"] == []


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
PROSE = "<p>The pier was built by the people of the town. The harbour is open all year. The ferry sails at noon every day.</p>" * 3
HOSTILE = {
    "an entity bomb": f"{BOMB}]><html><body><article><h1>The Pier</h1>{PROSE}<p>&i;</p></article></body></html>",
    "nested tables": f"<html><body>{'<table><tr><td>' * 10_000}<article><h1>The Pier</h1>{PROSE}</article></body></html>",
    "scripts": f"<html><body><article><h1>The Pier</h1>{PROSE}<script>alert('stolen')</script></article></body></html>",
    "open tags": f"<html><body><article><h1>The Pier</h1>{PROSE}{'<b><i>' * 5_000}</article></body></html>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_gives_its_text_or_a_clear_line(name: str) -> None:
    pytest.importorskip("trafilatura")
    article, problems = read_article(HOSTILE[name], "pier.html")
    said = " ".join(piece.text for piece in article.pieces)
    assert "stolen" not in said
    assert len(said) < 5_000
    assert "The pier was built by the people of the town" in said or [problem.message for problem in problems]


UNREADABLE = {
    "empty.txt": (b"", "the article is empty"),
    "empty.docx": (b"", "this is not a Word document"),
    "half.docx": (b"PK\x03\x04" + bytes(40), "this is not a Word document"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(200), "not UTF-8 text"),
    "zeros.md": (b"The pier\0was built", "zero bytes"),
    "old.docx": (b"\xd0\xcf\x11\xe0" + bytes(600), "an old Word document"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_article_is_said_in_one_line(name: str, tmp_path: Path) -> None:
    data, words = UNREADABLE[name]
    (tmp_path / name).write_bytes(data)
    text, problem = library.read_file(tmp_path / name, name, Span(name))
    assert text == ""
    assert problem is not None
    assert words in problem.message
    assert problem.hint
