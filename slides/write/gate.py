"""The gate: what the writer made is checked against the rules of its format, each time, before a byte of it is saved.

A fault here is the program's and never the author's. Its checks know nothing of how parts were made: a grammar of what slides and all
other parts may hold (`schema`), how parts are related (`related`), what identities they give (`marked`), and what media and
workbooks are (`media`).
"""

from __future__ import annotations

from collections.abc import Sequence

from slides.write.fault import Fault, GateError
from slides.write.marked import identities, tables
from slides.write.media import media
from slides.write.parts import RawPart, Relation
from slides.write.related import listed, names, pairs, relations, uses
from slides.write.schema import alike, grammar

_MOST = 20
"""Faults that are told: the first few say it all."""


def check(parts: Sequence[RawPart], package: Sequence[Relation]) -> None:
    """GateError where the parts and the package's own relationships do not make a sound package."""
    faults = faults_of(parts, package)
    if faults:
        raise GateError(faults)


def faults_of(parts: Sequence[RawPart], package: Sequence[Relation]) -> tuple[Fault, ...]:
    """What is wrong, part by part: at most some twenty faults. Later checks count on what earlier ones have seen."""
    found = (*names(parts), *relations(parts, package)) or media(parts)
    if not found:
        same = alike(parts)
        found = tuple(grammar(same)) or (*pairs(parts), *uses(same), *listed(parts), *identities(same), *tables(same))
    return found[:_MOST]
