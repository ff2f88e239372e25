"""Articles as Word documents and PDFs, from standard input, and the one command from an article to a deck."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from slides.base.diagnostics import Span
from slides.cli import main
from slides.sources import library
from slides.sources.article import read_article
from slides.sources.article.unreadable import UnreadableDocument

pytest.importorskip("mammoth")
pytest.importorskip("pdfminer")

from slides.sources.article.pdf_document import markdown_of_pdf
from slides.sources.article.simple_html import markdown_of_html
from slides.sources.article.word_document import markdown_of_word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def relations(kind: str, target: str) -> str:
    """A part's only relationship."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}{kind}" Target="{target}"/></Relationships>'
    )


STYLES = ("Title", "heading 1", "heading 2", "Quote")
SAID = "The harbour handled 12 million tonnes in 2023, and it is now the third largest of the whole coast."


def word(*paragraphs: tuple[str, str], body: str = "") -> bytes:
    """A Word document of paragraphs with the names of their styles."""
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="{name}"/></w:style>' for at, name in enumerate(STYLES))
    shown = {"": ""} | {name: f'<w:pPr><w:pStyle w:val="s{at}"/></w:pPr>' for at, name in enumerate(STYLES)}
    rows = "".join(f"<w:p>{shown[style]}<w:r><w:t>{text}</w:t></w:r></w:p>" for style, text in paragraphs)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", relations("officeDocument", "word/document.xml"))
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{rows}{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
        archive.writestr("word/_rels/document.xml.rels", relations("styles", "styles.xml"))
    return data.getvalue()


def pdf(*pages: Sequence[tuple[int, int, str]]) -> bytes:
    """A PDF of pages with lines: each its type's size, its height above the foot in points, and its words."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = "\n".join(f"BT /F1 {size} Tf 72 {height} Td ({text}) Tj ET" for size, height, text in lines)
        kids.append(f"{len(objects) + 1} 0 R")
        font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {font} /Contents {len(objects) + 2} 0 R >>",
            f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        ]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data = "%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    return f"{data}{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n".encode("latin-1")


DOCUMENT = word(("Title", "The harbour"), ("heading 1", "How it grew"), ("", SAID), ("Quote", "We build for containers."), ("", "A * star"))


def test_a_word_document_keeps_its_headings_quotations_and_signs() -> None:
    assert markdown_of_word(DOCUMENT) == (f"# The harbour\n\n# How it grew\n\n{SAID}\n\n> We build for containers.\n\nA \\* star\n")
    article, _ = read_article(markdown_of_word(DOCUMENT), "harbour.docx")
    assert article.title == "The harbour"
    assert [piece.text for piece in article.headings] == ["How it grew"]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c\n"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b\n"),
        ("<table><tr><td>a|b</td><td>c</td></tr><tr><td>1</td></tr></table>", "| a\\|b | c |\n|---|---|\n| 1 |  |\n"),
        ("<p><strong>A lead</strong></p>", "**A lead**\n"),
        ("<p>a<img alt='A quay at dawn'/>b</p>", "ab\n\n![A quay at dawn](picture)\n"),
        ("<p># no heading</p><p>1 &lt; 2</p>", "\\# no heading\n\n1 \\< 2\n"),
        (
            "<p>x<sup><a href='#footnote-1'>[1]</a></sup></p><ol><li id='footnote-1'><p>n <a href='#r'>↑</a></p></li></ol>",
            "x\n\n## References\n\n1. n\n",
        ),
        ("", ""),
        ("<div>" * 100 + "deep" + "</div>" * 100, "deep\n"),
    ],
)
def test_what_a_converter_writes_is_read(html: str, markdown: str) -> None:
    assert markdown_of_html(html) == markdown


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a Word document"),
        (b"garbage", "not a Word document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "encrypted or an old Word document"),
        (DOCUMENT[: len(DOCUMENT) // 2], "not a Word document"),
        (word(body="<w:p>").replace(b"document.xml", b"dacument.xml"), "cannot be read"),
    ],
)
def test_what_is_no_word_document_is_refused_with_a_reason(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said) as refused:
        markdown_of_word(data)
    assert refused.value.hint


def test_a_bomb_is_not_unpacked() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", b"\0" * 70_000_000)
    with pytest.raises(UnreadableDocument, match="too large when it is unpacked"):
        markdown_of_word(data.getvalue())


PAGES = [
    [
        (24, 700, "The harbour"),
        (10, 40, f"Page {number}"),
        (16, 640, "How it grew"),
        (10, 610, "The harbour handled 12 million tonnes in 2023, and it is the third larg-"),
        (10, 598, "est of the coast. It goes on"),
    ]
    if number == 1
    else [(10, 700, "over the page."), (10, 660, "Another paragraph stands here."), (10, 40, f"Page {number}")]
    for number in (1, 2)
]


def test_a_pdf_is_headings_and_paragraphs_without_page_numbers() -> None:
    assert markdown_of_pdf(pdf(*PAGES)).split("\n\n") == [
        "# The harbour",
        "## How it grew",
        "The harbour handled 12 million tonnes in 2023, and it is the third largest of the coast. It goes on over the page.",
        "Another paragraph stands here.\n",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "no PDF"), (b"%PDF-1.4 junk", "cannot be read"), (pdf([]), "no text, only pictures"), (pdf(*PAGES)[:300], "PDF")],
)
def test_what_is_no_pdf_is_refused_with_a_reason(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said):
        markdown_of_pdf(data)


@pytest.mark.parametrize(("name", "data"), [("a.docx", DOCUMENT), ("a.pdf", pdf(*PAGES))])
def test_one_command_leads_from_an_article_to_a_checked_deck(
    name: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(data)
    assert main.main(["build", name, "-o", "talk.pptx", "--strict"]) == main.BUILT
    assert zipfile.is_zipfile(tmp_path / "talk.pptx")
    outline = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert f"article: {name}" in outline
    assert ("tables, pictures and formulas of a PDF" in capsys.readouterr().err) == (name == "a.pdf")
    (tmp_path / "a.md").write_text(outline + "\n## More\n\nWords\n", encoding="utf-8")
    assert main.main(["build", name]) == main.BUILT
    assert "a.md: this outline of" in capsys.readouterr().err
    assert "## More" in (tmp_path / "a.md").read_text(encoding="utf-8")
    assert main.main(["build", name, "--force", "--quiet"]) == main.BUILT
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == outline


def test_text_with_headings_is_an_outline_and_text_without_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "outline.txt").write_text("# T\n\n## A\n\nWords\n", encoding="utf-8")
    (tmp_path / "article.txt").write_text(f"The harbour\n\n{SAID}\n", encoding="utf-8")
    assert main.main(["outline.txt", "article.txt", "--quiet", "--jobs", "1"]) == main.BUILT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.md", "article.pptx", "article.txt", "outline.pptx", "outline.txt"]


@pytest.mark.parametrize("name", ["a.docx", "a.pdf"])
def test_a_broken_document_is_one_line_and_nothing_is_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(b"%PDF-1.4\nPK\x03\x04 broken")
    assert main.main(["build", name]) == main.NOT_BUILT
    said = capsys.readouterr().err
    assert (said.count("\n"), said.startswith(f"{name}:1:1: error: article: this ")) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("name", "extra"), [("mammoth", "word"), ("pdfminer", "pdf")])
def test_a_missing_extra_is_named(name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [each for each in sys.modules if each.split(".")[0] == name]:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, name, None)
    path = tmp_path / ("a.docx" if extra == "word" else "a.pdf")
    path.write_bytes(DOCUMENT if extra == "word" else pdf(*PAGES))
    text, problem = library.read_file(path, path.name, Span("a.md"))
    assert text == ""
    assert problem is not None
    assert f"pip install 'slides[{extra}]'" in problem.hint


def test_an_article_is_drafted_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"The harbour\n\n{SAID}\n".encode())))
    assert main.main(["draft", "-", "-o", "-", "--quiet"]) == main.BUILT
    shown = capsys.readouterr().out
    assert shown.startswith("---\ntitle: The harbour\n")
    assert "article:" not in shown
