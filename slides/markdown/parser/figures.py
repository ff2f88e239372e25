"""Pandoc's implicit figures: a picture alone in a paragraph stands over its description as a caption.

Source: Pandoc User's Guide, "Extension: implicit_figures". Quarto and R Markdown follow it; Marp, Slidev and reveal.js do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from slides.base.lazy_regex import pattern
from slides.markdown.parser.node import Node
from slides.markdown.parser.spoken import is_remark
from slides.text.form_words import is_word
from slides.text.rich_text import plain

_SUFFIXES = (".qmd", ".rmd")
_KEYS = pattern(
    r"(?m)^(?:output|format|execute|documentclass|classoption|header-includes|bibliography|csl|colortheme|fonttheme|slide-level|"
    r"beamer\w*|link-citations|pandoc\w*)[ \t]*:"
)
"""Keys of a front matter that pandoc, Quarto or R Markdown reads."""
_OTHERS = pattern(r"(?m)^(?:marp|headingDivider|revealOptions|highlighter|drawings|transition|mdc|size)[ \t]*:")
"""Keys of a front matter that only Marp, Slidev or reveal-md reads."""


def has_figures(text: str, front: str, file: str) -> bool:
    """Whether an outline is one of pandoc, Quarto or R Markdown, by its name, its front matter or its title block."""
    if "![" not in text or _OTHERS.search(front) or is_remark(text):
        return False
    return file.lower().endswith(_SUFFIXES) or text.startswith("% ") or _KEYS.search(front) is not None


def with_figures(nodes: Sequence[Node], text: str) -> tuple[Node, ...]:
    """Nodes with the description of each picture that is alone in its paragraph as its caption too.

    None where it is also the title over it, as on a slide without a heading.
    """
    return tuple(_captioned(nodes, text.split("\n"), ""))


def _captioned(nodes: Sequence[Node], lines: Sequence[str], title: str) -> Iterator[Node]:
    """Nodes under a title, pictures in containers too; with no title, a picture's words become it."""
    for node in nodes:
        if node.kind == "heading":
            title = plain(node.runs)
        elif node.kind == "rule":
            title = ""
        if node.kind == "picture" and title and node.text.strip() != title and _is_figure(node, lines):
            yield replace(node, attributes={**node.attributes, "title": node.text.strip()})
        elif node.kind == "container" and node.children and any(inner.kind == "picture" for inner in node.walk()):
            yield replace(node, children=tuple(_captioned(node.children, lines, title)))
        else:
            yield node


def _is_figure(picture: Node, lines: Sequence[str]) -> bool:
    """Whether a picture has a paragraph to itself, and words that say something."""
    source = " ".join(lines[picture.span.line - 1 : picture.end]).strip()
    around = [lines[at].strip() if 0 <= at < len(lines) else "" for at in (picture.span.line - 2, picture.end)]
    alone = source.startswith("![") and source.endswith((")", "}")) and source.count("![") == 1
    apart = all(not line or line.startswith((":::", "<")) for line in around)
    return alone and apart and not picture.attributes.get("title") and _says_something(picture)


def _says_something(picture: Node) -> bool:
    """Whether the words for a picture are more than its file's name or a word as "image"."""
    words = picture.text.strip()
    path = PurePosixPath(picture.info.partition("?")[0])
    bare = words.casefold().replace(" ", "-").replace("_", "-")
    names = {path.name.casefold().replace("_", "-"), path.stem.casefold().replace("_", "-")}
    return any(map(str.isalpha, words)) and bare not in names and not is_word("pictures", words)
