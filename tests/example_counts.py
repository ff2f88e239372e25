"""How much is tried by default, and how much with SLIDES_THOROUGH=1 (`make thorough`): examples of properties, and long documents.

A number of examples in a test is what CI may try when it has the time. By default a third of it is tried, so that the whole suite
stays under three minutes on two cores; a thorough run tries three times as many as the number.
"""

from __future__ import annotations

import os
import re

THOROUGH = bool(os.environ.get("SLIDES_THOROUGH"))
LONG = 20_000
"""Bytes of a document that are enough by default: it ends at the first heading after them."""
_HEADING = re.compile(r"^#{1,3} ", re.MULTILINE)


def examples(count: int) -> int:
    """How many examples a property tries where its test names a number of them."""
    return count * 3 if THOROUGH else max(count // 3, 5)


def beginning(text: str) -> str:
    """A document up to the first heading after about 20,000 bytes; all of it in a thorough run."""
    found = None if THOROUGH or not text else _HEADING.search(text, LONG * len(text) // len(text.encode()))
    return text[: found.start()] if found else text
