"""What everything else stands on: problems and their rules, geometry, records, caches, lazy imports. It knows nothing of slides."""
