"""Front matter: what an outline says of itself as a whole. The only file that knows YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import MappingProxyType

from slides import codes
from slides.characters import bare
from slides.frozen import frozen
from slides.ground import Problem, Span
from slides.outline import Node
from slides.patterns import pattern

_ALIASES: Mapping[str, str] = MappingProxyType(
    {"language": "lang", "authors": "author", "toc": "agenda", "headingDivider": "slide_level", "slide-level": "slide_level"}
    | {"words-per-minute": "words_per_minute"}
)
"""What Marp, Quarto and pandoc call the same thing."""
_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-PT", "nl": "nl-NL", "ru": "ru-RU"}
    | {"ja": "ja-JP", "zh": "zh-CN", "ko": "ko-KR", "ar": "ar-SA", "he": "he-IL", "fa": "fa-IR", "hi": "hi-IN", "th": "th-TH"}
)
LONGEST, LONGEST_VALUE = 1_000_000, 1_000
"""Characters of front matter, and of one value in it, that are read."""
PACE, SLOWEST, FASTEST = 120, 30, 400
"""How many words a minute notes are spoken: 90 to 130 are usual (design notes, section 8); and what is no pace any more."""
_DAY = 24 * 60
_DURATION = pattern(
    r"(?i)(?P<h>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?)\.?(?:\s*(?P<hm>\d{1,3})\s*(?:m|mins?|minutes?|')?\.?)?"
    r"|(?P<m>\d{1,5}(?:[.,]\d{1,2})?)\s*(?:m|mins?|minutes?|')?\.?|(?P<c>\d{1,2}):(?P<cm>[0-5]\d)(?::[0-5]\d)?"
)
"""Minutes: 20, "20 min", "1 h 30", "1.5 h", or hours and minutes as a clock shows them, 00:20."""
AUTOMATIC = "auto"
"""A date that PowerPoint keeps up to date by itself."""


@frozen
class Settings:
    """The deck's properties as the outline gives them; what it leaves out is empty.

    `agenda` is yes, no or empty (as the number of sections asks); `duration` the minutes the talk may take. `slide_level` is the
    heading level of slides, empty where it is to be found; `marp` is yes for decks whose slides are parted by rules alone. `terms`
    is the name of a file with the house's wording, or that wording itself as lines `theirs: ours`. `ignore` names advice that is not
    wanted, with commas between; `words_per_minute` is how fast notes are spoken.
    """

    title: str = ""
    subtitle: str = ""
    author: str = ""
    date: str = ""
    lang: str = "en-US"
    theme: str = ""
    footer: str = ""
    article: str = ""
    source: str = ""
    duration: str = ""
    agenda: str = ""
    slide_level: str = ""
    marp: str = ""
    terms: str = ""
    ignore: str = ""
    words_per_minute: str = ""

    @property
    def level(self) -> int | None:
        """The heading level of slides: None where it is to be found, 0 where only rules part them."""
        wanted = [int(word) for word in self.slide_level.replace(",", " ").split() if word in "123456"]
        if wanted:
            return max(wanted)
        return 0 if self.marp == "yes" else None

    @property
    def minutes(self) -> float | None:
        """The time allowed in minutes; None where it is not said, or not understood."""
        found = _DURATION.fullmatch(self.duration.strip()) if self.duration else None
        if found is None:
            return None
        hours, rest = found["h"] or found["c"] or "0", found["hm"] or found["m"] or found["cm"] or "0"
        minutes = float(hours.replace(",", ".")) * 60 + float(rest.replace(",", "."))
        return minutes if 0 < minutes <= _DAY else None

    @property
    def pace(self) -> int:
        """How many words a minute notes are spoken."""
        told = int(self.words_per_minute) if self.words_per_minute.isdecimal() and len(self.words_per_minute) < 5 else PACE
        return told if SLOWEST <= told <= FASTEST else PACE


KEYS = tuple(field.name for field in fields(Settings))


def read_settings(node: Node | None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a front matter. Broken YAML is an error (no deck can be trusted to mean it), a misspelt key a warning."""
    if node is None:
        return Settings(), ()
    if len(node.text) > LONGEST:
        return Settings(), (_error(node.span, f"front matter of more than {LONGEST:,} characters"),)
    import yaml

    try:
        data = yaml.safe_load(node.text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        span = Span(node.span.file, node.span.line + 1 + line, column + 1)
        return Settings(), (_error(span, f"front matter is no YAML: {error.problem or error}"),)
    except ValueError as error:
        return Settings(), (_error(node.span, f"front matter holds a value that cannot be: {error}"),)
    except (yaml.YAMLError, RecursionError) as error:
        return Settings(), (_error(node.span, f"front matter is no YAML: {type(error).__name__}"),)
    if data is None:
        words = " ".join(node.text.split())
        message = f"front matter says nothing, and is not shown: {words}"
        return Settings(), (
            Problem(codes.UNKNOWN_SETTING, node.span, message, "was it meant as text? leave a line empty above the first ---"),
        ) if words else ()
    if not isinstance(data, dict):
        return Settings(), (_error(node.span, "front matter holds no key: value lines"),)
    return _read_keys(data, node)


def _error(span: Span, message: str) -> Problem:
    return Problem(codes.FRONT_MATTER, span, message, 'write key: value lines, with quotes round values that hold ": "')


def _read_keys(data: dict[object, object], node: Node) -> tuple[Settings, tuple[Problem, ...]]:
    """Known keys as settings; keys that look like a known one as problems; keys of other programs are passed over."""
    known: dict[str, str] = {}
    problems: list[Problem] = []
    for key, value in data.items():
        if isinstance(key, tuple):
            continue
        name = _ALIASES.get(str(key)[:40], str(key)[:40])
        if name == "terms" and isinstance(value, dict):
            known[name] = _table(value, _line_of(str(key), node) - node.span.line)
        elif name in KEYS:
            known[name] = text = _text(value)
            if _nested(value):
                span = Span(node.span.file, _line_of(str(key), node))
                problems.append(
                    Problem(
                        codes.UNKNOWN_SETTING,
                        span,
                        f"{name} is more than a text or a list of texts; what is nested is left out",
                        "write one line",
                    )
                )
            if len(text) > LONGEST_VALUE:
                known[name] = text[:LONGEST_VALUE]
                span = Span(node.span.file, _line_of(str(key), node))
                problems.append(
                    Problem(codes.UNKNOWN_SETTING, span, f"{name} of {len(text):,} characters is cut after {LONGEST_VALUE:,}", "shorten it")
                )
        else:
            problems += _misspelt(str(key), name, node)
    language = known.get("lang", "")
    known["lang"] = _LANGUAGES.get(language.lower(), language.replace("_", "-")) or "en-US"
    if not known["lang"].replace("-", "").isalnum() or not known["lang"].isascii():
        span = Span(node.span.file, _line_of("lang", node))
        problems.append(Problem(codes.UNKNOWN_SETTING, span, f"lang is no language tag: {language}", "write a tag like en-GB"))
        known["lang"] = "en-US"
    settings = Settings(**{name: _cleaned(text, node, problems) for name, text in known.items()})
    return settings, (*problems, *_times(settings, node))


def _misspelt(key: str, name: str, node: Node) -> Iterator[Problem]:
    from difflib import get_close_matches

    if near := get_close_matches(name, KEYS, 1, 0.75):
        span = Span(node.span.file, _line_of(key, node))
        yield Problem(codes.UNKNOWN_SETTING, span, f"unknown key: {key}", f"did you mean {near[0]}?")


def _times(settings: Settings, node: Node) -> Iterator[Problem]:
    """What of the time allowed, and of the pace, is not understood."""
    if settings.duration and settings.minutes is None:
        span = Span(node.span.file, _line_of("duration", node))
        message = f"duration is no time up to a day: {settings.duration[:40]}"
        yield Problem(codes.UNKNOWN_SETTING, span, message, 'write minutes, as 20, or "1 h 30"')
    if settings.words_per_minute and settings.words_per_minute != str(settings.pace):
        span = Span(node.span.file, _line_of("words", node))
        message = f"words-per-minute is no pace: {settings.words_per_minute[:40]}; {PACE} is taken"
        yield Problem(codes.UNKNOWN_SETTING, span, message, f"write a number from {SLOWEST} to {FASTEST}")


def _cleaned(text: str, node: Node, problems: list[Problem]) -> str:
    """A value without the characters that XML cannot hold: YAML's escapes make such out of ordinary ones."""
    clean = bare(text)
    if clean != text:
        message = f"{len(text) - len(clean)} control character(s) of the front matter left out"
        problems.append(Problem(codes.CONTROL_CHARACTERS, node.span, message, "delete them from the outline"))
    return clean


def _nested(value: object) -> bool:
    """Whether a value holds more than a text, a list of texts, or people with their names."""
    if isinstance(value, dict):
        return "name" not in value
    return isinstance(value, list) and any(isinstance(item, list) or _nested(item) for item in value[:100])


def _text(value: object) -> str:
    """A YAML value as one line of text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    if isinstance(value, list):
        return ", ".join(filter(None, (_text(item) for item in value[:100] if not isinstance(item, list))))
    if isinstance(value, dict):
        name = value.get("name", "")
        return "" if isinstance(name, dict | list) else _text(name)
    return "" if value is None else " ".join(str(value).split())


def _table(value: dict[object, object], line: int) -> str:
    """A table of terms as lines, of which the first is as far from the front matter's first line as in the outline."""
    rows = [f"{' '.join(str(theirs).split())}: {_text(ours)}" for theirs, ours in list(value.items())[:10_000]]
    return "\n" * (line + 1) + "\n".join(rows)


def _line_of(key: str, node: Node) -> int:
    """The line on which a key stands in the front matter."""
    lines = node.text.split("\n")
    return node.span.line + 1 + next((at for at, line in enumerate(lines) if line.startswith(key)), 0)
