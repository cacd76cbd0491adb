"""The file `.env`: what stands in it and where, and the commented one that `gatewalk init` writes."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv.parser import parse_stream

from bot.errors import BadSettings
from bot.setting_values import READERS

PREFIX = "GATEWALK_"


@dataclass(frozen=True, kw_only=True)
class Given:
    """A setting as it was written. `place` is "line 4" in a file, None in the environment."""

    text: str
    place: str | None


def read_env_file(path: Path) -> dict[str, Given]:
    """The settings in a file, by name; none where there is no such file. Of a name that stands twice the last counts.

    Keys of other programs are passed over. Nothing is filled in for `${NAME}`: a secret may hold a dollar sign.
    Raises BadSettings for a file that can't be read, a line that is no setting, and an unknown key that begins with
    GATEWALK_.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise BadSettings(f"{path}: is not text in UTF-8") from None
    except OSError as error:
        raise BadSettings(f"{path}: can't be read: {error.strerror}") from None
    found: dict[str, Given] = {}
    wrong: list[str] = []
    for binding in parse_stream(io.StringIO(text)):
        line = binding.original.line + _blank_lines_before(binding.original.string)
        if binding.error or (binding.key is not None and binding.value is None):
            wrong.append(f"line {line}: is not a setting like NAME=value")
        elif binding.key is None:
            continue
        elif binding.key in READERS:
            found[binding.key] = Given(text=binding.value or "", place=f"line {line}")
        elif binding.key.startswith(PREFIX):
            wrong.append(f"line {line}: {binding.key}: there is no such setting")
    if wrong:
        raise BadSettings.listing(str(path), wrong)
    return found


def _blank_lines_before(text: str) -> int:
    """The parser counts the empty lines before a setting as a part of it."""
    return text[: len(text) - len(text.lstrip())].count("\n")


def new_env_file(values: Mapping[str, str]) -> str:
    """The text of a commented `.env`. What is in `values` is set in it, all else is commented out at its default."""
    return "\n\n".join([_HEAD, *(_entry(name, values.get(name)) for name in _ABOUT)]) + "\n"


def _entry(name: str, value: str | None) -> str:
    about, default = _ABOUT[name]
    comment = "\n".join(f"# {line}" for line in about.split("\n"))
    setting = f"# {name}={default}" if value is None else f"{name}={_quoted(value)}"
    return f"{comment}\n{setting}"


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


_HEAD = """# Settings of Gatewalk. A line that begins with # is a comment: take the # away to set what it says.
# The environment wins over this file. Keep it to yourself: it may hold secrets."""

_ABOUT: Mapping[str, tuple[str, str]] = {
    "GATEWALK_DATABASE_URL": (
        "SQLite, or PostgreSQL: postgresql://user:password@host/database",
        "sqlite+aiosqlite:///gatewalk.db",
    ),
    "GATEWALK_KEY_FILE": (
        "The key for the encrypted columns. Without it nothing can be read: keep a copy apart from the database.",
        "gatewalk.key",
    ),
    "GATEWALK_HOST": ("Where the HTTP server listens.", "127.0.0.1"),
    "GATEWALK_PORT": ("The port it listens on.", "8080"),
    "GATEWALK_PUBLIC_URL": (
        "The address that Twilio and Telegram see. Texts need it: Twilio's signatures are checked against it.",
        "https://gatewalk.example.org",
    ),
    "TELEGRAM_BOT_TOKEN": ("The bot's token, from BotFather. Without it the Telegram side is off.", ""),
    "GATEWALK_TELEGRAM_MODE": ("How updates come in: polling, or webhook.", "polling"),
    "GATEWALK_TELEGRAM_WEBHOOK_SECRET": ("Required in webhook mode: letters, digits, hyphens and underscores.", ""),
    "GATEWALK_TELEGRAM_API_URL": ("A self-hosted Bot API server, or a stand-in.", "https://api.telegram.org"),
    "TWILIO_ACCOUNT_SID": ("The Twilio account. Without it and its token the SMS side is off.", ""),
    "TWILIO_AUTH_TOKEN": ("The account's token; webhooks are signed with it.", ""),
    "TWILIO_FROM_NUMBER": ("The sender: a number in international form,", "+447700900000"),
    "TWILIO_MESSAGING_SERVICE_SID": ("or a Messaging Service, which goes before the number.", ""),
    "GATEWALK_TWILIO_API_URL": ("A regional address, or a stand-in.", "https://api.twilio.com"),
    "GATEWALK_SENDS_PER_SECOND": ("The pace towards the provider, all replicas together.", "50"),
    "GATEWALK_HEARTBEAT_URL": (
        "Called every minute while all is on time: the address of a dead man's switch, which raises an alarm when the\n"
        "calls stop. It is a secret.",
        "",
    ),
    "GATEWALK_LOG_FORMAT": ("console, or json. Neither ever shows a name, a number, a text or a token.", "console"),
}
