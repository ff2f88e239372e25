"""What has to hold of every outline, whatever it says; a promise that an outline breaks is reported as a value."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import traceback
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from slides.base import rule_catalogue
from slides.pipeline.build import BuiltDeck, build_deck
from tests import lost_words
from tests.building import build, read, visible
from tests.nested_markup import OWN, SECRET
from tests.shared import CHECKERS, ROOT, SCHEMAS

SHARE = 4
"""One deck in so many is given to the checkers, which take longer than building it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Kept, refused, or the promise that was broken; detail: for kept ones the digest of the deck."""

    kind: str
    detail: str = ""


@cache
def checkers() -> tuple[Any, Any]:
    """The checkers of packages and of schemas."""
    os.environ.setdefault("OOXML_XSD", str(SCHEMAS))
    sys.path.insert(0, str(CHECKERS))
    import pkgcheck  # type: ignore[import-not-found, unused-ignore]
    import validate_xsd  # type: ignore[import-not-found, unused-ignore]

    return pkgcheck, validate_xsd


def check_outline(outline: str, *, independent: bool = False, folder: Path = ROOT / "tests" / "cases") -> Verdict:
    """Which promise an outline breaks, if it breaks one. independent: compare its words by an independent reading too."""
    try:
        return _checked(outline, independent, str(folder / "case.md"))
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Verdict("exception", f"{type(error).__name__} at {Path(last.filename).name}:{last.name}: {error}")


def _checked(outline: str, independent: bool, name: str) -> Verdict:
    briefing = build_deck(outline, name)
    if lost := [problem.message for problem in briefing.problems if problem.rule is rule_catalogue.LOST]:
        return Verdict("lost", lost[0])
    if briefing.failed:
        return Verdict("refused", next(problem.message for problem in briefing.problems if problem.severity == "fatal"))
    if too_high := _too_high(briefing):
        return Verdict("too high", too_high)
    data = build(briefing)
    if build(build_deck(outline, name)) != data:
        return Verdict("other bytes", "the second build differs")
    if hashlib.sha256(data).digest()[0] % SHARE == 0 and (faults := _faults(data)):
        return Verdict("package", faults)
    if gone := _own_words(outline, briefing, data):
        return Verdict("own words", gone)
    if independent:
        reported = lost_words.words_of_problems(problem.message for problem in briefing.problems)
        if missing := lost_words.lost(lost_words.words_of_source(outline), lost_words.words_of_deck(data), reported):
            return Verdict("words", " ".join(sorted(missing))[:300])
    return Verdict("kept", hashlib.sha256(data).hexdigest())


def _own_words(outline: str, briefing: BuiltDeck, data: bytes) -> str:
    """Words of tests/nested_markup.py on no slide, in no notes and not reported; and words of its comments that are shown."""
    own = dict.fromkeys(OWN.findall(outline))
    if not own:
        return ""
    shown = "".join(visible(read(data)).split())
    said = shown + "".join(problem.message for problem in briefing.problems)
    return " ".join([*(word for word in own if word not in said), *(word for word in SECRET.findall(outline) if word in shown)])


def _too_high(briefing: BuiltDeck) -> str:
    """What is higher than its box, and was not reported."""
    reported = {problem.span.line for problem in briefing.problems if problem.rule is rule_catalogue.TOO_HIGH}
    for page in briefing.pages:
        for placed in page.fills:
            slot = briefing.design.layouts[page.layout].slot(placed.slot)
            if placed.what.height > slot.rect.height and page.span.line not in reported:
                return f"{page.layout}, {slot.name}"
    return ""


def _faults(data: bytes) -> str:
    """What the checkers find in a deck that PowerPoint would object to."""
    package, schema = checkers()
    said = [f"{each['code']} {each['part']}: {each['message']}" for each in package.check(io.BytesIO(data)) if each["severity"] == "E"]
    if SCHEMAS.is_dir():
        said += [str(each["message"]) for each in schema.validate(io.BytesIO(data))]
    return "; ".join(said)[:300]
