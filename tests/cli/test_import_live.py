"""``import openreview --live`` against a server of ours that answers as API 2 does."""

from __future__ import annotations

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

import pytest

# openreview-py's own, and not for us to mend.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")

VENUE = "Small.org/2026/Workshop"
PDF = (Path(__file__).parents[2] / "input" / "sample" / "papers" / "3.pdf").read_bytes()


def note(number, venue="Small 2026 Poster", venueid=VENUE, decision=None):
    reply = {
        "id": f"r{number}",
        "forum": f"iD{number}",
        "replyto": f"iD{number}",
        "invitations": [f"{VENUE}/Submission{number}/-/Decision"],
        "content": {"decision": {"value": decision}},
    }
    return {
        "id": f"iD{number}",
        "forum": f"iD{number}",
        "number": number,
        "invitations": [f"{VENUE}/-/Paper"],
        "license": "CC BY 4.0",
        "content": {
            "title": {"value": f"Title {number}"},
            "authors": {"value": [{"fullname": "Ada Lovelace", "username": "~Ada_Lovelace1"}]},
            "abstract": {"value": "Text."},
            "venue": {"value": venue},
            "venueid": {"value": venueid},
        },
        "details": {"directReplies": [reply] if decision else []},
    }


class Server(ThreadingHTTPServer):
    """Holds the notes it shows, what it was asked, and how often it still says 429."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.final, self.submitted, self.asked = [], [], []
        self.busy = 0
        self.pdfs = {}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.server.asked.append((parts.path, query))
        if self.server.busy:
            self.server.busy -= 1
            self.answer({"name": "RateLimitError", "message": "slow down"}, 429)
        elif parts.path == "/notes":
            final = query.get("content.venueid") == VENUE
            named = query.get("invitation") == f"{VENUE}/-/Paper"
            notes = self.server.final if final else self.server.submitted if named else []
            shown = sorted(notes, key=lambda note: note["id"])
            shown = [note for note in shown if note["id"] > query.get("after", "")]
            self.answer({"notes": shown[: int(query["limit"])], "count": len(notes)})
        elif parts.path == "/groups":
            content = {"submission_id": {"value": f"{VENUE}/-/Paper"}}
            self.answer({"groups": [{"id": VENUE, "content": content}]})
        elif parts.path == "/attachment" and query["id"] in self.server.pdfs:
            self.answer(self.server.pdfs[query["id"]])
        else:
            self.answer({"name": "NotFoundError", "message": "not found"}, 404)

    def answer(self, content, status=200):
        raw = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        kind = "application/pdf" if isinstance(content, bytes) else "application/json"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(raw)))
        if status == 429:
            self.send_header("Retry-After", "0")
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_):
        pass


class OurClient:
    """What we use of openreview-py's client, where that is not installed: the same calls."""

    def __init__(self, baseurl):
        self._base = baseurl

    def get_all_notes(self, invitation=None, content=None, details=None):
        query = {f"content.{name}": value for name, value in (content or {}).items()}
        query |= {"invitation": invitation} if invitation else {}
        notes = []
        while True:
            after = {"after": notes[-1]["id"]} if notes else {}
            page = json.loads(self._get("/notes", details=details, limit=2, **query, **after))
            notes += page["notes"]
            if not page["notes"]:
                return [SimpleNamespace(**note) for note in notes]

    def get_group(self, group):
        return SimpleNamespace(**json.loads(self._get("/groups", id=group))["groups"][0])

    def get_attachment(self, field_name, id=None):  # noqa: A002 - the client's own name
        return self._get("/attachment", name=field_name, id=id)

    def _get(self, path, **query):
        address = f"{self._base}{path}?{urlencode(query)}"
        for _ in range(8):
            try:
                with urlopen(address, timeout=5) as answer:
                    return answer.read()
            except HTTPError as error:
                said = json.loads(error.read())
                if error.code != 429:
                    raise OurRefusal(said) from None
        raise OurRefusal({"message": "busy"})


class OurRefusal(Exception):  # noqa: N818 - as the client's is called
    pass


# An extra that stands in no lock, so a test of it is no test that is skipped.
CLIENTS = ["as openreview-py", *(["openreview-py"] if find_spec("openreview") else [])]


@pytest.fixture(params=CLIENTS)
def client(request, monkeypatch):
    """The client of openreview-py, and one that is called like it."""
    if request.param == "openreview-py":
        monkeypatch.setattr("urllib3.util.retry.Retry._sleep_backoff", lambda *_: None)
        return
    modules = {
        "openreview": {"OpenReviewException": OurRefusal},
        "openreview.api": {"OpenReviewClient": OurClient},
        "requests": {"RequestException": OSError},
    }
    for name, contents in modules.items():
        module = ModuleType(name)
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, name, module)


@pytest.fixture
def server(monkeypatch, client):  # noqa: ARG001 - whichever client asks
    made = Server()
    thread = threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    monkeypatch.setenv("OPENREVIEW_API_BASEURL_V2", f"http://127.0.0.1:{made.server_port}")
    for name in ("OPENREVIEW_USERNAME", "OPENREVIEW_PASSWORD", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def small(workshop, monkeypatch):
    (workshop / "papers.yaml").write_text("papers:\n")
    for path in (workshop / "papers").iterdir():
        path.unlink()
    monkeypatch.chdir(workshop)
    return workshop


def test_accepted_papers_and_their_pdfs_are_fetched(run, small, server):
    server.final = [note(2, "Small 2026 Oral"), note(1)]
    server.pdfs = {"iD1": PDF, "iD2": b"<html>busy</html>"}
    server.busy = 2
    code, out, err = run("import", "openreview", "--live", VENUE)
    assert (code, out) == (1, "added 1\nadded 2\n"), err
    assert (small / "papers" / "1.pdf").read_bytes() == PDF
    assert "no PDF: 2: iD2: what OpenReview sent is no PDF." in err
    assert "Fetched 1 PDF into papers/." in err
    assert "presentation: oral" in (small / "papers.yaml").read_text()
    assert ("/attachment", {"name": "pdf", "id": "iD1"}) in server.asked
    server.pdfs["iD2"] = PDF
    server.asked.clear()
    assert run("import", "openreview", "--live", VENUE)[0] == 0
    assert [query["id"] for path, query in server.asked if path == "/attachment"] == ["iD2"]


def test_before_release_decisions_decide(run, small, server):
    venue = {"venue": "Small 2026 Submission", "venueid": f"{VENUE}/Submission"}
    server.submitted = [
        note(1, **venue, decision="Accept (spotlight)"),
        note(2, **venue, decision="Reject"),
        note(3, **venue),
    ]
    code, out, err = run("import", "openreview", "--live", VENUE, "--dry-run")
    assert (code, "+    presentation: spotlight" in out) == (0, True), err
    assert "number 2, “Title 2”: rejected" in err
    assert "number 3, “Title 3”: no decision" in err
    assert not list((small / "papers").iterdir())
    assert all(path != "/attachment" for path, _ in server.asked)


def test_submissions_without_decisions_are_not_taken(run, small, server):
    venue = {"venue": "Small 2026 Submission", "venueid": f"{VENUE}/Submission"}
    server.submitted = [note(1, **venue)]
    code, _, err = run("import", "openreview", "--live", VENUE)
    assert code == 4
    assert "OpenReview shows 1 submissions without a decision" in err
    assert "OPENREVIEW_USERNAME" in err
    assert (small / "papers.yaml").read_text() == "papers:\n"


def test_a_server_that_is_not_there_is_named(run, small, server, monkeypatch):
    del small
    monkeypatch.setenv("OPENREVIEW_API_BASEURL_V2", "http://127.0.0.1:9")
    code, _, err = run("import", "openreview", "--live", VENUE)
    assert (code, f"{VENUE}: OpenReview says:" in err) == (4, True)
    del server


def test_without_the_client_the_extra_is_named(run, small, monkeypatch):
    del small
    monkeypatch.setitem(sys.modules, "openreview.api", None)
    code, _, err = run("import", "openreview", "--live", VENUE)
    assert (code, "pip install openreview-py" in err) == (2, True)


def test_files_or_a_venue_and_not_both(run, small):
    del small
    assert run("import", "openreview")[0] == 2
    assert run("import", "openreview", "x.json", "--live", VENUE)[0] == 2
