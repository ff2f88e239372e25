"""Make the faces of `slides/design/fonts` from Carlito and Gelasio: their Latin, Greek and Cyrillic letters, under names of our own.

Gelasio has Latin letters alone.

The licence of both (SIL Open Font License 1.1) lets anyone pass on a changed version under the same licence, but none may use the
name that Carlito reserves. A part of a font is a changed version. So the parts are named Slides Sans and Slides Serif, in every field
that shows a name, and keep the fields of copyright and licence. Licences stand beside them.

Font files `Carlito-Regular.ttf`, `Gelasio-Bold.ttf` and so on are read from the folder on the command line, with `OFL-Carlito.txt` and
`OFL-Gelasio.txt`. Nothing is fetched, and the same fonts give the same bytes. Needs fontTools and brotli.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

OUT_FOLDER = Path(__file__).resolve().parent.parent / "slides" / "design" / "fonts"
FAMILIES = {"Carlito": "Slides Sans", "Gelasio": "Slides Serif"}
STYLES = {"Regular": "Regular", "Bold": "Bold", "Italic": "Italic", "BoldItalic": "Bold Italic"}
ON_PAGES = ("Regular", "Bold")
"""The styles that pages of HTML hold."""
RESERVED = ("carlito",)
"""Names that no changed version may bear."""
KEPT_NAMES = (0, 8, 9, 11, 12, 13, 14)
"""Fields of the name table that stay: copyright, who made the original and where, licence."""
BLOCKS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1 Supplement, Latin Extended-A and -B
    (0x02B0, 0x036F),  # Spacing Modifier Letters, Combining Diacritical Marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x20CF),  # Punctuation, Superscripts and Subscripts, Currency Symbols
    (0x2100, 0x22FF),  # Letterlike Symbols to Mathematical Operators
    (0x25A0, 0x25FF),  # Geometric Shapes
    (0xFB01, 0xFB02),  # ligatures
)


def part_of(source: Path, family: str, style: str) -> TTFont:
    """The letters of BLOCKS from a font, renamed. ValueError where a reserved name is left."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(
        hinting=False, layout_features=["kern", "liga", "mark", "mkmk", "ccmp", "locl"], name_IDs=list(range(20)), notdef_outline=True
    )
    options.drop_tables += ["DSIG", "FFTM", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in BLOCKS for code in range(first, last + 1)])
    subsetter.subset(font)
    _rename(font, family, style)
    return font


def _rename(font: TTFont, family: str, style: str) -> None:
    """Give a font a name of our own in every field that shows one."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in KEPT_NAMES and record.platformID == 3]
    version = f"{font['head'].fontRevision:.3f}"
    plain = f"{family.replace(' ', '')}-{style.replace(' ', '')}"
    fields = {1: family, 2: style, 3: f"{version};{plain}", 4: f"{family} {style}", 5: f"Version {version}", 6: plain}
    for number, text in fields.items():
        table.setName(text, number, 3, 1, 0x409)
    shown = " ".join(str(record) for record in table.names if record.nameID not in (0, 13)).casefold()
    if any(name in shown for name in RESERVED):
        raise ValueError(f"{plain} still bears a reserved name")


def main() -> int:
    """Write all faces, and say how large they are."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the fonts and their licences are")
    folder = parser.parse_args().folder
    OUT_FOLDER.mkdir(exist_ok=True)
    for origin, family in FAMILIES.items():
        (OUT_FOLDER / f"OFL-{family.replace(' ', '')}.txt").write_bytes((folder / f"OFL-{origin}.txt").read_bytes())
        for ending, style in STYLES.items():
            font = part_of(folder / f"{origin}-{ending}.ttf", family, style)
            target = OUT_FOLDER / f"{family.replace(' ', '')}-{ending}.ttf"
            font.save(target)
            print(target.name, target.stat().st_size)
            if ending in ON_PAGES:
                font.flavor = "woff2"
                font.save(target.with_suffix(".woff2"))
                print(target.with_suffix(".woff2").name, target.with_suffix(".woff2").stat().st_size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
