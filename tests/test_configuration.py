"""Configuration: where it is found, what it sets, what wins over it, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from slides.cli import main
from slides.pipeline.configuration import DEFAULTS, FAIL_ON, OWN_KEYS, configuration_of
from slides.pipeline.job import Job, Policy, run
from tests.shared import ROOT

GOOD = "# Title\n\n## Section\n\nA statement\n"
WRONG = "# Title\n\n## Section\n\n[a](#nowhere) statement\n\n![x](none.png)\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the outline talks/a.md, in which the command runs."""
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "a.md").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(folder: Path, text: str, name: str = "slides.toml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def codes(source: str = "talks/a.md", policy: Policy | None = None) -> list[str]:
    return [problem.rule.code for problem in run(Job(source, policy=policy or Policy())).problems]


@pytest.mark.parametrize(
    ("file", "text"),
    [("slides.toml", 'theme = "night"\n'), ("pyproject.toml", '[project]\nname = "x"\n\n[tool.slides]\ntheme = "night"\n')],
)
def test_it_is_found_above_the_outline(file: str, text: str, place: Path) -> None:
    configure(place, text, file)
    configure(place / "talks", "[tool.other]\n", "pyproject.toml")
    found = configuration_of("talks/a.md")
    assert (found.file, found.settings.theme, found.problems) == (file, "night", ())
    assert configuration_of("talks/a.md", "-").settings.theme == ""


def test_the_nearest_file_counts_alone(place: Path) -> None:
    configure(place, 'theme = "night"\nfooter = "Far"\n')
    configure(place / "talks", 'footer = "Near"\n')
    settings = configuration_of("talks/a.md").settings
    assert (settings.theme, settings.footer) == ("", "Near")


def test_front_matter_wins_over_it_and_options_over_both(place: Path) -> None:
    configure(place, 'theme = "night"\nauthor = "House"\nwords-per-minute = 100\nlang = "fr"\nagenda = false\nduration = 20\n')
    (place / "talks" / "a.md").write_text("---\nauthor: Me\ntheme: slate\n---\n" + GOOD, encoding="utf-8")
    from slides.pipeline.build import build_deck

    configured = configuration_of("talks/a.md").settings
    assert (configured.agenda, configured.duration, configured.pace) == (False, 20, 100)
    deck = build_deck((place / "talks" / "a.md").read_text(encoding="utf-8"), "talks/a.md", defaults=configured)
    assert (deck.properties.author, deck.design.theme.name, deck.properties.language, deck.pace) == ("Me", "slate", "fr-FR", 100)
    other = build_deck(GOOD, "talks/a.md", "paper", defaults=configured)
    assert (other.properties.author, other.design.theme.name) == ("House", "paper")


def test_decks_go_to_the_folder_that_it_names(place: Path) -> None:
    configure(place, 'output = "decks"\n')
    assert main.main(["talks/a.md", "--quiet"]) == main.BUILT
    assert (place / "decks" / "a.pptx").exists()
    assert main.main(["talks/a.md", "--quiet", "-o", "talks/"]) == main.BUILT
    assert (place / "talks" / "a.pptx").exists()


def test_pictures_may_come_from_folders_that_it_opens_and_from_no_others(place: Path) -> None:
    for folder in ("img", "private"):
        (place / folder).mkdir()
        (place / folder / "x.png").write_bytes((ROOT / "tests" / "decks" / "lake.png").read_bytes())
    (place / "talks" / "a.md").write_text(
        "# T\n\n## A\n\n![A lake](../img/x.png)\n\n## B\n\n![A lake](../private/x.png)\n", encoding="utf-8"
    )
    shut = run(Job("talks/a.md")).problems
    assert sum("outside the outline's folder" in str(problem) for problem in shut) == 2
    configure(place, 'pictures = ["img"]\n')
    opened = [str(problem) for problem in run(Job("talks/a.md")).problems if "outside" in str(problem)]
    assert len(opened) == 1
    assert "private" in opened[0]


@pytest.mark.parametrize("folder", ["..", "/", "/etc", "../../secret", "talks/../.."])
def test_no_folder_outside_its_own_is_opened(folder: str, place: Path) -> None:
    configure(place / "talks", f'pictures = ["{folder}"]\n')
    found = configuration_of("talks/a.md")
    assert found.pictures == ()
    assert "is outside the configuration's folder" in found.problems[0].message


def test_a_link_out_of_the_folder_is_not_followed(place: Path) -> None:
    (place / "talks" / "img").symlink_to("/etc")
    configure(place / "talks", 'pictures = ["img"]\n')
    assert configuration_of("talks/a.md").pictures == ()


def test_rules_are_ignored_and_selected_by_code_name_and_letter(place: Path) -> None:
    (place / "talks" / "a.md").write_text(WRONG, encoding="utf-8")
    every = codes()
    assert {"M13", "P1"} <= set(every)
    configure(place, 'ignore = ["dangling-link"]\n')
    assert set(codes()) == set(every) - {"M13"}
    configure(place, 'select = ["M13"]\n')
    assert codes() == ["M13"]
    assert set(codes(policy=Policy(select=("P1",)))) == {"P1"}
    configure(place, 'ignore = ["M", "P"]\n')
    assert not {code[0] for code in codes()} & {"M", "P"}


def test_a_rule_that_is_not_there_is_reported_at_its_line(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(place, '# rules\nignore = ["danglin-link"]\n')
    problem = configuration_of("talks/a.md").problems[0]
    assert (problem.span.line, problem.hint) == (2, "did you mean dangling-link?")
    with pytest.raises(SystemExit):
        main.main(["talks/a.md", "--ignore", "danglin-link"])
    assert "there is no rule with the code or name danglin-link (did you mean dangling-link?)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("configured", "arguments", "code"),
    [
        ("", [], main.BUILT),
        ('fail-on = "warning"', [], main.NOT_BUILT),
        ('fail-on = "error"', [], main.BUILT),
        ('fail-on = "warning"', ["--fail-on", "never"], main.BUILT),
        ("", ["--fail-on", "advice"], main.NOT_BUILT),
        ('fail-on = "never"', ["--strict"], main.NOT_BUILT),
        ("", ["--check"], main.NOT_BUILT),
        ('fail-on = "error"', ["--check"], main.BUILT),
        ("", ["--check", "--ignore", "M13,P1"], main.BUILT),
        ("", ["--check", "--fail-on", "never"], main.BUILT),
    ],
)
def test_what_fails_is_configured(configured: str, arguments: list[str], code: int, place: Path) -> None:
    configure(place, configured)
    (place / "talks" / "a.md").write_text(WRONG, encoding="utf-8")
    assert main.main(["talks/a.md", *arguments, "--quiet"]) == code
    assert (place / "talks" / "a.pptx").exists() == (code == main.BUILT and "--check" not in arguments)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('\nthem = "ink"\n', 2, "unknown key of the configuration: them (did you mean theme?)"),
        ('title = "x"\n', 1, "unknown key of the configuration: title (it belongs in an outline's front matter)"),
        ('theme = "nigth"\n', 1, "nigth"),
        ("words-per-minute = 5\n", 1, "is not a speaking rate"),
        ('\n\nfail-on = "often"\n', 3, "fail-on does not accept 'often', so it is ignored (write one of advice, warning, error, never)"),
        ("output = 3\n", 1, "output does not accept '3'"),
        ('pictures = ["none"]\n', 1, "there is no folder none"),
        ('terms = "../../etc/passwd"\n', 1, "is outside the configuration's folder"),
        ("ignore = {a = 1}\n", 1, "ignore does not accept"),
    ],
)
def test_what_is_wrong_is_reported_at_its_line_and_the_deck_is_built(text: str, line: int, message: str, place: Path) -> None:
    configure(place, text)
    outcome = run(Job("talks/a.md", "talks/a.pptx"))
    told = [problem for problem in outcome.problems if problem.span.file == "slides.toml" or "theme" in problem.message]
    assert outcome.built
    assert message in str(told[0])
    assert told[0].span.line in (line, 1)


@pytest.mark.parametrize("text", ["theme = slate\n", "[[[", "a = 1\na = 2\n", "x = " + "[" * 5_000, "a = \xe9\xff"])
def test_what_is_not_toml_builds_nothing_and_names_its_line(text: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "slides.toml").write_bytes(text.encode("latin-1"))
    assert main.main(["talks/a.md"]) == main.NOT_BUILT
    said = capsys.readouterr().err
    assert said.startswith("slides.toml:")
    assert "[F10]" in said or "[F1]" in said
    assert said.count("\n") == 1
    assert main.main(["talks/a.md", "--isolated", "--quiet"]) == main.BUILT


def test_terms_come_from_a_table_or_a_file(place: Path) -> None:
    configure(place, '[terms]\n"Center East" = "Middle East"\n')
    assert configuration_of("talks/a.md").settings.terms.strip() == "Center East: Middle East"
    (place / "house.txt").write_text("Center East: Middle East\n# a remark: not a term\n", encoding="utf-8")
    configure(place, 'terms = "house.txt"\n')
    assert configuration_of("talks/a.md").settings.terms.strip() == "Center East: Middle East"


def test_the_page_of_settings_names_every_key() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    missing = [key for key in (*DEFAULTS, *OWN_KEYS) if f"`{key}`" not in page]
    assert missing == []
    assert all(f"`{name}`" in page for name in FAIL_ON)


def test_json_goes_with_a_configuration(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(place, 'colour = "red"\n')
    assert main.main(["check", "talks/a.md", "--format", "json"]) == main.NOT_BUILT
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert ("slides.toml", 1) in [(row["file"], row["line"]) for row in rows if "file" in row]
