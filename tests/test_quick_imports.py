"""The stand-ins that the command's imports meet: they do what they stand for, and are gone afterwards."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from slides.base.lazy_modules import later, module_alone
from slides.base.lazy_regex import is_pattern
from slides.base.quick_imports import quick_imports
from tests.shared import ROOT

LIBRARY = """
import dataclasses, gettext, inspect, ipaddress, logging, re

LOGGER = logging.getLogger("tried")

NUMBER = re.compile(r"(?P<number>[0-9]+)", re.ASCII)
SAME = re.compile(NUMBER)

@dataclasses.dataclass
class Undocumented:
    one: int

def used(text):
    return (
        re.sub(NUMBER, "n", text, count=1), re.search(NUMBER, text)["number"], re.findall("[a-z]", text), re.split(NUMBER, text),
        NUMBER.groupindex["number"], re.IGNORECASE is re.I, isinstance(re.compile("x"), re.Pattern), gettext.ngettext("a", "b", 2),
        LOGGER.debug("%s", text), LOGGER.name, logging.DEBUG,
        gettext.gettext("said"), str(inspect.signature(used)), str(ipaddress.ip_address("::1")),
    )
"""


def test_a_library_works_as_it_does_without_stand_ins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "library_tried_here.py").write_text(LIBRARY, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with quick_imports():
        import library_tried_here as library  # type: ignore[import-not-found]

        assert sys.modules["re"] is not re
    assert sys.modules["re"] is re
    assert is_pattern(library.NUMBER)
    assert library.SAME is library.NUMBER
    expected = ("an b2", "1", ["a", "b"], ["a", "1", " b", "2", ""], 1, True, True, "b", None, "tried", 10, "said", "(text)", "::1")
    assert library.used("a1 b2") == expected
    assert not is_pattern(library.re.compile("later"))


def test_stand_ins_are_gone_after_a_fault() -> None:
    with pytest.raises(ZeroDivisionError), quick_imports():
        1 / 0  # noqa: B018
    assert sys.modules["re"] is re


def test_the_command_leaves_no_stand_in_behind() -> None:
    code = (
        "import sys, slides.__main__, re, inspect, gettext, ipaddress\n"
        "assert all(type(sys.modules[name]).__name__ == 'module' for name in ('re', 'inspect', 'gettext', 'ipaddress'))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_function_is_called_in_its_own_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seldom_needed_here.py").write_text("def added(one, *, other):\n    return one + other\n", encoding="utf-8")
    (tmp_path / "needs_it_here.py").write_text("from seldom_needed_here import added\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with later(called={"seldom_needed_here": ("added",)}):
        import needs_it_here  # type: ignore[import-not-found]
    assert "seldom_needed_here" not in sys.modules
    assert needs_it_here.added(1, other=2) == 3
    assert "seldom_needed_here" in sys.modules


def test_a_module_that_is_not_there_is_told() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_package_here"):
        module_alone("no_such_package_here", "one", "two")
