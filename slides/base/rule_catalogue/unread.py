"""M: markup that stayed on a slide as it was typed, and links that a deck cannot follow."""

from __future__ import annotations

from slides.base.rule_catalogue.row import ADVICE, WARNING, catalogued

MARKUP_LEFT = catalogued(
    "M18",
    "markup-left",
    WARNING,
    """
    A slide shows markup as it was typed: `:::`, `**`, `![[`, `{{<`, `{.class}`, `[@citation]`, `+---+` and the like. Some other tool reads
    it, or a mark is not closed. Code is not looked at, and what is written with backslashes is meant so.

    ```markdown
    ## A slide

    !!! note
    Trade doubled.
    ```

    What to do: write it as the README has it, take it out, or mark it as code with backticks where it is to be shown.
    """,
)
UNREACHABLE_LINK = catalogued(
    "M19",
    "unreachable-link",
    ADVICE,
    """
    A link leads to a file beside the outline, or to a place on a web site that is not named. A deck goes to other places than its
    outline, so the text is shown without a link. All such links are named in one message.

    ```markdown
    ## A slide

    - See [the guide](docs/guide.md)
    ```

    What to do: write the whole address, `https://…`, or link to a slide, `#a-heading`.
    """,
)
