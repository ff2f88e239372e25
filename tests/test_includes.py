"""Files of Markdown that an outline includes: Quarto's `include`, and Slidev's `src:`."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from slides.pipeline.build import build_deck
from tests.building import dump


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with parts, a picture and code."""
    home = tmp_path / "deck"
    (home / "parts").mkdir(parents=True)
    (home / "public/images").mkdir(parents=True)
    Image.new("RGB", (40, 30), "teal").save(home / "lake.png")
    Image.new("RGB", (40, 30), "teal").save(home / "public/images/lake.png")
    (home / "parts/one.qmd").write_text("Words of one.\n\n![Lake](../lake.png)\n", encoding="utf-8")
    (home / "parts/two.qmd").write_text("## Two\n\nWords of two.\n\n{{< include one.qmd >}}\n", encoding="utf-8")
    (home / "parts/round.qmd").write_text("Round.\n\n{{< include parts/round.qmd >}}\n\n![a](gone.png)\n", encoding="utf-8")
    (home / "parts/slide.md").write_text("# Slide\n\n![Lake](/images/lake.png)\n", encoding="utf-8")
    (home / "code.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "secret.md").write_text("Secret words", encoding="utf-8")
    return home


def shown(folder: Path, text: str) -> str:
    """What an outline in a folder becomes."""
    return dump(build_deck(text, str(folder / "deck.md"))).replace(str(folder), "")


def test_what_is_included_stands_in_its_place(folder: Path) -> None:
    found = shown(folder, "# Deck\n\n## A\n\nBefore\n\n{{< include parts/one.qmd >}}\n\n{{< include parts/two.qmd >}}\n\n## B\n\n- b\n")
    assert found.index("Before") < found.index("Words of one") < found.index("0: 32 pt, 1 line(s): (none, level 0) Two")
    assert found.count("alt 'Lake'") == found.count("Words of one") == 2
    assert "warning" not in found


@pytest.mark.parametrize(
    "text",
    [
        ":::: columns\n::: column\n{{< include parts/one.qmd >}}\n:::\n::: column\nb\n:::\n::::",
        "- item\n\n  {{< include parts/one.qmd >}}",
        "Words\n{{< include parts/one.qmd >}}\nwords",
        '{{< include "parts/one.qmd" >}}',
        "{{< include /parts/one.qmd >}}",
    ],
)
def test_it_may_stand_anywhere_on_a_line_of_its_own(folder: Path, text: str) -> None:
    assert "Words of one" in shown(folder, f"# Deck\n\n## A\n\n{text}\n")


def test_inline_footnotes_of_each_file_are_its_own(folder: Path) -> None:
    (folder / "parts/noted.qmd").write_text("Of the part.^[Note of the part.]\n", encoding="utf-8")
    found = shown(folder, "# Deck\n\n## A\n\nOf the deck.^[Note of the deck.]\n\n{{< include parts/noted.qmd >}}\n")
    assert found.index("Note of the deck.") < found.index("Note of the part.")
    assert "M15" not in found


def test_code_in_a_file_is_included_in_code(folder: Path) -> None:
    assert "x = " in shown(folder, "# Deck\n\n## A\n\n```python\n{{< include code.py >}}\n```\n")


def test_a_file_that_includes_itself_ends(folder: Path) -> None:
    found = shown(folder, "# Deck\n\n## A\n\n{{< include parts/round.qmd >}}\n")
    assert found.count("Round.") == 1
    assert "/parts/round.qmd:3:1: warning: what parts/round.qmd holds is left out" in found
    assert "/parts/round.qmd:5:1: warning" in found, "a problem has its line in the file that it stands in"


@pytest.mark.parametrize("name", ["../secret.md", "parts/../../secret.md", "/etc/passwd", "https://example.org/a.md"])
def test_no_file_outside_the_outlines_folder_is_included(folder: Path, name: str) -> None:
    found = shown(folder, f"# Deck\n\n## A\n\n{{{{< include {name} >}}}}\n\nwords\n")
    assert "Secret" not in found
    assert "warning" in found or "not fetched" in found


def test_a_part_names_no_picture_outside_the_outlines_folder(folder: Path) -> None:
    (folder.parent / "out.png").write_bytes((folder / "lake.png").read_bytes())
    (folder / "parts/bad.qmd").write_text("![Out](../../out.png)\n", encoding="utf-8")
    assert "outside the outline's folder" in shown(folder, "# Deck\n\n## A\n\nwords\n\n{{< include parts/bad.qmd >}}\n")


def test_slides_of_a_file_take_pictures_from_the_deck(folder: Path) -> None:
    found = shown(folder, "---\ntheme: seriph\ntitle: Deck\n---\n\n# Deck\n\nwords\n\n---\nsrc: ./parts/slide.md\n---\n")
    assert "alt 'Lake'" in found
    assert "warning" not in found
