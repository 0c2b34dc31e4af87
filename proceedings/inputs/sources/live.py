"""OpenReview itself, asked through its own client (API 2). Nothing else here uses the network."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, redirect_stdout
from typing import TYPE_CHECKING, Any

from proceedings.errors import MissingInputError, UsageError
from proceedings.inputs.sources.openreview import papers_of
from proceedings.inputs.sources.values import Gathering, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

_SERVER = "https://api2.openreview.net"
_LOGIN = (
    "If the papers are not public yet, set OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD to those of "
    "a program chair."
)


class Live:
    """A venue on OpenReview.

    The client takes account and server from its own variables, OPENREVIEW_USERNAME,
    OPENREVIEW_PASSWORD and OPENREVIEW_API_BASEURL_V2. It waits and asks again when it is told
    that it asks too often (429).

    Arguments:
        venue: its id, such as ``ICML.cc/2026/Workshop/Careful``.

    Raises:
        UsageError: the client is not installed.
        MissingInputError: the server cannot be reached, or refuses.
    """

    def __init__(self, venue: str) -> None:
        try:
            from openreview.api import OpenReviewClient
        except ImportError as error:
            raise UsageError(
                "--live needs openreview-py, which is not installed.",
                "Install it beside this program: pip install openreview-py",
            ) from error
        self._venue = venue
        with self._asking():
            server = os.environ.get("OPENREVIEW_API_BASEURL_V2", _SERVER)
            self._client = OpenReviewClient(baseurl=server)

    def reading(self) -> Reading:
        """Return the accepted papers: those of the venue, else those with a decision that says so.

        Raises:
            MissingInputError: there are none that we may see.
            ConfigurationErrors: what OpenReview says cannot be used.
        """
        with self._asking():
            notes = self._client.get_all_notes(
                content={"venueid": self._venue}, details="directReplies"
            )
            is_final = bool(notes)
            if not notes:
                notes = self._client.get_all_notes(
                    invitation=self._submissions(), details="directReplies"
                )
        values = [(f"OpenReview, note {note.id}", vars(note)) for note in notes]
        reading = papers_of(values, Gathering(), silent_are_in=is_final)
        if not reading.papers:
            told = f"{len(notes)} submissions without a decision" if notes else "no papers"
            raise MissingInputError(f"{self._venue}: OpenReview shows {told}.", _LOGIN)
        return reading

    def pdf(self, identifier: str) -> bytes:
        """Return the PDF of a paper.

        Raises:
            MissingInputError: there is none, or it is none.
        """
        with self._asking():
            # The two clients of openreview-py have these arguments in opposite order.
            raw: bytes = self._client.get_attachment(field_name="pdf", id=identifier)
        if not raw.startswith(b"%PDF"):
            raise MissingInputError(
                f"{identifier}: what OpenReview sent is no PDF.", "Look at it in a browser."
            )
        return raw

    def _submissions(self) -> str:
        """Return the invitation to submit, which a venue can call by another name."""
        try:
            content = self._client.get_group(self._venue).content or {}
        except self._refusals():
            content = {}
        named: Any = content.get("submission_id", {})
        return str(named.get("value") or f"{self._venue}/-/Submission")

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Turn what the client raises into an error of ours, and keep what it prints off stdout."""
        try:
            with redirect_stdout(sys.stderr):
                yield
        except self._refusals() as error:
            said = error.args[0] if error.args else error
            words = said.get("message", said) if isinstance(said, dict) else said
            raise MissingInputError(f"{self._venue}: OpenReview says: {words}.", _LOGIN) from error

    @staticmethod
    def _refusals() -> tuple[type[Exception], ...]:
        from openreview import OpenReviewException
        from requests import RequestException

        return OpenReviewException, RequestException
