"""Files of the command: outlines are read, decks and reports are written completely or not at all; failures have a reason."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

from slides.base import atomic_write, rule_catalogue
from slides.base.diagnostics import Problem, Rule, SlidesError, Span
from slides.markdown.resources import decoded

TOO_MANY_FILES = "too many files are open"
MORE_FILES = "raise the limit (ulimit -n), or build fewer outlines at a time (--jobs)"
MOST_BYTES = 64 * 1024 * 1024
"""Larger outlines are not read."""


class FileError(SlidesError):
    """Why an outline cannot be read or its deck not written."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem), (problem,))
        self.problem = problem


def refuse(rule: Rule, file: str, message: str, hint: str = "", line: int = 1, column: int = 1) -> FileError:
    """A refusal that names a file and a line."""
    return FileError(Problem(rule, Span(file, line, column), message, hint))


def exists(path: str | Path) -> bool:
    """Whether a path leads anywhere; not where that cannot be known: a closed folder, too long a name. Never raises OSError."""
    return os.path.exists(path)  # noqa: PTH110 - pathlib raises


def is_file(path: str | Path) -> bool:
    """Whether a path leads to a regular file, as far as that can be known."""
    return os.path.isfile(path)  # noqa: PTH113 - pathlib raises


def is_folder(path: str | Path) -> bool:
    """Whether a path leads to a folder, as far as that can be known."""
    return os.path.isdir(path)  # noqa: PTH112 - pathlib raises


def read_bytes(source: str, name: str, most: int = MOST_BYTES, what: str = "outline") -> bytes:
    """The bytes of a file, or of standard input for "-". Raises FileError where there is none, or where it has more than `most`."""
    try:
        if source == "-":
            data = sys.stdin.buffer.read(most + 1)
        else:
            if exists(source) and not is_file(source) and not is_folder(source):
                raise refuse(
                    rule_catalogue.CANNOT_READ, name, "this is not a regular file", f"save the {what} as a file, or pipe it in with -"
                )
            with Path(source).open("rb") as file:
                data = file.read(most + 1)
    except FileNotFoundError:
        raise refuse(rule_catalogue.CANNOT_READ, name, "no such file", _near(source)) from None
    except IsADirectoryError:
        raise refuse(rule_catalogue.CANNOT_READ, name, "this is a folder", f"name the {what}s in it") from None
    except OSError as error:
        raise refuse(rule_catalogue.CANNOT_READ, name, f"cannot be read: {error.strerror}") from None
    if len(data) > most:
        raise refuse(rule_catalogue.CANNOT_READ, name, f"more than {most // 1024 // 1024} MB", f"split the {what}")
    return data


def read_outline_text(source: str, name: str) -> str:
    """An outline's text. Raises FileError where there is none."""
    data = read_bytes(source, name)
    text, bad = decoded(data)
    if bad >= 0:
        line, column = data.count(b"\n", 0, bad) + 1, bad - data.rfind(b"\n", 0, bad)
        raise refuse(rule_catalogue.CANNOT_READ, name, "not UTF-8 text", "is it an outline? save it as UTF-8", line, column)
    if "\0" in text:
        before = text[: text.index("\0")]
        raise refuse(
            rule_catalogue.CANNOT_READ,
            name,
            "not text: it contains zero bytes",
            "is it an outline? save it as UTF-8",
            before.count("\n") + 1,
        )
    if not text.strip():
        raise refuse(rule_catalogue.CANNOT_READ, name, "the outline is empty", "begin with a line `# Title` and sections `## Heading`")
    return text


def _near(source: str) -> str:
    """A hint: the most similar file of its kind in the folder, an outline if it has no suffix."""
    from difflib import get_close_matches

    folder, suffix = Path(source).parent, Path(source).suffix.lower()
    ending = suffix if suffix[1:].isalnum() else ".md"
    names = sorted(path.name for path in folder.glob(f"*{ending}")) if is_folder(folder) else []
    near = get_close_matches(Path(source).name, names, 1, 0.5)
    return f"did you mean {folder / near[0]}?" if near else "check the path"


def check_target(target: Path, ending: str = ".pptx") -> None:
    """Raises FileError where the file could not be written, told before the work."""
    try:
        _check(target, target.resolve(), ending)
    except (OSError, RuntimeError, ValueError) as error:
        message = f"cannot be written: {getattr(error, 'strerror', None) or error}"
        raise refuse(rule_catalogue.CANNOT_WRITE, str(target), message, "choose another name with -o") from None


def _check(target: Path, real: Path, ending: str) -> None:
    """Raises FileError for a target that is no place for a file. real: where it leads, if it is a link."""
    leads = f"this is a link to {real}, and " if target.is_symlink() else ""
    if not real.parent.is_dir():
        folder = real.parent if leads else target.parent
        raise refuse(rule_catalogue.CANNOT_WRITE, str(target), f"{leads}there is no folder {folder}", "create it first")
    if real.is_dir():
        raise refuse(rule_catalogue.CANNOT_WRITE, str(target), "this is a folder", f"name a file that ends in {ending}")
    if real.exists() and not real.is_file():
        raise refuse(rule_catalogue.CANNOT_WRITE, str(target), f"{leads}this is not a regular file", "choose another name with -o")
    if real.exists() and not os.access(real, os.W_OK):
        raise refuse(rule_catalogue.CANNOT_WRITE, str(target), "this file is read-only", "allow writing to it, or choose another with -o")
    if not os.access(real.parent, os.W_OK | os.X_OK):
        raise refuse(
            rule_catalogue.CANNOT_WRITE, str(target), f"the folder {target.parent} cannot be written to", "choose another name with -o"
        )


def write_whole(target: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Write a file whole or not at all. A link is followed: the file that it leads to is written, and the link stays.

    Raises Refusal; then, and where `fill` raises anything, the earlier file is as it was.
    """
    check_target(target, target.suffix)
    try:
        atomic_write.replace(target.resolve(), fill)
    except OSError as error:
        raise _told(target, error) from None


def is_sticky(folder: Path) -> bool:
    """Whether only a file's owner may replace it in a folder, as in /tmp."""
    try:
        return bool(folder.stat().st_mode & stat.S_ISVTX)
    except OSError:
        return False


def opened_by(target: Path) -> str:
    """The program that seems to have a file open, by the mark that it sets beside it; empty where there is none."""
    folder, name = target.parent, target.name
    marks = {"PowerPoint": (f"~${name}", f"~${name[2:]}"), "LibreOffice": (f".~lock.{name}#",)}
    return next((program for program, names in marks.items() if any(exists(folder / each) for each in names)), "")


def _told(target: Path, error: OSError) -> FileError:
    """Why a file could not be written, in an author's words."""
    if program := opened_by(target):
        return refuse(
            rule_catalogue.CANNOT_WRITE, str(target), "cannot be written", f"it is open in {program}: close it, or choose another file"
        )
    folder = target.resolve().parent
    if isinstance(error, PermissionError) and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        hint = "allow reading and writing in it, or choose another folder with -o"
        return refuse(rule_catalogue.CANNOT_WRITE, str(target), f"the folder {target.parent} cannot be read and written to", hint)
    if isinstance(error, PermissionError) and is_sticky(folder) and exists(target):
        hint = "choose another name with -o, or ask the owner"
        message = f"only the owner can replace this file: the folder {target.parent} is shared (sticky)"
        return refuse(rule_catalogue.CANNOT_WRITE, str(target), message, hint)
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return refuse(rule_catalogue.CANNOT_WRITE, str(target), TOO_MANY_FILES, MORE_FILES)
    if isinstance(error, PermissionError):
        likely = "PowerPoint" if target.suffix == ".pptx" else "another program"
        return refuse(
            rule_catalogue.CANNOT_WRITE, str(target), "cannot be written", f"is it open in {likely}? close it, or choose another file"
        )
    message = f"cannot be written: {error.strerror or error}"
    return refuse(rule_catalogue.CANNOT_WRITE, str(target), message, "the earlier file, if there was one, is unchanged")
