"""The website: the event, the list of papers, a page for each paper and the authors' index."""

from proceedings.render.addresses import public_address
from proceedings.website.build import Website, build
from proceedings.website.papers import Booklet

__all__ = ["Booklet", "Website", "build", "public_address"]
