"""Terms: preferred wordings for those of an article, such as `Center East: Middle East`, applied to text and counted."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Span
from slides.base.lazy_regex import pattern
from slides.base.records import frozen
from slides.text.rich_text import is_latin_text

MOST, LONGEST = 2_000, 120
"""This many terms are read, each side of at most this many characters."""
_QUOTED = pattern('“[^“”\n]*”|«[^«»\n]*»|„[^„“”\n]*[“”]|「[^「」\n]*」|"[^"\n]*"')
_SPACES = pattern(r"\s+")


@frozen
class Term:
    """One wording and what the house writes for it; where that stands."""

    theirs: str
    ours: str
    span: Span


@frozen
class Terms:
    """A house's wording. Terms in small letters serve a capital at the beginning too; longer terms go before shorter ones."""

    terms: tuple[Term, ...] = ()

    def __hash__(self) -> int:
        """That of their number: a process knows few lists of terms, and each is a key of caches for every sentence."""
        return len(self.terms)

    def applied(self, text: str) -> str:
        """Text in the house's wording; what stands in quotation marks is another's and stays."""
        return self.counted(text)[0]

    def counted(self, text: str) -> tuple[str, Counter[str]]:
        """Text in the house's wording, and how often each wording was replaced."""
        used: Counter[str] = Counter()
        if not self.terms:
            return text, used
        named = _by_wording(self)

        def replaced(found: re.Match[str]) -> str:
            whole = found.group("term")
            if whole is None:
                return found.group()
            key = _SPACES.sub(" ", whole).casefold()
            if key not in named:
                return whole
            used[key] += 1
            new = named[key].ours
            return new[:1].upper() + new[1:] if whole[:1].isupper() else new

        return _pattern(self).sub(replaced, text), used

    def found(self, text: str) -> list[tuple[int, Term]]:
        """Where text uses a wording that the house has another for: offsets into it, and the terms. Quotations do not count."""
        if not self.terms:
            return []
        named = _by_wording(self)
        matches = (match for match in _pattern(self).finditer(text) if match.group("term"))
        pairs = ((match.start(), named.get(_SPACES.sub(" ", match.group()).casefold())) for match in matches)
        return [(at, term) for at, term in pairs if term is not None and term.theirs.casefold() != term.ours.casefold()]


NO_TERMS = Terms()
"""A house that takes every article's wording."""


@lru_cache(maxsize=4)
def _by_wording(terms: Terms) -> dict[str, Term]:
    """The terms by the article's wording, in small letters."""
    return {term.theirs.casefold(): term for term in terms.terms}


@lru_cache(maxsize=4)
def _pattern(terms: Terms) -> re.Pattern[str]:
    """A quotation, or any of the terms as whole words: the longest first. The house's own words stand among them, and stay."""
    known = sorted({wording for term in terms.terms for wording in (term.theirs, term.ours)}, key=lambda each: (-len(each), each))
    words = "|".join(_escaped(each) for each in known)
    return re.compile(
        rf"{_QUOTED.pattern}|(?<!\w)(?P<term>{words})(?!\w)" if _spaced(terms.terms) else f"{_QUOTED.pattern}|(?P<term>{words})"
    )


def _spaced(terms: tuple[Term, ...]) -> bool:
    """Whether the terms are of a script with spaces between words; in others a term may stand anywhere."""
    other = [term.theirs for term in terms if not is_latin_text(term.theirs)]
    return not any(re.search("[\u0e00-\u0eff\u3041-\u30ff\u3400-\u9fff]", wording) for wording in other)


def _escaped(term: str) -> str:
    """A term as a pattern: any white space between its words; small letters match capitals too."""
    words = r"\s+".join(re.escape(word) for word in term.split())
    return f"(?i:{words})" if term == term.lower() else words


def read_terms(text: str, file: str, line: int = 1) -> tuple[Terms, tuple[Problem, ...]]:
    """Terms from lines `theirs: ours`; lines that begin with # are remarks. A problem for each line that is none.

    line: the number of the text's first line in its file.
    """
    found: dict[str, Term] = {}
    problems: list[Problem] = []
    hint = "write one on each line: `Center East: Middle East`"
    for number, row in enumerate(text.split("\n"), line):
        stripped = row.strip()
        if not stripped or stripped.startswith("#"):
            continue
        span = Span(file, number)
        theirs, colon, ours = (" ".join(part.strip().strip("\"'").split()) for part in stripped.partition(":"))
        if not colon or not theirs or not ours:
            problems.append(Problem(rule_catalogue.TERMS_FILE, span, f"not a term: {stripped[:60]}", hint))
        elif max(len(theirs), len(ours)) > LONGEST:
            problems.append(Problem(rule_catalogue.TERMS_FILE, span, f"a term of more than {LONGEST} characters is left out", hint))
        elif theirs.casefold() in found:
            problems.append(Problem(rule_catalogue.TERMS_FILE, span, f"the term {theirs} is here twice; the first is used", "delete one"))
        elif len(found) >= MOST:
            problems.append(
                Problem(
                    rule_catalogue.TERMS_FILE,
                    span,
                    f"more than {MOST:,} terms: the rest is left out",
                    "keep the ones that the article uses",
                )
            )
            break
        else:
            found[theirs.casefold()] = Term(theirs, ours, span)
    return Terms(tuple(found.values())), tuple(problems)
