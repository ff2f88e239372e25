"""`serve`: an outline in a browser while it is being written."""

from __future__ import annotations

import socket
from pathlib import Path

from slides.base import rule_catalogue
from slides.base.records import frozen
from slides.cli.reporters import MessageFormat, print_lines, print_problems
from slides.live.server import Address, address_of, require_libraries, serve_outline
from slides.live.session import LiveOutline, Session
from slides.pipeline.files import FileError, is_file, read_outline_text, refuse

SERVED, NOT_SERVED = 0, 1


@frozen
class LiveOptions:
    """What `serve` was asked for. formats: suffixes of files that are written after each change."""

    outline: str
    host: str
    port: int
    formats: tuple[str, ...]
    theme: str
    quiet: bool


def run_live(options: LiveOptions) -> int:
    """Serve an outline until the process is interrupted. The exit code. ModuleNotFoundError where a library of the extra is missing."""
    require_libraries()
    try:
        if not is_file(options.outline):
            read_outline_text(options.outline, options.outline)
        address = address_of(options.host, _free(options.host, options.port))
    except FileError as refusal:
        print_problems([refusal.problem], MessageFormat.TEXT)
        return NOT_SERVED
    targets = tuple(str(Path(options.outline).with_suffix(suffix)) for suffix in options.formats)
    session = Session(LiveOutline(options.outline, options.theme, targets))
    session.rebuild()
    _say(session, address, options)
    serve_outline(session, address)
    return SERVED


def _free(host: str, port: int) -> int:
    """The port, or a free one for 0. Raises FileError where it is taken, or the address is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            free = int(probe.getsockname()[1])
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if probe.connect_ex((host, free)) == 0:
                raise OSError("another program does")
            return free
    except OSError as error:
        message = f"cannot listen on {host}:{port}: {error.strerror or error}"
        raise refuse(rule_catalogue.CANNOT_WRITE, host, message, "choose another with --port or --host") from None


def _say(session: Session, address: Address, options: LiveOptions) -> None:
    """Where to look."""
    for problem in session.problems:
        print_lines(f"{options.outline}:{problem['text']}", aside=True)
    if not options.quiet:
        print_lines(f"{options.outline}: {address.url}  (Ctrl-C stops)")


__all__ = ["LiveOptions", "run_live"]
