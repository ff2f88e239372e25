"""A deck as one HTML file: slides as SVG, a viewer with keyboard, overview, search, reading view and presenter's window.

The file asks for nothing from anywhere: its policy allows its own script and style, by their digests, and pictures that it holds.
"""

from __future__ import annotations

import base64
import hashlib
import json
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import IO

from slides.base.geometry import EMU_PER_POINT, Size
from slides.base.memo import memoized
from slides.base.records import frozen
from slides.design import Design
from slides.export.display_list import ShownSlide
from slides.export.svg.drawing import SvgOptions, safe_link, slide_svg, xml_text
from slides.export.writers import FinishedDeck, selected_slides
from slides.text.rich_text import Run

_BUTTONS = (
    ("previous", "\u2039"),
    ("next", "\u203a"),
    ("overview", "\u25a6"),
    ("reading", "\u2261"),
    ("search", "\u2315"),
    ("full", "\u26f6"),
    ("presenter", "\u25a3"),
    ("help", "?"),
)
"""What the buttons at the foot do, and their signs where there is no room for words."""
_KEYS = (
    ("\u2192 \u2193 Space N", "next"),
    ("\u2190 \u2191 P", "previous"),
    ("Home", "first"),
    ("End", "last"),
    ("O", "overview"),
    ("R", "reading"),
    ("/", "search"),
    ("F", "full"),
    ("S", "presenter"),
    ("B", "black"),
    ("Esc", "close"),
)


@frozen
class PageScripts:
    """What else a page of slides holds: scripts besides the viewer's, and the hosts that they may ask ('self', or none)."""

    scripts: tuple[str, ...] = ()
    connects: str = ""
    attributes: str = ""
    """Attributes of the body, with a space before each."""


_STATIC = PageScripts()


def write_html(deck: FinishedDeck, target: IO[bytes]) -> None:
    """A finished deck as one HTML file: the writer of `.html`."""
    target.write(page_html(deck).encode())


def page_html(deck: FinishedDeck, page: PageScripts = _STATIC, sections: Iterable[str] | None = None) -> str:
    """The whole page. sections: the deck's slides, where they are known already."""
    labels = _labels(deck.properties.language)
    shown = "".join(slide_sections(deck) if sections is None else sections)
    return _head(deck, page) + _body(deck, labels, shown, page) + _tail(page, labels)


def slide_sections(deck: FinishedDeck) -> Iterator[str]:
    """Each selected slide as a section, with its notes after it."""
    for slide in selected_slides(deck):
        yield _section(slide, deck.design, deck.properties.language)


@memoized
def _section(slide: ShownSlide, design: Design, language: str) -> str:
    """A slide and its notes."""
    labels = _labels(language)
    options = SvgOptions(language, design.theme.fonts.body, anchor_link)
    title = xml_text(slide.title or f"{labels['slide']} {slide.number}")
    drawn = slide_svg(slide, design.slide, options, 'class="drawn"')
    places = "".join(f'<i id="{xml_text(anchor_link(f"#{anchor}")[1:])}"></i>' for anchor in slide.anchors)
    hidden = " data-hidden" if slide.hidden else ""
    said = "".join(f"<p>{''.join(map(_run, note.runs))}</p>" for note in slide.notes)
    notes = f'<div class="notes" id="notes-{slide.number}">{said}</div>' if said else ""
    return (
        f'<section class="slide" role="group" aria-roledescription="{xml_text(labels["slide"])}" aria-label="{slide.number}: {title}" '
        f'data-number="{slide.number}" data-title="{title}" data-line="{slide.line}"{hidden}>{places}{drawn}'
        f'<button class="go" type="button" aria-label="{xml_text(labels["to"])} {slide.number}: {title}"></button></section>{notes}'
    )


def anchor_link(address: str) -> str:
    """Where a link leads within the page, or outside of it."""
    return f"#a-{address[1:]}" if address.startswith("#") and len(address) > 1 else safe_link(address)


def _run(run: Run) -> str:
    """A piece of a note."""
    words = xml_text(run.text).replace("\n", "<br>")
    for tag, on in (("b", run.bold), ("i", run.italic), ("code", run.code), ("s", run.strike)):
        words = f"<{tag}>{words}</{tag}>" if on else words
    target = anchor_link(run.link) if run.link else ""
    return f'<a href="{xml_text(target)}">{words}</a>' if target else words


def _head(deck: FinishedDeck, page: PageScripts) -> str:
    """The head, with a policy that allows nothing but what stands in the page."""
    fonts = deck.design.theme.fonts
    style = _style(deck.design.slide) + web_faces(fonts.heading, fonts.body)
    scripts = " ".join(map(_digest, (file_text("viewer.js"), *page.scripts)))
    policy = f"default-src 'none'; img-src data:; style-src {_digest(style)}; script-src {scripts}; font-src data:"
    policy += f"; connect-src {page.connects}" if page.connects else ""
    policy += "; base-uri 'none'; form-action 'none'"
    properties = deck.properties
    direction = "rtl" if deck.design.rtl else "ltr"
    author = f'<meta name="author" content="{xml_text(properties.author)}">' if properties.author else ""
    return (
        f'<!doctype html>\n<html lang="{xml_text(properties.language)}" dir="{direction}">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{xml_text(policy)}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{author}'
        f"<title>{xml_text(properties.title or 'Slides')}</title>\n<style>{style}</style></head>\n"
    )


_FACES = {"Calibri": ("Slides Sans", "SlidesSans"), "Georgia": ("Slides Serif", "SlidesSerif")}
"""A family -> the one that comes with the program, and what its files are called."""


@lru_cache(maxsize=8)
def web_faces(*families: str) -> str:
    """The faces that a page holds, so that it looks the same where none of some families is installed."""
    rules = ""
    for family, name in dict.fromkeys(_FACES[each] for each in families if each in _FACES):
        for weight, style in ((400, "Regular"), (700, "Bold")):
            data = base64.b64encode(pkgutil.get_data("slides.design", f"fonts/{name}-{style}.woff2") or b"").decode()
            source = f'url(data:font/woff2;base64,{data}) format("woff2")'
            rules += f'@font-face{{font-family:"{family}";font-weight:{weight};src:{source}}}\n'
    return rules


@lru_cache(maxsize=4)
def _style(size: Size) -> str:
    """The viewer's style for slides of a size."""
    width, height = (f"{length / EMU_PER_POINT:g}pt" for length in (size.width, size.height))
    style = file_text("viewer.css").replace("--ratio: 1.7778", f"--ratio: {size.width / size.height:.4f}")
    return style.replace("size: 960pt 540pt", f"size: {width} {height}").replace(
        "width: 960pt; height: 540pt", f"width: {width}; height: {height}"
    )


def _body(deck: FinishedDeck, labels: Mapping[str, str], sections: str, page: PageScripts) -> str:
    """The slides, the bar at the foot, the reading view and what the presenter sees."""
    bar = "".join(
        f'<button type="button" data-do="{name}" aria-label="{xml_text(labels[name])}"><span aria-hidden="true">{sign}</span>'
        f'<span class="wide-only" aria-hidden="true"> {xml_text(labels[name])}</span></button>'
        for name, sign in _BUTTONS
    )
    keys = "".join(f"<dt>{xml_text(key)}</dt><dd>{xml_text(labels[name])}</dd>" for key, name in _KEYS)
    keys += f"<dt>1\u20269</dt><dd>{xml_text(labels['number'])}</dd>"
    search = (
        f'<form role="search"><input id="words" type="search" autocomplete="off" aria-label="{xml_text(labels["words"])}">'
        '<output id="found" for="words"></output></form>'
    )
    minutes = f' data-minutes="{deck.options.minutes}"' if deck.options.minutes else ""
    presenter = (
        f'<div id="presenter" role="main"><div class="now"></div>'
        f'<div class="next" aria-label="{xml_text(labels["next"])}" role="group"></div>'
        f'<div class="words" tabindex="0" role="group" aria-label="{xml_text(labels["notes"])}"></div><div class="time">'
        '<span class="clock" role="timer">0:00</span><span class="place"></span>'
        + "".join(
            f'<button type="button" data-do="{name}">{xml_text(labels[name])}</button>' for name in ("previous", "next", "reset", "larger")
        )
        + "</div></div>"
    )
    return (
        f'<body{minutes}{page.attributes}><header><h1 class="deck">{xml_text(deck.properties.title or "Slides")}</h1></header>\n'
        f'<main aria-label="{xml_text(labels["slides"])}">{sections}</main>\n'
        f'<article id="reading" role="main" tabindex="0" aria-label="{xml_text(labels["reading"])}"></article>{presenter}'
        f'<div class="problems" role="log"></div><nav class="bar" aria-label="{xml_text(labels["slides"])}">{bar}'
        f'<output id="place"></output><span class="space"></span>{search}</nav>'
        f'<p class="said" id="now" aria-live="polite"></p>'
        f'<dialog id="help" aria-label="{xml_text(labels["help"])}"><dl>{keys}</dl>'
        f'<form method="dialog"><button>{xml_text(labels["close"])}</button></form></dialog>\n'
    )


def _tail(page: PageScripts, labels: Mapping[str, str]) -> str:
    """The viewer's words and its scripts."""
    words = json.dumps(labels, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    scripts = "".join(f"<script>{script}</script>\n" for script in (file_text("viewer.js"), *page.scripts))
    return f'<script id="labels" type="application/json">{words}</script>\n{scripts}</body>\n</html>\n'


def _digest(text: str) -> str:
    """A script or style as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@lru_cache(maxsize=8)
def file_text(name: str) -> str:
    """A file that stands beside this one."""
    return (pkgutil.get_data("slides.export.html", name) or b"").decode()


@lru_cache(maxsize=16)
def _labels(language: str) -> Mapping[str, str]:
    """The viewer's words in a language; English where there are none."""
    every: dict[str, dict[str, str]] = json.loads(file_text("labels.json"))
    return every.get(language.split("-")[0].lower(), every["en"])


__all__ = ["PageScripts", "page_html", "slide_sections", "write_html"]
