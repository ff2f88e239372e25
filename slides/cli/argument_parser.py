"""A parser of arguments that answers wrong use in one line, with the option that was probably meant."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from slides.cli.option_values import nearest_word

_WIDTH = 80
"""Columns of a terminal whose width is not known."""


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal. The standard library would load `shutil`, and compressors with it, to ask how wide that is."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """The columns of the terminal, as `shutil.get_terminal_size` finds them."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated):
        return int(stated)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _WIDTH  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return _WIDTH


class Parser(argparse.ArgumentParser):
    """A parser that takes options as they are spelt, and suggests the one that was probably meant.

    Beginnings of options are not taken for them: `--dat` would build with a date, and another option could make it mean something else.
    """

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **{"allow_abbrev": False, **settings})

    def read(self, arguments: Sequence[str], start: argparse.Namespace | None = None) -> argparse.Namespace:
        """The options; exits with code 2 and one line where one of them is not known. start: options that are set already."""
        found, unknown = self.parse_known_args(arguments, start)
        if unknown:
            if not unknown[0].startswith("-"):
                self.error(f"unexpected argument: {unknown[0]}")
            self.error(f"unknown option: {unknown[0]}{self._meant(unknown[0])}")
        return found

    def error(self, message: str) -> NoReturn:
        """One line on standard error, how to get help, and exit code 2."""
        if message.startswith("the following arguments are required"):
            message = self._missing(message)
        self.exit(2, f"{self.prog}: error: {message} ({self.prog} --help)\n")

    def _missing(self, message: str) -> str:
        """What each missing argument is, in place of a message that names them only."""
        names = message.partition(":")[2].replace(",", " ").split()
        lacking = [each for each in self._actions if not each.option_strings and each.nargs != "*" and each.metavar in names]
        return "; ".join(f"{each.metavar} is missing: {each.help}" for each in lacking) or message

    def _meant(self, given: str) -> str:
        """The option most like one that is not known, if one is like it."""
        from slides.markdown.front_matter.keys import KEYS

        key = given.split("=")[0].lstrip("-")
        if key in KEYS:
            return f"; it is set in the front matter: {key}: …"
        near = nearest_word(given.split("=")[0], [name for name in self._option_string_actions if name != "-h"])
        return f"; did you mean {near}?" if near else ""
