"""The masters of a template with their layouts, what each layout serves, and the master with the most to offer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from slides.base.geometry import Rect, Size, inches
from slides.design import Purpose
from slides.export.pptx.drawingml import A, P, R
from slides.export.pptx.template.colours import Palette, map_of, palette_of
from slides.export.pptx.template.ground import background_of, drawn_in, ground_behind
from slides.export.pptx.template.opened import Package
from slides.export.pptx.template.places import DrawnShape, TemplatePlace, number_of, places_of
from slides.export.pptx.template.purposes import Candidate, chosen_layouts
from slides.export.pptx.template.roles import Roles, roles_of
from slides.export.pptx.template_error import TemplateError

MOST_LAYOUTS = 400
"""Layouts of a master that are looked at."""
_WEIGHTS = {Purpose.CONTENT: 5, Purpose.TITLE: 3, Purpose.TITLE_ONLY: 2, Purpose.SECTION: 2, Purpose.TWO_CONTENTS: 2}
_SAMPLED = 8
"""What most of the sample slides add to the worth of the master in whose layouts they stand, where that draws anything: where another
draws nothing, which is the program's own, or where the sample slides are so many that they show which one is meant.
"""
_TELLING = 4
_DEFAULT = Size(inches(10), inches(7.5))


@dataclass(slots=True)
class LayoutSheet:
    """One layout while it is looked at."""

    part: str
    name: str
    root: Any
    places: tuple[TemplatePlace, ...]
    roles: Roles
    palette: Palette
    shapes: tuple[DrawnShape, ...]
    drawn: tuple[DrawnShape, ...]
    """What it and its master draw, without the background."""
    ground: str = ""
    sampled: bool = False
    """Whether it was made of a sample slide: its boxes are no larger than the ground there allows."""


@dataclass(slots=True)
class MasterSheets:
    """A master with its layouts while one is chosen."""

    part: str
    root: Any
    palette: Palette
    sheets: list[LayoutSheet]
    chosen: dict[Purpose, int] = field(default_factory=dict)
    opening: LayoutSheet | None = None
    """The layout in which the first of the sample slides stands."""

    @property
    def worth(self) -> int:
        """How much it serves."""
        return sum(_WEIGHTS.get(purpose, 1) for purpose in self.chosen)


def best_master(package: Package, root: Any, slide: Size, remarks: list[tuple[str, str]]) -> MasterSheets:
    """The master with the most to offer. TemplateError where none has a layout. root: the presentation's part; remarks: gets what is found."""
    sampled = _sampled_layouts(package, root)
    names = parts_in_order(package, package.presentation, root, "sldMasterId")
    masters = [each for each in (_master(package, name, root, slide, remarks, sampled) for name in names) if each.sheets]
    if not masters:
        raise TemplateError("it has no layout", "add a layout with a title and a place for content in the Slide Master view")
    plain = [each for each in masters if not any(sheet.drawn for sheet in each.sheets)]
    told = bool(plain) or len(sampled) >= _TELLING
    best = max(masters, key=lambda each: each.worth + _SAMPLED * (told and each not in plain and _is_sampled(each, sampled)))
    if len(masters) > 1:
        remarks.append((f"it has {len(masters)} slide masters; the deck uses one of them", ""))
    return best


def _sampled_layouts(package: Package, root: Any) -> list[str]:
    """The parts of the layouts in which the sample slides stand, slide by slide."""
    slides = parts_in_order(package, package.presentation, root, "sldId")
    return [target for slide in slides for target in package.targets(slide, "slideLayout")[:1]]


def _is_sampled(master: MasterSheets, sampled: Sequence[str]) -> bool:
    """Whether most of the sample slides stand in a master's layouts."""
    own = {sheet.part for sheet in master.sheets}
    return 2 * sum(each in own for each in sampled) > len(sampled)


def slide_size_of(root: Any) -> Size:
    """The size of a presentation's slides in EMU; that of the format (10 × 7.5 in) where it states none of use."""
    found = root.find(f"{{{P}}}sldSz")
    if found is None:
        return _DEFAULT
    size = Size(number_of(found.get("cx")), number_of(found.get("cy")))
    return size if size.width > inches(1) and size.height > inches(1) else _DEFAULT


def parts_in_order(package: Package, name: str, root: Any, tag: str) -> list[str]:
    """The parts that a list of a part names, in its order."""
    targets = {identity: target for identity, _, target, outside in package.parts[name].relations if not outside}
    found = [targets.get(each.get(f"{{{R}}}id", ""), "") for each in root.iter(f"{{{P}}}{tag}")]
    return [target for target in dict.fromkeys(found) if target in package.parts]


def _master(
    package: Package, name: str, presentation: Any, slide: Size, remarks: list[tuple[str, str]], sampled: Sequence[str]
) -> MasterSheets:
    """A master with its layouts, and which serves what. sampled: the layouts of the sample slides."""
    root, palette = package.xml(name), palette_of(package, name)
    found = MasterSheets(name, root, palette, [])
    parts = parts_in_order(package, name, root, "sldLayoutId")
    if len(parts) > MOST_LAYOUTS:
        remarks.append((f"only the first {MOST_LAYOUTS} of its {len(parts):,} layouts were looked at", "remove layouts that nobody uses"))
    defaults = presentation.find(f"{{{P}}}defaultTextStyle")
    above = tuple(drawn_in(package, name, root, palette))
    names: Counter[str] = Counter()
    for part in parts[:MOST_LAYOUTS]:
        sheet = _sheet(package, part, found, defaults, above, slide)
        names[sheet.name] += 1
        if names[sheet.name] > 1:
            sheet.name = f"{sheet.name} ({names[sheet.name]})"
        found.sheets.append(sheet)
    grounds = Counter(_lightness(each.ground) for each in found.sheets)
    usual = grounds.most_common(1)[0][0] if grounds else 0
    body_title = _body_title(found.sheets)
    candidates = [
        Candidate(
            at,
            each.root.get("type", ""),
            each.name,
            each.roles,
            _lightness(each.ground) == usual,
            body_title,
            first=sampled[:1] == [each.part],
            last=len(sampled) > 1 and sampled[-1] == each.part,
        )
        for at, each in enumerate(found.sheets)
    ]
    found.opening = next((each for each in found.sheets if sampled[:1] == [each.part]), None)
    found.chosen = chosen_layouts(candidates, slide)
    return found


def sheet_of(package: Package, part: str, master: MasterSheets, presentation: Any, slide: Size) -> LayoutSheet:
    """A layout of a master that was added to the package."""
    above = tuple(drawn_in(package, master.part, master.root, master.palette))
    return _sheet(package, part, master, presentation.find(f"{{{P}}}defaultTextStyle"), above, slide)


def _lightness(digits: str) -> int:
    """A colour's lightness in coarse steps, so that grounds can be told apart."""
    return sum(int(digits[at : at + 2], 16) for at in (0, 2, 4)) // 128


def _body_title(sheets: Sequence[LayoutSheet]) -> float:
    """The size of the titles of layouts for content: the most frequent one."""
    sizes = Counter(each.roles.title.levels[0].size for each in sheets if each.roles.title and each.roles.contents)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _sheet(package: Package, part: str, master: MasterSheets, defaults: Any, above: tuple[DrawnShape, ...], slide: Size) -> LayoutSheet:
    """One layout with its placeholders and what is drawn on it."""
    root = package.xml(part)
    override = root.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")
    palette = master.palette if override is None else master.palette.mapped(map_of(override))
    places = places_of(root, master.root, defaults, palette)
    whole = Rect(0, 0, slide.width, slide.height)
    under = background_of(package, (part, master.part), palette, whole)
    shown = above if root.get("showMasterSp", "1") not in ("0", "false") else ()
    drawn = (*shown, *drawn_in(package, part, root, palette))
    name = (root.find(f"{{{P}}}cSld").get("name") if root.find(f"{{{P}}}cSld") is not None else "") or part.rpartition("/")[2]
    found = LayoutSheet(part, " ".join(name.split()), root, places, roles_of(places, slide), palette, (under, *drawn), drawn)
    middle = (
        found.roles.contents[0].rect
        if found.roles.contents
        else Rect(slide.width // 4, slide.height // 3, slide.width // 2, slide.height // 3)
    )
    found.ground = ground_behind(middle, found.shapes, package)
    return found
