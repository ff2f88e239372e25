"""Write docs/settings.md and docs/schemas/: the keys of the front matter and of the configuration, from the keys themselves.

python scripts/make_settings.py
"""

from __future__ import annotations

from pathlib import Path

from slides.cli.schemas import OWN, SCHEMAS, schema_text
from slides.markdown.front_matter import KEYS
from slides.markdown.front_matter.schema import key_rows
from slides.pipeline.configuration import DEFAULTS, FAIL_ON

DOCS = Path(__file__).resolve().parent.parent / "docs"
HEAD = """\
# Settings

What the command's options say wins over an outline's front matter, and that wins over the configuration.

## Front matter

Between two lines `---` at the beginning of an outline, in YAML:

```yaml
---
title: Quarterly review
theme: slate
lang: en-GB
---
```

"""
CONFIGURATION = """
## Configuration

A file `slides.toml`, or the table `[tool.slides]` in a `pyproject.toml`, holds for the outlines in its folder and in the folders below
it. The file nearest to an outline counts alone. `--config FILE` names another one, `--isolated` reads none.

```toml
theme = "slate"
lang = "en-GB"
pictures = ["shared/img"]
ignore = ["B4", "continued"]
fail-on = "error"

[terms]
"Center East" = "Middle East"
```

Front matter's keys that it may give for all outlines: {defaults}. Its own keys:

"""
EDITORS = """
`fail-on` is one of {fail_on}. Without it, fatal problems alone keep a deck from being written, and `slides check` fails from a warning on.
`--strict` means `--fail-on warning`.

Folders in `pictures` and the file that `terms` names are below the configuration's own folder; links out of it are not followed. So an
outline from elsewhere cannot show files of yours.

## Completion in editors

`slides schema front-matter` and `slides schema configuration` print JSON schemas; [the first](schemas/front-matter.json)
and [the second](schemas/configuration.json) are here too. In VS Code, the
extension Even Better TOML takes the second:

```json
"evenBetterToml.schema.associations": {{ "slides\\\\.toml$": "file:///path/to/configuration.json" }}
```

For front matter, put the first beside your outlines, and name it to an extension that checks YAML in Markdown files.
`slides schema message` describes a problem in `--format json`, `slides schema statement` what a check with an article adds for each
statement, and `slides schema report` the file of `--report`.
"""


def page() -> str:
    """The page of settings."""
    rows = ["| key | also | meaning |", "|---|---|---|"]
    rows += [f"| `{key}` | {others} | {about} |" for key, others, about in key_rows(KEYS)]
    own = ["| key | meaning |", "|---|---|", *(f"| `{key}` | {schema['description']} |" for key, schema in OWN.items())]
    defaults = ", ".join(f"`{key}`" for key in DEFAULTS)
    fail_on = ", ".join(f"`{name}`" for name in FAIL_ON)
    parts = (HEAD, "\n".join(rows), "\n", CONFIGURATION.format(defaults=defaults), "\n".join(own), "\n", EDITORS.format(fail_on=fail_on))
    return "".join(parts)


def files() -> dict[Path, str]:
    """Every file that is written, with its text."""
    return {DOCS / "settings.md": page()} | {DOCS / "schemas" / f"{name}.json": schema_text(name) + "\n" for name in SCHEMAS}


if __name__ == "__main__":
    (DOCS / "schemas").mkdir(exist_ok=True)
    for path, text in files().items():
        path.write_text(text, encoding="utf-8")
