from __future__ import annotations

import pytest

from proceedings import resources
from proceedings.errors import ProceedingsError


def test_a_checkout_and_a_wheel_are_found(tmp_path, monkeypatch):
    package = tmp_path / "proceedings"
    (tmp_path / "templates" / "theme").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.templates() == tmp_path / "templates"
    (package / "_templates" / "theme").mkdir(parents=True)
    assert resources.templates() == package / "_templates"


def test_a_strangers_folder_of_that_name_is_not_taken(tmp_path, monkeypatch):
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "proceedings")
    with pytest.raises(ProceedingsError, match="missing"):
        resources.templates()
