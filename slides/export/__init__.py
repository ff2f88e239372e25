"""Export: one package for each file format."""
