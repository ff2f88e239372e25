"""Visuals: maps, charts, flowcharts, trees, timelines and icons, as geometry and shapes."""
