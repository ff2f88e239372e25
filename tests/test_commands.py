"""The commands by name: where decks go, what is suggested for what is misspelt, what is listed, and the first outline."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from slides.cli import main
from slides.cli.command_table import COMMANDS, command_parser
from slides.cli.listing import TOPICS, listed

GOOD = "# Title\n\n## Section\n\nA statement\n"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("arguments", [["talks/a.md"], ["build", "talks/a.md"], ["build", "talks"]])
def test_a_deck_goes_next_to_its_outline(arguments: list[str], place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "talks").mkdir()
    (place / "talks" / "a.md").write_text(GOOD, encoding="utf-8")
    assert main.main(arguments) == main.BUILT
    assert sorted(path.name for path in (place / "talks").iterdir()) == ["a.md", "a.pptx"]
    assert capsys.readouterr().out.startswith("talks/a.pptx: 2 slides")


def test_without_a_file_the_outlines_here_are_built_and_a_repositorys_own_pages_are_not(place: Path) -> None:
    for name in ("talk.md", "README.md", "CHANGELOG.md"):
        (place / name).write_text(GOOD, encoding="utf-8")
    assert main.main([]) == main.BUILT
    assert sorted(path.name for path in place.glob("*.pptx")) == ["talk.pptx"]


def test_an_empty_folder_says_how_to_begin(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "README.md").write_text(GOOD, encoding="utf-8")
    assert main.main([]) == main.NOT_BUILT
    said = capsys.readouterr().err
    assert "there is no outline (.md) in this folder (`slides new` writes a first one" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("name", ["check", "build", "help"])
def test_a_folder_named_like_a_command_does_not_hide_the_command(name: str, place: Path) -> None:
    """`pip install .` makes a folder `build`; with its path, such a folder is built."""
    (place / name).mkdir()
    (place / name / "a.md").write_text(GOOD, encoding="utf-8")
    (place / "talk.md").write_text(GOOD, encoding="utf-8")
    if name != "help":
        assert main.main([name, "talk.md"]) == main.BUILT
        assert (place / "talk.pptx").exists() == (name == "build")
    assert not (place / name / "a.pptx").exists()
    assert main.main([f"./{name}"]) == main.BUILT
    assert (place / name / "a.pptx").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["biuld", "x.md"], "unknown command: biuld; did you mean build?"),
        (["build", "x.md", "--thme", "ink"], "unknown option: --thme; did you mean --theme?"),
        (["--srtict"], "unknown option: --srtict; did you mean --strict?"),
        (["x.md", "--theme", "nigth"], "unknown theme: 'nigth' (did you mean night?"),
        (["check", "x.md", "--format", "jsn"], "unknown format: 'jsn' (did you mean json?"),
        (["draft", "x.txt", "--level", "breif"], "unknown level: 'breif' (did you mean brief?"),
        (["list", "theems"], "unknown topic: 'theems' (did you mean themes?"),
        (["explain", "M999"], "there is no rule with the code or name M999"),
        (["-"], "an outline from standard input needs -o"),
        (["a.md", "b.md", "-o", "-"], "-o -: standard output takes one deck, not 2"),
        (["a.md", "-o", "-", "--format", "json"], "-o - and --format json cannot be combined"),
        (["build", "a.md", "--lang", "fr"], "it is set in the front matter: lang: "),
        (["completion", "fishy"], "unknown shell: 'fishy'"),
    ],
)
def test_wrong_use_is_one_line_that_says_what_was_meant(
    arguments: list[str], message: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(arguments)
    said = capsys.readouterr().err
    assert left.value.code == main.WRONG_USE
    assert message in said
    assert said.count("\n") == 1
    assert list(place.iterdir()) == []


def test_an_article_that_is_not_there_is_looked_for_from_the_current_folder(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["draft", "nothing.html"]) == main.NOT_BUILT
    assert "no such file: nothing.html (paths start from the current folder)" in capsys.readouterr().err
    assert list(place.iterdir()) == []


def test_the_deck_goes_to_standard_output(place: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (place / "a.md").write_text(GOOD, encoding="utf-8")
    assert main.main(["a.md"]) == main.BUILT
    capsysbinary.readouterr()
    assert main.main(["a.md", "-o", "-"]) == main.BUILT
    out, err = capsysbinary.readouterr()
    assert out == (place / "a.pptx").read_bytes()
    assert err.startswith(b"<stdout>: 2 slides")
    monkeypatch.setattr(sys, "stdout", _Terminal())
    with pytest.raises(SystemExit):
        main.main(["a.md", "-o", "-"])


def test_a_draft_goes_to_standard_output(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "a.txt").write_text("The port\n\nThe port grew by 12 ships in 2020. It was dredged twice.\n", encoding="utf-8")
    assert main.main(["draft", "a.txt", "-o", "-", "--quiet"]) == main.BUILT
    shown = capsys.readouterr().out
    assert main.main(["draft", "a.txt", "--quiet"]) == main.BUILT
    assert (place / "a.md").read_text(encoding="utf-8") == shown


@pytest.mark.parametrize("theme", ["ink", "night"])
def test_the_first_outline_builds_without_a_word(theme: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["new", "my-first_talk", "--theme", theme, "--quiet"]) == main.BUILT
    assert 'title: "My first talk"' in (place / "my-first_talk.md").read_text(encoding="utf-8")
    assert main.main(["my-first_talk.md", "--strict", "--quiet"]) == main.BUILT
    assert capsys.readouterr() == ("", "")
    assert main.main(["new", "my-first_talk"]) == main.NOT_BUILT
    assert "already exists and is not overwritten" in capsys.readouterr().err
    assert main.main(["new", "my-first_talk", "--force"]) == main.BUILT


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_listed_once_each_and_searched(topic: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = listed(topic)
    assert len(rows) >= (4 if topic == "fonts" else 5)
    assert len({name for name, _ in rows}) == len(rows)
    assert rows[0] in listed(topic, rows[0][0].upper())
    assert listed(topic, "no such words anywhere") == []
    assert main.main(["list", topic, "--format", "json"]) == main.BUILT
    assert [row["name"] for row in json.loads(capsys.readouterr().out)] == [name for name, _ in rows]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main.main([name, "--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert f"examples:\n  slides {name}" in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh", "powershell"])
def test_completion_knows_the_commands_and_their_options(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("shtab")
    assert main.main(["completion", shell]) == main.BUILT
    script = capsys.readouterr().out
    assert "slides" in script
    assert all(name in script for name in (*COMMANDS, "strict"))


@pytest.mark.parametrize(
    ("given", "written"),
    [("", "talk.md"), ("sub/", "sub/talk.md"), ("sub", "sub/talk.md"), ("v1.2", "v1.2.md"), ("a.markdown", "a.markdown"), ("b", "b.md")],
)
def test_a_first_outline_has_the_ending_of_an_outline(given: str, written: str, place: Path) -> None:
    (place / "sub").mkdir()
    assert main.main(["new", given]) == main.BUILT
    assert [path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()] == [written]


def test_a_first_outline_is_not_written_to_the_name_of_a_deck(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["new", "talk.pptx"]) == main.NOT_BUILT
    assert "`slides new talk` writes talk.md" in capsys.readouterr().err
    assert list(place.iterdir()) == []


def test_the_next_command_can_be_copied_into_a_shell(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["new", "my talk"]) == main.BUILT
    assert "`slides build 'my talk.md' --watch`" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list"], "TOPIC is missing: themes, layouts, icons"),
        (["schema"], "SCHEMA is missing: front-matter"),
        (["completion"], "SHELL is missing: bash"),
        (["explain"], "RULE is missing: a rule's code or name"),
        (["diff"], "OLD is missing: the outline or .pptx deck as it was; NEW is missing: the outline or .pptx deck as it is"),
        (["serve"], "FILE is missing"),
        (["draft"], "ARTICLE is missing"),
        (["sources"], "DECK.pptx is missing"),
        (["build", "a.md", "--to", "pdf", "--theme", "ink", "html"], "unexpected argument: html"),
    ],
)
def test_a_missing_or_misplaced_argument_is_explained(
    arguments: list[str], said: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(arguments)
    assert left.value.code == 2
    assert f"error: {said}" in capsys.readouterr().err


@pytest.mark.parametrize(("arguments", "usage"), [(["help"], "usage: slides [COMMAND]"), (["help", "list"], "usage: slides list")])
def test_help_is_a_command_too(arguments: list[str], usage: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(arguments)
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith(usage)


def test_an_outline_of_another_article_is_not_built_in_its_place(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "a.txt").write_text("The port\n\nThe port grew by 12 ships in 2020. It was dredged twice.\n", encoding="utf-8")
    (place / "a.html").write_text("<h1>The bridge</h1><p>The bridge was closed for 3 years after the flood.</p>", encoding="utf-8")
    assert main.main(["a.txt"]) == main.BUILT
    (place / "a.pptx").unlink()
    assert main.main(["a.html"]) == main.NOT_BUILT
    assert "a.md:1:1: error: this outline is of another article: a.txt, not a.html" in capsys.readouterr().err
    assert not (place / "a.pptx").exists()
    assert main.main(["a.txt"]) == main.BUILT


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (["export", "a.md"], {"a.pdf"}),
        (["export", "a.md", "-o", "b.html"], {"b.html"}),
        (["export", "a.md", "--to", "html,svg"], {"a.html", "a"}),
        (["export", "a.md", "-o", "b", "--to", "html"], {"b.html"}),
        (["export", "a.md", "-o", "out/"], {"out"}),
        (["build", "a.md", "-o", "b", "--to", "pptx,html"], {"b.pptx", "b.html"}),
    ],
)
def test_export_writes_no_deck_for_powerpoint(arguments: list[str], written: set[str], place: Path) -> None:
    pytest.importorskip("typst")
    (place / "a.md").write_text("# A\n\n## B\n\n- c\n", encoding="utf-8")
    assert main.main(arguments) == main.BUILT
    assert {path.name for path in place.iterdir()} == {"a.md", *written}


_PLACES = {"list": ["themes"], "completion": ["bash"], "schema": ["message"], "explain": ["M13"], "diff": ["a.md", "b.md"], "mcp": ["."]}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_option_is_suggested_where_two_of_its_letters_are_swapped(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser = command_parser("slides", name)
    options = [option for action in parser._actions for option in action.option_strings if len(option) > 5]
    assert options
    for option in options:
        swapped = f"{option[:-2]}{option[-1]}{option[-2]}" if option[-1] != option[-2] else f"{option[:-1]}x"
        with pytest.raises(SystemExit) as left:
            parser.read([*_PLACES.get(name, ["x.md"]), swapped])
        said = capsys.readouterr().err
        assert left.value.code == main.WRONG_USE
        assert f"unknown option: {swapped}; did you mean {option}?" in said
        assert said.count("\n") == 1


def test_beginnings_of_options_are_not_taken_for_them(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "talk.md").write_text(GOOD, encoding="utf-8")
    for given, meant in (("--dat", "--date"), ("--stric", "--strict"), ("--ignor", "--ignore")):
        with pytest.raises(SystemExit) as left:
            main.main(["build", "talk.md", given, "2026"])
        assert left.value.code == 2
        assert capsys.readouterr().err == f"slides build: error: unknown option: {given}; did you mean {meant}? (slides build --help)\n"
    assert not (place / "talk.pptx").exists()


def test_a_list_without_a_match_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(["list", "icons", "no-such-icon"])
    assert left.value.code == main.NOT_BUILT
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "slides list: nothing among the icons with: no-such-icon (slides list icons shows all)\n")


def test_a_word_that_is_no_date_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "talk.md").write_text(GOOD, encoding="utf-8")
    for shown in ("March 2026", "二〇二六年三月", "auto"):
        assert main.main(["build", "talk.md", "--quiet", "--date", shown]) == main.BUILT
    with pytest.raises(SystemExit):
        main.main(["build", "talk.md", "--date", "tomorow"])
    assert "tomorow: is not a date, such as 2026-03-01, nor the word today" in capsys.readouterr().err


def test_a_problem_of_the_configuration_is_told_once(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "talk.md").write_text(GOOD, encoding="utf-8")
    (place / "slides.toml").write_text('theme = "nigth"\n', encoding="utf-8")
    assert main.main(["build", "talk.md"]) == main.BUILT
    told = capsys.readouterr()
    assert told.err.count("unknown theme: nigth") == 1
    assert "1 problem" in told.out
