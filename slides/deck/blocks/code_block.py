"""Code: coloured lines in a monospaced face, kept as they were typed, and split where a person would part them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise
from typing import Self

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Span
from slides.base.geometry import EMU_PER_POINT, Size
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.design.page import Text
from slides.markdown.parser import Node
from slides.text import highlighting
from slides.text.rich_text import BREAK, Ink, Paragraph, Run, cut, plain
from slides.typesetting import metrics
from slides.typesetting.fitting import Style, set_text

_MARKED = pattern(r"\s*([-\u2013*\u2022\u25cf\u25aa\u25e6\u2023\u00b7\u25cb\u25a0]\s|\(?\d{1,2}[.)]\s|[a-z]\)\s)")
"""A line of code that a screen reader, or PowerPoint's own checker, takes for a list typed by hand."""
_COMMANDS, _LISTING = 2, 2
"""So many lines are commands, not a listing; and the step of the size list at which a listing begins."""
_TAB = 4
"""Columns from one tab stop to the next."""


@frozen
class Code:
    """Lines of code in a language (empty where the fence names none), a paragraph each; a title is a bold line before them."""

    span: Span
    language: str
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def read(cls, node: Node) -> Code:
        """A fence or an indented block. Raises BlockError where it is empty."""
        text = "\n".join(map(str.rstrip, node.text.rstrip().split("\n"))).expandtabs(_TAB)
        if not text.strip():
            raise BlockError(rule_catalogue.EMPTY_BLOCK, node.span, "an empty code block", "write code in it, or delete it")
        fence = _fence(node.info, node.attributes)
        coloured = highlighting.highlight(text, fence.language)
        lines = (_marked(runs) if fence.marks(number) else runs for number, runs in enumerate(coloured, 1))
        name = fence.title or (fence.language if _MARKED.match(text) else "")
        title = ((Run(name, bold=True, code=True),),) if name else ()
        return cls(node.span, fence.language, tuple(Paragraph(runs) for runs in (*title, *lines)))

    def lay_out(self, room: Size, style: Style) -> Text:
        """The lines as typed, without empty ones at the end; one that is too long goes on below."""
        end = len(self.paragraphs)
        while end > 1 and not self.paragraphs[end - 1].text.strip():
            end -= 1
        return set_text(_without_marks(self.paragraphs[:end]), style, room)

    def first_step(self, *, alone: bool) -> int:
        """The step of the size list that it begins at: a command or two that have a slide to themselves stand in the largest type."""
        return 0 if alone and len(self.paragraphs) <= _COMMANDS else _LISTING

    def join(self, others: Sequence[Self]) -> Self:
        """This code with the lines of others after it."""
        return replace(self, paragraphs=(*self.paragraphs, *(line for other in others for line in other.paragraphs)))

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """As few pages of whole lines as hold them, split before what stands for itself; a line higher than a page is cut."""
        pitch = metrics.guarded(metrics.line_height(style.sizes[0], percent=style.text.levels[0].line)) * EMU_PER_POINT
        space = max(int((room.height - style.text.inset.top - style.text.inset.bottom) / pitch), 1)
        lines, heights = _cut_to(space, self.paragraphs, set_text(self.paragraphs, style, room).breaks)
        bounds = [0, *_cuts([line.text for line in lines], heights, space), len(lines)]
        return tuple(replace(self, paragraphs=tuple(lines[start:end])) for start, end in pairwise(bounds))

    def part(self, room: Size, style: Style) -> tuple[Self, Self | None]:
        """The lines that fit the room, and the rest."""
        first, *lines = self.spread(room, style)
        return first, lines[0].join(lines[1:]) if lines else None


def title_of(node: Node) -> str:
    """The title that a fence gives its code; empty where it gives none."""
    return _fence(node.info, node.attributes).title


def _without_marks(lines: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The lines, those that begin like a list's item as further lines of the last paragraph with words before them."""
    found: list[Paragraph] = []
    for line in lines:
        found.append(line)
        while len(found) > 1 and _MARKED.match(found[-1].text):
            last = found.pop()
            found[-1] = replace(found[-1], runs=(*found[-1].runs, Run(BREAK, code=True), *last.runs))
    return tuple(found)


def _marked(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A line on the marker's tint from its first letter on. It keeps its weights but not its colours: the tint is the colour."""
    text = plain(runs)
    indent = len(text) - len(text.lstrip())
    shown = [replace(run, marked=True, ink=Ink.PLAIN) for run in cut(runs, indent, len(text))]
    groups = groupby(shown, key=lambda run: replace(run, text=""))
    return (*cut(runs, 0, indent), *(replace(style, text=plain(list(group))) for style, group in groups))


# Where code is split: the heights are in lines of type, a paragraph that goes on below having several.


def _cut_to(space: int, paragraphs: Sequence[Paragraph], ends: Sequence[tuple[int, ...]]) -> tuple[list[Paragraph], list[int]]:
    """The paragraphs with their heights, those higher than `space` lines cut where their lines end."""
    lines: list[Paragraph] = []
    heights: list[int] = []
    for paragraph, own in zip(paragraphs, ends, strict=True):
        if len(own) <= space:
            lines.append(paragraph)
            heights.append(len(own))
            continue
        bounds = [0, *own[space - 1 : -1 : space], own[-1]]
        lines += [replace(paragraph, runs=cut(paragraph.runs, start, end)) for start, end in pairwise(bounds)]
        heights += [min(space, len(own) - at) for at in range(0, len(own), space)]
    return lines, heights


def _cuts(lines: Sequence[str], heights: Sequence[int], space: int) -> Iterator[int]:
    """The lines that begin pages after the first: as few as hold the code, split where that costs least near even shares."""
    sums = list(accumulate(heights, initial=0))
    needed = _pages_needed(heights, space)
    share = sums[-1] / max(needed[0], 1)
    strains = [_strain(*three) for three in zip(("", *lines), lines, (*lines[1:], ""), strict=False)]
    strains[-1] = max(strains[-1], _ALONE)
    costs = [abs(sums[-1] - used - share) for used in sums]
    follows = [len(lines)] * len(lines)
    for start in range(len(lines) - 1, -1, -1):
        if needed[start] == 1:
            continue
        best, at = float("inf"), start + 1
        while at < len(lines) and sums[at] - sums[start] <= space:
            if needed[at] < needed[start]:
                cost = costs[at] + strains[at] + abs(sums[at] - sums[start] - share) + (_ALONE if at - start < 2 else 0)
                best, follows[start] = min((best, follows[start]), (cost, at))
            at += 1
        costs[start] = best
    start = follows[0]
    while start < len(lines):
        yield start
        start = follows[start]


def _pages_needed(heights: Sequence[int], space: int) -> list[int]:
    """For every line, on how few pages it and all that follow it go."""
    needed = [0] * (len(heights) + 1)
    used, end = 0, len(heights)
    for start in range(len(heights) - 1, -1, -1):
        used += heights[start]
        while used > space:
            end -= 1
            used -= heights[end]
        needed[start] = needed[end] + 1
    return needed


_CLOSES = pattern(r"\s*(?:[)}\]]|end\b|</|else\b|elif\b|except\b|finally\b|catch\b|then\b|fi\b|done\b)")
_LEADS = pattern(r"\s*(?:@|#|//|/\*|\*|--|%|;|\"\"\"|<!--)|.*[:{(\[\\]\s*$")
_REMARK = pattern(r"\s*(?:#|//|/\*|--\s|%|;|<!--|\"\"\")")
"""A line that says what the next ones do."""
_STRAIN = 12.0
"""How many lines off an even share is worth not parting inside of what belongs together."""
_ALONE = 3 * _STRAIN
"""What it costs to leave one line alone on a page, or to begin a page with an empty one."""


def _strain(before: str, after: str, following: str) -> float:
    """How much a page that begins with the line `after` parts what belongs together, in lines off an even share."""
    if not after.strip():
        return _ALONE
    if _CLOSES.match(after):
        return 2 * _STRAIN
    indent = len(after) - len(after.lstrip())
    if not before.strip():
        return 0.0 if indent == 0 else min(indent, 8) / 4 + 2
    if not following.strip():
        return 2 * _STRAIN
    if _CLOSES.match(before) and indent == len(before) - len(before.lstrip()):
        return _STRAIN / 3 + min(indent, 16) / 4
    if _LEADS.match(before):
        return 1.5 * _STRAIN + min(indent, 16) / 4
    if _REMARK.match(after):
        return min(indent, 16) / 4
    return (_STRAIN / 2 if indent == 0 else _STRAIN) + min(indent, 16) / 4


# What a fence says of its code, in the manners of pandoc, Quarto, Slidev, reveal, Docusaurus, VitePress and MkDocs.


@frozen
class _Fence:
    """What stands after a fence: the language's name in small letters, a title, and the lines to mark, counted from 1."""

    language: str
    title: str
    lines: tuple[tuple[int, int], ...]

    def marks(self, number: int) -> bool:
        """Whether a line is to be marked."""
        return any(first <= number <= last for first, last in self.lines)


_INFO_MOST = 1_000
"""This many characters after a fence are read."""
_PIECE = pattern(
    r"\{(?P<braces>[^{}]*)\}|\[(?P<brackets>[^\[\]]*)\]"
    r"|(?P<key>[\w-]+)[ ]?=[ ]?(?P<value>\"[^\"]*\"|'[^']*'|\{[^{}]*\}|[^\s{}\[\],]+)|(?P<word>[^\s{}\[\]]+)"
)
_LINES = pattern(r"(?=[\s,-]*+\d)[\d\s,-]*+")
_STEPS = pattern(r"\*|all|none|hide|[\d\s,*:|-]*|(?:all|none|hide|[\d\s,*-]*)(?:\|(?:all|none|hide|[\d\s,*-]*))+")
_RANGE = pattern(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?")
_RANGES_MOST = 40
_TITLES = ("title", "filename", "file", "caption", "lst-cap")
_MARKS = ("hl_lines", "mark", "highlight", "highlight-lines", "emphasize-lines", "code-line-numbers", "data-line-numbers")
_SWITCHES = frozenset({"numberlines", "number-lines", "sourcecode", "cell-code", "line-numbers", "linenums"})
"""Classes that say how code is shown and not in which language it is."""


def _fence(info: str, attributes: Mapping[str, str]) -> _Fence:
    """Read what stands after a fence, and a block's attributes. Lines that are shown step by step are not marked."""
    names: list[str] = []
    bare, said = _said(info[:_INFO_MOST], names)
    named = bare or next((name for name in [*names, *_classes(attributes)] if name not in _SWITCHES), "")
    given = dict(attributes) | said
    language, _, behind = named.split(",")[0].partition(":")
    title = next((given[key] for key in (*_TITLES, "[]") if given.get(key)), behind)
    marked = next((given[key] for key in ("{}", *_MARKS) if given.get(key) and _LINES.fullmatch(given[key])), "")
    ranges = [(int(first), int(last or first)) for first, last in _RANGE.findall(marked)[:_RANGES_MOST]]
    return _Fence(language.removeprefix("language-").removeprefix("lang-"), " ".join(title.split()), tuple(ranges))


def _classes(attributes: Mapping[str, str]) -> list[str]:
    """The classes of a block that name a language as HTML does."""
    return [name.lower() for name in attributes.get("class", "").split() if name.startswith(("language-", "lang-"))]


def _said(info: str, names: list[str], *, inside: bool = False) -> tuple[str, dict[str, str]]:
    """The first bare word, and what is said by key; `{}` has lines to mark, `[]` a name in brackets. Classes go to `names`.

    inside: whether this is what stands between braces, where words may have a dot before them and commas between them.
    """
    first, said = "", dict[str, str]()
    for at, found in enumerate(_PIECE.finditer(info)):
        if found["braces"] is not None:
            _in_braces(found["braces"], names, said)
        elif found["brackets"] is not None:
            if not _STEPS.fullmatch(found["brackets"].strip()):
                said.setdefault("[]", found["brackets"])
            elif _LINES.fullmatch(found["brackets"]):
                said.setdefault("{}", found["brackets"])
        elif found["key"] is not None:
            said.setdefault(found["key"].lower(), found["value"].strip("\"'{}"))
        elif inside and found["word"][0] == ".":
            names.append(found["word"][1:].lower())
        elif at == 0 and found["word"][0] != "#":
            first = found["word"].lower().strip("=,")
    return first, said


def _in_braces(text: str, names: list[str], said: dict[str, str]) -> None:
    """What stands between braces: lines to mark, steps, or a language with attributes."""
    if _LINES.fullmatch(text):
        said.setdefault("{}", text)
    elif not _STEPS.fullmatch(text.strip()):
        first, inner = _said(text, names, inside=True)
        names += [first] if first else []
        for key, value in inner.items():
            said.setdefault(key, value)
