"""Rules of letter D: drawings and charts."""

from __future__ import annotations

from slides.base.rule_catalogue.row import ADVICE, WARNING, catalogued

MAP = catalogued(
    "D1",
    "map",
    WARNING,
    """
    A map cannot be read, so it is not drawn: its source is shown as code. A country or region is not known, a position is not on the
    globe or lies outside the map, a link lacks an end, or there is more than would be legible.

    ````markdown
    ## Where it lies

    ```map
    highlight: Iran, Rusisa
    ```
    ````

    What to do: correct the line in the message. Countries are known by names and ISO codes; `docs/visuals.md` has the keys.
    """,
)
DIAGRAM = catalogued(
    "D2",
    "diagram",
    WARNING,
    """
    A Mermaid diagram cannot be read, so it is not drawn: its source is shown as code. Its kind is not drawn here, a line in it
    is outside the supported part of Mermaid, or there is more in it than is legible.

    ````markdown
    ## Who talks to whom

    ```mermaid
    requirementDiagram
      requirement speed { id: 1 }
    ```
    ````

    What to do: correct the line in the message; `docs/visuals.md` lists what is supported of each kind of diagram. Or show a picture of
    the diagram.
    """,
)
CHART = catalogued(
    "D3",
    "chart",
    WARNING,
    """
    A chart cannot be read or would mislead, so it is not drawn: its table or its source is shown instead. A cell is not a number,
    numbers have different units, rows differ in length, the kind does not suit the figures, or there are too many to be legible.

    ```markdown
    ## Trade

    ::: chart {type=bar}
    | Year | Exports |
    |---|---|
    | 2023 | 10 |
    | 2024 | about twelve |
    :::
    ```

    What to do: correct the cell in the message. A gap is written `n/a`; all numbers of a chart in one way, `1,200.5` or `1.200,5`.
    """,
)
LIST_DRAWING = catalogued(
    "D4",
    "list-drawing",
    WARNING,
    """
    A list cannot be drawn as the tree, the chevrons or the cycle that its slide asks for: it is shown as a list.

    ```markdown
    ## How we get there

    <!-- layout: cycle -->

    - Plan
    - Do
    ```

    What to do: give the drawing what it needs (a cycle three to six items, chevrons three to seven, a tree items under others),
    or leave the layout out.
    """,
)
DIAGRAM_LOOK = catalogued(
    "D5",
    "diagram-look",
    ADVICE,
    """
    A Mermaid diagram is drawn, but part of its styling is ignored: colours, icons, the direction of a part, a link on
    a box, a form that its boxes do not make. Colours are the theme's, so that they fit the deck and can be distinguished.

    ````markdown
    ## How it flows

    ```mermaid
    flowchart LR
      A[Farm] --> B[Mill]
      style A fill:#f00
    ```
    ````

    What to do: delete the line. A box is picked out with `:::highlight`; put a link into the text of the slide.
    """,
)
CHART_READING = catalogued(
    "D6",
    "chart-reading",
    WARNING,
    """
    A chart is drawn, but may be misread: dates out of order or unevenly apart, `1.200` that may be a
    thousand or not, a gap shown as 0, too many slices or columns to distinguish, bars that do not begin at 0.

    ````markdown
    ## Trade

    ```chart
    type: line
    Year, Exports
    2021, 10
    2020, 12
    2022, 13
    ```
    ````

    What to do: follow the hint, or use another kind of chart that cannot be misread.
    """,
)
CHART_OPTION = catalogued(
    "D7",
    "chart-option",
    WARNING,
    """
    A key or an attribute of a chart is not known, and is ignored.

    ````markdown
    ## Trade

    ```chart
    type: bar
    colour: red
    Year, Exports
    2021, 10
    2022, 12
    ```
    ````

    What to do: correct or delete it. The keys are `type`, `title`, `unit`, `highlight`, `source`, `file`, `x`, `y` and `decimal`.
    """,
)
