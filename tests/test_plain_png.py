"""PNG files that are seen to be whole without Pillow are what Pillow says that they are."""

from __future__ import annotations

import io
import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL import PngImagePlugin

from slides.design.images import raster
from slides.design.images.image import UnreadableImage
from slides.design.images.plain_png import plain_png_size
from tests.shared import ROOT

MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")


def png(mode: str = "RGB", size: tuple[int, int] = (9, 7), **more: object) -> bytes:
    """A PNG by Pillow."""
    chance = random.Random(str((mode, size)))
    picture = Pillow.new("RGB", size)
    picture.putdata([(chance.randrange(256), chance.randrange(4) * 80, 9) for _ in range(size[0] * size[1])])
    target = io.BytesIO()
    picture.convert("L" if mode == "I;16" else mode).convert(mode).save(target, "PNG", **more)
    return target.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk with its check sum."""
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def by_pillow(data: bytes, monkeypatch: pytest.MonkeyPatch) -> object:
    """What a picture is where Pillow looks at it."""
    with monkeypatch.context() as patched:
        patched.setattr(raster, "plain_png_size", lambda _: None)
        return raster.read_raster(data)


def with_chunks(*kinds: tuple[bytes, bytes], before: bytes = b"IDAT") -> bytes:
    """A PNG with more chunks before one."""
    data = png()
    at = data.index(before) - 4
    return data[:at] + b"".join(chunk(kind, inner) for kind, inner in kinds) + data[at:]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("size", [(1, 1), (9, 7), (640, 3), (65, 130)])
def test_a_plain_picture_is_what_pillow_says(mode: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    data = png(mode, size)
    assert (plain_png_size(data) == size) == (mode not in ("LA", "I;16"))
    assert raster.read_raster(data) == by_pillow(data, monkeypatch)


@settings(max_examples=300)
@given(st.sampled_from(("L", "P", "RGB", "RGBA")), st.integers(0, 10_000), st.integers(0, 255), st.integers(0, 3))
def test_no_broken_picture_is_taken_for_a_whole_one(mode: str, at: int, value: int, cut: int) -> None:
    data = bytearray(png(mode))
    data[at % len(data)] = value
    changed = bytes(data[: len(data) - cut])
    if plain_png_size(changed) is not None:
        with Pillow.open(io.BytesIO(changed)) as picture:
            picture.load()
            assert picture.size == plain_png_size(changed)


def test_what_says_something_of_a_picture_is_left_to_pillow() -> None:
    assert plain_png_size(with_chunks((b"pHYs", bytes(9)), (b"tEXt", b"Software\0any"))) == (9, 7)
    for kind in (b"gAMA", b"iCCP", b"eXIf", b"tRNS", b"acTL", b"zTXt", b"iTXt", b"tEXt", b"prVt", b"sBIT", b"PLTE"):
        assert plain_png_size(with_chunks((kind, bytes(9)))) is None
    assert plain_png_size(png(pnginfo=_turned())) is None
    assert plain_png_size(with_chunks((b"IDAT", b""), (b"pHYs", bytes(9)))) is None
    assert plain_png_size(png().replace(b"IDAT", b"IDAU")) is None
    assert plain_png_size(b"") is None
    assert plain_png_size((ROOT / "tests" / "decks" / "lake.png").read_bytes()) == (640, 480)


def _turned() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Raw profile type exif", "x")
    return info


def test_a_filter_that_there_is_not_is_told() -> None:
    rows = b"".join(bytes([5, *range(27)]) for _ in range(7))
    head = (9).to_bytes(4, "big") + (7).to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    assert plain_png_size(data) is None
    with pytest.raises(UnreadableImage):
        raster.read_raster(data)
