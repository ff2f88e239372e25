"""The programs that are compared: how each is called, and why one is missing."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent

OURS, PANDOC, LOOP, JS, PARSE, STAGES, REBUILD, BARE = "slides", "pandoc", "loop", "pptxgenjs", "parse", "stages", "rebuild", "python"
NAMES = {
    OURS: "slides",
    PANDOC: "pandoc",
    LOOP: "python-pptx loop",
    JS: "PptxGenJS",
    PARSE: "markdown-it-py, parse alone",
    BARE: "python -c pass",
}
"""What readers are told."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A program: its command for an outline and a deck, and its environment; or in `missing` why it cannot be run."""

    command: Callable[[Path, Path], list[str]] = lambda *_: []
    environment: Mapping[str, str] = field(default_factory=dict)
    missing: str = ""


def tools(package: Path | None) -> dict[str, Tool]:
    """Every program. package: the folder in whose node_modules PptxGenJS is."""
    python = sys.executable
    inside = [python, "-m", "benchmarks.inside"]
    path = {"PYTHONPATH": str(ROOT)}
    return {
        OURS: Tool(lambda outline, deck: [python, str(ROOT / "build.py"), str(outline), "-o", str(deck), "--quiet"]),
        PANDOC: _pandoc(),
        LOOP: Tool(lambda outline, deck: [python, str(HERE / "bare_loop.py"), str(outline), str(deck)]),
        JS: _pptxgenjs(package),
        PARSE: Tool(lambda outline, _: [python, str(HERE / "parse_alone.py"), str(outline)]),
        STAGES: Tool(lambda outline, deck: [*inside, "stages", str(outline), str(deck)], path),
        REBUILD: Tool(lambda outline, deck: [*inside, "rebuild", str(outline), str(deck)], path),
        BARE: Tool(lambda *_: [python, "-c", "pass"]),
    }


def _pandoc() -> Tool:
    """pandoc from the package pypandoc_binary, or else from the PATH."""
    found = importlib.util.find_spec("pypandoc")
    folders = list(found.submodule_search_locations or ()) if found else []
    names = [str(Path(folder) / "files" / "pandoc") for folder in folders]
    pandoc = next((name for name in (*names, "pandoc") if shutil.which(name)), "")
    if not pandoc:
        return Tool(missing="pandoc is not installed (python -m pip install pypandoc_binary)")
    return Tool(lambda outline, deck: [pandoc, str(outline), "--slide-level=2", "-o", str(deck)])


def _pptxgenjs(package: Path | None) -> Tool:
    """PptxGenJS on Node, with the slides' content as data: there is no Markdown in its time."""
    if not shutil.which("node"):
        return Tool(missing="node is not on the PATH")
    if package is None or not (package / "node_modules" / "pptxgenjs").is_dir():
        return Tool(missing="PptxGenJS was not found (npm install pptxgenjs@4 in a folder, and --pptxgenjs FOLDER)")
    environment = {"NODE_PATH": str(package.resolve() / "node_modules")}
    return Tool(lambda outline, deck: ["node", str(HERE / "pptxgenjs.cjs"), str(outline.with_suffix(".json")), str(deck)], environment)
