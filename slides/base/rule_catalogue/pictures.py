"""Rules of letter P: pictures and data files next to the outline."""

from __future__ import annotations

from slides.base.rule_catalogue.row import ADVICE, WARNING, catalogued

MISSING_PICTURE = catalogued(
    "P1",
    "missing-picture",
    WARNING,
    """
    A picture is not shown: its file does not exist, is not a picture, is too large, or is an SVG that refers to something else or runs a
    script. A dashed frame with its description stands in its place, except behind words; description and caption are in the notes.

    ```markdown
    ## The port

    ![The port at low tide](prot.png)
    ```

    What to do: check the path, which starts from the outline's folder; save the picture as PNG or JPEG, or as plain SVG.
    """,
)
PICTURE_OPTION = catalogued(
    "P2",
    "picture-option",
    ADVICE,
    """
    The text in braces after a picture cannot be read. An unknown attribute or class is ignored; where
    `focus` is not a point, the middle of the picture is used. All unknown attributes, and all unknown classes, are named in one message.

    ```markdown
    ## The port

    ![The port at low tide](data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7){.covr}
    ```

    What to do: write known names: `.cover`, `.contain`, `.duotone`, `.tint`, `.decorative`, `focus="30% 60%"`, `width=…`.
    """,
)
FILE_BESIDE = catalogued(
    "P3",
    "file-beside",
    WARNING,
    """
    A data file that a chart or a table names cannot be used: it does not exist, is larger than 1,000,000 bytes, or is not text. What it
    was to show is left out.

    ````markdown
    ## Trade

    ```chart
    type: bar
    file: trade-2024.csv
    ```
    ````

    What to do: check the path, which starts from the outline's folder; save the data as CSV in UTF-8, and keep the rows that matter.
    """,
)
OUT_OF_BOUNDS = catalogued(
    "P4",
    "out-of-bounds",
    WARNING,
    """
    The outline names a picture or a data file that it may not use: the file is neither in the outline's folder nor in the folder
    `assets` next to that. So an outline from someone else cannot put your files into a deck.

    ```markdown
    ## The port

    ![The port at low tide](/home/me/pictures/port.png)
    ```

    What to do: save the file next to the outline, or in `../assets`.
    """,
)
REMOTE_PICTURE = catalogued(
    "P5",
    "remote-picture",
    ADVICE,
    """
    A picture or a data file is on the network, and nothing is ever fetched: so no server learns that a deck was built, and the same
    outline always gives the same deck. The picture's description and caption are in the notes. All such pictures are named in one
    message.

    ```markdown
    ## The port

    ![The port at low tide](https://example.com/port.png)
    ```

    What to do: save the file next to the outline, or in `../assets`, and name it there.
    """,
)
