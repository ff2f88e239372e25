"""Colours of a template: its theme, its colour map, and what a fill of DrawingML is in RGB."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from slides.base.records import frozen
from slides.design.contrast import softened
from slides.design.tokens import Scheme
from slides.export.pptx.drawingml import A
from slides.export.pptx.template.opened import Package

NAMES = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""The colours of a theme in the order of `Theme.colours`."""
_OFFICE = "000000 FFFFFF 44546A E7E6E6 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72".split()  # noqa: SIM905
_MAPPED = ("bg1", "tx1", "bg2", "tx2", *NAMES[4:])
_PLAIN = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_PRESETS = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "green": "008000", "blue": "0000FF", "gray": "808080"}
_PRESETS |= {"yellow": "FFFF00", "orange": "FFA500", "navy": "000080", "silver": "C0C0C0", "grey": "808080"}


@frozen
class Paint:
    """A colour as six digits, how solid it is from 0 to 1, and its name in the theme where it is one of the theme's as it is."""

    rgb: str
    solid: float = 1.0
    scheme: Scheme | None = None

    def over(self, under: str) -> str:
        """What is seen of it over another colour."""
        parts = [round(int(self.rgb[at : at + 2], 16) * self.solid + int(under[at : at + 2], 16) * (1 - self.solid)) for at in (0, 2, 4)]
        return "".join(f"{part:02X}" for part in parts)


@frozen
class Palette:
    """A theme's colours and faces with a master's map to them. `fills` are the fills that backgrounds may name."""

    name: str
    colours: tuple[str, ...]
    mapping: Mapping[str, str]
    heading: str
    body: str
    fills: tuple[Any, ...] = field(default=(), repr=False)

    def rgb(self, name: str) -> str:
        """The digits behind a name of the map or the theme."""
        found = self.mapping.get(name, name)
        return self.colours[NAMES.index(found)] if found in NAMES else self.colours[0]

    def mapped(self, override: Mapping[str, str]) -> Palette:
        """The same with another colour map."""
        return Palette(self.name, self.colours, override, self.heading, self.body, self.fills)


def palette_of(package: Package, master: str) -> Palette:
    """The palette of a master; Office's colours where a theme is missing or broken."""
    themes = package.targets(master, "theme")
    root = package.xml(themes[0]) if themes and themes[0] in package.parts else None
    found = root.find(f".//{{{A}}}clrScheme") if root is not None else None
    own = {} if found is None else {each.tag.rpartition("}")[2]: _raw(each) for each in found}
    colours = tuple(own.get(name) or usual for name, usual in zip(NAMES, _OFFICE, strict=True))
    faces = {
        kind: "" if root is None else next((each.get("typeface", "") for each in root.iterfind(f".//{{{A}}}{kind}/{{{A}}}latin")), "")
        for kind in ("majorFont", "minorFont")
    }
    fills = root.find(f".//{{{A}}}bgFillStyleLst") if root is not None else None
    name = (root.get("name") if root is not None else "") or "Template"
    mapping = map_of(next(package.xml(master).iter("{*}clrMap"), None))
    return Palette(
        name, colours, mapping, faces["majorFont"] or "Calibri", faces["minorFont"] or "Calibri", () if fills is None else tuple(fills)
    )


def map_of(element: Any) -> dict[str, str]:
    """A colour map from its element; the usual one where there is none."""
    usual = _PLAIN | {name: name for name in NAMES[4:]}
    return usual if element is None else {name: element.get(name) or usual[name] for name in _MAPPED}


def _raw(element: Any) -> str:
    """A colour of a theme."""
    for each in element:
        if digits := (each.get("lastClr") or each.get("val") or ""):
            return digits.upper() if _is_digits(digits) else _PRESETS.get(digits, "")
    return ""


def _is_digits(text: str) -> bool:
    return len(text) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in text)


def colour_in(element: Any, palette: Palette, own: str = "000000") -> Paint | None:
    """The first colour among an element's children. own: what `phClr` stands for."""
    for each in element:
        tag, value = each.tag.rpartition("}")[2], each.get("val", "")
        scheme = None
        if tag == "schemeClr":
            rgb = own if value == "phClr" else palette.rgb(value)
            scheme = None if value == "phClr" or len(each) else Scheme(value)
        elif tag == "srgbClr" and _is_digits(value):
            rgb = value.upper()
        elif tag == "sysClr":
            rgb = each.get("lastClr") or ("FFFFFF" if value == "window" else "000000")
        elif tag == "prstClr":
            rgb = _PRESETS.get(value, "808080")
        elif tag == "scrgbClr":
            rgb = "".join(f"{_linear(each.get(part, '0')):02X}" for part in "rgb")
        else:
            continue
        return _changed(rgb if _is_digits(rgb) else "808080", each, scheme)
    return None


def _linear(share: str) -> int:
    """A channel in thousandths of a percent of linear light as one of 255 steps of sRGB."""
    return _step(min(max(_number(share) / 100_000, 0.0), 1.0))


def _step(light: float) -> int:
    """Linear light from 0 to 1 as one of 255 steps of sRGB."""
    return round(255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))


def _in_light(rgb: str, share: float, other: float) -> str:
    """A share of a colour mixed with black (other: 0) or white (1) as light is, which is how PowerPoint makes shades and tints."""
    parts = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    lights = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return "".join(f"{_step(light * share + other * (1 - share)):02X}" for light in lights)


def _number(text: str | None) -> float:
    try:
        return float((text or "0").rstrip("%")) * (1000 if (text or "").endswith("%") else 1)
    except ValueError:
        return 0.0


def _changed(rgb: str, element: Any, scheme: Scheme | None) -> Paint:
    """A colour with the changes that its element states."""
    changes = {each.tag.rpartition("}")[2]: _number(each.get("val")) for each in element}
    mod, off, saturation = changes.get("lumMod", 0), changes.get("lumOff", 0), changes.get("satMod", 0)
    if mod or off or saturation:
        rgb = softened(rgb, int(mod or 100_000), int(off), int(saturation))
    if "hueMod" in changes or "hueOff" in changes:
        red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
        hue, light, full = colorsys.rgb_to_hls(red, green, blue)
        hue = (hue * changes.get("hueMod", 100_000) / 100_000 + changes.get("hueOff", 0) / 21_600_000) % 1
        rgb = "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, full))
    if "shade" in changes:
        rgb = _in_light(rgb, _share(changes["shade"]), 0.0)
    if "tint" in changes:
        rgb = _in_light(rgb, _share(changes["tint"]), 1.0)
    if "lum" in changes:
        red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
        hue, _, full = colorsys.rgb_to_hls(red, green, blue)
        rgb = "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, _share(changes["lum"]), full))
    return Paint(rgb, _share(changes.get("alpha", 100_000)), scheme)


def _share(thousandths: float) -> float:
    return min(max(thousandths / 100_000, 0.0), 1.0)


def fill_of(element: Any, palette: Palette, own: str = "000000") -> Paint | None:
    """What the fill among an element's children paints: a colour, the mean of a gradient; None for none, and for pictures."""
    for each in element:
        tag = each.tag.rpartition("}")[2]
        if tag == "solidFill":
            return colour_in(each, palette, own)
        if tag == "gradFill":
            return _mean([paint for stop in each.iter("{*}gs") if (paint := colour_in(stop, palette, own))])
        if tag == "pattFill":
            return _mean([paint for side in each if (paint := colour_in(side, palette, own))])
    return None


def _mean(paints: list[Paint]) -> Paint | None:
    if not paints:
        return None
    parts = [round(sum(int(paint.rgb[at : at + 2], 16) for paint in paints) / len(paints)) for at in (0, 2, 4)]
    return Paint("".join(f"{part:02X}" for part in parts), min(paint.solid for paint in paints))
