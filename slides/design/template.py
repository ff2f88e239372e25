"""A company's template as a design holds it: the parts that are kept whole, and which layout of the design is which of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from slides.base.records import frozen
from slides.design.theme import Theme
from slides.design.tokens import Colour, Scheme
from slides.text.rich_text import Ink

Related = tuple[str, str, str, bool]
"""A relationship: its id, its type, a part's name or an address, and whether it leads outside the package."""


@frozen
class TemplatePart:
    """One part of a template's package as it stands in the file. `name` begins with a slash."""

    name: str
    content_type: str
    data: bytes = field(repr=False)
    relations: tuple[Related, ...] = ()


@frozen
class NotesPlaces:
    """The notes master's part, and the indices of its placeholders: the slide's picture, the notes, the page number; -1 for none."""

    part: str
    picture: int = -1
    text: int = -1
    number: int = -1


@frozen
class Template:
    """What a deck takes over from a presentation: all parts but its slides, and the places of those that the deck adds to.

    `layouts`: the part of each layout of the design that is the template's own. `base` is the part whose background, shapes and
    title the layouts have that are made for the deck. `body` is the XML of the text body of the placeholder for content, without its
    text. `overrides` are the colour maps of layouts that have one of their own, by their parts. `table_style` is the table style of
    the template's own, if it has one, and `plain_column` whether it leaves the fill of the first column alone. `index` is added to the
    indices of placeholders that are made for the deck. `made` names the purposes that the template lacks and the layout used instead,
    `remarks` what else is to be said of it, each with what to do.
    """

    file: str
    parts: tuple[TemplatePart, ...]
    relations: tuple[Related, ...]
    presentation: str
    master: str
    base: str
    layouts: Mapping[str, str]
    overrides: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[str, str] = field(default_factory=dict)
    """The parts that layouts made for the deck are made after where it is not `base`, by the layouts' names."""
    body: str = ""
    notes: NotesPlaces | None = None
    table_style: str = ""
    plain_column: bool = True
    index: int = 0
    made: tuple[tuple[str, str], ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()
    """What is wrong with the file beside it in which a designer corrects it."""

    def __hash__(self) -> int:
        """That of its file's name: templates are parts of keys of caches."""
        return hash(self.file)

    def part(self, name: str) -> TemplatePart:
        """The part of a name; KeyError where there is none."""
        for part in self.parts:
            if part.name == name:
                return part
        raise KeyError(name)


@frozen
class TemplateTheme(Theme):
    """A template's colours and fonts: its own colour map, and the colour that was found to serve for each token.

    The name of a scheme may be six hexadecimal digits: a colour that the template draws and its theme has not.
    """

    tokens: tuple[tuple[Colour, Scheme], ...] = ()
    code_inks: tuple[tuple[Ink, Scheme], ...] = ()
    colour_map: tuple[tuple[str, str], ...] = ()
    heading_face: str = "+mj-lt"
    """The face of headings as DrawingML writes it."""
    body_face: str = "+mn-lt"
    type_scale: float = 1.0
    """The size of its type as a share of the built-in design's, at most 1."""
    busy: bool = False
    """Whether a picture lies behind content, so that tables have a ground of their own."""

    def __hash__(self) -> int:
        """That of its name: themes are keys of caches."""
        return hash(self.name)

    @property
    def scheme(self) -> Mapping[Colour, Scheme]:
        """Which colour stands for each token."""
        return MappingProxyType(dict(self.tokens))

    @property
    def inks(self) -> Mapping[Ink, Scheme]:
        """Which colour each piece of code has."""
        return MappingProxyType(dict(self.code_inks))

    @property
    def mapping(self) -> Mapping[str, str]:
        """The master's colour map."""
        return MappingProxyType(dict(self.colour_map))

    def rgb(self, scheme: str) -> str:
        """The six digits behind a name of the colour map or the scheme, or those digits themselves."""
        names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
        found = self.mapping.get(scheme, scheme)
        return self.colours[names.index(found)] if found in names else found
