"""Text -> Text: front matter in TOML between lines of `+++`, as Hugo and Zola have it, as YAML. The number of lines stays the same.

Source: Hugo's documentation, "Front matter".
"""

from __future__ import annotations

from slides.base.lazy_regex import pattern

_FENCE = "+++"
_MOST = 400
_TABLE = pattern(r"\[{1,2}([\w. -]{1,80})\]{1,2}\s*")
_KNOWN = pattern(
    r"\s*+(?:#[^\n]*|\[{1,2}[\w. -]{1,80}\]{1,2}|[\w-]{1,60}\s*+=\s*+"
    r"(?:\"(?:[^\"\\\n]|\\.)*+\"|'[^'\n]*+'|[\w.:+-]++|\[[^\[\]\n]*+\]))?+\s*+"
)
"""A line whose value means the same in YAML: a word, a number, a text in quotes, a list on one line."""
_PAIR = pattern(r"([\w-]{1,60})\s*=\s*(\S.*)")


def with_yaml_matter(text: str) -> str:
    """The outline with its front matter as YAML; any other, and one with TOML on several lines, as it is."""
    lines = text.split("\n", _MOST)
    end = next((at for at, line in enumerate(lines[1:_MOST], 1) if line.rstrip() == _FENCE), 0)
    if lines[0].rstrip() != _FENCE or not end:
        return text
    if not all(_KNOWN.fullmatch(line) for line in lines[1:end]):
        return text
    within = False
    for at in range(1, end):
        table = _TABLE.fullmatch(lines[at])
        pair = _PAIR.fullmatch(lines[at].strip())
        if table:
            within, lines[at] = True, f"{table[1].strip()}:"
        elif pair:
            lines[at] = f"{'  ' if within else ''}{pair[1]}: {pair[2]}"
    lines[0] = lines[end] = "---"
    return "\n".join(lines)


__all__ = ["with_yaml_matter"]
