"""Drawings in the text of an outline: pictures with their words as the description; icons and what cannot be drawn stay HTML."""

from __future__ import annotations

import base64

import pytest

from slides.design.page import Picture
from slides.markdown.parser.inline_svg import with_pictures_for_svg
from slides.pipeline.build import build_deck
from tests.audience_view import shown

DRAWING = (
    '<svg viewBox="0 0 400 200"><title>Two steps</title>\n<rect width="90" height="40"/><text x="9" y="20">First &amp; last</text></svg>'
)


def test_a_drawing_is_a_picture_with_its_words_as_description() -> None:
    deck = build_deck(f"# A\n\n## B\n\nOne line.\n\n<div>\n{DRAWING}\n</div>\n", "case.md")
    (picture,) = [placed.what for page in deck.pages for placed in page.fills if isinstance(placed.what, Picture)]
    assert picture.alt == "Two steps; First & last"
    assert "First" not in shown(deck)
    assert not [problem for problem in deck.problems if problem.rule.code[0] in "MPR"]


def test_the_lines_stay_and_the_drawing_is_whole() -> None:
    text = f"a\n\n{DRAWING}\n\nb"
    found = with_pictures_for_svg(text)
    assert found.count("\n") == text.count("\n")
    data = base64.b64decode(found.partition("base64,")[2].partition('"')[0]).decode()
    assert data == DRAWING.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')


@pytest.mark.parametrize(
    "text",
    [
        "`" + DRAWING.replace("\n", "") + "`",
        f"```html\n{DRAWING}\n```",
        '<svg width="24" height="24" viewBox="0 0 400 200"><path d="M0 0"/></svg>',
        '<svg viewBox="0 0 24 24"><path d="M0 0"/></svg>',
        '<svg class="icon"><use href="#a"/></svg>',
        '<svg viewBox="0 0 400 200"><text>never closed</svg>',
        '<svg viewBox="0 0 400 200"><script>a()</script><text>b</text></svg>',
        '<svg viewBox="0 0 400 200"><foreignObject><p>b</p></foreignObject></svg>',
        '<svg viewBox="0 0 400 200"><text>b</text>',
    ],
    ids=["code", "fence", "icon by width", "icon by view", "no size", "broken", "script", "HTML inside", "open"],
)
def test_what_is_no_picture_stays(text: str) -> None:
    assert with_pictures_for_svg(text) == text


def test_names_of_characters_and_lone_signs_are_read_as_html_does() -> None:
    found = with_pictures_for_svg('<svg viewBox="0 0 400 200"><text>a&nbsp;&rarr; b & c</text></svg>')
    assert 'alt="a → b &amp; c"' in found


def test_many_drawings_that_never_end_are_read_in_linear_time() -> None:
    text = '<svg viewBox="0 0 400 200">' * 20_000 + "</svg>"
    assert with_pictures_for_svg(text) == text
