"""Articles: read, drafted into outlines, and checked against what an outline says."""
