"""Pictures in two tones look alike where a filter makes them and where they are recoloured before."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image as Pillow
from PIL import ImageChops

from slides.base.geometry import Rect, Size
from slides.design.images import Image, decode, in_two_tones
from slides.export.display_list import Bitmap, ShownSlide
from slides.export.png.from_svg import draw_png
from slides.export.shown_pictures import placed_bitmap, toned_image
from slides.export.svg.drawing import SvgOptions, slide_svg


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "1", "LA"])
def test_two_tones_are_those_of_an_svg_filter(mode: str) -> None:
    """Each pixel as resvg shows it through the filter that browsers are given."""
    colours = Pillow.merge("RGB", [Pillow.linear_gradient("L").rotate(turn).resize((40, 40)) for turn in (0, 90, 180)])
    drawn = colours.convert("RGBA" if mode == "RGBA" else "L" if mode == "LA" else "RGB").convert(mode)
    if mode in ("RGBA", "LA"):
        drawn.putalpha(Pillow.linear_gradient("L").resize((40, 40)).point(lambda value: 255 if value > 128 else 0))
    stored = io.BytesIO()
    drawn.save(stored, "PNG")
    image = decode(stored.getvalue())
    bitmap = Bitmap(image, Rect(0, 0, 40 * 12700, 40 * 12700), tones=("12283D", "FFE0A0"))
    slide = ShownSlide(1, "", (), "", False, "FFFFFF", (bitmap,), ())
    options = SvgOptions("en", "Calibri", str)
    size = Size(40 * 12700, 40 * 12700)
    filtered, before = (
        Pillow.open(io.BytesIO(draw_png(slide_svg(slide, size, replace(options, scale=scale)), 40))).convert("RGB")
        for scale in (0.0, 1 / 12700)
    )
    assert max(ImageChops.difference(filtered, before).tobytes()) <= 2
    assert filtered.getcolors(4000) != [(1600, filtered.getpixel((0, 0)))], "something is shown"
    assert in_two_tones(image, ("12283D", "FFE0A0")) == in_two_tones(image, ("12283D", "FFE0A0"))


def test_a_picture_that_cannot_be_read_again_has_no_tones() -> None:
    broken = Image("png", 4, 4, "0" * 64, b"\x89PNG")
    assert toned_image(Bitmap(broken, Rect(0, 0, 1, 1), tones=("000000", "FFFFFF"))) is broken


def test_a_part_of_a_picture_is_what_is_shown_of_it() -> None:
    picture = Pillow.new("RGB", (100, 50), (200, 0, 0))
    picture.paste((0, 0, 200), (50, 0, 100, 50))
    stored = io.BytesIO()
    picture.save(stored, "PNG")
    bitmap = Bitmap(decode(stored.getvalue()), Rect(0, 0, 12700, 25400), crop=(50_000, 0, 0, 0))
    placed = placed_bitmap(bitmap, 10 / 12700)
    assert (placed.crop, placed.rect, placed.image.width, placed.image.height) == ((0, 0, 0, 0), bitmap.rect, 10, 20)
    shown = Pillow.open(io.BytesIO(placed.image.data)).convert("RGB")
    assert {shown.getpixel((x, y)) for x in range(2, 10) for y in range(20)} == {(0, 0, 200)}, "the red half is cut off"


@pytest.mark.parametrize(("crop", "scale"), [((60_000, 0, 50_000, 0), 0.001), ((0, -10, 0, 0), 0.001), ((0, 0, 0, 0), 10.0)])
def test_what_has_no_place_in_pixels_stays(crop: tuple[int, int, int, int], scale: float) -> None:
    stored = io.BytesIO()
    Pillow.new("RGB", (8, 8)).save(stored, "PNG")
    bitmap = Bitmap(decode(stored.getvalue()), Rect(0, 0, 12700, 25400), crop)
    assert placed_bitmap(bitmap, scale) == bitmap
