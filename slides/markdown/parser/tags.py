"""What HTML's tags mean on a slide, and what is counted through an outline: tags that say nothing here, and footnotes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.text.sanitize import unescaped

STYLES: Mapping[str, str] = MappingProxyType(
    {"b": "strong", "strong": "strong", "i": "em", "em": "em", "var": "em", "cite": "em", "dfn": "em"}
    | {"s": "s", "del": "s", "strike": "s", "u": "u", "ins": "u", "sub": "sub", "sup": "sup", "mark": "mark"}
    | {"kbd": "code", "code": "code", "samp": "code", "tt": "code"}
)
"""A tag that styles the text inside it -> the name of the style."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


STRUCTURE = _names(
    "a br img p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table thead tbody tfoot tr td th caption hr wbr "
    "details summary figure figcaption picture source html head body meta link title q"
)
"""Tags whose meaning is kept without more words."""
LINES = _names(
    "p div ul ol li dl dt dd tr table blockquote h1 h2 h3 h4 h5 h6 pre section article figure figcaption center hr details summary"
)
"""Tags that bound a line wherever they stand."""
HOLDERS = _names("div span section article main center aside header footer nav hgroup")
"""Tags that say nothing by themselves."""
DROPPED = frozenset({"script", "style", "template"})
"""Tags whose content is not text for a reader."""
BLOCKS = _names(
    "address article aside body center details dialog dd div dl dt fieldset figcaption figure footer form header hgroup html "
    "li main nav ol p section summary table tbody td tfoot th thead tr ul caption video audio iframe head title"
)
"""Tags that begin and end a paragraph."""
NAMED = (STRUCTURE | BLOCKS | HOLDERS | frozenset(STYLES)) - _names("h1 h2 h3 h4 h5 h6 html head body meta link title source")
"""Tags whose `id` is a place that links can lead to; a heading's is its own."""

_TAG = pattern(r"<\s*+(?P<end>/?)\s*+(?P<name>[a-zA-Z][\w:-]*+)(?P<rest>[^>]*?)/?>", re.DOTALL)
_ADDRESS = pattern(r"(?i)(?:https?://|mailto:|tel:)?(?:www\.)?(\S+)")
_PAIR = pattern(r"([^\s=\"'<>/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")


@frozen
class HtmlTag:
    """A tag as written: its name in lower case, whether it closes, and its attributes."""

    name: str
    closes: bool
    attributes: Mapping[str, str]


def read_tag(text: str) -> HtmlTag | None:
    """The tag that `text` is; None for a comment, a declaration and what is not a tag."""
    found = _TAG.fullmatch(text.strip())
    if found is None:
        return None
    return HtmlTag(found["name"].lower(), bool(found["end"]), tag_attributes(found["rest"]))


def tag_attributes(text: str) -> dict[str, str]:
    """`key="value"` attributes; those without a value have an empty one."""
    return {key.lower(): unescaped(value.strip("\"'")) for key, value in _PAIR.findall(text)}


@dataclass(slots=True)
class Unused:
    """The tags that say nothing on a slide, each with its first line and how often it came."""

    found: dict[str, tuple[Span, int]] = field(default_factory=dict)

    def add(self, name: str, span: Span, attributes: Mapping[str, str]) -> None:
        """Count a tag, unless its meaning is kept, or it says nothing without a class or a style and has neither."""
        if name in HOLDERS and "class" not in attributes and "style" not in attributes:
            return
        if name not in STYLES and name not in STRUCTURE:
            first, count = self.found.get(name, (span, 0))
            self.found[name] = first, count + 1

    def problems(self) -> list[Problem]:
        """A problem for each tag's name."""
        told = []
        for name, (span, count) in self.found.items():
            times = f" ({count} times)" if count > 1 else ""
            if name in DROPPED:
                message, hint = f"HTML left out because it has no effect on a slide: <{name}>{times}", ""
            else:
                message, hint = f"HTML without a meaning here; only its text is kept: <{name}>{times}", "write it in Markdown"
            told.append(Problem(rule_catalogue.RAW_HTML, span, message, hint, f"<{name}>{times}"))
        return told


_EMBEDDED: Mapping[str, str] = MappingProxyType(
    {
        "youtube": "https://www.youtube.com/watch?v={id}",
        "tweet": "https://twitter.com/i/status/{id}",
        "iframe": "{src}",
        "embed": "{src}",
        "video": "{src}",
        "slidevvideo": "{src}",
    }
)
"""A tag that shows something of the network -> its address, made of the tag's attributes."""
_OF_NETWORK = pattern(r"https?://[^\s\"'<>]{1,2000}")


def embedded(name: str, attributes: Mapping[str, str]) -> str:
    """Where that is which a tag shows of the network, a film, a page or a post; empty for any other tag."""
    form = _EMBEDDED.get(name, "")
    if not form:
        return ""
    given = {key: attributes.get(key, "").strip() for key in ("id", "src")}
    given["id"] = given["id"].replace("?", "&", 1)
    src = f"https:{given['src']}" if given["src"].startswith("//") else given["src"]
    address = form.format(id=given["id"], src=src) if given["src" if form == "{src}" else "id"] else ""
    return address if _OF_NETWORK.fullmatch(address) else ""


def readable(address: str) -> str:
    """A bare address as people read it: without scheme, `www.` and the last slash. The link keeps all of it."""
    found = _ADDRESS.fullmatch(address)
    return found[1].rstrip("/") or address if found else address


class Notes:
    """Footnotes counted through the outline: a number for each label, in the order of the references.

    A reference's run carries the label as its `note`; the text is a footnote node with that label as its `info`.
    """

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, label: str) -> int:
        """The number of a footnote, given out where it is first referred to."""
        return self.numbers.setdefault(label, len(self.numbers) + 1)
