"""`slides new`: a first outline that shows the vocabulary and builds as it is."""

from __future__ import annotations

import pkgutil
from pathlib import Path

from slides.base import rule_catalogue
from slides.pipeline.files import check_target, exists, refuse, write_whole

_FILE = "first_outline.md"
_TITLE, _THEME = "{title}", "{theme}"
DEFAULT_NAME = "talk.md"


def write_outline(name: str, theme: str, *, force: bool) -> Path:
    """Write the first outline under a name; gives its path. A name without an ending gets .md.

    Raises FileError where the outline exists and is not to be overwritten, or cannot be written.
    """
    target = Path(name if Path(name).suffix else f"{name}.md")
    if exists(target) and not force:
        hint = "choose another name, or use --force"
        raise refuse(rule_catalogue.CANNOT_DRAFT, str(target), "this file already exists and is not overwritten", hint)
    check_target(target, ".md")
    text = first_outline(_titled(target.stem), theme)
    write_whole(target, lambda file: file.write(text.encode()))
    return target


def first_outline(title: str, theme: str) -> str:
    """The outline's text."""
    data = pkgutil.get_data(__name__, _FILE) or b""
    return data.decode().replace(_TITLE, title).replace(_THEME, theme)


def _titled(stem: str) -> str:
    """A file's name as a title: words apart, the first letter large."""
    words = " ".join(stem.replace("-", " ").replace("_", " ").split()).replace('"', "'").replace("\\", "") or "Talk"
    return words[0].upper() + words[1:]
