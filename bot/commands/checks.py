"""What `gatewalk doctor` looks at. No detail holds a secret or anything personal."""

import asyncio
import os
import stat
from urllib.parse import urlsplit

from bot.clock import SystemClock
from bot.commands import house
from bot.commands.checks_inside import helplines, key_fits, staff
from bot.commands.finding import Finding, fail, note, ok
from bot.commands.installation import installation
from bot.commands.trouble import Refused
from bot.settings import Settings, unheard_of
from storage.crypto import Vault
from storage.database import Database
from storage.errors import BadKey, StorageError
from storage.keys import follow
from storage.schema import is_whole, schema_state

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
SCHEMAS = {
    "old": "is old: run `gatewalk migrate`",
    "none": "is not there yet: `gatewalk init` or `gatewalk migrate` makes it",
    "newer": "was made by a later version of Gatewalk",
    "restoring": "is not there: a restore has not ended: run `gatewalk restore` again",
}

DAMAGED = "the file is damaged: stop the service, keep the file, and restore the last backup"


async def examine(settings: Settings) -> list[Finding]:
    """Everything, in the order in which it is to be put right. Settings that can be read are in order themselves."""
    found = [installation(), _settings()]
    key, vault = _key(settings)
    inside = await _database(settings, vault)
    telegram, twilio = await asyncio.gather(_telegram(settings), _twilio(settings))
    found += [inside[0], key, *inside[1:], telegram, twilio, _public_url(settings), _heartbeat(settings)]
    return found


def _settings() -> Finding:
    passed_over = unheard_of(os.environ)
    return note("settings", passed_over) if passed_over else ok("settings", "can be used")


def _key(settings: Settings) -> tuple[Finding, Vault | None]:
    try:
        vault = house.vault(settings)
    except (Refused, StorageError) as trouble:
        return fail("key", str(trouble)), None
    mode = stat.S_IMODE(settings.key_file.stat().st_mode)
    if mode & 0o077:
        wrong = f"{settings.key_file} can be read by others: it has mode {mode:04o}, and has to have 0600"
        return fail("key", wrong), vault
    return ok("key", f"{settings.key_file} can be read"), vault


async def _database(settings: Settings, vault: Vault | None) -> list[Finding]:
    """The database and its schema; with a key also what is inside."""
    try:
        state = await schema_state(settings.database_url)
        if state == "current" and not await is_whole(settings.database_url):
            return [fail("database", DAMAGED)]
    except StorageError as trouble:
        return [fail("database", str(trouble))]
    if state != "current":
        reached = fail("database", "is not there yet") if state in ("none", "restoring") else ok("database", "answers")
        return [reached, fail("schema", SCHEMAS[state])]
    found = [ok("database", "answers"), ok("schema", "is up to date")]
    if vault is None:
        return found
    try:
        database = await Database.open(settings.database_url, vault)
    except StorageError as trouble:
        return [fail("database", str(trouble)), *found[1:]]
    try:
        with house.names_key_file(settings):
            await follow(database)
        async with database.reading() as rows:
            fits = await key_fits(rows)
            now = SystemClock().now()
            return [*found, *([fits] if fits else [await helplines(rows, now), *await staff(rows)])]
    except BadKey as trouble:
        return [*found, fail("key fits", str(trouble))]
    finally:
        await database.close()


async def _telegram(settings: Settings) -> Finding:
    if not settings.telegram_bot_token:
        return note("telegram", f"is off: {settings.telegram_off}")
    from bot.channels.telegram import TelegramChannel

    channel = TelegramChannel(token=settings.telegram_bot_token, api_url=settings.telegram_api_url)
    try:
        trouble = await channel.check()
    finally:
        await channel.close()
    return fail("telegram", trouble) if trouble else ok("telegram", f"the bot answers, {settings.telegram_mode} mode")


async def _twilio(settings: Settings) -> Finding:
    if not settings.twilio_account_sid or not settings.twilio_auth_token:
        return note("twilio", f"is off: {settings.sms_off}")
    from bot.channels.twilio import TwilioChannel

    channel = TwilioChannel(
        account_sid=settings.twilio_account_sid,
        auth_token=settings.twilio_auth_token,
        from_number=settings.twilio_from_number,
        messaging_service_sid=settings.twilio_messaging_service_sid,
        api_url=settings.twilio_api_url,
    )
    try:
        trouble = await channel.check()
    finally:
        await channel.close()
    return fail("twilio", trouble) if trouble else ok("twilio", "the account answers and is active")


def _public_url(settings: Settings) -> Finding:
    if settings.public_url is None:
        if settings.twilio_account_sid:
            return fail("public url", f"texts are off: {settings.sms_off}")
        return note("public url", "GATEWALK_PUBLIC_URL is not set; texts need it, and Telegram in webhook mode")
    parts = urlsplit(settings.public_url)
    if parts.scheme != "https" and parts.hostname not in THIS_MACHINE:
        return fail("public url", "must begin with https:// for Twilio and Telegram to trust it")
    return ok("public url", settings.public_url)


def _heartbeat(settings: Settings) -> Finding:
    """Its form; it is not called, since that would tell the other end that all is on time."""
    if settings.heartbeat_url is None:
        return note("heartbeat", "GATEWALK_HEARTBEAT_URL is not set: nobody outside hears when everything stands still")
    parts = urlsplit(settings.heartbeat_url)
    if parts.scheme != "https" and parts.hostname not in THIS_MACHINE:
        return fail("heartbeat", "must begin with https://: the address is a secret")
    return ok("heartbeat", "is set; called every minute while all is on time")
