"""Variables: `{{< meta key >}}` stands for a value of the front matter, as in Quarto; a nested one is named `key.inner`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from slides.base.lazy_regex import pattern
from slides.markdown.parser.node import Node

USED = "variables"
"""The attribute of a front matter that names the keys whose values the text shows."""
_SIGN = "{{< meta "
_CALL = pattern(r"(?P<code>(?<!`)`[^`\n]*`)|(?P<shown>\{\{\{<[^<>]*>\}\}\})|\{\{< meta +(?P<key>[\w.-]{1,80}) *>\}\}")
_LINE = pattern(r"(?P<indent> {0,8})(?P<key>[A-Za-z][\w-]{0,60}):(?:[ \t]++(?P<value>\S[^\n]{0,500}+))?+[ \t]*+")
_FENCE = pattern(r" {0,3}(?P<fence>`{3,}|~{3,})")
_MARGIN = "---"


def with_variables(text: str) -> tuple[str, frozenset[str]]:
    """The text with the values that it names, and the keys of the front matter that were used. What names no value stays as it is.

    Code keeps its words. Every line stays a line.
    """
    if _SIGN not in text:
        return text, frozenset()
    lines = text.split("\n")
    values, body = front_values(lines)
    used: set[str] = set()

    def value(found: re.Match[str]) -> str:
        key = found["key"]
        if key is None or key not in values:
            return found[0]
        used.add(key.split(".")[0])
        return values[key]

    fence = ""
    for at in range(body, len(lines)):
        mark = _FENCE.match(lines[at])
        if mark and (not fence or (mark["fence"].startswith(fence) and not lines[at][mark.end() :].strip())):
            fence = "" if fence else mark["fence"]
        elif not fence and _SIGN in lines[at]:
            lines[at] = _CALL.sub(value, lines[at])
    return "\n".join(lines), frozenset(used)


def front_values(lines: list[str]) -> tuple[Mapping[str, str], int]:
    """The values of the front matter by their keys, and the number of the first line after it."""
    if not lines or lines[0].rstrip() != _MARGIN:
        return {}, 0
    end = next((at for at in range(1, len(lines)) if lines[at].rstrip() in (_MARGIN, "...")), 0)
    values: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for line in lines[1:end]:
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        indent = len(found["indent"])
        above = [(depth, key) for depth, key in above if depth < indent]
        name = ".".join([*(key for _, key in above), found["key"]])
        if found["value"] is None:
            above.append((indent, found["key"]))
        elif not found["value"].startswith(("[", "{", "|", ">", "&", "*")):
            values.setdefault(name, _plain(found["value"]))
    return values, end + 1 if end else 0


def _plain(value: str) -> str:
    """A value without its quotes and the remark after it."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.split(" #")[0].rstrip()


def with_used_keys(nodes: tuple[Node, ...], used: frozenset[str]) -> tuple[Node, ...]:
    """The nodes, of which a front matter says which of its keys the text shows."""
    if not used or not nodes or nodes[0].kind != "front matter":
        return nodes
    from dataclasses import replace

    front = nodes[0]
    return (replace(front, attributes={**front.attributes, USED: " ".join(sorted(used))}), *nodes[1:])
