"""The families of type that are installed on this machine, read from the font files in the folders where systems keep them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

SHIPPED_FONTS = Path(__file__).resolve().parents[2] / "design" / "fonts"
"""The faces that come with the program: Slides Sans has the widths of Calibri, Slides Serif those of Georgia."""
_COLLECTIONS = (".ttc", ".otc")
_ENDINGS = (".ttf", ".otf", *_COLLECTIONS)
_MOST_FACES, _MOST_FILES = 24, 20_000
"""Faces of one collection that are looked at, and files of all folders."""
_REGULAR_ENDS, _BOLD_ENDS = ("", "regular", "-regular"), ("bold", "-bold", "bd", "b")
"""What follows a family's name in the names of files."""
_BITMAP_SIZE = 109
"""The only size in pixels of Noto Color Emoji, whose signs are bitmaps."""


def first_installed(families: Sequence[str]) -> str:
    """The first of some families that is installed; empty where none is. Files named like a family are opened before all the others."""
    for family in families:
        if any(family in _families(file) for file in _files() if _plain(Path(file).stem).startswith(_plain(family))):
            return family
    every = _every_family()
    return next((family for family in families if family in every), "")


@lru_cache(maxsize=256)
def file_of(family: str, bold: bool = False) -> str:
    """The file of a family's upright face, regular or bold, else of another of its faces; empty where it is not installed."""
    named = [file for file in _files() if _plain(Path(file).stem).startswith(_plain(family)) and family in _families(file)]
    found = named or [file for file in _files() if family in _families(file)]
    ends = _BOLD_ENDS if bold else _REGULAR_ENDS
    usual = (file for file in found if _plain(Path(file).stem).removeprefix(_plain(family)) in ends)
    return next(usual, found[0] if found else "") or ""


def font_files() -> tuple[str, ...]:
    """The font files of this machine, in order of their paths."""
    return _files()


@lru_cache(maxsize=64)
def opened_font(file: str) -> tuple[FreeTypeFont, float] | None:
    """A font file as Pillow opens it, and the size of its em in the units that it measures in; None for a file that is no font."""
    from PIL import ImageFont

    size = _BITMAP_SIZE if "emoji" in file.casefold() else 1000
    try:
        return ImageFont.truetype(file, size), float(size)
    except (OSError, ValueError):
        return None


def families_in(file: str) -> tuple[str, ...]:
    """The families of a font file."""
    return _families(file)


def _plain(name: str) -> str:
    """A name as files have it: in small letters, without blanks."""
    return name.replace(" ", "").casefold()


@lru_cache(maxsize=1)
def _every_family() -> frozenset[str]:
    return frozenset(family for file in _files() for family in _families(file))


@lru_cache(maxsize=1)
def _files() -> tuple[str, ...]:
    """The font files of this machine."""
    found: list[str] = []
    for folder in _folders():
        for parent, _, names in os.walk(folder):
            found += [os.path.join(parent, name) for name in names if name.lower().endswith(_ENDINGS)]  # noqa: PTH118 - half the time
            if len(found) > _MOST_FILES:
                break
    return tuple(sorted(found)[:_MOST_FILES])


def _folders() -> Iterator[Path]:
    """Where fonts are: in this package, and where a system keeps them (the folders of fontdb, which resvg and typst look in)."""
    yield SHIPPED_FONTS
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home raises where there is none
    if sys.platform == "win32":
        yield Path(os.environ.get("SYSTEMROOT", "C:\\Windows")) / "Fonts"
        yield home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/Library/Fonts"), Path("/System/Library/Fonts"), home / "Library" / "Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".fonts", home / ".local" / "share" / "fonts")


@lru_cache(maxsize=_MOST_FILES)
def _families(file: str) -> tuple[str, ...]:
    """The families of a font file, by Pillow; none for a file that is no font."""
    from PIL import ImageFont

    found: list[str] = []
    size = _BITMAP_SIZE if "emoji" in file.casefold() else 10
    for index in range(_MOST_FACES if file.lower().endswith(_COLLECTIONS) else 1):
        try:
            name = ImageFont.truetype(file, size, index=index, layout_engine=ImageFont.Layout.BASIC).getname()[0]
        except (OSError, ValueError):
            break
        found += [name] if name else []
    return tuple(found)
