"""Formulas as equations that PowerPoint sets and edits, each with the readable text of the formula beside it.

A program without equations in slides shows the text. The namespace of the choice (MS-ODRAWXML, 2.3.2) has a prefix of its own:
LibreOffice goes by the prefix `a14` alone, takes the equation, and then draws none inside of text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from slides.text.formulas import formula_pieces
from slides.text.rich_text import Run

_CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice xmlns:eq="http://schemas.microsoft.com/office/drawing/2010/main" Requires="eq">'
    '<eq:m xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
)
_CENTRED = '<m:oMathParaPr><m:jc m:val="center"/></m:oMathParaPr>'


def runs_with_equations(runs: Sequence[Run], write: Callable[[tuple[Run, ...]], str]) -> str:
    """The runs of a paragraph, with its formulas as equations. write: runs as text."""
    found = []
    for piece in formula_pieces(runs):
        text = write(piece.runs)
        if piece.equation is None:
            found.append(text)
            continue
        math = f"<m:oMath>{piece.equation.xml}</m:oMath>"
        math = f"<m:oMathPara>{_CENTRED}{math}</m:oMathPara>" if piece.display else math
        found.append(f"{_CHOICE}{math}</eq:m></mc:Choice><mc:Fallback>{text}</mc:Fallback></mc:AlternateContent>")
    return "".join(found)
