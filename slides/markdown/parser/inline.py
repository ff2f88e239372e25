"""One line of Markdown -> runs, pictures and comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from markdown_it.token import Token

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.markdown.parser import parsers
from slides.markdown.parser.attributes import after_picture
from slides.markdown.parser.badges import is_badge
from slides.markdown.parser.bounds import Bounds, names_in
from slides.markdown.parser.colours import COLOURING, colour_style, colours_all, is_alert
from slides.markdown.parser.labelled_lines import kept_breaks
from slides.markdown.parser.lint import left_out
from slides.markdown.parser.node import Node
from slides.markdown.parser.others import CELL, Others
from slides.markdown.parser.prepare import figure, prepared
from slides.markdown.parser.quarto import ELLIPSIS, ICON, computed, formula_with_names
from slides.markdown.parser.style import InlineStyle as Style
from slides.markdown.parser.tags import LINES, STYLES, HtmlTag, Notes, Unused, embedded, read_tag, readable
from slides.text.links import leads_somewhere
from slides.text.rich_text import BREAK, Run, plain, trim

_ATTRIBUTION = pattern(r"(\u2014|\u2013|--) ?\S")
"""A source line that begins so is one on the slide too: it names who is quoted."""
_AFTER_PICTURE = pattern(r"\s*+\{((?>\s*+(?:[.#][^\s{}\"'=]++|[\w-]++=(?:\"[^\"]*+\"|'[^']*+'|[^\s}\"']++)))++\s*+)\}")
RAW = pattern(r"\{=([\w+-]+)\}")
"""What follows code that is raw text for one format, as pandoc writes it."""
_CLASSES = {"underline": "u", "ul": "u", "mark": "mark", "hl": "mark", "highlight": "mark", "kbd": "code"}


@frozen
class InlinePiece:
    """A stretch of a paragraph: its words, or one picture or comment between them."""

    runs: tuple[Run, ...] = ()
    node: Node | None = None
    line: int = 0


class Inline:
    """Reads the text of blocks; keeps what must be reported and the numbers of footnotes for the whole outline.

    `env` holds the definitions and footnotes of all blocks; `before` the lines that stand before them in their file; `references`
    the line of each inline footnote's reference, by its label.
    """

    def __init__(self, file: str, problems: list[Problem], env: dict[str, Any], before: int = 0) -> None:
        self.file = file
        self.before = before
        self.problems = problems
        self.env = env
        self.unused = Unused()
        self.notes = Notes()
        self.references: dict[str, int] = {}
        self.others = Others()
        self.titled = False
        """Whether a heading is being read."""

    def read(self, text: str, span: Span, end: int, *, listed: bool = False, whole: bool = False) -> list[InlinePiece]:
        """A block's text: the words between the pictures and comments, and those, in order.

        listed: items of lists have a mark. whole: it is a paragraph, whose one colour for all its words tells nothing apart.
        """
        tokens = parsers.inline(prepared(text, span, self.env, self.others), self.env)
        if "^[" in text:
            for token in tokens:
                if token.type == "footnote_ref" and not token.meta.get("label"):
                    self.references.setdefault(self.inline_label(token.meta["id"]), span.line)
        coloured = not (whole and colours_all(tokens))
        return _LineReader(self, span, end, listed=listed, coloured=coloured).read(tokens)

    def inline_label(self, number: int) -> str:
        """The label of `^[text]`, which counts from 0 in each text that is read alone: no other file's and no other part's."""
        return f"^{self.file}:{self.before}:{number}"

    def raw(self, name: str, text: str, span: Span) -> None:
        """Tell that raw text for another format is left out."""
        words = " ".join(text.split())[:60]
        self.problems.append(
            Problem(rule_catalogue.LEFT_OUT, span, f"raw {name} content is left out: {words}", "write in Markdown what it should show")
        )

    def pieces(self, tokens: Sequence[Token], span: Span, end: int) -> list[InlinePiece]:
        """The same of text that is tokens already."""
        return _LineReader(self, span, end).read(tokens)

    def link(self, address: str, span: Span) -> str:
        """The address of a link; empty for one that leads nowhere safe, which is reported."""
        if address.startswith(("#https://", "#http://")):
            address = address[1:]
        link = unquote(address) if address.startswith("#") else address
        if not address or leads_somewhere(link):
            return link
        self.problems.append(left_out(address, span))
        return ""

    def described(self, picture: Node) -> None:
        """Report a picture that shows as its description."""
        if is_remote(picture.info):
            self.problems.append(not_fetched(picture))
            return
        message = "a picture inside text is shown as its description"
        self.problems.append(Problem(rule_catalogue.INLINE_PICTURE, picture.span, message, "put it in a paragraph of its own"))

    def attributes(self, token: Token) -> dict[str, str]:
        """A token's attributes as text, except for a picture's address."""
        attrs = token.attrs
        return {key: str(value) for key, value in attrs.items() if key not in ("src", "alt", "href", "start")} if attrs else {}


class _LineReader:
    """One pass over a line's tokens."""

    def __init__(self, inline: Inline, span: Span, end: int, *, listed: bool = False, coloured: bool = True) -> None:
        self.inline = inline
        self.span = span
        self.end = end
        self.line = span.line
        self.begin = span.line
        self.worded = False
        self.style = Style()
        self.runs: list[Run] = []
        self.found: list[InlinePiece] = []
        self.spans: list[str] = []
        self.tags: list[str] = []
        self.coloured = coloured
        self.bounds = Bounds(listed=listed)
        self.broken: frozenset[int] = frozenset()

    @property
    def here(self) -> Span:
        """Where the line stands now."""
        return Span(self.span.file, self.line, self.span.column)

    def read(self, tokens: Sequence[Token]) -> list[InlinePiece]:
        """Every token in turn."""
        self.broken = kept_breaks(tokens)
        for at, token in enumerate(tokens):
            self.token(token, tokens, at)
        self.flush()
        return self.found

    def add(self, text: str, *, code: bool = False) -> None:
        """Text in the present style; neighbours in one style are joined."""
        if text:
            self.join(self.style.run(text, code=code))

    def join(self, run: Run) -> None:
        """Add a run, or lengthen the last one where the style is the same."""
        if not self.worded:
            self.begin = self.line
            self.worded = bool(run.text.strip())
        if self.runs and self.runs[-1].looks_like(run):
            self.runs[-1] = run.saying(self.runs[-1].text + run.text)
        else:
            self.runs.append(run)

    def flush(self, node: Node | None = None) -> None:
        """End the present stretch of words, and put a node after it."""
        runs = trim(self.runs) if node is None or node.kind == "picture" else tuple(self.runs)
        if runs:
            self.found.append(InlinePiece(runs, line=self.begin))
        self.runs = []
        self.worded = False
        if node is not None:
            self.found.append(InlinePiece(node=node, line=self.line))

    def token(self, token: Token, tokens: Sequence[Token], at: int) -> None:
        """One inline token."""
        if token.type in ("text", "text_special"):
            bare = self.style.link and tokens[at - 1].type == "link_open" and at + 1 < len(tokens) and tokens[at + 1].type == "link_close"
            text = self.with_attributes(token.content) if self.follows_picture else token.content
            if "@" in text:
                self.inline.others.cited(text, self.here)
            if text.startswith("{=") and at and tokens[at - 1].type == "code_inline" and (raw := RAW.match(text)):
                text = text[raw.end() :]
            self.add(readable(text) if bare else text)
        elif token.type == "code_inline":
            self.code(token.content, tokens[at + 1].content if at + 1 < len(tokens) else "")
        elif token.type in ("softbreak", "hardbreak"):
            led = at + 1 < len(tokens) and _ATTRIBUTION.match(tokens[at + 1].content)
            self.add(BREAK if token.type == "hardbreak" or led or at in self.broken else " ")
            self.line += 1
        elif token.type == "image":
            self.picture(token)
        elif token.type == "html_inline":
            self.html(token.content)
        elif token.type.startswith("math_inline"):
            self.formula(token.content)
        elif token.type == "footnote_ref":
            self.reference(token)
        elif token.type == "aside_notes":
            runs = trim(run for piece in self.inline.read(token.content, self.here, self.end) for run in piece.runs)
            inner = (Node("paragraph", self.here, self.end, runs),)
            self.found.append(InlinePiece(node=Node("comment", self.here, self.end, children=inner), line=self.line))
        elif token.type == "embedded_note":
            message = f"an embedded file is left out: {token.content[:80]}"
            self.inline.problems.append(
                Problem(rule_catalogue.NOT_CARRIED, self.here, message, "only pictures can be embedded; write the text here")
            )
        else:
            self.turn(token, *token.type.rpartition("_")[::2])

    def code(self, text: str, following: str) -> None:
        """Code; raw text for one format is read where it is HTML, else left out and reported.

        Of code that R or Python runs, among words, what it computes is shown; at a heading's end it mostly adds an icon or a mark.
        """
        raw = RAW.match(following)
        if raw is None:
            if said := computed(text, self.here.file):
                self.inline.others.add(CELL, text.partition(" ")[0], self.here)
                if said != ICON and (following.strip() or (plain(self.runs).strip() and not self.inline.titled)):
                    self.add(said, code=said != ELLIPSIS)
                return
            self.add(text, code=True)
        elif raw[1].lower() in ("html", "html5") and text.startswith("<"):
            self.html(text)
        else:
            self.inline.raw(raw[1], text, self.here)

    def turn(self, token: Token, name: str, side: str) -> None:
        """A style or a link begins or ends."""
        if name == "link":
            self.style.link = self.inline.link(str(token.attrs.get("href", "")) if side == "open" else "", self.here)
            self.style.tip = str(token.attrs.get("title", ""))
        elif name == "span":
            self.span_of(token, opens=side == "open")
        else:
            self.style.turn(name, on=side == "open")

    def span_of(self, token: Token, *, opens: bool) -> None:
        """`[text]{.class}`: the class names a style."""
        if opens:
            given = {key: str(value) for key, value in token.attrs.items()}
            named = next((_CLASSES[name] for name in given.get("class", "").split() if name in _CLASSES), "")
            self.spans.append(named or self.colour(given))
            self.style.turn(self.spans[-1], on=True)
        elif self.spans:
            self.style.turn(self.spans.pop(), on=False)

    def colour(self, attributes: Mapping[str, str]) -> str:
        """The style that the colour of words asks for; empty where it asks for none, or all words of the paragraph have one."""
        if is_alert(attributes):
            return "strong"
        return colour_style(attributes) if self.coloured else ""

    def tag_of_colour(self, tag: HtmlTag) -> None:
        """`<span style="color: red">` and `<font color>`: words in a colour."""
        if tag.closes:
            self.style.turn(self.tags.pop() if self.tags else "", on=False)
            return
        self.tags.append(self.colour(tag.attributes))
        self.style.turn(self.tags[-1], on=True)

    @property
    def follows_picture(self) -> bool:
        """Whether a picture stands right before."""
        return not self.runs and bool(self.found) and self.found[-1].node is not None and self.found[-1].node.kind == "picture"

    def with_attributes(self, text: str) -> str:
        """Give a picture the attributes that Quarto lets an author write after it; what follows them."""
        found = _AFTER_PICTURE.match(text)
        picture = self.found[-1].node
        if found is None or picture is None:
            return text
        given = {**picture.attributes, **after_picture(found[1])}
        self.found[-1] = replace(self.found[-1], node=figure(replace(picture, attributes=given)))
        return text[found.end() :]

    def picture(self, token: Token) -> None:
        """A picture between the words; a link round it is the picture's."""
        alt = "".join(" " if part.type == "softbreak" else parsers.token_words(part) for part in token.children or ())
        attributes = self.inline.attributes(token) | ({"link": self.style.link} if self.style.link else {})
        self.flush(figure(Node("picture", self.here, self.end, text=alt, info=str(token.attrs["src"]), attributes=attributes)))

    def html(self, content: str) -> None:
        """A tag inside a line: a style, a break, a picture, a link, a comment; any other is ignored and reported."""
        if content.startswith("<!--"):
            said = content[4:].removesuffix("-->").strip()
            self.found_comment(said)
            return
        tag = read_tag(content)
        if tag is None:
            self.inline.problems.append(
                Problem(rule_catalogue.RAW_HTML, self.here, f"HTML {content[:60]} is left out", "write it in Markdown")
            )
            return
        address = "" if tag.closes else embedded(tag.name, tag.attributes)
        if not tag.closes and not address and not (tag.name in COLOURING and colour_style(tag.attributes)):
            self.inline.unused.add(tag.name, self.here, tag.attributes)
        self.found += [InlinePiece(node=Node("anchor", self.here, self.end, info=name), line=self.line) for name in names_in(tag)]
        self.tag(tag)
        if address and (link := self.inline.link(address, self.here)):
            self.join(Run(readable(address), link=link))

    def found_comment(self, said: str) -> None:
        """A comment inside a line does not part its words."""
        if said:
            self.found.append(InlinePiece(node=Node("comment", self.here, self.end, text=said), line=self.line))

    def tag(self, tag: HtmlTag) -> None:
        """What a tag means inside a line."""
        if tag.name in STYLES:
            if tag.name == "kbd" and not tag.closes and self.runs and self.runs[-1].code:
                self.join(Run(" "))
            self.style.turn(STYLES[tag.name], on=not tag.closes)
        elif tag.name in COLOURING:
            self.tag_of_colour(tag)
        elif tag.name == "br":
            self.add(BREAK)
        elif tag.name in LINES:
            self.add(self.bounds.of(tag, plain(self.runs)))
        elif tag.name == "img" and tag.attributes.get("src"):
            attributes = {key: value for key, value in tag.attributes.items() if key not in ("src", "alt")}
            attributes |= {"link": self.style.link} if self.style.link else {}
            self.flush(Node("picture", self.here, self.end, (), (), tag.attributes.get("alt", ""), tag.attributes["src"], 0, attributes))
        elif tag.name == "a":
            self.style.link = self.inline.link("" if tag.closes else tag.attributes.get("href", ""), self.here)
            self.style.tip = tag.attributes.get("title", "")
        elif tag.name == "input" and tag.attributes.get("type") == "checkbox":
            self.add("\u2612 " if "checked" in tag.attributes else "\u2610 ")

    def formula(self, tex: str) -> None:
        """A formula as readable text, which keeps its source."""
        from slides.text.formulas import read_formula

        tex = formula_with_names(tex, lambda name: self.inline.others.add(CELL, name, self.here))
        runs, doubt = read_formula(tex)
        for run, styled in ((run, self.style.run(run.text)) for run in runs):
            self.join(replace(run, bold=run.bold or styled.bold, link=styled.link, tex=tex))
        if doubt:
            self.inline.problems.append(untrue(tex, doubt, self.here, display=False))

    def reference(self, token: Token) -> None:
        """A footnote's number, with a comma after the number of another; an inline footnote's text becomes a node of its own."""
        label = str(token.meta.get("label") or self.inline.inline_label(token.meta["id"]))
        if self.runs and self.runs[-1].note:
            self.join(Run(",", raised=1))
        self.join(Run(str(self.inline.notes.number(label)), raised=1, note=label))


def is_remote(address: str) -> bool:
    """Whether a picture is on the network, so that its description is all that a deck can show of it."""
    return address.startswith(("https://", "http://", "//"))


def not_fetched(picture: Node) -> Problem:
    """The problem of a picture on the network."""
    named = f"{' '.join(picture.text.split())[:40]}, " if is_badge(picture) and picture.text.strip() else ""
    shown = f"{named}{picture.info[:80]}"
    message = f"a picture from the network is not fetched: {shown}"
    return Problem(rule_catalogue.REMOTE_PICTURE, picture.span, message, "save it next to the outline", shown)


def untrue(tex: str, doubt: str, span: Span, *, display: bool) -> Problem:
    """The problem of a formula that text cannot show as it is: a small one where an equation can."""
    from slides.text.formulas.equation import equation

    shown = " ".join(tex.split())[:60]
    if equation(tex, display=display):
        message = f"outside PowerPoint the formula {shown} is text that is not exact: {doubt}"
        return Problem(rule_catalogue.EQUATION, span, message, "check that it can be understood there")
    message = f"the formula {shown} is shown as text that is not exact: {doubt}"
    return Problem(rule_catalogue.FORMULA, span, message, "check that it can be understood")
