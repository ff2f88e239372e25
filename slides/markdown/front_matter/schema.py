"""JSON schemas of the front matter, made from its typed keys, for editors that complete and check what is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from slides.design import THEMES
from slides.markdown.front_matter import inline_words, readers
from slides.markdown.front_matter.keys import Settings

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Mapping[str, Any] = MappingProxyType({"type": "string", "maxLength": readers.LONGEST_VALUE})
_TEXTS: Mapping[str, Any] = MappingProxyType({"anyOf": [dict(_TEXT), {"type": "array", "items": dict(_TEXT)}]})
_PEOPLE: Mapping[str, Any] = MappingProxyType(
    {"anyOf": [dict(_TEXT), {"type": "object"}, {"type": "array", "items": {"type": ["string", "object"]}}]}
)
_LEVEL: Mapping[str, Any] = MappingProxyType({"type": "integer", "minimum": readers.HIGHEST_LEVEL, "maximum": readers.LOWEST_LEVEL})
_TYPES: Mapping[object, Mapping[str, Any]] = MappingProxyType(
    {
        inline_words.line_words: _TEXT,
        inline_words.people: _PEOPLE,
        inline_words.day_words: MappingProxyType({"type": "string"}),
        inline_words.spoken: MappingProxyType({"type": ["string", "object"]}),
        readers.text: _TEXT,
        readers.theme: MappingProxyType({"type": "string", "anyOf": [{"enum": list(THEMES)}, {"pattern": "\\.[Tt][Oo][Mm][Ll]$"}]}),
        readers.language: MappingProxyType({"type": "string", "examples": ["en-GB", "fr"]}),
        readers.files: _TEXTS,
        readers.names: _TEXTS,
        readers.side: MappingProxyType({"type": "string", "enum": ["top", "bottom"]}),
        readers.truth: MappingProxyType({"type": "boolean"}),
        readers.level: MappingProxyType({"anyOf": [dict(_LEVEL), {"type": "array", "items": dict(_LEVEL)}]}),
        readers.minutes: MappingProxyType({"type": ["number", "string"], "examples": [20, "1 h 30"]}),
        readers.pace: MappingProxyType({"type": "integer", "minimum": readers.SLOWEST, "maximum": readers.FASTEST}),
        readers.wording: MappingProxyType({"type": ["string", "object"], "additionalProperties": {"type": "string"}}),
    }
)
"""What each reader accepts. A reader that is not here accepts anything."""


def front_matter_schema() -> dict[str, Any]:
    """The schema of a front matter. Keys of other tools are allowed, as the program allows them."""
    found: dict[str, Any] = {}
    for each in fields(Settings):
        if not each.metadata:
            continue
        key = each.name.replace("_", "-")
        found[key] = property_schema(key)
        for other in each.metadata["others"]:
            found[other] = {**property_schema(key), "description": f"The same as `{key}`."}
    return {"$schema": DRAFT, "title": "Front matter of an outline", "type": "object", "properties": found}


def property_schema(key: str) -> dict[str, Any]:
    """The schema of one key's value, with its description. KeyError for a key that is not used."""
    each = {one.name.replace("_", "-"): one for one in fields(Settings) if one.metadata}[key]
    return {"description": each.metadata["about"], **_TYPES.get(each.metadata["reader"], {})}


def key_rows(keys: Sequence[str]) -> list[tuple[str, str, str]]:
    """Keys with their other names and their descriptions, for a table."""
    named = {one.name.replace("_", "-"): one for one in fields(Settings) if one.metadata}
    return [(key, ", ".join(f"`{other}`" for other in named[key].metadata["others"]), named[key].metadata["about"]) for key in keys]
