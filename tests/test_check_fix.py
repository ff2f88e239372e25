"""`check --fix`: what has one safe answer is mended, shown first as a difference, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides.base import rule_catalogue
from slides.base.diagnostics import Fix, Problem, Span
from slides.cli import main
from slides.cli.fixing import fixed
from slides.pipeline.build import build_deck

BODY = "# T\n\n## A part\n\n- one\n- two\n"
FIXES = [
    ("---\nsubtitel: x\n---\n" + BODY, "---\nsubtitle: x\n---\n" + BODY),
    ("---\ntitle: A\nauthor: B\ntitle: C\n---\n" + BODY, "---\ntitle: A\nauthor: B\n---\n" + BODY),
    (BODY + "\n<!-- layuot: table -->\n", BODY + "\n<!-- layout: table -->\n"),
    ("# T\n\n## A\n\n<!-- layout: crads -->\n\n- x\n- y\n", "# T\n\n## A\n\n<!-- layout: cards -->\n\n- x\n- y\n"),
    (BODY + "\n[see](#a-prt)\n", BODY + "\n[see](#a-part)\n"),
    (BODY + "- :sheild: safe\n", BODY + "- :shield: safe\n"),
    (BODY + "\n::: notes\nSay it.\n\n## B\n\nmore\n", BODY + "\n::: notes\nSay it.\n:::\n\n## B\n\nmore\n"),
    (BODY + "\n::: notes\nSay it.\n", BODY + "\n::: notes\nSay it.\n:::\n"),
    (BODY + "\n::: tip\nDo it.\n\n## B\n\nmore\n", BODY + "\n::: tip\nDo it.\n:::\n\n## B\n\nmore\n"),
    (BODY + "\n```python\nx = 1\n", BODY + "\n```python\nx = 1\n```\n"),
    (BODY + "\n<!-- a remark\nwithout an end\n", BODY + "\n<!-- a remark\nwithout an end\n-->\n"),
]


@pytest.mark.parametrize(("text", "right"), FIXES)
def test_what_has_one_safe_answer_is_mended(text: str, right: str) -> None:
    result = fixed(text, "x.md", build_deck(text, "x.md").problems)
    assert result.text == right
    assert len(result.mended) == 1
    again = fixed(result.text, "x.md", build_deck(result.text, "x.md").problems)
    assert again.mended == ()


@pytest.mark.parametrize(
    "text", [BODY + "\n![](none.png)\n", BODY + "\n- :qqqqqq: x\n", "---\nqqqq: 1\n---\n" + BODY, BODY + "\n[x](#zzzzzz)\n"]
)
def test_what_has_no_safe_answer_stays(text: str) -> None:
    assert fixed(text, "x.md", build_deck(text, "x.md").problems).text == text


@pytest.mark.parametrize("fix", [Fix(99, "a", "b"), Fix(1, "nothing of it", "b"), Fix(99), Fix(1), Fix(99, new=":::"), Fix(2, "", None)])
def test_a_fix_that_does_not_suit_its_line_is_left_out(fix: Fix) -> None:
    text = "title:\n  - a\n"
    problem = Problem(rule_catalogue.UNKNOWN_SETTING, Span("x.md"), "m", fix=fix)
    result = fixed(text, "x.md", [problem])
    assert result.text in (text, "title:\n")
    assert (result.text == text) == (result.mended == ())


def test_line_ends_stay(tmp_path: Path) -> None:
    text = FIXES[0][0].replace("\n", "\r\n")
    result = fixed(text, "x.md", build_deck(text, "x.md").problems)
    assert result.text == FIXES[0][1].replace("\n", "\r\n")


def test_the_difference_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(FIXES[0][0], encoding="utf-8")
    assert main.main(["check", "a.md", "--diff"]) == main.NOT_BUILT
    shown = capsys.readouterr().out
    assert "-subtitel: x\n+subtitle: x\n" in shown
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == FIXES[0][0]
    assert main.main(["check", "a.md", "--fix"]) == main.BUILT
    assert "a.md:2: fixed: unknown key: subtitel [M2]" in capsys.readouterr().err
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == FIXES[0][1]
    assert main.main(["check", "a.md", "--diff"]) == main.BUILT
    assert capsys.readouterr().out == ""
