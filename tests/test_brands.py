"""Brands without a template: contrast checked and mended or refused with the numbers, a logo on every slide, five skeletons."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pptx import Presentation

from slides.base.diagnostics import Severity
from slides.cli.main import main
from slides.design import THEMES, Colour
from slides.design.brand import Brand, BrandError, brand_theme
from slides.pipeline.build import BuiltDeck, build_deck
from tests.test_design import PAIRS, contrast

OUTLINE = """---
title: A talk
subtitle: For the council
theme: brand.toml
footer: The council
---

# First part

## Bullets

- One **thing**, and [a link](https://example.com/)
- Another

> The point of the slide.

## A table

| Region | Q1 |
|---|---:|
| North | 10 |

## Cards

### One
- a

### Two
- b

### Three
- c

## Several things

A paragraph first.

```python
print("code")  # a remark
```

| Region | Q1 |
|---|---:|
| North | 10 |
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80"><circle cx="40" cy="40" r="34" fill="{}"/></svg>'
BRAND = 'name = "Acme"\nlogo = "logo.svg"\nlogo-on-dark = "white.svg"\nskeleton = "{}"\n[colours]\nprimary = "{}"\nground = "{}"\n'
PICTURE = "{http://schemas.openxmlformats.org/presentationml/2006/main}pic"


def brand_in(folder: Path, text: str) -> BuiltDeck:
    (folder / "logo.svg").write_text(LOGO.format("#801020"), encoding="utf-8")
    (folder / "white.svg").write_text(LOGO.format("#FFFFFF"), encoding="utf-8")
    (folder / "brand.toml").write_text(text, encoding="utf-8")
    return build_deck(OUTLINE, str(folder / "a.md"))


def said(deck: BuiltDeck, *codes: str) -> list[str]:
    return [f"{each.span.line}: {each.message}" for each in deck.problems if each.rule.code in codes]


@pytest.mark.parametrize("ground", ["FFFFFF", "FFF8E7", "0E1A26", "101010"])
@pytest.mark.parametrize("primary", ["C8102E", "FFD100", "0B6076", "FF8200", "00A651", "101820", "E6E6E6", "5CC3DB", "FF00FF", "808080"])
def test_every_pair_of_a_brand_has_contrast(primary: str, ground: str) -> None:
    for skeleton in THEMES:
        theme = brand_theme(Brand("", {"primary": primary, "ground": ground}, skeleton=skeleton)).theme
        for ink, on, least in PAIRS:
            least = 4.5 if on is Colour.DEEP else least
            assert contrast(theme, ink, on) >= least - 0.05, (skeleton, ink, on)
        for on in (Colour.PANEL_2, Colour.PANEL_3):
            assert min(contrast(theme, ink, on) for ink in (Colour.INK, Colour.KEY, Colour.CONTRAST)) >= 4.45, (skeleton, on)
        assert theme.colours[4] == primary, "the palette that PowerPoint shows has the brand's colour as it is"


def test_a_colour_is_mended_a_little_and_the_numbers_are_said() -> None:
    made = brand_theme(Brand("", {"primary": "00A651"}))
    (remark,) = made.remarks
    assert "primary 00A651" in remark
    assert "4.5:1" in remark
    assert contrast(made.theme, Colour.KEY, Colour.CANVAS) < 7, "no darker than it has to be"


def test_a_pale_colour_is_a_ground_and_not_made_another_colour() -> None:
    theme = brand_theme(Brand("", {"primary": "FFD100"})).theme
    assert theme.rgb(theme.scheme[Colour.DEEP].name) == "FFD100"
    assert theme.rgb(theme.scheme[Colour.BAR].name) == "FFD100"
    assert contrast(theme, Colour.ON_BAR, Colour.BAR) >= 4.5


@pytest.mark.parametrize(
    ("colours", "numbers", "hint"),
    [
        ({"ground": "808080"}, ("808080", "5.32:1", "3.95:1", "7:1"), "choose a lighter or a darker ground"),
        ({"text": "C0C0C0"}, ("C0C0C0", "1.82:1", "7:1"), "choose a darker text"),
        ({"panel": "0B6076"}, ("0B6076", "7:1"), "choose a panel nearer the ground"),
        ({"ground": "101010", "heading": "303030"}, ("303030", "1.44:1"), "choose a lighter heading"),
    ],
)
def test_colours_that_cannot_carry_text_are_refused_with_the_numbers(
    colours: dict[str, str], numbers: tuple[str, ...], hint: str, tmp_path: Path
) -> None:
    with pytest.raises(BrandError):
        brand_theme(Brand("", {"primary": "C8102E", **colours}))
    lines = "".join(f'{key} = "{value}"\n' for key, value in colours.items())
    deck = brand_in(tmp_path, f'[colours]\nprimary = "C8102E"\n{lines}')
    fatal = [each for each in deck.problems if each.severity is Severity.FATAL]
    assert {each.rule.code for each in fatal} == {"K4"}
    assert all(number in fatal[0].message for number in numbers), fatal[0].message
    assert hint in fatal[0].hint
    assert fatal[0].span.file.endswith("brand.toml")
    assert fatal[0].span.line > 2


@pytest.mark.parametrize(
    ("text", "line", "words", "hint"),
    [
        ("", 1, "no table [colours]", "[colours]"),
        ("[colours]\n", 1, "no primary colour", "primary ="),
        ('[colours]\nprimary = "red"\n', 2, "primary is not a colour: red", "six hexadecimal digits"),
        ('[colours]\nprimry = "C8102E"\n', 2, "unknown colour of a brand: primry", "primary"),
        ('skeleton = "papr"\n[colours]\nprimary = "C8102E"\n', 1, "unknown skeleton: papr", "paper"),
        ('[colours]\nprimary = "C8102E"\n[fonts]\nbody = "<Arial>"\n', 4, "not the name of a font", "family"),
        ("[colours\n", 1, "not valid TOML", "key = "),
        ('logo = "none.svg"\n[colours]\nprimary = "C8102E"\n', 1, "no such logo: none.svg", "did you mean"),
        ('logo = "../logo.svg"\n[colours]\nprimary = "C8102E"\n', 1, "outside the brand's folder", "put the logo into the folder"),
        ('logo = "http://example.com/a.svg"\n[colours]\nprimary = "C8102E"\n', 1, "from the network is not fetched", "folder"),
        ('logo = "brand.toml"\n[colours]\nprimary = "C8102E"\n', 1, "cannot be shown", "PNG or SVG"),
        ("logo = 3\n[colours]\nprimary = 'C8102E'\n", 1, "not the name of a file", "logo.svg"),
    ],
)
def test_a_brand_that_cannot_be_used_gets_a_line_that_says_what_to_change(
    text: str, line: int, words: str, hint: str, tmp_path: Path
) -> None:
    deck = brand_in(tmp_path, text)
    fatal = [each for each in deck.problems if each.severity is Severity.FATAL]
    assert {each.rule.code for each in fatal} == {"K4"}
    assert words in fatal[0].message
    assert hint in fatal[0].hint
    assert (Path(fatal[0].span.file).name, fatal[0].span.line) == ("brand.toml", line)


@pytest.mark.parametrize("name", ["none.toml", "../brand.toml", "http://example.com/brand.toml"])
def test_a_brand_comes_from_the_outlines_folder(name: str, tmp_path: Path) -> None:
    deck = build_deck(OUTLINE.replace("brand.toml", name), str(tmp_path / "a.md"))
    assert [each.rule.code for each in deck.problems if each.severity is Severity.FATAL] == ["K4"]


@pytest.mark.parametrize(("primary", "ground"), [("C8102E", "FFFFFF"), ("5CC3DB", "101820")])
@pytest.mark.parametrize("skeleton", list(THEMES))
def test_a_deck_in_a_brand_is_sound_and_has_its_logo(skeleton: str, primary: str, ground: str, tmp_path: Path) -> None:
    deck = brand_in(tmp_path, BRAND.format(skeleton, primary, ground))
    assert [str(each) for each in deck.problems if each.severity is not Severity.ADVICE] == []
    made = Presentation(io.BytesIO(deck.to_bytes()))
    for slide in made.slides:
        logos = slide.slide_layout._element.cSld.spTree.findall(PICTURE)
        assert [logo.nvPicPr.cNvPr.get("descr") for logo in logos] == ["Acme"], slide.slide_layout.name
    for page in deck.pages:
        layout = deck.design.layouts[page.layout]
        assert layout.logo is not None
        box = layout.logo.rect
        for slot in layout.slots:
            apart = box.right <= slot.rect.x or slot.rect.right <= box.x or box.bottom <= slot.rect.y or slot.rect.bottom <= box.y
            assert apart or slot.kind.value in ("dt", "ftr", "sldNum"), (page.layout, slot.name)
        footer = next(slot for slot in layout.slots if slot.kind.value == "ftr")
        assert layout.type == "title" or box.right < footer.rect.x, "the footer begins after the logo"
        assert abs(box.width / box.height - 300 / 80) < 0.02, "the logo keeps its form"
    names = [part.partname for part in made.part.package.iter_parts() if "logo-" in part.partname]
    assert len(names) == len(set(names)) <= 4
    assert deck.to_bytes() == brand_in(tmp_path, BRAND.format(skeleton, primary, ground)).to_bytes()


def test_a_dark_logo_is_left_out_on_dark_grounds(tmp_path: Path) -> None:
    deck = brand_in(tmp_path, 'logo = "logo.svg"\n[colours]\nprimary = "0B2060"\n')
    assert any("is left out on dark grounds" in line for line in said(deck, "K5"))
    assert any("no words for who cannot see it" in line for line in said(deck, "K5"))
    cover, *_, last = deck.pages
    assert deck.design.layouts[cover.layout].logo is None
    assert deck.design.layouts[last.layout].logo is not None


def test_a_deck_read_from_the_right_has_its_logo_there(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(LOGO.format("#801020"), encoding="utf-8")
    (tmp_path / "brand.toml").write_text('name = "A"\nlogo = "logo.svg"\n[colours]\nprimary = "C8102E"\n', encoding="utf-8")
    text = OUTLINE.replace("theme:", "lang: ar\ntheme:")
    deck = build_deck(text, str(tmp_path / "a.md"))
    logo = deck.design.layouts[deck.pages[-1].layout].logo
    assert logo is not None
    assert logo.rect.x > deck.design.slide.width // 2


def test_other_formats_show_the_logo(tmp_path: Path) -> None:
    deck = brand_in(tmp_path, BRAND.format("ink", "C8102E", "FFFFFF"))
    plain = brand_in(tmp_path, BRAND.format("ink", "C8102E", "FFFFFF").replace("logo", "# logo"))
    for (_, one), (_, two) in zip(deck.pictures(".svg"), plain.pictures(".svg"), strict=True):
        assert one.count(b"<image") > two.count(b"<image") or one.count(b"<svg") > two.count(b"<svg")


def test_new_writes_an_example_that_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "talk", "--brand", "--theme", "slate"]) == 0
    assert main(["build", "talk.md"]) == 0
    text = (tmp_path / "brand.toml").read_text(encoding="utf-8")
    assert 'skeleton = "slate"' in text
    assert main(["new", "other", "--brand"]) != 0, "the file of a brand is not overwritten"
    assert (tmp_path / "brand.toml").read_text(encoding="utf-8") == text
    assert not (tmp_path / "other.md").exists()
    capsys.readouterr()
    assert main(["schema", "brand"]) == 0
    schema = json.loads(capsys.readouterr().out)
    import tomllib

    uncommented = "\n".join(line.removeprefix("# ") if line.startswith("# ") and " = " in line else line for line in text.split("\n"))
    table = tomllib.loads("\n".join(line for line in uncommented.split("\n") if " = " in line or line.startswith("[")))
    assert set(table) <= set(schema["properties"])
    assert set(table["colours"]) == set(schema["properties"]["colours"]["properties"])
    assert set(table["fonts"]) == set(schema["properties"]["fonts"]["properties"])


def test_a_brand_is_named_by_the_command_and_the_configuration(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brand_in(tmp_path, BRAND.format("ink", "C8102E", "FFFFFF"))
    talks = tmp_path / "talks"
    talks.mkdir()
    plain = OUTLINE.replace("theme: brand.toml\n", "")
    (talks / "a.md").write_text(plain, encoding="utf-8")
    (tmp_path / "slides.toml").write_text('theme = "brand.toml"\n', encoding="utf-8")
    assert main(["build", str(talks / "a.md")]) == 0
    assert "logo-" in "".join(part.partname for part in Presentation(str(talks / "a.pptx")).part.package.iter_parts())
    (tmp_path / "slides.toml").unlink()
    assert main(["build", str(talks / "a.md"), "--theme", str(tmp_path / "brand.toml")]) == 0
    assert "logo-" in "".join(part.partname for part in Presentation(str(talks / "a.pptx")).part.package.iter_parts())
    capsys.readouterr()
