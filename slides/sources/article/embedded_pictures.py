"""Pictures inside an article's own file: those of a Word document, and data addresses of a web page, by their numbers."""

from __future__ import annotations

import re
from pathlib import Path

from slides.base.lazy_regex import pattern

_NAMED = pattern(r"embedded-picture-(\d{1,4})\.png")
_DATA = pattern(r"(?<=[\"'])data:image/[a-z+]{2,12};base64,[A-Za-z0-9+/=%\s]*(?=[\"'])", re.IGNORECASE)


def embedded_name(number: int) -> str:
    """What a picture inside a file is called until it has a file of its own; numbers count from 1."""
    return f"embedded-picture-{number}.png"


def embedded_number(name: str) -> int | None:
    """The number of a picture inside a file; None for another name."""
    found = _NAMED.fullmatch(name)
    return int(found.group(1)) if found else None


def without_data_addresses(page: str) -> str:
    """A web page with the names of its embedded pictures in place of their data."""
    count = 0

    def named(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return embedded_name(count)

    return _DATA.sub(named, page) if "data:image/" in page else page


def with_captions(page: str) -> str:
    """A web page whose pictures in figures are described by their captions, which are lost otherwise."""
    if "<figcaption" not in page:
        return page
    return _FIGURE.sub(_described, page)


_FIGURE = pattern(r"<figure\b(?:[^<]++|<(?!/?figure\b))*+</figure>", re.IGNORECASE)
_CAPTION = pattern(r"<figcaption\b[^<>]*+>((?:[^<]++|<(?!/?figcaption))*+)</figcaption", re.IGNORECASE)
_ALTERNATIVE = pattern(r"<img\b(?:[^<>/]++|/(?!>))*+(?=/?>)", re.IGNORECASE)
_ATTRIBUTE = pattern(r"\balt\s*=\s*(?:\"[^\"]*\"|'[^']*')", re.IGNORECASE)


def _described(figure: re.Match[str]) -> str:
    """A figure with its caption as its picture's description."""
    caption = _CAPTION.search(figure.group())
    words = " ".join(re.sub(r"<[^<>]*>", " ", caption.group(1)).split()).replace('"', "&quot;") if caption else ""
    if len(words.split()) < 2:
        return figure.group()
    return _ALTERNATIVE.sub(lambda found: _ATTRIBUTE.sub("", found.group()) + f' alt="{words}"', figure.group(), count=1)


def pictures_of_page(path: Path) -> list[bytes]:
    """The pictures inside a web page, in order; empty where one is no base64."""
    import base64
    import binascii
    from urllib.parse import unquote

    found = []
    for match in _DATA.finditer(path.read_bytes().decode("utf-8", "replace")):
        try:
            found.append(base64.b64decode(unquote(match.group().partition(",")[2])))
        except (binascii.Error, ValueError):
            found.append(b"")
    return found
