"""Validation: each finished package is checked against the rules of its format before a byte of it is saved.

A fault here is the program's and never the author's. Its checks know nothing of how parts were made: a grammar of what slides and all
other parts may hold (`schema`), how parts are related (`related`), what identities they give (`marked`), and what media and
workbooks are (`media`). Parts that are alike except for their words (`alike`) are looked at once, and what was found out about their XML is
remembered (`known`); what depends on other parts is looked at each time.
"""

from __future__ import annotations

from collections.abc import Sequence

from slides.export.pptx.equivalence import equivalent
from slides.export.pptx.identifiers import identifier_faults
from slides.export.pptx.media import media
from slides.export.pptx.package_fault import Fault, PackageError
from slides.export.pptx.parts import RawPart, Relation
from slides.export.pptx.relationships import attribute_pairs, listed_once, part_name_faults, relations, shapes
from slides.export.pptx.schema import grammar

_MOST = 20
"""Faults that are reported: the first few say it all."""


def check_package(parts: Sequence[RawPart], package: Sequence[Relation]) -> None:
    """GateError where the parts and the package's own relationships do not make a sound package."""
    faults = faults_of(parts, package)
    if faults:
        raise PackageError(faults)


def faults_of(parts: Sequence[RawPart], package: Sequence[Relation]) -> tuple[Fault, ...]:
    """What is wrong, part by part: at most some twenty faults. Later checks count on what earlier ones have seen."""
    related = shapes(parts)
    found = (*part_name_faults(parts), *relations(parts, related, package)) or media(parts)
    if not found:
        same = equivalent(parts, related)
        foreign = {part.name: part.data for part in parts if part.foreign and part.type == "slideLayout"}
        found = tuple(grammar(same, in_template=bool(foreign))) or (
            *attribute_pairs(parts, related),
            *listed_once(parts),
            *identifier_faults(same, foreign),
        )
    return found[:_MOST]
