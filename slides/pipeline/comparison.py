"""Two decks slide by slide: which are new, gone or changed, and which words; as a page with the pictures side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from slides.base.records import frozen
from slides.export.display_list import shown_slide, shown_words
from slides.export.pptx.deck_reading import read_deck
from slides.export.svg.drawing import SvgOptions, slide_svg, xml_text
from slides.export.writers import FinishedDeck, backdrop_of

_STYLE = """body{margin:0;background:#eef0f2;color:#1a1f24;font:16px/1.45 Calibri,Carlito,"Segoe UI",sans-serif}
main{max-width:1500px;margin:0 auto;padding:1rem}h1{font-size:1.5rem}h2{font-size:1.15rem;margin:0 0 .4rem}
section{background:#fff;padding:1rem;margin:0 0 1.2rem;border-left:6px solid #8a5a00}
section.new{border-color:#1b6e3c}section.gone{border-color:#a3262a}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}.pair svg{width:100%;height:auto;display:block;border:1px solid #9aa4ae}
figure{margin:0}figcaption{font-size:.9rem;color:#4a545e}ins{background:#d7f2df;text-decoration:none}del{background:#fbdcdc}
.text{border:1px solid #9aa4ae;padding:.8rem 1.2rem}.text p{margin:.3rem 0}.text p:first-child{font-weight:bold}
.none{border:1px dashed #9aa4ae;min-height:6rem}"""
_NAMED_BY = 6
_MANY = 2000
"""From so many words on a slide, words that occur very often do not begin a match: the comparison stays fast."""


@frozen
class SlideChange:
    """A slide that is not the same in both decks: its numbers from 1, 0 where it is in one alone, and the words removed and added."""

    title: str
    old: int
    new: int
    removed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What happened to it: new, gone or changed; redrawn where no word is another."""
        if not self.old or not self.new:
            return "gone" if self.old else "new"
        return "changed" if self.removed or self.added else "redrawn"


@frozen
class ComparedSlide:
    """One side of a comparison. look: the same for two slides that look the same beside their words; shown: HTML that shows the slide."""

    number: int
    title: str
    words: tuple[str, ...]
    look: str
    shown: str

    @property
    def name(self) -> str:
        """What it is paired by: its title, or its first words."""
        return self.title or " ".join(self.words[:_NAMED_BY])


def drawn_slides(deck: FinishedDeck) -> tuple[ComparedSlide, ...]:
    """The slides of an outline's deck with their pictures. Each is drawn with the same number: a slide that is only moved is the same."""
    return tuple(_drawn(deck))


def _drawn(deck: FinishedDeck) -> Iterator[ComparedSlide]:
    options = SvgOptions(deck.properties.language, deck.design.theme.fonts.body, lambda _: "", prefix="d")
    for number, page in deck.options.selected(deck.pages):
        slide, same = (shown_slide(page, each, deck.design, deck.properties, backdrop_of(page.layout, deck.design)) for each in (number, 0))
        svg = slide_svg(same, deck.design.slide, options, 'class="drawn"')
        yield ComparedSlide(number, slide.title, tuple(shown_words(slide)), svg, svg)


def read_slides(data: bytes, drawn: Sequence[ComparedSlide] = ()) -> tuple[ComparedSlide, ...]:
    """The slides of a presentation with their words in place of pictures; drawn: the same slides with pictures, where there are any.

    TemplateError where the file is no presentation.
    """
    found = []
    for slide in read_deck(data):
        words = tuple(word for text in slide.paragraphs for word in text.split())
        text = "".join(f"<p>{xml_text(each)}</p>" for each in slide.paragraphs) or "<p>No words.</p>"
        shown = drawn[slide.number - 1].shown if slide.number <= len(drawn) else f'<div class="text">{text}</div>'
        found.append(ComparedSlide(slide.number, slide.title, words, slide.look, shown))
    return tuple(found)


def compared_slides(before: Sequence[ComparedSlide], after: Sequence[ComparedSlide]) -> tuple[tuple[SlideChange, ...], str]:
    """The slides that differ, in the order of the new deck, and the page that shows them. Slides are paired by titles, then by order."""
    changes: list[SlideChange] = []
    pieces: list[str] = []
    for left, right in _paired(before, after):
        if left and right and left.words == right.words and left.look == right.look:
            continue
        change = _change(left, right)
        changes.append(change)
        pieces.append(_section(change, left, right))
    return tuple(changes), _page(changes, pieces, len(after))


def _paired(before: Sequence[ComparedSlide], after: Sequence[ComparedSlide]) -> Iterator[tuple[ComparedSlide | None, ComparedSlide | None]]:
    """Slides of both decks side by side."""
    matcher = SequenceMatcher(None, [each.name for each in before], [each.name for each in after], autojunk=False)
    for _, first, last, start, end in matcher.get_opcodes():
        yield from zip_longest(before[first:last], after[start:end])


def _change(left: ComparedSlide | None, right: ComparedSlide | None) -> SlideChange:
    """What differs between two slides."""
    old, new = (left.words if left else ()), (right.words if right else ())
    removed: list[str] = []
    added: list[str] = []
    many = max(len(old), len(new)) > _MANY
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=many).get_opcodes():
        if tag != "equal":
            removed += old[first:last]
            added += new[start:end]
    shown = right or left
    assert shown is not None, "one of both is there"
    return SlideChange(shown.name, left.number if left else 0, right.number if right else 0, tuple(removed), tuple(added))


def _section(change: SlideChange, left: ComparedSlide | None, right: ComparedSlide | None) -> str:
    """A pair of slides, with the words between them."""
    sides = []
    for name, each in (("Before", left), ("After", right)):
        drawn = each.shown if each else '<div class="none"></div>'
        number = f", slide {each.number}" if each else ": none"
        sides.append(f"<figure><figcaption>{name}{number}</figcaption>{drawn}</figure>")
    words = "".join(
        f"<p><{tag}>{xml_text(' '.join(found))}</{tag}></p>" for tag, found in (("del", change.removed), ("ins", change.added)) if found
    )
    head = f"<h2>{xml_text(change.title or 'Untitled')}: {change.kind}</h2>"
    return f'<section class="{change.kind}">{head}<div class="pair">{"".join(sides)}</div>{words}</section>'


def _page(changes: Sequence[SlideChange], pieces: Sequence[str], slides: int) -> str:
    """The page of all pairs. It holds no script and asks for nothing."""
    import base64
    import hashlib

    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = f"{len(changes)} of {slides} slides differ"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{_STYLE}</style></head>\n'
        f"<body><main><h1>{title}</h1>{''.join(pieces)}</main></body></html>\n"
    )
