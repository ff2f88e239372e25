"""Articles -> an outline that builds as it is. It selects and never writes: every line shown is a stretch of an article."""

from __future__ import annotations

from slides.sources.draft.comparison import SectionChange, change_lines, compare_drafts
from slides.sources.draft.outline import LEVELS, Drafted, draft

__all__ = ["LEVELS", "Drafted", "SectionChange", "change_lines", "compare_drafts", "draft"]
