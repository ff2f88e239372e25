"""Write the generated parts of SKILL.md: layouts and keys, from the tables of the program.

python scripts/make_skill.py
"""

from __future__ import annotations

from pathlib import Path

from slides.cli.listing import listed
from slides.markdown.front_matter import KEYS
from slides.markdown.front_matter.schema import key_rows

TARGET = Path(__file__).resolve().parent.parent / "SKILL.md"
BEGIN, END = "<!-- generated: {} -->", "<!-- end of {} -->"


def layouts() -> str:
    """Every layout with what it is for, a line each."""
    return "\n".join(f"- `{name}`: {about.removeprefix('for ')}" for name, about in listed("layouts"))


def keys() -> str:
    """Every key of the front matter, a line each."""
    return "\n".join(f"- `{key}`: {about}" for key, _, about in key_rows(KEYS))


def filled(text: str) -> str:
    """The page with its generated parts as they should be. ValueError where one of their marks is missing."""
    for name, part in (("layouts", layouts()), ("keys", keys())):
        begin, end = BEGIN.format(name), END.format(name)
        before, _, rest = text.partition(begin)
        _, mark, after = rest.partition(end)
        if not mark:
            raise ValueError(f"SKILL.md has no part {name}")
        text = f"{before}{begin}\n{part}\n{end}{after}"
    return text


if __name__ == "__main__":
    TARGET.write_text(filled(TARGET.read_text(encoding="utf-8")), encoding="utf-8")
