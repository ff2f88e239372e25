"""Raw HTML -> nodes: what a presenter means by it, with every word kept."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.markdown.parser.html_boxes import BOXES
from slides.markdown.parser.html_tree import ENTERED, HtmlTree
from slides.markdown.parser.inline import Inline
from slides.markdown.parser.node import Node
from slides.markdown.parser.style import InlineStyle
from slides.markdown.parser.tags import BLOCKS, DROPPED, NAMED, STYLES, embedded, readable
from slides.text.rich_text import BREAK, Run, trim
from slides.text.sanitize import with_references

_UNFINISHED = pattern(r"<[^<>]*\Z")
_OPENS = pattern(rf"<({'|'.join(sorted(DROPPED))})\b(?:[^<>]++|<(?!{'|'.join(sorted(DROPPED))}))*+>", re.IGNORECASE)
_SPAN = pattern(r"\[([^\[\]]{1,400})\]\{[.#][^{}\n]{0,200}\}")
"""Words in brackets that pandoc gives a class, which it reads inside of HTML too."""
_SPACES = pattern(r"[ \t\n\r\f]+")

_SPANS = frozenset({"span", "code", "b", "strong", "small", "em", "i", "label", "button"})
"""Elements inside of lines that designs set apart by room and not by blanks."""
_SAME, _BETWEEN = " \u00b7 ", " "
"""What stands between two such elements that touch: of one class, as chips are, and of others."""

_MARK = pattern(r"\*\*|`([^`]+)`")


def _is_marked(text: str) -> bool:
    """Whether bold stretches of Markdown stand in a text, each with its beginning and its end."""
    parts = text.split("**") if "**" in text else []
    return len(parts) > 1 and len(parts) % 2 == 1 and all(part.strip() and part == part.strip() for part in parts[1::2])


class Markup(HTMLParser, HtmlTree):
    """Follows the tags of HTML blocks with a stack of open elements, and what Markdown stands between the blocks.

    Tags without a meaning are counted in `inline`; their text stays. Never raises.
    """

    def __init__(self, inline: Inline) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)
        HtmlTree.__init__(self, inline)
        self.before = 0
        self.style = InlineStyle()
        self.dropped = 0
        self.ended: tuple[str, str] | None = None
        self.opened: list[tuple[str, str]] = []
        self.bare = False

    @property
    def here(self) -> Span:
        """The line that the parser has come to."""
        return replace(self.span, line=min(self.span.line + self.getpos()[0] - self.before, max(self.end, self.span.line)))

    def block(self, content: str, span: Span, end: int) -> None:
        """Read an HTML block that ends before the line after `end`."""
        content = _without_unclosed(with_references(content), span, self.inline)
        tail = _UNFINISHED.search(content)
        self.span, self.end, self.before = span, end, self.getpos()[0]
        self.style = InlineStyle()
        self.feed(content[: tail.start()] if tail else content)
        self.close()
        if tail:
            self.handle_data(tail.group())
        self.flush()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = {key: value or "" for key, value in attrs}
        address = embedded(tag, given)
        if tag not in BOXES and not address:
            self.inline.unused.add(tag, self.here, given)
        if self.is_raw and tag != "code":
            self.join(self.get_starttag_text() or "")
            return
        if (name := given.get("id") or (tag == "a" and given.get("name"))) and tag in NAMED and not self.dropped:
            self.stack[-1].children.append(Node("anchor", self.here, self.end, info=str(name)))
        if tag in _SPANS:
            self.touch(tag, given.get("class", ""))
        if tag in DROPPED:
            self.dropped += 1
        elif address and self.cell is None:
            self.embed(address)
        elif tag in STYLES:
            if tag == "code" and self.literal and "class" in given:
                self.stack[-1].attributes.setdefault("class", given["class"])
            if tag == "kbd" and self.runs and self.runs[-1].code:
                self.join(" ")
            self.style.turn(STYLES[tag], on=True)
        elif tag == "br":
            self.join(BREAK)
        elif tag == "img" and given.get("src"):
            self.picture(given)
        elif tag == "a":
            self.style.link = self.inline.link(given.get("href", ""), self.here)
            self.style.tip = given.get("title", "")
        elif tag == "input" and given.get("type") == "checkbox":
            self.join("\u2612 " if "checked" in given else "\u2610 ")
        elif tag in ENTERED:
            self.enter(tag, given)
        elif tag in BLOCKS or tag == "hr":
            self.flush()

    def flush(self) -> None:
        """The words so far, as the element they stand in has them."""
        HtmlTree.flush(self)
        self.ended, self.bare = None, False

    def touch(self, tag: str, classes: str) -> None:
        """An element inside a line begins, in a box that sets it apart from the one before: by a blank or a point where they touch, by a
        new line where both have a class of their own and no other words stand in the box.
        """
        before, self.ended = self.ended, None
        self.opened.append((tag, classes))
        boxed = self.stack[-1].tag in BOXES and not self.literal
        if before is None or not boxed or not trim(self.runs) or self.runs[-1].text == BREAK:
            return
        if self.runs[-1].text.endswith(" "):
            if before[1] and classes and before[1] != classes and not self.bare:
                self.join(BREAK)
        elif before[1] or classes or len(self.runs[-1].text) > 1:
            self.join(_SAME if before == (tag, classes) else _BETWEEN)

    @property
    def is_raw(self) -> bool:
        """Whether a diagram's source is being read, in which tags stand for themselves."""
        return self.literal > 0 and "mermaid" in self.stack[-1].attributes.get("class", "").split()

    def embed(self, address: str) -> None:
        """A film, a page or a post from the network: a line that leads to it."""
        self.flush()
        if link := self.inline.link(address, self.here):
            self.stack[-1].children.append(Node("paragraph", self.here, self.end, (Run(readable(address), link=link),)))

    def picture(self, given: dict[str, str]) -> None:
        """A picture: beside the sentence that it stands in. In a cell its description stands among the words, should only words fit."""
        attributes = {key: value for key, value in given.items() if key not in ("src", "alt", "id")}
        attributes |= {"link": self.style.link} if self.style.link else {}
        node = Node("picture", self.here, self.end, text=given.get("alt", ""), info=given["src"], attributes=attributes)
        if (cell := self.cell) is not None:
            cell.say([self.style.run(given.get("alt", "") or given["src"])])
        if trim(self.runs):
            self.pictures.append(node)
        else:
            self.stack[-1].children.append(node)

    def handle_endtag(self, tag: str) -> None:
        """An element ends; one that was never begun says nothing."""
        if self.is_raw and tag != "code" and all(frame.tag != tag for frame in self.stack) and tag not in BOXES:
            return
        if tag in _SPANS and self.opened:
            self.ended = self.opened.pop()
        if tag in DROPPED:
            self.dropped = max(self.dropped - 1, 0)
        elif tag in STYLES:
            self.style.turn(STYLES[tag], on=False)
        elif tag == "a":
            self.style.link = ""
        elif self.is_raw and tag in BOXES:
            self.leave("pre")
        elif any(frame.tag == tag for frame in self.stack):
            while self.stack[-1].tag != tag:
                self.leave(self.stack[-1].tag)
            self.leave(tag)
        elif tag in BLOCKS:
            self.flush()

    def handle_data(self, data: str) -> None:
        """Words; white space is folded outside `<pre>`."""
        if data.strip():
            self.ended = None
            self.bare = self.bare or not self.opened
        if self.dropped:
            return
        if not self.literal and self.cell is None and _is_marked(data):
            self.marked(data)
            return
        self.join(data if self.literal else _SPACES.sub(" ", _SPAN.sub(r"\1", data) if "]{" in data else data))

    def marked(self, data: str) -> None:
        """Words with bold stretches and code of Markdown, which pandoc and Quarto read inside of HTML too."""
        text = _SPACES.sub(" ", data)
        at = opened = 0
        for found in _MARK.finditer(text):
            self.join(text[at : found.start()])
            at = found.end()
            if found[1]:
                self.runs.append(self.style.run(found[1], code=True))
            else:
                opened ^= 1
                self.style.turn("strong", on=opened == 1)
        self.join(text[at:])

    def join(self, text: str) -> None:
        """Words in the present style."""
        if text.startswith(" ") and not self.literal and self.runs and self.runs[-1].text.endswith(" "):
            text = text[1:]
        if text and not (text == " " and (not self.runs or self.runs[-1].text.endswith((" ", BREAK)))):
            run = self.style.run(text)
            self.runs.append(run)
            if (cell := self.cell) is not None:
                cell.say([replace(run, code=True) if self.literal else run])

    def handle_comment(self, data: str) -> None:
        """A comment is what the presenter says; one in a table stands before it, for a cell would show it."""
        if data.strip():
            inside = any(frame.tag in ("td", "th") or frame.kind in ("table", "row") for frame in self.stack)
            place = self.stack[0] if inside else self.stack[-1]
            place.children.append(Node("comment", self.here, self.end, text=data.strip()))

    def handle_pi(self, data: str) -> None:
        """A processing instruction is named."""
        self.told(f"<?{data}")

    def handle_decl(self, decl: str) -> None:
        """A declaration is named."""
        self.told(f"<!{decl}")

    def unknown_decl(self, data: str) -> None:
        """A marked section is named."""
        self.told(f"<![{data}")

    def told(self, text: str) -> None:
        """Something that is not text for a reader."""
        words = " ".join(text.split())[:60]
        self.inline.problems.append(Problem(rule_catalogue.RAW_HTML, self.here, f"HTML {words} is left out", "it has no effect on a slide"))


def _without_unclosed(content: str, span: Span, inline: Inline) -> str:
    """The block without tags whose content is dropped but that are never closed: what follows them is kept, and they are reported."""
    lower = content.lower()
    ends = {name: lower.rfind(f"</{name}") for name in DROPPED}

    def keep(found: re.Match[str]) -> str:
        if ends[found[1].lower()] > found.start():
            return found[0]
        inline.problems.append(
            Problem(rule_catalogue.RAW_HTML, span, f"HTML <{found[1].lower()}> is never closed: it is left out", "close or delete it")
        )
        return "\n" * found[0].count("\n")

    return _OPENS.sub(keep, content)
