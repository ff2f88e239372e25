"""Items that are indented less, or more, than Markdown asks for are items of the one above them, as their authors mean."""

from __future__ import annotations

import pytest

from slides.markdown.parser import parse
from slides.markdown.parser.node import Node
from slides.markdown.parser.weak_indents import with_whole_indents
from slides.text.rich_text import plain


def outline(nodes: tuple[Node, ...]) -> str:
    return " ".join(filter(None, map(_short, nodes)))


def _short(node: Node) -> str:
    inner = outline(node.children)
    if node.kind == "list":
        return f"[{inner}]"
    return " ".join(filter(None, (plain(node.runs) or node.text.strip(), inner)))


LISTS = {
    "two spaces under a number": ("1. a\n  - b\n  - c\n2. d", "[a [b c] d]"),
    "three under two digits": ("10. a\n   - b\n11. c", "[a [b] c]"),
    "two under a wide bullet": ("-   a\n  - b\n-   c", "[a [b] c]"),
    "one, with another mark": (" * a\n  + b\n  + c\n * d", "[a [b c] d]"),
    "one, with the same mark": ("- a\n - b\n- c", "[a b c]"),
    "deeper and deeper": ("1. a\n  1. b\n    1. c\n2. d", "[a [b [c]] d]"),
    "too far": ("- a\n        - b\n        - c", "[a [b c]]"),
    "after a blank line": ("1. a\n\n  - b\n\n2. c", "[a [b] c]"),
    "text of an item": ("1. a\n\n  b\n\n2. c\n  - d", "[a b c [d]]"),
    "code of an item": ("1. a\n  ```\n  - x\n  ```\n2. c", "[a - x c]"),
    "the next list": ("- a\n\nText\n\n- b\n  - c", "[a] Text [b [c]]"),
    "under a heading": ("1. a\n\n## H\n\n  - b", "[a] H [b]"),
    "code": ("Text\n\n    - a\n     - b", "Text - a\n - b"),
    "the next number": ("1. a\n  2. b\n  - c", "[a b] [c]"),
    "front matter": ("---\nauthor:\n  - A\n   - B\n---\n\n- b", "author:\n  - A\n   - B [b]"),
}


@pytest.mark.parametrize(("text", "right"), LISTS.values(), ids=LISTS)
def test_weakly_indented_items_are_inside_of_the_item_above(text: str, right: str) -> None:
    nodes, _ = parse(text, "a.md")
    assert outline(nodes) == right
    assert with_whole_indents(text).count("\n") == text.count("\n")


@pytest.mark.parametrize("text", ["- a\n  - b\n    - c\n- d\n", "1. a\n   1. b\n\n      c\n", "- a\n\n  ```\n  - x\n  ```\n  - b"])
def test_lists_that_are_right_stay_as_they_are(text: str) -> None:
    assert with_whole_indents(text) == text
