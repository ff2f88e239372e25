"""The rules that a problem can break: each has a code, a name, a severity and a page in docs/rules.md.

The first letter tells where a rule lives: F files and the command, M Markdown, P pictures and data, D drawings and charts, L layout,
N nothing is lost, T tracing to articles, A accessibility, B advice on briefings, G the gate. A code is never used again for something else.
"""

from __future__ import annotations

from slides.ground import Rule, Severity

_FATAL, _ERROR, _WARNING = Severity.FATAL, Severity.ERROR, Severity.WARNING

CANNOT_READ = Rule(
    "F1", "cannot-read", _FATAL, "A file that was named cannot be read: it is absent, no text, too large, or not to be opened."
)
CANNOT_WRITE = Rule(
    "F2", "cannot-write", _FATAL, "The file that was to be written cannot be: its folder is absent or closed, or the disk is full."
)
NOTHING_TO_BUILD = Rule("F3", "nothing-to-build", _FATAL, "There is no outline, or nothing in it that could stand on a slide.")
INTERNAL_FAULT = Rule("F4", "internal-fault", _FATAL, "The program is at fault, not the outline. Nothing was written.")
CANNOT_DRAFT = Rule("F5", "cannot-draft", _FATAL, "What was asked for beside building cannot be done with these files.")
NO_ENGINE = Rule("F6", "no-engine", _FATAL, "The Dask cluster that was named does not answer, or its workers are not fit to build.")

FRONT_MATTER = Rule("M1", "front-matter", _FATAL, "The front matter is no YAML that can be read.")
UNKNOWN_SETTING = Rule(
    "M2", "unknown-setting", _WARNING, "A key or value of the front matter is not known, or only part of it can be used."
)
UNCLOSED = Rule("M3", "unclosed", _WARNING, "A container, code or comment is never closed and holds all that follows.")
RAW_HTML = Rule("M4", "raw-html", _WARNING, "HTML that has no meaning on a slide: its text is kept, or it is left out.")
UNSAFE_LINK = Rule("M5", "unsafe-link", _WARNING, "A link to an address that a deck may not lead to is left out; its text is kept.")
NESTED_TOO_DEEP = Rule("M6", "nested-too-deep", _WARNING, "Blocks are nested deeper than the limit; what is deeper is left out.")
CONTROL_CHARACTERS = Rule("M7", "control-characters", _WARNING, "Characters that XML cannot hold were left out.")
EXTRA_CELLS = Rule("M8", "extra-cells", _WARNING, "A row of a table has more cells than its header.")
FORMULA = Rule("M9", "formula", _WARNING, "A formula is shown as text that does not say all of it.")
INLINE_PICTURE = Rule("M10", "inline-picture", _WARNING, "A picture in the middle of text shows as its description.")
UNKNOWN_DIRECTIVE = Rule(
    "M11", "unknown-directive", _WARNING, "A directive, class or note of the outline is not known or cannot be used here."
)
EMPTY_BLOCK = Rule("M12", "empty-block", _WARNING, "A heading, quotation, list or code block has nothing in it.")
DANGLING_LINK = Rule("M13", "dangling-link", _WARNING, "A link leads to a slide that is not there.")
ICON = Rule("M14", "icon", _WARNING, "An icon is not known, or stands where none is drawn: its name is shown as text.")

MISSING_PICTURE = Rule(
    "P1", "missing-picture", _WARNING, "A picture cannot be shown: it is absent, no picture, too large, or out of bounds."
)
PICTURE_OPTION = Rule("P2", "picture-option", _WARNING, "An attribute or class of a picture is not known.")
FILE_BESIDE = Rule("P3", "file-beside", _WARNING, "A file with data beside the outline cannot be used.")

MAP = Rule("D1", "map", _WARNING, "A map is not understood: its source is shown instead.")
DIAGRAM = Rule(
    "D2", "diagram", _WARNING, "A Mermaid diagram is not understood: its source is shown instead; or part of its look is passed over."
)
CHART = Rule("D3", "chart", _WARNING, "A chart is not understood or would mislead: its table or source is shown instead.")
LIST_DRAWING = Rule("D4", "list-drawing", _WARNING, "A list cannot be drawn in the layout asked for.")

CONTINUED = Rule("L1", "continued", _WARNING, "A slide holds more than fits at a legible size and goes on over several.")
LAYOUT = Rule("L2", "layout", _WARNING, "The layout asked for does not suit the content; another is used.")
TOO_LONG = Rule("L3", "too-long", _WARNING, "A title, footer or date is longer than its place.")
UNKNOWN_FONT = Rule("L4", "unknown-font", _WARNING, "A font is not known here, so its text is measured with another.")

LOST = Rule("N1", "lost", _ERROR, "Words, cells, pictures or links of the outline are neither on a slide nor in the notes.")

NO_ARTICLE = Rule("T1", "no-article", _FATAL, "There is no article to draft an outline from.")
ARTICLE_UNREAD = Rule(
    "T2", "article-unread", _WARNING, "An article, or a part of one, cannot be read, so the outline is not checked against it."
)
HEADING_MISSING = Rule("T3", "heading-missing", _WARNING, "The headings of the article are not covered once each and in order.")
QUESTION_MISSING = Rule("T4", "question-missing", _WARNING, "A question of the article is not asked.")
UNSUPPORTED = Rule("T5", "unsupported", _WARNING, "No passage of the article says what a statement says.")
CHANGED_MARK = Rule("T6", "changed-mark", _WARNING, "A name, a number or a quotation is not the article's.")
WORDING = Rule("T7", "wording", _WARNING, "The article's wording stands where the house has one of its own.")
TERMS_FILE = Rule("T8", "terms-file", _WARNING, "A line of the house's terms cannot be used.")

DESCRIPTION = Rule("A4", "description", _ERROR, "A picture has no description that a screen reader could read out.")
