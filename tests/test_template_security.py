"""Templates made to do harm, or odd by accident: bounded, reported, and nothing that runs in the deck."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from slides.base.diagnostics import Severity
from slides.export.pptx.template import TemplateError, masters, read_template
from slides.export.pptx.template.opened import Package
from slides.pipeline.build import BuiltDeck, build_deck

OUTLINE = "---\ntitle: A talk\n---\n\n## Bullets\n\n- One\n- Two\n"
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"


def package() -> dict[str, bytes]:
    """python-pptx's own template as files by name."""
    file = io.BytesIO()
    Presentation().save(file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def deck_in(path: Path) -> BuiltDeck:
    return build_deck(OUTLINE, str(path.parent / "a.md"), template=str(path))


def related(parts: dict[str, bytes], name: str, xml: str) -> None:
    """One more relationship of a part."""
    folder, _, file = name.rpartition("/")
    rels = f"{folder}/_rels/{file}.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", f"{xml}</Relationships>".encode())


def test_macros_are_left_out_and_said(tmp_path: Path) -> None:
    parts = package()
    parts["ppt/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 macros"
    parts["[Content_Types].xml"] = (
        parts["[Content_Types].xml"]
        .replace(b"presentationml.presentation.main+xml", b"ms-powerpoint.template.macroEnabled.main+xml")
        .replace(b"vnd.openxmlformats-officedocument.ms-powerpoint", b"vnd.ms-powerpoint")
        .replace(b"<Override", b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override', 1)
    )
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    related(parts, "ppt/presentation.xml", f'<Relationship Id="rId99" Type="{kind}" Target="vbaProject.bin"/>')
    deck = deck_in(packed(parts, tmp_path / "house.potm"))
    assert [each for each in deck.problems if each.rule.code == "K3" and "vbaProject.bin" in each.message]
    with zipfile.ZipFile(io.BytesIO(deck.to_bytes())) as made:
        assert not [name for name in made.namelist() if "vba" in name.lower()]
        assert b"macroEnabled" not in made.read("[Content_Types].xml")
        assert not any(b"macros" in made.read(name) for name in made.namelist())


def test_links_to_files_outside_are_left_out_and_said(tmp_path: Path) -> None:
    parts = package()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    related(parts, LAYOUT, f'<Relationship Id="rId77" Type="{kind}" Target="file:///etc/passwd" TargetMode="External"/>')
    picture = (
        b'<p:pic><p:nvPicPr><p:cNvPr id="77" name="x"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:link="rId77"/></p:blipFill>'
        b'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></a:xfrm></p:spPr></p:pic></p:spTree>'
    )
    parts[LAYOUT] = parts[LAYOUT].replace(b"</p:spTree>", picture)
    deck = deck_in(packed(parts, tmp_path / "house.pptx"))
    assert [each for each in deck.problems if each.rule.code == "K3" and "outside" in each.message]
    with zipfile.ZipFile(io.BytesIO(deck.to_bytes())) as made:
        assert not any(b"passwd" in made.read(name) or b"rId77" in made.read(name) for name in made.namelist())


def test_relationships_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    parts = package()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tags"
    parts["ppt/tags/tag1.xml"] = parts["ppt/tags/tag2.xml"] = (
        b"<p:tagLst xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'/>"
    )
    for one, other in ((1, 2), (2, 1)):
        parts[f"ppt/tags/_rels/tag{one}.xml.rels"] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + f'<Relationship Id="rId1" Type="{kind}" Target="tag{other}.xml"/></Relationships>'.encode()
        )
    related(parts, "ppt/presentation.xml", f'<Relationship Id="rId99" Type="{kind}" Target="tags/tag1.xml"/>')
    with zipfile.ZipFile(io.BytesIO(deck_in(packed(parts, tmp_path / "house.pptx")).to_bytes())) as made:
        assert {"ppt/tags/tag1.xml", "ppt/tags/tag2.xml"} <= set(made.namelist())


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    parts = package()
    parts[LAYOUT] = b" " * (30 << 20)
    path = packed(parts, tmp_path / "house.pptx")
    assert path.stat().st_size < 1 << 20
    begun = time.process_time()
    with pytest.raises(TemplateError, match="larger than a template's"):
        read_template(path.read_bytes(), "house.pptx")
    assert time.process_time() - begun < 2


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    parts = package()
    parts[LAYOUT] = re.sub(rb"^<\?xml[^>]*\?>", b'<!DOCTYPE x [<!ENTITY a "aaaa">]>', parts[LAYOUT])
    deck = deck_in(packed(parts, tmp_path / "house.pptx"))
    assert [each.rule.code for each in deck.problems if each.severity is Severity.FATAL] == ["K1"]


def _off_the_slide(parts: dict[str, bytes]) -> None:
    parts[LAYOUT] = re.sub(
        rb"<p:spPr/>", b'<p:spPr><a:xfrm><a:off x="99999999" y="-5000000"/><a:ext cx="1" cy="1"/></a:xfrm></p:spPr>', parts[LAYOUT]
    )


def _all_off_the_slide(parts: dict[str, bytes]) -> None:
    away = b'<a:off x="99999999" y="-5000000"/><a:ext cx="1" cy="1"/>'
    for name in parts:
        if re.fullmatch(r"ppt/slide(Layouts|Masters)/[^/]+\.xml", name):
            placed = re.sub(rb"<a:off [^>]*/>\s*<a:ext [^>]*/>", away, parts[name])
            parts[name] = placed.replace(b"<p:spPr/>", b"<p:spPr><a:xfrm>" + away + b"</a:xfrm></p:spPr>")


def _numbers_that_are_none(parts: dict[str, bytes]) -> None:
    master = "ppt/slideMasters/slideMaster1.xml"
    parts[master] = re.sub(rb'sz="\d+"', b'sz="9e99"', re.sub(rb'marL="\d+"', b'marL="x"', parts[master]))


def _no_title_anywhere(parts: dict[str, bytes]) -> None:
    for name in parts:
        if name.startswith("ppt/slideLayouts/slideLayout"):
            parts[name] = re.sub(rb'<p:ph type="(?:title|ctrTitle)"', b'<p:ph type="media" idx="55"', parts[name])


def _no_theme(parts: dict[str, bytes]) -> None:
    parts["ppt/theme/theme1.xml"] = b"<a:theme xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' name='x'/>"


def _same_names(parts: dict[str, bytes]) -> None:
    for name in parts:
        if name.startswith("ppt/slideLayouts/slideLayout"):
            parts[name] = re.sub(rb'<p:cSld name="[^"]*"', b'<p:cSld name="Same"', parts[name])


@pytest.mark.parametrize(
    "harm",
    [_off_the_slide, _all_off_the_slide, _numbers_that_are_none, _no_title_anywhere, _no_theme, _same_names],
    ids=lambda harm: harm.__name__,
)
def test_what_is_odd_gives_a_deck_with_all_words(harm: Callable[[dict[str, bytes]], None], tmp_path: Path) -> None:
    parts = package()
    harm(parts)
    deck = deck_in(packed(parts, tmp_path / "house.pptx"))
    assert not [each for each in deck.problems if each.severity in (Severity.FATAL, Severity.ERROR)]
    made = Presentation(io.BytesIO(deck.to_bytes()))
    words = " ".join(shape.text_frame.text for slide in made.slides for shape in slide.shapes if shape.has_text_frame)
    assert all(each in words for each in ("A talk", "Bullets", "One", "Two"))


def many_layouts(count: int, path: Path) -> Path:
    """A template with so many layouts more than the usual eleven."""
    parts = package()
    ids, rels, types = [], [], []
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout"
    layout, own = parts[LAYOUT], parts["ppt/slideLayouts/_rels/slideLayout2.xml.rels"]
    for at in range(100, 100 + count):
        parts[f"ppt/slideLayouts/slideLayout{at}.xml"] = layout
        parts[f"ppt/slideLayouts/_rels/slideLayout{at}.xml.rels"] = own
        ids.append(f'<p:sldLayoutId id="{2147490000 + at}" r:id="rId{at}"/>')
        rels.append(f'<Relationship Id="rId{at}" Type="{kind}" Target="../slideLayouts/slideLayout{at}.xml"/>')
        types.append(
            f'<Override PartName="/ppt/slideLayouts/slideLayout{at}.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"/>'
        )
    master = "ppt/slideMasters/slideMaster1.xml"
    parts[master] = parts[master].replace(b"</p:sldLayoutIdLst>", "".join(ids).encode() + b"</p:sldLayoutIdLst>")
    related(parts, master, "".join(rels))
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", "".join(types).encode() + b"</Types>")
    return packed(parts, path)


@pytest.mark.parametrize(("count", "most"), [(60, 30), (2000, 30)])
def test_many_layouts_are_bounded_and_said(count: int, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    sheet = masters._sheet
    monkeypatch.setattr(masters, "MOST_LAYOUTS", most)

    def counted(package: Package, part: str, *rest: Any) -> Any:
        looked.append(part)
        return sheet(package, part, *rest)

    monkeypatch.setattr(masters, "_sheet", counted)
    path = many_layouts(count, tmp_path / "house.pptx")
    read = read_template(path.read_bytes(), "house.pptx")
    assert any(f"only the first {most} of its {count + 11:,} layouts" in message for message, _ in read.remarks)
    assert len(looked) == most
    assert read.design.template is not None
    kept = [part for part in read.design.template.parts if part.name.startswith("/ppt/slideLayouts/")]
    assert len(kept) == count + 11, "all of them stay in the deck"


def test_a_picture_in_a_format_of_windows_stays_in_its_layout(tmp_path: Path) -> None:
    parts = package()
    drawing = b"\x01\x00\x00\x00" + b"\x00" * 36 + b" EMF" + bytes(64)
    parts["ppt/media/mark.emf"] = drawing
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"<Default ", b'<Default Extension="emf" ContentType="image/x-emf"/><Default ', 1
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    related(parts, LAYOUT, f'<Relationship Id="rIdEmf" Type="{kind}" Target="../media/mark.emf"/>')
    picture = (
        b'<p:pic><p:nvPicPr><p:cNvPr id="90" name="Mark"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
        b'<a:blip r:embed="rIdEmf"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="100000" y="6200000"/>'
        b'<a:ext cx="400000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic></p:spTree>'
    )
    parts[LAYOUT] = parts[LAYOUT].replace(b"</p:spTree>", picture)
    deck = deck_in(packed(parts, tmp_path / "house.pptx"))
    assert not [each for each in deck.problems if each.severity in (Severity.FATAL, Severity.ERROR)]
    made = Presentation(io.BytesIO(deck.to_bytes()))
    layout = next(each for each in made.slide_layouts if any(shape.name == "Mark" for shape in each.shapes))
    mark = next(shape for shape in layout.shapes if shape.name == "Mark")
    embedded = next(each for each in mark._element.iter() if each.tag.endswith("}blip")).values()[0]
    part = layout.part.related_part(embedded)
    assert (part.blob, part.content_type) == (drawing, "image/x-emf")


def test_protection_is_said_and_not_taken_over(tmp_path: Path) -> None:
    parts = package()
    name = "ppt/presentation.xml"
    parts[name] = parts[name].replace(b"</p:defaultTextStyle>", b'</p:defaultTextStyle><p:modifyVerifier cryptProviderType="rsaFull"/>')
    parts["docProps/custom.xml"] = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        b'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="_MarkAsFinal"><vt:bool>true</vt:bool></property>'
        b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="Label"><vt:lpwstr>internal</vt:lpwstr></property>'
        b"</Properties>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"</Relationships>", f'<Relationship Id="rId50" Type="{kind}" Target="docProps/custom.xml"/></Relationships>'.encode()
    )
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/docProps/custom.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>',
    )
    deck = deck_in(packed(parts, tmp_path / "house.pptx"))
    said = " ".join(each.message for each in deck.problems if each.rule.code == "K3")
    assert "final" in said
    assert "password" in said
    with zipfile.ZipFile(io.BytesIO(deck.to_bytes())) as made:
        assert b"modifyVerifier" not in made.read(name)
        kept = made.read("docProps/custom.xml")
    assert b"_MarkAsFinal" not in kept
    assert b"internal" in kept, "labels stay"


def test_a_large_embedded_font_is_carried_over_once_and_whole(tmp_path: Path) -> None:
    parts, font = package(), bytes(50 << 20)
    parts["ppt/fonts/font1.fntdata"] = font
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
    related(parts, "ppt/presentation.xml", f'<Relationship Id="rId98" Type="{kind}" Target="fonts/font1.fntdata"/>')
    name = "ppt/presentation.xml"
    listed = b'<p:embeddedFontLst><p:embeddedFont><p:font typeface="House"/><p:regular r:id="rId98"/></p:embeddedFont></p:embeddedFontLst>'
    parts[name] = parts[name].replace(b"<p:defaultTextStyle>", listed + b"<p:defaultTextStyle>")
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"<Override", b'<Default Extension="fntdata" ContentType="application/x-fontdata"/><Override', 1
    )
    deck = deck_in(packed(parts, tmp_path / "house.pptx"))
    assert not [each for each in deck.problems if each.severity in (Severity.FATAL, Severity.ERROR)]
    with zipfile.ZipFile(io.BytesIO(deck.to_bytes())) as made:
        fonts = [each for each in made.namelist() if each.endswith(".fntdata")]
        assert len(fonts) == 1
        assert made.getinfo(fonts[0]).file_size == len(font)
