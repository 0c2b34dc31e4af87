"""Our cheaper dataclass behaves as Python's own."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
from dataclasses import field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.model import frozen
from proceedings.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A value with what fields can have."""

    name: str
    missing: tuple[int, ...] = ()
    pages: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Count:
    """A value that changes."""

    number: int = 0
    double: int = 0

    def __post_init__(self) -> None:
        self.double = 2 * self.number


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    """A value that equals itself only."""

    name: str


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """The same as a mark, made by Python."""

    name: str
    missing: tuple[int, ...] = ()
    pages: dict[str, int] = field(default_factory=dict)


values = st.tuples(st.text(), st.tuples(st.integers()), st.dictionaries(st.text(), st.integers()))


@given(values, values)
def test_values_behave_as_those_of_python(one: Any, other: Any) -> None:
    assert (Mark(*one) == Mark(*other)) == (Known(*one) == Known(*other))
    assert repr(Mark(*one)) == repr(Known(*one)).replace("Known", "Mark", 1)
    assert Mark(*one) != Known(*one)
    assert dataclasses.asdict(Mark(*one)) == dataclasses.asdict(Known(*one))


@given(values)
def test_values_come_back_from_another_process(one: Any) -> None:
    mark = Mark(*one)
    assert pickle.loads(pickle.dumps(mark)) == mark
    assert copy.deepcopy(mark) == mark
    assert dataclasses.replace(mark, name="n") == Mark("n", *one[1:])


def test_defaults_are_made_for_each_value() -> None:
    assert Mark("a") == Mark(name="a", missing=(), pages={})
    assert Mark("a").pages is not Mark("a").pages
    with pytest.raises(TypeError, match="name"):
        Mark()  # type: ignore[call-arg]


def test_a_frozen_value_cannot_be_changed() -> None:
    mark = Mark("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="name"):
        mark.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="name"):
        del mark.name  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        mark.further = 1  # type: ignore[attr-defined]


def test_a_value_that_changes_has_no_hash() -> None:
    count = Count(2)
    assert count == Count(2, 5)
    count.number = 3
    assert count != Count(2)
    with pytest.raises(TypeError):
        hash(count)
    assert Itself("a") != Itself("a")
    assert len({Itself("a"), Itself("a")}) == 2


def test_only_frozen_values_that_can_be_hashed_are() -> None:
    @dataclass(frozen=True, slots=True)
    class Point:
        x: int

    assert hash(Point(1)) == hash(Point(1))
    assert len({Point(1), Point(1), Point(2)}) == 2
    with pytest.raises(TypeError):
        hash(Mark("a"))


def test_no_class_of_ours_is_made_the_slow_way():
    package = Path(frozen.__file__).parent.parent
    slow = re.compile(r"^from dataclasses import .*\bdataclass\b", re.MULTILINE)
    modules = [path for path in package.rglob("*.py") if path.name != "frozen.py"]
    found = [path.name for path in modules if slow.search(path.read_text(encoding="utf-8"))]
    assert not found, "import dataclass from proceedings.model.frozen"
