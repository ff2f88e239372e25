"""The brand that an outline, the configuration or the command names, as a design; and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from slides.base import rule_catalogue
from slides.base.diagnostics import BlockError, Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.design import THEMES, Design, branded
from slides.design.logo import BrandMark
from slides.markdown import resources
from slides.pipeline.configuration import table_of
from slides.pipeline.files import FileError

if TYPE_CHECKING:
    from slides.design.brand import BrandTheme
    from slides.design.images import Image

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "primary": "The brand's colour: covers, numbers, bullets, links.",
        "secondary": "The one thing picked out: a last step, the second side of a comparison.",
        "ground": "The slides; a dark colour makes a dark deck.",
        "text": "Body text.",
        "heading": "Slide titles.",
        "panel": "Cards and quotations.",
        "cover": "The title slide, sections and the closing; without it, as primary.",
        "third": "The third series of a chart.",
        "fourth": "The fourth series of a chart.",
        "link": "Links; without it, as primary.",
    }
)
"""The colours of a brand, and what each is for."""
FONTS: Mapping[str, str] = MappingProxyType({"heading": "Titles.", "body": "All other text.", "code": "Code."})
KEYS: Mapping[str, str] = MappingProxyType(
    {
        "name": "The brand's name.",
        "skeleton": f"Where things stand on slides, as in a theme: {', '.join(THEMES)}.",
        "logo": "A picture in the brand's folder, on every slide.",
        "logo-on-dark": "The same picture for dark grounds.",
        "logo-text": "What a screen reader says of the logo; without it, the brand's name.",
        "bold-titles": "Whether titles are bold.",
    }
)
_DIGITS = pattern(r"#?(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_FACE = pattern(r"[^\W_][\w .'+-]{0,59}")
_LOGO_PIXELS = 900
"""The longer side of a logo as a deck stores it: 2.6 in at more than 300 to the inch."""
_LONGEST = 100_000
_MOST_WIDE = 12
"""How many times as wide as high a logo may be, or the other way round."""


@frozen
class _Faults:
    """What is wrong with a brand's file, by line."""

    path: Path
    lines: tuple[str, ...]
    found: list[Problem]

    def add(self, key: str, message: str, hint: str, rule: Any = rule_catalogue.BRAND) -> None:
        """Report what is wrong with a key."""
        self.found.append(Problem(rule, self.span(key), message, hint))

    def span(self, key: str) -> Span:
        """Where a key stands."""
        at = next((at for at, line in enumerate(self.lines, 1) if line.split("=")[0].strip(" \"'[]") == key), 1)
        return Span(str(self.path), at)


def brand_design(
    named: str, span: Span, language: str, others: Iterable[str], points: str, *, trusted: bool
) -> tuple[Design | None, list[Problem]]:
    """The design of a brand's file, if it can be used, and what is to be said of it: then what is wrong is fatal.

    named: as the outline does, whose folder it has to be in; or, where it is `trusted`, the command or the configuration.
    """
    try:
        path = Path(named) if trusted else resources.is_inside(named, span, "brand")
        resources.note(path, resources.state(path))
        text = _text(path)
    except BlockError as wrong:
        return None, [Problem(rule_catalogue.BRAND, span, wrong.problem.message, wrong.problem.hint)]
    except FileNotFoundError:
        return None, [Problem(rule_catalogue.BRAND, span, f"no such brand: {named[:80]}", resources.nearest_name(path))]
    except OSError as wrong:
        return None, [Problem(rule_catalogue.BRAND, span, f"the brand {named[:80]} cannot be read: {wrong.strerror}", "check the path")]
    try:
        table = table_of(path, text)
    except FileError as wrong:
        return None, [replace(wrong.problem, rule=rule_catalogue.BRAND)]
    faults = _Faults(path, tuple(text.split("\n")), [])
    made, mark = _theme(table, faults), _mark(table, faults)
    if any(each.rule is rule_catalogue.BRAND for each in faults.found) or made is None:
        return None, faults.found
    return branded(made.theme, mark, language, others, points), faults.found


def _text(path: Path) -> str:
    if path.exists() and not path.is_file():
        raise OSError(0, "it is not a file")
    with path.open("rb") as file:
        return file.read(_LONGEST).decode("utf-8-sig", "replace")


def _theme(table: Mapping[str, Any], faults: _Faults) -> BrandTheme | None:
    """The theme of a brand's tables; None where something of them cannot be used."""
    from slides.design.brand import Brand, BrandError, brand_theme

    for key in table:
        if key not in (*KEYS, "colours", "fonts"):
            faults.add(key, f"unknown key of a brand: {key[:40]}", _near(key, (*KEYS, "colours", "fonts")))
    colours = dict(_colours(table.get("colours"), faults))
    fonts = dict(_fonts(table.get("fonts", {}), faults))
    skeleton = table.get("skeleton", next(iter(THEMES)))
    if not isinstance(skeleton, str) or skeleton.casefold() not in THEMES:
        faults.add("skeleton", f"unknown skeleton: {str(skeleton)[:40]}", _near(str(skeleton), tuple(THEMES)))
    if "primary" not in colours and not faults.found:
        faults.add("colours", "the brand names no primary colour", 'write primary = "C8102E" under [colours]')
    if faults.found:
        return None
    face = fonts.get("body") or fonts.get("heading") or "Calibri"
    bold = table.get("bold-titles", THEMES[str(skeleton).casefold()].fonts.bold) is True
    fonts = {"heading": fonts.get("heading") or face, "body": face, "code": fonts.get("code") or "Consolas"}
    try:
        made = brand_theme(Brand(_named(table), colours, **fonts, bold=bold, skeleton=str(skeleton).casefold()))
    except BrandError as wrong:
        for fault in wrong.faults:
            faults.add(fault.key if fault.key in colours else "colours", fault.message, fault.hint)
        return None
    for remark in made.remarks:
        word = remark.removeprefix("the ").split()[0]
        faults.add(word, remark, "nothing, or name a colour with more contrast", rule_catalogue.BRAND_COLOURS)
    return made


def _named(table: Mapping[str, Any]) -> str:
    """The brand's name as it can stand in a file of XML."""
    from slides.text.sanitize import without_marks

    return without_marks(" ".join(str(table.get("name", "")).split()))[:60]


def _colours(given: Any, faults: _Faults) -> Iterator[tuple[str, str]]:
    """The colours that can be used, as six digits."""
    if not isinstance(given, dict):
        faults.add("colours", "the brand has no table [colours]", 'write [colours] and under it primary = "C8102E"')
        return
    for key, value in given.items():
        if key not in COLOURS:
            faults.add(key, f"unknown colour of a brand: {key[:40]}", _near(key, tuple(COLOURS)))
        elif not isinstance(value, str) or not _DIGITS.fullmatch(value.strip()):
            faults.add(key, f"{key} is not a colour: {str(value)[:40]}", 'write six hexadecimal digits, such as "C8102E"')
        else:
            digits = value.strip().removeprefix("#").upper()
            yield key, digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)


def _fonts(given: Any, faults: _Faults) -> Iterator[tuple[str, str]]:
    """The fonts that can be used."""
    for key, value in given.items() if isinstance(given, dict) else ():
        if key not in FONTS:
            faults.add(key, f"unknown font of a brand: {key[:40]}", _near(key, tuple(FONTS)))
        elif not isinstance(value, str) or not _FACE.fullmatch(value.strip()):
            faults.add(key, f"{key} is not the name of a font: {str(value)[:40]}", 'write a family, such as "Georgia"')
        else:
            yield key, value.strip()


def _near(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word.replace("_", "-").casefold(), known, 1, 0.6)
    return f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"


def _mark(table: Mapping[str, Any], faults: _Faults) -> BrandMark | None:
    """The brand's logo with its words."""
    from slides.design.brand_contrast import DARK_BELOW
    from slides.design.contrast import luminance
    from slides.design.images.mean import mark_colour
    from slides.text.sanitize import without_marks

    image, reverse = _logo(table, "logo", faults), _logo(table, "logo-on-dark", faults)
    image = image or reverse
    if image is None:
        return None
    alt = without_marks(" ".join(str(table.get("logo-text", "")).split()))[:200] or _named(table)
    if not alt:
        message = "the logo has no words for who cannot see it"
        faults.add("logo", message, 'write name = "…" or logo-text = "…"', rule_catalogue.BRAND_COLOURS)
    digits = mark_colour(image.data)
    light = luminance(digits) if digits else -1.0
    dark_ink = None if not digits else True if light < DARK_BELOW else False if light > 0.5 else None
    if dark_ink and reverse is None and "logo" in table:
        message = f"the logo is dark ({digits}) and is left out on dark grounds"
        faults.add("logo", message, "name a light one with logo-on-dark", rule_catalogue.BRAND_COLOURS)
    return BrandMark(image, reverse, alt or "Logo", dark_ink)


def _logo(table: Mapping[str, Any], key: str, faults: _Faults) -> Image | None:
    """A picture of the brand's folder."""
    from slides.design import images

    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        faults.add(key, f"{key} is not the name of a file", 'write a name, such as "logo.svg"')
        return None
    span = faults.span(key)
    try:
        path = resources.is_inside(value, span, "logo")
        image = images.load(path)
        found = images.shrunk(image, _LOGO_PIXELS, _LOGO_PIXELS)
    except BlockError as wrong:
        hint = "put the logo into the folder of the brand's file"
        faults.add(key, wrong.problem.message.replace("the outline's folder", "the brand's folder"), hint)
    except FileNotFoundError:
        faults.add(key, f"no such logo: {value[:80]}", resources.nearest_name(path))
    except (OSError, images.UnreadableImage) as wrong:
        faults.add(key, f"the logo {value[:80]} cannot be shown: {wrong}", "save it as PNG or SVG")
    else:
        if max(found.width, found.height) <= _MOST_WIDE * min(found.width, found.height):
            return found
        faults.add(key, f"the logo {value[:80]} has {found.width} by {found.height} pixels", "crop it to its mark and name")
    return None
