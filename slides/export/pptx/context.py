"""What the shapes of a slide are written with: one value instead of many arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from slides.base.records import frozen
from slides.design import Design
from slides.design.page import Image, Properties

Link = Callable[[str], str]
"""From an address or #anchor to the relationship's id; empty where it leads nowhere."""
SVG = ".svg"
"""After an image's digest: the key of its vector's part."""
VECTOR = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)
"""The SVG that is shown instead of a PNG, by the id of its relationship ([MS-ODRAWXML], svgBlip)."""


def nowhere(_: object) -> str:
    """No relationship: for parts that hold no links, no pictures or no charts."""
    return ""


@frozen
class DeckContext:
    """What all slides of a deck are written with. media: part names by image digest. charts: part names by slide and slot. notes: the
    part of the notes master.
    """

    design: Design
    properties: Properties
    media: Mapping[str, str]
    charts: Mapping[tuple[int, int], str]
    notes: str = "/ppt/notesMasters/notesMaster1.xml"


@frozen
class SlideContext:
    """What the shapes of one slide are written with.

    tongue: the language of its text, a BCP 47 tag. link, picture and chart give ids of the slide's relationships: by an address or
    #anchor, by an image's digest (`SVG` after it for its vector), and by the index of a chart's slot.
    """

    design: Design
    tongue: str
    link: Link = nowhere
    picture: Callable[[str], str] = nowhere
    chart: Callable[[int], str] = nowhere

    def without_links(self) -> SlideContext:
        """The same for text whose links are not written."""
        return replace(self, link=nowhere)

    def blip(self, image: Image, tint: str = "") -> str:
        """An image's `a:blip`: a picture of pixels, and for an SVG its source beside it."""
        embedded = self.picture(image.digest)
        vector = VECTOR.format(self.picture(image.digest + SVG)) if image.vector else ""
        return f'<a:blip r:embed="{embedded}">{tint}{vector}</a:blip>'
