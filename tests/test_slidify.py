"""slidify: lines between slides with classes, columns, what answers a question, and MathJax's formulas."""

from __future__ import annotations

import pytest

from slides.markdown.parser import parse
from slides.pipeline.build import build_deck
from slides.text.rich_text import plain

FRONT = "---\ntitle     : T\nframework : io2012\nknit      : slidify::knit2slides\n---\n\n"


@pytest.mark.parametrize("line", ["--- .segue", "--- &twocolumn", "--- .a .b #c bg:white", "--- { class: b }", "---"])
def test_a_slide_ends_at_dashes_with_classes(line: str) -> None:
    deck = build_deck(f"{FRONT}## A\n\n- a\n\n{line}\n\n## B\n\nbee\n", "a.Rmd")
    assert [page.title for page in deck.pages if page.title in ("A", "B")] == ["A", "B"]
    assert not [page for page in deck.pages if line.strip("- ") and line in str(page)]


def test_columns_and_answers() -> None:
    columns = "## A\n\n*** =left\n\none\n\n***=right\n\ntwo\n\n--- &radio\n\n"
    asked = "## Q\n\n1. x\n2. y\n\n*** .hint\n\nThink.\n\n*** .explanation\n\nSo it is.\n\n---\n\n## B\n\nbee\n"
    text = f"{FRONT}{columns}{asked}"
    pages = {page.title: page for page in build_deck(text, "a.Rmd").pages}
    assert pages["A"].layout.startswith("Text and Text")
    assert [paragraph.text for paragraph in pages["Q"].notes] == ["Think.", "So it is."]
    assert "***" not in str(pages)


def test_elsewhere_such_lines_are_words() -> None:
    nodes, _ = parse("a\n\n--- .segue\n", "a.md")
    assert [plain(node.runs) for node in nodes] == ["a", "--- .segue"]


FORMULAS = {
    "in a line": (r"so \\(H_0\\) holds", ["so H0 holds"]),
    "alone": (r"\\[a^2\\]", ["a2"]),
    "one backslash": (r"so \(x_1 = 2\) holds", ["so x1 = 2 holds"]),
    "blanks inside of dollars": (r"so $ \alpha_1 $ and $ x^2$ hold", ["so α1 and x2 hold"]),
    "money": ("from $ 5 to $ 6", ["from $ 5 to $ 6"]),
    "an escaped bracket": (r"see \(below\) and \[here\](a.md)", ["see (below) and [here](a.md)"]),
    "on lines of their own": ("\\[\na^2\n\\]", ["a2"]),
    "in code": (r"`\\(a\\)`", [r"\\(a\\)"]),
}


@pytest.mark.parametrize(("text", "words"), FORMULAS.values(), ids=FORMULAS)
def test_formulas_between_two_backslashes_and_brackets(text: str, words: list[str]) -> None:
    nodes, _ = parse(text, "a.md")
    assert [plain(node.runs) for node in nodes] == words
