"""The log, as lines for a console or as JSON, with nothing personal in it.

Our own events carry ids and kinds only. Two more lines of defence stand behind that: whatever looks like a number, a
token or an address is blanked, and of an exception or a library's record only the parts that are code are kept.
"""

import faulthandler
import logging
import re
import sys
import threading
import traceback
import warnings
from types import TracebackType
from typing import Any, Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor

from bot.redact import redacted

OURS = ("bot", "storage")
_FILLED_IN = re.compile(r"[\n('\"<\[{=]|: ")
"""Where a library's message begins to hold values, if they are written into it before it is logged: asyncio shows a
callback with its arguments."""


def set_up_logs(form: Literal["console", "json"], stream: TextIO | None = None) -> None:
    """Sends our log and the libraries' to `stream`, standard error by default. To be called once, at the start.

    What the channels' libraries may not log at all is switched off by `bot.channels.quiet`.
    """
    stream = stream or sys.stderr
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        _exception_as_code,
        _redact,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    render: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=stream.isatty(), pad_event_to=0)
    )
    handler = _Lines(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_library_record_as_code, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for name in ("apscheduler", "sqlalchemy", "alembic", "uvicorn", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


class _Lines(logging.StreamHandler[TextIO]):
    """A line that can't be formed or written is left out: Python's own words about it show what it was made of."""

    def handleError(self, record: logging.LogRecord) -> None:
        error = sys.exc_info()[1]
        if not isinstance(error, OSError) and record.name != __name__:
            log = structlog.get_logger(__name__)
            log.error("log.failed", of=record.name, error=type(error).__name__)


def catch_the_rest() -> None:
    """What nobody catches is logged as code too, in place of Python's own words on standard error: an exception of the
    process, of a thread or of a destructor, and warnings. A crash of the interpreter shows where, without values.
    """
    log = structlog.get_logger("bot.logs")

    def of_the_process(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("crashed", exc_info=(kind, error, trace))

    def of_a_thread(found: threading.ExceptHookArgs) -> None:
        log.critical("thread.crashed", exc_info=found.exc_value)

    def of_a_destructor(found: Any) -> None:
        log.error("unraisable", exc_info=found.exc_value)

    def warned(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        log.warning("warned", kind=category.__name__, where=f"{filename}:{lineno}")

    sys.excepthook, threading.excepthook, sys.unraisablehook = of_the_process, of_a_thread, of_a_destructor
    warnings.showwarning = warned
    faulthandler.enable(file=sys.__stderr__ or sys.stderr)


def _library_record_as_code(logger: Any, method: str, event: EventDict) -> EventDict:
    """A library's message without what it filled in: that may be anything."""
    record: logging.LogRecord = event["_record"]
    if record.name.split(".")[0] not in OURS:
        event["event"] = _FILLED_IN.split(record.msg, maxsplit=1)[0].strip() if isinstance(record.msg, str) else ""
        event["event"] = event["event"] or type(record.msg).__name__
    return event


def _exception_as_code(logger: Any, method: str, event: EventDict) -> EventDict:
    """The kind of an exception and where it was raised; never its words."""
    info = event.pop("exc_info", None)
    if info is True:
        info = sys.exc_info()
    error = info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["exception"] = type(error).__qualname__
        event["raised"] = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    return event


def _redact(logger: Any, method: str, event: EventDict) -> EventDict:
    return {
        key: value if key in ("_record", "_from_structlog") else redacted(key, value) for key, value in event.items()
    }
