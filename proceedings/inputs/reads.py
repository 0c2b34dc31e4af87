"""How a kind of value is read: one place for what is accepted, expected, described and suggested.

It serves the reader, the errors (what was expected), the JSON Schema and the reference.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError, core_schema

from proceedings.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler


@dataclass(frozen=True, slots=True, eq=False)
class Reads:
    """How a kind of value is read.

    Fields:
        expected: the kind in words, as in "expected a date such as 2026-07-18".
        parse: from the text (or list, or mapping) in the file; ValueError where it does not fit.
        schema: the kind as JSON Schema.
        options: the words it may be, for suggestions; empty where it is open.
    """

    expected: str
    parse: Callable[[Any], Any]
    schema: Mapping[str, Any]
    options: tuple[str, ...] = field(default=())

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(
        self, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.schema)

    def _validate(self, value: object) -> Any:
        try:
            return self.parse(value)
        except ValueError as error:
            raise PydanticCustomError(
                "expected",
                "expected {expected}",
                {"expected": str(error) or self.expected, "options": self.options},
            ) from None
