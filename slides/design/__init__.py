"""The design system: colours, fonts, sizes, layouts and the frame, as one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from slides.base.geometry import Size
from slides.base.identity_cache import cached_by_identity
from slides.base.records import frozen
from slides.design.fallbacks import FALLBACKS
from slides.design.frame import Frame, built_in_frame, frame_of, themed_frame
from slides.design.grid import SLIDE
from slides.design.layout import OPENING, Decoration, Form, Layout, Logo, PlaceholderKind, Purpose, Role, Slot
from slides.design.layout_table import LayoutTable, extended, unplaced
from slides.design.layouts import layouts
from slides.design.mirror import NO_FACES, ScriptFaces, mirrored_blocks, mirrored_layout, mirrored_style, reads_from_the_right, script_faces
from slides.design.point_places import TOP, pointed_at
from slides.design.skeleton import Skeleton
from slides.design.style import CELL_HANG, CELL_SIDE, cell_padding, styles
from slides.design.template import Template
from slides.design.textstyle import NO_INSET, Inset, Level, TextStyle, restyled
from slides.design.theme import Theme
from slides.design.themed_layouts import themed_layouts
from slides.design.themes import DEFAULT_THEME, THEMES
from slides.design.title_scale import ANY_TITLES, TitleScale, for_one_line, with_titles_of
from slides.design.tokens import Colour, Fonts, Scheme

if TYPE_CHECKING:
    from slides.design.logo import BrandMark


@frozen
class Design:
    """A theme, the text styles and the layouts. The built-in one is written down here; a company's could be read from its deck.

    `rtl` says that the deck is read from the right: its layouts and styles are mirrored already. `script_faces` are those that the
    theme names for East Asian and complex scripts. `frame` says where things stand on a page that is made from no layout.
    `template` is the presentation that the design was read from, if any; `mark` the logo of a brand.
    """

    theme: Theme
    styles: Mapping[str, TextStyle]
    layouts: Mapping[str, Layout]
    slide: Size = SLIDE
    rtl: bool = False
    faces: ScriptFaces = NO_FACES
    frame: Frame = built_in_frame()
    template: Template | None = None
    mark: BrandMark | None = None

    def __hash__(self) -> int:
        """That of its theme's name: designs are keys of caches."""
        return hash(self.theme.name)

    def style(self, slot: Slot) -> TextStyle:
        """The text style of a slot."""
        return self.styles[slot.style]

    def variants(self, form: Form) -> tuple[Layout, ...]:
        """The layouts of one form, tallest first; none where the design lacks the form."""
        return tuple([self.layouts[row.name] for row in _by_form(self).get(form, ())])

    def plainest(self, form: Form) -> Layout | None:
        """The layout of a form that shows best what it is: where it has some without a takeaway, one of them."""
        rows = _by_form(self).get(form, ())
        found = min(rows, key=lambda row: (bool(row.slots_for(Role.TAKEAWAY)), row.special), default=None)
        return None if found is None else self.layouts[found.name]

    def require(self, form: Form) -> tuple[Layout, ...]:
        """The layouts of a form, or of the nearest form that the design has in its place; none where nothing can stand in."""
        for purpose in (form.purpose, *FALLBACKS.get(form.purpose, ())):
            if found := self.variants(Form(purpose, form.count)):
                return found
        return ()

    def rows(self) -> Iterable[Layout]:
        """The layouts in their order, for their names, types, forms and roles alone: their places do not count."""
        return unplaced(self.layouts)

    def with_layouts(self, made: Iterable[Layout]) -> Design:
        """The design with layouts that were made for pages after its own."""
        return replace(self, layouts=extended(self.layouts, made))


@cached_by_identity(8)
def _by_form(design: Design) -> Mapping[Form, tuple[Layout, ...]]:
    """A design's layouts by form, before they are placed."""
    found: dict[Form, tuple[Layout, ...]] = {}
    for layout in design.rows():
        found[layout.form] = (*found.get(layout.form, ()), layout)
    return MappingProxyType(found)


def built_in(theme: str = DEFAULT_THEME, language: str = "en-US", others: Iterable[str] = (), points: str = "") -> Design:
    """The product's own design in one of its themes, for a deck in a language (a BCP 47 tag) with words in others.

    points: "top" or "bottom", where takeaways stand; as the theme has them without it. KeyError for a theme that `THEMES` lacks.
    """
    return _built_in(theme, reads_from_the_right(language), script_faces(language, others), points)


@lru_cache(maxsize=64)
def point_first(layout: Layout, design: Design) -> Layout | None:
    """A layout with its takeaway as a headline over the blocks; None for one that was made for a page or read from a file."""
    skeleton = design.frame.skeleton
    found = next((row for row in layouts() if row.name == layout.name), None) if skeleton else None
    if found is None or skeleton is None or found.ground is not Colour.CANVAS:
        return None
    (row,) = themed_layouts((found,), pointed_at(skeleton, TOP))
    row = replace(row, name=f"{row.name}, Point First")
    if design.mark:
        from slides.design.logo import with_logo

        row = with_logo(row, design.mark, dark_grounds(design.theme))
    return mirrored_layout(row) if design.rtl else row


def branded(theme: Theme, mark: BrandMark | None, language: str = "en-US", others: Iterable[str] = (), points: str = "") -> Design:
    """The product's own design in the theme of a brand, with its logo; the rest as for `built_in`."""
    return _designed(theme, mark, reads_from_the_right(language), script_faces(language, others), points)


def mirrored_design(design: Design) -> Design:
    """A template's design for a deck that is read from the right: blocks of our forms mirrored, its own boxes filled from the right."""
    frame = design.frame
    room = frame.body
    rows = {name: mirrored_blocks(layout, room) for name, layout in design.layouts.items()}
    texts = {name: style if style.inherited else mirrored_style(style) for name, style in design.styles.items()}
    return replace(design, layouts=MappingProxyType(rows), styles=MappingProxyType(texts), rtl=True)


def dark_grounds(theme: Theme) -> frozenset[Colour]:
    """The tokens that are dark in a theme."""
    from slides.design.brand_contrast import DARK_BELOW, shown_colour
    from slides.design.contrast import luminance

    return frozenset(token for token, scheme in theme.scheme.items() if luminance(shown_colour(theme, scheme)) < DARK_BELOW)


@frozen
class _Placing:
    """Puts a layout of the neutral table where a design has its parts. dark: the tokens of grounds that are dark, where it has a mark."""

    skeleton: Skeleton
    mark: BrandMark | None
    dark: frozenset[Colour]
    rtl: bool

    def __call__(self, row: Layout) -> Layout:
        (row,) = themed_layouts((row,), self.skeleton)
        if self.mark is not None:
            from slides.design.logo import with_logo

            row = with_logo(row, self.mark, self.dark)
        return mirrored_layout(row) if self.rtl else row


@lru_cache
def _built_in(theme: str, rtl: bool, script: ScriptFaces, points: str) -> Design:
    return _designed(THEMES[theme], None, rtl, script, points)


@cached_by_identity(64)
def with_titles(design: Design, titles: TitleScale) -> Design:
    """The design with titles of a size, over a body that begins where they end; itself where it was read from a file."""
    if titles == ANY_TITLES or design.frame.skeleton is None:
        return design
    return _designed(design.theme, design.mark, design.rtl, design.faces, "", titles)


@lru_cache(maxsize=32)
def _designed(
    chosen: Theme, mark: BrandMark | None, rtl: bool, script: ScriptFaces, points: str, titles: TitleScale = ANY_TITLES
) -> Design:
    skeleton = pointed_at(chosen.skeleton, points)
    chosen = replace(chosen, skeleton=for_one_line(skeleton) if titles.one_line else skeleton)
    texts = with_titles_of(restyled(styles(chosen.fonts), chosen.style_changes), titles)
    frame = themed_frame(chosen.skeleton)
    dark = dark_grounds(chosen) if mark is not None else frozenset()
    if mark is not None:
        from slides.design.logo import frame_with_logo

        frame = frame_with_logo(frame, mark, dark)
    if rtl:
        texts = {name: mirrored_style(style) for name, style in texts.items()}
    table = LayoutTable(layouts(), _Placing(chosen.skeleton, mark, dark, rtl))
    return Design(chosen, MappingProxyType(dict(texts)), table, SLIDE, rtl, script, frame, mark=mark)


__all__ = [
    "ANY_TITLES",
    "CELL_HANG",
    "CELL_SIDE",
    "DEFAULT_THEME",
    "NO_FACES",
    "NO_INSET",
    "OPENING",
    "THEMES",
    "Colour",
    "Decoration",
    "Design",
    "Fonts",
    "Form",
    "Frame",
    "Inset",
    "Layout",
    "Level",
    "Logo",
    "PlaceholderKind",
    "Purpose",
    "Role",
    "Scheme",
    "ScriptFaces",
    "Size",
    "Slot",
    "TextStyle",
    "Theme",
    "TitleScale",
    "branded",
    "built_in",
    "cell_padding",
    "frame_of",
    "mirrored_design",
    "point_first",
    "with_titles",
]
