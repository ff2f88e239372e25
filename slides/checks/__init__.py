"""What is wrong with a finished deck: the rules, and the count that nothing was lost."""
