"""Rules of letter K: templates, the presentations of others in which decks are built."""

from __future__ import annotations

from slides.base.rule_catalogue.row import ADVICE, FATAL, WARNING, catalogued

NO_TEMPLATE = catalogued(
    "K1",
    "template",
    FATAL,
    """
    The template cannot be used: it is not there, is no presentation, is encrypted or damaged, or has no layout. No deck is written: one
    in another design than the one that was asked for would only be noticed when it is shown.

    ```markdown
    ---
    template: missing.pptx
    ---

    ## A slide

    - A point
    ```

    What to do: name a `.pptx` or `.potx` file in the outline's folder, or one anywhere with `--template`; if it is damaged or
    encrypted, save it in PowerPoint again. [templates.md](templates.md) says what a template needs.
    """,
)
TEMPLATE_LACKS = catalogued(
    "K2",
    "template-lacks",
    WARNING,
    """
    The template has no layout for something in the deck. The layout named is used instead, or one made after it.

    ```text
    talk.md:1:1: warning: the template house.pptx has no layout for a title slide: one is made after "Text" [K2]
    ```

    What to do: nothing, if the slides look well; otherwise add such a layout to the template, or say in a file `house.pptx.toml` which
    layout serves.
    """,
)
TEMPLATE_REMARK = catalogued(
    "K3",
    "template-remark",
    ADVICE,
    """
    Something of the template is not in the deck, or was not used: macros and controls, which a deck never has; links to files outside
    of it; a second slide master; the mark of a final version or a password against changes.

    ```text
    talk.md:1:1: advice: of the template house.potm: its macros and controls are left out of the deck: vbaProject.bin [K3]
    ```

    What to do: nothing, in most cases.
    """,
)
BRAND = catalogued(
    "K4",
    "brand",
    FATAL,
    """
    The file of a brand cannot be used: it is not there, is not valid TOML, names something unknown, or its colours cannot carry text. No
    deck is written. The line says what to change, with the contrast that was found and the one that is needed (WCAG 2.2).

    ```markdown
    ---
    theme: missing.toml
    ---

    ## A slide

    - A point
    ```

    ```text
    brand.toml:4:1: error: no text reaches 7:1 on the ground 808080: black has 5.32:1 and white 3.95:1 [K4]
    ```

    What to do: what the hint says. [templates.md](templates.md#a-brand-without-a-template) has the keys of such a file.
    """,
)
BRAND_COLOURS = catalogued(
    "K5",
    "brand-colours",
    ADVICE,
    """
    Something of a brand is not used as its file says: a colour is a little lighter or darker where it carries text, or is kept for
    grounds, as it has too little contrast; or a logo is left out on grounds on which it cannot be seen.

    ```text
    brand.toml:3:1: advice: primary 00A651 has 2.87:1 on F2FAF6 and text needs 4.5:1: 008340 is used (4.53:1) [K5]
    ```

    What to do: nothing, if the slides look well; otherwise name a colour with more contrast, or a logo for dark grounds.
    """,
)
