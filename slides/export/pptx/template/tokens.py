"""Which of a template's colours serves for what, so that all text can be read on what lies behind it.

Each token is the theme's own colour where its contrast suffices, and that colour made darker or lighter where it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from slides.design import Colour, Scheme
from slides.design.contrast import contrast_of, softened
from slides.export.pptx.template.colours import Palette
from slides.text.rich_text import Ink

BODY, TEXT, GRAPHICS = 7.0, 4.5, 3.0
"""The contrast of body text, of other text, and of what is drawn (WCAG 2.2, 1.4.6, 1.4.3 and 1.4.11), as the rules ask."""
_MARGIN = 0.06
"""So much more than asked, for colours are rounded differently by each program."""
_DARKER = tuple((share, 0) for share in range(95000, 4000, -5000))
_LIGHTER = tuple((100_000 - share, share) for share in range(5000, 96000, 5000))
_STOCK = frozenset({"4472C4", "4F81BD", "5B9BD5", "156082", "4874CB", "5B9BD4", "4285F4", "BBE0E3", "00A2FF", "0365C0", "499BC9"})
"""The first accents of the themes with which PowerPoint, WPS, Google Slides and Keynote begin."""
_STOCK_DARK = frozenset({"44546A", "1F497D", "0E2841", "595959"})
"""The second text colours of those themes."""
_NEARLY = 3.5
"""The contrast from which an accent carries text when it is made a little darker; a pale one would become another colour."""
_COLOURED, _TINTED, _GREY = 0.25, 0.04, 0.03
"""Saturation from which a colour is one of a house, from which a ground has a tint, and up to which a colour is grey."""
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))


class Tokens:
    """Chooses the colours of one template. `ground` is what is seen behind content, `ink` the colour of the body's text, `drawn` the
    colours as six digits that its master and layouts draw, the most frequent first.
    """

    def __init__(self, palette: Palette, ground: str, ink: Scheme | None, title: Scheme | None, drawn: Sequence[str] = ()) -> None:
        self.palette = palette
        self.ground = ground
        self.dark = contrast_of(ground, "FFFFFF") > contrast_of(ground, "000000")
        self.found: dict[Colour, Scheme] = {}
        self.drawn = drawn
        self._choose(ink, title)

    def rgb(self, scheme: Scheme) -> str:
        """A scheme's digits."""
        digits = scheme.name if len(scheme.name) == 6 and not set(scheme.name) - set("0123456789ABCDEF") else ""
        return softened(digits or self.palette.rgb(scheme.name), scheme.lum_mod, scheme.lum_off, scheme.sat_mod)

    def ratio(self, scheme: Scheme, on: Iterable[str]) -> float:
        """The least contrast of a colour on several grounds."""
        return min(contrast_of(self.rgb(scheme), each) for each in on)

    def _choose(self, ink: Scheme | None, title: Scheme | None) -> None:
        found, canvas = self.found, self._named(self.ground)
        found[Colour.CANVAS] = canvas
        extremes = [Scheme(name) for name in ("tx1", "bg1", "dk1", "lt1", "tx2", "bg2")]
        digits = [Scheme("FFFFFF"), Scheme("000000")]
        own = ink if ink is not None and self.ratio(ink, [self.ground]) >= GRAPHICS else None
        if ink is not None:
            ink = self._named(self.rgb(ink)) if not ink.lum_mod else ink
            ink = ink if self.ratio(ink, [self.ground]) >= TEXT else None
        darker = [Scheme(ink.name, mod, off) for mod, off in (_LIGHTER if self.dark else _DARKER)[:8]] if ink and not ink.lum_mod else []
        found[Colour.INK] = self._ink([*([ink, *darker] if ink else []), *extremes, *digits], own)
        self.dark = contrast_of(self.rgb(found[Colour.INK]), "000000") > contrast_of(self.ground, "000000")
        found[Colour.PANEL] = self._panel(found[Colour.INK])
        panel = self.rgb(found[Colour.PANEL])
        both = [self.ground, panel]
        found[Colour.HEADING] = self._first([*([title] if title else []), found[Colour.INK]], both, TEXT)
        found[Colour.ON_FILL] = self._on_fill()
        on_fill = self.rgb(found[Colour.ON_FILL])
        accents = self._accents()
        house = [each for each in accents if each.name in self._house_colours()]
        found[Colour.KEY] = self._first((*self._turned(house), *self._turned(accents)), [*both, on_fill], TEXT)
        others = [each for each in accents if each.name != found[Colour.KEY].name]
        found[Colour.CONTRAST] = self._first(self._turned(others), [*both, on_fill], TEXT)
        found[Colour.BAR], found[Colour.ON_BAR] = self._bar(found[Colour.KEY], found[Colour.ON_FILL])
        found[Colour.DEEP], found[Colour.ON_DEEP] = found[Colour.BAR], found[Colour.ON_BAR]
        self._tint_all(found[Colour.INK])
        found[Colour.MUTED] = self._first(self._muted(found[Colour.INK]), [*both, self.rgb(found[Colour.LAND])], TEXT)
        rest = [each for each in accents if each.name not in (found[Colour.KEY].name, found[Colour.CONTRAST].name)] or accents
        found[Colour.THIRD] = self._first(self._turned(rest), both, GRAPHICS)
        left = [each for each in rest if each.name != found[Colour.THIRD].name] or rest
        found[Colour.FOURTH] = self._first(self._turned(left), both, GRAPHICS)

    def _ink(self, options: Iterable[Scheme], own: Scheme | None) -> Scheme:
        """The colour of body text: the first that can be read on the ground and on a panel; on a ground between dark and light, on which
        none reads well, the template's own.
        """
        seen = list(options)
        good = [each for each in seen if self.ratio(each, [self.ground]) >= BODY + _MARGIN]
        best = self._panel(max(seen, key=lambda each: self.ratio(each, [self.ground])))
        panelled = [each for each in good if self._panel(each) == best]
        return (panelled or good or [own or max(seen, key=lambda each: self.ratio(each, [self.ground]))])[0]

    def _named(self, digits: str) -> Scheme:
        """A colour by its name in the theme, or by its digits."""
        names = ("bg1", "bg2", "tx1", "tx2", *_ACCENTS)
        return Scheme(next((name for name in names if self.palette.rgb(name) == digits), digits))

    def _first(self, options: Iterable[Scheme], on: Iterable[str], need: float) -> Scheme:
        """The first colour with enough contrast on all grounds, else the one with most."""
        grounds, seen = list(on), []
        for each in options:
            seen.append(each)
            if self.ratio(each, grounds) >= need + _MARGIN:
                return each
        return max(seen, key=lambda each: self.ratio(each, grounds))

    def _on_fill(self) -> Scheme:
        """Text on fills: what is nearest to the ground, so that a fill that stands out from it carries the text."""
        names = ("bg1", "lt1", "dk1", "tx1")
        found = max(names, key=lambda name: contrast_of(self.palette.rgb(name), "FFFFFF" if self.dark else "000000"))
        return Scheme(found)

    def _accents(self) -> list[Scheme]:
        """The accents, those that tell most from the ground and are coloured first among equals; greys last."""
        names = [name for name in _ACCENTS if _saturation(self.palette.rgb(name)) > 0.15] or list(_ACCENTS)
        house = self._house_colours()
        apart = [name for name in names if not any(_is_near(self.palette.rgb(name), self.rgb(Scheme(each))) for each in house)]
        return [Scheme(name) for name in dict.fromkeys((*house, *(apart or names)))]

    def _house_colours(self) -> list[str]:
        """What the template draws in colour where its accents say nothing of the house: they are the program's own, or what is drawn most
        is none of them.
        """
        kept = [each for each in self.drawn if _saturation(each) > _COLOURED and contrast_of(each, self.ground) >= GRAPHICS]
        if self.palette.rgb("accent1") not in _STOCK:
            coloured = [name for name in _ACCENTS if _saturation(self.palette.rgb(name)) > _COLOURED]
            near = [name for name in coloured if kept and _is_near(kept[0], self.palette.rgb(name))]
            if near or not kept:
                near = [name for name in near if contrast_of(self.palette.rgb(name), self.ground) >= _NEARLY]
                return sorted(near, key=lambda name: _distance(kept[0], self.palette.rgb(name)))[:1]
        apart = [each for each in kept[1:] if not _is_near(each, kept[0])]
        return [self._named(each).name for each in (*kept[:1], *apart[:1])]

    def _turned(self, accents: Iterable[Scheme]) -> Iterator[Scheme]:
        """Accents as they are, then each darker or lighter by steps, whichever tells more from the ground."""
        kept = list(accents)
        strong = [each for each in kept if contrast_of(self.rgb(each), self.ground) >= GRAPHICS]
        yield from strong
        for each in [*strong, *kept]:
            for mod, off in _LIGHTER if self.dark else _DARKER:
                yield Scheme(each.name, mod, off)

    def _panel(self, ink: Scheme) -> Scheme:
        """A ground a little off the slide's, on which ink can be read."""
        second = Scheme("bg2")
        apart = contrast_of(self.rgb(second), self.ground)
        alien = _saturation(self.ground) > _TINTED and _saturation(self.rgb(second)) <= _GREY
        near = 1.04 <= apart <= (1.9 if self.dark else 1.45) and not alien
        if near and self.ratio(ink, [self.rgb(second)]) >= BODY + _MARGIN:
            return second
        base = self.found[Colour.CANVAS].name
        steps = [(100_000 - share, share) for share in (8000, 12000)] if self.dark else [(95000, 0), (92000, 0)]
        for mod, off in [*steps, (80000, 0), (97000, 0), *([(60000, 0), (45000, 0)] if self.dark else [])]:
            tint = Scheme(base, mod, off)
            if self.ratio(ink, [self.rgb(tint)]) >= BODY + _MARGIN and contrast_of(self.rgb(tint), self.ground) > 1.03:
                return tint
        return self.found[Colour.CANVAS]

    def _bar(self, key: Scheme, on_fill: Scheme) -> tuple[Scheme, Scheme]:
        """The strong fill of takeaways and table headers with its text: the theme's second text colour where that is one."""
        stock = self.palette.rgb("dk2") in _STOCK_DARK and bool(self._house_colours())
        options = [Scheme(name) for name in ("tx2", "dk2")] if not self.dark and not stock else []
        for each in options:
            enough = contrast_of(self.rgb(each), self.ground) >= TEXT and self.ratio(on_fill, [self.rgb(each)]) >= BODY
            if enough and _saturation(self.rgb(each)) > 0.1:
                return each, on_fill
        return key, on_fill

    def _muted(self, ink: Scheme) -> Iterator[Scheme]:
        if ink.lum_mod:
            yield ink
            return
        softer = ((65000, 35000), (75000, 25000), (85000, 15000)) if not self.dark else ((75000, 0), (85000, 0))
        yield from (Scheme(ink.name, mod, off) for mod, off in softer)
        yield ink

    def _tint_all(self, ink: Scheme) -> None:
        """The tints on which ink is read."""
        steps = [(30000, 70000), (20000, 80000), (10000, 90000)] if not self.dark else [(45000, 0), (35000, 0), (25000, 0)]
        key, contrast = self.found[Colour.KEY].name, self.found[Colour.CONTRAST].name
        mark = next((name for name in ("accent4", "accent3", "accent2") if name not in (key, contrast)), key)
        for token, name in ((Colour.SOFT, key), (Colour.SOFT_CONTRAST, contrast), (Colour.MARK, mark)):
            self.found[token] = self._first((Scheme(name, mod, off) for mod, off in steps), [self.rgb(ink)], BODY)
        panel = self.found[Colour.PANEL]
        land = Scheme(panel.name, 90000 * (panel.lum_mod or 100_000) // 100_000, panel.lum_off)
        self.found[Colour.LAND] = self._first([land, panel, self.found[Colour.CANVAS]], [self.rgb(ink)], BODY)

    def inks(self) -> dict[Ink, Scheme]:
        """The colours of code."""
        found, both = self.found, [self.ground, self.rgb(self.found[Colour.PANEL])]
        third = self._first(self._turned([Scheme(found[Colour.THIRD].name)]), both, TEXT)
        return {
            Ink.KEYWORD: found[Colour.KEY],
            Ink.NAME: third,
            Ink.STRING: found[Colour.CONTRAST],
            Ink.NUMBER: found[Colour.CONTRAST],
            Ink.COMMENT: found[Colour.MUTED],
            Ink.INSERTED: found[Colour.KEY],
            Ink.DELETED: found[Colour.CONTRAST],
        }


def _is_near(one: str, other: str) -> bool:
    """Whether two colours differ by less than a quarter in every channel, so that they do not tell two things apart."""
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) < 64 for at in (0, 2, 4))


def _distance(one: str, other: str) -> int:
    """How far apart two colours are: the sum of what their channels differ by."""
    return sum(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (0, 2, 4))


def _saturation(digits: str) -> float:
    """How coloured a colour is: the span of its channels, from 0 to 1."""
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    return max(parts) - min(parts)


__all__ = ["BODY", "GRAPHICS", "TEXT", "Tokens"]
