"""Pictures of pixels: formats, orientation, colours, metadata, bounds, and the size at which they are stored."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import zlib

import pytest
from PIL import Image as Pillow
from PIL import ImageCms

from slides.design.images import Image, UnreadableImage, decode, shrunk
from tests import colour_profiles

SECRET = b"47.3769N 8.5417E"


def photograph(width: int = 80, height: int = 60, mode: str = "RGB") -> Pillow.Image:
    """A picture with many colours, always the same."""
    noise = random.Random(1).randbytes(width * height * len(Pillow.new(mode, (1, 1)).getbands()))
    return Pillow.frombytes(mode, (width, height), noise).resize((width, height))


def drawing(width: int = 80, height: int = 60) -> Pillow.Image:
    """A blue picture whose left quarter is red."""
    found = Pillow.new("RGB", (width, height), (0, 0, 200))
    found.paste((200, 0, 0), (0, 0, width // 4, height))
    return found


def saved(picture: Pillow.Image, format: str, **options: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, format, **options)
    return target.getvalue()


def opened(image: Image) -> Pillow.Image:
    found = Pillow.open(io.BytesIO(image.data))
    found.load()
    assert (found.format or "").lower() == image.format
    assert found.size == (image.width, image.height)
    return found


def pixel(image: Image, x: int, y: int) -> tuple[int, ...]:
    return tuple(opened(image).convert("RGBA").crop((x, y, x + 1, y + 1)).tobytes()[:3])


def near(found: tuple[int, ...], wanted: tuple[int, ...], tolerance: int = 6) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF"])
def test_a_plain_file_keeps_its_bytes(format: str) -> None:
    data = saved(drawing(), format)
    assert decode(data).data == data


@pytest.mark.parametrize("format", ["TIFF", "BMP", "WEBP", "AVIF", "PPM"])
def test_other_formats_become_jpeg_for_photographs_and_png_for_drawings(format: str) -> None:
    options = {"lossless": True} if format == "WEBP" else {}
    assert decode(saved(photograph(), format)).format == "jpeg"
    drawn = decode(saved(drawing(), format, **options))
    assert drawn.format == ("png" if format != "AVIF" else drawn.format)
    assert near(pixel(drawn, 5, 5), (200, 0, 0), 12)
    assert near(pixel(drawn, 60, 30), (0, 0, 200), 12)


@pytest.mark.parametrize("format", ["TIFF", "WEBP", "AVIF"])
def test_transparency_is_kept(format: str) -> None:
    clear = photograph(mode="RGBA")
    clear.putalpha(Pillow.linear_gradient("L").resize(clear.size))
    found = decode(saved(clear, format))
    assert found.format == "png"
    alpha = opened(found).getchannel("A").tobytes()
    assert min(alpha) < 20
    assert max(alpha) > 235


def test_transparency_that_hides_nothing_does_not_make_a_photograph_a_png() -> None:
    assert decode(saved(photograph(mode="RGB").convert("RGBA"), "TIFF")).format == "jpeg"


@pytest.mark.parametrize("format", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize(
    ("turn", "red_at"), [(1, "left"), (2, "right"), (3, "right"), (4, "left"), (5, "top"), (6, "top"), (7, "bottom"), (8, "bottom")]
)
def test_pictures_stand_upright(format: str, turn: int, red_at: str) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = turn
    found = decode(saved(drawing(), format, exif=exif))
    assert (found.width, found.height) == ((80, 60) if turn < 5 else (60, 80))
    places = {"left": (4, found.height // 2), "right": (found.width - 4, found.height // 2)}
    places |= {"top": (found.width // 2, 4), "bottom": (found.width // 2, found.height - 4)}
    for name, place in places.items():
        assert near(pixel(found, *place), (200, 0, 0) if name == red_at else (0, 0, 200), 12), name


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_metadata(format: str) -> bytes:
    """A picture with a secret in every place that its format has for one."""
    data = saved(photograph(), format)
    if format == "PNG":
        kinds = {b"tEXt": b"Comment\0" + SECRET, b"iTXt": b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET, b"prVt": SECRET}
        return data[:33] + b"".join(chunk(kind, text) for kind, text in kinds.items()) + data[33:] + SECRET
    if format == "JPEG":
        segments = {0xE1: b"http://ns.adobe.com/xap/1.0/\0" + SECRET, 0xED: b"Photoshop 3.0\0" + SECRET, 0xFE: SECRET, 0xEB: SECRET}
        inner = b"".join(bytes((0xFF, marker)) + struct.pack(">H", len(text) + 2) + text for marker, text in segments.items())
        return data[:20] + inner + data[20:] + SECRET
    blocks = b"\x21\xfe" + bytes((len(SECRET),)) + SECRET + b"\0" + b"\x21\xff\x0bXMP DataXMP" + bytes((len(SECRET),)) + SECRET + b"\0"
    at = 13 + 3 * 2 ** ((data[10] & 7) + 1)
    return data[:at] + blocks + data[at:] + SECRET


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF"])
def test_metadata_goes_and_pixels_stay(format: str) -> None:
    data = with_metadata(format)
    found = decode(data)
    assert SECRET in data
    assert SECRET not in found.data
    assert found.data == saved(photograph(), format)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "TIFF", "WEBP", "AVIF"])
def test_exif_goes(format: str) -> None:
    exif = Pillow.Exif()
    exif[0x010E] = SECRET.decode()
    data = saved(photograph(), format, exif=exif)
    assert SECRET in data
    assert SECRET not in decode(data).data


def test_scans_of_a_progressive_jpeg_are_all_kept() -> None:
    data = saved(photograph(), "JPEG", progressive=True, comment=SECRET, quality=95)
    found = decode(data)
    assert SECRET not in found.data
    assert opened(found).tobytes() == Pillow.open(io.BytesIO(data)).tobytes()


def test_an_animation_keeps_its_frames_and_times() -> None:
    frames = [drawing(), Pillow.new("RGB", (80, 60), "white"), drawing().transpose(Pillow.Transpose.ROTATE_180)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=0, comment=SECRET)
    found = decode(data)
    assert SECRET not in found.data
    played = opened(found)
    assert (getattr(played, "n_frames", 1), played.info["loop"]) == (3, 0)
    assert len(data) - len(found.data) == len(SECRET) + 4
    assert shrunk(found, 20, 20) is found


def profiled(mode: str, colour: object, profile: bytes, format: str) -> tuple[int, ...]:
    found = decode(saved(Pillow.new(mode, (8, 8), colour), format, icc_profile=profile))  # type: ignore[arg-type]
    assert "icc_profile" not in opened(found).info
    return pixel(found, 4, 4)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_profiles_are_applied_and_dropped(format: str) -> None:
    assert near(profiled("RGB", (128, 128, 128), colour_profiles.linear(), format), (188, 188, 188))
    red, green, _ = profiled("RGB", (255, 0, 0), colour_profiles.swapped(), format)
    assert (red, green) < (60, 256)
    assert green > 240


def test_grey_and_cmyk_profiles_are_applied() -> None:
    assert near(profiled("L", 128, colour_profiles.grey(), "PNG"), (188, 188, 188))
    assert near(profiled("CMYK", (255, 0, 0, 0), colour_profiles.cmyk(), "JPEG"), (0, 0, 0))
    assert near(profiled("CMYK", (0, 0, 0, 0), colour_profiles.cmyk(), "TIFF"), (255, 255, 255))


def test_a_profile_keeps_transparency() -> None:
    found = decode(saved(Pillow.new("RGBA", (8, 8), (128, 128, 128, 77)), "PNG", icc_profile=colour_profiles.linear()))
    assert opened(found).getpixel((4, 4)) == (188, 188, 188, 77)


def test_srgb_and_useless_profiles_are_dropped_without_touching_pixels() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, b"no profile at all", colour_profiles.cmyk()):
        for kind in ("PNG", "JPEG"):
            assert decode(saved(photograph(), kind, icc_profile=profile)).data == saved(photograph(), kind)


def test_cmyk_without_a_profile_becomes_rgb() -> None:
    found = decode(saved(Pillow.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG"))
    assert opened(found).mode == "RGB"
    assert near(pixel(found, 4, 4), (255, 0, 0))


@pytest.mark.parametrize("format", ["PNG", "TIFF"])
def test_sixteen_bits_become_eight_by_their_full_range(format: str) -> None:
    samples = [0, 257, 128 * 257, 200 * 257 + 100, 65535]
    deep = Pillow.frombytes("I;16", (5, 1), struct.pack("<5H", *samples))
    found = opened(decode(saved(deep, format)))
    assert list(found.tobytes()) == [0, 1, 128, 200, 255]


BAD = {
    "nothing": b"",
    "text": b"not a picture",
    "half a PNG": saved(photograph(), "PNG")[:3000],
    "half a JPEG": saved(photograph(), "JPEG")[:2000],
    "a PNG that promises too much": b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    + chunk(b"IEND", b""),
    "a BMP that promises too much": saved(drawing(), "BMP")[:18] + struct.pack("<ii", 60_000, 60_000) + saved(drawing(), "BMP")[26:],
    "PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    "HEIC": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_picture_is_told(name: str) -> None:
    with pytest.raises(UnreadableImage):
        decode(BAD[name])


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "TIFF", "WEBP", "AVIF"])
def test_damaged_files_never_raise_anything_else(format: str) -> None:
    chance = random.Random(7)
    data = saved(photograph(20, 20), format)
    for _ in range(150):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        with contextlib.suppress(UnreadableImage):
            opened(decode(bytes(broken[: chance.randint(1, len(broken))] if chance.random() < 0.3 else broken)))


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_shrinking_keeps_the_shape_and_never_enlarges(format: str) -> None:
    image = decode(saved(drawing(800, 600), format))
    assert shrunk(image, 800, 600) is image
    assert shrunk(image, 5000, 5000) is image
    small = shrunk(image, 200, 10_000)
    assert (small.width, small.height, small.format) == (200, 150, image.format)
    assert near(pixel(small, 10, 75), (200, 0, 0))
    assert (shrunk(image, 1, 1).width, shrunk(image, 1, 1).height) == (1, 1)


def test_shrinking_keeps_transparency_and_palettes() -> None:
    clear = Pillow.new("RGBA", (400, 400), (255, 0, 0, 0))
    clear.paste((0, 0, 255, 255), (0, 0, 200, 400))
    for data in (saved(clear, "PNG"), saved(clear.quantize(8), "PNG"), saved(clear, "GIF")):
        small = opened(shrunk(decode(data), 100, 100)).convert("RGBA")
        assert small.getpixel((90, 50))[3] == 0  # type: ignore[index]
        assert small.getpixel((10, 50)) == (0, 0, 255, 255)
    assert opened(shrunk(decode(saved(drawing(400, 400).quantize(8), "PNG")), 100, 100)).mode == "P"
