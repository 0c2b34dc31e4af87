"""``dataclass``, at a quarter of what it costs at the start of a process.

Python's own compiles six functions for a frozen class, and a check of one paper defines fifty such
classes before it reads a page: a third of its start (85 of 255 ms, measured). Here one function is
compiled, ``__init__``; the others are closures over the names of the fields. Types are checked as
those of ``dataclasses.dataclass``, and ``fields`` and ``replace`` take such classes, too.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass

__all__ = ["dataclass"]

T = TypeVar("T")
_MISSING = dataclasses.MISSING


def _dataclass(
    *, frozen: bool = False, slots: bool = False, eq: bool = True
) -> Callable[[type[T]], type[T]]:
    """Make a class of values, as ``dataclasses.dataclass`` with the same arguments does."""

    def make(cls: type[T]) -> type[T]:
        made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
        fields = dataclasses.fields(made)
        methods = {"__init__": _init(made, fields, frozen=frozen)}
        methods |= _methods(tuple([field.name for field in fields]), eq=eq)
        if frozen:
            methods |= {"__setattr__": _Frozen.__setattr__, "__delattr__": _Frozen.__delattr__}
        for name, method in methods.items():
            if name not in vars(made):
                setattr(made, name, method)
        if eq and not frozen:
            made.__hash__ = None  # as Python does for what can change
        return made  # type: ignore[no-any-return]

    return make


if not TYPE_CHECKING:
    dataclass = _dataclass


class _Frozen:
    """Methods of classes whose values never change."""

    def __setattr__(self, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _init(
    cls: type, fields: tuple[dataclasses.Field[Any], ...], *, frozen: bool
) -> Callable[..., Any]:
    """Return the ``__init__`` of a class, compiled."""
    known: dict[str, Any] = {"_assign": object.__setattr__, "_missing": _MISSING}
    parameters, body = ["self"], []
    for field in fields:
        name = value = parameter = field.name
        if field.default_factory is not _MISSING:
            known[f"_make_{name}"] = field.default_factory
            parameter = f"{name}=_missing"
            value = f"_make_{name}() if {name} is _missing else {name}"
        elif field.default is not _MISSING:
            known[f"_default_{name}"] = field.default
            parameter = f"{name}=_default_{name}"
        parameters.append(parameter)
        body.append(f"_assign(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    statements = "\n ".join(body or ["pass"])
    exec(f"def __init__({', '.join(parameters)}):\n {statements}", known)  # noqa: S102 - our text
    init: Callable[..., Any] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _methods(names: tuple[str, ...], *, eq: bool) -> dict[str, Callable[..., Any]]:
    """Return what shows, sends and compares values by the names of their fields."""

    def values(self: object) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in names])

    def shown(self: object) -> str:
        pairs = [f"{name}={value!r}" for name, value in zip(names, values(self), strict=True)]
        return f"{type(self).__qualname__}({', '.join(pairs)})"

    def sent(self: object) -> tuple[Any, ...]:
        return type(self), values(self)

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    methods: dict[str, Callable[..., Any]] = {"__repr__": shown, "__reduce__": sent}
    return {**methods, "__eq__": equal, "__hash__": hashed} if eq else methods
