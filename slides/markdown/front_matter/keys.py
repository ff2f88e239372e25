"""The keys of a front matter that are used: each is one field of `Settings`, with what reads it and how else it is written.

A key is added by a line here: a field with its default, the function that reads it, and other names for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, fields
from types import MappingProxyType

from slides.base.records import frozen
from slides.markdown.front_matter import inline_words, readers
from slides.markdown.front_matter.entry import Entry
from slides.text.rich_text import Run

Reader = Callable[[Entry], object]
"""Gives an entry's value, or None where nothing of it is taken; reports what it does not accept."""
PACE = 120
"""How many words a minute notes are spoken: 90 to 130 are usual."""
AUTOMATIC = "auto"
"""A date that PowerPoint keeps up to date by itself."""


def _key(reader: Reader, *others: str, about: str = "") -> dict[str, object]:
    """How a field is read. others: what the key is called elsewhere, by pandoc, Quarto, Marp or Slidev. about: a line for the
    reference of settings and for editors.
    """
    return {"reader": reader, "others": others, "about": about}


@frozen
class Settings:
    """The deck's properties as the outline gives them; what it leaves out has its default.

    `lang` is empty where the language is to be found in the words; `agenda` is None where the number of sections decides;
    `duration` the minutes the talk may take; `slide_level` the heading level of slides, None where it is to be found; `marp`:
    slides are divided by rules alone. `article` holds the names of files, with line ends between; `terms` the name of a file with
    the house's wording, or that wording itself as lines `theirs: ours`. `ignore` holds codes and names of rules;
    `words_per_minute` is how fast notes are spoken. `notes` are said with the title slide, and `abstract` stands on it. `usual_level`
    is the heading level at which the tool that the outline is written for begins slides, 0 where it finds that itself. `rich` has the
    words of those fields that are written with Markdown, by the field's name; the fields have their plain text.
    """

    title: str = field(
        default="", metadata=_key(inline_words.line_words, about="The deck's title, on its title slide and in the file's properties.")
    )
    subtitle: str = field(default="", metadata=_key(inline_words.line_words, "sub_title", about="The line under the title."))
    author: str = field(
        default="",
        metadata=_key(inline_words.people, "authors", about="A name, a list of names, or people with `name:` and `affiliation:`."),
    )
    institute: str = field(default="", metadata=_key(inline_words.line_words, "institution", about="Where the authors work."))
    abstract: str = field(default="", metadata=_key(inline_words.line_words, about="A paragraph on the title slide."))
    date: str = field(
        default="",
        metadata=_key(inline_words.day_words, about="A date as it is shown, such as 2026-03-01; `auto` is kept up to date by PowerPoint."),
    )
    lang: str = field(
        default="",
        metadata=_key(
            readers.language, "language", about="The language of the deck as a tag, such as en-GB; without it, it is found in the words."
        ),
    )
    theme: str = field(
        default="",
        metadata=_key(readers.theme, about="A theme, ink, editorial, slate, paper or night; or a brand's file, such as `brand.toml`."),
    )
    template: str = field(
        default="",
        metadata=_key(
            readers.text, "reference-doc", about="A .pptx or .potx file in the outline's folder, in whose design the deck is built."
        ),
    )
    points: str = field(
        default="",
        metadata=_key(readers.side, about="Where a slide's takeaway is: `top` or `bottom`; without it, the theme decides."),
    )
    progress: str = field(
        default="",
        metadata=_key(
            readers.progress_kind,
            about="How far the talk is, at the foot of each content slide: `bar`, or `sections` for a segment each; none without it.",
        ),
    )
    footer: str = field(default="", metadata=_key(inline_words.line_words, about="A line at the foot of every slide."))
    notes: str = field(
        default="", metadata=_key(inline_words.spoken, "title-slide-attributes", about="What the speaker says with the title slide.")
    )
    article: str = field(
        default="", metadata=_key(readers.files, about="The file, or the files, of the article that the outline is checked against.")
    )
    source: str = field(
        default="", metadata=_key(readers.text, about="Where the figures of the deck come from; then no slide needs a source of its own.")
    )
    duration: float | None = field(
        default=None, metadata=_key(readers.minutes, about='The minutes that the talk may take, such as 20 or "1 h 30".')
    )
    agenda: bool | None = field(
        default=None,
        metadata=_key(
            readers.truth,
            "toc",
            about="Whether there is a slide with the agenda; without it, from three sections and five content slides on, not cut by rules.",
        ),
    )
    slide_level: int | None = field(
        default=None,
        metadata=_key(
            readers.level,
            "headingDivider",
            about="The level of the headings that begin slides, from 0 to 6; without it, the highest with content under it.",
        ),
    )
    marp: bool = field(default=False, metadata=_key(readers.truth, about="Whether slides are split by rules alone, as in Marp."))
    terms: str = field(default="", metadata=_key(readers.wording, about="A file of preferred terms, one a line, or a table of them."))
    ignore: tuple[str, ...] = field(default=(), metadata=_key(readers.names, about="Rules that are not reported, by name or code."))
    words_per_minute: int = field(default=PACE, metadata=_key(readers.pace, about="How fast notes are spoken, from 30 to 400."))
    usual_level: int = 0
    rich: Mapping[str, tuple[Run, ...]] = field(default_factory=dict)

    @property
    def level(self) -> int | None:
        """The heading level of slides: None where it is to be found, 0 where only rules divide them."""
        return 0 if self.slide_level is None and self.marp else self.slide_level

    @property
    def minutes(self) -> float | None:
        """The time allowed in minutes; None where it is not said, or not understood."""
        return self.duration

    @property
    def pace(self) -> int:
        """How many words a minute notes are spoken."""
        return self.words_per_minute


FIELDS: Mapping[str, str] = MappingProxyType(
    {
        key: each.name
        for each in fields(Settings)
        if each.metadata
        for key in (each.name.replace("_", "-"), each.name, *each.metadata["others"])
    }
)
"""The field of `Settings` for each way to write a key."""
KEYS = tuple(each.name.replace("_", "-") for each in fields(Settings) if each.metadata)
"""Every key as it is best written."""


RICH = frozenset({"title", "subtitle", "author", "institute", "date", "footer"})
"""The fields that are read as a line of Markdown."""


def read_entry(name: str, entry: Entry) -> object:
    """The value of a field from its entry, or None."""
    return _READERS[name](entry)


_READERS: Mapping[str, Reader] = MappingProxyType({each.name: each.metadata["reader"] for each in fields(Settings) if each.metadata})
