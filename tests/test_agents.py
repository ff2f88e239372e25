"""What agents are offered: the tools confined to a folder, and a whole conversation over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from slides.cli.agent_tools import ToolError, Workspace, explain_rule, list_names
from slides.deck.section.nodes import container_hint
from tests.shared import ROOT

ARTICLE = "iran-russia-alliance.txt"
GOOD = "# Title\n\n## Section\n\nA statement\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder beside a private file."""
    folder = tmp_path / "work"
    folder.mkdir()
    (tmp_path / "private.md").write_text(GOOD, encoding="utf-8")
    (folder / "a.md").write_text(GOOD, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["../private.md", "/etc/passwd", "x/../../private.md", "a\0.md", "link.md", "a.txt", "a.pptx", ""])
def test_no_outline_outside_the_folder_is_read(name: str, place: Path) -> None:
    (place / "link.md").symlink_to(place.parent / "private.md")
    before = (place.parent / "private.md").read_bytes()
    space = Workspace(place)
    with pytest.raises(ToolError):
        space.check(name)
    with pytest.raises(ToolError):
        space.build(name, GOOD + "\n## More\n")
    assert (place.parent / "private.md").read_bytes() == before


@pytest.mark.parametrize("deck", ["../x.pptx", "/tmp/x.pptx", "a.md", "x.exe"])
def test_no_deck_is_written_elsewhere(deck: str, place: Path) -> None:
    with pytest.raises(ToolError):
        Workspace(place).build("a.md", deck=deck)
    assert sorted(path.name for path in place.iterdir()) == ["a.md"]


def test_problems_have_lines_and_no_path_of_the_machine(place: Path) -> None:
    answer = Workspace(place).check("a.md", GOOD + "\n[x](#nowhere) ![y](none.png)\n\n![z](../private.png)\n")
    assert answer["passes"] is False
    rows = {row["code"]: row for row in answer["problems"]}
    assert rows["M13"]["line"] == 7
    assert rows["M13"]["file"] == "a.md"
    assert str(place) not in json.dumps(answer)
    assert (place / "a.md").read_text(encoding="utf-8") == GOOD


def test_strict_builds_nothing_where_there_is_a_warning(place: Path) -> None:
    space = Workspace(place)
    answer = space.build("a.md", GOOD + "\n[x](#nowhere)\n", strict=True)
    assert (answer["built"], answer["deck"]) == (False, "")
    assert not (place / "a.pptx").exists()
    assert space.build("a.md")["deck"] == "a.pptx"
    assert zipfile.is_zipfile(place / "a.pptx")


def test_a_configuration_inside_opens_no_folder_outside(place: Path) -> None:
    (place.parent / "img").mkdir()
    (place.parent / "img" / "x.png").write_bytes((ROOT / "tests" / "decks" / "lake.png").read_bytes())
    (place.parent / "slides.toml").write_text('pictures = ["img"]\n', encoding="utf-8")
    answer = Workspace(place).check("a.md", "# T\n\n## A\n\n![A lake](../img/x.png)\n")
    assert any("outside the outline's folder" in row["message"] for row in answer["problems"])


def test_a_draft_is_not_overwritten_unasked(place: Path) -> None:
    (place / "port.txt").write_text("The port\n\nThe port grew by 12 ships in 2020. It was dredged twice.\n", encoding="utf-8")
    space = Workspace(place)
    made = space.draft("port.txt")
    assert (place / made["outline"]).read_text(encoding="utf-8") == made["text"]
    with pytest.raises(ToolError, match="already exists"):
        space.draft("port.txt")
    assert space.draft("port.txt", overwrite=True) == made
    with pytest.raises(ToolError, match="unknown level"):
        space.draft("port.txt", level="tiny")


@pytest.mark.parametrize(
    ("asked", "code"), [("unknown-key", "M2"), ("dangling-lnik", "M13"), ("missing font", "F11"), ("unkown-layout", "L2"), ("L22", "L2")]
)
def test_the_nearest_rule_is_named(asked: str, code: str) -> None:
    with pytest.raises(ToolError, match=f"did you mean .*{code} "):
        explain_rule(asked)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("cardz", "for cards write <!-- layout: cards --> under the heading"),
        ("cards", "for cards write <!-- layout: cards --> under the heading"),
        ("timelin", "for timeline write <!-- layout: timeline --> under the heading"),
        ("colums", "did you mean columns?"),
        ("banana", "known: notes, columns"),
    ],
)
def test_an_unknown_container_names_what_is_meant(name: str, hint: str) -> None:
    assert container_hint(name) == hint


def test_rules_and_names_are_explained_and_listed() -> None:
    assert explain_rule("m13").startswith("# M13 dangling-link")
    assert next(row["name"] for row in list_names("themes")) == "ink"
    with pytest.raises(ToolError, match="did you mean"):
        explain_rule("dangling-lnik")
    with pytest.raises(ToolError, match="unknown topic"):
        list_names("colours")


def _invented(outline: str) -> tuple[str, int]:
    """The outline with a number that the article does not have in one of its lines, and that line's number."""
    lines = outline.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("- The relationship between Iran and Russia dates back"))
    lines[at] = lines[at].replace("dates back", "dates back 14")
    return "\n".join(lines), at + 1


async def _conversation(folder: Path) -> dict[str, Any]:
    """What a client learns from the server, from the article to the deck."""
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    server = StdioServerParameters(command=sys.executable, args=["-m", "slides", "mcp", str(folder)], env=environment, cwd=str(folder))
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()

        async def call(tool: str, **arguments: Any) -> Any:
            result = await session.call_tool(tool, arguments)
            return result.structuredContent if not result.isError else result.content[0]

        tools = [tool.name for tool in (await session.list_tools()).tools]
        draft = await call("draft", article=ARTICLE)
        sound = await call("check", outline=draft["outline"])
        wrong, line = _invented(draft["text"])
        found = await call("check", outline=draft["outline"], text=wrong)
        finding = next(row for row in found["statements"] if row["line"] == line)
        number = next(each["statement"] for each in finding["findings"] if each["kind"] == "number")
        rows = wrong.split("\n")
        rows[line - 1] = rows[line - 1].replace(f"{number} ", "")
        built = await call("build", outline=draft["outline"], text="\n".join(rows))
        refused = await call("check", outline="../x.md")
        explained = await call("explain", rule=found["problems"][0]["code"])
    return locals()


def test_an_invented_number_is_named_with_its_line_mended_and_built(tmp_path: Path) -> None:
    pytest.importorskip("mcp")
    shutil.copy(ROOT / "source" / ARTICLE, tmp_path)
    with ThreadPoolExecutor(1) as other:  # the thread of a browser's tests has a loop that runs
        seen = other.submit(asyncio.run, _conversation(tmp_path)).result()
    assert sorted(seen["tools"]) == ["build", "check", "draft", "explain", "list"]
    assert seen["sound"]["statements"] == []
    assert seen["finding"]["passages"][0]["article"] == ARTICLE
    assert seen["finding"]["verdict"] == "changed"
    assert "\n".join(seen["rows"]) == seen["draft"]["text"]
    assert seen["built"]["built"] is True
    assert zipfile.is_zipfile(tmp_path / seen["built"]["deck"])
    assert "outside the folder" in seen["refused"].text
    assert seen["explained"]["result"].startswith("# ")
