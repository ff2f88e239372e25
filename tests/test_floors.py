"""The house: what each room may see, which outside library is whose, and how large things may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shared import ROOT

# From the ground up: a room sees only rooms before it.
FLOORS = [
    *(
        "later",
        "frozen",
        "patterns",
        "ground",
        "codes",
        "characters",
        "words",
        "links",
        "labels",
        "terms",
        "sentences",
        "languages",
        "provenance",
    ),
    *("design", "measure", "pictures", "memory", "page", "typeset", "titles", "sketch", "maths", "syntax"),
    *("listing", "cards", "moments", "callouts", "quadrants", "branches", "chains", "numbers", "plot", "beside", "graph"),
    *(
        "outline",
        "mermaid",
        "flow",
        "atlas",
        "icons",
        "settings",
        "spoken",
        "dialects",
        "structure",
        "levels",
        "article",
        "passages",
        "draft",
        "library",
    ),
    *("blocks", "section", "opening", "deck", "trace", "faq", "agenda", "choose", "place"),
    *(
        "arrangements",
        "mixed",
        "single",
        "packing",
        "drafts",
        "compose",
        "resample",
        "anchors",
        "account",
        "rules",
        "containment",
        "briefing",
    ),
    *("report", "write", "whole", "files", "messages", "explain", "job", "watch", "batch", "targets", "progress", "desk", "process", "cli"),
]
WING = {"page", "design", "words", "later", "frozen", "patterns", "ground", "links", "provenance", "memory", "write"}
# pictures is known to page and write by the value it makes; labels are words only.
OWNERS = {
    "markdown_it": {"outline"},
    "mdit_py_plugins": {"outline"},
    "yaml": {"settings"},
    "emoji": {"icons"},
    "pptx": {"write"},
    "lxml": {"write"},
    "PIL": {"pictures", "measure"},
    "argparse": {"cli"},
    "latex2mathml": {"maths"},
    "pygments": {"syntax"},
    "resvg_py": {"pictures"},
    "xlsxwriter": {"write"},
    "sentencex": {"sentences"},
    "snowballstemmer": {"sentences"},
    "trafilatura": {"article"},
    "concurrent": {"batch"},
    "multiprocessing": {"batch"},
    "distributed": {"batch"},
}
PACKAGE = ROOT / "slides"
FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def seen(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("slides.")} - {"__version__", room_of(path)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down_only(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        assert not seen(path)
        return
    below = WING if room == "write" else set(FLOORS[: FLOORS.index(room)]) - ({"write"} if room not in ("job", "cli") else set())
    assert seen(path) <= below, f"{path.name} sees {sorted(seen(path) - below)}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_one_door_per_library(path: Path) -> None:
    for name in imports(path):
        owners = OWNERS.get(name.split(".")[0])
        assert owners is None or room_of(path) in owners, f"{path.name} imports {name}"


def test_blocks_do_not_import_each_other_but_for_prose() -> None:
    parts = {"merges", "needs", "dealing", "picture_size"}
    kinds = {path.stem for path in (PACKAGE / "blocks").glob("*.py")} - {"__init__", "block", "prose", "group", "visual", *parts}
    for kind in kinds:
        inside = {name.split(".")[2] for name in imports(PACKAGE / "blocks" / f"{kind}.py") if name.startswith("slides.deck.blocks.")}
        assert inside <= {"prose", "visual", *(parts if kind in ("table", "picture") else ())}, f"{kind} imports {inside}"


def test_inside_the_folders_nothing_goes_round_in_a_circle() -> None:
    for folder in (
        "article",
        "atlas",
        "batch",
        "design",
        "draft",
        "blocks",
        "icons",
        "plot",
        "write",
        "maths",
        "outline",
        "rules",
        "section",
        "settings",
        "trace",
    ):
        graph = {path.stem: set[str]() for path in (PACKAGE / folder).glob("*.py") if path.stem != "__init__"}
        for name in graph:
            found = imports(PACKAGE / folder / f"{name}.py")
            graph[name] = {each.split(".")[2] for each in found if each.startswith(f"slides.{folder}.")} & set(graph)
        while graph:
            free = {name for name, wants in graph.items() if not wants}
            assert free, f"a circle among {sorted(graph)} in {folder}"
            graph = {name: wants - free for name, wants in graph.items() if name not in free}


def test_functions_and_files_fit_a_sitting() -> None:
    beside = (path for folder in ("scripts", "tests", "benchmarks") for path in sorted((ROOT / folder).glob("*.py")))
    for path in [*FILES, *beside]:
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 300, f"{path.name} has {text.count(chr(10))} lines"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= 40, f"{path.name}: {node.name} has {length} lines"


def test_every_module_and_public_name_says_what_it_is_for() -> None:
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), f"{path} has no docstring"
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path.name}: {node.name} has no docstring"
