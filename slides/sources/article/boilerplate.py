"""Boilerplate: the lines of a web page that are no part of its article, and the lines that say who wrote it and when.

The words that decide are data by language, in `boilerplate.json`; those of all languages count, as pages mix them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from slides.base.lazy_regex import pattern
from slides.sources.article.line_kinds import expressions_in, kind_of_line, page_words
from slides.text.rich_text import is_latin_text

_KINDS = {
    "share": "sharing",
    "cookies": "a cookie line",
    "form": "a comment form",
    "newsletter": "a newsletter",
    "advertisement": "an advertisement",
    "paywall": "an offer of the page's",
    "menu": "the page's menu",
    "tags": "tags",
    "foot": "the page's foot",
    "reading_time": "reading time",
    "related_line": "links to other articles",
    "credit": "a picture's credit",
    "role": "an author's role",
}
"""Kinds of lines in the data, and what a message calls them."""
_MONTHS = (
    r"abr\w{0,4}|mayo|maio|maart|mei|fev\w{0,6}|jan\w{0,8}|feb\w{0,8}|mar\w{0,6}|m[äa]rz|apr\w{0,6}|may|mai|june?|juni?o?|july?|juli?o?|aug\w{0,6}|sep\w{0,8}|o[ck]t\w{0,6}|out\w{0,5}"
    r"|nov\w{0,7}|de[cz]\w{0,7}|fév\w{0,6}|avr\w{0,4}|juin|juillet|août|ene\w{0,4}|ago\w{0,4}|dic\w{0,8}|gen\w{0,6}|mag\w{0,5}|giu\w{0,5}|lug\w{0,4}"
    r"|ocak|şubat|nisan|may[ıi]s|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia"
    r"|września|października|listopadu?a?|grudnia|ledna|února|března|dubna|května|června|července|srpna|září|října|prosince|\w{4,8}kuuta"
    r"|يناير|فبراير|مارس|[أإا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر"
    r"|set\w{0,7}|ott\w{0,5}|янв\w{0,4}|фев\w{0,5}|мар\w{0,3}|апр\w{0,4}|мая|июн\w|июл\w|авг\w{0,4}|сен\w{0,6}|окт\w{0,5}|ноя\w{0,4}|дек\w{0,5}"
)
_WEEKDAYS = (
    r"\w{3,6}day|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\w{3,6}tag|mittwoch"
    r"|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|segunda|terça|quarta|quinta|sexta|\w{4,6}dag"
)
_DAY = (
    rf"(?:(?:\w{{2,12}}, |(?:{_WEEKDAYS}) )?(?:(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?[,،]? \d{{4}}"
    rf"|\d{{1,2}}\.?(?: de| di)? (?:{_MONTHS})\.?,?(?: de)? \d{{4}})"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日)"
)
_TIME = r"(?:,? ?(?:at |um |à |a las |alle )?\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: ?(?:uhr|gmt|utc|[ecmp]s?t|cet|bst))?)?"
LONGEST = 200
"""Lines of more characters are no boilerplate, except a line on cookies."""
_TRIMMED = " \t*_#>|-–—:•·[]()"


@lru_cache(maxsize=1)
def _dated() -> re.Pattern[str]:
    said = "|".join(sorted(page_words()["dated"], key=len, reverse=True))
    by = "|".join(sorted(page_words()["by"], key=len, reverse=True))
    mark = rf"(?:(?:{said})(?: on| am| le| el| il| em)?\s?:?\s*)?(?:\w{{2,12}}\.? )?"
    return re.compile(
        rf"{mark}(?P<day>{_DAY}){_TIME}(?: ?h)?(?: ?[|·•,–-])?(?: ?{mark}{_DAY}{_TIME}(?: ?h)?)?"
        rf"(?:[ ,|·•]+(?:{by})\s+(?P<who>[^\d.!?]{{2,60}}))?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _byline() -> re.Pattern[str]:
    by = "|".join(sorted(page_words()["by"], key=len, reverse=True))
    return re.compile(rf"(?:{by})\s*:?\s+(?P<who>[^\d.!?:]{{2,60}}?)(?:\s*[|·•,–-].{{0,80}})?", re.IGNORECASE)


@lru_cache(maxsize=1)
def _wiki() -> re.Pattern[str]:
    """Marks of encyclopedias: an edit link, the number of a note, a missing citation."""
    edit = "|".join(page_words()["wiki"])
    return re.compile(
        rf"\s?\[(?:{edit})\]|(?<=\S) ?\[(?:\d{{1,3}}(?:[-–,] ?\d{{1,3}}){{0,4}}|[a-z]|note \d{{1,2}}|citation needed"
        r"|clarification needed|update|\w{3,12} \d{1,2})\]",
        re.IGNORECASE,
    )


def _bare(text: str) -> str:
    return text.strip(_TRIMMED).strip()


def why(text: str) -> str:
    """What a line is if it is no part of the article; empty for a line that may be."""
    if len(text) > LONGEST * 3:
        return ""
    bare = _bare(text)
    short = len(text) <= LONGEST
    if known := kind_of_line(bare, *_KINDS) if short else kind_of_line(bare, "cookies", "newsletter"):
        return _KINDS[known]
    if is_labelled_caption(text):
        return _KINDS["credit"]
    if short and _COUNTER.fullmatch(bare):
        return _KINDS["menu"]
    if _ends_with_teaser(text):
        return "links to other articles"
    if len(_COUNTS.findall(text)) >= _TAGGED and not text.rstrip().endswith((".", "。")):
        return "tags"
    return "the page's menu" if len(text) <= LONGEST and _TRAIL.fullmatch(text.strip()) else ""


_COUNTER = pattern(r"(?!(?:1\d|20)\d\d$)\d[\d.,]{2,9}")
"""A number alone on its line, as the count of readers is; a year is none."""
_COUNTS = pattern(r"(?<=[^\W\d_]) \(\d{1,6}(?: \w{1,12})?\)")
_TAGGED = 3
"""A line with so many words that a number in brackets follows is a row of tags."""
_TRAIL = pattern(r"[^>»›]{1,40}(?: [>»›] [^>»›]{1,40}){2,8}|[←«‹] .{1,80}|.{1,80} [→»›]")
"""A page's path from its home page, or a line with an arrow."""


def is_labelled_caption(text: str) -> bool:
    """Whether a paragraph is what stands under a picture: "Photo: …" begins it, or ends it, with who took the picture."""
    if len(text) > LONGEST * 3 or not any(mark in text for mark in ":：/"):
        return False
    found, words = _labelled().search(text), len(text.split())
    return found is not None and (words >= _LABELLED_WORDS if found.start() == 0 else words <= _CAPTION_WORDS)


_LABELLED_WORDS, _CAPTION_WORDS = 12, 45
"""Words of a paragraph that "Photo:" begins, a shorter one names a picture; and of one that ends with a picture's credit, a longer one is
the article's."""


@lru_cache(maxsize=1)
def _labelled() -> re.Pattern[str]:
    labels = "|".join(sorted(page_words()["picture_label"], key=len, reverse=True))
    return re.compile(
        rf"\A(?:{labels})\s?[:：](?=\s*\w)|(?<=[.!?…»”\"]\s)(?:{labels})\s?[:：/]\s?[^.!?]{{2,60}}\Z|\((?:{labels})\s?[:：/]\s?[^()]{{2,60}}\)\.?\Z",
        re.IGNORECASE,
    )


def without_wiki_marks(text: str) -> str:
    """A text without an encyclopedia's marks: `[edit]`, `[1]`."""
    return _wiki().sub("", text) if "[" in text else text


def ends_article(text: str, *, late: bool) -> bool:
    """Whether a line opens the form for comments. late: it stands in the last part of the page, where "Comments" means that too."""
    bare = text.strip(" *_#:").strip()
    if not 0 < len(text) <= 80:
        return False
    return bool(kind_of_line(bare, "comments") or (late and kind_of_line(bare, "late")))


def is_about_page(text: str) -> bool:
    """Whether a paragraph speaks of the page: of comments, newsletters, subscriptions, terms, twice or more in different words."""
    if len(text) > LONGEST * 3:
        return False
    words = tuple(sorted(expressions_in(text, "page_words"), key=len, reverse=True))
    found = {each.group().casefold()[:_SAME_WORD] for each in _page_words(words, latin=is_latin_text(text)).finditer(text)} if words else ()
    return len(found) >= _PAGE_WORDS


_SAME_WORD, _PAGE_WORDS = 5, 2


@lru_cache(maxsize=64)
def _page_words(words: Sequence[str], *, latin: bool) -> re.Pattern[str]:
    """Any of some words of pages as a whole word; in a script without spaces anywhere. latin: the text has Latin letters alone."""
    unspaced = r"(?-i:[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"
    begins, ends = (r"(?<!\w)", r"(?!\w)") if latin else (rf"(?:(?<!\w)|(?={unspaced}))", rf"(?:(?!\w)|(?<={unspaced}))")
    return re.compile(f"{begins}(?:{'|'.join(words)}){ends}", re.IGNORECASE)


def is_stamped(text: str) -> bool:
    """Whether a short line ends with a day and a time of day, as the head of a comment or the foot of a teaser does."""
    return len(text) <= 90 and _CLOCK.search(text) is not None and _stamp().search(text) is not None


_CLOCK = pattern(r"(?i)\d[:.h]\d\d")
"""What a time of day looks like in any case."""


@lru_cache(maxsize=1)
def _stamp() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d){_DAY}.{{0,12}}?\d{{1,2}}[:.h]\d\d", re.IGNORECASE)


def begins_related(text: str) -> bool:
    """Whether a line stands over links to other articles."""
    return len(text) <= 80 and bool(kind_of_line(text.strip(" *_#:>").strip(), "related"))


def begins_references(text: str) -> bool:
    """Whether a heading stands over references, sources or notes."""
    return len(text) <= 40 and bool(kind_of_line(_bare(text), "references"))


def opens(text: str) -> bool:
    """Whether a line is a usual heading of an article's first section, as "Introduction"."""
    return len(text) <= 40 and bool(kind_of_line(_bare(text), "opening"))


def author(text: str) -> str:
    """Who wrote the article, where a line says nothing else; else empty."""
    bare = text.strip(" *_").strip()
    found = _byline().fullmatch(bare) if len(text) <= 150 else None
    if not found and len(text) <= 150 and any(map(str.isdigit, bare)):
        found = _dated().fullmatch(bare)
    who = without_month(" ".join((found.group("who") or "").split())) if found else ""
    return who if who and len(who.split()) <= 8 and all(_is_name(word) for word in who.split()) else ""


def without_month(who: str) -> str:
    """A name without the weekday and month of a day that stand right after it on its line."""
    if len(who.split()) < 3:
        return who
    day = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    bare = re.sub(rf"(?<=\w)[\s,;|]+(?i:{_MONTHS})\.?$", "", who)
    return re.sub(rf"(?:(?<=\w)[\s,;|]+|(?<=[a-z])){day}$", "", bare)


def is_nobody(text: str) -> bool:
    """Whether a name says only that nobody is named, as "Unknown" and "admin" do."""
    return bool(kind_of_line(text.strip(), "nobody"))


def _is_name(word: str) -> bool:
    """Whether a word may stand in a name: it has a capital, or is short as "de" is."""
    return word[0].isupper() or not word[0].isascii() or len(word) <= 3


def _ends_with_teaser(text: str) -> bool:
    """Whether a paragraph ends as a teaser does: "… Read now"."""
    last = re.split(r"[.?!…] ", text)[-1]
    return last != text and ends_teaser(last)


def is_kicker(text: str) -> bool:
    """Whether a line between title and text names only the page's section or the kind of article, as "Opinion" does."""
    return len(text) <= 40 and bool(kind_of_line(_bare(text), "kicker"))


def ends_teaser(text: str) -> bool:
    """Whether a line leads from a teaser to another article, as "Read now" does."""
    return len(text) <= 40 and bool(kind_of_line(text.strip(" *_#>→»›[]()").strip(), "teaser"))


def without_page_marks(text: str) -> str:
    """A heading without a link's mark at its end, or a day that the page wrote at its end or start without a space."""
    bare = _ANCHOR.sub("", text)
    day = _day().search(bare) if any(map(str.isdigit, bare)) else None
    if day and day.end() == len(bare) and day.start() > 0 and not bare[day.start() - 1].isspace():
        return bare[: day.start()].rstrip()
    if day and day.start() == 0 and day.end() < len(bare) and not bare[day.end()].isspace() and bare[day.end()].isalpha():
        return bare[day.end() :]
    return bare


_ANCHOR = pattern(r"(?<=\S) ?(?:[#¶§🔗]|\[#\])$")


def has_date(text: str) -> bool:
    """Whether a short line holds a day, as the head of a comment does."""
    return len(text) <= 60 and any(letter.isdigit() for letter in text) and (_day().search(text) is not None or is_stamped(text))


def ends_with_day(text: str) -> bool:
    """Whether a line ends with a day, as the entries of a list of other articles do."""
    tail = text[-24:].rstrip(" )]）】")
    if not any(letter.isdigit() for letter in tail):
        return False
    return any(found.end() == len(tail) for found in _day().finditer(tail)) or is_stamped(text[-32:])


def published_day(text: str) -> str:
    """The day that a line names, as it stands there; the line itself where it names none."""
    found = _day().search(text)
    return found.group() if found else text


@lru_cache(maxsize=1)
def _day() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?<!\d){_DAY}", re.IGNORECASE)


def date(text: str) -> bool:
    """Whether a line says nothing but when the article was published, and perhaps by whom."""
    return len(text) <= 120 and any(map(str.isdigit, text)) and _dated().fullmatch(text.strip(" *_|·").strip()) is not None
