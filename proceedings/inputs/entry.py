"""What every mapping of a file is: its keys are known, and it can say what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class Entry(BaseModel):
    """A mapping in a file: unknown keys are errors, a key with nothing behind it counts as absent.

    ``_speaking`` holds the keys where nothing is a mistake that would pass unseen.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    _speaking: ClassVar[dict[str, str]] = {}

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            raise PydanticCustomError("expected", "expected {expected}", {"expected": cls.spoken()})
        return {
            key: value
            for key, value in data.items()
            if value not in (None, "") or key not in cls.model_fields or key in cls._speaking
        }

    @classmethod
    def spoken(cls) -> str:
        """Return what stands here, in words."""
        required = [name for name, info in cls.model_fields.items() if info.is_required()]
        keys = required or list(cls.model_fields)[:3]
        return f"keys such as {', '.join(keys)}, each on a line, or all in braces"


class Named(Entry):
    """A mapping with a name; a plain text is the name."""

    @model_validator(mode="before")
    @classmethod
    def _name_alone(cls, data: Any) -> Any:
        return {"name": data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> dict[str, Any]:
        described = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [{"type": "string"}, dict(described)]}

    @classmethod
    def spoken(cls) -> str:
        """Return what stands here, in words."""
        return "a name, or keys such as name in braces"
