"""What a page or another process orders of the outside world: a JSON object, read by type."""

import json
from typing import Any

from starlette.requests import Request


class Misunderstood(ValueError):
    """An order that lacks something, or has the wrong type of it."""


class Orders:
    """The JSON object of an order."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._content = content

    def text(self, name: str, default: str | None = None) -> str:
        value = self._content.get(name, default)
        if not isinstance(value, str):
            raise Misunderstood(f"{name}: a text is needed")
        return value

    def maybe_text(self, name: str) -> str | None:
        return None if self._content.get(name) is None else self.text(name)

    def whole(self, name: str, default: int | None = None) -> int:
        value = self.maybe_whole(name)
        value = default if value is None else value
        if value is None:
            raise Misunderstood(f"{name}: a whole number is needed")
        return value

    def maybe_whole(self, name: str) -> int | None:
        value = self._content.get(name)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise Misunderstood(f"{name}: a whole number is needed")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        value = self._content.get(name, default)
        if not isinstance(value, bool):
            raise Misunderstood(f"{name}: true or false is needed")
        return value


async def read_orders(request: Request) -> Orders:
    """The orders of a request. Only JSON is taken, so that no other page in the browser can pull the strings."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Misunderstood("the content must be application/json")
    try:
        content = json.loads(await request.body())
    except ValueError:
        raise Misunderstood("the content is not JSON") from None
    if not isinstance(content, dict):
        raise Misunderstood("a JSON object is needed")
    return Orders(content)
