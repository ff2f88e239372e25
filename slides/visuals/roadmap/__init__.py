"""Roadmaps: tasks as bars along an axis of time, in lanes."""

from __future__ import annotations

from slides.visuals.roadmap.drawing import RoadmapDrawing
from slides.visuals.roadmap.task import Roadmap, Task, minutes_of

__all__ = ["Roadmap", "RoadmapDrawing", "Task", "minutes_of"]
