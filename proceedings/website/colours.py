"""The workshop's accent colour, made readable on light and on dark paper."""

from __future__ import annotations

# WCAG 2.2, 1.4.3: contrast of text.
_CONTRAST = 4.5
# The backgrounds text stands on: --paper and --wash, light (tokens.css) and dark (site.css).
LIGHT = ("#ffffff", "#f6f4ef")
DARK = ("#23211e", "#2d2a26")
_STEPS = 40

Rgb = tuple[int, int, int]


def readable(accent: str, papers: tuple[str, ...], towards: str) -> str:
    """Return the accent, mixed with another colour as far as text in it needs.

    Arguments:
        accent: the colour as ``#rrggbb``.
        papers: backgrounds it must be read on.
        towards: what to mix in: black for light papers, white for dark ones.
    """
    ground = _rgb(towards)
    for step in range(_STEPS + 1):
        mixed = _mix(_rgb(accent), ground, step / _STEPS)
        if all(contrast(_hex(mixed), paper) >= _CONTRAST for paper in papers):
            return _hex(mixed)
    return towards


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def css(accent: str) -> str:
    """Return the style rules that put an accent colour in place of the default."""
    light = readable(accent, LIGHT, "#000000")
    dark = readable(accent, DARK, "#ffffff")
    return (
        f":root {{ --accent: {accent}; --accent-text: {light}; }}\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        f"  :root {{ --accent: {dark}; --accent-text: {dark}; }}\n"
        "}\n"
    )


def _rgb(colour: str) -> Rgb:
    digits = colour.removeprefix("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _mix(colour: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (
        round(one + (two - one) * share) for one, two in zip(colour, other, strict=True)
    )
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    """Return the relative luminance as WCAG 2.2 defines it for sRGB."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
