"""Blocks of documentation sites: admonitions under every name, tabs, components on lines of their own."""

from __future__ import annotations

import pytest

from slides.base import rule_catalogue
from slides.design.page import Text
from slides.markdown.parser import parse
from slides.pipeline.build import BuiltDeck, build_deck


def _deck(body: str) -> BuiltDeck:
    deck = build_deck(f"# T\n\n## A\n\n{body}\n", "page.md")
    assert not [problem for problem in deck.problems if problem.severity.value != "advice" or problem.rule.code.startswith("M")]
    return deck


def _lines(deck: BuiltDeck) -> list[str]:
    return [line.text for page in deck.pages[1:] for each in page.fills if isinstance(each.what, Text) for line in each.what.paragraphs]


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        ("!!! failure\n\n    It broke.", "Failure: It broke."),
        ('!!! bug "Known"\n\n    It broke.', "Known: It broke."),
        ("!!! quote\n\n    It broke.", "Quote: It broke."),
        ("!!! house-rule\n\n    It broke.", "House rule: It broke."),
        ('!!! tip ""\n\n    It broke.', "It broke."),
        ("/// tip\n\nIt broke.\n\n///", "Tip: It broke."),
        ("/// warning | Mind\n\nIt broke.\n\n///", "Mind: It broke."),
        ("/// note\n    attrs: {class: wide}\n\nIt broke.\n\n///", "Note: It broke."),
        ("//// note\n\n/// tip\n\nIt broke.\n\n///\n\n////", "Tip: It broke."),
        ("<Note>\n\nIt broke.\n\n</Note>", "Note: It broke."),
        ('<Aside type="caution" title="Mind">\n\nIt broke.\n\n</Aside>', "Mind: It broke."),
        ('<Admonition type="tip">\n\nIt broke.\n\n</Admonition>', "Tip: It broke."),
    ],
)
def test_an_admonition_keeps_its_name(block: str, shown: str) -> None:
    assert shown in " ".join(_lines(_deck(f"- one\n- two\n\n{block}\n\nThe end of it.")))


_TABS = (
    '=== "Linux"\n\n    Use `apt`.\n\n=== "With [brew](https://example.org/a(b))"\n\n    Use it.\n',
    "/// tab | Linux\n\nUse `apt`.\n\n///\n\n/// tab | With [brew](https://example.org/a(b))\n\nUse it.\n\n///\n",
    '<Tabs>\n<TabItem value="l" label="Linux">\n\nUse `apt`.\n\n</TabItem>\n<TabItem value="m" label="With [brew](https://example.org/a(b))">\n\n'
    "Use it.\n\n</TabItem>\n</Tabs>\n",
    '<Tabs>\n  <Tab title="Linux">\n\nUse `apt`.\n\n  </Tab>\n  <Tab title="With [brew](https://example.org/a(b))">\n\n'
    "Use it.\n\n  </Tab>\n</Tabs>\n",
)


@pytest.mark.parametrize("tabs", _TABS)
def test_tabs_are_parts_of_their_slide_and_end_where_they_end(tabs: str) -> None:
    """Their titles are headings with Markdown in them, and what follows stands under none of them."""
    lines = _lines(_deck(f"{tabs}\nThen go on with the next step.\n"))
    at = lines.index("Linux")
    assert {"With brew", "Use it.", "Then go on with the next step."} <= set(lines[at:])
    nodes, _ = parse(tabs, "page.md")
    assert [[child.kind for child in node.children] for node in nodes if node.kind == "container"] == [["heading", "paragraph"]] * 2
    assert len([line for line in tabs.splitlines() if line.strip()]) <= max(node.end for node in nodes)


def test_a_title_of_a_tab_is_not_carried_past_its_end() -> None:
    tabs = "".join(f'=== "System {at}"\n\n    ```sh\n' + "    run the installer of it\n" * 6 + "    ```\n\n" for at in range(3))
    deck = _deck(f"{tabs}Afterwards, set it up as you like it.\n\n```sh\n" + "set up\n" * 14 + "```\n")
    last = deck.pages[-1].title
    assert "System" not in last, [page.title for page in deck.pages]


@pytest.mark.parametrize("text", ["<Note>\n\nNever closed.", "/// tip\n\nNever closed.", "```jsx\n<Note>\n</Note>\n```", "///\n\nAlone."])
def test_what_is_no_whole_block_keeps_its_words(text: str) -> None:
    deck = build_deck(f"# T\n\n## A\n\n{text}\n", "page.md")
    assert not [problem for problem in deck.problems if problem.rule is rule_catalogue.LOST]


def test_objects_that_another_tool_links_are_their_words() -> None:
    """A reference that the page defines stays a link, and code stays as it is."""
    text = "See [`Field`][lib.fields.Field] and [the `config`][lib.config], not [`Path`][os.path] or `a[b][c.d]`.\n\n[os.path]: https://example.org"
    deck = _deck(f"{text}\n\n```py\na['`'][b.c]\n```")
    assert "See Field and the config, not Path or a[b][c.d]." in _lines(deck)
    runs = [
        run
        for page in deck.pages
        for each in page.fills
        if isinstance(each.what, Text)
        for line in each.what.paragraphs
        for run in line.runs
    ]
    assert [(run.text, run.link) for run in runs if run.link] == [("Path", "https://example.org")]
