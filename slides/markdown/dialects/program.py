"""Which program's deck an outline is: what it says decides how comments and `Note:` are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.dialects.comments import is_marp, reveal_attributes
from slides.markdown.parser import COLUMN, Node

_MARP = pattern(r"(?m)^(?:marp:\s*true|(?:headingDivider|paginate|backgroundImage|backgroundColor|_class|_paginate):)")
_SLIDEV = pattern(
    r"(?m)^(?:(?:highlighter|drawings|mdc|colorSchema|titleTemplate|routerMode|canvasWidth|themeConfig|addons|favicon|exportFilename"
    r"|monaco|selectable|hideInToc|clicks|twoslash|presenter|browserExporter|duration|background|fonts):"
    r"|layout:[ \t]*['\"]?(?:cover|center|end|fact|full|image|image-left|image-right|iframe|iframe-left|iframe-right|intro|none|quote"
    r"|section|statement|two-cols|two-cols-header)['\"]?[ \t]*$"
    r"|theme:\s*['\"]?(?:seriph|apple-basic|bricks|shibainu|@slidev/|slidev-theme-|\./))"
)
"""Keys of Slidev, and its own layouts: Jekyll's pages have layouts, too. Source: Slidev's documentation, "Built-in Layouts"."""
_SLIDEV_SURE = pattern(
    r"(?m)^(?:(?:highlighter|drawings|mdc|colorSchema|titleTemplate|routerMode|canvasWidth|themeConfig|hideInToc|clicks|twoslash):"
    r"|theme:\s*['\"]?(?:seriph|apple-basic|bricks|shibainu|@slidev/|slidev-theme-))"
)
_REVEAL = pattern(r"(?m)^(?:revealOptions|verticalSeparator|notesSeparator):|revealjs")
_SEPARATOR = pattern(r"(?m)^(?:separator|verticalSeparator):[ \t]*+['\"]?<!--([^<>\n]*)-->")
_TAGS = frozenset({"v-click", "v-clicks", "v-after", "v-switch", "v-drag", "toc", "arrow", "slidevvideo", "youtube", "tweet", "autofitter"})
"""Elements of Slidev's own, in lower case."""
_COMMENTS = frozenset({"comment"})
END_SLIDE = "end_slide"
"""presenterm's comment between slides."""


@frozen
class Program:
    """name: Marp, Slidev, reveal.js, remark, or empty where an outline shows none. separators: the comments that stand between slides."""

    name: str = ""
    separators: frozenset[str] = frozenset({END_SLIDE})


def program_of(nodes: Sequence[Node]) -> Program:
    """The program that an outline is written for. What says so without doubt counts first: Marp's own key, then Slidev's."""
    front = nodes[0].text if nodes and nodes[0].kind == "front matter" else ""
    named = _SEPARATOR.findall(front) if "eparator:" in front else ()
    separators = frozenset({END_SLIDE, *(found.strip() for found in named)})
    if "marp:" in front and _MARP.search(front):
        return Program("Marp", separators)
    found = set(_signs(nodes))
    if "Slidev" in found or (front and _SLIDEV_SURE.search(front)):
        return Program("Slidev", separators)
    if "remark" in found or "moon_reader" in front:
        return Program("remark", separators)
    if "reveal.js" in found or (front and _REVEAL.search(front)):
        return Program("reveal.js", separators)
    marp = "Marp" in found or (front and _MARP.search(front))
    return Program("Marp" if marp else "Slidev" if front and "\nlayout:" in f"\n{front}" and _SLIDEV.search(front) else "", separators)


def _signs(nodes: Sequence[Node]) -> Iterator[str]:
    """The programs of which something is seen, as often as it is."""
    for node in nodes:
        kind = node.kind
        if kind == "matter":
            yield "Slidev" if node.info == "slidev" else "remark"
        elif (kind == "slot" and node.info != COLUMN) or kind == "snippet" or (kind == "markup" and node.info in _TAGS):
            yield "Slidev"
        elif kind == "pause" or (kind == "paragraph" and node.runs and node.runs[0].text.strip() == "???"):
            yield "remark"
        elif kind == "picture" and node.text.split()[:1] == ["bg"]:
            yield "Marp"
        elif kind == "container" and node.attributes.get("element") == "aside":
            yield "reveal.js"
        elif kind == "comment" or (node.children and node.holds(_COMMENTS)):
            for inner in node.walk():
                if inner.kind == "comment":
                    yield "Marp" if is_marp(inner.text, sure=True) else "reveal.js" if reveal_attributes(inner.text) is not None else ""
