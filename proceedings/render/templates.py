"""Templates: the workshop's own first, then the package's."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path  # noqa: TC003 - part of the public signatures
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    select_autoescape,
)

from proceedings import resources
from proceedings.errors import OutputError
from proceedings.render import words

# None of these marks text as safe: only the plan's *_html fields go in unescaped, by ``|safe``.
_FILTERS = {
    "date": words.date,
    "day": words.day,
    "dates": words.dates,
    "time": words.time,
    "times": words.times,
    "offset": words.offset,
    "pages": words.pages,
    "joined": words.joined,
    "count": words.count,
}


@lru_cache(maxsize=8)
def environment(folder: Path) -> Environment:
    """Return the environment of a workshop: escaping is on but for .txt, unknown names are errors.

    Arguments:
        folder: the workshop folder, whose ``templates/`` overrides any file of the package's.
    """
    environment = Environment(
        loader=ChoiceLoader(
            [FileSystemLoader(folder / "templates"), FileSystemLoader(resources.templates())]
        ),
        autoescape=select_autoescape(
            enabled_extensions=(), disabled_extensions=("txt",), default=True
        ),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name, function in _FILTERS.items():
        environment.filters[name] = function  # one by one: filters keep their own exact types
    return environment


def fill(folder: Path, name: str, **values: Any) -> str:
    """Return a template filled with values.

    Arguments:
        folder: the workshop folder.
        name: the template below ``templates/``, such as ``booklet/front.html``.

    Raises:
        OutputError: the template is missing or wrong; names its file and line.
    """
    try:
        return environment(folder).get_template(name).render(values)
    except TemplateNotFound as error:
        raise OutputError(
            f"There is no template {error.name}.",
            fix="Put it back, or delete your own template that asks for it.",
        ) from error
    except TemplateSyntaxError as error:
        raise OutputError(
            f"{error.filename or error.name}, line {error.lineno}: {error.message}.",
            fix="Mend the template, or delete it to use the one that ships with the package.",
        ) from error
    except TemplateError as error:
        raise OutputError(
            f"The template {name} cannot be filled: {error.message}.",
            fix="Mend the template, or delete it to use the one that ships with the package.",
        ) from error


def text(folder: Path, name: str) -> str:
    """Return a file of the templates as it is, such as a style sheet.

    Raises:
        OutputError: there is no such file.
    """
    loader = environment(folder).loader
    assert loader is not None
    try:
        return loader.get_source(environment(folder), name)[0]
    except TemplateNotFound as error:
        raise OutputError(
            f"There is no file {name} among the templates.",
            fix="Install the package again.",
        ) from error
