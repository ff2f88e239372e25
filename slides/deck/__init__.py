"""The document model: a deck of slides made of blocks."""
