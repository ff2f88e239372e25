"""What the fuzzer has found (tests/fuzz.py), each once: it builds, and loses nothing."""

from __future__ import annotations

import pytest

from slides.base.rule_catalogue import LOST
from slides.design.page import Table
from slides.pipeline.build import build_deck
from tests.building import build, read, visible
from tests.invariants import check_outline
from tests.shared import ROOT

FOUND = {
    "a chart without numbers keeps what was asked for": '```chart {type=scatter title="Growth"',
    "a chart's first line that is never closed": '```chart title="Growth',
    "an empty chart in a quotation": "> ```chart sort}",
    "a chart without cells keeps its unit": '::: chart {type=bar unit="bn USD"}\n| | |\n|---|--:|\n:::',
    "figures of a table that is no chart": "::: chart }\n k | | |\n --- | --- | --- |\n -2.7%",
    "figures of a diagram that a quotation shows as its source": "> ```mermaid\n> xychart-beta\n> bar [1e9, 523880]",
    "a line among three pictures": "![a](portrait.png)\n![b](portrait.png)\nwords\n![c](portrait.png)",
    "a deep list in a quotation with headings": "> - a\n>   1. b\n> ### c\n> d\n\n" + "> " + "words " * 400,
    "a footnote of a quotation under a question": "## A\n\n### Why?\n\n> words[^n]\n\n[^n]: more words",
    "a chart in a footnote that nothing refers to": "[^n]: words\n\n    ::: chart stacked}",
    "the title of a container in a list": "- a\n  ::: `b` words of a title",
    "a comment in a footnote": "words[^n]\n\n[^n]: <!-- more words",
    "three texts of one box": "```mermaid\nflowchart LR\n n4(one) --> n1\n n4(two) --> n2\n n4(three " + "long " * 20 + ") --> n3\n```",
    "a term that is a picture alone": "[![l](portrait.png)](http://x.y)\n: meaning",
    "a list in a quotation that holds nothing but a comment": "> - <!-- -->\n> words",
    "a picture in a container in a list": "- a\n  ::: notes\n  ![more words](gone.png)",
    "a link in a table in the notes": "::: notes\n| a | b |\n|---|---|\n| [words](http://x.y) | |",
    "a tag before a box of a diagram": "```mermaid\nflowchart LR\n b -->|y<b>es| c[Ship]\n```",
    "a tree of an item that begins with code": "<!-- layout: tree -->\n- ```\n  a\n  b\n  c\n  d\n  ```\n  words",
    "a map in a chart": "::: chart {type=bar}\n```map\nhighlight: Iran\n```\n:::",
    "a long drawing in a list in a chart": "::: chart\n- a\n  ```map\n  highlight: Iran\n  also: Iraq\n  label: Syria\n  title: T\n  ```",
    "a titled callout that begins with a heading": "::: callout-tip words\n### heading\n:::",
    "the title of a picture in a takeaway": '> [!IMPORTANT]\n> a\n>\n> ![b](portrait.png "more words")',
    "pictures in a footnote in a quotation": "> [^z]: ![a](portrait.png)\n> ![b](portrait.png)",
    "the line under a chart in a column": "a\n\n::right::\n\n::: chart\n| a | b |\n|---|---|\n| c | 1 |\n\nwords\n:::",
    "a long title whose first word is too long": "## " + "日本語" * 40 + " の\n\n- a",
    "titles of notes and of columns": "::: notes One\na\n:::\n\n:::: columns\n::: column Two\nb\n:::\n::: column Three\nc\n:::\n::::",
    "two labels of one country": "```map\nlabel: Iran = one\nlabel: Iran = two\nalt: three\n```",
    "two titles of a pie": '```mermaid\npie title one\n "a" : 60\n title two\n```',
    "two axes of a chart": "```mermaid\nxychart-beta\n x-axis one [a, b]\n x-axis two [a, b]\n y-axis three\n y-axis four\n bar [1]\n```",
    "two lines on a map's borders": "> ```map\n> borders: Russia\n> note: 51.4\n> also: Iran\n> borders: more words",
    "two titles of a timeline": "```mermaid\ntimeline\n title one\n title two\n 2001 : a\n 2002 : b\n```",
    "two axes of a field": "```mermaid\nquadrantChart\n x-axis one --> two\n x-axis three --> four\n P: [0.1, 0.2]\n```",
    "two names of a quadrant": "```mermaid\nquadrantChart\n quadrant-1 one\n quadrant-1 two\n P: [0.1, 0.2]\n```",
    "two titles and two descriptions for a screen reader": (
        "```mermaid\n---\ntitle: q1z\n---\nflowchart LR\n accTitle: q2z\n accTitle: q3z\n accDescr: q4z\n accDescr: q5z\n a --> b\n```"
    ),
    "two headings of the questions": "## FAQ\n\n1. **Q?** A\n\n## Questions\n",
}


@pytest.mark.parametrize("name", FOUND)
def test_it_is_kept(name: str) -> None:
    law = check_outline(FOUND[name])
    assert law.kind == "kept", law


def test_a_row_that_fits_the_next_slide_is_not_parted() -> None:
    outline = (
        "# a\n\n## a\n\n- a\n- a\n- a\n- a\n\n"
        "| jqvحÄررfß本nhot | a | uqЯsfжbß | dnжkÄbЯj語ffzaj éwa日ty本soرxf日c | a жemرyqß a | a |\n|---|---|---|---|---|---|\n"
        "| a | a | a | a | a | a a aamaaÄaжжم語 |\n| a | aaaaaa日a日a日 aaaaaaaaaaaaaa | a | a | a | a |\n\n> [!IMPORTANT]\n> a\n"
    )
    tables = [placed.what for page in build_deck(outline, "x.md").pages for placed in page.fills if isinstance(placed.what, Table)]
    assert [row.cells[-1].runs[0].text for table in tables for row in table.rows[1:]] == ["a a aamaaÄaжжم語", "a"]


HTML = {
    "a list where a row should stand": "<table><ul><li>one<li>two</ul></table>",
    "a table where a cell should stand": "<table><tr><table><td>one two</table></tr></table>",
    "code and a heading in a row": "<table><tr><pre>one</pre><h3>two</h3></tr></table>",
    "a picture in a row": '<table><tr><img src="portrait.png" alt="one"><td>two</td></tr></table>',
    "a picture in a meaning without a list": '<dd>one <img src="portrait.png" alt="two"></dd>',
}


@pytest.mark.parametrize("name", HTML)
def test_misplaced_elements_keep_their_words(name: str) -> None:
    briefing = build_deck(f"<div>\n{HTML[name]}\n</div>\n", str(ROOT / "tests" / "cases" / "case.md"))
    shown = visible(read(build(briefing))) + "".join(getattr(placed.what, "alt", "") for page in briefing.pages for placed in page.fills)
    assert not [problem for problem in briefing.problems if problem.rule is LOST]
    assert all(word in shown for word in ("one", "two"))


TITLES = {
    "of a container in a list": "- a\n\n  ::: {.x title=words}\n  b\n  :::",
    "of a chart in a quotation": "> ::: chart {title=words}\n> | a | b |\n> |---|--:|\n> | c | 2 |\n> :::",
    "of a column": ":::: columns\n::: {.column title=words}\nb\n:::\n::: column\nc\n:::\n::::",
    "of an unknown container": "::: {.x title=words}\nb\n:::",
    "of code in a quotation": '> ```py title="words"\n> x = 1\n> ```',
}


@pytest.mark.parametrize("name", TITLES)
def test_a_title_is_shown_wherever_it_stands(name: str) -> None:
    assert "words" in visible(read(build(build_deck(TITLES[name], "x.md"))))


@pytest.mark.parametrize(("front", "notes"), [("", []), ("---\nmarp: true\n---\n\n", ["aloud", "again"])], ids=["plain", "marp"])
def test_a_comment_in_a_table_is_never_shown_and_said_where_comments_are_notes(front: str, notes: list[str]) -> None:
    (page,) = build_deck(f"{front}<table><!-- aloud --><tr><td>one<!-- again --></td></tr></table>\n", "x.md").pages
    assert [note.text for note in page.notes] == notes
    assert "aloud" not in str(page.fills)
    assert "again" not in str(page.fills)
