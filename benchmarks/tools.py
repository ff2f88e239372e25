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
DRAFT, TEMPLATE, SVG, PDF = "draft", "template", "svg", "pdf"
NAMES = {
    OURS: "slides",
    PANDOC: "pandoc",
    LOOP: "python-pptx loop",
    JS: "PptxGenJS",
    PARSE: "markdown-it-py, parse alone",
    BARE: "python -c pass",
    DRAFT: "slides draft, of its article",
    TEMPLATE: "slides in a template",
    SVG: "slides to SVG",
    PDF: "slides to PDF",
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
        OURS: Tool(_built),
        DRAFT: Tool(lambda outline, deck: _drafted(outline, deck.with_suffix(".md"))),
        TEMPLATE: Tool(lambda outline, deck: _built(outline, deck, "--template", _template())),
        SVG: Tool(lambda outline, deck: _built(outline, deck.with_suffix(".svg"))),
        PDF: Tool(lambda outline, deck: _built(outline, deck.with_suffix(".pdf"))),
        PANDOC: _pandoc(),
        LOOP: Tool(lambda outline, deck: [python, str(HERE / "bare_loop.py"), str(outline), str(deck)]),
        JS: _pptxgenjs(package),
        PARSE: Tool(lambda outline, _: [python, str(HERE / "parse_alone.py"), str(outline)]),
        STAGES: Tool(lambda outline, deck: [*inside, "stages", str(outline), str(deck)], path),
        REBUILD: Tool(lambda outline, deck: [*inside, "rebuild", str(outline), str(deck)], path),
        BARE: Tool(lambda *_: [python, "-c", "pass"]),
    }


def _built(outline: Path, deck: Path, *more: str) -> list[str]:
    """A build as the command does it."""
    return [sys.executable, str(ROOT / "build.py"), str(outline), "-o", str(deck), "--quiet", *more]


def _drafted(outline: Path, draft: Path) -> list[str]:
    """The draft of the article beside an outline."""
    article = outline.with_name("iran-russia-alliance.txt")
    return [sys.executable, str(ROOT / "build.py"), "draft", str(article), "-o", str(draft), "--quiet", "--force"]


def _template() -> str:
    """The template that python-pptx brings along."""
    found = importlib.util.find_spec("pptx")
    return str(Path(*(found.submodule_search_locations or ("",) if found else ("",))) / "templates" / "default.pptx")


def _pandoc() -> Tool:
    """pandoc from the package pypandoc_binary, or else from the PATH."""
    found = importlib.util.find_spec("pypandoc")
    folders = list(found.submodule_search_locations or ()) if found else []
    names = [str(Path(folder) / "files" / "pandoc") for folder in folders]
    pandoc = next((name for name in (*names, "pandoc") if shutil.which(name)), "")
    if not pandoc:
        return Tool(missing="pandoc is not installed (python -m pip install pypandoc_binary)")
    beside = "--resource-path"
    return Tool(lambda outline, deck: [pandoc, str(outline), "--slide-level=2", beside, str(outline.parent), "-o", str(deck)])


def _pptxgenjs(package: Path | None) -> Tool:
    """PptxGenJS on Node, with the slides' content as data: there is no Markdown in its time."""
    if not shutil.which("node"):
        return Tool(missing="node is not on the PATH")
    if package is None or not (package / "node_modules" / "pptxgenjs").is_dir():
        return Tool(missing="PptxGenJS was not found (npm install pptxgenjs@4 in a folder, and --pptxgenjs FOLDER)")
    environment = {"NODE_PATH": str(package.resolve() / "node_modules")}
    return Tool(lambda outline, deck: ["node", str(HERE / "pptxgenjs.cjs"), str(outline.with_suffix(".json")), str(deck)], environment)
