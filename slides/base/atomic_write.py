"""Atomic writing of files: whatever happens, either the earlier file or the new one is there, and nothing else.

A file is written under no name, or under a temporary one, in the folder of its target; flushed to the disk; then it takes the target's
name in one step. Who is writing holds a lock on the file, so that what a killed process left behind can be distinguished from what
another one is writing at this moment: a process that ends, however it ends, loses its locks. Numbers of processes would not do; they are
used again, and mean nothing to another machine or container that sees the same folder.
"""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

PREFIX, SUFFIX = ".slides-", ".tmp"
"""Round twelve hexadecimal digits: the names of temporary files. They are as long whatever the target is called."""
_FORGOTTEN = 24 * 3600
"""Seconds after which a temporary file is swept where the folder knows no locks."""
_MOST_SWEPT = 10_000
"""Names of a folder that are looked through for temporary files."""
_ABSENT = {errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT, errno.EXDEV, errno.EPERM, errno.ENOSYS}
"""How systems say that they have no unnamed files, or no way to name one."""


def replace(target: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Write a file whole or not at all, with the modes and the owner of the one that it takes the place of. target: no link.

    Raises OSError; then, and where anything else is raised, the earlier file is as it was. Two that write at once: the last one wins.
    """
    sweep(target.parent)
    if not _unnamed(target, fill):
        _named(target, fill)
    _settle(target.parent)


def sweep(folder: Path) -> None:
    """Remove the temporary files in a folder whose writers are gone."""
    with os.scandir(folder) as entries:
        seen = itertools.islice(entries, _MOST_SWEPT)
        found = [Path(entry.path) for entry in seen if _is_ours(entry.name) and entry.is_file(follow_symlinks=False)]
    for path in found:
        with contextlib.suppress(OSError), path.open("rb") as file:
            locked = _locked(file.fileno())
            if locked or (locked is None and time.time() - os.fstat(file.fileno()).st_mtime > _FORGOTTEN):
                path.unlink()


def _is_ours(name: str) -> bool:
    middle = name.removeprefix(PREFIX).removesuffix(SUFFIX)
    return len(name) == len(PREFIX) + 12 + len(SUFFIX) and len(middle) == 12 and not middle.strip("0123456789abcdef")


def _temporary(folder: Path) -> Path:
    return folder / f"{PREFIX}{os.urandom(6).hex()}{SUFFIX}"


def _unnamed(target: Path, fill: Callable[[IO[bytes]], object]) -> bool:
    """Write by way of a file without a name (Linux), which is gone with its process. False where there is no such thing.

    A new target gets its name at once. An existing one cannot be replaced in one step so: for that instant there is a temporary name.
    """
    flag = getattr(os, "O_TMPFILE", 0)
    if not flag or not Path("/proc/self/fd").is_dir():
        return False
    try:
        number = os.open(target.parent, flag | os.O_RDWR, 0o666)
    except OSError as error:
        if error.errno in _ABSENT:
            return False
        raise
    with os.fdopen(number, "w+b") as file:
        _locked(number)
        _fill(file, target, fill)
        with contextlib.suppress(FileExistsError):
            return _name(number, target)
        temporary = _temporary(target.parent)
        try:
            if named := _name(number, temporary):
                temporary.replace(target)
            return named
        finally:
            temporary.unlink(missing_ok=True)


def _name(number: int, path: Path) -> bool:
    """Give an unnamed file a name. False where that cannot be; FileExistsError where the name is taken."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.link(f"/proc/self/fd/{number}", path.name, dst_dir_fd=folder, follow_symlinks=True)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno in _ABSENT:
            return False
        raise
    finally:
        os.close(folder)
    return True


def _named(target: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Write by way of a file with a temporary name, which then takes the target's."""
    with _created(target.parent) as (temporary, file):
        _fill(file, target, fill)
        if os.name == "nt":
            file.close()
        temporary.replace(target)


@contextlib.contextmanager
def _created(folder: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A temporary file, locked; removed in the end if it still has its name.

    Another process may sweep it between the making and the lock: then there is a file without a name, and another is made.
    """
    for _ in range(100):
        temporary = _temporary(folder)
        try:
            number = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
            with os.fdopen(number, "w+b") as file:
                _locked(number)
                if temporary.exists():
                    yield temporary, file
                    return
        finally:
            temporary.unlink(missing_ok=True)
    raise OSError(errno.EAGAIN, "its temporary file was removed repeatedly")


def _fill(file: IO[bytes], target: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """Write a file's bytes to the disk, with the modes and the owner of the file that it takes the place of."""
    fill(file)
    file.flush()
    with contextlib.suppress(FileNotFoundError):
        earlier = target.stat()
        if hasattr(os, "fchown"):
            with contextlib.suppress(PermissionError):
                os.fchown(file.fileno(), earlier.st_uid, earlier.st_gid)
            os.fchmod(file.fileno(), stat.S_IMODE(earlier.st_mode))
    os.fsync(file.fileno())


def _locked(number: int) -> bool | None:
    """Lock an open file. False where another has it; None where there are no locks."""
    try:
        import fcntl
    except ImportError:
        return True  # Windows: what another process has open cannot be removed
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _settle(folder: Path) -> None:
    """Write a folder's names to the disk, where a folder can be opened."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
