"""The page with the phones: who is on it, and the files it is made of. It loads nothing from anywhere else.

What the page shows and does goes through the controls under `/sandbox/`; a clock that can be moved, where there is
one, is served under `/demo/clock` by whoever has it.
"""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, kw_only=True)
class PhoneShown:
    """A basic phone on the page. `number` is E.164, `language` that of the texts it begins with."""

    number: str
    name: str
    about: str
    language: str


@dataclass(frozen=True, kw_only=True)
class ChatShown:
    """Somebody's Telegram on the page; `commands` stand there to be tapped."""

    user_id: int
    name: str
    about: str
    commands: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Everybody on the page, in the order in which they stand there. `zone` is an IANA name: times are shown in it."""

    phones: tuple[PhoneShown, ...]
    chats: tuple[ChatShown, ...]
    zone: str


def page_routes(cast: Cast) -> list[BaseRoute]:
    """`/`, its files under `/page/`, and who is on it as `/page/cast.json`."""

    async def show_cast(request: Request) -> Response:
        return JSONResponse(asdict(cast), headers=_HEADERS)

    assets = files("bot.sandbox").joinpath("assets")
    found = {each.name: each.read_bytes() for each in assets.iterdir() if each.is_file()}
    return [
        Route("/", _file("index.html", found["index.html"]), methods=["GET"]),
        Route("/page/cast.json", show_cast, methods=["GET"]),
        *(Route(f"/page/{name}", _file(name, content), methods=["GET"]) for name, content in found.items()),
    ]


def _file(name: str, content: bytes) -> Callable[[Request], Awaitable[Response]]:
    media_type = _TYPES[name[name.rindex(".") :]]

    async def show(request: Request) -> Response:
        return Response(content, media_type=media_type, headers=_HEADERS)

    return show
