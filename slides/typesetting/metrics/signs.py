"""Signs that are drawn as one or wider than written: emoji, flags, syllables, and signs next to Chinese and Japanese letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_NOTHING = "\ufe00"
"""A character without width, in the place of those that are drawn together with another or not at all."""
_PICTURE = "[\U0001f000-\U0001faff\u2190-\u2bff\u3030\u303d\u3297\u3299\u00a9\u00ae\u203c\u2049]"
_DRAWN_AS_ONE = (
    "(?P<flag>[\U0001f1e6-\U0001f1ff]{2})|(?P<key>[0-9#*]\ufe0f?\u20e3)"
    f"|(?P<emoji>{_PICTURE}(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d{_PICTURE}){{1,16}})"
    "|(?P<hangul>(?:[\u1100-\u115f\ua960-\ua97c]{1,3}|[\uac00-\ud7a3])[\u1160-\u11ff\ud7b0-\ud7fb]{1,4})"
    "|(?P<hidden>[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+)"
)
_WIDE = "\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_EITHER = "[\u2018\u2019\u201c\u201d\u2014\u2015\u2025\u2026\u00b7\u00d7\u00b0\u2032\u2033\u203b\u2190-\u21ff\u2460-\u24ff\u25a0-\u25ff]"
_BESIDE_WIDE = f"(?<=[{_WIDE}]){_EITHER}+|{_EITHER}{{1,8}}(?=[{_WIDE}])"
"""Signs that a Chinese or Japanese font draws as wide as its letters (Unicode's ambiguous width), beside such letters."""
GAP = 0.25
"""What LibreOffice leaves in em between Chinese, Japanese or Korean and other text (0.24 measured)."""
_ASIAN = f"{_WIDE}\u3000\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff"
_OTHER = f"[^{_ASIAN} \t\n{_NOTHING}]"
_BORDER = f"(?<=[{_ASIAN}])(?= ?{_OTHER})|(?<={_OTHER})(?= ?[{_ASIAN}])"


def as_shown(text: str) -> str:
    """Text of the same length with what is drawn as one emoji, syllable or wide sign in the place of what stands for it."""
    text = _compiled(_DRAWN_AS_ONE).sub(lambda found: _one(found.lastgroup or "") + _NOTHING * (len(found.group()) - 1), text)
    return _compiled(_BESIDE_WIDE).sub(lambda found: "\u3000" * len(found.group()), text)


def borders(shown: str) -> Iterator[int]:
    """Where Chinese, Japanese or Korean text stands beside other text."""
    return (found.start() for found in _compiled(_BORDER).finditer(shown))


def _one(group: str) -> str:
    """A character as wide as what a sequence is drawn as."""
    return {"hangul": "\uac00", "hidden": _NOTHING}.get(group, "\U0001f600")


@lru_cache(maxsize=4)
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that only some scripts need: making it takes a millisecond and more."""
    return re.compile(pattern)
