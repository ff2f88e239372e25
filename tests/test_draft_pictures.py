"""Drafts: pictures that an article brings are shown with their captions; nothing else is read or written."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from slides.cli.drafting import DraftRequest, DraftResult, draft_outline
from slides.pipeline.build import build_deck

CAPTION = "The pier in winter, seen from the ferry"
BODY = "The pier was built by the people of the town. The harbour is open all year. The ferry sails at noon every day."


def png(colour: str = "navy") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (320, 240), colour).save(file, "PNG")
    return file.getvalue()


def drafted(folder: Path, name: str, text: str | bytes, **others: bytes) -> tuple[str, DraftResult]:
    """The outline drafted from an article beside other files."""
    for file, data in others.items():
        (folder / file.replace("__", "/").replace("_dot_", ".")).parent.mkdir(exist_ok=True)
        (folder / file.replace("__", "/").replace("_dot_", ".")).write_bytes(data)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    result = draft_outline(DraftRequest((str(folder / name),), str(folder / "outline.md")))
    return (folder / "outline.md").read_text(encoding="utf-8"), result


def shown(folder: Path, outline: str) -> list[str]:
    """The pictures of an outline, which builds without a problem."""
    problems = build_deck(outline, str(folder / "outline.md")).problems
    assert [str(problem) for problem in problems if problem.rule.code[0] != "B"] == []
    return re.findall(r'(?m)^!\[.+\]\((\S+) "', outline)


def test_a_picture_beside_a_markdown_article_is_shown_where_it_is(tmp_path: Path) -> None:
    outline, _ = drafted(tmp_path, "a.md", f"# The Ferry\n\n## The pier\n\n{BODY}\n\n![{CAPTION}](pier.png)\n", pier_dot_png=png())
    assert shown(tmp_path, outline) == ["pier.png"]
    assert f'![{CAPTION}](pier.png "{CAPTION}")' in outline
    assert not (tmp_path / "outline-pictures").exists()


def test_a_data_address_of_a_markdown_article_becomes_a_file(tmp_path: Path) -> None:
    address = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    outline, _ = drafted(tmp_path, "a.md", f"# The Ferry\n\n## The pier\n\n{BODY}\n\n![{CAPTION}]({address})\n")
    assert shown(tmp_path, outline) == ["outline-pictures/01-the-pier-in-winter-seen-from.png"]
    assert (tmp_path / "outline-pictures" / "01-the-pier-in-winter-seen-from.png").read_bytes() == png()


def test_pictures_of_a_web_page_are_shown(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    address = f"data:image/png;base64,{base64.b64encode(png('red')).decode()}"
    page = (
        f"<html><head><title>The Ferry</title></head><body><article><h1>The Ferry</h1><h2>The pier</h2><p>{BODY}</p>"
        f'<p><img src="pier.png" alt="{CAPTION}"></p><h2>The deck</h2><p>{BODY.replace("pier", "deck")}</p>'
        f'<p><img src="{address}" alt="The deck of the ferry in summer"></p><p>The town pays for the ferry and the crew.</p>'
        '<p><img src="https://example.com/x.png" alt="A picture that is somewhere else"></p></article></body></html>'
    )
    outline, _ = drafted(tmp_path, "a.html", page, pier_dot_png=png())
    assert shown(tmp_path, outline) == ["pier.png", "outline-pictures/02-the-deck-of-the-ferry-in.png"]
    assert "<!-- Picture in the article: A picture that is somewhere else -->" in outline


def test_pictures_of_a_word_document_become_files(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    pytest.importorskip("mammoth")
    document = docx.Document()
    document.add_heading("The Ferry", 0)
    document.add_heading("The pier", 1)
    document.add_paragraph(BODY)
    for colour, words in (("red", CAPTION), ("blue", "")):
        document.add_picture(io.BytesIO(png(colour)))
        document.inline_shapes[-1]._inline.docPr.set("descr", words)
    file = io.BytesIO()
    document.save(file)
    outline, result = drafted(tmp_path, "a.docx", file.getvalue())
    assert len(shown(tmp_path, outline)) == 1
    (written,) = (tmp_path / "outline-pictures").iterdir()
    assert Image.open(written).getpixel((0, 0)) == (255, 0, 0)
    assert any("a picture without a description" in line for line in result.summary())


def test_a_folder_of_images_beside_a_text_goes_with_its_captions(tmp_path: Path) -> None:
    text = f"The Ferry\n\nThe pier\n\n{BODY}\n\nthe old pier\n\n{BODY.replace('pier', 'deck')}\n"
    outline, result = drafted(tmp_path, "a.txt", text, images__old_dash_pier_dot_png=png(), images__dog_dot_png=png("red"))
    (tmp_path / "images" / "old_dash_pier.png").rename(tmp_path / "images" / "old-pier.png")
    outline, result = drafted_again(tmp_path, "a.txt")
    assert shown(tmp_path, outline) == ["images/old-pier.png"]
    assert [line for line in result.summary() if "without a description" in line and "images/dog.png" in line]


def drafted_again(folder: Path, name: str) -> tuple[str, DraftResult]:
    result = draft_outline(DraftRequest((str(folder / name),), str(folder / "outline.md"), force=True))
    return (folder / "outline.md").read_text(encoding="utf-8"), result


LEFT_OUT = {
    "no description": ("![](pier.png)", "a picture without a description"),
    "outside": (f"![{CAPTION}](../secret.png)", "a picture outside the article's folder"),
    "absolute": (f"![{CAPTION}](/etc/passwd)", "a picture outside the article's folder"),
    "no picture": (f"![{CAPTION}](a.md)", "not a PNG, JPEG, GIF, WebP or SVG picture"),
    "not there": (f"![{CAPTION}](nothing.png)", "no such picture"),
    "broken": (f"![{CAPTION}](broken.png)", "a picture that cannot be read"),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_is_no_picture_of_the_articles_is_reported(name: str, tmp_path: Path) -> None:
    line, why = LEFT_OUT[name]
    folder = tmp_path / "inner"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    text = f"# The Ferry\n\n## The pier\n\n{BODY}\n\n{line}\n"
    outline, result = drafted(folder, "a.md", text, pier_dot_png=png(), broken_dot_png=png()[:60])
    assert not re.search(r"(?m)^!\[", outline)
    assert [told for told in result.summary() if why in told]
    assert not (folder / "outline-pictures").exists()
