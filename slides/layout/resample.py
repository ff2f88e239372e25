"""Pages -> Pages: every picture at the size at which it is shown, so that a deck carries no pixels that no one sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.geometry import EMU_PER_INCH
from slides.base.memo import memoized
from slides.base.records import with_changes
from slides.design.images import Image, UnreadableImage, shrunk
from slides.design.page import Page, Picture, PlacedItem

PIXELS_PER_INCH = 192
"""Twice the 96 pixels an inch of a screen at its ordinary size: sharp on displays of double density and when a slide fills the wall."""
_WHOLE = 100_000


def resampled(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with their pictures made smaller to `PIXELS_PER_INCH` where they are shown largest; never larger.

    Linear in the pages: each picture, known by its digest, is made smaller once for all its places. A picture that cannot be
    made smaller stays as it is.
    """
    wanted: dict[str, tuple[Image, int, int]] = {}
    for shown, placed in _pictures(pages):
        width, height = _pixels(shown, placed)
        _, wide, high = wanted.get(shown.image.digest, (shown.image, 0, 0))
        wanted[shown.image.digest] = shown.image, max(width, wide), max(height, high)
    found = {digest: _shrunk(*each) for digest, each in wanted.items()}
    return tuple(
        _with_images(page, tuple(found[shown.image.digest] for shown in images)) if (images := _images(page)) else page for page in pages
    )


def _images(page: Page) -> list[Picture]:
    """The pictures of a page."""
    return [placed.what for placed in page.fills if isinstance(placed.what, Picture)]


@memoized
def _with_images(page: Page, images: tuple[Image, ...]) -> Page:
    """The page with other images in its pictures, in their order."""
    rest = iter(images)
    return with_changes(
        page,
        fills=tuple(
            with_changes(placed, what=with_changes(placed.what, image=next(rest))) if isinstance(placed.what, Picture) else placed
            for placed in page.fills
        ),
    )


def _pictures(pages: Sequence[Page]) -> Iterator[tuple[Picture, PlacedItem]]:
    """Every picture with its place."""
    for page in pages:
        for placed in page.fills:
            if isinstance(placed.what, Picture):
                yield placed.what, placed


def _pixels(shown: Picture, placed: PlacedItem) -> tuple[int, int]:
    """The width and height in pixels that the whole picture needs, its cropped parts included."""
    left, top, right, bottom = shown.crop
    across, down = max(1, _WHOLE - left - right), max(1, _WHOLE - top - bottom)
    width = -(-placed.rect.width * _WHOLE * PIXELS_PER_INCH // (across * EMU_PER_INCH))
    height = -(-placed.rect.height * _WHOLE * PIXELS_PER_INCH // (down * EMU_PER_INCH))
    return width, height


@memoized
def _shrunk(image: Image, width: int, height: int) -> Image:
    """The image made smaller, or as it is where that fails."""
    try:
        return shrunk(image, width, height)
    except UnreadableImage:
        return image
