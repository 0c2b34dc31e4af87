"""Layers (optional content): what a source hides stays hidden in the booklet."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


def layers(source: Pdf) -> tuple[list[Object], list[Object]]:
    """Return all layers of a source, and those hidden when it opens."""
    properties = source.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return [], []
    every = [layer for layer in _array(properties, "/OCGs") if isinstance(layer, Dictionary)]
    state = properties.get("/D")
    if not isinstance(state, Dictionary):
        return every, []
    off = {layer.objgen for layer in _array(state, "/OFF") if isinstance(layer, Dictionary)}
    on = {layer.objgen for layer in _array(state, "/ON") if isinstance(layer, Dictionary)}
    if state.get("/BaseState") == Name.OFF:
        hidden = [layer for layer in every if layer.objgen not in on]
    else:
        hidden = [layer for layer in every if layer.objgen in off]
    return every, hidden


def write_layers(booklet: Pdf, every: list[Object], hidden: list[Object]) -> None:
    """Write the layers of all parts; nothing is written where there are none."""
    if not every:
        return
    booklet.Root.OCProperties = Dictionary(
        OCGs=Array(every),
        D=Dictionary(Name=String("As published"), BaseState=Name.ON, OFF=Array(hidden)),
    )


def _array(owner: Object, key: str) -> list[object]:
    value = owner.get(key)
    return list(value) if isinstance(value, Array) else []
