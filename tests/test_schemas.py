"""The schemas: they describe what the program reads and writes, and the page of settings is made from them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
import yaml

from scripts.make_settings import files
from slides.cli import main
from slides.cli.schemas import SCHEMAS, configuration_schema, message_schema, report_schema
from slides.markdown.front_matter.schema import front_matter_schema
from tests.shared import ROOT

OUTLINE = "---\ntitle: T\nduration: 20\nagenda: no\nlang: en-GB\nignore: [B4]\n---\n\n# T\n\n## A\n\n- b\n\n[x](#nowhere)\n"


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_the_files_in_docs_are_those_that_the_script_writes(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == files()[path]


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_valid_schema_and_is_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name]())
    assert main.main(["schema", name]) == main.BUILT
    assert json.loads(capsys.readouterr().out) == SCHEMAS[name]()


def test_every_key_is_described() -> None:
    for schema in (front_matter_schema(), configuration_schema()):
        assert [key for key, value in schema["properties"].items() if not value["description"].strip().endswith(".")] == []


def test_the_briefings_front_matter_and_the_example_of_the_page_are_valid() -> None:
    text = next((ROOT / "source").glob("*.md")).read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    jsonschema.validate({key: str(value) if key == "date" else value for key, value in front.items()}, front_matter_schema())
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    jsonschema.validate(tomllib.loads(page.split("```toml\n")[1].split("```")[0]), configuration_schema())


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        ({"agenda": "perhaps"}, front_matter_schema),
        ({"words-per-minute": 5}, front_matter_schema),
        ({"theme": "nigth"}, front_matter_schema),
        ({"fail-on": "often"}, configuration_schema),
        ({"colour": "red"}, configuration_schema),
    ],
)
def test_what_the_program_does_not_accept_is_not_valid(value: object, schema: object) -> None:
    assert callable(schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, schema())


def test_messages_and_reports_are_as_their_schemas_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(OUTLINE, encoding="utf-8")
    assert main.main(["a.md", "--report", "r.json", "--format", "json"]) == main.BUILT
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows
    for row in rows:
        jsonschema.validate(row, message_schema())
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert report["decks"][0]["slides"]
    jsonschema.validate(report, report_schema())
