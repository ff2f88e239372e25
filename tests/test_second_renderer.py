"""A second engine beside LibreOffice: what is painted, where text stands, and what Reset Slide leaves as it is."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
from PIL import Image

from slides.design import THEMES
from slides.design.page import Image as Picture
from slides.design.page import Text
from slides.pipeline.build import BuiltDeck, build_deck
from tests import render
from tests.building import build
from tests.second_renderer import SCALE, Slide, drawn, needs_fonts, opened, reset
from tests.shared import BRIEFING

pytestmark = needs_fonts
NEAR = 24
"""Levels of a colour, out of 255, by which two pictures may differ where each paints the same."""


@lru_cache(maxsize=8)
def briefing(theme: str = "") -> BuiltDeck:
    """The shipped briefing in a theme."""
    return build_deck(BRIEFING.read_text(encoding="utf-8"), str(BRIEFING), theme)


@lru_cache(maxsize=8)
def deck(theme: str = "") -> bytes:
    """The briefing's deck."""
    return build(briefing(theme))


@lru_cache
def pictures() -> tuple[Image.Image, ...]:
    """Every slide of the briefing as the second engine paints it."""
    engine = opened(deck())
    return tuple(Image.open(io.BytesIO(engine.render_png(at).bytes)).convert("RGB") for at in range(engine.slide_count))


@pytest.mark.parametrize("theme", THEMES)
def test_every_box_of_the_briefing_is_painted(theme: str) -> None:
    shown, painted, lines = briefing(theme), 0, 0
    for page, slide in zip(shown.pages, drawn(deck(theme)), strict=True):
        layout = shown.design.layouts[page.layout]
        for placed in page.fills:
            slot = layout.slot(placed.slot)
            if isinstance(placed.what, Text) and shown.design.style(slot).fill:
                rect = tuple(round(each / SCALE) for each in (slot.rect.x, slot.rect.y, slot.rect.width, slot.rect.height))
                assert [box.fill != "" for box in slide.boxes if box.name == slot.name and box.rect == rect] == [True]
                painted += 1
        for shape in layout.decoration:
            if shape.shape in ("rect", "ellipse"):
                rect = tuple(round(each / SCALE) for each in (shape.rect.x, shape.rect.y, shape.rect.width, shape.rect.height))
                assert any(box.rect == rect and box.fill for box in slide.boxes), (page.title, shape)
                painted += 1
            lines += shape.shape in ("line", "frame", "ring")
    assert painted + lines > 20


def test_no_line_of_the_briefing_is_the_colour_of_what_lies_under_it() -> None:
    for number, (slide, picture) in enumerate(zip(drawn(deck()), pictures(), strict=True)):
        for line in slide.lines:
            ground = picture.getpixel((max(line.x - 2, 0), line.y + 2))
            assert isinstance(ground, tuple)
            ink = tuple(bytes.fromhex(line.colour.removeprefix("#")[:6]))
            assert max(abs(one - other) for one, other in zip(ink, ground, strict=True)) > 90, (number + 1, line.text)


@pytest.mark.skipif(not (render.available() and shutil.which("pdftoppm")), reason="LibreOffice Impress and poppler draw the other picture")
def test_two_engines_draw_the_same_text_and_the_same_fills(tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck())
    words = render.words_of([file], tmp_path)[file]
    subprocess.run(["pdftoppm", "-r", "96", "-png", str(tmp_path / "0.pdf"), str(tmp_path / "page")], check=True, timeout=120)
    others = sorted(tmp_path.glob("page-*.png"))
    slides = drawn(deck())
    assert len(others) == len(slides) == len(briefing().pages)
    for number, (slide, one, picture) in enumerate(zip(slides, pictures(), others, strict=True), 1):
        here = [word for word in words if word.page == number]
        ours = Counter(said for line in slide.lines for said in _pieces(f"{line.mark} {line.text}"))
        theirs = Counter(said for word in here for said in _pieces(word.text))
        assert ours - theirs == theirs - ours == Counter(), number
        _same_lines(slide, here, number)
        other = Image.open(picture).convert("RGB").resize(one.size)
        _same_fills(slide, one, other, number)


def _pieces(text: str) -> list[str]:
    """Words; a line may end after a hyphen."""
    return text.replace("-", "- ").split()


def _same_lines(slide: Slide, words: list[render.Word], number: int) -> None:
    """The first line of each text stands where LibreOffice has the same word, within a tenth of an inch."""
    for line in (line for line in slide.lines if line.begins):
        first = line.text.split()[0]
        places = [word.top / SCALE for word in words if word.text == first]
        assert any(abs(place - line.y) < 10 + line.size * 0.35 for place in places), (number, line.text, line.y, places)


def _same_fills(slide: Slide, one: Image.Image, other: Image.Image, number: int) -> None:
    """Inside every corner of every filled rectangle both pictures have one colour."""
    for box in slide.boxes:
        x, y, width, height = box.rect
        if not box.fill or box.form != "rect" or min(width, height) < 20:
            continue
        for point in ((x + 5, y + 5), (x + width - 6, y + 5), (x + 5, y + height - 6), (x + width - 6, y + height - 6)):
            ours, theirs = one.getpixel(point), other.getpixel(point)
            assert isinstance(ours, tuple)
            assert isinstance(theirs, tuple)
            assert max(abs(here - there) for here, there in zip(ours, theirs, strict=True)) < NEAR, (number, box.name, point, ours, theirs)


ICONS = """## Cards

- **:ban: Sanctions** keep pressing on banks, on oil and on trade for another year
- **:handshake: Partnerships** grow
- **:landmark: Diplomacy** stalls

## Questions

### :shield: How?

So.

### :ban: Why is this a question that takes more than a line of its column?

Because.

## A list

- :shield: one item that is long enough to need a second line of its own because it goes on and on and on without an end
- two
  - :flag-ir: three
- four

## Steps

1. :shield: first
2. :ban: second

## Small

- :shield: {long}
- {long}
- {long}
- {long}
- {long}
- {long}

## More cards, a figure

- **12%** up
- **7** down

> [!IMPORTANT]
> {long} {long}
""".replace("{long}", "a statement of some length that fills more than half of its line, and then some more")


@pytest.mark.parametrize("theme", ["ink", "paper"])
@pytest.mark.parametrize("tongue", ["en", "ar"])
def test_reset_slide_changes_nothing_that_is_seen(theme: str, tongue: str) -> None:
    """Sizes, lines and places of text and icons are the same after PowerPoint's Reset Slide."""
    made = build(build_deck(f"---\nlang: {tongue}\n---\n\n{ICONS}", "x.md", theme))
    before, after = drawn(made), drawn(reset(made, paragraphs=False))
    assert before == after
    assert len({line.size for slide in before for line in slide.lines}) > 5


def test_reset_slide_leaves_the_briefing_as_it_is() -> None:
    assert drawn(reset(deck(), paragraphs=False)) == drawn(deck())


@pytest.mark.parametrize("tongue", ["en", "ar"])
def test_no_reset_puts_an_icon_on_words(tongue: str) -> None:
    """Even where marks and margins of paragraphs go too, text beside an icon begins after it."""
    shown = build_deck(f"---\nlang: {tongue}\n---\n\n{ICONS}", "x.md")
    icons = 0
    for slide in drawn(reset(build(shown), paragraphs=True)):
        for box in (box for box in slide.boxes if box.name.startswith("Icon: ")):
            icons += 1
            x, y, width, height = box.rect
            beside = [line for line in slide.lines if y < line.y + line.size * 0.9 < y + height]
            after = [line for line in beside if (line.right < x if tongue == "ar" else line.x > x + width)]
            assert after, (box, beside)
            assert not [line for line in beside if line.x < x + width and line.right > x], (box, beside)
    assert icons == sum(not isinstance(icon.fill, Picture) for page in shown.pages for icon in page.icons) > 8
