"""Text -> Text: drawings that stand in the outline as `<svg>` … `</svg>` become pictures with their words as the description.

Icons stay what they are, HTML that only adorns. The number of lines stays the same. Source: SVG 2, "Embedding SVG in HTML".
"""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections.abc import Iterator
from xml.etree import ElementTree

from slides.base.lazy_regex import pattern
from slides.markdown.parser.source_lines import outside_code

_EDGE = pattern(r"<(?P<end>/?)svg\b(?P<rest>[^<>]{0,2000})>", re.IGNORECASE)
_VIEW = pattern(r"viewBox=[\"'][\s,]*(?:[-+.\de]+[\s,]+){2}(?P<wide>[\d.]{1,10})[\s,]+(?P<high>[\d.]{1,10})", re.IGNORECASE)
_WIDTH = pattern(r"(?<![\w-])width=[\"'](?P<wide>[\d.]{1,10})(?:px)?[\"']", re.IGNORECASE)
_ENTITY = pattern(r"&(?:#\w{1,8}|[A-Za-z]\w{1,30});|&")
_KEPT = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
_NOT_DRAWN = pattern(r"<(?:script|foreignObject|iframe|object|video|audio)\b|<(?:\w+:)", re.IGNORECASE)
"""What a picture on a slide cannot hold: such a drawing stays HTML, whose words are shown."""
_ICON = 64
"""A drawing no wider than this, in its own units, is an icon."""
_FEW = 8
"""A drawing without words that has fewer tags than these is an icon, too."""
_LARGEST = 1_000_000
"""Letters of one drawing."""
_SAID = 2_000
"""Letters of its words that describe it."""
_XMLNS = ' xmlns="http://www.w3.org/2000/svg"'
_XLINK = ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def with_pictures_for_svg(text: str) -> str:
    """An outline whose drawings in the text are `<img>` elements that hold them."""
    lower = text.lower()
    if "<svg" not in lower or "</svg" not in lower:
        return text
    found: list[str] = []
    at = 0
    for start, end in _drawings(text):
        drawing = text[start:end]
        picture = _as_picture(drawing)
        if picture:
            found += [text[at:start], picture, "\n" * drawing.count("\n")]
            at = end
    return "".join(found) + text[at:]


def _drawings(text: str) -> Iterator[tuple[int, int]]:
    """Where the outermost drawings outside of code begin and end."""
    lines = text.split("\n")
    plain = {at for at, _ in outside_code(lines)}
    starts: list[int] = []
    place = 0
    for line in lines:
        starts.append(place)
        place += len(line) + 1
    depth = begun = number = 0
    for edge in _EDGE.finditer(text):
        while number + 1 < len(starts) and starts[number + 1] <= edge.start():
            number += 1
        if number not in plain or text.count("`", starts[number], edge.start()) % 2:
            continue
        if edge["end"]:
            depth = max(depth - 1, 0)
            if not depth and begun >= 0 and edge.end() - begun <= _LARGEST:
                yield begun, edge.end()
                begun = -1
        elif not edge["rest"].endswith("/"):
            begun = begun if depth else edge.start()
            depth += 1


def _as_picture(drawing: str) -> str:
    """A drawing as an `<img>` element; nothing for an icon, and for what is not well formed."""
    opener = _EDGE.match(drawing)
    if opener is None or _is_icon(opener["rest"]) or _NOT_DRAWN.search(drawing):
        return ""
    whole = _ENTITY.sub(_as_character, drawing)
    missing = _XMLNS * ("xmlns=" not in opener["rest"]) + _XLINK * ("xlink:" in whole and "xmlns:xlink" not in whole)
    whole = whole[:4] + missing + whole[4:]
    try:
        words = list(_words(ElementTree.fromstring(whole)))
    except (ElementTree.ParseError, ValueError, RecursionError):
        return ""
    if not words and "<path" in drawing and drawing.count("<") < _FEW:
        return ""
    said = "; ".join(dict.fromkeys(words))[:_SAID]
    return f'<img alt="{html.escape(said)}" src="data:image/svg+xml;base64,{b64encode(whole.encode()).decode()}">'


def _is_icon(attributes: str) -> bool:
    """Whether a drawing with these attributes is as small as an icon."""
    size = _WIDTH.search(attributes) or _VIEW.search(attributes)
    try:
        return size is None or float(size["wide"]) <= _ICON
    except ValueError:
        return True


def _as_character(found: re.Match[str]) -> str:
    """HTML's names of characters, which XML does not know, as characters; a lone `&` as XML has it."""
    if found[0] in _KEPT or found[0].startswith("&#"):
        return found[0]
    shown = html.unescape(found[0])
    return shown.replace("&", "&amp;").replace("<", "&lt;") if shown != found[0] or found[0] == "&" else f"&amp;{found[0][1:]}"


def _words(root: ElementTree.Element) -> Iterator[str]:
    """The texts of a drawing: its title first, then what stands in it, in the order of the source."""
    for element in root.iter():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in ("title", "desc", "text"):
            words = " ".join("".join(" " + part for part in element.itertext()).split())
            if words:
                yield words
