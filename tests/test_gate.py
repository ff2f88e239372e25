"""The gate: faults planted into a small deck's parts are seen, with the part and the check named, and nothing is written."""

from __future__ import annotations

import pytest

from slides.write import GateError
from slides.write.gate import check, faults_of
from tests.gate_faults import DAMAGE, HOUSE, TRIGGERS, Plant
from tests.gating import sound

ALL = [*TRIGGERS, *DAMAGE, *HOUSE]


def test_a_sound_deck_passes() -> None:
    parts, package = sound()
    assert faults_of(parts, package) == ()
    kinds = {part.type for part in parts}
    assert {"slide", "notesSlide", "chart", "xlsx", "png", "slideLayout", "theme"} <= kinds


@pytest.mark.parametrize(("plant", "name", "rule"), [row[1:] for row in ALL], ids=[row[0] for row in ALL])
def test_a_planted_fault_is_seen(plant: Plant, name: str, rule: str) -> None:
    parts, package = sound()
    found = faults_of(plant(parts), package)
    assert (name, rule) in {(fault.part, fault.check) for fault in found}, found
    with pytest.raises(GateError, match=rule):
        check(plant(parts), package)
