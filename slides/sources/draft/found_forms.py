"""Forms found in running text: dates, figures, countries, enumerations, contrasts and quotations, each in the article's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from slides.base.lazy_regex import pattern
from slides.sources.draft import recognizers
from slides.sources.draft.bullets import first_run, is_further
from slides.sources.draft.form import SlideForm
from slides.sources.draft.sentence import FEWEST_WORDS, Sentence, is_self_contained, without_stop
from slides.sources.draft.wording import CAPITAL_NOUNS, MOST_WORDS, words_of
from slides.text.sentences import function_words

Said = Callable[[str], str]
_YEAR = r"(?:1[0-9]|20)\d\d"
_LEADS = pattern(
    rf"^(?:[^\W\d_]{{1,7}} ){{0,3}}(?P<date>(?:(?:\d{{1,2}}\.? )?[^\W\d_]{{3,12}}\.? (?:\d{{1,2}}, )?)?{_YEAR}s?),?\s+"
    r"(?P<rest>\S.*)$"
)
_PREPOSITIONS = frozenset(
    (
        *("in", "on", "by", "since", "from", "during", "after", "until", "around", "early", "late", "mid", "en", "à", "le", "de", "dès"),
        *("im", "am", "seit", "ab", "nach", "del", "desde", "nel", "dal", "op", "sedert", "i", "fra", "el", "em", "dans", "vers", "depuis"),
    )
)
_ANY_YEAR = pattern(rf"(?<![\d.,/-]){_YEAR}(?![\d%.,/-]*\d)")
_OF_YEAR = pattern(
    r"(?<![\d.,])(?P<number>\d[\d.,]*)(?P<unit>\s?%|(?: [^\W\d_]{2,14}){0,2})? (?:in|im Jahr|en|nel|no|w|i|em|v) "
    rf"(?P<year>{_YEAR})(?!\d)"
)
_LEAST_EVENTS, _MOST_EVENTS = 3, 6
_MOST_FIGURES, _FIGURE_WORDS = 4, 20
_SURE_FIGURES, _FEW_STRONG, _FEW_ALONE = 3, 2, 3
"""So many figures are a slide whatever else the section says, or so many shares and amounts; one is where so few sentences could be
shown."""


def find_timeline(told: Sequence[Sentence], lang: str, said: Said) -> SlideForm | None:
    """Three to six sentences, each with one year, in the order of their years."""
    events: list[tuple[int, str, str, str]] = []
    for each in told:
        years = set(_ANY_YEAR.findall(each.shown))
        if len(years) != 1 or words_of(each.shown) > MOST_WORDS:
            continue
        date, event = _event(each, lang)
        if date:
            events.append((int(next(iter(years))), date, event, each.text))
    events = [event for at, event in enumerate(events) if event[0] not in {other[0] for other in events[:at]}]
    if len(events) < _LEAST_EVENTS or [each[0] for each in events] != sorted(each[0] for each in events):
        return None
    kept = events if len(events) <= _MOST_EVENTS else [*events[: _MOST_EVENTS - 1], events[-1]]
    lines = ["<!-- layout: timeline -->", ""]
    lines += [f"{number}. **{said(date)}** {said(event)}" for number, (_, date, event, _) in enumerate(kept, 1)]
    return SlideForm("timeline", (*lines, ""), texts=tuple(each[3] for each in kept))


def _event(sentence: Sentence, lang: str) -> tuple[str, str]:
    """A sentence's date and what happened then: the date taken off where it leads, else the whole sentence. Empty where it points back."""
    found = _LEADS.match(sentence.shown)
    if found and all(word.casefold() in _PREPOSITIONS for word in sentence.shown[: found.start("date")].split()):
        rest = found.group("rest")
        if recognizers.begins("back", lang).match(rest) or recognizers.begins("refuted", lang).match(sentence.after):
            return "", ""
        return found.group("date"), without_stop(_capital(rest))
    year = _ANY_YEAR.search(sentence.shown)
    return (year.group(), without_stop(sentence.shown)) if year and is_self_contained(sentence, lang) else ("", "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def find_figures(told: Sequence[Sentence], lang: str, said: Said) -> SlideForm | None:
    """Two to four sentences with a figure and its noun each, where they are three or carry the section; one where hardly more is said."""
    alone = [each for each in told if FEWEST_WORDS <= words_of(each.shown) <= _FIGURE_WORDS and is_self_contained(each, lang)]
    found: list[tuple[str, Sentence]] = []
    for each in alone:
        figure = figure_of(each.shown, lang) if any(map(str.isdigit, each.shown)) else ""
        if figure and all(figure != other for other, _ in found):
            found.append((figure, each))
    strong = [each for each in found if _has_unit(each[0], lang)]
    if len(strong) == _FEW_STRONG and len(found) < _SURE_FIGURES:
        found = strong
    single = len(found) == 1 and len(alone) <= _FEW_ALONE and _has_unit(found[0][0], lang)
    few = len(found) < 2 or (len(found) * 2 < len(alone) and found != strong)
    if not single and len(found) < _SURE_FIGURES and few:
        return None
    kept = found[:_MOST_FIGURES]
    lines = ["<!-- layout: figures -->", "", *(f"- **{said(figure)}** {said(without_stop(each.shown))}" for figure, each in kept), ""]
    return SlideForm("figures", tuple(lines), texts=tuple(each.text for _, each in kept))


def _has_unit(figure: str, lang: str) -> bool:
    """Whether a figure is a share, an amount of money, or a large number."""
    return re.search(r"[%$€£¥]", figure) is not None or recognizers.holds("units", lang).search(figure) is not None


def figure_of(text: str, lang: str) -> str:
    """The figure of a sentence with its unit, as it stands there; empty where it has none, or several."""
    units = recognizers.holds("units", lang).pattern
    number = r"\d[\d.,]*\d|\d"
    noun = r"(?:\s(?:euros?|dollars?|pounds?|people|tonnes|tons))?"
    with_unit = (
        rf"(?:[$€£¥]\s?(?:{number})(?:\s(?:{units}))?|(?:{number})\s?(?:%|[$€£¥])"
        rf"|(?:{number})\s(?:{units}){noun}|(?:{number})\s(?:euros|dollars|pounds))(?!\w)"
    )
    found = [each.group() for each in re.finditer(with_unit, text, re.IGNORECASE)] if units != "(?!)" else []
    shares = [each for each in found if "%" in each]
    found = shares if len(shares) == 1 else found or [each.group() for each in _COUNTED.finditer(text) if _counts(each.group("noun"), lang)]
    if len(found) == 2 and found[0] != found[1] and not recognizers.holds("from", lang).search(text[: text.find(found[0])][-8:]):
        found = found[:1]
    return found[0] if len(found) == 1 and len(found[0]) <= 22 else ""


def _counts(noun: str, lang: str) -> bool:
    """Whether a word behind a number is what is counted: a noun, as its language writes one, and no name."""
    capital = noun[0].isupper() and not noun.isupper()
    return noun.casefold() not in function_words(lang) and (noun[0].islower() or (capital and lang.split("-")[0].lower() in CAPITAL_NOUNS))


_COUNTED = pattern(
    r"(?<![\w.,:/$-])(?:[1-9]\d{1,2}|[1-9]\d{0,2}(?:[,. ]\d{3}){1,4}) "
    r"(?!(?:jan|feb|mar|apr|ma[iy]|ju[nl]|aug|sep|o[ck]t|nov|de[cz])\w{0,7})(?P<noun>[^\W\d_]{4,14})(?![\w:])",
    re.IGNORECASE,
)
"""A number of two digits or more with its noun."""


def find_trend(told: Sequence[Sentence], lang: str, said: Said) -> SlideForm | None:
    """Figures of two or more years that one sentence gives with one noun, as a chart beside that sentence."""
    for each in told:
        matches = _OF_YEAR.finditer(each.text)
        pairs = sorted((one.group("year"), one.group("number"), (one.group("unit") or "").strip()) for one in matches)
        units = {unit for _, _, unit in pairs if unit}
        if len({year for year, _, _ in pairs}) < max(2, len(pairs)) or len(units) > 1:
            continue
        name = next(iter(units), "") or first_run(each.shown, lang)
        if not name or words_of(each.shown) > MOST_WORDS or not is_self_contained(each, lang):
            continue
        rows = [f"| {year} | {number} |" for year, number, _ in pairs]
        table = ("::: chart {type=column}", f"| | {said(name)} |", "|---|---:|", *rows, ":::", "")
        return SlideForm("chart", (said(without_stop(each.shown)), "", *table), texts=(each.text,))
    return None


def find_points(told: Sequence[Sentence], lang: str, said: Said) -> SlideForm | None:
    """Sentences that the text itself counts, from the first to the last, as a numbered list without the words that count them."""
    order, first = recognizers.begins("order", lang), recognizers.begins("begins", lang)
    found: list[tuple[str, str]] = []
    for each in told:
        match = order.match(each.shown)
        if not match or (not found and not first.match(each.shown)):
            continue
        rest = each.shown[match.end() :].lstrip()
        if not rest.startswith((",", ":")) or words_of(rest) > MOST_WORDS:
            continue
        rest = rest[1:].lstrip()
        back = recognizers.begins("back", lang).match(rest)
        if not back or back.group().casefold() == "both":
            found.append((without_stop(_capital(rest)), each.text))
    if len(found) < 2:
        return None
    further = next((each for each in told if each.before == found[-1][1] and _is_one_more(each, lang)), None)
    found += [(without_stop(further.shown), further.text)] if further else []
    return SlideForm(
        "points", (*(f"{at}. {said(text)}" for at, (text, _) in enumerate(found, 1)), ""), texts=tuple(text for _, text in found)
    )


def _is_one_more(sentence: Sentence, lang: str) -> bool:
    """Whether the sentence after those that are counted is the last of them: "… have also …"."""
    return is_further(sentence.shown, lang) and is_self_contained(sentence, lang) and words_of(sentence.shown) <= MOST_WORDS


def find_comparison(told: Sequence[Sentence], lang: str, said: Said) -> SlideForm | None:
    """Two sides that the text itself sets against each other: on the one hand, on the other hand."""
    hands = recognizers.begins("hands", lang)
    sides = []
    for each in told:
        match = hands.match(each.shown)
        rest = each.shown[match.end() :].lstrip(" ,") if match else ""
        if match and 3 <= words_of(rest) <= MOST_WORDS:
            sides.append((_capital(match.group()), without_stop(_capital(rest)), each))
    if len(sides) != 2 or not 0 < sides[1][2].at - sides[0][2].at <= 3:
        return None
    lines = [line for lead, text, _ in sides for line in (f"### {said(lead)}", "", f"- {said(text)}", "")]
    return SlideForm("comparison", tuple(lines), texts=tuple(each.text for _, _, each in sides))
