"""Rules of letter M: Markdown."""

from __future__ import annotations

from slides.base.rule_catalogue.row import ADVICE, ERROR, WARNING, catalogued

UNCLOSED = catalogued(
    "M3",
    "unclosed",
    WARNING,
    """
    A container, a code block or a comment is never closed, and holds everything that follows.

    ````markdown
    ## A slide

    ```python
    print("hello")

    ## This heading has become code
    ````

    What to do: close it with a line of the same marks: ` ``` `, `:::`, or `-->`.
    """,
)
RAW_HTML = catalogued(
    "M4",
    "raw-html",
    ADVICE,
    """
    HTML has no effect on a slide. The text inside an unknown tag is kept; scripts, styles, forms and the like are left out.
    `<br>`, `<sup>`, `<sub>`, `<u>`, `<mark>`, `<kbd>`, `<img>`, `<details>`, tables, lists and headings are supported.

    ```markdown
    ## A slide

    <marquee>Welcome</marquee>
    ```

    What to do: write it in Markdown, or delete it.
    """,
)
UNSAFE_LINK = catalogued(
    "M5",
    "unsafe-link",
    WARNING,
    """
    A link leads to an address that a deck may not link to: the link is left out, its text is kept. Decks link to `http`, `https`, `mailto`
    and `tel`, and to their own slides; never to files or scripts of the reader's computer.

    ```markdown
    ## A slide

    - [The minutes](file:///home/me/minutes.docx)
    ```

    What to do: link to the document's place on the web, or delete the link.
    """,
)
NESTED_TOO_DEEP = catalogued(
    "M6",
    "nested-too-deep",
    WARNING,
    """
    Lists, quotations or containers are nested more than 60 deep. Deeper content is left out.

    What to do: move the inner ones out. More than three levels are hard to follow on a slide anyway.
    """,
)
CONTROL_CHARACTERS = catalogued(
    "M7",
    "control-characters",
    WARNING,
    """
    The outline contains characters that an XML file, and so a deck, cannot contain: they were left out. They are invisible, and get in
    when text is copied from a terminal or a PDF. The line and column are those of the first one.

    What to do: delete them.
    """,
)
EXTRA_CELLS = catalogued(
    "M8",
    "extra-cells",
    WARNING,
    """
    A row of a table has more cells than its header. As everywhere in Markdown, the cells beyond the header are not shown; the message
    says what they hold.

    ```markdown
    ## Sales

    | Region | Sales |
    |---|---|
    | North | 10 | 12 |
    ```

    What to do: give the header and the line under it as many cells as the row. A `|` inside a cell is written `\\|`.
    """,
)
FORMULA = catalogued(
    "M9",
    "formula",
    WARNING,
    """
    A formula cannot be read as an equation: it is shown as text that is not exact, or as it was typed.

    ```markdown
    ## A slide

    - It follows that $\\verb|a| = b$
    ```

    What to do: check that readers can follow it; or write it with other commands, show a picture of it, or say it in words.
    """,
)
INLINE_PICTURE = catalogued(
    "M10",
    "inline-picture",
    WARNING,
    """
    A picture is where only text can be: in a cell of a table, in a takeaway, or in the notes. Its description is shown in its place.

    ```markdown
    ## A slide

    | Port | Piers |
    |---|---|
    | ![The north port](north.png) | 3 |
    ```

    What to do: give the picture a paragraph of its own on the slide.
    """,
)
UNKNOWN_DIRECTIVE = catalogued(
    "M11",
    "unknown-directive",
    WARNING,
    """
    A comment looks like a directive, but is not a known one. Other comments are notes in decks of Marp and Slidev,
    and are ignored elsewhere.

    ```markdown
    ## A slide

    <!-- layuot: table -->

    - A point
    ```

    What to do: write `<!-- layout: NAME -->`. `slides list layouts` names them.
    """,
)
EMPTY_BLOCK = catalogued(
    "M12",
    "empty-block",
    ADVICE,
    """
    A heading, a quotation, a list or a code block has nothing in it.

    ````markdown
    ## A slide

    ```python
    ```
    ````

    What to do: write something in it, or delete it.
    """,
)
DANGLING_LINK = catalogued(
    "M13",
    "dangling-link",
    WARNING,
    """
    A link leads to a slide that does not exist: its text is shown without a link.

    ```markdown
    ## The port in brief

    - [More on trade](#trade)
    ```

    What to do: link to a heading's words in lower case with hyphens, `#the-port-in-brief`, or to the name a heading was given
    with `{#name}`.
    """,
)
ICON = catalogued(
    "M14",
    "icon",
    WARNING,
    """
    An icon has no known name, is where none can be shown, or has no text next to it. Its name is shown as text.

    ```markdown
    ## A slide

    - :sheild: Defence comes first
    ```

    What to do: use a known name (the hint has the nearest), and put it at the start of a bullet or heading.
    """,
)
UNUSED_FOOTNOTE = catalogued(
    "M15",
    "unused-footnote",
    WARNING,
    """
    Nothing refers to a footnote, or its name is already used. Its text is in the notes.

    ```markdown
    ## A slide

    - The port is old

    [^age]: It was built in 1890.
    ```

    What to do: refer to it, `- The port is old[^age]`, or delete it.
    """,
)
UNKNOWN_CONTAINER = catalogued(
    "M16",
    "unknown-container",
    ADVICE,
    """
    A container `:::` has a name that has no meaning here. Its content is read as usual.

    ```markdown
    ## A slide

    ::: sidebar
    A remark
    :::
    ```

    What to do: use a known one (`notes`, `columns`, `chart`, a callout such as `callout-tip`), or delete the two lines.
    """,
)
LEFT_OUT = catalogued(
    "M21",
    "left-out",
    ADVICE,
    """
    The outline asks for something that only another tool can make or fetch: the output of a cell of code, a shortcode, the lines of
    another file, raw text for another format. No code of an outline is run and no other file is read, so what it would show is missing.

    ````markdown
    ## A slide

    ```{python}
    #| echo: false
    plot(values)
    ```
    ````

    What to do: save what it shows as a picture or a table, and put that into the outline.
    """,
)
NOT_READ = catalogued(
    "M22",
    "shown-as-typed",
    WARNING,
    """
    Syntax of another tool is shown as it was typed: a grid table whose lines do not meet, an unknown command of TeX, a reference to
    nothing.

    ```markdown
    ## A slide

    - Trade \\doubled{} last year
    ```

    What to do: write in Markdown what it is meant to show.
    """,
)
EMPTY_SLIDE = catalogued(
    "M23",
    "empty-slide",
    ERROR,
    """
    Nothing on a slide can be shown: its chart has no numbers, its data or its picture is not there. Only the title is left.

    ```markdown
    ## Sales by region

    ::: {.chart file=sales.csv}
    :::
    ```

    What to do: see the message for the same line, which says why; or delete the slide.
    """,
)
EQUATION = catalogued(
    "M24",
    "equation-as-text",
    ADVICE,
    """
    A formula is an equation in PowerPoint and elsewhere text that is not exact: in programs without equations, in other formats, in
    titles, tables and notes. A matrix or a fraction in a fraction has no exact form on one line.

    ```markdown
    ## A slide

    - It follows that $\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}$
    ```

    What to do: nothing, where the deck is shown in PowerPoint; or say it in simpler signs or in words.
    """,
)
CITATION = catalogued(
    "M25",
    "citation",
    ADVICE,
    """
    Citations are shown as they were typed. The first of an outline is named.

    ```markdown
    ## A slide

    - Trade doubled [@smith2020]
    ```

    What to do: write out who is cited, and list the references on a slide of their own.
    """,
)
