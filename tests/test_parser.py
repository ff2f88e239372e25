"""Parsing: any text gives nodes, and every line belongs to one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from slides.markdown.parser import Node, parse
from slides.text.rich_text import BREAK, Run, plain
from tests.shared import BRIEFING, STRESS

MARKDOWN = st.lists(
    st.sampled_from(
        [
            *(
                "# T",
                "## S",
                "### P",
                "- a",
                "  - b",
                "1. **x** y",
                "> q",
                "> — w",
                "| a | b |",
                "|---|---|",
                "| 1 | 2 |",
                "```",
                "---",
                "",
                "",
            ),
            *(
                "::: notes",
                ":::",
                "<!-- c -->",
                "<br>",
                "text *em* **b** `c`",
                "![a](b.png)",
                "[l]: http://x.y",
                "[^1]: n",
                "    code",
                "\t- t",
            ),
        ]
    ),
    max_size=30,
).map("\n".join)


def uncovered(text: str) -> list[int]:
    """Non-blank lines that no node covers."""
    nodes, _ = parse(text, "x.md")
    held = {line for node in nodes for line in range(node.span.line, node.end + 1)}
    return [number for number, line in enumerate(text.split("\n"), 1) if line.strip() and number not in held]


@given(MARKDOWN)
def test_every_line_of_markdown_belongs_to_a_node(text: str) -> None:
    closing = {number for number, line in enumerate(text.split("\n"), 1) if line.strip() == ":::"}
    assert set(uncovered(text)) <= closing


@given(st.text(max_size=300))
def test_any_text_at_all_is_parsed(text: str) -> None:
    nodes, _ = parse(text, "x.md")
    assert isinstance(nodes, tuple)


def test_every_line_of_the_outlines_belongs_to_a_node() -> None:
    for path in (BRIEFING, STRESS):
        text = path.read_text(encoding="utf-8")
        closing = [number for number, line in enumerate(text.split("\n"), 1) if line.strip() == ":::"]
        assert set(uncovered(text)) <= set(closing)


def only(text: str) -> Node:
    (node,) = parse(text, "x.md")[0]
    return node


def test_styles_become_runs() -> None:
    assert only("a *b* **c** `d` ~~e~~ [f](http://g.h)").runs == (
        Run("a "),
        Run("b", italic=True),
        Run(" "),
        Run("c", bold=True),
        Run(" "),
        Run("d", code=True),
        Run(" "),
        Run("e", strike=True),
        Run(" "),
        Run("f", link="http://g.h"),
    )


def test_line_breaks_are_kept_where_they_are_meant() -> None:
    assert plain(only("a\nb").runs) == "a b"
    assert plain(only("a  \nb").runs) == f"a{BREAK}b"
    assert plain(only("a<br>b").runs) == f"a{BREAK}b"
    assert plain(only("words\n— who").runs) == f"words{BREAK}— who"


def test_pictures_stand_beside_the_text_of_their_paragraph() -> None:
    nodes, _ = parse('Before it.\n![alt](a.png "cap"){.cover focus="1% 2%"}\nAfter it.', "x.md")
    assert [(node.kind, node.span.line) for node in nodes] == [("paragraph", 1), ("picture", 2), ("paragraph", 3)]
    assert nodes[1].info == "a.png"
    assert dict(nodes[1].attributes) == {"title": "cap", "class": "cover", "focus": "1% 2%"}


def test_control_characters_are_left_out_and_told() -> None:
    nodes, problems = parse("## a\x01b\n", "x.md")
    assert plain(nodes[0].runs) == "ab"
    assert str(problems[0]) == ("x.md:1:5: warning: 1 control character(s) left out, the first U+0001 (delete them from the outline) [M7]")


def test_reference_definitions_and_front_matter_are_nodes_too() -> None:
    nodes, _ = parse("---\ntitle: x\n---\n\n[a]\n\n[a]: http://b.c\n", "x.md")
    assert [node.kind for node in nodes] == ["front matter", "paragraph", "definition"]
    assert nodes[1].runs == (Run("a", link="http://b.c"),)
