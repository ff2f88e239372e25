"""Problems as text, JSON lines and annotations: each read back as its reader would, in colour on terminals only, and never obeyed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.base import rule_catalogue
from slides.base.diagnostics import Problem, Rule, Severity, Span
from slides.cli import main
from slides.cli.reporters import MOST_ADVICE, MessageFormat, clean, message_lines
from tests.command import run
from tests.shared import ROOT

WORDY = Rule("B1", "too-many-words", Severity.ADVICE, "Too many words.")
RULES = (rule_catalogue.CANNOT_READ, rule_catalogue.LOST, rule_catalogue.ICON, WORDY)
TEXTS = st.text(max_size=30) | st.text(st.sampled_from("a:,%\r\n()[]\x1b\u2028\u202e\ud800é"), max_size=30)
PROBLEMS = st.builds(Problem, st.sampled_from(RULES), st.builds(Span, TEXTS, st.integers(1, 99), st.integers(1, 99)), TEXTS, TEXTS)
HOSTILE = "a\x1b[31mb\nc: warning, d%0A\x9b2J\u202etxt.md"
OUTLINE = "# Deck\n\n## A\n\n[b](#c)\n"
DANGLING = "there is no slide for the link #c of 'b'"


def annotation(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command read as GitHub's runner reads it: its name, its properties, its message."""
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert found, line
    properties = {}
    for pair in found[2].split(","):
        name, value = pair.split("=", 1)
        for written, meant in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            value = value.replace(written, meant)
        properties[name] = value
    message = found[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    return found[1], properties, message


@given(PROBLEMS)
def test_json_says_every_part_of_a_problem(problem: Problem) -> None:
    (line,) = message_lines([problem], MessageFormat.JSON)
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line) == {
        "code": problem.rule.code,
        "name": problem.rule.name,
        "severity": problem.severity.value,
        "file": problem.span.file,
        "line": problem.span.line,
        "column": problem.span.column,
        "message": problem.message,
        "hint": problem.hint,
    }


@given(PROBLEMS)
def test_annotations_say_it_too(problem: Problem) -> None:
    (line,) = message_lines([problem], MessageFormat.GITHUB)
    kind, properties, message = annotation(line)
    assert kind == {"fatal": "error", "error": "error", "warning": "warning", "advice": "notice"}[problem.severity.value]
    said = {"line": str(problem.span.line), "col": str(problem.span.column), "title": f"{problem.rule.code} {problem.rule.name}"}
    assert {name: properties[name] for name in said} == said
    assert clean(properties["file"]) == clean(problem.span.file)
    assert clean(message) == clean(f"{problem.message} ({problem.hint})" if problem.hint else problem.message)


@given(PROBLEMS, st.sampled_from(list(MessageFormat)))
def test_no_line_holds_what_a_terminal_obeys_nor_a_second_line(problem: Problem, format: MessageFormat) -> None:
    (line,) = message_lines([problem], format)
    assert line.encode()
    assert len(line.splitlines()) == 1
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line)


@given(PROBLEMS)
def test_colour_adds_nothing_but_colour(problem: Problem) -> None:
    plain, coloured = message_lines([problem]), message_lines([problem], colour=True)
    assert [re.sub(r"\x1b\[[0-9;]+m", "", line) for line in coloured] == plain
    assert coloured[0].count("\x1b[") == 4


def test_a_name_that_a_terminal_would_obey_is_shown_as_what_it_is() -> None:
    (line,) = message_lines([Problem(rule_catalogue.ICON, Span(HOSTILE, 3, 4), "no: icon", "a\tb")])
    assert line == "a\\x1b[31mb\\nc: warning, d%0A\\x9b2J\\u202etxt.md:3:4: warning: no: icon (a\\tb) [M14]"
    (coloured,) = message_lines([Problem(rule_catalogue.ICON, Span(HOSTILE, 3, 4), "no: icon")], colour=True)
    assert "txt.md:3:4: \x1b[1;33mwarning\x1b[0m: no: icon [\x1b[1;33mM14\x1b[0m]" in coloured
    assert message_lines([Problem(rule_catalogue.ICON, Span("گزارش\u200cها.md"), "é")]) == ["گزارش\u200cها.md:1:1: warning: é [M14]"]


def test_long_runs_of_one_advice_are_cut_short_and_nothing_else_is() -> None:
    other = Rule("B2", "other", Severity.ADVICE, "Other.")
    many = [Problem(rule, Span("x.md", line), "m") for line in range(1, 1010) for rule in (WORDY, rule_catalogue.ICON)]
    few = [Problem(other, Span("x.md", 2000 + line), "m") for line in range(MOST_ADVICE)]
    said = message_lines([*many, *few])
    assert sum("[B1]" in line for line in said) == MOST_ADVICE
    assert sum("[M14]" in line for line in said) == 1009
    assert sum("[B2]" in line for line in said) == MOST_ADVICE
    assert [line for line in said if line.startswith("…")] == ["… and 1,004 more of B1 too-many-words (--format json reports all)"]
    assert [len(message_lines([*many, *few], each)) for each in (MessageFormat.JSON, MessageFormat.GITHUB)] == [2018 + MOST_ADVICE] * 2


@pytest.mark.parametrize("asked", [("x.md", "-o", "x.pptx"), ("--check", "x.md")])
def test_standard_output_holds_problems_alone_where_a_tool_reads_it(asked: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(OUTLINE, encoding="utf-8")
    done = run(tmp_path, *asked, "--format", "json")
    assert [(found["code"], found["line"], found["message"]) for found in map(json.loads, done.out.splitlines())] == [("M13", 5, DANGLING)]
    assert done.err.endswith("2 slides, 0 minutes of notes, 1 problem\n")
    done = run(tmp_path, *asked, "--format", "github", "--quiet")
    hint = "the anchor of a heading is its words in lower case, with hyphens"
    assert done.err == ""
    assert annotation(done.out.rstrip("\n")) == (
        "warning",
        {"file": "x.md", "line": "5", "col": "1", "title": "M13 dangling-link"},
        f"{DANGLING} ({hint})",
    )


REFUSED = (("none.md", "-o", "x.pptx"), ("--check", "none.md"), ("--draft", "none.txt"), ("--sources", "none.pptx"), ("--check", "-"))


@pytest.mark.parametrize("asked", REFUSED)
def test_refusals_are_problems(asked: tuple[str, ...], tmp_path: Path) -> None:
    done = run(tmp_path, *asked, "--format", "json", text="")
    (said,) = map(json.loads, done.out.splitlines())
    assert (done.code, said["severity"]) == (1, "fatal")
    assert "fatal" not in run(tmp_path, *asked, text="").err


def test_wrong_use_is_no_problem_of_an_outline(tmp_path: Path) -> None:
    wrong = run(tmp_path, "x.md", "--format", "xml")
    assert (wrong.code, wrong.out) == (2, "")
    assert "unknown format: 'xml'" in wrong.err


def shown(folder: Path, **environment: str) -> str:
    """What the command says to a terminal."""
    pty = pytest.importorskip("pty")
    mine, theirs = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")}
    command = [sys.executable, str(ROOT / "build.py"), "--check", "x.md"]
    done = subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=plain | environment,
        timeout=60,
        check=False,
    )
    os.close(theirs)
    said = os.read(mine, 65536).decode()
    os.close(mine)
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    return said


def test_a_terminal_has_colour_unless_it_is_told_otherwise(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(OUTLINE, encoding="utf-8")
    assert shown(tmp_path, TERM="xterm").startswith("x.md:5:1: \x1b[1;33mwarning\x1b[0m: ")
    plain = run(tmp_path, "--check", "x.md").err
    assert plain.startswith("x.md:5:1: warning: ")
    assert shown(tmp_path, TERM="xterm", NO_COLOR="1").replace("\r\n", "\n") == plain
    assert shown(tmp_path, TERM="dumb").replace("\r\n", "\n") == plain


@pytest.mark.parametrize(
    ("environment", "colour"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"CLICOLOR_FORCE": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
def test_a_pipe_has_colour_only_where_it_is_forced(
    environment: dict[str, str], colour: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.md").write_text(OUTLINE, encoding="utf-8")
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert main.main(["--check", str(tmp_path / "x.md"), "--quiet"]) == 1
    assert ("\x1b[1;33mwarning" in capsys.readouterr().err) is colour
    assert main.main(["--check", str(tmp_path / "x.md"), "--format", "json"]) == 1
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names of any bytes")
def test_file_names_of_any_bytes_are_told(tmp_path: Path) -> None:
    name = os.fsdecode(b"a\x1b[31m\xff.md")
    (tmp_path / name).write_text(OUTLINE, encoding="utf-8")
    done = run(tmp_path, "--check", name)
    assert "a\\x1b[31m\\udcff.md:5:1: warning" in done.err
    assert done.out == "a\\x1b[31m\\udcff.md: 2 slides, 0 minutes of notes, 1 problem\n"
    assert json.loads(run(tmp_path, "--check", name, "--format", "json").out)["file"] == name


def test_a_reader_that_has_gone_undoes_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(OUTLINE, encoding="utf-8")
    command = [sys.executable, str(ROOT / "build.py"), "x.md", "-o", "x.pptx", "--format", "json"]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, cwd=tmp_path, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writer)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert (tmp_path / "x.pptx").exists()
