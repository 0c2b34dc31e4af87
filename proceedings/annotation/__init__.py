"""Manuscripts marked by the check: findings in boxes, body end and limit as lines."""

from proceedings.annotation.making import Annotated, write_annotated

__all__ = ["Annotated", "write_annotated"]
