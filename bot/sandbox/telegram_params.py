"""The parameters of a Bot API call, which come as JSON, as a form, as a multipart form or in the address."""

import json
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.sandbox.telegram_errors import bad_request


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file that came with the call."""

    name: str
    mime_type: str
    content: bytes


class Params:
    """Reads parameters by type. A form has only strings, so numbers, flags and objects may come as JSON text."""

    def __init__(self, values: dict[str, Any], uploads: dict[str, Upload]) -> None:
        self._values = values
        self.uploads = uploads

    def text(self, name: str) -> str | None:
        value = self._values.get(name)
        return None if value is None else str(value)

    def whole(self, name: str) -> int | None:
        value = self._values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'field "{name}" must be of type Number') from None

    def needed_whole(self, name: str, complaint: str) -> int:
        number = self.whole(name)
        if number is None:
            raise bad_request(complaint)
        return number

    def flag(self, name: str) -> bool:
        return str(self._values.get(name, "")).lower() in ("true", "1", "yes")

    def tree(self, name: str) -> Any:
        """A parameter that is an object or a list; None when it is missing."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


async def read_params(request: Request) -> Params:
    """Read what came with the call; the body wins over the address."""
    values: dict[str, Any] = dict(request.query_params)
    uploads: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        values.update(_object(await request.body()))
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    uploads[name] = await _upload(name, value)
                else:
                    values[name] = value
    else:
        await request.body()
    return Params(values, uploads)


async def _upload(name: str, file: UploadFile) -> Upload:
    kind = file.content_type or "application/octet-stream"
    return Upload(name=file.filename or name, mime_type=kind, content=await file.read())


def _object(body: bytes) -> dict[str, Any]:
    try:
        content = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(content, dict):
        raise bad_request("object expected")
    return content
