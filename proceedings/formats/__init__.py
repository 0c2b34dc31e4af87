"""Paper formats: what a venue's template looks like when a paper follows it, as measured data."""

from proceedings.formats.loading import closest_format, family_name, load_formats
from proceedings.formats.values import Format, Notice, TitleRules

__all__ = ["Format", "Notice", "TitleRules", "closest_format", "family_name", "load_formats"]
