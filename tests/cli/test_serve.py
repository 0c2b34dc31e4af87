"""``proceedings serve`` as an organizer uses it: a process, pages, a file that changes."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from proceedings.errors import UsageError
from proceedings.serving import Server, changes

ROOT = Path(__file__).parent.parent.parent
PATIENT = 60.0


def get(address, path, **headers):
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=10)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8"), dict(answer.getheaders())
    finally:
        connection.close()


@pytest.fixture
def server(tmp_path):
    folder = tmp_path / "site"
    (folder / "papers" / "a b").mkdir(parents=True)
    (folder / "index.html").write_text("<body>Hypatia</body>")
    (folder / "papers" / "a b" / "index.html").write_text("<body>é</body>", encoding="utf-8")
    (folder / "style.css").write_text("a{}")
    (tmp_path / "secret.txt").write_text("secret")
    one = Server(folder)
    one.start()
    yield one
    one.stop()


def test_listens_to_this_machine_alone_at_a_free_port(server):
    assert server.server_address[0] == "127.0.0.1"
    assert server.server_address[1] > 0


def test_a_page_has_the_script_and_a_style_sheet_has_not(server, tmp_path):
    status, text, _ = get(server.address, "/")
    assert status == 200
    assert text.startswith("<body>Hypatia<script>")
    assert get(server.address, "/style.css")[1] == "a{}"
    assert "<script>" not in (tmp_path / "site" / "index.html").read_text()
    assert "é" in get(server.address, "/papers/a%20b/?x=1")[1]


def test_a_folder_without_its_slash_is_sent_on(server):
    status, _, headers = get(server.address, "/papers/a%20b")
    assert (status, headers["Location"]) == (301, "/papers/a%20b/")


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%00", "//etc/passwd",
             "/papers/", "/none.html"],
)  # fmt: skip
def test_nothing_outside_and_nothing_missing_is_handed_out(server, path):
    assert get(server.address, path)[0] == 404


def test_another_name_of_this_machine_is_refused(server):
    assert get(server.address, "/", Host="evil.example")[0] == 403
    assert get(server.address, "/", Host="localhost:1")[0] == 200


def test_the_version_is_that_of_the_last_build(server):
    assert get(server.address, "/.proceedings/version")[1] == "0"
    server.version += 1
    assert get(server.address, "/.proceedings/version")[1] == "1"


def test_a_folder_that_is_swapped_is_waited_for(server, tmp_path):
    folder = tmp_path / "site"
    folder.rename(tmp_path / "old")
    back = threading.Timer(0.2, (tmp_path / "old").rename, [folder])
    back.start()
    assert get(server.address, "/")[0] == 200
    back.join()


def test_a_port_that_is_taken_is_a_fault_of_the_command_line(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="--port"):
            Server(tmp_path, taken.getsockname()[1])


def test_a_change_is_told_once_and_contacts_never(tmp_path):
    (tmp_path / "workshop.yaml").write_text("a")
    looks = changes(tmp_path)
    assert not next(looks)
    (tmp_path / "contacts.csv").write_text("a")
    (tmp_path / "workshop.yaml").write_text("bc")
    assert sum(next(looks) for _ in range(4)) == 1


def test_shows_the_website_builds_it_anew_and_ends_by_ctrl_c(workshop, tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "proceedings", "serve", "-C", workshop, "-j", "1", "-q"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        address = process.stdout.readline().strip()
        assert "Workshop on Small Tests" in get(address, "/")[1]
        file = workshop / "workshop.yaml"
        good = file.read_text()
        file.write_text("event: [")
        time.sleep(1.5)
        assert "Workshop on Small Tests" in get(address, "/")[1]
        file.write_text(good.replace("Small Tests", "Large Tests"))
        deadline = time.monotonic() + PATIENT
        while get(address, "/.proceedings/version")[1] == "0" and time.monotonic() < deadline:
            time.sleep(0.1)
        assert "Workshop on Large Tests" in get(address, "/")[1]
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENT) == 130
        assert process.stdout.read() == ""
        said = process.stderr.read()
        assert "workshop.yaml" in said
        assert "Traceback" not in said
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()
