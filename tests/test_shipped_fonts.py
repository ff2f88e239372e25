"""The faces that come with the program: their names and licences, their widths, and that they are used where others are missing."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import ImageFont

from slides.export.html import page_html
from slides.export.pdf import write_pdf
from slides.pipeline.build import build_deck
from slides.typesetting import metrics
from slides.typesetting.metrics.installed import SHIPPED_FONTS, file_of
from tests.browser import browser_page

FACES = {("Calibri", False): "SlidesSans-Regular", ("Calibri", True): "SlidesSans-Bold"} | {
    ("Georgia", False): "SlidesSerif-Regular",
    ("Georgia", True): "SlidesSerif-Bold",
}
DECK = build_deck("# A talk\n\n## \u00c9t\u00e9 \u0396 \u0416\n\n- **one**\n- two\n", "talk.md")


@pytest.mark.parametrize(("family", "bold"), list(FACES))
def test_they_are_as_wide_as_the_fonts_that_they_stand_in_for(family: str, bold: bool) -> None:
    file = SHIPPED_FONTS / f"{FACES[family, bold]}.ttf"
    font = ImageFont.truetype(str(file), 2048, layout_engine=ImageFont.Layout.BASIC)
    table = metrics.widths(family, bold)
    greek_and_cyrillic = "\u03a9\u0416\u044f\u2192" if family == "Calibri" else ""
    for letter in f"AMgiw 09.,-\u2013\u2019\u00e9\u00df\u0159\u20ac{greek_and_cyrillic}":
        assert font.getlength(letter) / 2048 == pytest.approx(table[letter], abs=0.001), letter


def test_none_bears_a_reserved_name_and_each_keeps_its_licence() -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    files = sorted(path for path in SHIPPED_FONTS.iterdir() if path.suffix in (".ttf", ".woff2"))
    assert len(files) == 12
    for file in files:
        names = {record.nameID: str(record) for record in ttlib.TTFont(file)["name"].names}
        assert names[1] in ("Slides Sans", "Slides Serif")
        assert not any(
            "carlito" in text.casefold() or "gelasio" in text.casefold() for number, text in names.items() if number not in (0, 11)
        )
        assert "Project Authors" in names[0]
        assert "openfontlicense" in names[14] or "scripts.sil.org/OFL" in names[14]
    for name in ("OFL-SlidesSans.txt", "OFL-SlidesSerif.txt"):
        text = (SHIPPED_FONTS / name).read_text(encoding="utf-8")
        assert text.startswith("Copyright 20")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_they_set_a_pdf_and_a_picture_where_calibri_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("typst", reason="the extra export is not installed")
    if file_of("Calibri"):
        pytest.skip("Calibri is installed")
    target = io.BytesIO()
    write_pdf(DECK.finished(), target)
    fonts = set(re.findall(rb"\+(\w+)-(?:Regular|Bold)\b", target.getvalue()))
    assert b"SlidesSans" in fonts
    assert b"Carlito" not in fonts


@pytest.mark.parametrize(("theme", "families"), [("ink", ["Slides Sans"]), ("editorial", ["Slides Sans", "Slides Serif"])])
def test_a_page_holds_the_faces_of_its_theme(theme: str, families: list[str], tmp_path: Path) -> None:
    html = page_html(build_deck(f"---\ntheme: {theme}\n---\n# A talk\n\n## One\n\n- **a**\n- b\n", "talk.md").finished())
    assert sorted(set(re.findall(r'@font-face\{font-family:"([^"]+)"', html))) == families
    (tmp_path / "talk.html").write_text(html, encoding="utf-8")
    with browser_page() as page:
        page.goto((tmp_path / "talk.html").as_uri())
        for family in families:
            for weight in (400, 700):
                wanted = f"document.fonts.load('{weight} 16px \"{family}\"').then(found => found.map(each => each.status))"
                assert page.evaluate(wanted) == ["loaded"]
