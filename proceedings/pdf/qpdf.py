"""The objects of a file, by qpdf, without the parts of pikepdf that reading never needs.

The package imports models, metadata and pictures, which takes 0.11 s of a process that checks one
paper in 0.3 s; its compiled core alone takes 0.03 s.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from logging import NullHandler, getLogger
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

# Page trees of real papers are four levels deep at most.
_DEEPEST = 40
# What an object of another kind than expected makes of a call.
_WRONG_KINDS = (ValueError, TypeError, AttributeError, KeyError, IndexError, RuntimeError)


@cache
def _core() -> ModuleType:
    """Return the compiled core of pikepdf, which a later import of the whole takes over."""
    name = "pikepdf._core"
    # Python prints what nobody handles, and qpdf logs how it mends each broken file.
    getLogger(name).addHandler(NullHandler())
    if name in sys.modules:
        return sys.modules[name]
    package = find_spec("pikepdf")
    assert package is not None
    spec = PathFinder.find_spec(name, package.submodule_search_locations)
    assert spec is not None
    assert spec.loader is not None
    core = module_from_spec(spec)
    sys.modules[name] = core
    try:
        spec.loader.exec_module(core)
    except ImportError:  # Windows finds the libraries beside it only through the package
        del sys.modules[name]
        from pikepdf import _core as core
    return core


class ObjectsError(Exception):
    """Qpdf cannot read the objects of a file, or they are not what a PDF has in their place."""


@contextmanager
def opened_objects(path: Path) -> Iterator[Any]:
    """Give qpdf's document of a file, and close it afterwards.

    Raises:
        ObjectsError: also for what goes wrong while the document is used.
    """
    core = _core()
    try:
        with path.open("rb") as stream:
            document = core.Pdf._open(  # noqa: SLF001 - what Pdf.open calls
                stream,
                suppress_warnings=True,
                access_mode=core.AccessMode.mmap,
                inherit_page_attributes=False,
            )
            try:
                yield document
            finally:
                document._close()  # noqa: SLF001 - what Pdf.close calls
    except (core.PikepdfError, *_WRONG_KINDS) as error:
        raise ObjectsError(str(error)) from error


def pages_of(document: Any, most: int) -> list[tuple[Any, Any]]:
    """Return the pages of a document, each with its own or inherited resources.

    Qpdf's own list of pages costs more than all that is read from them.

    Arguments:
        most: how many at most; a tree can name itself.
    """
    found: list[tuple[Any, Any]] = []

    def collect(node: Any, resources: Any, depth: int) -> None:
        own = node.get("/Resources")
        resources = resources if own is None else own
        kids = node.get("/Kids")
        if kids is None:
            found.append((node, resources))
        elif depth < _DEEPEST:
            for kid in kids:
                if len(found) < most:
                    collect(kid, resources, depth + 1)

    collect(document.Root.get("/Pages"), None, 0)
    return found


class Kinds(NamedTuple):
    """The types of qpdf's objects, for ``isinstance``."""

    array: Any
    dictionary: Any
    stream: Any
    string: Any


@cache
def kinds() -> Kinds:
    """Return the types of qpdf's objects; walks ask for them once, since they ask often."""
    core = _core()
    return Kinds(core.Array, core.Dictionary, core.Stream, core.String)
