"""`slides schema`: JSON schemas of what people and tools write for the program, and of what it writes for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from slides.base.diagnostics import Severity
from slides.design import THEMES
from slides.markdown.front_matter.schema import DRAFT, front_matter_schema, property_schema
from slides.pipeline.configuration import DEFAULTS, FAIL_ON

_TEXTS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
OWN: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "output": {"description": "The folder that decks go to, from the configuration's own folder.", "type": "string"},
        "pictures": {"description": "Further folders, below the configuration's own, that pictures and data may come from.", **_TEXTS},
        "ignore": {"description": "Rules that are not reported: codes, names, or a letter for all of its rules.", **_TEXTS},
        "select": {"description": "The only rules that are reported, in the same words.", **_TEXTS},
        "fail-on": {
            "description": "The least severity with which a deck is not written and a check fails.",
            "type": "string",
            "enum": list(FAIL_ON),
        },
    }
)
"""The keys that only a configuration has."""
_INTEGER, _STRING = {"type": "integer"}, {"type": "string"}
_PROBLEM: Mapping[str, Any] = MappingProxyType(
    {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
        "code": {"type": "string", "pattern": "^[A-Z][0-9]+$"},
        "severity": {"type": "string", "enum": [each.value for each in Severity]},
        "message": _STRING,
        "hint": _STRING,
    }
)


def configuration_schema() -> dict[str, Any]:
    """The schema of slides.toml, and of the table [tool.slides]."""
    found = {key: property_schema(key) for key in DEFAULTS} | {key: dict(schema) for key, schema in OWN.items()}
    return {"$schema": DRAFT, "title": "Configuration", "type": "object", "properties": found, "additionalProperties": False}


def brand_schema() -> dict[str, Any]:
    """The schema of the file of a brand."""
    from slides.pipeline import brands

    colour = {"type": "string", "pattern": "^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"}
    colours = {key: {"description": about, **colour} for key, about in brands.COLOURS.items()}
    fonts = {key: {"description": about, **_STRING} for key, about in brands.FONTS.items()}
    keys: dict[str, Any] = {key: {"description": about, **_STRING} for key, about in brands.KEYS.items()}
    keys["skeleton"]["enum"], keys["bold-titles"]["type"] = list(THEMES), "boolean"
    keys["colours"] = {"type": "object", "properties": colours, "required": ["primary"], "additionalProperties": False}
    keys["fonts"] = {"type": "object", "properties": fonts, "additionalProperties": False}
    return {
        "$schema": DRAFT,
        "title": "A brand",
        "type": "object",
        "properties": keys,
        "required": ["colours"],
        "additionalProperties": False,
    }


def message_schema() -> dict[str, Any]:
    """The schema of one line of `--format json`."""
    fix = {"type": "object", "properties": {"line": _INTEGER, "old": _STRING, "new": {"type": ["string", "null"]}}}
    found = {**_PROBLEM, "name": _STRING, "file": _STRING, "fix": {"description": "The one safe edit, if there is one.", **fix}}
    required = ["code", "name", "severity", "file", "line", "column", "message", "hint"]
    return {"$schema": DRAFT, "title": "A problem", "type": "object", "properties": found, "required": required}


def statement_schema() -> dict[str, Any]:
    """The schema of what `check --format json` adds for each statement of an outline with an article, and of the line that counts them."""
    passage = {"article": _STRING, "line": _INTEGER, "heading": _STRING, "paragraph": _INTEGER, "text": _STRING}
    mend = {"replace": _STRING, "with": _STRING, "text": {"description": "The whole statement, mended.", "type": "string"}}
    finding = {
        "kind": {"description": "What is changed, as number, negation or name.", "type": "string"},
        "statement": {"description": "The statement's words.", "type": "string"},
        "article": {"description": "The article's words; empty where it has none there.", "type": "string"},
        "sure": {"description": "Whether it is a warning; otherwise it is advice.", "type": "boolean"},
        "mend": {"description": "The safe answer, if there is one.", **_whole(mend)},
    }
    rows = {"type": "array", "items": _whole(passage)}
    found = {"type": "array", "items": _whole(finding, without="mend")}
    verdict = {"type": "string", "enum": ["supported", "changed", "not found", "accepted"]}
    line = {"description": "The line of the outline.", "type": "integer", "minimum": 1}
    one = {"file": _STRING, "line": line, "kind": _STRING, "statement": _STRING, "verdict": verdict, "passages": rows, "findings": found}
    counted = {"type": "object", "additionalProperties": _INTEGER}
    last = {"file": _STRING, "summary": counted, "text": {"description": "The same in words.", "type": "string"}}
    return {"$schema": DRAFT, "title": "A statement and its source", "anyOf": [_whole(one), _whole(last)]}


def _whole(properties: dict[str, Any], *, without: str = "") -> dict[str, Any]:
    """An object that has all of some properties, or all but one, and no others."""
    required = [key for key in properties if key != without]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def report_schema() -> dict[str, Any]:
    """The schema of the file that `--report` writes."""
    problem = {"type": "object", "properties": dict(_PROBLEM), "required": ["line", "column", "code", "severity", "message"]}
    box = {
        "type": "object",
        "properties": {"name": _STRING, "holds": _STRING, "fill": {"type": "number"}, "points": {"type": "number"}},
        "required": ["name", "holds", "fill"],
    }
    slide = {
        "slide": _INTEGER,
        "title": _STRING,
        "lines": {"type": "array", "items": _INTEGER, "minItems": 2, "maxItems": 2},
        "hidden": {"type": "boolean"},
        "layout": {"type": ["integer", "string"]},
        "reason": _STRING,
        "smallest_points": {"type": ["number", "null"]},
        "boxes": {"type": "array", "items": box},
        "words": _INTEGER,
        "seconds_to_read": _INTEGER,
        "words_of_notes": _INTEGER,
        "seconds_to_say": _INTEGER,
        "problems": {"type": "array", "items": problem},
    }
    deck = {
        "outline": _STRING,
        "theme": _STRING,
        "language": _STRING,
        "language_found": {"type": "boolean"},
        "minutes_of_notes": _INTEGER,
        "scale": {
            "type": "object",
            "properties": {
                "title": _INTEGER,
                "body_from": {"type": "number"},
                "points": {"type": "object", "additionalProperties": {"type": "array", "items": _INTEGER}},
            },
            "required": ["title", "body_from", "points"],
        },
        "slides": {"type": "array", "items": {"type": "object", "properties": slide, "required": list(slide)}},
        "problems": {"type": "array", "items": problem},
    }
    decks = {"type": "array", "items": {"type": "object", "properties": deck, "required": list(deck)}}
    whole = {"version": {"const": 1}, "decks": decks}
    return {"$schema": DRAFT, "title": "Report", "type": "object", "properties": whole, "required": list(whole)}


SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = MappingProxyType(
    {
        "front-matter": front_matter_schema,
        "configuration": configuration_schema,
        "brand": brand_schema,
        "message": message_schema,
        "statement": statement_schema,
        "report": report_schema,
    }
)
"""What there is a schema of: front matter, configuration, lines of `--format json`, the file of `--report`."""


def schema_text(name: str) -> str:
    """A schema as JSON. KeyError for an unknown name."""
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False)
