"""The properties of one slide, as Slidev and remark write them before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from slides.base.diagnostics import Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser import Node, named_picture
from slides.text.rich_text import Run

_PAIR = pattern(r"([\w-]++)[ \t]*+:(?:\s+(.*)|)")
_LOOKS = (
    "layout class image background transition clicks clicksStart level title titleTemplate hideInToc hide name template theme "
    "color dragPos routeAlias preload zoom disabled count exclude exportFilename info highlighter background-color background- "
    "image background-size background-position background-repeat backgroundSize continued layoutClass align cols scale mdc "
    "clickAnimation monacoRunAdditionalDeps download lineNumbers drawings defaults addons fonts favicon colorSchema aspectRatio "
    "src default right left"
)
_READ = frozenset(_LOOKS.split())
"""Keys that are read, or that say nothing but how a slide looks and moves."""
_YES = ("true", "yes", "on")
_SIDES: Mapping[str, str] = {"image-right": "bg right", "image-left": "bg left"}
_PUBLIC = "public/"
"""Slidev's folder for what is addressed from the root."""
_TITLE_LEVEL = 6
"""A title of properties is not a heading by which the level of slides is found."""


@frozen
class Matter:
    """What a slide's properties come to: nodes for the slide, the file whose slides stand here, and keys that say nothing here."""

    nodes: tuple[Node, ...] = ()
    title: str = ""
    source: str = ""
    unread: tuple[tuple[str, str, Span], ...] = ()
    line: int = 0
    """Where the title stands; 0 where there is none."""

    def place(self, otherwise: Span) -> Span:
        """The line of the title."""
        return replace(otherwise, line=self.line) if self.line else otherwise


def pairs_of(text: str) -> dict[str, tuple[str, int]]:
    """The keys at the beginning of lines, with their values without quotes, and how many lines stand before each."""
    found: dict[str, tuple[str, int]] = {}
    for at, line in enumerate(text.splitlines()):
        pair = _PAIR.fullmatch(line.rstrip())
        if pair:
            value = (pair[2] or "").strip()
            quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
            found.setdefault(pair[1], (value[1:-1] if quoted else value.partition(" #")[0].strip(), at))
    return found


def read_matter(node: Node) -> Matter:
    """The properties of a node of kind matter, or of Slidev's front matter, which is its first slide's."""
    given = pairs_of(node.text)
    values = {key: value for key, (value, _) in given.items()}
    found: list[Node] = []
    if any(values.get(key, "").lower() in _YES for key in ("hide", "disabled", "exclude")):
        found.append(_property(node, "hidden"))
    if values.get("hideInToc", "").lower() in _YES:
        found.append(_property(node, "unlisted"))
    found += _pictures(values, node)
    if values.get("layout") in ("iframe", "iframe-left", "iframe-right") and values.get("url"):
        found.append(Node("background", node.span, node.end, text="iframe", info=values["url"]))
    first = node.span.line + (node.kind == "front matter")
    unread = tuple(
        (key, value, replace(node.span, line=first + at))
        for key, (value, at) in given.items()
        if key not in _READ and not (key == "url" and "iframe" in values.get("layout", ""))
    )
    title_at = first + given["title"][1] if "title" in given else 0
    return Matter(tuple(found), values.get("title", ""), values.get("src", ""), unread if node.kind == "matter" else (), title_at)


def heading_of(title: str, node: Node) -> Node:
    """A slide's title that only its properties give."""
    return Node("heading", node.span, node.end, (Run(title),), level=_TITLE_LEVEL)


def _property(node: Node, name: str) -> Node:
    return Node("property", node.span, node.end, info=name)


def _pictures(values: Mapping[str, str], node: Node) -> Iterator[Node]:
    """The pictures of Slidev's layouts, and those behind a slide."""
    layout = values.get("layout", "")
    words = _SIDES.get(layout, "bg")
    if values.get("backgroundSize", "").strip() == "contain":
        words += " contain"
    image = values.get("image", "")
    if image:
        yield Node("background", node.span, node.end, text=words, info=_address(image))
    for key in ("background", "background-image"):
        picture = named_picture(values.get(key, ""))
        if picture:
            yield Node("background", node.span, node.end, text="bg", info=_address(picture))


def _address(text: str) -> str:
    """A picture's address beside the outline."""
    inner = named_picture(text) or text.strip()
    return f"{_PUBLIC}{inner[1:]}" if inner.startswith("/") and not inner.startswith("//") else inner
