"""The page in a browser is loaded anew after a build, by a script that is in no file."""

from __future__ import annotations

import pytest

from proceedings.serving import Server

pytestmark = pytest.mark.browser


def test_a_page_is_loaded_anew_after_a_build(browser, tmp_path):
    home = tmp_path / "index.html"
    home.write_text("<!doctype html><title>t</title><body>before</body>")
    server = Server(tmp_path)
    server.start()
    page = browser.new_page()
    try:
        page.goto(server.address)
        with page.expect_response("**/.proceedings/version"):
            pass
        home.write_text("<!doctype html><title>t</title><body>after</body>")
        server.version += 1
        page.get_by_text("after").wait_for(timeout=20_000)
    finally:
        page.close()
        server.stop()
