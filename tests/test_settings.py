"""Settings: the environment over the file, the whole of it checked, and nothing secret shown."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import BadSettings
from bot.setting_values import READERS
from bot.settings import Settings, load_settings
from bot.settings_file import new_env_file

TWILIO = {"TWILIO_ACCOUNT_SID": "AC1", "TWILIO_AUTH_TOKEN": "secret-1", "TWILIO_FROM_NUMBER": "+447700900001"}
Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes `.env` into a fresh working directory."""
    monkeypatch.chdir(tmp_path)

    def written(text: str) -> Path:
        Path(".env").write_text(text, encoding="utf-8")
        return Path(".env")

    return written


def refused(environ: dict[str, str], file: Path | None = None) -> str:
    with pytest.raises(BadSettings) as error:
        load_settings(environ, file)
    return error.value.line


def test_without_anything_there_are_the_defaults(tmp_path: Path) -> None:
    assert load_settings({}, tmp_path / ".env") == load_settings({}, None) == Settings()


def test_the_environment_wins_over_the_file(write: Write) -> None:
    file = write("GATEWALK_PORT=9001\nGATEWALK_HOST=0.0.0.0\nPATH=/nowhere\n")
    settings = load_settings({"GATEWALK_PORT": "9002", "GATEWALK_UNHEARD_OF": "1"}, file)
    assert (settings.port, settings.host) == (9002, "0.0.0.0")


def test_every_setting_is_read() -> None:
    settings = load_settings(
        {
            **TWILIO,
            "GATEWALK_DATABASE_URL": "postgresql+asyncpg://me:pw@db/gatewalk",
            "GATEWALK_KEY_FILE": "keys/one.key",
            "GATEWALK_PUBLIC_URL": "https://gatewalk.example.org/",
            "TELEGRAM_BOT_TOKEN": "123:abc",
            "GATEWALK_TELEGRAM_MODE": "webhook",
            "GATEWALK_TELEGRAM_WEBHOOK_SECRET": "s3cret",
            "GATEWALK_TELEGRAM_API_URL": "http://127.0.0.1:8081",
            "TWILIO_MESSAGING_SERVICE_SID": "MG1",
            "GATEWALK_TWILIO_API_URL": "http://127.0.0.1:8082/",
            "GATEWALK_SENDS_PER_SECOND": "2.5",
            "GATEWALK_LOG_FORMAT": "json",
        },
        None,
    )
    assert settings.database_url == "postgresql+asyncpg://me:pw@db/gatewalk"
    assert settings.key_file == Path("keys/one.key")
    assert settings.public_url == "https://gatewalk.example.org"
    assert (settings.telegram_mode, settings.telegram_webhook_secret) == ("webhook", "s3cret")
    assert (settings.telegram_api_url, settings.twilio_api_url) == ("http://127.0.0.1:8081", "http://127.0.0.1:8082")
    assert (settings.twilio_account_sid, settings.twilio_messaging_service_sid) == ("AC1", "MG1")
    assert (settings.sends_per_second, settings.log_format) == (2.5, "json")
    assert settings.sms_off is None
    assert settings.telegram_off is None


def test_an_empty_value_is_none_and_hides_the_files(write: Write) -> None:
    file = write("TELEGRAM_BOT_TOKEN=123:abc\nGATEWALK_HOST=\n")
    settings = load_settings({"TELEGRAM_BOT_TOKEN": " "}, file)
    assert (settings.telegram_bot_token, settings.host) == (None, "127.0.0.1")


@pytest.mark.parametrize("server", ["db", "db:5432", "[::1]", "[::1]:5432", "me:p/w:x@db:1", "me@", "db:"])
def test_a_database_is_named_with_a_port_or_without(server: str) -> None:
    url = f"postgresql://{server}/gatewalk?host=/run/db"
    assert load_settings({"GATEWALK_DATABASE_URL": url}, None).database_url == url


def test_values_stand_as_they_were_written(write: Write) -> None:
    file = write("export TELEGRAM_BOT_TOKEN='123:$HOME${HOME}'  # mine\n")
    assert load_settings({"HOME": "x"}, file).telegram_bot_token == "123:$HOME${HOME}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# one\n\n\nGATEWALK_PORT=http\n", ".env: line 4: GATEWALK_PORT: must be a port from 1 to 65535"),
        ("GATEWALK_HOST=0.0.0.0\nGATEWALK_PROT=1\n", ".env: line 2: GATEWALK_PROT: there is no such setting"),
        ("A=1\n what is this = \n", ".env: line 2: is not a setting like NAME=value"),
        ("GATEWALK_PORT\n", ".env: line 1: is not a setting like NAME=value"),
        ("GATEWALK_PORT=0\n", ".env: line 1: GATEWALK_PORT: must be a port from 1 to 65535"),
        (
            "GATEWALK_TELEGRAM_MODE=both\nGATEWALK_LOG_FORMAT=xml\n",
            ".env: line 1: GATEWALK_TELEGRAM_MODE: must be polling or webhook; "
            "line 2: GATEWALK_LOG_FORMAT: must be console or json",
        ),
    ],
)
def test_a_broken_file_is_refused_with_its_line(write: Write, text: str, line: str) -> None:
    file = write(text)
    assert refused({}, file) == line
    assert refused({"GATEWALK_PORT": "8080", "GATEWALK_TELEGRAM_MODE": "polling"}, file) == line


def test_a_file_that_is_no_text_is_refused(write: Write) -> None:
    file = write("")
    file.write_bytes(b"GATEWALK_HOST=\xff\xfe\n")
    assert refused({}, file) == ".env: is not text in UTF-8"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GATEWALK_DATABASE_URL", "mysql://me:hunter2@db/gatewalk"),
        ("GATEWALK_DATABASE_URL", "sqlite+aiosqlite:///:memory:"),
        ("GATEWALK_DATABASE_URL", "postgresql://me:hunter2@db:port/gatewalk"),
        ("GATEWALK_DATABASE_URL", "postgresql://me:hunter2@db:65536/gatewalk"),
        ("GATEWALK_DATABASE_URL", "gatewalk.db"),
        ("GATEWALK_PUBLIC_URL", "hunter2.example.org"),
        ("GATEWALK_PUBLIC_URL", "https://me:hunter2@gatewalk.example.org"),
        ("GATEWALK_PUBLIC_URL", "https://gatewalk.example.org:port"),
        ("GATEWALK_SENDS_PER_SECOND", "nan"),
        ("GATEWALK_SENDS_PER_SECOND", "-12"),
        ("GATEWALK_TELEGRAM_WEBHOOK_SECRET", "hunter2 hunter2"),
        ("TWILIO_FROM_NUMBER", "07700 900001"),
        ("TWILIO_ACCOUNT_SID", "SKhunter2"),
        ("TELEGRAM_BOT_TOKEN", "hunter2/getMe"),
        ("GATEWALK_HOST", "a b"),
    ],
)
def test_a_bad_value_in_the_environment_is_refused_and_not_quoted(name: str, value: str) -> None:
    line = refused({name: value})
    assert line.startswith(f"environment: {name}: must")
    assert value not in line
    assert "hunter2" not in line


@pytest.mark.parametrize("missing", TWILIO)
def test_half_a_twilio_account_is_refused(missing: str) -> None:
    line = refused({name: value for name, value in TWILIO.items() if name != missing})
    assert line.startswith("environment: ")
    assert missing in line


def test_webhook_mode_needs_its_secret(write: Write) -> None:
    file = write("GATEWALK_TELEGRAM_MODE=webhook\n")
    assert refused({}, file) == (
        ".env: GATEWALK_TELEGRAM_WEBHOOK_SECRET: is needed when GATEWALK_TELEGRAM_MODE is webhook"
    )


def test_a_side_that_is_off_says_why() -> None:
    assert load_settings({}, None).telegram_off == "TELEGRAM_BOT_TOKEN is not set"
    assert "TWILIO_ACCOUNT_SID" in str(load_settings({}, None).sms_off)
    assert "GATEWALK_PUBLIC_URL" in str(load_settings(TWILIO, None).sms_off)


def test_secrets_are_not_shown() -> None:
    environ = {
        **TWILIO,
        "TELEGRAM_BOT_TOKEN": "123:secret-2",
        "GATEWALK_TELEGRAM_WEBHOOK_SECRET": "secret-3",
        "GATEWALK_DATABASE_URL": "postgresql://me:secret-4@db/gatewalk",
    }
    shown = repr(load_settings(environ, None))
    assert "secret" not in shown.replace("webhook_secret", "")
    assert "900001" not in shown


def test_a_new_file_has_every_setting_and_changes_none(write: Write) -> None:
    text = new_env_file({})
    assert load_settings({}, write(text)) == Settings()
    assert all(f"\n# {name}=" in text for name in READERS)


def test_a_new_file_keeps_what_it_is_given(write: Write) -> None:
    url = r"postgresql://me:p'w\$x@db/gatewalk"
    assert load_settings({}, write(new_env_file({"GATEWALK_DATABASE_URL": url}))).database_url == url
