"""The booklet: front matter, the papers put together, author index."""
