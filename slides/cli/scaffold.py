"""`slides new`: a first outline that shows the vocabulary and builds as it is."""

from __future__ import annotations

import os
import pkgutil
from pathlib import Path
from shlex import quote

from slides.base import rule_catalogue
from slides.cli.targets import ENDINGS
from slides.export.writers import known_suffixes
from slides.pipeline.files import check_target, exists, is_folder, refuse, write_whole

_FILE, _BRAND_FILE, BRAND = "first_outline.md", "first_brand.toml", "brand.toml"
_TITLE, _THEME = "{title}", "{theme}"
DEFAULT_NAME = "talk.md"


def write_outline(name: str, theme: str, *, force: bool, brand: bool = False) -> Path:
    """Write the first outline under a name; gives its path. brand: with an example of a brand's file beside it, in the theme's skeleton.

    A name without the ending of an outline gets .md; a folder (one that exists, or a name that ends in /) gets talk.md in it.
    Raises FileError where the name is that of a deck, or the outline exists and is not to be overwritten, or cannot be written.
    """
    target = _target(name)
    if exists(target) and not force:
        hint = "choose another name, or use --force"
        raise refuse(rule_catalogue.CANNOT_DRAFT, str(target), "this file already exists and is not overwritten", hint)
    check_target(target, ".md")
    if brand:
        _write_brand(target.with_name(BRAND), theme, force=force)
    text = first_outline(_titled(target.stem), BRAND if brand else theme)
    write_whole(target, lambda file: file.write(text.encode()))
    return target


def _write_brand(target: Path, theme: str, *, force: bool) -> None:
    """Write the example of a brand's file."""
    if exists(target) and not force:
        raise refuse(rule_catalogue.CANNOT_DRAFT, str(target), "this file already exists and is not overwritten", "use --force")
    data = (pkgutil.get_data(__name__, _BRAND_FILE) or b"").decode().replace(_THEME, theme)
    write_whole(target, lambda file: file.write(data.encode()))


def _target(name: str) -> Path:
    """The outline's file for a name that was given."""
    if not name or name.endswith(("/", os.sep)) or is_folder(name):
        return Path(name, DEFAULT_NAME)
    target = Path(name)
    if target.suffix.lower() in known_suffixes():
        hint = f"`slides new {quote(target.stem)}` writes {target.stem}.md, and `slides build` the deck"
        raise refuse(rule_catalogue.CANNOT_DRAFT, name, "this is the name of a deck, and an outline is written", hint)
    return target if target.suffix.lower() in ENDINGS else Path(f"{name}.md")


def first_outline(title: str, theme: str) -> str:
    """The outline's text."""
    data = pkgutil.get_data(__name__, _FILE) or b""
    return data.decode().replace(_TITLE, title).replace(_THEME, theme)


def _titled(stem: str) -> str:
    """A file's name as a title: words apart, the first letter large."""
    words = " ".join(stem.replace("-", " ").replace("_", " ").split()).replace('"', "'").replace("\\", "") or "Talk"
    return words[0].upper() + words[1:]
