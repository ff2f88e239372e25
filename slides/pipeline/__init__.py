"""From an outline's text to a deck in a file: one build, its report, and many at once."""
