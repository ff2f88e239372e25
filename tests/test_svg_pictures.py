"""SVG pictures: what is refused, what is left out, how large they are, and how they stand in a deck."""

from __future__ import annotations

import base64
import io
import re
import time
from pathlib import Path

import pytest
from PIL import Image as Pillow

from slides.design.images import UnreadableImage, decode, shrunk
from slides.design.images.svg import screen
from tests.building import graver
from tests.shared import findings
from tests.test_picture_attributes import fitted_deck
from tests.test_pictures import SECRET, drawing, near, saved

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
BARS = '<rect width="30" height="50" fill="#c80000"/><rect x="30" width="70" height="50" fill="#0000c8"/>'


def svg(inner: str = BARS, root: str = 'viewBox="0 0 100 50"', before: str = "") -> bytes:
    return f"{before}<svg {NAMES} {root}>{inner}</svg>".encode()


def inline(data: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def test_a_vector_is_kept_beside_a_png_of_it() -> None:
    image = decode(svg())
    assert (image.format, image.width, image.height) == ("png", 100, 50)
    drawn = Pillow.open(io.BytesIO(image.data))
    assert drawn.size == (1000, 500)
    assert drawn.convert("RGB").getpixel((100, 250)) == (200, 0, 0)
    assert drawn.convert("RGB").getpixel((900, 250)) == (0, 0, 200)


def test_a_screened_vector_screens_to_itself() -> None:
    once = decode(svg('<g id="a">&lt;<text y="20" xml:space="preserve"> A &amp; "B"\n</text></g><use xlink:href="#a"/>' + BARS))
    assert decode(once.vector) == once


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('viewBox="0 0 24 24"', (24, 24)),
        ('width="200" height="100"', (200, 100)),
        ('width="100%" height="100%" viewBox="0,0,640,480"', (640, 480)),
        ('width="1in" height="2.54cm" viewBox="0 0 1 1"', (96, 96)),
        ('width="50" viewBox="0 0 100 50"', (50, 25)),
        ('viewBox="0 0 1.5 1"', (150, 100)),
        ('viewBox="0 0 1000000 500000"', (10_000, 5_000)),
        ("", (300, 150)),
        ('width="nan" height="inf" viewBox="0 0 -1 nan"', (300, 150)),
    ],
)
def test_sizes(root: str, size: tuple[int, int]) -> None:
    image = decode(svg(root=root))
    assert (image.width, image.height) == size


PUBLIC = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
"""What Illustrator and Inkscape write above an SVG; it declares nothing."""
REFUSED = {
    "a DOCTYPE of another kind": svg(before="<!DOCTYPE html>"),
    "an entity of a DOCTYPE that is not read": svg("<text>&nbsp;</text>", before=PUBLIC),
    "entities": svg("<text>&a;</text>", before='<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>'),
    "an outside entity": svg("<text>&a;</text>", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "an unknown entity": svg("<text>&nbsp;</text>"),
    "a script": svg("<script>alert(1)</script>"),
    "a script of another space": svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>'),
    "a script in metadata": svg("<metadata><script/></metadata>"),
    "foreignObject": svg("<foreignObject><p/></foreignObject>"),
    "HTML": svg('<p xmlns="http://www.w3.org/1999/xhtml">x</p>'),
    "a handler": svg('<rect onclick="x()"/>'),
    "a handler on the root": svg(root='onload="x()"'),
    "a handler in capitals": svg('<rect ONCLICK="x()"/>'),
    "a picture elsewhere": svg('<image href="https://example.com/a.png"/>'),
    "a picture in a file": svg('<image xlink:href="a.png"/>'),
    "a picture by its path": svg('<image href="file:///etc/passwd"/>'),
    "a use of another file": svg('<use href="other.svg#a"/>'),
    "a link": svg('<a href="javascript:alert(1)"><rect/></a>'),
    "an address in a fill": svg('<rect fill="url(https://example.com/a.svg#b)"/>'),
    "a quoted address": svg("""<rect fill="url('http://example.com/a')"/>"""),
    "an escaped address": svg(r'<rect fill="u\72l(http://example.com/a)"/>'),
    "an address in a style": svg('<rect style="fill: URL( http://example.com/a )"/>'),
    "an import": svg('<style>@import "http://example.com/a.css";</style>'),
    "an escaped import": svg(r'<style>@\69mport "http://example.com/a.css";</style>'),
    "a font elsewhere": svg("<style>@font-face{src:url(//example.com/a.woff)}</style>"),
    "an address in CDATA": svg("<style><![CDATA[rect{fill:url(//example.com/a)}]]></style>"),
    "an image set": svg('<style>rect{background:image-set("a.png" 1x)}</style>'),
    "an SVG inside": svg(f'<image href="{inline(svg(), "image/svg+xml")}"/>'),
    "a document inside": svg('<image href="data:text/html,x"/>'),
    "data in a use": svg(f'<use href="{inline(saved(drawing(), "PNG"))}"/>'),
    "no picture inside": svg(f'<image href="{inline(b"x" * 50)}"/>'),
    "no base64 inside": svg('<image href="data:image/png;base64,A"/>'),
    "a circle": svg('<g id="a"><use href="#a"/></g>'),
    "a wide circle": svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "a circle of patterns": svg('<pattern id="p"><rect fill="url(#p)"/></pattern>'),
    "too deep": svg("<g>" * 200 + "</g>" * 200),
    "too many elements": svg("<g/>" * 60_000),
    "uses that multiply": svg(
        '<g id="a0"><rect/></g>' + "".join(f'<g id="a{at}">' + f'<use href="#a{at - 1}"/>' * 10 + "</g>" for at in range(1, 20))
    ),
    "a long chain of uses": svg('<g id="a0"><rect/></g>' + "".join(f'<g id="a{at}"><use href="#a{at - 1}"/></g>' for at in range(1, 5000))),
    "too long": svg("<!--" + "x" * 9_000_000 + "-->"),
    "too many attributes": svg("<rect " + " ".join(f'a{at}=""' for at in range(501)) + "/>"),
    "an import inside an element of a style": svg('<style><g>@import "http://example.com/a.css";</g></style>'),
    "another root": b"<?xml version='1.0'?><html/>",
    "half a file": svg()[:-5],
    "an unknown encoding": b"<?xml version='1.0' encoding='nope'?><svg/>",
    "a web page": b"<!DOCTYPE html><html><body/></html>",
}


@pytest.mark.parametrize("before", ["<!DOCTYPE svg>", PUBLIC])
def test_a_doctype_that_declares_nothing_is_left_out(before: str) -> None:
    data, _, _ = screen(svg("<rect width='1' height='1'/>", before=before), lambda _: pytest.fail("no picture is inside"))
    assert b"DOCTYPE" not in data
    assert b"<rect" in data


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    begun = time.monotonic()
    with pytest.raises(UnreadableImage):
        decode(REFUSED[name])
    assert time.monotonic() - begun < 5


def test_allowed_references_are_kept() -> None:
    inner = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#c80000"/></linearGradient><linearGradient id="h" href="#g"/>'
        '<rect id="r" width="100" height="50"/></defs><style>.a{fill:url(#h)} @media print{.a{stroke:none}}</style>'
        '<use href="#r" style="fill:url(\'#h\')"/><a href="#r"><rect fill="url(#h)"/></a>'
    )
    image = decode(svg(inner))
    for kept in ('href="#r"', "url('#h')", "url(#h)"):
        assert kept.encode() in image.vector
    assert Pillow.open(io.BytesIO(image.data)).convert("RGB").getpixel((500, 250)) == (200, 0, 0)


def test_metadata_comments_animation_and_other_programs_elements_are_left_out() -> None:
    secret = SECRET.decode()
    inner = (
        f'<!-- {secret} --><?note {secret}?><metadata><x>{secret}</x></metadata><animate attributeName="href" to="{secret}"/>'
        f'<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape" href="{secret}"><rect/></i:view>{BARS}'
    )
    root = f'xmlns:i="http://www.inkscape.org/" i:docname="{secret}" data-x="{secret}" content="{secret}" viewBox="0 0 100 50"'
    image = decode(svg(inner, root, f'<?xml version="1.0"?><?xml-stylesheet href="{secret}"?>'))
    assert SECRET not in image.vector
    assert image.vector == decode(svg()).vector


def test_pictures_inside_lose_their_metadata_too() -> None:
    exif = Pillow.Exif()
    exif[0x010E] = SECRET.decode()
    exif[0x0112] = 3
    image = decode(svg(f'<image width="100" height="50" href="{inline(saved(drawing(100, 50), "JPEG", exif=exif), "image/jpeg")}"/>'))
    (inner,) = re.findall(rb'href="data:image/jpeg;base64,(.*?)"', image.vector)
    assert SECRET not in base64.b64decode(inner)
    drawn = Pillow.open(io.BytesIO(image.data)).convert("RGB")
    assert near(tuple(drawn.crop((950, 250, 951, 251)).tobytes()), (200, 0, 0), 12)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_encodings(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><svg {NAMES} viewBox="0 0 9 9"><title>Zürich</title></svg>'
    assert "Zürich".encode() in decode(text.encode(encoding)).vector


def test_a_file_without_the_name_space_gets_it() -> None:
    assert b'<svg xmlns="http://www.w3.org/2000/svg"' in decode(b'<svg viewBox="0 0 9 9"><rect/></svg>').vector


def test_a_drawing_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slides.design.images.svg_renderer.SECONDS", 1)
    noise = '<filter id="f" width="9" height="9"><feTurbulence baseFrequency="9" numOctaves="100000"/></filter>'
    begun = time.monotonic()
    with pytest.raises(UnreadableImage, match="too much time"):
        decode(svg(noise + '<rect filter="url(#f)" width="100" height="50"/>'))
    assert time.monotonic() - begun < 20


def test_the_png_is_drawn_at_the_size_wanted() -> None:
    image = decode(svg())
    for wanted, drawn in (((1600, 9000), (1600, 800)), ((40, 40), (40, 20)), ((90_000, 90_000), (3000, 1500))):
        found = shrunk(image, *wanted)
        assert Pillow.open(io.BytesIO(found.data)).size == drawn
        assert (found.width, found.height, found.vector) == (100, 50, image.vector)


OUTLINE = (
    "---\nlang: en-GB\ntitle: Bars\n---\n\n## A\n\n![Bars](a.svg)\n\n## B\n\n- x\n\n[![The same bars](b.svg){.duotone}](https://example.com)\n\n"
    "## C\n\n- x\n\n![](a.svg){.decorative .cover}\n"
)


def test_a_deck_with_vectors_is_clean(tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg"):
        (tmp_path / name).write_bytes(svg())
    briefing, parts = fitted_deck(OUTLINE, tmp_path)
    (tmp_path / "deck.pptx").write_bytes(parts["deck"])
    assert not graver(briefing)
    assert findings(tmp_path / "deck.pptx") == ""


def test_a_vector_is_stored_once_and_named_beside_its_png(tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg"):
        (tmp_path / name).write_bytes(svg())
    _, parts = fitted_deck(OUTLINE, tmp_path)
    assert sorted(name for name in parts if "/media/" in name) == ["ppt/media/image1.png", "ppt/media/image2.svg"]
    assert b'Extension="svg" ContentType="image/svg+xml"' in parts["[Content_Types].xml"]
    for number in (2, 3, 4):
        slide = parts[f"ppt/slides/slide{number}.xml"].decode()
        found = re.search(r'<a:blip r:embed="(\w+)">.*?<asvg:svgBlip [^>]*r:embed="(\w+)"/></a:ext></a:extLst></a:blip>', slide)
        assert found is not None
        related = dict(re.findall(r'Id="(\w+)"[^>]*Target="([^"]+)"', parts[f"ppt/slides/_rels/slide{number}.xml.rels"].decode()))
        assert [related[identity] for identity in found.groups()] == ["../media/image1.png", "../media/image2.svg"]
    tinted = parts["ppt/slides/slide3.xml"]
    assert tinted.index(b"<a:duotone>") < tinted.index(b"svgBlip")
