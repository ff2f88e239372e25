"""Text as values: rich text, sentences, numbers, links, formulas, and the words of each language."""
