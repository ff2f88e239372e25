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
from slides.export.png import draw_png
from slides.export.svg.drawing import SvgOptions, slide_svg
from slides.export.toned_pictures import toned_image


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
        Pillow.open(io.BytesIO(draw_png(slide_svg(slide, size, replace(options, filters=filters)), 40))).convert("RGB")
        for filters in (True, False)
    )
    assert max(ImageChops.difference(filtered, before).tobytes()) <= 2
    assert filtered.getcolors(4000) != [(1600, filtered.getpixel((0, 0)))], "something is shown"
    assert in_two_tones(image, ("12283D", "FFE0A0")) == in_two_tones(image, ("12283D", "FFE0A0"))


def test_a_picture_that_cannot_be_read_again_has_no_tones() -> None:
    broken = Image("png", 4, 4, "0" * 64, b"\x89PNG")
    assert toned_image(Bitmap(broken, Rect(0, 0, 1, 1), tones=("000000", "FFFFFF"))) is broken
