"""Readers of front-matter values: a function for each kind of value, which reports what it does not accept.

A reader gives the value as `Settings` holds it, or None where it takes nothing from the entry: the default stays.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from slides.base import rule_catalogue
from slides.base.lazy_regex import pattern
from slides.markdown.front_matter import other_tools
from slides.markdown.front_matter.entry import MOST_ITEMS, Entry, Value, is_nested, one_line
from slides.text.sanitize import without_marks

LONGEST_VALUE = 1_000
"""Characters of one value that are read."""
SLOWEST, FASTEST = 30, 400
"""Words a minute beyond which nobody speaks."""
HIGHEST_LEVEL, LOWEST_LEVEL = 0, 6
"""Heading levels of slides: 0, as in pandoc, where headings start none."""
MOST_TERMS = 10_000
_DAY = 24 * 60
_TRUTHS: Mapping[str, bool] = {"yes": True, "true": True, "on": True, "y": True, "no": False, "false": False, "off": False, "n": False}
_DURATION = pattern(
    r"(?i)(?P<h>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?)\.?(?:\s*(?P<hm>\d{1,3})\s*(?:m|mins?|minutes?|')?\.?)?"
    r"|(?P<m>\d{1,5}(?:[.,]\d{1,2})?)\s*(?:m|mins?|minutes?|')?\.?|(?P<c>\d{1,2}):(?P<cm>[0-5]\d)(?::[0-5]\d)?"
)
"""Minutes: 20, "20 min", "1 h 30", "1.5 h", or hours and minutes as a clock shows them, 00:20."""
_STAMP = pattern(r"(\d{4}-\d{2}-\d{2})[Tt ]\s*\d{1,2}:\d{2}.*")
_TAG = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}")
_ICON = pattern(r"\\fa[A-Z]\w{0,30}(?:\{\})?\\?")
"""Icons of the TeX package fontawesome."""
_SEPARATORS = pattern(r"[,;\s]+")


def text(entry: Entry) -> str | None:
    """One line of text, or a list of such with commas between; people as `name:`."""
    if is_nested(entry.value):
        entry.warn(f"{entry.key} is more than a text or a list of texts; nested values are left out", "write one line")
    said = one_line(entry.value)
    if said.startswith("|"):
        said = " \u00b7 ".join(filter(None, (line.strip() for line in _ICON.sub("", said).split("|"))))
    clean = without_marks(said)
    if clean != said:
        message = f"{len(said) - len(clean)} control character(s) of {entry.key} left out"
        entry.warn(message, "delete them from the outline", rule_catalogue.CONTROL_CHARACTERS)
    if len(clean) > LONGEST_VALUE:
        entry.warn(f"{entry.key} has {len(clean):,} characters; only the first {LONGEST_VALUE:,} are used", "shorten it")
    return clean[:LONGEST_VALUE]


def day(entry: Entry) -> str | None:
    """A date as it is to be shown: any text; of a moment its day. What other tools work out when they render is left out."""
    said = text(entry) or ""
    stamp = _STAMP.fullmatch(said)
    if other_tools.is_computed(said):
        message = f"{entry.key}: {said[:60]} is computed by other tools at rendering time, and is left out here"
        entry.warn(
            message,
            "write a date such as 2026-03-01, `auto` for PowerPoint's current date, or build with --date today",
            rule_catalogue.UNUSED_SETTING,
        )
        return None
    return stamp[1] if stamp else said


def truth(entry: Entry) -> bool | None:
    """Yes or no, in YAML's words for them."""
    said = entry.value.strip().lower() if isinstance(entry.value, str) else ""
    if said in _TRUTHS:
        return _TRUTHS[said]
    if entry.value not in ("", []):
        entry.reject("write yes or no")
    return None


def level(entry: Entry) -> int | None:
    """A heading level, or several as Marp takes them, of which the lowest starts slides too."""
    if entry.value in ("", [], "false"):
        return None
    words = _SEPARATORS.split(one_line(entry.value).strip("[], "))
    if not all(len(word) == 1 and word.isdecimal() and HIGHEST_LEVEL <= int(word) <= LOWEST_LEVEL for word in words):
        entry.reject(f"write a heading level from {HIGHEST_LEVEL} to {LOWEST_LEVEL}")
        return None
    return max(map(int, words))


def minutes(entry: Entry) -> float | None:
    """A length of time up to a day, in minutes."""
    said = one_line(entry.value)
    found = _DURATION.fullmatch(said)
    hours, rest = (found["h"] or found["c"] or "0", found["hm"] or found["m"] or found["cm"] or "0") if found else ("0", "0")
    length = float(hours.replace(",", ".")) * 60 + float(rest.replace(",", "."))
    if 0 < length <= _DAY:
        return length
    if said:
        entry.warn(f"{entry.key} is not a duration of up to a day: {said[:40]}", 'write minutes, such as 20, or "1 h 30"')
    return None


def pace(entry: Entry) -> int | None:
    """Words a minute."""
    said = one_line(entry.value)
    if said.isdecimal() and len(said) < 5 and SLOWEST <= int(said) <= FASTEST:
        return int(said)
    if said:
        entry.warn(f"{entry.key} is not a speaking rate: {said[:40]}; it is ignored", f"write a number from {SLOWEST} to {FASTEST}")
    return None


def language(entry: Entry) -> str | None:
    """A BCP 47 tag, of a language alone the one of its largest country; the name of a language is reported and understood."""
    said = (one_line(entry.value[:1] if isinstance(entry.value, list) else entry.value)).replace("_", "-").split(".")[0]
    if not said:
        return None
    known = _languages()
    main, *rest = said.split("-")
    if _TAG.fullmatch(said) and (len(main) > 2 or main.lower() in known["tags"]):
        tag = "-".join((main.lower(), *(part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part for part in rest)))
        return str(known["regions"].get(tag, tag))
    meant = known["names"].get(said.casefold()) or known["mistaken"].get(main.casefold())
    if meant:
        tag = str(known["regions"].get(meant, meant))
        entry.warn(f"lang is not a language tag: {said[:40]}; {tag} is used", f"write lang: {meant}")
        return tag
    from difflib import get_close_matches

    near = get_close_matches(said[:40].casefold(), sorted(known["names"]), 1, 0.6)
    hint = f"did you mean {near[0]}? write lang: {known['names'][near[0]]}" if near else "write a tag such as en-GB"
    entry.warn(f"lang is not a language tag: {said[:40]}; it is ignored", hint)
    return None


def names(entry: Entry) -> tuple[str, ...] | None:
    """Names without blanks in them: a list, or a line with commas or blanks between."""
    said = text(entry) or ""
    return tuple(filter(None, _SEPARATORS.split(said.strip("[]"))))


def files(entry: Entry) -> str | None:
    """Names of files, with line ends between: a text is one of them, commas and all."""
    if isinstance(entry.value, list) and not is_nested(entry.value):
        return "\n".join(without_marks(one_line(item))[:LONGEST_VALUE] for item in entry.value[:MOST_ITEMS] if one_line(item))
    return text(entry)


def wording(entry: Entry) -> str | None:
    """The name of a file with the house's wording; or that wording itself, as lines `theirs: ours`.

    The lines stand as far from the text's beginning as in the outline's file, so that what is wrong with one names its line.
    """
    if not isinstance(entry.value, dict):
        return text(entry)
    rows = [f"{' '.join(theirs.split())}: {one_line(ours)}" for theirs, ours in list(entry.value.items())[:MOST_TERMS]]
    return "\n" * entry.span.line + without_marks("\n".join(rows))


def side(entry: Entry) -> str | None:
    """Top or bottom. A number is another tool's: the points of an exercise."""
    said = one_line(entry.value).casefold()
    if said in ("top", "bottom"):
        return said
    if any(sign.isdecimal() for sign in said):
        message = f"{entry.key}: {said[:40]} is not used here"
        entry.warn(message, "top or bottom says where the point of a slide stands", rule_catalogue.UNUSED_SETTING)
    elif said:
        entry.warn(f"{entry.key}: {said[:40]} is no place on a slide; it is ignored", "write top or bottom")
    return None


def progress_kind(entry: Entry) -> str | None:
    """A bar or sections; yes is a bar, as other tools have it."""
    said = one_line(entry.value).casefold()
    if said in ("bar", "sections"):
        return said
    if said in _TRUTHS:
        return "bar" if _TRUTHS[said] else None
    if said:
        entry.warn(f"{entry.key}: {said[:40]} is no way to show progress; it is ignored", "write bar or sections")
    return None


def theme(entry: Entry) -> str | None:
    """A theme of this program, or the file of a brand. Names that other tools' decks use are reported as unused, all others as mistakes."""
    from slides.design import DEFAULT_THEME, THEMES

    said = one_line(entry.value)
    if not said or said.casefold() in THEMES:
        return said.casefold() or None
    if said.casefold().endswith(".toml"):
        return said
    from difflib import get_close_matches

    known = f"known: {', '.join(THEMES)}"
    near = get_close_matches(said.casefold(), THEMES, 1, 0.5)
    if other_tools.is_theme(entry.value, entry.beside) and not get_close_matches(said.casefold(), THEMES, 1, 0.8):
        entry.warn(f"theme: {said[:60]} is a theme of another tool, not used here", known, rule_catalogue.UNUSED_SETTING)
    else:
        entry.warn(f"unknown theme: {said[:60]}; {DEFAULT_THEME} is used", f"did you mean {near[0]}? {known}" if near else known)
    return None


@lru_cache(maxsize=1)
def _languages() -> dict[str, dict[str, Any]]:
    """Languages: the tags of two letters, the country each is taken for, its names, and what is mistaken for a tag."""
    data = json.loads(pkgutil.get_data("slides.markdown.front_matter", "languages.json") or b"")
    return {**data, "tags": dict.fromkeys(data["tags"].split(), "")}


__all__ = ["Value", "day", "files", "language", "level", "minutes", "names", "pace", "side", "text", "theme", "truth", "wording"]
