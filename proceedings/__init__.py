"""Check workshop papers, and build their booklet, poster index and website."""

__version__ = "0.1.0"
