"""Files as they come in a form: named by a text, like every other parameter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from aiohttp.web_request import FileField

ATTACH = "attach://"


class Upload(str):
    """The name of an uploaded file, which knows what is in it.

    Attributes:
        content: What was uploaded.
    """

    __slots__ = ("content",)

    content: bytes

    @classmethod
    def of(cls, field: FileField) -> Self:
        """Read an uploaded file."""
        upload = cls(field.filename)
        upload.content = field.file.read()
        return upload


def as_parameter(value: object) -> str:
    """Return a field of a form as a parameter."""
    return Upload.of(value) if isinstance(value, FileField) else str(value)


def attached(params: Mapping[str, str]) -> set[str]:
    """Return under which names files lie in a form that another parameter speaks of as attach://name."""
    said = [value for value in params.values() if not isinstance(value, Upload)]
    uploads = (name for name, value in params.items() if isinstance(value, Upload))
    return {name for name in uploads if any(f'{ATTACH}{name}"' in f'{value}"' for value in said)}
