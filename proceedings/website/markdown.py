"""The workshop's own Markdown as safe HTML: no scripts, pictures from its folder, live links."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from proceedings.model import Finding, Severity
from proceedings.text.mail import addresses as mail_addresses
from proceedings.text.mail import html_without_addresses
from proceedings.website import addresses
from proceedings.website.images import FIGURE

if TYPE_CHECKING:
    from proceedings.model import OwnPage
    from proceedings.website.images import Images

_TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt"),
    *("em", "figcaption", "figure", "form", "h2", "h3", "h4", "hr", "i", "img", "input", "kbd"),
    *("label", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "summary", "sup"),
    *("table", "tbody", "td", "th", "thead", "tr", "u", "ul", "button"),
}
_ATTRIBUTES = {
    "*": {"id", "lang", "dir"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "form": {"action", "method"},
    "input": {"type", "name", "value", "placeholder", "required", "aria-label"},
    "button": {"type", "name", "value"},
    "label": {"for"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "class"},
    "th": {"colspan", "rowspan", "scope", "class"},
    "div": {"class"},
    "p": {"class"},
}
_ALIGNED = re.compile(r' style="text-align:(left|right|center)"')
_HEADING = re.compile(r"(</?h)([1-6])\b")
_LINK = re.compile(r'<a href="([^"]*)"')
_IMAGE = re.compile(r"<img\b([^>]*?)/?>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_HEAD_TEXT = re.compile(r"<h([23])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_PLAIN_FIGURE = re.compile(r"<p>(\s*(?:<img\b[^>]*>\s*)+)</p>")


def page_html(page: OwnPage, here: str, images: Images, *, level: int = 1) -> str:
    """Return the text of a page as HTML that is safe to put in.

    Arguments:
        page: the page.
        here: the file it will stand in, from the website's root.
        images: carries its pictures over.
        level: of the heading above it.
    """
    import nh3
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "typographer": True})
    parser.enable(["table", "strikethrough", "smartquotes", "replacements"])
    html = parser.render(page.markdown)
    html = _ALIGNED.sub(r' class="\1"', html)  # no style of its own passes
    html = nh3.clean(
        html,
        tags=_TAGS | {"h1", "h5", "h6"},
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    html = _levelled(html, level)
    html = _without_addresses(html, page, images)
    html = _LINK.sub(lambda m: f'<a href="{_target(m[1], here)}"', html)
    html = _IMAGE.sub(lambda m: _picture(m[1], page, here, images), html)
    html = _PLAIN_FIGURE.sub(_figure, html)
    html = html.replace("<table>", '<div class="wide"><table>').replace(
        "</table>", "</table></div>"
    )
    return _with_anchors(html)


def _levelled(html: str, level: int) -> str:
    """Put the headings below the one above the text, none of them more than a step down."""
    found = [int(m[2]) for m in _HEADING.finditer(html)]
    if not found:
        return html
    ranks = {old: min(level + place, 6) for place, old in enumerate(sorted(set(found)), 1)}
    last = level
    mapped: list[int] = []
    for place, old in enumerate(found):
        # Opening and closing tags alternate.
        last = mapped[-1] if place % 2 else min(ranks[old], last + 1)
        mapped.append(last)
    numbers = iter(mapped)
    return _HEADING.sub(lambda m: f"{m[1]}{next(numbers)}", html)


def _without_addresses(html: str, page: OwnPage, images: Images) -> str:
    """Leave out e-mail addresses, which no publishable output has, and say so."""
    found = mail_addresses(html)
    if not found:
        return html
    images.findings.append(
        Finding(
            "address-left-out",
            Severity.WARNING,
            f"pages/{page.name}.md has {len(found)} e-mail "
            f"{'address' if len(found) == 1 else 'addresses'}, which the website leaves out.",
            "Link to a form or a page that leads to you.",
            subject=f"pages/{page.name}.md",
        )
    )
    return html_without_addresses(html)


def _target(address: str, here: str) -> str:
    """Return a link as it works from the page: ``call.md`` and ``papers/`` are of this website."""
    url = unescape(address)
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or not parts.path:
        return address
    path = unquote(parts.path).lstrip("/").removeprefix("./").removeprefix("../")
    if path.endswith(".md"):
        path = addresses.own_page(path.removeprefix("pages/").removesuffix(".md"))
    elif path.endswith("/") or not path:
        path += "index.html"
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return escape(addresses.relative(here, path + anchor))


def _picture(attributes: str, page: OwnPage, here: str, images: Images) -> str:
    given = {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
    name = unquote(given.get("src", "")).lstrip("/").removeprefix("./").removeprefix("../")
    alt = escape(given.get("alt", ""))
    image = images.add(name, FIGURE, f"picture in pages/{page.name}.md") if name else None
    if image is None:
        return f"<span>{alt}</span>" if alt else ""
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    source = escape(addresses.relative(here, image.address))
    return f'<img src="{source}"{size} alt="{alt}" loading="lazy">'


def _figure(match: re.Match[str]) -> str:
    several = match[1].count("<img") > 1
    return f'<div class="{"pictures" if several else "picture"}">{match[1].strip()}</div>'


def _with_anchors(html: str) -> str:
    """Give headings ids made of their words, so that links can lead to them."""
    from proceedings.text import slug

    taken: set[str] = set()

    def headed(match: re.Match[str]) -> str:
        base = slug(unescape(_TAG.sub("", match[2]))) or "part"
        name, number = f"part-{base}", 1
        while name in taken:
            number += 1
            name = f"part-{base}-{number}"
        taken.add(name)
        return f'<h{match[1]} id="{name}">{match[2]}</h{match[1]}>'

    return _HEAD_TEXT.sub(headed, html)
