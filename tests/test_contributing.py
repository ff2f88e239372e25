"""The recipes of CONTRIBUTING.md, each followed to the letter in a copy of the package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.shared import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w+) ([^\n]+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
RECIPES = {
    title: FENCE.findall(body)
    for title, body in re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE)
    if any(what == "proof" for _, what, _ in FENCE.findall(body))
}


def changed(text: str, diff: str, name: str) -> str:
    """A text with one change made: lines with a space or a minus are found together, once; those with a plus are put in."""
    lines = diff.splitlines()
    before = "\n".join(line[1:] for line in lines if line[:1] in " -")
    after = "\n".join(line[1:] for line in lines if line[:1] in " +")
    if not before:
        raise AssertionError(f"{name}: a change without a place")
    assert text.count(before + "\n") == 1, f"{name} does not hold once:\n{before}"
    return text.replace(before + "\n", after + "\n")


def install(package: Path) -> None:
    """Write of a package what an installer writes of its pyproject.toml: its name, its version and its entry points."""
    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    about = package / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    lines = [line for group, named in project["entry-points"].items() for line in (f"[{group}]", *(f"{k} = {v}" for k, v in named.items()))]
    (about / "entry_points.txt").write_text("\n".join(lines))


def test_there_is_a_recipe_for_each_extension() -> None:
    wanted = (
        "kind of block",
        "package of your own",
        "theme",
        "design",
        "rule",
        "recogniser",
        "writer",
        "language",
        "front matter",
        "dialect",
    )
    assert [each for each in wanted if not any(each in title for title in RECIPES)] == []


@pytest.mark.parametrize("title", RECIPES)
def test_a_recipe_works_as_it_stands(title: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "slides", tmp_path / "slides", ignore=shutil.ignore_patterns("__pycache__"))
    proofs = []
    for language, what, content in RECIPES[title]:
        path = tmp_path / what
        if what == "proof":
            proofs.append(content)
        elif language == "diff":
            path.write_text(changed(path.read_text(encoding="utf-8"), content, what), encoding="utf-8")
        elif what.startswith(("slides/", "package/")):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    package = tmp_path / "package"
    if package.is_dir():
        install(package)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(package), *sys.path]), "PYTHONDONTWRITEBYTECODE": "1"}
    for proof in proofs:
        command = [sys.executable, "-c", f"import slides; assert slides.__file__.startswith({str(tmp_path)!r})\n{proof}"]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
