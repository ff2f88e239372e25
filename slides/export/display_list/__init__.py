"""Pages as a closed set of shown things, for every writer that draws: SVG, HTML, PDF and pictures."""

from slides.export.display_list.items import (
    Backdrop,
    Bitmap,
    GroupKind,
    Item,
    ItemGroup,
    ShownSlide,
    Step,
    TableGrid,
    TableGridCell,
    TextLine,
    TextSpan,
    VectorPath,
)
from slides.export.display_list.reading import shown_words
from slides.export.display_list.slides import shown_slide, shown_slides

__all__ = [
    "Backdrop",
    "Bitmap",
    "GroupKind",
    "Item",
    "ItemGroup",
    "ShownSlide",
    "Step",
    "TableGrid",
    "TableGridCell",
    "TextLine",
    "TextSpan",
    "VectorPath",
    "shown_slide",
    "shown_slides",
    "shown_words",
]
