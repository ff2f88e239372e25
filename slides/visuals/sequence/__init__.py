"""Sequence diagrams: who says what to whom, one message under the other."""

from __future__ import annotations

from slides.visuals.sequence.drawing import SequenceDrawing
from slides.visuals.sequence.model import Exchange
from slides.visuals.sequence.pieces import pieces
from slides.visuals.sequence.reader import read_exchange

__all__ = ["Exchange", "SequenceDrawing", "pieces", "read_exchange"]
