"""Rules on the text itself: typed list marks, and links that do not say where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from slides.base.diagnostics import Severity
from slides.base.lazy_regex import pattern
from slides.checks.rules.finding import Finding, Linking, Saying, linked
from slides.checks.rules.page_view import LINKED, ODD, View
from slides.checks.rules.rule import page_rule
from slides.design import Role
from slides.design.page import Text
from slides.text.localization import labels

_TYPED = pattern(r"\s*([-–*•●▪◦‣·○■])\s")
_MARKS = frozenset("-–*•●▪◦‣·○■ \u00a0")
_DASHES = frozenset("-–*")
"""Signs that also stand before who said something, or between words: two lines with the same are a list."""
_SCHEME = pattern(r"^(?:https?://|mailto:|tel:)?(?:www\.)?")
_ADDRESS = pattern(r"(?i)(?:https?://|www\.|mailto:)\S*")


@page_rule("A13", "typed-bullet", Severity.ADVICE, needs=ODD)
def typed_bullet(view: View) -> Iterator[Finding]:
    """A line begins with a list mark that was typed as text.

    A screen reader says "list of three items" only where the items are one (WCAG 1.3.1), and typed marks do not line up.
    Markdown's own marks become real bullets and numbers; what is left are characters such as `•`. Dashes and asterisks count only
    if there are two. Numbers that were typed on purpose, as in `### 1. Preparation` or with a backslash, are not reported.

    `• First point` is reported; `- First point`, which is a list, is not.

    What to do: begin the line with `- `.
    """
    for slot, placed in view.filled if view.written else ():
        if not isinstance(placed.what, Text) or slot.role in (Role.TITLE, Role.CODE):
            continue
        for sign, said in _typed(placed.what):
            message = f"the list mark {sign} is typed as text: {said[:40]!r}"
            yield Finding(view.page.span, message, "begin the line with `- ` to make it a list", (Saying(said[:40]),))


def _typed(text: Text) -> list[tuple[str, str]]:
    """The paragraphs of a text that begin with a list mark, each with the mark."""
    found = []
    for paragraph in text.paragraphs:
        first = paragraph.runs[0] if paragraph.runs else None
        if first is not None and first.text[:1] in _MARKS and not first.code and (match := _TYPED.match(paragraph.text)):
            found.append((match[1], paragraph.text))
    signs = [sign for sign, _ in found]
    return [(sign, said) for sign, said in found if sign not in _DASHES or signs.count(sign) > 1]


@page_rule("A14", "link-text", Severity.ADVICE, needs=LINKED)
def link_text(view: View) -> Iterator[Finding]:
    """The text of a link is an address, or does not say where it leads.

    Screen readers list a page's links by their text alone (WCAG 2.4.4): "here", "more" and "link" say nothing there, and an
    address is spelled out letter by letter. Such words are recognised in every language that the program has labels for.

    `[here](https://example.com/report)` and `<https://example.com/report>` are reported; `[the annual report](…)`, and the bare name of
    a site as `<https://example.com>`, are not.

    What to do: link words that name the target.
    """
    vague = _vague(view.form.context.language)
    for runs in view.linked if view.written else ():
        for link, text in linked(runs):
            if _ADDRESS.fullmatch(text) or ("/" in text and text.casefold() == _bare(link)):
                shown = text[:60]
                message = f"a link shows its bare address: {shown}"
                yield Finding(view.page.span, message, _NAME, (Linking(text), Saying(text)), each=shown)
            elif not (bare := text.casefold().strip(_AROUND)) or bare in vague:
                yield Finding(view.page.span, f"the text of a link does not say where it leads: {text!r}", _NAME, (Linking(text),))


_NAME = "link words that name the target"
_AROUND = " .:!\u2026\u00ab\u00bb\u2039\u203a\u2192<>[]()\u3002\u00a0\n"
"""What may stand round the words of a link."""


def _bare(link: str) -> str:
    """An address as it is shown where it has no text of its own: without the scheme and `www.`."""
    return _SCHEME.sub("", link.casefold())


@lru_cache(maxsize=32)
def _vague(language: str) -> frozenset[str]:
    """The words that say nothing as a link, in a language and in English."""
    return frozenset(word for spoken in (language, "en") for word in labels(spoken).vague.split(" | "))


CHECKS = (typed_bullet, link_text)
