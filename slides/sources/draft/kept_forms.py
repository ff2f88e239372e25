"""Forms that an article brings: its tables, numbered steps, lists, code, quotations and definitions as Markdown of an outline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from slides.base.lazy_regex import pattern
from slides.sources.article import ArticlePiece
from slides.sources.article.body_blocks import LONE_LINE
from slides.sources.draft.form import SlideForm
from slides.sources.draft.found_forms import figure_of
from slides.sources.draft.sentence import is_foreign
from slides.sources.draft.wording import MOST_WORDS, words_of
from slides.text import sentences

Said = Callable[[str], str]
"""Text in the house's wording, as Markdown on one line."""
_MOST_LINES, _MOST_WIDTH = 18, 100
"""A listing is shown up to so many lines and characters."""
_MOST_ROWS, _MOST_SERIES = 12, 4
_MOST_CELLS, _MOST_BARS = 120, 24
_MOST_ITEMS, _LEAST_STEPS, _MOST_FIGURES = 10, 3, 4
_LONGEST_QUOTE = 60
"""Words of a quotation that is shown."""
_NUMERIC = pattern(r"[-−–+]?[$€£¥]?\s?\d[\d.,\u00a0\u202f ]*\s?(?:%|[$€£¥]|[kKmM])?")
_YEAR = pattern(r"(?:1[5-9]|20)\d\d")
_LED = pattern(r"(?P<lead>[^\W\d_][^:：.!?]{1,38}?)\s?[:：]\s+(?P<rest>\S.{7,})")
_MEASURED = pattern(
    r"(?P<name>[^\W_][^:：|(]{1,40}?)\s?(?:[:：–—-]\s+|\()(?P<number>\d[\d.,]{0,14})\s?"
    r"(?P<unit>[%€$£]|[^\W\d_]{2,14}(?: [^\W\d_]{2,14})?)\)?"
)
"""A thing, and how many of what."""
_GROUPED = pattern(r"\d{1,3}(?:\.\d{3})++")
"""A whole number with points between thousands."""
_POINTED = ("en", "zh", "ja", "ko", "th", "he", "hi")
"""Languages with a point before decimals."""
_SPREAD = 400.0
"""Values whose largest is more than so many times the smallest do not compare in one chart."""


def kept_forms(pieces: Sequence[ArticlePiece], lang: str, said: Said) -> list[SlideForm]:
    """The forms among a section's pieces, in its order."""
    found: list[SlideForm] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        end = at + 1
        if piece.kind == "item":
            while end < len(pieces) and pieces[end].kind == "item" and _ordered(pieces[end]) == _ordered(piece):
                end += 1
            form = _list(pieces[at:end], lang, said)
        elif piece.kind == "table":
            form = _table(piece)
        elif piece.kind == "code":
            form = _code(piece)
        elif piece.info == "quote":
            while end < len(pieces) and pieces[end].info == "quote":
                end += 1
            speaker = pieces[end] if end < len(pieces) and pieces[end].info == "speaker" else None
            form = _quotation(pieces[at:end], speaker, said)
            end += speaker is not None
        else:
            form = None
        found += [form] if form else []
        at = end
    return found


def _ordered(piece: ArticlePiece) -> bool:
    return piece.info[:1].isdigit()


def _list(items: Sequence[ArticlePiece], lang: str, said: Said) -> SlideForm | None:
    """A list whole: steps where it is numbered, leads where its items have them, else its items."""
    texts = [" ".join(item.text.split()) for item in items]
    if any(is_foreign(text) for text in texts) or (not items[0].info and len(texts) < _LEAST_STEPS):
        return None
    if not 2 <= len(texts) <= _MOST_ITEMS:
        return None
    if any(words_of(text) > MOST_WORDS for text in texts):
        return _long_steps(texts, lang, said) if _ordered(items[0]) and len(texts) >= _LEAST_STEPS else None
    if chart := _ranking(items, lang, said):
        return chart
    if _ordered(items[0]) and len(texts) >= _LEAST_STEPS:
        return SlideForm("steps", (*(f"{number}. {said(_bare(text))}" for number, text in enumerate(texts, 1)), ""), tuple(items))
    amounts = [figure_of(text, lang) for text in texts] if len(texts) <= _MOST_FIGURES else []
    if len(amounts) >= 2 and all(amounts) and len(set(amounts)) == len(amounts):
        lines = [f"- **{said(amount)}** {said(_bare(text))}" for amount, text in zip(amounts, texts, strict=True)]
        return SlideForm("figures", ("<!-- layout: figures -->", "", *lines, ""), tuple(items))
    led = [_LED.fullmatch(text) for text in texts]
    if len(texts) >= _LEAST_STEPS and all(led):
        lines = [f"- **{said(each.group('lead'))}** {said(_bare(each.group('rest')))}" for each in led if each]
        return SlideForm("parts", (*lines, ""), tuple(items))
    if sum(map(words_of, texts)) > _MOST_CELLS:
        return None
    return SlideForm("list", (*(f"- {said(_bare(text))}" for text in texts), ""), tuple(items))


def _long_steps(texts: Sequence[str], lang: str, said: Said) -> SlideForm | None:
    """Steps that are paragraphs, each by its first sentence; the rest of them is in the notes."""
    firsts = [sentences.split(text, lang)[0] for text in texts]
    if any(words_of(text) > MOST_WORDS or is_foreign(text) for text in firsts) or sum(map(words_of, firsts)) > _MOST_CELLS:
        return None
    lines = (*(f"{number}. {said(_bare(text))}" for number, text in enumerate(firsts, 1)), "")
    return SlideForm("steps", lines, texts=tuple(firsts))


def _ranking(items: Sequence[ArticlePiece], lang: str, said: Said) -> SlideForm | None:
    """A list whose items name a thing and its figure, all in the same unit, as a chart with bars."""
    found = [_MEASURED.fullmatch(" ".join(item.text.split()).rstrip(".;")) for item in items]
    rows = [each for each in found if each]
    if len(rows) < max(len(found), _LEAST_STEPS) or len({each.group("unit").casefold() for each in rows}) > 1:
        return None
    values = [_value(each.group("number")) for each in rows]
    known = [value for value in values if value]
    if len(known) < len(values) or max(known) / min(known) > _SPREAD or len({each.group("name") for each in rows}) < len(rows):
        return None
    unit = rows[0].group("unit").strip()
    if not unit:
        return None
    sign = unit if unit in ("%", "€", "$", "£") else ""
    cells = (f"| {said(each.group('name'))} | {said(each.group('number') + sign)} |" for each in rows)
    pointed = [each.group("number") for each in rows if "." in each.group("number")]
    whole = all(_GROUPED.fullmatch(number) for number in pointed) and not any("," in each.group("number") for each in rows)
    grouped = " decimal=comma" if pointed and whole and (len(pointed) == len(rows) or not lang.startswith(_POINTED)) else ""
    lines = (f"::: chart {{type=bar{grouped}}}", f"| | {said(unit)} |", "|---|---:|", *cells, ":::", "")
    return SlideForm("chart", lines, tuple(items))


def _bare(text: str) -> str:
    """An item without its full stop, where it holds one sentence."""
    text = text.rstrip(";,")
    return text[:-1] if text.endswith(".") and ". " not in text and not text.endswith("..") else text


def _code(piece: ArticlePiece) -> SlideForm | None:
    lines = piece.text.split("\n")
    if piece.info == LONE_LINE or len(lines) > _MOST_LINES or max(map(len, lines)) > _MOST_WIDTH:
        return None
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", piece.text)), default=0))
    word = re.match(r"[\w+-]*", piece.info)
    return SlideForm("code", (fence + (word.group() if word else ""), *lines, fence, ""), (piece,))


def _quotation(said_pieces: Sequence[ArticlePiece], speaker: ArticlePiece | None, said: Said) -> SlideForm | None:
    text = " ".join(piece.text for piece in said_pieces)
    if (
        not 4 <= words_of(text) <= _LONGEST_QUOTE
        or is_foreign(text)
        or text.endswith((":", "："))
        or (speaker and is_foreign(speaker.text))
    ):
        return None
    lines = [f"> {said(text)}", *([f"> — {said(speaker.text)}"] if speaker else []), ""]
    return SlideForm("quotation", tuple(lines), (*said_pieces, *([speaker] if speaker else [])))


def _table(piece: ArticlePiece) -> SlideForm | None:
    """A table, as a chart where its columns hold figures that compare."""
    lines = piece.text.split("\n")
    if len(lines) < 3 or "|" not in lines[0]:
        return None
    rows = [_cells(line) for line in (lines[0], *lines[2:])]
    width = len(rows[0])
    if not all(rows[0][1:]):
        return None
    if width < 2 or any(len(row) != width for row in rows) or len(rows) - 1 > 3 * _MOST_ROWS:
        return SlideForm("table", (*lines, ""), (piece,)) if width >= 2 and len(rows) <= _MOST_ROWS else None
    columns = [[row[at] for row in rows[1:]] for at in range(1, width)]
    values = [[_value(cell) for cell in column] for column in columns]
    flat = [value for column in values for value in column if value is not None]
    numeric = all(value is not None for column in values for value in column) and 2 <= len(rows) - 1 <= _MOST_ROWS
    compares = bool(flat) and min(flat) > 0 and max(flat) / min(flat) <= _SPREAD
    few = (len(rows) - 1) * (width - 1) <= _MOST_BARS
    if numeric and compares and few and width - 1 <= _MOST_SERIES and all(rows[0][1:]) and all(row[0] for row in rows[1:]):
        kind = "column" if all(_YEAR.fullmatch(row[0].strip("* ")) for row in rows[1:]) else "bar"
        return SlideForm("chart", (f"::: chart {{type={kind}}}", *lines, ":::", ""), (piece,))
    return SlideForm("table", (*lines, ""), (piece,))


def _cells(line: str) -> list[str]:
    """The cells of a row of a Markdown table."""
    bare = line.strip().removeprefix("|")
    bare = bare.removesuffix("|") if not bare.endswith("\\|") else bare
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", bare)]


def _value(cell: str) -> float | None:
    """A cell's number for telling sizes apart; None where it is none."""
    if not _NUMERIC.fullmatch(cell):
        return None
    if _GROUPED.fullmatch(cell):
        return float(cell.replace(".", ""))
    digits = re.sub(r"[^\d.]", "", cell.replace(",", "") if re.search(r",\d{3}(?!\d)", cell) else cell.replace(",", "."))
    try:
        return float(digits)
    except ValueError:
        return None
