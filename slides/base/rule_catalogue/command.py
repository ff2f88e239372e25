"""Rules of letter F: files and the command."""

from __future__ import annotations

from slides.base.rule_catalogue.row import ADVICE, ERROR, FATAL, catalogued

CANNOT_READ = catalogued(
    "F1",
    "cannot-read",
    FATAL,
    """
    A file that was named cannot be read: it is not there, is a folder or a pipe, is empty, is larger than 64 MB, or is not text in UTF-8.

    ```text
    $ slides build tlak.md
    tlak.md:1:1: error: no such file (did you mean talk.md?) [F1]
    ```

    What to do: check the path; save the outline as UTF-8. If the text is at fault, the line is that of the first byte that is not UTF-8.
    """,
)
CANNOT_WRITE = catalogued(
    "F2",
    "cannot-write",
    FATAL,
    """
    The deck, the outline or the report cannot be written: its folder does not exist or you may not write to it, the disk is full, or
    another program holds the file open. The earlier file stays as it was.

    ```text
    $ slides build talk.md -o decks/talk.pptx
    decks/talk.pptx:1:1: error: there is no folder decks (create it first) [F2]
    ```

    What to do: create the folder, close the deck in PowerPoint, or name another place with `-o`.
    """,
)
NOTHING_TO_BUILD = catalogued(
    "F3",
    "nothing-to-build",
    FATAL,
    """
    There is no outline, or nothing in it that could be shown on a slide.

    ```markdown
    ---
    author: A. Writer
    ---
    ```

    What to do: begin with a line `# Title` and sections `## Heading`. Without a file the command looks for `source/*.md`.
    """,
)
INTERNAL_FAULT = catalogued(
    "F4",
    "internal-fault",
    FATAL,
    """
    The program is at fault, not the outline. Nothing was written, and the earlier deck stays.

    What to do: report it, with the outline. `--debug` shows where it happened.
    """,
)
SECTION_FAULT = catalogued(
    "F9",
    "section-fault",
    ERROR,
    """
    The program is at fault while it reads, lays out or checks one section. Its source is shown as code on its slide, so that nothing
    is lost, and all the other slides are made. With `--strict` no deck is written.

    What to do: report it, with the section. `--debug` shows where it happened. Until it is fixed, write the section in another way.
    """,
)
CANNOT_DRAFT = catalogued(
    "F5",
    "cannot-draft",
    FATAL,
    """
    The outline that `--draft` would write would overwrite its own article, or an existing outline.

    ```text
    $ slides draft harbour.txt
    harbour.md:1:1: error: this outline already exists and is not overwritten (choose another name with -o, or use --force) [F5]
    ```

    What to do: name another file with `-o`. `--force` overwrites an outline, but never an article.
    """,
)
CONFIGURATION = catalogued(
    "F10",
    "configuration",
    FATAL,
    """
    The configuration, `slides.toml` or `[tool.slides]` in pyproject.toml, cannot be read, because it is not TOML in UTF-8. Nothing is
    built.

    ```toml
    theme = slate
    ```

    What to do: put quotes around text, `theme = "slate"`. [docs/settings.md](settings.md) lists the keys.
    """,
)
OPEN_ELSEWHERE = catalogued(
    "F6",
    "open-elsewhere",
    ADVICE,
    """
    The deck was written while another program seems to have it open: a lock file of PowerPoint (`~$talk.pptx`) or LibreOffice
    (`.~lock.talk.pptx#`) is next to it. If you save there, you overwrite the new deck.

    What to do: close the deck there without saving, and open it again.
    """,
)
MISSING_FONT = catalogued(
    "F11",
    "missing-font",
    ADVICE,
    """
    A PDF or PNG was drawn on a machine that lacks the deck's font, or one for its script, and one with the same widths. Another is used:
    everything stays in its place, but letters look different and stand closer or wider. Or the deck has letters or signs, such as emoji,
    that no installed font has: they are shown as boxes. A .pptx is not affected, as PowerPoint has these fonts; pages of HTML and SVG
    take the fonts of whoever opens them.

    ```text
    $ slides build talk.md --to pdf
    talk.pdf:1:1: advice: no installed font has \U0001f680: shown as empty boxes (install Noto Color Emoji: on Debian ...) [F11]
    ```

    What to do: install the font that is named, or accept the look with `--ignore F11`. `slides list fonts` says what is installed.
    """,
)
NO_SOURCES = catalogued(
    "F7",
    "no-sources",
    FATAL,
    """
    `--sources` was given a file that is not a deck, or a deck that does not record where its statements come from.

    ```text
    $ slides sources talk.pptx
    talk.pptx:1:1: error: this deck holds no sources (build it from an outline whose front matter names its article) [F7]
    ```

    What to do: name the article in the outline's front matter, `article: harbour.txt`, and build the deck again.
    """,
)
NO_ENGINE = catalogued(
    "F8",
    "no-engine",
    FATAL,
    """
    The Dask cluster that was named with `--dask` does not answer, or its workers cannot build: they have another version of
    this program or of Python, or do not see the same folder. Nothing was built.

    ```text
    $ slides build talks --dask tcp://host:8786
    tcp://host:8786:1:1: error: no Dask scheduler answers there (is it running? see docs/batch.md) [F8]
    ```

    What to do: start the scheduler and its workers with the same version installed, on a file system that all of them share; or leave
    out `--dask`. [docs/batch.md](batch.md) says how.
    """,
)
UNSOUND_DECK = catalogued(
    "G1",
    "unsound-deck",
    FATAL,
    """
    Before a deck is saved, the program checks its own work: the parts of the package, their order and relations, and what each may
    hold. Here that check found something that PowerPoint might offer to repair. The program is at fault, not the outline. Nothing was
    written, and the earlier deck stays.

    What to do: report it, with the outline; the message names the part and the check. Until it is fixed, leave out the block of the
    slide that is named.
    """,
)
