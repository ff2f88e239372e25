"""The public door: the examples of docs/api.md run, a user's script is typed, and a deck can be handed on to python-pptx."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation

import slides
from slides.export.writers import WRITERS, writer_for
from tests.shared import ROOT

EXAMPLES = re.findall(r"^```python\n(.*?)^```$", (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
OUTLINE = "# A talk\n\n## One point\n\n- a reason\n- another\n"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.strip().splitlines()[-1][:40])
def test_the_examples_of_the_documents_run(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "docs/api.md", "exec"), {"__name__": "example"})


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 6


def test_every_public_name_is_there_and_documented() -> None:
    for name in slides.__all__:
        assert getattr(slides, name).__doc__, name
    assert set(slides.__all__) <= set(dir(slides))
    with pytest.raises(AttributeError):
        slides.nothing_of_this_name  # noqa: B018


def test_importing_the_package_loads_nothing_of_it() -> None:
    program = "import sys, slides; print([name for name in sys.modules if name.startswith('slides.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_a_deck_saves_whole_in_the_format_of_its_suffix(tmp_path: Path) -> None:
    deck = slides.build(OUTLINE)
    path = deck.save(tmp_path / "a.PPTX")
    assert path.read_bytes() == deck.to_bytes()
    assert len(Presentation(io.BytesIO(deck.to_bytes())).slides) == len(deck.pages) == 2
    with pytest.raises(slides.SlidesError, match=r"no writer for \.odp: known are \.pptx"):
        deck.save(tmp_path / "a.odp")
    assert not (tmp_path / "a.odp").exists()
    with pytest.raises(slides.SlidesError, match="no folder"):
        deck.save(tmp_path / "nowhere" / "a.pptx")


def test_a_fatal_problem_keeps_a_deck_from_being_saved(tmp_path: Path) -> None:
    deck = slides.build("\n")
    assert deck.problems
    with pytest.raises(slides.SlidesError) as raised:
        deck.save(tmp_path / "a.pptx")
    assert raised.value.problems
    assert not (tmp_path / "a.pptx").exists()


def test_text_path_and_base(tmp_path: Path) -> None:
    (tmp_path / "pic.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    outline = "# A\n\n## B\n\n![A square](pic.svg)\n\n- c\n- d\n"
    (tmp_path / "a.md").write_text(outline)
    missing = [problem.rule.code for problem in slides.check(outline)]
    assert "P1" in missing
    for source, base in ((tmp_path / "a.md", None), (str(tmp_path / "a.md"), None), (outline, tmp_path)):
        assert "P1" not in [problem.rule.code for problem in slides.check(source, base=base)]


def test_every_row_of_the_writers_can_be_loaded() -> None:
    for suffix in WRITERS:
        assert callable(writer_for(suffix))


SCRIPT = """
import slides

deck: slides.Deck = slides.build("# A\\n\\n## B\\n\\n- c\\n", theme="paper")
for problem in deck.problems:
    line: int = problem.span.line
presentation = deck.to_presentation()
path = deck.save("x.pptx")
print(path.name, slides.draft("a.txt").text, slides.check("# A")[0].rule.code)
"""


def test_a_users_script_passes_strict_type_checking(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT)
    (tmp_path / "wrong.py").write_text("import slides\n\nslides.build(3).save()\n")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--ignore-missing-imports", "--cache-dir"]
    cache = str(ROOT / ".mypy_cache" / "script")
    done = subprocess.run([*command, cache, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=False, env=_path())
    assert done.returncode == 0, done.stdout
    done = subprocess.run([*command, cache, "wrong.py"], cwd=tmp_path, capture_output=True, text=True, check=False, env=_path())
    assert done.returncode == 1, done.stdout


def _path() -> dict[str, str]:
    import os

    return {**os.environ, "MYPYPATH": str(ROOT)}
