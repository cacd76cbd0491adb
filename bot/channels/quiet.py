"""Keeps the libraries' logs from telling what must not be told."""

import logging

_SILENT = logging.CRITICAL + 1

# Twilio's library logs each query, with numbers in it, but in an HTTP client that is not used here.
# python-telegram-bot logs addresses and whole answers, also at ERROR and CRITICAL, so it is silenced: its errors
# reach us as exceptions anyway.
_LEVELS = {
    "aiohttp": logging.WARNING,
    "telegram": _SILENT,
}


def quiet_library_logs() -> None:
    """Set the levels of the libraries' loggers, below which nothing of theirs is logged. To be called at the start."""
    for name, level in _LEVELS.items():
        logging.getLogger(name).setLevel(level)
