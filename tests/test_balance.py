"""Line ends: a takeaway's lines are about as long as each other, and no row ends in a single word."""

from __future__ import annotations

import pytest

from slides.base.geometry import Size, inches
from slides.design import built_in
from slides.design.page import Text
from slides.text.rich_text import Paragraph, Run, plain
from slides.typesetting.balance import with_even_lines, without_lone_words
from slides.typesetting.fitting import Style, set_text

ROOM = Size(inches(11.8), inches(1.0))


def _set(words: str, style: str = "takeaway", theme: str = "ink", room: Size = ROOM) -> tuple[Text, Style]:
    design = built_in(theme)
    found = Style(design.styles[style], (22,) if style == "takeaway" else design.styles[style].sizes, design.theme.fonts)
    return set_text((Paragraph((Run(words),)),), found, room), found


def _lines(text: Text) -> list[str]:
    words, ends = text.paragraphs[0].text, text.breaks[0]
    return [words[start:end].strip() for start, end in zip((0, *ends), ends, strict=False)]


@pytest.mark.parametrize("theme", ["ink", "night", "paper", "slate", "editorial"])
@pytest.mark.parametrize(
    "words",
    [
        "The cooperation is a direct response to sanctions, and it helps to steady both of the economies in years to come.",
        "Revenue in the north grew by a fifth last year although nobody expected it before the new price list arrived there.",
        "Die Zusammenarbeit ist eine unmittelbare Antwort auf die Wirtschaftssanktionen und stabilisiert beide Länder.",
    ],
)
def test_two_lines_are_about_as_long_as_each_other(words: str, theme: str) -> None:
    text, style = _set(words, theme=theme)
    assert len(text.breaks[0]) == 2, "a sentence for two lines"
    first, second = map(len, _lines(with_even_lines(text, style, ROOM)))
    assert 0.7 < second / first < 1.4


def test_words_stay_as_they_were() -> None:
    text, style = _set("The alliance is a major factor in shaping the new world order, in which other powers challenge Western dominance.")
    found = with_even_lines(text, style, ROOM)
    assert found != text
    assert plain(found.paragraphs[0].runs).replace("\u00a0", " ") == plain(text.paragraphs[0].runs)


@pytest.mark.parametrize("words", ["One line.", "A column of narrow lines " * 12])
def test_one_line_and_columns_stay(words: str) -> None:
    text, style = _set(words)
    assert with_even_lines(text, style, ROOM) is text


@pytest.mark.parametrize("last", ["stage.", "it.", "all"])
def test_rows_do_not_end_in_a_single_word(last: str) -> None:
    words = "The relationship is still developing, and its effect is felt on all of the large world"
    text, style = _set(f"{words} {last}", "closing row")
    width = next(width for width in range(ROOM.width, 0, -inches(0.05)) if _alone(f"{words} {last}", width))
    room = Size(width, ROOM.height)
    text = set_text(text.paragraphs, style, room)
    assert _lines(without_lone_words(text, style, room))[-1].replace("\u00a0", " ") == f"world {last}"


def _alone(words: str, width: int) -> bool:
    return _lines(_set(words, "closing row", room=Size(width, ROOM.height))[0])[-1] == words.split()[-1]
