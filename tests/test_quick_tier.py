"""The quick tier (`make quick`, `pytest --quick`) names files that are there, once, and some for each wing of the package."""

from __future__ import annotations

from collections import Counter

from tests.conftest import quick
from tests.shared import ROOT


def test_every_wing_has_quick_tests_and_each_file_is_there_once() -> None:
    wings = {path.name for path in (ROOT / "slides").iterdir() if (path / "__init__.py").exists()}
    assert set(quick()) - {"all"} == wings
    names = Counter(name for files in quick().values() for name in files)
    assert [name for name, count in names.items() if count > 1 or not (ROOT / "tests" / f"test_{name}.py").is_file()] == []
