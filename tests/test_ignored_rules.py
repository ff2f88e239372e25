"""Every rule can be ignored by code or name: in the front matter, or in a comment from its line to the end of its section."""

from __future__ import annotations

import pytest

from slides.pipeline.build import build_deck

BAD = "[x](javascript:x) and words"
"""A line that breaks M5."""
OUTLINE = f"# Deck\n\n## One\n\n{BAD}\n\n## Two\n\n{BAD}\n\n## Three\n\n{BAD}\n"


def lines(text: str, code: str = "M5") -> list[int]:
    return [problem.span.line for problem in build_deck(text, "f.md").problems if problem.rule.code == code]


def about(text: str) -> list[tuple[str, int, str]]:
    return [(each.rule.code, each.span.line, each.message) for each in build_deck(text, "f.md").problems if "ignore" in each.message]


def put(comment: str, before: str) -> str:
    return OUTLINE.replace(before, f"{comment}\n\n{before}", 1)


@pytest.mark.parametrize("wish", ["M5", "m5", "unsafe-link", "UNSAFE-LINK", "[M5, B10]", "B10, unsafe-link", "B10 M5"])
def test_the_front_matter_ignores_by_code_or_name(wish: str) -> None:
    assert lines(OUTLINE)
    assert not lines(f"---\nignore: {wish}\n---\n\n{OUTLINE}")
    assert not about(f"---\nignore: {wish}\n---\n\n{OUTLINE}")


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- slides: ignore M5 -->",
        "<!--slides:ignore m5-->",
        "<!-- Slides: ignore unsafe-link, L1 -->",
        "<!-- slides: ignore M5\nit is meant so -->",
    ],
)
def test_before_the_first_heading_a_comment_holds_for_the_whole_outline(comment: str) -> None:
    assert not lines(f"{comment}\n\n{OUTLINE}")
    assert not lines(f"---\nlang: en\n---\n\n{comment}\n\n{OUTLINE}")


def test_a_comment_holds_from_its_line_to_the_end_of_its_section() -> None:
    text = "# Deck\n\n## One\n\n[a](javascript:2)\n\n<!-- slides: ignore M5 -->\n\n[b](javascript:3)\n\n## Two\n\n[c](javascript:4)\n"
    assert lines(text) == [5, 13]


def test_what_is_said_of_a_section_as_a_whole_is_meant_by_a_comment_in_it() -> None:
    rows = "\n".join(f"- Point {number} with a few more words so that it needs its room on the slide" for number in range(40))
    text = f"# Deck\n\n## Long\n\n<!-- slides: ignore L1 -->\n\n{rows}\n\n## Also long\n\n{rows}\n"
    assert lines(text, "L1") == [text[: text.index("## Also")].count("\n") + 1]
    assert not lines(f"---\nignore: continued\n---\n{text}", "L1")


def test_rules_divide_sections_too() -> None:
    text = f"{BAD}\n\n---\n\n<!-- slides: ignore M5 -->\n\n[a](javascript:2)\n\n---\n\n[b](javascript:3)\n"
    assert lines(text) == [1, 11]
    marp = "---\nmarp: true\n---\n\n# A\n\n[a](javascript:1)\n\n---\n<!-- slides: ignore M5 -->\n\n# B\n\n[a](javascript:2)\n\n"
    marp += "---\n\n[b](javascript:3)\n"
    assert lines(marp) == [7, 18]


@pytest.mark.parametrize(
    "place", ["- A point <!-- slides: ignore M5 -->", "> <!-- slides: ignore M5 -->", "text <!-- slides: ignore M5 --> text"]
)
def test_a_comment_is_found_wherever_it_stands(place: str) -> None:
    assert not lines(f"# Deck\n\n## One\n\n{place}\n\n{BAD}\n")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("L99", "unknown rule in an ignore list: L99"),
        ("too-many", "unknown rule in an ignore list: too-many"),
        ("M1", "M1 cannot be ignored"),
        ("cannot-read", "cannot-read cannot be ignored"),
        ("F6", "F6 cannot be ignored"),
    ],
)
def test_what_cannot_be_ignored_is_reported_at_its_line(word: str, said: str) -> None:
    in_front = about(f"---\nlang: en\nignore:\n  - M5\n  - {word}\n---\n\n{OUTLINE}")
    assert [(code, line) for code, line, _ in in_front] == [("M2", 5)]
    in_comment = about(put(f"<!-- slides: ignore {word} -->", BAD))
    assert [(code, line) for code, line, _ in in_comment] == [("M11", 5)]
    assert in_front[0][2].startswith(said)
    assert in_comment[0][2].startswith(said)


def test_a_comment_without_a_rule_is_reported() -> None:
    assert [code for code, *_ in about(put("<!-- slides: ignore -->", BAD))] == ["M11"]


def test_an_ignored_rule_that_never_spoke_is_silent_and_the_comment_is_no_note() -> None:
    briefing = build_deck(put("<!-- slides: ignore P1 -->", BAD).replace("# Deck", "---\nagenda: no\n---\n\n# Deck"), "f.md")
    assert not about(put("<!-- slides: ignore P1 -->", BAD))
    assert not [note for page in briefing.pages for note in page.notes]


@pytest.mark.parametrize("note", ["slides: twelve are left", "The slides: ignore them"])
def test_other_words_about_slides_are_no_directive(note: str) -> None:
    assert not about(put(f"<!-- {note} -->", BAD))
