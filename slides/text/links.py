"""Where a link of a deck may lead."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

_SCHEMES = ("http", "https", "mailto", "tel")


@lru_cache(maxsize=1024)
def leads_somewhere(link: str) -> bool:
    """Whether a link is one that a deck may hold: a slide, or an address of a known scheme that is well formed."""
    if link.startswith("#"):
        return len(link) > 1
    if len(link) > 2000 or link.count("#") > 1 or re.search(r"[\s<>\"{}|\\^`]", link):
        return False
    try:
        parts = urlsplit(link)
        parts.port  # noqa: B018 - raises ValueError for a port that is none
    except ValueError:
        return False
    if parts.scheme.lower() in ("http", "https"):
        return bool(re.fullmatch(r"[^\[\]%]+|[^\[\]]*\[[0-9a-fA-F:.]+\](:\d+)?", parts.netloc)) and bool(parts.hostname)
    return parts.scheme.lower() in _SCHEMES and bool(parts.path)


def is_relative(link: str) -> bool:
    """Whether a link names a file beside the outline, or a place on a site that is not named: it has neither scheme nor host."""
    if link.startswith("//") or len(link) > 2000:
        return False
    head = re.split(r"[/?#]", link, maxsplit=1)[0]
    return ":" not in head and "\\" not in link and not re.search(r"[\x00-\x1f]", link)


def shows_address(text: str, link: str) -> bool:
    """Whether the text of a link is the address itself, in whole or without its scheme."""
    shown = text.strip().rstrip("/")
    return bool(shown) and link.lower().startswith(("http://", "https://")) and _bare(shown) == _bare(link.rstrip("/"))


def _bare(address: str) -> str:
    return address.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.")
