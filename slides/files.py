"""Files: outlines read whole, decks and reports written whole or not at all; what cannot be is refused with a reason."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from slides import codes
from slides.ground import Problem, Rule, Span

MOST_BYTES = 64 * 1024 * 1024
"""Larger outlines are not read."""


class Refusal(Exception):
    """Why an outline cannot be read or its deck not written."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def refuse(rule: Rule, file: str, message: str, hint: str = "", line: int = 1, column: int = 1) -> Refusal:
    """A refusal that names a file and a line."""
    return Refusal(Problem(rule, Span(file, line, column), message, hint))


def read_text(source: str, name: str) -> str:
    """An outline's text. Refusal where there is none."""
    try:
        if source == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            if Path(source).exists() and not Path(source).is_file() and not Path(source).is_dir():
                raise refuse(codes.CANNOT_READ, name, "this is no regular file", "save the outline as a file, or pipe it in with -")
            with Path(source).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise refuse(codes.CANNOT_READ, name, "no such file", _near(source)) from None
    except IsADirectoryError:
        raise refuse(codes.CANNOT_READ, name, "this is a folder", "name the outlines in it") from None
    except OSError as error:
        raise refuse(codes.CANNOT_READ, name, f"cannot be read: {error.strerror}") from None
    if len(data) > MOST_BYTES:
        raise refuse(codes.CANNOT_READ, name, f"more than {MOST_BYTES // 1024 // 1024} MB", "split the outline")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refuse(
            codes.CANNOT_READ,
            name,
            "not UTF-8 text",
            "is it an outline? save it as UTF-8",
            line,
            error.start - data.rfind(b"\n", 0, error.start),
        ) from None
    if "\0" in text:
        before = text[: text.index("\0")]
        raise refuse(codes.CANNOT_READ, name, "not text: it holds zero bytes", "is it an outline? save it as UTF-8", before.count("\n") + 1)
    if not text.strip():
        raise refuse(codes.CANNOT_READ, name, "the outline is empty", "begin with a line `# Title` and sections `## Heading`")
    return text


def _near(source: str) -> str:
    """A hint: the most similar outline in the folder."""
    from difflib import get_close_matches

    folder = Path(source).parent
    names = sorted(path.name for path in folder.glob("*.md")) if folder.is_dir() else []
    near = get_close_matches(Path(source).name, names, 1, 0.5)
    return f"did you mean {folder / near[0]}?" if near else "check the path"


def check_target(target: Path, ending: str = ".pptx") -> None:
    """Refusal where the file could not be written, told before the work."""
    folder = target.parent
    if not folder.is_dir():
        raise refuse(codes.CANNOT_WRITE, str(target), f"there is no folder {folder}", "create it first")
    if target.is_dir():
        raise refuse(codes.CANNOT_WRITE, str(target), "this is a folder", f"name a file that ends in {ending}")
    if not os.access(folder, os.W_OK):
        raise refuse(codes.CANNOT_WRITE, str(target), f"the folder {folder} cannot be written to", "choose another with -o")


def write_whole(target: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Write a file whole or not at all: to a temporary file in the same folder, which then takes the target's name."""
    temporary = target.with_name(f"{_temporary(target, os.getpid())}{os.urandom(4).hex()}")
    try:
        with temporary.open("xb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except PermissionError:
        program = "PowerPoint" if target.suffix == ".pptx" else "another program"
        raise refuse(
            codes.CANNOT_WRITE, str(target), "cannot be written", f"is it open in {program}? close it, or choose another file"
        ) from None
    except OSError as error:
        raise refuse(
            codes.CANNOT_WRITE, str(target), f"cannot be written: {error.strerror}", "the earlier file, if any, is as it was"
        ) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def sweep(targets: Iterable[Path], processes: Iterable[int]) -> None:
    """Remove what processes that were killed had begun to write."""
    whose = tuple(processes)
    begun: dict[Path, tuple[str, ...]] = {}
    for target in targets:
        begun[target.parent] = (*begun.get(target.parent, ()), *(_temporary(target, process) for process in whose))
    for folder, beginnings in begun.items():
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name.startswith(beginnings):
                with suppress(OSError):
                    path.unlink(missing_ok=True)


def _temporary(target: Path, process: int) -> str:
    """How the name begins under which a process writes a file."""
    return f".{target.name}.{process}-"
