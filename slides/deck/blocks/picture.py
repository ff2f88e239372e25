"""Picture: an image file, what it shows, and how it fills its place."""

from __future__ import annotations

import binascii
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Self
from urllib.parse import unquote, unquote_to_bytes

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.base.geometry import EMU_PER_INCH, Size, inches
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.deck.blocks.picture_size import Asked, asked, without_size
from slides.design import Colour, images, page
from slides.markdown.parser import Node, readable
from slides.markdown.resources import is_inside, nearest_name
from slides.text.rich_text import Paragraph, Run
from slides.typesetting.fitting import Style

_LONGEST_NAME, _LONGEST_WORD = 60, 40
"""Letters of a file's name that is shown, and of one without a blank."""
_WHOLE = 100000
_WIDE = 2.4
"""A picture so many times as wide as high has no side of a slide to itself."""
_FULL_WIDTH = inches(9)
"""A picture that is asked to be this wide takes the whole width."""
_LARGEST_PIXEL = 2 * EMU_PER_INCH // 96
"""The largest side of a pixel in EMU: twice its size at 96 pixels an inch. A small picture is not blown up beyond that."""
_ATTRIBUTES = ("width", "height", "focus", "class", "id", "title", "loading", "align", "style", "link")
_QUIET = (
    "alt",
    "top",
    "bottom",
    "left",
    "right",
    "fragment-index",
    "fragment",
    "group",
    "layout-align",
    "out-width",
    "out-height",
    "decoding",
    "srcset",
    "sizes",
    "border",
    "valign",
    "hspace",
    "vspace",
    "crossorigin",
    "referrerpolicy",
    "lang",
    "name",
)
"""HTML's own attributes of a picture, which say nothing on a slide."""
_CLASSES = ("cover", "contain", "fit", "duotone", "tint", "decorative", "left", "right", "center")
_UNUSED = frozenset(
    "fragment fade-in fade-out fade-up fade-down fade-left fade-right semi-fade-out grow shrink highlight-red absolute lightbox r-stretch "  # noqa: SIM905
    "nostretch preview-image img-fluid rounded-corners column-page column-screen".split()
)
"""Classes of Quarto and reveal that say how a picture comes in, and nothing on a slide that stands still."""
_PLACES = frozenset("left right fit fill contain cover inline original".split())  # noqa: SIM905 - one line of words
_FILTERS = "blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia"
_SIZED = pattern(r"(?:w|h|width|height):(?:auto|[\d.]+(?:px|%|em|rem|cm|mm|in|pt|pc|vw|vh)?)|(?:left|right):[\d.]+%")
_VALUED = pattern(rf"{_SIZED.pattern}|(?:{_FILTERS}):\S+")
_COLOURS = "black|white|red|green|blue|yellow|orange|purple|gray|grey|transparent"
_COMPANION = pattern(rf"auto|vertical|horizontal|filtered|cent(?:er|re)|{_COLOURS}|#[0-9a-fA-F]{{3,8}}|{_FILTERS}")
"""Keywords that are keywords only in the company of others."""
_PERCENT = pattern(r"[\d.]+%")
_SCALED = pattern(r"\s*:scale ([\d.]{1,6}%)\s*")
"""The call of the macro for a picture's size that decks of remark and xaringan define. Source: xaringan's book, "Macros"."""
_TONES = MappingProxyType({"duotone": (Colour.DEEP, Colour.ON_DEEP), "tint": (Colour.KEY, Colour.CANVAS)})
"""Classes that recolour a picture: the colours that its black and its white become."""
_LEAST_KEPT = 75
"""A picture behind a slide of whose height less than this many percent would be seen in the room it has there is shown whole."""
_MIDDLE = (50, 50)
"""The focal point of a picture that names none."""


@frozen
class PictureBlock:
    """An image with its alternative text. `cover` fills the place and crops round `focus`, two percentages of the image.

    `side` is where the author wants it: left, right, background, or nothing said. `link` is where a click on it leads.
    """

    span: Span
    image: images.Image
    alt: str
    caption: tuple[Paragraph, ...] = ()
    cover: bool = False
    tones: tuple[Colour, Colour] | None = None
    focus: tuple[int, int] = (50, 50)
    side: str = ""
    link: str = ""
    problems: tuple[Problem, ...] = ()
    full: str = ""
    """The whole description where `alt` holds its beginning only."""
    said: str = ""
    """The words that the author wrote to describe it."""
    decorative: bool = False
    """Whether the author says that it only adorns."""
    asked: Asked = Asked()
    """The size that the author asks for."""
    marks: tuple[tuple[int, int], ...] = ()
    """The places that callouts name, in percent of its width and height."""

    @classmethod
    def read(cls, node: Node) -> PictureBlock:
        """A picture that opens. Raises BlockError where the file is missing, outside the outline's folders, or no picture."""
        image = _image(node)
        words, keywords = _split(node.text)
        classes = set(node.attributes.get("class", "").split())
        title, link = node.attributes.get("title", ""), node.attributes.get("link", "")
        alt = words or ("" if "decorative" in classes else title or link)
        sides = [each.partition(":")[0] for each in (*keywords, *sorted(classes)) if each.partition(":")[0] in ("left", "right")]
        background = "bg" in keywords or "fill" in keywords
        whole = {"fit", "contain", "auto", "inline"} & {*keywords, *classes} or any(map(_is_size, keywords))
        return cls(
            node.span,
            image,
            _short(alt),
            (Paragraph((Run(title),)),) if title else (),
            "cover" in classes or "cover" in keywords or (background and not whole),
            next((_TONES[name] for name in _TONES if name in classes), None),
            _focus(node) or _MIDDLE,
            sides[0] if sides else ("background" if background else ""),
            link,
            tuple(_doubts(node, classes)),
            alt if len(alt) > page.LONGEST_ALT else "",
            words,
            "decorative" in classes or (background and not words),
            Asked() if background else asked(node.attributes, keywords),
        )

    @property
    def wide(self) -> bool:
        """Whether it is so much wider than high that it stands over the full width, under its text."""
        narrow = 0 < self.asked.width < _FULL_WIDTH
        return self.image.width >= self.image.height * _WIDE and not (self.side or self.cover or narrow or self.asked.height)

    def doubts(self) -> tuple[Problem, ...]:
        """What should be reported of a picture that is shown: unknown attributes and classes. Its description has a rule of its own."""
        return self.problems

    def lay_out(self, room: Size, style: Style) -> page.Picture:
        """The picture as large as the room allows: whole, or with `cover` cropped to the room's shape.

        A whole picture of pixels is shown at no more than twice its size at 96 pixels an inch, or in the size asked for.
        """
        if not self.cover or (self.side == "background" and self._kept_height(room) < _LEAST_KEPT):
            limit = Size(min(self.asked.width or room.width, room.width), min(self.asked.height or room.height, room.height))
            return self._whole(limit)
        wide = self.image.width * room.height
        high = self.image.height * room.width
        left = top = right = bottom = 0
        if wide > high:
            spare = _WHOLE - _WHOLE * high // wide
            left = spare * self.focus[0] // 100
            right = spare - left
        else:
            spare = _WHOLE - _WHOLE * wide // high
            top = spare * self.focus[1] // 100
            bottom = spare - top
        return page.Picture(self.image, room.width, room.height, self.alt, (left, top, right, bottom), self.tones, self.link, self.marks)

    def _kept_height(self, room: Size) -> int:
        """How many percent of the picture's height are seen where it covers a room."""
        return 100 * self.image.width * room.height // max(self.image.height * room.width, 1)

    def _whole(self, room: Size) -> page.Picture:
        """The whole picture in a room."""
        wide = self.image.width * room.height
        high = self.image.height * room.width
        width = room.width if wide > high else max(1, wide // self.image.height)
        height = room.height if wide <= high else max(1, high // self.image.width)
        largest = self.image.width * _LARGEST_PIXEL
        if width > largest and not self.image.vector and not (self.asked.width or self.asked.height):
            width, height = largest, max(1, min(room.height, self.image.height * _LARGEST_PIXEL))
        return page.Picture(self.image, width, height, self.alt, tones=self.tones, link=self.link, marks=self.marks)

    def spread(self, room: Size, style: Style) -> tuple[Self, ...]:
        """A picture is not cut."""
        return (self,)


def shown_description(alt: str) -> str:
    """The words of a picture's description without the keywords for its place and size that Marp and Deckset write there."""
    return _split(alt)[0]


def keywords_of(alt: str) -> tuple[str, ...]:
    """The keywords for a picture's place and size that Marp and Deckset write in its description."""
    return _split(alt)[1]


def asked_size(node: Node) -> tuple[int, int]:
    """The width and the height that a picture's author asks for; 0 where nothing is said."""
    found = asked(node.attributes, keywords_of(node.text))
    return found.width or 0, found.height or 0


def named_file(address: str) -> str:
    """What a picture's file is called, without its folders; of one on the network its address as people read it, or what names it."""
    path = "" if address[:5].lower() == "data:" else unquote(address.partition("?")[0].partition("#")[0])
    name = path.rstrip("/").replace("\\", "/").rpartition("/")[2][-_LONGEST_NAME:]
    if not address.startswith("http"):
        return name if len(name) <= _LONGEST_WORD or " " in name else f"{name[:_LONGEST_WORD]}\u2026"
    shown = readable(path)
    if len(shown) <= _LONGEST_NAME:
        return shown
    host = shown.partition("/")[0][:_LONGEST_NAME]
    return f"{host}/\u2026/{name}" if len(name) <= _LONGEST_WORD else host


def _is_size(keyword: str) -> bool:
    """Whether a keyword gives a picture's size: one behind a slide is then no longer as large as that."""
    return bool(_PERCENT.fullmatch(keyword)) or keyword.startswith(("w:", "h:", "width:", "height:"))


def _split(alt: str) -> tuple[str, tuple[str, ...]]:
    """A description's words, and the keywords taken out of it.

    Words count as keywords where every word is one, where `bg` comes first, or where a size such as `w:300px` shows that
    keywords are meant; "left ventricle" stays as it is.
    """
    if scaled := _SCALED.fullmatch(alt):
        return "", (f"w:{scaled[1]}",)
    alt, sized = without_size(alt)
    if sized:
        rest, keywords = _split(alt)
        return rest, (*keywords, *sized)
    words = alt.split()
    bare = [word.rstrip(",") for word in words]
    known = [bool(word == "bg" or word in _PLACES or _VALUED.fullmatch(word) or _PERCENT.fullmatch(word)) for word in bare]
    joined = [sure or bool(_COMPANION.fullmatch(word)) for sure, word in zip(known, bare, strict=True)]
    if any(known) and all(joined):
        return "", tuple(bare)
    at = bare.index("bg") if "bg" in bare[1:-1] else 0
    if at and all(joined[at:]):
        return " ".join(words[:at]), tuple(bare[at:])
    valued = [bool(_VALUED.fullmatch(word)) for word in bare]
    if bare and (bare[0] == "bg" or any(_SIZED.fullmatch(word) for word in bare)):
        leading = _leading(joined) if bare[0] == "bg" or _SIZED.fullmatch(bare[0]) else 0
        taken = [at < leading or alone for at, alone in enumerate(valued)]
        left = " ".join(word for word, gone in zip(words, taken, strict=True) if not gone)
        return left, tuple(word for word, gone in zip(bare, taken, strict=True) if gone)
    return alt.strip(), ()


def _leading(flags: Sequence[bool]) -> int:
    """How many of the first flags are set."""
    return next((at for at, flag in enumerate(flags) if not flag), len(flags))


def _short(alt: str) -> str:
    """A description of at most `page.LONGEST_ALT` characters, cut between words."""
    if len(alt) <= page.LONGEST_ALT:
        return alt
    start = alt[: page.LONGEST_ALT - 1]
    return (start.rsplit(None, 1)[0] if " " in start else start) + "…"


def _doubts(node: Node, classes: set[str]) -> Iterator[Problem]:
    """What an author should know of a picture's attributes."""
    if "focus" in node.attributes and _focus(node) is None:
        message = f"focus is not a point, so the middle is used: {node.attributes['focus'][:40]!r}"
        yield Problem(rule_catalogue.PICTURE_OPTION, node.span, message, 'write two percentages: focus="30% 60%"')
    for name in node.attributes:
        if name not in (*_ATTRIBUTES, *_QUIET) and not name.startswith(("data-", "aria-")):
            yield Problem(
                rule_catalogue.PICTURE_OPTION,
                node.span,
                f"unknown picture attribute: {name[:40]}",
                _known(name, _ATTRIBUTES),
                name[:40],
            )
    for name in sorted(classes - set(_CLASSES) - _UNUSED):
        yield Problem(
            rule_catalogue.PICTURE_OPTION, node.span, f"unknown picture class: .{name[:40]}", _known(name, _CLASSES), f".{name[:40]}"
        )


def _known(name: str, names: Sequence[str]) -> str:
    """A hint: the most similar known name, or all of them."""
    from difflib import get_close_matches

    near = get_close_matches(name, names, 1, 0.5)
    return f"did you mean {near[0]}?" if near else f"known: {', '.join(names)}"


def _image(node: Node) -> images.Image:
    """The picture behind a node's path or `data:` address. Raises BlockError where there is none."""
    inline = node.info[:5].lower() == "data:"
    path = Path() if inline else _path(node)
    try:
        return images.decode(_data(node)) if inline else images.load(path)
    except FileNotFoundError:
        raise BlockError(
            rule_catalogue.MISSING_PICTURE, node.span, f"picture not found: {unquote(node.info)}", nearest_name(path)
        ) from None
    except OSError as error:
        raise BlockError(rule_catalogue.MISSING_PICTURE, node.span, f"picture cannot be read: {node.info}: {error.strerror}") from None
    except images.UnreadableImage as error:
        named = f"{node.info[:30]}…" if inline else node.info
        if not inline and path.suffix.lower() in _DOCUMENTS:
            message, hint = f"a document is not shown as a picture: {named}", "export the page as SVG or PNG, and name that file"
            raise BlockError(rule_catalogue.NOT_CARRIED, node.span, message, hint) from None
        raise BlockError(rule_catalogue.MISSING_PICTURE, node.span, f"{named} is {error}", _advice(str(error))) from None


_DOCUMENTS = frozenset({".pdf", ".eps", ".ps"})
"""Files that LaTeX shows as pictures and no deck holds."""


def _path(node: Node) -> Path:
    """A picture's file; one that is named as on a web page, with `?raw=true` or `#auto` after it, where there is none of the whole name."""
    path = is_inside(node.info, node.span, "picture")
    name = node.info.partition("?")[0].partition("#")[0]
    return is_inside(name, node.span, "picture") if name and name != node.info and not path.exists() else path


def _advice(reason: str) -> str:
    """A hint for a file that is not a picture a deck may hold."""
    if "DOCTYPE" in reason:
        return "delete its `<!DOCTYPE …>` line, or export it as PNG"
    return "export it as plain SVG, or as PNG" if "SVG" in reason else "save it as PNG or JPEG"


def _data(node: Node) -> bytes:
    """The bytes of a `data:` address (RFC 2397). Raises BlockError where it holds none."""
    head, comma, body = node.info.partition(",")
    data = unquote_to_bytes(body)
    if head.lower().rstrip().endswith(";base64"):
        from base64 import b64decode

        packed = b"".join(data.split()).replace(b"-", b"+").replace(b"_", b"/")
        try:
            data = b64decode(packed + b"=" * (-len(packed) % 4), validate=True)
        except binascii.Error:
            data = b""
    if not comma or not data:
        raise BlockError(
            rule_catalogue.MISSING_PICTURE,
            node.span,
            f"not a valid picture address: {node.info[:40]}",
            "write `data:image/png;base64,…` or name a file",
        )
    return data


def _focus(node: Node) -> tuple[int, int] | None:
    """The focal point `x% y%`; None where none is given, or something else."""
    parts = node.attributes.get("focus", "").replace("%", " ").split()
    if len(parts) != 2 or not all(part.isdecimal() and len(part) < 5 and int(part) <= 100 for part in parts):
        return None
    return int(parts[0]), int(parts[1])
