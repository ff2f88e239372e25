"""Paragraphs and runs of a slide as DrawingML."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from slides.base.records import with_changes
from slides.design import Colour, TextStyle
from slides.design.page import Text, from_the_right
from slides.export.numbering import PERIOD, list_starts
from slides.export.pptx.context import SlideContext
from slides.export.pptx.drawingml import attribute, colour, mark, mark_of, reference, text_xml
from slides.text.rich_text import BREAK, COUNT_SIZE, Ink, Mark, Paragraph, Run, joined_alike, stretches

_RAISED = {1: 30000, -1: -25000}
"""How far super- and subscripts leave the line, in thousandths of a percent: PowerPoint's own."""

_NONE, _NUMBER, _PLAIN, _COUNT = Mark.NONE, Mark.NUMBER, Ink.PLAIN, Ink.COUNT
"""Members that every paragraph and run is asked for: to look one up in its enumeration takes 170 ns."""
_CODE = "zxx"
"""The language of code: ISO 639's "no linguistic content"."""
_EAST_ASIAN = frozenset({"ja", "ko", "yue", "zh"})

_KEEP_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
FILLED = (Colour.BAR, Colour.KEY, Colour.CONTRAST)
"""Fills on which the theme's link colour would not be legible."""


def click(link: str, relation: str, tip: str = "", *, keep: bool = False) -> str:
    """A `hlinkClick` for an address, or for a slide of the deck, which keeps the colour of its text.

    tip: what shows when the pointer rests on it. keep: an address keeps the colour of its text too, as on a fill.
    """
    tooltip = f' tooltip="{attribute(tip)}"' if tip else ""
    if link.startswith("#"):
        return f'<a:hlinkClick r:id="{relation}" action="ppaction://hlinksldjump"{tooltip}>{_KEEP_COLOUR}</a:hlinkClick>'
    if keep:
        return f'<a:hlinkClick r:id="{relation}"{tooltip}>{_KEEP_COLOUR}</a:hlinkClick>'
    return f'<a:hlinkClick r:id="{relation}"{tooltip}/>'


def text_body(shown: Text, style: TextStyle, context: SlideContext) -> str:
    """A placeholder's `txBody`: sizes, and the room for icons, are its layout's, so that text typed later has them too, and resetting
    the slide changes neither.
    """
    settled = style.beside_icons(shown.paragraphs, shown.sizes)
    if shown.paragraphs and shown.paragraphs[0].runs and shown.paragraphs[0].runs[-1].ink is _COUNT:
        settled = with_changes(settled, ladder=(tuple(shown.sizes),), usual=0)
    inner = paragraphs_xml(_linked_by_line(shown), settled, context, equations=True)
    return f"<p:txBody><a:bodyPr/>{list_style(style, shown.sizes)}{inner}</p:txBody>"


def list_style(style: TextStyle, sizes: Sequence[int]) -> str:
    """What a slide states of the levels of text that a template styles: sizes where the text did not fit, a colour that can be read."""
    sized = style.stated or tuple(sizes) != style.sizes
    if not style.inherited or not (sized or style.recoloured):
        return "<a:lstStyle/>"
    fill = f"<a:solidFill>{reference(style.recoloured)}</a:solidFill>" if style.recoloured else ""
    levels = []
    for at, (size, usual) in enumerate(zip(sizes, style.sizes, strict=True), 1):
        stated = f' sz="{size * 100}"' if sized and size <= usual else ""
        inner = f"<a:defRPr{stated}>{fill}</a:defRPr>" if fill else f"<a:defRPr{stated}/>"
        levels.append(f"<a:lvl{at}pPr>{inner}</a:lvl{at}pPr>")
    return f"<a:lstStyle>{''.join(levels)}</a:lstStyle>"


def _linked_by_line(shown: Text) -> tuple[Paragraph, ...]:
    """Links cut where their lines end: LibreOffice breaks a link inside its words, but never between two links."""
    return tuple(
        with_changes(each, runs=_cut_links(each.runs, ends)) if len(ends) > 1 and any(piece.link for piece in each.runs) else each
        for each, ends in zip(shown.paragraphs, shown.breaks, strict=True)
    )


def _cut_links(runs: tuple[Run, ...], ends: tuple[int, ...]) -> tuple[Run, ...]:
    """Runs with the linked ones cut at these offsets."""
    found: list[Run] = []
    at = 0
    for piece in runs:
        inside = [end - at for end in ends if at < end < at + len(piece.text)] if piece.link else []
        bounds = [0, *inside, len(piece.text)]
        found.extend(with_changes(piece, text=piece.text[start:end]) for start, end in pairwise(bounds))
        at += len(piece.text)
    return tuple(found)


def paragraphs_xml(shown: Sequence[Paragraph], style: TextStyle, context: SlideContext, *, equations: bool = False) -> str:
    """Paragraphs one after the other; numbered ones count on from where they should. equations: formulas may be equations."""
    ways = from_the_right(shown) if not style.rtl else [False] * len(shown)
    each = zip(shown, list_starts(shown), ways, strict=True)
    return "".join([_paragraph(one, start, style, context, turned=turned, equations=equations) for one, start, turned in each])


def _paragraph(each: Paragraph, counted: tuple[int, str], style: TextStyle, context: SlideContext, *, turned: bool, equations: bool) -> str:
    """One paragraph; what its level of the style says already is not said again. turned: it reads from right to left."""
    own, icon = style.levels[each.level], each.icon
    start, scheme = counted
    kind, *places = own.stated
    attributes = f' lvl="{each.level}"' if each.level else ""
    marks = ""
    shown = _NONE if icon and each.mark is not _NUMBER else each.mark
    if own.led or icon or shown is not kind:
        margin, hang = style.indent(each.level, each.mark, icon)
        if [margin, hang] != places:
            attributes += f' marL="{margin}" indent="{-hang}"'
    box, ink = each.scheme if shown is Mark.BULLET else "", None if style.inherited else own.colour
    if box:
        marks = mark_of(box, ink, context.design.theme)
    elif shown is not kind or start > 1 or scheme != PERIOD:
        marks = mark(shown, max(each.level - style.first_marked, 0), ink, context.design.theme, start, scheme)
    if turned and not own.code:
        attributes += ' algn="r" rtl="1"'
    elif each.is_formula and equations:
        attributes += ' algn="ctr"'
    elif style.inherited and style.align == "ctr" and each.mark is not _NONE:
        attributes += ' algn="l"'
    properties = f"<a:pPr{attributes}>{marks}</a:pPr>" if marks else (f"<a:pPr{attributes}/>" if attributes else "")
    theme = context.design.theme
    filled = style.fill in FILLED or theme.keep_links or style.keep_links
    if equations and any([run.tex for run in each.runs]):  # noqa: C419 - a generator takes twice as long
        from slides.export.pptx.equations import runs_with_equations

        inner = runs_with_equations(each.runs, lambda runs: _runs(runs, context, keep=filled))
    else:
        inner = _runs(each.runs, context, keep=filled)
    if each.runs and each.runs[-1].ink is _COUNT:
        size = round(style.sizes[each.level] * COUNT_SIZE)
        inner = _runs(each.runs[:-1], context, keep=filled) + run_xml(each.runs[-1], context, size=size)
    return f"<a:p>{properties}{inner}</a:p>"


def _runs(runs: tuple[Run, ...], context: SlideContext, *, keep: bool) -> str:
    """Runs one after the other."""
    return "".join([run_xml(piece, context, keep=keep) for piece in joined_alike(runs)])


@lru_cache(maxsize=256)
def _language(spoken: str, tongue: str) -> str:
    """`lang` of a run; in a deck whose language is Chinese, Japanese or Korean with an `altLang`, as PowerPoint writes it there."""
    said = f'lang="{spoken}"'
    if tongue.split("-")[0].lower() not in _EAST_ASIAN or spoken == _CODE:
        return said
    return f'{said} altLang="{"en-US" if spoken == tongue else tongue}"'


def run_xml(piece: Run, context: SlideContext, *, size: int = 0, keep: bool = False, ink: Colour | None = None) -> str:
    """One run, cut where its script changes, each piece with its language; line breaks become `a:br`.

    size, in points, and ink: where no style gives them. keep: links keep the colour of their text.
    """
    if piece.code:
        return _run(piece, _CODE, context, size, ink, keep=keep)
    cut = stretches(piece.text, context.tongue)
    if len(cut) == 1:
        return _run(piece, cut[0][1], context, size, ink, keep=keep)
    return "".join(_run(with_changes(piece, text=text), spoken, context, size, ink, keep=keep) for text, spoken in cut)


def _run(piece: Run, spoken: str, context: SlideContext, size: int, own: Colour | None, *, keep: bool) -> str:
    """One run in one language."""
    attributes = _language(spoken, context.tongue)
    if size:
        attributes += f' sz="{size * 100}"'
    if piece.bold:
        attributes += ' b="1"'
    elif piece.ink is _COUNT:
        attributes += ' b="0"'
    if piece.italic:
        attributes += ' i="1"'
    if piece.underline:
        attributes += ' u="sng"'
    if piece.strike:
        attributes += ' strike="sngStrike"'
    if piece.raised:
        attributes += f' baseline="{_RAISED[piece.raised]}"'
    if piece.code:
        attributes += ' noProof="1"'
    inner = _inside(piece, context, own, keep=keep) if piece.link or piece.code or piece.marked or own or piece.ink is not _PLAIN else ""
    properties = f"<a:rPr {attributes}>{inner}</a:rPr>" if inner else f"<a:rPr {attributes}/>"
    if BREAK not in piece.text:
        return f"<a:r>{properties}<a:t>{text_xml(piece.text)}</a:t></a:r>"
    lines = (f"<a:r>{properties}<a:t>{text_xml(line)}</a:t></a:r>" if line else "" for line in piece.text.split(BREAK))
    return f"<a:br>{properties}</a:br>".join(lines)


def _inside(piece: Run, context: SlideContext, own: Colour | None, *, keep: bool) -> str:
    """What a run's properties hold: its colour, its tint, the face of code, its link."""
    theme = context.design.theme
    ink = theme.inks.get(piece.ink) or (theme.scheme[own] if own else None)
    inner = f"<a:solidFill>{reference(ink)}</a:solidFill>" if ink else ""
    inner += f"<a:highlight>{colour(Colour.MARK, theme)}</a:highlight>" if piece.marked else ""
    inner += f'<a:latin typeface="{theme.fonts.code}"/><a:cs typeface="{theme.fonts.code}"/>' if piece.code else ""
    relation = context.link(piece.link) if piece.link else ""
    return inner + (click(piece.link, relation, piece.tip, keep=keep) if relation else "")
