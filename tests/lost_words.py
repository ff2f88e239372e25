"""An independent reading of outlines and decks, to find lost words: it imports nothing of the program that it watches.

An outline goes through markdown-it to HTML and through the standard library's HTML parser to words; a deck through
python-pptx's XML to words. A word is a maximal run of letters, digits and the marks on them, without regard to case or
width (NFKC); of scripts that put no spaces between words (Han, kana, Thai, Lao, Burmese, Khmer) each character is one.
A count compares, so that repeated titles and table headers may only hide a loss, never make one.

Not compared: formulas (`formulas_of_source` counts them), the titles of links (tooltips), where links lead, the `https://www.`
of an address that is shown, info strings of code, and what HTML itself hides (scripts, styles, templates, processing instructions).
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import emoji
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.deflist import deflist_plugin
from pptx import Presentation

_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_MARKS = "".join(chr(code) for code in range(0x300, 0x1F000) if unicodedata.category(chr(code)).startswith("M"))
_WORD = re.compile(rf"[{_SPACELESS}]|(?:[^\W_{_SPACELESS}]|(?![{_SPACELESS}])[{_MARKS}])+")
_SCHEME = re.compile(r"(?:https?|ftp)://(?:www\.)?|(?<![a-z])(?:www\.|mailto:)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe0e\ufe0f]")

_MATTER_KEY = r"[A-Za-z][\w-]*:(?:[ \t].*)?"
_MATTER = re.compile(
    rf"---[ \t]*\n(?:[ \t]*(?:#.*)?\n)*{_MATTER_KEY}\n"
    rf"(?:(?:{_MATTER_KEY}|[ \t]+\S.*|- .*|#.*|[\]}}].*|[ \t]*)\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_SLIDE_MATTER = re.compile(r"[ \t]*[a-z][\w-]*:(?:[ \t].*)?|[ \t]+\S.*|- .*|#.*|")
_REMARK = re.compile(r"(?:name|class|template|layout|count|exclude|background-\w+): \S.*")
_FENCE = re.compile(r"(?:[\s>]|[-*+]\s|\d+[.)]\s)*(`{3,}(?=[^`]*$)|~{3,})")
_DIV = re.compile(r"^[\s>]*(?:[-*+]\s+)?:{3,}(.*)$|^\s*::[ \t]*[\w-]+[ \t]*::\s*$")
_TITLE = re.compile(r"\btitle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TASK = re.compile(r"^((?:[\s>]|[-*+]\s|\d+[.)]\s)*(?:[-*+]|\d+[.)])\s+)\[[ xX]\](?=\s)")
_ALERT = re.compile(r"^((?:[\s>]|[-*+]\s)*>\s*)\[![A-Za-z]+\][+-]?")
_NOTE = re.compile(r"(?i)^notes?:")
_FOOTNOTE = re.compile(r"^( {0,3})\[\^([^\]\s]+)\]:")
_MARP = re.compile(
    r"^bg\b(?:\s+(?:fit|cover|contain|auto|vertical|left|right)(?::\S+)?(?!\S))*|\b(?:w|h|width|height|blur|opacity):[\d.]+\S*"
)
_CODE = re.compile(r"((?<!`)(`+)(?!`).*?(?<!`)\2(?!`))", re.DOTALL)
_PAIR = r"[\w:-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\"'{}]+)"
_ATTRIBUTES = re.compile(rf"\{{\s*((?:(?:[#.][\w:-]+|{_PAIR}|-)\s*)+)\}}")
_SAID = re.compile(r"(?:fig-alt|fig-cap|alt|title|caption)=(?:\"([^\"]*)\"|'([^']*)')")
_FORMULA = re.compile(r"(?<![\\$\w])\$\$.+?\$\$|(?<![\\$\w])\$(?=[^\s$])(?:\\.|[^\\$`])+?(?<=[^\s])\$(?![\w$])", re.DOTALL)
_EMPTY_COMMENT = re.compile("<!---?>")
_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|label|mark|q|s|samp|small|span|strike|strong|time|tt|u|var|wbr"
)
"""Elements that a word may go on through. A key (kbd) is none: two keys side by side are two words."""
_SNIPPET = re.compile(r"^(<<<[ \t]*[^\s#\[{]+).*$", re.MULTILINE)
_CLASSED = re.compile(r"(?<![\w.)\]])(?:\.[A-Za-z][\w-]{0,40})+\[")
_HIDDEN = ("script", "style", "template")
_OPENS = re.compile(r"<(script|style|template)\b[^>]*>", re.IGNORECASE)

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"|(<[^>]*>)|: (.*)", re.DOTALL)


def words(text: str) -> Counter[str]:
    """The words of a plain text with their numbers."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    return Counter(_WORD.findall(_SCHEME.sub("", plain)))


def words_of_source(markdown: str) -> Counter[str]:
    """The words that an outline says: text, code, alternative texts, captions, notes. Never raises.

    The name of an emoji is no word, nor is what stands after the path of a snippet: its lines, its region and its language; nor is
    the class before a bracket as remark has it (`.footnote[`).
    """
    return words(_read(emoji.emojize(_CLASSED.sub("[", _SNIPPET.sub(r"\1", markdown)), language="alias"))[0])


def words_of_html(html: str) -> Counter[str]:
    """The words that a piece of HTML says. Never raises."""
    return words(_text(html))


def formulas_of_source(markdown: str) -> int:
    """How many `$…$` and `$$…$$` formulas an outline holds: their words are not compared."""
    return _read(markdown)[1]


def words_of_deck(deck: Path | bytes) -> Counter[str]:
    """The words of a .pptx. Raises what python-pptx raises on a broken file."""
    return sum(words_of_slides(deck), Counter())


def words_of_slides(deck: Path | bytes) -> list[Counter[str]]:
    """The words of each slide of a .pptx: all its shapes (groups and tables too), alternative texts, charts and notes.

    Footers, dates and slide numbers repeat on each slide and are left out. Raises what python-pptx raises on a broken file.
    """
    told = []
    for slide in Presentation(io.BytesIO(deck) if isinstance(deck, bytes) else str(deck)).slides:
        parts = [slide.part, *([slide.part.notes_slide.part] if slide.has_notes_slide else [])]
        found = [text for part in parts for text in _said(part._element)]
        charts = [each.target_part for each in slide.part.rels.values() if not each.is_external and each.reltype.endswith("/chart")]
        found.extend(element.text or "" for part in charts for element in part._element.iter() if str(element.tag).endswith(("}v", "}t")))
        told.append(words("\n".join(found)))
    return told


def words_of_problems(messages: Iterable[str]) -> Counter[str]:
    """The words that problems quote: those between quotation marks, in tags, and after the first colon.

    `lost: …` is the program's own admission of a fault, which excuses nothing.
    """
    told = (message for message in messages if not message.startswith("lost:"))
    return words("\n".join(part for message in told for found in _QUOTED.findall(message) for part in found))


def lost(source: Counter[str], deck: Counter[str], problems: Counter[str]) -> Counter[str]:
    """The words that occur less often in the deck and the problems together than in the source, and by how many."""
    return source - (deck + problems)


def _read(markdown: str) -> tuple[str, int]:
    """An outline's text, and how many formulas were taken out of it."""
    text = markdown.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    matter = _MATTER.match(text)
    lines, labels, formulas = _Lines().read(text[matter.end() :] if matter else text)

    def core(state: StateCore) -> None:
        nonlocal formulas
        for token in state.tokens:
            if token.type == "inline":
                token.content, count = _inline(token.content, labels)
                formulas += count

    parser = MarkdownIt("commonmark", {"maxNesting": 400}).enable(["table", "strikethrough"]).use(deflist_plugin)
    parser.validateLink = lambda _: True  # type: ignore[assignment]
    parser.core.ruler.after("block", "count_words", core)
    return _text(parser.render("\n".join(lines))), formulas


class _Lines:
    """The marks of whole lines, taken away outside of fenced code: containers, boxes, labels, slides' properties, `$$` blocks."""

    def __init__(self) -> None:
        self.labels: set[str] = set()
        self.formulas = 0
        self.fence = ""

    def read(self, text: str) -> tuple[list[str], set[str], int]:
        """The lines that are left, the labels of footnotes, and the number of formulas taken out."""
        lines, at, kept = text.split("\n"), 0, []
        while at < len(lines):
            line = lines[at]
            if self._code(line):
                kept.append(line)
            elif skip := self._formula(lines, at) or _matter_lines(lines, at):
                kept.append("")
                at += skip - 1
            else:
                kept.append(self._line(line))
            at += 1
        return kept, self.labels, self.formulas

    def _code(self, line: str) -> bool:
        """Whether a line belongs to fenced code."""
        if self.fence:
            if re.fullmatch(rf"[\s>]*{self.fence[0]}{{{len(self.fence)},}}\s*", line):
                self.fence = ""
            return True
        found = _FENCE.match(line)
        self.fence = found.group(1) if found else ""
        return bool(found)

    def _formula(self, lines: list[str], at: int) -> int:
        """How many lines a block between `$$` takes; 0 where none begins here."""
        if not re.match(r"\s*\$\$", lines[at]) or lines[at].count("$$") > 1:
            return 0
        for end in range(at + 1, min(at + 200, len(lines))):
            if "$$" in lines[end]:
                self.formulas += 1
                return end - at + 1
        return 0

    def _line(self, line: str) -> str:
        if div := _DIV.match(line):
            return " ".join(part for found in _TITLE.findall(div.group(1) or "") for part in found)
        if note := _FOOTNOTE.match(line):
            self.labels.add(note.group(2).casefold())
            return note.group(1) + line[note.end() :].lstrip()
        return _ALERT.sub(r"\1", _TASK.sub(r"\1", _NOTE.sub("", line)))


def _matter_lines(lines: list[str], at: int) -> int:
    """How many lines the properties of one slide take, the rule above them included; 0 where none begin.

    Slidev: `key: value` lines between two rules. remark: lines of its own keys that begin a slide.
    """
    ruled = lines[at].rstrip() == "---"
    first = at + ruled
    if ruled and first < len(lines) and re.match(r"[a-z][\w-]*:(?:\s|$)", lines[first]):
        for end in range(first, min(first + 60, len(lines))):
            if lines[end].rstrip() == "---":
                return end - at + 1
            if not _SLIDE_MATTER.fullmatch(lines[end]):
                break
    while ruled and first < len(lines) and not lines[first].strip():
        first += 1
    end = first
    while end < len(lines) and _REMARK.fullmatch(lines[end].rstrip()):
        end += 1
    return end - at if end > first and (ruled or at == 0) else 0


def _inline(text: str, labels: set[str]) -> tuple[str, int]:
    """The text of a paragraph without attributes, references to footnotes and formulas, and how many formulas it had."""
    formulas, kept, last = 0, [], 0
    for code in [*_CODE.finditer(text), None]:
        piece = text[last : code.start() if code else len(text)]
        piece, count = _FORMULA.subn(" ", piece)
        piece = _ATTRIBUTES.sub(lambda found: " ".join(part for each in _SAID.findall(found.group(1)) for part in each), piece)
        kept.append(re.sub(r"\[\^([^\]\s]+)\]", lambda found: " " if found.group(1).casefold() in labels else found.group(), piece))
        kept.append(code.group() if code else "")
        formulas, last = formulas + count, code.end() if code else last
    return "".join(kept), formulas


class _Html(HTMLParser):
    """HTML as text: tags that end a line or stand off part words, tags inside a line do not; comments say nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append("" if _INLINE.fullmatch(tag) else "\n")
        self.hidden += tag in _HIDDEN
        if tag in ("img", "image"):
            self.found.extend(f"\n{_MARP.sub(' ', value)}\n" for name, value in attrs if name in ("alt", "title") and value)

    def handle_endtag(self, tag: str) -> None:
        self.found.append("" if _INLINE.fullmatch(tag) else "\n")
        self.hidden -= tag in _HIDDEN and self.hidden > 0

    def handle_data(self, data: str) -> None:
        self.found.append("" if self.hidden else data)


def _text(html: str) -> str:
    """A piece of HTML as plain text.

    `<!-->` is a whole comment to Markdown, and the beginning of one to the parser. A script that is never closed hides nothing.
    """
    lower, parser = html.lower(), _Html()
    closed = {name: lower.rfind(f"</{name}") for name in _HIDDEN}
    shown = _OPENS.sub(lambda found: found.group() if closed[found.group(1).lower()] > found.start() else "\n", html)
    parser.feed(_EMPTY_COMMENT.sub("", shown))
    parser.close()
    return "".join(parser.found)


def _said(root: Any) -> Iterator[str]:
    """What a slide or its notes say: each paragraph, and the alternative texts."""
    for shape in root.iter(f"{_P}sp"):
        kind = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        if kind is not None and kind.get("type") in ("ftr", "dt", "sldNum", "hdr"):
            shape.getparent().remove(shape)
    for fallback in list(root.iter(_FALLBACK)):
        fallback.getparent().remove(fallback)
    for properties in root.iter(f"{_P}cNvPr"):
        yield f"{properties.get('descr', '')}\n{properties.get('title', '')}"
    for paragraph in root.iter(f"{_A}p"):
        yield "".join(map(_piece, paragraph.iter()))


def _piece(element: Any) -> str:
    """The text of one element of a paragraph; raised and lowered text stands off as `<sup>` and `<sub>` do."""
    if element.tag == f"{_A}br":
        return "\n"
    if element.tag not in (f"{_A}t", f"{_M}t"):
        return ""
    properties = element.getparent().find(f"{_A}rPr")
    raised = properties is not None and properties.get("baseline", "0") not in ("0", "0%")
    return f" {element.text or ''} " if raised else element.text or ""
