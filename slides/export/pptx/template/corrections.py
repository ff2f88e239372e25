"""What a designer corrects of a template in a file beside it: which layout serves what, where content may stand, which colours to take.

The file is TOML and is called like the template with `.toml` after its name:

    [layouts]
    title = "Cover, photo"
    section = "Divider"
    content = "Text"

    [safe]               # inches from the slide's edges
    left = 0.5
    top = 1.6
    right = 0.5
    bottom = 0.7

    [colours]            # tokens, and colours of the theme or six digits
    key = "accent2"
    contrast = "C8102E"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from slides.base.geometry import Rect, Size, inches
from slides.base.records import frozen
from slides.design import Colour, Purpose, Scheme
from slides.export.pptx.template.colours import NAMES
from slides.export.pptx.template.purposes import CHOSEN

_SIDES = ("left", "top", "right", "bottom")
_MAPPED = ("bg1", "tx1", "bg2", "tx2", *NAMES)


@frozen
class Corrections:
    """What holds of a template whatever it looks like. `faults` says what of the file is not understood."""

    layouts: Mapping[Purpose, str] = field(default_factory=dict)
    margins: Mapping[str, float] = field(default_factory=dict)
    colours: Mapping[Colour, Scheme] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    def safe(self, found: Rect, slide: Size) -> Rect:
        """The safe area with the margins that the file gives, those that it leaves out as they were found."""
        if not self.margins:
            return found
        left = inches(self.margins["left"]) if "left" in self.margins else found.x
        top = inches(self.margins["top"]) if "top" in self.margins else found.y
        right = slide.width - inches(self.margins["right"]) if "right" in self.margins else found.right
        bottom = slide.height - inches(self.margins["bottom"]) if "bottom" in self.margins else found.bottom
        good = right - left > slide.width // 8 and bottom - top > slide.height // 8
        return Rect(left, top, right - left, bottom - top) if good else found


def corrections_of(data: Mapping[str, Any]) -> Corrections:
    """The corrections that a file's tables hold; what is not understood is a fault, and the rest holds."""
    faults = [f"has an unknown part [{name}]" for name in data if name not in ("layouts", "safe", "colours")]
    purposes = {purpose.value.replace(" ", separator): purpose for purpose in CHOSEN for separator in (" ", "-", "_")}
    purposes |= {"closing": Purpose.FAREWELL}
    layouts, margins, colours = {}, {}, {}
    for name, value in _part(data, "layouts", faults):
        if name in purposes and isinstance(value, str):
            layouts[purposes[name]] = value
        else:
            faults.append(f"names no purpose: {name} (known: {', '.join(purpose.value for purpose in CHOSEN)})")
    for name, value in _part(data, "safe", faults):
        if name in _SIDES and isinstance(value, int | float) and 0 <= value < 100:
            margins[name] = float(value)
        else:
            faults.append(f"gives no margin in inches: {name}")
    tokens = {token.value.replace(" ", separator): token for token in Colour for separator in (" ", "-", "_")}
    for name, value in _part(data, "colours", faults):
        scheme = _scheme(value)
        if name in tokens and scheme is not None:
            colours[tokens[name]] = scheme
        else:
            faults.append(f"gives no colour: {name}")
    return Corrections(layouts, margins, colours, tuple(faults))


def _part(data: Mapping[str, object], name: str, faults: list[str]) -> list[tuple[str, object]]:
    """The entries of a table of the file."""
    found = data.get(name, {})
    if isinstance(found, dict):
        return list(found.items())
    faults.append(f"has {name} that is no table")
    return []


def _scheme(value: object) -> Scheme | None:
    """A colour by its name in the theme, or by six digits."""
    if not isinstance(value, str):
        return None
    digits = value.removeprefix("#").upper()
    if value in _MAPPED:
        return Scheme(value)
    return Scheme(digits) if len(digits) == 6 and all(letter in "0123456789ABCDEF" for letter in digits) else None
