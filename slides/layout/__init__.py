"""A deck composed into pages: which layout, what stands where, at what size, and on how many pages."""
