"""Write slides/visuals/maps/country_names.json: what countries are called in the languages of the labels, from the Unicode CLDR.

Needs Babel (python -m pip install babel), which carries the CLDR's data. Usage: python scripts/make_country_names.py
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale  # type: ignore[import-untyped, import-not-found, unused-ignore]

ROOT = Path(__file__).resolve().parent.parent / "slides"
TARGET = ROOT / "visuals" / "maps" / "country_names.json"
LOCALES = {"zh-tw": "zh_Hant_TW", "pt-br": "pt_BR", "pt": "pt_PT"}
"""Where a tag of the labels is not the CLDR's own."""
SHORT = {"HK": 4, "MO": 4}
"""Names that the CLDR writes with an addition after so many letters are left out: they name more than the place."""


def main() -> None:
    """Names by language and ISO 3166-1 alpha-3 code; English ones stand in countries.txt."""
    codes = {}
    for line in (ROOT / "visuals" / "maps" / "countries.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            long, short, _, _ = line.split(" ", 3)
            codes[short] = long
    tags = json.loads((ROOT / "text" / "labels.json").read_text(encoding="utf-8"))
    found = {}
    for tag in sorted(tags):
        if tag == "en":
            continue
        said = Locale.parse(LOCALES.get(tag, tag)).territories
        found[tag] = {codes[short]: said[short] for short in sorted(codes) if short in said and short not in SHORT}
    TARGET.write_text(json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
