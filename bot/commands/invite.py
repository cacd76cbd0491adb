"""`gatewalk invite`: single-use links for mentors, coordinators, and leavers who would rather use Telegram."""

import secrets
from datetime import datetime

import click

from bot.channels.message import ChannelDown
from bot.commands import house
from bot.commands.person_number import PERSON_ID
from bot.commands.programme_option import programme_option, the_programme
from bot.commands.shown import json_option, show_json
from bot.commands.trouble import Refused
from bot.rules.people_cells import read_name
from bot.rules.policy_checks import LANGUAGES
from bot.services.desk import Desk
from bot.services.invitations import invite_leaver, invite_staff
from bot.settings import Settings
from storage import audit
from storage.records import Person

PATIENCE = 5.0
"""Seconds that Telegram has to say what the bot is called."""


@click.group()
def invite() -> None:
    """Print a single-use link into Telegram, and its token. An earlier link that was not used stops working."""


def _staff_command(role: str) -> click.Command:
    @click.command(role, help=f"Invite a {role}. The same name in the same programme is the same {role}.")
    @programme_option(required=True)
    @click.option("--name", metavar="NAME", required=True, help="As leavers and colleagues know them.")
    @click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True)
    @json_option
    def command(slug: str, name: str, language: str, as_json: bool) -> None:
        whole_name = _name(name)

        async def act(desk: Desk) -> tuple[str, datetime]:
            programme = await the_programme(desk.rows, slug)
            token = new_token()
            staff, invitation = await invite_staff(
                desk, programme_id=programme.id, role=role, name=whole_name, language=language, token=token
            )
            desk.note(f"invite {role}", f"staff {staff.id}")
            return token, invitation.expires_at

        settings = house.settings()
        _show(settings, *house.run(house.write(settings, act)), as_json=as_json)

    return command


for _role in ("mentor", "coordinator"):
    invite.add_command(_staff_command(_role))


@invite.command("leaver")
@click.option("--person", "person_id", metavar="ID", type=PERSON_ID, required=True, help="As in `people list`.")
@json_option
def leaver(person_id: int, as_json: bool) -> None:
    """Invite a leaver who would rather use Telegram than texts."""

    async def act(desk: Desk) -> tuple[str, datetime]:
        if await desk.rows.one(Person, Person.table.c.id == person_id) is None:
            raise Refused(f"--person: there is no person {person_id}")
        token = new_token()
        invitation = await invite_leaver(desk, person_id=person_id, token=token)
        desk.note("invite leaver", audit.person(person_id))
        return token, invitation.expires_at

    settings = house.settings()
    _show(settings, *house.run(house.write(settings, act)), as_json=as_json)


def new_token() -> str:
    """128 random bits, in the letters that Telegram's links take."""
    return secrets.token_urlsafe(16)


def _name(name: str) -> str:
    try:
        return read_name(name)
    except ValueError as error:
        raise Refused(f"--name: {error}") from None


def _show(settings: Settings, token: str, expires_at: datetime, *, as_json: bool) -> None:
    bot, why_none = house.run(_bot_name(settings))
    link = f"https://t.me/{bot}?start={token}" if bot else None
    if as_json:
        show_json({"token": token, "link": link, "expires_at": expires_at})
        return
    click.echo(f"link: {link}" if link else f"no link ({why_none}): have them send the bot this message")
    click.echo(f"{'token' if link else 'message'}: {token if link else f'/start {token}'}")
    click.echo(f"works once, until {expires_at:%Y-%m-%d %H:%M}Z")


async def _bot_name(settings: Settings) -> tuple[str | None, str]:
    """What the bot is called; or None, and why that is not known."""
    if not settings.telegram_bot_token:
        return None, "TELEGRAM_BOT_TOKEN is not set"
    from bot.channels.telegram import TelegramChannel

    channel = TelegramChannel(token=settings.telegram_bot_token, api_url=settings.telegram_api_url, timeout=PATIENCE)
    try:
        return (await channel.start()).username or None, "the bot has no name"
    except ChannelDown as down:
        return None, str(down)
    finally:
        await channel.close()
