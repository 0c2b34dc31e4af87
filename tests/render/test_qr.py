from __future__ import annotations

import re

from proceedings.render import qr

ADDRESS = "https://openreview.net/forum?id=aBcD_ef-1"


def test_a_code_is_an_svg_that_scales_with_a_quiet_zone_of_four_modules():
    drawing = qr.svg(ADDRESS)
    assert drawing.startswith("<svg")
    (side,) = re.findall(r'viewBox="0 0 (\d+) \1"', drawing)
    assert (int(side) - 8 - 17) % 4 == 0  # a code has 17 + 4 x version modules a side
    assert "width=" not in drawing.partition(">")[0]


def test_nothing_of_the_address_reaches_the_markup():
    assert "<script" not in qr.svg("https://example.org/<script>")


def test_two_addresses_have_two_codes_and_one_always_the_same():
    assert qr.svg(ADDRESS) == qr.svg(ADDRESS) != qr.svg(ADDRESS + "x")


def test_an_address_is_read_without_its_scheme():
    assert qr.spoken("https://example.org/ws/2026/") == "example.org/ws/2026"
