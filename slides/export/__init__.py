"""Pages out: one package for each file format."""
