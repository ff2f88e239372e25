"""Jobs on the workers of a Dask cluster that is already there: the same function, the same outcomes, the same bytes.

The workers must see the same files under the same paths, and have the same program; both are checked before the first job. The one
place that imports distributed.
"""

from __future__ import annotations

import logging
import os
import pkgutil
import platform
import socket
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from slides import __version__
from slides.base import rule_catalogue
from slides.pipeline.batch.order import Finished, run_all
from slides.pipeline.files import refuse
from slides.pipeline.job import Job, Outcome, run

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = 10
"""Seconds that a cluster has until a worker is there."""
_ANSWER = 4
"""Seconds that a scheduler has to answer; all in all it takes no more than ten until a dead one is reported."""
_ALONE = threading.Lock()
"""A worker builds one outline at a time: relative paths are a matter of the whole process. Building keeps one processor busy anyway."""


def run_there(address: str, jobs: Sequence[Job], finished: Finished | None = None) -> Generator[Outcome]:
    """Do jobs on a Dask cluster; the outcomes in the order of the jobs. Raises FileError where it does not answer or is not fit.

    address: of its scheduler, as tcp://host:8786.
    """
    folder = str(Path.cwd())
    with _client(address) as client:
        _check(client, address, folder)
        executor = client.get_executor(pure=False)
        try:
            yield from run_all(jobs, executor, finished, partial(run_in, folder))
        finally:
            executor.shutdown(wait=False)


def run_in(folder: str, job: Job) -> Outcome:
    """Do a job in a folder, which its paths start from."""
    with _ALONE:
        before = Path.cwd()
        try:
            os.chdir(folder)
            return run(job)
        finally:
            os.chdir(before)


def program() -> str:
    """What builds here: Python's version, and a digest of the package's files."""
    import hashlib

    package = Path(__file__).parents[2]
    digest = hashlib.sha256()
    for path in sorted(path for path in package.rglob("*") if path.suffix in (".py", ".json", ".rng", ".txt", ".zip")):
        digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return f"slides {__version__} ({digest.hexdigest()[:12]}) on Python {platform.python_version()}"


def fitness(folder: str) -> tuple[str, bool]:
    """On a worker: what builds there, and whether it sees a folder."""
    return program(), Path(folder).is_dir()


def _check(client: Client, address: str, folder: str) -> None:
    """Raises FileError where there is no worker, or one that would not build what is built here."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise refuse(rule_catalogue.NO_ENGINE, address, "this Dask cluster has no worker", "start one: dask worker " + address) from None
    hint = f"install on every worker the same version: slides {__version__}"
    for worker, found in sorted(client.run(pkgutil.resolve_name, f"{__name__}:fitness", on_error="return").items()):
        if isinstance(found, BaseException):
            raise refuse(rule_catalogue.NO_ENGINE, address, f"the worker {worker} cannot build: {type(found).__name__}: {found}", hint)
    for worker, (builder, sees) in sorted(client.run(fitness, folder).items()):
        if builder != program():
            raise refuse(rule_catalogue.NO_ENGINE, address, f"the worker {worker} has {builder}, but this computer has {program()}", hint)
        if not sees:
            raise refuse(
                rule_catalogue.NO_ENGINE,
                address,
                f"the worker {worker} does not see the folder {folder}",
                "all workers need the same files",
            )


@contextmanager
def _client(address: str) -> Iterator[Client]:
    """A connection to a scheduler. Raises FileError where there is none."""
    try:
        from distributed import Client
        from distributed.comm.addressing import get_address_host
    except ModuleNotFoundError as missing:
        message = f"--dask needs the package {missing.name}, which is not installed"
        raise refuse(rule_catalogue.NO_ENGINE, address, message, "python -m pip install 'slides[dask]'") from None
    try:
        for name in ("distributed", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what is lost is reported outline by outline
        get_address_host(address)
        _knock(address)
        client = Client(address, timeout=_ANSWER, set_as_default=False)
    except Exception as error:
        reason = str(error).splitlines()[0][:160] if str(error) else type(error).__name__
        hint = "give the scheduler's address, such as tcp://host:8786"
        raise refuse(rule_catalogue.NO_ENGINE, address, f"no Dask scheduler answers: {reason}", hint) from None
    try:
        yield client
    finally:
        client.close(timeout=_ANSWER)


def _knock(address: str) -> None:
    """Whether a scheduler is at home: it greets whoever connects. Raises OSError or ValueError where nobody does, within seconds.

    Dask's own client waits for a port that is open and silent much longer, and again at its end.
    """
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if parts.scheme == "tls":
        import dask

        if not dask.config.get("distributed.comm.tls.ca-file", None):
            raise ValueError("tls:// needs certificates, and Dask's configuration names none (distributed.comm.tls)")
    elif parts.scheme == "tcp" and parts.hostname and parts.port:
        with socket.create_connection((parts.hostname, parts.port), _ANSWER) as line:
            if not line.recv(1):
                raise ConnectionError("what is there is no Dask scheduler: it closes the connection")
