"""What a workshop asks of poster files."""

from __future__ import annotations

from proceedings.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class PosterRequirements:
    """What a workshop asks of a poster file.

    Fields:
        width, height: of the printed poster in inches at most. What ICML 2025 took at workshops:
            24 in wide and 36 in high, portrait.
        dpi: pixels an inch that pictures have at least, at the size of print. Two points that a
            good eye tells apart (one minute of arc) lie 1/145 in apart from 60 cm away, where one
            stands to read a figure.
        file_size: of a file in MB (1,048,576 bytes) at most. GitHub warns of larger files.
    """

    width: float = 24.0
    height: float = 36.0
    dpi: int = 150
    file_size: int = 50
