"""Files that an outline names: the one guard that says which it may use, the one decoder of text, and the bounds of both.

Whoever reads such a file asks `forbidden` first and `decoded` afterwards; rules and wording of messages are the reader's own.
"""

from __future__ import annotations

import itertools
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar
from urllib.parse import unquote

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Span
from slides.base.lazy_regex import pattern
from slides.base.memo import NO_CACHE, memo_in_use, memoized

P = ParamSpec("P")
R = TypeVar("R")
ASSETS = "assets"
"""The one folder beside the outline's own from which it may show files."""
_SITE = ("public", "static")
"""Folders whose files a site shows as from its root: Vite's and Slidev's, and those of Hugo and Docusaurus."""
LARGEST_TEXT = 1_000_000
"""Bytes of a text file that are read."""


State = tuple[int, ...]
"""By what a file is known to be the same: device, number, size, time of its last change; nothing where there is no file."""
_ASKED: ContextVar[list[tuple[Path, State]] | None] = ContextVar("asked", default=None)
_OPENED: ContextVar[tuple[str, ...]] = ContextVar("opened", default=())
_OUTLINE: ContextVar[str] = ContextVar("outline", default="")
_DEVICE = pattern(r"(?i)[a-z]:|[\\/]{2}|(?:.*[\\/])?(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^\\/]*+|\s*+)(?:[\\/]|$)")


@contextmanager
def reading(outline: str) -> Iterator[None]:
    """While this lasts, files that an outline includes may use what the outline itself may, and name it as from the outline's folder."""
    before = _OUTLINE.set(outline)
    try:
        yield
    finally:
        _OUTLINE.reset(before)


def _folders(outline: str) -> list[Path]:
    """The folder of a file of Markdown; and where an outline that lies above it is being read, that outline's folder."""
    folder, main = Path(outline).parent, _OUTLINE.get()
    if not main or main == outline or not outline:
        return [folder]
    above = Path(main).parent
    inside = os.path.realpath(outline).startswith(os.path.realpath(above).rstrip(os.sep) + os.sep)
    return [folder, above] if inside else [folder]


def is_device(text: str) -> bool:
    """Whether Windows takes a name for a drive, a share, a device or a stream of a file. Such names are refused on every system,
    except for streams: elsewhere a colon is a letter like others.
    """
    return bool(_DEVICE.match(text)) or (os.name == "nt" and ":" in text)


@contextmanager
def asked_files() -> Iterator[list[tuple[Path, State]]]:
    """The files that are asked for while this lasts, whether they are there or not, each as it was before it was read."""
    found: list[tuple[Path, State]] = []
    before = _ASKED.set(found)
    try:
        yield found
    finally:
        _ASKED.reset(before)
        for path, known in found:
            note(path, known)


def state(path: Path) -> State:
    """A file's state now."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def note(path: Path, state: State) -> None:
    """A file in this state is asked for."""
    if (noted := _ASKED.get()) is not None:
        noted.append((path, state))


def last(files: Iterable[tuple[Path, State]]) -> bool:
    """Whether files that were asked for are there and the same still; then they count as asked for again."""
    kept = list(files)
    if not all(known and state(path) == known for path, known in kept):
        return False
    for path, known in kept:
        note(path, known)
    return True


def memoized_with_files(function: Callable[P, R]) -> Callable[P, R]:
    """A pure function that may read files next to the outline, memoized: it is called again where one of them has changed."""

    @memoized
    @wraps(function)
    def noting(*arguments: P.args, **none: P.kwargs) -> tuple[R, tuple[tuple[Path, State], ...]]:
        with asked_files() as files:
            result = function(*arguments, **none)
        return result, tuple(files)

    @wraps(function)
    def kept(*arguments: P.args, **none: P.kwargs) -> R:
        if memo_in_use() is NO_CACHE:
            return function(*arguments, **none)
        result, files = noting(*arguments, **none)
        if files and not last(files):
            result, files = noting.recompute(*arguments, **none)
        return result

    return kept


class Forbidden(StrEnum):
    """Why an outline may not use a file."""

    NETWORK = "from the network"
    DEVICE = "a drive, a share or a device"
    ZERO_BYTE = "a zero byte in its name"
    OUTSIDE = "outside the outline's folder"


@contextmanager
def opened_folders(folders: tuple[str, ...]) -> Iterator[None]:
    """Let outlines show files from further folders, given by their real paths, while this lasts."""
    before = _OPENED.set(folders)
    try:
        yield
    finally:
        _OPENED.reset(before)


def is_visible(path: Path, outline: str) -> bool:
    """Whether a file lies in an outline's folder, in the assets folder next to that, or in a folder that is opened; links are followed
    first.
    """
    real = os.path.realpath(path)
    folder = _folders(outline)[-1]
    roots = (os.path.realpath(folder), os.path.realpath(folder / ".." / ASSETS), *_OPENED.get())
    return any(real.startswith(root.rstrip(os.sep) + os.sep) for root in roots)


def forbidden(name: str, path: Path, outline: str) -> Forbidden | None:
    """Why an outline may not use the file that it names, None where it may. The file counts as asked for.

    name: as it stands in the outline; path: what it means.
    """
    if "://" in name or name.startswith("//"):
        return Forbidden.NETWORK
    if is_device(name):
        return Forbidden.DEVICE
    if "\0" in str(path):
        return Forbidden.ZERO_BYTE
    allowed = is_visible(path, outline)
    note(path, state(path) if allowed else ())
    return None if allowed else Forbidden.OUTSIDE


def is_inside(text: str, span: Span, what: str) -> Path:
    """The path that an outline names, if it lies in the outline's folder or in the assets folder beside that. Raises BlockError otherwise.

    what: what the file is, as "picture", for the words of the mistake.
    """
    folders, name = _folders(span.file), unquote(text)
    path = next(filter(None, (_from_root(folder, name) for folder in folders)), None) or _beside(folders, name.replace("\\", "/"))
    reason = forbidden(text if "://" in text or text.startswith("//") else name, path, span.file)
    if reason is None:
        return path
    if reason is Forbidden.OUTSIDE and name.startswith("/") and ".." not in name and (folders[-1] / "public").is_dir():
        return folders[-1] / "public" / name.lstrip("/")
    shown = text[:80]
    rule, message, hint = {
        Forbidden.NETWORK: (
            rule_catalogue.REMOTE_PICTURE,
            f"a {what} from the network is not fetched: {shown}",
            "save it next to the outline",
        ),
        Forbidden.DEVICE: (
            rule_catalogue.FILE_BESIDE,
            f"the {what} {shown} is a drive, a share or a device",
            "name a file in the outline's folder",
        ),
        Forbidden.ZERO_BYTE: (rule_catalogue.OUT_OF_BOUNDS, f"a {what}'s name contains a zero byte", "write the name of the file"),
        Forbidden.OUTSIDE: (
            rule_catalogue.OUT_OF_BOUNDS,
            f"the {what} {shown} is outside the outline's folder",
            f"{what}s come from the outline's folder, from ../{ASSETS}, or from folders that `pictures` in slides.toml names",
        ),
    }[reason]
    raise BlockError(rule, span, message, hint, shown if reason is Forbidden.NETWORK else "")


def _beside(folders: list[Path], name: str) -> Path:
    """A file beside the Markdown that names it, else beside the outline that includes it; the first where there is none."""
    paths = [folder / name for folder in folders]
    if len(paths) > 1 and "\0" not in name and not paths[0].exists() and is_visible(paths[1], str(folders[1] / "_")) and paths[1].exists():
        note(paths[0], ())
        return paths[1]
    if "\0" in name or ".." in name or ":" in name or paths[0].exists():
        return paths[0]
    for site in (folder / root / name for folder in folders for root in _SITE):
        if is_visible(site, str(folders[-1] / "_")) and site.is_file():
            note(paths[0], ())
            return site
    return paths[0]


def _from_root(folder: Path, text: str) -> Path | None:
    """A file that is named from a site's root, as in Slidev: in `public` beside the outline, beside it, or in the folder of
    assets; None where there is none.
    """
    if not text.startswith("/") or "\0" in text or ".." in text:
        return None
    name = text.lstrip("/").partition("?")[0]
    paths = [*(folder / site / name for site in _SITE), folder / name, *(root / name for root in _project_roots(folder))]
    if name.startswith(f"{ASSETS}/"):
        paths.append(folder / ".." / name)
    for path in paths:
        note(path, state(path))
        if path.is_file():
            return path
    return None


_PROJECT = "_quarto.yml"
"""The file in the root of a Quarto project, from which `/images/x.png` is named (quarto.org, "Project Basics")."""
_MOST_NAMES = 5_000
"""Names in one folder that are looked at."""
_HIGHEST = 8
"""Folders above an outline in which a project's root is looked for."""


def _project_roots(folder: Path) -> Iterator[Path]:
    """The root of the Quarto project that a folder is in, where it lies in a folder that is opened."""
    opened = _OPENED.get()
    real = Path(os.path.realpath(folder))
    for above in itertools.islice(real.parents, _HIGHEST if opened else 0):
        if not any(f"{above}{os.sep}".startswith(root.rstrip(os.sep) + os.sep) for root in opened):
            return
        if (above / _PROJECT).is_file():
            yield above
            return


_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".tif", ".tiff", ".bmp", ".avif", ".apng"})
_DATA = frozenset({".csv", ".tsv", ".txt", ".json"})
_DOCUMENTS = frozenset({".md", ".markdown", ".qmd", ".txt", ".html", ".htm", ".yaml", ".yml"})


def _alike(one: str, other: str) -> bool:
    """Whether files with these endings are of a kind: a deck is not a picture."""
    return one == other or not other or any({one, other} <= kind for kind in (_PICTURES, _DATA, _DOCUMENTS))


def nearest_name(path: Path, otherwise: str = "paths start from the outline's folder") -> str:
    """A hint for a file that is not there: the most similar name in its folder, of a kind that can stand in its place."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if _alike(entry.suffix.lower(), path.suffix.lower()))
    except OSError:
        return f"there is no folder {path.parent.name}"
    from difflib import get_close_matches

    near = [name for name in names if name.casefold() == path.name.casefold()] or get_close_matches(path.name, names, 1, 0.5)
    return f"did you mean {near[0]}?" if near else otherwise


def names_beside(folder: str, outline: str) -> frozenset[str]:
    """The names of the files in a folder beside an outline; none where it has no such folder, or may not use it."""
    path = Path(outline).parent / folder
    if not outline or forbidden(folder, path, outline) is not None:
        return frozenset()
    try:
        with os.scandir(path) as found:
            return frozenset(entry.name for entry in itertools.islice(found, _MOST_NAMES))
    except OSError:
        return frozenset()


def read_text_beside(text: str, span: Span, what: str) -> tuple[Path, str]:
    """A text file that an outline names: its path and its words, in UTF-8 or in UTF-16 with a mark that says so. Raises BlockError for one
    that is missing, elsewhere, too large or no text; of a larger file no more is read than `LARGEST_TEXT`.
    """
    path = is_inside(text, span, what)
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise BlockError(rule_catalogue.FILE_BESIDE, span, f"the {what} {text[:80]} is not a regular file", "name a file")
            data = file.read(LARGEST_TEXT + 1)
    except FileNotFoundError:
        raise BlockError(rule_catalogue.FILE_BESIDE, span, f"{what} not found: {text[:80]}", nearest_name(path)) from None
    except OSError as error:
        raise BlockError(rule_catalogue.FILE_BESIDE, span, f"{what} cannot be read: {text[:80]}: {error.strerror}") from None
    if len(data) > LARGEST_TEXT:
        raise BlockError(
            rule_catalogue.FILE_BESIDE,
            span,
            f"the {what} {text[:80]} is larger than {LARGEST_TEXT:,} bytes",
            "keep only the rows that matter",
        )
    return path, _text_of(data, text, span, what)


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that no one writes to is opened too, so that it can be distinguished from a file."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def decoded(data: bytes, declared: str = "") -> tuple[str, int]:
    """The text of a file and -1; or nothing, and the offset of the first byte that is not text.

    UTF-8; UTF-16 where a mark at the beginning says so; then the encoding that the file itself declares.
    """
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding), -1
    except UnicodeDecodeError as error:
        at = error.start
    try:
        return (data.decode(declared), -1) if declared else ("", at)
    except (UnicodeDecodeError, LookupError):
        return "", at


def _text_of(data: bytes, text: str, span: Span, what: str) -> str:
    """The words of a text file. Raises BlockError where it is none."""
    found, bad = decoded(data)
    if bad >= 0:
        message = f"the {what} {text[:80]} is neither UTF-8 nor UTF-16"
        raise BlockError(rule_catalogue.FILE_BESIDE, span, message, "save it as UTF-8")
    if "\0" in found:
        message = f"the {what} {text[:80]} is not text: it contains zero bytes"
        raise BlockError(rule_catalogue.FILE_BESIDE, span, message, "save it as CSV in UTF-8")
    return found
