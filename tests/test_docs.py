"""The documentation: its examples build, its links lead somewhere, its commands are there, and its pages are on the site."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from scripts.docs_hooks import on_page_markdown
from scripts.make_icons_page import page as icons_page
from slides.base.diagnostics import Severity
from slides.cli.command_table import COMMANDS
from slides.pipeline.build import build_deck
from tests.shared import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
GUIDES = (
    "index.md",
    "first-deck.md",
    "from-article.md",
    "outline.md",
    "dialects.md",
    "agents.md",
    "install.md",
    "export.md",
    "templates.md",
)
EXAMPLES = [
    (path.name, number, example)
    for path in [ROOT / "README.md", *(DOCS / name for name in GUIDES)]
    if path.exists()
    for number, example in enumerate(re.findall(r"(?ms)^```markdown\n(.*?)^```$", path.read_text(encoding="utf-8")))
]


@pytest.mark.parametrize(("page", "number", "example"), EXAMPLES, ids=lambda value: str(value)[:20])
def test_each_example_builds_without_an_error(page: str, number: int, example: str) -> None:
    deck = build_deck(example, str(ROOT / "assets" / f"{number}.md"))
    told = [str(problem) for problem in deck.problems if problem.severity.reaches(Severity.ERROR) or problem.rule.code[0] in "LN"]
    assert told == []
    assert deck.pages, page


@pytest.mark.parametrize("path", [ROOT / "README.md", ROOT / "SKILL.md", *PAGES], ids=lambda path: path.name)
def test_links_lead_to_files_that_are_there(path: Path) -> None:
    text = re.sub(r"(?ms)^(`{3,}).*?^\1$", "", path.read_text(encoding="utf-8"))
    text = re.sub(r"`[^`\n]*`", "", text)
    targets = [
        target.split("#")[0] for target in re.findall(r"\]\(([^()\s]+)\)", text) if "://" not in target and not target.startswith("#")
    ]
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_page_is_on_the_site_once() -> None:
    def files(nav: object) -> list[str]:
        if isinstance(nav, str):
            return [nav]
        return [file for each in (nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else ()) for file in files(each)]

    found = files(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])
    assert sorted(found) == [path.name for path in PAGES]


def test_the_pages_name_commands_that_are_there() -> None:
    fences = "\n".join(
        found for path in [ROOT / "README.md", *PAGES] for found in re.findall(r"(?ms)^```sh\n(.*?)^```$", path.read_text(encoding="utf-8"))
    )
    named = set(re.findall(r"(?m)^slides ([a-z]+)\b(?!\.)", fences))
    assert len(named) >= 5
    assert named <= set(COMMANDS)


def test_the_page_of_icons_is_as_its_script_writes_it() -> None:
    assert (DOCS / "icons.md").read_text(encoding="utf-8") == icons_page()


def test_links_out_of_the_site_are_words_there() -> None:
    assert on_page_markdown("See [this file](../x/y.md) and [that](z.md).") == "See this file and [that](z.md)."


def test_the_table_of_extras_is_that_of_the_package() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    rows = re.findall(r"(?m)^\| `(\w+)` \| [^|]+ \| ([^|]+) \| \d+ \|$", (DOCS / "install.md").read_text(encoding="utf-8"))
    assert {name: sorted(brought.strip().split(", ")) for name, brought in rows} == {
        name: sorted(re.match(r"[\w.-]+", each)[0] for each in needed)  # type: ignore[index]
        for name, needed in extras.items()
        if name not in ("test", "docs", "bench")
    }


def test_the_page_of_the_command_shows_every_command() -> None:
    shown = re.findall(r"(?m)^slides ([a-z]+)", (DOCS / "command.md").read_text(encoding="utf-8").split("```")[1])
    assert sorted(shown) == sorted(COMMANDS)
