"""What front matter and the properties of slides say to an audience: their words are to be on a page, in the notes, in the file's
properties or in a message, at least once.

They are read here from the lines as they stand, and not from the settings, so that a key that no reader knows is not lost with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.checks.completeness.actual import shown_texts
from slides.checks.completeness.tokens import word_tokens
from slides.design.page import Page, Properties
from slides.markdown.parser import BARE, Node
from slides.text.sanitize import unescaped

_KEYS = "title subtitle sub_title author authors institute institution abstract date footer header"
_AUDIENCE = frozenset(_KEYS.split())
"""The keys whose values an audience reads."""
_OF_SLIDE = frozenset(["title"])
_PAIR = pattern(r"([\w-]+):(?:\s+(.*)|)")
_ITEM = pattern(r"\s*-\s+(\S.*)")
_NESTED = pattern(r"['\"]?[\w-]+['\"]?:(?:\s.*|)")
_UNSAID = pattern(
    r"(?<=-\d\d)[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:?\d{2})?|\\U[0-9a-fA-F]{8}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}"
    r"|(?:!\[[^\[\]\n]*+)?+\]\([^()\n]*+\)|</?[a-zA-Z][^<>\n]*+>|:[\w+-]++:|\\[a-zA-Z]++|\{[^{}\n]*+\}|(?<!\S)#[^\n]*+|https?://(?:www\.)?"
)
"""What of a value is no word: a date's time of day, letters by their numbers, pictures (reported where they stand), addresses, how
they begin, tags, names of emoji, commands, remarks.
"""
_ENTITY = pattern(r"&(?:[a-zA-Z]{2,31}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_BLOCK = ("|", ">", "&", "*", "{", "!", "`")
"""What a value begins with that is more than a line of words."""


def unstated(nodes: Sequence[Node], pages: Sequence[Page], properties: Properties, said: Sequence[str], hint: str) -> list[Problem]:
    """A problem for each line of front matter or of a slide's properties with words that are nowhere."""
    asked = [(span, word_tokens(text)) for node in nodes for span, text in _stated(node)]
    if not asked:
        return []
    known: set[str] = set()
    letters: list[str] = []
    for texts in _everything(pages, properties, said):
        for text in texts:
            words = word_tokens(text)
            known.update(words)
            letters += words
        asked = [(span, left) for span, words in asked if (left := [word for word in words if word not in known])]
        if not asked:
            return []
    whole = "".join(letters)
    asked = [(span, left) for span, words in asked if (left := [word for word in words if word not in whole])]
    return [Problem(rule_catalogue.LOST, span, f"lost: {' '.join(words[:12])}", hint) for span, words in asked]


def _everything(pages: Sequence[Page], properties: Properties, said: Sequence[str]) -> Iterator[list[str]]:
    """All texts of a deck, those first that most likely hold what front matter says."""
    yield [properties.title, properties.author, properties.footer, properties.date]
    yield [text for page in pages[:2] for text in (page.title, *shown_texts(page))]
    yield [text for page in pages for text in (page.title, page.footer or "", *(shown_texts(page)))]
    yield list(said)


def _stated(node: Node) -> Iterator[tuple[Span, str]]:
    """The values that an audience reads, each with its line."""
    if node.kind == "front matter":
        yield from _values(node.text.split("\n"), _AUDIENCE, replace(node.span, line=node.span.line + (node.info != BARE)))
    elif node.kind == "matter" and "title:" in node.text and "src:" not in node.text:
        yield from _values(node.text.split("\n"), _OF_SLIDE, node.span)


def _values(lines: Sequence[str], keys: frozenset[str], first: Span) -> Iterator[tuple[Span, str]]:
    """The values of some keys: the words on their lines, and the items of a list under them."""
    listed = False
    for at, line in enumerate(lines):
        found = _PAIR.fullmatch(line.rstrip())
        text = ""
        if found:
            text = (found[2] or "").strip() if found[1] in keys else ""
            listed = found[1] in keys and not text
        elif listed and (item := _ITEM.fullmatch(line)) and not _NESTED.fullmatch(item[1]):
            text = item[1]
        if text and not text.startswith(_BLOCK):
            yield replace(first, line=first.line + at), _UNSAID.sub(" ", _ENTITY.sub(lambda found: unescaped(found[0]), text))
