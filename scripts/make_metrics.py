"""Measure fonts into small advance-width tables, one JSON file per face.

Text can then be measured (line breaks, fit of a box) on a machine that has none of the fonts.
Font files or folders are given on the command line; upright Regular (400) and Bold (700) faces of the
families in FAMILIES are kept, anything else is passed over.  A face split over several files (web font
subsets) is merged.  Nothing is fetched, and the same fonts always give the same bytes.

A table looks like this, all lengths in font units::

    {"family": "Carlito", "bold": false, "units_per_em": 2048,
     "ascent": 1536, "descent": -512, "line_gap": 452,
     "source": "...", "default": 934,
     "widths": [[32, [463, 667, ...]], [160, [463, ...]], ...]}

``descent`` is negative, as in the font, so one line is ``ascent - descent + line_gap`` high.
``default`` is for code points not in the table: the rounded mean width of a to z.
``widths`` is a sorted list of runs: the first code point, then the widths of it and the ones after it.
"""

from __future__ import annotations

import argparse
import json
import string
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

FAMILIES = ("Carlito", "Gelasio", "Liberation Sans")
WEIGHTS = {400: False, 700: True}
SUFFIXES = {".ttf", ".otf", ".woff", ".woff2"}
OUT_FOLDER = Path(__file__).resolve().parent.parent / "slides" / "design" / "metrics"

# First and last code point of each block that is measured (controls are left out).
BLOCKS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1 Supplement, Latin Extended-A and -B
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x04FF),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # General Punctuation
    (0x2070, 0x209F),  # Superscripts and Subscripts
    (0x20A0, 0x20CF),  # Currency Symbols
    (0x2100, 0x214F),  # Letterlike Symbols
    (0x2150, 0x218F),  # Number Forms
    (0x2190, 0x21FF),  # Arrows
    (0x2200, 0x22FF),  # Mathematical Operators
    (0x25A0, 0x25FF),  # Geometric Shapes
)

USE_TYPO_METRICS = 1 << 7  # OS/2 fsSelection
ITALIC = 1 << 0  # OS/2 fsSelection


class MetricsError(Exception):
    """The fonts given cannot make a trustworthy table."""


@dataclass(frozen=True)
class LineMetrics:
    """What makes up the height of a line, in font units (descent is negative)."""

    units_per_em: int
    ascent: int
    descent: int
    line_gap: int


@dataclass
class Face:
    """One upright face of one family, gathered from one or more files."""

    family: str
    bold: bool
    line: LineMetrics
    version: str
    widths: dict[int, int] = field(default_factory=dict)

    @property
    def file_name(self) -> str:
        """Name of the table, for example ``liberation-sans-bold.json``."""
        return f"{self.family.lower().replace(' ', '-')}-{'bold' if self.bold else 'regular'}.json"

    def merge(self, other: Face) -> None:
        """Add the widths of another file of this face; the two must not contradict each other."""
        if (self.line, self.version) != (other.line, other.version):
            raise MetricsError(f"{self.file_name}: files of different versions or line metrics were given")
        for point, width in other.widths.items():
            if self.widths.setdefault(point, width) != width:
                raise MetricsError(f"{self.file_name}: two widths for U+{point:04X}")


def font_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the font files among the paths given, folders searched in full, in a fixed order."""
    for path in sorted(paths):
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
        elif path.is_file():
            yield path
        else:
            raise MetricsError(f"no such file or folder: {path}")


def line_metrics(font: TTFont) -> LineMetrics:
    """Read the line metrics: hhea, or the OS/2 typographic ones where the font asks for them."""
    os2, hhea, upem = font["OS/2"], font["hhea"], int(font["head"].unitsPerEm)
    if os2.fsSelection & USE_TYPO_METRICS:
        return LineMetrics(upem, int(os2.sTypoAscender), int(os2.sTypoDescender), int(os2.sTypoLineGap))
    return LineMetrics(upem, int(hhea.ascent), int(hhea.descent), int(hhea.lineGap))


def measure(font: TTFont) -> dict[int, int]:
    """Return the advance width of each code point of BLOCKS that the font covers."""
    cmap, advances = font.getBestCmap() or {}, font["hmtx"]
    return {point: int(advances[cmap[point]][0]) for first, last in BLOCKS for point in range(first, last + 1) if point in cmap}


def read_face(path: Path) -> Face | None:
    """Read one font file, or return None when it is not a face that is wanted."""
    with TTFont(path, lazy=True) as font:
        if not {"OS/2", "cmap", "head", "hhea", "hmtx", "name"} <= set(font.keys()):
            return None
        family, os2 = font["name"].getBestFamilyName(), font["OS/2"]
        if family not in FAMILIES or os2.usWeightClass not in WEIGHTS or os2.fsSelection & ITALIC:
            return None
        # "Version 1.103; Beta1; ..." -> "1.103"
        version = (font["name"].getDebugName(5) or "unknown").split(";")[0].removeprefix("Version ").strip()
        return Face(str(family), WEIGHTS[os2.usWeightClass], line_metrics(font), version, measure(font))


def gather(paths: Iterable[Path]) -> dict[str, Face]:
    """Read all fonts and merge them into faces, by the name of their table."""
    faces: dict[str, Face] = {}
    for path in font_files(paths):
        try:
            face = read_face(path)
        except (TTLibError, ImportError) as error:  # fontTools wants the brotli package for .woff2
            raise MetricsError(f"cannot read {path}: {error}") from error
        if face is None:
            continue
        if face.file_name in faces:
            faces[face.file_name].merge(face)
        else:
            faces[face.file_name] = face
    return faces


def runs(widths: dict[int, int]) -> list[tuple[int, list[int]]]:
    """Pack widths into runs of code points that follow one another."""
    packed: list[tuple[int, list[int]]] = []
    for point in sorted(widths):
        if packed and point == packed[-1][0] + len(packed[-1][1]):
            packed[-1][1].append(widths[point])
        else:
            packed.append((point, [widths[point]]))
    return packed


def default_width(face: Face) -> int:
    """Return the mean width of a to z, rounded half up."""
    missing = [letter for letter in string.ascii_lowercase if ord(letter) not in face.widths]
    if missing:
        raise MetricsError(f"{face.file_name}: no width for {''.join(missing)}")
    total, count = sum(face.widths[ord(letter)] for letter in string.ascii_lowercase), len(string.ascii_lowercase)
    return (2 * total + count) // (2 * count)


def table_text(face: Face, sources: dict[str, str]) -> str:
    """Return the JSON text of one face."""
    table = {
        "family": face.family,
        "bold": face.bold,
        "units_per_em": face.line.units_per_em,
        "ascent": face.line.ascent,
        "descent": face.line.descent,
        "line_gap": face.line.line_gap,
        "source": sources.get(face.family, f"{face.family} {face.version}"),
        "default": default_width(face),
        "widths": runs(face.widths),
    }
    return json.dumps(table, ensure_ascii=True, separators=(",", ":")) + "\n"


def parse_source(text: str) -> tuple[str, str]:
    """Split ``FAMILY=TEXT`` for argparse."""
    family, equals, source = text.partition("=")
    if not equals or family not in FAMILIES or not source.strip():
        raise argparse.ArgumentTypeError(f"want FAMILY=TEXT with FAMILY one of: {', '.join(FAMILIES)}")
    return family, source.strip()


def build_parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(
        description="Measure fonts into advance-width tables (JSON, one file per face).",
        epilog=f"Families kept: {', '.join(FAMILIES)}; upright faces of weight 400 and 700 only. "
        "Exit status 1 when fonts contradict each other (nothing is written), or when a face was not found "
        "(the others are written). Needs fontTools, and brotli to read .woff2 files.",
    )
    parser.add_argument("fonts", nargs="+", type=Path, metavar="FONT", help="a font file, or a folder to search for them")
    parser.add_argument("--out", type=Path, default=OUT_FOLDER, help="folder to write to (default: slides/design/metrics)")
    parser.add_argument(
        "--source",
        action="append",
        default=[],
        type=parse_source,
        metavar="FAMILY=TEXT",
        help="what to note as the source of a family, for example the package and its version "
        "(default: the family and the version named in the font); may be given more than once",
    )
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    options = build_parser().parse_args(arguments)
    try:
        faces = gather(options.fonts)
        texts = {name: table_text(face, dict(options.source)) for name, face in sorted(faces.items())}
    except MetricsError as error:
        print(f"make_metrics: {error}", file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (options.out / name).write_text(text, encoding="ascii", newline="\n")
        print(f"{name}: {len(faces[name].widths)} code points, {len(text)} bytes")
    wanted = {f"{f.lower().replace(' ', '-')}-{w}.json" for f in FAMILIES for w in ("regular", "bold")}
    missing = sorted(wanted - faces.keys())
    if missing:
        print(f"make_metrics: no font was given for {', '.join(missing)}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
