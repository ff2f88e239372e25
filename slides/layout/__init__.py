"""Layout: which layout a slide gets, what goes where, at what size, and on how many pages."""
