"""A template read into a `Design`: its master with the most to offer, the layouts that serve, and the forms that it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from slides.base.geometry import Rect, Size
from slides.base.records import frozen
from slides.design import Design, Fonts, Layout, Purpose, Scheme, TextStyle, built_in
from slides.design.contrast import contrast_of
from slides.design.grid import SLIDE
from slides.design.images.mean import vivid_colour
from slides.design.style import styles as built_in_styles
from slides.design.template import NotesPlaces, Template, TemplateTheme
from slides.export.pptx.drawingml import A, P
from slides.export.pptx.template.choice import choice_of, corrected_choice
from slides.export.pptx.template.colours import Paint, map_of
from slides.export.pptx.template.corrections import Corrections
from slides.export.pptx.template.covers import MADE_COVER, MADE_FAREWELL
from slides.export.pptx.template.forms import frame_in, inside_panel, moved_forms, on_panel, scaled_styles, scaled_to
from slides.export.pptx.template.ground import area_of, ground_behind, overlap_of, seen_behind
from slides.export.pptx.template.kept import KeptParts
from slides.export.pptx.template.layout_rows import PICTURED_COVER, LayoutRows
from slides.export.pptx.template.masters import LayoutSheet, MasterSheets, best_master, slide_size_of
from slides.export.pptx.template.opened import Package, open_package
from slides.export.pptx.template.places import TemplatePlace, number_of, placeholder_of, shape_tree
from slides.export.pptx.template.safe_area import safe_area_of
from slides.export.pptx.template.sample_looks import SampleLooks, taken_words
from slides.export.pptx.template.slot_reader import SlotReader
from slides.export.pptx.template.slots import best_on, face_of, recoloured, style_of_place
from slides.export.pptx.template.table_style import house_table
from slides.export.pptx.template.tokens import TEXT, Tokens

_PANELLED, _APART = 0.2, 1.1
"""How solid a fill of a template's box for text is, and its contrast with the ground, for our forms to stand on one like it."""


@frozen
class TemplateRead:
    """A template as a design. `made` names the purposes that it lacks and what was taken instead; `remarks` what else was found, each
    with what to do; `chosen` the template's own layout for each purpose that it serves; `other` all that an author may name.
    """

    design: Design
    made: tuple[tuple[Purpose, str], ...]
    remarks: tuple[tuple[str, str], ...]
    chosen: Mapping[Purpose, str]
    other: tuple[str, ...] = ()


def read_template(data: bytes, file: str, corrections: Corrections | None = None) -> TemplateRead:
    """A presentation's bytes as a design. TemplateError where it is none, or has no layout. file: its name for messages.

    corrections: what a designer says of it in a file beside it.
    """
    package = open_package(data)
    root = package.xml(package.presentation)
    slide = slide_size_of(root)
    remarks: list[tuple[str, str]] = []
    best = best_master(package, root, slide, remarks)
    wanted = corrections or Corrections()
    faults = [*wanted.faults, *corrected_choice(best, wanted)]
    return _Reading(package, best, slide, root, file, remarks, wanted, faults).read()


class _Reading:
    """Makes the design of one master."""

    def __init__(
        self,
        package: Package,
        master: MasterSheets,
        slide: Size,
        root: Any,
        file: str,
        remarks: list[tuple[str, str]],
        corrections: Corrections,
        faults: list[str],
    ) -> None:
        self.corrections, self.faults = corrections, faults
        self.package, self.master, self.slide, self.root, self.file, self.remarks = package, master, slide, root, file, remarks
        self.choice = choice_of(master, slide)
        looks = SampleLooks(package, master, self.choice, slide)
        looks.take()
        if looks.taken:
            said = f"its layouts are bare, so looks of its sample slides are used: {taken_words(looks.taken)}"
            remarks.append((said, "draw them on the layouts in the Slide Master view"))
        self.base = self.choice.base
        self.fonts = self._fonts()
        self.reader = SlotReader(package, slide, self.fonts)

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
        """The colours that its layouts draw or fill titles with, then those of titles, the most frequent first."""
        found = Counter(each.paint.rgb for sheet in self.master.sheets for each in sheet.drawn if each.paint and each.paint.solid > 0.9)
        titles = [sheet.roles.title for sheet in self.master.sheets if sheet.roles.title]
        found.update(each.fill.rgb for each in titles if each.fill)
        behind = Counter(sheet.ground for sheet in self.master.sheets)
        behind.update(
            ground_behind(sheet.roles.title.rect, sheet.shapes, self.package) for sheet in self.master.sheets if sheet.roles.title
        )
        found.update({digits: count for digits, count in behind.items() if count > 1})
        lines = Counter(each.stroke.rgb for sheet in self.master.sheets for each in sheet.drawn if each.line and each.stroke)
        written = Counter(each.levels[0].paint.rgb for each in titles if each.levels[0].paint)
        shown = self._pictured_colours()
        return [digits for counted in (found, shown, lines, written) for digits, _ in counted.most_common()]

    def _pictured_colours(self) -> Counter[str]:
        """The colours that the pictures most of the slide's size show most, where these are drawn rather than photographed."""
        whole = self.slide.width * self.slide.height
        chosen = {id(sheet): sheet for sheet in self.choice.chosen.values()}
        pictures = Counter(
            each.picture for sheet in chosen.values() for each in sheet.shapes if each.picture and area_of(each.rect) > whole // 4
        )
        found: Counter[str] = Counter()
        for picture, count in pictures.items():
            if picture in self.package.parts and (digits := vivid_colour(self.package.parts[picture].data)):
                found[digits] += count
        return found

    def _body_size(self, body: TemplatePlace | None) -> float:
        """The size of the deck's body in points: the template's, or one that suits its slide where it says none."""
        if body is None:
            return 22 * min(self.slide.width / SLIDE.width, self.slide.height / SLIDE.height)
        return style_of_place("body", body, self.slide, self.base.palette, title=False, fonts=self.fonts).ladder[0][0]

    def read(self) -> TemplateRead:
        """The design, and what is to be said of the template."""
        safe = self.corrections.safe(safe_area_of(self.base, self.slide), self.slide)
        body = self._body_place()
        ground = ground_behind(safe, self.base.shapes, self.package)
        panel = _panel_over(body.fill if body else None, ground, busy=self.is_busy())
        ground, inner = panel or ground, inside_panel(safe) if panel else safe
        ink = _scheme_of(body.levels[0].paint) if body else None
        title = self.base.roles.title
        tint = _scheme_of(title.levels[0].paint) if title else None
        tokens = Tokens(self.base.palette, ground, ink, tint, self._drawn_colours())
        tokens.found.update(self.corrections.colours)
        self.tokens = tokens
        factor = scaled_to(self._body_size(body), self.slide)
        theme = replace(self.theme(tokens, title, body, factor), busy=not panel and self.is_busy())
        layout_rows = LayoutRows(self.master, self.choice, self.reader, tokens)
        heading = layout_rows.title_slot(safe)
        footers = self.reader.footers(self.base, made=True)
        own_body = self.body_style(body, safe)
        rows = [
            *layout_rows.own_layouts(),
            *layout_rows.other_layouts(),
            *(on_panel(each, safe) if panel else each for each in moved_forms(inner, heading, footers)),
            *layout_rows.made_layouts(safe, heading, footers),
        ]
        texts = dict(scaled_styles(built_in_styles(theme.fonts), factor, {**self.reader.styles, **own_body}.items()))
        texts = {name: self._without_deep(style) for name, style in texts.items()}
        layouts: dict[str, Layout] = {}
        for row in rows:
            layouts.setdefault(row.name, row)
        own = {layout_rows.name_for(purpose): sheet.part for purpose, sheet in self.choice.chosen.items()}
        own |= {sheet.name: sheet.part for sheet in self.master.sheets if sheet.name not in own and sheet.roles.title is not None}
        template = replace(self.template(own, body), made=tuple(self.choice.made), remarks=tuple(self.remarks), faults=tuple(self.faults))
        frame = on_panel(frame_in(inner, heading, footers), safe) if panel else frame_in(safe, heading, footers)
        base = built_in()
        design = Design(theme, MappingProxyType(texts), MappingProxyType(layouts), self.slide, base.rtl, base.faces, frame, template)
        return TemplateRead(
            design,
            tuple(self.choice.made),
            tuple(self.remarks),
            MappingProxyType({purpose: sheet.name for purpose, sheet in self.choice.chosen.items()}),
            tuple(sheet.name for sheet in self.master.sheets if sheet.roles.title is not None),
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
            keep_links=contrast_of(palette.rgb("hlink"), tokens.ground) < TEXT,
        )

    def is_busy(self) -> bool:
        """Whether a picture lies behind content, so that what has no ground of its own cannot be read for certain."""
        safe = safe_area_of(self.base, self.slide)
        return any(each.picture and overlap_of(each.rect, safe) > area_of(safe) // 2 for each in self.base.shapes)

    def body_style(self, body: TemplatePlace | None, safe: Rect) -> dict[str, TextStyle]:
        """The body's style under the names that layouts of ours know it by."""
        if body is None:
            return {}
        sheet = next(each for each in self.master.sheets if body in each.places)
        own = style_of_place("body", body, self.slide, sheet.palette, title=False, fonts=self.fonts)
        ground = seen_behind(safe, self.base.shapes, self.package)
        own = recoloured(own, body, ground, sheet.palette, lambda digits: best_on(digits, sheet.palette))
        return {name: replace(own, name=name) for name in ("body", "points", "beside")}

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
            {PICTURED_COVER: self.choice.chosen[Purpose.TITLE].part}
            if Purpose.TITLE in self.choice.chosen
            else dict.fromkeys((MADE_COVER, MADE_FAREWELL, PICTURED_COVER), (self.choice.cover or self.base).part),
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


def _scheme_of(paint: Paint | None) -> Scheme | None:
    """A colour of text by its name in the theme, or by its digits where it is none of the theme's as it is."""
    return None if paint is None else paint.scheme or (Scheme(paint.rgb) if paint.solid > 0.9 else None)


def _panel_over(fill: Paint | None, ground: str, *, busy: bool) -> str:
    """The digits of what a box for text shows where its fill can be told from the ground, or quiets a picture; empty where there is none."""
    seen = fill.over(ground) if fill is not None and fill.solid >= _PANELLED else ""
    return seen if seen and (busy or contrast_of(seen, ground) >= _APART) else ""


def _first_index(sheet: LayoutSheet) -> int:
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
