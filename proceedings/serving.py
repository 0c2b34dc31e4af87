"""Looking at the website while it is made: a server for this machine alone.

Pages are handed out as they lie on the disk, with one small script that asks whether the site was
built anew. The script is in no file.
"""

from __future__ import annotations

import sys
import threading
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from proceedings.cache import file_stamp
from proceedings.errors import UsageError
from proceedings.resources import INPUT_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator

HOST = "127.0.0.1"
_NAMES = {HOST, "localhost"}
_VERSION = "/.proceedings/version"
_SCRIPT = f"""\
<script>(() => {{
  let seen;
  setInterval(async () => {{
    try {{
      const now = await (await fetch("{_VERSION}", {{cache: "no-store"}})).text();
      if (seen !== undefined && seen !== now) location.reload();
      seen = now;
    }} catch {{ /* the server has ended, or begins */ }}
  }}, 700);
}})();</script>
""".encode()
# A file is asked for at the moment in which a build swaps folders: they are there soon.
_PATIENCE_SECONDS, _AGAIN_SECONDS = 1.0, 0.05
# Editors write in pieces, and a mended line is to be seen within a second or two.
_EVERY_SECONDS = 0.4


class Server(ThreadingHTTPServer):
    """Hands out a folder to this machine; each build is a version.

    Arguments:
        folder: the website; it may come and go.
        port: 0 takes a free one.

    Raises:
        UsageError: the port is taken.
    """

    daemon_threads = True

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.version = 0
        try:
            super().__init__((HOST, port), partial(_Handler, directory=str(folder)))
        except OSError as error:
            raise UsageError(
                f"--port {port}: cannot be used ({error.strerror or error}).",
                "Name another port, or leave --port out to take a free one.",
            ) from error
        self._thread = threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True)

    @property
    def address(self) -> str:
        """Where the home page is."""
        return f"http://{HOST}:{self.server_address[1]}/"

    def start(self) -> None:
        """Begin to answer, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Answer nobody any more, and give the port back."""
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Let go of readers that went away, as browsers do at a reload; show what is our fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as handed in


class _Handler(SimpleHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request: the terminal tells of builds."""

    def _answer(self, *, body: bool) -> None:
        # A page of the web must not reach us under a name of its own (DNS rebinding).
        if urlsplit(f"//{self.headers.get('Host', '')}").hostname not in _NAMES:
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        path = urlsplit(self.path).path
        if path == _VERSION:
            self._send(str(self.server.version).encode(), "text/plain", body=body)
            return
        file = self._file(unquote(path))
        if file is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif file.is_dir():
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            try:
                content = _read(file)
            except OSError:
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            kind = self.guess_type(str(file))
            if kind == "text/html":
                content = _with_script(content)
            self._send(content, kind, body=body)

    def _file(self, path: str) -> Path | None:
        """Return the file of an address, its folder where the last slash is missing, or None."""
        root = Path(self.directory).resolve()
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            asked = (root / path.lstrip("/")).resolve() if "\0" not in path else root.parent
            if not asked.is_relative_to(root):
                return None
            found = asked / "index.html" if path.endswith("/") else asked
            if found.is_file() or (found.is_dir() and (found / "index.html").is_file()):
                return found
            if root.is_dir() or time.monotonic() > deadline:
                return None
            time.sleep(_AGAIN_SECONDS)

    def _send(self, content: bytes, kind: str, *, body: bool) -> None:
        self.send_response(HTTPStatus.OK)
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_header("Content-Type", kind + charset)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if body:
            self.copyfile(BytesIO(content), self.wfile)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        time.sleep(_AGAIN_SECONDS)  # swapped between the look and the reading
        return file.read_bytes()


def _with_script(page: bytes) -> bytes:
    head, end, tail = page.rpartition(b"</body>")
    return head + _SCRIPT + end + tail if end else page + _SCRIPT


def changes(folder: Path) -> Iterator[bool]:
    """Look at the files of a workshop for ever; yield whether any is new since the last build.

    A change is told when it has stood for one look: editors write in pieces.
    """
    told = seen = _stamps(folder)
    while True:
        now = _stamps(folder)
        settled = now == seen
        seen = now
        changed = settled and now != told
        if changed:
            told = now
        yield changed
        time.sleep(_EVERY_SECONDS)


def _stamps(folder: Path) -> dict[Path, tuple[int, int, int] | None]:
    """Return size and time of every file a build can depend on, without reading any."""
    from proceedings.building import CONTACTS, INPUT_FILES

    files = [path for pattern in INPUT_FILES for path in folder.glob(pattern)]
    files += [path for name in INPUT_FOLDERS for path in (folder / name).rglob("*")]
    return {path: file_stamp(path) for path in sorted(files) if path != folder / CONTACTS}
