"""Numbers, references to characters and YAML that are odd: each is reported at its line, and costs nothing else."""

from __future__ import annotations

import math

import pytest

from slides.base import rule_catalogue
from slides.base.diagnostics import Rule
from slides.pipeline.build import build_deck
from slides.text.sanitize import percentage, unescaped, whole_number
from tests.building import build

LONG = "9" * 4_301


@pytest.mark.parametrize(
    ("text", "wanted"), [("1", 1), (" 7 ", 7), ("007", 7), ("٣", 3), ("²", None), ("", None), ("-1", None), ("1.5", None), ("101", None)]
)
def test_a_whole_number_within_bounds(text: str, wanted: int | None) -> None:
    assert whole_number(text, 0, 100) == wanted
    assert whole_number(LONG, 0, 100) is None
    assert whole_number("0" * 4_301 + "5", 0, 100) == 5


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("40%", 40), ("33.3%", 33.3), ("33.3 %", 33.3), (".5", 0.5), ("100", 100), ("101%", None), ("²%", None), ("%", None), ("4.²", None)],
)
def test_a_percentage(text: str, wanted: float | None) -> None:
    found = percentage(text)
    assert found is None if wanted is None else found is not None and math.isclose(found, wanted)
    assert percentage(f"{LONG}%") is None
    assert percentage(f"1.{LONG}") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("&amp;", "&"),
        ("&#65;", "A"),
        ("&#0000000000065;", "A"),
        ("&#x0000000041;", "A"),
        (f"&#{LONG};", "\ufffd"),
        (f"&#x{LONG};", "\ufffd"),
        (f"&#{LONG}", "\ufffd"),
        (f"&#{'0' * 4_301}65;", "A"),
    ],
)
def test_a_reference_to_a_character_is_decoded_whatever_its_length(text: str, wanted: str) -> None:
    assert unescaped(text) == wanted


BUILT = [
    (f'x <img alt="&#{LONG};" src="p.png">', 3, rule_catalogue.MISSING_PICTURE),
    (f"<p>&#{LONG}; &#x{LONG};</p>", 0, None),
    (f'<p title="&#{LONG};">words</p>', 0, None),
    (f"words &#{LONG}; and &#x{LONG};", 0, None),
    (f'```mermaid\npie\n"#{LONG};" : 1\n"b" : 2\n```', 0, None),
    (f"```mermaid\nflowchart LR\nA[#{LONG};] --> B\n```", 0, None),
    ('<ol start="²"><li>a</li></ol>', 3, rule_catalogue.RAW_HTML),
    (f'<ol start="{LONG}"><li>a</li></ol>', 3, rule_catalogue.RAW_HTML),
    ('<ol start="-3"><li>a</li></ol>', 3, rule_catalogue.RAW_HTML),
    (":::: columns\n::: {.column width=²%}\na\n:::\n::: {.column width=40%}\nb\n:::\n::::", 4, rule_catalogue.LAYOUT),
    (f":::: columns\n::: {{.column width={LONG}%}}\na\n:::\n::: {{.column width=40%}}\nb\n:::\n::::", 4, rule_catalogue.LAYOUT),
    ("![a](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7){focus=²%}", 3, rule_catalogue.PICTURE_OPTION),
    (f"```python {{{LONG}-{LONG}}}\nx = 1\n```", 0, None),
    (f"{LONG}. a\n\n- b", 0, None),
    (f"$\\hspace{{{LONG}em}} x$", 0, None),
]


@pytest.mark.parametrize(("words", "line", "rule"), BUILT, ids=range(len(BUILT)))
def test_an_odd_number_is_reported_at_its_line_and_the_deck_is_built(words: str, line: int, rule: Rule | None) -> None:
    found = build_deck(f"## A\n\n{words}\n\n## B\n\nLast words\n", "x.md", debug=True)
    assert not found.failed
    if rule is not None:
        assert line in [problem.span.line for problem in found.problems if problem.rule is rule]
    assert build(found)[:2] == b"PK"


YAML = [
    ("title: !!bool maybe", 2),
    ("lang: en\ntitle: !!int many", 3),
    ("title: !!float x", 2),
    ("title: !!timestamp never", 2),
    ("title: [a, b", 2),
    ("title: 'open", 2),
    ("a: &a [*a]\ntitle: *b", 3),
    ("title: !!python/object/apply:os.system [x]", 2),
    ("\ttitle: x", 2),
    ("title: \x07" + "x", 2),
]


@pytest.mark.parametrize(("lines", "line"), YAML)
def test_whatever_yaml_falls_over_is_reported_with_its_line(lines: str, line: int) -> None:
    found = build_deck(f"---\n{lines}\n---\n\n## A\n\nx\n", "x.md", debug=True)
    told = [problem for problem in found.problems if problem.rule in (rule_catalogue.FRONT_MATTER, rule_catalogue.CONTROL_CHARACTERS)]
    assert [problem.span.line for problem in told][:1] == [line]


@pytest.mark.parametrize("count", [7, 10, 20, 40, 100])
def test_more_columns_than_are_legible_stand_one_after_another(count: int) -> None:
    columns = "\n".join(f"::: column\nword{at}\n:::" for at in range(count))
    found = build_deck(f"## A\n\n:::: columns\n{columns}\n::::\n", "x.md", debug=True)
    assert [
        (problem.span.line, f"{count} columns" in problem.message)
        for problem in found.problems
        if problem.rule is rule_catalogue.SET_ELSEWHERE
    ]
    assert not [problem for problem in found.problems if problem.rule is rule_catalogue.LOST]
    assert build(found)[:2] == b"PK"


@pytest.mark.parametrize(("columns", "blocks"), [(2, 8), (6, 3), (3, 6)])
def test_columns_of_many_blocks_are_sound(columns: int, blocks: int) -> None:
    inside = "\n\n".join(f"> quote {at}\n\n```\ncode {at}\n```" for at in range(blocks // 2))
    text = "\n".join(f"::: column\n{inside}\n:::" for _ in range(columns))
    assert build(build_deck(f"## A\n\n:::: columns\n{text}\n::::\n\n:::: columns\n{text}\n::::\n", "x.md", debug=True))[:2] == b"PK"


KINDS = ["timeline\n2001 : a\n{} : b", "timeline\n{} : a", "mindmap\n  {}\n    a\n    {}", "flowchart LR\na[{}] --> b"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("letters", [60, 110, 400])
def test_no_word_is_so_long_that_a_drawing_is_not_sound(kind: str, letters: int) -> None:
    source = kind.replace("{}", "x" * letters)
    assert build(build_deck(f"# T\n\n## A\n\n```mermaid\n{source}\n```\n", "x.md", debug=True))[:2] == b"PK"
