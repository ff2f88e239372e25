"""What a small build loads: each command is a process of its own, and most of its time goes into imports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.shared import ROOT

OUTLINE = """---
title: A small talk
author: A. B.
agenda: no
---

## What there is

- A point with **bold** words and [a link](https://example.com)
- Another

![The lake in spring](lake.png)

## Numbers

| Year | Sum |
|---|---:|
| 2025 | 1 |

::: notes
Say this.
:::
"""
SELDOM = {"html.parser", "difflib", "zipfile", "urllib.request", "ssl", "xlsxwriter", "pygments", "concurrent"}
SELDOM |= {"PIL", "pptx", "yaml", "inspect", "ast", "gzip", "locale", "ipaddress", "base64", "logging"}
SELDOM |= {
    "PIL.JpegImagePlugin",
    "PIL.ExifTags",
    "PIL.GifImagePlugin",
    "PIL.ImageFont",
    "latex2mathml",
    "trafilatura",
    "multiprocessing",
    "distributed",
}
SELDOM |= {
    "slides.export.display_list",
    "slides.export.pptx.template_parts",
    "slides.visuals.charts",
    "slides.visuals.graph_layout",
    "slides.visuals.maps",
    "slides.cli.commands",
    "slides.pipeline.batch",
    "slides.pipeline.report",
    "slides.cli.explain",
    "slides.markdown.parser.raw_html",
    "slides.markdown.parser.myst",
    "slides.markdown.parser.deckset",
    "slides.markdown.dialects.footnote_scopes",
    "slides.markdown.dialects.slide_numbers",
    "slides.deck.blocks.missing_picture",
    "slides.deck.blocks.sparklines",
    "slides.deck.section.cards",
    "slides.design.brand_contrast",
    "slides.design.drawing_style",
    "slides.deck.section.beside",
    "slides.export.pptx.drawing",
    "slides.markdown.parser.spanned_grid",
    "slides.markdown.parser.tex_tables",
    "slides.design.logo",
    "slides.layout.progress",
    "slides.pipeline.brands",
    "slides.visuals.labels",
    "slides.visuals.themed",
    "uuid",
    "platform",
}
"""Modules that few outlines need."""


def test_what_few_outlines_need_is_not_loaded_for_a_small_one(tmp_path: Path) -> None:
    (tmp_path / "lake.png").write_bytes((ROOT / "tests" / "decks" / "lake.png").read_bytes())
    (tmp_path / "small.md").write_text(OUTLINE, encoding="utf-8")
    program = (
        "import sys, slides.__main__ as s; sys.argv = ['s', 'small.md', '-o', 'x.pptx', '--strict']; print(s.main()); print(*sys.modules)"
    )
    command, environment = [sys.executable, "-S", "-c", program], {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (tmp_path / "x.pptx").exists(), done.stderr
    assert sorted(SELDOM & set(done.stdout.split())) == []
