"""Nodes -> Nodes: a date that is given for one build, in the place of the front matter's own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from slides.markdown.front_matter import FIELDS, LONGEST
from slides.markdown.parser import Node


def with_date(nodes: Sequence[Node], date: str) -> tuple[Node, ...]:
    """The nodes with front matter whose `date:` is another; its other lines keep their numbers.

    Nodes without front matter, or with such as cannot be read, stay as they are.
    """
    front = nodes[0] if nodes and nodes[0].kind == "front matter" and len(nodes[0].text) <= LONGEST else None
    return tuple(nodes) if front is None else (replace(front, text=_dated(front.text, json.dumps(date))), *nodes[1:])


def _dated(text: str, value: str) -> str:
    """The lines of front matter with this value of `date`, as YAML writes it."""
    import yaml

    try:
        root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return text
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    for key, said in reversed(pairs):
        if FIELDS.get(str(key.value)) == "date":
            begin, end = said.start_mark.index, said.end_mark.index
            gap = "" if text[begin - 1 : begin].isspace() else " "
            lines = "\n" * text.count("\n", begin, end)
            return f"{text[:begin]}{gap}{value}{lines}{text[end:]}"
    return f"{text}\ndate: {value}" if isinstance(root, yaml.MappingNode) else text
