"""Variables: values of the front matter in the text."""

from __future__ import annotations

import pytest

from slides.markdown.parser.variables import with_variables
from slides.pipeline.build import build_deck

FRONT = '---\ntitle: T\nproduct: Widget 3\nquoted: "A: b" \nteam:\n  lead: Ann # since May\n  size: 4\nlist: [a]\n---\n\n# T\n\n## A\n\n'


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("The {{< meta product >}} sells", "The Widget 3 sells"),
        ("{{< meta quoted >}}", "A: b"),
        ("{{< meta team.lead >}} and {{< meta team.size >}}", "Ann and 4"),
        ("`{{< meta product >}}`", "`{{< meta product >}}`"),
        ("{{{< meta product >}}}", "{{{< meta product >}}}"),
        ("{{< meta nothing >}} {{< meta list >}}", "{{< meta nothing >}} {{< meta list >}}"),
        ("```\n{{< meta product >}}\n```\n{{< meta product >}}", "```\n{{< meta product >}}\n```\nWidget 3"),
        ("~~~~\n~~~\n{{< meta product >}}\n~~~~", "~~~~\n~~~\n{{< meta product >}}\n~~~~"),
    ],
)
def test_a_value_stands_where_it_is_named(said: str, shown: str) -> None:
    text, _ = with_variables(FRONT + said)
    assert text == FRONT + shown
    assert text.count("\n") == (FRONT + said).count("\n")


def test_a_key_that_is_shown_is_not_reported_as_unused() -> None:
    deck = build_deck(f"{FRONT}- The {{{{< meta product >}}}} and {{{{< meta team.lead >}}}}\n- {{{{< meta nothing >}}}}\n", "x.md")
    told = [str(problem) for problem in deck.problems]
    assert not any("product" in each or "team" in each for each in told)
    assert any("quoted" in each for each in told)
    assert any("{{< meta >}} is not run" in each for each in told)


@pytest.mark.parametrize(
    "text", ["{{< meta x >}}", "---\nx: 1\n{{< meta x >}}", "", "---\n---\n{{< meta x >}}", "---\nx:\n---\n{{< meta x >}}"]
)
def test_without_a_value_nothing_changes(text: str) -> None:
    assert with_variables(text) == (text, frozenset())
