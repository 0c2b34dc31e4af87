from __future__ import annotations

import subprocess
import sys

import pytest

from proceedings import text


@pytest.mark.parametrize("name", text.__all__)
def test_every_public_name_is_there_and_says_what_it_does(name):
    public = getattr(text, name)
    assert callable(public)
    assert public.__doc__


def test_a_wrong_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = text.nothing_of_the_kind


def test_functions_called_like_their_module_are_functions():
    script = (
        "import proceedings.text.slug, proceedings.text.similarity; "
        "from proceedings.text import slug, similarity; print(slug('A b'), similarity('a', 'a'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["a-b", "1.0"]
