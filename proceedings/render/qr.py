"""QR codes as drawings that scale and print."""

from __future__ import annotations

from io import BytesIO


def svg(address: str) -> str:
    """Return a QR code as an SVG element, black on transparent, with its quiet zone.

    The code goes beside its address in words, for those who cannot scan it. Error correction is at
    least M (15 %), which survives a crease or a pin.

    Arguments:
        address: what the code says.
    """
    import segno

    stream = BytesIO()
    segno.make(address, error="m", micro=False).save(
        stream, kind="svg", border=4, xmldecl=False, svgns=True, nl=False, omitsize=True
    )
    return stream.getvalue().decode()


def spoken(address: str) -> str:
    """Return an address as it is printed and typed: without scheme and closing slash."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
