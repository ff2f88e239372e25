"""Markdown as pandoc, Quarto and Beamer's authors write it: read as they document it, or reported, and never printed as its own source."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from slides.base import rule_catalogue
from slides.markdown import parser
from slides.markdown.parser import Node
from slides.text.rich_text import plain


def parsed(text: str) -> tuple[tuple[Node, ...], list[str]]:
    """The nodes of an outline, and the codes of its problems."""
    nodes, problems = parser.parse(text, "x.md")
    return nodes, [problem.rule.code for problem in problems]


def shape(nodes: tuple[Node, ...]) -> str:
    """Nodes in short: containers by their name, all else by its words."""
    return " ".join(filter(None, map(_short, nodes)))


def _short(node: Node) -> str:
    inner = shape(node.children)
    if node.kind in ("markup", "comment"):
        return ""
    if node.kind == "container":
        return f"{node.info}({inner})"
    return " ".join(filter(None, (plain(node.runs) or node.text.strip(), inner)))


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield from node.walk()


def tables(text: str) -> list[list[list[str]]]:
    """The tables of an outline as rows of words."""
    nodes, _ = parsed(text)
    found = [node for node in walk(nodes) if node.kind == "table"]
    return [[[plain(cell.runs) for cell in row.children] for row in table.children] for table in found]


# Containers: what pandoc 3.9 makes of the same text.

NESTS = {
    "equal": ("::: columns\n::: column\na\n:::\n::: column\nb\n:::\n:::\nc", "columns(column(a) column(b)) c"),
    "fewer inside": (":::::: {.columns}\n::: {.column}\na\n:::\n::::::\nc", "columns(column(a)) c"),
    "more inside": ("::: columns\n\n:::: column\na\n::::\n\n:::: column\nb\n::::\n\n:::\n\nc", "columns(column(a) column(b)) c"),
    "three deep": (
        "::: columns\n::: {.column}\na\n\n::: callout-note\nn\n:::\n:::\n::: {.column}\nb\n:::\n:::\nc",
        "columns(column(a callout-note(n)) column(b)) c",
    ),
    "closed by colons of any number": ("::: fragment\na\n:::::::::\nb", "fragment(a) b"),
    "names between colons": ("::::: outer ::::::\n::: inner :::\na\n:::\n:::::\nb", "outer(inner(a)) b"),
    "in an item": ("- x\n\n  ::: fragment\n  ::: inner\n  a\n  :::\n  :::\n\n  y\n\nb", "x fragment(inner(a)) y b"),
    "in a quotation": ("> ::: fragment\n> ::: inner\n> a\n> :::\n> :::\n> y\n\nb", "fragment(inner(a)) y b"),
    "in notes": ("::: notes\nx\n\n::: inner\na\n:::\n\ny\n:::\nb", "notes(x inner(a) y) b"),
    "colons in code": ("::: fragment\n```\n:::\n```\na\n:::\nb", "fragment(::: a) b"),
    "an opener in code": ("::: fragment\n~~~\n::: column\n~~~\na\n:::\nb", "fragment(::: column a) b"),
}


@pytest.mark.parametrize(("text", "right"), NESTS.values(), ids=NESTS)
def test_containers_close_by_nesting(text: str, right: str) -> None:
    nodes, problems = parsed(text)
    assert (shape(nodes), problems) == (right, [])


@pytest.mark.parametrize("depth", [2, 5, 20, 50])
def test_a_nest_of_any_depth(depth: int) -> None:
    nodes, problems = parsed("::: box\n" * depth + "a\n" + ":::\n" * depth + "b")
    assert (shape(nodes), problems) == ("box(" * depth + "a" + ")" * depth + " b", [])


@pytest.mark.parametrize("text", ["a\n\n:::\n\nb", "a\n:::\nb", "::: x\na\n:::\n:::\nb", "- a\n\n  :::\n\nb", "> a\n> ::::\n\nb"])
def test_colons_that_close_nothing_are_reported_and_never_shown(text: str) -> None:
    nodes, problems = parsed(text)
    assert problems == [rule_catalogue.UNCLOSED.code]
    assert not any(":::" in plain(node.runs) for node in walk(nodes))


UNCLOSED = {
    "notes": "## A\n\na\n\n::: notes\nsaid\n\n## B\n\nb",
    "notes twice": "## A\n\na\n\n::: notes\nsaid\n\n## B\n\nb\n\n::: notes\nmore\n:::\n",
    "columns": "## A\n\n:::: columns\n::: column\na\n:::\n\n## B\n\nb",
    "under a chapter": "# A\n\n::: notes\nsaid\n\n## B\n\nb",
    "a rule": "## A\n\n::: notes\nsaid\n\n---\n\n## B\n\nb",
    "a deep slide": "### A\n\n::: notes\nsaid\n\n### B\n\nb",
}


@pytest.mark.parametrize("text", UNCLOSED.values(), ids=UNCLOSED)
def test_what_is_never_closed_ends_at_the_next_slide(text: str) -> None:
    nodes, problems = parsed(text)
    assert problems == [rule_catalogue.UNCLOSED.code]
    assert [plain(node.runs) for node in nodes if node.kind == "heading"] == ["A", "B"]
    assert plain(nodes[-1].runs) == "b" or nodes[-1].info == "notes"


def test_a_heading_inside_a_closed_container_stays_inside() -> None:
    nodes, problems = parsed("## A\n\n::: {.panel-tabset}\n## One\na\n\n## Two\nb\n:::\n\n## B")
    assert (shape(nodes), problems) == ("A panel-tabset(One a Two b) B", [])


# Tables drawn with characters.

GRIDS = {
    "lists in cells": ("+---+-----+\n| A | B   |\n+===+=====+\n| x | - a |\n|   | - b |\n+---+-----+", [["A", "B"], ["x", "a\nb"]]),
    "wrapped": (
        "+----+------+\n| A  | B    |\n+====+======+\n| x  | long |\n|    | text |\n+----+------+",
        [["A", "B"], ["x", "long text"]],
    ),
    "no header": ("+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+", [["", ""], ["a", "b"], ["c", "d"]]),
    "wide characters": ("+------+---+\n| 項目 | B |\n+======+===+\n| x    | 値|\n+------+---+", [["項目", "B"], ["x", "値"]]),
    "paragraphs": ("+---+---+\n| A | B |\n+===+===+\n| x | y |\n|   |   |\n|   | z |\n+---+---+", [["A", "B"], ["x", "y\nz"]]),
    "emphasis": ("+-------+---+\n| **A** | B |\n+:======+==:+\n| `x`   | y |\n+-------+---+", [["A", "B"], ["x", "y"]]),
}
SIMPLE = {
    "header": ("  A     B\n-----  ---\n   12  x y\n  123  z", [["A", "B"], ["12", "x y"], ["123", "z"]]),
    "simple, no header": ("---- ----\na    b\nc    d\n---- ----", [["", ""], ["a", "b"], ["c", "d"]]),
    "multiline": (
        "-------------\n A     B\n x     y\n------ ------\n a     long\n       text\n\n c     d\n-------------",
        [["A x", "B y"], ["a", "long text"], ["c", "d"]],
    ),
    "multiline without a header": (
        "------ ------\n a     long\n       text\n\n c     d\n-------------",
        [["", ""], ["a", "long text"], ["c", "d"]],
    ),
}


@pytest.mark.parametrize(("text", "right"), (GRIDS | SIMPLE).values(), ids=[*GRIDS, *SIMPLE])
@pytest.mark.parametrize(
    "around", ["{}", "::: notes\n{}\n:::", "::: columns\n::: column\n{}\n\n:::\n:::"], ids=["plain", "notes", "column"]
)
def test_tables_drawn_with_characters_are_tables(text: str, right: list[list[str]], around: str) -> None:
    assert tables(f"## A\n\n{around.format(text)}\n\nend\n") == [right]


def test_such_tables_stand_in_items_too() -> None:
    text = "- x\n\n" + "".join(f"  {line}\n" for line in GRIDS["wrapped"][0].split("\n"))
    assert tables(text) == [GRIDS["wrapped"][1]]


def test_columns_are_aligned_as_they_are_drawn() -> None:
    nodes, _ = parsed("  Right  Left    Centre  Default\n-------  ------ -------- -------\n     12  12        12         12\n")
    assert [cell.info for cell in nodes[0].children[0].children] == ["right", "left", "center", ""]
    nodes, _ = parsed("+----+----+----+\n| a  | b  | c  |\n+:===+===:+:==:+\n| 1  | 2  | 3  |\n+----+----+----+")
    assert [cell.info for cell in nodes[0].children[0].children] == ["left", "right", "center"]


@pytest.mark.parametrize(
    "text",
    ["+---+---+\n| a   b |\n+---+--+\n| c | d |\n+---+---+", "+---+---+\n| a | b |\n+---+---+\n| c | d\n+---+---+"],
    ids=["ruler", "post"],
)
def test_a_grid_that_cannot_be_read_is_shown_as_typed(text: str) -> None:
    nodes, problems = parsed(text)
    assert problems == [rule_catalogue.NOT_READ.code]
    assert [(node.kind, node.text) for node in nodes] == [("code", text + "\n")]


@pytest.mark.parametrize("text", ["---\n\na\n\n---\n\nb\n\n---", "a\n\n- - -\n\nb", "Head\n----\n\na", "--- ---\n\na"])
def test_rules_and_headings_stay_what_they_are(text: str) -> None:
    assert tables(text) == []


# Lists, lines, dates.

LISTS = {
    "a) one\nb) two": ("alphaLcParenR", 1),
    "A)  one\nB)  two": ("alphaUcParenR", 1),
    "A.  one\nB.  two": ("alphaUcPeriod", 1),
    "(1) one\n(2) two": ("arabicParenBoth", 1),
    "(a) one\n(b) two": ("alphaLcParenBoth", 1),
    "i. one\nii. two": ("romanLcPeriod", 1),
    "I)  one\nII)  two": ("romanUcParenR", 1),
    "iv. one\nv. two": ("romanLcPeriod", 4),
    "c) one\nd) two": ("alphaLcParenR", 3),
    "i) one\nj) two": ("alphaLcParenR", 9),
    "#. one\n#. two": ("arabicPeriod", 1),
    "(@) one\n(@x) two": ("arabicParenBoth", 1),
    "1) one\n2) two": ("arabicParenR", 1),
    "1. one\n2. two": ("", 1),
    "a) one\n   goes on\n\n   more\n\nb) two": ("alphaLcParenR", 1),
}


@pytest.mark.parametrize(("text", "right"), LISTS.items(), ids=LISTS)
@pytest.mark.parametrize("around", ["", "> ", "- "], ids=["plain", "quoted", "item"])
def test_lists_keep_their_marks(text: str, right: tuple[str, int], around: str) -> None:
    shown = "\n".join(
        ("  " if around == "- " and at else around) + line if line else ">"[: around == "> "] for at, line in enumerate(text.split("\n"))
    )
    nodes, _ = parsed(shown)
    (found,) = [node for node in walk(nodes) if node.kind == "list" and (node.level or around != "- ")]
    assert (found.info, found.level, len(found.children)) == (*right, 2)


@pytest.mark.parametrize(
    "text", ["A. Smith wrote\nB. Jones read", "(see) this", "etc. and so on", "a) alone", "i.e. that", "(c) 2024 Acme", "mix) a\nmin) b"]
)
def test_words_are_no_lists(text: str) -> None:
    nodes, _ = parsed(text)
    assert {node.kind for node in nodes} == {"paragraph"}


def test_examples_are_counted_through_the_outline() -> None:
    nodes, _ = parsed("See (@b).\n\n(@a) one\n(@b) two\n\n## More\n\n(@) three\n\nAs (@a) and @b say, write to a@b.org\n")
    assert shape(nodes) == "See (2). one two More three As (1) and 2 say, write to a@b.org"
    assert [node.level for node in nodes if node.kind == "list"] == [1, 3]


@pytest.mark.parametrize("text", ["28. April 2017 in Bonn", "1. Mai 2024", "3. okt. was it", "12. června 2020", "5. Dezember"])
def test_a_date_is_no_list(text: str) -> None:
    nodes, _ = parsed(text)
    kinds = {node.kind for node in nodes}
    assert kinds == ({"paragraph"} if "okt" not in text else kinds)
    assert kinds != {"list"} or "okt" in text


def test_a_list_of_dates_stays_one() -> None:
    nodes, _ = parsed("1. April\n2. May")
    assert [node.kind for node in nodes] == ["list"]


def test_line_blocks_keep_their_lines() -> None:
    nodes, _ = parsed("| One *a*\n|   two\n| three\n  goes on\n\nend")
    assert plain(nodes[0].runs) == "One a\n\u00a0\u00a0two\nthree goes on"
    assert tables("| a | b |\n|---|---|\n| c | d |") == [[["a", "b"], ["c", "d"]]]


@pytest.mark.parametrize("text", ["a\n\n. . .\n\nb", "- a\n\n. . .\n\n- b", "::: x\na\n\n. . .\n\nb\n:::", "a\n. . .\nb"])
def test_pauses_are_not_shown(text: str) -> None:
    nodes, problems = parsed(text)
    assert not problems
    assert not any(". ." in plain(node.runs) for node in walk(nodes))


def test_a_title_block_is_front_matter() -> None:
    nodes, _ = parsed('% A "good"\n  title\n% Ann Lee; Bo Ray\n% 5 May 2024\n\n# First')
    assert nodes[0].kind == "front matter"
    assert nodes[0].text == 'title: "A \\"good\\" title"\nauthor: ["Ann Lee", "Bo Ray"]\ndate: "5 May 2024"'
    assert parsed("a\n\n% no title")[0][-1].kind == "paragraph"


@pytest.mark.parametrize(("text", "level"), [("{.plain}\n=====", 1), ("{}\n---", 2), ("{.a .b}\n---", 2)])
def test_a_heading_of_attributes_alone_is_a_slide_without_a_title(text: str, level: int) -> None:
    nodes, problems = parsed(f"a\n\n{text}\n\nb")
    assert [(node.kind, node.level, plain(node.runs)) for node in nodes] == [
        ("paragraph", 0, "a"),
        ("heading", level, ""),
        ("paragraph", 0, "b"),
    ]
    assert not problems


# Emphasis beside wide characters.

WIDE = [
    "**計画：**書く",
    "**历经10年发展，**年均",
    "这是**我想做的事。**所以",
    "これは**「重要」**です",
    "**마크다운(Markdown)**을",
    "*「強調」*です",
    "中**“强”**文",
    "~~（削除）~~した",
]


@pytest.mark.parametrize("text", WIDE)
@pytest.mark.parametrize("around", ["{}", "- {}", "1. {}", "| a |\n|---|\n| {} |", "## {}"])
def test_emphasis_beside_wide_characters(text: str, around: str) -> None:
    nodes, _ = parsed(around.format(text))
    runs = [run for node in walk(nodes) for run in node.runs]
    assert any(run.bold or run.italic or run.strike for run in runs)
    assert not any("*" in run.text or "~" in run.text for run in runs)


@pytest.mark.parametrize("text", ["**Words:**more", "a**(b)**c", "**“x”**y", "snake_case_é", "**é.**f"])
def test_latin_results_are_commonmark_s(text: str) -> None:
    nodes, _ = parsed(text)
    assert plain(nodes[0].runs) == text
