"""The themes, each a value in a file of its own: a new file here is a new theme, under the file's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from slides.design.theme import Theme

DEFAULT_THEME = "ink"


class _Themes(Mapping[str, Theme]):
    """Themes by name: the default first, then by the alphabet. A theme's file is read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        names = sorted(path.stem for path in folder.glob("*.py") if not path.stem.startswith("_"))
        self._names = sorted(names, key=lambda name: name != DEFAULT_THEME)

    def __getitem__(self, name: str) -> Theme:
        if name not in self._names:
            raise KeyError(name)
        found: Theme = import_module(f"{__name__}.{name}").THEME
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


THEMES: Mapping[str, Theme] = _Themes(Path(__file__).parent)
