"""What is said where a font is missing in formats that show the fonts of this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import ImageFont

from slides.cli.listing import listed
from slides.cli.main import main
from slides.typesetting.metrics import installed

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
