"""What stands on a slide: placeholders with text, tables and pictures, and the footers at its bottom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from slides.base.geometry import points
from slides.design import CELL_HANG, Colour, Design, PlaceholderKind, Slot, cell_padding
from slides.design.page import Cell, Chart, Drawing, Picture, PlacedItem, Properties, Shape, Table, Text
from slides.export.cell_direction import cell_direction
from slides.export.pptx.context import SlideContext
from slides.export.pptx.drawingml import (
    DECORATIVE,
    RECTANGLE,
    attribute,
    box_xml,
    colour,
    mark,
    paragraph_of_field,
    plain_list_style,
    solid,
    text_xml,
)
from slides.export.pptx.paragraphs import FILLED, click, list_style, run_xml, text_body
from slides.text.rich_text import LIST_INDENT, LIST_MARK, Mark, Run, bold, cut, is_listed, lines_of, plain

TABLE_STYLE = "{6F0C2A51-8E0B-5D61-9C36-3B8B4E1D7A20}"
"""The deck's own table style, written in tableStyles.xml."""
_NUMBER_FIELD = "B6F15528-21DE-4FAA-801E-634DDDAF4B2B"
_DATE_FIELD = "5BCAD085-E8A6-8845-BD4E-CB4CCA059FC4"
_SIZES = {PlaceholderKind.FOOTER: ' sz="quarter"', PlaceholderKind.NUMBER: ' sz="quarter"', PlaceholderKind.DATE: ' sz="half"'}
_KINDS = {kind: ("" if kind is PlaceholderKind.OBJECT else f' type="{kind.value}"', _SIZES.get(kind, "")) for kind in PlaceholderKind}
"""What a placeholder says of its kind and of its size."""


def placeholder_shape(placed: PlacedItem, slot: Slot, identity: int, context: SlideContext) -> str:
    """What is placed as the placeholder it sits in, or as a group."""
    match placed.what:
        case Text():
            return _text(placed.what, slot, identity, context)
        case Table():
            return _table(placed, placed.what, slot, identity, context)
        case Picture():
            return _picture(placed, placed.what, slot, identity, context)
        case Drawing():
            from slides.export.pptx.drawing import group

            return group(placed.what, placed.rect, slot.name, identity, context)
        case Chart():
            return _chart(placed, placed.what, slot, identity, context)
        case _:
            assert_never(placed.what)


def icon(shown: Shape, identity: int, context: SlideContext) -> str:
    """An icon beside text, in its own place on the slide; one that says nothing more than the text is marked decorative."""
    from slides.export.pptx.drawing import drawing_shape

    return drawing_shape(shown, shown.rect, identity, context, told=shown.alt)


def placeholder(slot: Slot, design: Design, *, layout: bool = False) -> str:
    """A slot's `p:ph`: that of the template's layout where it is one of its own."""
    if slot.place:
        return f"<p:nvPr><p:ph{slot.place.rstrip()}/></p:nvPr>"
    kind, size = _KINDS[slot.kind]
    added = design.template.index if design.template else 0
    index = f' idx="{slot.index + added}"' if slot.index else ""
    turned = ' orient="vert"' if layout and slot.vertical else ""
    return f"<p:nvPr><p:ph{kind}{turned}{size}{index}/></p:nvPr>"


def _text(shown: Text, slot: Slot, identity: int, context: SlideContext) -> str:
    """Text in its placeholder, which takes place, fill and insets from the layout.

    On a filled box the theme's link colour is not legible: a single link there becomes the box's own.
    """
    style = context.design.style(slot)
    links = {piece.link for paragraph in shown.paragraphs for piece in paragraph.runs if piece.link}
    inner = ""
    if len(links) == 1 and (style.linked or style.fill in FILLED):
        (address,) = links
        relation = context.link(address)
        inner = click(address, relation) if relation else ""
    body = text_body(shown, style, context.without_links() if inner else context)
    name, place = attribute(slot.name), placeholder(slot, context.design)
    frame = f"<p:spPr>{box_xml(slot.rect)}</p:spPr>" if slot.unclear or 0 < slot.low < shown.height else "<p:spPr/>"
    named = f'<p:cNvPr id="{identity}" name="{name}">{inner}</p:cNvPr>' if inner else f'<p:cNvPr id="{identity}" name="{name}"/>'
    return f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>{place}</p:nvSpPr>{frame}{body}</p:sp>'


def _table(placed: PlacedItem, shown: Table, slot: Slot, identity: int, context: SlideContext) -> str:
    """A native table in the deck's own style."""
    design = context.design
    padding = cell_padding(shown.size)
    margins = f'marL="{shown.side}" marR="{shown.side}" marT="{padding}" marB="{padding}" anchor="ctr"'
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in shown.columns)
    rtl = ' rtl="1"' if design.rtl else ""
    first = ' firstRow="1"' if shown.heads else ""
    rows = []
    fill, listed = solid(Colour.BAR, design.theme), plain_list_style(design.theme)
    for at, row in enumerate(shown.rows):
        cells = []
        under = 0 < at < shown.heads
        for cell in row.cells:
            runs, ink = (bold(cell.runs), Colour.ON_BAR) if under else (cell.runs, None)
            words = _cell_text(runs, _direction(cell, design), shown.size, ink, context)
            looks = f"<a:tcPr {margins}>{fill}</a:tcPr>" if under else f"<a:tcPr {margins}/>"
            cells.append(f"<a:tc{_merged(cell)}><a:txBody><a:bodyPr/>{listed}{words}</a:txBody>{looks}</a:tc>")
        rows.append(f'<a:tr h="{row.height}">{"".join(cells)}</a:tr>')
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{identity}" name="{attribute(slot.name)}" descr="{attribute(shown.alt)}"/>'
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>{placeholder(slot, design)}</p:nvGraphicFramePr>'
        f'{box_xml(placed.rect, "p:xfrm")}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl><a:tblPr{rtl}{first}{_table_looks(design)}</a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _table_looks(design: Design) -> str:
    """The end of a table's properties: bands and the first column as its style has them, and the style, the template's own if it has one."""
    template = design.template
    if template is None or not template.table_style:
        return f' firstCol="1"><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId>'
    column = ' firstCol="1"' if template.plain_column else ""
    return f'{column} bandRow="1"><a:tableStyleId>{template.table_style}</a:tableStyleId>'


def _cell_text(runs: Sequence[Run], looks: str, size: int, ink: Colour | None, context: SlideContext) -> str:
    """A cell's paragraphs: one, or one for each line where some are items of a list. looks: the attributes of each."""
    if not is_listed(runs):
        inner = "".join([run_xml(piece, context, size=size, ink=ink) for piece in runs])
        end = "" if inner else f'<a:endParaRPr lang="{context.tongue}" sz="{size * 100}"/>'
        return f"<a:p><a:pPr {looks}/>{inner}{end}</a:p>"
    paragraphs = []
    for line in lines_of(runs):
        indent = len(plain(line)) - len(plain(line).lstrip(LIST_INDENT))
        marked = plain(line).startswith(LIST_MARK, indent)
        line = cut(line, indent + len(LIST_MARK), len(plain(line))) if marked else line
        hang = points(CELL_HANG * size)
        place = f'marL="{hang * (1 + indent // len(LIST_INDENT))}" indent="-{hang}" ' if marked else ""
        bullet = mark(Mark.BULLET, indent // len(LIST_INDENT), ink or Colour.INK, context.design.theme) if marked else ""
        inner = "".join([run_xml(piece, context, size=size, ink=ink) for piece in line])
        end = "" if inner else f'<a:endParaRPr lang="{context.tongue}" sz="{size * 100}"/>'
        properties = f"<a:pPr {place}{looks}>{bullet}</a:pPr>" if marked else f"<a:pPr {looks}/>"
        paragraphs.append(f"<a:p>{properties}{inner}{end}</a:p>")
    return "".join(paragraphs)


def _chart(placed: PlacedItem, shown: Chart, slot: Slot, identity: int, context: SlideContext) -> str:
    """The frame of a chart."""
    relation = context.chart(slot.index)
    uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{identity}" name="{attribute(slot.name)}" descr="{attribute(shown.alt)}"/>'
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>{placeholder(slot, context.design)}</p:nvGraphicFramePr>'
        f'{box_xml(placed.rect, "p:xfrm")}<a:graphic><a:graphicData uri="{uri}">'
        f'<c:chart xmlns:c="{uri}" r:id="{relation}"/></a:graphicData></a:graphic></p:graphicFrame>'
    )


def _merged(cell: Cell) -> str:
    """What a cell says of the places that it covers, or of the cell that covers it."""
    rows = f' rowSpan="{cell.row_span}"' if cell.row_span > 1 else ""
    columns = f' gridSpan="{cell.grid_span}"' if cell.grid_span > 1 else ""
    return rows + columns + ' hMerge="1"' * cell.h_merge + ' vMerge="1"' * cell.v_merge


def _direction(cell: Cell, design: Design) -> str:
    """A cell's alignment and direction."""
    side, turned = cell_direction(cell, design)
    return f'algn="{side}" rtl="{int(turned)}"' if design.rtl or turned else f'algn="{side}"'


def _picture(placed: PlacedItem, shown: Picture, slot: Slot, identity: int, context: SlideContext) -> str:
    """A picture with its alternative text, or marked decorative where it has none; an SVG beside its PNG."""
    sides = zip("ltrb", shown.crop, strict=True)
    crop = "<a:srcRect " + " ".join(f'{side}="{part}"' for side, part in sides) + "/>" if any(shown.crop) else ""
    tint = ""
    if shown.tones:
        tint = f"<a:duotone>{''.join(colour(tone, context.design.theme) for tone in shown.tones)}</a:duotone>"
    relation = context.link(shown.link) if shown.link else ""
    inner = (click(shown.link, relation) if relation else "") + ("" if shown.alt else DECORATIVE)
    start = f'<p:cNvPr id="{identity}" name="{attribute(slot.name)}" descr="{attribute(shown.alt)}"'
    named = f"{start}>{inner}</p:cNvPr>" if inner else f"{start}/>"
    return (
        f'<p:pic><p:nvPicPr>{named}<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>{placeholder(slot, context.design)}</p:nvPicPr>'
        f"<p:blipFill>{context.blip(shown.image, tint)}{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f"<p:spPr>{box_xml(placed.rect)}{RECTANGLE}</p:spPr></p:pic>"
    )


def footer_shapes(slot: Slot, identity: int, number: int, properties: Properties, design: Design, footer: str | None) -> str:
    """Date, footer or slide number on a slide; empty where the deck has none. footer: the slide's own, None for the deck's."""
    style = design.style(slot)
    align = "" if style.inherited else style.align
    tongue = properties.language
    if slot.kind is PlaceholderKind.NUMBER:
        inner = paragraph_of_field("slidenum", str(number), tongue, _NUMBER_FIELD, align)
    elif slot.kind is PlaceholderKind.DATE and properties.date == "auto":
        inner = paragraph_of_field("datetime1", "\u2013", tongue, _DATE_FIELD, align)
    else:
        shown = properties.date if slot.kind is PlaceholderKind.DATE else properties.footer if footer is None else footer
        if not shown:
            return ""
        side = f'<a:pPr algn="{align}"/>' if align else ""
        inner = f'<a:p>{side}<a:r><a:rPr lang="{tongue}"/><a:t>{text_xml(shown)}</a:t></a:r></a:p>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="{attribute(slot.name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"{placeholder(slot, design)}</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>{list_style(style, style.sizes)}{inner}</p:txBody></p:sp>"
    )
