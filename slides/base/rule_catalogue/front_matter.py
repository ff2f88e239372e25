"""Rules of letter M: front matter."""

from __future__ import annotations

from slides.base.rule_catalogue.row import ADVICE, FATAL, WARNING, catalogued

FRONT_MATTER = catalogued(
    "M1",
    "front-matter",
    FATAL,
    """
    The front matter, between the two lines `---` at the beginning, cannot be read as YAML of `key: value` lines.

    ```markdown
    ---
    title: Iran: an alliance
    ---

    ## A slide
    ```

    What to do: put quotes around a value that holds `: ` or begins with a bracket, `title: "Iran: an alliance"`; indent with spaces.
    """,
)
UNKNOWN_SETTING = catalogued(
    "M2",
    "unknown-setting",
    WARNING,
    """
    A line of the front matter is not used, or not all of it: its key looks like a known one but is not, or is there twice; its value
    is not one that the key accepts, is nested, or is longer than 1,000 characters; its theme or language is not known. Keys and themes of
    other tools have the advice `unused-setting`.

    ```markdown
    ---
    titel: The harbour
    theme: nigth
    ---

    ## A slide
    ```

    What to do: correct the name; the hint has the nearest one. Where the text between the lines was meant for a slide, leave a
    line empty above the first `---`.
    """,
)
UNUSED_SETTING = catalogued(
    "M17",
    "unused-setting",
    ADVICE,
    """
    The front matter has a setting for another tool that has no meaning here: a key of Marp, Slidev, Quarto, pandoc, reveal-md, Jekyll and
    others, one of their themes, or a date that is computed at rendering. The same outline always gives the same deck, so such a date is
    left out. All keys of one tool are named in one message.

    ```markdown
    ---
    title: The harbour
    date: last-modified
    transition: fade
    bibliography: harbour.bib
    ---

    ## A slide

    - A point
    ```

    What to do: nothing, where the outline is also built elsewhere. [settings.md](settings.md) lists the keys that are used here.
    """,
)
