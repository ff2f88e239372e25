"""The same input gives the same bytes, whoever builds it, where, when and how; and nothing of that is in the deck."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.example_counts import THOROUGH
from tests.shared import BRIEFING, ROOT

GALLERY = ROOT / "docs" / "gallery.md"
USER, PLACE = "zyx-nobody-qq", "place-wqv-77"
"""Names that occur in no deck by chance."""


def digest(target: Path, *arguments: str, cwd: Path, variables: Mapping[str, str] | None = None, flags: tuple[str, ...] = ()) -> bytes:
    """The bytes of a deck that a process of its own builds."""
    command = [sys.executable, *flags, str(ROOT / "build.py"), *arguments, "-o", str(target), "--quiet"]
    base = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    subprocess.run(command, check=True, cwd=cwd, env=base | dict(variables or {}), timeout=120, stderr=subprocess.DEVNULL)
    return target.read_bytes()


@pytest.mark.parametrize("outline", [BRIEFING, GALLERY], ids=lambda path: path.stem)
def test_the_same_bytes_in_any_process(outline: Path, tmp_path: Path) -> None:
    """Hash seed, time zone, language, working folder, path, and whether Python optimises."""
    far = Path(os.path.relpath(outline, tmp_path))
    runs: tuple[tuple[str, Path, tuple[str, ...], Mapping[str, str]], ...] = (
        (str(outline), ROOT, (), {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}),
        (
            outline.name,
            outline.parent,
            ("-O",),
            {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
        ),
        (str(far), tmp_path, ("-X", "utf8=0"), {"PYTHONHASHSEED": "7", "TZ": "America/St_Johns", "HOME": str(tmp_path)}),
    )
    tried = runs if outline == BRIEFING or THOROUGH else runs[1:]
    built = [digest(tmp_path / "deck.pptx", name, cwd=cwd, flags=flags, variables=variables) for name, cwd, flags, variables in tried]
    assert len(set(built)) == 1


def test_time_comes_from_the_outline_or_from_source_date_epoch_alone(tmp_path: Path) -> None:
    (tmp_path / "plain.md").write_text("# T\n", encoding="utf-8")
    (tmp_path / "dated.md").write_text("---\ndate: 2024-01-31\n---\n# T\n", encoding="utf-8")
    told = {}
    for name in ("plain", "dated"):
        for epoch in ({"SOURCE_DATE_EPOCH": "no time"}, {"SOURCE_DATE_EPOCH": "86400"}):
            data = digest(tmp_path / "x.pptx", f"{name}.md", cwd=tmp_path, variables=epoch)
            told[name, epoch["SOURCE_DATE_EPOCH"]] = zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml")
    assert b"dcterms:created" not in told["plain", "no time"]
    assert b"1970-01-02T00:00:00Z" in told["plain", "86400"]
    assert told["dated", "no time"] == told["dated", "86400"]
    assert b"2024-01-31T00:00:00Z" in told["dated", "86400"]


def everything(data: bytes) -> bytes:
    """All bytes of a package, unpacked, packages inside it too."""
    found = [data]
    for entry in zipfile.ZipFile(io.BytesIO(data)).infolist():
        inner = zipfile.ZipFile(io.BytesIO(data)).read(entry)
        found.append(everything(inner) if inner.startswith(b"PK") else inner)
    return b"\n".join(found)


PRIVATE = """# Talk

## Picture

![A field](photo.jpg)

## Drawing

![A square](drawing.png)

## Chart

::: chart {type=bar}

| Region | Exports |
|---|--:|
| North | 10 |
| South | 3 |

:::

## Missing

![gone](gone.png)
"""


def test_nothing_tells_where_and_by_whom_a_deck_was_built(tmp_path: Path) -> None:
    folder = tmp_path / PLACE
    folder.mkdir()
    (folder / "talk.md").write_text(PRIVATE, encoding="utf-8")
    exif = Image.Exif()
    exif[0x013B], exif[0x010E] = USER, f"/home/{USER}/{PLACE}"
    Image.effect_noise((400, 300), 60).convert("RGB").save(folder / "photo.jpg", exif=exif, comment=USER.encode())
    said = PngInfo()
    said.add_text("Author", USER)
    said.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{USER}</x:xmpmeta>")
    Image.new("RGB", (40, 30), "red").save(folder / "drawing.png", pnginfo=said)
    names = dict.fromkeys(("USER", "USERNAME", "LOGNAME", "HOSTNAME", "COMPUTERNAME"), USER)
    data = digest(
        folder / "talk.pptx", str(folder / "talk.md"), cwd=folder, variables={**names, "HOME": f"/home/{USER}", "TMPDIR": str(folder)}
    )
    shown = everything(data)
    assert b"media/" in shown
    assert b"xl/workbook.xml" in shown
    for name in (USER, PLACE, str(tmp_path), str(ROOT)):
        for encoding in ("utf-8", "utf-16-le"):
            assert name.encode(encoding) not in shown, name


def test_a_name_in_a_deck_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(f"# {USER}\n", encoding="utf-8")
    assert USER.encode() in everything(digest(tmp_path / "x.pptx", "talk.md", cwd=tmp_path))


def test_the_outlines_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "a 'b' \u65e5 \u202e%41#?"
    shutil.copytree(ROOT / "tests" / "cases", folder, ignore=shutil.ignore_patterns("*.txt"))
    (folder / "talk.md").write_text("# T\n\n![p](portrait.png)\n", encoding="utf-8")
    (tmp_path / "talk.md").write_text("# T\n\n![p](portrait.png)\n", encoding="utf-8")
    shutil.copy(folder / "portrait.png", tmp_path)
    assert digest(tmp_path / "1.pptx", "talk.md", cwd=folder) == digest(tmp_path / "2.pptx", "talk.md", cwd=tmp_path)
