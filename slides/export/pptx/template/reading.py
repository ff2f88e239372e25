"""A template read into a `Design`: its master with the most to offer, the layouts that serve, and the forms that it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from slides.base.geometry import EMU_PER_POINT, Rect, Size, inches
from slides.base.records import frozen
from slides.design import Design, Fonts, Form, Layout, PlaceholderKind, Purpose, Role, Slot, TextStyle, built_in
from slides.design.contrast import contrast_of
from slides.design.grid import SLIDE
from slides.design.layout import layout as layout_row
from slides.design.style import styles as built_in_styles
from slides.design.template import NotesPlaces, Template, TemplateTheme
from slides.export.pptx.drawingml import A, P, R
from slides.export.pptx.template.colours import Palette, map_of, palette_of
from slides.export.pptx.template.corrections import Corrections
from slides.export.pptx.template.covers import MADE_COVER, cover_styles, is_empty_cover, made_cover, room_on
from slides.export.pptx.template.forms import frame_in, moved_forms, scaled_styles, scaled_to
from slides.export.pptx.template.ground import area_of, background_of, drawn_in, even_part, free_of, ground_behind, overlap_of, seen_behind
from slides.export.pptx.template.kept import KeptParts
from slides.export.pptx.template.opened import Package, open_package
from slides.export.pptx.template.places import DrawnShape, TemplatePlace, moved_rect, number_of, placeholder_of, places_of, shape_tree
from slides.export.pptx.template.purposes import Candidate, chosen_layouts
from slides.export.pptx.template.roles import Roles, roles_of
from slides.export.pptx.template.slots import best_on, face_of, recoloured, slot_of, style_of_place, with_small_steps
from slides.export.pptx.template.table_style import house_table
from slides.export.pptx.template.tokens import TEXT, Tokens
from slides.export.pptx.template_error import TemplateError

MOST_LAYOUTS = 400
"""Layouts of a master that are looked at."""
_WEIGHTS = {Purpose.CONTENT: 5, Purpose.TITLE: 3, Purpose.TITLE_ONLY: 2, Purpose.SECTION: 2, Purpose.TWO_CONTENTS: 2}
_SAMPLED = 8
"""What sample slides in a master's layouts add to its worth where another draws nothing: that is the program's own, which came along."""
_FOOTERS = {"dt": 10, "ftr": 11, "sldNum": 12}
_MARGIN = 0.055
"""The margin of a slide that has no content of its own to show where content stands, as a share of its width."""
_SHORT = 0.42
"""A box for content of less than this share of the slide's height holds a few lines of text; what is drawn may stand under it too."""
_PICTURED = "Title Slide with Picture (made)"
_LINES = 3.6
"""Lines of a subtitle that a cover has room for: a subtitle of two lines, and who speaks where and when."""
_ROW = inches(0.5)
"""Boxes whose tops differ by less stand in one row."""
_LINE_HEIGHT = 1.2
_FILLED = frozenset({Role.BODY, Role.COLUMN, Role.TEXT})
_DEFAULT = Size(inches(10), inches(7.5))


@frozen
class TemplateRead:
    """A template as a design. `made` names the purposes that it lacks and what was taken instead; `remarks` what else was found, each
    with what to do; `chosen` the template's own layout for each purpose that it serves.
    """

    design: Design
    made: tuple[tuple[Purpose, str], ...]
    remarks: tuple[tuple[str, str], ...]
    chosen: Mapping[Purpose, str]


@dataclass(slots=True)
class _Sheet:
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


@dataclass(slots=True)
class _Master:
    """A master with its layouts while one is chosen."""

    part: str
    root: Any
    palette: Palette
    sheets: list[_Sheet]
    chosen: dict[Purpose, int] = field(default_factory=dict)

    @property
    def worth(self) -> int:
        """How much it serves."""
        return sum(_WEIGHTS.get(purpose, 1) for purpose in self.chosen)


def read_template(data: bytes, file: str, corrections: Corrections | None = None) -> TemplateRead:
    """A presentation's bytes as a design. TemplateError where it is none, or has no layout. file: its name for messages.

    corrections: what a designer says of it in a file beside it.
    """
    package = open_package(data)
    root = package.xml(package.presentation)
    slide = _slide_size(root)
    remarks: list[tuple[str, str]] = []
    masters = [_master(package, name, root, slide, remarks) for name in _in_order(package, package.presentation, root, "sldMasterId")]
    masters = [each for each in masters if each.sheets]
    if not masters:
        raise TemplateError("it has no layout", "add a layout with a title and a place for content in the Slide Master view")
    sampled = _sampled_layouts(package, root)
    plain = [each for each in masters if not any(sheet.drawn for sheet in each.sheets)]
    best = max(masters, key=lambda each: each.worth + _SAMPLED * (bool(plain) and each not in plain and _is_sampled(each, sampled)))
    if len(masters) > 1:
        remarks.append((f"it has {len(masters)} slide masters; the deck uses one of them", ""))
    wanted = corrections or Corrections()
    faults = [*wanted.faults, *_corrected(best, wanted)]
    return _Reading(package, best, slide, root, file, remarks, wanted, faults).read()


def _sampled_layouts(package: Package, root: Any) -> list[str]:
    """The parts of the layouts in which the sample slides stand, slide by slide."""
    slides = _in_order(package, package.presentation, root, "sldId")
    return [target for slide in slides for target in package.targets(slide, "slideLayout")[:1]]


def _is_sampled(master: _Master, sampled: Sequence[str]) -> bool:
    """Whether most of the sample slides stand in a master's layouts."""
    own = {sheet.part for sheet in master.sheets}
    return 2 * sum(each in own for each in sampled) > len(sampled)


def _corrected(master: _Master, corrections: Corrections) -> Iterator[str]:
    """Let layouts serve what a designer says they serve; gives what cannot be so."""
    for purpose, name in corrections.layouts.items():
        said = " ".join(name.split()).casefold()
        at = next((at for at, each in enumerate(master.sheets) if each.name.casefold() == said), None)
        if at is None:
            yield f"names a layout that the template has not: {name}"
        elif not _can_serve(purpose, master.sheets[at].roles):
            yield f"names a layout without the boxes that it needs for {purpose}: {name}"
        else:
            master.chosen[purpose] = at


def _can_serve(purpose: Purpose, roles: Roles) -> bool:
    """Whether a layout has a title, and the boxes for a purpose."""
    least = {Purpose.CONTENT: 1, Purpose.TWO_CONTENTS: 2, Purpose.COMPARISON: 2}.get(purpose, 0)
    headed = purpose is not Purpose.COMPARISON or len(roles.heads) == len(roles.contents)
    return roles.title is not None and len(roles.contents) >= least and headed


def _slide_size(root: Any) -> Size:
    found = root.find(f"{{{P}}}sldSz")
    if found is None:
        return _DEFAULT
    size = Size(number_of(found.get("cx")), number_of(found.get("cy")))
    return size if size.width > inches(1) and size.height > inches(1) else _DEFAULT


def _in_order(package: Package, name: str, root: Any, tag: str) -> list[str]:
    """The parts that a list of a part names, in its order."""
    targets = {identity: target for identity, _, target, outside in package.parts[name].relations if not outside}
    found = [targets.get(each.get(f"{{{R}}}id", ""), "") for each in root.iter(f"{{{P}}}{tag}")]
    return [target for target in dict.fromkeys(found) if target in package.parts]


def _master(package: Package, name: str, presentation: Any, slide: Size, remarks: list[tuple[str, str]]) -> _Master:
    """A master with its layouts, and which serves what."""
    root, palette = package.xml(name), palette_of(package, name)
    found = _Master(name, root, palette, [])
    parts = _in_order(package, name, root, "sldLayoutId")
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
        Candidate(at, each.root.get("type", ""), each.name, each.roles, _lightness(each.ground) == usual, body_title)
        for at, each in enumerate(found.sheets)
    ]
    found.chosen = chosen_layouts(candidates, slide)
    return found


def _lightness(digits: str) -> int:
    """A colour's lightness in coarse steps, so that grounds can be told apart."""
    return sum(int(digits[at : at + 2], 16) for at in (0, 2, 4)) // 128


def _body_title(sheets: Sequence[_Sheet]) -> float:
    """The size of the titles of layouts for content: the most frequent one."""
    sizes = Counter(each.roles.title.levels[0].size for each in sheets if each.roles.title and each.roles.contents)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _sheet(package: Package, part: str, master: _Master, defaults: Any, above: tuple[DrawnShape, ...], slide: Size) -> _Sheet:
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
    found = _Sheet(part, " ".join(name.split()), root, places, roles_of(places, slide), palette, (under, *drawn), drawn)
    middle = (
        found.roles.contents[0].rect
        if found.roles.contents
        else Rect(slide.width // 4, slide.height // 3, slide.width // 2, slide.height // 3)
    )
    found.ground = ground_behind(middle, found.shapes, package)
    return found


class _Reading:
    """Makes the design of one master."""

    def __init__(
        self,
        package: Package,
        master: _Master,
        slide: Size,
        root: Any,
        file: str,
        remarks: list[tuple[str, str]],
        corrections: Corrections,
        faults: list[str],
    ) -> None:
        self.corrections, self.faults = corrections, faults
        self.package, self.master, self.slide, self.root, self.file, self.remarks = package, master, slide, root, file, remarks
        self.styles: dict[str, TextStyle] = {}
        self.made: list[tuple[Purpose, str]] = []
        self.chosen = {purpose: master.sheets[at] for purpose, at in master.chosen.items()} or _only(master.sheets)
        lacking = Purpose.SECTION not in self.chosen and Purpose.TITLE_ONLY in self.chosen and Purpose.TITLE in self.chosen
        self.divided = lacking and self._stands_as_everywhere(self.chosen[Purpose.TITLE], self.chosen[Purpose.TITLE_ONLY])
        if self.divided:
            self.chosen[Purpose.SECTION] = self.chosen[Purpose.TITLE_ONLY]
        empty = [each for each in master.sheets if is_empty_cover(each.root.get("type", ""), each.name, each.roles, each.drawn, slide)]
        self.cover = empty[0] if empty and Purpose.TITLE not in self.chosen else None
        if Purpose.TITLE not in self.chosen and Purpose.SECTION in self.chosen and self.cover is None:
            self.chosen[Purpose.TITLE] = self.chosen[Purpose.SECTION]
            self.made.append((Purpose.TITLE, self.chosen[Purpose.SECTION].name))
        self.base = self._base_sheet()
        self.fonts = self._fonts()

    @staticmethod
    def _stands_as_everywhere(cover: _Sheet, other: _Sheet) -> bool:
        """Whether a cover's title stands where that of another layout does, so that a section in it looks like a second cover."""
        one, two = cover.roles.title, other.roles.title
        return one is not None and two is not None and overlap_of(one.rect, two.rect) * 10 > 9 * area_of(one.rect)

    def _base_sheet(self) -> _Sheet:
        """The layout that others are made after: the one for content, else the next that shows where title and content stand."""
        for purpose in (Purpose.CONTENT, Purpose.TWO_CONTENTS, Purpose.COMPARISON, Purpose.TITLE_ONLY, Purpose.SECTION, Purpose.TITLE):
            if purpose in self.chosen:
                return self.chosen[purpose]
        return max(self.master.sheets, key=lambda each: len(each.places))

    def _fonts(self) -> tuple[str, str]:
        """The faces of titles and of text as they are measured."""
        palette, roles = self.master.palette, self.base.roles
        body = self._body_place()
        heading = face_of(roles.title.levels[0].face, palette) if roles.title else palette.heading
        return heading, face_of(body.levels[0].face, palette) if body else palette.body

    def _body_place(self) -> TemplatePlace | None:
        """The placeholder whose text is the deck's body."""
        contents = self.base.roles.contents
        return contents[0] if contents else next((each for sheet in self.master.sheets for each in sheet.roles.contents[:1]), None)

    def _drawn_colours(self) -> list[str]:
        """The colours that its layouts draw or fill titles with, the most frequent first."""
        found = Counter(each.paint.rgb for sheet in self.master.sheets for each in sheet.drawn if each.paint and each.paint.solid > 0.9)
        found.update(sheet.roles.title.fill.rgb for sheet in self.master.sheets if sheet.roles.title and sheet.roles.title.fill)
        found.update(sheet.ground for sheet in self.master.sheets)
        return [digits for digits, _ in found.most_common()]

    def _body_size(self, body: TemplatePlace | None) -> float:
        """The size of the deck's body in points: the template's, or one that suits its slide where it says none."""
        if body is None:
            return 22 * min(self.slide.width / SLIDE.width, self.slide.height / SLIDE.height)
        return style_of_place("body", body, self.slide, self.base.palette, title=False, fonts=self.fonts).ladder[0][0]

    def read(self) -> TemplateRead:
        """The design, and what is to be said of the template."""
        safe = self.corrections.safe(self.safe_area(), self.slide)
        body = self._body_place()
        ground = ground_behind(safe, self.base.shapes, self.package)
        ink = body.levels[0].paint.scheme if body and body.levels[0].paint else None
        title = self.base.roles.title
        tint = title.levels[0].paint.scheme if title and title.levels[0].paint else None
        tokens = Tokens(self.base.palette, ground, ink, tint, self._drawn_colours())
        tokens.found.update(self.corrections.colours)
        self.tokens = tokens
        factor = scaled_to(self._body_size(body), self.slide)
        theme = self.theme(tokens, title, body, factor)
        heading = self.title_slot(safe)
        footers = self.footers(self.base, made=True)
        own_body = self.body_style(body, safe)
        rows = [
            *self.own_layouts(),
            *self.other_layouts(),
            *moved_forms(safe, heading, footers),
            *self.made_layouts(safe, heading, footers),
        ]
        texts = dict(scaled_styles(built_in_styles(theme.fonts), factor, {**self.styles, **own_body}.items()))
        texts = {name: self._without_deep(style) for name, style in texts.items()}
        layouts: dict[str, Layout] = {}
        for row in rows:
            layouts.setdefault(row.name, row)
        own = {self.name_for(purpose): sheet.part for purpose, sheet in self.chosen.items()}
        own |= {sheet.name: sheet.part for sheet in self.master.sheets if sheet.name not in own and sheet.roles.title is not None}
        template = replace(self.template(own, body), made=tuple(self.made), remarks=tuple(self.remarks), faults=tuple(self.faults))
        frame = frame_in(safe, heading, footers)
        base = built_in()
        design = Design(theme, MappingProxyType(texts), MappingProxyType(layouts), self.slide, base.rtl, base.faces, frame, template)
        return TemplateRead(
            design,
            tuple(self.made),
            tuple(self.remarks),
            MappingProxyType({purpose: sheet.name for purpose, sheet in self.chosen.items()}),
        )

    @staticmethod
    def _without_deep(style: TextStyle) -> TextStyle:
        """A style for the template's ground: text that stands on the deep ground of the built-in design is body text here."""
        from slides.design import Colour

        if style.inherited or style.fill is not None:
            return style
        turned = {Colour.ON_DEEP: Colour.INK, Colour.ON_FILL: Colour.INK}
        levels = tuple(replace(level, colour=turned.get(level.colour, level.colour)) for level in style.levels)
        return replace(style, levels=levels)

    def safe_area(self) -> Rect:
        """Where content may stand: the boxes for content of the base, less what is drawn into them, and less the footers."""
        boxes = [each.rect for each in self.base.roles.contents]
        slide, roles = self.slide, self.base.roles
        margin = round(_MARGIN * slide.width)
        if boxes:
            left, top = min(each.x for each in boxes), min(each.y for each in boxes)
            rect = Rect(left, top, max(each.right for each in boxes) - left, max(each.bottom for each in boxes) - top)
            if rect.height < _SHORT * slide.height and rect.bottom < slide.height - margin:
                rect = replace(rect, height=slide.height - margin - rect.y)
        else:
            top = (
                roles.title.rect.bottom + margin // 3 if roles.title and roles.title.rect.bottom < slide.height // 2 else slide.height // 5
            )
            rect = Rect(margin, top, slide.width - 2 * margin, slide.height - margin - top)
        left, top = max(rect.x, 0), max(rect.y, 0)
        rect = Rect(left, top, min(rect.right, slide.width) - left, min(rect.bottom, slide.height) - top)
        title = [roles.title.rect] if roles.title is not None and roles.title.rect.height < slide.height // 2 else []
        rect = free_of(rect, title, slide.height // 5, 0.2)
        rect = even_part(rect, self.base.shapes, longest=True)
        return free_of(rect, self._obstacles(rect, boxed=bool(boxes)), slide.height // 5, gap=slide.height // 60)

    def _obstacles(self, rect: Rect, *, boxed: bool) -> list[Rect]:
        """What stands in a rectangle: drawn shapes that are no ground of it, footers, the title, strips."""
        found = []
        for each in self.base.drawn:
            inside = each.rect.width * each.rect.height < rect.width * rect.height * 0.6
            if inside and each.exact and (each.paint or each.picture or each.words):
                found.append(each.rect)
        roles = self.base.roles
        places = [*roles.footers, *(() if boxed else roles.strips), *(() if boxed else roles.pictures)]
        found += [each.rect for each in places]
        return found

    def theme(self, tokens: Tokens, title: TemplatePlace | None, body: TemplatePlace | None, factor: float) -> TemplateTheme:
        """The template's colours and fonts as a theme."""
        palette = self.master.palette
        heading, text = self.fonts
        fonts = Fonts(heading, text, bold=bool(title and title.levels[0].bold), title=32)
        return TemplateTheme(
            palette.name,
            palette.colours,
            fonts,
            tokens.dark,
            tokens=tuple(tokens.found.items()),
            code_inks=tuple(tokens.inks().items()),
            colour_map=tuple(palette.mapping.items()),
            heading_face=title.levels[0].face if title else "+mj-lt",
            body_face=body.levels[0].face if body else "+mn-lt",
            type_scale=min(factor, 1.0),
            busy=self.is_busy(),
            keep_links=contrast_of(palette.rgb("hlink"), tokens.ground) < TEXT,
        )

    def is_busy(self) -> bool:
        """Whether a picture lies behind content, so that what has no ground of its own cannot be read for certain."""
        safe = self.safe_area()
        return any(each.picture and overlap_of(each.rect, safe) > area_of(safe) // 2 for each in self.base.shapes)

    def style(self, sheet: _Sheet, place: TemplatePlace, *, title: bool = False) -> str:
        """The name of the style of a placeholder on a layout, which is made."""
        name = f"{sheet.part.rpartition('/')[2].removesuffix('.xml')} {place.order}"
        if name not in self.styles:
            found = style_of_place(name, place, self.slide, sheet.palette, title=title, fonts=self.fonts)
            ground = seen_behind(place.rect, sheet.shapes, self.package)
            if not ground[1] and place.anchor != "t":
                ground = seen_behind(_part_with_text(place), sheet.shapes, self.package)
            self.styles[name] = recoloured(found, place, ground, sheet.palette, lambda digits: best_on(digits, sheet.palette))
        return name

    def slot(self, sheet: _Sheet, place: TemplatePlace, index: int, role: Role) -> Slot:
        """A placeholder of a layout as a slot."""
        same = [
            each
            for each in sheet.places
            if (each.index, each.type in ("title", "ctrTitle")) == (place.index, place.type in ("title", "ctrTitle"))
        ]
        place = self.on_one_ground(sheet, place, role)
        style = self.style(sheet, place, title=role is Role.TITLE)
        found = slot_of(place, index, role, style, unclear=len(same) > 1, slide=self.slide)
        return self.clear_of_marks(found, place, sheet) if role is Role.TITLE and not place.turned else found

    def on_one_ground(self, sheet: _Sheet, place: TemplatePlace, role: Role) -> TemplatePlace:
        """A box whose text begins at its top, as high as the ground there reaches: the rest of it stands on another one."""
        if place.anchor != "t" or role not in _FILLED or place.turned:
            return place
        part = even_part(place.rect, sheet.shapes, longest=False)
        return place if part.height == place.rect.height else moved_rect(place, part)

    def clear_of_marks(self, slot: Slot, place: TemplatePlace, sheet: _Sheet) -> Slot:
        """A title whose first line would stand on marks and bands that are drawn there, in what they leave of its box; slides state it."""
        rect, line = slot.rect, round(place.levels[0].size * _LINE_HEIGHT * EMU_PER_POINT)
        top = rect.y + (0 if place.anchor == "t" else rect.height - line if place.anchor == "b" else (rect.height - line) // 2)
        start = Rect(rect.x, top, rect.width * 2 // 5, min(line, rect.height))
        drawn = [each for each in sheet.drawn if not each.line and (each.paint or each.picture)]
        met = [
            each.rect for each in drawn if area_of(each.rect) < area_of(rect) // 2 and overlap_of(each.rect, start) * 12 > area_of(start)
        ]
        met += [
            replace(each.rect, height=each.rect.height + EMU_PER_POINT)
            for each in sheet.drawn
            if each.line and _strikes(each.rect, start, rect)
        ]
        moved = free_of(rect, [_around(met)], line * 3 // 4, 0.4) if met else rect
        logos = [each.rect for each in sheet.drawn if each.picture and area_of(each.rect) < area_of(rect)]
        moved = _short_of(moved, replace(start, x=rect.x, width=rect.width), logos, centred=place.levels[0].align == "ctr")
        return slot if moved == rect else replace(slot, rect=moved, unclear=True)

    def with_room(self, slot: Slot, place: TemplatePlace, sheet: _Sheet) -> Slot:
        """A subtitle's slot with room for a few lines: where it is lower than that, it may grow into what is free below it."""
        look = place.levels[0]
        wanted = round(_LINES * look.size * 1.2 * look.line / 100 * EMU_PER_POINT) + place.inset.top + place.inset.bottom
        if slot.rect.height >= wanted or place.turned:
            return slot
        margin = self.slide.height // 25
        solid = [*(each.rect for each in sheet.drawn if not each.line), *(each.rect for each in sheet.roles.footers)]
        below = [each.y for each in solid if _is_below(each, slot.rect)]
        bottom = min([self.slide.height - margin, *below])
        rect = replace(slot.rect, height=max(min(wanted, bottom - slot.rect.y), slot.rect.height))
        title = sheet.roles.title
        if rect.height < wanted and title is not None and title.rect.bottom <= rect.y:
            above = [each.bottom for each in (*solid, title.rect) if each.bottom <= slot.rect.y and _is_below(slot.rect, each)]
            top = max([title.rect.bottom, *above, rect.bottom - wanted])
            rect = Rect(rect.x, top, rect.width, rect.bottom - top)
        return replace(slot, rect=rect, low=slot.rect.height) if rect.height > slot.rect.height else slot

    def footers(self, sheet: _Sheet, *, made: bool = False) -> tuple[Slot, ...]:
        """Date, footer and number of a layout. made: as they stand in layouts that are made after it."""
        found = []
        for kind, index in _FOOTERS.items():
            place = next((each for each in sheet.roles.footers if each.type == kind), None)
            if place is not None and (kind == "sldNum" or not self._is_on_a_mark(place, sheet)):
                slot = self.slot(sheet, place, index, Role.FURNITURE)
                found.append(slot)
        return tuple(found)

    def _is_on_a_mark(self, place: TemplatePlace, sheet: _Sheet) -> bool:
        """Whether the beginning of a date or a footer stands on words or on a picture that is no band of the slide's width."""
        part = place.rect.width // 3
        left = {"l": place.rect.x, "ctr": place.rect.x + part, "r": place.rect.right - part}[place.levels[0].align]
        start = replace(place.rect, x=left, width=part)
        marks = [each.rect for each in sheet.drawn if each.words or each.picture]
        return any(each.width < 0.6 * self.slide.width and overlap_of(each, start) * 8 > area_of(start) for each in marks)

    def title_slot(self, safe: Rect) -> Slot:
        """The title of layouts that are made: that of the base, or one of our own above the safe area."""
        title = self.base.roles.title
        if title is not None:
            return self.slot(self.base, title, 0, Role.TITLE)
        top = max(round(safe.y * 0.25), self.slide.height // 30)
        rect = Rect(safe.x, top, safe.width, max(safe.y - top, self.slide.height // 12))
        return Slot(0, PlaceholderKind.TITLE, Role.TITLE, "Title", rect, "title")

    def body_style(self, body: TemplatePlace | None, safe: Rect) -> dict[str, TextStyle]:
        """The body's style under the names that layouts of ours know it by."""
        if body is None:
            return {}
        sheet = next(each for each in self.master.sheets if body in each.places)
        own = style_of_place("body", body, self.slide, sheet.palette, title=False, fonts=self.fonts)
        ground = seen_behind(safe, self.base.shapes, self.package)
        own = recoloured(own, body, ground, sheet.palette, lambda digits: best_on(digits, sheet.palette))
        return {name: replace(own, name=name) for name in ("body", "points", "beside")}

    def own_layouts(self) -> Iterator[Layout]:
        """The template's own layouts as rows of the design."""
        for purpose, sheet in self.chosen.items():
            slots = tuple(self._slots(purpose, sheet))
            yield Layout(self.name_for(purpose), (*slots, *self.footers(sheet)), sheet.root.get("type", ""), form=Form(purpose))

    def other_layouts(self) -> Iterator[Layout]:
        """The template's layouts that serve no purpose by themselves, for authors who name them."""
        for sheet in self.master.sheets:
            if sheet.roles.title is None or any(sheet is each for each in self.chosen.values()):
                continue
            places = sorted((*sheet.roles.contents, *sheet.roles.pictures), key=lambda each: (each.rect.y // _ROW, each.rect.x))
            kinds = {True: Role.PICTURE, False: Role.COLUMN}
            slots = [self.slot(sheet, sheet.roles.title, 0, Role.TITLE)]
            slots += [self.slot(sheet, each, 13 + at, kinds[each.type == "pic"]) for at, each in enumerate(places)]
            yield Layout(sheet.name, (*slots, *self.footers(sheet)), sheet.root.get("type", ""), form=Form(Purpose.FREEFORM))

    def name_for(self, purpose: Purpose) -> str:
        """What the design calls the template's layout for a purpose: its name, and the purpose where it serves several."""
        sheet = self.chosen[purpose]
        first = next(each for each, other in self.chosen.items() if other is sheet)
        return sheet.name if first is purpose else f"{sheet.name} ({purpose})"

    def _slots(self, purpose: Purpose, sheet: _Sheet) -> Iterator[Slot]:
        """The slots of a layout for its purpose."""
        roles = sheet.roles
        assert roles.title is not None, "no layout without a title is chosen"
        yield self.slot(sheet, roles.title, 0, Role.TITLE)
        if purpose in (Purpose.TITLE, Purpose.SECTION):
            under = _under_title(roles)
            if under is not None:
                slot = self.with_room(self.slot(sheet, under, 1, Role.BODY), under, sheet)
                self.styles[slot.style] = with_small_steps(self.styles[slot.style])
                yield slot
        elif purpose is Purpose.CONTENT:
            yield self.slot(sheet, roles.contents[0], 1, Role.BODY)
        elif purpose is Purpose.TWO_CONTENTS:
            yield from (self.slot(sheet, each, 13 + at, Role.COLUMN) for at, each in enumerate(roles.contents))
        elif purpose is Purpose.COMPARISON:
            for at, (head, text) in enumerate(zip(roles.heads, roles.contents, strict=True)):
                yield self.slot(sheet, head, 13 + 2 * at, Role.HEAD)
                yield self.slot(sheet, text, 14 + 2 * at, Role.TEXT)

    def made_layouts(self, safe: Rect, title: Slot, footers: tuple[Slot, ...]) -> Iterator[Layout]:
        """Layouts for the purposes without which no deck can be built, where the template lacks them."""
        if Purpose.CONTENT not in self.chosen:
            body = Slot(1, PlaceholderKind.BODY, Role.BODY, "Content", safe, "body")
            yield layout_row("Title and Content (made)", title, body, *footers, purpose=Purpose.CONTENT)
            self.made.append((Purpose.CONTENT, self.base.name))
        if Purpose.TITLE not in self.chosen:
            yield self._made_cover()
        yield from self._pictured_cover()
        if self.divided:
            self.made.append((Purpose.SECTION, self.chosen[Purpose.SECTION].name))
        elif Purpose.SECTION not in self.chosen:
            self.made.append((Purpose.SECTION, self.chosen[Purpose.TITLE].name if Purpose.TITLE in self.chosen else self.base.name))
        if Purpose.TWO_CONTENTS not in self.chosen:
            self.made.append((Purpose.TWO_CONTENTS, self.base.name))

    def _made_cover(self) -> Layout:
        """A cover on the template's own empty one, else on the layout that others are made after."""
        sheet = self.cover or self.base
        room = room_on(self.slide, sheet.drawn)
        ground, usual = ground_behind(room, sheet.shapes, self.package), self.base.roles.title
        style = self.styles[self.slot(self.base, usual, 0, Role.TITLE).style] if usual is not None else None
        size, bold = (style.sizes[0], style.levels[0].bold) if style is not None else (0, False)
        styles = cover_styles(self.tokens, ground, self.slide, title=size, bold=bold)
        self.styles |= styles
        self.made.append((Purpose.TITLE, sheet.name))
        return made_cover(room, styles)

    def _pictured_cover(self) -> Iterator[Layout]:
        """The cover with a picture beside its words, which become narrower where there is no room for it otherwise."""
        sheet = self.chosen.get(Purpose.TITLE)
        words = list(self._slots(Purpose.TITLE, sheet)) if sheet is not None else []
        if sheet is None or len(words) < 2:
            return
        margin, middle = self.slide.width // 18, round(self.slide.width * 0.56)
        narrow = [replace(slot, low=0, unclear=False, rect=_left_of(slot.rect, middle, margin)) for slot in words]
        room = Rect(middle + margin // 2, self.slide.height // 8, self.slide.width - middle - 3 * margin // 2, self.slide.height * 3 // 4)
        small = [each.rect for each in sheet.drawn if area_of(each.rect) < area_of(room) and not each.line]
        room = free_of(room, small, self.slide.height // 4, 0.5)
        picture = Slot(13, PlaceholderKind.PICTURE, Role.PICTURE, "Picture", room, "caption")
        yield layout_row(_PICTURED, *narrow, picture, *self.footers(sheet), purpose=Purpose.TITLE_AND_PICTURE)

    def template(self, own: Mapping[str, str], body: TemplatePlace | None) -> Template:
        """The parts of the template that the deck takes over."""
        kept = KeptParts(self.package)
        if kept.active:
            names = ", ".join(sorted({each.rpartition("/")[2] for each in kept.active})[:3])
            self.remarks.append((f"its macros and controls are left out of the deck: {names}", "a deck runs no code"))
        if kept.final:
            self.remarks.append(("it is marked as final; the deck is not", ""))
        if self.root.find(f"{{{P}}}modifyVerifier") is not None:
            self.remarks.append(("it is protected against changes by a password; the deck is not", ""))
        if kept.outside:
            self.remarks.append((f"its {len(kept.outside)} links to files outside of it are left out of the deck", "embed the files"))
        overrides = {
            sheet.part: _override_xml(sheet.root)
            for sheet in self.master.sheets
            if sheet.root.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping") is not None
        }
        table = house_table(self.package, self.base.palette, self.tokens.ground)
        return Template(
            self.file,
            tuple(kept.parts.values()),
            kept.relations,
            self.package.presentation,
            self.master.part,
            self.base.part,
            MappingProxyType(dict(own)),
            MappingProxyType(overrides),
            {_PICTURED: self.chosen[Purpose.TITLE].part} if Purpose.TITLE in self.chosen else {MADE_COVER: (self.cover or self.base).part},
            _body_xml(body),
            self._notes(kept),
            table.style,
            table.plain_column,
            index=_first_index(self.base),
        )

    def _notes(self, kept: KeptParts) -> NotesPlaces | None:
        """The notes master, if the template has one with a place for notes."""
        found = self.package.targets(self.package.presentation, "notesMaster")
        if not found or found[0] not in kept.parts:
            return None
        tree = shape_tree(self.package.xml(found[0]))
        indices: dict[str, int] = {}
        for shape in tree if tree is not None else ():
            if (ph := placeholder_of(shape)) is not None:
                indices.setdefault(ph.get("type", "obj"), number_of(ph.get("idx")))
        return NotesPlaces(found[0], indices.get("sldImg", -1), indices.get("body", -1), indices.get("sldNum", -1))


def _only(sheets: Sequence[_Sheet]) -> dict[Purpose, _Sheet]:
    """The purposes of a template in which no layout is like those of other templates: one with a title and a box serves for all."""
    found = max(sheets, key=lambda each: (each.roles.title is not None, min(len(each.roles.contents), 1)))
    if found.roles.title is None:
        return {}
    purposes = (Purpose.CONTENT, Purpose.TITLE, Purpose.SECTION) if found.roles.contents else (Purpose.TITLE_ONLY,)
    return dict.fromkeys(purposes, found)


def _under_title(roles: Roles) -> TemplatePlace | None:
    """The placeholder under a cover's title: the subtitle, else a box, else the strip with the largest type."""
    if roles.subtitle is not None:
        return roles.subtitle
    if roles.contents:
        return roles.contents[0]
    strips = [each for each in roles.strips if roles.title is None or each.rect.y >= roles.title.rect.y]
    return max(strips, key=lambda each: (each.levels[0].size, each.rect.width), default=None)


def _left_of(rect: Rect, right: int, margin: int) -> Rect:
    """A rectangle that ends at a place: as wide as before where it can be, from the margin on where it is to the right of it."""
    left = rect.x if rect.x < right // 3 else margin
    return replace(rect, x=left, width=min(rect.width, right - left))


def _part_with_text(place: TemplatePlace) -> Rect:
    """The third of a box in which text begins: its middle, or its foot."""
    third = place.rect.height // 3
    top = place.rect.bottom - third if place.anchor == "b" else place.rect.y + third
    return Rect(place.rect.x, top, place.rect.width, third)


def _short_of(rect: Rect, line: Rect, logos: Sequence[Rect], *, centred: bool) -> Rect:
    """A title's box that ends before the logos on the right of its line, by the same on both sides where it is centred; itself where
    too little would be left.
    """
    ends = [each.x for each in logos if overlap_of(each, line) and each.x > rect.x + rect.width // 2]
    cut = rect.right - min(ends) + rect.width // 100 if ends else 0
    if not cut or (1 + centred) * cut > 0.45 * rect.width:
        return rect
    return replace(rect, x=rect.x + cut * centred, width=rect.width - (1 + centred) * cut)


def _strikes(line: Rect, start: Rect, whole: Rect) -> bool:
    """Whether a level line runs through the first line of a text."""
    through = start.y + start.height // 6 < line.y and line.bottom < start.bottom - start.height // 6
    return through and min(line.right, whole.right) - max(line.x, whole.x) > whole.width // 4


def _around(rects: Sequence[Rect]) -> Rect:
    """The rectangle round others."""
    x, y = min(each.x for each in rects), min(each.y for each in rects)
    return Rect(x, y, max(each.right for each in rects) - x, max(each.bottom for each in rects) - y)


def _is_below(one: Rect, other: Rect) -> bool:
    """Whether a rectangle begins below the top of another, in the same columns."""
    return one.y > other.y + other.height // 2 and min(one.right, other.right) > max(one.x, other.x)


def _first_index(sheet: _Sheet) -> int:
    """What is added to the indices of placeholders that are made, so that none is one of the base's."""
    return 100 * (max((each.index for each in sheet.places if each.index < 1_000_000), default=0) // 100 + 1)


def _override_xml(root: Any) -> str:
    """A layout's colour map, as slides state it."""
    found = root.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")
    names = " ".join(f'{name}="{value}"' for name, value in map_of(found).items())
    return f"<p:clrMapOvr><a:overrideClrMapping {names}/></p:clrMapOvr>"


def _body_xml(body: TemplatePlace | None) -> str:
    """The properties and list styles of a placeholder's text, as XML."""
    from lxml import etree

    found = body.element.find(f"{{{P}}}txBody") if body is not None else None
    if found is None:
        return ""
    pieces = [found.find(f"{{{A}}}bodyPr"), found.find(f"{{{A}}}lstStyle")]
    return "".join(etree.tostring(each, encoding="unicode", with_tail=False) for each in pieces if each is not None)
