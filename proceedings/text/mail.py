"""E-mail addresses in texts that are to be published: found and left out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from proceedings.text.latex import Converted

LEFT_OUT = "(address left out)"
# The last label has letters alone: "mAP@0.5" and "pass@10.2" are measures. Several names may stand
# before one host, in braces.
_MAIL = r"(?:[\w.+-]+|\{[^{}@<>]*\})@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}"
_ADDRESS = re.compile(_MAIL)
_LINK = re.compile(r"<a\b[^>]*?(?:mailto:|[\w.+-]@)[^>]*>(.*?)</a>", re.DOTALL | re.IGNORECASE)
_TAG_OR_ADDRESS = re.compile(rf"<[^>]*>|{_MAIL}")


def addresses(text: str) -> list[str]:
    """Return the e-mail addresses of a text or of HTML, each once, sorted."""
    return sorted(set(_ADDRESS.findall(text)))


def html_without_addresses(html: str) -> str:
    """Return HTML in which each e-mail address is replaced, and no link leads to one."""
    unlinked = _LINK.sub(r"\1", html)
    return _TAG_OR_ADDRESS.sub(lambda m: m[0] if m[0].startswith("<") else LEFT_OUT, unlinked)


def without_addresses(converted: Converted) -> tuple[Converted, int]:
    """Return a text in which e-mail addresses are replaced, and how many there were."""
    found = addresses(f"{converted.text} {converted.html}") if "@" in converted.html else []
    if not found:
        return converted, 0
    changed = replace(
        converted,
        text=_ADDRESS.sub(LEFT_OUT, converted.text),
        html=html_without_addresses(converted.html),
        mathml=html_without_addresses(converted.mathml),
    )
    return changed, len(addresses(converted.text)) or len(found)
