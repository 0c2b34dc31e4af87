"""The links of one source: internal ones made explicit, dangerous ones made plain marks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pikepdf import Dictionary, Name, Object, Pdf, String

from proceedings.booklet.addresses import addressed_key
from proceedings.booklet.destinations import STRING
from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from proceedings.booklet.destinations import Destinations

_ABSOLUTE = re.compile(rb"[A-Za-z][A-Za-z0-9+.-]*:")
# Looking a name up makes it anew each time.
_URI, _GO_TO = Name.URI, Name.GoTo
# A link as LaTeX writes it and qpdf prints it, with its keys in order. Asking the object for one
# key after the other takes five times as long, and most links of a booklet look like this.
_PLAIN = re.compile(
    rb"<< /A << (?:/D ("
    + STRING
    + rb") /S /GoTo|/S /URI(?: /Type /Action)? /URI ("
    + STRING
    + rb"))(?: /Type /Action)? >> (?!.*/(?:AA|AF|PA|Dest|StructParent)\b)"
    rb".*/Subtype /Link(?: /Type /Annot)? >>",
    re.DOTALL,
)
_SCRIPT = re.compile(rb"[(<\s]*(?:javascript|6a617661|4a415641)", re.IGNORECASE)
_ACTIONS = {
    Name.JavaScript: "a link that runs JavaScript",
    Name.Launch: "a link that starts a program",
    Name.GoToR: "a link into another file",
    Name.GoToE: "a link into an attached file",
    Name.SubmitForm: "a link that sends a form",
}


@dataclass(slots=True)
class Tally:
    """What was counted while links were rewritten.

    Fields:
        dead: pages (from 1) of links that lead nowhere, one entry a link.
        removed: what else was taken out, in words, with how often.
        awaited: links of our own pages, by page index and position in its annotations, with the
            key of the part they shall lead to.
        back: 1 where its first page leads back to the contents.
    """

    links: int = 0
    addresses: int = 0
    dead: list[int] = field(default_factory=list)
    removed: Counter[str] = field(default_factory=Counter)
    awaited: list[tuple[int, int, str]] = field(default_factory=list)
    back: int = 0


class LinkRewriter:
    """Rewrites the link annotations of one source in place.

    Arguments:
        own: the source is ours, so its ``paper:`` addresses are noted as awaited.
    """

    def __init__(self, source: Pdf, destinations: Destinations, *, own: bool) -> None:
        self.tally = Tally()
        self._destinations = destinations
        self._own = own
        self._base = _base_address(source)
        self._plain: dict[bytes, Object | None] = {}

    def rewrite_plain(self, annotation: Object, page: int) -> bool:
        """Rewrite a link of the usual kind; return whether it was one.

        Arguments:
            page: index of its page, from 0.
        """
        found = _PLAIN.fullmatch(annotation.unparse(resolved=True))
        if found is None:
            return False
        name, address = found.groups()
        if name is None:
            usual = not self._own and not self._base and len(address) > len(b"()")
            if not usual or _SCRIPT.match(address):
                return False
            self.tally.addresses += 1
            return True
        if name not in self._plain:
            self._plain[name] = self._destinations.printed(name, annotation.A.D)
        explicit = self._plain[name]
        del annotation["/A"]
        if explicit is None:
            self.tally.dead.append(page + 1)
        else:
            annotation["/Dest"] = explicit
            self.tally.links += 1
        return True

    def rewrite(self, link: Object, page: int, position: int) -> None:
        """Make a link explicit, or a plain mark where it may or can lead nowhere.

        Arguments:
            page: index of its page, from 0.
            position: index it will have among the annotations of that page.
        """
        action = link.get("/A")
        target = link.get("/Dest")
        if target is None and isinstance(action, Dictionary):
            kind = action.get("/S")
            if kind == _URI:
                self._address(link, action, page, position)
                return
            if kind != _GO_TO:
                known = _ACTIONS.get(kind) if isinstance(kind, Name) else None
                self.tally.removed[known or "a link with an unusual action"] += 1
                del link["/A"]
                return
            target = action.get("/D")
        if action is not None:
            del link["/A"]
        if target is None and action is None:
            return
        explicit = self._destinations.explicit(target)
        if explicit is not None:
            link["/Dest"] = explicit
            self.tally.links += 1
        else:
            if "/Dest" in link:
                del link["/Dest"]
            self.tally.dead.append(page + 1)

    def _address(self, link: Object, action: Object, page: int, position: int) -> None:
        if "/Next" in action:
            self.tally.removed["an action chained to a web link"] += 1
            del action["/Next"]
        uri = action.get("/URI")
        address = bytes(uri) if isinstance(uri, String) else b""
        key = addressed_key(address.decode("utf-8", "replace")) if self._own else None
        if key is not None:
            self.tally.awaited.append((page, position, key))
        elif not address:
            self.tally.dead.append(page + 1)
            del link["/A"]
        elif address.lstrip().lower().startswith(b"javascript:"):
            self.tally.removed["a link that runs JavaScript"] += 1
            del link["/A"]
        else:
            self.tally.addresses += 1
            if self._base and not _ABSOLUTE.match(address):
                action["/URI"] = String(urljoin(self._base, address).decode("latin-1"))


def _base_address(source: Pdf) -> bytes:
    entry = source.Root.get("/URI")
    base = entry.get("/Base") if isinstance(entry, Dictionary) else None
    return bytes(base) if isinstance(base, String) else b""
