"""Who opens connections and says little on them keeps nobody else from the doors."""

import asyncio
import logging

import pytest

from bot.handlers import connection
from bot.sandbox.server import World
from tests.end_to_end.place import ZEB, Place

TEXT = b"POST /twilio/inbound HTTP/1.1\r\nHost: here\r\nContent-Length: 5000\r\n\r\nBody="
WHOLE = b"GET /health/live HTTP/1.1\r\nHost: here\r\n\r\n"
SOON = 3.0
"""Seconds; far from the ten that a request really has, and less than the five that uvicorn waits for the next one."""


async def is_closed(reader: asyncio.StreamReader, within: float = SOON) -> bool:
    try:
        async with asyncio.timeout(within):
            while await reader.read(1000):
                pass
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize(
    ("begins", "goes_on"),
    [(b"", b""), (b"GET /health", b"x"), (TEXT, b"x"), (TEXT, b""), (WHOLE, b"\r\n")],
    ids=["silence", "a head", "a body", "half a body", "line ends after a whole one"],
)
async def test_what_does_not_end_is_not_waited_for(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, begins: bytes, goes_on: bytes
) -> None:
    monkeypatch.setattr(connection, "WHOLE_WITHIN", 0.2)
    reader, writer = await asyncio.open_connection("127.0.0.1", place.product.port)

    async def drip() -> None:
        writer.write(begins)
        while not writer.is_closing():
            await asyncio.sleep(0.05)
            writer.write(goes_on)

    dripping = asyncio.create_task(drip())
    try:
        with caplog.at_level(logging.WARNING):
            assert await is_closed(reader)
    finally:
        dripping.cancel()
        writer.close()
    assert caplog.records == []
    assert (await place.get("/health/live"))[0] == 200


async def test_where_many_wait_those_who_wait_longest_make_room(
    town: Place, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "MOST", 20)
    slow = [await asyncio.open_connection("127.0.0.1", town.product.port) for _ in range(30)]
    for _, writer in slow:
        writer.write(TEXT)
    try:
        assert await town.text(ZEB, "NEXT") == ["You have no time booked yet. Text BOOK for one."]
        assert [await is_closed(reader) for reader, _ in slow[:10]] == [True] * 10
        assert not await is_closed(slow[-1][0], within=0.1)
    finally:
        for _, writer in slow:
            writer.close()


async def test_a_head_without_an_end_is_not_taken_in(place: Place) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", place.product.port)

    async def go_on() -> None:
        writer.write(b"GET /health/live HTTP/1.1\r\nHost: here\r\nX-Long: ")
        for _ in range(40):
            writer.write(b"a" * 1_000_000)
            await writer.drain()

    with pytest.raises(ConnectionError):
        await asyncio.wait_for(go_on(), SOON)
    writer.close()
