"""What pictures may cost: frames and parts counted before a pixel is decoded, the first frame alone decoded, memory bounded in bytes."""

from __future__ import annotations

import gc
import io
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PIL import GifImagePlugin, PngImagePlugin, TiffImagePlugin
from PIL import Image as Pillow

from slides.design.images import Image, UnreadableImage, decode, load, raster, shrunk
from slides.design.images.image import MOST_FRAMES, MOST_PARTS, image_of
from slides.design.images.image_cache import ImageCache

MANY = 100_000
FRAME = b"\x21\xf9\x04\x00\x01\x00\x00\x00\x2c\x00\x00\x00\x00\x02\x00\x02\x00\x00"


def gif(frames: int, rest: bytes = b"\x02\x03\x84\x51\x00\x00") -> bytes:
    """An animation of 2 by 2 pixels. rest: the data of every frame after the first."""
    head = b"GIF89a\x02\x00\x02\x00\x80\x00\x00" + bytes(3) + b"\xff" * 3
    return head + FRAME + b"\x02\x03\x84\x51\x00\x00" + (FRAME + rest) * (frames - 1) + b";"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def apng(frames: int, rest: bytes = zlib.compress(b"\0\x80"), said: int = 0) -> bytes:
    """An animation of one pixel. rest: the data of every frame after the first. said: the frames that it claims to have."""
    control = struct.pack(">IIIIHHBB", 1, 1, 0, 0, 1, 25, 0, 0)
    later = (
        chunk(b"fcTL", struct.pack(">I", 2 * at - 1) + control) + chunk(b"fdAT", struct.pack(">I", 2 * at) + rest)
        for at in range(1, frames)
    )
    first = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + chunk(b"acTL", struct.pack(">II", said or frames, 0))
    shown = chunk(b"fcTL", struct.pack(">I", 0) + control) + chunk(b"IDAT", zlib.compress(b"\0\x80"))
    return b"\x89PNG\r\n\x1a\n" + first + shown + b"".join(later) + chunk(b"IEND", b"")


def webp(frames: int) -> bytes:
    """An animation of 16 by 16 pixels, every frame after the first with damaged pixels."""
    target = io.BytesIO()
    Pillow.new("RGB", (16, 16), (200, 0, 0)).save(target, "WEBP", lossless=True)
    still = target.getvalue()[12:]
    assert still.startswith(b"VP8L")
    damaged = still[:13] + b"\xff" * (len(still) - 13)

    def part(kind: bytes, data: bytes) -> bytes:
        return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    place = bytes(6) + b"\x0f\0\0" + b"\x0f\0\0" + b"\x64\0\0" + b"\0"
    body = part(b"VP8X", b"\x02\0\0\0" + b"\x0f\0\0" + b"\x0f\0\0") + part(b"ANIM", bytes(6))
    body += part(b"ANMF", place + still) + part(b"ANMF", place + damaged) * (frames - 1)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def tiff(pages: int) -> bytes:
    """A file of grey pages of one pixel each."""
    found = [b"II*\0" + struct.pack("<I", 8)]
    entries = [(256, 4, 1), (257, 4, 1), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 4), (278, 4, 1), (279, 4, 1)]
    size = 2 + 12 * len(entries) + 4
    page = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    found += [page + struct.pack("<I", 8 + at * size if at < pages else 0) for at in range(1, pages + 1)]
    return b"".join(found)


@contextmanager
def counted(patch: pytest.MonkeyPatch, owner: type, name: str) -> Iterator[list[int]]:
    """How often a method is called, as the only number of a list."""
    calls, real = [0], getattr(owner, name)

    def method(*given: object, **named: object) -> object:
        calls[0] += 1
        return real(*given, **named)

    with patch.context() as patched:
        patched.setattr(owner, name, method)
        yield calls


@pytest.mark.parametrize(
    ("made", "most", "owner", "step"),
    [
        (gif, MOST_FRAMES, GifImagePlugin.GifImageFile, "data"),
        (apng, MOST_FRAMES, PngImagePlugin.PngStream, "read"),
        (tiff, MANY, TiffImagePlugin.ImageFileDirectory_v2, "load"),
    ],
)
def test_of_many_frames_no_more_is_read_than_of_two(
    made: Callable[[int], bytes], most: int, owner: type, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []
    for frames in (2, most):
        with counted(monkeypatch, owner, step) as calls:
            found = raster.read_raster(made(frames))
            shrunk(found, 1, 1)
        steps.append(calls[0])
    assert 0 < steps[0] == steps[1]
    with counted(monkeypatch, owner, step) as calls:
        assert getattr(Pillow.open(io.BytesIO(made(50))), "n_frames", 0) == 50
        Pillow.open(io.BytesIO(made(50))).seek(49)
    assert calls[0] > 49, "the steps of a walk through all frames would not be seen"


@pytest.mark.parametrize("made", [webp, lambda frames: apng(frames, b"damaged"), lambda frames: gif(frames, b"\x02\x03\xff\xff\xff\x00")])
def test_frames_after_the_first_are_not_decoded(made: Callable[[int], bytes]) -> None:
    assert decode(made(MOST_FRAMES)).width in (1, 2, 16)


@pytest.mark.parametrize("made", [gif, apng, partial(apng, said=1), webp])
def test_too_many_frames_are_refused_with_the_limit(made: Callable[[int], bytes]) -> None:
    with pytest.raises(UnreadableImage, match="more than 10,000 frames"):
        decode(made(MANY))


def test_too_many_frames_that_a_file_claims_to_have_are_refused() -> None:
    with pytest.raises(UnreadableImage, match="more than 10,000 frames"):
        decode(apng(2, said=MANY))


@pytest.mark.parametrize(
    "made",
    [
        lambda parts: b"\xff\xd8" + b"\xff" * (parts + 9) + b"\xd9",
        lambda parts: gif(2, b"\x02" + b"\x01\x00" * (parts + 1) + b"\x00"),
        lambda parts: b"\x89PNG\r\n\x1a\n" + chunk(b"IDAT", b"") * (parts + 1) + chunk(b"IEND", b""),
    ],
    ids=["jpeg", "gif", "png"],
)
def test_too_many_parts_are_refused_with_the_limit(made: Callable[[int], bytes]) -> None:
    with pytest.raises(UnreadableImage, match="more than 1,000,000 parts"):
        decode(made(MOST_PARTS))


def picture(number: int, size: int = 1000) -> Image:
    return image_of("png", (1, 1), number.to_bytes(4, "big") * (size // 4))


def test_memory_is_bounded_by_bytes_and_keeps_the_latest() -> None:
    memory: ImageCache[int] = ImageCache(10_000)
    found = []

    def find(key: int) -> Image | str:
        found.append(key)
        return picture(key) if key % 2 else "no picture"

    for key in range(200):
        memory.get(key, lambda key=key: find(key))  # type: ignore[misc]
        assert memory.bytes <= 10_000
    gc.collect()
    memory.get(199, lambda: find(199))
    assert found == list(range(200))
    memory.get(1, lambda: find(1))
    assert found[-1] == 1


def test_what_a_deck_holds_is_found_once_whatever_its_size() -> None:
    memory: ImageCache[int] = ImageCache(10_000)
    held = [memory.get(key, lambda key=key: picture(key, 50_000)) for key in range(9)]  # type: ignore[misc]
    assert memory.bytes <= 10_000
    for key in range(9):
        assert memory.get(key, lambda: "read again") is held[key]


def test_a_file_is_read_once_until_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    path.write_bytes(gif(2))
    first = load(path)
    assert load(path) is first
    path.write_bytes(gif(3))
    assert load(path).digest != first.digest
