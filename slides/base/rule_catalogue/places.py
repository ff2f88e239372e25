"""Rules of letters L (layout) and N (completeness)."""

from __future__ import annotations

from slides.base.rule_catalogue.row import ADVICE, ERROR, WARNING, catalogued

CONTINUED = catalogued(
    "L1",
    "continued",
    ADVICE,
    """
    A slide holds more than fits at a legible size, and continues over several: "Title (1 of 2)", with a table's header repeated.
    Nothing is made smaller than can be read, and nothing is left out.

    What to do: shorten it, or split it under a second heading where the thought ends.
    """,
)
LAYOUT = catalogued(
    "L2",
    "layout",
    WARNING,
    """
    The layout asked for is not known, or cannot hold what is on the slide: a suitable layout is used instead.

    ```markdown
    ## A slide

    <!-- layout: tabel -->

    - A point
    ```

    What to do: correct the name, or leave the line out: a layout is then chosen by what is on the slide.
    """,
)
TOO_LONG = catalogued(
    "L3",
    "too-long",
    WARNING,
    """
    A title, the footer or the date is longer than its placeholder. A title is shown in part, and the notes hold all of it.

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
    A font of the theme is neither among those whose widths are known nor installed here. Its text is measured as in another font and
    made a tenth wider, so that it fits in any case; lines may break at other words.

    What to do: install the font where decks are built, or use another theme.
    """,
)
SET_ELSEWHERE = catalogued(
    "L5",
    "set-elsewhere",
    ADVICE,
    """
    Something is too long for its placeholder, and is shown elsewhere: a takeaway or a source as running text, footnotes in the notes, the
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
    The content of a slide runs past its bottom even at the smallest size, and cannot be split. The message says by how much.

    What to do: shorten it. Nothing is cut off: in PowerPoint it can be moved and resized by hand.
    """,
)
TOO_WIDE = catalogued(
    "L9",
    "too-wide",
    WARNING,
    """
    A word, number or address in a table is wider than its column can be: it is broken at the end of a line. A table first has narrower
    margins in its cells, then columns as wide as their longest words, then smaller type, then its columns over several slides; what
    still fits no slide is too long to be shown in one piece.

    ```markdown
    ## Sources

    | Address |
    |---|
    | example.org/reports_of_the_year/the_state_of_all_harbours_of_the_north_sea/annexes_and_tables/all_the_tables_in_one_file.csv |
    ```

    What to do: shorten it, or use link text that names the target.
    """,
)

LOST = catalogued(
    "N1",
    "lost",
    ERROR,
    """
    Words, cells, pictures or links of the outline are neither on a slide nor in the notes, and no other message names them. Every build
    counts them. The deck is still written.

    What to do: report it, with the outline. This is a fault of the program, which should show everything or say why it does not.
    """,
)
SLIDE_LEVEL = catalogued(
    "L7",
    "slide-level",
    ADVICE,
    """
    There is text directly under a heading 1, so slides begin at headings 1, and sections under headings 2 become parts of slides. If
    the headings 1 were meant as chapters, the slides of a chapter become one. A short lead, a picture and speaker notes under a chapter
    do not count, and nothing is reported where a rule `---` comes before each heading 1.

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
    a heading of its own; `slide-level: 1` confirms that this is what you want.
    """,
)
