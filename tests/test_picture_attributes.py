"""Pictures on their way from the outline to the deck: descriptions, keywords, links, and the size at which they are stored."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path

import pytest

from slides.base.diagnostics import BlockError, Span
from slides.base.geometry import EMU_PER_INCH, Size
from slides.deck.blocks.picture import PictureBlock as Block
from slides.deck.blocks.picture import shown_description
from slides.design.images import decode
from slides.design.page import Picture
from slides.export.pptx import write
from slides.layout.resample import PIXELS_PER_INCH, resampled
from slides.markdown.parser import Node
from slides.pipeline.build import BuiltDeck, build_deck
from slides.typesetting.fitting import Style
from tests.test_pictures import drawing, photograph, saved


def fitted_deck(outline: str, folder: Path) -> tuple[BuiltDeck, dict[str, bytes]]:
    """An outline's pages with pictures at the size shown, and the deck's parts; the whole of it is the part `deck`."""
    briefing = build_deck(outline, str(folder / "talk.md"))
    target = io.BytesIO()
    write(resampled(briefing.pages), briefing.design, briefing.properties, target)
    with zipfile.ZipFile(target) as archive:
        return briefing, {"deck": target.getvalue(), **{name: archive.read(name) for name in archive.namelist()}}


def media(parts: dict[str, bytes]) -> list[bytes]:
    return [data for name, data in parts.items() if "/media/" in name]


def block(alt: str, folder: Path, **attributes: str) -> Block:
    (folder / "a.png").write_bytes(saved(drawing(), "PNG"))
    return Block.read(Node("picture", Span(str(folder / "talk.md"), 3), 3, text=alt, info="a.png", attributes=attributes))


def lay_out(found: Block, room: Size) -> Picture:
    return found.lay_out(room, object.__new__(Style))


def test_pictures_are_stored_at_twice_the_size_shown(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(saved(drawing(6000, 4000), "JPEG"))
    briefing, parts = fitted_deck("## A\n\n![Blue](a.jpg)\n\n## B\n\n- x\n\n![Blue](a.jpg)\n", tmp_path)
    widest = max(placed.rect.width for page in briefing.pages for placed in page.fills if isinstance(placed.what, Picture))
    (stored,) = media(parts)
    assert decode(stored).width == pytest.approx(widest * PIXELS_PER_INCH / EMU_PER_INCH, abs=1)


def test_cropped_pictures_are_stored_with_their_hidden_parts(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(saved(drawing(6000, 1000), "PNG"))
    briefing, parts = fitted_deck("## A\n\n- x\n\n![Blue](a.png){.cover}\n", tmp_path)
    (shown,) = [placed for page in briefing.pages for placed in page.fills if isinstance(placed.what, Picture)]
    assert decode(media(parts)[0]).height == min(1000, -(-shown.rect.height * PIXELS_PER_INCH // EMU_PER_INCH))


def test_small_pictures_keep_their_bytes_and_the_same_ones_are_stored_once(tmp_path: Path) -> None:
    data = saved(photograph(), "PNG")
    (tmp_path / "a.png").write_bytes(data)
    (tmp_path / "b.png").write_bytes(data)
    inline = "data:image/png;base64," + base64.b64encode(data).decode()
    _, parts = fitted_deck(f"## A\n\n![One](a.png)\n\n## B\n\n![Two](b.png)\n\n## C\n\n![Three]({inline})\n", tmp_path)
    assert media(parts) == [data]
    assert sum("relationships/image" in parts[f"ppt/slides/_rels/slide{number}.xml.rels"].decode() for number in (1, 2, 3)) == 3


def test_the_same_outline_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(saved(photograph(3000, 2000), "JPEG"))
    assert fitted_deck("## A\n\n![Noise](a.jpg)\n", tmp_path)[1] == fitted_deck("## A\n\n![Noise](a.jpg)\n", tmp_path)[1]


@pytest.mark.parametrize(
    ("address", "said"),
    {
        "data:": "not a valid picture address:",
        "data:image/png;base64,": "not a valid picture address:",
        "data:image/png;base64,!!!": "not a valid picture address:",
        "data:image/png;base64,AAAA": "is not a readable picture",
        "data:text/html,<script>": "is not a readable picture",
    }.items(),
)
def test_bad_addresses_are_told(address: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(BlockError, match=said):
        Block.read(Node("picture", Span(str(tmp_path / "talk.md")), 1, text="x", info=address))


def test_a_small_picture_is_shown_at_no_more_than_twice_its_size(tmp_path: Path) -> None:
    found = lay_out(block("Blue", tmp_path), Size(9_000_000, 5_000_000))
    assert (found.width, found.height) == (80 * 2 * 9525, 60 * 2 * 9525)
    assert lay_out(block("Blue", tmp_path), Size(800_000, 5_000_000)).width == 800_000
    assert lay_out(block("Blue", tmp_path, **{"class": "cover"}), Size(9_000_000, 5_000_000)).width == 9_000_000


@pytest.mark.parametrize(
    ("alt", "words", "side", "cover"),
    [
        ("left ventricle", "left ventricle", "", False),
        ("Contrast", "Contrast", "", False),
        ("contrast", "contrast", "", False),
        ("bg", "", "background", True),
        ("bg left:40%", "", "left", True),
        ("bg right fit", "", "right", False),
        ("bg blur:3px A harbour at night", "A harbour at night", "background", True),
        ("bg A left turn", "A left turn", "background", True),
        ("left", "", "left", False),
        ("right, fit", "", "right", False),
        ("w:300px h:200 The left ventricle", "The left ventricle", "", False),
        ("The left ventricle width:50%", "The left ventricle", "", False),
        ("fit", "", "", False),
        ("inline 50%", "", "", False),
        ("bg brightness:0.5 sepia", "", "background", True),
        ("Ratio 3:4", "Ratio 3:4", "", False),
    ],
)
def test_keywords_are_told_from_words(alt: str, words: str, side: str, cover: bool, tmp_path: Path) -> None:
    found = block(alt, tmp_path)
    assert (shown_description(alt), found.alt, found.side, found.cover) == (words, words, side, cover)


@pytest.mark.parametrize(
    ("alt", "attributes", "told"),
    [
        ("Blue", {}, []),
        ("", {"class": "decorative"}, []),
        ("Blue", {"width": "50%", "height": "2", "loading": "lazy", "id": "x", "align": "left", "data-x": "1", "title": "c"}, []),
        ("Blue", {"focsu": "1% 2%"}, ["unknown picture attribute: focsu"]),
        ("Blue", {"class": "covr duotone"}, ["unknown picture class: .covr"]),
    ],
)
def test_doubts(alt: str, attributes: dict[str, str], told: list[str], tmp_path: Path) -> None:
    found = block(alt, tmp_path, **attributes)
    assert [problem.message for problem in found.doubts()] == told
    assert all(problem.span.line == 3 and problem.hint for problem in found.doubts())
    assert len(found.alt) <= 250


def test_hints_name_the_nearest(tmp_path: Path) -> None:
    found = block("Blue", tmp_path, **{"class": "covr", "focsu": "1% 2%"})
    assert [problem.hint for problem in found.doubts()] == ["did you mean focus?", "did you mean cover?"]


def test_a_caption_describes_where_nothing_else_does(tmp_path: Path) -> None:
    assert block("", tmp_path, title="A caption").alt == "A caption"
    assert block("", tmp_path, **{"class": "decorative", "title": "A caption"}).alt == ""


def test_a_linked_picture_leads_where_it_says(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(saved(drawing(), "PNG"))
    outline = "## A\n\n[![Blue](a.png)](https://example.com/a)\n\n## B\n\n[![Blue](a.png)](#a)\n\n## C\n\n[![Blue](a.png)](#nowhere)\n"
    _, parts = fitted_deck(outline, tmp_path)
    first, second, third = (parts[f"ppt/slides/slide{number}.xml"].decode() for number in (1, 2, 3))
    (relation,) = re.findall(r'<p:cNvPr [^>]*descr="Blue"><a:hlinkClick r:id="(\w+)"/></p:cNvPr>', first)
    assert 'Target="https://example.com/a" TargetMode="External"' in parts["ppt/slides/_rels/slide1.xml.rels"].decode()
    assert relation in parts["ppt/slides/_rels/slide1.xml.rels"].decode()
    assert 'action="ppaction://hlinksldjump"' in second
    assert "hlinkClick" not in third
