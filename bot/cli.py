"""The command line."""

import click

from bot.commands import audit, backup, doctor, invite, key, lists, people, person, programmes, service, set_up
from bot.commands.trouble import OneLine
from bot.version import VERSION


@click.group("gatewalk", cls=OneLine)
@click.version_option(VERSION, prog_name="gatewalk")
def main() -> None:
    """Gatewalk: between people who leave prison, their mentors and the coordinators.

    Settings come from the environment and from .env in the working directory.
    """


for command in (
    set_up.init,
    set_up.migrate,
    programmes.apply,
    people.people,
    person.person,
    invite.invite,
    lists.queue,
    lists.messages,
    audit.audit,
    backup.backup,
    backup.restore,
    key.key,
    doctor.doctor,
    service.run,
    service.demo,
):
    main.add_command(command)
