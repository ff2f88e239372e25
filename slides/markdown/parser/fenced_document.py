"""Text -> Text: an outline that stands whole in a fence of Markdown, as chat programs show it. The number of lines stays the same."""

from __future__ import annotations

from slides.base.lazy_regex import pattern

_OPENS = pattern(r"\s*(?P<fence>`{3,}|~{3,})[ \t]*(?:markdown|md)[ \t]*\n(?=[^\n]*\S)")
_TITLED = pattern(r"(?m)^(?:#{1,6}[ \t]|---[ \t]*$)")


def without_fence(text: str) -> str:
    """The outline without the fence around all of it; any other as it is. The fence's first line becomes a comment."""
    found = _OPENS.match(text)
    if found is None:
        return text
    whole = text.rstrip()
    last = whole.rfind("\n") + 1
    if whole[last:].strip() != found["fence"] or not _TITLED.search(text, found.end(), last):
        return text
    return f"{text[: found.start('fence')]}<!-- markdown -->\n{text[found.end() : last]}{text[len(whole) :]}"


__all__ = ["without_fence"]
