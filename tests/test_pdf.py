"""PDF: every word in reading order, tags that say what each thing is, links, bookmarks, the same bytes, nothing that runs."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from slides.cli.main import main
from slides.export.pdf import pdf_markup
from slides.export.pdf.markup import typst_string
from slides.export.pdf.row_headers import with_row_headers
from slides.export.writers import ExportOptions
from slides.pipeline.build import build_deck
from tests.shared import BRIEFING
from tests.test_display_list import ARABIC, HOSTILE, said, words

OUTLINE = (
    "---\ntitle: A talk\nlang: en-GB\nagenda: false\n---\n\n# A talk\n\n"
    "## One point\n\n<!-- layout: content -->\n\n- first [out](https://example.com) and [in](#two-points)\n- second\n  - under it\n\n"
    "::: notes\nSay this slowly.\n:::\n\n"
    "## Two points\n\n| a | b |\n|---|---|\n| c | d |\n\n## A drawing\n\n```mermaid\nflowchart LR\n  A[Left] --> B[Right]\n```\n"
)


def pdf(text: str, **options: Any) -> bytes:
    pytest.importorskip("typst", reason="the extra export is not installed")
    from slides.export.pdf import write_pdf

    target = io.BytesIO()
    write_pdf(build_deck(text, "a.md").finished(ExportOptions(**options)), target)
    return target.getvalue()


def opened(data: bytes) -> Any:
    pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed")
    return pikepdf.open(io.BytesIO(data))


def read(data: bytes, tmp_path: Path) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return subprocess.run(["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, text=True, timeout=60).stdout


def tags(element: Any) -> list[str]:
    """The tags in an element of the structure tree, or in several, in reading order."""
    kind = getattr(element, "_type_name", "")
    if kind == "array":
        return [tag for kid in element for tag in tags(kid)]
    if kind != "dictionary" or "/K" not in element:
        return []
    return ([str(element["/S"])[1:]] if "/S" in element else []) + tags(element["/K"])


def test_the_tree_says_what_each_thing_is() -> None:
    with opened(pdf(OUTLINE)) as document:
        root = document.Root
        found = tags(root.StructTreeRoot)
        assert found.count("H1") == 1
        assert found.count("H2") == 3
        assert (found.count("L"), found.count("LI"), found.count("LBody")) == (2, 3, 3)
        assert (found.count("Table"), found.count("TH"), found.count("TD"), found.count("Figure")) == (1, 3, 1, 1)
        assert found.count("Link") == 2
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "en-GB"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert b"pdfuaid:part" in root.Metadata.read_bytes()
        assert b"A talk" in root.Metadata.read_bytes()
        assert len(document.pages) == 4
        assert "/OpenAction" not in root
        assert "/AA" not in root


def elements(element: Any) -> Iterator[Any]:
    """The elements of a structure tree in reading order."""
    kind = getattr(element, "_type_name", "")
    if kind == "array":
        for kid in element:
            yield from elements(kid)
    elif kind == "dictionary":
        if "/S" in element:
            yield element
        yield from elements(element.get("/K"))


def attribute(element: Any, name: str) -> Any:
    """An attribute of an element, whichever of its owners states it; None where none does."""
    stated = element.get("/A", [])
    owners = list(stated) if getattr(stated, "_type_name", "") == "array" else [stated]
    return next((owner[name] for owner in owners if name in owner), None)


KINDS = """---
title: Every kind
lang: de-DE
---

# Every kind

## A list

- one
- two

## A table

| a | b | c |
|---|---|---|
| d | e | f |
| g | h | i |

## A chart

```chart
type: bar

Place,Count
North,3
South,4
```

## A drawing

```mermaid
flowchart LR
  A[Left box] --> B[Right box]
```

## A link

- [out](https://example.com)
- end
"""


def test_the_tree_holds_what_a_reader_needs() -> None:
    """What PDF/UA-1 asks of each kind (ISO 14289-1, 7.3 to 7.7), on the tree itself."""
    with opened(pdf(KINDS)) as document:
        every = list(elements(document.Root.StructTreeRoot))
        kinds = [str(each.S)[1:] for each in every]
        heads = [int(kind[1]) for kind in kinds if re.fullmatch(r"H[1-6]", kind)]
        assert heads[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(heads)), "no level is left out"
        figures = [each for each, kind in zip(every, kinds, strict=True) if kind == "Figure"]
        assert len(figures) == 2
        assert all(len(str(figure.Alt)) > 10 and attribute(figure, "/BBox") is not None for figure in figures)
        assert {"North", "South", "3", "4"} <= set(re.findall(r"\w+", " ".join(str(figure.Alt) for figure in figures)))
        heads_of_cells = [each for each, kind in zip(every, kinds, strict=True) if kind == "TH"]
        assert [str(attribute(each, "/Scope")) for each in heads_of_cells] == [*["/Column"] * 3, "/Row", "/Row"]
        rows = [[str(cell.S) for cell in elements(each.K)] for each, kind in zip(every, kinds, strict=True) if kind == "TR"]
        assert [len([cell for cell in row if cell in ("/TH", "/TD")]) for row in rows] == [3, 3, 3]
        assert kinds.index("THead") < kinds.index("TBody")
        assert set(kinds) >= {"Document", "L", "LI", "Lbl", "LBody", "Link", "Table"}
        for page in document.pages:
            assert page.Tabs == "/S"
            assert all(link.get("/Contents") for link in page.get("/Annots", [])), "a link says where it leads"
        assert str(document.Root.Lang) == "de-DE"
        assert "/ParentTree" in document.Root.StructTreeRoot


def header_names(document: Any) -> list[list[tuple[str, list[str]]]]:
    """The tables of a document: the tag of each cell, and the tags and scopes of the cells that head it."""
    root = document.Root.StructTreeRoot
    index = root.get("/IDTree", {}).get("/Names", [])
    known = {str(index[at]): index[at + 1] for at in range(0, len(index), 2)}
    assert list(known) == sorted(known), "an index is in order"
    found = []
    for table in (each for each in elements(root) if each.S == "/Table"):
        cells = [cell for cell in elements(table.K) if cell.S in ("/TH", "/TD")]
        assert all(known[str(cell.ID)].objgen == cell.objgen for cell in cells if "/ID" in cell)
        found.append(
            [(str(cell.S)[1:], [str(attribute(known[str(name)], "/Scope"))[1:] for name in attribute(cell, "/Headers")]) for cell in cells]
        )
    return found


TABLES = (
    "# A\n\n## One\n\n| a | b |\n|---|---|\n| c | d |\n|   | e |\n\n## Two\n\n"
    "<table><tr><th>a</th><th>b</th><th>c</th></tr>"
    '<tr><td rowspan="2">d</td><td>e</td><td>f</td></tr><tr><td>g</td><td>h</td></tr></table>\n'
)


@pytest.mark.parametrize("options", [{}, {"handout": 2}, {"notes": True}, {"pages": ((2, 9),)}])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_rows_have_headers_that_their_cells_name(options: dict[str, Any], lang: str) -> None:
    data = pdf(f"---\nlang: {lang}\n---\n\n{TABLES}", **options)
    column, both = ["Column"], ["Column", "Row"]
    head: tuple[str, list[str]] = ("TH", [])
    with opened(data) as document:
        assert document.check_pdf_syntax() == []
        one, two = header_names(document)
        assert one == [head, head, ("TH", column), ("TD", both), ("TD", column), ("TD", column)], "an empty cell heads nothing"
        assert two == [head] * 3 + [("TH", column), ("TD", both), ("TD", both), ("TD", both), ("TD", both)], "over two rows"
    assert data.count(b"%%EOF") == 2


@pytest.mark.parametrize("damage", [lambda data: data[:-7], lambda data: data.replace(b"/S/TR/", b"/S/TX/"), lambda data: b"%PDF-1.7"])
def test_a_file_of_another_make_stays_as_it_is(damage: Callable[[bytes], bytes]) -> None:
    pytest.importorskip("typst", reason="the extra export is not installed")
    markup = pdf_markup(build_deck(TABLES, "a.md").finished())
    data = damage(pdf(TABLES).rpartition(b"\n%%EOF\n")[0] + b"\n%%EOF")
    assert with_row_headers(data, markup.tables) == data
    assert with_row_headers(data, markup.tables[:1]) == data


def test_every_font_is_embedded_and_says_its_letters() -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed")
    with opened(pdf(KINDS)) as document:
        fonts = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]
        descriptors = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("/ToUnicode" in font for font in fonts if font.Subtype == "/Type0")
        assert all({"/FontFile2", "/FontFile3"} & set(each.keys()) for each in descriptors)


def test_bookmarks_and_links_lead_to_their_slides() -> None:
    with opened(pdf(OUTLINE)) as document, document.open_outline() as outline:
        (talk,) = outline.root
        assert [talk.title, *(child.title for child in talk.children)] == ["A talk", "One point", "Two points", "A drawing"]
        links = [link for link in document.pages[1].get("/Annots", []) if link.Subtype == "/Link"]
        outside = [str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A]
        assert outside == ["https://example.com"]
        assert len(links) == 2


def test_every_word_is_in_the_file(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="the extra export is not installed")
    deck = build_deck(BRIEFING.read_text(encoding="utf-8"), str(BRIEFING))
    pages = read(deck.to_bytes(".pdf"), tmp_path).split("\f")
    for page, text in zip(deck.pages, pages, strict=False):
        letters = "".join(words(text))
        assert not [word for word in words(said(page)) if word not in letters], page.title


def test_the_same_outline_gives_the_same_bytes() -> None:
    assert pdf(OUTLINE) == pdf(OUTLINE)


@pytest.mark.parametrize(("options", "pages"), [({"handout": 3}, 2), ({"handout": 6}, 1), ({"notes": True}, 4), ({"pages": ((2, 3),)}, 2)])
def test_notes_and_handouts(options: dict[str, Any], pages: int, tmp_path: Path) -> None:
    data = pdf(OUTLINE, **options)
    with opened(data) as document:
        assert len(document.pages) == pages
    assert ("slowly" in read(data, tmp_path)) is ("notes" in options)


@pytest.mark.parametrize("text", [*HOSTILE, '"); #eval("1")', "#panic()", "\\u{202e}$x$ @a <b>", "*/ /* // ```"])
def test_hostile_text_stays_text_in_markup(text: str) -> None:
    safe = text.replace("<", "\\<").replace("`", "")
    outline = f"# A\n\n## {safe}\n\n- `{text.replace('`', '')}`\n- b\n"
    data = pdf(outline)
    assert not re.search(rb"/JavaScript|/JS\b|/Launch|/OpenAction", data)


@pytest.mark.parametrize("text", ['a"b', "a\\", "\\u{41}", "a\nb", "\x07", "\u202e"])
def test_a_string_holds_its_text_alone(text: str) -> None:
    found = typst_string(text)
    inner = re.sub(r"\\(?:u\{[0-9a-f]+\}|.)", "", found[1:-1])
    assert found[0] == found[-1] == '"'
    assert '"' not in inner
    assert "\\" not in inner
    assert "\n" not in found


def test_arabic_is_set_from_the_right() -> None:
    markup = pdf_markup(build_deck(ARABIC, "a.md").finished()).document
    assert 'lang: "ar"' in markup
    assert "text(dir: rtl" in markup


def test_a_missing_extra_is_said_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setattr("slides.export.writers._is_installed", lambda library: False)
    (tmp_path / "a.md").write_text("# A\n\n## B\n\n- c\n- d\n")
    assert main([str(tmp_path / "a.md"), "--to", "pdf"]) == 1
    assert "pip install 'slides[export]'" in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()


def test_no_slide_of_those_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("typst", reason="the extra export is not installed")
    (tmp_path / "a.md").write_text("# A\n\n## B\n\n- c\n- d\n")
    assert main([str(tmp_path / "a.md"), "--to", "pdf", "--pages", "90"]) == 1
    assert "none of the" in capsys.readouterr().err


def test_a_letter_that_no_font_has_costs_the_claim_and_not_the_file(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="the extra export is not installed")
    pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed")
    sizes = {}
    for name, letter in (("plain", "x"), ("strange", "\U0001fbff\U000e0fff\ue123")):
        (tmp_path / f"{name}.md").write_text(f"# A\n\n## B {letter}\n\n- **c**\n- d\n", encoding="utf-8")
        assert main([str(tmp_path / f"{name}.md"), "--to", "pdf"]) == 0
        with pikepdf.open(tmp_path / f"{name}.pdf") as file:
            assert file.Root.MarkInfo.Marked
            assert "/StructTreeRoot" in file.Root
            sizes[name] = len(file.pages), b"pdfuaid" in file.Root.Metadata.read_bytes()
    assert sizes == {"plain": (2, True), "strange": (2, False)}
