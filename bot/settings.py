"""The settings: the environment over `.env`. What each is for stands in `bot.settings_file`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bot.errors import BadSettings
from bot.setting_values import READERS, reader_of
from bot.settings_file import PREFIX, Given, read_env_file

ENVIRONMENT = "environment"
_NEEDED = "is needed when"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Every setting, with its default. Paths are relative to the working directory; addresses end without a slash.

    None of the secrets, nor the database's address (it may hold a password), is shown by `repr`.
    """

    database_url: str = field(default="sqlite+aiosqlite:///gatewalk.db", repr=False)
    key_file: Path = Path("gatewalk.key")
    host: str = "127.0.0.1"
    port: int = 8080
    public_url: str | None = None
    telegram_bot_token: str | None = field(default=None, repr=False)
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: str | None = field(default=None, repr=False)
    telegram_api_url: str = "https://api.telegram.org"
    twilio_account_sid: str | None = field(default=None, repr=False)
    twilio_auth_token: str | None = field(default=None, repr=False)
    twilio_from_number: str | None = field(default=None, repr=False)
    twilio_messaging_service_sid: str | None = field(default=None, repr=False)
    twilio_api_url: str = "https://api.twilio.com"
    sends_per_second: float = 50.0
    heartbeat_url: str | None = field(default=None, repr=False)
    log_format: Literal["console", "json"] = "console"

    @property
    def telegram_off(self) -> str | None:
        """Why the Telegram side is off; None when it is on."""
        return None if self.telegram_bot_token else "TELEGRAM_BOT_TOKEN is not set"

    @property
    def sms_off(self) -> str | None:
        """Why the SMS side is off; None when it is on."""
        if not self.twilio_account_sid:
            return "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are not set"
        return (
            None if self.public_url else "GATEWALK_PUBLIC_URL is not set, against which Twilio's signatures are checked"
        )


def load_settings(environ: Mapping[str, str], env_file: Path | None) -> Settings:
    """The settings in `environ`, and for what is not in there those in `env_file`, where there is such a file.

    An empty value means that there is none; an empty one in the environment hides the file's. The whole file is
    checked, also what the environment hides. Raises BadSettings with one line, which quotes no value.
    """
    of_file = read_env_file(env_file) if env_file is not None else {}
    of_environment = {name: Given(text=environ[name], place=None) for name in READERS if name in environ}
    file_name = str(env_file)
    values = _checked(of_file, file_name) | _checked(of_environment, ENVIRONMENT)
    given = {name: value for name, value in values.items() if value is not None}
    places = dict.fromkeys(of_file, file_name) | dict.fromkeys(of_environment, ENVIRONMENT)
    for name, problem in _missing(given):
        needs_it = problem.removeprefix(f"{_NEEDED} ").split()[0]
        raise BadSettings(f"{places[needs_it]}: {name}: {problem}")
    return Settings(**{reader_of(name).field: value for name, value in given.items()})  # type: ignore[arg-type]


def unheard_of(environ: Mapping[str, str]) -> str | None:
    """A line that names what in the environment looks like a setting and is none, such as one that is misspelt; never
    its value. It refuses nothing, as in `.env`: the environment is also others' (Kubernetes puts names into it)."""
    names = sorted(name for name in environ if name.startswith(PREFIX) and name not in READERS)
    return f"there is no such setting, so it is passed over: {', '.join(names)}" if names else None


def _checked(given: Mapping[str, Given], source: str) -> dict[str, object]:
    values: dict[str, object] = {}
    wrong: list[str] = []
    for name, raw in given.items():
        text = raw.text.strip()
        try:
            values[name] = reader_of(name).read(text) if text else None
        except ValueError as error:
            wrong.append(f"{raw.place}: {name}: {error}" if raw.place else f"{name}: {error}")
    if wrong:
        raise BadSettings.listing(source, wrong)
    return values


def _missing(given: Mapping[str, object]) -> list[tuple[str, str]]:
    """What another setting needs and is not there: its name, and "is needed when … is set"."""
    found = []
    if given.get("GATEWALK_TELEGRAM_MODE") == "webhook":
        wanted = ("GATEWALK_TELEGRAM_WEBHOOK_SECRET", "GATEWALK_PUBLIC_URL")
        found += [(name, f"{_NEEDED} GATEWALK_TELEGRAM_MODE is webhook") for name in wanted if name not in given]
    for name, partner in (
        ("TWILIO_AUTH_TOKEN", "TWILIO_ACCOUNT_SID"),
        ("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"),
    ):
        if partner in given and name not in given:
            found.append((name, f"{_NEEDED} {partner} is set"))
    senders = ("TWILIO_FROM_NUMBER", "TWILIO_MESSAGING_SERVICE_SID")
    if "TWILIO_ACCOUNT_SID" in given and not any(name in given for name in senders):
        found.append((" or ".join(senders), f"{_NEEDED} TWILIO_ACCOUNT_SID is set"))
    return found
