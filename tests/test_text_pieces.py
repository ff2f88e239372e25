"""Lines in pieces of one face and one direction, as pictures are drawn from them."""

from __future__ import annotations

import re
import time

import pytest

from slides.export.display_list import TextLine, TextSpan
from slides.export.png.from_svg import svg_pictures
from slides.export.svg.pieces import bidirectional_levels, line_pieces
from slides.pipeline.build import build_deck
from slides.typesetting.metrics import installed

POINT = 12700


@pytest.mark.parametrize("unit", ["(", "\u05d0(", "( [ )", "1%", "\u05d0b ", "(\u05d0)"])
def test_levels_take_time_in_proportion(unit: str) -> None:
    def taken(count: int) -> float:
        begun = time.process_time()
        bidirectional_levels(unit * count, rtl=True)
        return time.process_time() - begun

    taken(2000)
    assert taken(40_000) < 30 * max(taken(4000), 0.002)


@pytest.mark.parametrize(
    ("text", "rtl", "levels"),
    [
        ("abc 12", False, "000000"),
        ("abc \u05d0\u05d1 d", False, "00001100"),
        ("\u05d0\u05d1 abc", True, "111222"),
        ("\u05d0 12 \u05d1", True, "112211"),
        ("\u05d0 5% \u05d1", True, "112211"),
        ("\u05d0 For (7-9)", True, "11222222222"),
        ("\u05d0 (7-9) \u05d1", True, "111222111"),
        ("\u0627 3.11", True, "112222"),
        ("ab (\u05d0)", False, "000010"),
        ("\u05d0 - b c", True, "1111222"),
        ("", True, ""),
    ],
)
def test_levels_are_those_of_unicode(text: str, rtl: bool, levels: str) -> None:
    assert "".join(map(str, bidirectional_levels(text, rtl=rtl))) == levels


def line(*texts: str, rtl: bool = False, family: str = "Calibri", italic: bool = False) -> TextLine:
    spans = tuple(TextSpan(text, 100 * POINT, family, 20, "000000", italic=italic, language="zxx") for text in texts)
    return TextLine(spans, 50 * POINT, 100 * POINT, 100 * POINT * len(spans), "end" if rtl else "start", rtl)


def test_plain_pieces_keep_their_measured_places() -> None:
    found = list(line_pieces(line("one ", "two"), "en"))
    assert [(piece.span.text, piece.x // POINT) for piece in found] == [("one", 50), ("two", 150)]


def test_what_reads_from_the_right_stands_at_the_right() -> None:
    found = list(line_pieces(line("\u0627\u0628 ", "git ", "\u062a", rtl=True, family="Arial"), "ar"))
    assert [piece.span.text for piece in found] == ["\u062a", "git", "\u0627\u0628"]
    assert [piece.turned for piece in found] == [True, False, True]
    assert abs(found[-1].x + found[-1].span.width - 350 * POINT) <= POINT


@pytest.mark.parametrize("text", ["a \u5b57 b", "# \u5e73\u5747 mean"])
def test_letters_of_a_face_keep_it_beside_letters_that_it_lacks(text: str) -> None:
    if not installed.file_of("Noto Sans CJK SC"):
        pytest.skip("Noto Sans CJK is not installed")
    found = list(line_pieces(line(text, family="Consolas", italic=True), "zh-CN"))
    assert len(found) > 1
    assert "".join(piece.span.text for piece in found).replace(" ", "") == text.replace(" ", "")
    for piece in found:
        plain = piece.span.text.isascii()
        assert (piece.span.family == "Consolas") is plain
        assert "CJK" not in piece.span.family or piece.span.family == "Noto Sans CJK SC"
        assert piece.span.italic or not plain
    starts = [piece.x for piece in found]
    assert starts == sorted(starts)


def test_a_picture_is_drawn_of_them() -> None:
    deck = build_deck(
        "---\nlang: ar\n---\n# \u0646\u0638\u0627\u0645 API\n\n## \u0646\u0638\u0627\u0645 (API)\n\n- **a** \u0646\n- b\n", "a.md"
    )
    drawn = dict(svg_pictures(deck.finished(), 400))
    assert all(re.match(rb"\x89PNG", data) for data in drawn.values())
