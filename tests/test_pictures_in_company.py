"""Pictures on a page with other blocks: large enough to be seen, beside the list where a quotation stands over both."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from slides.design.page import Page, Picture, Text
from slides.pipeline.build import build_deck

ITEMS = "- The first of four points that are made\n- A second one about the same thing\n- A third, no longer\n- And the last\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a wide and a usual picture."""
    Image.new("RGB", (1600, 600), "navy").save(tmp_path / "wide.png")
    Image.new("RGB", (1600, 1200), "navy").save(tmp_path / "usual.png")
    return tmp_path


def page_of(text: str, folder: Path) -> Page:
    """The page of a section."""
    return build_deck(f"# A\n\n## B\n\n{text}", str(folder / "case.md")).pages[-1]


@pytest.mark.parametrize("name", ["wide", "usual"])
def test_a_picture_stands_beside_the_list_under_a_quotation(name: str, folder: Path) -> None:
    page = page_of(f"> What it all comes to in one sentence.\n\n{ITEMS}\n![A plan]({name}.png)\n", folder)
    (picture,) = [fill for fill in page.fills if isinstance(fill.what, Picture)]
    quote, items = [fill for fill in page.fills[1:] if isinstance(fill.what, Text)][:2]
    assert quote.rect.width > 1.5 * items.rect.width
    assert items.rect.y > quote.rect.bottom
    assert picture.rect.x >= items.rect.right
    assert picture.rect.width * picture.rect.height > 0.145 * 11.8 * 914400 * 4.5 * 914400


def test_text_gives_way_to_a_wide_picture_that_would_be_small(folder: Path) -> None:
    items = "".join(f"- Point number {at} of the points that are made here\n" for at in range(3))
    page = page_of(f"A sentence that leads to the list:\n\n{items}\n![A plan](wide.png)\n\nA closing line.\n", folder)
    (picture,) = [fill for fill in page.fills if isinstance(fill.what, Picture)]
    assert picture.rect.width * picture.rect.height > 0.145 * 11.8 * 914400 * 4.9 * 914400


def test_a_wide_picture_that_is_asked_to_be_as_wide_as_the_slide_stands_under_its_text(folder: Path) -> None:
    Image.new("RGB", (1600, 320), "navy").save(folder / "line.png")
    page = page_of("- One point\n- Another\n\n![w:1100 A line](line.png)\n", folder)
    (picture,) = [fill for fill in page.fills if isinstance(fill.what, Picture)]
    assert picture.rect.width > 9 * 914400
