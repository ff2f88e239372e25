"""Front matter: the settings of an outline. The only package that knows YAML.

Keys and how each is read are in `keys`; what other tools' keys are is data, in `elsewhere.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from slides.base import rule_catalogue
from slides.base.diagnostics import Fix, Problem, Span
from slides.base.lazy_regex import pattern
from slides.markdown.front_matter import other_tools
from slides.markdown.front_matter.entry import MOST_ITEMS, Entry, Value, one_line
from slides.markdown.front_matter.inline_words import affiliations, plainly
from slides.markdown.front_matter.keys import AUTOMATIC, FIELDS, KEYS, PACE, RICH, Settings, read_entry
from slides.markdown.front_matter.plain_lines import plain_pairs
from slides.markdown.parser import BARE, Node
from slides.text.rich_text import Run

_PLAIN = Settings()
USED_KEYS = "variables"
"""The attribute of a front matter's node that names keys whose values the text shows."""
LONGEST = 1_000_000
"""Characters of front matter that are read."""
_LONGEST_KEY, _DEEPEST = 40, 12
_LOOSE = pattern(r"(?m)^([A-Za-z][\w-]{0,40}:[ \t]+)([@`%][^\n]*)$")
"""A value that begins with a letter that YAML reserves. Marp and others take it as it stands: `style: @import url(...);`."""
_MERGED, _NULL = "tag:yaml.org,2002:merge", "tag:yaml.org,2002:null"
_CODE = "tag:yaml.org,2002:python/"
"""Tags by which Python's YAML runs code. Nothing here would, but front matter that asks for it is not to be trusted."""
_STANDARD = "tag:yaml.org,2002:"
"""What the tags of YAML's own types begin with."""
_FORMATS = ("revealjs", "pptx", "beamer", "html", "slidy", "dzslides", "s5")
"""Formats under which Quarto's front matter repeats keys; PowerPoint's own is the last to be asked, and so the one that counts."""


def read_settings(node: Node | None, defaults: Settings = _PLAIN) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a front matter; what it leaves out is as in `defaults`.

    Broken YAML is fatal (no deck can be trusted to mean it); what is not used is reported.
    """
    if node is None:
        return defaults, ()
    if len(node.text) > LONGEST:
        return defaults, (_broken(node.span, f"front matter of more than {LONGEST:,} characters"),)
    if plain := plain_pairs(node.text):
        start = first_line(node)
        return _read([(key, words, Span(start.file, start.line + line)) for key, words, line in plain], node, defaults)
    import yaml

    try:
        root = yaml.compose(_LOOSE.sub(_quoted, node.text), Loader=yaml.SafeLoader)
        if root is None or (isinstance(root, yaml.ScalarNode) and root.tag == _NULL):
            return defaults, tuple(_empty(node))
        if not isinstance(root, yaml.MappingNode):
            return defaults, (_broken(node.span, "the front matter holds no `key: value` lines"),)
        return _read(list(_pairs(root, first_line(node))), node, defaults)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        span = Span(node.span.file, first_line(node).line + line, column + 1)
        return defaults, (_broken(span, f"the front matter is not valid YAML: {error.problem or error}"),)
    except Exception as error:  # whatever YAML's reader falls over
        return defaults, (_broken(node.span, f"the front matter is not valid YAML: {type(error).__name__}"),)


def _quoted(found: re.Match[str]) -> str:
    """A line of front matter with its value in quotes."""
    value = found[2].rstrip().replace("'", "''")
    return f"{found[1]}'{value}'"


def setting_of(key: str, value: Value, span: Span, problems: list[Problem]) -> object:
    """A key's value as `Settings` holds it, None where nothing of it is taken. Problems are added to the list."""
    found = read_entry(FIELDS[key], Entry(key, value, span, {}, problems))
    return plainly(found) if FIELDS[key] in RICH and isinstance(found, tuple) else found


def first_line(node: Node) -> Span:
    """Where the first key stands: under a line of dashes, or at the top, as in MultiMarkdown."""
    return Span(node.span.file, node.span.line + (node.info != BARE))


def _broken(span: Span, message: str) -> Problem:
    return Problem(rule_catalogue.FRONT_MATTER, span, message, 'write `key: value` lines, with quotes around values that contain ": "')


def _empty(node: Node) -> Iterator[Problem]:
    """Front matter that holds nothing but remarks."""
    if words := " ".join(node.text.split()):
        message = f"the front matter has no effect and is not shown: {words}"
        yield Problem(
            rule_catalogue.UNKNOWN_SETTING, node.span, message, "if it was meant as text, leave an empty line above the first ---"
        )


def _pairs(root: Any, span: Span) -> Iterator[tuple[str, Value, Span]]:
    """Each key of a mapping, its value, and its place in the outline; keys that are no texts are ignored. span: the first key's line."""
    for key, value in root.value:
        if isinstance(key.value, str):
            yield key.value, _value(value, [10 * LONGEST // 1000]), Span(span.file, span.line + key.start_mark.line)


def _value(node: Any, left: list[int], depth: int = 0) -> Value:
    """A YAML node as text, lists and tables. left: how many more nodes are read, so that aliases cannot make much of little."""
    left[0] -= 1
    if node.tag.startswith(_CODE):
        from yaml.constructor import ConstructorError

        raise ConstructorError(None, None, f"could not determine a constructor for the tag {node.tag!r}", node.start_mark)
    if isinstance(node.value, str):
        _check_tag(node)
        return "" if node.tag == _NULL else node.value
    if depth > _DEEPEST or left[0] < 0:
        return ""
    if node.id == "sequence":
        return [_value(each, left, depth + 1) for each in node.value[: MOST_ITEMS + 1]]
    return {key.value: _value(value, left, depth + 1) for key, value in node.value if isinstance(key.value, str)}


def _check_tag(node: Any) -> None:
    """Raises yaml.ConstructorError where a text is tagged as something that it is not: `!!bool maybe`, `!!int many`."""
    import yaml
    from yaml.constructor import ConstructorError, SafeConstructor

    if node.tag == yaml.SafeLoader.DEFAULT_SCALAR_TAG or not node.tag.startswith(_STANDARD):
        return
    if (
        yaml.resolver.Resolver().resolve(  # type: ignore[no-untyped-call]
            yaml.ScalarNode, node.value, (True, False)
        )
        == node.tag
    ):
        return
    try:
        SafeConstructor().construct_object(node)
    except ConstructorError:
        raise
    except Exception:
        said = f"{node.value[:40]!r} is no {node.tag.removeprefix(_STANDARD)}"
        raise ConstructorError(None, None, said, node.start_mark) from None


def _read(pairs: list[tuple[str, Value, Span]], node: Node, defaults: Settings) -> tuple[Settings, tuple[Problem, ...]]:
    """Known keys as settings; keys that look like a known one, stand twice, or are other tools' as problems."""
    beside: dict[str, Value] = {}
    problems: list[Problem] = []
    first: dict[str, tuple[str, Span]] = {}
    known: dict[str, Any] = {}
    unused: dict[str, Span] = {}
    rich: dict[str, tuple[Run, ...]] = {}
    shown = node.attributes.get(USED_KEYS, "").split()
    beside.update({key: value for key, value, _ in pairs})
    for key, value, span in (*pairs, *_lifted(pairs)):
        name = FIELDS.get(key, key)
        if name in first:
            problems += _twice(key, span, *first[name], one_line(value))
            continue
        first[name] = key, span
        if key in FIELDS:
            entry = Entry(key, value, span, beside, problems)
            found_value = read_entry(name, entry)
            if name in RICH and isinstance(found_value, tuple):
                rich[name], found_value = found_value, plainly(found_value)
            known[name] = found_value
        elif key in other_tools.OF_SLIDES or key in shown:
            continue
        elif other_tools.is_known(key) or not (found := _misspelt(key, span)):
            unused[key] = span
        else:
            problems.append(found)
    known["institute"] = known.get("institute") or affiliations(beside.get("author") or beside.get("authors") or "")
    said = {name: value for name, value in known.items() if value is not None and (name != "institute" or value)}
    settings = replace(defaults, **said, usual_level=_usual_level(beside.get("format", "")), rich=rich)
    return settings, (*problems, *_unused(unused))


def _usual_level(formats: Value) -> int:
    """The heading level of slides in Quarto's `format: revealjs`, or one that is made from it, as `clean-revealjs`; 0 elsewhere.

    Source: Quarto's reveal.js format sets pandoc's `slide-level` to 2.
    """
    names = formats if isinstance(formats, (dict, list)) else [formats]
    return 2 if any(isinstance(name, str) and (name == "revealjs" or name.endswith("-revealjs")) for name in names) else 0


def _lifted(pairs: list[tuple[str, Value, Span]]) -> Iterator[tuple[str, Value, Span]]:
    """Keys that Quarto has under a format, where they do not stand on their own: `format: {revealjs: {footer: …}}`."""
    own = {FIELDS.get(key, key) for key, _, _ in pairs}
    for key, value, span in pairs:
        if key != "format" or not isinstance(value, dict):
            continue
        for target in sorted(_FORMATS, key=lambda each: each != "pptx"):
            options = value.get(target)
            for inner, told in options.items() if isinstance(options, Mapping) else ():
                if inner in FIELDS and FIELDS[inner] not in own:
                    own.add(FIELDS[inner])
                    yield inner, told, span


def _twice(key: str, span: Span, other: str, at: Span, value: str) -> Iterator[Problem]:
    """A key that stands in the front matter for the second time, or says what another key says."""
    same = f"{key} is in the front matter twice" if key == other else f"{key} and {other} say the same thing"
    unused = f", and {value[:200]!r} is not" if value else ""
    fix = Fix(span.line) if value else None
    yield Problem(rule_catalogue.UNKNOWN_SETTING, span, f"{same}; line {at.line} is used{unused}", "delete one of them", fix=fix)


def _misspelt(key: str, span: Span) -> Problem | None:
    """A key that is nearly a known one."""
    from difflib import get_close_matches

    short = key[:_LONGEST_KEY]
    plain = short.casefold().replace("_", "-")
    near = get_close_matches(plain, KEYS, 1, 0.75)
    if not near:
        return None
    fix = Fix(span.line, f"{key}:", f"{near[0]}:")
    return Problem(rule_catalogue.UNKNOWN_SETTING, span, f"unknown key: {short}", f"did you mean {near[0]}?", fix=fix)


def _unused(keys: Mapping[str, Span]) -> Iterator[Problem]:
    """One problem for the keys of each tool, at the first of them."""
    for tool, found in other_tools.tools_of(keys):
        shown = ", ".join(key[:_LONGEST_KEY] for key in found)
        message = f"known from {tool}, not used here: {shown}" if tool else f"unknown keys, not used: {shown}"
        hint = "a logo stands in a brand's file: `slides new --brand` writes one" if {"logo", "brand"} & set(found) else ""
        yield Problem(rule_catalogue.UNUSED_SETTING, keys[found[0]], message, hint)


__all__ = ["AUTOMATIC", "FIELDS", "KEYS", "PACE", "Settings", "first_line", "one_line", "read_settings", "setting_of"]
