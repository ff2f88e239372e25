"""Rules of letter M: content of Marp, Slidev, reveal.js, remark and Obsidian outlines that a deck does not show."""

from __future__ import annotations

from slides.base.rule_catalogue.row import ADVICE, catalogued

SLIDE_MATTER = catalogued(
    "M31",
    "slide-matter",
    ADVICE,
    """
    The properties of one slide, between two lines `---` before it, hold a key that has no meaning here. `title`, `layout`, `image`,
    `background`, `src`, `hide` and `disabled` are read; keys about animation and appearance are ignored. Each key is reported once.

    ```markdown
    # Talk

    ---
    speaker: Ann Lee
    layout: two-cols
    ---

    # A slide
    ```

    What to do: write it in the slide's text if the audience should see it; delete the line otherwise.
    """,
)
NOT_CARRIED = catalogued(
    "M32",
    "not-carried-over",
    ADVICE,
    """
    Something that another program shows is not shown in the deck: text for other formats only (`.content-visible`,
    `.content-hidden`), a note embedded by Obsidian, a PDF as a picture, a background film or web page, a background for every slide.

    ```markdown
    ## A slide

    ::: {.content-visible when-format="html"}
    Only on the web
    :::
    ```

    What to do: write it into the slide if the audience should see it.
    """,
)
