"""The website: the event, the list of papers, a page for each paper and the authors' index."""

from proceedings.render.addresses import public_address
from proceedings.website.build import DATA, Materials, Website, build
from proceedings.website.papers import Booklet
from proceedings.website.posters import ShownPoster, take_posters, with_posters
from proceedings.website.thumbnails import take_thumbnails

__all__ = [
    "DATA",
    "Booklet",
    "Materials",
    "ShownPoster",
    "Website",
    "build",
    "public_address",
    "take_posters",
    "take_thumbnails",
    "with_posters",
]
