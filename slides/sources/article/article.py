"""Article: what an article is made of, every piece with its line."""

from __future__ import annotations

from collections.abc import Iterator

from slides.base.records import frozen


@frozen
class ArticlePiece:
    """One piece of an article, as it stands there.

    kind: title, heading, paragraph, item (of a list), caption, question, answer, author, date, code or table. line: from 1. level:
    a heading's, from 1. `info` is a code's language, an item's mark, a picture's path; of a paragraph `quote`, `speaker` or `term`.
    """

    kind: str
    text: str
    line: int
    level: int = 0
    info: str = ""


@frozen
class Dropped:
    """A line that belongs to the page and not to the article, and why."""

    line: int
    text: str
    why: str


@frozen
class ArticleSection:
    """A heading, None for what stands before the first, and the pieces under it in order."""

    heading: ArticlePiece | None
    pieces: tuple[ArticlePiece, ...]

    @property
    def line(self) -> int:
        """The first line."""
        return self.heading.line if self.heading else self.pieces[0].line

    @property
    def paragraphs(self) -> tuple[ArticlePiece, ...]:
        """What is said: paragraphs, items of lists, and answers."""
        return tuple(piece for piece in self.pieces if piece.kind in ("paragraph", "item", "answer"))


@frozen
class ArticleQuestion:
    """A question and what answers it, with the heading that it stands under."""

    question: ArticlePiece
    answers: tuple[ArticlePiece, ...]
    under: ArticlePiece | None


@frozen
class Article:
    """An article's pieces in order. `language` is a tag, empty where it could not be told; `file` the name it is known by."""

    file: str
    language: str
    pieces: tuple[ArticlePiece, ...]
    dropped: tuple[Dropped, ...] = ()

    @property
    def title(self) -> str:
        """The title; empty where the article has none."""
        return next((piece.text for piece in self.pieces if piece.kind == "title"), "")

    @property
    def author(self) -> str:
        """Who wrote it; empty where that is not said."""
        return next((piece.text for piece in self.pieces if piece.kind == "author"), "")

    @property
    def headings(self) -> tuple[ArticlePiece, ...]:
        """The headings in order."""
        return tuple(piece for piece in self.pieces if piece.kind == "heading")

    @property
    def sections(self) -> tuple[ArticleSection, ...]:
        """The pieces by headings: first what stands before them, if anything. Questions and answers are left out."""
        return tuple(self._sections())

    def _sections(self) -> Iterator[ArticleSection]:
        heading: ArticlePiece | None = None
        inner: list[ArticlePiece] = []
        for piece in self.pieces:
            if piece.kind == "heading":
                if heading or inner:
                    yield ArticleSection(heading, tuple(inner))
                heading, inner = piece, []
            elif piece.kind in ("paragraph", "item", "caption", "code", "table"):
                inner.append(piece)
        if heading or inner:
            yield ArticleSection(heading, tuple(inner))

    @property
    def questions(self) -> tuple[ArticleQuestion, ...]:
        """Every question with its answers, in order."""
        found: list[ArticleQuestion] = []
        heading: ArticlePiece | None = None
        for piece in self.pieces:
            if piece.kind == "heading":
                heading = piece
            elif piece.kind == "question":
                found.append(ArticleQuestion(piece, (), heading))
            elif piece.kind == "answer" and found:
                found[-1] = ArticleQuestion(found[-1].question, (*found[-1].answers, piece), found[-1].under)
        return tuple(found)
