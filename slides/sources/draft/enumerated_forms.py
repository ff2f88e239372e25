"""Forms in one sentence or label: parts that the text names before a colon, two named sides, and an enumeration."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from slides.base.lazy_regex import pattern
from slides.sources.draft import recognizers
from slides.sources.draft.country_maps import flag_of
from slides.sources.draft.form import SlideForm
from slides.sources.draft.sentence import Sentence, is_self_contained, without_stop
from slides.sources.draft.wording import MOST_WORDS, words_of
from slides.text.sentences import function_words

Said = Callable[[str], str]
_LABELLED = pattern(r"(?P<lead>[^\W\d_][^:：.!?,;]{1,44}?)\s?[:：]\s+(?P<rest>\S.{7,})")
_LEAD_WORDS, _LEAST_PARTS, _MOST_PARTS = 5, 2, 6
_OPENED_PARTS, _MOST_OPENED = 3, 30
"""So many paragraphs that open with a label are parts however much else they say; words of what stands after such a label."""
_NAME = r"(?:[Tt]he )?[^\W\d_a-zà-ÿ][\w’'-]+(?: [^\W\d_a-zà-ÿ][\w’'-]+){0,3}"
_SIDE = pattern(rf"(?P<name>{_NAME})(?P<rest> (?:[a-zà-ÿа-я].*)?)")
_SIDE_WORDS = (4, 20)
_LEADING_WORDS = 14
"""Words of the sentence above two sides."""
_LEAST_LISTED, _MOST_LISTED, _MOST_BRANCHES = 3, 6, 5
_MARK = pattern(r"[^\w\s.,’'–-]|_|--|\bend\b")
"""What may be a mark in a flowchart."""
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
_LISTED_WORDS, _LISTED_LETTERS = 6, 48


def find_parts(told: Sequence[Sentence], lang: str, said: Said) -> SlideForm | None:
    """Sentences that begin with a label and a colon, two or more, as parts with the labels as leads."""
    found: list[tuple[str, str, str]] = []
    opening = 0
    for each in told:
        match = _LABELLED.fullmatch(each.shown)
        most = _MOST_OPENED if each.first else MOST_WORDS
        if not match or not 1 <= words_of(match.group("lead")) <= _LEAD_WORDS or words_of(match.group("rest")) > most:
            continue
        rest = match.group("rest")
        if each.shown[:1].islower() or "http" in rest or recognizers.begins("back", lang).match(match.group("lead")):
            continue
        if rest[:1].islower() and not each.listed and len(found) == 0 and words_of(rest) < _LEAD_WORDS:
            continue
        opening += each.first
        found.append((match.group("lead"), without_stop(rest), each.text))
    if not _LEAST_PARTS <= len(found) <= _MOST_PARTS or (len(found) * 3 < len(told) and opening < _OPENED_PARTS):
        return None
    if len({lead.casefold() for lead, _, _ in found}) < len(found):
        return None
    lines = [f"- **{said(lead)}** {said(rest)}" for lead, rest, _ in found]
    return SlideForm("parts", (*lines, ""), texts=tuple(text for _, _, text in found))


def find_sides(told: Sequence[Sentence], lang: str, said: Said) -> SlideForm | None:
    """Two sides that one sentence sets against each other, each named at the start of its clause: "A has oil, while B has gas"."""
    joins = recognizers.holds("against", lang)
    for before, each in itertools.pairwise([None, *told]):
        if each is None:
            continue
        text = without_stop(each.text)
        found = list(joins.finditer(text))
        if len(found) != 1 or found[0].start() == 0 or text.count(",") > 2:
            continue
        left, right = text[: found[0].start()].rstrip(" ,;"), text[found[0].end() :].strip(" ,")
        one, other = _SIDE.fullmatch(left), _SIDE.fullmatch(right)
        if not one or not other or one.group("name") == other.group("name") or not one.group("rest").strip():
            continue
        if any(_is_function(side.group("name"), lang) for side in (one, other)):
            continue
        fits = all(_SIDE_WORDS[0] <= words_of(side) <= _SIDE_WORDS[1] for side in (left, right))
        back = recognizers.begins("back", lang)
        if not fits or back.match(left) or back.match(right) or not is_self_contained(each, lang):
            continue
        flags = _flags(one.group("name"), other.group("name"), lang)
        lines = [
            line
            for side, flag in zip((one, other), flags, strict=True)
            for line in (f"### {flag}{said(side.group('name'))}", "", f"- {said(side.group().strip())}", "")
        ]
        leads = before is not None and before.paragraph == each.paragraph and _leads_to_sides(before, lang)
        above = (said(without_stop(before.text)), "") if before and leads else ()
        return SlideForm("comparison", (*above, *lines), texts=(*((before.text,) if before and leads else ()), each.text))
    return None


def _leads_to_sides(sentence: Sentence, lang: str) -> bool:
    """Whether a short sentence right before two sides says what they are sides of."""
    return words_of(sentence.text) <= _LEADING_WORDS and is_self_contained(sentence, lang, turned_after=True)


def _flags(one: str, other: str, lang: str) -> tuple[str, str]:
    """The flags of two sides that are countries, each as an icon before its name; empty where one is none."""
    flags = [flag_of(name, lang) for name in (one, other)]
    return (f":{flags[0]}: ", f":{flags[1]}: ") if all(flags) else ("", "")


def _is_function(name: str, lang: str) -> bool:
    """Whether a name begins with a word that only holds others together, after its article: a sentence's start and no name."""
    first = name.split()[0] if not name.lower().startswith("the ") else name.split()[1]
    return first.casefold() in function_words(lang) or first.casefold() == "the"


def find_enumeration(told: Sequence[Sentence], lang: str, said: Said) -> SlideForm | None:
    """Three to six things that a sentence lists to its end, with what leads to them above the list."""
    for each in told:
        text = without_stop(each.text)
        items, lead = _listed(text, lang)
        if not _LEAST_LISTED <= len(items) <= _MOST_LISTED or not 3 <= words_of(lead) <= _SIDE_WORDS[1]:
            continue
        if any(not 1 <= words_of(item) <= _LISTED_WORDS or len(item) > _LISTED_LETTERS for item in items):
            continue
        clauses = recognizers.holds("subordinates", lang)
        if not is_self_contained(each, lang) or any(clauses.search(part) for part in (_without_listing(lead, lang), *items)):
            continue
        items = [item[:1].upper() + item[1:] for item in items]
        if len(items) <= _MOST_BRANCHES and not any(_MARK.search(text) for text in (lead, *items)) and not lang.startswith(_RIGHT_TO_LEFT):
            branches = (f'  lead --> item{at}["{item}"]' for at, item in enumerate(items, 1))
            drawn = ("```mermaid", "flowchart LR", f'  lead["{lead}"]:::key', *branches, "```", "")
            return SlideForm("enumeration", drawn, texts=(each.text,))
        lines = [f"- {said(item)}" for item in items]
        return SlideForm("enumeration", (f"{said(lead)}:", "", *lines, ""), texts=(each.text,))
    return None


def _without_listing(lead: str, lang: str) -> str:
    """What leads to a list, without the words that open it, as "such as"."""
    opens = list(recognizers.holds("listing", lang).finditer(lead))
    return lead[: opens[-1].start()] if opens else lead


def _listed(text: str, lang: str) -> tuple[list[str], str]:
    """The items that a sentence ends with, and the words that lead to them; none where it ends otherwise."""
    if text.count(",") < _LEAST_LISTED - 2:
        return [], ""
    starts = list(recognizers.holds("listing", lang).finditer(text))
    starts = [each for each in starts if text.count(",", each.end()) >= _LEAST_LISTED - 2]
    if not starts:
        return [], ""
    start = starts[-1]
    lead, rest = text[: start.end()].rstrip(" ,:"), text[start.end() :].strip(" ,:")
    last = recognizers.holds("ands", lang)
    parts = [part.strip() for part in rest.split(",")]
    joined = last.split(parts[-1], maxsplit=1)
    parts[-1:] = [part.strip() for part in joined] if len(joined) == 2 else parts[-1:]
    parts = [part for part in parts if part]
    if len(joined) != 2 or any(re.search(r"[;()“”\"]", part) or last.search(part) for part in parts):
        return [], ""
    return parts, lead
