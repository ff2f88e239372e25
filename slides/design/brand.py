"""A brand without a template: colours, fonts and a logo as a theme on one of the built-in skeletons, with every contrast it needs."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import field, replace
from types import MappingProxyType

from slides.base.records import frozen
from slides.design.brand_contrast import BODY, DARK_BELOW, GRAPHIC, TEXT, Mended, at_lightness, lightness, mended, shown_colour
from slides.design.contrast import contrast_of, luminance
from slides.design.theme import Theme
from slides.design.themes import DEFAULT_THEME, THEMES
from slides.design.tokens import Colour, Fonts, Scheme
from slides.text.rich_text import Ink

_MOST_SHIFT = 0.10
"""How far the lightness of a brand's own colour is moved for text. Further, it would be another colour: then it is kept for grounds."""
_MOST_TEXT_SHIFT = 0.25
"""The same for text and headings, whose hue is less of a mark."""
_PALE, _PALE_TINT = 0.35, 0.15
"""The luminance from which a dark shade of a colour is no longer that colour (yellow turns olive), and how much of it is left then."""
_ROOM_FOR_PANELS = 1.14
"""What a colour needs more on the slide's ground, so that panels can differ from that and carry the colour too."""
_TINTS = (Colour.SOFT, Colour.FAINT, Colour.STRONG, Colour.SOFT_CONTRAST, Colour.MARK, Colour.LAND, Colour.PANEL_2, Colour.PANEL_3)
"""Grounds that are made of another colour, and carry body text."""


@frozen
class BrandFault:
    """What is wrong with a colour of a brand: its key, the numbers, and what to change."""

    key: str
    message: str
    hint: str


class BrandError(Exception):
    """A brand that cannot be used. `faults`: what is wrong, what to change, and the key that is at fault."""

    def __init__(self, *faults: BrandFault) -> None:
        super().__init__(*(fault.message for fault in faults))
        self.faults = faults


@frozen
class Brand:
    """What a brand file says. Colours are six hexadecimal digits; those that are left out are made from the others.

    `colours` by name: ground, text, heading, panel, primary, secondary, third, fourth, cover and link. `skeleton` is a theme's name.
    """

    name: str
    colours: Mapping[str, str]
    heading: str = "Calibri"
    body: str = "Calibri"
    code: str = "Consolas"
    bold: bool = True
    skeleton: str = DEFAULT_THEME


@frozen
class BrandTheme:
    """A brand as a theme, and what of its colours is used otherwise than it says, with the numbers."""

    theme: Theme
    remarks: tuple[str, ...] = field(default=())


def _hsl(hue: float, saturation: float, light: float) -> str:
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))


def _hue(digits: str) -> tuple[float, float]:
    """A colour's hue and saturation in HSL."""
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    return hue, saturation


def brand_theme(brand: Brand) -> BrandTheme:
    """The theme of a brand. BrandError, with the numbers, where its colours cannot carry text."""
    return _Making(brand).made()


class _Making:
    """Makes the theme of one brand: the scheme with its own colours, then the tokens with enough contrast."""

    def __init__(self, brand: Brand) -> None:
        self.brand = brand
        self.said = {name: digits.upper() for name, digits in brand.colours.items()}
        self.remarks: list[str] = []
        self.faults: list[BrandFault] = []
        self.tokens: dict[Colour, Scheme] = {}
        self.ground = self.said.get("ground", "FFFFFF")
        self.dark = luminance(self.ground) < DARK_BELOW
        self.primary = self.said["primary"]

    def made(self) -> BrandTheme:
        """The theme, and what is to be said of it."""
        best = max(contrast_of(each, self.ground) for each in ("000000", "FFFFFF"))
        if best < BODY:
            black, white = (contrast_of(each, self.ground) for each in ("000000", "FFFFFF"))
            said = f"no text reaches {BODY:g}:1 on the ground {self.ground}: black has {black:.2f}:1 and white {white:.2f}:1"
            raise BrandError(BrandFault("ground", said, "choose a lighter or a darker ground"))
        base = THEMES[self.brand.skeleton]
        fonts = Fonts(self.brand.heading, self.brand.body, self.brand.code, self.brand.bold, base.fonts.title, _guard(self.brand.heading))
        self.theme = Theme(
            f"brand {self.brand.name}".strip(),
            self.scheme(),
            fonts,
            self.dark,
            skeleton=base.skeleton,
            style_changes=base.style_changes,
        )
        self.settle()
        if self.faults:
            raise BrandError(*self.faults)
        changed = tuple((token, scheme) for token, scheme in self.tokens.items())
        names = {self.tokens.get(token, self.theme.scheme[token]).name for token in (Colour.ON_BAR, Colour.ON_FILL)}
        theme = replace(self.theme, own_colours=changed, own_inks=self.inks(), keep_links=len(names) > 1)
        return BrandTheme(theme, tuple(self.remarks))

    def scheme(self) -> tuple[str, ...]:
        """The twelve colours of the scheme: the brand's as they are, and what it leaves out made from them."""
        hue, strength = _hue(self.primary)
        calm = min(strength, 0.35)
        far = 0.93 if self.dark else 0.13
        text = self.said.get("text") or _hsl(hue, calm * 0.6, far)
        heading = self.said.get("heading") or (
            text if self.dark else _hsl(hue, min(strength, _PALE_TINT if luminance(self.primary) > _PALE else 0.6), 0.17)
        )
        away = lightness(self.ground)
        panel = self.said.get("panel") or _hsl(hue, calm, min(away + 0.07, 1) if self.dark else max(away - 0.06, 0))
        light = 0.72 if self.dark else 0.36
        second = self.said.get("secondary") or _hsl(hue, calm * 0.4, light)
        third = self.said.get("third") or _hsl((hue + 0.42) % 1, 0.40, 0.50)
        fourth = self.said.get("fourth") or _hsl((hue + 0.17) % 1, 0.45, 0.50)
        cover = self.said.get("cover") or self.primary
        link = self._linked(self.said.get("link") or self.primary, panel)
        pair = (self.ground, text, panel, heading) if self.dark else (text, self.ground, heading, panel)
        return (*pair, self.primary, second, third, fourth, cover, _hsl(hue, calm, 0.5), link, link)

    def _linked(self, wanted: str, panel: str) -> str:
        """The colour of links, which cannot be softened where it is used."""
        found = mended(wanted, ((self.ground, TEXT), (panel, TEXT)), self._away())
        return found.digits if found else ("FFFFFF" if self.dark else "000000")

    def _away(self) -> float:
        """The lightness away from the ground, towards which text is moved."""
        return 1.0 if self.dark else 0.0

    def digits(self, token: Colour) -> str:
        """A token's colour as it is now."""
        return shown_colour(self.theme, self.tokens.get(token, self.theme.scheme[token]))

    def settle(self) -> None:
        """Give every token a colour that can be read where it stands: first grounds and text, then what is picked out, then tints."""
        self._text(Colour.INK, "text", ((Colour.CANVAS, BODY),))
        self._panel()
        self.tokens[Colour.HEADING] = Scheme("tx2")
        self._text(Colour.HEADING, "heading", ((Colour.CANVAS, BODY),))
        self._panels_for_the_brand()
        self._picked_out()
        for token in _TINTS:
            self._moved(token, ((Colour.INK, BODY if token is Colour.LAND else TEXT),))
        grounds = (Colour.CANVAS, Colour.PANEL, Colour.LAND)
        self._moved(Colour.MUTED, tuple((ground, TEXT) for ground in grounds), self._away())
        for token in (Colour.THIRD, Colour.FOURTH):
            self._moved(token, ((Colour.CANVAS, GRAPHIC),), self._away())
        self._deep()

    def _moved(self, token: Colour, against: tuple[tuple[Colour, float], ...], towards: float | None = None) -> Mended | None:
        """Move a token's lightness as little as its pairs ask: towards the ground where nothing else is said."""
        scheme = self.tokens.get(token, self.theme.scheme[token])
        pairs = tuple((self.digits(other), least) for other, least in against)
        found = mended(shown_colour(self.theme, scheme), pairs, lightness(self.ground) if towards is None else towards)
        if found is None:
            self.tokens[token] = self.theme.scheme[Colour.CANVAS if towards is None else Colour.INK]
        elif found.shift:
            self.tokens[token] = at_lightness(self.theme, scheme, found.light)
        return found

    def _text(self, token: Colour, name: str, against: tuple[tuple[Colour, float], ...]) -> None:
        """Text or headings: moved a little, or refused."""
        before = self.digits(token)
        found = self._moved(token, against, self._away())
        number = contrast_of(before, self.ground)
        if found is not None and not found.shift:
            return
        if found is None or (name in self.said and found.shift > _MOST_TEXT_SHIFT):
            way = "lighter" if self.dark else "darker"
            said = f"{name} {before} has {number:.2f}:1 on the ground {self.ground} and needs {BODY:g}:1"
            self.faults.append(BrandFault(name, said, f"choose a {way} {name}, such as {self.digits(token)}"))
        elif name in self.said:
            self._remark(name, before, self.ground, BODY, self.digits(token))

    def _remark(self, name: str, before: str, where: str, least: float, after: str) -> None:
        number, ratio = contrast_of(before, where), contrast_of(after, where)
        self.remarks.append(f"{name} {before} has {number:.2f}:1 on {where} and text needs {least:g}:1: {after} is used ({ratio:.2f}:1)")

    def _panel(self) -> None:
        """The ground of cards: moved towards the slide's, or refused."""
        before, ink = self.digits(Colour.PANEL), self.digits(Colour.INK)
        number = contrast_of(before, ink)
        found = self._moved(Colour.PANEL, ((Colour.INK, BODY),))
        if "panel" in self.said and (found is None or found.shift > _MOST_SHIFT):
            said = f"text {ink} has {number:.2f}:1 on the panel {before} and needs {BODY:g}:1"
            self.faults.append(BrandFault("panel", said, f"choose a panel nearer the ground {self.ground}"))
        elif "panel" in self.said and found is not None and found.shift:
            after = self.digits(Colour.PANEL)
            ratio = contrast_of(after, ink)
            self.remarks.append(
                f"text {ink} has {number:.2f}:1 on the panel {before} and needs {BODY:g}:1: {after} is used ({ratio:.2f}:1)"
            )

    def _panels_for_the_brand(self) -> None:
        """Panels that the brand does not name, so near the ground that its colours can be read on them too."""
        carried = []
        for name in ("accent1", "accent2"):
            found = mended(self.theme.rgb(name), ((self.ground, TEXT * _ROOM_FOR_PANELS),), self._away())
            if found is not None and found.shift <= _MOST_SHIFT:
                carried.append(found.digits)
        for token in (Colour.PANEL, Colour.PANEL_2, Colour.PANEL_3):
            scheme = self.tokens.get(token, self.theme.scheme[token])
            if token is Colour.PANEL and "panel" in self.said:
                continue
            pairs = ((self.digits(Colour.INK), BODY), *((digits, TEXT) for digits in carried))
            fixed = mended(shown_colour(self.theme, scheme), pairs, lightness(self.ground))
            self.tokens[token] = at_lightness(self.theme, scheme, fixed.light) if fixed else self.theme.scheme[Colour.CANVAS]

    def _picked_out(self) -> None:
        """The brand's two colours for text and for fills under text; one that is far too pale or dark stays for grounds alone."""
        on = tuple((ground, TEXT) for ground in (Colour.CANVAS, Colour.PANEL, Colour.PANEL_2, Colour.PANEL_3))
        for token, name in ((Colour.KEY, "primary"), (Colour.CONTRAST, "secondary")):
            before = self.digits(token)
            where = min((self.digits(ground) for ground, _ in on), key=lambda each: contrast_of(before, each))
            number = contrast_of(before, where)
            found = self._moved(token, on, self._away())
            if found is not None and not found.shift:
                continue
            if found is not None and (found.shift <= _MOST_SHIFT or name not in self.said):
                if name in self.said:
                    self._remark(name, before, where, TEXT, self.digits(token))
                continue
            if token is Colour.KEY:
                self.tokens[token] = self.tokens.get(Colour.HEADING, self.theme.scheme[Colour.HEADING])
                self._on_bar()
                use = f"it is a ground for other text, and text in it has {self.digits(token)}"
            else:
                use = f"text and fills in it have {self.digits(token)}"
            self.remarks.append(f"{name} {before} has {number:.2f}:1 on {where} and text needs {TEXT:g}:1: {use}")

    def _on_bar(self) -> None:
        """The brand's colour as the ground of bars, with whichever text can be read on it."""
        scheme = Scheme("accent1")
        for ink in ("tx1", "bg1"):
            if contrast_of(shown_colour(self.theme, Scheme(ink)), self.primary) >= TEXT:
                self.tokens[Colour.BAR], self.tokens[Colour.ON_BAR] = scheme, Scheme(ink)
                return

    def _deep(self) -> None:
        """Covers and bars, with whichever of text and ground can be read on them; moved where neither can."""
        if THEMES[self.brand.skeleton].dark:
            self.tokens[Colour.DEEP] = Scheme("bg1", 55000) if self.dark else self.tokens.get(Colour.PANEL, Scheme("bg2"))
            self.tokens[Colour.ON_DEEP] = self.tokens.get(Colour.INK, Scheme("tx1"))
            if "cover" in self.said:
                self.remarks.append(
                    f"cover {self.said['cover']} is not used: covers of {self.brand.skeleton} have the ground of its slides"
                )
        else:
            self.tokens[Colour.DEEP] = Scheme("accent5")
            self._readable_ground(Colour.DEEP, Colour.ON_DEEP, "cover" if "cover" in self.said else "")
        if contrast_of(self.digits(Colour.BAR), self.digits(Colour.ON_BAR)) < TEXT:
            self._readable_ground(Colour.BAR, Colour.ON_BAR, "")

    def _readable_ground(self, ground: Colour, ink: Colour, name: str) -> None:
        before = self.digits(ground)
        inks = [Scheme("bg1"), Scheme("tx1")]
        best = max(inks, key=lambda each: contrast_of(shown_colour(self.theme, each), before))
        self.tokens[ink] = best
        digits = shown_colour(self.theme, best)
        number = contrast_of(digits, before)
        found = self._moved(ground, ((ink, TEXT),), 0.0 if luminance(digits) > luminance(before) else 1.0)
        if name and (found is None or found.shift):
            self.remarks.append(f"the {name} {before} has {number:.2f}:1 with its text and needs {TEXT:g}:1: {self.digits(ground)} is used")

    def inks(self) -> tuple[tuple[Ink, Scheme], ...]:
        """The colours of code, each with enough contrast on slides and panels."""
        found = []
        grounds = tuple((self.digits(each), TEXT) for each in (Colour.CANVAS, Colour.PANEL))
        for ink, scheme in self.theme.inks.items():
            fixed = mended(shown_colour(self.theme, scheme), grounds, self._away())
            changed = self.theme.scheme[Colour.INK] if fixed is None else at_lightness(self.theme, scheme, fixed.light)
            if fixed is None or fixed.shift:
                found.append((ink, changed))
        return tuple(found)


_WIDER: Mapping[str, float] = MappingProxyType({"georgia": 1.16})
"""How much wider than a font a likely substitute for it is."""


def _guard(font: str) -> float:
    return _WIDER.get(font.casefold(), 1.0)
