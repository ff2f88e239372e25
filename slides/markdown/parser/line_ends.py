"""Text -> Text: line ends that Marp shows, as hard breaks. Source: Marp Core's README, "Markdown": line breaks become `<br>`."""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.lazy_regex import pattern

_MARP = pattern(r"---[^\S\n]*+\n(?:(?!---)[^\n]*+\n)*?marp:[ \t]*+true[ \t]*+\n")
_FENCE = pattern(r"\s{0,3}(`{3,}|~{3,})")
_BLOCK = ("#", "|", "<", "```", "~~~", "---", "***", "===", "$$", ":::", "![")
"""What begins no line of a paragraph, or a line that stands alone."""


def with_line_ends(text: str) -> str:
    """The outline of Marp with two spaces at the end of each line of a paragraph that another one follows; any other as it is."""
    if not text.startswith("---") or _MARP.match(text) is None:
        return text
    return "\n".join(_broken_lines(text.split("\n")))


def _broken_lines(lines: list[str]) -> Iterator[str]:
    fence, front, comment = "", True, False
    for at, line in enumerate(lines):
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        found = _FENCE.match(line)
        comment = (comment or "<!--" in line) and "-->" not in line[line.rfind("<!--") + 1 :]
        if front:
            front = at == 0 or line.rstrip() != "---"
        elif fence:
            fence = "" if line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence
        elif found:
            fence = found[1]
        elif not comment and _goes_on(line) and following and _goes_on(following):
            yield f"{line.rstrip()}  "
            continue
        yield line


def _goes_on(line: str) -> bool:
    """Whether a line may be one of a paragraph."""
    text = line.strip()
    return bool(text) and not text.startswith(_BLOCK) and not text.endswith(("\\", "-->", ">", "$$", "|")) and text.strip("-=*_ ") != ""
