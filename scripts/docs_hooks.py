"""Hooks of the documentation's site: links to files of the repository that are not on the site are shown as their words."""

from __future__ import annotations

import re
from typing import Any

_OUTSIDE = re.compile(r"\[([^\[\]]*)\]\(\.\./[^()\s]*\)")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The page's Markdown without links out of docs/."""
    return _OUTSIDE.sub(r"\1", markdown)
