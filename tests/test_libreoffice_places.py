"""Words of our PDF stand where LibreOffice's PDF of the deck has them: on the same line, and within three tenths of a point."""

from __future__ import annotations

import io
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from slides.pipeline.build import build_deck
from tests.example_counts import THOROUGH
from tests.shared import BRIEFING, ROOT

Word = tuple[str, float, float]
"""Its letters, and where its first one stands from the top left corner, in points of a slide 960 wide."""
ARABIC = (
    "---\nlang: ar\nagenda: false\n---\n# \u0646\u0638\u0627\u0645 API\n\n"
    "## \u0646\u0638\u0627\u0645 Kubernetes \u0648\u0623\u062c\u0632\u0627\u0624\u0647\n\n<!-- layout: content -->\n\n"
    "- \u0627\u0644\u0623\u0645\u0631 git commit \u064a\u062d\u0641\u0638 \u0627\u0644\u062a\u063a\u064a\u064a\u0631\u0627\u062a\n"
    "- **GitHub** \u0644\u0644\u0645\u0634\u0627\u0631\u0643\u0629\n- \u0627\u0644\u0625\u0635\u062f\u0627\u0631 Python\n"
)


def letters(item: Any) -> Iterator[Any]:
    if hasattr(item, "get_text") and hasattr(item, "matrix"):
        yield item
    elif hasattr(item, "__iter__"):
        for each in item:
            yield from letters(each)


def words(data: bytes) -> list[list[Word]]:
    """The words of each page in the order of the file."""
    layout = pytest.importorskip("pdfminer.high_level", reason="pdfminer is not installed")
    pages = []
    for page in layout.extract_pages(io.BytesIO(data), laparams=None):
        scale, found, word, last = 960 / page.width, [], "", (0.0, 0.0)
        start = last
        for letter in letters(page):
            x, y = letter.matrix[4] * scale, (page.height - letter.matrix[5]) * scale
            apart = abs(y - last[1]) > 1 or abs(x - last[0]) > 3
            if word and (apart or letter.get_text().isspace()):
                found.append((word, *start))
                word = ""
            if not letter.get_text().isspace():
                start = start if word else (x, y)
                word += letter.get_text()
            last = letter.x1 * scale, y
        pages.append([*found, (word, *start)] if word else found)
    return pages


def libreoffice_pdf(deck: Path) -> bytes:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(deck.parent / 'profile').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(deck.parent), str(deck)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return deck.with_suffix(".pdf").read_bytes()


@pytest.mark.skipif(not THOROUGH, reason="LibreOffice takes ten seconds: SLIDES_THOROUGH=1")
@pytest.mark.parametrize(
    "text",
    [BRIEFING.read_text(encoding="utf-8"), (ROOT / "tests" / "decks" / "code-heavy.md").read_text(encoding="utf-8"), ARABIC],
    ids=["briefing", "code", "Arabic"],
)
def test_words_stand_where_libreoffice_has_them(text: str, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="the extra export is not installed")
    deck = build_deck(text, str(BRIEFING))
    (tmp_path / "deck.pptx").write_bytes(deck.to_bytes(".pptx"))
    across, down, same, count = [], [], 0, 0
    for ours, theirs in zip(words(deck.to_bytes(".pdf")), words(libreoffice_pdf(tmp_path / "deck.pptx")), strict=True):
        left = list(theirs)
        for word, x, y in ours:
            count += 1
            near = min((each for each in left if each[0] == word), key=lambda each: abs(each[1] - x) + abs(each[2] - y), default=None)
            if near is not None:
                left.remove(near)
                across.append(abs(near[1] - x))
                down.append(abs(near[2] - y))
                same += down[-1] < 4
    assert count > 10
    assert same >= 0.92 * count
    assert statistics.median(across) <= 0.3
    assert statistics.median(down) <= 0.1
