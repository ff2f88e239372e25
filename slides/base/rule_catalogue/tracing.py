"""Rules of letter T: outlines compared with their articles."""

from __future__ import annotations

from slides.base.rule_catalogue.row import ADVICE, FATAL, WARNING, catalogued

NO_ARTICLE = catalogued(
    "T1",
    "no-article",
    FATAL,
    """
    There is no article to draft an outline from: its file cannot be read, is empty, is not text, or holds only menus and single lines.

    ```text
    $ slides draft harbor.txt
    harbor.txt:1:1: error: article: no such file: harbor.txt (did you mean harbour.txt?) [T1]
    ```

    What to do: name a file of text, Markdown or HTML. HTML needs the extra `slides[html]`; where no article is found in a page, save
    its text as a file.
    """,
)
ARTICLE_UNREAD = catalogued(
    "T2",
    "article-unread",
    WARNING,
    """
    An article or a file of terms that an outline names, or a part of one, is not read, so the outline is not checked against it: it is
    not there, is outside the outline's folder and the `assets` folder next to it, is not text, or is too long.

    ```markdown
    ---
    article: https://example.com/harbour.html
    ---

    ## The harbour

    - It is old
    ```

    What to do: save the article next to the outline, as text, Markdown or HTML.
    """,
)
HEADING_MISSING = catalogued(
    "T3",
    "heading-missing",
    WARNING,
    """
    A heading of the article is not covered: no heading of the outline says the same, no slide's notes cite it in quotation marks, and no
    statement comes from under it. The line is that of the heading it should follow.

    ```text
    the article:           the outline:
    The harbour            ## The harbour
    The railway            ## The museum
    The museum
    ```

    What to do: add a slide under that heading; or cite the heading in the notes of the slide that covers it.
    """,
)
QUESTION_MISSING = catalogued(
    "T4",
    "question-missing",
    WARNING,
    """
    A question that the article asks and answers is not asked in the outline.

    What to do: add it under `## FAQ`, or as `### Question?` under the slide that it belongs to.
    """,
)
UNSUPPORTED = catalogued(
    "T5",
    "unsupported",
    WARNING,
    """
    No passage of the article says what a statement says: less than a fifth of its weight in words is found in any one of them. Between
    a fifth and 35% it is advice (T13). The hint has the nearest passage. `docs/tracing.md` says how this is measured, and how often it
    is wrong.

    ```text
    the article:  The harbour was built in 1890.
    the outline:  - Fishing has no future here
    ```

    What to do: say what the article says, in its words; or delete the statement.
    """,
)
CHANGED_MARK = catalogued(
    "T6",
    "changed-mark",
    WARNING,
    """
    A name, a number or a quotation is not the article's: it does not occur there, or is used where the article has another.

    ```text
    the article:  The harbour was built in 1890.
    the outline:  - The harbour was built in 1980
    ```

    What to do: write what the article has; the hint gives its line. Preferred wordings of your own belong in `terms`.
    """,
)
WORDING = catalogued(
    "T7",
    "wording",
    WARNING,
    """
    A name is worded as in the article, although the file of terms has a preferred wording. Quotations are not changed.

    ```text
    terms:        Center East: Middle East
    the outline:  - Trade in the Center East
    ```

    What to do: write the preferred wording, which is in the hint.
    """,
)
TERMS_FILE = catalogued(
    "T8",
    "terms-file",
    WARNING,
    """
    A line of the file of terms cannot be used: it is not two wordings with a colon between them, is longer than 120 characters, occurs
    twice, or comes after the first 2,000.

    ```text
    Center East: Middle East
    Persian Gulf
    ```

    What to do: write `theirs: ours`, one pair a line. Lines that begin with `#` are comments.
    """,
)
HEADING_ORDER = catalogued(
    "T9",
    "heading-order",
    WARNING,
    """
    A heading of the article is covered out of order, or twice.

    ```text
    the article:           the outline:
    The harbour            ## The museum
    The museum             ## The harbour
    ```

    What to do: put the slides in the article's order, and put what belongs to one heading under one heading.
    """,
)
ARTICLE_SHAPE = catalogued(
    "T10",
    "article-shape",
    WARNING,
    """
    An article has no title or no headings, so its draft has no title of its own, or is one slide.

    What to do: write the title on the first line of the article, and headings on lines of their own, with an empty line above and below.
    """,
)
NOTHING_SHORT = catalogued(
    "T11",
    "nothing-short",
    WARNING,
    """
    Under a heading of the article no sentence is short enough for a slide: the drafted slide is empty, and all of it is in the notes.

    What to do: write a bullet, in the article's words.
    """,
)
CHANGED_CLAIM = catalogued(
    "T12",
    "changed-claim",
    WARNING,
    """
    A statement differs from the passage that it comes from: a negation is dropped or added, a word is replaced by
    its opposite, two names or figures have changed places, somebody else said it, or a possibility is stated as a fact. Both wordings are
    given; the hint has the article's line.

    ```text
    the article:  The council may close the harbour.
    the outline:  - The council will close the harbour
    ```

    What to do: say what the article says. Where the statement is right as it stands, accept it:
    `<!-- slides: supported "will close the harbour" -->`; `--check` lists what is accepted.
    """,
)
UNSURE_CLAIM = catalogued(
    "T13",
    "unsure-claim",
    ADVICE,
    """
    A statement may differ from the article: another quantity ("most" for "some"), a bound or a cause that the article does
    not have, parts from different sections, an answer to another question, or hardly any of the article's words. Words alone
    cannot tell for sure.

    ```text
    the article:  Ships were late. It rained all week.
    the outline:  - Ships were late because it rained
    ```

    What to do: compare it with the article; the hint gives the line.
    """,
)
STALE_HEADING = catalogued(
    "T14",
    "stale-heading",
    ADVICE,
    """
    A heading names one section of the article, and most of the statements under it come from another one.

    What to do: move the statements under the heading of their section, or name the slide after it.
    """,
)
IDLE_ACCEPTANCE = catalogued(
    "T15",
    "idle-acceptance",
    ADVICE,
    """
    A comment accepts a statement that has no finding, or one that is not in the outline (any more).

    ```markdown
    <!-- slides: supported "the harbour is old" -->
    ```

    What to do: delete the comment, or quote words of the statement that it is about.
    """,
)
