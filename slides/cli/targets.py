"""From arguments to jobs: which outlines are built, and to which file each deck is written."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from slides.base import rule_catalogue
from slides.base.lazy_regex import pattern
from slides.export.writers import known_suffixes
from slides.pipeline.files import FileError, is_folder, read_outline_text, refuse
from slides.pipeline.job import STANDARD_INPUT, STANDARD_OUTPUT

SOURCE, OUT = Path("source"), Path("out")
_NO_FOLDERS: Mapping[str, str] = MappingProxyType({})
NO_ADDRESS = "--dask needs the address of a scheduler, such as tcp://host:8786"
"""What is said of an empty one."""
ENDINGS = (".md", ".markdown")
"""How the names of outlines end."""
ARTICLE_ENDINGS = (".html", ".htm", ".xhtml", ".docx", ".pdf")
_HEADING = pattern(r"(?m)^#{1,3} \S")


_ABOUT_A_REPOSITORY = frozenset(
    [
        "readme",
        "changelog",
        "changes",
        "contributing",
        "license",
        "licence",
        "security",
        "code_of_conduct",
        "architecture",
        "authors",
        "support",
        "governance",
        "history",
        "news",
        "todo",
        "agents",
        "claude",
        "skill",
        "notice",
    ]
)
"""Names of Markdown files that stand in a repository's folder and are no outlines, unless they are named."""


def is_article(file: str) -> bool:
    """Whether a file that is to be built is an article and no outline: a web page, a Word document, a PDF, or text without headings."""
    ending = Path(file).suffix.lower()
    if ending != ".txt":
        return ending in ARTICLE_ENDINGS
    try:
        return not _HEADING.search(read_outline_text(file, file))
    except FileError:
        return False


def outlines(files: Sequence[str], root: Path | None) -> list[str]:
    """The outlines that are meant, each once: files as they are named, those of a folder in the order of their names; where nothing is
    named, those of the project's source/, or without a project those of the current folder. Raises FileError where there is none.
    """
    if not files:
        return _inside(_near(root / SOURCE)) if root else _here()
    if not all(file.strip() for file in files):
        raise refuse(rule_catalogue.CANNOT_READ, "''", "an empty name", "name an outline or a folder")
    found = [each for file in files for each in (_inside(Path(file)) if file != STANDARD_INPUT and is_folder(file) else [file])]
    once: dict[str, str] = {}
    for file in found:
        once.setdefault(file if file == STANDARD_INPUT else os.path.normcase(_whole(file)), file)
    return list(once.values())


def formats_named(text: str) -> tuple[str, ...]:
    """The suffixes of formats listed with commas between them, such as "pptx,pdf", each once. ValueError for an unknown one."""
    found = [f".{name.strip().lower().removeprefix('.')}" for name in text.split(",")]
    for suffix in found:
        if suffix not in known_suffixes():
            raise ValueError(_unknown_format(suffix[1:]))
    return tuple(dict.fromkeys(found))


def _unknown_format(name: str) -> str:
    """What is said of a format that there is not, with the one that is near to it."""
    from difflib import get_close_matches

    known = [each[1:] for each in known_suffixes()]
    near = get_close_matches(name, known, 1, 0.5)
    meant = f"did you mean {near[0]}? " if near else ""
    return f"unknown format: {name[:20]!r} ({meant}known: {', '.join(known)})"


def decks(
    files: Sequence[str],
    output: str | None,
    root: Path | None,
    folders: Mapping[str, str] = _NO_FOLDERS,
    formats: Sequence[str] = (),
) -> list[tuple[str, ...]]:
    """The files that each outline's deck goes to, one for each format. formats: suffixes; none for that of the output's name, else
    PowerPoint's; a name without a suffix takes them. Where `output` names nothing: a project's out/, or without a project the outline's own
    folder. folders: for outlines, where their configuration wants the deck. A folder is made where there is none, if its parent exists
    and its name ends in a slash, or nobody named it.

    Raises ValueError for arguments that do not go together, OSError where a folder cannot be made.
    """
    if output == STANDARD_OUTPUT:
        if len(files) > 1:
            raise ValueError(f"-o -: standard output takes one deck, not {len(files)}")
        if len(formats) > 1:
            raise ValueError(f"-o -: standard output takes one format, not {len(formats)}")
        return [(STANDARD_OUTPUT,)]
    targets = _targets(files, output, root, folders)
    if formats and output is not None and not Path(output).suffix and not _is_folder(output):
        targets = [target.with_suffix(formats[0]) for target in targets]
    for file, target in zip(files, targets, strict=True):
        if target.suffix.lower() not in known_suffixes():
            known = ", ".join(known_suffixes()[1:])
            raise ValueError(f"-o {output}: the name of a deck must end in .pptx (or be a folder that exists), or in one of {known}")
        if formats and output is not None and not _is_folder(output) and target.suffix.lower() not in formats:
            raise ValueError(f"-o {output}: its ending is not among the formats of --to ({', '.join(formats)})")
        if file != STANDARD_INPUT and _whole(file) == _whole(target):
            raise ValueError(f"{file}: the deck would overwrite its own outline")
    _each_its_own(files, targets)
    if output is None or _is_folder(output):
        for folder in dict.fromkeys(target.parent for target in targets):
            folder.mkdir(exist_ok=True)
    return [tuple(str(target.with_suffix(each)) for each in formats) if formats else (str(target),) for target in targets]


def no_folder(error: OSError) -> str:
    """Why a folder for decks could not be made, with what to do."""
    folder = Path(str(error.filename or "")).parent
    if isinstance(error, FileNotFoundError) and not is_folder(folder):
        return f"there is no folder {folder} (create it first)"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"the folder {folder} cannot be written to (choose another with -o)"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return (
            f"{folder if isinstance(error, NotADirectoryError) else error.filename} is a file and no folder (choose another name with -o)"
        )
    return f"the folder cannot be made: {error.strerror} (choose another with -o)"


def _here() -> list[str]:
    """The outlines of the current folder; where it has none, those of the folder source/ in it."""
    try:
        found = [file for file in _inside(Path()) if Path(file).stem.casefold() not in _ABOUT_A_REPOSITORY]
    except FileError:
        found = []
    if found or is_folder(SOURCE):
        return found or _inside(SOURCE)
    hint = "`slides new` writes a first one; `slides build FILE.md` builds one that you have; --help shows more"
    raise refuse(rule_catalogue.NOTHING_TO_BUILD, ".", "there is no outline (.md) in this folder", hint)


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
        raise refuse(
            rule_catalogue.NOTHING_TO_BUILD,
            str(folder),
            "there is no outline (.md) in this folder",
            "name one, or write one with `slides new`",
        )
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


def _targets(files: Sequence[str], output: str | None, root: Path | None, folders: Mapping[str, str]) -> list[Path]:
    """The decks' paths."""
    if output is None and root is None:
        if STANDARD_INPUT in files:
            raise ValueError("an outline from standard input needs -o: the deck's file, or - for standard output")
        return [(Path(folders.get(file) or Path(file).parent)) / f"{Path(file).stem}.pptx" for file in files]
    names = [f"{'deck' if file == STANDARD_INPUT else Path(file).stem}.pptx" for file in files]
    if output is None and root is not None:
        return [_near(root / OUT) / name for name in names]
    assert output is not None
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
