"""From arguments to jobs: which outlines are built, and to which file each deck is written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from slides.base import rule_catalogue
from slides.pipeline.files import is_folder, refuse
from slides.pipeline.job import STANDARD_INPUT

SOURCE, OUT = Path("source"), Path("out")
NO_ADDRESS = "--dask needs the address of a scheduler, such as tcp://host:8786"
"""What is said of an empty one."""
ENDINGS = (".md", ".markdown")
"""How the names of outlines end."""


def outlines(files: Sequence[str], root: Path) -> list[str]:
    """The outlines that are meant, each once: files as they are named, those of a folder in the order of their names, all of source/
    where nothing is named. Raises FileError for a folder without any.
    """
    if not files:
        return _inside(_near(root / SOURCE))
    if not all(file.strip() for file in files):
        raise refuse(rule_catalogue.CANNOT_READ, "''", "an empty name", "name an outline or a folder, or leave it out to build source/")
    found = [each for file in files for each in (_inside(Path(file)) if file != STANDARD_INPUT and is_folder(file) else [file])]
    once: dict[str, str] = {}
    for file in found:
        once.setdefault(file if file == STANDARD_INPUT else os.path.normcase(_whole(file)), file)
    return list(once.values())


def decks(files: Sequence[str], output: str | None, root: Path) -> list[str]:
    """The file that each outline's deck goes to. A folder that is named with a slash at its end is made where there is none.

    Raises ValueError for arguments that do not go together, OSError where a folder cannot be made.
    """
    targets = _targets(files, output, root)
    for file, target in zip(files, targets, strict=True):
        if target.suffix.lower() != ".pptx":
            raise ValueError(f"-o {output}: the name of a deck must end in .pptx (or be a folder that exists)")
        if file != STANDARD_INPUT and _whole(file) == _whole(target):
            raise ValueError(f"{file}: the deck would overwrite its own outline")
    _each_its_own(files, targets)
    if output is None or _is_folder(output):
        targets[0].parent.mkdir(exist_ok=True)
    return [str(target) for target in targets]


def _inside(folder: Path) -> list[str]:
    """The outlines in a folder, not in those inside it; hidden files are none."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and not path.name.startswith("."))
    except FileNotFoundError:
        paths = []
    except OSError as error:
        raise refuse(rule_catalogue.CANNOT_READ, str(folder), f"cannot read this folder: {error.strerror}") from None
    found = [str(path) for path in paths if not is_folder(path)]
    if not found:
        raise refuse(rule_catalogue.NOTHING_TO_BUILD, str(folder), "there is no outline (.md) in this folder", "name one: build.py FILE")
    return found


def _whole(path: str | Path) -> str:
    """A path from the root of the file system; as it is where the current folder is gone."""
    try:
        return os.path.realpath(path)
    except OSError:
        return str(path)


def _near(path: Path) -> Path:
    """A path from the current folder, where that is still there."""
    try:
        return Path(os.path.relpath(path))
    except OSError:
        return path


def _is_folder(output: str) -> bool:
    return is_folder(output) or output.endswith(("/", os.sep))


def _targets(files: Sequence[str], output: str | None, root: Path) -> list[Path]:
    """The decks' paths."""
    names = [f"{'deck' if file == STANDARD_INPUT else Path(file).stem}.pptx" for file in files]
    if output is None:
        return [_near(root / OUT) / name for name in names]
    if _is_folder(output):
        return [Path(output) / name for name in names]
    if len(files) > 1:
        raise ValueError(f"-o {output}: {len(files)} outlines need a folder, and this is not one (add / at the end to create it)")
    return [Path(output)]


def _each_its_own(files: Sequence[str], targets: Sequence[Path]) -> None:
    """ValueError where two decks would go to one file."""
    first: dict[str, str] = {}
    for file, target in zip(files, targets, strict=True):
        other = first.setdefault(os.path.normcase(target), file)
        if other != file:
            raise ValueError(
                f"two outlines with the same name, {other} and {file}, would both go to {target}: build them one by one with -o"
            )
