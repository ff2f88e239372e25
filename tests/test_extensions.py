"""A kind of block that another package adds: a fence of its own, read, laid out, counted and written like the built-in ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import ROOT

BLOCK = '''
"""Pairs: a fence of `name: value` lines as a table."""

from collections.abc import Iterator

from slides.base.diagnostics import BlockError, Span
from slides.base.records import frozen
from slides.base.rule_catalogue import DIAGRAM
from slides.deck.blocks import BlockSpec
from slides.deck.blocks.table import TableBlock
from slides.design import PlaceholderKind, Purpose, Role
from slides.text.rich_text import Run


@frozen
class Pairs(TableBlock):
    """A table of two columns."""

    @classmethod
    def read(cls, node):
        pairs = [line.partition(":") for line in node.text.splitlines() if line.strip()]
        if not all(mark for _, mark, _ in pairs):
            raise BlockError(DIAGRAM, node.span, "a line of pairs without a colon", "write `name: value`")
        rows = tuple(((Run(name.strip()),), (Run(value.strip()),)) for name, _, value in pairs)
        return cls(node.span, ((Run("What"),), (Run("How much"),)), rows, ("l", "r"))

    @classmethod
    def said(cls, node) -> Iterator[tuple[Span, str]]:
        return ((node.span, word) for line in node.text.splitlines() for word in line.split(":"))

    @classmethod
    def suits(cls, node) -> bool:
        return True


SPEC = BlockSpec(
    "pairs", "pairs_block:Pairs", fences=("pairs",), content="table", label="Pairs",
    role=Role.TABLE, placeholder=PlaceholderKind.TABLE, style="table", purpose=Purpose.TABLE, splits=True,
)
'''
OUTLINE = (
    "# A\n\n## B\n\n```pairs\nNorth: 10\nSouth: 20\n```\n\n## C\n\n- text\n\n```pairs\nEast: 3\n```\n\n## D\n\n```pairs\nno colon\n```\n"
)
PROGRAM = """
import sys
from pptx import Presentation
from slides.pipeline.job import Job, run
outcome = run(Job("a.md", "a.pptx", debug=True))
print(*(str(problem) for problem in outcome.problems if problem.rule.code[0] in "DFNG"), sep="\\n", file=sys.stderr)
for slide in Presentation("a.pptx").slides:
    for shape in slide.shapes:
        if shape.has_table:
            print([[cell.text for cell in row.cells] for row in shape.table.rows])
"""


def run_with(package: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(ROOT), str(package), *sys.path])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, "-c", PROGRAM], cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "pairs_block-1.0.dist-info").mkdir(parents=True)
    (folder / "pairs_block-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: pairs-block\nVersion: 1.0\n")
    (folder / "pairs_block-1.0.dist-info" / "entry_points.txt").write_text("[slides.blocks]\npairs = pairs_block:SPEC\n")
    (folder / "pairs_block.py").write_text(BLOCK)
    (tmp_path / "a.md").write_text(OUTLINE)
    return folder


def test_a_fence_of_another_package_is_built_like_a_built_in_one(package: Path, tmp_path: Path) -> None:
    done = run_with(package, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "['North', '10']" in done.stdout
    assert "['East', '3']" in done.stdout
    assert [line for line in done.stderr.splitlines() if line] == [
        "a.md:20:1: warning: a line of pairs without a colon (write `name: value`) [D2]"
    ]


def test_an_extension_that_cannot_be_loaded_is_reported_and_its_fence_shown_as_code(package: Path, tmp_path: Path) -> None:
    (package / "pairs_block.py").write_text("import nothing_of_this_name\n")
    done = run_with(package, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "the extension for pairs is not used: pairs_block:SPEC cannot be loaded: ModuleNotFoundError" in done.stderr
    assert "a.md:5:1" in done.stderr
    assert "lost:" not in done.stderr


def test_an_extension_that_lacks_a_method_is_reported(package: Path, tmp_path: Path) -> None:
    (package / "pairs_block.py").write_text(BLOCK.replace("def said", "def unsaid"))
    done = run_with(package, tmp_path)
    assert "pairs_block:Pairs lacks said" in done.stderr
