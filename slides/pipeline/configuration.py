"""Configuration: `slides.toml`, or `[tool.slides]` in pyproject.toml, for the outlines in a folder and the folders in it.

The front matter of an outline wins over it, and the command's options win over both. The file nearest to the outline counts alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Rule, Severity, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown import resources
from slides.markdown.front_matter import FIELDS, Settings, setting_of
from slides.pipeline.files import refuse

OWN_FILE, SHARED_FILE, TABLE = "slides.toml", "pyproject.toml", "slides"
NO_FILE = "-"
"""Named in place of a configuration's file: none is looked for."""
NEVER = "never"
FAIL_ON: Mapping[str, Severity] = {"advice": Severity.ADVICE, "warning": Severity.WARNING, "error": Severity.ERROR, NEVER: Severity.FATAL}
"""The least severe problem with which a deck is not written, or a check fails."""
DEFAULTS = ("theme", "points", "lang", "author", "institute", "footer", "agenda", "duration", "terms", "words-per-minute", "slide-level")
"""Keys of the front matter that a configuration may give for all outlines."""
OWN_KEYS = ("output", "pictures", "ignore", "select", "fail-on")
"""Keys that only a configuration has."""
_LARGEST = 1_000_000
_PLACE = pattern(r"at line (\d+), column (\d+)")
_TABLE_HEAD = pattern(r"(?m)^[ \t]*+\[[ \t]*+tool[ \t]*+\.[ \t]*+slides[ \t]*+\]")


@frozen
class Configuration:
    """What holds for an outline unless it says otherwise itself.

    file: where it stands, empty where there is none. settings: of its front matter. output: the folder of decks. pictures: further
    folders, by their real paths, from which outlines may show files. ignore, select: codes of rules. fail_on: a key of FAIL_ON.
    """

    file: str = ""
    settings: Settings = Settings()
    output: str = ""
    pictures: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    fail_on: str = ""
    problems: tuple[Problem, ...] = ()


def configuration_of(outline: str, named: str = "") -> Configuration:
    """The configuration of an outline. named: a file to read instead of looking for one, or NO_FILE.

    Raises FileError where it cannot be read or is not TOML. Keys and values that are not known are among its problems.
    """
    path = None if named == NO_FILE else Path(named) if named else _nearest(outline)
    if path is None:
        return Configuration()
    resources.note(path, resources.state(path))
    text = _text(path)
    return _read(path, text, table_of(path, text))


def _nearest(outline: str) -> Path | None:
    """The nearest file with a configuration: in the outline's folder, or in one above it."""
    folder = Path(os.path.realpath(Path(outline).parent if outline != "-" else Path()))
    for above in (folder, *folder.parents):
        own, shared = above / OWN_FILE, above / SHARED_FILE
        resources.note(own, resources.state(own))
        if os.path.isfile(own):  # noqa: PTH113 - never raises
            return _from_here(own)
        if os.path.isfile(shared):  # noqa: PTH113
            resources.note(shared, resources.state(shared))
            if _TABLE_HEAD.search(_text(shared)):
                return _from_here(shared)
    return None


def _from_here(path: Path) -> Path:
    """A path as a message shows it: from the current folder, where it lies in that."""
    try:
        return path.relative_to(Path.cwd())
    except (ValueError, OSError):
        return path


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise refuse(rule_catalogue.CANNOT_READ, str(path), f"cannot be read: {error.strerror}", "check the path") from None
    text, bad = resources.decoded(data)
    if bad >= 0 or len(data) > _LARGEST:
        raise refuse(rule_catalogue.CONFIGURATION, str(path), "not a text of at most a megabyte in UTF-8", "save it as UTF-8")
    return text


def table_of(path: Path, text: str) -> Mapping[str, Any]:
    """The keys of a configuration. Raises FileError where the file is not TOML."""
    import tomllib

    try:
        table: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        place = _PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        said = str(error).split(" (at ")[0]
        raise refuse(
            rule_catalogue.CONFIGURATION, str(path), f"not valid TOML: {said}", "write `key = value` lines", line, column
        ) from None
    if path.name == SHARED_FILE:
        table = table.get("tool", {}).get(TABLE, {})
    return table if isinstance(table, dict) else {}


def _read(path: Path, text: str, table: Mapping[str, Any]) -> Configuration:
    """A configuration from its table."""
    lines = text.split("\n")
    begin = next((number for number, line in enumerate(lines) if _TABLE_HEAD.match(line)), 0)
    problems: list[Problem] = []
    found = Configuration(str(path))
    settings: dict[str, object] = {}
    for key, value in table.items():
        name = key.replace("_", "-")
        span = Span(str(path), _line(lines, key, begin))
        if name in DEFAULTS:
            said = _terms(path, value, span, problems) if name == "terms" else _value(value)
            read = setting_of(name, said, span, problems)
            read = str(path.parent / read) if name == "theme" and isinstance(read, str) and read.lower().endswith(".toml") else read
            settings |= {FIELDS[name]: read} if read is not None else {}
        elif name in OWN_KEYS:
            found = _with(found, name, value, span, problems)
        else:
            problems.append(_unknown(key, span))
    return replace(found, settings=replace(Settings(), **settings), problems=tuple(problems))  # type: ignore[arg-type]


def _line(lines: list[str], key: str, begin: int) -> int:
    """The line on which a key stands, from 1."""
    return next((number + 1 for number, line in enumerate(lines) if number >= begin and line.split("=")[0].strip(" \"'") == key), 1)


def _value(value: object) -> Any:
    """A TOML value as the front matter's readers take it: texts, lists and tables."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return [_value(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _value(each) for key, each in value.items()}
    return str(value)


def _terms(path: Path, value: object, span: Span, problems: list[Problem]) -> Any:
    """Terms: a table `theirs = ours`, or the name of a file of such lines, from the configuration's folder."""
    if not isinstance(value, str):
        return _value(value)
    from slides.sources import library

    file = path.parent / value
    if not _within(file, path.parent):
        problems.append(_outside("terms", value, span))
        return ""
    text, problem = library.read_file(file, str(file), span, "terms")
    problems += [problem] if problem else []
    rows = (line.partition(":") for line in text.splitlines() if ":" in line and not line.lstrip().startswith("#"))
    return {theirs.strip(): ours.strip() for theirs, _, ours in rows}


def _with(found: Configuration, name: str, value: object, span: Span, problems: list[Problem]) -> Configuration:
    """A configuration with one of its own keys."""
    folder = Path(found.file).parent
    match name, value:
        case "output", str():
            return replace(found, output=str(folder / value))
        case "fail-on", str() if value.lower() in FAIL_ON:
            return replace(found, fail_on=value.lower())
        case "pictures", str() | list():
            return replace(found, pictures=tuple(_folders(folder, _texts(value), span, problems)))
        case "ignore" | "select", str() | list():
            return replace(found, **{name: rules_named(_texts(value), span, problems)})  # type: ignore[arg-type]
    wanted = {"fail-on": f"write one of {', '.join(FAIL_ON)}", "output": "write the name of a folder"}.get(name, "write a list of texts")
    problems.append(Problem(rule_catalogue.UNKNOWN_SETTING, span, f"{name} does not accept {str(value)[:40]!r}, so it is ignored", wanted))
    return found


def _texts(value: str | list[Any]) -> list[str]:
    return [value] if isinstance(value, str) else [str(each) for each in value]


def _folders(folder: Path, names: Iterable[str], span: Span, problems: list[Problem]) -> Iterator[str]:
    """Folders of pictures by their real paths: those of the configuration's own folder only, so that no file from elsewhere gets in."""
    for name in names:
        if not _within(folder / name, folder):
            problems.append(_outside("pictures", name, span))
        elif not (folder / name).is_dir():
            message = f"pictures: there is no folder {name[:80]}"
            problems.append(Problem(rule_catalogue.UNKNOWN_SETTING, span, message, "name folders from the configuration's own"))
        else:
            yield os.path.realpath(folder / name)


def _within(path: Path, folder: Path) -> bool:
    """Whether a path leads into a folder, or to the folder itself."""
    root = os.path.realpath(folder)
    return (os.path.realpath(path) + os.sep).startswith(root.rstrip(os.sep) + os.sep)


def _outside(key: str, name: str, span: Span) -> Problem:
    message = f"{key}: {name[:80]} is outside the configuration's folder, so it is ignored"
    return Problem(rule_catalogue.UNKNOWN_SETTING, span, message, "move the configuration further up, or the files below it")


def rules_named(words: Iterable[str], span: Span, problems: list[Problem]) -> tuple[str, ...]:
    """The codes of rules by codes, names, or a letter that stands for all of its rules; a problem for each word that names none."""
    from slides.checks.rules import every_rule

    every = every_rule()
    found: list[str] = []
    for word in words:
        meant = [rule.code for rule in every if word.casefold() in _names(rule)]
        found += meant
        if not meant:
            from difflib import get_close_matches

            near = get_close_matches(word.casefold(), [rule.name for rule in every], 1, 0.6)
            hint = f"did you mean {near[0]}?" if near else "docs/rules.md lists all rules"
            problems.append(Problem(rule_catalogue.UNKNOWN_SETTING, span, f"there is no rule with the code or name {word[:40]}", hint))
    return tuple(dict.fromkeys(found))


def _names(rule: Rule) -> tuple[str, ...]:
    return rule.code.casefold(), rule.name.casefold(), rule.code[0].casefold()


def _unknown(key: str, span: Span) -> Problem:
    """A key that a configuration does not have."""
    from difflib import get_close_matches

    known = (*DEFAULTS, *OWN_KEYS)
    near = get_close_matches(key.replace("_", "-"), known, 1, 0.6)
    if key.replace("_", "-") in FIELDS:
        hint = "it belongs in an outline's front matter"
    else:
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
    return Problem(rule_catalogue.UNKNOWN_SETTING, span, f"unknown key of the configuration: {key[:40]}", hint)


__all__ = ["DEFAULTS", "FAIL_ON", "NO_FILE", "OWN_KEYS", "Configuration", "configuration_of", "rules_named"]
