"""What the attributes of a slide say, wherever they are written: reveal.js's, pandoc's and Quarto's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser.node import Node
from slides.markdown.parser.tags import tag_attributes
from slides.text.rich_text import Run, cut, plain, trim

OWN_FORMAT = "pptx"
"""The format for which text may be meant, by Quarto's and pandoc's name."""
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff", ".avif")

_GIVEN = r"(?:[.#][^\s{}\"'=]++|[\w-]++=(?:\"[^\"{}]*+\"|'[^'{}]*+'))"
_AFTER_WORDS = pattern(rf"\{{\s*+{_GIVEN}(?:\s++{_GIVEN})*+\s*+\}}\s*+")
"""Attributes as markdown-it-attrs lets an author write them after a block: classes, names, and values in quotes."""
_BLOCK_NAME = pattern(r"\^(?=[\w-]*[a-zA-Z])[a-zA-Z0-9-]{2,40}\s*")
"""Obsidian's name for a block, after a space at its end."""


def without_attributes(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A paragraph's words without the attributes that end it, which say how it looks, and without Obsidian's name for it.

    A paragraph of attributes alone stays.
    """
    last = runs[-1] if runs else None
    if last is None or last.code:
        return runs
    if "^" in last.text and (named := _BLOCK_NAME.fullmatch(last.text, last.text.rfind("^"))) and last.text[: named.start()].endswith(" "):
        return trim(cut(runs, 0, len(plain(runs)) - len(named[0])))
    if not last.text.rstrip().endswith("}"):
        return runs
    at = last.text.rfind("{")
    before = len(plain(runs)) - len(last.text) + at
    if at < 0 or not plain(runs)[:before].strip() or not _AFTER_WORDS.fullmatch(last.text, at):
        return runs
    return trim(cut(runs, 0, before))


def after_picture(text: str) -> dict[str, str]:
    """The attributes that braces hold after a picture: `key=value`, `.class` and `#name`."""
    words = text.split()
    found = {key: value for key, value in tag_attributes(text).items() if key[0] not in ".#"}
    for sign, key in ((".", "class"), ("#", "id")):
        if named := [word[1:] for word in words if word.startswith(sign)]:
            found[key] = " ".join(named).replace(sign, " ")
    return found


def hides(attributes: Mapping[str, str]) -> bool:
    """Whether attributes take a slide out of the presentation."""
    told = attributes.get("visibility") or attributes.get("data-visibility") or ""
    return told.strip().lower() == "hidden" or not suits_pptx(attributes)


def suits_pptx(attributes: Mapping[str, str]) -> bool:
    """Whether text with these attributes is meant for a PowerPoint file, as Quarto documents its conditional content.

    A profile or metadata that text depends on is not known here: text that waits for them is left out, text that fears them too.
    """
    classes = attributes.get("class", "").split()
    if "content-visible" not in classes and "content-hidden" not in classes:
        return True
    only, never = attributes.get("when-format"), attributes.get("unless-format")
    unknown = any(key.startswith(("when-", "unless-")) and not key.endswith("-format") for key in attributes)
    holds = (only is None or only.strip().lower() == OWN_FORMAT) and (never is None or never.strip().lower() != OWN_FORMAT)
    return not unknown and holds == ("content-visible" in classes)


def named_picture(value: str) -> str:
    """The picture that a background names, as an address or as CSS's `url(…)`; empty for a colour or a gradient."""
    text = value.strip().strip("\"'")
    if text[:4].lower() == "url(":
        return text[4:].partition(")")[0].strip().strip("\"'")
    path = text.partition("?")[0].partition("#")[0]
    return text if "(" not in text and path.lower().endswith(_PICTURES) else ""


def of_slide(attributes: Mapping[str, str], span: Span, end: int) -> Iterator[Node]:
    """The nodes that a slide's attributes come to: that it is hidden, its background, its notes, the name that links lead to."""
    if hides(attributes):
        yield Node("property", span, end, info="hidden")
    yield from backgrounds(attributes, span, end)
    if name := attributes.get("id", "").strip():
        yield Node("anchor", span, end, info=name)
    notes = attributes.get("data-notes", "").strip()
    if notes:
        yield Node("container", span, end, children=(Node("paragraph", span, end, (Run(notes),)),), info="notes")


def backgrounds(attributes: Mapping[str, str], span: Span, end: int) -> Iterator[Node]:
    """The picture, film or page behind a slide, each a node; a colour says nothing here."""
    for key, value in attributes.items():
        name = key.removeprefix("data-")
        if name in ("background-image", "background", "bg"):
            picture = value.strip() if name == "background-image" and not value.strip().endswith(")") else named_picture(value)
            size = attributes.get("background-size") or attributes.get("data-background-size") or ""
            words = "bg contain" if size.strip() == "contain" else "bg"
            for each in filter(None, (part.strip() for part in picture.split(","))):
                yield Node("background", span, end, text=words, info=each)
        elif name in ("background-video", "background-iframe") and value.strip():
            yield Node("background", span, end, text=name.removeprefix("background-"), info=value.strip())
