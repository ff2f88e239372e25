"""The keys of a front matter whose values are words that a slide shows: they are read as a line of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from slides.base import rule_catalogue
from slides.base.lazy_regex import pattern
from slides.markdown.front_matter import readers
from slides.markdown.front_matter.entry import MOST_ITEMS, Entry, Value, one_line
from slides.markdown.parser import inline_runs
from slides.text.rich_text import BREAK, Run

Words = tuple[Run, ...]
_NOTE = pattern(r"\^\[([^\[\]]*)\]")
_RUN = pattern(r"`\{?r[ }][^`\n]{1,400}`")
"""Code in a line that R Markdown runs."""
_PLACES = ("affiliation", "affiliations", "institute", "institution", "organization", "org")
_PERSON = ("name", "affiliation-url", "corresponding", "id", *_PLACES)
"""What of a person is used, or says nothing to an audience."""


def line_words(entry: Entry) -> str | Words | None:
    """One line of Markdown: plain text where nothing is marked, else runs. A footnote stands in brackets."""
    said = readers.text(entry)
    if not said:
        return said
    for code in _RUN.findall(said):
        entry.warn(f"code is not run here: the output of {code[:200]} is missing", "write its value instead", rule_catalogue.LEFT_OUT)
    return inline_runs(_NOTE.sub(r" (\1)", said), entry.span, entry.problems)


def day_words(entry: Entry) -> str | Words | None:
    """A date as it is to be shown, as a line of Markdown."""
    said = readers.day(entry)
    return inline_runs(said, entry.span, entry.problems) if said else said


def people(entry: Entry) -> str | Words | None:
    """Names, with commas between. What else is said of people is reported, except where they come from, which is shown beside them."""
    unused = sorted({key for person in _persons(entry.value) for key in person if key not in _PERSON})
    if unused:
        entry.warn(f"parts of {entry.key} are not used here: {', '.join(unused)[:120]}", rule=rule_catalogue.UNUSED_SETTING)
    return line_words(entry)


def affiliations(value: Value) -> str:
    """Where people come from, each place once, with commas between."""
    found = [place for person in _persons(value) for key in _PLACES for place in _places(person.get(key, ""))]
    return ", ".join(dict.fromkeys(filter(None, found)))


def _persons(value: Value) -> Iterator[dict[str, Value]]:
    for each in value[:MOST_ITEMS] if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield each


def _places(value: Value) -> Iterator[str]:
    """The names of places: a text, a table with a name, or a list of these; references to other places say nothing."""
    for each in value[:MOST_ITEMS] if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield ", ".join(filter(None, (one_line(each.get(key, "")) for key in ("department", "name", "city"))))
        elif isinstance(each, str):
            yield " ".join(each.split())


def spoken(entry: Entry) -> str | None:
    """What is said with the title slide: paragraphs with empty lines between them; of its attributes, as Quarto has them, the notes."""
    if isinstance(entry.value, dict):
        if rest := ", ".join(key[:40] for key in entry.value if key != "data-notes"):
            entry.warn(f"{entry.key}: not used: {rest}", "", rule_catalogue.UNUSED_SETTING)
        return one_line(entry.value.get("data-notes", "")) or None
    lines = (
        entry.value if isinstance(entry.value, str) else "\n\n".join(map(one_line, entry.value)) if isinstance(entry.value, list) else ""
    )
    return lines.strip() or None


def plainly(words: Words) -> str:
    """Words without their styles, on one line."""
    return " ".join("".join(run.text for run in words).replace(BREAK, " ").split())
