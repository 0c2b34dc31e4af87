"""Files for sites that others build: Hugo, Jekyll, or a page to paste a fragment into."""

from proceedings.sites.kinds import KINDS, site_files
from proceedings.sites.writing import Written, write_site

__all__ = ["KINDS", "Written", "site_files", "write_site"]
