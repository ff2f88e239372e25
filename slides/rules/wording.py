"""What readers meet in the text itself: typed list marks, and links that do not say where they lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from slides.design import Role
from slides.ground import Severity, Span
from slides.labels import labels
from slides.page import Page, Table, Text
from slides.patterns import pattern
from slides.rules.rule import Finding, Seen, rule, runs_of
from slides.words import Run

_TYPED = pattern(r"\s*(?:([-–*•●▪◦‣·○■])\s|(\(?\d{1,2}[.)])\s|([a-z]\))\s)")
_MARKS = frozenset("-–*•●▪◦‣·○■(0123456789 \u00a0")
_SCHEME = pattern(r"^(?:https?://|mailto:|tel:)?(?:www\.)?")
_ADDRESS = pattern(r"(?i)(?:https?://|www\.|mailto:)\S*")


@rule("A13", "typed-bullet", Severity.ERROR)
def typed_bullet(seen: Seen) -> Iterator[Finding]:
    """A line begins with a list mark that was typed as text.

    A screen reader says "list of three items" only where the items are one (WCAG 1.3.1), and typed marks do not line up. Markdown's
    own marks become real bullets and numbers; what is left are signs such as `•`, and numbers with a backslash before them.

    `• First point` is told; `- First point` is not.

    What to do: begin the line with `- ` or `1. `.
    """
    for page in seen.written:
        for slot, placed in seen.filled(page):
            if not isinstance(placed.what, Text) or slot.role in (Role.TITLE, Role.CODE):
                continue
            for paragraph in placed.what.paragraphs:
                text = paragraph.runs[0].text if paragraph.runs else ""
                if not text or not (text[0] in _MARKS or text[1:2] == ")") or paragraph.runs[0].code:
                    continue
                if found := _TYPED.match(paragraph.text):
                    mark = found.group().strip()
                    message = f"the list mark {mark} is typed: {paragraph.text[:40]!r}"
                    yield Finding(seen.locate(page, paragraph.text[:40]), message, "begin the line with - or 1. for a real list")


@rule("A14", "link-text", Severity.ERROR)
def link_text(seen: Seen) -> Iterator[Finding]:
    """The text of a link is an address, or says nothing of where it leads.

    Screen readers list a page's links by their text alone (WCAG 2.4.4): "here", "more" and "link" say nothing there, and an
    address is spelled out letter by letter. Such words are known in the languages of the program's own words.

    `[here](https://example.com/report)` and `<https://example.com/report>` are told; `[the annual report](…)`, and the bare name of
    a site as `<https://example.com>`, are not.

    What to do: link the words that name what one finds there.
    """
    vague = _vague(seen.properties.language)
    places: dict[tuple[int, int], Mapping[str, Span]] = {}
    for page in seen.written:
        for placed in page.fills:
            if isinstance(placed.what, Text | Table):
                for runs in runs_of(placed.what):
                    for run in runs:
                        if run.link:
                            yield from _unsaid(seen, page, runs, vague, places)
                            break


_NAME = "link the words that name what one finds there"


def _unsaid(
    seen: Seen, page: Page, runs: Sequence[Run], vague: frozenset[str], places: dict[tuple[int, int], Mapping[str, Span]]
) -> Iterator[Finding]:
    """The links of a paragraph whose text does not say where they lead. places: what is known of the sections so far."""
    for link, text in _linked(runs):
        if _ADDRESS.fullmatch(text) or ("/" in text and text.casefold() == _bare(link)):
            yield Finding(
                _place(seen, page, text, places) or seen.locate(page, text), f"the text of a link is its address: {text[:60]}", _NAME
            )
        elif not (bare := text.casefold().strip(_AROUND)) or bare in vague:
            yield Finding(_place(seen, page, text, places) or page.span, f"the text of a link says nothing: {text!r}", _NAME)


_AROUND = " .:!\u2026\u00ab\u00bb\u2039\u203a\u2192<>[]()\u3002\u00a0\n"
"""What may stand round the words of a link."""


def _bare(link: str) -> str:
    """An address as it is shown where it has no text of its own: without the scheme and `www.`."""
    return _SCHEME.sub("", link.casefold())


def _linked(runs: Sequence[Run]) -> Iterator[tuple[str, str]]:
    """Each link among runs and its text, also where that changes its style on the way."""
    for link, pieces in groupby(runs, lambda run: run.link):
        if link:
            yield link, "".join(piece.text for piece in pieces).strip()


def _place(seen: Seen, page: Page, text: str, places: dict[tuple[int, int], Mapping[str, Span]]) -> Span | None:
    """The place of the first node of a page's section that has a link of this text. A section is walked through once."""
    section = page.span.line, page.end
    if section not in places:
        found: dict[str, Span] = {}
        for node in seen.under(page):
            for _, shown in _linked(node.runs):
                found.setdefault(shown, node.span)
        places[section] = found
    return places[section].get(text)


@lru_cache(maxsize=32)
def _vague(language: str) -> frozenset[str]:
    """The words that say nothing as a link, in a language and in English."""
    return frozenset(word for spoken in (language, "en") for word in labels(spoken).vague.split(" | "))


CHECKS = (typed_bullet, link_text)
