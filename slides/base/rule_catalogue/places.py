"""L: layout; N: nothing is lost."""

from __future__ import annotations

from slides.base.rule_catalogue.row import ADVICE, ERROR, WARNING, catalogued

CONTINUED = catalogued(
    "L1",
    "continued",
    ADVICE,
    """
    A slide holds more than fits at a legible size, and goes on over several: "Title (1 of 2)", with a table's header repeated.
    Nothing is made smaller than can be read, and nothing is left out.

    What to do: shorten it, or split it under a second heading where the thought ends.
    """,
)
LAYOUT = catalogued(
    "L2",
    "layout",
    WARNING,
    """
    The layout asked for is not known, or cannot hold what stands on the slide: the layout that suits is used instead.

    ```markdown
    ## A slide

    <!-- layout: tabel -->

    - A point
    ```

    What to do: correct the name, or leave the line out: a layout is found by what is on the slide.
    """,
)
TOO_LONG = catalogued(
    "L3",
    "too-long",
    WARNING,
    """
    A title, the footer or the date is longer than its place. A title is shown in part, and the notes hold it whole.

    ```markdown
    ---
    footer: >
      A footer that goes on and on, as if the foot of a slide were a page of its own, and never comes to the end
      that all wait for, not even here
    ---

    ## A slide

    - A point
    ```

    What to do: shorten it. A title has two lines, footer and date one.
    """,
)
UNKNOWN_FONT = catalogued(
    "L4",
    "unknown-font",
    WARNING,
    """
    A font of the theme is neither among those whose widths are known nor installed here. Its text is measured as another font, a
    tenth wider, so that it fits all the same; lines may end elsewhere.

    What to do: install the font where decks are built, or take another theme.
    """,
)
SET_ELSEWHERE = catalogued(
    "L5",
    "set-elsewhere",
    ADVICE,
    """
    Something is too long for its own place, and stands in another: a takeaway or a source as running text, footnotes in the notes, the
    parts of a comparison, of steps or of cards one after the other.

    ```markdown
    ## A slide

    - The port is old[^1]

    [^1]: It was built in 1890 by a company that had come for the salt and stayed for the herring, and whose books, which
        fill a shelf of the town's archive, tell of every barrel, every ship, every storm and every quarrel of the first forty
        years, until the railway came and took the trade away, first the fresh fish and then the salted, so that the piers stood
        empty for a generation; what was left was a lighthouse, two cranes and a customs house without customs.
    ```

    What to do: shorten it.
    """,
)
TOO_HIGH = catalogued(
    "L6",
    "too-high",
    WARNING,
    """
    What stands on a slide runs out at its foot even at the smallest size, and cannot be cut in two. The message says by how much.

    What to do: shorten it. Nothing is cut off: in PowerPoint it can be moved and set by hand.
    """,
)
TOO_WIDE = catalogued(
    "L9",
    "too-wide",
    WARNING,
    """
    A word, number or address in a table is wider than its column can be: it is cut at the end of a line. A table first has narrower
    margins in its cells, then columns as wide as their longest words, then smaller type, then its columns over several slides; what
    fits no slide even so is longer than can be shown in one piece.

    ```markdown
    ## Sources

    | Address |
    |---|
    | example.org/reports_of_the_year/the_state_of_all_harbours_of_the_north_sea/annexes_and_tables/all_the_tables_in_one_file.csv |
    ```

    What to do: shorten it, or link words that say what one finds there.
    """,
)

LOST = catalogued(
    "N1",
    "lost",
    ERROR,
    """
    Words, cells, pictures or links of the outline are neither on a slide nor in the notes, and no other problem says so. Every build
    counts them. The deck is written all the same.

    What to do: report it, with the outline. This is a fault of the program, which should show everything or say why it does not.
    """,
)
SLIDE_LEVEL = catalogued(
    "L7",
    "slide-level",
    ADVICE,
    """
    Text stands right under a heading 1, so slides begin at headings 1, and sections under headings 2 become parts of slides. Where
    the headings 1 were meant as chapters, their slides are lost in one another. A short lead, a picture and speaker notes under a
    chapter do not count, and nothing is told where a rule `---` stands before each heading 1.

    ```markdown
    # Results

    - Sales grew

    ## North

    - Two new shops

    # Next

    ## Plan

    - Write it down
    ```

    What to do: write `slide-level: 2` in the front matter for chapters with slides under them, or give the text under the chapter
    a heading of its own; `slide-level: 1` says that it is meant so.
    """,
)
