"""What is said where a font is missing in formats that show the fonts of this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import ImageFont

from slides.cli.listing import listed
from slides.cli.main import main
from slides.typesetting.metrics import coverage, installed

OUTLINE = "# A talk\n\n## One\n\n- a\n- b\n"


def only(monkeypatch: pytest.MonkeyPatch, *families: str) -> None:
    """Let this machine have these families alone."""

    def first(wanted: Sequence[str]) -> str:
        return next((family for family in wanted if family in families), "")

    monkeypatch.setattr(installed, "first_installed", first)


@pytest.mark.parametrize(
    ("families", "front", "said"),
    [
        (("Calibri",), "", ""),
        (("Carlito",), "", ""),
        (("Carlito", "DejaVu Serif"), "theme: editorial", "Georgia is not installed: DejaVu Serif is used, whose widths are different"),
        (("Carlito", "Gelasio"), "theme: editorial", ""),
        (("Georgia", "Calibri"), "theme: night", ""),
        ((), "", "Calibri is not installed: another font is used, which may lack signs"),
        (("Calibri",), "lang: ja", "Yu Gothic is not installed: another font is used, which may lack signs"),
        (("Calibri", "Noto Sans CJK JP"), "lang: ja", ""),
        (("Calibri", "DejaVu Sans"), "lang: fa", ""),
    ],
)
def test_a_missing_font_is_named_with_what_is_used_instead(
    families: tuple[str, ...],
    front: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    only(monkeypatch, *families)
    outline = tmp_path / "talk.md"
    outline.write_text(f"---\n{front}\n---\n{OUTLINE}" if front else OUTLINE, encoding="utf-8")
    assert main([str(outline), "-o", f"{tmp_path}/talk.png", "--pages", "1"]) == 0
    lines = [line for line in capsys.readouterr().err.splitlines() if "[F11]" in line]
    assert len(lines) == bool(said)
    assert all(f"talk.png:1:1: advice: {said} (install " in line for line in lines)


def test_it_can_be_ignored_and_is_not_said_of_a_presentation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    only(monkeypatch)
    outline = tmp_path / "talk.md"
    outline.write_text(OUTLINE, encoding="utf-8")
    for arguments in (["-o", f"{tmp_path}/a.png", "--pages", "1", "--ignore", "F11"], ["-o", f"{tmp_path}/a.pptx"], ["--to", "html"]):
        assert main(["build", str(outline), *arguments]) == 0
        assert "F11" not in capsys.readouterr().err


def test_families_are_read_from_the_files_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = next(iter(sorted(Path("/usr/share/fonts").rglob("*.ttf"))), None)
    if known is None:
        pytest.skip("no font is installed")
    family = str(ImageFont.truetype(str(known), 10).getname()[0])
    (tmp_path / "strange.ttf").write_bytes(known.read_bytes())
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr(installed, "_folders", lambda: iter([tmp_path]))
    installed._files.cache_clear()
    installed._every_family.cache_clear()
    try:
        assert installed.first_installed(("No Such Family", family)) == family
        assert installed.first_installed(("No Such Family", "broken")) == ""
    finally:
        installed._files.cache_clear()
        installed._every_family.cache_clear()


def test_the_fonts_of_the_themes_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "Calibri", "DejaVu Serif")
    rows = dict(listed("fonts"))
    assert rows["Calibri"] == "installed"
    assert rows["Georgia"].startswith("not installed; DejaVu Serif is used in PDF and PNG, not of the same widths; install Gelasio")


def test_letters_that_no_font_has_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    only(monkeypatch, "Calibri")
    monkeypatch.setattr(coverage, "covering_family", lambda letter, families: "Carlito" if letter < "\u3000" else "")
    outline = tmp_path / "talk.md"
    outline.write_text("# A talk\n\n## One \u2192 two\n\n- a \U0001f680\n- \u5b57 and \U0001f680\n", encoding="utf-8")
    assert main([str(outline), "-o", f"{tmp_path}/talk.png", "--pages", "2"]) == 0
    said = capsys.readouterr().err
    assert "no installed font has \u5b57 \U0001f680: shown as empty boxes (install Noto Color Emoji" in said
    assert main([str(outline), "-o", f"{tmp_path}/talk.svg", "--pages", "2"]) == 0
    assert "F11" not in capsys.readouterr().err


def test_the_letters_of_a_font_are_read_from_its_file(tmp_path: Path) -> None:
    known = next((file for file in installed.font_files() if file.endswith("DejaVuSans.ttf")), "")
    if not known:
        pytest.skip("DejaVu Sans is not installed")
    kept = {"name": installed.families_in(known)}
    assert kept == {"name": ("DejaVu Sans",)}
    for letter, has in (("n", True), ("\u0628", True), ("\u2713", True), ("\u5b57", False), ("\U0001f680", False), ("\U0010fffe", False)):
        assert coverage.has_letter(known, letter) is has, letter
    assert coverage.covering_family("\u0628", ("No Such Family", "DejaVu Sans")) == "DejaVu Sans"
    for damage in (b"", b"no font", Path(known).read_bytes()[:300], b"ttcf" + b"\xff" * 40):
        broken = tmp_path / f"broken{len(damage)}.ttf"
        broken.write_bytes(damage)
        assert not coverage.has_letter(str(broken), "n")
