"""The website: the event, the list of papers, a page for each paper and the authors' index."""

from proceedings.render.addresses import public_address
from proceedings.website.build import DATA, Materials, Website, build
from proceedings.website.papers import Booklet
from proceedings.website.thumbnails import take_thumbnails

__all__ = [
    "DATA",
    "Booklet",
    "Materials",
    "Website",
    "build",
    "public_address",
    "take_thumbnails",
]
