"""The start of a format file: what was measured, and what only a human knows marked as TODO."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proceedings.checks.asked import PART_NAMES
from proceedings.checks.notices import notice_in
from proceedings.formats import load_formats
from proceedings.text.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from proceedings.anatomy.measuring import Measured

_TODO = "TODO"


def format_draft(
    measured: Measured, example: str, name: str = "", year: int | None = None, family: str = ""
) -> str:
    """Return a format file as text; it is refused as a format while it says TODO.

    Arguments:
        example: name of the file that was measured.
        name: of the format in print, such as ``ICML 2027``.
        year, family: where they are not those that were recognised.
    """
    kin = [form for form in load_formats().values() if form.family == measured.family]
    year = year or measured.year
    if not name and kin and year:
        name = f"{kin[-1].family_name} {year}"
    bare = name.removesuffix(str(year)).strip()
    family = family or measured.family or (slug(bare) if bare else "")
    conference = kin[-1].conference if kin and family == measured.family else bare
    lines = [
        f"# {name or 'A format'}, measured on {_spoken(example)}: a start, not the truth.",
        "# Look at each value beside the page; a second paper tells what belongs to the template.",
        f"# Save it as templates/formats/{family or 'FAMILY'}{year or 'YEAR'}.yaml. It is refused",
        "# until no TODO is left.",
        "# Points; y from the top of the page.",
        *_said("family", _quoted(family), "lower case; one for all years of a template"),
        *_said("name", _quoted(name), "in print, with the year"),
        *_said("year", str(year or _TODO), "of the template"),
        *_said("conference", _quoted(conference), "in full, as notices name it"),
        *_said("edition", "0", "the ordinal of the conference, where its notices print one"),
        *_measurements(measured),
        *_notices(measured),
        "",
        "# No page shows these: they stand in the call for papers.",
        "limits: {submission: TODO, camera-ready: TODO}  # pages of body",
        f"excluded: TODO  # parts the limit does not count: [{', '.join(PART_NAMES)}]",
    ]
    return "\n".join(lines) + "\n"


def _measurements(measured: Measured) -> Iterator[str]:
    block, rules = measured.text_block.value, measured.title_rules
    columns = ", ".join(_numbers(edges) for edges in measured.columns.value)
    yield ""
    yield from _said("sheet", _numbers(measured.sheet.value), measured.sheet.how)
    edges = (block.x0, block.y0, block.x1, block.y1)
    yield f"# {measured.text_block.how}. The top is one size of type above the first line."
    yield f"text_block: {_numbers(edges)}"
    yield f"# {measured.columns.how}."
    yield f"columns: [{columns}]"
    yield "sizes:"
    for key in ("body", "title", "section", "small"):
        size = getattr(measured, key)
        yield from _said(f"  {key}", f"{size.value:g}", size.how)
    yield from _said("leading", f"{measured.leading.value:g}", measured.leading.how)
    if rules is None:
        yield "# No two rules of one width enclose the title: a template without them is not"
        yield "# recognised, and papers in it cannot be checked."
        yield f"title_rules: {_TODO}"
    else:
        drawn = rules.value
        yield f"# {rules.how}; ink tells the thickness to a quarter of a point."
        yield (
            f"title_rules: {{width: {drawn.width:g}, upper_y: {drawn.upper_y:g}, "
            f"upper: {drawn.upper:g}, lower: {drawn.lower:g}}}"
        )
    head = str(measured.running_head.value).lower()
    yield from _said("running_head", head, measured.running_head.how)
    if measured.line_numbers is None:
        yield "# No lines are numbered here: take the strip from a review copy."
        yield "line_numbers: [0, 0]"
    else:
        yield from _said(
            "line_numbers",
            _numbers(measured.line_numbers.value),
            f"{measured.line_numbers.how}; ink, wider numbers need more room",
        )


def _notices(measured: Measured) -> Iterator[str]:
    stage, notice = measured.stage, notice_in(measured.footnote)
    yield ""
    yield f"# At the foot of page 1, by the stage: {stage.value.value} ({_spoken(stage.how)})."
    if notice:
        yield "# What the template prints by itself; other stages need an example each."
        yield "notices:"
        yield f"  {stage.value.value}:"
        yield f"    - {_quoted(notice)}"
    else:
        yield "# No notice was found there."
        yield "notices: {}"


def _said(key: str, value: str, how: str) -> list[str]:
    return [f"{key}: {value}  # {_spoken(how)}"]


def _numbers(values: tuple[float, ...]) -> str:
    return f"[{', '.join(f'{value:g}' for value in values)}]"


def _quoted(text: str) -> str:
    return "'" + _spoken(text).replace("'", "''") + "'" if text else _TODO


def _spoken(text: str) -> str:
    """Return a text on one line, without what cannot be printed; a line-end hyphen is one."""
    text = text.replace("\ufffe", "-")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
