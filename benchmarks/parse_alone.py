"""markdown-it-py alone: `parse_alone.py OUTLINE.md` parses CommonMark with tables, and does nothing with what it finds."""

from __future__ import annotations

import sys
from pathlib import Path

from markdown_it import MarkdownIt

if __name__ == "__main__":
    MarkdownIt("commonmark").enable("table").parse(Path(sys.argv[1]).read_text(encoding="utf-8"))
