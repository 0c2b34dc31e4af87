"""Display lines of about equal length, and titles that leave no short word alone."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

# A line of a title should not end in one of these.
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
_SMALL_COST = 40  # as bad as being six characters off

_SHORT = 8  # characters; a longer word may stand alone on the last line
_FEWEST = 4  # words; a shorter title has one line
_LAST_SPACE = re.compile(r"[ \n](?=(?:<[^>]*>|[^<> \n])*\Z)")
_TAG = re.compile(r"<[^>]*>")
_ENTITY = re.compile(r"&\w+;")


def balanced(text: str, width: int) -> tuple[str, ...]:
    """Break a title into as few lines as it needs, of lengths as equal as can be.

    Arguments:
        text: the title.
        width: characters a line holds; a longer word stands alone on its line.
    """
    words = text.split()
    if not words:
        return ()
    needed = _greedy(words, width)
    mean = len(" ".join(words)) / needed

    @cache
    def best(start: int, lines: int) -> tuple[float, tuple[int, ...]]:
        """Return the least cost, and the breaks, of the words from ``start`` in some lines."""
        if lines == 1:
            return _cost(words[start:], width, mean, last=True), ()
        choices = []
        for end in range(start + 1, len(words) - lines + 2):
            rest, breaks = best(end, lines - 1)
            cost = _cost(words[start:end], width, mean, last=False) + rest
            choices.append((cost, (end, *breaks)))
        return min(choices)

    breaks = (0, *best(0, needed)[1], len(words))
    return tuple(" ".join(words[start:end]) for start, end in pairwise(breaks))


def kept(html: str) -> str:
    """Return a title whose last word, where it is short, stays beside the one before it.

    Arguments:
        html: one line of text with inline elements; a space inside a tag is left alone.
    """
    words = _ENTITY.sub("x", _TAG.sub("", html)).split()
    if len(words) < _FEWEST or len(words[-1]) > _SHORT:
        return html
    return _LAST_SPACE.sub("\N{NO-BREAK SPACE}", html)


def _greedy(words: list[str], width: int) -> int:
    """Return the number of lines when each is filled before the next is begun."""
    lines, used = 1, 0
    for word in words:
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
    return lines


def _cost(words: list[str], width: int, mean: float, *, last: bool) -> float:
    length = len(" ".join(words))
    cost = (length - mean) ** 2
    if length > width:
        cost += 1000.0 * (length - width)
    if not last and words[-1].lower() in _SMALL:
        cost += _SMALL_COST
    return cost
