"""Mermaid's state, class, entity and git diagrams, read as boxes and arrows: they are drawn as flowcharts are."""
