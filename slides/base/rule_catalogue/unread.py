"""Rules of letter M: markup shown as typed, and links that a deck cannot follow."""

from __future__ import annotations

from slides.base.rule_catalogue.row import ADVICE, WARNING, catalogued

MARKUP_LEFT = catalogued(
    "M18",
    "markup-left",
    WARNING,
    """
    A slide shows markup as it was typed: `:::`, `**`, `![[`, `{{<`, `{.class}`, `[@citation]`, `+---+` and the like. Some other tool reads
    it, or a mark is not closed. Code is not checked, and neither is markup that is escaped with backslashes.

    ```markdown
    ## A slide

    !!! note
    Trade doubled.
    ```

    What to do: write it as [outline.md](outline.md) shows, delete it, or mark it as code with backticks where it is to be shown.
    """,
)
UNREACHABLE_LINK = catalogued(
    "M19",
    "unreachable-link",
    ADVICE,
    """
    A link leads to a file next to the outline, or to a page of an unnamed web site. A deck travels without its
    outline, so the text is shown without a link. All such links are named in one message.

    ```markdown
    ## A slide

    - See [the guide](docs/guide.md)
    ```

    What to do: write the whole address, `https://…`, or link to a slide, `#a-heading`.
    """,
)
