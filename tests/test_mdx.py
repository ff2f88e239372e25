"""MDX: Markdown with components: imports, comments in braces and properties that are code are no text; what stands between tags stays."""

from __future__ import annotations

import pytest

from slides.base.diagnostics import Problem
from slides.markdown.parser.mdx import is_mdx, with_mdx_read
from slides.pipeline.build import build_deck
from tests.audience_view import shown

HEAD = "import Quiz from '@site/src/Quiz';\nimport {A, B as C} from \"./a\";\n\n"


def read(text: str) -> tuple[str, list[Problem]]:
    """A text without its code, and what was reported."""
    problems: list[Problem] = []
    found = with_mdx_read(text, "case.mdx", problems)
    assert found.count("\n") == text.count("\n")
    return found, problems


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        (HEAD, "\n\n\n"),
        ("export const a = {\n  b: 1,\n};\n\ntext", "\n\n\n\ntext"),
        ("a {/* for us\nalone */} b", "a \n b"),
        ('<Card title="One" icon={<Star />}>\nx\n</Card>', '<Card title="One">\nx\n</Card>'),
        ("<Quiz\n  questions={[\n    { text: 'a > b' },\n  ]}\n/>", "<Quiz />\n\n\n\n"),
        ("<Quiz answer={<><code>a &gt; 1</code></>}>\nsay\n</Quiz>", "<Quiz>\nsay\n</Quiz>"),
        ("`<Quiz a={1}>` and <b>c</b>", "`<Quiz a={1}>` and <b>c</b>"),
        ("```jsx\nimport a from 'b'\n<Quiz a={1} />\n```", "```jsx\nimport a from 'b'\n<Quiz a={1} />\n```"),
        ("a sentence\nimport a from 'b';", "a sentence\nimport a from 'b';"),
        ("<Quiz a={1", "<Quiz a={1"),
    ],
)
def test_code_of_mdx_is_left_out(typed: str, right: str) -> None:
    assert read(typed)[0] == right


def test_properties_that_are_code_are_reported_once_for_each_component() -> None:
    _, problems = read("a\n\n<Quiz b={1} />\n\n<Quiz b={2} />\n")
    assert [(each.span.line, each.message) for each in problems] == [
        (3, "properties in braces of the component <Quiz> are left out (2 times): they are code")
    ]


def test_what_is_mdx() -> None:
    assert is_mdx(HEAD, "a.md")
    assert is_mdx("text", "a.mdx")
    assert not is_mdx("```js\nimport a from 'b'\n```", "a.md")
    assert not is_mdx("We import oil from 'abroad'.", "a.md")


def test_an_answer_in_a_property_is_not_shown() -> None:
    text = f'{HEAD}# A\n\n## B\n\n<Challenge id="x" answer={{<>Forty-two</>}}>\n\nWhat is it?\n\n</Challenge>\n'
    deck = build_deck(text, "case.md")
    assert "What is it?" in shown(deck).replace("\u00a0", " ")
    assert "Forty" not in shown(deck)
    assert "import" not in shown(deck)


def test_tags_that_never_end_are_read_in_linear_time() -> None:
    text = "<Quiz a={" * 3_000
    assert read(text)[0] == text
