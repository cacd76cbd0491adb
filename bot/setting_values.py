"""What may stand in each setting. Readers raise ValueError in plain words that quote nothing."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, kw_only=True)
class Reader:
    """How a setting is read, and the field of `Settings` that it becomes."""

    field: str
    read: Callable[[str], object]


def _database_url(text: str) -> str:
    scheme, separator, rest = text.partition("://")
    kind = scheme.split("+")[0]
    if not separator or kind not in ("sqlite", "postgresql", "postgres"):
        raise ValueError("must begin with sqlite+aiosqlite:/// or postgresql://")
    if kind == "sqlite" and (not rest.startswith("/") or rest[1:] in ("", ":memory:")):
        raise ValueError("must name a file, like sqlite+aiosqlite:///gatewalk.db")
    if kind != "sqlite":
        _database_port(rest)
    return text


def _database_port(rest: str) -> None:
    """Whether what stands between the password and the database's name ends in a port, if it has one."""
    server = re.split(r"[/?]", rest.rpartition("@")[2])[0]
    port = re.search(r":([^\]]*)$", server)
    if port and port[1]:
        try:
            _port(port[1])
        except ValueError:
            raise ValueError("must have a port from 1 to 65535, or none, after the server's name") from None


def _port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= 65535:
        raise ValueError("must be a port from 1 to 65535")
    return int(text)


def _host(text: str) -> str:
    if not re.fullmatch(r"[0-9A-Za-z.:_-]+", text):
        raise ValueError("must be a host's name or address")
    return text


def _address(text: str) -> str:
    wrong = ValueError("must be an address like https://gatewalk.example.org")
    try:
        parts = urlsplit(text)
        whole = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        raise wrong from None
    if not whole or re.search(r"\s", text):
        raise wrong
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError("must be a plain address, without a user, a question mark or a number sign")
    return text.rstrip("/")


def _secret_address(text: str) -> str:
    """As `_address`, with a question mark if need be. What is wrong is said without quoting it."""
    try:
        parts = urlsplit(text)
        whole = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        whole = False
    if not whole or re.search(r"\s", text) or not text.isprintable() or parts.fragment or "@" in parts.netloc:
        raise ValueError("must be an address that begins with https://, without a user and a number sign")
    return text


def _secret(text: str) -> str:
    if re.search(r"[\s/?#]", text) or not text.isprintable():
        raise ValueError("must have no spaces and none of / ? #")
    return text


def _webhook_secret(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", text):
        raise ValueError("must have 1 to 256 letters, digits, hyphens and underscores: Telegram takes no others")
    return text


def _beginning(prefix: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not text.startswith(prefix):
            raise ValueError(f"must begin with {prefix}")
        return _secret(text)

    return read


def _sender(text: str) -> str:
    if not re.fullmatch(r"\+[0-9]{7,15}|[0-9]{3,8}", text):
        raise ValueError("must be a number like +447700900000 without spaces, or a short code")
    return text


def _pace(text: str) -> float:
    wrong = "must be a number above 0, like 50"
    try:
        number = float(text)
    except ValueError:
        raise ValueError(wrong) from None
    if not math.isfinite(number) or number <= 0:
        raise ValueError(wrong)
    return number


def _one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError(f"must be {' or '.join(words)}")
        return text

    return read


READERS: Mapping[str, Reader] = {
    "GATEWALK_DATABASE_URL": Reader(field="database_url", read=_database_url),
    "GATEWALK_KEY_FILE": Reader(field="key_file", read=Path),
    "GATEWALK_HOST": Reader(field="host", read=_host),
    "GATEWALK_PORT": Reader(field="port", read=_port),
    "GATEWALK_PUBLIC_URL": Reader(field="public_url", read=_address),
    "TELEGRAM_BOT_TOKEN": Reader(field="telegram_bot_token", read=_secret),
    "GATEWALK_TELEGRAM_MODE": Reader(field="telegram_mode", read=_one_of("polling", "webhook")),
    "GATEWALK_TELEGRAM_WEBHOOK_SECRET": Reader(field="telegram_webhook_secret", read=_webhook_secret),
    "GATEWALK_TELEGRAM_API_URL": Reader(field="telegram_api_url", read=_address),
    "TWILIO_ACCOUNT_SID": Reader(field="twilio_account_sid", read=_beginning("AC")),
    "TWILIO_AUTH_TOKEN": Reader(field="twilio_auth_token", read=_secret),
    "TWILIO_FROM_NUMBER": Reader(field="twilio_from_number", read=_sender),
    "TWILIO_MESSAGING_SERVICE_SID": Reader(field="twilio_messaging_service_sid", read=_beginning("MG")),
    "GATEWALK_TWILIO_API_URL": Reader(field="twilio_api_url", read=_address),
    "GATEWALK_SENDS_PER_SECOND": Reader(field="sends_per_second", read=_pace),
    "GATEWALK_HEARTBEAT_URL": Reader(field="heartbeat_url", read=_secret_address),
    "GATEWALK_LOG_FORMAT": Reader(field="log_format", read=_one_of("console", "json")),
}
"""Every setting by its name in the environment."""


def reader_of(name: str) -> Reader:
    """The reader of a setting; an unknown name is a KeyError."""
    return READERS[name]
