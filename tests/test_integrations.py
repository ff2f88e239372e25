"""Where people and their agents work: the action, the hook, the container, and the page for agents."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from scripts.make_skill import filled
from slides.cli.command_table import COMMANDS, command_parser
from slides.pipeline.build import build_deck
from tests.shared import ROOT

GOOD = "# Title\n\n## Section\n\nA statement\n"
WRONG = "# Title\n\n## Section\n\n[a](#nowhere) statement\n"


def action(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run what the action runs, in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SLIDES_COMMAND": f"{sys.executable} -m slides", **inputs}
    return subprocess.run(
        ["bash", str(ROOT / "scripts" / "action.sh")], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs bash")
def test_the_action_annotates_fails_and_builds(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    failed = action(tmp_path, SLIDES_FILES="good.md wrong.md", SLIDES_OUTPUT="decks")
    assert failed.returncode == 1
    assert "::warning file=wrong.md,line=5" in failed.stdout
    assert not (tmp_path / "decks").exists()
    built = action(tmp_path, SLIDES_FILES="good.md wrong.md", SLIDES_IGNORE="dangling-link", SLIDES_OUTPUT="decks")
    assert (built.returncode, built.stdout) == (0, "")
    assert sorted(path.name for path in (tmp_path / "decks").iterdir()) == ["good.pptx", "wrong.pptx"]
    assert "name the outlines" in action(tmp_path).stderr


def test_the_actions_inputs_reach_its_script() -> None:
    data = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    script = (ROOT / "scripts" / "action.sh").read_text(encoding="utf-8")
    given = data["runs"]["steps"][-1]["env"]
    assert {re.findall(r"inputs\.([\w-]+)", value)[0] for value in given.values()} | {"python-version"} == set(data["inputs"])
    assert [name for name in given if name not in script] == []


def test_the_hook_calls_a_command_that_is_there_and_matches_outlines() -> None:
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
    program, command = hook["entry"].split()
    assert program == "slides"
    assert command in COMMANDS
    assert command_parser(program, command).read(["a.md", "b.md"]).files == ["a.md", "b.md"]
    matched = [name for name in ("talks/a.md", "README.md", "docs/Readme.md", "a.txt") if re.search(hook["files"], name)]
    assert [name for name in matched if not re.search(hook["exclude"], name)] == ["talks/a.md"]


def test_the_container_runs_the_command_as_nobody_special() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert 'ENTRYPOINT ["slides"]' in lines
    assert any(line.startswith("USER ") and line != "USER root" for line in lines)
    assert ".git" in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


def test_the_page_for_agents_is_short_and_as_its_script_writes_it() -> None:
    text = (ROOT / "SKILL.md").read_text(encoding="utf-8")
    assert filled(text) == text
    assert len(text.splitlines()) < 200
    front = yaml.safe_load(text.split("---\n")[1])
    assert set(front) == {"name", "description"}


def test_the_example_for_agents_builds_without_a_problem(tmp_path: Path) -> None:
    text = (ROOT / "SKILL.md").read_text(encoding="utf-8")
    example = text.split("```markdown\n")[1].split("\n```\n")[0]
    deck = build_deck(example, str(tmp_path / "talk.md"))
    assert [str(problem) for problem in deck.problems if problem.severity in ("error", "warning", "fatal")] == []
    assert {page.layout for page in deck.pages}


def test_commands_of_the_page_for_agents_are_there() -> None:
    text = (ROOT / "SKILL.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`slides ([a-z]+)", text))
    assert named
    assert named <= set(COMMANDS)


def test_every_data_file_is_in_the_package() -> None:
    """What setuptools copies, by the patterns of pyproject.toml: an installation without one of them would fail where it is read."""
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    copied = {path for package, names in patterns.items() for name in names for path in (ROOT / package.replace(".", "/")).glob(name)}
    data = [path for path in (ROOT / "slides").rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]
    assert [str(path.relative_to(ROOT)) for path in data if path not in copied] == []
