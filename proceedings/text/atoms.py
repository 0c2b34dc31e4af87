"""The atoms of a formula, and how they are set side by side on one line."""

from __future__ import annotations

from dataclasses import replace

from proceedings.model.frozen import dataclass
from proceedings.text.rich import Inline, to_plain


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a formula that is set as one.

    Fields:
        kind: ord, op, bin, rel, bar, open, close, punct, large, frac or space.
        inlines: its text.
        before: the source has a space before it.
        word: two or more letters, or text; digits count as ``number``.
    """

    kind: str
    inlines: tuple[Inline, ...]
    before: bool = False
    word: bool = False
    number: bool = False


def ordinary(text: str) -> Atom:
    """Return an atom without any behaviour of its own."""
    return Atom("ord", (text,))


def marked(inline: Inline, mark: str) -> Inline:
    """Put a combining mark on a single character."""
    if isinstance(inline, str):
        return {"ı": "i", "ȷ": "j"}.get(inline, inline) + mark
    plain = inline.plain + mark if inline.plain is not None else None
    return replace(inline, children=(marked(inline.children[0], mark),), plain=plain)


def is_simple(atoms: list[Atom], *, top: bool) -> bool:
    """Tell whether a fraction's part needs no brackets: an atom, a product above, a call."""
    kinds = [atom.kind for atom in atoms]
    if not atoms:
        return True
    if len(atoms) == 1:
        return kinds[0] in {"ord", "op", "large"} and " " not in to_plain(atoms[0].inlines)
    if all(k == "ord" for k in kinds) and (top or to_plain(atoms[0].inlines) in _DIFFERENTIAL):
        return True
    is_call = kinds[:2] in (["ord", "open"], ["op", "open"]) and kinds[-1] == "close"
    return is_call and kinds.count("open") == kinds.count("close") == 1


def bracketed(atoms: list[Atom]) -> list[Inline]:
    """Set atoms in brackets, unless they stand in one pair already."""
    if len(atoms) > 1 and atoms[0].kind == "open" and atoms[-1].kind == "close":
        kinds = [atom.kind for atom in atoms]
        if kinds.count("open") == 1:
            return layout(atoms)
    return ["(", *layout(atoms), ")"]


_DIFFERENTIAL = frozenset("∂∇ΔδDd")
_TIGHT_LEFT = frozenset({"", "open", "rel", "bin", "punct", "op", "large", "bar"})
_TIGHT_RIGHT = frozenset({"", "close", "rel", "punct"})
_NEAR = frozenset({"ord", "close", "op", "frac", "large"})


def layout(atoms: list[Atom], *, tight: bool = False) -> list[Inline]:
    """Put atoms side by side with the spaces a reader expects; few of them where tight."""
    atoms = _without_unary(atoms)
    inlines: list[Inline] = []
    for index, atom in enumerate(atoms):
        before = atoms[index - 1] if index else None
        after = atoms[index + 1] if index + 1 < len(atoms) else None
        if before is not None:
            is_spaced = _is_gap(before, atom, tight=tight)
            inlines.append(" " if is_spaced else "")
        is_after = before is not None and before.kind in {"ord", "frac", "close", "op", "large"}
        is_before = after is not None and after.kind in {"ord", "frac", "open", "op", "large"}
        if atom.kind == "frac" and (is_after or is_before):
            inlines += ["(", *atom.inlines, ")"]
        elif tight and atom.kind == "space":
            continue
        else:
            inlines += atom.inlines
    return [inline for inline in inlines if inline != ""]


def _without_unary(atoms: list[Atom]) -> list[Atom]:
    """Make signs that have nothing on one side ordinary: ``-3``, ``x^*``, ``(+)``."""
    made: list[Atom] = []
    for index, atom in enumerate(atoms):
        before = made[-1].kind if made else ""
        after = atoms[index + 1].kind if index + 1 < len(atoms) else ""
        follows = atoms[index + 1].before if index + 1 < len(atoms) else False
        is_sign = atom.kind == "bin" and (before in _TIGHT_LEFT or after in _TIGHT_RIGHT)
        is_prefix = atom.kind == "rel" and before in {"", "open", "punct"}  # "about 30"
        if is_sign or is_prefix:
            made.append(replace(atom, kind="ord"))
        elif atom.kind in {"bin", "bar"}:  # a space on one side asks for both
            made.append(replace(atom, before=atom.before or follows))
        else:
            made.append(atom)
    return made


def _is_gap(a: Atom, b: Atom, *, tight: bool) -> bool:
    """Tell whether a space stands between two atoms."""
    kinds = {a.kind, b.kind}
    if "space" in kinds or b.kind in {"punct", "close"} or a.kind == "open":
        return False
    if "rel" in kinds:
        return not tight and a.kind != b.kind
    if a.kind == "punct":
        return b.before and not tight
    if b.kind in {"bin", "bar"}:
        return not tight and b.before
    if a.kind in {"bin", "bar"}:
        return not tight and a.before
    return _is_word_gap(a, b)


def _is_word_gap(a: Atom, b: Atom) -> bool:
    """Tell whether two atoms would run together like words without a space."""
    if a.kind == "large":
        return True
    if b.kind in {"op", "large"}:
        return a.kind in _NEAR
    if a.kind == "op":
        return b.kind in {"ord", "op"}
    return b.before and (a.word or b.word) and a.kind in {"ord", "close"} and b.kind == "ord"
