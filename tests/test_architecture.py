"""The house: imports point down, no circle anywhere, one door per outside library, one meaning per name."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

import pytest

from slides.deck.blocks.registry import SPECS
from tests.shared import ROOT

PACKAGE = ROOT / "slides"
WINGS = "base text design markdown typesetting export visuals deck layout sources checks pipeline live api cli".split()  # noqa: SIM905
"""From the ground up: a wing imports only from wings before it."""
ALSO_NOT = {
    "visuals": {"export"},
    "deck": {"export"},
    "layout": {"export"},
    "sources": {"export", "layout"},
    "checks": {"export", "sources"},
}
"""Wings that stand before another one and are nothing to it all the same."""
DOORS = {
    "markdown_it": "markdown/parser",
    "mdit_py_plugins": "markdown/parser",
    "yaml": "markdown/front_matter",
    "lxml": "export/pptx sources/article/simple_html",
    "mammoth": "sources/article/word_document",
    "pdfminer": "sources/article/pdf_document",
    "mcp": "cli/mcp_server",
    "shtab": "cli/main",
    "tomllib": "pipeline/configuration sources/article",
    "PIL": "design/images typesetting/metrics",
    "argparse": "cli",
    "latex2mathml": "text/formulas",
    "pygments": "text/highlighting",
    "emoji": "visuals/icons",
    "typst": "export/pdf",
    "pypdfium2": "export/png",
    "starlette": "live/server",
    "uvicorn": "live/server",
    "resvg_py": "design/images export/png",
    "xlsxwriter": "export/pptx",
    "sentencex": "text/sentences",
    "snowballstemmer": "text/sentences",
    "trafilatura": "sources/article",
    "onnxruntime": "sources/tracing",
    "tokenizers": "sources/tracing",
    "concurrent": "pipeline/batch",
    "multiprocessing": "pipeline/batch",
    "distributed": "pipeline/batch",
}
"""An outside library -> the places that may import it."""
PPTX_DOORS = ("export/pptx", "pipeline/build")
SHARED = {"judge"}
"""Functions of one name and one meaning, each in a module of its own: what a module of `sources/tracing` finds in a statement."""
FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = {path: path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__") for path in FILES}
NAMES = set(MODULES.values())


@lru_cache(maxsize=1)
def trees() -> dict[Path, ast.Module]:
    """Each file's tree."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The modules that a file imports, wherever in it: of this package each by its own name, of others by what is written."""
    found: list[str] = []
    for node in ast.walk(trees()[path]):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                found.append(full if full in NAMES else node.module)
    return tuple(found)


def at(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def test_imports_point_down_only() -> None:
    wrong = []
    for path in FILES:
        wing = at(path).split("/")[0]
        if wing in ("__init__", "__main__"):
            continue
        below = set(WINGS[: WINGS.index(wing) + 1]) - ALSO_NOT.get(wing, set())
        seen = {name.split(".")[1] for name in imports(path) if name.startswith("slides.")}
        wrong += [f"{at(path)} sees {each}" for each in sorted(seen - below)]
    assert wrong == []


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_goes_round_in_a_circle(folder: Path) -> None:
    """Among the files and folders of one folder, at every level. A package's own `__init__` gathers what is in it, and is left out."""
    prefix = ".".join(folder.relative_to(ROOT).parts) + "."
    graph: dict[str, set[str]] = defaultdict(set)
    for path in FILES:
        if not MODULES[path].startswith(prefix):
            continue
        own = MODULES[path].removeprefix(prefix).split(".")[0]
        graph[own] |= {name.removeprefix(prefix).split(".")[0] for name in imports(path) if name.startswith(prefix)} - {own}
    while graph:
        free = {name for name, wants in graph.items() if not wants & set(graph)}
        assert free, f"a circle among { ({name: sorted(wants & set(graph)) for name, wants in graph.items()}) }"
        graph = {name: wants for name, wants in graph.items() if name not in free}


def test_one_door_per_library() -> None:
    for path in FILES:
        for name in imports(path):
            library = name.split(".")[0]
            doors = PPTX_DOORS if library == "pptx" else tuple(DOORS[library].split()) if library in DOORS else None
            assert doors is None or at(path).startswith(doors), f"{at(path)} imports {name}"


def test_a_name_means_one_thing() -> None:
    """No class, and no public function, is defined in two modules."""
    defined: dict[str, list[str]] = defaultdict(list)
    for path, tree in trees().items():
        for node in tree.body:
            public = isinstance(node, ast.ClassDef) or (isinstance(node, ast.FunctionDef) and not node.name.startswith("_"))
            if public and isinstance(node, ast.ClassDef | ast.FunctionDef) and MODULES[path] not in ("slides", "slides.api"):
                defined[node.name].append(at(path))
    assert {name: places for name, places in defined.items() if len(places) > 1 and name not in SHARED} == {}


def test_no_module_is_called_like_one_of_the_standard_library() -> None:
    assert [at(path) for path in FILES if path.stem in sys.stdlib_module_names] == []


def test_every_module_and_public_name_says_what_it_is_for() -> None:
    for path, tree in trees().items():
        assert ast.get_docstring(tree), f"{path} has no docstring"
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{at(path)}: {node.name} has no docstring"


def test_functions_take_few_arguments() -> None:
    """At most eight, six where files are written: what goes together is a value of its own."""
    for path, tree in trees().items():
        most = 6 if at(path).startswith("export") else 8
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name != "__init__":
                given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                count = len([each for each in given if each.arg not in ("self", "cls")])
                assert count <= most, f"{at(path)}: {node.name} takes {count} arguments"


def test_files_hold_together() -> None:
    """A file's functions and classes are about one thing: they make up few groups that have no name in common.

    Two of a file's definitions hang together where one names the other, or both name the same import from this package or the same
    constant of the file.
    """
    for path, tree in trees().items():
        if path.stem == "__init__" or at(path).startswith(("base/rule_catalogue", "checks/rules")):
            continue
        groups = _groups(tree)
        assert len(groups) <= 12, f"{at(path)} falls into {len(groups)} parts: {[sorted(group)[:3] for group in groups]}"


def _groups(tree: ast.Module) -> list[set[str]]:
    """The definitions of a module in groups that name each other, or what others of the group name."""
    own = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    groups: list[tuple[set[str], set[str]]] = []
    for name, node in own.items():
        used = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)} | {name}
        joined = [group for group in groups if group[1] & used]
        groups = [group for group in groups if not group[1] & used]
        groups.append((set().union({name}, *(group[0] for group in joined)), used.union(*(group[1] for group in joined))))
    return [group[0] for group in groups]


ALSO_KINDS = {"prose": {"code_block", "picture"}, "roadmap": {"table"}, "mermaid_graph": {"flowchart"}}
"""Other kinds that a kind may import: prose says what stands for code and for pictures where only text can, a roadmap is drawn of
a table too, and graphs of other grammars are drawn as flowcharts.
"""


def test_block_kinds_do_not_import_each_other_except_prose_and_visual() -> None:
    folder = PACKAGE / "deck" / "blocks"
    kinds = {spec.loads.partition(":")[0].rpartition(".")[2] for spec in SPECS}
    for kind in kinds:
        inside = {name.split(".")[3] for name in imports(folder / f"{kind}.py") if name.startswith("slides.deck.blocks.")}
        assert inside & kinds <= ALSO_KINDS.get(kind, set()) | {"prose", "visual"}, f"{kind} imports {inside}"
