"""SVG pictures: screened so that they hold nothing active and lead nowhere, and written again in one canonical form."""

from __future__ import annotations

import base64
import binascii
import html
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

from slides.base.lazy_regex import pattern
from slides.design.images.image import MOST_PIXELS, Image, UnreadableImage
from slides.design.images.references import Element, check_references

MOST_BYTES = 8 * 1024 * 1024
"""The largest SVG file, in bytes."""
MOST_ELEMENTS, MOST_DEPTH = 50_000, 100
"""The most elements, and the deepest nesting, of an SVG picture."""
MOST_ATTRIBUTES = 500
"""The most attributes of one element: renderers compare each with all others."""
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_XHTML = "http://www.w3.org/1999/xhtml"
_ACTIVE = frozenset(["script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "canvas"])
_SILENT = frozenset(["metadata", "animate", "animatecolor", "animatemotion", "animatetransform", "set", "mpath", "discard"])
"""Elements that show nothing on a slide: left out with what they hold."""
_EMBEDDED = pattern(r"\s*data:image/(?:png|jpe?g|gif|webp)\s*;\s*base64\s*,", re.IGNORECASE)
_URL = pattern(r"url\s*\(", re.IGNORECASE)
_INNER_URL = pattern(
    r"url\(\s*(?:#[^\s\"'()]+|\"#[^\"()]+\"|'#[^'()]+'|[\"']?data:(?:image/(?:png|jpe?g|gif|webp)|font/|application/(?:x-)?font)[^()\\\s]*)\s*\)",
    re.IGNORECASE,
)
_RULES = pattern(r"@([\w-]*)")
_LOADS = pattern(r"image-set|cross-fade|\bimage\s*\(|\belement\s*\(|expression\s*\(|-moz-binding|behavior\s*:|javascript:", re.IGNORECASE)
_KNOWN_RULES = frozenset({"media", "font-face", "charset", "supports", "keyframes", "page"})
_LENGTH = pattern(r"\s*+\+?((?:\d++(?:\.\d++)?|\.\d++)(?:e[+-]?\d++)?)\s*+(px|pt|pc|mm|cm|in|q|em|ex)?\s*+", re.IGNORECASE)
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 24 / 25.4, "em": 16.0, "ex": 8.0}
"""CSS pixels a unit, as CSS Values 4, section 6, has them; `em` and `ex` of the default font."""
_LARGEST, _SMALL = 10_000.0, 100.0
_DEFAULT_SIZE = (300.0, 150.0)
"""The size of an SVG that gives none (CSS 2.2, section 10.3.2)."""


def screen(data: bytes, embed: Callable[[bytes], Image]) -> tuple[bytes, int, int]:
    """An SVG in its canonical form, with its width and height in CSS pixels.

    embed: reads a picture inside the SVG. Metadata, comments, animation and other programs' elements are left out. Raises
    Unreadable for a DOCTYPE with declarations, scripts, HTML, event handlers, references to anything but `#id` and pictures in `data:`,
    references in a circle, and for what is too large or no SVG.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableImage(f"an SVG picture of {len(data)} bytes, more than {MOST_BYTES}")
    found = _Screen(embed)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.SkippedEntityHandler = _refuse_entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableImage(f"not a readable SVG picture ({expat.errors.messages[error.code]})") from error
    except (ValueError, LookupError) as error:
        raise UnreadableImage(f"not a readable SVG picture ({type(error).__name__})") from error
    check_references(found.elements)
    return "".join(found.written).encode(), found.width, found.height


def _refuse_doctype(name: str, system: str | None, public: str | None, subset: object) -> None:
    """A DOCTYPE without declarations of its own says only what an SVG is: it is left out. All others are refused."""
    if name == "svg" and not subset:
        return
    drawn = name.rpartition(":")[2] == "svg"
    raise UnreadableImage("an SVG picture with declarations in its DOCTYPE" if drawn else "not a readable picture (a document)")


def _refuse_entity(name: str, *_: object) -> None:
    raise UnreadableImage(f"not a readable SVG picture (undefined entity {name[:20]})")


@dataclass(slots=True)
class _Screen:
    """One pass over an SVG: what has been written so far, and the elements that references may name."""

    embed: Callable[[bytes], Image]
    written: list[str] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    open: list[tuple[str, int]] = field(default_factory=list)
    count: int = 0
    silent: int = 0
    pixels: int = 0
    style: list[str] = field(default_factory=list)
    width: int = 0
    height: int = 0

    def start(self, name: str, pairs: list[str]) -> None:
        """An element begins."""
        space, _, local = name.rpartition(" ")
        self.count += 1
        if self.count > MOST_ELEMENTS or len(self.open) + self.silent >= MOST_DEPTH:
            raise UnreadableImage(f"an SVG picture of more than {MOST_ELEMENTS} elements, or {MOST_DEPTH} deep")
        if len(pairs) > 2 * MOST_ATTRIBUTES:
            raise UnreadableImage(f"an SVG picture with more than {MOST_ATTRIBUTES} attributes on <{local[:40]}>")
        if self.open and self.open[-1][0] == "style":
            raise UnreadableImage("an SVG picture whose style holds elements")
        if space == _XHTML or local.lower() in _ACTIVE:
            raise UnreadableImage(f"an SVG picture that holds <{local[:40]}>")
        given = {pairs[at]: pairs[at + 1] for at in range(0, len(pairs), 2)}
        if not self.open and not self.silent and (local != "svg" or space not in ("", _SVG)):
            raise UnreadableImage("not an SVG picture: its root is another element")
        if self.silent or space not in ("", _SVG) or local.lower() in _SILENT:
            self.silent += 1
            return
        kept = self.attributes(local, given)
        if not self.open:
            kept = self.root(kept)
        at = len(self.elements)
        self.elements.append(Element.of(local, kept))
        if self.open:
            self.elements[self.open[-1][1]].children.append(at)
        self.open.append((local, at))
        self.written.append(f"<{local}{''.join(f' {key}={_quoted(value)}' for key, value in kept.items())}>")

    def end(self, _: str) -> None:
        """An element ends."""
        if self.silent:
            self.silent -= 1
            return
        local, _at = self.open.pop()
        if local == "style":
            _check_style("".join(self.style))
            self.style.clear()
        self.written.append(f"</{local}>")

    def text(self, words: str) -> None:
        """Text between tags."""
        if not self.silent:
            self.written.append(html.escape(words, quote=False))
            if self.open and self.open[-1][0] == "style":
                self.style.append(words)

    def attributes(self, local: str, given: dict[str, str]) -> dict[str, str]:
        """The attributes that are kept, checked: SVG's own, `xlink:href`, `xml:space` and `xml:lang`."""
        kept: dict[str, str] = {}
        for name, value in given.items():
            space, _, key = name.rpartition(" ")
            if key.lower().startswith("on"):
                raise UnreadableImage(f"an SVG picture with an event handler: {key[:40]}")
            if key in ("href", "src") and space in ("", _XLINK):
                kept["href" if not space and key == "href" else f"xlink:{key}" if space else key] = self.reference(local, value)
            elif not space and not key.startswith("data-") and key != "content":
                _check_value(key, value)
                kept[key] = value
            elif space == _XML and key in ("space", "lang"):
                kept[f"xml:{key}"] = value
        return kept

    def reference(self, local: str, value: str) -> str:
        """A reference inside the file, or a picture in it, which is read as any other is."""
        if value.strip().startswith("#") or not value.strip():
            return value.strip()
        found = _EMBEDDED.match(value)
        if found is None or local not in ("image", "feImage"):
            raise UnreadableImage(f"an SVG picture that refers to another file: {' '.join(value[:60].split())}")
        try:
            data = base64.b64decode(unquote_to_bytes("".join(value[found.end() :].split())))
        except (binascii.Error, ValueError) as error:
            raise UnreadableImage("an SVG picture whose embedded picture is not base64") from error
        image = self.embed(data)
        self.pixels += image.width * image.height
        if self.pixels > MOST_PIXELS:
            raise UnreadableImage(f"an SVG picture with embedded pictures of more than {MOST_PIXELS // 1_000_000} million pixels")
        return f"data:image/{image.format};base64,{base64.b64encode(image.data).decode()}"

    def root(self, given: dict[str, str]) -> dict[str, str]:
        """The root's attributes with its size in pixels and a view box."""
        box = _view_box(given.get("viewBox", ""))
        width, height = _pixels(given.get("width", "")), _pixels(given.get("height", ""))
        if not (width and height):
            wide, high = (box[2], box[3]) if box else _DEFAULT_SIZE
            width, height = width or (height * wide / high if height else wide), height or (width * high / wide if width else high)
        shown = box or (0.0, 0.0, width, height)
        scale = _LARGEST / max(width, height) if max(width, height) > _LARGEST else 1.0
        if min(width, height) < _SMALL and not (width.is_integer() and height.is_integer()):
            scale = min(_SMALL / min(width, height), _LARGEST / max(width, height))
        self.width, self.height = max(1, round(width * scale)), max(1, round(height * scale))
        rest = {key: value for key, value in given.items() if key not in ("width", "height", "viewBox", "x", "y")}
        sizes = {"width": str(self.width), "height": str(self.height), "viewBox": " ".join(f"{each:.10g}" for each in shown)}
        return {"xmlns": _SVG, "xmlns:xlink": _XLINK, **sizes, **rest}


def _quoted(value: str) -> str:
    """A value in double quotes; line ends and tabs survive the next reading."""
    kept = html.escape(value, quote=False).replace('"', "&quot;")
    return '"' + kept.replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;") + '"'


def _check_value(key: str, value: str) -> None:
    """Raises Unreadable for an attribute whose value leads out of the file."""
    if key == "style":
        _check_style(value)
    elif "(" in value and ("\\" in value or len(_URL.findall(value)) != len(_INNER_URL.findall(value))):
        raise UnreadableImage(f"an SVG picture that refers to another file: {key}={' '.join(value[:60].split())}")


def _check_style(style: str) -> None:
    """Raises Unreadable for a style that loads something, or hides by escapes whether it does."""
    unknown = {rule.lower() for rule in _RULES.findall(style)} - _KNOWN_RULES
    leads_out = len(_URL.findall(style)) != len(_INNER_URL.findall(style))
    if "\\" in style or unknown or leads_out or _LOADS.search(style):
        raise UnreadableImage("an SVG picture whose style refers to another file")


def _pixels(length: str) -> float:
    """A length in CSS pixels; 0 where there is none, as for a percentage."""
    found = _LENGTH.fullmatch(length[:40])
    pixels = float(found[1]) * _PIXELS[(found[2] or "").lower()] if found else 0.0
    return pixels if math.isfinite(pixels) and 1e-6 < pixels < 1e9 else 0.0


def _view_box(text: str) -> tuple[float, float, float, float] | None:
    """A view box as x, y, width and height; None where there is none with an area."""
    try:
        x, y, width, height = (float(part) for part in text[:200].replace(",", " ").split())
    except ValueError:
        return None
    usable = all(math.isfinite(part) for part in (x, y, width, height)) and 1e-6 < width < 1e9 and 1e-6 < height < 1e9
    return (x, y, width, height) if usable else None
