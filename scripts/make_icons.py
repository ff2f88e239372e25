"""Make the icons and flags that outlines may name: `icons.json`, `flags.zip` and `NOTICE.md` in slides/visuals/icons.

The two npm packages `lucide-static` and `flag-icons` are given on the command line as their .tgz files. Nothing is fetched, and
the same packages always give the same bytes::

    python -m scripts.make_icons lucide-static-1.62.0.tgz flag-icons-7.5.0.tgz

Lucide's icons are strokes two units wide on a grid of 24 by 24. Each becomes one line of `icons.json`: moves, lines, cubic curves
and closings (M, L, C, Z) with whole absolute coordinates on a grid of 2400 by 2400; circles, rectangles, arcs and quadratic
curves are turned into cubic curves. Which icons and names are taken stands in `icon_choice.py`.
"""

from __future__ import annotations

import argparse
import json
import re
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.icon_choice import ALIASES, CHOSEN, COUNTRY_NAMES, COUNTRY_NAMES_ALSO, NOT_COUNTRIES_BUT_KEPT, SIGNS
from scripts.svg_paths import Curve, path_of

SCALE = 100
"""Units of the finer grid for one of Lucide's."""
DOT = 0.3
"""Lucide's dots are strokes almost without length; some programs draw none that short, so that they get this length."""
LONGEST = 40
"""The most letters of a name between colons."""
OUT_FOLDER = Path(__file__).resolve().parent.parent / "slides" / "icons"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


class Package:
    """An npm package in its .tgz file."""

    def __init__(self, path: Path) -> None:
        with tarfile.open(path) as archive:
            members = [member for member in archive.getmembers() if member.isfile()]
            self.files = {member.name.removeprefix("package/"): _read(archive, member) for member in members}
        about = self.json("package.json")
        self.name, self.version = f"{about['name']}", f"{about['version']}"

    def json(self, path: str) -> Any:
        """A JSON file's content."""
        return json.loads(self.text(path))

    def text(self, path: str) -> str:
        """A text file's content."""
        return self.files[path].decode("utf-8")


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    return file.read() if file else b""


def icon(nodes: Sequence[tuple[str, Mapping[str, str]]]) -> str:
    """An icon's elements as one path on the finer grid."""
    return "".join(_written(curve) for tag, given in nodes for curve in path_of(tag, given))


def _written(curve: Curve) -> str:
    """One stroke in absolute whole numbers, lines joined into one step; a dot is made long enough to be seen."""
    (x, y), steps, closed = curve.start, curve.steps, curve.closed
    if len(steps) == 1 and len(steps[0]) == 2 and abs(steps[0][0] - x) + abs(steps[0][1] - y) < DOT:
        x, steps = x - DOT / 2, [(x + DOT / 2, y)]
    parts, last = [f"M{_numbers((x, y))}"], "M"
    for step in steps:
        letter = "L" if len(step) == 2 else "C"
        parts.append((" " if letter == last == "L" else letter) + _numbers(step))
        last = letter
    return "".join(parts) + ("Z" if closed else "")


def _numbers(step: Sequence[float]) -> str:
    return " ".join(str(round(number * SCALE)) for number in step)


def icons_json(lucide: Package, flags: Package) -> str:
    """Icons, other names for them, what signs say, and countries' names by code: an entry a line."""
    nodes = lucide.json("icon-nodes.json")
    missing = [name for name in CHOSEN if name not in nodes]
    wrong = [name for name, target in ALIASES.items() if target not in CHOSEN or name in CHOSEN]
    if missing or wrong or set(SIGNS) - set(CHOSEN):
        raise SystemExit(f"not in Lucide: {missing}; other names that lead nowhere: {wrong}; signs: {set(SIGNS) - set(CHOSEN)}")
    names = countries(flags)
    parts = {
        "icons": {name: icon(nodes[name]) for name in sorted(CHOSEN)},
        "names": dict(sorted(ALIASES.items())),
        "signs": dict(sorted(SIGNS.items())),
        "flags": names,
        "countries": dict(sorted(_codes(names).items())),
    }
    inner = ",\n".join(f'"{part}": {{\n{_entries(found)}\n}}' for part, found in parts.items())
    return f'{{\n"grid": {24 * SCALE},\n{inner}\n}}\n'


def _entries(found: Mapping[str, str]) -> str:
    return ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in found.items())


def countries(flags: Package) -> dict[str, str]:
    """The names of countries by their ISO 3166 codes, and of the few flags of others that are kept."""
    listed = {each["code"]: str(each["name"]) for each in flags.json("country.json") if each.get("iso")}
    also = {each["code"]: str(each["name"]) for each in flags.json("country.json") if each["code"] in NOT_COUNTRIES_BUT_KEPT}
    return {code: COUNTRY_NAMES.get(code, name) for code, name in sorted((listed | also).items())}


def _codes(names: Mapping[str, str]) -> dict[str, str]:
    """Codes by the names that other programs' short codes have for countries: saudi-arabia, and for a few us or uk."""
    found = {re.sub(r"[^a-z]+", "-", name.lower()).strip("-"): code for code, name in names.items() if name.isascii()}
    return {name: code for name, code in found.items() if len(name) <= LONGEST} | COUNTRY_NAMES_ALSO


def write_flags(flags: Package, target: Path) -> None:
    """The flags' SVG files, without the white space between their elements, in one archive."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for code in countries(flags):
            drawing = re.sub(r">\s+<", "><", flags.text(f"flags/4x3/{code}.svg")).strip()
            archive.writestr(zipfile.ZipInfo(f"{code}.svg", _FIXED_DATE), drawing, zipfile.ZIP_DEFLATED, 9)


def notice(lucide: Package, flags: Package) -> str:
    """Where the drawings come from, and their licences in full."""
    return (
        "# Where the icons and flags come from\n\n"
        f"`icons.json` holds {len(CHOSEN)} icons of Lucide (npm package {lucide.name} {lucide.version}), their shapes\n"
        f"rewritten as paths of whole numbers; `flags.zip` holds {len(countries(flags))} flags of flag-icons (npm package\n"
        f"{flags.name} {flags.version}), unchanged but for white space. Both files are made by `scripts/make_icons.py`.\n"
        "A flag says nothing about the standing of a country or territory.\n\n"
        f"## Lucide\n\n```\n{lucide.text('LICENSE').strip()}\n```\n\n## flag-icons\n\n```\n{flags.text('LICENSE').strip()}\n```\n"
    )


def main() -> None:
    """Write the three files."""
    parser = argparse.ArgumentParser(description="Make slides/visuals/icons from the npm packages lucide-static and flag-icons.")
    parser.add_argument("lucide", type=Path, help="lucide-static's .tgz")
    parser.add_argument("flags", type=Path, help="flag-icons' .tgz")
    arguments = parser.parse_args()
    lucide, flags = Package(arguments.lucide), Package(arguments.flags)
    OUT_FOLDER.joinpath("icons.json").write_text(icons_json(lucide, flags), encoding="utf-8")
    OUT_FOLDER.joinpath("NOTICE.md").write_text(notice(lucide, flags), encoding="utf-8")
    write_flags(flags, OUT_FOLDER / "flags.zip")


if __name__ == "__main__":
    main()
