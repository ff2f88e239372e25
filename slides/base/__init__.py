"""Foundations: problems and their rules, geometry, records, caches, lazy imports. Nothing here knows about slides."""
