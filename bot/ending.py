"""How a task of the service ends."""

import asyncio

import structlog

log = structlog.get_logger(__name__)

PATIENCE = 5
"""Seconds that a task has to end in when the service is told to stop."""


async def end(task: asyncio.Task[None]) -> None:
    """Cancels, more than once if need be: a driver can turn a cancellation into a failure of its own."""
    for _ in range(PATIENCE):
        task.cancel()
        await asyncio.wait({task}, timeout=1)
        if task.done():
            break
    if not task.done() or (not task.cancelled() and task.exception() is not None):
        log.error("stop.unclean", task=getattr(task.get_coro(), "__qualname__", ""))
